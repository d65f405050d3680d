//! Entities and their mentions.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// Somebody or something the article talks about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The canonical name: the fullest form in the text; for an unnamed source its description
    /// without the article.
    pub name: String,
    /// Roles said of it in the text, in order of appearance.
    pub roles: Vec<Role>,
    /// Known from honorific, given name, role or pronoun.
    pub gender: Gender,
    /// Stands for several people (*officials*, *two witnesses*).
    pub plural: bool,
    /// An unnamed source.
    pub unnamed: bool,
    /// Mentions in text order.
    pub mentions: Vec<Mention>,
}

/// A role as said of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The words, without the article.
    pub name: String,
    /// Where it was said first.
    pub span: Span,
}

/// A mention of an entity in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The name, the role phrase or the pronoun.
    pub span: Span,
    /// Which of the three.
    pub kind: MentionKind,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// By name.
    Name,
    /// By a nominal: a role or a description.
    Role,
    /// By a pronoun.
    Pronoun,
}

/// What an entity is; the names are those of OntoNotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityKind {
    /// A person or a group of people as a source.
    Person,
    /// An organisation.
    Org,
    /// A country, state or city.
    Gpe,
    /// Another place.
    Loc,
    /// A nationality, religious or political group.
    Norp,
    /// A building, airport, road.
    Fac,
    /// A named event.
    Event,
    /// A law, charter or treaty.
    Law,
    /// A product.
    Product,
    /// A book, film, song or other work.
    Work,
}

impl EntityKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Person,
        Self::Org,
        Self::Gpe,
        Self::Loc,
        Self::Norp,
        Self::Fac,
        Self::Event,
        Self::Law,
        Self::Product,
        Self::Work,
    ];

    /// The name used in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "PERSON",
            Self::Org => "ORG",
            Self::Gpe => "GPE",
            Self::Loc => "LOC",
            Self::Norp => "NORP",
            Self::Fac => "FAC",
            Self::Event => "EVENT",
            Self::Law => "LAW",
            Self::Product => "PRODUCT",
            Self::Work => "WORK",
        }
    }
}

/// Grammatical gender of a person as the text shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// Not known.
    #[default]
    Unknown,
    /// *he*
    Male,
    /// *she*
    Female,
}
