//! In which half of the world an article’s seasons are.

use crate::document::{Document, TokenId};
use crate::language::calendar::Season;
use crate::text::case::Casing;

/// Countries and cities of the south, in lower case.
const SOUTH: &[&str] = &[
    "adelaide",
    "argentina",
    "argentine",
    "auckland",
    "australia",
    "australian",
    "australians",
    "brisbane",
    "canberra",
    "chile",
    "chilean",
    "christchurch",
    "dunedin",
    "johannesburg",
    "melbourne",
    "montevideo",
    "paraguay",
    "pretoria",
    "queensland",
    "sydney",
    "tasmania",
    "uruguay",
    "zealand",
    "zealanders",
    "zimbabwe",
];
/// From so many of them on an article is from there.
const ENOUGH: usize = 2;

/// Whether an article names places of the south more than in passing.
pub(super) fn is_south(document: &Document) -> bool {
    let words = (0..document.tokens.len()).map(|at| document.word(TokenId::new(at)));
    words.filter(|word| SOUTH.contains(&word.lower().as_str())).take(ENOUGH).count() == ENOUGH
}

/// The season that the other half of the world has in the same months.
pub(super) fn opposite(season: Season) -> Season {
    match season {
        Season::Spring => Season::Autumn,
        Season::Summer => Season::Winter,
        Season::Autumn => Season::Spring,
        Season::Winter => Season::Summer,
    }
}
