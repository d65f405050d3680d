//! Mentions on their way to entities: what the stages mentions, coreference and speakers hand to
//! each other.

use std::ops::Range;

use super::Pronoun;
use super::{Confidence, Entity, EntityId, EntityKind, Gender, QuoteId};
use crate::text::Span;

/// A mention before it is known of whom.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionDraft {
    /// What is shown as the mention.
    pub span: Span,
    /// Its tokens, as indices into [`Document::tokens`](super::Document::tokens).
    pub tokens: Range<usize>,
    /// Name, nominal, pronoun or group.
    pub form: Form,
    /// What the words themselves tell (`spokeswoman`, `Mrs.`, `he`).
    pub gender: Gender,
    /// Refers to several.
    pub plural: bool,
    /// Stands where the subject of a clause stands.
    pub subject: bool,
    /// Index of the sentence, or of the one before where the header holds the mention.
    pub sentence: usize,
    /// Index of the paragraph.
    pub paragraph: usize,
    /// The innermost quote whose content holds it.
    pub quote: Option<QuoteId>,
    /// Inside words that were spoken: quotation marks, or a transcript turn.
    pub spoken: bool,
    /// Quotes whose source phrase it heads.
    pub source_of: Vec<QuoteId>,
}

/// How a mention refers, with what coreference needs to know of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// By name.
    Name(NameForm),
    /// By a role or another nominal.
    Nominal(NominalForm),
    /// By a pronoun.
    Pronoun(Pronoun),
    /// Several coordinated mentions as one source: indices of the mentions.
    Group(Vec<usize>),
}

/// A mention by name.
#[derive(Clone, Debug, PartialEq)]
pub struct NameForm {
    /// What is named.
    pub kind: EntityKind,
    /// Roles said right here, by prefix or apposition, without article.
    pub roles: Vec<Span>,
    /// An acronym defined here in brackets, or the long form before it: the other name's first token.
    pub defines: Option<usize>,
    /// How much the given name speaks for a woman, as in [`NameReading`](super::NameReading).
    pub woman: i8,
}

/// A mention by a common noun.
#[derive(Clone, Debug, PartialEq)]
pub struct NominalForm {
    /// The head noun in lower case, all its words (`secretary general`).
    pub head: String,
    /// All words of the phrase but article and head, in lower case.
    pub modifiers: Vec<String>,
    /// What it can refer to.
    pub class: NominalClass,
    /// How it picks out whom it means.
    pub definiteness: Definiteness,
    /// A relative of somebody (`his mother`).
    pub relative: bool,
}

/// What a common noun can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NominalClass {
    /// A person or people.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
}

/// How a nominal picks out whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Definiteness {
    /// `the minister`, `this company`
    Definite,
    /// `his lawyer`, `Ruiz’s lawyer`
    Possessive,
    /// `a lawyer`, `two officials`, `officials`
    Indefinite,
}

/// A mention and the entity it was found to refer to.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkedMention {
    /// The mention.
    pub draft: MentionDraft,
    /// Whom it refers to, as an index into [`Clusters::entities`].
    pub entity: Option<EntityId>,
    /// How sure that is.
    pub confidence: Confidence,
    /// The reason in words a reader understands.
    pub why: String,
}

/// Mentions clustered into entities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clusters {
    /// Entities without their mentions; those nobody speaks as and that have no name are dropped later.
    pub entities: Vec<Entity>,
    /// All mentions in text order.
    pub mentions: Vec<LinkedMention>,
}
