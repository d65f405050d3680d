//! Whether confidence means what it says: of the quotes found with a confidence of about x, a share
//! of about x should be right.

use super::attributions::{Attributed, of_analysis};
use super::counts::{percent, share};
use crate::document::Analysis;

/// How many steps confidence is divided into.
const STEPS: usize = 10;

/// Found quotes by their confidence, in tenths.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    /// How many were found, how many of these are right, and the sum of their confidence.
    steps: [(usize, usize, f64); STEPS],
}

impl Reliability {
    /// Counts the quotes of one text; right is one of which source, cue and content all meet those of
    /// one of gold.
    #[must_use]
    pub fn of(gold: &[Attributed], analysis: &Analysis) -> Self {
        let mut counted = Self::default();
        let top = analysis.quotes.iter().filter(|q| q.parent.is_none());
        for (quote, ours) in top.zip(of_analysis(analysis, false)) {
            let right = gold.iter().any(|g| g.links(&ours));
            let step = (quote.confidence * STEPS as f32) as usize;
            if let Some(step) = counted.steps.get_mut(step.min(STEPS - 1)) {
                step.0 += 1;
                step.1 += usize::from(right);
                step.2 += f64::from(quote.confidence);
            }
        }
        counted
    }

    /// Adds those of another text.
    pub fn add(&mut self, other: &Self) {
        for (sum, step) in self.steps.iter_mut().zip(&other.steps) {
            *sum = (sum.0 + step.0, sum.1 + step.1, sum.2 + step.2);
        }
    }

    /// The mean distance between confidence and share right, weighted by how many there are (expected
    /// calibration error).
    #[must_use]
    pub fn error(&self) -> f64 {
        let all: usize = self.steps.iter().map(|step| step.0).sum();
        let off = |&(found, right, sum): &(usize, usize, f64)| (sum - right as f64).abs() * f64::from(found > 0);
        self.steps.iter().map(off).sum::<f64>() / all.max(1) as f64
    }

    /// A row of Markdown for each step with any quotes.
    #[must_use]
    pub fn rows(&self) -> String {
        let rows = self.steps.iter().filter(|step| step.0 > 0).map(|&(found, right, sum)| {
            format!("| {:.2} | {found} | {:.1} % |\n", sum / found as f64, percent(share(right, found)))
        });
        rows.collect()
    }
}
