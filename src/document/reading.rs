//! What a reader sees in a document: the seam between reading and everything after it.
//!
//! Two readers give this value. The lexical reader fills it from tables and patterns; the neural
//! reader from the heads of its encoder (its per-token scores are decoded to spans inside the
//! reader, so that later stages are the same for both).

use std::ops::Range;

use super::{Confidence, EntityKind, Stance};
use crate::text::Span;

/// Cues with what belongs to them, and names.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Who read.
    pub reader: Reader,
    /// In text order of the cue, or of the first content where there is no cue.
    pub cues: Vec<CueReading>,
    /// In text order, disjoint.
    pub names: Vec<NameReading>,
    /// Of the lexical reader, and of words that the network has not read, there are none.
    pub antecedents: Antecedents,
}

/// Which reader made a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reader {
    /// Tables and patterns.
    Lexical,
    /// The trained encoder.
    Neural,
}

impl Reader {
    /// The name used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Lexical => "lexical",
            Self::Neural => "neural",
        }
    }
}

/// A cue with the source and the content pieces it links.
#[derive(Clone, Debug, PartialEq)]
pub struct CueReading {
    /// The whole verb group; none for a transcript turn or a free-standing passage in marks.
    pub cue: Option<Span>,
    /// Speech or belief, from the cue.
    pub stance: Stance,
    /// The source phrase; none where the text has none.
    pub source: Option<Span>,
    /// A label before a transcript turn (`Q`, `SMITH`), which names the speaker without being a source.
    pub turn: Option<Span>,
    /// A cue without a source of its own that goes on from the quote before it (participles, second cues).
    pub inherits: bool,
    /// Content pieces, in text order, not empty.
    pub content: Vec<Span>,
    /// Whom it was said to.
    pub addressee: Option<Span>,
    /// The cue names or describes something in the marked words (`called it “…”`).
    pub naming: bool,
    /// How sure the reader is that this is an attribution and these are its spans.
    pub confidence: Confidence,
}

/// What the network tells of whom pronouns and descriptions mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Antecedents {
    /// How well pronouns go with the words around them, in text order of the pronoun.
    pub rows: Vec<AntecedentRow>,
    /// How well descriptions go with people.
    pub descriptions: DescriptionLinks,
}

/// How well the nouns of descriptions go with the words that name people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DescriptionLinks {
    /// For each token what it asks, and what it answers: in the first half of the numbers as the word that ends the
    /// first name of a person, in the second as the one that ends the last mention. Empty where it was not read.
    pub tokens: Vec<(Vec<f32>, Vec<f32>)>,
}

impl DescriptionLinks {
    /// How well a noun goes with the person who is named first and last by these words, in the points of the sieve for
    /// descriptions; 0 where one of the three was not read.
    #[must_use]
    pub fn score(&self, noun: usize, first: usize, last: usize) -> f32 {
        let token = |at: usize| self.tokens.get(at);
        let Some((((asking, _), (_, first)), (_, last))) = token(noun).zip(token(first)).zip(token(last)) else {
            return 0.0;
        };
        let half = asking.len() / 2;
        let answer = first.iter().take(half).chain(last.iter().skip(half));
        let product: f32 = asking.iter().zip(answer).map(|(a, b)| a * b).sum();
        product / (asking.len().max(1) as f32).sqrt()
    }
}

/// How well one pronoun goes with the words around it.
#[derive(Clone, Debug, PartialEq)]
pub struct AntecedentRow {
    /// The pronoun, as an index into the document's tokens.
    pub pronoun: usize,
    /// The token of the first score.
    pub first: usize,
    /// One a token, in the points of the pronoun sieve; positive ones speak for the word.
    pub scores: Vec<f32>,
}

impl Antecedents {
    /// How well a pronoun goes with a mention: the mean over its first and its last token. None where one of
    /// them was not read together with the pronoun.
    #[must_use]
    pub fn score(&self, pronoun: usize, mention: &Range<usize>) -> Option<f32> {
        let row = self.rows.get(self.rows.binary_search_by_key(&pronoun, |row| row.pronoun).ok()?)?;
        let at = |token: usize| row.scores.get(token.checked_sub(row.first)?);
        Some((at(mention.start)? + at(mention.end.checked_sub(1)?)?) / 2.0)
    }
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NameReading {
    /// The name alone, without role or honorific.
    pub span: Span,
    /// What it names.
    pub kind: EntityKind,
    /// How sure the reader is.
    pub confidence: Confidence,
    /// Of a person named with a given name: how much the name speaks for a woman, from -100 (a man) to 100; 0 where
    /// nothing is known.
    pub woman: i8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mention_counts_by_its_ends() {
        let row = AntecedentRow { pronoun: 12, first: 8, scores: vec![1.0, -5.0, 3.0, 0.0, 0.0] };
        let antecedents = Antecedents { rows: vec![row], ..Antecedents::default() };
        assert_eq!(antecedents.score(12, &(8..11)), Some(2.0));
        assert_eq!(antecedents.score(12, &(9..10)), Some(-5.0));
        // Another window, a pronoun that was not read.
        assert_eq!(antecedents.score(12, &(7..11)), None);
        assert_eq!(antecedents.score(12, &(12..14)), None);
        assert_eq!(antecedents.score(11, &(8..11)), None);
    }

    #[test]
    fn a_person_answers_by_the_first_name_and_the_last_mention() {
        let word = |asking: [f32; 4], answer: [f32; 4]| (asking.to_vec(), answer.to_vec());
        let first = word([0.0; 4], [1.0, 2.0, 9.0, 9.0]);
        let last = word([0.0; 4], [9.0, 9.0, 3.0, 4.0]);
        let noun = word([1.0, 1.0, 1.0, 0.5], [0.0; 4]);
        let links = DescriptionLinks { tokens: vec![first, last, noun, (Vec::new(), Vec::new())] };
        assert_eq!(links.score(2, 0, 1), 4.0);
        assert_eq!(links.score(3, 0, 1), 0.0);
        assert_eq!(links.score(2, 0, 9), 0.0);
    }
}
