//! *The SP* after `Superintendent of Police Ana Ruiz`: the letters of an office stand for who holds it.

use super::state::State;
use crate::document::Form;
use crate::text::case::Casing;

/// Gives mentions of an office by its letters to its holder; after names and roles.
pub(super) fn settle(state: &mut State<'_>) {
    for index in 0..state.mentions.len() {
        let Some((mention, cluster)) = state.mentions.get(index).zip(state.cluster_of(index)) else { continue };
        let text = state.text(mention.span);
        let before = mention.tokens.start.checked_sub(1).map(|at| state.word(at)).unwrap_or_default();
        let letters = matches!(text.len(), 2..=4) && text.bytes().all(|b| b.is_ascii_uppercase());
        // A body of that name is none.
        let alone = state.clusters.get(cluster).is_some_and(|c| c.words.len() == 1 && c.known.is_none());
        if !matches!(mention.form, Form::Name(_)) || !letters || !alone || before != "the" {
            continue;
        }
        let letters = text.lower();
        let held = state.roles.iter().take_while(|r| r.mention < index).filter(|r| state.is_single_person(r.cluster));
        let holder = held.filter(|r| stands_for(&r.words, &letters)).last().map(|r| r.cluster);
        if let Some(holder) = holder.filter(|&holder| holder != cluster) {
            state.link(index, holder, 0.8, "the letters of the office of");
        }
    }
}

/// Whether an office ends with words of these initials, or with the letters themselves.
fn stands_for(office: &[String], letters: &str) -> bool {
    let parts = office.iter().flat_map(|word| word.split('-'));
    let initials: String = parts.filter_map(|part| part.chars().next()).collect();
    initials.ends_with(letters) || office.iter().any(|word| word == letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_for_the_last_words_of_an_office() {
        let office = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(stands_for(&office("deputy superintendent police"), "sp"));
        assert!(stands_for(&office("union secretary-general"), "sg"));
        assert!(stands_for(&office("labour mp"), "mp"));
        assert!(!stands_for(&office("superintendent police"), "dsp"));
    }
}
