//! Countries of which no table knows, and that the network takes for somebody or for a body: what they have tells it
//! (*Karsia’s foreign minister*).

use super::consistent::is_part;
use super::{settle_kind, word};
use crate::document::{Document, EntityKind, NameReading, Tag};
use crate::language::Lexicon;

/// From this confidence on the network is sure of a person.
const SURE: f32 = 0.95;
/// What only a country has.
const HAVES: &[&str] = &["ambassador", "ambassadors", "parliament", "embassy"];
/// Before *ministry* and *minister*.
const PORTFOLIOS: &[&str] =
    &["agriculture", "defence", "defense", "energy", "finance", "foreign", "health", "interior", "prime", "trade"];

/// Corrects the kinds of names in text order.
pub(super) fn settle(document: &Document, lexicon: &Lexicon, names: &mut [NameReading]) {
    for at in 0..names.len() {
        let Some(name) = names.get(at) else { continue };
        let text = document.text.slice(name.span);
        let unsure = name.kind == EntityKind::Person && name.confidence < SURE || name.kind == EntityKind::Org;
        let open = unsure && !text.contains(' ');
        if open && lexicon.names.known(text).is_none() && is_country(document, name) && !is_part(document, names, text)
        {
            settle_kind(document, names, text, EntityKind::Gpe);
        }
    }
}

fn is_country(document: &Document, name: &NameReading) -> bool {
    let end = document.tokens_in(name.span).end;
    let (first, second) = (word(document, end + 1), word(document, end + 2));
    let office = matches!(second.as_str(), "minister" | "ministry");
    document.tokens.get(end).is_some_and(|t| t.tag == Tag::POS)
        && (HAVES.contains(&first.as_str()) || office && PORTFOLIOS.contains(&first.as_str()))
}
