//! Times of day: `9 a.m.`, `09:30`, `9.30pm`, `0900 GMT`, `noon`.

use super::moment::Clock;
use super::words::Line;
use crate::language::calendar::ZONES;

/// A time of day, whether it can stand without a day beside it, and the index after it.
pub(super) struct Time {
    pub(super) clock: Clock,
    /// It says by itself that it is one: *noon* and *14:30* alone need a day beside them.
    pub(super) sure: bool,
    /// Morning or afternoon is told with it.
    pub(super) half: bool,
    pub(super) end: usize,
}

/// A time of day that begins here.
pub(super) fn clock(line: &Line, at: usize) -> Option<Time> {
    if let Some(hour) = word(line, at) {
        let placed = line.before_any(at, &["until", "till", "past", "since"]);
        return Some(Time { clock: Clock::new(hour, 0)?, sure: placed, half: true, end: at + 1 });
    }
    let joined = line.glued(at) && line.back(at, 1).is_some_and(|w| w.text.ends_with(is_joining));
    if joined && !line.before(at, "t") {
        return None;
    }
    let (hour, minute, exact) = figures(line, at)?;
    let next = at + 1;
    if let Some((pm, end)) = half(line, next) {
        let hour = (1..=12).contains(&hour).then_some(hour % 12 + if pm { 12 } else { 0 })?;
        return Some(Time {
            clock: Clock::new(hour, minute)?,
            sure: true,
            half: true,
            end: zone(line, end).unwrap_or(end),
        });
    }
    if line.starts(next, &["o’clock"]) {
        return Some(Time { clock: Clock::new(hour, minute)?, sure: false, half: false, end: next + 1 });
    }
    let zoned = zone(line, next);
    let military = zoned.or_else(|| line.is_any(next, &["hours", "hrs"]).then_some(next + 1));
    if let (4, Some(number), Some(end)) = (line.text(at).len(), line.number(at), military) {
        return Some(Time { clock: Clock::new(number / 100, number % 100)?, sure: true, half: true, end });
    }
    let placed =
        line.before_any(at, &["at", "from", "until", "till", "by", "before", "after", "around", "about", "since"]);
    (exact && line.text(at).contains(':')).then_some(Time {
        clock: Clock::new(hour, minute)?,
        sure: placed || zoned.is_some(),
        half: false,
        end: zoned.unwrap_or(next),
    })
}

fn is_joining(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '.' | ',' | ':' | '/' | '-' | '–')
}

/// `noon`, `midday`, `midnight`.
fn word(line: &Line, at: usize) -> Option<u32> {
    match line.text(at) {
        "noon" | "midday" => Some(12),
        "midnight" => Some(0),
        _ => None,
    }
}

/// Hour and minute in figures, and whether minutes are told. Seconds are read over.
fn figures(line: &Line, at: usize) -> Option<(u32, u32, bool)> {
    if let Some(hour) = line.number(at) {
        return Some((hour, 0, false));
    }
    let mut parts = line.text(at).split([':', '.']);
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next());
    let fits = (1..=2).contains(&hour.len()) && minute.len() == 2 && second.is_none_or(|s| s.len() == 2);
    (fits && parts.next().is_none()).then_some(())?;
    Some((hour.parse().ok()?, minute.parse().ok()?, true))
}

/// *a.m.* (false) or *p.m.* (true) and the index after it.
fn half(line: &Line, at: usize) -> Option<(bool, usize)> {
    let pm = match line.text(at) {
        "a.m." | "a.m" | "am" => false,
        "p.m." | "p.m" | "pm" => true,
        _ => return None,
    };
    // "I am": between a number and a verb there is a space and no capital; "9 am" is rarer than "9am".
    Some((pm, if line.is_any(at, &["a.m", "p.m"]) { line.skip_stop(at + 1) } else { at + 1 }))
}

/// The index after `GMT`, `ET`, `local time`.
fn zone(line: &Line, at: usize) -> Option<usize> {
    if line.starts(at, &["local", "time"]) {
        return Some(at + 2);
    }
    if line.capital(at) && line.is_any(at, &["eastern", "central", "mountain", "pacific"]) {
        return Some(line.skip(at + 1, "time"));
    }
    let open = line.skip(at, "(");
    let word = line.get(open).filter(|w| w.upper)?;
    let named = ZONES.contains(&word.text.replace('.', "").as_str());
    (named && (open == at || line.is(open + 1, ")"))).then_some(if open == at { at + 1 } else { at + 3 })
}
