//! Who speaks for whom in a room, told without a noun: `Ana Ruiz KC, for the family,`, `Bo Lin, prosecuting,`, `Eve Sol,
//! who represents Ruiz,`. Then *the barrister*, *the prosecutor*, *his lawyer* and *her client* are told.

use super::relations;
use super::state::State;
use crate::document::{EntityKind, Form};

/// Letters behind a name, of those who may plead.
const LETTERS: &[&str] = &["kc", "qc", "sc", "bl", "sl"];
/// Participles and verbs of those who plead for somebody.
const PLEADS: &[&str] = &[
    "acting",
    "acts",
    "appearing",
    "appears",
    "defended",
    "defending",
    "defends",
    "mitigating",
    "represented",
    "representing",
    "represents",
];
/// Sides for whom somebody may plead.
const PARTIES: &[&str] = &[
    "applicant",
    "applicants",
    "association",
    "authority",
    "charity",
    "claimant",
    "commission",
    "company",
    "council",
    "couple",
    "crown",
    "defence",
    "defendant",
    "defendants",
    "defense",
    "families",
    "family",
    "government",
    "plaintiff",
    "plaintiffs",
    "prosecution",
    "residents",
    "state",
    "trust",
    "union",
];
/// How far behind the name they are told, in tokens.
const REACH: usize = 8;

/// Learns who pleads, from what stands behind the names of people.
pub(super) fn learn(state: &mut State<'_>) {
    for index in 0..state.mentions.len() {
        let Some((mention, cluster)) = state.mentions.get(index).zip(state.cluster_of(index)) else { continue };
        if !matches!(&mention.form, Form::Name(n) if n.kind == EntityKind::Person) {
            continue;
        }
        if let Some((noun, behind)) = pleads(state, mention.tokens.end) {
            state.tell_role(cluster, index, noun);
            if noun == LAWYER
                && let Some(client) = client(state, index, behind)
            {
                relations::keep(state, cluster, client, LAWYER);
            }
        }
    }
}

const LAWYER: &str = "lawyer";

/// What is told behind a name that ends before `end`, and where the words behind that begin.
fn pleads(state: &State<'_>, end: usize) -> Option<(&'static str, usize)> {
    let word = |at: usize| state.word(at);
    // The letters may have been taken for a part of the name.
    let inside = end.checked_sub(1).is_some_and(|last| LETTERS.contains(&word(last).as_str()));
    let behind = LETTERS.contains(&word(end).as_str());
    let (lettered, end) = (inside || behind, end + usize::from(behind));
    if word(end) != "," {
        return lettered.then_some((LAWYER, end));
    }
    let first = word(end + 1);
    let at = if first == "who" { end + 2 } else { end + 1 };
    let at = at + usize::from(matches!(word(at).as_str(), "is" | "was" | "has"));
    match word(at).as_str() {
        "prosecuting" | "prosecuted" => Some(("prosecutor", at + 1)),
        verb if PLEADS.contains(&verb) => Some((LAWYER, at + 1)),
        "for" => {
            let party = word(at + 1) == "the" && PARTIES.contains(&word(at + 2).as_str());
            let closed = (at + 2..at + REACH).any(|at| word(at) == ",");
            (closed && (party || lettered)).then_some((LAWYER, at))
        }
        _ => lettered.then_some((LAWYER, end)),
    }
}

/// The person behind the words that tell for whom somebody pleads.
fn client(state: &State<'_>, index: usize, from: usize) -> Option<usize> {
    let near = |m: &usize| state.mentions.get(*m).is_some_and(|m| m.tokens.start >= from && m.tokens.start < from + 3);
    let client = (index + 1..state.mentions.len()).take(4).find(near)?;
    state.cluster_of(client).filter(|&c| state.is_single_person(c))
}
