//! Parts of speech.

use serde::{Deserialize, Serialize};

/// Penn Treebank part-of-speech tags, reduced to what the lexical reader asks about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tag {
    /// Coordinating conjunction.
    CC,
    /// Cardinal number.
    CD,
    /// Determiner, also predeterminers.
    DT,
    /// Existential *there*.
    EX,
    /// Preposition or subordinating conjunction, also *that* before a clause.
    IN,
    /// Adjective, in all degrees.
    JJ,
    /// Modal.
    MD,
    /// Singular or mass noun.
    #[default]
    NN,
    /// Plural noun.
    NNS,
    /// Singular proper noun.
    NNP,
    /// Plural proper noun.
    NNPS,
    /// Possessive ending.
    POS,
    /// Personal pronoun.
    PRP,
    /// Possessive pronoun (`PRP$`).
    PRPS,
    /// Adverb, in all degrees.
    RB,
    /// Particle.
    RP,
    /// *to* before an infinitive or as a preposition.
    TO,
    /// Interjection.
    UH,
    /// Verb, base form.
    VB,
    /// Verb, past tense.
    VBD,
    /// Verb, gerund or present participle.
    VBG,
    /// Verb, past participle.
    VBN,
    /// Verb, present tense, not third person singular.
    VBP,
    /// Verb, third person singular present.
    VBZ,
    /// *Wh*-determiner, also relative *that*.
    WDT,
    /// *Wh*-pronoun.
    WP,
    /// Possessive *wh*-pronoun (`WP$`).
    WPS,
    /// *Wh*-adverb.
    WRB,
    /// Punctuation and quotation marks.
    Punct,
    /// Symbols, foreign words, list markers.
    SYM,
}

impl Tag {
    /// Every tag, in the order of its discriminant.
    pub const ALL: [Self; 30] = [
        Self::CC,
        Self::CD,
        Self::DT,
        Self::EX,
        Self::IN,
        Self::JJ,
        Self::MD,
        Self::NN,
        Self::NNS,
        Self::NNP,
        Self::NNPS,
        Self::POS,
        Self::PRP,
        Self::PRPS,
        Self::RB,
        Self::RP,
        Self::TO,
        Self::UH,
        Self::VB,
        Self::VBD,
        Self::VBG,
        Self::VBN,
        Self::VBP,
        Self::VBZ,
        Self::WDT,
        Self::WP,
        Self::WPS,
        Self::WRB,
        Self::Punct,
        Self::SYM,
    ];

    /// Any form of a verb except modals.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::VB | Self::VBD | Self::VBG | Self::VBN | Self::VBP | Self::VBZ)
    }

    /// A verb form that can be the finite head of a clause, or a modal.
    #[must_use]
    pub fn is_finite(self) -> bool {
        matches!(self, Self::VBD | Self::VBP | Self::VBZ | Self::MD)
    }

    /// Any noun.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::NN | Self::NNS | Self::NNP | Self::NNPS)
    }

    /// A proper noun.
    #[must_use]
    pub fn is_proper(self) -> bool {
        matches!(self, Self::NNP | Self::NNPS)
    }
}
