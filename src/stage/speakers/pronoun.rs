//! The source is a pronoun; coreference found its antecedent.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Form, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let (mention, id, _) = scene.source(quote)?;
    let fits = matches!(mention.draft.form, Form::Pronoun(_));
    fits.then(|| attribution(id, Sieve::Pronoun, mention.confidence, mention.why.clone()))
}
