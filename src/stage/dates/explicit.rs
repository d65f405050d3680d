//! Days and months that are told by name or in figures: `February 24, 2022`, `24/02/2022`, `May`.

use super::moment::{Found, Moment, Which, YearRef};
use super::words::Line;
use super::years;
use crate::language::calendar::Sense;

/// A day with its month, or a day in figures.
pub(super) fn day(line: &Line, at: usize) -> Found {
    iso(line, at).or_else(|| figures(line, at)).or_else(|| with_weekday(line, at)).or_else(|| named(line, at))
}

/// `Tuesday, May 14, 2024`, `Tues. 14 May`, `Tuesday the 14th of May`.
fn with_weekday(line: &Line, at: usize) -> Found {
    let number = weekday(line, at)?;
    let next = line.skip_stop(at + 1);
    let next = line.skip(next, ",");
    let next = line.skip(next, "the");
    let (moment, end) = named(line, next)?;
    match moment {
        Moment::Day { year, month, day, .. } => Some((Moment::Day { year, month, day, weekday: Some(number) }, end)),
        _ => None,
    }
}

/// `May 14, 2024`, `14th of May last year`.
fn named(line: &Line, at: usize) -> Found {
    let (month, day, end) = month_day(line, at).or_else(|| day_month(line, at))?;
    let (year, end) = year_after(line, end, true);
    Some((Moment::Day { year, month, day, weekday: None }, end))
}

/// `May 14`: month, day and the index after them.
pub(super) fn month_day(line: &Line, at: usize) -> Option<(u8, u8, usize)> {
    let (month, next) = month_name(line, at)?;
    if line.hyphen(next)
        || !line.capital(at) && !line.is_any(at, &["january", "february"]) && is_verb_or_modal(line, at)
    {
        return None;
    }
    let next = line.skip(next, "the");
    let (day, end) = day_number(line, next)?;
    (!continues(line, end)).then_some((month, day, end))
}

/// `14 May`, `14th of May`: month, day and the index after them.
fn day_month(line: &Line, at: usize) -> Option<(u8, u8, usize)> {
    if line.glued(at) && line.back(at, 1).is_some_and(|w| w.text.ends_with(char::is_alphanumeric)) {
        return None;
    }
    day_month_glued(line, at)
}

/// The same where the day may be the end of a range (`3-5 May`).
pub(super) fn day_month_glued(line: &Line, at: usize) -> Option<(u8, u8, usize)> {
    let (day, next) = day_number(line, at)?;
    let next = line.skip(next, "of");
    let next = next + usize::from(line.hyphen(next));
    let (month, end) = month_name(line, next)?;
    let named = line.capital(next) || !is_verb_or_modal(line, next);
    let street = line.capital(end) && line.is_any(end, &["street", "road", "avenue", "lane", "st.", "rd."]);
    (named && !street && !is_ordinal_of_name(line, at, end)).then_some((month, day, end))
}

/// Lower-case *may* and *march* beside a number: *unit 12 may open*.
fn is_verb_or_modal(line: &Line, at: usize) -> bool {
    !matches!(line.sense(at), Some(Sense::Month { sure: true, .. }))
}

/// *second May bank holiday*: a number word before a month counts something else.
fn is_ordinal_of_name(line: &Line, at: usize, end: usize) -> bool {
    let word = matches!(line.sense(at), Some(Sense::Ordinal(_)));
    word && !line.is(at + 1, "of") && !line.text(end).is_empty() && line.number(end).is_none()
}

/// A month's name and the index after it; short forms need their full stop or a capital.
fn month_name(line: &Line, at: usize) -> Option<(u8, usize)> {
    match line.sense(at)? {
        Sense::Month { number, full: true, .. } => Some((number, at + 1)),
        Sense::Month { number, full: false, .. } if line.capital(at) => Some((number, line.skip_stop(at + 1))),
        _ => None,
    }
}

/// A weekday's name; Monday is 1. Short forms need a full stop, a comma or a number after them.
pub(super) fn weekday(line: &Line, at: usize) -> Option<u8> {
    match line.sense(at)? {
        Sense::Weekday { number, full: true } => Some(number),
        Sense::Weekday { number, full: false } if line.capital(at) => {
            let stopped = line.text(at).ends_with('.') || line.is_any(at + 1, &[".", ","]);
            let long = line.text(at).len() > 3 || line.is_any(at, &["tue"]);
            (stopped || long || line.number(at + 1).is_some()).then_some(number)
        }
        _ => None,
    }
}

/// `14`, `14th`, `fourteenth`: the day and the index after it.
pub(super) fn day_number(line: &Line, at: usize) -> Option<(u8, usize)> {
    if let Some(Sense::Ordinal(n)) = line.sense(at) {
        // "twenty-first" may be cut at its hyphen; "twenty" then is no ordinal.
        return u8::try_from(n).ok().map(|day| (day, at + 1));
    }
    if let (Some(Sense::Cardinal(tens)), true, Some(Sense::Ordinal(n))) =
        (line.sense(at), line.hyphen(at + 1), line.sense(at + 2))
    {
        let compound = matches!(tens, 20 | 30) && n < 10;
        return u8::try_from(tens + n).ok().filter(|&day| compound && day <= 31).map(|day| (day, at + 3));
    }
    let day = line.number(at).filter(|n| (1..=31).contains(n) && line.text(at).len() <= 2)?;
    let ordinal = line.is_any(at + 1, &["st", "nd", "rd", "th"]) && line.glued(at + 1);
    u8::try_from(day).ok().map(|day| (day, at + 1 + usize::from(ordinal)))
}

/// Whether a number goes on into something that is no day: `March 3-year`, `May 20%`, `May 5pm`.
fn continues(line: &Line, at: usize) -> bool {
    let letters = |at: usize| line.text(at).starts_with(char::is_alphabetic);
    line.is_any(at, &["%", "percent", "p.m.", "a.m.", "pm", "am", "million", "billion"])
        || line.glued(at) && letters(at)
        || line.hyphen(at) && line.unit(at + 1).is_some()
}

/// The year after a date: `, 2024`, `2024`, `last year`, `of this year`.
pub(super) fn year_after(line: &Line, at: usize, comma: bool) -> (Option<YearRef>, usize) {
    let of = line.skip(at, "of");
    if line.is(of + 1, "year") {
        let shift = match line.text(of) {
            "last" => Some(-1),
            "this" => Some(0),
            "next" => Some(1),
            "that" => return (Some(YearRef::Told), of + 2),
            _ => None,
        };
        if let Some(shift) = shift {
            return (Some(YearRef::Relative(shift)), of + 2);
        }
    }
    let next = if comma { line.skip(at, ",") } else { of };
    let glued = line.glued(next) && !line.before(next, ",");
    match years::plain(line, next) {
        Some(year) if !glued && !years::counts(line, next) => (Some(YearRef::Number(year)), next + 1),
        _ => (None, at),
    }
}

/// `2022-02-24`, `2022/02/24`, `2022.02.24`.
fn iso(line: &Line, at: usize) -> Found {
    if let Some(parts) = dotted(line, at) {
        return numeric(parts).map(|moment| (moment, at + 1));
    }
    let (year, month, next) = iso_month_digits(line, at)?;
    let day = two_digits(line, next + 1).filter(|_| line.is(next, line.text(at + 1)) && is_separator(line, next))?;
    Some((Moment::Day { year: Some(YearRef::Number(year)), month, day, weekday: None }, next + 2))
}

/// `2022-05` where it cannot be the years 2004-05.
fn iso_month(line: &Line, at: usize) -> Found {
    let (year, month, end) = iso_month_digits(line, at)?;
    let two_years = i16::from(month) == (year + 1) % 100;
    let ends = !(line.glued(end) && line.is_any(end, &["-", "/", "–"]));
    (ends && !two_years && line.is(at + 1, "-"))
        .then_some((Moment::Month { year: Some(YearRef::Number(year)), month, which: Which::Plain }, end))
}

/// A year and a month in figures, and the index after them.
fn iso_month_digits(line: &Line, at: usize) -> Option<(i16, u8, usize)> {
    let joined = line.glued(at) && line.back(at, 1).is_some_and(|w| w.text.ends_with(char::is_alphanumeric));
    let year = years::plain(line, at).filter(|_| !joined)?;
    let month = two_digits(line, at + 2).filter(|m| (1..=12).contains(m) && is_separator(line, at + 1))?;
    Some((year, month, at + 3))
}

fn two_digits(line: &Line, at: usize) -> Option<u8> {
    line.number(at).filter(|_| line.text(at).len() == 2).and_then(|n| u8::try_from(n).ok())
}

/// A hyphen or slash between two numbers.
fn is_separator(line: &Line, at: usize) -> bool {
    line.glued(at) && line.glued(at + 1) && (line.hyphen(at) || line.is(at, "/"))
}

/// The three numbers of `24.02.2022`.
fn dotted(line: &Line, at: usize) -> Option<[(u32, usize); 3]> {
    let mut parts = line.text(at).split('.').map(|p| Some((p.parse::<u32>().ok()?, p.len())));
    let three = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(three)
}

/// `24/02/2022`, `2/24/2022`, `24-02-2022`.
fn figures(line: &Line, at: usize) -> Found {
    let sign = line.text(at + 1);
    let joined = (1..=4).all(|i| line.glued(at + i)) && matches!(sign, "/" | "-") && line.is(at + 3, sign);
    if !joined || line.glued(at) && line.before_any(at, &["/", "-"]) {
        return None;
    }
    let part = |at: usize| Some((line.number(at)?, line.text(at).len()));
    let moment = numeric([part(at)?, part(at + 2)?, part(at + 4)?])?;
    let ends = !(line.glued(at + 5) && line.is_any(at + 5, &["/", "-"]));
    (ends && (sign == "/" || line.text(at + 4).len() == 4)).then_some((moment, at + 5))
}

/// Three numbers with their lengths as a day: by the year's place, then by which number can be
/// a month; both can where both are at most twelve, and then the order is open.
fn numeric([a, b, c]: [(u32, usize); 3]) -> Option<Moment> {
    let day = |year: u32, month: u32, day: u32| {
        let year = YearRef::Number(i16::try_from(year).ok()?);
        Some(Moment::Day {
            year: Some(year),
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
            weekday: None,
        })
    };
    let (short, year) = match (a.1, c.1) {
        (4, 1..=2) if (1000..=2999).contains(&a.0) && b.0 <= 12 => return day(a.0, b.0, c.0),
        (1..=2, 4) if (1000..=2999).contains(&c.0) => (false, c.0),
        (1..=2, 2) => (true, 2000 + c.0),
        _ => return None,
    };
    let (can_day, can_month) = (|n: u32| (1..=31).contains(&n), |n: u32| (1..=12).contains(&n));
    match (can_month(a.0), can_month(b.0)) {
        (true, true) if a.0 == b.0 => day(year, a.0, b.0),
        (true, true) if !short => Some(Moment::AmbiguousDay),
        (true, false) if can_day(b.0) => day(year, a.0, b.0),
        (false, true) if can_day(a.0) => day(year, b.0, a.0),
        _ => None,
    }
}

/// A month with or without a year: `May 2024`, `May of last year`, `May`.
pub(super) fn month(line: &Line, at: usize) -> Found {
    if let Some(found) = iso_month(line, at) {
        return Some(found);
    }
    let (month, next) = month_name(line, at)?;
    let (year, end) = year_after(line, next, false);
    if year.is_some() {
        let written = line.capital(at) || matches!(line.sense(at), Some(Sense::Month { sure: true, .. }));
        return written.then_some((Moment::Month { year, month, which: Which::Plain }, end));
    }
    if let Some(Moment::Year(year)) = comma_year(line, next) {
        return Some((Moment::Month { year: Some(YearRef::Number(year)), month, which: Which::Plain }, next + 2));
    }
    is_bare_month(line, at, next).then_some((Moment::Month { year: None, month, which: Which::Plain }, next))
}

/// `March, 2020`.
fn comma_year(line: &Line, at: usize) -> Option<Moment> {
    let year = years::plain(line, at + 1).filter(|_| line.is(at, ","))?;
    ((1900..2100).contains(&year) && !years::counts(line, at + 1) && year % 100 != 0).then_some(Moment::Year(year))
}

/// Words before a month that leave no doubt that it is one.
const BEFORE_MONTH: &[&str] = &[
    "in",
    "since",
    "least",
    "until",
    "till",
    "by",
    "before",
    "after",
    "during",
    "from",
    "through",
    "throughout",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "past",
    "coming",
    "of",
    "for",
    "between",
    "-",
    "–",
    "to",
    "every",
    "and",
];

/// Words before a month that describes a noun: *the March election*.
const DETERMINERS: &[&str] = &["the", "a", "an", "its", "their", "his", "her", "our", "this", "’s"];

/// Whether a month's name without a day or year is meant as a month, not as the name of a
/// person or a movement.
fn is_bare_month(line: &Line, at: usize, end: usize) -> bool {
    let Some(Sense::Month { number, full: true, sure }) = line.sense(at) else { return false };
    if !line.capital(at) {
        return sure && !matches!(number, 4 | 6) && line.before_any(at, BEFORE_MONTH);
    }
    let before = line.text_back(at, 1);
    let preposition = BEFORE_MONTH.contains(&before);
    // April, May, June and August are given names or surnames, March is a movement.
    let name = matches!(number, 3 | 4 | 5 | 6 | 8);
    if !name {
        return true;
    }
    // "This August I needed a ladder"
    let named =
        |at: usize| line.capital(at) && line.sense(at).is_none() && !line.is_any(at, &["i", "i’m", "i’ll", "i’ve"]);
    let vague = matches!(before, "by" | "for" | "of" | "and" | "to" | "from" | "after" | "before");
    let determiner = DETERMINERS.contains(&before);
    let name_before = line.back(at, 1).is_some_and(|w| w.capital && w.sense.is_none() && !preposition && !determiner);
    let determiner = determiner && line.text(end).starts_with(char::is_lowercase) && !line.capital(end);
    let movement = number == 3 && line.is_any(end, &["for", "on", "of"]);
    let person = named(end) && !matches!(before, "in" | "since" | "last" | "next" | "until");
    !name_before && !movement && !person && (preposition && !(vague && line.is_surname(number)) || determiner)
}
