//! ISO values and the arithmetic of the calendar.

use std::fmt;

use jiff_core::civil::{Date, Weekday};

use super::moment::Clock;
use crate::document::IsoDate;

/// One end of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Point {
    Day(Date),
    Time(Date, Clock),
    Month(i16, u8),
    Year(i16),
}

/// A point, or a range with both its ends in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) start: Point,
    pub(super) end: Option<Point>,
}

impl Value {
    /// A single point.
    pub(super) fn point(start: Point) -> Self {
        Self { start, end: None }
    }

    /// From one point to another, if they are in order.
    pub(super) fn range(start: Point, end: Point) -> Option<Self> {
        (start.first() <= end.first()).then_some(Self { start, end: Some(end) })
    }

    /// The last point.
    pub(super) fn last(self) -> Point {
        self.end.unwrap_or(self.start)
    }
}

impl Point {
    /// Year, month and day of its first day, one where not told.
    fn first(self) -> (i16, i8, i8) {
        match self {
            Self::Day(day) | Self::Time(day, _) => (day.year(), day.month(), day.day()),
            Self::Month(year, month) => (year, i8::try_from(month).unwrap_or(12), 1),
            Self::Year(year) => (year, 1, 1),
        }
    }

    /// The day, if it is one.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Time(day, _) => Some(day),
            Self::Month(..) | Self::Year(_) => None,
        }
    }

    /// The first day of the month, if a month or a day is told.
    pub(super) fn month(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Time(day, _) => Some(day.first_of_month()),
            Self::Month(year, month) => new(year, month, 1),
            Self::Year(_) => None,
        }
    }

    /// The year.
    pub(super) fn year(self) -> i16 {
        self.first().0
    }

    /// Whether ISO 8601 can write it with four digits.
    fn is_writable(self) -> bool {
        (1..=9999).contains(&self.year())
    }
}

impl Value {
    /// The value as text; none for years outside 1 to 9999.
    pub(super) fn write(self) -> Option<String> {
        (self.start.is_writable() && self.last().is_writable()).then(|| self.to_string())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start)?;
        self.end.map_or(Ok(()), |end| write!(f, "/{end}"))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |f: &mut fmt::Formatter<'_>, d: &Date| write!(f, "{:04}-{:02}-{:02}", d.year(), d.month(), d.day());
        match self {
            Self::Day(date) => day(f, date),
            Self::Time(date, clock) => {
                day(f, date)?;
                write!(f, "T{:02}:{:02}", clock.hour, clock.minute)
            }
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// The day of the publication date.
pub(super) fn from_iso(date: IsoDate) -> Option<Date> {
    new(date.year(), date.month(), date.day())
}

/// A day that exists.
pub(super) fn new(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// So many days later.
pub(super) fn plus(date: Date, days: i64) -> Option<Date> {
    date.checked_add(i32::try_from(days).ok()?).ok()
}

/// Days from one day to another, negative where the other is earlier.
pub(super) fn days_between(from: Date, to: Date) -> i64 {
    i64::from(from.until(to))
}

/// The month so many months after that of a day.
pub(super) fn month_plus(date: Date, months: i64) -> Option<(i16, u8)> {
    let month = (i64::from(date.year()) * 12 + i64::from(date.month()) - 1).checked_add(months)?;
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    u8::try_from(month.rem_euclid(12) + 1).ok().map(|month| (year, month))
}

/// So many years later.
pub(super) fn year_plus(year: i16, years: i64) -> Option<i16> {
    i64::from(year).checked_add(years).and_then(|y| i16::try_from(y).ok())
}

/// Monday is 1.
pub(super) fn weekday(date: Date) -> i64 {
    i64::from(date.weekday().to_monday_one_offset())
}

/// Monday of the week of a day.
pub(super) fn monday(date: Date) -> Option<Date> {
    plus(date, 1 - weekday(date))
}

/// Monday to Sunday of the week so many weeks later.
pub(super) fn week(date: Date, weeks: i64) -> Option<Value> {
    let monday = plus(monday(date)?, weeks.checked_mul(7)?)?;
    Value::range(Point::Day(monday), Point::Day(plus(monday, 6)?))
}

/// The last such weekday on or before a day.
pub(super) fn on_or_before(date: Date, day: u8) -> Option<Date> {
    plus(date, -(weekday(date) - i64::from(day)).rem_euclid(7))
}

/// The first such weekday on or after a day.
pub(super) fn on_or_after(date: Date, day: u8) -> Option<Date> {
    plus(date, (i64::from(day) - weekday(date)).rem_euclid(7))
}

/// The nth such weekday of a month, -1 for the last.
pub(super) fn nth_weekday(year: i16, month: u8, nth: i8, day: u8) -> Option<Date> {
    let day = Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()?;
    new(year, month, 1)?.nth_weekday_of_month(nth, day).ok()
}

/// Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    new(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for (year, month, day) in [(1999, 4, 4), (2008, 3, 23), (2011, 4, 24), (2024, 3, 31), (2025, 4, 20)] {
            assert_eq!(easter(year), new(year, month, day));
        }
    }

    #[test]
    fn arithmetic_ends_where_the_calendar_does() {
        let day = new(2024, 2, 29).unwrap();
        assert_eq!(plus(day, i64::MAX), None);
        assert_eq!(plus(day, 1), new(2024, 3, 1));
        assert_eq!(month_plus(day, i64::MIN), None);
        assert_eq!(month_plus(day, -2), Some((2023, 12)));
        assert_eq!(week(day, i64::MAX), None);
        assert_eq!(week(day, 0).unwrap().to_string(), "2024-02-26/2024-03-03");
    }
}
