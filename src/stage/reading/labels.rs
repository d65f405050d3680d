//! Names in the capitals of a transcript: whose turn it is, and what is no name (*(CROSSTALK)*).

use std::collections::BTreeSet;

use crate::document::{CueReading, Document, EntityKind, NameReading};
use crate::text::case::Casing;

/// Makes a label, and what else is written like it, a person's where somebody of the text has that name, and drops
/// stage directions.
pub(super) fn settle(document: &Document, lexical: &[CueReading], names: &mut Vec<NameReading>) {
    let mut labels = lexical.iter().filter_map(|cue| cue.turn).peekable();
    if labels.peek().is_none() {
        return;
    }
    names.retain(|name| !is_direction(document, name));
    let people: BTreeSet<String> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person)
        .filter_map(|name| document.text.slice(name.span).split_whitespace().next_back().map(Casing::lower))
        .collect();
    let speaking: BTreeSet<String> =
        labels.map(|label| document.text.slice(label).lower()).filter(|label| people.contains(label)).collect();
    for name in names.iter_mut().filter(|name| name.kind != EntityKind::Person) {
        if speaking.contains(&document.text.slice(name.span).lower()) {
            name.kind = EntityKind::Person;
        }
    }
}

/// Whether a name stands alone in brackets and in capitals.
fn is_direction(document: &Document, name: &NameReading) -> bool {
    let text = document.text.as_str();
    let before = text.get(..name.span.start()).is_some_and(|before| before.ends_with(['(', '[']));
    let behind =
        text.get(name.span.end()..).is_some_and(|behind| behind.trim_start_matches('.').starts_with([')', ']']));
    before && behind && !document.text.slice(name.span).contains(char::is_lowercase)
}
