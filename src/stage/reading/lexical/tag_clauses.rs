//! Tags: a cue and its source after or inside the content they report.

use super::attribution::{Found, is_tag_end};
use super::clauses::is_relative;
use super::contents;
use super::cues::Candidate;
use super::line::Line;
use super::phrases::finite_at;
use super::sources::{Phrase, inverted};
use crate::document::Tag;
use crate::language::cues::Frames;

/// A tag after or inside its content: `“…,” Ruiz said`, `“…,” said Ruiz`, `…, Ruiz said, …`.
pub(super) fn tag(
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
        Some(source) => (Some(source), inserted_end(line, cue, limit)),
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

/// Where a tag that stands inside a clause ends: `The river, she told reporters on Friday, is …`.
fn inserted_end(line: &Line<'_>, cue: &Candidate<'_>, limit: usize) -> usize {
    let told = contents::told_end(line, cue);
    let end = contents::skip_circumstance(line, contents::manner_end(line, told), limit);
    let inserted = end < limit && line.word_at(end) == "," && finite_at(line, end + 1);
    // `…, she told the Post on Friday.`
    if inserted || told > cue.end && is_tag_end(line, end) && !line.is_passage(end) { end } else { cue.end }
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
