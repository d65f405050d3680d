//! What both readers have to reach on the article that started the project. Its text is not part of
//! the repository; without it the sample article stands in.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use support::{ENGINE, notice, root, seed};
use whosaid::evaluate::gold::seed::{Bar, bars, read};
use whosaid::evaluate::gold::{Gold, load};
use whosaid::evaluate::reader::Reader;
use whosaid::{Analysis, Options};

fn gold() -> (String, Gold) {
    if let Some(folder) = seed() {
        return read(&folder).unwrap();
    }
    notice("../shared/seed is not here: the sample article stands in for the seed");
    let (name, article) = load(&[root().join("tests/gold/sample.md")]).unwrap().remove(0);
    (name, article.gold)
}

fn all_bars_hold(analyze: impl Fn(&str, &Options) -> Analysis) {
    let (name, gold) = gold();
    let bars = bars(&gold, &analyze(&gold.text, &Options::default()));
    let missed: Vec<&Bar> = bars.iter().filter(|bar| !bar.holds).collect();
    let lines: Vec<String> =
        bars.iter().map(|bar| format!("{} {}", if bar.holds { "ok  " } else { "FAIL" }, bar.what)).collect();
    assert!(missed.is_empty(), "{name}\n{}", lines.join("\n"));
}

#[test]
fn all_bars_hold_for_the_lexical_reader() {
    all_bars_hold(|text, options| ENGINE.analyze(text, options));
}

#[test]
fn all_bars_hold_for_the_neural_reader() {
    let reader = Reader::neural(&root().join("models/en.bin")).unwrap();
    all_bars_hold(|text, options| reader.analyze(text, options));
}
