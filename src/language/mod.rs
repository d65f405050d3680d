//! What is known of a language: tables, and typed access to them.
//!
//! Closed classes that code matches on by meaning are constant tables in Rust; open classes that
//! only grow are text files in `english/`, one entry a line.

pub mod abbreviations;
pub mod calendar;
pub mod cues;
pub mod inflection;
pub mod issuing;
pub mod names;
pub mod pronouns;
pub mod questions;
mod table;
pub mod tag_clause;

pub use cues::CueTable;
pub use names::NameTables;

/// Everything the stages look up.
#[derive(Debug)]
pub struct Lexicon {
    /// Reporting expressions with their frames.
    pub cues: CueTable,
    /// Places, organisations, given names, honorifics, roles.
    pub names: NameTables,
}

impl Lexicon {
    /// Loads the tables of English, which are part of the program.
    #[must_use]
    pub fn english() -> Self {
        Self { cues: CueTable::english(), names: NameTables::english() }
    }
}
