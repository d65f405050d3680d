//! A quote without cue and source that goes on from what stands before it in the paragraph: the
//! sentence about its speaker, or the speaker's quote before.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Kind, Sieve};

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let draft = scene
        .draft(quote)
        .filter(|d| d.source.is_none() && d.cue.is_none() && d.turn.is_none() && d.kind == Kind::Direct)?;
    let start = draft.content.first()?.start();
    let paragraph = scene.document.text.paragraph_at(start);
    // The quote that ended last in this paragraph, and the subject of the narration after it.
    let before = (0..quote).rev().find_map(|q| {
        let end = scene.draft(q)?.content.last()?.end();
        let here = scene.document.text.paragraph_at(end.saturating_sub(1)) == paragraph && end <= start;
        here.then_some((q, end))
    });
    let from = before.map_or(0, |(_, end)| end);
    let mut subjects = scene
        .narrated()
        .rev()
        .skip_while(|(m, _)| m.draft.span.start() >= start)
        .take_while(|(m, _)| m.draft.paragraph == paragraph && m.draft.span.start() >= from)
        .filter(|(m, id)| m.draft.subject && m.draft.quote.is_none() && scene.is_person(*id));
    // The first subject of the last sentence that has one.
    let subject = subjects.next().map(|nearest| {
        subjects.take_while(|(m, _)| m.draft.sentence == nearest.0.draft.sentence).last().unwrap_or(nearest)
    });
    if let Some((mention, id)) = subject {
        let text = scene.document.text.slice(mention.draft.span);
        let why = format!("“{text}” is the subject of the sentence before the quote");
        return Some(attribution(id, Sieve::Continued, 0.7, why));
    }
    if before.is_none()
        && let Some(found) = told_before(scene, paragraph)
    {
        return Some(found);
    }
    let before = draft.inherits.map(crate::document::QuoteId::index).or(before.map(|(q, _)| q))?;
    let decision = scene.decided(before)?;
    let id = decision.entity?;
    let name = scene.entity(id).map(|e| e.name.clone()).unwrap_or_default();
    let why = format!("follows a quote by {name} without a tag of its own");
    Some(attribution(id, Sieve::Continued, decision.confidence * 0.85, why))
}

/// A paragraph that is a quote by itself, after one that ends by telling of somebody (*She will be in the front row.*).
fn told_before(scene: &Scene<'_>, paragraph: usize) -> Option<Attribution> {
    let text = scene.document.text.paragraphs().get(paragraph.checked_sub(1)?)?;
    let last = scene.document.sentences.iter().rev().find(|s| text.contains(s.span))?;
    let parts = |d: &crate::document::QuoteDraft| d.content.iter().any(|piece| piece.overlaps(last.span));
    if scene.drafts.iter().any(parts) {
        return None;
    }
    let (mention, id) =
        scene.narrated().find(|(m, id)| last.span.contains(m.draft.span) && m.draft.subject && scene.is_person(*id))?;
    let text = scene.document.text.slice(mention.draft.span);
    let why = format!("“{text}” is the subject of the sentence before the quote");
    Some(attribution(id, Sieve::Continued, 0.65, why))
}
