//! What speaks for and against a named body that a description may mean, and how much.

use super::told::Told;

/// What is counted or asked of a body named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// How many other bodies were spoken of since, up to 6.
    Rank,
    /// The body spoken of last.
    Last,
    /// In the same sentence.
    Here,
    /// In the sentence before.
    Away1,
    /// Two sentences before.
    Away2,
    /// In the same paragraph.
    Paragraph,
    /// In the paragraph before, and not in this one.
    ParagraphBefore,
    /// Named first in this paragraph.
    First,
    /// A subject within the last two sentences or this paragraph.
    Subject,
    /// Quoted there.
    Source,
    /// Named there for the first time.
    New,
    /// The noun was said of it.
    Noun,
    /// The usual name for it (*the bloc* for the European Union).
    Usual,
    /// The noun, and all before it, are words of the name.
    InName,
    /// Only the noun is.
    NounInName,
    /// A word of the name tells that it is of this kind.
    Kind,
    /// The noun goes with any body, and the name tells no other kind.
    Any,
    /// The noun goes with any body, but the name tells another kind.
    AnyOther,
    /// The name tells another kind.
    Other,
    /// Nothing tells what kind it is, and the noun goes with some bodies only (*the union*, of Unison).
    Untold,
    /// An organization.
    Organization,
    /// A country, city or other place with a government.
    Place,
    /// How many of the words before the noun are neither in the name nor said of it.
    Unsaid,
    /// Mentions so far, up to 10.
    Count,
    /// The subject of the sentence around the description.
    Current,
}

impl Sign {
    pub(super) const COUNT: usize = Self::Current as usize + 1;
}

impl From<Sign> for usize {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
}

/// What is counted or asked of the description, for a body that was not named before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// Always.
    One,
    /// How many words stand before the noun, but for those that tell nothing (*former*, *local*).
    Modifiers,
    /// The description is quoted.
    Source,
    /// It is the subject of a clause.
    Subject,
    /// It is spoken.
    Spoken,
    /// It is not definite (*her party*, *police*).
    Possessive,
    /// A phrase or clause follows.
    Phrase,
    /// The noun goes with any body.
    Any,
    /// How many bodies were named, up to 5.
    Bodies,
}

impl New {
    pub(super) const COUNT: usize = Self::Bodies as usize + 1;
}

impl From<New> for usize {
    fn from(sign: New) -> Self {
        sign as Self
    }
}

/// What the text tells of a body.
pub(super) type Signs = Told<{ Sign::COUNT }>;

/// What it tells of a description.
pub(super) type NewSigns = Told<{ New::COUNT }>;
