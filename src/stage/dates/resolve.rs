//! Holds what is told against the publication date.

use jiff_core::civil::Date;

use super::hemisphere;
use super::moment::{Clock, Moment, Which, YearRef};
use super::tense::Direction;
use super::value::{self, Point, Value};
use crate::language::calendar::{Holiday, Season, Unit};

/// What an expression is resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The publication date.
    pub(super) published: Option<Date>,
    /// The article is from the southern half of the world.
    pub(super) south: bool,
    /// What the words around tell; none for nothing.
    pub(super) direction: Option<Direction>,
    /// The expression stands in the header or dateline: the nearest date is meant.
    pub(super) header: bool,
    /// The expression is a deadline (*by June 3*, *until June 3*): the nearest date is meant unless the future is told of.
    pub(super) deadline: bool,
    /// The day last told of in this paragraph or the one before.
    pub(super) day: Option<Date>,
    /// The day last told of in this paragraph.
    pub(super) day_here: Option<Date>,
    /// The first day told of in the article: that of the story.
    pub(super) lead: Option<Date>,
    /// The date of each weekday, Monday first, that was told of last.
    pub(super) weekdays: [Option<Date>; 7],
    /// The expression is a possessive: *Friday’s vote* is on the Friday told of before.
    pub(super) possessive: bool,
    /// The month last told of in this paragraph or the one before, as its first day.
    pub(super) month: Option<Date>,
    /// The year last told of in this paragraph or the one before.
    pub(super) year: Option<i16>,
    /// The year last told of anywhere before.
    pub(super) year_before: Option<i16>,
}

/// In days.
const A_YEAR: i64 = 365;
/// In days.
const CLOSE: i64 = 35;

impl Context {
    fn future(&self) -> bool {
        matches!(self.direction, Some(Direction::Future | Direction::Scheduled))
    }

    /// Keeps the date of a weekday for a later possessive.
    pub(super) fn remember(&mut self, weekday: u8, day: Date) {
        if let Some(told) = usize::from(weekday).checked_sub(1).and_then(|at| self.weekdays.get_mut(at)) {
            *told = Some(day);
        }
    }

    /// The date of a weekday that was told of last.
    fn told(&self, weekday: u8) -> Option<Date> {
        usize::from(weekday).checked_sub(1).and_then(|at| *self.weekdays.get(at)?)
    }

    /// The value of a moment; none where the calendar has no such day or a date to count from is
    /// not known.
    pub(super) fn value(&self, moment: &Moment) -> Option<Value> {
        match *moment {
            Moment::Range(ref first, ref second) => self.range(first, second),
            Moment::At(ref date, clock) => self.at(date, clock),
            Moment::Clock(clock) => self.bare_clock(clock),
            Moment::AmbiguousDay | Moment::Vague(_) => None,
            Moment::Day { year, month, day, weekday } => self.day_of(year, month, day, weekday).map(day_value),
            Moment::Month { year, month, which } => self.month(year, month, which).map(Value::point),
            Moment::Year(year) => Some(Value::point(Point::Year(year))),
            Moment::Years(start, count) => Value::range(Point::Year(start), Point::Year(start.checked_add(count - 1)?)),
            Moment::Quarter { year, quarter } => self.quarter(year, quarter),
            Moment::Half { year, half } => months(self.year_of(year)?, half.checked_mul(6)?.checked_sub(5)?, 6),
            Moment::Season { year, season, which } => self.season(year, season, which),
            Moment::Weekday { weekday, which } => self.weekday(weekday, which).map(day_value),
            Moment::ThatWeekday(weekday) => {
                let day = match self.day.or(self.told(weekday)) {
                    Some(near) => value::plus(value::monday(near)?, i64::from(weekday) - 1),
                    None => value::on_or_before(self.published?, weekday),
                };
                day.map(day_value)
            }
            Moment::WeekdayOf { weekday, weeks } => {
                let monday = value::monday(self.published?)?;
                value::plus(monday, i64::from(weeks) * 7 + i64::from(weekday) - 1).map(day_value)
            }
            Moment::Overnight => {
                let published = self.published?;
                // "is forecast to drop overnight" is told of the night to come.
                let first = value::plus(published, i64::from(self.future()) - 1)?;
                Value::range(Point::Day(first), Point::Day(value::plus(first, 1)?))
            }
            Moment::WeekdayAfter { weekday, weeks } => {
                let coming = value::on_or_after(self.published?, weekday)?;
                value::plus(coming, i64::from(weeks) * 7).map(day_value)
            }
            Moment::Near(days) => value::plus(self.published?, i64::from(days)).map(day_value),
            Moment::DayAfter(days) => value::plus(self.day?, i64::from(days)).map(day_value),
            Moment::Unit { unit, shift, anchored } => self.unit(unit, shift, anchored),
            Moment::Weekend(which) => self.weekend(which),
            Moment::Around { unit, ref day } => self.around(unit, day),
            Moment::Beside { days, ref day } => {
                value::plus(self.value(day)?.start.day()?, i64::from(days)).map(day_value)
            }
            Moment::Ago { unit, count } => counted(self.published?, unit, count.checked_neg()?),
            Moment::Ahead { unit, count, .. } => counted(self.published?, unit, count),
            Moment::Later { unit, count } => self.later(unit, count),
            Moment::Anniversary { years } => self.anniversary(years),
            Moment::Holiday { holiday, year, which } => self.holiday(holiday, year, which).map(day_value),
        }
    }

    /// A time of day alone is on the day told of last in the paragraph, as far as the tense allows it, else on
    /// the day of the story. Midnight ends that day.
    fn bare_clock(&self, clock: Clock) -> Option<Value> {
        let fits = |day: &Date| match (self.direction, self.published) {
            (Some(Direction::Past), Some(published)) => *day <= published,
            _ => true,
        };
        let day = self.day_here.filter(fits).or(self.lead)?;
        let midnight = clock.hour == 0 && clock.minute == 0;
        let day = if midnight { value::plus(day, 1)? } else { day };
        Some(Value::point(Point::Time(day, clock)))
    }

    fn year_of(&self, year: YearRef) -> Option<i16> {
        match year {
            YearRef::Number(year) => Some(year),
            YearRef::Relative(shift) => self.published?.year().checked_add(shift),
            YearRef::Told => self.year.or(self.year_before),
        }
    }

    /// The candidate nearest to publication that lies in the direction told, the publication day
    /// itself included; in the header the nearest of all.
    fn choose(&self, candidates: impl Iterator<Item = Date>) -> Option<Date> {
        let published = self.published?;
        let distance = |day: &Date| value::days_between(published, *day).abs();
        candidates
            .filter(|&day| {
                self.header
                    || self.deadline && !self.future()
                    || if self.future() { day >= published } else { day <= published }
            })
            .min_by_key(distance)
    }

    fn day_of(&self, year: Option<YearRef>, month: u8, day: u8, weekday: Option<u8>) -> Option<Date> {
        if let Some(year) = year {
            return value::new(self.year_of(year)?, month, day);
        }
        let published = self.published?;
        // Nine years hold a 29 February even around 1900.
        let near = |years: i16| {
            (-years..=years).filter_map(move |shift| value::new(published.year().checked_add(shift)?, month, day))
        };
        let fits = |date: &Date| weekday.is_none_or(|w| value::weekday(*date) == i64::from(w));
        let same_weekday = near(1).filter(fits).min_by_key(|&d| value::days_between(published, d).abs());
        same_weekday
            .filter(|_| weekday.is_some())
            .or_else(|| self.going_on(month, day))
            .or_else(|| self.choose(near(9)).map(|day| self.or_close(day, near(1))))
    }

    /// A day that is close, in place of one almost a year away, whatever the words around tell: nobody
    /// would leave out the year of the other.
    fn or_close(&self, chosen: Date, all: impl Iterator<Item = Date>) -> Date {
        let Some(published) = self.published else { return chosen };
        let away = |day: Date| value::days_between(published, day).abs();
        let close = all.filter(|&day| away(day) <= CLOSE).min_by_key(|&day| away(day));
        close.filter(|_| away(chosen) >= A_YEAR - CLOSE).unwrap_or(chosen)
    }

    /// A day without a year that goes on from one of an earlier year told right before (*on 9 January 2024 … on 30
    /// January*).
    fn going_on(&self, month: u8, day: u8) -> Option<Date> {
        let (told, published) = (self.day_here?, self.published?);
        if self.future() || value::days_between(told, published) < A_YEAR {
            return None;
        }
        let next =
            (0..=1).filter_map(|shift| value::new(told.year().checked_add(shift)?, month, day)).find(|&d| d >= told)?;
        (value::days_between(told, next) < A_YEAR / 2).then_some(next)
    }

    fn month(&self, year: Option<YearRef>, month: u8, which: Which) -> Option<Point> {
        if let Some(year) = year {
            return self.year_of(year).map(|year| Point::Month(year, month));
        }
        let published = self.published?;
        let now = u8::try_from(published.month()).ok()?;
        let shift = match which {
            Which::This => 0,
            Which::Last | Which::Previous => -i16::from(month >= now),
            Which::Next | Which::Following => i16::from(month <= now),
            Which::Plain if self.future() => i16::from(month < now),
            Which::Plain if self.deadline => i16::from(month + 6 < now) - i16::from(month > now + 6),
            Which::Plain => -i16::from(month > now),
        };
        Some(Point::Month(published.year().checked_add(shift)?, month))
    }

    fn quarter(&self, year: Option<YearRef>, quarter: u8) -> Option<Value> {
        let first = quarter.checked_mul(3)?.checked_sub(2)?;
        let year = match year {
            Some(year) => self.year_of(year)?,
            // Results are told of a quarter that is over, plans of one that is not.
            None => {
                let published = self.published?;
                let now = published.month().checked_sub(1)? / 3 + 1;
                let ended = i8::try_from(quarter).ok()? < now;
                let shift = if self.future() { i16::from(ended) } else { i16::from(ended) - 1 };
                published.year().checked_add(shift)?
            }
        };
        months(year, first, 3)
    }

    /// The week or weekend of a day.
    fn around(&self, unit: Unit, day: &Moment) -> Option<Value> {
        let day = self.value(day)?.start.day()?;
        if unit != Unit::Weekend {
            return value::week(day, 0);
        }
        weekend_from(saturday(day, 0)?)
    }

    fn season(&self, year: Option<YearRef>, season: Season, which: Which) -> Option<Value> {
        let season = if self.south { hemisphere::opposite(season) } else { season };
        let first = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        let of = |year: i16| months(year, first, 3);
        if let Some(year) = year {
            return of(self.year_of(year)?);
        }
        let published = self.published?;
        let (this, now) = (published.year(), published.month());
        let month = i8::try_from(first).ok()?;
        // A winter belongs to the year it begins in; in January and February it is still that.
        let in_winter = now < 3;
        let winter = season == Season::Winter;
        let number = this.checked_sub(i16::from(winter && in_winter))?;
        let year = match which {
            Which::Plain => {
                let here = Point::Month(this, u8::try_from(now).ok()?);
                let mut near = (-2..=1).filter_map(|shift| of(this.checked_add(shift)?));
                let ahead = self.direction != Some(Direction::Past) || self.deadline;
                return if ahead { near.find(|s| s.last() >= here) } else { near.rfind(|s| s.start <= here) };
            }
            Which::This => number,
            // "Last autumn" said in December is this year's; "next summer" said in May as well.
            Which::Last | Which::Previous => number - i16::from(winter || now <= month + 2),
            Which::Next | Which::Following if winter => number + i16::from(in_winter || now >= 9),
            Which::Next | Which::Following => number + i16::from(now >= month - 2),
        };
        of(year)
    }

    fn weekday(&self, day: u8, which: Which) -> Option<Date> {
        let published = self.published?;
        let before = |date| value::on_or_before(value::plus(date, -1)?, day);
        let after = |date| value::on_or_after(value::plus(date, 1)?, day);
        let told = self.told(day);
        match which {
            Which::Plain if self.possessive && told.is_some() => told,
            Which::Plain if self.future() => value::on_or_after(published, day),
            Which::Plain => value::on_or_before(published, day),
            Which::This if self.direction == Some(Direction::Past) => value::on_or_before(published, day),
            Which::This => value::on_or_after(published, day),
            Which::Last => before(published),
            Which::Next => value::plus(value::monday(published)?, 6 + i64::from(day)),
            Which::Previous => before(self.day.unwrap_or(published)),
            Which::Following => after(self.day.unwrap_or(published)),
        }
    }

    fn weekend(&self, which: Which) -> Option<Value> {
        let published = self.published?;
        let weekday = value::weekday(published);
        let start = match which {
            _ if weekday >= 6 && matches!(which, Which::Plain | Which::This) => saturday(published, 0),
            Which::Plain if self.future() => saturday(published, 0),
            Which::Plain => saturday(published, -1),
            Which::This if self.direction == Some(Direction::Past) && weekday <= 3 => saturday(published, -1),
            Which::This => saturday(published, 0),
            Which::Last => saturday(published, -1),
            Which::Next => saturday(published, 1),
            Which::Previous => saturday(self.day.unwrap_or(published), -1),
            Which::Following => saturday(self.day.unwrap_or(published), if self.day.is_some() { 0 } else { 1 }),
        }?;
        weekend_from(start)
    }

    fn unit(&self, unit: Unit, shift: i16, anchored: bool) -> Option<Value> {
        let shift = i64::from(shift);
        if anchored && unit == Unit::Year && self.day.is_none() {
            let year = self.year.or_else(|| self.published.map(Date::year))?;
            return value::year_plus(year, shift).map(|y| Value::point(Point::Year(y)));
        }
        let month = self.month.filter(|_| unit == Unit::Month);
        let from = self.day.or(month).filter(|_| anchored).or(self.published)?;
        match unit {
            Unit::Week | Unit::Fortnight => value::week(from, shift),
            Unit::Quarter => {
                let first = i64::from((from.month() - 1) / 3 * 3 + 1 - from.month());
                let (year, month) = value::month_plus(from, first + shift * 3)?;
                months(year, month, 3)
            }
            Unit::Decade => {
                let first = value::year_plus(from.year() - from.year() % 10, shift * 10)?;
                Value::range(Point::Year(first), Point::Year(first.checked_add(9)?))
            }
            _ => counted(from, unit, shift),
        }
    }

    /// `two days later`, `a year earlier`: from the day told of; a year from the year told of or
    /// that of publication, as balance sheets have it.
    fn later(&self, unit: Unit, count: i64) -> Option<Value> {
        if matches!(unit, Unit::Year | Unit::Decade | Unit::Century) {
            let year = self.year.or_else(|| self.published.filter(|_| count < 0).map(Date::year))?;
            return value::year_plus(year, count.checked_mul(years_in(unit))?).map(|y| Value::point(Point::Year(y)));
        }
        counted(self.day?, unit, count)
    }

    fn anniversary(&self, years: i64) -> Option<Value> {
        let published = self.published?;
        let year = value::year_plus(published.year(), years.checked_neg()?)?;
        let month = u8::try_from(published.month()).ok()?;
        value::new(year, month, u8::try_from(published.day()).ok()?).map(day_value)
    }

    fn holiday(&self, holiday: Holiday, year: Option<YearRef>, which: Which) -> Option<Date> {
        let in_year = |year: i16| match holiday {
            Holiday::Fixed(month, day) => value::new(year, month, day),
            Holiday::Easter(days) => value::plus(value::easter(year)?, i64::from(days)),
            Holiday::Nth(month, nth, day, days) => {
                value::plus(value::nth_weekday(year, month, nth, day)?, i64::from(days))
            }
        };
        if let Some(year) = year {
            return in_year(self.year_of(year)?);
        }
        let published = self.published?;
        let mut near = (-1..=1).filter_map(|shift| in_year(published.year().checked_add(shift)?));
        match which {
            Which::This => in_year(published.year()),
            Which::Last | Which::Previous => near.rfind(|&d| d < published),
            Which::Next | Which::Following => near.find(|&d| d > published),
            Which::Plain => self.choose(near),
        }
    }

    fn at(&self, date: &Moment, clock: Clock) -> Option<Value> {
        let day = self.value(date)?.start.day()?;
        Some(Value::point(Point::Time(day, clock)))
    }

    /// A range: a year told at one end goes for the other; what else is open at the second end is
    /// the first such day, month or weekday after the first end.
    fn range(&self, first: &Moment, second: &Moment) -> Option<Value> {
        let (first, second) = (inherit(first, second, 0), inherit(second, first, 0));
        let start = self.value(&first)?.start;
        let mut end = self.value(&second)?.last();
        if Value::range(start, end).is_none() || !has_year(&second) {
            end = self.end_after(start, &second).unwrap_or(end);
        }
        Value::range(start, end).or_else(|| {
            // "30 December to 2 January 2025"
            let start = self.value(&inherit(&first, &first, -1))?.start;
            Value::range(start, end)
        })
    }

    fn end_after(&self, start: Point, second: &Moment) -> Option<Point> {
        match (start, second) {
            (Point::Day(start), &Moment::Weekday { weekday, .. }) => value::on_or_after(start, weekday).map(Point::Day),
            (Point::Day(start), &Moment::Day { year: None, month, day, .. }) => (0..9)
                .filter_map(|shift| value::new(start.year().checked_add(shift)?, month, day))
                .find(|&d| d >= start)
                .map(Point::Day),
            (Point::Month(year, from), &Moment::Month { year: None, month, .. }) => {
                Some(Point::Month(year.checked_add(i16::from(month < from))?, month))
            }
            _ => None,
        }
    }
}

fn has_year(moment: &Moment) -> bool {
    !matches!(moment, Moment::Day { year: None, .. } | Moment::Month { year: None, .. } | Moment::Weekday { .. })
}

/// The moment with the year of another where it has none itself, moved by so many years.
fn inherit(moment: &Moment, other: &Moment, shift: i16) -> Moment {
    let told = match *other {
        Moment::Day { year, .. } | Moment::Month { year, .. } => year,
        _ => None,
    };
    let moved = |year: YearRef| match year {
        YearRef::Number(y) => YearRef::Number(y.saturating_add(shift)),
        YearRef::Relative(y) => YearRef::Relative(y.saturating_add(shift)),
        YearRef::Told => YearRef::Told,
    };
    match *moment {
        Moment::Day { year, month, day, weekday } => {
            Moment::Day { year: year.or(told).map(moved), month, day, weekday }
        }
        Moment::Month { year, month, which } => Moment::Month { year: year.or(told).map(moved), month, which },
        ref other => other.clone(),
    }
}

fn day_value(day: Date) -> Value {
    Value::point(Point::Day(day))
}

/// The Saturday so many weeks after that of a day's week.
fn saturday(day: Date, weeks: i64) -> Option<Date> {
    value::plus(value::monday(day)?, 5 + weeks * 7)
}

fn weekend_from(saturday: Date) -> Option<Value> {
    Value::range(Point::Day(saturday), Point::Day(value::plus(saturday, 1)?))
}

/// So many months from this one on.
fn months(year: i16, month: u8, count: u8) -> Option<Value> {
    let first = value::new(year, month, 1)?;
    let (last_year, last) = value::month_plus(first, i64::from(count) - 1)?;
    Value::range(Point::Month(year, month), Point::Month(last_year, last))
}

fn years_in(unit: Unit) -> i64 {
    match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => 1,
    }
}

/// The day, week, month or year so many units from a day.
fn counted(from: Date, unit: Unit, count: i64) -> Option<Value> {
    match unit {
        Unit::Day => value::plus(from, count).map(day_value),
        Unit::Week => value::week(from, count),
        Unit::Fortnight => value::week(from, count.checked_mul(2)?),
        Unit::Month => value::month_plus(from, count).map(|(year, month)| Value::point(Point::Month(year, month))),
        Unit::Quarter => {
            let (year, month) = value::month_plus(from, count.checked_mul(3)?)?;
            months(year, (month - 1) / 3 * 3 + 1, 3)
        }
        Unit::Year | Unit::Decade | Unit::Century => {
            value::year_plus(from.year(), count.checked_mul(years_in(unit))?).map(|y| Value::point(Point::Year(y)))
        }
        Unit::Minute | Unit::Hour | Unit::Weekend => None,
    }
}
