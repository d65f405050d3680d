//! The source describes somebody without a name.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Form, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let (mention, id, entity) = scene.source(quote)?;
    let fits = matches!(mention.draft.form, Form::Nominal(_)) && entity.unnamed;
    fits.then(|| {
        attribution(id, Sieve::Description, mention.confidence, format!("not named, described as “{}”", entity.name))
    })
}
