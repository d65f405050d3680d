//! What a time expression says, before it is held against a calendar.

use crate::document::Grain;
use crate::language::calendar::{Holiday, Part, Season, Unit};

/// A year as told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearRef {
    /// By its number.
    Number(i16),
    /// Years from that of publication: *last year* is -1.
    Relative(i16),
    /// The year last told of: *that year*.
    Told,
}

/// Which of many: *last Tuesday*, *this March*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Nothing is said; tense decides.
    Plain,
    This,
    Last,
    Next,
    /// The one before the day told of.
    Previous,
    /// The one after the day told of.
    Following,
}

/// A point or stretch of time as told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// A day of a month, with the weekday where it is told.
    Day {
        year: Option<YearRef>,
        month: u8,
        day: u8,
        weekday: Option<u8>,
    },
    /// Day and month in figures whose order is open.
    AmbiguousDay,
    Month {
        year: Option<YearRef>,
        month: u8,
        which: Which,
    },
    Year(i16),
    /// So many years from this one on: a decade, a century.
    Years(i16, i16),
    Quarter {
        year: Option<YearRef>,
        quarter: u8,
    },
    Half {
        year: YearRef,
        half: u8,
    },
    Season {
        year: Option<YearRef>,
        season: Season,
        which: Which,
    },
    /// Monday is 1.
    Weekday {
        weekday: u8,
        which: Which,
    },
    /// That of the week told of: *that Monday*.
    ThatWeekday(u8),
    /// The weekday of the week so many weeks after that of publication.
    WeekdayOf {
        weekday: u8,
        weeks: i16,
    },
    /// Days from that of publication: *yesterday* is -1.
    Near(i16),
    /// The night before the day of publication, a day at either side.
    Overnight,
    /// So many weeks after the coming one of its name: *Friday week* is 1.
    WeekdayAfter {
        weekday: u8,
        weeks: i16,
    },
    /// Days from the day last told of: *the next day* is 1.
    DayAfter(i16),
    /// The week, month, year … so many after that of publication.
    Unit {
        unit: Unit,
        shift: i16,
        anchored: bool,
    },
    Weekend(Which),
    /// The week or weekend of a day: *the weekend of May 3*.
    Around {
        unit: Unit,
        day: Box<Moment>,
    },
    /// The day so many days after (negative: before) another: *the eve of Independence Day*.
    Beside {
        days: i16,
        day: Box<Moment>,
    },
    /// So many units before publication.
    Ago {
        unit: Unit,
        count: i64,
    },
    /// So many units after publication; a date only where the future is told of.
    Ahead {
        unit: Unit,
        count: i64,
        sure: bool,
    },
    /// So many units after (negative: before) the day last told of.
    Later {
        unit: Unit,
        count: i64,
    },
    /// This day so many years ago (*a year ago today*).
    Anniversary {
        years: i64,
    },
    Holiday {
        holiday: Holiday,
        year: Option<YearRef>,
        which: Which,
    },
    /// A time whose place in the calendar is not told: *years ago*.
    Vague(Grain),
    /// A time of day without a day.
    Clock(Clock),
    /// A time of day on a day.
    At(Box<Moment>, Clock),
    Range(Box<Moment>, Box<Moment>),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
}

impl Clock {
    /// A time of day that exists.
    pub(super) fn new(hour: u32, minute: u32) -> Option<Self> {
        let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// The same time in the part of the day that is told (*Tuesday night at 9:30*).
    pub(super) fn in_part(self, part: Option<Part>) -> Self {
        let later = part == Some(Part::Later) && (1..12).contains(&self.hour);
        Self { hour: self.hour + if later { 12 } else { 0 }, ..self }
    }
}

impl Moment {
    /// How fine it is.
    pub(super) fn grain(&self) -> Grain {
        match self {
            Self::Clock(_) | Self::At(..) => Grain::Time,
            Self::Day { .. }
            | Self::AmbiguousDay
            | Self::Weekday { .. }
            | Self::ThatWeekday(_)
            | Self::WeekdayOf { .. }
            | Self::WeekdayAfter { .. }
            | Self::Near(_)
            | Self::DayAfter(_)
            | Self::Anniversary { .. }
            | Self::Beside { .. }
            | Self::Holiday { .. } => Grain::Day,
            Self::Weekend(_) | Self::Around { .. } => Grain::Week,
            Self::Month { .. } => Grain::Month,
            Self::Quarter { .. } | Self::Season { .. } => Grain::Quarter,
            Self::Year(_) => Grain::Year,
            Self::Years(..) => Grain::Decade,
            Self::Overnight | Self::Range(..) | Self::Half { .. } => Grain::Range,
            Self::Vague(grain) => *grain,
            Self::Unit { unit, .. } => grain(*unit),
            // Nobody counts days by the decade: forty years or two decades ago is a year.
            Self::Ago { unit, .. } | Self::Ahead { unit, .. } | Self::Later { unit, .. } => match grain(*unit) {
                Grain::Decade => Grain::Year,
                other => other,
            },
        }
    }
}

/// The grain of a unit.
pub(super) fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Minute | Unit::Hour => Grain::Time,
        Unit::Day => Grain::Day,
        Unit::Week | Unit::Fortnight | Unit::Weekend => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade | Unit::Century => Grain::Decade,
    }
}

/// A moment and the index after its last word.
pub(super) type Found = Option<(Moment, usize)>;
