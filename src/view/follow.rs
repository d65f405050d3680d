//! Finds in a new analysis what was meant in the one before it, by its place in the text.

use crate::document::{Analysis, EntityId, QuoteId};

/// The quote whose first content piece overlaps that of `id` most; none where no one does.
#[must_use]
pub fn quote(before: &Analysis, id: QuoteId, after: &Analysis) -> Option<QuoteId> {
    let old = before.quote(id)?.content.first()?;
    let shared = |index: usize| {
        let new = after.quotes.get(index).and_then(|q| q.content.first());
        new.map_or(0, |new| old.end().min(new.end()).saturating_sub(old.start().max(new.start())))
    };
    let best = (0..after.quotes.len()).max_by_key(|&index| (shared(index), std::cmp::Reverse(index)))?;
    (shared(best) > 0).then(|| QuoteId::new(best))
}

/// The entity of the same kind and name.
#[must_use]
pub fn entity(before: &Analysis, id: EntityId, after: &Analysis) -> Option<EntityId> {
    let old = before.entity(id)?;
    after.entities.iter().position(|new| new.kind == old.kind && new.name == old.name).map(EntityId::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, Options};

    #[test]
    fn what_was_selected_is_found_again() {
        let read = |text: &str| Engine::new().analyze(text, &Options::default());
        let before = read("“The dam is safe,” Ana Ruiz said. Bo Lin said that it leaks.");
        let after = read("“Well, the dam is safe,” Ana Ruiz said. Cy Ho agreed. Bo Lin said that it leaks.");
        assert_eq!(quote(&before, QuoteId::new(0), &after), Some(QuoteId::new(0)));
        let lin = before.entities.iter().position(|e| e.name == "Bo Lin").map(EntityId::new).unwrap();
        let found = entity(&before, lin, &after).and_then(|id| after.entity(id)).unwrap();
        assert_eq!(found.name, "Bo Lin");
        assert_eq!(quote(&before, QuoteId::new(0), &read("Nobody spoke.")), None);
    }
}
