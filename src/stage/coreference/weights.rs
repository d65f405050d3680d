//! What the signs of the sieves are worth: fitted by `training/signs.py`, which writes the numbers, row by row. Behind a
//! number stands the sign that it is for; the order is that of the enumerations.

use super::{body_signs as body, signs as pronoun, someone_signs as person};

/// For a pronoun that is the source of a quote, in the narration, in spoken words; for several or a thing.
#[rustfmt::skip]
pub(super) const PRONOUN: [[f32; 4]; pronoun::Sign::COUNT] = [
    [-1.23, -0.68, -0.34, -0.78], // Sentences
    [0.04, 0.15, 0.11, -0.96], // Paragraphs
    [-1.78, -1.57, -0.50, -2.05], // Tokens
    [-0.86, -0.09, -1.00, 1.85], // Subject
    [0.23, -0.70, -1.49, 0.49], // Source
    [-0.38, -0.07, -0.63, -0.07], // Name
    [0.04, -0.67, -0.02, -0.37], // Pronoun
    [-0.94, -1.18, -0.29, -0.40], // Described
    [-2.44, -1.16, -0.09, -0.98], // UnnamedSource
    [-3.09, -1.55, -1.09, 0.01], // Unnamed
    [0.60, 0.60, 0.60, 0.60], // Group
    [1.26, 1.38, 1.98, 0.40], // Gender
    [-0.34, 1.05, 0.62, -1.91], // Unknown
    [-1.00, -1.00, -1.00, -1.36], // OneQuoted
    [-2.50, -2.50, -2.50, -1.21], // One
    [-0.04, 0.20, 0.26, 0.53], // Introduced
    [0.25, 0.10, -0.70, 0.79], // Opens
    [0.03, 0.13, 0.21, 0.34], // Count
    [0.51, 0.05, 0.56, 0.00], // Beside
    [-1.31, -0.08, 0.52, -0.71], // Genitive
    [2.09, 2.09, 2.27, 1.54], // SameQuote
    [1.34, 1.34, 1.38, 0.37], // SameSpeaker
    [0.45, 0.69, 0.45, -0.30], // Inner
    [-0.13, 0.20, -0.17, -1.54], // Reported
    [2.48, 2.48, 2.48, 2.50], // Addressee
    [0.54, 0.40, 0.54, 1.06], // Speaker
    [4.00, 4.00, 4.00, 4.00], // NestedSource
    [-2.40, -2.80, -2.10, -2.00], // Ahead
    [7.84, 7.92, 8.03, 7.00], // AheadTokens
    [-0.59, -1.61, 0.49, -0.80], // AheadVerbs
    [5.37, 5.75, 5.37, 4.10], // Fronted
    [4.09, 5.07, 4.09, 0.80], // FrontedFar
    [0.62, -0.22, 0.62, 3.50], // AheadComma
    [0.51, -0.12, -1.18, 0.46], // LastSource
    [-0.93, -0.73, -0.73, 0.24], // Answered
    [0.54, 0.24, 0.08, 0.64], // LastSubject
    [-0.29, -0.46, -1.03, -0.04], // Rank
    [-0.41, 0.84, 0.25, -0.17], // Only
    [0.63, 0.20, 0.30, 0.23], // ParagraphFirst
    [-0.82, -0.37, 0.05, -0.05], // PreviousFirst
    [0.46, 1.06, 3.18, 0.97], // SubjectHere
    [1.44, 1.06, 1.47, -0.12], // SubjectBefore
    [0.56, -0.37, -0.27, 0.12], // SourceBefore
    [-0.72, -0.24, -0.10, 0.45], // Preposition
    [0.37, 1.06, 1.26, -0.15], // Parallel
    [1.20, 0.93, 1.29, 0.00], // Letters
    [0.00, 0.00, 0.00, 0.00], // Owned
];

/// For a person whom a description may mean.
#[rustfmt::skip]
pub(super) const PERSON: [f32; person::Sign::COUNT] = [
    -0.17, // Rank
    -0.04, // Last
    -0.55, // Here
    0.81, // Away1
    0.19, // Away2
    0.62, // Paragraph
    0.37, // ParagraphBefore
    0.07, // First
    -0.02, // FirstBefore
    0.70, // Subject
    -0.75, // Source
    1.08, // Introduced
    0.16, // New
    -0.01, // Opens
    0.24, // Only
    -0.09, // OnlyHere
    0.60, // LastSource
    0.59, // LastSourceHere
    0.53, // Covers
    0.94, // Exact
    0.27, // Word
    0.39, // Does
    0.07, // Age
    -0.54, // OtherAge
    0.83, // AgeUntold
    0.29, // General
    -0.71, // Free
    -0.29, // FreeGeneral
    -0.13, // FreeSource
    0.45, // FreeVariety
    -0.05, // FreeFormer
    -1.55, // Clash
    0.12, // ClashGeneral
    0.34, // ClashFormer
    0.13, // Said
    -0.32, // Unsaid
    0.08, // Count
    0.53, // Gender
    0.00, // Owner
    -1.57, // Current
    -1.32, // Unnamed
    -0.44, // Kin
    0.00, // Genitive
    0.00, // Owned
];

/// For somebody of whom nothing was told yet.
#[rustfmt::skip]
pub(super) const NEW_PERSON: [f32; person::New::COUNT] = [
    1.19, // One
    0.38, // Modifiers
    -0.51, // Source
    -0.71, // Subject
    2.09, // Spoken
    0.48, // Possessive
    1.04, // Relative
    0.57, // Phrase
    0.26, // OfNumber
    -0.58, // General
    -0.64, // Age
    -1.11, // Former
    0.17, // SomebodyHere
    -0.07, // People
];

/// For a named body that a description may mean.
#[rustfmt::skip]
pub(super) const BODY: [f32; body::Sign::COUNT] = [
    -0.13, // Rank
    -0.41, // Last
    -0.86, // Here
    0.33, // Away1
    0.43, // Away2
    0.85, // Paragraph
    0.14, // ParagraphBefore
    0.44, // First
    0.26, // Subject
    -0.21, // Source
    0.20, // New
    0.88, // Noun
    0.68, // Usual
    2.17, // InName
    0.00, // NounInName
    1.09, // Kind
    0.35, // Any
    -0.83, // AnyOther
    -2.14, // Other
    -1.51, // Untold
    1.95, // Organization
    -1.64, // Place
    -0.68, // Unsaid
    0.13, // Count
    -0.89, // Current
];

/// For a body that was not named yet.
#[rustfmt::skip]
pub(super) const NEW_BODY: [f32; body::New::COUNT] = [
    -0.08, // One
    0.23, // Modifiers
    -0.32, // Source
    0.28, // Subject
    0.39, // Spoken
    0.33, // Possessive
    0.08, // Phrase
    0.48, // Any
    0.37, // Bodies
];
