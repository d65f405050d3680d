//! Attributions of either side, and how well ours meet those of gold.

use std::ops::AddAssign;

use serde_json::{Value, json};

use super::counts::{SpanScores, percent, share};
use super::{Extent, extent, overlap};
use crate::document::{Analysis, Quote, Sieve};

/// One attribution as corpora have it: spans, no speaker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attributed {
    /// The source; none or one in most corpora.
    pub source: Vec<Extent>,
    /// The cue; none or one in most corpora.
    pub cue: Vec<Extent>,
    /// Content pieces in text order.
    pub content: Vec<Extent>,
    /// A source that belongs to the quote before, of which this one is a continuation; it links, and
    /// is no span of its own.
    pub inherited: Option<Extent>,
}

impl Attributed {
    /// Whether source, cue and content of `other` all meet those of this one; a part that neither
    /// has is met.
    #[must_use]
    pub fn links(&self, other: &Self) -> bool {
        let met = |a: &[Extent], b: &[Extent]| a.iter().any(|a| b.iter().any(|b| overlap(a, b)));
        let sources = |side: &Self| side.source.iter().chain(&side.inherited).cloned().collect::<Vec<_>>();
        let (mine, theirs) = (sources(self), sources(other));
        met(&self.content, &other.content)
            && (met(&self.cue, &other.cue) || self.cue.is_empty() && other.cue.is_empty())
            && (met(&mine, &theirs) || mine.is_empty() && theirs.is_empty())
    }
}

/// A text with its attributions.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What it is called.
    pub name: String,
    /// The text.
    pub text: String,
    /// Attributions that stand in no other one's content.
    pub gold: Vec<Attributed>,
}

/// The quotes of an analysis; only those that stand in no other quote, unless `nested`. Without nested ones they are
/// as PolNeAR has them: there the colon behind the label of a turn is its cue.
#[must_use]
pub fn of_analysis(analysis: &Analysis, nested: bool) -> Vec<Attributed> {
    let at = |span| extent(&analysis.text, span);
    let source_before = |index: usize| {
        let speaker = analysis.quotes.get(index)?.attribution.entity;
        let earlier = analysis.quotes.get(..index)?.iter().rev();
        earlier.filter(|q| q.attribution.entity == speaker).find_map(|q| q.source)
    };
    let colon = |quote: &Quote| {
        let label = quote.source.filter(|_| !nested && quote.attribution.sieve == Sieve::Turn)?;
        let behind = analysis.text.span(label.end(), label.end() + 1);
        (analysis.text.slice(behind) == ":").then_some(behind)
    };
    let quotes = analysis.quotes.iter().enumerate().filter(|(_, q)| nested || q.parent.is_none());
    quotes
        .map(|(index, quote)| Attributed {
            source: quote.source.map(at).into_iter().collect(),
            cue: quote.cue.or_else(|| colon(quote)).map(at).into_iter().collect(),
            content: quote.content.iter().map(|&piece| at(piece)).collect(),
            inherited: Some(quote)
                .filter(|q| q.source.is_none() && q.attribution.sieve == Sieve::Inherited)
                .and_then(|_| source_before(index))
                .map(at),
        })
        .collect()
}

/// Scores of many texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AttributionScores {
    /// Texts scored.
    pub texts: usize,
    /// Sources.
    pub source: SpanScores,
    /// Cues.
    pub cue: SpanScores,
    /// Content pieces, each on its own.
    pub content: SpanScores,
    /// Attributions in gold.
    pub gold: usize,
    /// Attributions found.
    pub ours: usize,
    /// Attributions of gold whose source, cue and content all overlap those of one of ours.
    pub linked: usize,
    /// Found ones with a speaker.
    pub spoken: usize,
}

impl AttributionScores {
    /// Scores one text; `spoken` is how many of ours have a speaker.
    #[must_use]
    pub fn of(gold: &[Attributed], ours: &[Attributed], spoken: usize) -> Self {
        let spans = |part: fn(&Attributed) -> &Vec<Extent>| {
            let all = |side: &[Attributed]| side.iter().flat_map(part).cloned().collect::<Vec<_>>();
            SpanScores::of(&all(gold), &all(ours))
        };
        Self {
            texts: 1,
            source: spans(|a| &a.source),
            cue: spans(|a| &a.cue),
            content: spans(|a| &a.content),
            gold: gold.len(),
            ours: ours.len(),
            linked: gold.iter().filter(|g| ours.iter().any(|o| g.links(o))).count(),
            spoken,
        }
    }

    /// The three kinds of span with their names.
    #[must_use]
    pub fn spans(&self) -> [(&'static str, &SpanScores); 3] {
        [("source", &self.source), ("cue", &self.cue), ("content", &self.content)]
    }

    /// For `--json`.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "texts": self.texts, "gold": self.gold, "ours": self.ours,
            "source": self.source.json(), "cue": self.cue.json(), "content": self.content.json(),
            "linked": percent(share(self.linked, self.gold)), "speaker_share": percent(share(self.spoken, self.ours)),
        })
    }
}

impl AddAssign for AttributionScores {
    fn add_assign(&mut self, other: Self) {
        self.texts += other.texts;
        self.source += other.source;
        self.cue += other.cue;
        self.content += other.content;
        self.gold += other.gold;
        self.ours += other.ours;
        self.linked += other.linked;
        self.spoken += other.spoken;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributed(source: Extent, cue: Extent, content: Extent) -> Attributed {
        Attributed { source: vec![source], cue: vec![cue], content: vec![content], inherited: None }
    }

    #[test]
    fn linked_needs_all_three_parts_in_one_attribution() {
        let gold = attributed(0..3, 4..8, 9..20);
        assert!(gold.links(&attributed(1..3, 4..8, 9..12)));
        assert!(!gold.links(&attributed(30..33, 4..8, 9..20)));
        let inherited = Attributed { source: Vec::new(), inherited: Some(0..3), ..gold.clone() };
        assert!(gold.links(&inherited));
        let scores = AttributionScores::of(&[gold], &[inherited], 1);
        assert_eq!((scores.linked, scores.source.exact.ours, scores.cue.exact.ours), (1, 0, 1));
    }
}
