//! Nobody is the answer, or nobody was found. Always decides.

use super::scene::Scene;
use crate::document::{Attribution, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let draft = scene.draft(quote)?;
    let (confidence, why) = match draft.source {
        Some(source) => {
            let text = scene.document.text.slice(source);
            (0.6, format!("“{text}” names nobody the article tells of"))
        }
        None if draft.cue.is_some() => (0.5, "the text does not say who".to_owned()),
        None => (0.4, "no words around it say who speaks".to_owned()),
    };
    Some(Attribution { entity: None, sieve: Sieve::Nobody, confidence, why })
}
