//! Runs the network over a window.

use super::format::ModelFile;
use super::layer::{Layer, Linear, Norm, Scratch, take};
use super::tensor::Tensor;
use super::window::{Scores, Window};
use crate::model::ModelError;

/// A network that is ready to run.
///
/// Embeddings stay as they were stored; the other matrices take two bytes a value, whatever their
/// storage was.
#[derive(Clone, Debug)]
pub struct Encoder {
    hidden: usize,
    pieces: Tensor<'static>,
    positions: Tensor<'static>,
    channels: Vec<Tensor<'static>>,
    /// The token type of all pieces.
    kind: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    heads: Linear,
}

impl Encoder {
    /// Takes the tensors of a file, by their names:
    ///
    /// - `embeddings.word` [pieces, hidden], `embeddings.position` [positions, hidden],
    ///   `embeddings.kind` of `hidden`, `embeddings.channel.0` … of `values, hidden`, `embeddings.norm`;
    /// - `layers.0.query`, `key`, `value`, `attention` [hidden, hidden], `attention_norm`,
    ///   `up` [intermediate, hidden], `down` [hidden, intermediate], `norm`, and so on;
    /// - `heads` [width, hidden].
    ///
    /// Those without a shape here are layer norms; these and all matrices but embeddings have a
    /// `weight` and a `bias`.
    ///
    /// # Errors
    /// [`ModelError::Tensor`] names what is missing or has another shape.
    pub fn new(file: &ModelFile<'_>) -> Result<Self, ModelError> {
        let sizes = file.dimensions();
        let hidden = sizes.hidden;
        let own = |tensor: &Tensor<'_>| tensor.clone().into_owned();
        let words = rows(file, "embeddings.word", hidden)?;
        let channel = |(index, &count): (usize, &usize)| {
            take(file, &format!("embeddings.channel.{index}"), "embeddings.channel", &[count, hidden]).map(own)
        };
        Ok(Self {
            hidden,
            pieces: own(words),
            positions: own(take(file, "embeddings.position", "embeddings.position", &[sizes.positions, hidden])?),
            channels: sizes.channels.iter().enumerate().map(channel).collect::<Result<_, _>>()?,
            kind: take(file, "embeddings.kind", "embeddings.kind", &[hidden])?.values(),
            norm: Norm::new(file, "", "embeddings.norm", hidden)?,
            layers: (0..sizes.layers).map(|index| Layer::new(file, index)).collect::<Result<_, _>>()?,
            heads: {
                let width = rows(file, "heads.weight", hidden)?.rows();
                Linear::new(file, "", &["heads"], width, hidden)?
            },
        })
    }

    /// Scores a word.
    #[must_use]
    pub fn width(&self) -> usize {
        self.heads.width()
    }

    /// Length of the vector that stands for a word.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The most pieces it looks at in one window.
    #[must_use]
    pub fn positions(&self) -> usize {
        self.positions.rows()
    }

    /// Scores the words of a window. Total: ids that the model does not know add nothing to their
    /// piece, pieces beyond [`Encoder::positions`] are cut off, and a word whose first piece is not
    /// there gets zeros.
    #[must_use]
    pub fn run(&self, window: &Window) -> Scores {
        self.score(&self.words(window))
    }

    /// The vectors of the words of a window, [`Encoder::hidden`] numbers each; zeros for a word whose first piece is
    /// not there.
    #[must_use]
    pub fn words(&self, window: &Window) -> Scores {
        let mut states = self.embed(window);
        let mut scratch = Scratch::default();
        for layer in &self.layers {
            layer.apply(&mut states, &mut scratch);
        }
        let piece = |word: &u32| states.chunks_exact(self.hidden).nth(usize::try_from(*word).ok()?);
        let nothing = vec![0.0; self.hidden];
        let values = window.words.iter().flat_map(|word| piece(word).unwrap_or(&nothing)).copied().collect();
        Scores { width: self.hidden, values }
    }

    /// Scores words by their vectors.
    #[must_use]
    pub fn score(&self, words: &Scores) -> Scores {
        let width = self.width();
        let mut values = vec![0.0; words.values.len() / self.hidden * width];
        let rows = || words.values.chunks_exact(self.hidden).enumerate();
        let known: Vec<(usize, &[f32])> = rows().filter(|(_, row)| row.iter().any(|value| *value != 0.0)).collect();
        let mut scored = Vec::new();
        self.heads.apply(&mut Scratch::default().left, self.hidden, known.iter().map(|(_, row)| *row), &mut scored);
        for ((word, _), scores) in known.iter().zip(scored.chunks_exact(width)) {
            if let Some(row) = values.get_mut(word * width..(word + 1) * width) {
                row.copy_from_slice(scores);
            }
        }
        Scores { width, values }
    }

    /// The sum of a piece's embeddings, normalised; one row a piece.
    fn embed(&self, window: &Window) -> Vec<f32> {
        let pieces = window.pieces.len().min(self.positions());
        let mut states = vec![0.0; pieces * self.hidden];
        let mut buffer = vec![0.0; self.hidden];
        for ((at, state), &piece) in states.chunks_exact_mut(self.hidden).enumerate().zip(&window.pieces) {
            state.copy_from_slice(&self.kind);
            let channels = self.channels.iter().zip(&window.channels);
            let channels = channels.filter_map(|(table, values)| Some((table, usize::from(*values.get(at)?))));
            let piece = usize::try_from(piece).unwrap_or(usize::MAX);
            for (table, row) in [(&self.pieces, piece), (&self.positions, at)].into_iter().chain(channels) {
                buffer.fill(0.0);
                table.row(row, &mut buffer);
                for (sum, value) in state.iter_mut().zip(&buffer) {
                    *sum += value;
                }
            }
        }
        self.norm.add(&mut states, &vec![0.0; pieces * self.hidden]);
        states
    }
}

/// A tensor with rows of `columns`, however many.
fn rows<'f, 'a>(file: &'f ModelFile<'a>, name: &'static str, columns: usize) -> Result<&'f Tensor<'a>, ModelError> {
    let tensor = file.tensor(name).filter(|t| t.dimensions().len() == 2 && t.columns() == columns);
    tensor.ok_or(ModelError::Tensor(name))
}
