//! Who *I*, *we* and *you* are: the speaker of the words around them, those he or she speaks for, and whom he or she
//! talks to; outside all reported words, whoever writes, and the reader.
//!
//! They come last: they tell nothing of other mentions, and whoever writes is never meant by *he* or *she*.

use std::collections::BTreeMap;

use super::pronouns::speaker_around;
use super::state::State;
use crate::document::{EntityKind, Form, Gender, MentionDraft, QuoteId, TokenKind};
use crate::language::pronouns::Person;

/// Turns back or ahead in which somebody talked to is looked for.
const TURNS: usize = 4;
/// Stands for whoever writes, where no name is given.
const WRITER: &str = "the author";

/// In a talk: who speaks (nobody: whoever writes) and whether to somebody (*you*) or for several (*we*).
type Party = (Option<usize>, Person);

/// Links the pronouns of the first and second person that are not linked yet.
pub(super) fn resolve(state: &mut State<'_>) {
    let mut writer = None;
    let mut parties: BTreeMap<Party, usize> = BTreeMap::new();
    for index in 0..state.mentions.len() {
        let Some(mention) = state.mentions.get(index).filter(|_| state.cluster_of(index).is_none()) else { continue };
        let Form::Pronoun(pronoun) = mention.form else { continue };
        if pronoun.person == Person::Third || !is_word(state, mention) {
            continue;
        }
        let quote = mention.quote.filter(|_| mention.spoken);
        let speaker = quote.and_then(|quote| speaker_around(state, quote));
        if quote.is_some() && speaker.is_none() {
            continue;
        }
        let turn = quote.filter(|_| pronoun.person == Person::Second).and_then(|quote| turn(state, quote));
        let found = match (pronoun.person, pronoun.plural, speaker, turn) {
            (Person::First, false, Some(speaker), _) => Some((speaker, 0.9, "the speaker of the words around it")),
            (Person::First, false, None, _) => {
                let writer = *writer.get_or_insert_with(|| add_writer(state));
                Some((writer, 0.8, "whoever writes: outside all reported words"))
            }
            (.., Some(turn)) => talked_to(state, turn).map(|other| (other, 0.5, "whom the speaker takes turns with")),
            (person, ..) => {
                let party = *parties.entry((speaker, person)).or_insert_with(|| add_party(state, speaker, person));
                Some((party, 0.5, "whom the same words stood for before"))
            }
        };
        let Some((cluster, confidence, why)) = found else { continue };
        state.link(index, cluster, confidence, why);
    }
}

/// Whether a pronoun is no number (*Elizabeth I*, *I.*).
fn is_word(state: &State<'_>, mention: &MentionDraft) -> bool {
    let at = |token: usize| state.document.tokens.get(token);
    let after_name = mention.tokens.start.checked_sub(1).and_then(at).is_some_and(|t| t.tag.is_proper());
    let stop = at(mention.tokens.end).is_none_or(|t| t.kind == TokenKind::Terminal);
    state.text(mention.span) != "I" || !after_name && !stop
}

/// The entity of whoever writes: the name of the byline, if it is one.
fn add_writer(state: &mut State<'_>) -> usize {
    let byline = state.document.header.byline.map(|byline| state.text(byline));
    let named = byline.filter(|name| !name.contains(',') && !name.split_whitespace().any(|word| word == "and"));
    let known = named.and_then(|name| {
        let same = |c: &super::state::Cluster| c.entity.kind == EntityKind::Person && c.entity.name == name;
        state.clusters.iter().position(same)
    });
    known.unwrap_or_else(|| {
        let cluster = state.add(EntityKind::Person, named.unwrap_or(WRITER).to_owned(), Gender::Unknown);
        if let Some(cluster) = state.clusters.get_mut(cluster) {
            cluster.entity.unnamed = named.is_none();
        }
        cluster
    })
}

/// Those for whom somebody speaks, or to whom.
fn add_party(state: &mut State<'_>, speaker: Option<usize>, person: Person) -> usize {
    let speaker = speaker.and_then(|speaker| state.clusters.get(speaker)).map(|c| c.entity.name.as_str());
    let name = match (speaker, person) {
        (None, Person::Second) => "the reader".to_owned(),
        (None, _) => "the author and others".to_owned(),
        (Some(name), Person::Second) => format!("whom {name} talks to"),
        (Some(name), _) => format!("{name} and others"),
    };
    let cluster = state.add(EntityKind::Person, name, Gender::Unknown);
    if let Some(cluster) = state.clusters.get_mut(cluster) {
        cluster.entity.unnamed = true;
        cluster.entity.plural = true;
    }
    cluster
}

/// The turn of a transcript that is or holds a quote.
fn turn(state: &State<'_>, mut quote: QuoteId) -> Option<QuoteId> {
    for _ in 0..8 {
        let draft = state.quotes.get(quote.index())?;
        if draft.turn.is_some() {
            return Some(quote);
        }
        quote = draft.parent?;
    }
    None
}

/// Who took the last turn before a turn, or the next one after it, but for its speaker.
fn talked_to(state: &State<'_>, quote: QuoteId) -> Option<usize> {
    let speaker = state.speaker_of(quote)?;
    let turn = |index: &usize| state.quotes.get(*index).is_some_and(|q| q.turn.is_some() && q.parent.is_none());
    let other = |index: usize| state.speaker_of(QuoteId::new(index)).filter(|&c| c != speaker);
    let before = (0..quote.index()).rev().filter(turn).take(TURNS).find_map(other);
    before.or_else(|| (quote.index() + 1..state.quotes.len()).filter(turn).take(TURNS).find_map(other))
}
