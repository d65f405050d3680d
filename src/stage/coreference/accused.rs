//! Who stands before the court: *the defendant*, *the accused*, *her client* of a lawyer mean whom the article tells to
//! have been charged, arrested, jailed.

use super::descriptions::name_of;
use super::state::{Link, State};
use crate::document::{Definiteness, Gender, NominalForm, Tag};

/// Nouns for whoever was charged.
const NOUNS: &[&str] = &["defendant", "accused", "detainee", "prisoner", "inmate"];
/// Who speaks for somebody else.
const LAWYERS: &[&str] =
    &["lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate", "defender", "qc", "kc", "sc"];
/// What was done to them, as a participle.
const DONE: &[&str] = &[
    "accused",
    "acquitted",
    "arrested",
    "charged",
    "convicted",
    "detained",
    "imprisoned",
    "indicted",
    "jailed",
    "prosecuted",
    "remanded",
    "sentenced",
    "tried",
];
/// What they do.
const DOES: &[&str] = &["pleaded", "pleads", "pled"];
/// What they admit or deny (*who admitted fraud*).
const CHARGES: &[&str] = &[
    "arson",
    "assault",
    "causing",
    "charges",
    "conspiracy",
    "corruption",
    "fraud",
    "manslaughter",
    "murder",
    "perjury",
    "rape",
    "theft",
    "wounding",
];
/// How far behind a name or pronoun its verb may stand, in tokens.
const REACH: usize = 12;

/// Whom a description of that kind means.
pub(super) fn find(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    owner: Option<usize>,
) -> Option<Link> {
    let noun = form.head.as_str();
    let lawyer = |c: usize| state.roles.iter().any(|r| r.cluster == c && r.words.iter().any(|w| is_lawyer(w)));
    let client = noun == "client" && owner.is_some_and(lawyer);
    let bare = form.modifiers.is_empty() && form.definiteness == Definiteness::Definite;
    if !(client || NOUNS.contains(&noun) && bare) {
        return None;
    }
    let mut charged: Vec<(usize, usize)> = Vec::new();
    for &m in state.charged.get_or_init(|| (0..state.mentions.len()).filter(|&m| is_charged(state, m)).collect()) {
        let Some(c) = state.cluster_of(m).filter(|&c| state.is_single_person(c) && owner != Some(c)) else { continue };
        if !state.fits_gender(c, gender) {
            continue;
        }
        match charged.iter_mut().find(|(other, _)| *other == c) {
            Some((_, times)) => *times += 1,
            None => charged.push((c, 1)),
        }
    }
    let most = charged.iter().map(|(_, times)| *times).max()?;
    let likely = |c: usize| charged.iter().any(|&(other, times)| other == c && times == most);
    let before = (0..index).rev().filter_map(|m| state.cluster_of(m)).find(|&c| likely(c));
    let cluster = before.or_else(|| charged.iter().map(|(c, _)| *c).find(|&c| likely(c)))?;
    let why = format!("{} was said to be charged or held", name_of(state, cluster));
    Some(Link { cluster, confidence: if charged.len() == 1 { 0.8 } else { 0.6 }, why })
}

/// Whether a noun is for who pleads for others.
pub(super) fn is_lawyer(noun: &str) -> bool {
    LAWYERS.contains(&noun)
}

/// `Ruiz was jailed`, `Ruiz, charged with theft,`, `police arrested Ruiz`, `Ruiz pleaded guilty`.
fn is_charged(state: &State<'_>, mention: usize) -> bool {
    let Some(draft) = state.mentions.get(mention) else { return false };
    let (start, end) = (draft.tokens.start, draft.tokens.end);
    let done = |at: usize| DONE.contains(&state.word(at).as_str());
    if start.checked_sub(1).is_some_and(|at| done(at) && state.tag(at) != Tag::NN) {
        return true;
    }
    let Some(sentence) = state.document.sentences.get(draft.sentence) else { return false };
    let be = |at: usize| {
        let word = state.word(at);
        matches!(word.as_str(), "was" | "is" | "were" | "been" | "be" | "being" | ",")
            || word.ends_with("ly")
            || at + 1 == end
    };
    // *Ruiz, who stole cattle, was jailed*
    let aside = state.word(end) == "," && state.word(end + 1) == "who";
    let close = (end + 1..sentence.tokens.end.min(end + 2 * REACH)).find(|&at| aside && state.word(at) == ",");
    let close = close.filter(|&close| done(close + 2)).unwrap_or(end);
    let mut verbs = 0;
    for at in close..sentence.tokens.end.min(close + REACH) {
        let word = state.word(at);
        let trial = word == "trial" && state.word(at - 1) == "on";
        // *who admitted fraud*, *denies murder*
        let pleads = matches!(word.as_str(), "admitted" | "admits" | "denied" | "denies")
            && CHARGES.contains(&state.word(at + 1).as_str());
        if done(at) && be(at - 1) || DOES.contains(&word.as_str()) || trial || pleads {
            return verbs == 0 || at == end + 1 || trial;
        }
        let auxiliary = matches!(word.as_str(), "was" | "is" | "were" | "has" | "had" | "have" | "been" | "be");
        verbs += usize::from(state.tag(at).is_finite() && !auxiliary);
    }
    false
}
