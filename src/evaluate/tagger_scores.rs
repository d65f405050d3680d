//! Scores the part-of-speech tagger.

use std::fmt;

use super::tagger_corpus::Example;
use crate::document::Tag;
use crate::model::Tagger;

/// Counts of gold tags against given tags; punctuation, which cannot be wrong, is left out.
#[derive(Clone, Debug)]
pub struct TagScores {
    counts: [[usize; Tag::ALL.len()]; Tag::ALL.len()],
}

impl TagScores {
    /// Tags the examples and counts.
    #[must_use]
    pub fn of<'a>(tagger: &Tagger, examples: impl IntoIterator<Item = &'a Example>) -> Self {
        let mut scores = Self { counts: [[0; Tag::ALL.len()]; Tag::ALL.len()] };
        let mut words = Vec::new();
        for example in examples {
            words.clone_from(&example.words);
            tagger.tag(&mut words);
            for (&gold, word) in example.gold.iter().zip(&words) {
                if !word.is_punctuation() {
                    scores.counts[gold as usize][word.tag as usize] += 1;
                }
            }
        }
        scores
    }

    /// Number of tokens counted.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }

    /// Share of tokens with the right tag, 0 to 1.
    #[must_use]
    pub fn accuracy(&self) -> f64 {
        share((0..Tag::ALL.len()).map(|t| self.counts[t][t]).sum(), self.total())
    }

    /// Precision, recall and F1 of a class of tags, 0 to 1: tags inside the class may be
    /// confused with each other.
    #[must_use]
    pub fn class(&self, inside: impl Fn(Tag) -> bool) -> (f64, f64, f64) {
        let (mut both, mut gold, mut given) = (0, 0, 0);
        for (g, row) in Tag::ALL.into_iter().zip(&self.counts) {
            for (t, &count) in Tag::ALL.into_iter().zip(row) {
                both += if inside(g) && inside(t) { count } else { 0 };
                gold += if inside(g) { count } else { 0 };
                given += if inside(t) { count } else { 0 };
            }
        }
        (share(both, given), share(both, gold), share(2 * both, gold + given))
    }

    /// How often a gold tag was given another tag.
    #[must_use]
    pub fn confused(&self, gold: Tag, given: Tag) -> usize {
        self.counts[gold as usize][given as usize]
    }
}

impl fmt::Display for TagScores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} words, {:.2} % right", self.total(), 100.0 * self.accuracy())?;
        for tag in Tag::ALL {
            let (precision, recall, f1) = self.class(|t| t == tag);
            let row = &self.counts[tag as usize];
            let mut wrong: Vec<(usize, Tag)> =
                Tag::ALL.into_iter().filter(|&t| t != tag).map(|t| (row[t as usize], t)).filter(|w| w.0 > 0).collect();
            wrong.sort_by(|a, b| b.cmp(a));
            let wrong: Vec<String> = wrong.iter().take(4).map(|(count, t)| format!("{t:?} {count}")).collect();
            let count: usize = row.iter().sum();
            if count > 0 {
                let (p, r, f1) = (100.0 * precision, 100.0 * recall, 100.0 * f1);
                writeln!(
                    f,
                    "{:5} {count:6}  P {p:5.1}  R {r:5.1}  F1 {f1:5.1}  {}",
                    format!("{tag:?}"),
                    wrong.join(", ")
                )?;
            }
        }
        let (p, r, f1) = self.class(Tag::is_finite);
        writeln!(f, "finite verbs  P {:.1}  R {:.1}  F1 {:.1}", 100.0 * p, 100.0 * r, 100.0 * f1)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::super::tagger_corpus::read_columns;
    use super::*;

    #[test]
    fn counts_what_is_right_by_class() {
        // Without weights every lower-case word without an ending is a noun.
        let examples = read_columns("the DT\nboat NN\nleft VBD\n. .\n\n");
        let scores = TagScores::of(&Tagger::default(), &examples);
        assert_eq!((scores.total(), scores.confused(Tag::VBD, Tag::NN)), (3, 1));
        assert!((scores.accuracy() - 1.0 / 3.0).abs() < 1e-9);
        let (precision, recall, _) = scores.class(Tag::is_noun);
        assert!((precision - 1.0 / 3.0).abs() < 1e-9 && (recall - 1.0).abs() < 1e-9);
    }
}
