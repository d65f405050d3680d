//! What there was to choose from when a pronoun or a description was resolved: what the weights of the sieves and the
//! links of the network are trained on. Pages never ask for it.

use std::ops::Range;

use crate::text::Span;

/// What is resolved, as far as other signs count for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChoiceKind {
    /// A pronoun for one person that is the source of a quote.
    Source,
    /// One in the narration or in reported words.
    Narrated,
    /// One in words that were spoken.
    Spoken,
    /// A pronoun for several or for a thing.
    Other,
    /// A description of a person.
    Person,
    /// A description of a body.
    Body,
    /// A description of a person who may be named after it.
    PersonNamed,
    /// The same of a body.
    BodyNamed,
}

impl ChoiceKind {
    /// The name that files use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Narrated => "narrated",
            Self::Spoken => "spoken",
            Self::Other => "other",
            Self::Person => "person",
            Self::Body => "body",
            Self::PersonNamed => "person_named",
            Self::BodyNamed => "body_named",
        }
    }

    /// Whether it is a description.
    #[must_use]
    pub fn is_description(self) -> bool {
        !matches!(self, Self::Source | Self::Narrated | Self::Spoken | Self::Other)
    }

    /// Whether those that may be meant are named after it.
    #[must_use]
    pub fn is_named_after(self) -> bool {
        matches!(self, Self::PersonNamed | Self::BodyNamed)
    }
}

/// A pronoun or a description, with all that it may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The pronoun or description.
    pub mention: Span,
    /// The pronoun’s index among the document's tokens, or that of the description’s noun.
    pub token: usize,
    /// What it is.
    pub kind: ChoiceKind,
    /// What the text tells of the case that none of the candidates is meant; empty where that cannot be.
    pub nobody: Vec<f32>,
    /// Whom or what it may mean.
    pub candidates: Vec<ChoiceCandidate>,
}

/// A mention that a pronoun may stand for, or an entity that a description may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceCandidate {
    /// The mention, or the entity's last one.
    pub span: Span,
    /// Its tokens, as indices of the document's; for a description, from the word that ends the first name of the
    /// entity to the one that ends its last mention.
    pub tokens: Range<usize>,
    /// All mentions of the entity so far.
    pub mentions: Vec<Span>,
    /// Number of the entity it belonged to when the choice was made.
    pub cluster: usize,
    /// What the text tells of it, in the order of the sieve's signs.
    pub signs: Vec<f32>,
    /// What the sieve makes of them, without the network.
    pub points: f32,
}
