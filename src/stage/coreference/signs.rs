//! What speaks for and against a mention that a pronoun may stand for, and how much.

use super::told::{Told, hundredths};
use super::weights::PRONOUN;
use crate::document::{ChoiceKind, MentionDraft};
use crate::language::pronouns::Pronoun;

/// What is counted or asked of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Sentences between the two, up to 6.
    Sentences,
    /// Paragraphs between the two, up to 6.
    Paragraphs,
    /// Tokens between the two in hundreds, up to 2.
    Tokens,
    /// The subject of a clause.
    Subject,
    /// The source of a quote.
    Source,
    /// A name.
    Name,
    /// A pronoun, but for a possessive one.
    Pronoun,
    /// Describes somebody who is named elsewhere.
    Described,
    /// Describes somebody without a name, who is quoted.
    UnnamedSource,
    /// Describes somebody without a name.
    Unnamed,
    /// Several named together.
    Group,
    /// The gender is known, and the same.
    Gender,
    /// One word for a name, and nothing else is known.
    Unknown,
    /// One for several, who is quoted.
    OneQuoted,
    /// One for several.
    One,
    /// Named in full for the first time, in the pronoun's paragraph.
    Introduced,
    /// The first words of a sentence.
    Opens,
    /// Mentions so far, up to 8.
    Count,
    /// `Ruiz and her brother`.
    Beside,
    /// `Ruiz's`.
    Genitive,
    /// For a spoken pronoun: named in the same quote.
    SameQuote,
    /// For a spoken pronoun: named by the same speaker.
    SameSpeaker,
    /// For a pronoun outside: named in a quote inside the one around the pronoun.
    Inner,
    /// For a pronoun outside: named in what somebody is reported to say.
    Reported,
    /// Whom the quote around the pronoun is said to.
    Addressee,
    /// Who says the quote around the pronoun.
    Speaker,
    /// For the source of a quote inside a quote: named there.
    NestedSource,
    /// Named only after the pronoun.
    Ahead,
    /// Tokens between the two then, in hundreds.
    AheadTokens,
    /// Finite verbs between the two then.
    AheadVerbs,
    /// The pronoun stands in a fronted phrase, one comma before the subject.
    Fronted,
    /// More than one comma.
    FrontedFar,
    /// A comma right before the subject.
    AheadComma,
    /// Who was quoted last outside quotation marks.
    LastSource,
    /// Who was quoted last, where the pronoun's quote is an answer.
    Answered,
    /// The subject of the last clause outside quotation marks.
    LastSubject,
    /// How many other fitting people were mentioned since, up to 3.
    Rank,
    /// Nobody else fits in this paragraph and the one before.
    Only,
    /// Mentioned first in the pronoun's paragraph.
    ParagraphFirst,
    /// Mentioned first in the paragraph before.
    PreviousFirst,
    /// The subject of a clause of the pronoun's sentence.
    SubjectHere,
    /// The subject of a clause of the sentence before.
    SubjectBefore,
    /// Quoted in the sentence before.
    SourceBefore,
    /// Behind a preposition.
    Preposition,
    /// The subject of a clause, and so is the pronoun.
    Parallel,
    /// The gender is not known; how much the letters of the given name speak for that of the pronoun, from -1 to 1.
    Letters,
    /// Described as somebody’s (`her client`).
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

/// What a pronoun is, as far as other signs count for it.
pub(super) fn kind(mention: &MentionDraft, pronoun: Pronoun) -> ChoiceKind {
    match (pronoun.of_one_person(), mention.spoken, mention.source_of.is_empty()) {
        (false, ..) => ChoiceKind::Other,
        (_, true, _) => ChoiceKind::Spoken,
        (_, _, false) => ChoiceKind::Source,
        _ => ChoiceKind::Narrated,
    }
}

/// What the text tells of a candidate for a pronoun.
pub(super) type Signs = Told<{ Sign::COUNT }>;

/// The rows of a table in hundredths.
#[expect(clippy::indexing_slicing, reason = "done when the program is built")]
const fn rows<const N: usize>(table: &[[f32; 4]; N]) -> [[i16; 4]; N] {
    let mut whole = [[0; 4]; N];
    let mut at = 0;
    while at < N {
        whole[at] = hundredths(&table[at]);
        at += 1;
    }
    whole
}

impl Signs {
    /// What they are worth together for a pronoun.
    pub(super) fn points(&self, kind: ChoiceKind) -> f32 {
        static WEIGHTS: [[i16; 4]; Sign::COUNT] = rows(&PRONOUN);
        let weight = |row: &[i16; 4]| row.get(kind as usize).map_or(0.0, |&weight| f32::from(weight));
        self.values().iter().zip(&WEIGHTS).map(|(value, row)| value * weight(row)).sum::<f32>() / 100.0
    }
}
