//! The neural reader: the scores of the network become cues, sources, contents and names.
//!
//! For each window that was scored: labels become [`spans`]; spans are tied by [`links`]; what the
//! network does not tell (stance, addressee, naming) comes from the [`frame`] of the cue; names get
//! their [`kinds`]. Reports inside a content piece and the turns of a transcript are the lexical
//! reader's, and so is everything in windows that have no scores yet.

mod agree;
mod antecedents;
mod bodies;
mod bounds;
mod consistent;
mod frame;
mod idle;
mod kinds;
mod links;
mod people;
mod spans;
mod states;
mod titles;

use std::ops::Range;

use super::{labels, met, passive, word};
use crate::document::{CueReading, Document, EntityKind, NameReading, Reader, Reading};
use crate::language::Lexicon;
use crate::model::Model;
use crate::model::features::Featured;
use crate::model::heads::Heads;
use crate::model::network::Scores;
use crate::text::Span;
use crate::text::order::sort_by_key;

/// Windows of a document with the scores of those that the network has read.
#[derive(Clone, Copy, Debug)]
pub struct Scored<'a> {
    /// All windows, in text order.
    pub windows: &'a [Featured],
    /// For each window its scores, if it has any yet.
    pub scores: &'a [Option<Scores>],
}

impl Scored<'_> {
    /// The scored windows.
    fn each(&self) -> impl Iterator<Item = (&Featured, &Scores)> {
        self.windows.iter().zip(self.scores).filter_map(|(window, scores)| Some((window, scores.as_ref()?)))
    }

    /// The row of a token, if its window is scored.
    fn row(&self, token: usize) -> Option<&[f32]> {
        let at = self.windows.partition_point(|w| w.tokens.end <= token);
        let start = self.windows.get(at).map(|w| w.tokens.start).filter(|&start| start <= token)?;
        Some(self.scores.get(at)?.as_ref()?.row(token - start)).filter(|row| !row.is_empty())
    }
}

/// Reads a document with the network's scores; `lexical` is what the lexical reader found.
#[must_use]
pub fn read(document: &Document, lexicon: &Lexicon, model: &Model, scored: Scored<'_>, lexical: &Reading) -> Reading {
    let heads = &model.heads;
    let found = spans::find(document, heads, scored);
    let links::Tied { readings: mut cues, idle } =
        links::tie(document, heads, scored, &found, |span| stands_free(lexical, span));
    cues.iter_mut().for_each(|cue| {
        frame::complete(document, lexicon, lexical, cue);
        bounds::settle(document, cue);
    });
    let covered: Vec<Span> = scored.each().filter_map(|(window, _)| span(document, &window.tokens)).collect();
    agree::on_reports(document, &mut cues, &lexical.cues, |cue| holder(&covered, cue).is_some());
    idle::settle(&mut cues, &idle, &lexical.cues);
    keep_lexical(&mut cues, &lexical.cues, &covered);
    cues.iter_mut().for_each(|cue| {
        passive::settle(document, cue);
        bounds::source(document, cue);
    });
    sort_by_key(&mut cues, |c| (c.cue.or(c.content.first().copied()), c.content.first().copied()));
    let mut names = names(document, lexicon, heads, scored, &lexical.names, &covered);
    labels::settle(document, &lexical.cues, &mut names);
    people::add_sources(document, &cues, &mut names);
    let given = |name: &NameReading| document.text.slice(name.span).split_once(' ').map(|(given, _)| given);
    for name in names.iter_mut().filter(|n| n.kind == EntityKind::Person) {
        name.woman = given(name).map_or(0, |given| model.given_names.woman(given));
    }
    Reading { reader: Reader::Neural, cues, names, antecedents: antecedents::find(document, heads, scored) }
}

/// Whether a span lies in a passage that no cue governs, as the lexical reader sees it.
fn stands_free(lexical: &Reading, span: Span) -> bool {
    let free = lexical.cues.iter().filter(|c| c.cue.is_none() && c.inherits);
    free.flat_map(|c| &c.content).any(|passage| passage.contains(span))
}

/// Gives all names with the same text one kind.
fn settle_kind(document: &Document, names: &mut [NameReading], text: &str, kind: EntityKind) {
    names.iter_mut().filter(|n| document.text.slice(n.span) == text).for_each(|n| n.kind = kind);
}

/// The span of a range of tokens.
fn span(document: &Document, tokens: &Range<usize>) -> Option<Span> {
    let last = tokens.end.checked_sub(1)?;
    Some(document.tokens.get(tokens.start)?.span.to(document.tokens.get(last)?.span))
}

/// Adds what the lexical reader alone can tell: what lies outside the windows read, reports inside
/// a content piece, and turns of a transcript.
fn keep_lexical(cues: &mut Vec<CueReading>, lexical: &[CueReading], covered: &[Span]) {
    let is_covered = |c: &CueReading| {
        let at = c.cue.or(c.content.first().copied());
        at.is_some_and(|at| holder(covered, at).is_some())
    };
    let mut turns: Vec<Span> =
        lexical.iter().filter(|c| c.turn.is_some()).flat_map(|c| c.content.iter().copied()).collect();
    sort_by_key(&mut turns, |turn| turn.start());
    // What the network takes for a quote without a cue inside a turn is the turn itself, and so is what it
    // takes the label of a turn to report, or a cue outside the turn.
    let labels: Vec<Span> = lexical.iter().filter_map(|c| Some(c.turn?.to(*c.content.first()?))).collect();
    let in_turn = |piece: Span| met(&turns, piece).is_some();
    for cue in cues.iter_mut().filter(|c| c.cue.is_none_or(|cue| !in_turn(cue))) {
        cue.content.retain(|piece| !in_turn(*piece));
    }
    cues.retain(|c| !c.content.is_empty() && c.cue.is_none_or(|cue| holder(&labels, cue).is_none() || in_turn(cue)));
    let mut contents: Vec<Span> = cues.iter().flat_map(|c| c.content.iter().copied()).chain(turns).collect();
    sort_by_key(&mut contents, |piece| piece.start());
    // Inside another report the network is less sure than it need be where the tables read the same.
    for cue in cues.iter_mut().filter(|c| c.cue.is_some_and(|cue| holder(&contents, cue).is_some())) {
        let same = lexical.iter().filter(|l| l.cue == cue.cue && l.content == cue.content);
        cue.confidence = same.map(|l| l.confidence).fold(cue.confidence, f32::max);
    }
    let taken: Vec<Span> = cues.iter().filter_map(|c| c.cue).collect();
    let kept = lexical.iter().filter(|c| {
        let inside = |cue: Span| {
            holder(&contents, cue)
                .is_some_and(|outer| outer != cue && c.content.iter().all(|piece| outer.contains(*piece)))
        };
        let free = c.cue.is_some_and(|cue| inside(cue) && !taken.iter().any(|t| t.overlaps(cue)));
        c.turn.is_some() || free || !is_covered(c)
    });
    cues.extend(kept.cloned().collect::<Vec<_>>());
}

/// The last of some ordered spans that begins no later than `span`, if it holds all of it.
fn holder(spans: &[Span], span: Span) -> Option<Span> {
    let after = spans.partition_point(|s| s.start() <= span.start());
    spans.get(after.checked_sub(1)?).copied().filter(|s| s.contains(span))
}

fn names(
    document: &Document,
    lexicon: &Lexicon,
    heads: &Heads,
    scored: Scored<'_>,
    lexical: &[NameReading],
    covered: &[Span],
) -> Vec<NameReading> {
    let found = kinds::names(document, lexicon, heads, scored, lexical);
    let mut names = agree::on_names(document, lexicon, &found, lexical);
    let free = |n: &&NameReading| {
        let after = names.partition_point(|o| o.span.end() <= n.span.start());
        names.get(after).is_none_or(|o| !o.span.overlaps(n.span))
    };
    let kept: Vec<NameReading> = lexical
        .iter()
        .filter(|n| holder(covered, n.span).is_none() || kinds::tables_alone(n.kind))
        .filter(free)
        .copied()
        .collect();
    names.extend(kept);
    sort_by_key(&mut names, |n| n.span.start());
    titles::settle(document, &mut names);
    bodies::settle(document, lexicon, &mut names);
    // `Patras, Greece, March 11 —`: nobody is where it was written.
    let place = document.header.dateline.map(|line| (line.start(), document.text.slice(line)));
    if let Some(name) = names.first_mut().filter(|n| n.kind == EntityKind::Person)
        && place.is_some_and(|(start, line)| name.span.start() == start && !line.contains('('))
    {
        let text = document.text.slice(name.span);
        settle_kind(document, &mut names, text, EntityKind::Gpe);
    }
    states::settle(document, lexicon, &mut names);
    people::settle(document, lexicon, &mut names);
    consistent::settle(document, lexicon, &mut names);
    names
}
