//! The source is a nominal that stands for a named organization or place.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, Form, Sieve};
use crate::text::case::Casing;

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let Some((mention, id, entity)) = scene.source(quote) else { return same_document(scene, quote) };
    let fits = matches!(mention.draft.form, Form::Nominal(_)) && !entity.unnamed;
    let text = scene.document.text.slice(mention.draft.span);
    fits.then(|| attribution(id, Sieve::Nominal, mention.confidence, format!("“{text}”: {}", mention.why)))
}

/// `The report also warned`: the body behind the document was named when it was quoted before.
fn same_document(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let text = scene.document.text.slice(scene.draft(quote)?.source?);
    let (article, noun) = text.split_once(' ')?;
    if !article.eq_ignore_ascii_case("the") || noun.contains(' ') {
        return None;
    }
    let noun = noun.lower();
    let (before, decision) = (0..quote).rev().find_map(|before| {
        // The document may stand before what the reader took as the source (`a report by …`).
        let source = scene.draft(before)?.source?;
        let sentence = scene.document.sentences.get(scene.document.sentence_at(source.start())?.index())?;
        let words = scene.document.text.slice(sentence.span.to(source)).lower();
        let decision = scene.decided(before).filter(|d| d.entity.is_some_and(|e| !scene.is_person(e)))?;
        words.split_whitespace().any(|w| w == noun).then_some((scene.document.text.slice(source), decision))
    })?;
    let id = decision.entity?;
    let confidence = decision.confidence * 0.85;
    Some(attribution(id, Sieve::Nominal, confidence, format!("“{text}” is “{before}”, quoted before")))
}
