//! Long titles before the name of a source.

use std::ops::Range;

use super::phrase::Phrases;
use super::sources::{end_without_comma, is_person};
use crate::document::{MentionDraft, Tag};

/// `Deputy Commissioner of Police (Zone IV) Ana Ruiz`, `Medical officer of health Dr Ruiz`: who is named behind a
/// long title without a comma.
pub(super) fn named(phrases: &Phrases<'_>, tokens: &Range<usize>, inside: &[(usize, &MentionDraft)]) -> Option<usize> {
    let end = end_without_comma(phrases, tokens);
    let &(index, name) = inside.iter().rev().find(|(_, m)| is_person(m) && m.tokens.end == end)?;
    let start = name.tokens.start;
    let honorific =
        |at: &usize| phrases.plain(*at..start).is_some_and(|form| phrases.lexicon.names.honorific(&form).is_some());
    let first = (tokens.start..start).rev().take(2).filter(honorific).min().unwrap_or(start);
    let before = first.checked_sub(1).filter(|&at| at > tokens.start)?;
    let comma = (tokens.start..start).any(|at| phrases.text(at) == ",");
    let title = phrases.tag(before).is_noun() || phrases.text(before) == ")";
    // *Lawyers for former chairman Dr Ruiz*
    let article = matches!(phrases.tag(tokens.start), Tag::DT | Tag::PRPS | Tag::NNS);
    // The name belongs to the last noun only (*wife of coach Ruiz*).
    let of_title = (tokens.start..before).any(|at| matches!(phrases.tag(at), Tag::IN | Tag::TO | Tag::POS));
    let office = phrases.text(before) == ")" || phrases.tag(before) == Tag::NN && first < start;
    (!comma && !article && title && (!of_title || office)).then_some(index)
}

/// Whether words before a name say what office somebody holds in it (*the president of the*).
pub(super) fn name_office(phrases: &Phrases<'_>, words: Range<usize>) -> bool {
    let of = |at: &usize| phrases.is(*at, &["of", "for", "at"]);
    let link = words.clone().rev().take(2).find(of);
    link.is_some_and(|link| words.take_while(|&at| at < link).any(|at| phrases.role_at(at).is_some()))
}
