//! The bars of the first release, on the article that started the project. Its text is not part of
//! the repository; without it the sample article stands in.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use support::{ENGINE, notice, root, seed};
use whosaid::Options;
use whosaid::evaluate::gold::seed::{Bar, bars, read};
use whosaid::evaluate::gold::{Gold, load};

fn gold() -> (String, Gold) {
    if let Some(folder) = seed() {
        return read(&folder).unwrap();
    }
    notice("../shared/seed is not here: the sample article stands in for the seed");
    let (name, article) = load(&[root().join("tests/gold/sample.md")]).unwrap().remove(0);
    (name, article.gold)
}

#[test]
fn the_bars_of_the_first_release_hold() {
    let (name, gold) = gold();
    let bars = bars(&gold, &ENGINE.analyze(&gold.text, &Options::default()));
    let missed: Vec<&Bar> = bars.iter().filter(|bar| !bar.holds).collect();
    let lines: Vec<String> =
        bars.iter().map(|bar| format!("{} {}", if bar.holds { "ok  " } else { "FAIL" }, bar.what)).collect();
    assert!(missed.is_empty(), "{name}\n{}", lines.join("\n"));
}
