//! What the signs of the sieves are worth: fitted by `training/signs.py`, which writes the numbers, row by row. Behind a
//! number stands the sign that it is for; the order is that of the enumerations.

use super::{body_signs as body, signs as pronoun, someone_signs as person};

/// For a pronoun that is the source of a quote, in the narration, in spoken words; for several or a thing.
#[rustfmt::skip]
pub(super) const PRONOUN: [[f32; 4]; pronoun::Sign::COUNT] = [
    [-1.09, -0.60, -0.52, -0.87], // Sentences
    [0.18, -0.13, 0.34, -0.80], // Paragraphs
    [-1.31, -1.22, -0.33, -2.25], // Tokens
    [-0.78, -0.14, -1.03, 1.72], // Subject
    [0.29, -0.67, -1.52, 0.31], // Source
    [-0.18, -0.10, -0.28, -0.02], // Name
    [0.23, -0.71, -0.22, -0.11], // Pronoun
    [-0.63, -1.03, -0.13, -0.33], // Described
    [-2.18, -1.33, -0.34, -0.91], // UnnamedSource
    [-2.78, -1.83, -1.28, -0.31], // Unnamed
    [0.60, 0.60, 0.60, 0.60], // Group
    [1.31, 1.47, 2.03, 0.40], // Gender
    [-0.67, 0.81, -0.22, -1.91], // Unknown
    [-1.00, -1.00, -1.00, -1.25], // OneQuoted
    [-2.50, -2.50, -2.50, -1.54], // One
    [-0.33, -0.18, -0.80, 0.65], // Introduced
    [0.32, 0.00, -0.49, 0.91], // Opens
    [0.01, 0.09, 0.20, 0.27], // Count
    [0.97, 0.67, 0.99, 0.00], // Beside
    [-1.00, -0.12, 0.51, -0.73], // Genitive
    [2.30, 2.30, 2.54, 1.61], // SameQuote
    [1.18, 1.18, 1.17, 0.66], // SameSpeaker
    [0.24, 0.40, 0.24, -0.30], // Inner
    [-0.24, 0.37, -0.14, -1.55], // Reported
    [3.02, 3.17, 3.02, 2.50], // Addressee
    [0.63, 0.52, 0.63, 1.05], // Speaker
    [4.00, 4.00, 4.00, 4.00], // NestedSource
    [-2.37, -2.82, -2.02, -2.00], // Ahead
    [7.72, 7.79, 7.88, 7.00], // AheadTokens
    [-0.43, -1.25, 0.51, -0.80], // AheadVerbs
    [5.21, 5.54, 5.21, 4.10], // Fronted
    [3.74, 4.62, 3.74, 0.80], // FrontedFar
    [0.50, -0.38, 0.50, 3.50], // AheadComma
    [0.53, -0.13, -1.47, 0.54], // LastSource
    [-0.91, -0.71, -0.71, 0.10], // Answered
    [0.48, 0.33, -0.42, 0.57], // LastSubject
    [-0.60, -0.47, -0.85, 0.17], // Rank
    [-0.12, 1.03, 0.12, -0.18], // Only
    [0.64, 0.18, 0.13, 0.15], // ParagraphFirst
    [-0.66, -0.26, -0.24, -0.05], // PreviousFirst
    [0.65, 1.11, 3.16, 0.65], // SubjectHere
    [1.17, 0.89, 0.83, 0.11], // SubjectBefore
    [0.71, -0.15, -0.03, 0.19], // SourceBefore
    [-0.54, -0.20, 0.04, 0.04], // Preposition
    [0.65, 1.04, 1.66, -0.28], // Parallel
];

/// For a person whom a description may mean.
#[rustfmt::skip]
pub(super) const PERSON: [f32; person::Sign::COUNT] = [
    -0.12, // Rank
    0.09, // Last
    -0.76, // Here
    0.82, // Away1
    0.20, // Away2
    0.39, // Paragraph
    0.33, // ParagraphBefore
    0.24, // First
    0.00, // FirstBefore
    0.74, // Subject
    -0.77, // Source
    0.98, // Introduced
    0.14, // New
    -0.01, // Opens
    0.21, // Only
    0.03, // OnlyHere
    0.58, // LastSource
    0.53, // LastSourceHere
    0.57, // Covers
    0.99, // Exact
    0.27, // Word
    0.78, // Does
    0.07, // Age
    -0.38, // OtherAge
    0.78, // AgeUntold
    0.28, // General
    -0.75, // Free
    -0.50, // FreeGeneral
    0.00, // FreeSource
    0.36, // FreeVariety
    -0.15, // FreeFormer
    -1.53, // Clash
    0.13, // ClashGeneral
    0.29, // ClashFormer
    0.11, // Said
    -0.26, // Unsaid
    0.07, // Count
    0.69, // Gender
    0.00, // Owner
    -1.39, // Current
    -1.16, // Unnamed
    -0.43, // Kin
];

/// For somebody of whom nothing was told yet.
#[rustfmt::skip]
pub(super) const NEW_PERSON: [f32; person::New::COUNT] = [
    1.08, // One
    0.31, // Modifiers
    -0.65, // Source
    -0.44, // Subject
    1.79, // Spoken
    0.53, // Possessive
    1.02, // Relative
    0.47, // Phrase
    0.27, // OfNumber
    -0.54, // General
    -0.70, // Age
    -0.80, // Former
    0.14, // SomebodyHere
    -0.07, // People
];

/// For a named body that a description may mean.
#[rustfmt::skip]
pub(super) const BODY: [f32; body::Sign::COUNT] = [
    -0.08, // Rank
    -0.28, // Last
    -0.89, // Here
    0.40, // Away1
    0.46, // Away2
    0.86, // Paragraph
    0.14, // ParagraphBefore
    0.54, // First
    0.23, // Subject
    -0.06, // Source
    0.17, // New
    0.34, // Noun
    0.47, // Usual
    2.20, // InName
    0.00, // NounInName
    1.33, // Kind
    0.21, // Any
    -0.72, // AnyOther
    -1.87, // Other
    -1.59, // Untold
    1.18, // Organization
    -1.01, // Place
    -0.64, // Unsaid
    0.19, // Count
    -0.64, // Current
];

/// For a body that was not named yet.
#[rustfmt::skip]
pub(super) const NEW_BODY: [f32; body::New::COUNT] = [
    -0.01, // One
    0.53, // Modifiers
    -0.10, // Source
    0.37, // Subject
    0.27, // Spoken
    1.10, // Possessive
    -0.07, // Phrase
    0.50, // Any
    0.25, // Bodies
];
