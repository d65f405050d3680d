//! The source is a nominal that stands for a named organization or place.

use super::documents;
use super::scene::{Scene, attribution};
use crate::document::{Attribution, Form, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    if let Some(found) = documents::decide(scene, quote) {
        return Some(found);
    }
    let (mention, id, entity) = scene.source(quote)?;
    let fits = matches!(mention.draft.form, Form::Nominal(_)) && !entity.unnamed;
    let text = scene.document.text.slice(mention.draft.span);
    fits.then(|| attribution(id, Sieve::Nominal, mention.confidence, format!("“{text}”: {}", mention.why)))
}
