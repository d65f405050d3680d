//! Finds mentions: names, nominals, pronouns, with what coreference needs to know of each.
//!
//! [`names`] takes the reading's names and collects the roles beside them ([`roles`]);
//! [`nominals`] finds `the city engineer`, `two officials`; [`pronouns`] the pronouns;
//! [`sources`] decides which mention heads each quote's source; [`context`] fills in where each
//! mention stands.

mod context;
mod documents;
mod names;
mod nominals;
mod phrase;
mod pronouns;
mod roles;
mod sources;
mod titles;

use crate::document::{Document, MentionDraft, QuoteDraft, Reading};
use crate::language::Lexicon;
use crate::text::order::sort_by_key;

/// Finds the mentions of a document, in text order.
#[must_use]
pub fn recognize(
    document: &Document,
    reading: &Reading,
    quotes: &[QuoteDraft],
    lexicon: &Lexicon,
) -> Vec<MentionDraft> {
    let phrase = phrase::Phrases::new(document, lexicon);
    let mut mentions = names::find(&phrase, &reading.names);
    nominals::find(&phrase, &mut mentions);
    pronouns::find(&phrase, &mut mentions);
    sources::complete(&phrase, quotes, &mut mentions);
    sort_by_key(&mut mentions, |m| (m.span.start(), std::cmp::Reverse(m.span.end())));
    context::fill(document, quotes, &mut mentions);
    sources::attach(&phrase, quotes, &mut mentions);
    mentions
}
