//! The source is a text: who wrote or issued it was told where it was quoted before (*Ruiz wrote in a memo* … *the
//! memo said*; *In a statement, the council urged* … *it warned*).

use std::ops::Range;

use super::scene::{Scene, attribution};
use crate::document::{Attribution, EntityId, Form, LinkedMention, Sieve};
use crate::language::issuing;
use crate::text::Span;
use crate::text::case::Casing;

/// How far before a text’s noun its article or preposition may stand, in words.
const PHRASE: usize = 5;

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let noun = noun(scene, quote)?;
    let source = scene.draft(quote)?.source?;
    let text = scene.document.text.slice(source);
    if let Some(id) = issuer_behind(scene, source) {
        let name = scene.entity(id).map(|e| e.name.clone()).unwrap_or_default();
        return Some(attribution(id, Sieve::Nominal, 0.8, format!("“{text}” is the {noun} that {name} issued")));
    }
    let said = (0..quote).rev().find_map(|before| Some((before, issuer(scene, before, &noun)?)));
    if said.is_none()
        && let Some(id) = sender(scene, source.start(), &noun).or_else(|| owner(scene, source.start(), &noun))
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
            let before = (0..quote).rev().find(|&b| scene.draft(b).is_some_and(|d| d.parent == draft.parent));
            let near = |at: Span| scene.document.text.paragraph_at(at.start());
            let told = before.and_then(|before| {
                let other = near(scene.draft(before)?.source?);
                (near(draft.source?) == other).then(|| noun(scene, before)).flatten()
            });
            told.or_else(|| opening_text(scene, draft.source?))
        }
        [the, .., noun] if matches!(the.as_str(), "the" | "this" | "that") && words.len() <= PHRASE => {
            scene.lexicon.names.is_document(noun).then(|| noun.clone())
        }
        _ => None,
    }
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

/// Who issued a text as the clause behind it tells (*the report, which the council drew up*).
fn issuer_behind(scene: &Scene<'_>, source: Span) -> Option<EntityId> {
    let last = scene.document.tokens_in(source).end;
    let word = |at: usize| word(scene, at);
    let near = scene.narrated().skip_while(|(m, _)| m.draft.tokens.start < last);
    let issued = |tokens: &Range<usize>| {
        let clause = issuing::clause(word, tokens);
        clause.is_some_and(|at| at == last || at == last + 1 && word(last) == ",")
    };
    near.take(2).find(|(m, id)| scene.is_actor(*id) && issued(&m.draft.tokens)).map(|(_, id)| id)
}

/// From whom a text of this kind was said to come (*a letter arrived from the foundation*).
fn sender(scene: &Scene<'_>, before: usize, noun: &str) -> Option<EntityId> {
    let word = |at: usize| word(scene, at);
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
    let tells = |tokens: &Range<usize>| comes(tokens.start).is_some() || issued(tokens);
    told.take(40).find(|(m, id)| scene.is_actor(*id) && tells(&m.draft.tokens)).map(|(_, id)| id)
}

/// Whose a text of this kind was said to be (*his judgment*, *the council’s report*).
fn owner(scene: &Scene<'_>, before: usize, noun: &str) -> Option<EntityId> {
    let word = |at: usize| word(scene, at);
    let any = matches!(noun, "document" | "text" | "paper");
    let is_it = |word: &str| same_text(word, noun) || any && scene.lexicon.names.is_document(word);
    let owns = |m: &LinkedMention| {
        let end = m.draft.tokens.end;
        let genitive = matches!(word(end).as_str(), "’s" | "'s" | "’" | "'");
        let possessive = matches!(m.draft.form, Form::Pronoun(p) if p.possessive);
        let from = end + usize::from(genitive);
        (genitive || possessive) && (from..from + 3).any(|at| is_it(&word(at)))
    };
    let told = scene.narrated().rev().filter(|(m, _)| m.draft.span.start() < before);
    told.take(40).find(|(m, id)| scene.is_actor(*id) && owns(m)).map(|(_, id)| id)
}

/// Nouns for one and the same paper before a court.
const FILINGS: &[&str] = &["filing", "petition", "complaint", "lawsuit", "suit", "motion", "claim"];

fn same_text(word: &str, noun: &str) -> bool {
    word == noun || FILINGS.contains(&word) && FILINGS.contains(&noun)
}

/// A token in lower case; nothing behind the last.
fn word(scene: &Scene<'_>, at: usize) -> String {
    let token = scene.document.tokens.get(at);
    token.map(|t| scene.document.text.slice(t.span).lower()).unwrap_or_default()
}

/// The words of a span in lower case.
fn words(scene: &Scene<'_>, span: Span) -> Vec<String> {
    scene.document.tokens_in(span).map(|at| word(scene, at)).collect()
}
