//! The network's scores against those of PyTorch, for a tiny network that `training/parity.py` made,
//! and for a larger one in the folder that `WHOSAID_NETWORK` names.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use support::{notice, root};
use whosaid::evaluate::pack::{PackOptions, draft};
use whosaid::evaluate::safetensors::Checkpoint;
use whosaid::model::network::{Encoder, ModelFile, Storage, Window};

/// A window and its scores, one row a word.
#[derive(Deserialize)]
struct Case {
    pieces: Vec<u32>,
    channels: Vec<Vec<u8>>,
    words: Vec<u32>,
    scores: Vec<Vec<f32>>,
}

/// The largest difference from PyTorch and the mean one.
fn differences(folder: &Path, matrices: Storage, embeddings: Storage) -> (f32, f32) {
    let checkpoint = fs::read(folder.join("tiny.weights")).unwrap();
    let cases: Vec<Case> = serde_json::from_slice(&fs::read(folder.join("tiny.json")).unwrap()).unwrap();
    // Which words the pieces stand for is of no matter here, only how many there are.
    let pieces = Checkpoint::read(&checkpoint).unwrap().tensors["embeddings.word"].dimensions[0];
    let vocabulary = "x\n".repeat(pieces).into_bytes();
    let bytes = draft(&checkpoint, vocabulary, PackOptions { matrices, embeddings }).unwrap().to_bytes(1);
    let encoder = Encoder::new(&ModelFile::read(&bytes, 1).unwrap()).unwrap();
    let mut all = Vec::new();
    for Case { pieces, channels, words, scores } in cases {
        let ours = encoder.run(&Window { pieces, channels, words });
        let theirs: Vec<f32> = scores.concat();
        assert_eq!(ours.values.len(), theirs.len());
        all.extend(ours.values.iter().zip(theirs).map(|(a, b)| (a - b).abs()));
    }
    (all.iter().copied().fold(0.0, f32::max), all.iter().sum::<f32>() / all.len() as f32)
}

#[test]
fn scores_are_those_of_pytorch() {
    let folder = root().join("tests/network");
    // Whatever the storage, products of matrices round to 13 bits or so here.
    for (storage, most) in [(Storage::F32, 1e-3), (Storage::I8, 0.05), (Storage::I4, 1.0)] {
        let (largest, mean) = differences(&folder, storage, storage);
        notice(&format!("{storage:?}: largest difference {largest:.6}, mean {mean:.6}"));
        assert!(largest < most, "{storage:?}: {largest}");
    }
}

#[test]
fn scores_of_a_real_network_are_those_of_pytorch() {
    let Some(folder) = std::env::var_os("WHOSAID_NETWORK").map(PathBuf::from) else { return };
    use Storage::{F32, I4, I8};
    for (matrices, embeddings) in [(F32, F32), (I8, I8), (I8, I4), (I4, I8), (I4, I4)] {
        let (largest, mean) = differences(&folder, matrices, embeddings);
        notice(&format!("{matrices:?}/{embeddings:?}: largest difference {largest:.5}, mean {mean:.6}"));
    }
}
