//! Precision, recall and F1, and what spans are counted into them.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use serde_json::{Value, json};

use super::{Extent, overlap};

/// How many there are in gold and among ours, and how many of each were met by the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In gold.
    pub gold: usize,
    /// Among ours.
    pub ours: usize,
    /// Gold ones that were found.
    pub gold_met: usize,
    /// Ours that are right.
    pub ours_met: usize,
}

impl Counts {
    /// Counts two sets, of which an item is met when it is in both.
    #[must_use]
    pub fn of_sets<T: Ord>(gold: &BTreeSet<T>, ours: &BTreeSet<T>) -> Self {
        let met = gold.intersection(ours).count();
        Self { gold: gold.len(), ours: ours.len(), gold_met: met, ours_met: met }
    }

    /// Share of ours that are right; 0 where there are none.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.ours_met, self.ours)
    }

    /// Share of gold that was found; 0 where there is none.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.gold_met, self.gold)
    }

    /// Harmonic mean of the two.
    #[must_use]
    pub fn f1(&self) -> f64 {
        harmonic(self.precision(), self.recall())
    }

    /// As percentages, for `--json`.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "gold": self.gold, "ours": self.ours,
            "precision": percent(self.precision()), "recall": percent(self.recall()), "f1": percent(self.f1()),
        })
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.ours += other.ours;
        self.gold_met += other.gold_met;
        self.ours_met += other.ours_met;
    }
}

/// `part` of `whole`; 0 of nothing.
#[must_use]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// 2ab / (a + b).
#[must_use]
pub fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// With one decimal.
#[must_use]
pub fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}

/// Scores of one kind of span (source, cue or content). Spans of a text are a set: one that two
/// attributions share counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SpanScores {
    /// A span is met by one with the same two ends.
    pub exact: Counts,
    /// A span is met by one that begins at the same place.
    pub begin: Counts,
    /// A span is met by any that shares a character with it.
    pub overlap: Counts,
    /// Characters inside spans of both sides.
    pub shared: usize,
    /// Characters inside spans of either side.
    pub either: usize,
}

impl SpanScores {
    /// Scores the spans of one text.
    #[must_use]
    pub fn of(gold: &[Extent], ours: &[Extent]) -> Self {
        let ends = |spans: &[Extent]| spans.iter().map(|s| (s.start, s.end)).collect::<BTreeSet<_>>();
        let (gold, ours) = (ends(gold), ends(ours));
        let begins = |spans: &BTreeSet<(usize, usize)>| spans.iter().map(|s| s.0).collect::<BTreeSet<_>>();
        let met = |spans: &BTreeSet<(usize, usize)>, others: &BTreeSet<(usize, usize)>| {
            spans.iter().filter(|a| others.iter().any(|b| overlap(&(a.0..a.1), &(b.0..b.1)))).count()
        };
        let covered = |spans: &BTreeSet<(usize, usize)>| spans.iter().flat_map(|s| s.0..s.1).collect::<BTreeSet<_>>();
        let (gold_chars, our_chars) = (covered(&gold), covered(&ours));
        let shared = gold_chars.intersection(&our_chars).count();
        Self {
            exact: Counts::of_sets(&gold, &ours),
            begin: Counts::of_sets(&begins(&gold), &begins(&ours)),
            overlap: Counts {
                gold: gold.len(),
                ours: ours.len(),
                gold_met: met(&gold, &ours),
                ours_met: met(&ours, &gold),
            },
            shared,
            either: gold_chars.len() + our_chars.len() - shared,
        }
    }

    /// Shared characters over all characters.
    #[must_use]
    pub fn jaccard(&self) -> f64 {
        share(self.shared, self.either)
    }

    /// As percentages, for `--json`.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "exact": self.exact.json(), "begin": self.begin.json(), "overlap": self.overlap.json(),
            "jaccard": percent(self.jaccard()),
        })
    }
}

impl AddAssign for SpanScores {
    fn add_assign(&mut self, other: Self) {
        self.exact += other.exact;
        self.begin += other.begin;
        self.overlap += other.overlap;
        self.shared += other.shared;
        self.either += other.either;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_begin_overlap_and_jaccard_differ() {
        let scores = SpanScores::of(&[0..10, 20..30], &[0..10, 20..25, 40..45]);
        assert_eq!((scores.exact.gold_met, scores.exact.ours), (1, 3));
        assert_eq!(scores.begin.gold_met, 2);
        assert_eq!((scores.overlap.gold_met, scores.overlap.ours_met), (2, 2));
        assert_eq!((scores.shared, scores.either), (15, 25));
    }

    #[test]
    fn a_shared_span_counts_once_and_nothing_scores_nothing() {
        assert_eq!(SpanScores::of(&[0..3, 0..3], &[]).exact.gold, 1);
        assert_eq!(Counts::default().f1(), 0.0);
    }
}
