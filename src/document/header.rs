//! What stands before the article proper.

use serde::{Deserialize, Serialize};

use super::IsoDate;
use crate::text::Span;

/// Metadata found in the text. Its spans are cut from the sentences, never from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The headline, where the first line is one.
    pub title: Option<Span>,
    /// The author's name, without "By".
    pub byline: Option<Span>,
    /// Place and date before the first sentence (`GENEVA, March 3 (Agency) -`).
    pub dateline: Option<Span>,
    /// When the article was published.
    pub published: Option<Published>,
    /// Everything to be left out of the sentences, in text order: the above and their surroundings
    /// (`date 2023-02-21`, `By …`, the dash of a dateline).
    pub metadata: Vec<Span>,
}

/// The publication date and where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The date.
    pub date: IsoDate,
    /// Its place in the text; none when it was given from outside.
    pub span: Option<Span>,
}
