//! A stretch of text that may be a name, with the evidence for each kind.

use std::ops::Range;

use crate::document::EntityKind;
use crate::language::names::KnownName;
use crate::text::Span;

/// Kinds in the order of [`Scores`].
pub(super) const KINDS: [EntityKind; 10] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Gpe,
    EntityKind::Loc,
    EntityKind::Norp,
    EntityKind::Fac,
    EntityKind::Event,
    EntityKind::Law,
    EntityKind::Product,
    EntityKind::Work,
];

/// Points for each kind; what they mean is set in [`super::evidence`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scores([f32; KINDS.len()]);

impl Scores {
    pub(super) fn add(&mut self, kind: EntityKind, points: f32) {
        if let Some(score) = KINDS.iter().position(|&k| k == kind).and_then(|i| self.0.get_mut(i)) {
            *score += points;
        }
    }

    /// Adds another's points, each at most `most` in size, so that one name repeated often in the
    /// same words does not drown everything else.
    pub(super) fn merge(&mut self, other: &Self, most: f32) {
        for (score, points) in self.0.iter_mut().zip(other.0) {
            *score += points.clamp(-most, most);
        }
    }

    /// The best kind, its points, and its lead over the second. The first in [`KINDS`] wins a tie.
    pub(super) fn best(&self) -> (EntityKind, f32, f32) {
        let mut best = (EntityKind::Person, f32::MIN);
        let mut second = f32::MIN;
        for (&kind, &points) in KINDS.iter().zip(&self.0) {
            if points > best.1 {
                second = best.1;
                best = (kind, points);
            } else if points > second {
                second = points;
            }
        }
        (best.0, best.1, best.1 - second)
    }
}

/// A stretch of tokens that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Token indices.
    pub(super) tokens: Range<usize>,
    /// Where it stands; less than its tokens when it is the first part of a compound (`Oslo-based`).
    pub(super) span: Span,
    /// Single spaces, straight apostrophes.
    pub(super) name: String,
    /// A known name.
    pub(super) known: Option<KnownName>,
    /// A title or honorific stands before it, so that it is a person.
    pub(super) titled: bool,
    /// Its only capital may be due to its place (sentence start, headline): needs evidence elsewhere.
    pub(super) weak: bool,
    /// Evidence for each kind.
    pub(super) scores: Scores,
}
