//! What goes into the network and what comes out.

/// A stretch of a text as the network sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Window {
    /// Word-piece ids: rows of the word embeddings, `[CLS]` and `[SEP]` included.
    pub pieces: Vec<u32>,
    /// For each channel (casing, quotation-mark state, …) one value a piece: a row of the channel's
    /// embeddings.
    pub channels: Vec<Vec<u8>>,
    /// For each word the index in `pieces` of its first piece.
    pub words: Vec<u32>,
}

/// What the network says of the words of a window.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Scores {
    /// Scores a word.
    pub width: usize,
    /// One row of `width` scores a word, row by row; logits, without bounds.
    pub values: Vec<f32>,
}

impl Scores {
    /// The scores of one word; empty if there is no such word.
    #[must_use]
    pub fn row(&self, word: usize) -> &[f32] {
        let start = word.saturating_mul(self.width);
        self.values.get(start..start.saturating_add(self.width)).unwrap_or_default()
    }
}
