//! Times told from the day of publication or from a day told of before: `last Tuesday`,
//! `two weeks ago`, `this month`, `the next day`.

use super::explicit;
use super::moment::{Found, Moment, Which, YearRef, grain};
use super::words::Line;
use crate::document::{Grain, Tag};
use crate::language::calendar::{HOLIDAYS, Holiday, NAMED_AFTER, NAMED_BEFORE, Sense, Unit};

/// Any relative time that begins here.
pub(super) fn relative(line: &Line, at: usize) -> Found {
    near(line, at)
        .or_else(|| nth_weekday(line, at))
        .or_else(|| counted(line, at))
        .or_else(|| within(line, at))
        .or_else(|| which(line, at))
        .or_else(|| day_beside(line, at))
        .or_else(|| day_before_another(line, at))
        .or_else(|| around(line, at))
        .or_else(|| end_of_unit(line, at))
        .or_else(|| at_an_event(line, at))
        .or_else(|| holiday(line, at))
        .or_else(|| weekday(line, at))
        .or_else(|| weekend(line, at))
}

/// `today`, `yesterday`, `tonight`, `this morning`, `last night`, `the day after tomorrow`.
fn near(line: &Line, at: usize) -> Found {
    let days = match line.text(at) {
        "overnight" if passes(line, at + 1) => return Some((Moment::Overnight, at + 1)),
        "today" | "tonight" => 0,
        "yesterday" => -1,
        "tomorrow" if line.before(at, "a") || line.text_back(at, 2) == "a" => return None,
        "tomorrow" => 1,
        // *CBS This Morning* is a program.
        "this" if matches!(line.sense(at + 1), Some(Sense::Part(_))) && !is_title(line, at + 1) => {
            return Some((Moment::Near(0), at + 2));
        }
        "last" if line.is_any(at + 1, &["night", "evening"]) => return Some((Moment::Near(-1), at + 2)),
        "day" if line.starts(at + 1, &["before", "yesterday"]) => return Some((Moment::Near(-2), at + 3)),
        "day" if line.starts(at + 1, &["after", "tomorrow"]) => return Some((Moment::Near(2), at + 3)),
        _ => return None,
    };
    (!is_program(line, at)).then_some((Moment::Near(days), at + 1))
}

/// *an overnight train*, *overnight stays*: no time at which something happened.
fn passes(line: &Line, at: usize) -> bool {
    let before = line.back(at, 2).is_some_and(|w| matches!(w.tag, Tag::DT | Tag::PRPS | Tag::JJ | Tag::POS));
    let noun = line.get(at).is_some_and(|w| w.tag.is_noun() || matches!(w.tag, Tag::JJ | Tag::VBG));
    !before && !noun
}

fn is_title(line: &Line, at: usize) -> bool {
    line.get(at).is_some_and(|w| w.capital && !w.upper)
}

/// *USA Today*, *the Today programme*: names.
fn is_program(line: &Line, at: usize) -> bool {
    if !line.capital(at) || line.get(at).is_some_and(|w| w.upper) {
        return false;
    }
    let before = line.back(at, 1);
    let named = before.is_some_and(|w| w.capital && w.sense.is_none() && w.tag.is_noun() && w.text.len() > 1);
    named || line.is_any(at + 1, &["show", "program", "programme"])
}

/// How many, and the index after it; none inside where the number is not told.
fn count(line: &Line, at: usize) -> Option<(Option<i64>, usize)> {
    let joined = |tens: u16| {
        let Some(Sense::Cardinal(ones)) = line.sense(at + 2).filter(|_| line.hyphen(at + 1)) else { return None };
        (tens >= 20 && (1..10).contains(&ones)).then_some((Some(i64::from(tens + ones)), at + 3))
    };
    match line.text(at) {
        "a" if line.is_any(at + 1, &["few", "number"]) => Some((None, line.skip(at + 2, "of"))),
        "a" | "an" if line.starts(at + 1, &["couple", "of"]) => Some((Some(2), at + 3)),
        "a" if line.is(at + 1, "dozen") => Some((Some(12), at + 2)),
        "a" | "an" if line.unit(at + 1).is_some() => Some((Some(1), at + 1)),
        "a" | "one" if line.is(at + 1, "hundred") => Some((Some(100), at + 2)),
        "half" if line.is_any(at + 1, &["a", "an"]) => Some((None, at + 2)),
        "several" | "many" | "some" | "few" => Some((None, at + 1)),
        text => {
            if let Some(Sense::Cardinal(n)) = line.sense(at) {
                return joined(n).or(Some((Some(i64::from(n)), at + 1)));
            }
            if line.glued(at) && line.back(at, 1).is_some_and(|w| w.text.ends_with(['$', '£', '€', '-'])) {
                return None;
            }
            if let Some(n) = line.number(at) {
                return Some((Some(i64::from(n)), at + 1));
            }
            let digits = text.starts_with(|c: char| c.is_ascii_digit());
            let plain: String = text.chars().filter(|&c| c != ',').collect();
            digits.then_some((plain.parse().ok(), at + 1))
        }
    }
}

/// `two weeks ago`, `a year earlier`, `three days later`, `two weeks from now`, `(in) two weeks`.
fn counted(line: &Line, at: usize) -> Found {
    // "years ago" tells nothing but that it is past.
    if let Some((unit, true)) = line.unit(at) {
        return line.is(at + 1, "ago").then_some((Moment::Vague(grain(unit)), at + 2));
    }
    let (count, next) = count(line, at)?;
    let half = line.starts(next, &["and", "a", "half"]);
    let next = if half { next + 3 } else { next };
    let (unit, plural) = line.unit(next)?;
    let half = half || line.starts(next + 1, &["and", "a", "half"]);
    let end = if line.starts(next + 1, &["and", "a", "half"]) { next + 4 } else { next + 1 };
    let count = count.filter(|_| !half && !matches!(unit, Unit::Minute | Unit::Hour));
    let moment = |make: fn(Unit, i64) -> Moment| count.map_or(Moment::Vague(grain(unit)), |n| make(unit, n));
    match line.text(end) {
        "ago" if line.is(end + 1, "today") && unit == Unit::Year && count.is_some() => {
            Some((Moment::Anniversary { years: count? }, end + 2))
        }
        "ago" => Some((moment(|unit, count| Moment::Ago { unit, count }), end + 1)),
        "earlier" if !line.is(end + 1, "than") => {
            Some((moment(|unit, count| Moment::Later { unit, count: -count }), end + 1))
        }
        "later" if !line.is(end + 1, "than") => Some((moment(|unit, count| Moment::Later { unit, count }), end + 1)),
        "afterwards" | "afterward" => Some((moment(|unit, count| Moment::Later { unit, count }), end + 1)),
        // "Three days after, he left."
        "after" if !line.text(end + 1).starts_with(char::is_alphanumeric) && line.get(end + 1).is_some() => {
            Some((moment(|unit, count| Moment::Later { unit, count }), end + 1))
        }
        "from" if line.is_any(end + 1, &["now", "today"]) => {
            Some((moment(|unit, count| Moment::Ahead { unit, count, sure: true }), end + 2))
        }
        "’" | "’s" if line.is(end + 1, "time") => {
            Some((moment(|unit, count| Moment::Ahead { unit, count, sure: true }), end + 2))
        }
        _ => {
            let in_front = line.before(at, "in");
            let ends = plural || !line.text(end).starts_with(char::is_alphabetic);
            (in_front && ends && count.is_some())
                .then(|| (moment(|u, count| Moment::Ahead { unit: u, count, sure: false }), end))
        }
    }
}

/// `earlier in the week`, `later in the day`.
fn within(line: &Line, at: usize) -> Found {
    if !line.is_any(at, &["earlier", "later"]) || !line.starts(at + 1, &["in", "the"]) {
        return None;
    }
    match line.unit(at + 3)? {
        (Unit::Day, false) => Some((Moment::DayAfter(0), at + 4)),
        (unit @ (Unit::Week | Unit::Month | Unit::Year), false) => {
            Some((Moment::Unit { unit, shift: 0, anchored: true }, at + 4))
        }
        _ => None,
    }
}

/// Something after *this*, *last*, *next*, *previous* …: a unit, a weekday, a month, a holiday.
fn which(line: &Line, at: usize) -> Found {
    // *following* cannot do without its article, and of days nor can *next*.
    let of_day = line.is_any(at + 1, &["next", "previous"])
        && (matches!(line.unit(at + 2), Some((Unit::Day, false)))
            || matches!(line.sense(at + 2), Some(Sense::Part(_))));
    if line.is(at, "the") && (line.is(at + 1, "following") || of_day) {
        return which(line, at + 1);
    }
    let (which, next) = match (line.text(at), line.text(at + 1)) {
        ("this", "past") => (Which::Last, at + 2),
        ("this", "coming") => (Which::Next, at + 2),
        ("this" | "current", _) => (Which::This, at + 1),
        ("last", _) => (Which::Last, at + 1),
        ("next" | "coming", _) => (Which::Next, at + 1),
        // "that week", "that June": of what was told before
        ("that", _) if line.unit(at + 1).is_some() => {
            let (unit, plural) = line.unit(at + 1)?;
            // "said that week was", "that year-long wait", "of that year" (which may be another)
            let other = line.get(at + 2).is_some_and(|w| w.tag.is_finite() || w.tag.is_noun());
            let of = line.before_any(at, &["of", "in", "by", "for", "since"]);
            if other || of || line.hyphen(at + 2) {
                return None;
            }
            let moment = match unit {
                Unit::Week | Unit::Month | Unit::Year => Moment::Unit { unit, shift: 0, anchored: true },
                _ => return None,
            };
            return (!plural).then_some((moment, at + 2));
        }
        ("that", _) if line.capital(at + 1) && explicit::month(line, at + 1).is_some_and(|(_, end)| end == at + 2) => {
            let (Moment::Month { month, .. }, end) = explicit::month(line, at + 1)? else { return None };
            return Some((Moment::Month { year: Some(YearRef::Told), month, which: Which::Plain }, end));
        }
        // Behind a verb it mostly begins a clause (*said that Monday was …*).
        ("that", _) if line.back(at, 1).is_some_and(|w| !w.tag.is_verb() && !matches!(w.tag, Tag::IN | Tag::JJ)) => {
            let weekday =
                explicit::weekday(line, at + 1).filter(|_| !line.get(at + 2).is_some_and(|w| w.tag.is_finite()))?;
            return Some((Moment::ThatWeekday(weekday), at + 2));
        }
        ("previous", _) if line.before(at, "the") => (Which::Previous, at + 1),
        ("following", _) if line.before(at, "the") => (Which::Following, at + 1),
        _ => return None,
    };
    let the = line.before_any(at, &["the"]);
    if matches!(line.sense(next), Some(Sense::Part(_))) {
        let days = match which {
            Which::Following => 1,
            Which::Next if the => 1,
            Which::Previous => -1,
            _ => return None,
        };
        return Some((Moment::DayAfter(days), next + 1));
    }
    if let Some((unit, false)) = line.unit(next) {
        return which_unit(which, unit, the).map(|moment| (moment, next + 1));
    }
    if let Some(weekday) = explicit::weekday(line, next).filter(|_| !is_name(line, next)) {
        // "this coming Friday" may be in this very week.
        if line.before(next, "coming") {
            return Some((Moment::WeekdayAfter { weekday, weeks: 0 }, next + 1));
        }
        return Some((Moment::Weekday { weekday, which }, next + 1));
    }
    if let Some((Moment::Holiday { holiday, year: None, .. }, end)) = holiday_name(line, next) {
        return Some((Moment::Holiday { holiday, year: None, which }, end));
    }
    match explicit::month(line, next)? {
        (Moment::Month { year: None, month, .. }, end) => Some((Moment::Month { year: None, month, which }, end)),
        _ => None,
    }
}

/// `last week`; with *the* before it (*over the last week*) it is a length of time.
fn which_unit(which: Which, unit: Unit, the: bool) -> Option<Moment> {
    if unit == Unit::Weekend {
        return Some(Moment::Weekend(which));
    }
    if matches!(unit, Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Century) {
        return None;
    }
    let (shift, anchored) = match which {
        Which::Plain => return None,
        Which::This => (0, false),
        Which::Last => (-1, false),
        Which::Next => (1, false),
        Which::Previous => (-1, true),
        Which::Following => (1, true),
    };
    match (unit, which) {
        (Unit::Day, Which::Previous | Which::Following) => Some(Moment::DayAfter(shift)),
        (Unit::Day, Which::Next) if the => Some(Moment::DayAfter(1)),
        (Unit::Day, _) => None,
        (_, Which::Last) if the => None,
        (_, Which::Next) if the && unit != Unit::Week => None,
        _ => Some(Moment::Unit { unit, shift, anchored }),
    }
}

/// `the day before`, `the same day`: a day told from another, with nothing after it that it would be before.
fn day_beside(line: &Line, at: usize) -> Found {
    let part = |at: usize| matches!(line.sense(at), Some(Sense::Part(_)));
    if line.starts(at, &["the", "same"]) && (line.is(at + 2, "day") || part(at + 2)) {
        return Some((Moment::DayAfter(0), at + 3));
    }
    if line.is(at, "the") && line.is(at + 1, "day") {
        return day_beside(line, at + 1);
    }
    // "that night"
    if line.is(at, "that") && part(at + 1) {
        return Some((Moment::DayAfter(0), at + 2));
    }
    if !line.is(at, "day") || !line.before_any(at, &["the", "a"]) {
        return None;
    }
    let days = match line.text(at + 1) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let free = !line.text(at + 2).starts_with(char::is_alphanumeric)
        || line.is_any(at + 2, &["and", "but", "in", "at", "with", "when"]);
    let quoted = line.is_any(at + 2, &["“", "\""]);
    (free && !quoted).then_some((Moment::DayAfter(days), at + 2))
}

/// `eve of Independence Day`, `day after Christmas`, `day before the May 5 vote`: a day told from a day with a name or date.
fn day_before_another(line: &Line, at: usize) -> Found {
    let days = match (line.text(at), line.text(at + 1)) {
        ("eve", "of") | ("day", "before") => -1,
        ("day", "after") => 1,
        _ => return None,
    };
    let next = line.skip(at + 2, "the");
    let (day, end) = explicit::day(line, next).or_else(|| holiday(line, next))?;
    matches!(day, Moment::Day { .. } | Moment::Holiday { .. })
        .then(|| (Moment::Beside { days, day: Box::new(day) }, end))
}

/// Events that a time can be told by.
const EVENTS: &[&str] = &[
    "accident",
    "attack",
    "ballot",
    "battle",
    "blast",
    "blaze",
    "bombing",
    "concert",
    "coup",
    "crash",
    "crisis",
    "debate",
    "derailment",
    "disappearance",
    "disaster",
    "earthquake",
    "election",
    "explosion",
    "fire",
    "flood",
    "funeral",
    "game",
    "hurricane",
    "incident",
    "invasion",
    "killing",
    "match",
    "murder",
    "murders",
    "pandemic",
    "quake",
    "raid",
    "rally",
    "referendum",
    "robbery",
    "shooting",
    "storm",
    "strike",
    "theft",
    "tragedy",
    "vote",
    "war",
    "wedding",
];

/// `night of the crash`, `height of the storm`: a time whose date only the event would tell.
fn at_an_event(line: &Line, at: usize) -> Found {
    let time = line.is_any(at, &["night", "morning", "evening", "afternoon", "eve", "height", "day"]);
    let placed = line.before(at, "the") && line.starts(at + 1, &["of", "the"]);
    (time && placed && EVENTS.contains(&line.text(at + 3))).then_some((Moment::Vague(Grain::Time), at + 4))
}

/// `week of July 7`, `weekend of Sept. 21`.
fn around(line: &Line, at: usize) -> Found {
    let (unit, false) = line.unit(at)? else { return None };
    let (day, end) = explicit::day(line, at + 2).filter(|_| line.is(at + 1, "of"))?;
    matches!(unit, Unit::Week | Unit::Weekend).then(|| (Moment::Around { unit, day: Box::new(day) }, end))
}

/// `first Monday of June`, `last Friday in May 2024`.
fn nth_weekday(line: &Line, at: usize) -> Found {
    let nth = match (line.text(at), line.sense(at)) {
        ("last", _) => -1,
        (_, Some(Sense::Ordinal(n))) => i8::try_from(n).ok().filter(|n| (1..=4).contains(n))?,
        _ => return None,
    };
    let weekday = explicit::weekday(line, at + 1).filter(|_| line.is_any(at + 2, &["of", "in"]))?;
    let (Moment::Month { year, month, which }, end) = explicit::month(line, at + 3)? else { return None };
    let holiday = Holiday::Nth(month, nth, weekday, 0);
    Some((Moment::Holiday { holiday, year, which }, end))
}

/// `year’s end`.
fn end_of_unit(line: &Line, at: usize) -> Found {
    let (unit @ (Unit::Month | Unit::Year), false) = line.unit(at)? else { return None };
    let end = line.is_any(at + 1, &["’s"]) && line.is(at + 2, "end");
    (end && line.before_any(at, &["by", "at", "before", "until"]))
        .then_some((Moment::Unit { unit, shift: 0, anchored: false }, at + 3))
}

/// A holiday, with a year or without.
fn holiday(line: &Line, at: usize) -> Found {
    let (moment, next) = holiday_name(line, at)?;
    let Moment::Holiday { holiday, which, .. } = moment else { return None };
    // "Christmas Eve in 2019"
    let in_year = explicit::year_after(line, next + 1, false);
    let (year, end) = match in_year.0 {
        Some(year) if line.is(next, "in") => (Some(year), in_year.1),
        // *Labor Day, 1950*
        _ => explicit::year_after(line, next, true),
    };
    Some((Moment::Holiday { holiday, year, which }, end))
}

/// Words that may follow a holiday that is meant as a day.
const AFTER_HOLIDAY: &[&str] = &[
    "and", "or", "but", "when", "in", "at", "with", "for", "to", "the", "a", "an", "he", "she", "they", "it", "we",
    "i", "is", "was", "will", "would", "of", "last", "this", "next", "as", "because", "after", "before", "by", "on",
];

/// Words before a holiday that is meant as a day.
const BEFORE_HOLIDAY: &[&str] =
    &["since", "at", "by", "before", "after", "until", "till", "on", "over", "last", "next", "this", "past", "coming"];

fn holiday_name(line: &Line, at: usize) -> Found {
    let first = line.text(at);
    if !line.capital(at) {
        return None;
    }
    let &(words, shared, holiday) =
        HOLIDAYS.iter().find(|(words, ..)| words.first() == Some(&first) && line.starts(at, words))?;
    let end = at + words.len();
    let free = !line.text(end).starts_with(char::is_alphabetic) || AFTER_HOLIDAY.contains(&line.text(end));
    // "for Christmas in 2022"
    let in_year = line.is(end, "in") && explicit::year_after(line, end + 1, false).0.is_some();
    let placed = in_year || BEFORE_HOLIDAY.contains(&line.text_back(at, 1));
    (!shared || free && placed && !line.hyphen(end))
        .then_some((Moment::Holiday { holiday, year: None, which: Which::Plain }, end))
}

/// A weekday: `Tuesday`, `Tuesday of last week`, `Tuesday last week`.
fn weekday(line: &Line, at: usize) -> Found {
    let weekday = explicit::weekday(line, at)?;
    if is_name(line, at)
        || line.before_any(at, &["every", "each"])
        || line.is_any(at + 1, &["school", "schools", "roast", "ledger", "lunch", "papers"])
    {
        return None;
    }
    let end = line.skip_stop_of_short(at);
    // `It was a Tuesday`: one of many.
    let one_of_many = line.before_any(at, &["a", "one", "some"]) && !line.text(end).starts_with(char::is_alphabetic);
    if one_of_many && !line.hyphen(end) {
        return Some((Moment::Vague(Grain::Day), end));
    }
    let of = line.skip(end, "of");
    let weeks = match (line.text(of), line.text(of + 1)) {
        ("last", "week") => Some(-1),
        ("this", "week") => Some(0),
        ("next", "week") => Some(1),
        _ => None,
    };
    // "on Friday week"
    if of == end && line.is(end, "week") && line.before_any(at, &["on", "until", "till", "by", "from"]) {
        return Some((Moment::WeekdayAfter { weekday, weeks: 1 }, end + 1));
    }
    Some(match weeks {
        Some(weeks) => (Moment::WeekdayOf { weekday, weeks }, of + 2),
        None => (Moment::Weekday { weekday, which: Which::Plain }, end),
    })
}

/// *Sheffield Wednesday*, *the Sunday Times*, *Saturday Night Live*.
fn is_name(line: &Line, at: usize) -> bool {
    let upper = line.get(at).is_some_and(|w| w.upper);
    let before = NAMED_BEFORE.contains(&line.text_back(at, 1)) && line.back(at, 1).is_some_and(|w| w.capital);
    let after = line.capital(at + 1) && !upper && NAMED_AFTER.contains(&line.text(at + 1));
    let mail = line.before(at, "on") && line.back(at, 2).is_some_and(|w| w.capital && w.text == "mail");
    before || after || mail || line.glued(at) && line.before_any(at, &["@", "#", "_"])
}

/// `the weekend`.
fn weekend(line: &Line, at: usize) -> Found {
    let bare = line.unit(at) == Some((Unit::Weekend, false));
    (bare && line.before(at, "the")).then_some((Moment::Weekend(Which::Plain), at + 1))
}

/// The grain of something that a modifier such as *early* can stand before.
pub(super) fn takes_modifier(moment: &Moment) -> bool {
    let coarse = !matches!(moment.grain(), Grain::Time);
    coarse && !matches!(moment, Moment::Ago { .. } | Moment::Later { .. } | Moment::Ahead { .. } | Moment::Vague(_))
}
