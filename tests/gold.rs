//! Scores the gold articles and holds them against `tests/gold/scores.txt`: no figure may fall.
//!
//! `WHOSAID_BLESS=1 cargo test --test gold` records the figures of today.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::fmt::Write as _;
use std::fs;

use support::{ENGINE, bless, notice, root};
use whosaid::Options;
use whosaid::evaluate::gold::report::{self, Scored};
use whosaid::evaluate::gold::{load, score::Scores};

const HEADER: &str = "\
# Scores of the lexical reader on the gold articles, in percent; no figure may fall.
# Written by WHOSAID_BLESS=1 cargo test --test gold
";

#[test]
fn what_is_parsed_is_printed_back() {
    let folder = root().join("tests/gold");
    for (name, article) in load(std::slice::from_ref(&folder)).unwrap() {
        let file = fs::read_to_string(folder.join(format!("{name}.md"))).unwrap();
        let printed = article.print();
        let differs = printed.lines().zip(file.lines()).find(|(a, b)| a != b);
        assert!(printed == file, "{name} is not in canonical form; first difference: {differs:#?}");
    }
}

#[test]
fn no_score_falls() {
    let articles = load(&[root().join("tests/gold")]).unwrap();
    assert!(articles.len() >= 12, "only {} gold articles", articles.len());
    let scored: Vec<Scored<'_>> = articles
        .iter()
        .map(|(name, article)| {
            let options = Options { published: article.published_option() };
            let analysis = ENGINE.analyze(&article.gold.text, &options);
            (name.as_str(), article, Scores::of(&article.gold, &analysis))
        })
        .collect();
    let measures = [report::total(&scored, false).measures(), report::total(&scored, true).measures()];
    let path = root().join("tests/gold/scores.txt");
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    let mut file = String::from(HEADER);
    let mut table = format!("{:<38} {:>8} {:>8} {:>8}\n", "", "recorded", "now", "change");
    let (mut fallen, mut risen) = (false, false);
    for ((name, tune), (_, blind)) in measures[0].iter().zip(&measures[1]) {
        let _ = writeln!(file, "{name:<38} {tune:>6.1} {blind:>6.1}");
        for (part, now, column) in [("tune", tune, 1), ("blind", blind, 0)] {
            let before = recorded_figure(&recorded, name, column);
            let change = now - before.unwrap_or(0.0);
            fallen |= change < -0.05 || before.is_none();
            risen |= change > 0.05;
            let figure = before.map_or_else(|| "–".to_owned(), |figure| format!("{figure:.1}"));
            if change.abs() > 0.05 || before.is_none() {
                let _ = writeln!(table, "{:<38} {figure:>8} {now:>8.1} {change:>+8.1}", format!("{name} ({part})"));
            }
        }
    }
    if bless() {
        fs::write(&path, file).unwrap();
        return;
    }
    let articles = report::by_article(&scored);
    assert!(!fallen, "scores fell, or were never recorded (WHOSAID_BLESS=1 records them):\n{table}\n{articles}");
    if risen {
        notice(&format!("scores rose; record them with WHOSAID_BLESS=1 cargo test --test gold\n{table}"));
    }
}

/// The figure of a line of `scores.txt`, counted from its end.
fn recorded_figure(recorded: &str, name: &str, from_end: usize) -> Option<f64> {
    let line = recorded.lines().find(|line| line.get(..38).is_some_and(|key| key.trim_end() == name))?;
    line.split_whitespace().rev().nth(from_end)?.parse().ok()
}
