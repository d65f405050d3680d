//! Puts a line's cues together with their sources and contents.

use super::clauses::{as_clause, is_relative, relative, relative_end};
use super::contents::{self, After, Piece};
use super::cues::{Candidate, Mode, candidates};
use super::introductions::{announced, introduced};
use super::line::Line;
use super::phrases::{finite_at, time_end};
use super::prepositions;
use super::sources::{Phrase, inverted, phrase_start, shared_subject, subject};
use super::tag_clauses::tag;
use crate::document::{CueReading, Stance, Tag};
use crate::language::Lexicon;
use crate::language::cues::Frames;
use crate::text::Span;

/// What somebody is heard or seen in.
const RECORDINGS: &[&str] =
    &["audio", "clip", "clips", "footage", "pictures", "recording", "recordings", "tape", "tapes", "video", "videos"];

/// Readings below this confidence are not given.
const THRESHOLD: f32 = 0.5;

/// A cue with its phrases, as item ranges.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) cue: Piece,
    pub(super) source: Option<Phrase>,
    pub(super) inherits: bool,
    pub(super) pieces: Vec<Piece>,
    pub(super) addressee: Option<Piece>,
    pub(super) naming: bool,
    pub(super) score: f32,
}

/// Reads the attributions of a line; `next` is the line after it, which a colon may introduce.
pub(super) fn read(line: &Line<'_>, next: Option<&Line<'_>>, lexicon: &Lexicon, readings: &mut Vec<CueReading>) {
    let candidates = candidates(line, lexicon);
    let mut reporting: Vec<usize> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let later = candidates.get(index + 1..).unwrap_or_default();
        let limit = limit(line, candidate, later);
        let Some(found) = attribute(line, candidate, limit, &reporting) else { continue };
        if found.score < THRESHOLD || found.pieces.is_empty() {
            continue;
        }
        reporting.push(candidate.head);
        readings.extend(reading(line, candidate, &found));
    }
    if reporting.is_empty() {
        readings.extend(introduced(line).or_else(|| announced(line, next?, &candidates)));
    }
}

fn reading(line: &Line<'_>, candidate: &Candidate<'_>, found: &Found) -> Option<CueReading> {
    let content: Vec<Span> = found.pieces.iter().filter_map(|&(s, e)| line.span(s, e.checked_sub(1)?)).collect();
    let cue = line.span(found.cue.0, found.cue.1.checked_sub(1)?)?;
    if content.is_empty() || content.iter().any(|c| c.overlaps(cue)) {
        return None;
    }
    let phrase = |p: Phrase| line.span(p.start, p.end.checked_sub(1)?);
    Some(CueReading {
        cue: Some(cue),
        stance: candidate.stance(),
        source: found.source.and_then(phrase).filter(|s| content.iter().all(|c| !c.overlaps(*s))),
        turn: None,
        inherits: found.inherits,
        content,
        addressee: found.addressee.and_then(|(start, end)| phrase(Phrase { start, end })),
        naming: found.naming,
        confidence: found.score,
    })
}

/// Where a later cue that does not belong to this one's content begins its clause.
fn limit(line: &Line<'_>, this: &Candidate<'_>, later: &[Candidate<'_>]) -> usize {
    let end = line.body_end();
    for next in later {
        let previous = line.before(next.start);
        let comma = previous.is_some_and(|i| i.is(",") || i.passage.is_some());
        match next.mode {
            Mode::Participle if comma && contents::after(line, next, end).is_some() => return next.start,
            Mode::Preposition => {
                if let Some(cut) = prepositions::cuts(line, next) {
                    return cut;
                }
            }
            Mode::Finite => {
                let joined = previous.is_some_and(|i| i.tag == Tag::CC);
                if joined
                    && this.mode != Mode::Noun
                    && next.takes(Frames::QUOTE)
                    && next.stance() == Stance::Speech
                    && contents::after(line, next, end).is_some_and(|a| a.score >= 0.75)
                    && subject(line, next.start).is_none()
                {
                    return next.start;
                }
                if let Some(cut) = own_clause(line, this, next) {
                    return cut;
                }
            }
            _ => {}
        }
    }
    end
}

/// `…, while Lin said …`, `…, he said.`: a clause of the next cue's own.
fn own_clause(line: &Line<'_>, this: &Candidate<'_>, next: &Candidate<'_>) -> Option<usize> {
    let source = subject(line, next.start)?;
    let before = line.before(source.start)?;
    if source.start <= this.end + 1 {
        return None;
    }
    if before.is(",") && line.word_at(next.end) == "," && is_relative(line, source.start.wrapping_sub(2)) {
        return Some(source.start - 2);
    }
    let told = contents::told_end(line, next);
    let ends = is_tag_end(line, next.end) || told > next.end && is_tag_end(line, told) && !line.is_passage(told);
    let tag = (before.is(",") || before.passage.is_some()) && ends && next.takes(Frames::QUOTE);
    let clause = before.is_one_of(&["while", "but", "and", "though", "although", "whereas"])
        && line.before(source.start - 1).is_some_and(|i| i.is(",") || i.passage.is_some() || i.is(";"))
        && contents::after(line, next, line.body_end()).is_some_and(|a| a.score >= 0.75);
    (tag || clause).then_some(source.start)
}

/// Whether nothing but circumstances follows a tag.
pub(super) fn is_tag_end(line: &Line<'_>, at: usize) -> bool {
    let end = line.body_end();
    at >= end
        || line.word_at(at) == ","
        || time_end(line, at) > at
        || matches!(
            line.word_at(at),
            "in" | "on"
                | "at"
                | "of"
                | "about"
                | "during"
                | "after"
                | "as"
                | "when"
                | "before"
                | "to"
                | "by"
                | "through"
                | "via"
                | "with"
                | "from"
                | "while"
                | "—"
                | "–"
                | "-"
                | "--"
                | "("
        )
        || matches!(line.tag_at(at), Tag::RB | Tag::VBG)
}

fn attribute(line: &Line<'_>, cue: &Candidate<'_>, limit: usize, reporting: &[usize]) -> Option<Found> {
    if cue.takes(Frames::NONE) || (cue.negated && cue.takes(Frames::QUOTE) && !cue.takes(Frames::OBJECT.or(Frames::TO)))
    {
        return None;
    }
    match cue.mode {
        Mode::Preposition => prepositions::read(line, cue),
        Mode::Noun => noun(line, cue, limit),
        Mode::Passive => passive(line, cue, limit),
        Mode::Participle => participle(line, cue, limit, reporting),
        Mode::Finite | Mode::Infinitive => finite(line, cue, limit, reporting),
    }
}

fn from_after(cue: &Candidate<'_>, after: After, source: Option<Phrase>) -> Found {
    Found {
        cue: (cue.start, after.cue_end),
        source,
        inherits: false,
        pieces: after.pieces,
        addressee: after.addressee,
        naming: after.naming,
        score: after.score,
    }
}

fn finite(line: &Line<'_>, cue: &Candidate<'_>, limit: usize, reporting: &[usize]) -> Option<Found> {
    let own = subject(line, cue.start).map(|own| inserted_subject(line, cue, own));
    let tag_start = own.map_or(cue.start, |s| s.start);
    if let Some(found) = own.and_then(|own| relative(line, cue, own, limit)) {
        return Some(found);
    }
    let limit = match own {
        Some(own) if is_relative(line, own.start) => relative_end(line, cue.end, limit),
        _ => limit,
    };
    if let Some(found) = tag(line, cue, own, tag_start, limit, true) {
        return Some(found);
    }
    if let Some(after) = contents::after(line, cue, limit) {
        if own.is_some() {
            return Some(from_after(cue, after, own));
        }
        let shared = shared_subject(line, cue.start)
            .filter(|_| line.before(cue.start).is_some_and(|i| i.tag == Tag::CC || i.is(",") || i.passage.is_some()));
        let (verb, source) = shared?;
        // A coordinated cue goes on from the report before it, whatever verbs that report holds.
        let coordinated = line.before(cue.start).is_some_and(|i| i.tag == Tag::CC) && !reporting.is_empty();
        let inherits = coordinated || reporting.iter().any(|&r| r >= verb && r < cue.start);
        let mut found = from_after(cue, after, (!inherits).then_some(source));
        found.inherits = inherits;
        found.score -= 0.05;
        return Some(found);
    }
    tag(line, cue, own, tag_start, limit, false).or_else(|| as_clause(line, cue, own?, limit))
}

/// The subject of a tag that parts the content's subject from its verb (*The museum, Ms Bishop said, is open*), without
/// that subject, which looks like one in apposition (*The manager, Ms Bishop, said …*).
fn inserted_subject(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase) -> Phrase {
    let inserted = line.word_at(cue.end) == "," && finite_at(line, cue.end + 1);
    let comma = (own.start..own.end).rev().find(|&i| line.word_at(i) == ",").filter(|&i| i + 1 < own.end);
    comma
        .filter(|&comma| inserted && line.tag_at(comma + 1).is_proper())
        .map_or(own, |comma| Phrase { start: comma + 1, ..own })
}

fn participle(line: &Line<'_>, cue: &Candidate<'_>, limit: usize, reporting: &[usize]) -> Option<Found> {
    let before = line.before(cue.start);
    let loose = before.is_none_or(|i| {
        i.is(",")
            || i.passage.is_some()
            || i.tag == Tag::CC
            || i.tag.is_noun()
            || i.is_one_of(&["while", "before", "after", "by", "in", "without", "for", "of"])
    });
    if !loose {
        return None;
    }
    let after = contents::after(line, cue, limit)?;
    let directly = before.is_some_and(|i| i.is(",") || i.passage.is_some() || i.tag == Tag::CC);
    if !directly && after.score < 0.6 {
        return None;
    }
    if before.is_some_and(|i| i.tag.is_noun() && i.passage.is_none()) && after.score >= 0.75 {
        let own = phrase_start(line, cue.start).map(|start| Phrase { start, end: cue.start });
        let quotation = after.score >= 0.8 && after.pieces.iter().all(|&(start, _)| line.is_passage(start));
        let score = if quotation { 0.75 } else { 0.6 };
        return Some(Found { score, ..from_after(cue, after, own.map(|own| recorded(line, own))) });
    }
    let inherits = !reporting.is_empty();
    let source = if inherits { None } else { shared_subject(line, cue.start).map(|(_, source)| source) };
    let score = after.score - if directly { 0.05 } else { 0.1 };
    let mut found = from_after(cue, after, source);
    found.inherits = inherits;
    found.score = score;
    Some(found)
}

/// Whoever is heard in a recording (`footage of Ruiz saying …`).
fn recorded(line: &Line<'_>, own: Phrase) -> Phrase {
    let of = (own.start..own.end).find(|&i| line.word_at(i) == "of" && i + 1 < own.end);
    let is_recording = |of: &usize| line.before(*of).is_some_and(|i| i.is_one_of(RECORDINGS));
    of.filter(is_recording).map_or(own, |of| Phrase { start: of + 1, ..own })
}

/// `his claim that …`, `Ruiz’s call for …`, `allegations that …`.
fn noun(line: &Line<'_>, cue: &Candidate<'_>, limit: usize) -> Option<Found> {
    let mut start = cue.start;
    while line.before(start).is_some_and(|i| i.tag == Tag::JJ) {
        start -= 1;
    }
    let owner = line.before(start)?;
    let source = match owner.tag {
        Tag::PRPS => Some(Phrase { start: start - 1, end: start }),
        Tag::POS => phrase_start(line, start - 1).map(|s| Phrase { start: s, end: start - 1 }),
        _ => None,
    };
    let after = contents::after(line, cue, limit)?;
    let clause = after
        .pieces
        .first()
        .is_some_and(|&(s, _)| matches!(line.word_at(s), "that" | "to" | "whether") || line.is_passage(s));
    let score = match (source.is_some(), clause) {
        (true, true) => 0.7,
        (true, false) => 0.55,
        (false, true) => 0.5,
        (false, false) => 0.3,
    };
    let mut found = from_after(cue, after, source);
    found.score = score;
    Some(found)
}

/// `was told that …`, `was criticized by …`, `is expected to …`.
fn passive(line: &Line<'_>, cue: &Candidate<'_>, limit: usize) -> Option<Found> {
    let patient = subject(line, cue.start);
    let by = (cue.end..cue.end + 2).find(|&i| line.word_at(i) == "by");
    if let (Some(by), Some(patient)) = (by, patient) {
        let source = inverted(line, by + 1)?;
        if cue.takes(Frames::OBJECT) {
            return Some(Found {
                cue: (cue.start, cue.end),
                source: Some(source),
                inherits: false,
                pieces: vec![(patient.start, patient.end)],
                addressee: None,
                naming: false,
                score: 0.55,
            });
        }
    }
    let after = contents::after(line, cue, limit)?;
    let word = after.pieces.first().map(|&(s, _)| line.word_at(s).to_owned())?;
    if cue.cue.lemma == "ask" {
        let comma = (after.cue_end..limit).find(|&i| line.word_at(i) == ",").unwrap_or(limit);
        let pieces = after.pieces.iter().map(|&(s, e)| (s, e.min(comma))).filter(|p| p.0 < p.1).collect();
        return Some(Found { score: 0.6, pieces, ..from_after(cue, after, None) });
    }
    let empty = patient.is_none_or(|p| matches!(line.word_at(p.start), "it" | "there"));
    let mut found = from_after(cue, after, None);
    found.score = 0.55;
    match (word.as_str(), patient) {
        ("that" | "to", _) if empty => Some(found),
        ("that", _) => Some(found),
        ("to", Some(p)) => {
            found.pieces.insert(0, (p.start, p.end));
            found.score = 0.5;
            Some(found)
        }
        _ => None,
    }
}
