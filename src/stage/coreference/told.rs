//! What the text tells, as numbers that a linear model weighs.

use crate::document::Confidence;

/// A number a sign: how often or how far, or whether it holds (1 or 0).
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<const N: usize>([f32; N]);

impl<const N: usize> Told<N> {
    pub(super) fn new() -> Self {
        Self([0.0; N])
    }

    pub(super) fn set(&mut self, sign: impl Into<usize>, value: f32) {
        if let Some(told) = self.0.get_mut(sign.into()) {
            *told = value;
        }
    }

    pub(super) fn say(&mut self, sign: impl Into<usize>, holds: bool) {
        if holds {
            self.set(sign, 1.0);
        }
    }

    /// Whether a sign holds, or is more than 0.
    pub(super) fn holds(&self, sign: impl Into<usize>) -> bool {
        self.0.get(sign.into()).is_some_and(|&value| value > 0.0)
    }

    /// All, in the order of the signs.
    pub(super) fn values(&self) -> &[f32] {
        &self.0
    }

    /// What they are worth together, by weights in [`hundredths`].
    pub(super) fn worth(&self, weights: &[i16; N]) -> f32 {
        self.0.iter().zip(weights).map(|(value, &weight)| value * f32::from(weight)).sum::<f32>() / 100.0
    }
}

/// Weights as pages hold them: two bytes each are enough for two decimals.
#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "done when the program is built")]
pub(super) const fn hundredths<const N: usize>(weights: &[f32; N]) -> [i16; N] {
    let mut whole = [0; N];
    let mut at = 0;
    while at < N {
        let weight = 100.0 * weights[at];
        whole[at] = (if weight < 0.0 { weight - 0.5 } else { weight + 0.5 }) as i16;
        at += 1;
    }
    whole
}

/// The position of what is worth most, if that is more than nobody is worth, and how sure it is (softmax).
pub(super) fn likeliest(worth: impl Iterator<Item = f32> + Clone, nobody: f32) -> Option<(usize, Confidence)> {
    let (at, most) = worth.clone().enumerate().reduce(|best, this| if this.1 > best.1 { this } else { best })?;
    let all: f32 = worth.map(|points| (points - most).exp()).sum::<f32>() + (nobody - most).exp();
    (most > nobody).then(|| (at, (1.0 / all).clamp(0.3, 0.85)))
}
