//! What a person should look at before relying on the result, each with its reason in words.

use crate::document::{Analysis, Confidence, Quote, QuoteId, Repair, RepairKind, Sieve};
use crate::text::Span;

use super::{labels, words};

/// Confidence below which a result is listed.
pub const LOW: Confidence = 0.6;

/// One thing to check.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckItem {
    /// Why it is listed.
    pub kind: CheckKind,
    /// The quote it is about, if any.
    pub quote: Option<QuoteId>,
    /// Index in [`Analysis::repairs`], for a repair.
    pub repair: Option<usize>,
    /// The reason in words.
    pub reason: String,
    /// Some words around the place.
    pub excerpt: String,
}

/// Why something is listed under *Check*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckKind {
    /// A quotation mark was worked around.
    Repair(RepairKind),
    /// No speaker was found.
    Unresolved,
    /// The speaker is a guess.
    Speaker,
    /// The quote itself or its extent is a guess.
    Extent,
    /// The text holds characters that cannot be seen and may reorder or hide others.
    Hidden,
}

impl CheckItem {
    /// Its heading.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.kind {
            CheckKind::Repair(kind) => labels::repair(kind),
            CheckKind::Unresolved => labels::UNKNOWN_SPEAKER,
            CheckKind::Speaker => "Uncertain speaker",
            CheckKind::Extent => "Uncertain quote",
            CheckKind::Hidden => "Hidden characters",
        }
    }
}

/// Everything to check: repairs first, then quotes in text order, one item a quote and reason.
#[must_use]
pub fn items(analysis: &Analysis) -> Vec<CheckItem> {
    let mut items: Vec<CheckItem> =
        analysis.repairs.iter().enumerate().map(|(index, repair)| repaired(analysis, index, repair)).collect();
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let id = QuoteId::new(index);
        let item =
            |kind, reason| CheckItem { kind, quote: Some(id), repair: None, reason, excerpt: excerpt(analysis, quote) };
        let attribution = &quote.attribution;
        // A transcript's questioner has no name in the text: nobody is the right answer there.
        if attribution.entity.is_none() && attribution.sieve != Sieve::Turn {
            items.push(item(CheckKind::Unresolved, attribution.why.clone()));
        } else if attribution.entity.is_some() && attribution.confidence < LOW {
            items.push(item(CheckKind::Speaker, attribution.why.clone()));
        }
        if quote.confidence < LOW {
            let reason =
                "The words that report it are unusual here, so this may be no quote, or begin or end elsewhere.";
            items.push(item(CheckKind::Extent, reason.to_owned()));
        }
    }
    items.extend(hidden_characters(analysis.text.as_str()));
    items
}

fn repaired(analysis: &Analysis, index: usize, repair: &Repair) -> CheckItem {
    let holds = |quote: &Quote| quote.repairs.contains(repair);
    CheckItem {
        kind: CheckKind::Repair(repair.kind),
        quote: analysis.quotes.iter().position(holds).map(QuoteId::new),
        repair: Some(index),
        reason: labels::repair_reason(repair.kind).to_owned(),
        excerpt: around(analysis, repair.at),
    }
}

fn excerpt(analysis: &Analysis, quote: &Quote) -> String {
    quote.content.first().map(|&piece| words::first(analysis.text.slice(piece), 80)).unwrap_or_default()
}

/// Some 30 characters on each side of a place.
fn around(analysis: &Analysis, at: Span) -> String {
    let text = &analysis.text;
    let before = text.slice(text.span(0, at.start()));
    let from = before.char_indices().rev().take(30).last().map_or(at.start(), |(start, _)| start);
    let after: String = text.slice(text.span(at.start(), text.len())).chars().take(30).collect();
    format!("…{}{after}…", text.slice(text.span(from, at.start()))).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Direction overrides, isolates and zero-width characters (Unicode Technical Report 36, 3.2),
/// with how often they occur. The joiners are left out: emoji and several scripts need them.
fn hidden_characters(text: &str) -> Option<CheckItem> {
    let is_hidden = |c: &char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let number = text.chars().filter(is_hidden).count();
    let first = text.chars().find(is_hidden)?;
    Some(CheckItem {
        kind: CheckKind::Hidden,
        quote: None,
        repair: None,
        reason: format!(
            "The text holds {} that cannot be seen and may hide or reorder words; the first is U+{:04X}.",
            labels::count(number, "character", "characters"),
            u32::from(first),
        ),
        excerpt: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn repairs_unresolved_speakers_and_low_confidence_are_listed() {
        let kinds: Vec<CheckKind> = items(&fixture::harbor()).into_iter().map(|item| item.kind).collect();
        assert_eq!(
            kinds,
            [CheckKind::Repair(RepairKind::MissingClosingMark), CheckKind::Extent, CheckKind::Unresolved]
        );
    }

    #[test]
    fn a_repair_shows_its_surroundings_and_its_quote() {
        let analysis = fixture::harbor();
        let item = items(&analysis).into_iter().find(|i| i.repair.is_some()).unwrap();
        assert!(item.excerpt.contains("as long as it takes"), "{}", item.excerpt);
        assert!(item.quote.is_some());
    }

    #[test]
    fn hidden_characters_are_told() {
        let items = items(&fixture::plain("abc\u{202e}def"));
        assert!(items[0].reason.contains("U+202E"));
    }
}
