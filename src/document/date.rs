//! Dates.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A calendar day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IsoDate {
    year: i16,
    month: u8,
    day: u8,
}

impl IsoDate {
    /// A day that exists, in the years 1 to 9999.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=9999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for IsoDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for IsoDate {
    type Err = String;

    /// Reads `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.split('-');
        let mut next = |digits: usize| {
            parts
                .next()
                .filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()))
                .and_then(|p| p.parse::<i16>().ok())
        };
        let date = match (next(4), next(2), next(2)) {
            (Some(year), Some(month), Some(day)) => Self::new(year, month as u8, day as u8),
            _ => None,
        };
        date.filter(|_| parts.next().is_none()).ok_or_else(|| format!("“{text}” is not a date; write it as 2024-05-14"))
    }
}

/// An expression of time and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateExpression {
    /// Where it stands.
    pub span: Span,
    /// Its ISO value as the design has it (`2024`, `2024-05`, `2024-05-14`, a range with `/`, a time
    /// of day appended as `T09:00`); none where it cannot be resolved.
    pub value: Option<String>,
    /// How fine the value is.
    pub grain: Grain,
}

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grain {
    /// A time of day.
    Time,
    /// A day.
    Day,
    /// A week or a weekend.
    Week,
    /// A month.
    Month,
    /// A quarter or a season.
    Quarter,
    /// A year.
    Year,
    /// Ten years or more.
    Decade,
    /// A range between two values.
    Range,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert_eq!("2024-02-29".parse::<IsoDate>().unwrap().to_string(), "2024-02-29");
        for wrong in ["2023-02-29", "2024-13-01", "2024-1-01", "2024-01-01-", "", "२०२४-०१-०१", "2024-01-01-01"]
        {
            assert!(wrong.parse::<IsoDate>().is_err(), "{wrong}");
        }
    }
}
