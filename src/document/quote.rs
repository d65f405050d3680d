//! Quotes.

use serde::{Deserialize, Serialize};

use super::{EntityId, QuoteId, Repair};
use crate::text::Span;

/// How sure a decision is, from 0 to 1.
pub type Confidence = f32;

/// One attribution: content, cue, source, and the speaker the source resolves to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// Speech or belief.
    pub stance: Stance,
    /// Content pieces in text order, never empty.
    pub content: Vec<Span>,
    /// The verb group (or other words) that reports.
    pub cue: Option<Span>,
    /// The phrase that names who speaks.
    pub source: Option<Span>,
    /// Whom it was said to.
    pub addressee: Option<Span>,
    /// When it was said, where the words around the cue tell: one of [`Analysis::dates`](super::Analysis::dates).
    pub when: Option<Span>,
    /// Where it was said, where the words around the cue tell: a mention of a place by name.
    pub place: Option<Span>,
    /// Who speaks, and why we think so.
    pub attribution: Attribution,
    /// How sure we are of the quote itself: that it is one, and of its spans.
    pub confidence: Confidence,
    /// The quote inside which this one stands.
    pub parent: Option<QuoteId>,
    /// Editorial brackets inside the content, not spoken.
    pub insertions: Vec<Span>,
    /// Quotation marks that were worked around.
    pub repairs: Vec<Repair>,
}

/// A quote before its speaker is known: what the quotes stage hands to the speakers stage.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteDraft {
    /// See [`Quote::kind`].
    pub kind: Kind,
    /// See [`Quote::stance`].
    pub stance: Stance,
    /// See [`Quote::content`].
    pub content: Vec<Span>,
    /// See [`Quote::cue`].
    pub cue: Option<Span>,
    /// See [`Quote::source`].
    pub source: Option<Span>,
    /// The label of a transcript turn (`Q`, `SMITH`).
    pub turn: Option<Span>,
    /// Takes the speaker of this earlier quote (participles, second cues, continued quotes).
    pub inherits: Option<QuoteId>,
    /// See [`Quote::addressee`].
    pub addressee: Option<Span>,
    /// See [`Quote::confidence`].
    pub confidence: Confidence,
    /// See [`Quote::parent`].
    pub parent: Option<QuoteId>,
    /// See [`Quote::insertions`].
    pub insertions: Vec<Span>,
    /// See [`Quote::repairs`].
    pub repairs: Vec<Repair>,
}

/// Whether content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Wholly in marks, an utterance of its own.
    Direct,
    /// No marks.
    Indirect,
    /// Marked words inside the reporter's own clause.
    Mixed,
}

impl Kind {
    /// The name used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}

/// What the cue says the source did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Said, wrote, showed.
    Speech,
    /// Believes, hopes, wants.
    Belief,
}

impl Stance {
    /// The name used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::Belief => "belief",
        }
    }
}

/// Who speaks and how that was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attribution {
    /// The speaker; none when nobody is the answer.
    pub entity: Option<EntityId>,
    /// Which sieve decided.
    pub sieve: Sieve,
    /// How sure that sieve is.
    pub confidence: Confidence,
    /// The reason in words a reader understands.
    pub why: String,
}

/// The sieves that find a speaker, from precise to loose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sieve {
    /// The source holds the speaker's name.
    Name,
    /// The source is a role said of the speaker before.
    Role,
    /// The source is a nominal that stands for a named organisation or place.
    Nominal,
    /// A transcript turn's label.
    Turn,
    /// The source is a pronoun.
    Pronoun,
    /// The cue has no source of its own and goes on from the quote before.
    Inherited,
    /// A quote that goes on over paragraphs or sentences.
    Continued,
    /// Two people taking turns.
    Conversation,
    /// The source describes somebody without a name.
    Description,
    /// Nobody is the answer, or nobody was found.
    Nobody,
}

impl Sieve {
    /// Every sieve, in the order in which they are tried.
    pub const ALL: [Self; 10] = [
        Self::Turn,
        Self::Name,
        Self::Role,
        Self::Nominal,
        Self::Pronoun,
        Self::Description,
        Self::Inherited,
        Self::Continued,
        Self::Conversation,
        Self::Nobody,
    ];

    /// What it does, in one line.
    #[must_use]
    pub fn what(self) -> &'static str {
        match self {
            Self::Name => "the source holds the speaker’s name",
            Self::Role => "the source is a role, a relation or a description said of a named person",
            Self::Nominal => "the source stands for a named body or place, or is a document of one",
            Self::Turn => "the label of a turn names the speaker, or says who asks and who answers",
            Self::Pronoun => "the source is a pronoun; coreference gives its antecedent",
            Self::Inherited => "the cue has no source: the quote before it, or the subject of its sentence, speaks",
            Self::Continued => "no cue and no source: the quote goes on from the sentence or quote before it",
            Self::Conversation => "two people take turns, paragraph by paragraph",
            Self::Description => "the source describes somebody without a name",
            Self::Nobody => "the text names nobody, or nobody was found",
        }
    }

    /// The name used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Role => "role",
            Self::Nominal => "nominal",
            Self::Turn => "turn",
            Self::Pronoun => "pronoun",
            Self::Inherited => "inherited",
            Self::Continued => "continued",
            Self::Conversation => "conversation",
            Self::Description => "description",
            Self::Nobody => "nobody",
        }
    }
}
