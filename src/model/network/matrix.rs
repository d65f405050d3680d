//! Products of matrices of floats, made of 16-bit integers.
//!
//! Each row of the left matrix and each column of the right one is rounded to integers with a scale
//! of its own. The right matrix is packed first; how large its columns' integers are in sum decides
//! how large the left ones may be, so that 32-bit sums never overflow: the product then is exact, and
//! the rounding (11 bits and more of each value) far below what 4- or 8-bit weights have lost already.

use super::kernel::{COLUMNS, LeftPairs, ROWS, RightPairs, tile};
use super::math;

/// The largest sum.
const SUM_MOST: f32 = 2_147_483_000.0;
/// The largest integer.
pub(super) const MOST: f32 = 32_767.0;
/// Adding it to a float of at most 22 bits leaves the nearest integer in the lowest bits.
const ROUND: f32 = 12_582_912.0;
/// Panels of columns that are done together, so that they stay in the nearest cache.
const BLOCK: usize = 8;

/// The right matrix of a product, packed: `inner` rows, `columns` columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Right {
    pairs: usize,
    columns: usize,
    /// For every eight columns all pairs from top to bottom.
    panels: Vec<RightPairs>,
    /// What one step of a column's integers is worth.
    steps: Vec<f32>,
    /// The largest integer that the left matrix may have.
    pub(super) left_most: f32,
}

impl Right {
    /// Packs columns that `fill` writes one after the other; it may return the distance between
    /// neighbouring values of a column that lies on a grid, which is then kept exactly.
    pub(super) fn pack(inner: usize, columns: usize, mut fill: impl FnMut(usize, &mut [f32]) -> Option<f32>) -> Self {
        let pairs = inner.div_ceil(2);
        let mut panels = vec![[0; 2 * COLUMNS]; pairs * columns.div_ceil(COLUMNS)];
        let mut steps = Vec::with_capacity(columns);
        let mut buffer = vec![0.0; 2 * pairs];
        let mut rounded = vec![[0; 2]; pairs];
        let mut most = 1.0f32;
        for column in 0..columns {
            let step = fill(column, buffer.get_mut(..inner).unwrap_or_default()).filter(|step| *step > 0.0);
            let step = step.unwrap_or_else(|| balanced_step(&buffer));
            steps.push(step);
            let inverse = if step > 0.0 { 1.0 / step } else { 0.0 };
            most = most.max(round_column(&buffer, inverse, &mut rounded));
            let panel = panels.get_mut(column / COLUMNS * pairs..).unwrap_or_default();
            place(&rounded, column % COLUMNS, panel);
        }
        Self { pairs, columns, panels, steps, left_most: (SUM_MOST / most).floor().min(MOST) }
    }

    /// Number of columns.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }
}

/// The step that shares the 31 bits of a sum evenly between the two factors of its products.
fn balanced_step(values: &[f32]) -> f32 {
    let (most, sum) = (math::largest(values), math::sum_of(values, f32::abs));
    // Rounding adds half a step a value at the most; the margin covers that.
    let levels = (0.98 * SUM_MOST * most / sum).sqrt().min(MOST);
    if levels > 0.0 { most / levels } else { 0.0 }
}

/// Rounds the values of a column; returns the sum of their magnitudes.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn round_column(values: &[f32], inverse: f32, out: &mut [[i16; 2]]) -> f32 {
    let mut sums = [0.0; 2];
    for (out, pair) in out.iter_mut().zip(values.as_chunks::<2>().0) {
        // The lower half holds the integer.
        *out = pair.map(|value| (value * inverse + ROUND).to_bits() as i16);
        for (sum, &q) in sums.iter_mut().zip(out.iter()) {
            *sum += f32::from(q).abs();
        }
    }
    sums[0] + sums[1]
}

/// Puts the pairs of a column into its lane of a panel.
fn place(pairs: &[[i16; 2]], lane: usize, panel: &mut [RightPairs]) {
    for (row, pair) in panel.iter_mut().zip(pairs) {
        if let Some(place) = row.as_chunks_mut::<2>().0.get_mut(lane) {
            *place = *pair;
        }
    }
}

/// The left matrix of a product, packed; kept to be filled again.
#[derive(Clone, Debug, Default)]
pub(super) struct Left {
    rows: usize,
    pairs: usize,
    /// For every four rows all pairs from left to right.
    tiles: Vec<LeftPairs>,
    /// What one step of a row's integers is worth.
    steps: Vec<f32>,
    buffer: Vec<i32>,
}

impl Left {
    /// Packs rows of `inner` values, rounded to integers of at most `most`; `peak` is the largest
    /// magnitude where all rows have one known before.
    pub(super) fn pack<'a>(
        &mut self,
        inner: usize,
        most: f32,
        peak: Option<f32>,
        rows: impl ExactSizeIterator<Item = &'a [f32]>,
    ) {
        self.rows = rows.len();
        self.pairs = inner.div_ceil(2);
        self.tiles.clear();
        self.tiles.resize(self.pairs * self.rows.div_ceil(ROWS), [0; ROWS]);
        self.steps.clear();
        self.buffer.resize(self.pairs, 0);
        for (at, row) in rows.enumerate() {
            let peak = peak.unwrap_or_else(|| math::largest(row));
            self.steps.push(peak / most);
            let inverse = if peak > 0.0 { most / peak } else { 0.0 };
            round_pairs(row, inverse, &mut self.buffer);
            let tile = self.tiles.get_mut(at / ROWS * self.pairs..).unwrap_or_default();
            for (place, &pair) in tile.iter_mut().zip(&self.buffer) {
                place[at % ROWS] = pair;
            }
        }
    }
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn round_pairs(row: &[f32], inverse: f32, out: &mut [i32]) {
    let bits = |value: f32| (value * inverse + ROUND).to_bits();
    let (pairs, rest) = row.as_chunks::<2>();
    for (out, &[first, second]) in out.iter_mut().zip(pairs) {
        *out = (bits(first) & 0xffff | bits(second) << 16).cast_signed();
    }
    if let ([last], Some(out)) = (rest, out.last_mut()) {
        *out = (bits(*last) & 0xffff).cast_signed();
    }
}

/// Writes `left · right + bias` into rows of `out` that begin `stride` apart, from the first value of
/// `out` on. An empty bias is none.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn multiply(left: &Left, right: &Right, bias: &[f32], out: &mut [f32], stride: usize) {
    let pairs = right.pairs;
    if pairs == 0 || pairs != left.pairs || stride == 0 {
        return;
    }
    let blocks = right.panels.chunks(BLOCK * pairs).zip((0..).step_by(BLOCK * COLUMNS));
    for (block, block_start) in blocks {
        for ((tiles, out), steps) in
            left.tiles.chunks_exact(pairs).zip(out.chunks_mut(ROWS * stride)).zip(left.steps.chunks(ROWS))
        {
            for (panel, start) in block.chunks_exact(pairs).zip((block_start..).step_by(COLUMNS)) {
                let sums = tile(tiles, panel);
                let steps_right = right.steps.get(start..).unwrap_or_default();
                let bias = bias.get(start..).unwrap_or_default();
                for ((sums, row), &step) in sums.iter().zip(out.chunks_mut(stride)).zip(steps) {
                    let row = row.get_mut(start..).unwrap_or_default();
                    write(sums, step, steps_right, bias, row);
                }
            }
        }
    }
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
#[inline]
fn write(sums: &[i32; COLUMNS], step: f32, steps: &[f32], bias: &[f32], out: &mut [f32]) {
    // The usual case first, with lengths that the compiler knows.
    if let (Some(steps), Some(bias), Some(out)) =
        (steps.first_chunk::<COLUMNS>(), bias.first_chunk::<COLUMNS>(), out.first_chunk_mut::<COLUMNS>())
    {
        for at in 0..COLUMNS {
            out[at] = sums[at] as f32 * (step * steps[at]) + bias[at];
        }
        return;
    }
    for (at, ((out, &sum), &own)) in out.iter_mut().zip(sums).zip(steps).enumerate() {
        *out = sum as f32 * (step * own) + bias.get(at).copied().unwrap_or_default();
    }
}
