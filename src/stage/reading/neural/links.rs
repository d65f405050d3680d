//! Ties spans: each content piece to its cue, each cue to its source.

use super::Scored;
use super::spans::Found;
use crate::document::{CueReading, Document, Stance};
use crate::model::heads::{Heads, Link};
use crate::model::labels::Part;
use crate::text::Span;

/// A span is tied to one at most this many tokens away.
const FARTHEST: usize = 300;

/// A span may be tied to one that the network rates this much lower than its best, where that one
/// would be left alone: in the training data every cue has content, and every source a cue.
const RELUCTANCE: f32 = 9.0;

/// What tying gives.
#[derive(Debug, Default)]
pub(super) struct Tied {
    /// One for each cue with content, and for each content piece without a cue.
    pub(super) readings: Vec<CueReading>,
    /// Cues to which no content was tied, with their sources; their content is empty.
    pub(super) idle: Vec<CueReading>,
}

/// Ties what was found. `stands_free` tells of a span whether it is a passage in marks by itself, which no cue of
/// its sentence governs.
pub(super) fn tie(
    document: &Document,
    heads: &Heads,
    scored: Scored<'_>,
    found: &[Found],
    stands_free: impl Fn(Span) -> bool,
) -> Tied {
    let of = |part: Part| found.iter().filter(|f| f.part == part).collect::<Vec<&Found>>();
    let (contents, cues, sources) = (of(Part::Content), of(Part::Cue), of(Part::Source));
    let mut of_contents = matches(heads, scored, Link::ContentToCue, &contents, &cues);
    for (content, owner) in contents.iter().zip(&mut of_contents) {
        *owner = owner.filter(|_| !stands_free(content.span));
    }
    let of_cues = matches(heads, scored, Link::CueToSource, &cues, &sources);
    let mut tied = Tied::default();
    for (index, cue) in cues.iter().enumerate() {
        let own = contents.iter().zip(&of_contents).filter(|(_, owner)| **owner == Some(index));
        let pieces: Vec<&Found> = own.map(|(content, _)| *content).collect();
        let surest = pieces.iter().map(|p| p.sure).reduce(f32::max);
        let source = of_cues.get(index).copied().flatten().and_then(|s| sources.get(s));
        let sure = source.map_or(1.0, |s| s.sure).min(cue.sure).min(surest.unwrap_or(1.0));
        let list = if surest.is_some() { &mut tied.readings } else { &mut tied.idle };
        list.push(CueReading {
            cue: Some(cue.span),
            stance: Stance::Speech,
            source: source.map(|s| s.span),
            turn: None,
            inherits: source.is_none(),
            content: pieces.iter().map(|p| p.span).collect(),
            addressee: None,
            naming: false,
            confidence: sure,
        });
    }
    share(&mut tied.readings, document);
    // A passage that no cue governs goes on from the quote before it; other words do not.
    let free = contents.iter().zip(&of_contents).filter(|(_, owner)| owner.is_none()).map(|(content, _)| *content);
    let in_marks = |f: &&Found| document.marks.overlapping(f.span).any(|(_, p)| p.span.start() == f.span.start());
    tied.readings.extend(free.filter(in_marks).map(|content| CueReading {
        cue: None,
        stance: Stance::Speech,
        source: None,
        turn: None,
        inherits: true,
        content: vec![content.span],
        addressee: None,
        naming: false,
        confidence: content.sure,
    }));
    tied
}

/// Of several cues of one sentence with one source the first keeps it; the others (*…, adding that*, *and called*)
/// go on from it.
fn share(readings: &mut [CueReading], document: &Document) {
    let sentence = |cue: Span| document.sentence_at(cue.start());
    let before = readings.to_vec();
    for reading in readings {
        let Some((source, cue)) = reading.source.zip(reading.cue) else { continue };
        let earlier = |other: &CueReading| {
            let first = other.cue.is_some_and(|o| {
                // `who asked not to be named` is a part of the source.
                o.start() < cue.start() && sentence(o) == sentence(cue) && !source.contains(o)
            });
            // A report inside what the first one reports is another’s.
            let inside = other.content.iter().any(|piece| piece.contains(cue));
            let around = other.cue.is_some_and(|o| reading.content.iter().any(|piece| piece.contains(o)));
            other.source == Some(source) && first && !inside && !around
        };
        if before.iter().any(earlier) {
            reading.source = None;
            reading.inherits = true;
        }
    }
}

/// For each span the position of the one it is tied to: the one that suits it best. One that none
/// has chosen then takes the span of its paragraph that is given up most gladly by one with several, or
/// is nobody's.
fn matches(heads: &Heads, scored: Scored<'_>, link: Link, from: &[&Found], to: &[&Found]) -> Vec<Option<usize>> {
    let choices: Vec<Option<(usize, f32)>> = from.iter().map(|span| best(heads, scored, link, span, to)).collect();
    let mut chosen: Vec<Option<usize>> = choices.iter().map(|choice| choice.map(|c| c.0)).collect();
    for (index, target) in to.iter().enumerate() {
        if chosen.contains(&Some(index)) {
            continue;
        }
        let spare = from.iter().zip(&choices).enumerate().filter(|(position, _)| {
            let owner = chosen.get(*position).copied().flatten();
            let near = from.get(*position).is_some_and(|span| span.paragraph == target.paragraph);
            near && (owner.is_none() || chosen.iter().filter(|c| **c == owner).count() > 1)
        });
        let losses = spare.filter_map(|(position, (span, choice))| {
            let score = score(heads, scored, link, span, target)?;
            let own = choice.map_or_else(|| heads.no_link(link), |c| c.1);
            Some((own - score, position)).filter(|(loss, _)| *loss < RELUCTANCE)
        });
        let least = losses.reduce(|least, this| if this.0 < least.0 { this } else { least });
        if let Some(owner) = least.and_then(|(_, position)| chosen.get_mut(position)) {
            *owner = Some(index);
        }
    }
    chosen
}

/// How well two spans are tied; none if they are far apart, not scored, or one alone stands in the headline.
fn score(heads: &Heads, scored: Scored<'_>, link: Link, from: &Found, to: &Found) -> Option<f32> {
    let away = to.tokens.start as isize - from.tokens.start as isize;
    let apart = from.paragraph.abs_diff(to.paragraph) > 1 || from.title != to.title;
    if away.unsigned_abs() > FARTHEST || apart {
        return None;
    }
    Some(heads.link(link, scored.row(from.tokens.start)?, scored.row(to.tokens.start)?, away))
}

/// The position of the span to which another is tied best with its score, or none where no tie is
/// better.
fn best(heads: &Heads, scored: Scored<'_>, link: Link, from: &Found, to: &[&Found]) -> Option<(usize, f32)> {
    let ties = to.iter().enumerate().filter_map(|(index, to)| Some((index, score(heads, scored, link, from, to)?)));
    let best = ties.reduce(|best, tie| if tie.1 > best.1 { tie } else { best })?;
    (best.1 > heads.no_link(link)).then_some(best)
}
