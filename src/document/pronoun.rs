//! Pronouns with person, gender and number.

use super::Gender;

/// A third-person or first-person pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// First or third.
    pub person: Person,
    /// *he*, *she*, or unknown.
    pub gender: Gender,
    /// Refers to several (for *they* and *them* it may be one person all the same).
    pub plural: bool,
    /// *it* and its forms: no person.
    pub neuter: bool,
    /// A possessive determiner or pronoun (*his*, *theirs*).
    pub possessive: bool,
    /// Can be the subject of a clause.
    pub subject: bool,
}

impl Pronoun {
    /// Refers to one person.
    #[must_use]
    pub fn of_one_person(self) -> bool {
        !self.plural && !self.neuter
    }
}

/// Grammatical person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    /// *I*, *we*
    First,
    /// *you*
    Second,
    /// *he*, *she*, *it*, *they*
    Third,
}
