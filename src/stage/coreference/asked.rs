//! Who asks is not who answers, and who is asked is: *Asked by Ruiz whether …, he said*, *When Ruiz asked whether …, he
//! replied*, *Ruiz asked Lin whether …. He replied that …*.

use super::state::State;
use crate::document::{MentionDraft, QuoteDraft, QuoteId, Tag};
use crate::language::questions::QUESTIONS;
use crate::text::Span;
use crate::text::case::Casing;

/// Verbs of questions in a fronted clause.
const ASKS: &[&str] =
    &["asked", "asks", "pressed", "challenged", "questioned", "pointed", "put", "suggested", "reminded"];
/// Tokens of a fronted phrase before *by*.
const OPENING: usize = 4;
/// Cues of answers.
const ANSWERS: &[&str] = &["answered", "answers", "replied", "replies", "responded", "responds", "retorted"];

/// A question in the sentence before, which the source of a quote answers.
pub(super) struct Question {
    /// The cluster of who asks.
    pub(super) asker: usize,
    /// That of who is asked, where the text says so.
    pub(super) asked: Option<usize>,
}

/// The question before a mention that is the source of an answer.
pub(super) fn question(state: &State<'_>, mention: &MentionDraft) -> Option<Question> {
    let answer = state.quotes.get(mention.source_of.first()?.index()).filter(|_| !mention.spoken)?;
    let cue = answer.cue.map(|cue| state.text(cue).lower())?;
    if !cue.split(' ').any(|word| ANSWERS.contains(&word)) {
        return None;
    }
    let before = mention.sentence.checked_sub(1)?;
    let asks = |quote: &&QuoteDraft| {
        let cue = quote.cue.filter(|_| quote.parent.is_none());
        let here = |cue: Span| state.document.sentence_at(cue.start()).is_some_and(|s| s.index() == before);
        let question = quote.content.iter().any(|&piece| {
            let text = state.text(piece);
            let first = text.split(' ').next().unwrap_or_default().lower();
            text.contains('?') || first == "whose" || QUESTIONS.contains(&first.as_str())
        });
        question && cue.is_some_and(|cue| here(cue) && matches!(state.text(cue), "asked" | "asks" | "demanded"))
    };
    let (at, quote) = state.quotes.iter().enumerate().rfind(|(_, quote)| asks(quote))?;
    let asker = state.speaker_of(QuoteId::new(at))?;
    let told = |m: &MentionDraft| quote.addressee.is_some_and(|span| span.overlaps(m.span));
    let asked = state.mentions.iter().position(told).and_then(|m| state.cluster_of(m));
    Some(Question { asker, asked: asked.filter(|&asked| asked != asker && state.is_single_person(asked)) })
}

/// The cluster of who asks, where a pronoun that is the source of a quote stands in an answer in the same sentence.
pub(super) fn asker(state: &State<'_>, index: usize, mention: &MentionDraft) -> Option<usize> {
    if mention.source_of.is_empty() || mention.spoken {
        return None;
    }
    let start = state.document.sentences.get(mention.sentence)?.tokens.start;
    let first = state.word(start);
    let by = if matches!(first.as_str(), "when" | "after" | "as") {
        start
    } else if state.tag(start) == Tag::VBN || first == "under" || first.ends_with("ed") {
        (start + 1..start + OPENING).find(|&at| matches!(state.word(at).as_str(), "by" | "from"))?
    } else {
        return None;
    };
    let at = state.mentions.partition_point(|m| m.tokens.start <= by);
    let other = state.mentions.get(at).filter(|_| at < index)?;
    let near = other.tokens.start <= by + OPENING && other.tokens.end < mention.tokens.start;
    let asks = by != start
        || (other.tokens.end..other.tokens.end + 12)
            .take_while(|&at| at < mention.tokens.start)
            .any(|at| ASKS.contains(&state.word(at).as_str()));
    // The main clause begins behind a comma.
    let main = mention.tokens.start.checked_sub(1).is_some_and(|at| state.word(at) == ",");
    (near && asks && main).then(|| state.cluster_of(at)).flatten()
}
