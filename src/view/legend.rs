//! The classes of annotation: names for the style sheet, labels, tags, counts, and which of them
//! the reader has switched off.

use crate::document::{Analysis, EntityKind, Kind, Stance};

/// What the legend can show and hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Direct quotes.
    Direct,
    /// Indirect quotes.
    Indirect,
    /// Mixed quotes.
    Mixed,
    /// Quotes of any kind that report a belief.
    Belief,
    /// Sources.
    Source,
    /// Cues.
    Cue,
    /// People.
    Person,
    /// Organizations.
    Organization,
    /// Places of any kind.
    Place,
    /// Groups, events, laws, products, works.
    Other,
    /// Dates.
    Date,
    /// Whatever is listed under *Check*.
    Check,
}

impl Class {
    /// Every class, in the order of the legend.
    pub const ALL: [Self; 12] = [
        Self::Direct,
        Self::Indirect,
        Self::Mixed,
        Self::Belief,
        Self::Source,
        Self::Cue,
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Other,
        Self::Date,
        Self::Check,
    ];

    /// The class of a quote's kind.
    #[must_use]
    pub fn of_kind(kind: Kind) -> Self {
        match kind {
            Kind::Direct => Self::Direct,
            Kind::Indirect => Self::Indirect,
            Kind::Mixed => Self::Mixed,
        }
    }

    /// The class of an entity.
    #[must_use]
    pub fn of_entity(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Org => Self::Organization,
            EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac => Self::Place,
            EntityKind::Norp | EntityKind::Event | EntityKind::Law | EntityKind::Product | EntityKind::Work => {
                Self::Other
            }
        }
    }

    /// Its name in the style sheet.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Belief => "belief",
            Self::Source => "source",
            Self::Cue => "cue",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Other => "other",
            Self::Date => "date",
            Self::Check => "check",
        }
    }

    /// Its name for the reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Direct => "Direct quote",
            Self::Indirect => "Indirect quote",
            Self::Mixed => "Mixed quote",
            Self::Belief => "Belief",
            Self::Source => "Speaker",
            Self::Cue => "Cue",
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::Place => "Place",
            Self::Other => "Other name",
            Self::Date => "Date",
            Self::Check => "To check",
        }
    }

    /// The tag that stands at its spans; empty where a number or nothing does. A speaker's tag
    /// is followed by the numbers of the quotes.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Source => "S",
            Self::Person => "P",
            Self::Organization => "O",
            Self::Place => "L",
            Self::Other => "N",
            Self::Date => "D",
            Self::Check => "?",
            Self::Direct | Self::Indirect | Self::Mixed | Self::Belief | Self::Cue => "",
        }
    }
}

/// How many things of each class an analysis has: quotes, sources, cues, entities (not their
/// mentions), dates, things to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; Class::ALL.len()]);

impl Counts {
    /// Counts once.
    #[must_use]
    pub fn of(analysis: &Analysis, checks: usize) -> Self {
        let mut counts = Self::default();
        for quote in &analysis.quotes {
            counts.add(Class::of_kind(quote.kind), 1);
            counts.add(Class::Belief, usize::from(quote.stance == Stance::Belief));
            counts.add(Class::Source, usize::from(quote.source.is_some()));
            counts.add(Class::Cue, usize::from(quote.cue.is_some()));
        }
        for entity in &analysis.entities {
            counts.add(Class::of_entity(entity.kind), 1);
        }
        counts.add(Class::Date, analysis.dates.len());
        counts.add(Class::Check, checks);
        counts
    }

    /// How many things of this class there are.
    #[must_use]
    pub fn get(&self, class: Class) -> usize {
        self.0.get(class as usize).copied().unwrap_or_default()
    }

    fn add(&mut self, class: Class, number: usize) {
        if let Some(count) = self.0.get_mut(class as usize) {
            *count += number;
        }
    }
}

/// Which classes are switched off. Nothing is at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden(u16);

impl Hidden {
    /// Whether this class is switched off.
    #[must_use]
    pub fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u16) != 0
    }

    /// Switches a class off or on again.
    #[must_use]
    pub fn toggled(self, class: Class) -> Self {
        Self(self.0 ^ (1 << class as u16))
    }

    /// Class names for the article's element (`hide-person`), one for each class that is off.
    #[must_use]
    pub fn class_names(self) -> String {
        let mut names = String::new();
        for class in Class::ALL.into_iter().filter(|&class| self.has(class)) {
            names.push_str(" hide-");
            names.push_str(class.name());
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn classes_are_counted() {
        let counts = Counts::of(&fixture::harbor(), 2);
        assert_eq!(counts.get(Class::Direct), 2);
        assert_eq!(counts.get(Class::Belief), 1);
        assert_eq!(counts.get(Class::Person), 1);
        assert_eq!(counts.get(Class::Check), 2);
    }

    #[test]
    fn toggling_twice_shows_again() {
        let hidden = Hidden::default().toggled(Class::Cue).toggled(Class::Person);
        assert_eq!(hidden.class_names(), " hide-cue hide-person");
        assert_eq!(hidden.toggled(Class::Cue).toggled(Class::Person), Hidden::default());
    }

    #[test]
    fn classes_are_in_the_order_of_their_numbers() {
        assert!(Class::ALL.into_iter().enumerate().all(|(index, class)| class as usize == index));
    }
}
