//! Finds the content of a cue: what its frame takes after it, and the clause or the passage that
//! a tag follows.

use super::cues::{Candidate, Mode};
use super::line::Line;
use super::phrases::{base_end, clause_at, phrase_end, time_end};
use crate::document::Tag;
use crate::language::cues::{CueClass, Frames};
use crate::language::questions::QUESTIONS;

/// A content piece: a half-open range of items.
pub(super) type Piece = (usize, usize);

/// What was found after a cue.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct After {
    /// Content pieces.
    pub(super) pieces: Vec<Piece>,
    /// The cue may have grown: colon, linking preposition, medium.
    pub(super) cue_end: usize,
    /// Whom it was said to.
    pub(super) addressee: Option<Piece>,
    /// The content is named or described.
    pub(super) naming: bool,
    /// How good the pattern is, 0 to 1.
    pub(super) score: f32,
}

const WH: &[&str] = &QUESTIONS;

/// Reads the content after a cue; `limit` is where the next cue's clause begins.
pub(super) fn after(line: &Line<'_>, cue: &Candidate<'_>, limit: usize) -> Option<After> {
    let limit = limit.min(line.body_end());
    let cue_end = medium_end(line, cue.end, cue);
    if cue_end >= limit {
        return None;
    }
    let mut at = cue_end;
    let mut addressee = None;
    if line.word_at(at) == ":" && cue.takes(Frames::QUOTE.or(Frames::COLON).or(Frames::THAT)) {
        return Some(After {
            pieces: vec![(at + 1, content_end(line, at + 1, limit))],
            cue_end: at + 1,
            score: 0.9,
            ..After::default()
        })
        .filter(|a| a.pieces.iter().all(|p| p.0 < p.1));
    }
    let plain = at;
    at = skip_circumstance(line, at, limit);
    if line.word_at(at) == "to" && cue.takes(Frames::QUOTE) && !matches!(line.tag_at(at + 1), Tag::VB) {
        let end = phrase_end(line, at + 1);
        if end > at + 1 {
            addressee = Some((at + 1, end));
            at = skip_circumstance(line, end, limit);
        }
    }
    let object = phrase_end(line, at);
    if cue.takes(Frames::OBJECT_TO) && object > at && object < limit && infinitive_at(line, object) {
        return Some(After {
            pieces: vec![(at, content_end(line, at, limit))],
            cue_end,
            score: 0.75,
            ..After::default()
        });
    }
    if cue.takes(Frames::ADDRESSEE) {
        let end = addressee_end(line, at);
        if end > at {
            addressee = Some((at, end));
            at = skip_circumstance(line, end, limit);
        }
    }
    let mut found = After { cue_end, addressee, ..After::default() };
    let whole = |start: usize| vec![(start, content_end(line, start, limit))];
    let word = line.word_at(at).to_owned();
    // A quotation, with or without a comma.
    let mark = if word == "," || word == ":" { at + 1 } else { at };
    if line.is_passage(mark)
        && mark < limit
        && cue.takes(Frames::QUOTE)
        && (mark > at || line.is_utterance(mark) || cue.takes(Frames::BARE))
    {
        if word == ":" {
            found.cue_end = if at == plain { at + 1 } else { at };
        }
        found.pieces = quoted(line, mark, limit, mark > at);
        found.score = if mark > at { 0.95 } else { 0.8 };
        return Some(found);
    }
    if word == "," && line.word_at(at + 1) != "that" {
        return None;
    }
    if word == "that"
        && cue.takes(Frames::THAT)
        && matches!(line.tag_at(at), Tag::IN | Tag::DT | Tag::WDT)
        && at + 2 < limit
    {
        found.pieces = whole(at);
        found.score = 0.95;
        return Some(found);
    }
    let relative = addressee.is_some() && matches!(word.as_str(), "who" | "which" | "where" | "when");
    let marked = line.passage(at).is_some_and(|p| {
        let first = line.document.text.slice(p.inner).split_whitespace().next();
        first.is_some_and(|first| WH.contains(&first))
    });
    if (WH.contains(&word.as_str()) || marked) && cue.takes(Frames::WH) && !relative {
        found.pieces = whole(at);
        found.score = 0.75;
        return Some(found);
    }
    if cue.takes(Frames::TO) && cue.cue.class != CueClass::Adjective && infinitive_at(line, at) && at == plain {
        found.pieces = whole(at);
        found.score = 0.8;
        return Some(found);
    }
    if cue.takes(Frames::BARE) && (clause_at(line, at) || clause_within(line, at, limit)) {
        found.pieces = whole(at);
        found.score = 0.85;
        return Some(found);
    }
    // An adjective reports a clause or a quotation only.
    if cue.cue.class == CueClass::Adjective {
        return None;
    }
    nominal(line, cue, at, limit, found)
}

/// `to` and a verb.
fn infinitive_at(line: &Line<'_>, at: usize) -> bool {
    let verb = if line.tag_at(at + 1) == Tag::RB { at + 2 } else { at + 1 };
    let other = matches!(
        line.tag_at(verb),
        Tag::DT | Tag::PRP | Tag::PRPS | Tag::NNP | Tag::NNPS | Tag::CD | Tag::NNS | Tag::Punct | Tag::VBG
    );
    line.word_at(at) == "to" && !other && !line.is_passage(verb)
}

/// A clause whose subject is too long for [`clause_at`]: a noun phrase and a finite verb, or
/// marked words that hold one, before the limit.
fn clause_within(line: &Line<'_>, at: usize, limit: usize) -> bool {
    let nominal =
        base_end(line, at) > at || line.is_passage(at) || matches!(line.tag_at(at), Tag::IN | Tag::JJ | Tag::RB);
    nominal && (at + 1..limit).any(|i| super::phrases::finite_at(line, i) || line.is_passage(i))
}

/// Contents that are phrases: naming, objects, gerunds, linked noun phrases.
fn nominal(line: &Line<'_>, cue: &Candidate<'_>, at: usize, limit: usize, mut found: After) -> Option<After> {
    let whole = |start: usize| vec![(start, content_end(line, start, limit))];
    let word = line.word_at(at);
    if cue.takes(Frames::NAMING.or(Frames::AS)) {
        let object = base_end(line, at);
        let object = if line.is_passage(at) { at } else { object };
        let full = phrase_end(line, at).max(object);
        // A passage in marks right behind a noun may have been taken for a part of its phrase.
        let inside = if object > at + 1 && line.is_passage(object - 1) { object - 1 } else { object };
        for end in [inside, object, full] {
            let complement = if line.word_at(end) == "as" { end + 1 } else { end };
            if (complement == end || cue.takes(Frames::AS)) && line.is_passage(complement) && complement < limit {
                found.pieces = vec![(complement, complement + 1)];
                found.naming = true;
                found.score = 0.9;
                return Some(found);
            }
        }
    }
    if let Some(frame) = Frames::of_preposition(word).filter(|&f| cue.takes(f) && at == found.cue_end) {
        let starts = at + 1 < limit && time_end(line, at) == at;
        if starts {
            // *as* stays with what it introduces where an object stands before it.
            found.cue_end = at + 1;
            found.pieces = whole(at + 1);
            found.naming = line.is_passage(at + 1);
            found.score = if frame == Frames::IN || frame == Frames::WITH || frame == Frames::ON { 0.5 } else { 0.65 };
            return Some(found);
        }
    }
    if cue.takes(Frames::ING) && line.tag_at(at) == Tag::VBG {
        found.pieces = whole(at);
        found.score = 0.6;
        return Some(found);
    }
    let object = line.is_passage(at) || (base_end(line, at) > at && at == found.cue_end);
    if cue.takes(Frames::OBJECT.or(Frames::NAMING)) && object && at < limit {
        found.pieces = whole(at);
        found.naming = line.is_passage(at);
        found.score = 0.55;
        return Some(found);
    }
    None
}

/// Where the cue ends when its medium belongs to it (`said in a statement`) or an adverb follows
/// the verb directly (`said recently`).
fn medium_end(line: &Line<'_>, end: usize, cue: &Candidate<'_>) -> usize {
    if !cue.takes(Frames::QUOTE) || !matches!(cue.mode, Mode::Finite | Mode::Participle) {
        return end;
    }
    let end = manner_end(line, end);
    let in_a = line.word_at(end) == "in"
        && matches!(line.word_at(end + 1), "a" | "an" | "the" | "his" | "her" | "their" | "its");
    if in_a {
        let medium = (end + 2..end + 5).find(|&i| {
            matches!(line.word_at(i), "statement" | "release" | "email" | "e-mail" | "tweet" | "memo")
                && (end + 2..i).all(|m| matches!(line.tag_at(m), Tag::JJ | Tag::NN | Tag::NNP | Tag::VBN | Tag::RB))
        });
        if let Some(medium) = medium {
            return medium + 1;
        }
    }
    end
}

/// Takes an adverb of manner right after the verb (`said flatly`, `said then`) into the cue.
pub(super) fn manner_end(line: &Line<'_>, end: usize) -> usize {
    let manner = line.tag_at(end) == Tag::RB
        && (line.word_at(end) == "then"
            || line.word_at(end).ends_with("ly")
                && !matches!(line.word_at(end), "only" | "early" | "nearly" | "likely"));
    let follows =
        end + 1 >= line.body_end() || matches!(line.word_at(end + 1), ":" | "," | "that") || line.is_passage(end + 1);
    if manner && follows { end + 1 } else { end }
}

/// Steps over times, places and media between a cue and its content.
pub(super) fn skip_circumstance(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let mut at = start;
    loop {
        let time = time_end(line, at);
        if time > at && time < limit && !clause_after_time(line, at, time) {
            at = time;
            continue;
        }
        let preposition =
            matches!(line.word_at(at), "in" | "on" | "at" | "during" | "after" | "through" | "via" | "from" | "before");
        let end = if preposition { phrase_end(line, at + 1) } else { at };
        if preposition
            && end > at + 1
            && end < limit
            && (matches!(line.word_at(end), "that" | "," | ":" | "to")
                || line.is_passage(end)
                || time_end(line, end) > end
                || clause_at(line, end))
        {
            at = end;
            continue;
        }
        if line.tag_at(at) == Tag::RB
            && !line.word_at(at).is_empty()
            && at == start
            && !matches!(line.word_at(at), "not" | "never" | "even" | "only" | "there")
            && (line.word_at(at + 1) == "that" || line.is_passage(at + 1))
        {
            at += 1;
            continue;
        }
        return at;
    }
}

/// Whether the time words are the subject of a clause (`said today is the day`).
fn clause_after_time(line: &Line<'_>, at: usize, end: usize) -> bool {
    line.tag_at(at).is_noun() && end == at + 1 && super::phrases::finite_at(line, end)
}

/// `told | reporters | that`: where the addressee ends.
pub(super) fn addressee_end(line: &Line<'_>, at: usize) -> usize {
    let item = line.at(at);
    if item.is_none_or(|i| i.passage.is_some() || i.is("that")) {
        return at;
    }
    let base = base_end(line, at);
    let full = phrase_end(line, at);
    let follows = |end: usize| {
        line.is_passage(end)
            || matches!(
                line.word_at(end),
                "that" | "," | ":" | "to" | "how" | "what" | "why" | "whether" | "about" | "of"
            )
            || clause_at(line, end)
            || time_end(line, end) > end
            || matches!(line.word_at(end), "in" | "on" | "at" | "during" | "after")
    };
    [full, base].into_iter().find(|&end| end > at && follows(end)).unwrap_or(if base > at { base } else { at })
}

/// Where a cue ends with whom its words were said to, if it takes that.
pub(super) fn told_end(line: &Line<'_>, cue: &Candidate<'_>) -> usize {
    if cue.takes(Frames::ADDRESSEE) { addressee_end(line, cue.end) } else { cue.end }
}

/// A quotation that begins at `start`: the passages and, where the marks stop before the clause
/// does, the rest of the clause.
fn quoted(line: &Line<'_>, start: usize, limit: usize, introduced: bool) -> Vec<Piece> {
    let mut end = start + 1;
    while line.is_passage(end) && end < limit && line.is_utterance(end) {
        end += 1;
    }
    if introduced || line.is_utterance(start) && closes(line, end - 1) {
        return vec![(start, end)];
    }
    vec![(start, content_end(line, start, limit))]
}

/// Whether a passage ends its clause: with a comma or a terminal before its closing mark, or at
/// the end of the line.
pub(super) fn closes(line: &Line<'_>, index: usize) -> bool {
    let inside = line.passage(index).is_some_and(|p| {
        unquoted_end(line.document.text.slice(p.inner)).ends_with([',', '.', '?', '!', '…', '-', '—'])
    });
    inside || index + 1 >= line.body_end() || line.word_at(index + 1) == ","
}

/// Words without space and closing marks of quotations in quotations at their end (*he said, ‘Yes,’*).
fn unquoted_end(words: &str) -> &str {
    words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '’' | '”' | '\'' | '"' | '»' | '›'))
}

/// Where an indirect content that begins at `start` ends: before a participle or a coordinated
/// verb that is itself a cue (`limit`), trailing commas and conjunctions cut.
pub(super) fn content_end(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let mut end = limit;
    if let Some(stop) = (start..limit).find(|&i| line.word_at(i) == ";") {
        end = stop;
    }
    // A passage that closes a sentence ends the clause that carries it.
    if let Some(stop) = (start..end).find(|&i| line.is_passage(i) && i + 1 < end && ends_sentence(line, i)) {
        end = stop + 1;
    }
    while end > start + 1
        && line.before(end).is_some_and(|i| {
            i.is(",") || i.is_one_of(&["and", "but", "or", "while", "—", "–", "-", "--", ":", "(", "as"]) || i.terminal
        })
    {
        end -= 1;
    }
    end
}

/// Whether the words before a passage's closing mark end a sentence and a new one follows.
fn ends_sentence(line: &Line<'_>, index: usize) -> bool {
    let text = &line.document.text;
    line.passage(index).is_some_and(|p| unquoted_end(text.slice(p.inner)).ends_with(['.', '?', '!']))
        && line.at(index + 1).is_some_and(|i| i.shape.is_capitalized() || i.passage.is_some())
}

/// The content before a tag (`…, Ruiz said`): the passage or the clause that ends before `tag`.
pub(super) fn before(line: &Line<'_>, tag: usize) -> Option<(Vec<Piece>, f32)> {
    let mut end = tag;
    let comma = line.before(end).is_some_and(|i| i.is(","));
    if comma {
        end -= 1;
    }
    let last = end.checked_sub(1)?;
    if line.is_passage(last) && (comma || closes(line, last)) {
        if is_title(line, last) {
            return None;
        }
        let mut first = last;
        while first > 0 && line.is_passage(first - 1) && line.is_utterance(first) {
            first -= 1;
        }
        // A marked end of the reporter's own clause takes the whole clause.
        if !line.is_utterance(last) && last > 0 {
            return Some((vec![(0, end)], 0.75));
        }
        return Some((vec![(first.max(last), end)], 0.95));
    }
    let question = line.before(tag).is_some_and(|i| i.terminal);
    let start = connective_end(line, end);
    let clause = end > start + 2 && (start..end).any(|i| line.tag_at(i).is_finite() || line.is_passage(i));
    ((comma || question) && start < end).then(|| (vec![(start, end)], if clause { 0.8 } else { 0.4 }))
}

/// Whether a passage is the title of a work in a phrase before the tag (*on Tuesday’s “Morning Call,” Ruiz said …*):
/// every longer word has a capital, and what stands before it is no clause.
fn is_title(line: &Line<'_>, index: usize) -> bool {
    let held = line.before(index).is_some_and(|i| {
        i.passage.is_none() && (i.tag.is_noun() || matches!(i.tag, Tag::IN | Tag::DT | Tag::POS | Tag::PRPS))
    });
    let words = line.passage(index).map_or("", |p| line.document.text.slice(p.inner));
    let capital = |word: &str| word.chars().count() < 4 || !word.starts_with(char::is_lowercase);
    held && words.starts_with(char::is_uppercase) && words.split_whitespace().all(capital)
}

/// Where the content begins behind a connective that is the reporter's own (`Meanwhile, …`).
pub(super) fn connective_end(line: &Line<'_>, end: usize) -> usize {
    // A bullet or another sign before the first word is no content.
    let first =
        (0..end).find(|&i| line.tag_at(i) != Tag::Punct || line.is_passage(i) || line.word_at(i) == "(").unwrap_or(0);
    if first > 0 {
        return first;
    }
    let connective = line.at(0).is_some_and(|i| i.is_one_of(&["meanwhile", "however", "still", "yet", "separately"]));
    if connective && line.word_at(1) == "," && end > 3 { 2 } else { 0 }
}
