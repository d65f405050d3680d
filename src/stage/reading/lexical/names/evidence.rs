//! What a candidate and the words around it tell of its kind. Points: 4 settles it unless
//! something as strong speaks against it, 2 is a good sign, below 1 a hint.

use super::appositions::{body as apposition_body, role as apposition_role};
use super::candidate::Candidate;
use super::runs::PARTICLES;
use super::words::Words;
use crate::document::{EntityKind, Shape, Tag, TokenKind};
use crate::language::names::NameClass;
use crate::text::case::Casing;

/// Verbs whose subjects are mostly people, in the forms news uses.
const SPEECH: &[&str] = &[
    "said",
    "says",
    "told",
    "added",
    "adds",
    "asked",
    "argued",
    "wrote",
    "insisted",
    "explained",
    "recalled",
    "replied",
    "noted",
    "warned",
    "claimed",
    "admitted",
    "joked",
    "tweeted",
    "testified",
    "believes",
    "thinks",
    "hopes",
];
/// Verbs whose subjects are people for sure.
const HUMAN: &[&str] = &[
    "smiled",
    "laughed",
    "shrugged",
    "sighed",
    "grinned",
    "nodded",
    "whispered",
    "married",
    "died",
    "resigned",
    "wept",
    "whose",
    "who",
    "recalled",
    "joked",
    "scored",
    "headed",
    "pleaded",
    "testified",
    "himself",
    "herself",
    "retired",
];
const PLACE_BEFORE: &[&str] = &["in", "near", "outside", "around", "across", "inside", "throughout", "into"];
const PLACE_NOUNS: &[&str] = &[
    "city",
    "town",
    "village",
    "suburb",
    "province",
    "state",
    "district",
    "port",
    "island",
    "region",
    "county",
    "hamlet",
    "neighborhood",
    "neighbourhood",
    "borough",
    "municipality",
    "capital",
    "settlement",
    "resort",
];
const BODY_BEFORE: &[&str] = &[
    "company",
    "firm",
    "broadcaster",
    "newspaper",
    "magazine",
    "agency",
    "group",
    "charity",
    "startup",
    "club",
    "bank",
    "retailer",
    "airline",
    "network",
    "operator",
    "insurer",
    "brewer",
    "carmaker",
    "automaker",
    "manufacturer",
    "consultancy",
    "bookmaker",
    "maker",
    "think-tank",
    "union",
    "team",
    "party",
    "rival",
    "rivals",
    "daily",
    "website",
];
const DIRECTIONS: &[&str] =
    &["north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"];
/// Roles that firms have as well.
const FIRM_ROLES: &[&str] = &[
    "owner",
    "maker",
    "operator",
    "publisher",
    "developer",
    "sponsor",
    "builder",
    "supplier",
    "employer",
    "landlord",
    "producer",
    "manufacturer",
    "distributor",
    "contractor",
    "rival",
    "partner",
    "parent",
    "client",
    "lender",
];
const WORK_BEFORE: &[&str] =
    &["journal", "book", "novel", "film", "movie", "song", "album", "play", "musical", "opera", "poem", "documentary"];

/// Adds what is seen of this occurrence to the candidate's scores.
pub(super) fn weigh(words: &Words<'_>, candidate: &mut Candidate) {
    if candidate.span != words.span(&candidate.tokens).unwrap_or_default() {
        return;
    }
    inside(words, candidate);
    before(words, candidate);
    after(words, candidate);
    if words.document.header.byline.is_some_and(|b| b.contains(candidate.span)) {
        candidate.scores.add(EntityKind::Person, 4.0);
    }
    if words.document.header.dateline.is_some_and(|d| d.contains(candidate.span))
        && words.before(candidate.tokens.start).is_none_or(|b| words.text(b) != "(")
        && words.text(candidate.tokens.start.wrapping_sub(1)) != "("
    {
        candidate.scores.add(EntityKind::Gpe, 3.0);
    } else if words.document.header.dateline.is_some_and(|d| d.contains(candidate.span)) {
        // `NAIROBI (Savannah Wire) —`
        candidate.scores.add(EntityKind::Org, 4.0);
    }
}

/// The words of the name itself.
fn inside(words: &Words<'_>, candidate: &mut Candidate) {
    let names = &words.lexicon.names;
    let tokens = candidate.tokens.clone();
    let count = tokens.len();
    let scores = &mut candidate.scores;
    if candidate.titled {
        scores.add(EntityKind::Person, 5.0);
    }
    let first = words.text(tokens.start);
    let upper =
        |at: usize| words.shape(at) == Shape::Upper && words.text(at).chars().filter(|c| c.is_alphabetic()).count() > 1;
    if let Some(given) = names.given(first) {
        let points = match (count, given.word) {
            (1, true) => 0.3,
            (1, false) => 1.5,
            (2..=4, true) => 2.0,
            (2..=4, false) => 3.0,
            _ => 0.5,
        };
        scores.add(EntityKind::Person, points);
    }
    let initial = |at: usize| {
        words.text(at).ends_with('.')
            && words.text(at).chars().filter(|c| c.is_alphabetic()).count() <= 2
            && words.text(at).starts_with(char::is_uppercase)
    };
    if count >= 2 && tokens.clone().take(count - 1).any(initial) && !words.text(tokens.start).starts_with("U.") {
        scores.add(EntityKind::Person, 3.0);
    }
    if tokens.clone().skip(1).take(count.saturating_sub(2)).any(|at| PARTICLES.contains(&words.text(at))) {
        scores.add(EntityKind::Person, 2.0);
    }
    if tokens.clone().any(|at| words.kind(at) == TokenKind::Mark) {
        scores.add(EntityKind::Person, 4.0);
    }
    if matches!(words.text(tokens.end - 1), "Jr." | "Sr." | "Jr" | "III" | "II") && count > 1 {
        scores.add(EntityKind::Person, 3.0);
    }
    if tokens.clone().any(upper) && count > 1 && !words.is_shouted(tokens.start) {
        scores.add(EntityKind::Person, -2.0);
        scores.add(EntityKind::Org, 1.0);
    }
    if count > 1 && tokens.clone().skip(1).any(|at| names.head(words.text(at)).is_some()) && !candidate.titled {
        scores.add(EntityKind::Person, -1.5);
        scores.add(EntityKind::Org, 1.0);
    }
    // `Cruz Has`, `Named By Police`: words of a headline, not of a person's name.
    if tokens.clone().skip(1).any(|at| names.is_starter(&words.text(at).lower()) && words.shape(at).is_capitalized()) {
        scores.add(EntityKind::Person, -4.0);
    }
    if tokens.clone().any(|at| words.text(at) == "&") {
        scores.add(EntityKind::Org, 3.0);
    }
    if tokens.clone().any(|at| words.kind(at) == TokenKind::Number) {
        scores.add(EntityKind::Person, -3.0);
        scores.add(EntityKind::Product, 0.5);
    }
    if count == 1 && candidate.known.is_none() {
        let letters = first.chars().filter(|c| c.is_alphabetic()).count();
        if upper(tokens.start) && (2..=6).contains(&letters) && !words.is_shouted(tokens.start) {
            scores.add(EntityKind::Org, 3.0);
        } else if words.shape(tokens.start) == Shape::Mixed && !first.contains('-') {
            // McKay and O'Neill are people; YouTube and iPhone are not.
            let surname =
                first.starts_with("Mc") || first.starts_with("Mac") || first.contains('\'') || first.contains('’');
            scores.add(if surname { EntityKind::Person } else { EntityKind::Org }, 1.5);
        } else {
            scores.add(EntityKind::Person, 0.4);
            scores.add(EntityKind::Org, 0.3);
        }
    }
    let last = words.text(tokens.end - 1);
    if candidate.known.is_none() {
        if ["shire", "stan", "ville", "burgh", "polis", "grad"]
            .iter()
            .any(|s| last.len() > s.len() + 2 && last.ends_with(s))
            && count == 1
        {
            scores.add(EntityKind::Gpe, 1.8);
        }
        // Plurals of common nouns end names of firms, not of people.
        let plural = matches!(
            last,
            "Homes"
                | "Motors"
                | "Stores"
                | "Partners"
                | "Brands"
                | "Devices"
                | "Properties"
                | "Farms"
                | "Toys"
                | "Games"
                | "Games,"
                | "Dynamics"
                | "Materials"
                | "Products"
                | "Designs"
                | "Lines"
                | "Trains"
                | "Ferries"
                | "Buses"
                | "Sciences"
                | "Metals"
                | "Minerals"
                | "Waters"
        );
        if plural && count > 1 {
            scores.add(EntityKind::Org, 3.0);
            scores.add(EntityKind::Person, -2.0);
        }
    }
    let mut tokens = tokens;
    let plain_capitals = tokens.all(|at| words.shape(at) == Shape::Capital || words.shape(at) == Shape::Mixed);
    if candidate.known.is_none() && plain_capitals && (2..=3).contains(&count) {
        scores.add(EntityKind::Person, 1.0);
    }
    if candidate.known.is_none() && count > 3 {
        scores.add(EntityKind::Org, 1.0);
    }
}

/// The words before the name.
fn before(words: &Words<'_>, candidate: &mut Candidate) {
    let Some(before) = words.before(candidate.tokens.start) else { return };
    let names = &words.lexicon.names;
    let count = candidate.tokens.len();
    let scores = &mut candidate.scores;
    let known = candidate.known.is_some();
    let word = words.text(before);
    let lower = word.lower();
    let place = candidate.known.is_some_and(|k| k.class != NameClass::Organization && k.class != NameClass::Group);
    match lower.as_str() {
        "the" => {
            scores.add(EntityKind::Person, -2.5);
            scores.add(EntityKind::Org, if count > 1 { 1.5 } else { 0.8 });
            scores.add(EntityKind::Loc, 0.4);
        }
        "a" | "an" | "any" | "every" => scores.add(EntityKind::Person, -1.0),
        w if PLACE_BEFORE.contains(&w) => {
            scores.add(EntityKind::Gpe, if known { 1.0 } else { 2.0 });
            scores.add(EntityKind::Person, -1.0);
        }
        "at" => {
            scores.add(EntityKind::Org, if count > 1 { 1.0 } else { 0.6 });
            scores.add(EntityKind::Gpe, if count > 1 { 0.0 } else { 0.7 });
            scores.add(EntityKind::Fac, 0.5);
            scores.add(EntityKind::Person, -0.8);
        }
        "from" | "to" => scores.add(EntityKind::Gpe, 0.7),
        "by" | "with" => scores.add(EntityKind::Person, 0.4),
        "of" if before.checked_sub(1).is_some_and(|b| words.is_one_of(b, DIRECTIONS)) => {
            scores.add(EntityKind::Gpe, 2.5)
        }
        "of" => {
            let noun = before.checked_sub(1).map(|b| words.text(b).lower()).unwrap_or_default();
            if PLACE_NOUNS.contains(&noun.as_str()) {
                scores.add(EntityKind::Gpe, 3.0);
            } else if names.role(&noun).is_some_and(|r| !r.relative) {
                scores.add(EntityKind::Org, 1.5);
            }
        }
        "for" => {
            let noun = before.checked_sub(1).map(|b| words.text(b).lower()).unwrap_or_default();
            if names.role(&noun).is_some() {
                scores.add(EntityKind::Org, 2.0);
            }
        }
        w if WORK_BEFORE.contains(&w) && !known => scores.add(EntityKind::Work, 4.0),
        w if BODY_BEFORE.contains(&w) => scores.add(EntityKind::Org, 3.0),
        w if names.nominal(w) == Some(crate::language::names::NominalKind::Organization)
            && words.shape(before) == Shape::Lower =>
        {
            scores.add(EntityKind::Org, 2.5);
        }
        w if PLACE_NOUNS.contains(&w) && !known => scores.add(EntityKind::Gpe, 0.5),
        w => {
            let role = names.role(w).or_else(|| {
                names.honorific(word).map(|h| crate::language::names::RoleNoun {
                    gender: h.gender,
                    relative: false,
                    group: false,
                })
            });
            let direct = words.shape(before) == Shape::Lower || words.is_weak(before);
            if FIRM_ROLES.contains(&w) {
                scores.add(EntityKind::Person, 1.0);
                scores.add(EntityKind::Org, 1.0);
            } else if role.is_some_and(|r| !r.group) && direct && words.tag(before) != Tag::VB {
                scores.add(EntityKind::Person, if place { 1.5 } else { 4.0 });
            } else if SPEECH.contains(&w) || w == "quoted" || w == "named" {
                scores.add(EntityKind::Person, if count > 1 { 2.0 } else { 1.0 });
            }
        }
    }
    if word == "," && !known {
        // `his lawyer, Ana Ruiz,`
        let noun = before.checked_sub(1).map(|b| words.text(b).lower()).unwrap_or_default();
        if FIRM_ROLES.contains(&noun.as_str()) {
            scores.add(EntityKind::Org, 1.5);
        } else if names.role(&noun).is_some_and(|r| !r.group) {
            scores.add(EntityKind::Person, if count >= 2 { 2.0 } else { 0.0 });
        } else if names.nominal(&noun).is_some() {
            scores.add(EntityKind::Org, 1.0);
        }
    }
}

/// The words after the name.
fn after(words: &Words<'_>, candidate: &mut Candidate) {
    let names = &words.lexicon.names;
    let count = candidate.tokens.len();
    let end = candidate.tokens.end;
    let scores = &mut candidate.scores;
    let known = candidate.known.is_some();
    // A closing mark parts runs, not grammar.
    let Some(next) = (end < words.len()).then_some(end) else { return };
    let word = words.text(next);
    let owns_relative =
        matches!(word, "'s" | "’s") && names.role(&words.text(next + 1).lower()).is_some_and(|r| r.relative);
    if is_score(words, next) {
        // `Hale 2 Ridge 1`, `beat Ridge 2-1`: teams, whatever town they play in.
        scores.add(EntityKind::Org, 4.5);
        scores.add(EntityKind::Gpe, -1.5);
        scores.add(EntityKind::Person, -2.0);
    } else if matches!(word, "v" | "vs" | "vs.")
        || candidate.tokens.start.checked_sub(1).is_some_and(|b| words.is_one_of(b, &["v", "vs", "vs."]))
    {
        scores.add(EntityKind::Org, 4.0);
        scores.add(EntityKind::Gpe, -1.0);
    } else if SPEECH.contains(&word) && words.is_one_of(next + 1, &["it", "its"]) {
        // `Northrail said it would`: no person.
        scores.add(EntityKind::Org, 2.5);
    } else if SPEECH.contains(&word) {
        scores.add(EntityKind::Person, if count > 1 { 2.0 } else { 1.0 });
    } else if HUMAN.contains(&word) || owns_relative {
        scores.add(EntityKind::Person, 2.5);
    }
    // `Green Homeland co-chair Ana Ruiz`
    let role_follows = words.shape(next) == Shape::Lower
        && names.role(&word.lower()).is_some_and(|r| !r.group && !r.relative)
        && words.shape(next + 1).is_capitalized();
    if role_follows && count > 1 && !known {
        scores.add(EntityKind::Org, 2.5);
    }
    if word == "," {
        let following = words.text(next + 1);
        let close = words.text(next + 2);
        if words.kind(next + 1) == TokenKind::Number
            && following.parse::<u32>().is_ok_and(|n| n < 120)
            && matches!(close, "," | "." | ")" | "of")
        {
            scores.add(EntityKind::Person, 3.5);
        } else if matches!(following, "who" | "whose") {
            scores.add(EntityKind::Person, 3.0);
        } else if matches!(following, "which" | "where") {
            scores.add(EntityKind::Person, -2.0);
        } else if apposition_role(words, next + 1) {
            scores.add(EntityKind::Person, 2.5);
        } else if apposition_body(words, next + 1) {
            scores.add(EntityKind::Org, 3.5);
        } else if let Some((_, place)) = words.known_at(next + 1)
            && matches!(place.class, NameClass::State | NameClass::Country)
            && !known
            && words.shape(candidate.tokens.start) != Shape::Lower
        {
            scores.add(EntityKind::Gpe, 1.8);
        }
    }
    if word == "(" && !known {
        let acronym =
            words.shape(next + 1) == Shape::Upper && words.text(next + 1).len() > 1 && words.text(next + 2) == ")";
        if acronym && count > 1 {
            scores.add(EntityKind::Org, 3.0);
        } else if words.kind(next + 1) == TokenKind::Number && words.text(next + 2) == ")" {
            scores.add(EntityKind::Person, 0.5);
        }
    }
    if words.is_one_of(next, &["Inc.", "Ltd.", "Corp."]) {
        scores.add(EntityKind::Org, 4.0);
    }
}

/// Whether a score stands here: `2-1`, or a small number before another name, number or the line's end.
fn is_score(words: &Words<'_>, at: usize) -> bool {
    let word = words.text(at);
    if words.kind(at) != TokenKind::Number || words.is_start(at) {
        return false;
    }
    let small = |w: &str| !w.is_empty() && w.len() <= 3 && w.chars().all(|c| c.is_ascii_digit());
    if let Some((home, away)) = word.split_once('-') {
        return small(home) && small(away) && home.len() < 3;
    }
    let next = at + 1;
    small(word)
        && (next >= words.len()
            || words.is_start(next) && words.kind(at) != TokenKind::Terminal && words.text(next) != "("
            || words.kind(next) == TokenKind::Number
            || (words.shape(next).is_capitalized() && word.len() <= 2 && !is_month(words.text(next))))
}

fn is_month(word: &str) -> bool {
    let word = word.get(..3).unwrap_or_default();
    matches!(word, "Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
}
