//! The words of the calendar: months, weekdays, seasons, units, numbers, holidays, times of day.
//!
//! All look-ups take a lower-case word and ignore a full stop at its end.

/// A unit of time that dates are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A second or a minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// Saturday and Sunday.
    Weekend,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A season of the northern hemisphere, as meteorologists count: spring begins on the first of March.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// Always on this month and day.
    Fixed(u8, u8),
    /// Days after Easter Sunday of the Western churches.
    Easter(i8),
    /// In this month, the nth of this weekday (1 is Monday; -1 is the last), and days after it.
    Nth(u8, i8, u8, i8),
}

/// What a word of the calendar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A month, 1 to 12; `sure` where the word means nothing else even in lower case.
    Month {
        /// 1 to 12.
        number: u8,
        /// Whether the word is written out.
        full: bool,
        /// Whether the word means nothing else, even without a capital.
        sure: bool,
    },
    /// A weekday, Monday is 1.
    Weekday {
        /// 1 to 7.
        number: u8,
        /// Whether the word is written out.
        full: bool,
    },
    /// A season.
    Season(Season),
    /// A unit; `true` where the word is plural.
    Unit(Unit, bool),
    /// A cardinal number.
    Cardinal(u16),
    /// An ordinal number.
    Ordinal(u16),
    /// Morning, afternoon, evening, night.
    Part(Part),
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Before noon.
    Morning,
    /// After noon, night included.
    Later,
}

/// The months, lower case, January first.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The weekdays, lower case, Monday first.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: [&str; 31] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
];

/// What a word means in the calendar, if anything.
#[must_use]
pub fn sense(word: &str) -> Option<Sense> {
    let word = word.strip_suffix('.').unwrap_or(word);
    // The longest word of the tables is "twenty-seventh".
    if !(2..=14).contains(&word.len()) || !word.is_ascii() {
        return None;
    }
    month(word)
        .or_else(|| weekday(word))
        .or_else(|| number(word))
        .or_else(|| unit(word).map(|(unit, plural)| Sense::Unit(unit, plural)))
        .or(match word {
            "spring" => Some(Sense::Season(Season::Spring)),
            "summer" => Some(Sense::Season(Season::Summer)),
            "autumn" | "fall" => Some(Sense::Season(Season::Autumn)),
            "winter" => Some(Sense::Season(Season::Winter)),
            "morning" => Some(Sense::Part(Part::Morning)),
            "afternoon" | "evening" | "night" | "lunchtime" => Some(Sense::Part(Part::Later)),
            _ => None,
        })
}

/// Position in a table, counted from 1, of the entry that is this word or begins with it where
/// it is one of the usual short forms.
fn position(table: &[&str], word: &str, short: impl Fn(&str) -> bool) -> Option<(u8, bool)> {
    let at = table.iter().position(|&name| name == word || short(name) && name.starts_with(word))?;
    let full = table.get(at) == Some(&word);
    u8::try_from(at + 1).ok().map(|number| (number, full))
}

fn month(word: &str) -> Option<Sense> {
    let short = |name: &str| word.len() == 3 || word == "sept" && name == "september";
    let (number, full) = position(&MONTHS, word, short)?;
    let sure = full && !matches!(word, "march" | "may" | "august");
    Some(Sense::Month { number, full, sure })
}

fn weekday(word: &str) -> Option<Sense> {
    let short = |_: &str| word.len() == 3 || matches!(word, "tues" | "thur" | "thurs");
    position(&WEEKDAYS, word, short).map(|(number, full)| Sense::Weekday { number, full })
}

/// The number below twenty that a word in lower case stands for.
#[must_use]
pub fn below_twenty(word: &str) -> Option<u16> {
    place(&SMALL, word)
}

fn place(table: &[&str], word: &str) -> Option<u16> {
    u16::try_from(table.iter().position(|&w| w == word)?).ok()
}

fn number(word: &str) -> Option<Sense> {
    let small = below_twenty(word).or_else(|| Some(place(&TENS, word)? * 10)).map(Sense::Cardinal);
    small.or_else(|| Some(Sense::Ordinal(place(&ORDINALS, word)? + 1)))
}

fn unit(word: &str) -> Option<(Unit, bool)> {
    let unit = |word: &str| {
        Some(match word {
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "fortnight" => Unit::Fortnight,
            "weekend" => Unit::Weekend,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            "decade" => Unit::Decade,
            "century" => Unit::Century,
            _ => return None,
        })
    };
    unit(word).map(|u| (u, false)).or_else(|| {
        let one = if word == "centuries" { "century" } else { word.strip_suffix('s')? };
        unit(one).map(|u| (u, true))
    })
}

/// Holidays: their words, whether they are also said of other things (a Christmas tree, an Easter
/// egg) and how their day is found. Longer names stand before their beginnings.
pub const HOLIDAYS: &[(&[&str], bool, Holiday)] = &[
    (&["christmas", "eve"], false, Holiday::Fixed(12, 24)),
    (&["christmas", "day"], false, Holiday::Fixed(12, 25)),
    (&["christmas"], true, Holiday::Fixed(12, 25)),
    (&["christmas", "night"], false, Holiday::Fixed(12, 25)),
    (&["boxing", "day"], false, Holiday::Fixed(12, 26)),
    (&["st", "stephen", "’s", "day"], false, Holiday::Fixed(12, 26)),
    (&["st.", "stephen", "’s", "day"], false, Holiday::Fixed(12, 26)),
    (&["new", "year", "’s", "eve"], false, Holiday::Fixed(12, 31)),
    (&["new", "year", "’s", "day"], false, Holiday::Fixed(1, 1)),
    (&["valentine", "’s", "day"], false, Holiday::Fixed(2, 14)),
    (&["may", "day"], false, Holiday::Fixed(5, 1)),
    (&["burns", "night"], false, Holiday::Fixed(1, 25)),
    (&["groundhog", "day"], false, Holiday::Fixed(2, 2)),
    (&["international", "women", "’s", "day"], false, Holiday::Fixed(3, 8)),
    (&["st.", "patrick", "’s", "day"], false, Holiday::Fixed(3, 17)),
    (&["st", "patrick", "’s", "day"], false, Holiday::Fixed(3, 17)),
    (&["april", "fools", "’", "day"], false, Holiday::Fixed(4, 1)),
    (&["earth", "day"], false, Holiday::Fixed(4, 22)),
    (&["australia", "day"], false, Holiday::Fixed(1, 26)),
    (&["waitangi", "day"], false, Holiday::Fixed(2, 6)),
    (&["madaraka", "day"], false, Holiday::Fixed(6, 1)),
    (&["merdeka", "day"], false, Holiday::Fixed(8, 31)),
    (&["gandhi", "jayanti"], false, Holiday::Fixed(10, 2)),
    (&["mashujaa", "day"], false, Holiday::Fixed(10, 20)),
    (&["jamhuri", "day"], false, Holiday::Fixed(12, 12)),
    (&["anzac", "day"], false, Holiday::Fixed(4, 25)),
    (&["cinco", "de", "mayo"], false, Holiday::Fixed(5, 5)),
    (&["canada", "day"], false, Holiday::Fixed(7, 1)),
    (&["bonfire", "night"], false, Holiday::Fixed(11, 5)),
    (&["remembrance", "day"], false, Holiday::Fixed(11, 11)),
    (&["all", "saints", "’", "day"], false, Holiday::Fixed(11, 1)),
    (&["juneteenth"], false, Holiday::Fixed(6, 19)),
    (&["bastille", "day"], false, Holiday::Fixed(7, 14)),
    (&["halloween"], true, Holiday::Fixed(10, 31)),
    (&["veterans", "day"], false, Holiday::Fixed(11, 11)),
    (&["armistice", "day"], false, Holiday::Fixed(11, 11)),
    (&["shrove", "tuesday"], false, Holiday::Easter(-47)),
    (&["ash", "wednesday"], false, Holiday::Easter(-46)),
    (&["palm", "sunday"], false, Holiday::Easter(-7)),
    (&["maundy", "thursday"], false, Holiday::Easter(-3)),
    (&["good", "friday"], false, Holiday::Easter(-2)),
    (&["holy", "saturday"], false, Holiday::Easter(-1)),
    (&["easter", "sunday"], false, Holiday::Easter(0)),
    (&["easter", "monday"], false, Holiday::Easter(1)),
    (&["easter"], true, Holiday::Easter(0)),
    (&["ascension", "day"], false, Holiday::Easter(39)),
    (&["pentecost"], true, Holiday::Easter(49)),
    (&["martin", "luther", "king", "jr.", "day"], false, Holiday::Nth(1, 3, 1, 0)),
    (&["martin", "luther", "king", "day"], false, Holiday::Nth(1, 3, 1, 0)),
    (&["presidents", "’", "day"], false, Holiday::Nth(2, 3, 1, 0)),
    (&["mother", "’s", "day"], false, Holiday::Nth(5, 2, 7, 0)),
    (&["father", "’s", "day"], false, Holiday::Nth(6, 3, 7, 0)),
    (&["memorial", "day"], false, Holiday::Nth(5, -1, 1, 0)),
    (&["labour", "day"], false, Holiday::Nth(9, 1, 1, 0)),
    (&["labor", "day"], false, Holiday::Nth(9, 1, 1, 0)),
    (&["columbus", "day"], false, Holiday::Nth(10, 2, 1, 0)),
    (&["election", "day"], false, Holiday::Nth(11, 1, 1, 1)),
    (&["remembrance", "sunday"], false, Holiday::Nth(11, 2, 7, 0)),
    (&["thanksgiving", "day"], false, Holiday::Nth(11, 4, 4, 0)),
    (&["thanksgiving"], true, Holiday::Nth(11, 4, 4, 0)),
    (&["black", "friday"], false, Holiday::Nth(11, 4, 4, 1)),
    (&["cyber", "monday"], false, Holiday::Nth(11, 4, 4, 4)),
];

/// Words that with the weekday after them name something else than a day of this week.
pub const NAMED_BEFORE: &[&str] =
    &["bloody", "casual", "freaky", "girl", "giving", "man", "ruby", "sheffield", "super", "throwback", "wonderful"];

/// Capitalized words that with the weekday before them name something else: newspapers, shows.
pub const NAMED_AFTER: &[&str] = &[
    "addams",
    "express",
    "express-news",
    "herald",
    "independent",
    "live",
    "mail",
    "mirror",
    "night",
    "people",
    "post",
    "star",
    "sun",
    "telegraph",
    "times",
    "tribune",
    "world",
];

/// Names of time zones in news, lower case.
pub const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "cet", "cest", "eet", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst",
    "pdt", "ist", "aest", "aedt", "jst", "sast", "wat", "eat",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_mean_what_the_calendar_says() {
        let month = |number, full, sure| Some(Sense::Month { number, full, sure });
        assert_eq!(sense("february"), month(2, true, true));
        assert_eq!(sense("sept."), month(9, false, false));
        assert_eq!(sense("may"), month(5, true, false));
        assert_eq!(sense("thurs"), Some(Sense::Weekday { number: 4, full: false }));
        assert_eq!(sense("forty"), Some(Sense::Cardinal(40)));
        assert_eq!(sense("twenty-first"), Some(Sense::Ordinal(21)));
        assert_eq!(sense("centuries"), Some(Sense::Unit(Unit::Century, true)));
        for word in ["", "s", "mayor", "ju", "marc", "yearly", "sunda"] {
            assert_eq!(sense(word), None, "{word}");
        }
    }
}
