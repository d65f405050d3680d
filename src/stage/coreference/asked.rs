//! Who asks is not who answers: *Asked by Ruiz whether …, he said*, *When Ruiz asked whether …, he replied*.

use super::state::State;
use crate::document::{MentionDraft, Tag};

/// Verbs of questions in a fronted clause.
const ASKS: &[&str] =
    &["asked", "asks", "pressed", "challenged", "questioned", "pointed", "put", "suggested", "reminded"];
/// Tokens of a fronted phrase before *by*.
const OPENING: usize = 4;

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
