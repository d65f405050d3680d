//! The list of speakers: who is quoted, how often, and how many words of theirs are given.

use crate::document::{Analysis, EntityId, Kind, MentionKind, Quote, Stance};
use crate::text::Span;
use crate::text::order::sort_by_key;

use super::{marked, words};

/// All speakers, the most quoted first, and the quotes that have none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speakers {
    /// Known speakers.
    pub known: Vec<SpeakerRow>,
    /// Number of quotes without a speaker.
    pub unknown: usize,
    /// The most words any of them spoke, for the bars.
    pub most_words: usize,
}

/// One speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakerRow {
    /// Who.
    pub id: EntityId,
    /// The canonical name.
    pub name: String,
    /// Roles said of the speaker, in order of appearance.
    pub roles: Vec<String>,
    /// Other names and descriptions that were merged into this one, each once.
    pub also: Vec<String>,
    /// Number of quotes that report speech.
    pub speech: usize,
    /// Number of quotes that report belief.
    pub belief: usize,
    /// Words in quotation marks, insertions not counted.
    pub words: usize,
}

/// Counts the quotes of each speaker.
#[must_use]
pub fn list(analysis: &Analysis) -> Speakers {
    let mut speakers = Speakers::default();
    let mut rows: Vec<Option<SpeakerRow>> = vec![None; analysis.entities.len()];
    for quote in &analysis.quotes {
        let slot = quote.attribution.entity.and_then(|id| rows.get_mut(id.index()).map(|row| (id, row)));
        let Some((id, slot)) = slot else {
            speakers.unknown += 1;
            continue;
        };
        let row = slot.get_or_insert_with(|| start(analysis, id));
        match quote.stance {
            Stance::Speech => row.speech += 1,
            Stance::Belief => row.belief += 1,
        }
        row.words += spoken(analysis, quote);
    }
    speakers.known = rows.into_iter().flatten().collect();
    sort_by_key(&mut speakers.known, |row| std::cmp::Reverse(row.speech + row.belief));
    speakers.most_words = speakers.known.iter().map(|row| row.words).max().unwrap_or(0);
    speakers
}

fn start(analysis: &Analysis, id: EntityId) -> SpeakerRow {
    let mut row =
        SpeakerRow { id, name: String::new(), roles: Vec::new(), also: Vec::new(), speech: 0, belief: 0, words: 0 };
    if let Some(entity) = analysis.entity(id) {
        row.name.clone_from(&entity.name);
        for role in &entity.roles {
            if !row.roles.contains(&role.name) {
                row.roles.push(role.name.clone());
            }
        }
        row.also = also(analysis, id);
    }
    row
}

/// Names and descriptions of an entity other than its canonical name, each once.
pub(super) fn also(analysis: &Analysis, id: EntityId) -> Vec<String> {
    let Some(entity) = analysis.entity(id) else { return Vec::new() };
    let mut also: Vec<String> = Vec::new();
    for mention in entity.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun) {
        let words = analysis.text.slice(mention.span);
        if words != entity.name && !also.iter().any(|a| a == words) {
            also.push(words.to_owned());
        }
    }
    also
}

/// Words that the speaker is quoted with: a direct content whole, of a mixed one the parts in
/// marks, of an indirect one nothing; editorial insertions are left out.
pub(super) fn spoken(analysis: &Analysis, quote: &Quote) -> usize {
    let text = &analysis.text;
    let outside_insertions = |part: Span| {
        let mut rest = part;
        let mut number = 0;
        for &insertion in quote.insertions.iter().filter(|&&i| part.contains(i)) {
            number += words::count(text.slice(rest.before(insertion)));
            rest = rest.after(insertion);
        }
        number + words::count(text.slice(rest))
    };
    let parts: Vec<Span> = match quote.kind {
        Kind::Direct => quote.content.clone(),
        Kind::Mixed => quote.content.iter().flat_map(|&piece| marked::parts(text, piece)).collect(),
        Kind::Indirect => Vec::new(),
    };
    parts.into_iter().map(outside_insertions).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn speech_and_belief_are_counted_apart_and_insertions_not_at_all() {
        let speakers = list(&fixture::harbor());
        let ana = &speakers.known[0];
        assert_eq!((ana.name.as_str(), ana.speech, ana.belief), ("Ana Ruiz", 3, 1));
        assert_eq!(ana.roles, ["Mayor"]);
        assert_eq!(ana.also, ["Ruiz"]);
        // “The wall … is safe. We checked.” and “as long as it takes”
        assert_eq!(ana.words, 6 + 5);
        assert_eq!(speakers.unknown, 1);
    }
}
