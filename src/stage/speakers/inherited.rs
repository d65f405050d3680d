//! The cue has no source of its own and goes on from the quote before.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let draft = scene.draft(quote).filter(|d| d.source.is_none() && d.cue.is_some())?;
    let mut before = draft.inherits?.index();
    // A chain of participles: ask the first that is decided.
    for _ in 0..8 {
        if let Some(decision) = scene.decided(before) {
            let id = decision.entity?;
            let name = scene.entity(id).map(|e| e.name.clone()).unwrap_or_default();
            let why = format!("goes on from the quote before, by {name}");
            return Some(attribution(id, Sieve::Inherited, decision.confidence * 0.92, why));
        }
        before = scene.draft(before)?.inherits?.index();
    }
    None
}
