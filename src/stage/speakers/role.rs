//! The source is a role said of a named person before.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, EntityKind, Form, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let (mention, id, entity) = scene.source(quote)?;
    let fits = matches!(mention.draft.form, Form::Nominal(_)) && !entity.unnamed && entity.kind == EntityKind::Person;
    let text = scene.document.text.slice(mention.draft.span);
    fits.then(|| attribution(id, Sieve::Role, mention.confidence, format!("“{text}”: {}", mention.why)))
}
