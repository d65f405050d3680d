//! What the encoder reads at a time, and what it answers.

/// A stretch of text as numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Window {
    /// Ids of word pieces, with those that begin and end a window.
    pub pieces: Vec<u32>,
    /// For each channel of [`features`](super::features) one value a piece.
    pub channels: Vec<Vec<u8>>,
    /// For each word the position of its first piece.
    pub words: Vec<u32>,
}

/// Scores for the words of a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// How many there are for each word.
    pub width: usize,
    /// Those of the first word, those of the second, and so on.
    pub values: Vec<f32>,
}

impl Scores {
    /// The scores of a word; empty where there is no such word.
    #[must_use]
    pub fn row(&self, word: usize) -> &[f32] {
        self.values.get(word * self.width..(word + 1) * self.width).unwrap_or_default()
    }
}
