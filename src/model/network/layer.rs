//! One layer: attention, then a feed-forward part, each added to its input and normalised.

use super::attention::Attention;
use super::format::ModelFile;
use super::math::{add_and_normalize, gelu};
use super::matrix::{Left, Right, multiply};
use super::tensor::{Storage, Tensor};
use crate::model::ModelError;

/// A matrix with a bias: `x · weightᵀ + bias`.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    right: Right,
    bias: Vec<f32>,
}

impl Linear {
    /// Takes weights `[out, in]` and biases `[out]` of one or several matrices, whose outputs then
    /// stand side by side.
    pub(super) fn new(
        file: &ModelFile<'_>,
        prefix: &str,
        parts: &[&'static str],
        output: usize,
        input: usize,
    ) -> Result<Self, ModelError> {
        let (mut weights, mut bias) = (Vec::new(), Vec::new());
        for part in parts {
            weights.push(take(file, &format!("{prefix}{part}.weight"), part, &[output, input])?);
            bias.extend(take(file, &format!("{prefix}{part}.bias"), part, &[output])?.values());
        }
        let right = Right::pack(input, bias.len(), |column, out| {
            let weight = weights.get(column / output)?;
            weight.row(column % output, out);
            step(weight, column % output, out)
        });
        Ok(Self { right, bias })
    }

    /// Number of outputs.
    pub(super) fn width(&self) -> usize {
        self.right.columns()
    }

    /// Applies it to `rows`, into `out`.
    pub(super) fn apply<'a>(
        &self,
        left: &mut Left,
        input: usize,
        rows: impl ExactSizeIterator<Item = &'a [f32]>,
        out: &mut Vec<f32>,
    ) {
        out.resize(rows.len() * self.width(), 0.0);
        left.pack(input, self.right.left_most, None, rows);
        multiply(left, &self.right, &self.bias, out, self.width());
    }
}

/// The grid on which a row of weights is to be kept. Four-bit weights, each group of which has a grid
/// of its own, are so coarse that ten bits more for the activations are worth more than theirs.
fn step(weight: &Tensor<'_>, row: usize, values: &[f32]) -> Option<f32> {
    const I4_LEVELS: f32 = 1023.0;
    match weight.storage() {
        Storage::I4 => Some(super::math::largest(values) / I4_LEVELS),
        Storage::I8 | Storage::F32 => weight.step(row),
    }
}

/// Weight and bias of a layer norm.
#[derive(Clone, Debug)]
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    pub(super) fn new(
        file: &ModelFile<'_>,
        prefix: &str,
        name: &'static str,
        hidden: usize,
    ) -> Result<Self, ModelError> {
        let part = |part: &str| take(file, &format!("{prefix}{name}.{part}"), name, &[hidden]).map(Tensor::values);
        Ok(Self { weight: part("weight")?, bias: part("bias")? })
    }

    /// Adds `other` to each row of `rows` and normalises the sum.
    pub(super) fn add(&self, rows: &mut [f32], other: &[f32]) {
        let size = self.weight.len().max(1);
        for (row, other) in rows.chunks_exact_mut(size).zip(other.chunks_exact(size)) {
            add_and_normalize(row, other, &self.weight, &self.bias);
        }
    }
}

/// The tensor of a name and shape; `short` names it in the error.
pub(super) fn take<'f, 'a>(
    file: &'f ModelFile<'a>,
    name: &str,
    short: &'static str,
    dimensions: &[usize],
) -> Result<&'f Tensor<'a>, ModelError> {
    let tensor = file.tensor(name).filter(|tensor| tensor.dimensions() == dimensions);
    tensor.ok_or(ModelError::Tensor(short))
}

/// What the layers write on the way, kept from layer to layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    pub(super) left: Left,
    attention: Attention,
    projections: Vec<f32>,
    context: Vec<f32>,
    inner: Vec<f32>,
    added: Vec<f32>,
}

/// A layer of the encoder.
#[derive(Clone, Debug)]
pub(super) struct Layer {
    heads: usize,
    hidden: usize,
    /// Queries, keys and values in one matrix.
    projections: Linear,
    attention: Linear,
    attention_norm: Norm,
    up: Linear,
    down: Linear,
    norm: Norm,
}

impl Layer {
    pub(super) fn new(file: &ModelFile<'_>, index: usize) -> Result<Self, ModelError> {
        let sizes = file.dimensions();
        let (hidden, intermediate) = (sizes.hidden, sizes.intermediate);
        let prefix = format!("layers.{index}.");
        Ok(Self {
            heads: sizes.heads,
            hidden,
            projections: Linear::new(file, &prefix, &["query", "key", "value"], hidden, hidden)?,
            attention: Linear::new(file, &prefix, &["attention"], hidden, hidden)?,
            attention_norm: Norm::new(file, &prefix, "attention_norm", hidden)?,
            up: Linear::new(file, &prefix, &["up"], intermediate, hidden)?,
            down: Linear::new(file, &prefix, &["down"], hidden, intermediate)?,
            norm: Norm::new(file, &prefix, "norm", hidden)?,
        })
    }

    /// Changes the rows of `states`, one a piece.
    pub(super) fn apply(&self, states: &mut [f32], scratch: &mut Scratch) {
        let Scratch { left, attention, projections, context, inner, added } = scratch;
        let hidden = self.hidden;
        self.projections.apply(left, hidden, states.chunks_exact(hidden), projections);
        context.resize(states.len(), 0.0);
        attention.attend(projections, hidden, self.heads, context);
        self.attention.apply(left, hidden, context.chunks_exact(hidden), added);
        self.attention_norm.add(states, added);
        self.up.apply(left, hidden, states.chunks_exact(hidden), inner);
        gelu(inner);
        let width = self.up.width();
        self.down.apply(left, width, inner.chunks_exact(width), added);
        self.norm.add(states, added);
    }
}
