//! What an apposition behind a name says that the name is: somebody with a role, or a body.

use super::words::Words;
use crate::document::{Shape, Tag};
use crate::language::names::NominalKind;
use crate::text::case::Casing;

/// Whether an apposition that says what somebody is begins here: `the city engineer`, `a lawyer for …`.
pub(super) fn role(words: &Words<'_>, start: usize) -> bool {
    if !matches!(words.text(start), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "one")
        && words.shape(start) != Shape::Lower
    {
        return false;
    }
    for at in start..(start + 7).min(words.len()) {
        let word = words.text(at);
        if matches!(word, "," | "of" | "for" | "at" | "in" | "who" | "and" | "." | "with" | "from") {
            return false;
        }
        if words.lexicon.names.role(&word.lower()).is_some_and(|r| !r.group) && words.tag(at) != Tag::VBD {
            let next = words.text(at + 1);
            return matches!(
                next,
                "," | "of" | "for" | "at" | "in" | "who" | "." | "with" | "from" | "and" | "on" | "to" | "'s" | "’s"
            ) || words.shape(at + 1).is_capitalized();
        }
    }
    false
}

/// Whether an apposition that says that it is a body begins here: `a Lyon start-up that …`.
pub(super) fn body(words: &Words<'_>, start: usize) -> bool {
    if !words.is_one_of(start, &["the", "a", "an"]) {
        return false;
    }
    for at in start + 1..(start + 7).min(words.len()) {
        let body = words.lexicon.names.nominal(&words.text(at).lower()) == Some(NominalKind::Organization);
        if body && !words.tag(at + 1).is_noun() {
            // `…, the company said`: who speaks is named elsewhere.
            return !words.tag(at + 1).is_finite() && words.tag(at + 1) != Tag::POS;
        }
        if !words.tag(at).is_noun() && !matches!(words.tag(at), Tag::JJ | Tag::POS | Tag::CD) {
            return false;
        }
    }
    false
}
