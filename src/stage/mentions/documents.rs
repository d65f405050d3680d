//! Who stands behind a text that is a quote’s source: `the board’s minutes`, `a report by the ministry`, `minutes that
//! the bank released`.

use std::ops::Range;

use super::phrase::Phrases;
use super::sources::is_owner;
use crate::document::{Definiteness, EntityKind, Form, MentionDraft, NominalClass};
use crate::language::issuing;

/// Whether *the paper* is one that is printed, of which the text has told before (*the newspaper Fakt*, *The Lark Post*).
pub(super) fn is_newspaper(phrases: &Phrases<'_>, noun: &str, mentions: &[MentionDraft], before: usize) -> bool {
    let names = &phrases.lexicon.names;
    let printed = |m: &MentionDraft| {
        let called = m.tokens.start.checked_sub(1).map(|at| phrases.lower(at)).unwrap_or_default();
        let told = m.tokens.clone().any(|at| names.organization_covers("newspaper", &phrases.lower(at)));
        let org = matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Org);
        ["newspaper", "daily", "tabloid", "weekly", "broadsheet"].contains(&called.as_str()) || org && told
    };
    noun == "paper" && mentions.iter().take(before).any(printed)
}

/// Who stands behind a document: `by the Board`, `from the ministry`, else its owner (`the
/// board’s minutes`, `the minutes of the board’s session`).
pub(super) fn body_behind(
    phrases: &Phrases<'_>,
    base: &Range<usize>,
    inside: &[(usize, &MentionDraft)],
) -> Option<usize> {
    let body = |m: &MentionDraft| match &m.form {
        Form::Name(n) => !matches!(n.kind, EntityKind::Work | EntityKind::Law | EntityKind::Norp | EntityKind::Event),
        Form::Nominal(n) => n.class == NominalClass::Organization && n.definiteness != Definiteness::Indefinite,
        _ => false,
    };
    let bodies = || inside.iter().filter(|(_, m)| body(m));
    // The link may have a determiner or adjectives between it and the name.
    let links = |m: &MentionDraft, words: &[&str]| {
        let near = m.tokens.start.saturating_sub(3).max(base.end);
        let link = (near..m.tokens.start).rev().find(|&at| phrases.is(at, words));
        link.is_some_and(|link| {
            !(link..m.tokens.start).any(|at| phrases.is(at, &["in", "into", "about", "on", "with"]))
        })
    };
    let people = |m: &MentionDraft| matches!(&m.form, Form::Nominal(n) if n.class == NominalClass::Person && m.plural);
    // `a letter signed by 140 doctors`
    let writers = || inside.iter().filter(|(_, m)| body(m) || people(m));
    let by = writers().find(|(_, m)| m.tokens.end > base.end && links(m, &["by", "from"]));
    let of = bodies().find(|(_, m)| m.tokens.end > base.end && links(m, &["of"]));
    let owner =
        bodies().find(|(_, m)| m.tokens.start >= base.start && m.tokens.end <= base.end && is_owner(phrases, m));
    // `minutes that the bank released`, `the indictment, which the office filed in May`
    let new = |m: &MentionDraft| matches!(&m.form, Form::Nominal(n) if n.class == NominalClass::Organization);
    let issued = inside
        .iter()
        .filter(|(_, m)| body(m) || people(m) || new(m))
        .find(|(_, m)| m.tokens.start >= base.end && issuing::clause(|at| phrases.lower(at), &m.tokens).is_some());
    // `Their report, made public on Friday,`
    let theirs =
        inside.iter().find(|(_, m)| matches!(m.form, Form::Pronoun(p) if p.possessive) && m.tokens.start == base.start);
    // `an internal Northrail memo`
    let inside_phrase = bodies().find(|(_, m)| {
        let behind = phrases.tag(m.tokens.end).is_noun() && m.tokens.end < base.end;
        m.tokens.start >= base.start && behind && matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Org)
    });
    by.or(of).or(owner).or(issued).or(inside_phrase).or(theirs).map(|&(i, _)| i)
}
