//! The rows of the list of quotes.

use crate::document::{Analysis, EntityId, Kind, Quote, QuoteId, Stance};

use super::{labels, words};

/// One row; everything in it is ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteRow {
    /// Which quote; the number shown is one more.
    pub id: QuoteId,
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// Speech or belief.
    pub stance: Stance,
    /// The first words of the content.
    pub first_words: String,
    /// Who speaks, if known.
    pub entity: Option<EntityId>,
    /// The speaker's name, or that nobody is known.
    pub speaker: String,
    /// Whether it is listed under *Check*.
    pub check: bool,
    /// The confidence of quote and speaker together, in words.
    pub confidence: &'static str,
    /// More about it, each a few words: belief, nested, insertion, repair.
    pub flags: Vec<String>,
}

/// What is told of one quote when it is selected.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteDetails {
    /// The content pieces, exact slices.
    pub content: Vec<String>,
    /// The speaker's first role.
    pub role: Option<String>,
    /// Source, cue, addressee, when and where it was said, as far as the text tells: the term and the exact slice, for
    /// a time with its value in brackets.
    pub facts: Vec<(&'static str, String)>,
    /// How the speaker was found, in words.
    pub sieve: &'static str,
    /// The reason in words.
    pub why: String,
    /// The confidence in the speaker, in words.
    pub speaker_confidence: &'static str,
    /// The confidence in the quote itself, in words.
    pub quote_confidence: &'static str,
    /// The quote around this one.
    pub parent: Option<QuoteId>,
    /// Whether it has editorial insertions.
    pub insertions: bool,
    /// What was done about its quotation marks.
    pub repairs: Vec<&'static str>,
    /// How many words were spoken: the content without insertions.
    pub words: usize,
}

/// Rows for all quotes, in text order.
#[must_use]
pub fn rows(analysis: &Analysis, flagged: &[QuoteId]) -> Vec<QuoteRow> {
    analysis
        .quotes
        .iter()
        .enumerate()
        .map(|(index, quote)| row(analysis, QuoteId::new(index), quote, flagged))
        .collect()
}

fn row(analysis: &Analysis, id: QuoteId, quote: &Quote, flagged: &[QuoteId]) -> QuoteRow {
    let content: Vec<&str> = quote.content.iter().map(|&piece| analysis.text.slice(piece)).collect();
    let speaker = analysis.speaker(quote).map_or(labels::UNKNOWN_SPEAKER, |entity| entity.name.as_str());
    let mut flags = Vec::new();
    if quote.stance == Stance::Belief {
        flags.push(labels::stance(quote.stance).to_owned());
    }
    if let Some(parent) = quote.parent {
        flags.push(format!("in {}", parent.index() + 1));
    }
    if !quote.insertions.is_empty() {
        flags.push("[insertion]".to_owned());
    }
    if !quote.repairs.is_empty() {
        flags.push("mark repaired".to_owned());
    }
    let confidence = match quote.attribution.entity {
        Some(_) => quote.confidence.min(quote.attribution.confidence),
        None => quote.confidence,
    };
    QuoteRow {
        id,
        kind: quote.kind,
        stance: quote.stance,
        first_words: words::first(&content.join(" … "), 110),
        entity: quote.attribution.entity,
        speaker: speaker.to_owned(),
        check: flagged.contains(&id),
        confidence: labels::confidence(confidence),
        flags,
    }
}

/// What is told of a selected quote.
#[must_use]
pub fn details(analysis: &Analysis, id: QuoteId) -> Option<QuoteDetails> {
    let quote = analysis.quote(id)?;
    let slice = |span| analysis.text.slice(span).to_owned();
    Some(QuoteDetails {
        content: quote.content.iter().map(|&piece| slice(piece)).collect(),
        role: analysis.speaker(quote).and_then(|entity| entity.roles.first()).map(|role| role.name.clone()),
        facts: facts(analysis, quote),
        sieve: labels::sieve(quote.attribution.sieve),
        why: words::sentence(&quote.attribution.why),
        speaker_confidence: labels::confidence(quote.attribution.confidence),
        quote_confidence: labels::confidence(quote.confidence),
        parent: quote.parent,
        insertions: !quote.insertions.is_empty(),
        repairs: quote.repairs.iter().map(|repair| labels::repair(repair.kind)).collect(),
        words: super::speakers::spoken(analysis, quote),
    })
}

fn facts(analysis: &Analysis, quote: &Quote) -> Vec<(&'static str, String)> {
    let parts = [
        (labels::SOURCE, quote.source),
        (labels::CUE, quote.cue),
        (labels::ADDRESSEE, quote.addressee),
        (labels::WHEN, quote.when),
        (labels::WHERE, quote.place),
    ];
    let told = parts.into_iter().filter_map(|(term, span)| Some((term, span?)));
    told.map(|(term, span)| {
        let value = if term == labels::WHEN { analysis.date_at(span) } else { None };
        let words = analysis.text.slice(span);
        (term, value.map_or_else(|| words.to_owned(), |value| format!("{words} ({value})")))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn a_row_says_it_all_in_words() {
        let analysis = fixture::harbor();
        let rows = rows(&analysis, &[QuoteId::new(3)]);
        assert_eq!(rows[0].speaker, "Ana Ruiz");
        assert_eq!(rows[0].flags, ["belief"]);
        assert_eq!(rows[1].flags, ["in 1"]);
        assert_eq!(rows[2].flags, ["[insertion]"]);
        assert_eq!(rows[4].speaker, labels::UNKNOWN_SPEAKER);
        assert!(rows[3].check && !rows[2].check);
    }

    #[test]
    fn details_are_exact_slices() {
        let analysis = fixture::harbor();
        let details = details(&analysis, QuoteId::new(2)).unwrap();
        let facts = [("Source", "Ruiz"), ("Cue", "said"), ("Where", "Porto")];
        assert_eq!(details.facts, facts.map(|(term, words)| (term, words.to_owned())));
        assert_eq!(details.content, ["“The wall [built in 1902] is safe. We checked.”"]);
        assert_eq!(details.words, 6);
        assert!(super::details(&analysis, QuoteId::new(99)).is_none());
    }
}
