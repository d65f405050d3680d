//! Puts days, times of day and ranges together: the longest time expression that begins at a word.

use super::clock::clock;
use super::moment::{Found, Moment};
use super::words::Line;
use super::{explicit, relative, years};
use crate::document::Grain;
use crate::language::calendar::{Part, Sense, Unit};

/// The time expression that begins at a word.
pub(super) fn expression(line: &Line, at: usize) -> Found {
    edge(line, at).or_else(|| modified(line, at)).or_else(|| span_of_time(line, at))
}

/// `early 2023`, `late on Tuesday`, `end of June`, `mid-May`, `later this year`, `late Tuesday night`.
fn modified(line: &Line, at: usize) -> Found {
    let next = match line.text(at) {
        "early" | "late" | "earlier" | "later" => at + 1,
        "mid" => at + 1 + usize::from(line.hyphen(at + 1)),
        _ => return None,
    };
    let in_front = line.is_any(at, &["early", "late"]) && line.is(next, "in");
    let on = line.is_any(at, &["early", "late"]) && line.is(next, "on");
    let next = if in_front || on { next + 1 } else { next };
    let found = point(line, next).filter(|(moment, _)| relative::takes_modifier(moment));
    // "later in March" and "early in May" are about the month.
    found
        .filter(|(moment, _)| !in_front || !matches!(moment, Moment::Weekday { .. }))
        .filter(|(moment, _)| !on || moment.grain() == Grain::Day)
}

/// `end of June`, `beginning of 2026`, `start of October that year`: the plain month, year or season.
fn edge(line: &Line, at: usize) -> Found {
    // "in the early hours of 9 March"
    if line.starts(at, &["early", "hours", "of"]) || line.starts(at, &["small", "hours", "of"]) {
        return point(line, at + 3).filter(|(moment, _)| moment.grain() == Grain::Day);
    }
    // "on the night of 9 March"
    if line.is_any(at, &["night", "evening", "morning", "afternoon"]) && line.is(at + 1, "of") {
        return explicit::day(line, line.skip(at + 2, "the"));
    }
    if !line.is_any(at, &["end", "beginning", "start", "middle"]) || !line.is(at + 1, "of") {
        return None;
    }
    // "by the end of the month"
    if line.is(at + 2, "the")
        && let Some((unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade), false)) =
            line.unit(at + 3)
    {
        return Some((Moment::Unit { unit, shift: 0, anchored: false }, at + 4));
    }
    point(line, at + 2).filter(|(moment, _)| {
        let unit = matches!(moment, Moment::Unit { unit, .. } if !matches!(unit, Unit::Day));
        unit || matches!(
            moment,
            Moment::Month { .. } | Moment::Year(_) | Moment::Season { .. } | Moment::Quarter { .. }
        )
    })
}

/// A range, or a point.
fn span_of_time(line: &Line, at: usize) -> Found {
    days_of_month(line, at).or_else(|| hours(line, at)).or_else(|| {
        let (first, next) = point(line, at)?;
        match until(line, at, next, &first) {
            Some((second, end)) => Some((Moment::Range(Box::new(first), Box::new(second)), end)),
            None => Some((first, next)),
        }
    })
}

/// The index after a word or dash that leads from one end of a range to the other.
fn to(line: &Line, start: usize, at: usize) -> Option<usize> {
    let between = line.before(start, "between");
    let from = line.before(start, "from");
    // "from July 1, 2022, to June 30, 2026"
    let at = at + usize::from(from && line.is(at, ",") && years::plain(line, at.saturating_sub(1)).is_some());
    match line.text(at) {
        _ if line.hyphen(at) => Some(at + 1),
        "–" => Some(at + 1),
        "through" | "thru" => Some(at + 1),
        "to" if !is_moved(line, start) => Some(at + 1),
        "until" | "till" if from => Some(at + 1),
        "and" if between => Some(at + 1),
        // "examined in March and April"
        "and" if line.before_any(start, &["in", "during"]) && explicit::month(line, start).is_some() => {
            explicit::month(line, at + 1).map(|_| at + 1)
        }
        _ => None,
    }
}

/// *was postponed from Monday to Friday* is no range.
fn is_moved(line: &Line, start: usize) -> bool {
    let moved = [
        "moved",
        "move",
        "postponed",
        "rescheduled",
        "delayed",
        "pushed",
        "switched",
        "shifted",
        "changed",
        "brought",
        "deferred",
        "extended",
    ];
    line.before(start, "from") && (2..8).any(|by| start >= by && moved.contains(&line.text(start - by)))
}

/// The other end of a range whose first end is read.
fn until(line: &Line, start: usize, at: usize, first: &Moment) -> Found {
    let next = to(line, start, at)?;
    let found = point(line, next)?;
    let same = match (first, &found.0) {
        (Moment::Year(a), Moment::Year(b)) => a < b,
        (Moment::Day { .. }, Moment::Day { .. })
        | (Moment::Month { .. }, Moment::Month { .. })
        | (Moment::Weekday { .. }, Moment::Weekday { .. })
        | (Moment::Years(..), Moment::Years(..))
        | (Moment::Holiday { .. }, Moment::Day { .. } | Moment::Holiday { .. })
        | (Moment::Day { .. }, Moment::Holiday { .. })
        | (Moment::Year(_), Moment::Month { year: Some(_), .. }) => true,
        _ => false,
    };
    same.then_some(found)
}

/// `May 3-5, 2024`, `3 to 5 May 2024`, `between May 3 and 5`.
fn days_of_month(line: &Line, at: usize) -> Found {
    let day = |year, month, day| Moment::Day { year, month, day, weekday: None };
    let two = |year, month, first: u8, last: u8, end| {
        let range = Moment::Range(Box::new(day(year, month, first)), Box::new(day(year, month, last)));
        (first < last).then_some((range, end))
    };
    if let Some((month, first, next)) = explicit::month_day(line, at) {
        let (last, end) = explicit::day_number(line, to(line, at, next)?)?;
        // "May 3 to 5 May" does not happen; "May 30-June 2" is two days with their months.
        let clock = line.is_any(end, &["a.m.", "p.m.", "am", "pm", "%", "percent"])
            || line.glued(end) && line.text(end).starts_with(char::is_alphanumeric);
        let (year, end) = explicit::year_after(line, end, true);
        return if clock { None } else { two(year, month, first, last, end) };
    }
    let (first, next) = explicit::day_number(line, at)?;
    let (month, last, end) = explicit::day_month_glued(line, to(line, at, next)?)?;
    let (year, end) = explicit::year_after(line, end, true);
    two(year, month, first, last, end)
}

/// `9 a.m. to 5 p.m. on Friday`.
fn hours(line: &Line, at: usize) -> Found {
    let first = clock(line, at)?;
    let second = clock(line, to(line, at, first.end)?)?;
    // `8 p.m. to 6 a.m. Saturday` begins the day before.
    if second.clock <= first.clock {
        return None;
    }
    let (date, end) = date_after(line, second.end)?;
    let ends = |clock| Box::new(Moment::At(Box::new(date.clone()), clock));
    Some((Moment::Range(ends(first.clock), ends(second.clock)), end))
}

/// A day after a time of day: `(9 a.m.) Tuesday`, `on May 3`, `, Friday`.
fn date_after(line: &Line, at: usize) -> Found {
    let next = if line.is_any(at, &["on", ","]) { at + 1 } else { at };
    let next = line.skip(next, "on");
    day(line, next)
        .filter(|(moment, _)| !matches!(moment, Moment::Ago { .. } | Moment::Later { .. } | Moment::DayAfter(_)))
}

/// A moment with its time of day, if it is told.
fn point(line: &Line, at: usize) -> Found {
    if let Some(time) = clock(line, at) {
        if let Some((date, end)) = date_after(line, time.end) {
            let part = match line.sense(end - 1) {
                Some(Sense::Part(part)) if !time.half => Some(part),
                _ => None,
            };
            return Some((Moment::At(Box::new(date), time.clock.in_part(part)), end));
        }
        if time.sure {
            return Some((Moment::Clock(time.clock), time.end));
        }
    }
    day(line, at).or_else(|| {
        years::stretch(line, at).or_else(|| explicit::month(line, at)).or_else(|| relative::relative(line, at))
    })
}

/// A day with the part of the day or the time after it.
fn day(line: &Line, at: usize) -> Found {
    let (moment, next) = explicit::day(line, at).or_else(|| relative::relative(line, at))?;
    if moment.grain() != Grain::Day {
        return None;
    }
    let written = line.get(next).is_some_and(|w| !w.capital || w.upper);
    let part = match line.sense(next) {
        Some(Sense::Part(part)) if written => Some(part),
        _ => None,
    };
    let end = next + usize::from(part.is_some());
    let part = part.or(if line.is(at, "tonight") || line.is(at, "last") { Some(Part::Later) } else { None });
    Some(match time_after(line, end) {
        Some((clock, end)) => (Moment::At(Box::new(moment), clock.in_part(part)), end),
        None => (moment, end),
    })
}

/// A time of day after a day: `at 9 a.m.`, `, 09:30`, `T09:30:00Z`.
fn time_after(line: &Line, at: usize) -> Option<(super::moment::Clock, usize)> {
    let iso = line.is(at, "t") && line.glued(at) && line.glued(at + 1);
    let joined = iso || line.is_any(at, &["at", ","]);
    let next = at + usize::from(joined);
    let time = clock(line, next)?;
    let utc = usize::from(iso && line.is(time.end, "z") && line.glued(time.end));
    Some((time.clock, time.end + utc))
}
