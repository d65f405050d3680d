//! Puts a line's cues together with their sources and contents.

use super::contents::{self, After, Piece};
use super::cues::{Candidate, Mode, candidates};
use super::line::Line;
use super::phrases::{base_end, time_end};
use super::prepositions;
use super::sources::{Phrase, inverted, phrase_start, shared_subject, subject};
use crate::document::{CueReading, Stance, Tag};
use crate::language::Lexicon;
use crate::language::cues::Frames;
use crate::text::Span;

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

/// Reads the attributions of a line.
pub(super) fn read(line: &Line<'_>, lexicon: &Lexicon, readings: &mut Vec<CueReading>) {
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
        readings.extend(introduced(line));
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
    let tag = (before.is(",") || before.passage.is_some()) && is_tag_end(line, next.end) && next.takes(Frames::QUOTE);
    let clause = before.is_one_of(&["while", "but", "and", "though", "although", "whereas"])
        && line.before(source.start - 1).is_some_and(|i| i.is(",") || i.passage.is_some() || i.is(";"))
        && contents::after(line, next, line.body_end()).is_some_and(|a| a.score >= 0.75);
    (tag || clause).then_some(source.start)
}

/// Whether nothing but circumstances follows a tag.
fn is_tag_end(line: &Line<'_>, at: usize) -> bool {
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
    let own = subject(line, cue.start);
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

/// `As he made clear today, …`, `…, as Ruiz has said`: the main clause is the content.
fn as_clause(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase, limit: usize) -> Option<Found> {
    let conjunction = own.start.checked_sub(1).filter(|&i| line.word_at(i) == "as")?;
    if !cue.takes(Frames::THAT.or(Frames::BARE)) || !is_clause_front(line, conjunction) {
        return None;
    }
    let comma = (cue.end..limit).find(|&i| line.word_at(i) == ",")?;
    let pieces = vec![(comma + 1, contents::content_end(line, comma + 1, limit))];
    (comma + 1 < limit).then(|| Found {
        cue: (cue.start, cue.end),
        source: Some(own),
        inherits: false,
        pieces,
        addressee: None,
        naming: false,
        score: 0.75,
    })
}

/// Whether a clause that begins at `index` comes first, but for a connective and its comma.
fn is_clause_front(line: &Line<'_>, index: usize) -> bool {
    index == 0 || (index <= 5 && line.before(index).is_some_and(|i| i.is(",") || i.tag == Tag::CC))
}

fn is_relative(line: &Line<'_>, index: usize) -> bool {
    matches!(line.tag_at(index), Tag::WDT | Tag::WP) || matches!(line.word_at(index), "who" | "which")
}

/// Where a relative clause that reports ends: at a comma before the main clause's verb.
fn relative_end(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let stops = |i: usize| line.word_at(i) == "," || line.is_passage(i) && contents::closes(line, i);
    (start..limit)
        .find(|&i| stops(i) && super::phrases::finite_at(line, i + 1))
        .map_or(limit, |i| if line.is_passage(i) { i + 1 } else { i })
}

/// `…, which Ruiz said was …`, `… that officials say will …`: a content around its tag.
fn relative(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase, limit: usize) -> Option<Found> {
    let pronoun = own.start.checked_sub(1)?;
    let verb = super::phrases::finite_at(line, cue.end) || line.word_at(cue.end) == "would";
    let relative = is_relative(line, pronoun)
        || (line.word_at(pronoun) == "that" && line.before(pronoun).is_some_and(|i| i.tag.is_noun()));
    if !(relative && verb && cue.takes(Frames::BARE.or(Frames::THAT))) || cue.end >= limit {
        return None;
    }
    let end = contents::content_end(line, cue.end, relative_end(line, cue.end, limit));
    Some(Found {
        cue: (cue.start, cue.end),
        source: Some(own),
        inherits: false,
        pieces: vec![(pronoun, pronoun + 1), (cue.end, end)],
        addressee: None,
        naming: false,
        score: 0.75,
    })
}

/// A tag after or inside its content: `“…,” Ruiz said`, `“…,” said Ruiz`, `…, Ruiz said, …`.
fn tag(
    line: &Line<'_>,
    cue: &Candidate<'_>,
    own: Option<Phrase>,
    tag_start: usize,
    limit: usize,
    marked: bool,
) -> Option<Found> {
    if !cue.takes(Frames::QUOTE) {
        return None;
    }
    if let Some(pronoun) = tag_start.checked_sub(2).filter(|&i| line.word_at(i + 1) == "," && is_relative(line, i)) {
        return relative_tag(line, cue, own?, pronoun, limit);
    }
    let (mut pieces, mut score) = contents::before(line, tag_start)?;
    let last = pieces.last().and_then(|p| p.1.checked_sub(1))?;
    let passage = line.is_passage(last);
    if marked != passage {
        return None;
    }
    let (source, end) = match own {
        Some(source) => (Some(source), cue.end),
        None => {
            let source = inverted(line, cue.end)?;
            (Some(source), source.end)
        }
    };
    if !passage && !is_tag_end(line, end) {
        return None;
    }
    // The content goes on after the tag.
    let comma = line.before(end).is_some_and(|i| i.is(",")) || line.word_at(end) == ",";
    let resume = if line.word_at(end) == "," { end + 1 } else { end };
    let next = (resume..limit).find(|&i| line.is_passage(i));
    match next {
        Some(next) if passage && circumstances_only(line, resume, next) => pieces.push((next, next + 1)),
        _ if !passage
            && comma
            && resume < limit
            && !matches!(line.tag_at(resume), Tag::VBG | Tag::CC)
            && line.word_at(resume) != "who" =>
        {
            pieces.push((resume, contents::content_end(line, resume, limit)));
            score = score.max(0.75);
        }
        _ => {}
    }
    let mut cue_end = cue.end;
    if own.is_some() && line.word_at(cue_end) == ":" {
        cue_end += 1;
    }
    if own.is_some() {
        cue_end = statement_end(line, contents::manner_end(line, cue_end));
    }
    Some(Found { cue: (cue.start, cue_end), source, inherits: false, pieces, addressee: None, naming: false, score })
}

/// `…, which, she noted, is …`
fn relative_tag(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase, pronoun: usize, limit: usize) -> Option<Found> {
    let resume = (line.word_at(cue.end) == ",").then_some(cue.end + 1).filter(|&r| r < limit)?;
    Some(Found {
        cue: (cue.start, cue.end),
        source: Some(own),
        inherits: false,
        pieces: vec![(pronoun, pronoun + 1), (resume, contents::content_end(line, resume, limit))],
        addressee: None,
        naming: false,
        score: 0.85,
    })
}

/// `said in a statement` after a quotation.
fn statement_end(line: &Line<'_>, end: usize) -> usize {
    let medium = line.word_at(end) == "in"
        && matches!(line.word_at(end + 1), "a" | "an" | "the")
        && matches!(line.word_at(end + 2), "statement" | "email" | "e-mail" | "tweet");
    if medium { end + 3 } else { end }
}

/// Whether only a circumstance of the tag (`in a speech on Tuesday`), no clause, stands between.
fn circumstances_only(line: &Line<'_>, start: usize, end: usize) -> bool {
    (start..end).all(|i| !line.tag_at(i).is_verb() && line.tag_at(i) != Tag::MD && line.word_at(i) != "and")
        && (start == end
            || line.word_at(end - 1) == ","
            || line.word_at(end - 1) == ":"
            || line.is_passage(end.wrapping_sub(1)))
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
        return Some(Found { score: 0.6, ..from_after(cue, after, own) });
    }
    let shared = shared_subject(line, cue.start);
    let inherits = !reporting.is_empty();
    // A participle that opens the sentence takes the subject that follows it.
    let source = match shared {
        Some((_, source)) if !inherits => Some(source),
        None if !inherits => None,
        _ => None,
    };
    let score = after.score - if directly { 0.05 } else { 0.1 };
    let mut found = from_after(cue, after, source);
    found.inherits = inherits;
    found.score = score;
    Some(found)
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

/// `Ruiz was blunt: “…”`: a quotation after a colon in a sentence without a cue of the table.
fn introduced(line: &Line<'_>) -> Option<CueReading> {
    let colon = (1..line.items.len())
        .find(|&i| line.word_at(i) == ":" && line.is_passage(i + 1) && line.is_utterance(i + 1))?;
    let verb = (1..colon).find(|&i| super::phrases::finite_at(line, i))?;
    let group = super::phrases::group_start(line, verb);
    let source = subject(line, group).filter(|s| base_end(line, s.start) > s.start)?;
    // A short predicate that ends in the colon is the cue (`was blunt:`, `has one request:`).
    let cue = if colon - group <= 4 { group } else { colon };
    let mut last = colon + 1;
    while line.is_passage(last + 1) {
        last += 1;
    }
    Some(CueReading {
        cue: line.span(cue, colon),
        stance: Stance::Speech,
        source: line.span(source.start, source.end.checked_sub(1)?),
        turn: None,
        inherits: false,
        content: vec![line.span(colon + 1, last)?],
        addressee: None,
        naming: false,
        confidence: 0.6,
    })
}
