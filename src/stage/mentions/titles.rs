//! Long titles before the name of a source.

use std::ops::Range;

use super::phrase::Phrases;
use super::sources::{end_without_comma, is_person};
use crate::document::{EntityKind, Form, MentionDraft, Tag};

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

/// `the company that she founded, Helvax,`, `a company in Miami called Helvax`: who is named at the end of a phrase with
/// this noun, behind a clause.
pub(super) fn behind_clause(
    phrases: &Phrases<'_>,
    tokens: &Range<usize>,
    inside: &[(usize, &MentionDraft)],
    noun: &str,
) -> Option<usize> {
    let end = end_without_comma(phrases, tokens);
    let names = &phrases.lexicon.names;
    let body = |noun: &str| names.nominal(noun).is_some();
    let role = |noun: &str| names.role(noun).is_some_and(|role| !role.group);
    let &(index, name) = inside.iter().rev().find(|(_, m)| {
        let fits = match &m.form {
            Form::Name(n) if n.kind == EntityKind::Org => body(noun),
            Form::Name(n) if n.kind == EntityKind::Person => role(noun) && !body(noun),
            _ => false,
        };
        fits && m.tokens.end == end && m.tokens.start > tokens.start + 1
    })?;
    let before = name.tokens.start - 1;
    let clause =
        (tokens.start..before).any(|at| matches!(phrases.tag(at), Tag::WP | Tag::WDT) || phrases.is(at, &["that"]));
    // *The man who shot the mayor, Ruiz,*: the name may be the other’s.
    let other = before.checked_sub(1).map(|at| phrases.lower(at)).is_some_and(|last| role(&last) || body(&last));
    let aside = phrases.text(before) == "," && clause && !other;
    // *A former fighter who gave only the name Papy*
    (aside || phrases.is(before, &["called", "named", "name"])).then_some(index)
}

/// Whether words before a name say what office somebody holds in it (*the president of the*).
pub(super) fn name_office(phrases: &Phrases<'_>, words: Range<usize>) -> bool {
    let of = |at: &usize| phrases.is(*at, &["of", "for", "at"]);
    let link = words.clone().rev().take(2).find(of);
    link.is_some_and(|link| words.take_while(|&at| at < link).any(|at| phrases.role_at(at).is_some()))
}
