//! Tests of the file and of the network as a whole; scores are held against PyTorch in
//! `tests/network.rs`.

use super::writer::DraftTensor;
use super::*;
use crate::model::ModelError;

const FINGERPRINT: u32 = 0x1234_5678;

/// A network of two layers with values that are the same in every run.
fn draft(storage: Storage) -> ModelDraft {
    let sizes = Dimensions { layers: 2, heads: 2, hidden: 6, intermediate: 10, positions: 8, channels: vec![3, 2] };
    let (hidden, inner) = (sizes.hidden, sizes.intermediate);
    let mut shapes: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word".into(), vec![12, hidden]),
        ("embeddings.position".into(), vec![sizes.positions, hidden]),
        ("embeddings.kind".into(), vec![hidden]),
        ("embeddings.channel.0".into(), vec![3, hidden]),
        ("embeddings.channel.1".into(), vec![2, hidden]),
        ("role_transitions".into(), vec![2, 2]),
    ];
    let mut norms = vec!["embeddings.norm".to_owned()];
    let mut matrices = vec![("heads".to_owned(), 5, hidden)];
    for layer in 0..sizes.layers {
        norms.extend(["attention_norm", "norm"].map(|name| format!("layers.{layer}.{name}")));
        let square = ["query", "key", "value", "attention"];
        matrices.extend(square.map(|name| (format!("layers.{layer}.{name}"), hidden, hidden)));
        matrices.push((format!("layers.{layer}.up"), inner, hidden));
        matrices.push((format!("layers.{layer}.down"), hidden, inner));
    }
    shapes.extend(norms.iter().flat_map(|n| ["weight", "bias"].map(|part| (format!("{n}.{part}"), vec![hidden]))));
    for (name, output, input) in matrices {
        shapes.push((format!("{name}.weight"), vec![output, input]));
        shapes.push((format!("{name}.bias"), vec![output]));
    }
    let mut state = 3u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 23) as f32 - 1.0
    };
    let tensor = |(name, dimensions): (String, Vec<usize>)| {
        let storage = if dimensions.len() == 2 { storage } else { Storage::F32 };
        let values: Vec<f32> = (0..dimensions.iter().product()).map(|_| next()).collect();
        DraftTensor::new(name, dimensions, storage, &values)
    };
    let tensors = shapes.into_iter().map(tensor).collect();
    ModelDraft { dimensions: sizes, vocabulary: b"[PAD]\nword\n".to_vec(), tensors }
}

fn window() -> Window {
    Window { pieces: vec![1, 5, 11, 0, 7], channels: vec![vec![0, 1, 2, 0, 1], vec![1; 5]], words: vec![1, 3] }
}

fn encoder(storage: Storage) -> Encoder {
    let bytes = draft(storage).to_bytes(FINGERPRINT);
    Encoder::new(&ModelFile::read(&bytes, FINGERPRINT).unwrap()).unwrap()
}

#[test]
fn what_was_written_is_read() {
    let draft = draft(Storage::F32);
    let bytes = draft.to_bytes(FINGERPRINT);
    let file = ModelFile::read(&bytes, FINGERPRINT).unwrap();
    assert_eq!(file.dimensions(), &draft.dimensions);
    assert_eq!(file.vocabulary(), draft.vocabulary);
    assert_eq!(file.tensors().count(), draft.tensors.len());
    for tensor in &draft.tensors {
        let read = file.tensor(&tensor.name).unwrap();
        assert_eq!(read.dimensions(), tensor.dimensions);
        assert_eq!(Ok(read.values()), tensor.values());
    }
    assert!(file.tensor("nothing").is_none());
}

#[test]
fn every_truncation_is_refused() {
    for storage in Storage::ALL {
        let bytes = draft(storage).to_bytes(FINGERPRINT);
        for end in 0..bytes.len() {
            let expected = if end < 4 { ModelError::Magic } else { ModelError::Truncated };
            assert_eq!(ModelFile::read(&bytes[..end], FINGERPRINT).err(), Some(expected), "cut at {end}");
        }
    }
}

#[test]
fn every_altered_bit_is_refused() {
    let bytes = draft(Storage::I4).to_bytes(FINGERPRINT);
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            assert!(ModelFile::read(&altered, FINGERPRINT).is_err(), "byte {at}, bit {bit}");
        }
    }
}

/// A digest that fits is no proof of sense: whoever alters the file can write it anew.
#[test]
fn no_altered_byte_makes_the_reader_fail() {
    use sha2::{Digest, Sha256};
    let bytes = draft(Storage::I4).to_bytes(FINGERPRINT);
    for at in 42..bytes.len() {
        for value in [0, 1, 127, 255] {
            let mut altered = bytes.clone();
            altered[at] = value;
            let digest = Sha256::digest(&altered[42..]);
            altered[10..42].copy_from_slice(&digest);
            if let Ok(file) = ModelFile::read(&altered, FINGERPRINT)
                && let Ok(encoder) = Encoder::new(&file)
            {
                let _ = encoder.run(&window());
            }
        }
    }
}

#[test]
fn errors_say_what_is_wrong() {
    let bytes = draft(Storage::I8).to_bytes(FINGERPRINT);
    let altered = |at: usize| {
        let mut altered = bytes.clone();
        altered[at] ^= 1;
        ModelFile::read(&altered, FINGERPRINT).err()
    };
    assert_eq!(ModelFile::read(b"GIF89a", FINGERPRINT).err(), Some(ModelError::Magic));
    assert_eq!(altered(4), Some(ModelError::Version { found: 0, expected: 1 }));
    assert_eq!(altered(6), Some(ModelError::Features { found: FINGERPRINT ^ 1, expected: FINGERPRINT }));
    assert_eq!(altered(10), Some(ModelError::Checksum));
    assert_eq!(altered(bytes.len() - 1), Some(ModelError::Checksum));
    let mut longer = bytes.clone();
    longer.push(0);
    assert_eq!(ModelFile::read(&longer, FINGERPRINT).err(), Some(ModelError::Checksum));
    let mut lacking = draft(Storage::I8);
    lacking.tensors.retain(|tensor| tensor.name != "layers.1.up.weight");
    let bytes = lacking.to_bytes(FINGERPRINT);
    let file = ModelFile::read(&bytes, FINGERPRINT).unwrap();
    assert_eq!(Encoder::new(&file).err(), Some(ModelError::Tensor("up")));
}

#[test]
fn odd_windows_get_odd_scores_and_no_panic() {
    let encoder = encoder(Storage::I8);
    assert!(encoder.run(&Window::default()).values.is_empty());
    let none = encoder.run(&Window { words: vec![0, 9], ..Window::default() });
    assert_eq!(none.values, [0.0; 10]);
    let mut odd = window();
    odd.pieces[2] = u32::MAX;
    odd.channels[0] = vec![255];
    odd.channels.push(vec![3]);
    odd.words.extend([5, u32::MAX]);
    let scores = encoder.run(&odd);
    assert_eq!(scores.values.len(), 4 * 5);
    assert!(scores.row(0).iter().any(|&value| value != 0.0));
    assert_eq!(scores.row(2), [0.0; 5]);
    assert!(scores.row(4).is_empty());
    let long = Window { pieces: vec![3; 100], channels: vec![], words: vec![7, 8] };
    let scores = encoder.run(&long);
    assert!(scores.row(0).iter().any(|&value| value != 0.0));
    assert_eq!(scores.row(1), [0.0; 5]);
}

#[test]
fn coarser_storage_gives_nearby_scores() {
    let exact = encoder(Storage::F32).run(&window());
    for (storage, bound) in [(Storage::I8, 0.1), (Storage::I4, 1.0)] {
        let scores = encoder(storage).run(&window());
        let worst = scores.values.iter().zip(&exact.values).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(worst < bound, "{storage:?}: {worst}");
    }
}
