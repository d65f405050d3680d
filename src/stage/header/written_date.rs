//! Reads dates as they are written in headers.

use crate::document::IsoDate;
use crate::language::calendar::{MONTHS, WEEKDAYS};

/// A run of letters, a run of digits, or one other character of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    /// The run.
    pub(super) text: &'a str,
    /// Byte offset in the line.
    pub(super) start: usize,
}

impl Item<'_> {
    /// One past its last byte in the line.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is_digits(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// Cuts a line into items, without white space.
pub(super) fn items(line: &str) -> Vec<Item<'_>> {
    let class = |c: char| {
        if c.is_ascii_digit() {
            0
        } else if c.is_alphabetic() {
            1
        } else {
            2
        }
    };
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut last = None;
    for (start, c) in line.char_indices() {
        let this = (!c.is_whitespace()).then(|| class(c));
        match (this, items.last_mut()) {
            (Some(kind), Some(item)) if last == this && kind != 2 => {
                item.text = line.get(item.start..start + c.len_utf8()).unwrap_or_default();
            }
            (Some(_), _) => items.push(Item { text: line.get(start..start + c.len_utf8()).unwrap_or_default(), start }),
            (None, _) => {}
        }
        last = this;
    }
    items
}

/// A date at the start of some items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WrittenDate {
    /// The year, where it is written.
    pub(super) year: Option<i16>,
    /// Month and day; none where `03/04/2024` leaves open which is which.
    pub(super) day: Option<(u8, u8)>,
    /// How many items it takes.
    pub(super) len: usize,
}

impl WrittenDate {
    /// The day, where year, month and day are known and the day exists.
    pub(super) fn iso(&self) -> Option<IsoDate> {
        let (month, day) = self.day?;
        IsoDate::new(self.year?, month, day)
    }
}

/// Reads a date at the start of `items`: ISO, `May 14, 2024`, `14 May 2024`, `14.5.2024`, `5/14/2024`,
/// with a weekday before it or not. The year of a date with a month's name may be missing.
pub(super) fn date(items: &[Item<'_>]) -> Option<WrittenDate> {
    let skip = weekday_len(items);
    let rest = items.get(skip..)?;
    let found = numeric(rest).or_else(|| month_first(rest)).or_else(|| day_first(rest))?;
    Some(WrittenDate { len: found.len + skip, ..found })
}

/// How many items a weekday with its comma takes.
pub(super) fn weekday_len(items: &[Item<'_>]) -> usize {
    if !items.first().is_some_and(|i| is_weekday(i.text)) {
        return 0;
    }
    1 + items.iter().skip(1).take(2).take_while(|i| matches!(i.text, "," | ".")).count()
}

/// Whether a word is a weekday or its abbreviation.
pub(super) fn is_weekday(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    WEEKDAYS.iter().any(|d| *d == lower || (lower.len() >= 3 && lower.len() <= 5 && d.starts_with(&lower)))
}

/// The month with this name or abbreviation.
pub(super) fn month(word: &str) -> Option<u8> {
    let lower = word.to_ascii_lowercase();
    let at =
        MONTHS.iter().position(|m| *m == lower || (lower.len() >= 3 && lower.len() <= 4 && m.starts_with(&lower)))?;
    u8::try_from(at + 1).ok()
}

fn number(item: Option<&Item<'_>>, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
    item.filter(|i| digits.contains(&i.text.len()) && i.is_digits())?.text.parse().ok()
}

fn small(item: Option<&Item<'_>>) -> Option<u8> {
    number(item, 1..=2).and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=31).contains(n))
}

fn is(item: Option<&Item<'_>>, texts: &[&str]) -> bool {
    item.is_some_and(|i| texts.contains(&i.text))
}

fn glued(items: &[Item<'_>], len: usize) -> bool {
    items.get(..len).is_some_and(|i| i.windows(2).all(|w| w[0].end() == w[1].start))
}

fn numeric(items: &[Item<'_>]) -> Option<WrittenDate> {
    let separator = items.get(1)?.text;
    if !matches!(separator, "-" | "/" | ".") || items.get(3)?.text != separator || !glued(items, 5) {
        return None;
    }
    let (first, last) = (items.first(), items.get(4));
    let middle = small(items.get(2))?;
    if let Some(year) = number(first, 4..=4) {
        return Some(WrittenDate { year: Some(year), day: Some((middle, small(last)?)), len: 5 });
    }
    let (year, first) = (number(last, 4..=4)?, small(first)?);
    let day = match (separator, first, middle) {
        (".", day, month) => Some((month, day)),
        (_, month, day) if day > 12 => Some((month, day)),
        (_, day, month) if day > 12 => Some((month, day)),
        (_, a, b) if a == b => Some((a, b)),
        _ => None,
    };
    Some(WrittenDate { year: Some(year), day, len: 5 })
}

/// `May 14, 2024`, `Oct. 4`
fn month_first(items: &[Item<'_>]) -> Option<WrittenDate> {
    let month = month(items.first()?.text)?;
    let mut len = 1 + usize::from(is(items.get(1), &["."]));
    let day = small(items.get(len))?;
    len += 1 + usize::from(is(items.get(len + 1), &["st", "nd", "rd", "th"]));
    Some(with_year(items, month, day, len))
}

/// `14 May 2024`, `3rd of March, 2024`
fn day_first(items: &[Item<'_>]) -> Option<WrittenDate> {
    let day = small(items.first())?;
    let mut len = 1 + usize::from(is(items.get(1), &["st", "nd", "rd", "th"]));
    len += usize::from(is(items.get(len), &["of"]));
    let month = month(items.get(len)?.text)?;
    len += 1 + usize::from(is(items.get(len + 1), &["."]));
    Some(with_year(items, month, day, len))
}

fn with_year(items: &[Item<'_>], month: u8, day: u8, len: usize) -> WrittenDate {
    let comma = usize::from(is(items.get(len), &[","]));
    match number(items.get(len + comma), 4..=4).filter(|y| (1000..=2999).contains(y)) {
        Some(year) => WrittenDate { year: Some(year), day: Some((month, day)), len: len + comma + 1 },
        None => WrittenDate { year: None, day: Some((month, day)), len },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, year: Option<i16>, day: Option<(u8, u8)>, end: usize) {
        let items = items(line);
        let Some(found) = date(&items) else { panic!("{line}") };
        assert_eq!((found.year, found.day, items[found.len - 1].end()), (year, day, end), "{line}");
    }

    #[test]
    fn every_form_is_read() {
        check("2024-05-14T09:00", Some(2024), Some((5, 14)), 10);
        check("May 14, 2024, 9 a.m.", Some(2024), Some((5, 14)), 12);
        check("Tuesday, 14 May 2024", Some(2024), Some((5, 14)), 20);
        check("Tue. 3rd of March 2024", Some(2024), Some((3, 3)), 22);
        check("Oct. 4 (UPI)", None, Some((10, 4)), 6);
        check("14.5.2024", Some(2024), Some((5, 14)), 9);
        check("5/14/2024", Some(2024), Some((5, 14)), 9);
        check("14/5/2024", Some(2024), Some((5, 14)), 9);
        check("3/4/2024", Some(2024), None, 8);
    }

    #[test]
    fn other_things_are_no_dates() {
        for line in ["", "Tuesday", "May", "12", "12-3", "1-2-3", "555-12-1234", "14 horses", "Mayor 14"] {
            assert_eq!(date(&items(line)), None, "{line}");
        }
    }
}
