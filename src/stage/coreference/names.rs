//! Clusters names: full forms first, then surnames, given names, short forms and acronyms.

use std::collections::HashMap;

use super::state::{State, name_kind};
use crate::document::{EntityKind, Form, Gender};
use crate::language::names::plain;
use crate::text::case::{Casing, lower_letter};
use crate::text::order::{sort, sort_by_key};

/// Clusters by words of their names; looked up, never iterated.
#[derive(Debug, Default)]
struct Index {
    /// People by surname and by given name, in order of creation.
    people: HashMap<String, Vec<usize>>,
    /// Everything else by key.
    others: HashMap<String, usize>,
    /// Everything else by first and by last word.
    edges: HashMap<String, Vec<usize>>,
    /// Everything else by initials.
    initials: HashMap<String, usize>,
}

/// Clusters all mentions by name.
pub(super) fn cluster(state: &mut State<'_>) {
    let mut index = Index::default();
    let mut order: Vec<usize> = (0..state.mentions.len())
        .filter(|&i| state.mentions.get(i).is_some_and(|m| matches!(m.form, Form::Name(_))))
        .collect();
    // Longer names first, so that short forms find them wherever they stand.
    sort_by_key(&mut order, |&i| {
        (std::cmp::Reverse(state.mentions.get(i).map_or(0, |m| name_words(state.text(m.span)).len())), i)
    });
    for mention in order {
        let Some(draft) = state.mentions.get(mention) else { continue };
        let Some(kind) = name_kind(draft) else { continue };
        if kind == EntityKind::Person {
            person(state, &mut index, mention);
        } else {
            other(state, &mut index, mention, kind);
        }
    }
    collect_roles(state);
}

/// The words of a name without nickname, generation and full stops.
fn name_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut nickname = false;
    for word in plain(text).split_whitespace() {
        let opens = word.starts_with(['"', '“', '‘', '(', '\'']);
        nickname |= opens;
        let closes = word.ends_with(['"', '”', '\'', ')']) || word.ends_with('’');
        if !nickname && !matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV") {
            words.push(word.trim_end_matches(['.', ',']).lower());
        }
        if nickname && closes {
            nickname = false;
        }
    }
    words
}

fn person(state: &mut State<'_>, index: &mut Index, mention: usize) {
    let Some(draft) = state.mentions.get(mention) else { return };
    let (span, gender) = (draft.span, draft.gender);
    let woman = if let Form::Name(name) = &draft.form { name.woman } else { 0 };
    let words = name_words(state.text(span));
    let Some((given, surname)) = words.first().zip(words.last()) else { return };
    let keys = index.people.get(surname).into_iter().chain(index.people.get(given)).flatten();
    let mut candidates: Vec<usize> = keys.copied().collect();
    sort(&mut candidates);
    candidates.dedup();
    let single = words.len() == 1;
    let sure = gender != Gender::Unknown && honorific_tells(state, mention);
    let fitting: Vec<usize> = candidates
        .into_iter()
        .filter(|&c| {
            let Some(cluster) = state.clusters.get(c) else { return false };
            let same =
                if single { cluster.words.iter().any(|w| w == surname) } else { same_person(&cluster.words, &words) };
            let clash = sure && cluster.entity.gender != Gender::Unknown && cluster.entity.gender != gender;
            same && !clash
        })
        .collect();
    let found = generation(state, &fitting, mention).or_else(|| likeliest(state, &fitting, mention, surname));
    let cluster = match found {
        Some(cluster) => {
            let why = if single { "a part of the full name" } else { "the same name" };
            let confidence = if fitting.len() > 1 { 0.75 } else { 0.97 };
            state.link(mention, cluster, confidence, why);
            cluster
        }
        None => {
            let name = plain(state.text(span)).into_owned();
            let cluster = state.add(EntityKind::Person, name, Gender::Unknown);
            for key in [given, surname] {
                let entry = index.people.entry(key.clone()).or_default();
                if entry.last() != Some(&cluster) {
                    entry.push(cluster);
                }
            }
            if let Some(new) = state.clusters.get_mut(cluster) {
                new.words = words;
            }
            state.link(mention, cluster, 0.97, "named here");
            cluster
        }
    };
    state.learn_gender(cluster, gender, sure);
    if let Some(named) = state.clusters.get_mut(cluster).filter(|c| c.woman == 0) {
        named.woman = woman;
    }
}

/// Whether the gender of a name comes from an honorific or a role.
fn honorific_tells(state: &State<'_>, mention: usize) -> bool {
    let Some(draft) = state.mentions.get(mention) else { return false };
    let before = draft.tokens.start.checked_sub(1).and_then(|at| state.document.tokens.get(at));
    let honorific = before.and_then(|t| state.lexicon.names.honorific(state.text(t.span)));
    if honorific.is_some_and(|h| h.gender == draft.gender) {
        return true;
    }
    let first = state.text(draft.span).split_whitespace().next().unwrap_or_default();
    let by_given = state.lexicon.names.given(first).map(|g| g.gender);
    by_given != Some(draft.gender)
}

/// `The elder Ruiz`, `the younger Ruiz`: of two with the surname, who comes first in the text is the elder unless
/// a role says *son*, *daughter* or *grandson*.
fn generation(state: &State<'_>, fitting: &[usize], mention: usize) -> Option<usize> {
    let start = state.mentions.get(mention)?.tokens.start;
    let word = start.checked_sub(1).map(|at| state.word(at))?;
    let younger = matches!(word.as_str(), "younger" | "junior");
    let elder = matches!(word.as_str(), "elder" | "older" | "senior");
    if fitting.len() < 2 || !(younger || elder) {
        return None;
    }
    let is_child = |c: usize| {
        (0..state.mentions.len()).filter(|&m| state.cluster_of(m) == Some(c)).any(|m| {
            let Some(Form::Name(name)) = state.mentions.get(m).map(|m| &m.form) else { return false };
            name.roles.iter().any(|&r| {
                let role = state.text(r).lower();
                ["son", "daughter", "grandson", "granddaughter", "nephew", "niece"].iter().any(|n| role.ends_with(n))
            })
        })
    };
    let first = |c: usize| state.clusters.get(c).map_or(usize::MAX, |c| c.first);
    let order = |&c: &usize| (is_child(c), first(c));
    if younger { fitting.iter().copied().max_by_key(order) } else { fitting.iter().copied().min_by_key(order) }
}

/// Of several people with this name the one introduced first, for whom alone news uses the bare
/// surname; a surname counts before a given name.
fn likeliest(state: &State<'_>, fitting: &[usize], mention: usize, part: &str) -> Option<usize> {
    let start = state.mentions.get(mention).map_or(0, |m| m.span.start());
    let rank = |c: usize| {
        let cluster = state.clusters.get(c);
        let by_surname = cluster.is_some_and(|c| c.words.last().is_some_and(|w| w == part));
        let first = cluster.map_or(usize::MAX, |c| c.first);
        (first > start, !by_surname, first, c)
    };
    fitting.iter().copied().min_by_key(|&c| rank(c))
}

/// Whether two full names can be of one person: same surname, and given names that agree.
fn same_person(a: &[String], b: &[String]) -> bool {
    let (Some(first_a), Some(first_b), Some(last_a), Some(last_b)) = (a.first(), b.first(), a.last(), b.last()) else {
        return false;
    };
    if last_a != last_b {
        return a == b;
    }
    if a.len() == 1 || b.len() == 1 || first_a == first_b {
        return true;
    }
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    initial(first_a, first_b)
        || initial(first_b, first_a)
        || a.get(1) == Some(first_b) && a.len() > 2
        || b.get(1) == Some(first_a) && b.len() > 2
}

fn other(state: &mut State<'_>, index: &mut Index, mention: usize, kind: EntityKind) {
    let Some(draft) = state.mentions.get(mention) else { return };
    let text = plain(state.text(draft.span));
    let defines = match &draft.form {
        Form::Name(name) => name.defines,
        _ => None,
    };
    let known = state.lexicon.names.known(&text).or_else(|| {
        let shouted = text.len() > 3 && text.chars().all(|c| !c.is_lowercase());
        shouted.then(|| state.lexicon.names.known(&title_case(&text))).flatten()
    });
    let key = match known {
        Some(known) if kind == EntityKind::Norp => format!("norp {}", known.name.lower()),
        Some(known) => known.name.lower(),
        None => key(&text),
    };
    let words = name_words(&text);
    let defined = defines.and_then(|start| {
        (0..mention).rev().take(6).find(|&m| state.mentions.get(m).is_some_and(|d| d.tokens.start == start))
    });
    let found = index
        .others
        .get(&key)
        .copied()
        .map(|c| (c, 0.97, "the same name"))
        .or_else(|| defined.and_then(|m| state.cluster_of(m)).map(|c| (c, 0.97, "the short form in brackets")))
        .or_else(|| short_form(state, index, &words, &text, kind).map(|c| (c, 0.9, "a short form of the full name")));
    let cluster = match found {
        Some((cluster, confidence, why)) => {
            state.link(mention, cluster, confidence, why);
            index.others.entry(key).or_insert(cluster);
            cluster
        }
        None => {
            let shouted = known.is_some() && state.lexicon.names.known(&text).is_none();
            let name = if shouted { title_case(&text) } else { text.clone().into_owned() };
            let cluster = state.add(kind, name, Gender::Unknown);
            for edge in [words.first(), words.last()].into_iter().flatten() {
                let entry = index.edges.entry(edge.clone()).or_default();
                if entry.last() != Some(&cluster) {
                    entry.push(cluster);
                }
            }
            if words.len() > 1 {
                index.initials.entry(initials(&text)).or_insert(cluster);
            }
            index.others.insert(key, cluster);
            if let Some(new) = state.clusters.get_mut(cluster) {
                new.words = words;
                new.known = known;
            }
            state.link(mention, cluster, 0.95, "named here");
            cluster
        }
    };
    // Names are taken longest first, so an acronym in front of its long form joins here.
    if let Some(earlier) = defined.filter(|&m| state.cluster_of(m).is_none()) {
        state.link(earlier, cluster, 0.97, "the short form of the name in brackets");
        if let Some(short) = state.mentions.get(earlier).map(|m| key_of(state, m.span)) {
            index.others.entry(short).or_insert(cluster);
        }
    }
}

fn key_of(state: &State<'_>, span: crate::text::Span) -> String {
    let text = plain(state.text(span));
    state.lexicon.names.known(&text).map_or_else(|| key(&text), |k| k.name.lower())
}

fn title_case(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .map(|c| {
            let lower = inside;
            inside = c.is_alphabetic();
            if lower { lower_letter(c) } else { c }
        })
        .collect()
}

/// Two names with one key are the same.
fn key(text: &str) -> String {
    let lower = text.lower();
    let lower = lower.strip_prefix("the ").unwrap_or(&lower);
    lower.replace('.', "")
}

fn initials(text: &str) -> String {
    text.split([' ', '-']).filter_map(|w| w.chars().next().filter(|c| c.is_uppercase())).collect()
}

/// `Brightside` of `Brightside Foods Inc.`, `EPB` of `Egg Packers’ Board`.
fn short_form(state: &State<'_>, index: &Index, words: &[String], text: &str, kind: EntityKind) -> Option<usize> {
    if matches!(kind, EntityKind::Norp | EntityKind::Gpe) && words.len() > 1 {
        return None;
    }
    let bare = text.replace('.', "");
    if words.len() == 1 && (2..=6).contains(&bare.len()) && bare.chars().all(char::is_uppercase) {
        let cluster = index.initials.get(&bare).copied();
        if cluster.is_some_and(|c| {
            state.clusters.get(c).is_some_and(|c| !matches!(c.entity.kind, EntityKind::Person | EntityKind::Norp))
        }) {
            return cluster;
        }
    }
    if matches!(kind, EntityKind::Norp | EntityKind::Gpe | EntityKind::Work | EntityKind::Law) {
        return None;
    }
    let (first, last) = (words.first()?, words.last()?);
    let mut candidates = index.edges.get(first).into_iter().chain(index.edges.get(last)).flatten();
    candidates
        .find(|&&c| {
            state.clusters.get(c).is_some_and(|cluster| {
                let long = &cluster.words;
                let compatible = cluster.entity.kind == kind
                    || matches!(
                        (cluster.entity.kind, kind),
                        (EntityKind::Org, EntityKind::Fac) | (EntityKind::Fac, EntityKind::Org)
                    );
                compatible
                    && long.len() > words.len()
                    && (long.starts_with(words) || (long.ends_with(words) && cluster.entity.kind != EntityKind::Event))
            })
        })
        .copied()
}

/// Roles beside names, in text order. What is said before a name as a form of address (*Bishop Ruiz*) tells a role that
/// is not shown.
fn collect_roles(state: &mut State<'_>) {
    for mention in 0..state.mentions.len() {
        let Some(cluster) = state.cluster_of(mention) else { continue };
        let (spans, start) = match state.mentions.get(mention).map(|m| (&m.form, &m.tokens)) {
            Some((Form::Name(name), tokens)) => (name.roles.clone(), tokens.start),
            _ => continue,
        };
        let address = start.checked_sub(1).filter(|_| spans.is_empty() && state.is_single_person(cluster));
        let address = address
            .map(|at| state.word(at))
            .filter(|word| state.lexicon.names.role(word).is_some_and(|role| !role.relative && !role.group));
        if let Some(noun) = address {
            state.tell_role(cluster, mention, &noun);
        }
        for span in spans {
            state.add_role(cluster, mention, span);
        }
    }
}
