//! The innermost loop of all products of matrices: four rows by eight columns, two values a step.
//!
//! WebAssembly and the processors under it have the one instruction that this is about: it multiplies
//! eight pairs of 16-bit integers and adds the products two by two. The compiler does not find it in
//! a plain loop, which then is five times slower and more, so it is called by name; in WebAssembly
//! that takes no `unsafe`. It makes the tile twice as fast as one of 32-bit floats, and exact: sums of
//! integers do not depend on their order.

/// Rows of a tile. Four times eight sums fill the sixteen registers without overflowing them.
pub(super) const ROWS: usize = 4;
/// Columns of a tile.
pub(super) const COLUMNS: usize = 8;

/// Two neighbouring values of each row of the left matrix: the first in the lower half.
pub(super) type LeftPairs = [i32; ROWS];
/// Two neighbouring values of each column of the right matrix.
pub(super) type RightPairs = [i16; 2 * COLUMNS];
/// The products of rows and columns.
pub(super) type Tile = [[i32; COLUMNS]; ROWS];

/// Multiplies four rows by eight columns. Sums wrap; who packs the matrices sees to it that they
/// never need to.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
pub(super) fn tile(left: &[LeftPairs], right: &[RightPairs]) -> Tile {
    use std::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat};
    let mut sums = [[i32x4_splat(0); 2]; ROWS];
    for (rows, &[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]) in left.iter().zip(right) {
        let (low, high) = (i16x8(a, b, c, d, e, f, g, h), i16x8(i, j, k, l, m, n, o, p));
        for (sums, &pair) in sums.iter_mut().zip(rows) {
            let pair = i32x4_splat(pair);
            sums[0] = i32x4_add(sums[0], i32x4_dot_i16x8(pair, low));
            sums[1] = i32x4_add(sums[1], i32x4_dot_i16x8(pair, high));
        }
    }
    sums.map(|[low, high]| {
        [
            i32x4_extract_lane::<0>(low),
            i32x4_extract_lane::<1>(low),
            i32x4_extract_lane::<2>(low),
            i32x4_extract_lane::<3>(low),
            i32x4_extract_lane::<0>(high),
            i32x4_extract_lane::<1>(high),
            i32x4_extract_lane::<2>(high),
            i32x4_extract_lane::<3>(high),
        ]
    })
}

/// As above; `wide` knows the instruction of each processor.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn tile(left: &[LeftPairs], right: &[RightPairs]) -> Tile {
    use wide::{i16x8, i32x4};
    let mut sums = [[i32x4::ZERO; 2]; ROWS];
    for (rows, columns) in left.iter().zip(right) {
        // Casts, since the compiler does not see through vectors that are put together one by one.
        let [low, high]: [i16x8; 2] = bytemuck::cast(*columns);
        for (sums, &pair) in sums.iter_mut().zip(rows) {
            let pair: i16x8 = bytemuck::cast(i32x4::splat(pair));
            sums[0] += pair.dot(low);
            sums[1] += pair.dot(high);
        }
    }
    sums.map(|[low, high]| {
        let ([a, b, c, d], [e, f, g, h]) = (low.to_array(), high.to_array());
        [a, b, c, d, e, f, g, h]
    })
}

/// What the instructions must do, in plain words.
#[cfg(test)]
fn plain(left: &[LeftPairs], right: &[RightPairs]) -> Tile {
    let mut sums = [[0i32; COLUMNS]; ROWS];
    for (rows, columns) in left.iter().zip(right) {
        for (sums, &pair) in sums.iter_mut().zip(rows) {
            // The lower half keeps its sign, and so does the upper one.
            let (first, second) = (i32::from(pair as i16), pair >> 16);
            for (sum, column) in sums.iter_mut().zip(columns.as_chunks::<2>().0) {
                let product = first * i32::from(column[0]);
                *sum = sum.wrapping_add(product.wrapping_add(second * i32::from(column[1])));
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_do_what_plain_words_say() {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as i16
        };
        for steps in [0, 1, 7, 100] {
            let left: Vec<LeftPairs> =
                (0..steps).map(|_| [0; ROWS].map(|_| i32::from(next()) << 16 | i32::from(next()) & 0xffff)).collect();
            let right: Vec<RightPairs> = (0..steps).map(|_| [0; 2 * COLUMNS].map(|_| next())).collect();
            assert_eq!(tile(&left, &right), plain(&left, &right));
        }
    }
}
