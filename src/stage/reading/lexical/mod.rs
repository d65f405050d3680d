//! The lexical reader: tables and patterns only.
//!
//! For each [`mod@line`] (a sentence with its marked passages folded): find [`cues`], the [`sources`]
//! beside them and the [`contents`] their frames take; then transcript [`turns`], [`signatures`] behind
//! quotations and marked [`passages`] that no cue governs.

mod attribution;
mod clauses;
mod contents;
mod cues;
mod introductions;
mod line;
mod modifiers;
mod names;
mod passages;
mod phrases;
mod prepositions;
mod signatures;
mod sources;
mod tag_clauses;
mod turns;

use super::{labels, passive};
use crate::document::{Antecedents, CueReading, Document, Reader, Reading};
use crate::language::Lexicon;
use crate::text::order::sort_by_key;

/// Reads a document with tables and patterns.
#[must_use]
pub fn read(document: &Document, lexicon: &Lexicon) -> Reading {
    let lines = line::lines(document);
    let mut cues: Vec<CueReading> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        attribution::read(line, lines.get(index + 1), lexicon, &mut cues);
    }
    turns::read(document, &mut cues);
    signatures::read(document, &mut cues);
    passages::read(document, &lines, &mut cues);
    sort_by_key(&mut cues, |c| (c.cue.or(c.content.first().copied()), c.content.first().copied()));
    cues.dedup_by(|a, b| a.cue.is_some() && a.cue == b.cue);
    cues.iter_mut().for_each(|cue| passive::settle(document, cue));
    let mut names = names::read(document, lexicon);
    labels::settle(document, &cues, &mut names);
    Reading { reader: Reader::Lexical, cues, names, antecedents: Antecedents::default() }
}
