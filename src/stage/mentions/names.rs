//! Mentions by name.

use std::ops::Range;

use super::phrase::{Phrases, blank};
use super::roles;
use crate::document::{Definiteness, EntityKind, Form, Gender, MentionDraft, NameForm, NameReading, Shape, Tag};

/// One mention for each name of the reading.
pub(super) fn find(phrases: &Phrases<'_>, names: &[NameReading]) -> Vec<MentionDraft> {
    let mut mentions: Vec<MentionDraft> = Vec::with_capacity(names.len());
    for name in names {
        let mut tokens = phrases.document.tokens_in(name.span);
        if tokens.is_empty() {
            // The first part of a compound (`Oslo-based`): the token that holds it.
            let at = phrases.document.tokens.partition_point(|t| t.span.end() <= name.span.start());
            tokens = at..(at + 1).min(phrases.len());
        }
        let place = matches!(name.kind, EntityKind::Gpe | EntityKind::Loc);
        let kind = if place && is_relative(phrases, &tokens) { EntityKind::Person } else { name.kind };
        let person = kind == EntityKind::Person;
        let roles = if person { roles::beside(phrases, &tokens) } else { Vec::new() };
        let gender = if person { gender(phrases, tokens.start, &roles) } else { Gender::Unknown };
        let defines = mentions.last().filter(|before| defines(phrases, before, kind, tokens.clone()));
        let defines = defines.map(|before| before.tokens.start);
        mentions.push(MentionDraft {
            tokens,
            form: Form::Name(NameForm { kind, roles, defines, woman: name.woman }),
            gender,
            ..blank(name.span)
        });
    }
    mentions
}

/// `Ruiz’s mother, Odessa,`: somebody's relative is a person, whatever else is named so.
fn is_relative(phrases: &Phrases<'_>, tokens: &Range<usize>) -> bool {
    let Some(noun) = tokens.start.checked_sub(2).filter(|_| tokens.len() == 1) else { return false };
    let apposed = phrases.text(noun + 1) == "," && phrases.text(tokens.end) == ",";
    let role = phrases.role_at(noun).is_some_and(|(length, role)| length == 1 && role.relative && !role.group);
    apposed && role && phrases.left_edge(noun).1 == Definiteness::Possessive
}

/// `World Wide Fund for Nature (WWF)` and `WWF (World Wide Fund for Nature)`; but not `Gail Devers (U.S.)`
/// or `Alba Berlin (GER)`, where the brackets tell whose side somebody is on.
fn defines(phrases: &Phrases<'_>, before: &MentionDraft, kind: EntityKind, tokens: Range<usize>) -> bool {
    let Form::Name(NameForm { kind: other, .. }) = before.form else { return false };
    if [kind, other].contains(&EntityKind::Person) {
        return false;
    }
    let brackets = before.tokens.end + 1 == tokens.start
        && phrases.text(before.tokens.end) == "("
        && phrases.text(tokens.end) == ")";
    let upper = |at: &Range<usize>| at.len() == 1 && phrases.shape(at.start) == Shape::Upper;
    let first = |at: usize| phrases.text(at).chars().next();
    let places = [kind, other].iter().any(|k| matches!(k, EntityKind::Gpe | EntityKind::Loc));
    brackets
        && upper(&tokens) != upper(&before.tokens)
        && (!places || first(tokens.start) == first(before.tokens.start))
}

/// What honorific, roles and given name tell of the gender, in this order; but *the chairman, Ana Ruiz* is a woman.
fn gender(phrases: &Phrases<'_>, start: usize, roles: &[crate::text::Span]) -> Gender {
    let names = &phrases.lexicon.names;
    let given = names.given(phrases.text(start)).map_or(Gender::Unknown, |g| g.gender);
    for back in 1..=3 {
        let Some(from) = start.checked_sub(back) else { break };
        if let Some(honorific) = phrases.plain(from..start).and_then(|form| names.honorific(&form))
            && honorific.gender != Gender::Unknown
            && phrases.text(from) != "Sr."
        {
            return honorific.gender;
        }
    }
    for role in roles {
        // *A lawyer for the jailed man*, *the woman’s lawyer* may be anybody.
        let tokens = phrases.document.tokens_in(*role);
        let own = tokens
            .take_while(|&at| !phrases.is(at, &["of", "for", "to", "with", "from", "by", "at", "in", "who", "whose"]));
        let told = own.filter_map(|at| phrases.role_at(at).filter(|(n, _)| phrases.tag(at + n) != Tag::POS));
        let told = told.map(|(_, role)| role.gender).filter(|&g| g != Gender::Male || given != Gender::Female);
        if let Some(gender) = told.into_iter().find(|&g| g != Gender::Unknown) {
            return gender;
        }
    }
    given
}
