//! Two people taking turns: a paragraph that is all quote takes the speaker of two quotes back,
//! where the quote between is somebody else's.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Kind, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let draft = scene.draft(quote).filter(|d| d.source.is_none() && d.cue.is_none() && d.kind == Kind::Direct)?;
    let at = paragraph(scene, quote)?;
    let whole = scene.document.text.paragraphs().get(at)?;
    let alone = draft.content.first()?.start() == whole.start() && draft.content.last()?.end() + 2 >= whole.end();
    let last = quote.checked_sub(1).filter(|&q| paragraph(scene, q).is_some_and(|p| p + 1 == at))?;
    let other = last.checked_sub(1).filter(|&q| paragraph(scene, q).is_some_and(|p| p + 2 == at))?;
    let (last, other) = (scene.decided(last)?.entity?, scene.decided(other)?.entity?);
    let name = scene.entity(other).map(|e| e.name.clone()).unwrap_or_default();
    (alone && last != other)
        .then(|| attribution(other, Sieve::Conversation, 0.5, format!("{name}’s turn in a conversation of two")))
}

fn paragraph(scene: &Scene<'_>, quote: usize) -> Option<usize> {
    scene.draft(quote)?.content.first().map(|c| scene.document.text.paragraph_at(c.start()))
}
