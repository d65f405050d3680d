//! Runs of capitalized words, with the small words that names hold: particles, *of* and *for* in
//! names of bodies and offices, *and* between fields, initials, nicknames in marks, numbers.

use std::ops::Range;

use super::words::Words;
use crate::document::{Shape, TokenKind};
use crate::text::case::Casing;

/// Lower-case particles inside names of people.
pub(super) const PARTICLES: &[&str] = &[
    "de", "des", "da", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "ten", "ter", "bin", "bint",
    "ibn", "al", "el", "ul", "ur", "y", "e", "dos", "das", "do", "af", "av", "zu", "zur", "st", "ap", "abu",
];
/// Nouns that carry a number after them.
const NUMBERED: &[&str] = &[
    "Interstate",
    "Route",
    "Highway",
    "Runway",
    "Terminal",
    "Gate",
    "Pier",
    "Boeing",
    "Airbus",
    "Article",
    "Resolution",
    "Section",
    "Title",
    "Proposition",
    "Apollo",
    "Formula",
    "Channel",
    "Block",
    "Flight",
    "Unit",
    "Area",
    "Reactor",
    "Studio",
    "Radio",
    "BBC",
    "Sky",
    "World",
    "Group",
    "Agenda",
    "Soyuz",
    "Platform",
    "Court",
    "District",
    "Ward",
    "Euro",
    "Super",
    "Chapter",
    "Route",
    "Stage",
    "U.S.",
    "US",
    "PlayStation",
    "Windows",
    "iPhone",
    "Galaxy",
];
/// Owners that begin the name of a body (`Children’s Hospital`).
const OWNERS: &[&str] = &[
    "Children",
    "Women",
    "Men",
    "People",
    "Sheriff",
    "Queen",
    "King",
    "Veterans",
    "Workers",
    "Farmers",
    "Teachers",
    "Lord",
    "Mother",
    "Attorney",
    "General",
    "Patients",
    "Writers",
    "Players",
    "Lloyd",
    "Sotheby",
    "Christie",
    "McDonald",
    "Macy",
    "Moody",
    "Wendy",
    "Levi",
    "Kohl",
    "Domino",
    "Sainsbury",
    "Prosecutor",
    "Commissioner",
    "Minister",
    "President",
    "Governor",
    "Mayor",
];
/// Nouns before *of* that open the name of a body although they are no head words.
const OPENERS: &[&str] = &[
    "Friends",
    "Sons",
    "Daughters",
    "Knights",
    "Doctors",
    "Reporters",
    "Lawyers",
    "Mothers",
    "Citizens",
    "Bishops",
    "House",
    "League",
    "Voice",
    "Institutes",
    "Centers",
    "Centres",
    "Chamber",
    "Academy",
    "School",
    "Faculty",
    "State",
    "Order",
    "Son",
    "Lords",
    "Minister",
    "Secretary",
    "Head",
    "Museum",
    "Palace",
    "Bank",
    "City",
    "Isle",
    "Gulf",
    "Sea",
    "Strait",
    "Bay",
    "Cape",
    "Rock",
    "Temple",
    "Mount",
    "Port",
    "Lake",
    "Wall",
    "Tower",
    "Law",
    "Medal",
    "Battle",
    "Treaty",
    "Republic",
    "Kingdom",
    "Duke",
    "Duchess",
    "Prince",
    "Princess",
    "Earl",
    "Declaration",
    "Bill",
    "Hall",
    "Court",
];

/// Token ranges of the runs, in text order.
pub(super) fn find(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let known = words.known_at(at).filter(|_| !words.is_weak(at) || words.is_capital(at));
        let opens = words.is_capital(at)
            || known.is_some_and(|(n, _)| n > 1 && words.shape(at).is_capitalized() && !words.is_shouted(at));
        if !opens {
            at += 1;
            continue;
        }
        let end = grow(words, at);
        runs.push(at..end);
        at = end;
    }
    runs
}

/// How far the run that begins at `start` goes.
fn grow(words: &Words<'_>, start: usize) -> usize {
    let mut end = words.known_at(start).map_or(start + 1, |(n, _)| start + n);
    let mut office = false;
    loop {
        let next = extension(words, start, end, &mut office);
        if next <= end {
            return end;
        }
        end = next;
    }
}

/// The end of the run with what follows `end`, or `end` where nothing joins.
fn extension(words: &Words<'_>, start: usize, end: usize, office: &mut bool) -> usize {
    if let Some(next) = nickname(words, end) {
        return next;
    }
    if words.after(end).is_none() {
        return end;
    }
    if words.is_capital(end) {
        return words.known_at(end).map_or(end + 1, |(n, _)| end + n);
    }
    let last = end - 1;
    let capital_after = |at: usize| words.after(at).is_some_and(|a| words.is_capital(a));
    match words.text(end) {
        "of" | "for" => {
            let article = usize::from(words.text(end + 1) == "the");
            let first = end + 1 + article;
            if capital_after(end + 1 + article) && joins_of(words, start, last, first) {
                *office = true;
                return first + 1;
            }
        }
        "and" if capital_after(end + 1) && joins_and(words, start, end, *office) => return end + 2,
        "&" if capital_after(end + 1) => return end + 2,
        "," if *office && capital_after(end + 1) => {
            let portfolio = words.lexicon.names.is_portfolio(words.text(end + 1));
            if portfolio && matches!(words.text(end + 2), "," | "and") {
                return end + 2;
            }
            if is_generation(words.text(end + 1)) {
                return end + 2;
            }
        }
        "," if is_generation(words.text(end + 1)) => return end + 2,
        "'s" | "’s" if capital_after(end + 1) => {
            let owner = words.is_one_of(last, OWNERS) && words.lexicon.names.head(words.text(end + 1)).is_some();
            // `St. Brendan's Hospital`
            let saint = end > start + 1
                && words.is_one_of(end - 2, &["St.", "St", "Saint"])
                && words.lexicon.names.head(words.text(end + 1)).is_some();
            if owner || saint {
                return end + 2;
            }
        }
        word if PARTICLES.contains(&word) && words.shape(last).is_capitalized() => {
            let mut at = end + 1;
            while at < end + 3 && PARTICLES.contains(&words.text(at)) {
                at += 1;
            }
            if capital_after(at) && !(word == "e" || word == "do" || word == "st") {
                return at + 1;
            }
        }
        word if words.kind(end) == TokenKind::Number
            && words.is_one_of(last, NUMBERED)
            && word.len() <= 5
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') =>
        {
            return end + 1;
        }
        word if is_prefixed_particle(word) => return end + 1,
        _ => {}
    }
    end
}

/// `al-Masri` after a given name.
fn is_prefixed_particle(word: &str) -> bool {
    let lower = word.split(['-', '‑', '\'', '’']).next().unwrap_or_default();
    matches!(lower, "al" | "el" | "as" | "ash" | "an" | "ar" | "at" | "bin" | "ben" | "d" | "ul" | "ud" | "abd")
        && word.len() > lower.len() + 1
        && word.chars().skip(lower.len() + 1).any(char::is_uppercase)
}

fn is_generation(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// `Emeka “Tank” Obi`: the end of the run behind the nickname.
fn nickname(words: &Words<'_>, end: usize) -> Option<usize> {
    let opens = words.kind(end) == TokenKind::Mark || words.text(end) == "(";
    if !opens || !words.shape(end.checked_sub(1)?).is_capitalized() {
        return None;
    }
    let close = (end + 2..end + 5).find(|&at| words.kind(at) == TokenKind::Mark || words.text(at) == ")")?;
    let inside = (end + 1..close).all(|at| words.shape(at).is_capitalized() || words.text(at) == "the");
    let after = words.shape(close + 1).is_capitalized() && words.kind(close + 1) == TokenKind::Word;
    let paired = words.kind(end) == TokenKind::Mark || words.text(close) == ")";
    let same_line = words.document.text.paragraph_at(words.token(end)?.span.start())
        == words.document.text.paragraph_at(words.token(close + 1)?.span.start());
    let given = words.lexicon.names.given(words.text(end - 1)).is_some() || words.text(end) != "(";
    (inside && after && paired && same_line && given).then_some(close + 2)
}

/// Whether *of* or *for* after a run belongs to a name: after a head word of bodies, an opener, or
/// an office.
fn joins_of(words: &Words<'_>, start: usize, last: usize, first: usize) -> bool {
    let word = words.text(last);
    let names = &words.lexicon.names;
    if names.known(word).is_some() && names.head(word).is_none() && !OPENERS.contains(&word) {
        return false;
    }
    let lower = word.lower();
    let plural_role = names.role(&lower).is_some_and(|r| r.group);
    let office = !plural_role && (names.role(&lower).is_some() || names.honorific(word).is_some());
    // `Ruiz of Salem` and `Park of Rangers` are people; `Bank of …` and `Mayor of …` are not.
    let given = last > start && names.given(words.text(start)).is_some() && !office;
    if words.text(first - 1) == "for" && names.head(word).is_none() {
        return office && names.is_portfolio(words.text(first));
    }
    !given && (names.head(word).is_some() || OPENERS.contains(&word) || office || names.nominal(&lower).is_some())
}

/// Whether *and* joins two fields inside one name: after *of* or *for*, or before the head word of a body.
fn joins_and(words: &Words<'_>, start: usize, and: usize, office: bool) -> bool {
    let names = &words.lexicon.names;
    let (before, after) = (words.text(and - 1), words.text(and + 1));
    if office {
        // `Finance and State Property`: the field after *and* may have two words.
        let field = words.shape(and + 2) == Shape::Lower || names.is_portfolio(words.text(and + 2));
        return names.is_portfolio(after) || (names.is_portfolio(before) && field);
    }
    if !names.is_portfolio(before) {
        return false;
    }
    let head = (and + 1..and + 5).take_while(|&at| words.is_capital(at)).last();
    let heads = head.is_some_and(|at| at > and + 1 && names.head(words.text(at)).is_some());
    let office_follows = (and + 2..and + 4).any(|at| words.is_capital(at) && words.title_at(at).is_some());
    and - start <= 3 && (heads || (names.is_portfolio(after) && office_follows))
}
