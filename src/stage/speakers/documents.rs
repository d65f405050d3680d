//! The source is a text: who wrote or issued it was told where it was quoted before (*Ruiz wrote in a memo* … *the
//! memo said*; *In a statement, the council urged* … *it warned*).

use std::ops::Range;

use super::scene::{Scene, attribution};
use crate::document::{Attribution, EntityId, Sieve};
use crate::language::issuing;
use crate::text::Span;
use crate::text::case::Casing;

/// How far before a text’s noun its article or preposition may stand, in words.
const PHRASE: usize = 5;

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let noun = noun(scene, quote)?;
    let source = scene.draft(quote)?.source?;
    let text = scene.document.text.slice(source);
    let said = (0..quote).rev().find_map(|before| Some((before, issuer(scene, before, &noun)?)));
    if said.is_none()
        && let Some(id) = sender(scene, source.start(), &noun)
    {
        let name = scene.entity(id).map(|e| e.name.clone()).unwrap_or_default();
        return Some(attribution(id, Sieve::Nominal, 0.7, format!("“{text}” is the {noun} from {name}")));
    }
    let Some((before, id)) = said else {
        // *It said*, after a text of which nothing is known.
        let it = text.eq_ignore_ascii_case("it");
        let why = format!("“{text}” is the {noun}, of which the text names no author");
        return it.then_some(Attribution { entity: None, sieve: Sieve::Nominal, confidence: 0.6, why });
    };
    let known = scene.decided(before).map_or(0.8, |d| d.confidence);
    let name = scene.entity(id).map(|e| e.name.clone()).unwrap_or_default();
    Some(attribution(id, Sieve::Nominal, known * 0.85, format!("“{text}” is the {noun} of {name}, quoted before")))
}

/// The noun of the text that speaks: of the source, or, where that is *it*, of the source of the quote before.
fn noun(scene: &Scene<'_>, quote: usize) -> Option<String> {
    let draft = scene.draft(quote)?;
    let words = words(scene, draft.source?);
    match words.as_slice() {
        [it] if it == "it" => {
            let before = (0..quote).rev().find(|&b| scene.draft(b).is_some_and(|d| d.parent == draft.parent))?;
            let near = |at: Span| scene.document.text.paragraph_at(at.start());
            let (own, other) = (near(draft.source?), near(scene.draft(before)?.source?));
            (own == other).then(|| noun(scene, before)).flatten()
        }
        [the, .., noun] if matches!(the.as_str(), "the" | "this" | "that") && words.len() <= PHRASE => {
            scene.lexicon.names.is_document(noun).then(|| noun.clone())
        }
        _ => None,
    }
}

/// Who speaks a quote whose sentence says that it was said in a text of this kind, or whose source is one of theirs.
fn issuer(scene: &Scene<'_>, quote: usize, noun: &str) -> Option<EntityId> {
    let draft = scene.draft(quote)?;
    let at = draft.cue.or(draft.source)?;
    let sentence = scene.document.sentences.get(scene.document.sentence_at(at.start())?.index())?.span;
    let around = words(scene, sentence.cover(draft.source.unwrap_or(at)));
    let decided = scene.decided(quote).and_then(|d| d.entity);
    let id = decided.or_else(|| scene.source(quote).map(|(_, id, _)| id))?;
    let own = draft.source.is_some_and(|source| words(scene, source).iter().any(|w| w == noun));
    let is_here = around.iter().enumerate().filter(|(_, word)| *word == noun).any(|(place, _)| {
        let before = around.get(place.saturating_sub(PHRASE)..place).unwrap_or_default();
        // *in a statement*; not what is spoken about (*on the report*). A body may stand behind its text (*a report
        // by …*).
        own || before.iter().any(|w| w == "in") || !scene.is_person(id)
    });
    is_here.then_some(id)
}

/// From whom a text of this kind was said to come (*a letter arrived from the foundation*).
fn sender(scene: &Scene<'_>, before: usize, noun: &str) -> Option<EntityId> {
    let word = |at: usize| {
        let token = scene.document.tokens.get(at);
        token.map(|t| scene.document.text.slice(t.span).lower()).unwrap_or_default()
    };
    let comes = |start: usize| {
        let link = (start.saturating_sub(2)..start).rev().find(|&at| matches!(word(at).as_str(), "from" | "by"))?;
        (link.saturating_sub(PHRASE)..link).rev().find(|&at| word(at) == noun)
    };
    // *a petition that the campaign brought*
    let issued = |tokens: &Range<usize>| {
        let relative = issuing::clause(word, tokens);
        relative.is_some_and(|end| (end.saturating_sub(PHRASE)..end).any(|at| same_text(&word(at), noun)))
    };
    let told = scene.narrated().rev().filter(|(m, _)| m.draft.span.start() < before);
    let speaks = |id: EntityId| scene.is_person(id) || scene.is_body(id);
    let tells = |tokens: &Range<usize>| comes(tokens.start).is_some() || issued(tokens);
    told.take(40).find(|(m, id)| speaks(*id) && tells(&m.draft.tokens)).map(|(_, id)| id)
}

/// Nouns for one and the same paper before a court.
const FILINGS: &[&str] = &["filing", "petition", "complaint", "lawsuit", "suit", "motion", "claim"];

fn same_text(word: &str, noun: &str) -> bool {
    word == noun || FILINGS.contains(&word) && FILINGS.contains(&noun)
}

/// The words of a span in lower case.
fn words(scene: &Scene<'_>, span: Span) -> Vec<String> {
    let tokens = scene.document.tokens_in(span);
    tokens.filter_map(|at| scene.document.tokens.get(at)).map(|t| scene.document.text.slice(t.span).lower()).collect()
}
