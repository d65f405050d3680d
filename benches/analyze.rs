//! How long an article takes, natively: medians, for the seed where it is there, the sample, and ten
//! times the longer of the two.
//!
//! `cargo bench --bench analyze`

#![allow(clippy::disallowed_methods, reason = "time is what is measured")]

use std::path::Path;
use std::time::{Duration, Instant};

use whosaid::evaluate::gold::{load, seed};
use whosaid::export::json;
use whosaid::text::Text;
use whosaid::{Engine, Options};

/// Runs at least this long and this often for a median.
const AT_LEAST: Duration = Duration::from_millis(400);
const ROUNDS: usize = 15;

fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    work();
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < ROUNDS || begin.elapsed() < AT_LEAST {
        let start = Instant::now();
        std::hint::black_box(work());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut articles = Vec::new();
    match seed::read(&root.join("../shared/seed")) {
        Ok((_, gold)) => articles.push(("seed", gold.text)),
        Err(_) => println!("../shared/seed is not here: the sample stands alone"),
    }
    match load(&[root.join("tests/gold/sample.md")]) {
        Ok(mut loaded) => articles.push(("sample", loaded.remove(0).1.gold.text)),
        Err(message) => println!("{message}"),
    }
    let longest = articles.iter().map(|(_, text)| text.clone()).max_by_key(String::len).unwrap_or_default();
    articles.push(("ten times", vec![longest; 10].join("\n\n")));

    let load_time = median(Engine::new);
    let engine = Engine::new();
    let options = Options::default();
    println!("Engine::new {load_time:.2?}\n");
    println!("{:<10} {:>8} {:>12} {:>12} {:>12} {:>10}", "", "bytes", "prepare", "analyze", "JSON", "ns/byte");
    for (name, text) in &articles {
        let prepare = median(|| engine.prepare(Text::new(text), &options));
        let analyze = median(|| engine.analyze(text, &options));
        let analysis = engine.analyze(text, &options);
        let export = median(|| json::write(name, &analysis));
        let per_byte = analyze.as_nanos() as f64 / text.len().max(1) as f64;
        println!(
            "{name:<10} {:>8} {:>12} {:>12} {:>12} {per_byte:>10.0}",
            text.len(),
            format!("{prepare:.2?}"),
            format!("{analyze:.2?}"),
            format!("{export:.2?}"),
        );
    }
}
