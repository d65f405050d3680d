//! Reporting expressions and their frames: what each can take as content.

use std::collections::HashMap;

use super::inflection::{third, verb_forms};
use super::table::{english, rows};
use crate::document::Stance;
use crate::text::case::Casing;
use crate::text::order::sort_by_key;

/// What class of word heads a reporting expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueClass {
    /// *said*, *pointed out*
    Verb,
    /// *statement*, *claim*
    Noun,
    /// *convinced*, with a copula
    Adjective,
    /// *according to*
    Preposition,
}

macro_rules! frames {
    ($($(#[$doc:meta])* $constant:ident = $name:literal, $bit:literal;)*) => {
        /// What a reporting expression can take as its content: a set of frames.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Frames(u32);

        impl Frames {
            $($(#[$doc])* pub const $constant: Self = Self(1 << $bit);)*

            fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$constant),)*
                    _ => None,
                }
            }
        }
    };
}

frames! {
    /// Governs a direct quotation as tag or introduction.
    QUOTE = "quote", 0;
    /// A *that*-clause.
    THAT = "that", 1;
    /// A clause without *that*.
    BARE = "bare", 2;
    /// A clause with *whether*, *how*, *why*, *what*.
    WH = "wh", 3;
    /// An infinitive.
    TO = "to", 4;
    /// An addressee and an infinitive (*urged the council to act*).
    OBJECT_TO = "object-to", 5;
    /// May take an addressee before its clause (*told reporters that*).
    ADDRESSEE = "addressee", 6;
    /// A gerund (*denied taking*).
    ING = "ing", 7;
    /// A noun phrase.
    OBJECT = "object", 8;
    /// Names something: object and complement (*called it “…”*).
    NAMING = "naming", 9;
    /// *described it as …*
    AS = "as", 10;
    /// *warned of …*
    OF = "of", 11;
    /// *called for …*
    FOR = "for", 12;
    /// *spoke about …*
    ABOUT = "about", 13;
    /// *argued against …*
    AGAINST = "against", 14;
    /// *commented on …*
    ON = "on", 15;
    /// *agreed with …*
    WITH = "with", 16;
    /// *believes in …*
    IN = "in", 17;
    /// Introduces its content with a colon.
    COLON = "colon", 18;
    /// *was quoted as saying*
    PASSIVE_AS = "passive-as", 19;
    /// Yields no content (*declined to comment*).
    NONE = "none", 20;
}

impl Frames {
    /// Whether any of `other` is in this set.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The union of two sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The frame of a linking preposition.
    #[must_use]
    pub fn of_preposition(word: &str) -> Option<Self> {
        matches!(word, "of" | "for" | "about" | "against" | "on" | "with" | "in" | "as")
            .then(|| Self::named(word))
            .flatten()
    }
}

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Not a verb.
    Fixed,
    /// *say*
    Base,
    /// *says*
    Third,
    /// *said* as past tense
    Past,
    /// *said*, *written* as participle
    Participle,
    /// *saying*
    Gerund,
}

/// One reporting expression.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its base form.
    pub lemma: &'static str,
    /// What heads it.
    pub class: CueClass,
    /// Speech or belief.
    pub stance: Stance,
    /// What it can take.
    pub frames: Frames,
    /// Holds under negation only (`not say`).
    pub negative: bool,
    /// The fixed words after the head, lower case.
    rest: Vec<&'static str>,
}

impl Cue {
    /// How many of `words` the expression covers when its head is the first: its fixed words
    /// follow, with words that `skip` allows in between.
    fn length(&self, words: &[String], skip: &dyn Fn(usize) -> bool) -> Option<usize> {
        let mut at = 1;
        for fixed in &self.rest {
            let limit = at + Self::MOST_SKIPPED;
            while at < limit && !fits(fixed, words.get(at)?) && skip(at) {
                at += 1;
            }
            if !fits(fixed, words.get(at)?) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Most words between two fixed words of an expression.
    const MOST_SKIPPED: usize = 3;
}

/// Whether a word fills a fixed place of an expression.
fn fits(fixed: &str, word: &str) -> bool {
    match fixed {
        "one's" => matches!(word, "my" | "your" | "his" | "her" | "its" | "our" | "their"),
        "oneself" => word.ends_with("self") || word.ends_with("selves"),
        _ => fixed == word,
    }
}

/// A reporting expression found at a word.
#[derive(Clone, Copy, Debug)]
pub struct CueMatch<'a> {
    /// The entry.
    pub cue: &'a Cue,
    /// The form of its head.
    pub form: Form,
    /// How many words it covers.
    pub words: usize,
}

/// The table of reporting expressions, by the forms of their first words.
#[derive(Debug)]
pub struct CueTable {
    cues: Vec<Cue>,
    by_form: HashMap<String, Vec<(usize, Form)>>,
}

impl CueTable {
    /// The English table.
    #[must_use]
    pub fn english() -> Self {
        let mut table = Self { cues: Vec::new(), by_form: HashMap::new() };
        rows(english!("cues")).for_each(|row| table.add(&row));
        table
    }

    fn add(&mut self, row: &[&'static str]) {
        let &[lemma, class, stance, frames, forms] = row else { return };
        let class = match class {
            "verb" => CueClass::Verb,
            "noun" => CueClass::Noun,
            "adjective" => CueClass::Adjective,
            _ => CueClass::Preposition,
        };
        let stance = if stance == "belief" { Stance::Belief } else { Stance::Speech };
        let frames = frames.split(',').filter_map(|f| Frames::named(f.trim())).fold(Frames::default(), Frames::or);
        let negative = class == CueClass::Verb && lemma.starts_with("not ");
        let mut words = lemma.strip_prefix("not ").unwrap_or(lemma).split(' ');
        let head = words.next().unwrap_or_default();
        let index = self.cues.len();
        self.cues.push(Cue { lemma, class, stance, frames, negative, rest: words.collect() });
        match class {
            CueClass::Verb => {
                let f = verb_forms(head, Some(forms).filter(|f| f.contains('/')));
                for (form, word) in [
                    (Form::Base, f.base),
                    (Form::Third, f.third),
                    (Form::Past, f.past),
                    (Form::Participle, f.participle),
                    (Form::Gerund, f.gerund),
                ] {
                    if let Some(british) = british(head, &word) {
                        self.by_form.entry(british).or_default().push((index, form));
                    }
                    self.by_form.entry(word).or_default().push((index, form));
                }
                if head == "be" {
                    for (form, word) in [
                        (Form::Base, "are"),
                        (Form::Past, "were"),
                        (Form::Base, "am"),
                        (Form::Third, "'s"),
                        (Form::Base, "'re"),
                        (Form::Base, "'m"),
                    ] {
                        self.by_form.entry(word.to_owned()).or_default().push((index, form));
                    }
                }
            }
            CueClass::Noun => {
                self.by_form.entry(head.to_owned()).or_default().push((index, Form::Fixed));
                self.by_form.entry(third(head)).or_default().push((index, Form::Fixed));
            }
            _ => self.by_form.entry(head.to_owned()).or_default().push((index, Form::Fixed)),
        }
    }

    /// Reporting expressions that begin with the first of `words` (lower case), longest first; a
    /// past form that is a participle too is given twice. `skip` tells which word, by its position,
    /// may stand between the words of an expression (determiners, adjectives, adverbs).
    #[must_use]
    pub fn at(&self, words: &[String], skip: &dyn Fn(usize) -> bool) -> Vec<CueMatch<'_>> {
        let Some(head) = words.first() else { return Vec::new() };
        let Some(entries) = self.by_form.get(head) else { return Vec::new() };
        let mut found: Vec<CueMatch<'_>> = entries
            .iter()
            .filter_map(|&(index, form)| {
                let cue = self.cues.get(index)?;
                cue.length(words, skip).map(|words| CueMatch { cue, form, words })
            })
            .collect();
        sort_by_key(&mut found, |m| (std::cmp::Reverse(m.words), !m.cue.negative));
        found
    }

    /// Whether a word is a finite form of a verb that can govern a direct quotation.
    #[must_use]
    pub fn is_reporting_form(&self, word: &str) -> bool {
        self.by_form.get(&word.lower()).is_some_and(|entries| {
            entries.iter().any(|&(index, form)| {
                matches!(form, Form::Base | Form::Third | Form::Past)
                    && self.cues.get(index).is_some_and(|c| {
                        c.class == CueClass::Verb && c.rest.is_empty() && !c.negative && c.frames.any(Frames::QUOTE)
                    })
            })
        })
    }

    /// All entries, in table order.
    #[must_use]
    pub fn entries(&self) -> &[Cue] {
        &self.cues
    }
}

/// The British spelling of a form that doubles its final *l* (*signalled*).
fn british(base: &str, form: &str) -> Option<String> {
    let stem = base.strip_suffix('l').filter(|s| s.ends_with(['a', 'e', 'i', 'o', 'u']))?;
    let ending = form.strip_prefix(base).filter(|e| matches!(*e, "ed" | "ing"))?;
    Some(format!("{stem}ll{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        for row in rows(english!("cues")) {
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(matches!(row[1], "verb" | "noun" | "adjective" | "preposition"), "{row:?}");
            assert!(matches!(row[2], "speech" | "belief"), "{row:?}");
            assert!(row[3].split(',').all(|f| Frames::named(f.trim()).is_some()), "{row:?}");
            assert!(matches!(row[4], "regular" | "-") || row[4].contains('/'), "{row:?}");
        }
    }

    #[test]
    fn the_longest_expression_comes_first() {
        let table = CueTable::english();
        let found = table.at(&words("pointed out that"), &|_| false);
        assert_eq!(found.first().map(|m| (m.cue.lemma, m.words)), Some(("point out", 2)));
    }

    #[test]
    fn determiners_and_slots_stand_inside_expressions() {
        let table = CueTable::english();
        let found = table.at(&words("made up her mind to"), &|_| false);
        assert_eq!(found.first().map(|m| (m.cue.lemma, m.words)), Some(("make up one's mind", 4)));
    }

    #[test]
    fn reporting_forms_are_finite_forms_of_tag_verbs() {
        let table = CueTable::english();
        assert!(table.is_reporting_form("said") && table.is_reporting_form("Says"));
        assert!(!table.is_reporting_form("saying") && !table.is_reporting_form("table"));
    }
}
