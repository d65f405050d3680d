//! The source is a text: who wrote or issued it was told where it was quoted before (*Ruiz wrote in a memo* … *the
//! memo said*; *In a statement, the council urged* … *it warned*).

use super::authors::{self, PHRASE};
use super::scene::{Scene, attribution};
use crate::document::{Attribution, EntityId, QuoteDraft, Sieve};
use crate::language::issuing;
use crate::text::Span;
use crate::text::case::Casing;

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let noun = noun(scene, quote)?;
    let source = scene.draft(quote)?.source?;
    let text = scene.document.text.slice(source);
    let by = |id: EntityId, confidence: f32, how: &str| {
        let name = scene.entity(id).map(|e| e.name.as_str()).unwrap_or_default();
        Some(attribution(id, Sieve::Nominal, confidence, format!("“{text}” is the {noun} {how} {name}")))
    };
    if let Some(id) = authors::behind(scene, source) {
        return by(id, 0.8, "issued by");
    }
    if text.starts_with(['a', 'A']) {
        return by(authors::find(scene, source, &noun, true)?, 0.65, "that, as told further on, is from");
    }
    let said = (0..quote).rev().find_map(|before| Some((before, issuer(scene, before, &noun)?)));
    if let Some((before, id)) = said {
        let known = scene.decided(before).map_or(0.8, |d| d.confidence);
        return by(id, known * 0.85, "quoted before, of");
    }
    if let Some(id) = authors::find(scene, source, &noun, false) {
        return by(id, 0.7, "from");
    }
    if let Some(id) = authors::named_behind(scene, source, &noun) {
        return by(id, 0.7, "whose author is");
    }
    // *It said*, after a text of which nothing is known.
    let it = text.eq_ignore_ascii_case("it");
    let why = format!("“{text}” is the {noun}, of which the text names no author");
    it.then_some(Attribution { entity: None, sieve: Sieve::Nominal, confidence: 0.6, why })
}

/// The noun of the text that speaks: of the source, or, where that is *it*, of the source of the quote before.
fn noun(scene: &Scene<'_>, quote: usize) -> Option<String> {
    let draft = scene.draft(quote)?;
    let words = words(scene, draft.source?);
    match words.as_slice() {
        [it] if it == "it" => {
            let beside = |d: &QuoteDraft| d.parent == draft.parent && d.source.is_some();
            let before = (0..quote).rev().find(|&b| scene.draft(b).is_some_and(beside));
            let told = before.and_then(|before| {
                let near = goes_on(scene, scene.draft(before)?.source?, draft.source?);
                near.then(|| noun(scene, before)).flatten()
            });
            told.or_else(|| opening_text(scene, draft.source?))
        }
        // *a state report released on Wednesday*
        [a, rest @ ..] if matches!(a.as_str(), "a" | "an") => {
            let goes_on =
                |at: usize| rest.get(at + 1).is_none_or(|next| issuing::is_issued(next) || issuing::is_seen(next));
            let is_text = |(at, noun): &(usize, &String)| scene.lexicon.names.is_document(noun) && goes_on(*at);
            rest.iter().enumerate().take(PHRASE).find(is_text).map(|(_, noun)| noun.clone())
        }
        [the, .., noun] if matches!(the.as_str(), "the" | "this" | "that") && words.len() <= PHRASE => {
            scene.lexicon.names.is_document(noun).then(|| noun.clone())
        }
        _ => None,
    }
}

/// Whether *it* stands in the paragraph of the source before, or in the next, where nobody is spoken of before it.
fn goes_on(scene: &Scene<'_>, before: Span, it: Span) -> bool {
    let paragraph = |at: Span| scene.document.text.paragraph_at(at.start());
    let (first, second) = (paragraph(before), paragraph(it));
    let mut between = scene.narrated().map(|(m, _)| m.draft.span.start());
    first == second || first + 1 == second && !between.any(|at| before.end() <= at && at < it.start())
}

/// The text that the sentence before opens with: *His judgment runs to 61 pages. “…,” it says.*
fn opening_text(scene: &Scene<'_>, source: Span) -> Option<String> {
    let document = scene.document;
    let at = document.sentence_at(source.start())?.index().checked_sub(1)?;
    let before = document.sentences.get(at)?.span;
    if document.text.paragraph_at(before.start()) != document.text.paragraph_at(source.start()) {
        return None;
    }
    let words = words(scene, before);
    let determined = words
        .first()
        .is_some_and(|w| matches!(w.as_str(), "the" | "his" | "her" | "its" | "their" | "a" | "an" | "this" | "that"))
        || words.get(1).is_some_and(|w| matches!(w.as_str(), "’s" | "'s"));
    let noun = words.iter().take(PHRASE).skip(1).find(|w| scene.lexicon.names.is_document(w))?;
    determined.then(|| noun.clone())
}

/// Who speaks a quote whose sentence says that it was said in a text of this kind, or whose source is one of theirs.
fn issuer(scene: &Scene<'_>, quote: usize, noun: &str) -> Option<EntityId> {
    // Inside what a text says others speak.
    let draft = scene.draft(quote).filter(|draft| draft.parent.is_none())?;
    let at = draft.cue.or(draft.source)?;
    let sentence = scene.document.sentences.get(scene.document.sentence_at(at.start())?.index())?.span;
    let around = words(scene, sentence.cover(draft.source.unwrap_or(at)));
    let decided = scene.decided(quote).and_then(|d| d.entity);
    let id = decided.or_else(|| scene.source(quote).map(|(_, id, _)| id))?;
    let own = draft.source.is_some_and(|source| words(scene, source).iter().any(|w| w == noun));
    let is_here = around.iter().enumerate().filter(|(_, word)| authors::same_text(word, noun)).any(|(place, _)| {
        let before = around.get(place.saturating_sub(PHRASE)..place).unwrap_or_default();
        // *in a statement*; not what is spoken about (*on the report*). A body may stand behind its text (*a report
        // by …*).
        own || before.iter().any(|w| w == "in") || !scene.is_person(id)
    });
    is_here.then_some(id)
}

/// A token in lower case; nothing behind the last.
pub(super) fn word(scene: &Scene<'_>, at: usize) -> String {
    let token = scene.document.tokens.get(at);
    token.map(|t| scene.document.text.slice(t.span).lower()).unwrap_or_default()
}

/// The words of a span in lower case.
fn words(scene: &Scene<'_>, span: Span) -> Vec<String> {
    scene.document.tokens_in(span).map(|at| word(scene, at)).collect()
}
