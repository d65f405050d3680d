//! What people are said to do, which a description may take up: `Ana Ruiz, who teaches chess`, `Ruiz drove the number 9
//! bus` – *the teacher*, *the bus driver*.

use super::state::{RoleEntry, State};
use crate::document::{EntityKind, Form, Tag};

/// Past forms whose verb does not begin like them.
const PAST: &[(&str, &str)] = &[
    ("built", "build"),
    ("caught", "catch"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("flew", "fly"),
    ("kept", "keep"),
    ("led", "lead"),
    ("lost", "lose"),
    ("made", "make"),
    ("ran", "run"),
    ("rode", "ride"),
    ("sang", "sing"),
    ("sold", "sell"),
    ("swam", "swim"),
    ("taught", "teach"),
    ("won", "win"),
    ("wrote", "write"),
];
/// Verbs, and what those who do it are called although the words are others.
const CALLED: &[(&[&str], &[&str])] = &[
    (&["own", "run", "keep"], &["owner", "proprietor", "landlord", "landlady", "shopkeeper", "boss", "publican"]),
    (
        &["head", "lead", "run", "chair", "direct", "manage"],
        &["head", "leader", "chief", "boss", "director", "chair", "chairman", "chairwoman", "manager", "executive"],
    ),
    (&["chair", "judge"], &["judge"]),
    (&["teach", "coach", "train"], &["teacher", "coach", "tutor", "trainer", "instructor", "lecturer", "mentor"]),
    (&["represent", "defend"], &["lawyer", "attorney", "solicitor", "barrister", "counsel", "agent", "advocate"]),
    (&["study", "research"], &["scientist", "researcher", "student", "academic"]),
    (&["write"], &["author", "novelist", "journalist", "columnist"]),
    (&["witness", "see"], &["witness"]),
    (&["sue"], &["plaintiff"]),
];
/// Longest clause looked at, in tokens.
const CLAUSE: usize = 9;

/// Deeds of named people in text order.
pub(super) fn collect(state: &State<'_>) -> Vec<RoleEntry> {
    let mut found = Vec::new();
    for (index, mention) in state.mentions.iter().enumerate() {
        let person = matches!(&mention.form, Form::Name(n) if n.kind == EntityKind::Person) && !mention.spoken;
        let Some(cluster) = state.cluster_of(index).filter(|_| person) else { continue };
        let end = mention.tokens.end;
        let who = (end..end + CLAUSE).find(|&at| state.word(at) == "who").filter(|_| state.word(end) == ",");
        for start in who.map(|who| who + 1).into_iter().chain(mention.subject.then_some(end)) {
            found.extend(deed(state, start).map(|(head, words)| RoleEntry { cluster, mention: index, head, words }));
        }
    }
    found
}

/// The verb of a clause that begins at a token, in its base form, and the nouns of its object.
fn deed(state: &State<'_>, start: usize) -> Option<(String, Vec<String>)> {
    let sentence = state.document.sentence_at(state.document.tokens.get(start)?.span.start());
    let verb = (start..start + 3).find(|&at| {
        state.tag(at).is_finite() && !matches!(state.word(at).as_str(), "has" | "had" | "is" | "was")
            || state.tag(at) == Tag::VBN
            || at > start && state.tag(at) == Tag::VBG
    })?;
    let object = (verb + 1..verb + CLAUSE).take_while(|&at| {
        let token = state.document.tokens.get(at);
        let here = token.is_some_and(|t| state.document.sentence_at(t.span.start()) == sentence);
        here && !state.tag(at).is_finite() && !matches!(state.word(at).as_str(), "," | "and" | "that" | ";")
    });
    let nouns = object.filter(|&at| state.tag(at).is_noun()).map(|at| state.word(at)).collect();
    Some((base(&state.word(verb)), nouns))
}

/// A verb without its ending, and without a final *e*.
fn base(form: &str) -> String {
    if let Some((_, base)) = PAST.iter().find(|(past, _)| *past == form) {
        return base.trim_end_matches('e').to_owned();
    }
    let (stem, ending) = ["ies", "ied", "ing", "ed", "es", "s"]
        .iter()
        .find_map(|&ending| Some((form.strip_suffix(ending).filter(|s| s.len() > 2)?, ending)))
        .unwrap_or((form, ""));
    if ending.starts_with("ie") {
        return format!("{stem}y");
    }
    let stem = stem.trim_end_matches('e');
    let doubled = matches!(ending, "ing" | "ed") && stem.len() > 3 && !stem.ends_with("ll") && !stem.ends_with("ss");
    single(stem, doubled).to_owned()
}

/// A stem with its doubled last consonant once.
fn single(stem: &str, doubled: bool) -> &str {
    let mut ends = stem.chars().rev();
    let twin = doubled && ends.next().is_some_and(|c| ends.next() == Some(c));
    if twin { stem.get(..stem.len() - 1).unwrap_or(stem) } else { stem }
}

/// Whether somebody of whom a deed is told may be called by a noun.
pub(super) fn makes(deed: &RoleEntry, noun: &str) -> bool {
    let verb = deed.head.as_str();
    let agent = ["er", "or", "r"].iter().filter_map(|ending| noun.strip_suffix(ending)).any(|stem| {
        let stem = stem.trim_end_matches('e');
        stem.len() > 2 && (stem == verb || single(stem, true) == verb)
    });
    let called = || {
        CALLED
            .iter()
            .any(|(verbs, nouns)| verbs.iter().any(|v| v.trim_end_matches('e') == verb) && nouns.contains(&noun))
    };
    // `runs a bakery`, `a farm`, `keeps bees`: the baker, the farmer, the beekeeper.
    let place = || {
        let works = matches!(verb, "own" | "run" | "keep" | "work" | "manag" | "have");
        let stem = noun.strip_suffix("er").unwrap_or(noun);
        works
            && deed.words.iter().any(|word| {
                let word = word.trim_end_matches('s');
                word.len() > 2 && (word.starts_with(noun) || word == stem || noun.starts_with(word))
            })
    };
    agent || called() || place()
}
