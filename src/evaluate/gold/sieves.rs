//! The table of the sieves that find speakers: what each does, how often it decides, how often it
//! is right.

use std::collections::BTreeMap;

use super::notation::Article;
use super::score::{Ratio, pair, same_speaker};
use crate::document::{Analysis, Sieve};
use crate::evaluate::counts::percent;

/// Decisions of one sieve.
#[derive(Clone, Copy, Debug, Default)]
struct Row {
    /// Quotes it decided, those that gold does not have included.
    decisions: usize,
    /// Right ones of those that gold has: tune, blind.
    right: [Ratio; 2],
}

/// The sieves in the order in which they are tried, as a Markdown table. Precision is on quotes that gold
/// has too.
#[must_use]
pub fn table(articles: &[(String, Article)], analyses: &[Analysis]) -> String {
    let mut rows: BTreeMap<Sieve, Row> = BTreeMap::new();
    for ((_, article), analysis) in articles.iter().zip(analyses) {
        let gold = &article.gold;
        for quote in &analysis.quotes {
            rows.entry(quote.attribution.sieve).or_default().decisions += 1;
        }
        for (g, o) in pair(gold, analysis) {
            let Some((quote, ours)) = gold.quotes.get(g).zip(analysis.quotes.get(o)) else { continue };
            let part = usize::from(article.blind());
            if let Some(ratio) = rows.entry(ours.attribution.sieve).or_default().right.get_mut(part) {
                *ratio += Ratio { right: usize::from(same_speaker(gold, quote, analysis, ours)), of: 1 };
            }
        }
    }
    let all: usize = rows.values().map(|r| r.decisions).sum();
    let mut out = String::from(
        "| sieve | what it does | share of decisions | right, tune | right, blind |\n|---|---|---:|---:|---:|\n",
    );
    for sieve in Sieve::ALL {
        let row = rows.get(&sieve).copied().unwrap_or_default();
        let share = 100.0 * row.decisions as f64 / all.max(1) as f64;
        let [tune, blind] = row.right.map(figure);
        out += &format!("| {} | {} | {share:.1} % | {tune} | {blind} |\n", sieve.name(), sieve.what());
    }
    out
}

/// `98.1 % of 52`; a dash where the sieve decided nothing.
fn figure(ratio: Ratio) -> String {
    if ratio.of == 0 {
        return "–".to_owned();
    }
    format!("{:.1} % of {}", percent(ratio.share()), ratio.of)
}
