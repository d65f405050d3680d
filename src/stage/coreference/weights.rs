//! What the signs of the sieves are worth: fitted by `training/signs.py`, which writes the numbers, row by row. Behind a
//! number stands the sign that it is for; the order is that of the enumerations.

use super::{body_signs as body, signs as pronoun, someone_signs as person};

/// For a pronoun that is the source of a quote, in the narration, in spoken words; for several or a thing.
#[rustfmt::skip]
pub(super) const PRONOUN: [[f32; 4]; pronoun::Sign::COUNT] = [
    [-0.95, -0.31, -0.44, -0.83], // Sentences
    [-0.09, -0.81, 0.07, -0.98], // Paragraphs
    [-1.50, -1.66, -0.14, -2.21], // Tokens
    [-0.98, -0.58, -1.34, 1.74], // Subject
    [0.80, -0.41, -1.18, 0.16], // Source
    [-0.42, -0.15, 0.22, -0.04], // Name
    [0.28, -0.58, -0.30, -0.28], // Pronoun
    [-0.73, -0.99, 0.07, -0.60], // Described
    [-2.14, -0.88, -0.40, -0.97], // UnnamedSource
    [-2.46, -1.08, -0.42, 0.01], // Unnamed
    [0.60, 0.60, 0.60, 0.60], // Group
    [2.00, 2.50, 2.08, 0.40], // Gender
    [-1.69, -0.13, -0.94, -1.91], // Unknown
    [-1.00, -1.00, -1.00, -1.41], // OneQuoted
    [-2.50, -2.50, -2.50, -1.51], // One
    [-0.45, 0.25, -0.95, 0.36], // Introduced
    [0.18, -0.46, -0.46, 0.76], // Opens
    [0.00, 0.09, 0.27, 0.48], // Count
    [0.75, 0.38, 0.78, 0.00], // Beside
    [-1.40, -0.78, -0.17, -0.82], // Genitive
    [2.48, 2.48, 2.77, 1.92], // SameQuote
    [1.10, 1.10, 1.06, 0.37], // SameSpeaker
    [0.24, 0.40, 0.24, -0.30], // Inner
    [-0.05, 0.64, 0.06, -1.77], // Reported
    [3.53, 3.83, 3.53, 2.50], // Addressee
    [0.38, 0.20, 0.38, 1.06], // Speaker
    [4.00, 4.00, 4.00, 4.00], // NestedSource
    [-2.60, -3.24, -2.14, -2.00], // Ahead
    [7.88, 7.97, 8.08, 7.00], // AheadTokens
    [-0.20, -1.18, 0.97, -0.80], // AheadVerbs
    [4.94, 5.19, 4.94, 4.10], // Fronted
    [4.14, 5.14, 4.14, 0.80], // FrontedFar
    [-1.76, -3.32, -1.76, 3.50], // AheadComma
    [0.49, 0.05, -1.68, 0.74], // LastSource
    [-1.35, -1.05, -1.05, 0.19], // Answered
    [0.46, 0.22, -0.28, 0.87], // LastSubject
    [-0.44, -0.37, -0.82, 0.31], // Rank
    [-0.08, 0.51, 0.40, -0.18], // Only
    [0.71, 0.31, 0.18, 0.12], // ParagraphFirst
    [-1.01, -0.53, 0.00, -0.05], // PreviousFirst
    [0.81, 1.76, 3.54, 0.74], // SubjectHere
    [1.61, 1.32, 1.32, 0.28], // SubjectBefore
    [0.81, -0.21, -0.07, 0.37], // SourceBefore
    [-0.40, 0.02, -0.45, -0.12], // Preposition
    [0.42, 0.07, 1.79, -0.26], // Parallel
    [1.54, 1.30, 1.16, 0.00], // Letters
];

/// For a person whom a description may mean.
#[rustfmt::skip]
pub(super) const PERSON: [f32; person::Sign::COUNT] = [
    -0.13, // Rank
    0.13, // Last
    -0.79, // Here
    0.80, // Away1
    0.22, // Away2
    0.37, // Paragraph
    0.38, // ParagraphBefore
    0.33, // First
    -0.02, // FirstBefore
    0.70, // Subject
    -0.75, // Source
    0.96, // Introduced
    0.18, // New
    -0.04, // Opens
    0.14, // Only
    -0.02, // OnlyHere
    0.55, // LastSource
    0.54, // LastSourceHere
    0.55, // Covers
    0.97, // Exact
    0.27, // Word
    0.35, // Does
    0.07, // Age
    -0.35, // OtherAge
    0.84, // AgeUntold
    0.32, // General
    -0.71, // Free
    -0.39, // FreeGeneral
    -0.04, // FreeSource
    0.38, // FreeVariety
    -0.14, // FreeFormer
    -1.56, // Clash
    0.17, // ClashGeneral
    0.33, // ClashFormer
    0.12, // Said
    -0.28, // Unsaid
    0.07, // Count
    0.56, // Gender
    0.00, // Owner
    -1.37, // Current
    -1.26, // Unnamed
    -0.46, // Kin
];

/// For somebody of whom nothing was told yet.
#[rustfmt::skip]
pub(super) const NEW_PERSON: [f32; person::New::COUNT] = [
    1.14, // One
    0.33, // Modifiers
    -0.68, // Source
    -0.53, // Subject
    1.79, // Spoken
    0.58, // Possessive
    0.97, // Relative
    0.48, // Phrase
    0.35, // OfNumber
    -0.63, // General
    -0.82, // Age
    -0.79, // Former
    0.10, // SomebodyHere
    -0.08, // People
];

/// For a named body that a description may mean.
#[rustfmt::skip]
pub(super) const BODY: [f32; body::Sign::COUNT] = [
    -0.06, // Rank
    -0.36, // Last
    -0.73, // Here
    0.76, // Away1
    0.35, // Away2
    0.67, // Paragraph
    0.10, // ParagraphBefore
    0.35, // First
    0.20, // Subject
    0.04, // Source
    0.20, // New
    0.73, // Noun
    0.74, // Usual
    2.24, // InName
    0.00, // NounInName
    1.45, // Kind
    0.29, // Any
    -0.87, // AnyOther
    -2.07, // Other
    -1.32, // Untold
    2.01, // Organization
    -1.44, // Place
    -0.90, // Unsaid
    0.04, // Count
    -0.67, // Current
];

/// For a body that was not named yet.
#[rustfmt::skip]
pub(super) const NEW_BODY: [f32; body::New::COUNT] = [
    -0.02, // One
    0.16, // Modifiers
    -0.47, // Source
    0.38, // Subject
    0.30, // Spoken
    0.64, // Possessive
    -0.29, // Phrase
    0.58, // Any
    0.37, // Bodies
];
