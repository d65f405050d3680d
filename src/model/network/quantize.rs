//! Rounds the values of a tensor to how they are to be stored. Training ends here; the program that
//! reads articles only reads what was written.

use super::tensor::{GROUP, Storage};

/// Largest magnitudes of the stored integers.
const I8_MOST: f32 = 127.0;
const I4_MOST: f32 = 7.0;

/// Scales tried for a group, as parts of the one that just reaches its largest value: a smaller one
/// cuts that value and is finer for all others.
const CANDIDATES: [f32; 13] = [1.0, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76, 0.73, 0.70, 0.67, 0.64];

/// The bytes of a tensor with rows of `columns` values, rounded to nearest, symmetric about zero.
/// An incomplete last row is dropped.
#[must_use]
pub fn encode(storage: Storage, columns: usize, values: &[f32]) -> Vec<u8> {
    let rows = values.chunks_exact(columns.max(1));
    match storage {
        Storage::F32 => rows.flatten().flat_map(|value| value.to_le_bytes()).collect(),
        Storage::I8 => encode_i8(rows),
        Storage::I4 => encode_i4(rows),
    }
}

fn encode_i8<'a>(rows: impl Iterator<Item = &'a [f32]>) -> Vec<u8> {
    let (mut scales, mut integers) = (Vec::new(), Vec::new());
    for row in rows {
        let scale = largest(row) / I8_MOST;
        scales.extend(scale.to_le_bytes());
        integers.extend(row.iter().map(|&value| round(value, scale, I8_MOST).cast_unsigned()));
    }
    scales.extend(integers);
    scales
}

fn encode_i4<'a>(rows: impl Iterator<Item = &'a [f32]>) -> Vec<u8> {
    let (mut scales, mut shares, mut halves) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let wanted: Vec<f32> = row.chunks(GROUP).map(best_scale).collect();
        let unit = largest(&wanted) / 255.0;
        scales.extend(unit.to_le_bytes());
        for (group, &wanted) in row.chunks(GROUP).zip(&wanted) {
            let share = if unit > 0.0 { (wanted / unit).round().clamp(1.0, 255.0) } else { 0.0 };
            // Between 0 and 255.
            shares.push(share as u8);
            let scale = unit * share;
            halves.extend(group.chunks(2).map(|pair| {
                let half = |at: usize| pair.get(at).map_or(8, |&value| (round(value, scale, I4_MOST) + 8) as u8);
                half(0) | half(1) << 4
            }));
        }
    }
    scales.extend(shares);
    scales.extend(halves);
    scales
}

/// The scale among the candidates with the smallest squared error.
fn best_scale(group: &[f32]) -> f32 {
    let full = largest(group) / I4_MOST;
    let error = |scale: f32| -> f32 {
        group.iter().map(|&value| (value - scale * f32::from(round(value, scale, I4_MOST))).powi(2)).sum()
    };
    let scales = CANDIDATES.iter().map(|part| full * part);
    let best = scales.map(|scale| (error(scale), scale)).min_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or(full, |(_, scale)| scale)
}

fn largest(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most: f32, value| most.max(value.abs()))
}

fn round(value: f32, scale: f32, most: f32) -> i8 {
    // Casting saturates, and nothing divided by nothing becomes zero.
    (value / scale).round().clamp(-most, most) as i8
}

#[cfg(test)]
mod tests {
    use super::super::tensor::Tensor;
    use super::*;

    /// Values in (−1, 1), the same in every run.
    fn values(count: usize) -> Vec<f32> {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        };
        (0..count).map(|_| next()).collect()
    }

    fn worst(storage: Storage, columns: usize, values: &[f32]) -> f32 {
        let bytes = encode(storage, columns, values);
        let tensor = Tensor::new(storage, vec![values.len() / columns, columns], &bytes).unwrap();
        tensor.values().iter().zip(values).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    }

    #[test]
    fn what_was_rounded_is_near() {
        for columns in [1, 2, 31, 32, 33, 70] {
            let values = values(columns * 5);
            assert_eq!(worst(Storage::F32, columns, &values), 0.0);
            assert!(worst(Storage::I8, columns, &values) <= 0.5 / 127.0 + 1e-6);
            // A scale that cuts the largest value may be off there by its whole cut.
            assert!(worst(Storage::I4, columns, &values) < 0.2);
        }
    }

    #[test]
    fn nothing_is_stored_as_nothing() {
        for storage in Storage::ALL {
            assert_eq!(worst(storage, 40, &[0.0; 80]), 0.0);
        }
    }
}
