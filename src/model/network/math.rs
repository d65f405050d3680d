//! What a layer does besides products of matrices, written so that compilers make vectors of it:
//! sums run in eight lanes, and the exponential and the error function are polynomials.

/// Numbers that are summed side by side.
const LANES: usize = 8;

/// The largest magnitude; zero of nothing.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn largest(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut most = [0.0f32; LANES];
    for chunk in chunks {
        for (most, value) in most.iter_mut().zip(chunk) {
            *most = larger(*most, value.abs());
        }
    }
    let rest = rest.iter().fold(0.0, |most, value| larger(most, value.abs()));
    most.iter().fold(rest, |a, &b| larger(a, b))
}

/// Turns scores into shares that add up to one: `exp(factor · score)`, divided by their sum.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn softmax(scores: &mut [f32], factor: f32) {
    let most = highest(scores);
    let (chunks, rest) = scores.as_chunks_mut::<LANES>();
    let mut sums = [0.0f32; LANES];
    for chunk in chunks {
        for (sum, score) in sums.iter_mut().zip(chunk) {
            *score = exp((*score - most) * factor);
            *sum += *score;
        }
    }
    let mut sum: f32 = sums.iter().sum();
    for score in rest {
        *score = exp((*score - most) * factor);
        sum += *score;
    }
    let share = 1.0 / sum;
    for score in scores {
        *score *= share;
    }
}

#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
fn highest(values: &[f32]) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut most = [f32::MIN; LANES];
    for chunk in chunks {
        for (most, &value) in most.iter_mut().zip(chunk) {
            *most = larger(*most, value);
        }
    }
    let rest = rest.iter().fold(f32::MIN, |most, &value| larger(most, value));
    most.iter().fold(rest, |a, &b| larger(a, b))
}

/// Adds `other` to each row and brings the row to mean 0 and variance 1, then to `weight` and `bias`.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn add_and_normalize(row: &mut [f32], other: &[f32], weight: &[f32], bias: &[f32]) {
    /// Keeps a row of equal values finite; that of BERT.
    const EPSILON: f32 = 1e-12;
    for (value, other) in row.iter_mut().zip(other) {
        *value += other;
    }
    let count = row.len() as f32;
    let mean = sum_of(row, |value| value) / count;
    let variance = sum_of(row, |value| (value - mean) * (value - mean)) / count;
    let scale = 1.0 / (variance + EPSILON).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
        *value = (*value - mean) * scale * weight + bias;
    }
}

/// The sum of a function of each value.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
#[inline]
pub(super) fn sum_of(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut sums = [0.0f32; LANES];
    for chunk in chunks {
        for (sum, &value) in sums.iter_mut().zip(chunk) {
            *sum += of(value);
        }
    }
    sums.iter().sum::<f32>() + rest.iter().map(|&value| of(value)).sum::<f32>()
}

/// The Gaussian error linear unit in its exact form, `x · Φ(x)`, of every value; error below 4e-6.
#[cfg_attr(target_arch = "wasm32", target_feature(enable = "simd128"))]
pub(super) fn gelu(values: &mut [f32]) {
    for value in values {
        *value = gelu_of(*value);
    }
}

/// Φ(x) − ½ is odd: x · P(x²) / Q(x²), fitted on |x| ≤ 5 to the least largest error of the whole.
#[inline]
fn gelu_of(x: f32) -> f32 {
    const END: f32 = 5.0;
    /// Beyond this Φ is as good as zero, but not the constant by which it is cut off times x.
    const FAR: f32 = -8.0;
    let inside = smaller(larger(x, -END), END);
    let t = inside * inside;
    let p = 0.398_966_15 + t * (0.029_378_899 + t * (0.004_320_413 + t * 6.253_52e-5));
    let q = 1.0 + t * (0.240_491_62 + t * (0.025_721_964 + t * (0.001_505_832_2 + t * 3.816_775e-6)));
    larger(x, FAR) * (0.5 + inside * p / q)
}

/// eˣ for x ≤ 0 with a relative error below 2e-7: 2ⁿ · 2ᶠ with |f| ≤ ½, the latter a polynomial fitted
/// to the least largest error.
#[inline]
fn exp(x: f32) -> f32 {
    /// Adding it leaves the nearest integer in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    /// Below this the result is as good as zero.
    const LEAST: f32 = -87.0;
    let y = larger(x, LEAST) * std::f32::consts::LOG2_E;
    let rounded = y + ROUND;
    let f = y - (rounded - ROUND);
    let power = 1.000_000_1
        + f * (0.693_146_97 + f * (0.240_221_2 + f * (0.055_507_133 + f * (0.009_675_541 + f * 0.001_327_647))));
    // The exponent of a float stands in its bits from the 23rd on.
    f32::from_bits(power.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// The larger of two; unlike `f32::max` one instruction, since it does not look for NaN.
#[inline]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

#[inline]
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_one() {
        for step in 0..200_000 {
            let x = -f64::from(step) / 2500.0;
            let (ours, right) = (f64::from(exp(x as f32)), f64::from(x as f32).exp());
            assert!((ours / right - 1.0).abs() < 8e-6, "{x}: {ours} {right}");
            assert!((ours - right).abs() < 3e-7, "{x}: {ours} {right}");
        }
        assert!(exp(-1e30) < 1e-30);
    }

    /// Values of x · Φ(x) from the tables of the normal distribution.
    #[test]
    fn gelu_is_that_of_the_normal_distribution() {
        let known = [
            (0.0, 0.0),
            (0.5, 0.345_731_23),
            (1.0, 0.841_344_8),
            (-1.0, -0.158_655_25),
            (2.0, 1.954_499_7),
            (-2.0, -0.045_500_264),
            (-3.0, -0.004_049_694),
            (4.0, 3.999_873_3),
            (30.0, 30.0),
            (-30.0, 0.0),
        ];
        for (x, right) in known {
            assert!((gelu_of(x) - right).abs() < 1e-5, "{x}: {} {right}", gelu_of(x));
        }
    }

    #[test]
    fn shares_add_up_to_one() {
        for count in [1, 3, 8, 19] {
            let mut scores: Vec<f32> = (0..count).map(|i| (i * 7 % 5) as f32).collect();
            softmax(&mut scores, 0.5);
            assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        }
        let mut scores = [0.0, 2.0];
        softmax(&mut scores, 1.0);
        assert!((scores[1] - 0.880_797_1).abs() < 1e-6);
    }

    #[test]
    fn normal_rows_have_mean_zero_and_variance_one() {
        let mut row: Vec<f32> = (0..20).map(|i| i as f32).collect();
        let (weight, bias) = ([2.0; 20], [1.0; 20]);
        add_and_normalize(&mut row, &[5.0; 20], &weight, &bias);
        let mean = row.iter().sum::<f32>() / 20.0;
        let variance = row.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 20.0;
        assert!((mean - 1.0).abs() < 1e-5 && (variance - 4.0).abs() < 1e-4, "{mean} {variance}");
    }
}
