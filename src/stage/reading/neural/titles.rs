//! Titles in quotation marks that the network takes for names of other things: *her album, “Caliche,”*.

use super::word;
use crate::document::{Document, EntityKind, NameReading};

/// Nouns for works, near their titles.
const WORKS: &[&str] = &[
    "album",
    "ballad",
    "book",
    "canvas",
    "comedy",
    "documentary",
    "drama",
    "exhibition",
    "film",
    "hit",
    "memoir",
    "movie",
    "musical",
    "novel",
    "opera",
    "oratorio",
    "painting",
    "play",
    "podcast",
    "poem",
    "record",
    "sculpture",
    "series",
    "show",
    "single",
    "song",
    "story",
    "symphony",
    "thriller",
    "track",
];
/// How many tokens before a title the noun stands at most, and behind it.
const BEFORE: usize = 4;
const BEHIND: usize = 5;

/// Corrects the kinds of names in text order.
pub(super) fn settle(document: &Document, names: &mut [NameReading]) {
    let is_work = |at: usize| WORKS.contains(&word(document, at).as_str());
    let mut titles = Vec::new();
    for passage in &document.marks.passages {
        let (inner, outer) = (document.tokens_in(passage.inner), document.tokens_in(passage.span));
        let fills = |n: &&NameReading| {
            let tokens = document.tokens_in(n.span);
            tokens.start == inner.start && inner.end <= tokens.end + 1 && passage.inner.contains(n.span)
        };
        let Some(name) = names.iter().find(fills) else { continue };
        let ahead = (outer.start.saturating_sub(BEFORE)..outer.start).any(is_work);
        if name.kind != EntityKind::Work && (ahead || (outer.end..outer.end + BEHIND).any(is_work)) {
            titles.push(document.text.slice(name.span));
        }
    }
    let titled = |n: &&mut NameReading| titles.contains(&document.text.slice(n.span));
    names.iter_mut().filter(titled).for_each(|n| n.kind = EntityKind::Work);
}
