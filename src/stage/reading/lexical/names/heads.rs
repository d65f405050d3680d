//! The kind that a head word gives to the name it ends or opens.

use std::ops::Range;

use super::words::Words;
use crate::document::{EntityKind, TokenKind};

/// Words that open a name and give its kind.
const OPENING: &[(&str, EntityKind)] = &[
    ("Lake", EntityKind::Loc),
    ("Mount", EntityKind::Loc),
    ("Mt.", EntityKind::Loc),
    ("Cape", EntityKind::Loc),
    ("Gulf", EntityKind::Loc),
    ("Strait", EntityKind::Loc),
    ("Isle", EntityKind::Loc),
    ("Sea", EntityKind::Loc),
    ("Bay", EntityKind::Loc),
    ("Fort", EntityKind::Fac),
    ("Camp", EntityKind::Fac),
    ("Block", EntityKind::Fac),
    ("Interstate", EntityKind::Fac),
    ("Terminal", EntityKind::Fac),
    ("Runway", EntityKind::Fac),
    ("Highway", EntityKind::Fac),
    ("Route", EntityKind::Fac),
    ("Hurricane", EntityKind::Event),
    ("Typhoon", EntityKind::Event),
    ("Cyclone", EntityKind::Event),
    ("Operation", EntityKind::Event),
    ("Battle", EntityKind::Event),
    ("Treaty", EntityKind::Law),
    ("Article", EntityKind::Law),
    ("Section", EntityKind::Law),
    ("Proposition", EntityKind::Law),
    ("Resolution", EntityKind::Law),
    ("Boeing", EntityKind::Product),
    ("Airbus", EntityKind::Product),
    ("Republic", EntityKind::Gpe),
    ("Kingdom", EntityKind::Gpe),
];

/// The kind that the head word of a whole run gives.
pub(super) fn whole_kind(words: &Words<'_>, run: &Range<usize>) -> Option<EntityKind> {
    let names = &words.lexicon.names;
    if run.len() < 2 {
        return None;
    }
    let first = words.text(run.start);
    let of = run.clone().find(|&at| matches!(words.text(at), "of" | "for"));
    // `Gulf Weather Center` is no gulf.
    let body = run.len() > 2 && is_body_suffix(words.text(run.end - 1));
    if let Some((_, kind)) = OPENING.iter().find(|(word, _)| *word == first && !body) {
        return Some(*kind);
    }
    if let Some(of) = of.filter(|&of| of > run.start) {
        return Some(names.head(words.text(of - 1)).unwrap_or(EntityKind::Org));
    }
    let last = words.text(run.end - 1);
    let kind = names.head(last).or_else(|| {
        (words.kind(run.end - 1) == TokenKind::Number).then(|| names.head(words.text(run.end - 2))).flatten()
    })?;
    // Ana Hill, Bo Rivers: a given name and one word that is a head as well.
    let person = names.given(first).is_some_and(|g| !g.word || words.tag(run.start).is_proper())
        && run.len() <= 3
        && !is_body_suffix(last)
        && (run.start + 1..run.end - 1).all(|at| names.head(words.text(at)).is_none() && words.known_at(at).is_none());
    (!person).then_some(kind)
}

/// Endings that no surname has.
fn is_body_suffix(word: &str) -> bool {
    word.ends_with('.')
        || word.len() > 4
            && word.ends_with('s')
            && !matches!(
                word,
                "Hills"
                    | "Fields"
                    | "Falls"
                    | "Rivers"
                    | "Banks"
                    | "Woods"
                    | "Powers"
                    | "Waters"
                    | "Brooks"
                    | "Forests"
                    | "Towers"
            )
        || matches!(
            word,
            "Inc"
                | "Ltd"
                | "LLC"
                | "LLP"
                | "PLC"
                | "plc"
                | "Plc"
                | "AG"
                | "SA"
                | "NV"
                | "GmbH"
                | "Corp"
                | "Corporation"
                | "University"
                | "Institute"
                | "Foundation"
                | "Committee"
                | "Commission"
                | "Council"
                | "Association"
                | "Company"
                | "Ministry"
                | "Department"
                | "Agency"
                | "Airport"
                | "Hospital"
                | "Stadium"
                | "Museum"
                | "Academy"
                | "Party"
                | "League"
                | "Union"
                | "Group"
                | "Society"
                | "Center"
                | "Centre"
                | "College"
                | "Tournament"
                | "Championship"
                | "Airline"
                | "Act"
                | "Treaty"
                | "Charter"
                | "Street"
                | "Avenue"
                | "Road"
                | "School"
                | "Library"
                | "Theater"
                | "Theatre"
                | "Orchestra"
                | "Cup"
                | "Prize"
                | "Award"
                | "FC"
                | "Club"
                | "County"
                | "Island"
                | "Prison"
                | "Fund"
                | "Trust"
                | "Bridge"
                | "Chapel"
                | "Cathedral"
                | "Hotel"
                | "Highway"
                | "River"
                | "Ocean"
        ) && !matches!(word, "Lane")
}
