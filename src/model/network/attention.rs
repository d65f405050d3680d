//! Attention: every piece looks at every other, in several heads.

use super::math::{largest, softmax};
use super::matrix::{Left, MOST, Right, multiply};

/// What attention needs besides its input, kept from layer to layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Attention {
    left: Left,
    /// How much each piece looks at each other one, in one head.
    shares: Vec<f32>,
}

impl Attention {
    /// From rows of a query, a key and a value (each `hidden` long) to rows of `hidden` in `out`.
    pub(super) fn attend(&mut self, projections: &[f32], hidden: usize, heads: usize, out: &mut [f32]) {
        let (pieces, size) = (projections.len() / (3 * hidden).max(1), hidden / heads.max(1));
        if pieces == 0 || size == 0 {
            return;
        }
        self.shares.resize(pieces * pieces, 0.0);
        for start in (0..hidden).step_by(size) {
            let part = |piece: usize, projection: usize| {
                let at = (3 * piece + projection) * hidden + start;
                projections.get(at..at + size).unwrap_or_default()
            };
            self.look(pieces, size, |piece| part(piece, 0), |piece| part(piece, 1));
            self.gather(pieces, size, |piece| part(piece, 2), out.get_mut(start..).unwrap_or_default(), hidden);
        }
    }

    /// Fills the shares from queries and keys of one head.
    fn look<'a>(
        &mut self,
        pieces: usize,
        size: usize,
        query: impl Fn(usize) -> &'a [f32],
        key: impl Fn(usize) -> &'a [f32],
    ) {
        let keys = Right::pack(size, pieces, |piece, column| {
            for (to, from) in column.iter_mut().zip(key(piece)) {
                *to = *from;
            }
            None
        });
        self.left.pack(size, keys.left_most, None, (0..pieces).map(query));
        multiply(&self.left, &keys, &[], &mut self.shares, pieces);
        let factor = 1.0 / (size as f32).sqrt();
        for scores in self.shares.chunks_exact_mut(pieces) {
            softmax(scores, factor);
        }
    }

    /// Adds up the values of one head by their shares, into rows of `out` that begin `stride` apart.
    fn gather<'a>(
        &mut self,
        pieces: usize,
        size: usize,
        value: impl Fn(usize) -> &'a [f32],
        out: &mut [f32],
        stride: usize,
    ) {
        // The shares of a row add up to one, so that both factors may use all their bits.
        let values = Right::pack(pieces, size, |at, column| {
            for (piece, to) in column.iter_mut().enumerate() {
                *to = value(piece).get(at).copied().unwrap_or_default();
            }
            Some(largest(column) / MOST)
        });
        self.left.pack(pieces, MOST, Some(1.0), self.shares.chunks_exact(pieces));
        multiply(&self.left, &values, &[], out, stride);
    }
}
