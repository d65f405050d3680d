//! Reports in relative clauses and in clauses with *as*.

use super::attribution::Found;
use super::contents;
use super::cues::Candidate;
use super::line::Line;
use super::phrases::{finite_at, time_end};
use super::sources::Phrase;
use crate::document::Tag;
use crate::language::cues::Frames;

/// `As he made clear today, …`, `…, as Ruiz put it`: the main clause is the content.
pub(super) fn as_clause(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase, limit: usize) -> Option<Found> {
    let conjunction = own.start.checked_sub(1).filter(|&i| line.word_at(i) == "as")?;
    if !cue.takes(Frames::THAT.or(Frames::BARE)) {
        return None;
    }
    if !is_clause_front(line, conjunction) {
        return as_tag(line, cue, own, conjunction, limit);
    }
    let comma = (cue.end..limit).find(|&i| line.word_at(i) == ",")?;
    let mut pieces = vec![(comma + 1, contents::content_end(line, comma + 1, limit))];
    // A main clause without a subject has it before the tag: `The river, as she told us, is …`.
    let subject = (contents::connective_end(line, conjunction), conjunction.saturating_sub(1));
    if finite_at(line, comma + 1) && subject.0 < subject.1 {
        pieces.insert(0, subject);
    }
    (comma + 1 < limit).then_some(Found {
        cue: (cue.start, cue.end),
        source: Some(own),
        inherits: false,
        pieces,
        addressee: None,
        naming: false,
        score: 0.75,
    })
}

/// `…, as Ruiz put it.`
fn as_tag(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase, conjunction: usize, limit: usize) -> Option<Found> {
    let end = if limit == line.body_end() { contents::manner_end(line, cue.end) } else { cue.end };
    let tail = time_end(line, end);
    let (pieces, score) = contents::before(line, conjunction).filter(|_| tail >= line.body_end())?;
    Some(Found {
        cue: (cue.start, end),
        source: Some(own),
        inherits: false,
        pieces,
        addressee: None,
        naming: false,
        score: score.min(0.75),
    })
}

/// Whether a clause that begins at `index` comes first, but for a connective and its comma.
fn is_clause_front(line: &Line<'_>, index: usize) -> bool {
    index == 0 || (index <= 5 && line.before(index).is_some_and(|i| i.is(",") || i.tag == Tag::CC))
}

pub(super) fn is_relative(line: &Line<'_>, index: usize) -> bool {
    matches!(line.tag_at(index), Tag::WDT | Tag::WP) || matches!(line.word_at(index), "who" | "which")
}

/// Where a relative clause that reports ends: at a comma before the main clause's verb.
pub(super) fn relative_end(line: &Line<'_>, start: usize, limit: usize) -> usize {
    let stops = |i: usize| line.word_at(i) == "," || line.is_passage(i) && contents::closes(line, i);
    (start..limit)
        .find(|&i| stops(i) && finite_at(line, i + 1))
        .map_or(limit, |i| if line.is_passage(i) { i + 1 } else { i })
}

/// `…, which Ruiz said was …`, `… that officials say will …`: a content around its tag.
pub(super) fn relative(line: &Line<'_>, cue: &Candidate<'_>, own: Phrase, limit: usize) -> Option<Found> {
    let pronoun = own.start.checked_sub(1)?;
    let verb = finite_at(line, cue.end) || line.word_at(cue.end) == "would";
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
