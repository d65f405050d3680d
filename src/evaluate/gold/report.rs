//! Tables of scores on gold articles.

use std::collections::BTreeMap;

use super::notation::Article;
use super::score::{Ratio, Scores};
use crate::evaluate::counts::{Counts, percent};

/// An article by name, with its scores.
pub type Scored<'a> = (&'a str, &'a Article, Scores);

/// The sum over the articles of a part.
#[must_use]
pub fn total(scored: &[Scored<'_>], blind: bool) -> Scores {
    let mut sum = Scores::default();
    for (_, _, scores) in scored.iter().filter(|(_, article, _)| article.blind() == blind) {
        sum += scores;
    }
    sum
}

/// The watched figures of both parts, side by side.
#[must_use]
pub fn measures(scored: &[Scored<'_>]) -> String {
    let count = |blind: bool| scored.iter().filter(|(_, article, _)| article.blind() == blind).count();
    let mut out = format!("{:<38} {:>8} {:>8}\n", "", "tune", "blind");
    out += &format!("{:<38} {:>8} {:>8}\n", "articles", count(false), count(true));
    for ((name, tune), (_, blind)) in total(scored, false).measures().into_iter().zip(total(scored, true).measures()) {
        out += &format!("{name:<38} {:>8} {:>8}\n", figure(tune), figure(blind));
    }
    out
}

/// With one decimal; a dash where nothing was scored.
#[must_use]
pub fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.1}"))
}

/// One line an article of the tuning part; the blind part is scored without being looked at.
#[must_use]
pub fn by_article(scored: &[Scored<'_>]) -> String {
    let mut out = format!("{:<24} {HEADINGS}\n", "article");
    for (name, _, scores) in scored.iter().filter(|(_, article, _)| !article.blind()) {
        out += &format!("{name:<24} {}\n", line(scores));
    }
    out
}

/// One line a phenomenon: the sum over the articles of the tuning part that cover it, the worst
/// first.
#[must_use]
pub fn by_phenomenon(scored: &[Scored<'_>]) -> String {
    let mut sums: BTreeMap<&str, (usize, Scores)> = BTreeMap::new();
    for (_, article, scores) in scored.iter().filter(|(_, article, _)| !article.blind()) {
        for phenomenon in article.covers() {
            let sum = sums.entry(phenomenon).or_default();
            sum.0 += 1;
            sum.1 += scores;
        }
    }
    let mut rows: Vec<(&str, (usize, Scores))> = sums.into_iter().collect();
    rows.sort_by(|a, b| a.1.1.whole.share().total_cmp(&b.1.1.whole.share()));
    let mut out = format!("{:<52} {HEADINGS}\n", "articles that cover");
    for (phenomenon, (articles, scores)) in rows {
        out += &format!("{:<52} {}\n", format!("{phenomenon} ({articles})"), line(&scores));
    }
    out
}

const HEADINGS: &str = "whole  found content speaker | src cue con exact F1 | people  dates repairs";

fn line(scores: &Scores) -> String {
    let ratio = |r: Ratio| format!("{}/{}", r.right, r.of);
    let counts = |c: Counts| format!("{}/{}+{}", c.gold_met, c.gold, c.ours - c.ours_met);
    format!(
        "{:>5} {:>6} {:>7} {:>7} | {:>5.1} {:>5.1} {:>5.1}    | {:>6} {:>6} {:>7}",
        ratio(scores.whole),
        ratio(scores.found),
        ratio(scores.content),
        ratio(scores.speaker),
        percent(scores.spans.source.exact.f1()),
        percent(scores.spans.cue.exact.f1()),
        percent(scores.spans.content.exact.f1()),
        counts(scores.people),
        counts(scores.dates),
        counts(scores.repairs),
    )
}
