//! The personal pronouns of English.

use crate::document::Gender;
pub use crate::document::{Person, Pronoun};

/// Looks a word up, in any case.
#[must_use]
pub fn pronoun(word: &str) -> Option<Pronoun> {
    use Gender::{Female, Male, Unknown};
    use Person::{First, Second, Third};
    let make = |person, gender, plural, neuter, possessive, subject| {
        Some(Pronoun { person, gender, plural, neuter, possessive, subject })
    };
    match word.to_ascii_lowercase().as_str() {
        "i" => make(First, Unknown, false, false, false, true),
        "me" | "myself" => make(First, Unknown, false, false, false, false),
        "my" | "mine" => make(First, Unknown, false, false, true, false),
        "we" => make(First, Unknown, true, false, false, true),
        "us" | "ourselves" => make(First, Unknown, true, false, false, false),
        "our" | "ours" => make(First, Unknown, true, false, true, false),
        "you" => make(Second, Unknown, false, false, false, true),
        "your" | "yours" => make(Second, Unknown, false, false, true, false),
        "yourself" | "yourselves" => make(Second, Unknown, false, false, false, false),
        "he" => make(Third, Male, false, false, false, true),
        "him" | "himself" => make(Third, Male, false, false, false, false),
        "his" => make(Third, Male, false, false, true, false),
        "she" => make(Third, Female, false, false, false, true),
        "herself" => make(Third, Female, false, false, false, false),
        // Object as often as possessive; the tag tells which.
        "her" => make(Third, Female, false, false, true, false),
        "hers" => make(Third, Female, false, false, true, false),
        "it" => make(Third, Unknown, false, true, false, true),
        "itself" => make(Third, Unknown, false, true, false, false),
        "its" => make(Third, Unknown, false, true, true, false),
        "they" => make(Third, Unknown, true, false, false, true),
        "them" | "themselves" => make(Third, Unknown, true, false, false, false),
        "their" | "theirs" => make(Third, Unknown, true, false, true, false),
        _ => None,
    }
}
