//! How old people are, as the text tells it beside their names: `Ana Ruiz, 19,`, `aged 19`, `who is 19`, `19-year-old
//! Ana Ruiz`, `Ruiz turned 19`.

use super::state::State;
use crate::document::{EntityKind, Form};
use crate::language::calendar::below_twenty;

/// Nouns for the young, who are under twenty.
const YOUNG: &[&str] = &["teenager", "teen", "boy", "girl", "schoolboy", "schoolgirl", "youngster", "child"];
/// Nouns for the old, who are at least forty.
const OLD: &[&str] = &["pensioner", "grandmother", "grandfather", "grandparent", "retiree", "octogenarian"];

/// The number of *54-year-old* and *eight-year-old*.
pub(super) fn in_word(word: &str) -> Option<u32> {
    number(word.split_once("-year-old").filter(|(_, rest)| rest.is_empty())?.0)
}

fn number(word: &str) -> Option<u32> {
    let in_words = || below_twenty(word).map(u32::from).filter(|&n| n > 0);
    word.parse().ok().filter(|&n| n < 130).or_else(in_words)
}

/// The age that is told at a mention by name.
fn at(state: &State<'_>, mention: usize) -> Option<u32> {
    let draft = state.mentions.get(mention)?;
    if !matches!(&draft.form, Form::Name(n) if n.kind == EntityKind::Person) {
        return None;
    }
    let end = draft.tokens.end;
    let before = draft.tokens.start.checked_sub(1).and_then(|at| in_word(&state.word(at)));
    let behind = || {
        let mut next = end;
        // `Ana Ruiz, a nurse who is 19,`
        let clause = (end..end + 8).find(|&at| state.word(at) == "who").filter(|_| state.word(end) == ",");
        if let Some(who) = clause.filter(|&who| matches!(state.word(who + 1).as_str(), "is" | "was" | "turned")) {
            next = who + 2;
        } else if state.word(next) == "," {
            next += if matches!(state.word(next + 1).as_str(), "aged" | "now") { 2 } else { 1 };
        } else if matches!(state.word(next).as_str(), "is" | "turned") {
            next += 1;
        } else {
            return None;
        }
        let closed = matches!(state.word(next + 1).as_str(), "," | "." | "and" | ";" | "last" | "this" | "in" | "on");
        number(&state.word(next)).filter(|_| closed)
    };
    before.or_else(behind)
}

/// Everybody’s age that the text tells: mention by name and age, in text order.
pub(super) fn told(state: &State<'_>) -> Vec<(usize, u32)> {
    (0..state.mentions.len()).filter_map(|m| Some((m, at(state, m)?))).collect()
}

/// The age of a cluster, if it is told.
fn of(state: &State<'_>, cluster: usize) -> Option<u32> {
    state.ages.iter().find(|(m, _)| state.cluster_of(*m) == Some(cluster)).map(|(_, age)| *age)
}

/// Whether somebody of the age told may be called by a noun and its modifiers; none where the age decides nothing.
pub(super) fn suits(state: &State<'_>, cluster: usize, noun: &str, modifiers: &[String]) -> Option<bool> {
    let age = of(state, cluster);
    if let Some(said) = modifiers.iter().map(String::as_str).chain([noun]).find_map(in_word) {
        return age.map(|age| age == said);
    }
    if YOUNG.contains(&noun) {
        return age.map(|age| age < 20);
    }
    age.filter(|_| OLD.contains(&noun)).filter(|&age| age < 40).map(|_| false)
}
