//! Gives each token its part of speech.

use crate::document::{Sentence, Token, TokenKind};
use crate::model::Tagger;
use crate::model::tagger_features::Word;
use crate::text::Text;

/// Tags the tokens of every sentence in place; tokens outside sentences keep their tags.
pub fn tag(text: &Text, tokens: &mut [Token], sentences: &[Sentence], tagger: &Tagger) {
    let mut words = Vec::new();
    for sentence in sentences {
        let Some(tokens) = tokens.get_mut(sentence.tokens.clone()) else { continue };
        words.clear();
        words.extend(tokens.iter().map(|t| Word::new(spelled(text, t), t.kind, t.shape)));
        tagger.tag(&mut words);
        for (token, word) in tokens.iter_mut().zip(&words) {
            token.tag = word.tag;
        }
    }
}

/// A token as the tagger has learnt it: a possessive of a word in *s* (`the siblings’ mother`) like any other.
fn spelled<'a>(text: &'a Text, token: &Token) -> &'a str {
    let word = text.slice(token.span);
    if token.kind == TokenKind::Clitic && word.chars().count() == 1 { "’s" } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Shape, Tag};
    use crate::text::case::Casing;

    /// Tokens between the spaces of a text.
    fn tokens(text: &Text) -> Vec<Token> {
        let mut start = 0;
        let mut tokens = Vec::new();
        for word in text.as_str().split(' ') {
            let kind = match word {
                "." => TokenKind::Terminal,
                "," => TokenKind::Punctuation,
                "“" | "”" => TokenKind::Mark,
                "’s" => TokenKind::Clitic,
                _ => TokenKind::Word,
            };
            let span = text.span(start, start + word.len());
            tokens.push(Token { span, kind, shape: Shape::of(word), tag: Tag::NN });
            start += word.len() + 1;
        }
        tokens
    }

    /// Tags a text as one sentence and writes it as `word/TAG`.
    fn tagged(text: &str) -> String {
        let tagger = Tagger::embedded().expect("sound weights");
        let text = Text::new(text);
        let mut tokens = tokens(&text);
        let sentence = Sentence { span: text.whole(), tokens: 0..tokens.len(), paragraph: 0 };
        tag(&text, &mut tokens, &[sentence], &tagger);
        let words: Vec<String> = tokens
            .iter()
            .filter(|t| t.tag != Tag::Punct)
            .map(|t| format!("{}/{:?}", text.slice(t.span), t.tag))
            .collect();
        words.join(" ")
    }

    #[test]
    fn reporting_words_are_verbs_or_nouns() {
        assert_eq!(
            tagged("The mayor claims the charges are false ."),
            "The/DT mayor/NN claims/VBZ the/DT charges/NNS are/VBP false/JJ"
        );
        assert_eq!(
            tagged("Her claims were in the report , which warns of floods ."),
            "Her/PRPS claims/NNS were/VBD in/IN the/DT report/NN which/WDT warns/VBZ of/IN floods/NNS"
        );
    }

    #[test]
    fn past_tense_is_told_from_participles() {
        assert_eq!(
            tagged("“ We have told them , ” she said , “ that it was denied . ”"),
            "We/PRP have/VBP told/VBN them/PRP she/PRP said/VBD that/IN it/PRP was/VBD denied/VBN"
        );
    }

    #[test]
    fn capitals_do_not_make_names_of_a_shouted_line() {
        assert_eq!(
            tagged("THE MAYOR SAID THAT SHE WILL RESIGN ."),
            tagged("The mayor said that she will resign .").upper()
        );
    }

    #[test]
    fn names_are_proper_nouns() {
        assert_eq!(
            tagged("On Friday Ana Larkfield met the Dutch team ’s coach ."),
            "On/IN Friday/NNP Ana/NNP Larkfield/NNP met/VBD the/DT Dutch/JJ team/NN ’s/POS coach/NN"
        );
    }

    #[test]
    fn tokens_outside_sentences_keep_their_tags() {
        let text = Text::new("Quickly said");
        let mut tokens = tokens(&text);
        let before = tokens.clone();
        let outside = Sentence { span: text.whole(), tokens: 5..9, paragraph: 0 };
        tag(&text, &mut tokens, &[outside], &Tagger::default());
        assert_eq!(tokens, before);
    }
}
