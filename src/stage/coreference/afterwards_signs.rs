//! What speaks for and against somebody named after a description as the one described, and how much.

use super::told::Told;

/// What is counted or asked of a name that comes after a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// How many others were named between the two, up to 5.
    Rank,
    /// The first named after it.
    Next,
    /// In the same sentence.
    Here,
    /// In the next sentence.
    Away1,
    /// In the same paragraph.
    Paragraph,
    /// In the next paragraph.
    ParagraphAfter,
    /// How many paragraphs later, up to 6.
    Paragraphs,
    /// The subject of a clause.
    Subject,
    /// It opens its paragraph.
    Opens,
    /// Quoted there.
    Source,
    /// Quoted there, as was the one described.
    BothSources,
    /// Its age is told there.
    Aged,
    /// More than one word.
    Full,
    /// Nothing is told there of what it is.
    Free,
    /// The noun is told of it there.
    Exact,
    /// A narrower word for the noun is.
    Covers,
    /// The noun, or a narrower word, is told of it further on.
    Later,
    /// Other things are told of it there, and the noun nowhere.
    Clash,
    /// How many other words of the description are told of it there or stand in its name.
    Said,
    /// The gender is told of both.
    Gender,
    /// Mentions by name, up to 10.
    Count,
    /// A clause with *who* or *which* follows.
    Relative,
    /// Behind *of*, *with*, *for* or another preposition.
    Preposition,
    /// Right behind the description, or behind its comma.
    Beside,
    /// Somebody else was described, and is named so.
    Taken,
}

impl Sign {
    pub(super) const COUNT: usize = Self::Taken as usize + 1;
}

impl From<Sign> for usize {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
}

/// What is counted or asked of the description, for somebody who is never named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// Always.
    One,
    /// In the first paragraph of the article.
    First,
    /// In the second.
    Second,
    /// *the*, *this*.
    Definite,
    /// *his lawyer*, *the mayor’s aide*
    Possessive,
    /// The description is quoted.
    Source,
    /// It is the subject of a clause.
    Subject,
    /// It opens its sentence.
    Opens,
    /// A phrase or clause follows.
    Phrase,
    /// How many words stand before the noun, but for those that tell nothing, up to 3.
    Modifiers,
    /// The noun goes with anybody.
    General,
    /// It stands in words that somebody else is reported to say.
    Reported,
    /// Behind a preposition.
    Preposition,
    /// How many are named within reach, up to 5.
    Names,
    /// The sentence speaks of anonymity or names that are not told.
    Anonymous,
}

impl New {
    pub(super) const COUNT: usize = Self::Anonymous as usize + 1;
}

impl From<New> for usize {
    fn from(sign: New) -> Self {
        sign as Self
    }
}

/// What the text tells of somebody named.
pub(super) type Signs = Told<{ Sign::COUNT }>;

/// What it tells of a description.
pub(super) type NewSigns = Told<{ New::COUNT }>;
