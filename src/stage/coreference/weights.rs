//! What the signs of the sieves are worth: fitted by `training/signs.py`, which writes the numbers, row by row. Behind a
//! number stands the sign that it is for; the order is that of the enumerations.

use super::{afterwards_signs as afterwards, body_signs as body, signs as pronoun, someone_signs as person};

/// For a pronoun that is the source of a quote, in the narration, in spoken words; for several or a thing.
#[rustfmt::skip]
pub(super) const PRONOUN: [[f32; 4]; pronoun::Sign::COUNT] = [
    [-1.27, -0.68, -0.40, -0.92], // Sentences
    [0.05, -0.18, -0.07, -1.00], // Paragraphs
    [-1.47, -1.17, -0.11, -1.90], // Tokens
    [-0.66, 0.03, -0.91, 1.71], // Subject
    [0.67, -0.74, -0.92, 0.47], // Source
    [-0.48, -0.24, -0.23, -0.44], // Name
    [-0.09, -0.57, -0.09, -0.64], // Pronoun
    [-0.65, -0.81, -0.28, -0.51], // Described
    [-3.00, -1.47, -0.32, -0.58], // UnnamedSource
    [-3.48, -1.39, -1.02, 0.23], // Unnamed
    [0.60, 0.60, 0.60, 0.60], // Group
    [1.29, 1.13, 1.97, 0.40], // Gender
    [-0.28, 0.85, 0.76, -1.91], // Unknown
    [-1.00, -1.00, -1.00, -1.49], // OneQuoted
    [-2.50, -2.50, -2.50, -0.71], // One
    [0.29, 0.18, 0.28, 0.53], // Introduced
    [0.25, 0.02, -0.62, 0.70], // Opens
    [0.02, 0.11, 0.16, 0.38], // Count
    [0.09, -0.58, 0.24, 0.00], // Beside
    [-1.41, -0.21, 0.40, -0.62], // Genitive
    [1.66, 1.66, 1.72, 1.50], // SameQuote
    [0.86, 0.86, 0.75, 0.46], // SameSpeaker
    [0.57, 0.86, 0.57, -0.30], // Inner
    [-0.37, 0.23, -0.26, -1.25], // Reported
    [2.21, 2.13, 2.21, 2.50], // Addressee
    [0.50, 0.35, 0.50, 1.08], // Speaker
    [4.00, 4.00, 4.00, 4.00], // NestedSource
    [-3.32, -3.92, -3.09, -2.00], // Ahead
    [7.93, 8.03, 8.13, 7.00], // AheadTokens
    [-0.32, -1.27, 0.77, -0.80], // AheadVerbs
    [5.54, 5.97, 5.54, 4.10], // Fronted
    [4.35, 5.41, 4.35, 0.80], // FrontedFar
    [0.82, 0.05, 0.82, 3.50], // AheadComma
    [0.18, 0.02, -0.87, 0.29], // LastSource
    [-1.38, -1.07, -1.07, -0.06], // Answered
    [0.80, 0.32, -0.36, 0.44], // LastSubject
    [-0.48, -0.44, -0.68, -0.09], // Rank
    [-0.63, 0.17, 0.46, -0.14], // Only
    [0.81, 0.22, -0.03, 0.30], // ParagraphFirst
    [-0.70, -0.26, -0.16, -0.06], // PreviousFirst
    [0.11, 0.77, 2.89, 0.96], // SubjectHere
    [1.26, 0.83, 1.50, -0.12], // SubjectBefore
    [0.64, -0.38, -0.37, 0.55], // SourceBefore
    [-0.93, -0.26, 0.02, 0.47], // Preposition
    [0.09, 0.69, 0.75, -0.29], // Parallel
    [1.75, 1.28, 1.40, 0.00], // Letters
    [-0.27, 0.68, 0.66, 0.14], // Owned
];

/// For a person whom a description may mean.
#[rustfmt::skip]
pub(super) const PERSON: [f32; person::Sign::COUNT] = [
    -0.17, // Rank
    -0.12, // Last
    -0.72, // Here
    0.76, // Away1
    0.45, // Away2
    0.83, // Paragraph
    0.40, // ParagraphBefore
    0.16, // First
    0.02, // FirstBefore
    0.68, // Subject
    -0.79, // Source
    1.11, // Introduced
    -0.02, // New
    0.07, // Opens
    0.09, // Only
    -0.07, // OnlyHere
    0.62, // LastSource
    0.44, // LastSourceHere
    0.51, // Covers
    1.25, // Exact
    0.30, // Word
    0.56, // Does
    0.10, // Age
    -0.71, // OtherAge
    1.06, // AgeUntold
    0.33, // General
    -0.75, // Free
    -0.32, // FreeGeneral
    -0.07, // FreeSource
    0.43, // FreeVariety
    0.02, // FreeFormer
    -1.73, // Clash
    0.30, // ClashGeneral
    0.37, // ClashFormer
    0.06, // Said
    -0.29, // Unsaid
    0.09, // Count
    0.46, // Gender
    0.00, // Owner
    -1.79, // Current
    -1.57, // Unnamed
    -0.48, // Kin
    0.20, // Genitive
    0.30, // Owned
];

/// For somebody of whom nothing was told yet.
#[rustfmt::skip]
pub(super) const NEW_PERSON: [f32; person::New::COUNT] = [
    1.03, // One
    0.47, // Modifiers
    -0.30, // Source
    -0.48, // Subject
    1.81, // Spoken
    0.72, // Possessive
    1.08, // Relative
    0.95, // Phrase
    0.16, // OfNumber
    -0.66, // General
    -0.85, // Age
    -1.11, // Former
    0.13, // SomebodyHere
    -0.13, // People
];

/// For a named body that a description may mean.
#[rustfmt::skip]
pub(super) const BODY: [f32; body::Sign::COUNT] = [
    -0.03, // Rank
    -0.28, // Last
    -0.73, // Here
    0.38, // Away1
    0.42, // Away2
    0.96, // Paragraph
    -0.03, // ParagraphBefore
    0.18, // First
    0.30, // Subject
    -0.07, // Source
    0.34, // New
    0.77, // Noun
    0.92, // Usual
    2.00, // InName
    0.15, // NounInName
    1.04, // Kind
    0.34, // Any
    -0.88, // AnyOther
    -2.54, // Other
    -1.58, // Untold
    1.99, // Organization
    -1.68, // Place
    -0.54, // Unsaid
    0.17, // Count
    -1.41, // Current
];

/// For a body that was not named yet.
#[rustfmt::skip]
pub(super) const NEW_BODY: [f32; body::New::COUNT] = [
    0.05, // One
    0.21, // Modifiers
    0.09, // Source
    0.19, // Subject
    0.52, // Spoken
    0.31, // Possessive
    -0.12, // Phrase
    0.54, // Any
    0.39, // Bodies
];

/// For somebody named only after a description.
#[rustfmt::skip]
pub(super) const PERSON_NAMED: [f32; afterwards::Sign::COUNT] = [
    -0.21, // Rank
    -0.30, // Next
    -0.28, // Here
    1.11, // Away1
    0.98, // Paragraph
    -0.42, // ParagraphAfter
    -0.56, // Paragraphs
    0.44, // Subject
    0.29, // Opens
    -0.71, // Source
    1.08, // BothSources
    0.59, // Aged
    -0.33, // Full
    -1.31, // Free
    2.81, // Exact
    -0.44, // Covers
    0.21, // Later
    -2.46, // Clash
    0.85, // Said
    -0.22, // Gender
    0.15, // Count
    0.13, // Relative
    -0.16, // Preposition
    1.60, // Beside
    -2.25, // Taken
];

/// For somebody that is not named after it.
#[rustfmt::skip]
pub(super) const NEW_PERSON_NAMED: [f32; afterwards::New::COUNT] = [
    0.70, // One
    -2.49, // First
    -0.61, // Second
    -0.20, // Definite
    0.34, // Possessive
    0.63, // Source
    -0.38, // Subject
    -0.10, // Opens
    1.08, // Phrase
    -0.09, // Modifiers
    -0.21, // General
    0.12, // Reported
    -0.12, // Preposition
    -0.19, // Names
    0.70, // Anonymous
];

/// For a body named only after a description.
#[rustfmt::skip]
pub(super) const BODY_NAMED: [f32; afterwards::Sign::COUNT] = [
    0.28, // Rank
    -0.25, // Next
    -0.29, // Here
    1.08, // Away1
    -0.10, // Paragraph
    0.17, // ParagraphAfter
    -0.43, // Paragraphs
    0.55, // Subject
    0.07, // Opens
    0.32, // Source
    0.31, // BothSources
    0.00, // Aged
    -0.10, // Full
    -0.98, // Free
    0.92, // Exact
    1.29, // Covers
    0.00, // Later
    -2.25, // Clash
    0.43, // Said
    0.00, // Gender
    0.28, // Count
    0.44, // Relative
    0.06, // Preposition
    0.76, // Beside
    -0.04, // Taken
];

/// For a body that is not named after it.
#[rustfmt::skip]
pub(super) const NEW_BODY_NAMED: [f32; afterwards::New::COUNT] = [
    0.32, // One
    -0.90, // First
    -0.58, // Second
    0.31, // Definite
    0.33, // Possessive
    -0.45, // Source
    0.50, // Subject
    0.29, // Opens
    -0.47, // Phrase
    -0.12, // Modifiers
    0.00, // General
    -0.32, // Reported
    -0.17, // Preposition
    0.42, // Names
    0.21, // Anonymous
];
