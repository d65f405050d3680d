//! How long the network takes over a window, natively: a median, for a network of the size that is
//! trained and random weights. Leaves that network in `target/tmp/encoder.model`, where
//! `tests/browser/bench_encoder.mjs` finds it.
//!
//! `cargo bench --bench encoder`

#![allow(clippy::disallowed_methods, reason = "time is what is measured")]

use std::path::Path;
use std::time::{Duration, Instant};

use whosaid::model::network::writer::DraftTensor;
use whosaid::model::network::{Dimensions, Encoder, ModelDraft, ModelFile, Storage, Window};

const ROUNDS: usize = 15;
const PIECES: usize = 20_000;

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    work();
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[times.len() / 2]
}

/// A network of four layers of 384 with weights of the usual magnitudes.
fn draft() -> ModelDraft {
    let dimensions =
        Dimensions { layers: 4, heads: 12, hidden: 384, intermediate: 1536, positions: 256, channels: vec![8, 8, 48] };
    let (hidden, inner) = (dimensions.hidden, dimensions.intermediate);
    let mut shapes: Vec<(String, Vec<usize>)> = Vec::new();
    for (name, rows) in [("word", PIECES), ("position", 256), ("channel.0", 8), ("channel.1", 8), ("channel.2", 48)] {
        shapes.push((format!("embeddings.{name}"), vec![rows, hidden]));
    }
    shapes.push(("embeddings.kind".to_owned(), vec![hidden]));
    let mut parts = vec![("embeddings.norm".to_owned(), vec![hidden]), ("heads".to_owned(), vec![48, hidden])];
    for layer in 0..dimensions.layers {
        let mut part = |name: &str, shape: Vec<usize>| parts.push((format!("layers.{layer}.{name}"), shape));
        for name in ["query", "key", "value", "attention"] {
            part(name, vec![hidden, hidden]);
        }
        part("up", vec![inner, hidden]);
        part("down", vec![hidden, inner]);
        part("attention_norm", vec![hidden]);
        part("norm", vec![hidden]);
    }
    for (name, shape) in parts {
        shapes.push((format!("{name}.bias"), vec![shape[0]]));
        shapes.push((format!("{name}.weight"), shape));
    }
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 27) as f32 - 0.0625
    };
    let tensor = |(name, dimensions): (String, Vec<usize>)| {
        let norm = name.ends_with("norm.weight");
        let count = dimensions.iter().product();
        let values: Vec<f32> = (0..count).map(|_| if norm { 1.0 } else { next() }).collect();
        let storage = if dimensions.len() == 2 { Storage::I8 } else { Storage::F32 };
        DraftTensor::new(name, dimensions, storage, &values)
    };
    let tensors = shapes.into_iter().map(tensor).collect();
    ModelDraft { dimensions, vocabulary: "x\n".repeat(PIECES).into_bytes(), tensors }
}

fn window(pieces: u32) -> Window {
    Window {
        pieces: (0..pieces).map(|i| i * 37 % 20_000).collect(),
        channels: vec![vec![1; pieces as usize]; 3],
        words: (0..pieces).step_by(2).collect(),
    }
}

fn main() {
    let bytes = draft().to_bytes(0);
    let read = || Encoder::new(&ModelFile::read(&bytes, 0).expect("a sound file")).expect("all tensors");
    println!("load {:>6.1?} for {} bytes", median(read), bytes.len());
    let encoder = read();
    for pieces in [128, 256] {
        println!("{pieces} pieces {:>6.1?}", median(|| encoder.run(&window(pieces))));
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("encoder.model");
    match std::fs::write(&path, bytes) {
        Ok(()) => println!("written to {}", path.display()),
        Err(e) => println!("{}: {e}", path.display()),
    }
}
