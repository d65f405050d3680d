//! The source holds the speaker's name.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Form, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let (mention, id, entity) = scene.source(quote)?;
    if !matches!(mention.draft.form, Form::Name(_) | Form::Group(_)) {
        return None;
    }
    let text = scene.document.text.slice(mention.draft.span);
    let why = if text == entity.name {
        format!("the source names {text}")
    } else {
        format!("the source names “{text}”: {} {}", mention.why, entity.name)
    };
    Some(attribution(id, Sieve::Name, mention.confidence, why))
}
