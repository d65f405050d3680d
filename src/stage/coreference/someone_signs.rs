//! What speaks for and against somebody whom a description may mean, and how much.

use super::told::Told;

/// What is counted or asked of a person spoken of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// How many others were spoken of since, up to 6.
    Rank,
    /// The person spoken of last.
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
    /// The person named first in this paragraph.
    First,
    /// The person named first in the paragraph before.
    FirstBefore,
    /// A subject within the last two sentences or this paragraph.
    Subject,
    /// Quoted there.
    Source,
    /// Named in full for the first time there.
    Introduced,
    /// Named in full for the first time in this paragraph.
    New,
    /// The subject that opens this paragraph or the one before.
    Opens,
    /// Nobody else who fits was spoken of in the last two sentences.
    Only,
    /// Nobody else who fits was spoken of in this paragraph.
    OnlyHere,
    /// Quoted last in the narration.
    LastSource,
    /// Quoted last, in this paragraph.
    LastSourceHere,
    /// The noun is a wider word for a role.
    Covers,
    /// The noun is the head of a role.
    Exact,
    /// The noun is another word of a role.
    Word,
    /// The sentences that are about this person have a word of the noun's stem.
    Does,
    /// The age told is that of the description.
    Age,
    /// It is another.
    OtherAge,
    /// The description tells an age, none is known of the person.
    AgeUntold,
    /// The noun goes with any calling.
    General,
    /// No role was said.
    Free,
    /// No role was said, and the noun goes with any calling.
    FreeGeneral,
    /// No role was said, and the description is quoted.
    FreeSource,
    /// No role was said, and news uses the noun for variety.
    FreeVariety,
    /// No role was said, and the description tells what somebody was (*former*, *retired*).
    FreeFormer,
    /// Other roles were said.
    Clash,
    /// Other roles were said, and the noun goes with any calling.
    ClashGeneral,
    /// Other roles were said, and the description tells what somebody was.
    ClashFormer,
    /// How many of the description's adjectives and nouns were said in a role.
    Said,
    /// How many were not.
    Unsaid,
    /// Mentions so far, up to 10.
    Count,
    /// The gender is known, and the same.
    Gender,
    /// The owner that the description names.
    Owner,
    /// The subject of the sentence around the description.
    Current,
    /// Not named.
    Unnamed,
    /// A relative of somebody, of whom nothing else was said.
    Kin,
    /// Last spoken of as the owner of something (`Ruiz’s farm`).
    Genitive,
    /// Last spoken of as somebody’s (`her client`).
    Owned,
}

impl Sign {
    pub(super) const COUNT: usize = Self::Owned as usize + 1;
}

impl From<Sign> for usize {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
}

/// What is counted or asked of the description, for somebody who was not spoken of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// Always.
    One,
    /// How many adjectives and nouns stand before the noun, but for those that tell nothing (*former*, *local*).
    Modifiers,
    /// The description is quoted.
    Source,
    /// It is the subject of a clause.
    Subject,
    /// It is spoken.
    Spoken,
    /// It is not definite (*his coach*, *counsel*).
    Possessive,
    /// It is a relative.
    Relative,
    /// A phrase or clause follows (*the head of the agency*).
    Phrase,
    /// *the mother of three*
    OfNumber,
    /// The noun goes with any calling.
    General,
    /// It tells an age.
    Age,
    /// It tells what somebody was.
    Former,
    /// Somebody who fits was spoken of in this paragraph.
    SomebodyHere,
    /// How many people who fit were spoken of, up to 5.
    People,
}

impl New {
    pub(super) const COUNT: usize = Self::People as usize + 1;
}

impl From<New> for usize {
    fn from(sign: New) -> Self {
        sign as Self
    }
}

/// What the text tells of a person.
pub(super) type Signs = Told<{ Sign::COUNT }>;

/// What it tells of a description.
pub(super) type NewSigns = Told<{ New::COUNT }>;
