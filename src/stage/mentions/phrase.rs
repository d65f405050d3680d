//! Words with the questions that mention finding asks of them.

use std::borrow::Cow;
use std::ops::Range;

use crate::document::{
    Definiteness, Document, Form, Gender, MentionDraft, NominalClass, NominalForm, Shape, Tag, TokenKind,
};
use crate::language::Lexicon;
use crate::language::names::{NominalKind, RoleNoun, plain};
use crate::text::Span;
use crate::text::case::Casing;

/// A document seen as words.
pub(super) struct Phrases<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
}

/// The head of a noun phrase and what it can refer to.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) tokens: Range<usize>,
    pub(super) noun: String,
    pub(super) class: NominalClass,
    pub(super) gender: Gender,
    pub(super) plural: bool,
    pub(super) relative: bool,
}

impl<'a> Phrases<'a> {
    pub(super) fn new(document: &'a Document, lexicon: &'a Lexicon) -> Self {
        Self { document, lexicon }
    }

    pub(super) fn len(&self) -> usize {
        self.document.tokens.len()
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.document.tokens.get(at).map_or("", |t| self.document.text.slice(t.span))
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.text(at).lower().replace('’', "'")
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(at).map_or(Tag::Punct, |t| t.tag)
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.document.tokens.get(at).map_or(Shape::None, |t| t.shape)
    }

    pub(super) fn kind(&self, at: usize) -> TokenKind {
        self.document.tokens.get(at).map_or(TokenKind::Punctuation, |t| t.kind)
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.lower(at);
        words.contains(&word.as_str())
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let first = self.document.tokens.get(tokens.start)?;
        let last = self.document.tokens.get(tokens.end.checked_sub(1)?)?;
        (tokens.start < tokens.end).then(|| first.span.to(last.span))
    }

    pub(super) fn plain(&self, tokens: Range<usize>) -> Option<Cow<'a, str>> {
        self.span(&tokens).map(|s| plain(self.document.text.slice(s)))
    }

    /// Whether two tokens stand in the same paragraph with nothing but white space or words
    /// between: sentence ends part them.
    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        let at = |i: usize| self.document.tokens.get(i).and_then(|t| self.document.sentence_at(t.span.start()));
        let paragraph = |i: usize| self.document.tokens.get(i).map(|t| self.document.text.paragraph_at(t.span.start()));
        at(a) == at(b) && paragraph(a) == paragraph(b)
    }

    /// The role noun (of one or more words) that begins at a token.
    pub(super) fn role_at(&self, at: usize) -> Option<(usize, RoleNoun)> {
        let names = &self.lexicon.names;
        let lower = |n: usize| self.plain(at..at + n).map(|p| Cow::<'a, str>::Owned(p.lower()));
        let word = self.lower(at);
        let table = names.role_at(&word, lower);
        let formal = names.honorific_at(self.text(at), |n| self.plain(at..at + n)).filter(|(_, h)| h.office);
        match (table, formal) {
            (Some((n, role)), Some((m, _))) if n >= m => Some((n, role)),
            (_, Some((m, h))) => Some((m, RoleNoun { gender: h.gender, relative: false, group: false })),
            (Some(found), None) => Some(found),
            (None, None) => names.role(&word).map(|role| (1, role)),
        }
    }

    /// The head noun that begins at a token, if it can refer to a person, organization or place.
    pub(super) fn head_at(&self, at: usize) -> Option<Head> {
        let names = &self.lexicon.names;
        let role = self.role_at(at);
        let lower = |n: usize| self.plain(at..at + n).map(|p| Cow::<'a, str>::Owned(p.lower()));
        let nominal = names.nominal_at(&self.lower(at), lower);
        let role_words = role.map_or(0, |(n, _)| n);
        match nominal {
            Some((n, kind)) if n >= role_words => {
                let noun = lower(n)?.into_owned();
                let class = match kind {
                    NominalKind::Organization => NominalClass::Organization,
                    NominalKind::Place => NominalClass::Place,
                };
                let police = noun == "police";
                Some(Head { tokens: at..at + n, noun, class, gender: Gender::Unknown, plural: police, relative: false })
            }
            _ => {
                let (n, role) = role?;
                let noun = lower(n)?.into_owned();
                Some(Head {
                    tokens: at..at + n,
                    noun,
                    class: NominalClass::Person,
                    gender: role.gender,
                    plural: role.group,
                    relative: role.relative,
                })
            }
        }
    }

    /// Where the noun phrase whose head begins at `head` begins, and how it is determined.
    pub(super) fn left_edge(&self, head: usize) -> (usize, Definiteness) {
        let mut start = head;
        let mut definiteness = Definiteness::Indefinite;
        while let Some(at) = start.checked_sub(1).filter(|&at| self.same_sentence(at, head)) {
            let word = self.lower(at);
            match self.tag(at) {
                Tag::DT => {
                    definiteness = if matches!(word.as_str(), "the" | "this" | "that" | "these" | "those") {
                        Definiteness::Definite
                    } else {
                        Definiteness::Indefinite
                    };
                    return (at, definiteness);
                }
                Tag::PRPS => return (at, Definiteness::Possessive),
                Tag::POS => {
                    // `the town’s mayor`: the owner belongs to the phrase.
                    definiteness = Definiteness::Possessive;
                    start = at;
                }
                Tag::PRP if word == "her" => return (at, Definiteness::Possessive),
                Tag::JJ | Tag::NN | Tag::NNP | Tag::NNPS | Tag::CD => start = at,
                Tag::NNS
                    if self.tag(at + 1) == Tag::POS
                        || self.tag(at + 1).is_noun() && self.kind(at + 1) == TokenKind::Word && at + 1 == head =>
                {
                    start = at
                }
                Tag::VBN | Tag::VBG
                    if matches!(self.tag(at + 1), Tag::NN | Tag::NNS | Tag::NNP | Tag::JJ)
                        && at
                            .checked_sub(1)
                            .is_some_and(|b| matches!(self.tag(b), Tag::DT | Tag::PRPS | Tag::JJ | Tag::CD)) =>
                {
                    start = at;
                }
                _ => break,
            }
        }
        (start, definiteness)
    }

    /// `the mother of three`: says something of somebody, and whose mother she is.
    pub(super) fn of_several(&self, end: usize) -> bool {
        let number = self.tag(end + 1) == Tag::CD || self.is(end + 1, &["several", "many"]);
        self.is(end, &["of"]) && number
    }

    /// A draft of a nominal; where it stands is filled in later.
    pub(super) fn nominal(
        &self,
        tokens: Range<usize>,
        head: &Head,
        definiteness: Definiteness,
    ) -> Option<MentionDraft> {
        let span = self.span(&tokens)?;
        let modifiers = (tokens.start..head.tokens.start)
            .filter(|&at| !matches!(self.tag(at), Tag::DT | Tag::PRPS | Tag::POS | Tag::Punct))
            .map(|at| self.lower(at))
            .collect();
        Some(MentionDraft {
            span,
            tokens,
            form: Form::Nominal(NominalForm {
                head: head.noun.clone(),
                modifiers,
                class: head.class,
                definiteness,
                relative: head.relative && !self.of_several(head.tokens.end),
            }),
            gender: head.gender,
            plural: head.plural,
            ..blank(span)
        })
    }
}

/// A draft whose place in the document is not yet known.
pub(super) fn blank(span: Span) -> MentionDraft {
    MentionDraft {
        span,
        tokens: 0..0,
        form: Form::Group(Vec::new()),
        gender: Gender::Unknown,
        plural: false,
        subject: false,
        sentence: 0,
        paragraph: 0,
        quote: None,
        spoken: false,
        source_of: Vec::new(),
    }
}
