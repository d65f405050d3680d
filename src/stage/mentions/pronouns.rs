//! Mentions by pronoun.

use super::phrase::{Phrases, blank};
use crate::document::{Form, MentionDraft, TokenKind};
use crate::language::pronouns::pronoun;

/// Adds the pronouns.
pub(super) fn find(phrases: &Phrases<'_>, mentions: &mut Vec<MentionDraft>) {
    for at in 0..phrases.len() {
        if phrases.kind(at) != TokenKind::Word {
            continue;
        }
        let Some(found) = pronoun(phrases.text(at)) else { continue };
        // The country, not the pronoun.
        if phrases.text(at) == "US" {
            continue;
        }
        let Some(span) = phrases.span(&(at..at + 1)) else { continue };
        let tokens = at..at + 1;
        let (gender, plural) = (found.gender, found.plural);
        mentions.push(MentionDraft { tokens, form: Form::Pronoun(found), gender, plural, ..blank(span) });
    }
}
