//! The part-of-speech tagger: greedy, left to right, a linear model over hashed features.
//!
//! Weights come from an averaged perceptron (Collins 2002) that `evaluate` trains.

use super::ModelError;
use super::tagger_features::{Features, History, KEY_BITS, Word, lexicon_key, settle_case};
use super::tagger_format::{Class, Weights};
use super::tagger_table::KeyTable;
use crate::document::Tag;

/// The trained weights that are part of the program.
static EMBEDDED: &[u8] = include_bytes!("../../models/tagger.bin");

/// Gives words their parts of speech.
#[derive(Clone, Debug, Default)]
pub struct Tagger {
    lexicon: WordClasses,
    rows: KeyTable,
    /// Where each row begins in `cells`, and the end of the last.
    starts: Vec<u32>,
    cells: Vec<(u8, i8)>,
}

impl Tagger {
    /// Reads trained weights.
    ///
    /// # Errors
    /// Refuses bytes that are no such weights, were trained for other features, or are damaged.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        Weights::from_bytes(bytes).map(|weights| Self::new(&weights))
    }

    /// The tagger whose weights are part of the program.
    ///
    /// # Errors
    /// None as long as the program was built with weights that its tests have read.
    pub fn embedded() -> Result<Self, ModelError> {
        Self::read(EMBEDDED)
    }

    fn new(weights: &Weights) -> Self {
        let keys: Vec<u32> = weights.rows.iter().map(|row| row.key).collect();
        let mut starts = vec![0];
        let mut cells = Vec::new();
        for row in &weights.rows {
            cells.extend(row.cells.iter().map(|&(tag, weight)| (tag as u8, weight)));
            starts.push(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        }
        let lexicon = WordClasses::new(weights.classes.clone(), &weights.lexicon);
        Self { lexicon, rows: KeyTable::of(&keys), starts, cells }
    }

    /// Tags one sentence, in place.
    pub fn tag(&self, words: &mut [Word]) {
        self.lexicon.prepare(words);
        let mut history = History::default();
        let mut features = Features::new(KEY_BITS);
        for at in 0..words.len() {
            let Some(&word) = words.get(at) else { break };
            let tag = self.lexicon.sure_tag(&word).unwrap_or_else(|| {
                features.fill(words, at, &history);
                self.best(&features, &word)
            });
            history.push(&word, tag);
            if let Some(word) = words.get_mut(at) {
                word.tag = tag;
            }
        }
    }

    /// The tag with the highest score; what the word's form suggests if no feature is known.
    fn best(&self, features: &Features, word: &Word) -> Tag {
        let mut scores = [0i32; 32];
        for &key in features.keys() {
            let Some(row) = self.rows.get(key) else { continue };
            let (Some(&start), Some(&end)) = (self.starts.get(row), self.starts.get(row + 1)) else { continue };
            for &(tag, weight) in self.cells.get(start as usize..end as usize).unwrap_or_default() {
                if let Some(score) = scores.get_mut(usize::from(tag)) {
                    *score += i32::from(weight);
                }
            }
        }
        let mut best = (word.guess(), 0);
        for (tag, &score) in Tag::ALL.into_iter().zip(&scores) {
            if score > best.1 {
                best = (tag, score);
            }
        }
        best.0
    }
}

/// The tags that known words can have.
#[derive(Clone, Debug, Default)]
pub struct WordClasses {
    classes: Vec<Class>,
    keys: KeyTable,
    values: Vec<u8>,
}

impl WordClasses {
    /// Takes classes and, by [`lexicon_key`], the words that have them.
    #[must_use]
    pub fn new(classes: Vec<Class>, words: &[(u32, u8)]) -> Self {
        let keys: Vec<u32> = words.iter().map(|&(key, _)| key).collect();
        Self { classes, keys: KeyTable::of(&keys), values: words.iter().map(|&(_, class)| class).collect() }
    }

    /// Fills in what can be known of a sentence's words before any is tagged.
    pub fn prepare(&self, words: &mut [Word]) {
        settle_case(words);
        for word in words {
            let class = self.keys.get(lexicon_key(word)).and_then(|at| self.values.get(at));
            word.class = class.copied().unwrap_or(Word::UNLISTED);
        }
    }

    /// The tag of a word that needs no features: it has but one.
    #[must_use]
    pub fn sure_tag(&self, word: &Word) -> Option<Tag> {
        word.fixed_tag().or_else(|| {
            let class = self.classes.get(usize::from(word.class)).filter(|c| c.sure && word.is_plain())?;
            Tag::ALL.get(class.tags.trailing_zeros() as usize).copied()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Shape, TokenKind};

    #[test]
    fn the_embedded_weights_are_sound() {
        assert!(Tagger::embedded().is_ok_and(|t| t.rows.len() > 1000));
    }

    #[test]
    fn without_weights_the_form_decides() {
        let text = ["The", "mayor", "of", "Larkfield", "quickly", "blamed", "rowers"];
        let mut words = text.map(|w| Word::new(w, TokenKind::Word, Shape::of(w)));
        Tagger::default().tag(&mut words);
        let tags = words.map(|w| w.tag);
        assert_eq!(tags, [Tag::NN, Tag::NN, Tag::NN, Tag::NNP, Tag::RB, Tag::VBN, Tag::NNS]);
    }
}
