//! The cue has no source of its own and goes on from the quote before.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, QuoteDraft, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let draft = scene.draft(quote).filter(|d| d.source.is_none() && d.cue.is_some())?;
    let Some(before) = draft.inherits else { return subject(scene, quote) };
    let mut before = before.index();
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

/// `She shrugged and said`, `a constable, who did not wish to be named, said`: the cue has a subject that
/// the reader did not take for its source.
fn subject(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let cue = scene.draft(quote)?.cue?;
    let sentence = scene.document.sentence_at(cue.start())?;
    let QuoteDraft { parent, addressee, .. } = *scene.draft(quote)?;
    // *Workers were told that …*, *…, a court heard*: the subject of the cue is who is told.
    if addressee.is_some_and(|told| told.start() < cue.start()) {
        return None;
    }
    let (mention, id) = scene
        .narrated()
        .rev()
        .skip_while(|(m, _)| m.draft.span.start() >= cue.start())
        .take_while(|(m, _)| m.draft.sentence == sentence.index())
        .find(|(m, id)| m.draft.subject && m.draft.quote == parent && (scene.is_person(*id) || scene.is_body(*id)))?;
    let text = scene.document.text.slice(mention.draft.span);
    let why = format!("“{text}” is the subject of the sentence");
    Some(attribution(id, Sieve::Inherited, mention.confidence * 0.8, why))
}
