//! Finds names.
//!
//! In order: what is known of each word ([`words`]); runs of capitalized words with the small
//! words inside names ([`runs`]); each run cut into candidates along titles, nationalities,
//! known names ([`split`]) and head words ([`heads`]); titles in quotation marks ([`works`]); what the words around a candidate tell of its kind ([`evidence`]);
//! one decision for each name over the whole document ([`resolve`]); names in headlines and
//! lines of capitals, where case tells nothing, by what the rest of the document knows ([`capitals`]).

mod appositions;
mod candidate;
mod capitals;
mod evidence;
mod heads;
mod resolve;
mod runs;
mod split;
mod words;
mod works;

use crate::document::{Document, NameReading};
use crate::language::Lexicon;
use crate::text::order::sort_by_key;

/// Names in text order, disjoint.
pub(super) fn read(document: &Document, lexicon: &Lexicon) -> Vec<NameReading> {
    let words = words::Words::new(document, lexicon);
    let mut candidates = Vec::new();
    let works = works::find(&words);
    for run in runs::find(&words) {
        split::split(&words, run, &mut candidates);
    }
    for candidate in &mut candidates {
        evidence::weigh(&words, candidate);
    }
    candidates.retain(|c| {
        let after = works.partition_point(|w| w.span.start() <= c.span.start());
        !after.checked_sub(1).and_then(|i| works.get(i)).is_some_and(|w| w.span.contains(c.span))
    });
    candidates.extend(works);
    let mut names = resolve::decide(&words, &candidates);
    capitals::complete(&words, &mut names);
    sort_by_key(&mut names, |n| (n.span.start(), std::cmp::Reverse(n.span.end())));
    let mut last_end = 0;
    names.retain(|n| {
        let disjoint = n.span.start() >= last_end && !n.span.is_empty();
        if disjoint {
            last_end = n.span.end();
        }
        disjoint
    });
    names
}
