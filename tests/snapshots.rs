//! What the engine says today of each tuning article, exactly, so that a change shows in a diff. A
//! snapshot says nothing of what is right; gold does.
//!
//! `WHOSAID_BLESS=1 cargo test --test snapshots` writes them; nothing else does.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::{ENGINE, bless, files, root};
use whosaid::Options;
use whosaid::evaluate::gold::load;
use whosaid::export::ruler;

const BLESS: &str = "WHOSAID_BLESS=1 cargo test --test snapshots";

#[test]
fn snapshots_are_what_the_engine_says() {
    let folder = root().join("tests/snapshots");
    let mut problems = Vec::new();
    let mut names = BTreeSet::new();
    for (name, article) in load(&[root().join("tests/gold")]).unwrap() {
        if article.blind() {
            continue;
        }
        let options = Options { published: article.published_option() };
        let now = ruler::write(&ENGINE.analyze(&article.gold.text, &options));
        let path = folder.join(format!("{name}.ruler"));
        names.insert(path.clone());
        match fs::read_to_string(&path) {
            _ if bless() => {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, now).unwrap();
            }
            Ok(before) if before == now => {}
            Ok(before) => problems.push(format!("{name}\n{}", difference(&before, &now))),
            Err(_) => problems.push(format!("{name}: no snapshot")),
        }
    }
    for stray in files(&folder, "ruler").into_iter().filter(|path| !names.contains(path)) {
        if bless() {
            fs::remove_file(stray).unwrap();
        } else {
            problems.push(format!("{}: no such tuning article", stray.display()));
        }
    }
    assert!(problems.is_empty(), "{}\n\nIf this is meant: {BLESS}", problems.join("\n\n"));
}

/// The first lines that differ, with the line before them.
fn difference(before: &str, now: &str) -> String {
    let (before, now): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let first = before.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let from = first.saturating_sub(1);
    let part = |side: &[&str], sign: &str| {
        let lines: Vec<String> = side.iter().skip(from).take(8).map(|line| format!("{sign} {line}")).collect();
        lines.join("\n")
    };
    format!("line {}\n{}\n{}", first + 1, part(&before, "-"), part(&now, "+"))
}
