//! Gives each token its part of speech.

use crate::document::{Sentence, Token};
use crate::model::Tagger;
use crate::model::tagger_features::Word;
use crate::text::Text;

/// Tags the tokens of every sentence in place; tokens outside sentences keep their tags.
pub fn tag(text: &Text, tokens: &mut [Token], sentences: &[Sentence], tagger: &Tagger) {
    let mut words = Vec::new();
    for sentence in sentences {
        let Some(tokens) = tokens.get_mut(sentence.tokens.clone()) else { continue };
        words.clear();
        words.extend(tokens.iter().map(|t| Word::new(text.slice(t.span), t.kind, t.shape)));
        tagger.tag(&mut words);
        for (token, word) in tokens.iter_mut().zip(&words) {
            token.tag = word.tag;
        }
    }
}
