//! What the words of a cue tell: stance, naming, addressee.

use super::bounds;
use crate::document::{CueReading, Document, Reading, Tag};
use crate::language::Lexicon;
use crate::language::cues::{CueMatch, Frames};
use crate::text::Span;
use crate::text::case::Casing;

/// Talks that words are said in, beside texts.
const TALKS: &[&str] =
    &["interview", "speech", "address", "call", "conversation", "conference", "testimony", "podcast", "video"];
/// Longest phrase for a text or talk, in tokens.
const LONGEST: usize = 6;

/// Fills in what the network does not tell. Where the lexical reader found the same cue, it knows.
pub(super) fn complete(document: &Document, lexicon: &Lexicon, lexical: &Reading, reading: &mut CueReading) {
    let Some(cue) = reading.cue.map(|cue| whole(document, lexicon, cue)) else { return };
    if !reading.content.iter().chain(&reading.source).any(|part| part.overlaps(cue)) {
        reading.cue = Some(cue);
    }
    if let Some(same) = lexical.cues.iter().find(|c| c.cue.is_some_and(|c| c.overlaps(cue))) {
        reading.stance = same.stance;
        reading.naming = same.naming && same.content.iter().any(|c| reading.content.contains(c));
        reading.addressee = same.addressee.filter(|a| reading.content.iter().all(|c| !c.overlaps(*a)));
        // `said its spokesman, Ana Ruiz`
        if reading.source.is_none()
            && let Some(behind) = same.source.filter(|&source| bounds::follows(document, cue, source))
            && reading.content.iter().all(|piece| !piece.overlaps(behind))
        {
            reading.source = Some(behind);
            reading
                .content
                .retain(|piece| piece.start() < behind.start() || same.content.iter().any(|c| c.overlaps(*piece)));
        }
        reading.inherits = reading.source.is_none() && (same.inherits || same.source.is_some());
        return;
    }
    let Some(found) = main_cue(document, lexicon, cue) else { return };
    reading.stance = found.cue.stance;
    reading.naming = found.cue.frames.any(Frames::NAMING.or(Frames::AS))
        && !found.cue.frames.any(Frames::QUOTE)
        && reading.content.iter().all(|&piece| is_fragment(document, piece));
}

/// A cue that ends in *in* with the text or talk that follows (*wrote in an email*).
fn whole(document: &Document, lexicon: &Lexicon, cue: Span) -> Span {
    let end = document.tokens_in(cue).end;
    let word = |at: usize| document.tokens.get(at).map(|t| document.text.slice(t.span).lower()).unwrap_or_default();
    if end.checked_sub(1).is_none_or(|last| word(last) != "in") {
        return cue;
    }
    let noun = |at: &usize| {
        let last = !document.tokens.get(at + 1).is_some_and(|t| t.tag.is_noun());
        last && (lexicon.names.is_document(&word(*at)) || TALKS.contains(&word(*at).as_str()))
    };
    let inside = |at: &usize| {
        let tag = document.tokens.get(*at).map(|t| t.tag);
        tag.is_some_and(|tag| {
            tag.is_noun() || matches!(tag, Tag::DT | Tag::PRPS | Tag::JJ | Tag::CD | Tag::VBN | Tag::POS)
        })
    };
    let found = (end..end + LONGEST).take_while(inside).find(noun);
    found.and_then(|at| document.tokens.get(at)).map_or(cue, |t| cue.to(t.span))
}

/// The reporting expression in a cue: the longest, and of several the last, as auxiliaries and
/// *went on to* stand before it.
fn main_cue<'a>(document: &Document, lexicon: &'a Lexicon, cue: Span) -> Option<CueMatch<'a>> {
    let tokens = document.tokens.get(document.tokens_in(cue)).unwrap_or_default();
    let words: Vec<String> = tokens.iter().map(|t| document.text.slice(t.span).lower().replace('’', "'")).collect();
    let loose = |at: usize| tokens.get(at).is_some_and(|t| matches!(t.tag, Tag::DT | Tag::PRPS | Tag::JJ | Tag::RB));
    let at = |start: usize| {
        let matches = lexicon.cues.at(words.get(start..).unwrap_or_default(), &|offset| loose(start + offset));
        matches.into_iter().next()
    };
    (0..words.len()).filter_map(at).fold(None, |best: Option<CueMatch<'a>>, found| match best {
        Some(best) if best.words > found.words => Some(best),
        _ => Some(found),
    })
}

/// Whether a piece is marked words that are no utterance of their own.
fn is_fragment(document: &Document, piece: Span) -> bool {
    let marked = document.marks.overlapping(piece).find(|(_, p)| p.span == piece);
    marked.is_some_and(|(_, p)| {
        document.text.slice(p.inner).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
    })
}
