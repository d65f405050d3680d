//! Who wrote or issued a text, as the article tells it: *a letter from the foundation*, *the council’s report*, *the memo
//! was written by Ruiz*, *Ruiz posted a video*, *its author is Ruiz*.

use std::ops::Range;

use super::documents::word;
use super::scene::Scene;
use crate::document::{EntityId, Form, LinkedMention, TokenKind};
use crate::language::issuing;
use crate::text::Span;

/// How far before a text’s noun its article or preposition may stand, in words.
pub(super) const PHRASE: usize = 5;

/// How many mentions away the author may be told.
const WINDOW: usize = 40;

/// A way in which an article tells that somebody is the author of a text, by its noun.
type Way = fn(&Scene<'_>, &LinkedMention, &str) -> bool;

/// From clear to vague.
const WAYS: [Way; 4] = [comes_from, issues, owns, is_author];

/// Who wrote the text that is named at `source` by its noun, as told before, or, of one that is new there (*a leaked
/// memo*), `behind` it.
pub(super) fn find(scene: &Scene<'_>, source: Span, noun: &str, behind: bool) -> Option<EntityId> {
    let near = actors(scene, source, behind);
    WAYS.iter().find_map(|way| near.iter().find(|(m, _)| way(scene, m, noun))).map(|(_, id)| *id)
}

/// Who may have written it: those spoken of before a place, the last first, or behind it.
fn actors<'a>(scene: &Scene<'a>, place: Span, behind: bool) -> Vec<(&'a LinkedMention, EntityId)> {
    let all: Vec<_> = scene.narrated().collect();
    let first = all.partition_point(|(m, _)| m.draft.span.start() < place.start());
    let (before, after) = all.split_at(first);
    let mut near = if behind { after.to_vec() } else { before.iter().rev().copied().collect() };
    near.truncate(WINDOW);
    near.retain(|(_, id)| scene.is_actor(*id));
    near
}

/// Whom the article calls the author (*its author is Ruiz*) soon after `source` and before any other text.
pub(super) fn named_behind(scene: &Scene<'_>, source: Span, noun: &str) -> Option<EntityId> {
    let paragraph = |at: usize| scene.document.text.paragraph_at(at);
    let last = paragraph(source.start()) + 2;
    let near = actors(scene, source, true);
    let (author, id) = near.into_iter().find(|(m, _)| is_author(scene, m, noun))?;
    if paragraph(author.draft.span.start()) > last {
        return None;
    }
    let first = scene.document.tokens_in(source).end;
    let opens = |at: usize| scene.document.sentences.binary_search_by_key(&at, |s| s.tokens.start).is_ok();
    let other = |at: usize| {
        word(scene, at) == "the" && opens(at) && {
            let next = word(scene, at + 1);
            next != noun && scene.lexicon.names.is_document(&next)
        }
    };
    (!(first..author.draft.tokens.start).any(other)).then_some(id)
}

/// Who issued a text as the clause behind it tells (*the report, which the council drew up*).
pub(super) fn behind(scene: &Scene<'_>, source: Span) -> Option<EntityId> {
    let last = scene.document.tokens_in(source).end;
    let word = |at: usize| word(scene, at);
    let near = scene.narrated().skip_while(|(m, _)| m.draft.tokens.start < last);
    let issued = |tokens: &Range<usize>| {
        // *a study she published*
        if tokens.start == last && issuing::is_issued(&word(tokens.end)) {
            return true;
        }
        let clause = issuing::clause(word, tokens);
        clause.is_some_and(|at| at == last || at == last + 1 && word(last) == ",")
    };
    near.take(2).find(|(m, id)| scene.is_actor(*id) && issued(&m.draft.tokens)).map(|(_, id)| id)
}

/// From whom a text of this kind was said to come (*a letter arrived from the foundation*, *a petition that the campaign
/// brought*, *the memo was written on Friday by Ruiz*).
fn comes_from(scene: &Scene<'_>, author: &LinkedMention, noun: &str) -> bool {
    let tokens = &author.draft.tokens;
    let word = |at: usize| word(scene, at);
    let relative = issuing::clause(word, tokens);
    if relative.is_some_and(|end| (end.saturating_sub(PHRASE)..end).any(|at| same_text(&word(at), noun))) {
        return true;
    }
    // *by an agency scientist, Ruiz*
    let aside = tokens.start.checked_sub(1).filter(|&at| word(at) == ",");
    let reach = aside.map_or(2, |_| PHRASE + 1);
    let near = tokens.start.saturating_sub(reach)..aside.unwrap_or(tokens.start);
    let Some(link) = near.rev().find(|&at| matches!(word(at).as_str(), "from" | "by")) else { return false };
    // *A memo seen by the Post* is not the Post’s.
    let told = |at: &usize| issuing::by(&word(*at)) || issuing::is_seen(&word(*at));
    let passive = (link.saturating_sub(PHRASE)..link).rev().find(told);
    if passive.is_some_and(|at| issuing::is_seen(&word(at))) {
        return false;
    }
    let close = (link.saturating_sub(PHRASE)..link).any(|at| word(at) == noun);
    let written = passive.is_some() && word(link) == "by";
    close || written && opens(scene, author, noun)
}

/// Whether the sentence of a mention opens with a text of this kind.
fn opens(scene: &Scene<'_>, mention: &LinkedMention, noun: &str) -> bool {
    let Some(sentence) = scene.document.sentences.get(mention.draft.sentence) else { return false };
    let opening = sentence.tokens.clone().take(PHRASE);
    opening.skip(1).any(|at| same_text(&word(scene, at), noun))
}

/// Who issued a text of this kind in a sentence of their own (*Ruiz posted a video on Monday*).
fn issues(scene: &Scene<'_>, author: &LinkedMention, noun: &str) -> bool {
    let tokens = &author.draft.tokens;
    let word = |at: usize| word(scene, at);
    // *Ruiz, who rarely speaks, posted …*
    let stop =
        |at: &usize| scene.document.tokens.get(*at).is_none_or(|t| t.kind == TokenKind::Mark) || word(*at) == ".";
    let ahead = (tokens.end..tokens.end + 2 * PHRASE).take_while(|at| !stop(at));
    let aside = word(tokens.end) == ",";
    let mut ahead = ahead.skip_while(|&at| aside && (at == tokens.end || word(at) != ",")).skip(usize::from(aside));
    let Some(verb) = ahead.by_ref().take(2).find(|&at| issuing::is_issued(&word(at))) else { return false };
    // *Ruiz wrote to the mayor* … *the letter*
    let letter = word(verb) == "wrote" && word(verb + 1) == "to" && matches!(noun, "letter" | "e-mail" | "email");
    author.draft.subject && (letter || ahead.take(PHRASE).any(|at| same_text(&word(at), noun)))
}

/// Whose a text of this kind was said to be (*his judgment*, *the council’s report*).
fn owns(scene: &Scene<'_>, owner: &LinkedMention, noun: &str) -> bool {
    let word = |at: usize| word(scene, at);
    let any = matches!(noun, "document" | "text" | "paper");
    let is_it = |word: &str| same_text(word, noun) || any && scene.lexicon.names.is_document(word);
    let end = owner.draft.tokens.end;
    let genitive = matches!(word(end).as_str(), "’s" | "'s" | "’" | "'");
    let possessive = matches!(owner.draft.form, Form::Pronoun(p) if p.possessive);
    let from = end + usize::from(genitive);
    (genitive || possessive) && (from..from + 3).any(|at| is_it(&word(at)))
}

/// Whether somebody is named as the author (*its author is Ruiz*, *Ruiz, the author of the report*).
fn is_author(scene: &Scene<'_>, author: &LinkedMention, noun: &str) -> bool {
    let word = |at: usize| word(scene, at);
    let writes = |at: usize| matches!(word(at).as_str(), "author" | "writer");
    let Range { start, end } = author.draft.tokens;
    let told = (start.saturating_sub(3)..start).rev().find(|&at| writes(at)).is_some_and(|at| {
        let links = (at + 1..start).all(|at| matches!(word(at).as_str(), "," | "is" | "was"));
        links && at > 0 && matches!(word(at - 1).as_str(), "its" | "whose")
    });
    let of = (start.saturating_sub(2 * PHRASE)..end + 2 * PHRASE)
        .find(|&at| writes(at) && word(at + 1) == "of" && (at + 2..at + 2 + PHRASE).any(|at| word(at) == noun));
    told || of.is_some_and(|at| at.abs_diff(start).min(at.abs_diff(end)) <= 3)
}

/// Nouns for one and the same paper before a court.
const FILINGS: &[&str] = &["filing", "petition", "complaint", "lawsuit", "suit", "motion", "claim"];

/// Nouns for one and the same text that somebody sent.
const MESSAGES: &[&str] = &["message", "e-mail", "email", "text", "letter", "note", "voicemail", "telegram"];
/// What has a caption.
const PICTURES: &[&str] = &["caption", "picture", "photo", "photograph", "image", "video", "drawing"];

/// Whether two nouns may stand for one text: the same, or one that goes with the other.
pub(super) fn same_text(word: &str, noun: &str) -> bool {
    let both = |nouns: &[&str]| nouns.contains(&word) && nouns.contains(&noun);
    word == noun
        || both(FILINGS)
        || [word, noun].contains(&"message") && both(MESSAGES)
        || noun == "caption" && both(PICTURES)
}
