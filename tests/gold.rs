//! Scores the gold articles with both readers and holds them against what was recorded: no figure may fall.
//!
//! `WHOSAID_BLESS=1 cargo test --test gold` records the figures of today.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::fmt::Write as _;
use std::fs;

use support::{ENGINE, bless, notice, root};
use whosaid::evaluate::gold::report::{self, Scored, figure};
use whosaid::evaluate::gold::{load, score::Scores};
use whosaid::evaluate::reader::Reader;
use whosaid::{Analysis, Options};

/// The network's floats differ a little between processors, and a quote may hang on one.
const NEURAL_SLACK: f64 = 0.6;

#[test]
fn what_is_parsed_is_printed_back() {
    for folder in ["tests/gold", "training/articles"].map(|folder| root().join(folder)) {
        for (name, article) in load(std::slice::from_ref(&folder)).unwrap() {
            let file = fs::read_to_string(folder.join(format!("{name}.md"))).unwrap();
            let printed = article.print();
            let differs = printed.lines().zip(file.lines()).find(|(a, b)| a != b);
            assert!(printed == file, "{name} is not in canonical form; first difference: {differs:#?}");
        }
    }
}

#[test]
fn no_score_of_the_lexical_reader_falls() {
    no_score_falls("lexical", "scores.txt", 0.0, |text, options| ENGINE.analyze(text, options));
}

#[test]
fn no_score_of_the_neural_reader_falls() {
    let reader = Reader::neural(&root().join("models/en.bin")).unwrap();
    no_score_falls("neural", "scores-neural.txt", NEURAL_SLACK, |text, options| reader.analyze(text, options));
}

fn no_score_falls(reader: &str, file: &str, slack: f64, analyze: impl Fn(&str, &Options) -> Analysis) {
    let articles = load(&[root().join("tests/gold")]).unwrap();
    assert!(articles.len() >= 12, "only {} gold articles", articles.len());
    let scored: Vec<Scored<'_>> = articles
        .iter()
        .map(|(name, article)| {
            let options = Options { published: article.published_option() };
            let analysis = analyze(&article.gold.text, &options);
            (name.as_str(), article, Scores::of(&article.gold, &analysis))
        })
        .collect();
    let measures = [report::total(&scored, false).measures(), report::total(&scored, true).measures()];
    let path = root().join("tests/gold").join(file);
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    let mut file = format!(
        "# Scores of the {reader} reader on the gold articles, in percent; no figure may fall.\n\
         # Written by WHOSAID_BLESS=1 cargo test --test gold\n"
    );
    let mut table = format!("{:<46} {:>8} {:>8}\n", "", "recorded", "now");
    let (mut fallen, mut risen) = (false, false);
    for ((name, tune), (_, blind)) in measures[0].iter().zip(&measures[1]) {
        let _ = writeln!(file, "{name:<38} {:>6} {:>6}", figure(*tune), figure(*blind));
        for (part, now, column) in [("tune", tune, 1), ("blind", blind, 0)] {
            let before = recorded_figure(&recorded, name, column);
            let same = before.as_deref() == Some(figure(*now).as_str());
            let number = before.as_deref().and_then(|figure| figure.parse::<f64>().ok());
            match (number, *now) {
                _ if same => continue,
                (Some(before), Some(now)) if now > before => risen = true,
                (Some(before), Some(now)) if now >= before - slack => {}
                _ => fallen = true,
            }
            let before = before.unwrap_or_default();
            let _ = writeln!(table, "{:<46} {before:>8} {:>8}", format!("{name} ({part})"), figure(*now));
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
fn recorded_figure(recorded: &str, name: &str, from_end: usize) -> Option<String> {
    let line = recorded.lines().find(|line| line.get(..38).is_some_and(|key| key.trim_end() == name))?;
    line.split_whitespace().rev().nth(from_end).map(str::to_owned)
}
