//! Years, decades, centuries, quarters, halves and seasons.

use super::explicit::year_after;
use super::moment::{Found, Moment, Which, YearRef};
use super::words::Line;
use crate::document::Tag;
use crate::language::calendar::{Sense, Unit};

/// A stretch of at least three months that is told by its number or name.
pub(super) fn stretch(line: &Line, at: usize) -> Found {
    range(line, at)
        .or_else(|| decade(line, at))
        .or_else(|| century(line, at))
        .or_else(|| quarter(line, at))
        .or_else(|| season(line, at))
        .or_else(|| year(line, at))
}

/// A number of four digits that may be a year.
pub(super) fn plain(line: &Line, at: usize) -> Option<i16> {
    let number = line.number(at).filter(|n| (1000..=2199).contains(n) && line.text(at).len() == 4)?;
    i16::try_from(number).ok()
}

/// Words after a number that make it a count, a price or a time.
const COUNTED: &[&str] = &[
    "%", "percent", "per", "gmt", "utc", "hours", "hrs", "million", "billion", "people", "men", "women", "children",
    "police", "local", "euros", "m", "km", "kg", "times", "feet", "or",
];

/// Whether the number is one of things: *2000 people*.
pub(super) fn counts(line: &Line, at: usize) -> bool {
    let round = line.number(at).is_some_and(|n| n % 100 == 0);
    let next = at + 1;
    let plural = |at: usize| {
        let text = line.text(at);
        let lower = text.starts_with(char::is_lowercase) && !line.capital(at);
        lower && (text.ends_with('s') && text.len() > 3 && !text.ends_with("ss") && !is_function_word(text))
    };
    // "2000 angry residents"
    let adjective = line.get(next).is_some_and(|w| w.tag == Tag::JJ) && plural(next + 1);
    line.is_any(next, COUNTED) && !line.glued(next) || round && (plural(next) || adjective)
}

fn is_function_word(word: &str) -> bool {
    matches!(word, "was" | "has" | "does" | "this" | "his" | "its" | "hers" | "perhaps" | "across" | "towards" | "thus")
}

/// Words before a number of four digits that make it a year.
const BEFORE_YEAR: &[&str] = &[
    "in",
    "since",
    "until",
    "till",
    "during",
    "from",
    "before",
    "after",
    "circa",
    "both",
    "early",
    "late",
    "mid",
    "through",
    "throughout",
    "between",
    "pre",
    "post",
    "year",
    "fiscal",
    "born",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "c.",
    "fy",
];

/// Words before a year that are said of counts as well.
const PERHAPS_BEFORE_YEAR: &[&str] = &[
    "by", "to", "of", "for", "around", "about", "and", "or", "the", "a", "’s", "his", "her", "its", "their", "our",
    "my", "this", "-", "–", "on", "with", "into", "beyond", "past", "(", "than", "that", "as",
];

/// A year by itself.
fn year(line: &Line, at: usize) -> Found {
    let year = plain(line, at)?;
    let found = Some((Moment::Year(year), at + 1));
    if counts(line, at) || is_part(line, at) {
        return None;
    }
    let modern = (1900..2100).contains(&year);
    let likely = modern && year % 100 != 0 || (1990..2100).contains(&year) && year != 2000;
    let before = line.text_back(at, 1);
    let first = at == 0 || line.back(at, 1).is_some_and(|w| w.text.ends_with(['.', '?', '!', '“', '"']));
    let certain = certain_before(line, at) && (1500..2200).contains(&year) && (modern || before != "from");
    let perhaps = PERHAPS_BEFORE_YEAR.contains(&before) && likely && !is_measured(line, at);
    // "an 1855 treaty"
    let old = (1500..1900).contains(&year) && year % 100 != 0;
    let article = matches!(before, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "’s");
    let dated = old && article && line.get(at + 1).is_some_and(|w| w.tag == Tag::NN && !w.capital);
    let listed = before == "," && likely && plain(line, at.saturating_sub(2)).is_some();
    // "in 2008 or 2012", "between 1998 and 2000", "since at least 1980"
    let or = |at: usize| line.is_any(at, &["or", "and"]);
    let joined = modern
        && (or(at + 1) && plain(line, at + 2).is_some() && certain_before(line, at)
            || at >= 3 && or(at - 1) && plain(line, at - 2).is_some() && certain_before(line, at - 2));
    let least = likely && line.before(at, "least") && line.before(at.saturating_sub(2), "since");
    let event = modern && article && line.is_any(at + 1, EVENTS_OF_YEARS);
    let bracketed = before == "(" && line.is_any(at + 1, &[")", ",", ";"]) && year >= 1500;
    let alone = first && likely && line.text(at + 1).starts_with(char::is_lowercase);
    let told = certain || perhaps || dated || bracketed || listed || alone || joined || least || event;
    told.then_some(found).flatten()
}

/// Whether a word stands before that makes a number of four digits a year.
fn certain_before(line: &Line, at: usize) -> bool {
    BEFORE_YEAR.contains(&line.text_back(at, 1))
}

/// What has a year even where that is a round number: *the 2000 election*.
const EVENTS_OF_YEARS: &[&str] =
    &["election", "elections", "campaign", "census", "olympics", "games", "season", "vintage", "referendum", "coup"];

/// *more than 2,010*, *by 1950 points*: amounts without a separator.
fn is_measured(line: &Line, at: usize) -> bool {
    let plural = |at: usize| line.get(at).is_some_and(|w| w.tag == Tag::NNS);
    match line.text_back(at, 1) {
        "than" => !matches!(line.text_back(at, 2), "earlier" | "later" | "other"),
        "about" | "around" | "to" | "of" | "by" | "for" => plural(at + 1),
        _ => false,
    }
}

/// Whether the number belongs to a longer sign: a decimal, a price, a code, a score.
fn is_part(line: &Line, at: usize) -> bool {
    let sign = |w: &str| matches!(w, "$" | "£" | "€" | "¥" | "#" | "no." | "nos." | "." | "," | ":" | "/" | "+" | "_");
    let before = line.back(at, 1).is_some_and(|w| {
        let dashed =
            matches!(w.text.as_ref(), "-" | "–") && w.glued && !["mid", "pre", "post"].contains(&line.text_back(at, 2));
        line.glued(at) && (dashed || sign(&w.text) || w.text.ends_with(char::is_alphanumeric))
            || matches!(w.text.as_ref(), "$" | "£" | "€" | "no." | "nos." | "flight" | "room" | "page")
    });
    let after = line.glued(at + 1) && line.text(at + 1).starts_with(char::is_alphanumeric)
        || line.glued(at + 2) && line.is(at + 1, "/")
        || line.hyphen(at + 1) && line.number(at + 2).is_some();
    before || after
}

/// `2019-2021`, `2019–21`.
fn range(line: &Line, at: usize) -> Found {
    let first = plain(line, at).filter(|&y| y >= 1500)?;
    let free =
        !line.glued(at) || line.back(at, 1).is_some_and(|w| !w.text.ends_with(char::is_alphanumeric) && w.text != "-");
    let spaced = line.is(at + 1, "–") && !line.glued(at + 1);
    if !free || !(line.hyphen(at + 1) || spaced || line.is(at + 1, "/") && line.glued(at + 2)) {
        return None;
    }
    let ends = !(line.glued(at + 3) && line.text(at + 3).starts_with(|c: char| c.is_alphanumeric() || c == '-'));
    let second = match line.text(at + 2).len() {
        4 => plain(line, at + 2)?,
        2 => first / 100 * 100 + i16::try_from(line.number(at + 2)?).ok()?,
        _ => return None,
    };
    let range = Moment::Range(Box::new(Moment::Year(first)), Box::new(Moment::Year(second)));
    (ends && second > first && second < 2200).then_some((range, at + 3))
}

/// `1990s`, `’90s`, `nineties`.
fn decade(line: &Line, at: usize) -> Found {
    let tens = |word: &str| {
        let words = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
        words.iter().position(|&w| w == word).and_then(|at| i16::try_from(at).ok())
    };
    if let Some(tens) = tens(line.text(at)) {
        // "in her thirties" is an age.
        return line
            .before_any(at, &["the", "early", "late", "mid", "-"])
            .then_some((Moment::Years(1920 + tens * 10, 10), at + 1));
    }
    let mark = usize::from(line.is_any(at, &["’", "‘", "`"]));
    let number = at + mark;
    let plural = line.is(number + 1, "s") || line.is(number + 1, "’s");
    if !plural || !line.glued(number + 1) || mark == 1 && !line.glued(number) {
        return None;
    }
    let value = i16::try_from(line.number(number)?).ok()?;
    let end = number + 2;
    match line.text(number).len() {
        4 if value % 10 == 0 && mark == 0 && (1000..2200).contains(&value) => {
            // The 1900s are a century, the 2010s a decade.
            let years = if value % 100 == 0 && value < 2000 { 100 } else { 10 };
            Some((Moment::Years(value, years), end))
        }
        2 if value % 10 == 0 => {
            // Without the apostrophe it may be an age, a temperature or a share.
            let placed = line.before(at, "the")
                && ["since", "during", "throughout", "of", "from", "before", "after"].contains(&line.text_back(at, 2))
                || line.before_any(at, &["early", "late"]);
            let told = mark == 1 || placed && value >= 50;
            let person = line.before_any(at, &["his", "her", "their", "my", "our"]);
            let century = if value < 30 { 2000 } else { 1900 };
            (told && !person).then_some((Moment::Years(century + value, 10), end))
        }
        _ => None,
    }
}

/// `19th century`, `twentieth-century`.
fn century(line: &Line, at: usize) -> Found {
    let (number, next) = super::explicit::day_number(line, at)?;
    let ordinal = next > at + 1 || matches!(line.sense(at), Some(Sense::Ordinal(_)));
    let next = next + usize::from(line.hyphen(next));
    let century = line.unit(next) == Some((Unit::Century, false));
    (ordinal && century && number <= 22).then(|| (Moment::Years((i16::from(number) - 1) * 100, 100), next + 1))
}

/// `third quarter of 2023`, `third-quarter 2023`, `Q3 2023`, `second half of 2023`, `H1 2023`.
fn quarter(line: &Line, at: usize) -> Found {
    let (number, next, half) = match (line.text(at), line.number(at + 1)) {
        (word @ ("q" | "h"), Some(number)) if line.glued(at + 1) => (number, at + 2, word == "h"),
        _ => {
            let (number, next) = super::explicit::day_number(line, at)?;
            let next = next + usize::from(line.hyphen(next));
            let half = line.is(next, "half");
            if !half && line.unit(next) != Some((Unit::Quarter, false)) {
                return None;
            }
            (u32::from(number), next + 1, half)
        }
    };
    let (year, end) = year_after(line, next, false);
    let number = u8::try_from(number).ok().filter(|&n| n >= 1 && n <= if half { 2 } else { 4 })?;
    match year {
        Some(year) if half => Some((Moment::Half { year, half: number }, end)),
        Some(_) => Some((Moment::Quarter { year, quarter: number }, end)),
        // In sport a quarter is fifteen minutes; only business has the hyphen, the letter and the money.
        None if !half
            && (line.is(at, "q") || line.hyphen(at + 1) || tells_of_business(line) || is_ahead(line, at, next)) =>
        {
            Some((Moment::Quarter { year: None, quarter: number }, next))
        }
        None => None,
    }
}

/// *expects to rule in the third quarter*: of a game that is over nobody expects anything.
fn is_ahead(line: &Line, at: usize, end: usize) -> bool {
    line.before(at, "the") && super::tense::direction(line, at, end) == Some(super::tense::Direction::Future)
}

/// Whether a paragraph tells of money, and so of quarters of a year.
fn tells_of_business(line: &Line) -> bool {
    let words =
        ["sales", "revenue", "revenues", "profit", "profits", "earnings", "exports", "imports", "gdp", "output"];
    (0..line.len()).any(|at| line.is_any(at, &words))
}

/// `summer of 2023`, `winter 2023-24`, `this summer`, `last autumn`, `by fall`.
fn season(line: &Line, at: usize) -> Found {
    let (which, words) = match (line.text(at), line.text(at + 1)) {
        ("this", "past") => (Which::Last, 2),
        ("this", "coming") => (Which::Next, 2),
        ("last", _) => (Which::Last, 1),
        ("this", _) => (Which::This, 1),
        ("next" | "coming", _) => (Which::Next, 1),
        _ => (Which::Plain, 0),
    };
    let that = line.is(at, "that");
    let word = at + words + usize::from(that);
    let Some(Sense::Season(season)) = line.sense(word) else { return None };
    // "that fall", of the year told before
    if that {
        return Some((Moment::Season { year: Some(YearRef::Told), season, which }, word + 1));
    }
    if which != Which::Plain {
        return Some((Moment::Season { year: None, season, which }, word + 1));
    }
    let (year, end) = year_after(line, word + 1, false);
    if year.is_none() && is_placed(line, word) {
        return Some((Moment::Season { year, season, which }, word + 1));
    }
    year?;
    // "winter 2023-24" is the winter that begins in 2023.
    let joined = line.hyphen(end) && line.number(end + 1).is_some() && line.text(end + 1).len() == 2;
    Some((Moment::Season { year, season, which }, if joined { end + 2 } else { end }))
}

/// Whether a season without a year is one certain season: *by fall*, *in the spring*, not *in winter* (every winter), *the
/// fall of the government*, *by summer camp*.
fn is_placed(line: &Line, at: usize) -> bool {
    let the = line.before(at, "the");
    let preposition = line.text_back(at, 1 + usize::from(the));
    let ends = ["by", "until", "till", "before", "since", "through"].contains(&preposition);
    let whole = !line.is_any(at + 1, &["of", "’s", "’"])
        && !line.hyphen(at + 1)
        && !line.get(at + 1).is_some_and(|w| w.tag.is_noun() || matches!(w.tag, Tag::JJ | Tag::VBG));
    whole && (ends || the && matches!(preposition, "in" | "during" | "for" | "over" | "into" | "after"))
}
