//! What a line of a header is: a date, a byline, or the beginning of the article with its dateline.

use super::written_date::{Item, WrittenDate, date, is_weekday, items, month, weekday_len};
use crate::text::case::Casing;

/// What stands before and around a date on a line of its own.
const DATE_WORDS: &[&str] = &[
    "published",
    "updated",
    "posted",
    "date",
    "dated",
    "created",
    "modified",
    "issued",
    "released",
    "filed",
    "uploaded",
    "first",
    "last",
    "originally",
    "publication",
    "on",
    "at",
    "by",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "min",
    "mins",
    "minute",
    "minutes",
    "read",
    "ago",
    "time",
    "standard",
    "daylight",
    "eastern",
    "central",
    "mountain",
    "pacific",
    "local",
    "z",
    "t",
    "gmt",
    "utc",
    "et",
    "est",
    "edt",
    "ct",
    "cst",
    "cdt",
    "mt",
    "mst",
    "mdt",
    "pt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "eet",
    "eest",
    "msk",
    "ist",
    "jst",
    "aest",
    "aedt",
    "the",
    "of",
];

/// Words in capitals before a dash that name no place.
const NO_PLACES: &[&str] = &[
    "BREAKING",
    "EXCLUSIVE",
    "UPDATE",
    "UPDATED",
    "WATCH",
    "LIVE",
    "VIDEO",
    "OPINION",
    "ANALYSIS",
    "EDITORIAL",
    "INTERVIEW",
    "FACTBOX",
    "TIMELINE",
    "CORRECTED",
    "CORRECTION",
    "FOCUS",
    "NEWS",
    "REVIEW",
    "PHOTOS",
    "POLL",
    "REPORT",
    "ALERT",
    "DEVELOPING",
    "SPOILER",
    "NOTE",
    "ABSTRACT",
];

/// A line that tells when the article was published.
#[derive(Clone, Copy, Debug)]
pub(super) struct DateLine {
    /// The date itself.
    pub(super) date: WrittenDate,
    /// Where it stands in the line, in bytes.
    pub(super) at: (usize, usize),
    /// It tells when the article was changed, not when it was published.
    pub(super) updated: bool,
}

/// Reads a line that holds nothing but a date, a time and words such as *Published*.
pub(super) fn date_line(line: &str) -> Option<DateLine> {
    if line.len() > 120 {
        return None;
    }
    let items = items(line);
    let mut found: Option<DateLine> = None;
    let mut updated = false;
    let mut at = 0;
    while let Some(item) = items.get(at) {
        let rest = items.get(at..)?;
        if let Some(date) = date(rest).filter(|d| d.year.is_some()) {
            let start = rest.get(weekday_len(rest)).map_or(item.start, |i| i.start);
            let end = rest.get(date.len - 1).map_or(item.end(), Item::end);
            let line = DateLine { date, at: (start, end), updated };
            if found.is_none_or(|f| f.updated && !updated) {
                found = Some(line);
            }
            at += date.len;
            continue;
        }
        let lower = item.text.lower();
        match lower.as_str() {
            "updated" | "modified" => updated = true,
            "published" | "posted" | "created" | "issued" | "released" => updated = false,
            _ => {}
        }
        let fits = DATE_WORDS.contains(&lower.as_str())
            || is_weekday(item.text)
            || (item.is_digits() && item.text.len() <= 4)
            || matches!(item.text, ":" | "," | "|" | "." | "·" | "•" | "-" | "–" | "—" | "(" | ")" | "/" | "@" | "+");
        if !fits {
            return None;
        }
        at += 1;
    }
    found
}

/// A place and a date alone on a line, or a date and a section of the paper: `Ennis, Co. Clare, 22 August 2024`, `DURBAN –
/// 22 August 2024`, `August 22, 2024 | Metro`. Place and section are at most five words, each with a capital.
pub(super) fn place_and_date(line: &str) -> Option<DateLine> {
    let parted =
        |sign: &'static str| line.match_indices(sign).filter_map(|(at, sign)| line.split_at_checked(at + sign.len()));
    let signs = [", ", " – ", " — ", " - ", " | "];
    let behind = signs.into_iter().flat_map(parted).find_map(|(before, rest)| {
        let found = date_line(rest).map(|found| shifted(found, before.len()));
        found.filter(|_| is_place(before.trim_end_matches([' ', ',', '–', '—', '-', '|'])))
    });
    behind.or_else(|| {
        let (date, section) = [" | ", " • ", " · "].into_iter().flat_map(parted).next()?;
        date_line(date).filter(|_| is_place(section))
    })
}

/// At most five words, each with a capital.
fn is_place(words: &str) -> bool {
    const WORDS: usize = 5;
    let count = words.split_whitespace().count();
    (1..=WORDS).contains(&count) && words.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// A date glued to the beginning of the article: `date 2024-05-14 The council met …`. Returns it with
/// the end of what does not belong to the article.
pub(super) fn date_prefix(line: &str) -> Option<(DateLine, usize)> {
    let items = items(line);
    let labels = items
        .iter()
        .take(3)
        .take_while(|i| {
            matches!(
                i.text.to_ascii_lowercase().as_str(),
                "date" | "dated" | "published" | "posted" | "updated" | ":" | "on"
            )
        })
        .count();
    let rest = items.get(labels..)?;
    let date = date(rest).filter(|d| d.iso().is_some())?;
    // Without a label only an ISO date cannot be part of a sentence.
    if labels == 0 && !(date.len == 5 && rest.first()?.text.len() == 4) {
        return None;
    }
    let start = rest.get(weekday_len(rest))?.start;
    let end = rest.get(date.len - 1)?.end();
    let tail = line.get(end..)?;
    if tail.starts_with(|c: char| !c.is_whitespace() && !":,.|;".contains(c)) {
        return None;
    }
    let dropped = tail.len() - tail.trim_start_matches(|c: char| c.is_whitespace() || ":,|;-–—".contains(c)).len();
    let follows = tail.get(dropped..)?.chars().next();
    // A sentence can begin with a date (*2024-05-14 was a Tuesday*).
    if labels == 0 && follows.is_some_and(char::is_lowercase) {
        return None;
    }
    let updated = items.first()?.text.eq_ignore_ascii_case("updated");
    let cut = if follows.is_some() { end + dropped } else { line.len() };
    Some((DateLine { date, at: (start, end), updated }, cut))
}

/// A byline: where the author's name stands in the line, and a date behind it.
pub(super) fn byline(line: &str) -> Option<((usize, usize), Option<DateLine>)> {
    const PREFIXES: &[&str] = &["by", "written by", "reported by", "story by", "words by", "reporting by"];
    if line.len() > 160 {
        return None;
    }
    let lower = line.lower();
    let prefix = PREFIXES.iter().filter(|p| lower.starts_with(**p)).max_by_key(|p| p.len())?;
    let rest = line.get(prefix.len()..)?;
    if !rest.starts_with([' ', '\t', ':', '\u{a0}']) {
        return None;
    }
    let start = prefix.len() + (rest.len() - rest.trim_start_matches([' ', '\t', ':', '\u{a0}']).len());
    let body = line.get(start..)?;
    let (names, tail) = body.find(['|', '•', '·']).and_then(|i| body.split_at_checked(i)).unwrap_or((body, ""));
    let (names, date) = match tail.trim_start_matches(['|', '•', '·', ' ']) {
        "" => split_date(names),
        other => (names, date_line(other).map(|d| shifted(d, body.len() - other.len()))),
    };
    let names = names.trim_end_matches(|c: char| c.is_whitespace() || ",-–—".contains(c));
    is_name_list(names).then(|| {
        let end = start + author(names).len();
        ((start, end), date.map(|d| shifted(d, start)))
    })
}

fn shifted(line: DateLine, by: usize) -> DateLine {
    DateLine { at: (line.at.0 + by, line.at.1 + by), ..line }
}

/// Cuts a date from the end of a byline.
fn split_date(body: &str) -> (&str, Option<DateLine>) {
    for item in items(body) {
        let Some((names, tail)) = body.split_at_checked(item.start) else { continue };
        if let Some(date) = date_line(tail) {
            return (names, Some(shifted(date, item.start)));
        }
    }
    (body, None)
}

/// Whether words are names, agencies and places, with *and*, *of* and the like between them.
fn is_name_list(names: &str) -> bool {
    let mut words = names.split_whitespace();
    let first_fits = names.split_whitespace().next().is_some_and(|w| month(w).is_none() && !is_weekday(w));
    let count = names.split_whitespace().count();
    let fits = |word: &str| {
        matches!(
            word,
            "and"
                | "of"
                | "for"
                | "in"
                | "at"
                | "the"
                | "with"
                | "de"
                | "del"
                | "da"
                | "di"
                | "la"
                | "van"
                | "von"
                | "der"
                | "den"
                | "bin"
                | "al"
                | "el"
                | "&"
                | "to"
                | "staff"
                | "writer"
                | "writers"
                | "correspondent"
                | "editor"
                | "reporter"
        ) || word.trim_start_matches(['(', '“', '"']).starts_with(char::is_uppercase)
    };
    let ends = names.ends_with(['.', '?', '!', ':', ';']) && !names.ends_with("Jr.") && !names.ends_with("Sr.");
    first_fits && (1..=14).contains(&count) && words.all(fits) && !ends && names.starts_with(char::is_uppercase)
}

/// The author without what follows a comma, unless the comma parts several authors.
fn author(names: &str) -> &str {
    let several = names.rsplit_once(',').is_some_and(|(_, last)| last.contains(" and ") || last.contains(" & "));
    let end = if several { names.len() } else { names.find([',', '(']).unwrap_or(names.len()) };
    let author = names.get(..end).unwrap_or(names).trim_end();
    [" in ", " for ", " of The ", " at "]
        .iter()
        .filter_map(|p| author.split_once(p))
        .map(|s| s.0)
        .min_by_key(|a| a.len())
        .unwrap_or(author)
}

/// A dateline: `GENEVA, March 3 (Agency) -`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dateline {
    /// Where place, date and agency end in the line.
    pub(super) end: usize,
    /// Where the article begins in the line.
    pub(super) body: usize,
    /// A date or an agency stands in it; otherwise it may be the name of who speaks next.
    pub(super) certain: bool,
    /// The date in it and where it stands.
    pub(super) date: Option<(WrittenDate, (usize, usize))>,
}

/// Reads a dateline at the beginning of a line.
pub(super) fn dateline(line: &str) -> Option<Dateline> {
    let (mut end, mut body) = dash(line)?;
    let head = line.get(..end)?;
    let Head { capitals, named, agency, mut date } = head_of(head)?;
    // `GRAZ, Austria – 16 July 2025 – `
    if date.is_none()
        && let Some((found, length)) = leading_date(line.get(body..)?)
        && let Some((0, next)) = dash(line.get(body + length..)?)
    {
        (end, date) = (body + length, Some((found, (body, body + length))));
        body = end + next;
    }
    let after = line.get(body..)?;
    let begins = after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "“\"‘'«„[(".contains(c));
    let certain = (agency || date.is_some()) && (capitals || named);
    let short = head.len() <= 40 && head.split([',', '(']).next().is_some_and(|p| p.split_whitespace().count() <= 3);
    let plain = capitals && begins && short && !head.contains(['’', '\'']);
    (certain || plain).then_some(Dateline { end, body, date, certain })
}

/// What stands before the dash of a dateline.
struct Head {
    /// The place is in capitals.
    capitals: bool,
    /// The place can be a name.
    named: bool,
    /// An agency stands in brackets.
    agency: bool,
    date: Option<(WrittenDate, (usize, usize))>,
}

/// Reads place, region, date and agency; none where something else stands among them.
fn head_of(head: &str) -> Option<Head> {
    let mut date = None;
    let (place, agency) = match head.split_once('(') {
        Some((place, agency)) => {
            let name = agency.strip_suffix(')')?;
            // `LAKE ELMO, Minn. (July 16, 2025) —`
            let at = place.len() + 1;
            date = part_date(name).map(|found| (found, (at, at + name.len())));
            let fits = date.is_some()
                || name.len() <= 40 && !name.contains(['(', ')']) && name.starts_with(char::is_uppercase);
            (place.trim_end(), fits.then_some(name)?.len() > 1)
        }
        None => (head, false),
    };
    let mut parts = place.split(',');
    let (capitals, named) = place_name(parts.next()?.trim())?;
    let mut offset = place.find(',').map_or(place.len(), |i| i + 1);
    for part in parts {
        let lead = part.len() - part.trim_start().len();
        let words = part.trim();
        if let Some(found) = part_date(words) {
            let year = place.get(offset + part.len() + 1..).and_then(|rest| rest.trim().parse::<i16>().ok());
            let year = found.year.or(year.filter(|y| (1000..=2999).contains(y)));
            date = date.or(Some((WrittenDate { year, ..found }, (offset + lead, offset + lead + words.len()))));
        } else if !(is_weekday(words) || is_region(words) || words.parse::<i16>().is_ok()) {
            return None;
        }
        offset += part.len() + 1;
    }
    Some(Head { capitals, named, agency, date })
}

/// The date that words begin with and where it ends.
fn leading_date(words: &str) -> Option<(WrittenDate, usize)> {
    let items = items(words);
    let found = date(&items).filter(|d| d.day.is_some())?;
    Some((found, items.get(found.len - 1)?.end()))
}

fn part_date(words: &str) -> Option<WrittenDate> {
    let items = items(words);
    date(&items).filter(|d| d.len == items.len() && d.day.is_some())
}

/// The first dash that parts a dateline from the article: where what is before it ends, and where the
/// article begins. A dateline with an agency may stand alone on its line.
fn dash(line: &str) -> Option<(usize, usize)> {
    const LONGEST: usize = 110;
    for (at, c) in line.char_indices().take_while(|&(i, _)| i < LONGEST) {
        let rest = line.get(at..).unwrap_or_default();
        let before = line.get(..at).unwrap_or_default();
        let spaced = before.ends_with([' ', '\u{a0}', ')']);
        let dash = match c {
            '—' | '–' | '―' => true,
            '-' => rest.starts_with("--") || (spaced && rest.starts_with("- ")),
            // `Durban, 16 July 2025: `
            ':' => before.contains(',') && before.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(": "),
            _ => false,
        };
        if dash {
            let body = rest.trim_start_matches(|c: char| c.is_whitespace() || "-–—―:".contains(c));
            return (!body.is_empty()).then(|| (before.trim_end().len(), line.len() - body.len()));
        }
        if matches!(c, '?' | '!' | '"' | '“' | ';' | ':') {
            return None;
        }
    }
    (line.ends_with(')') && line.len() < LONGEST).then_some((line.len(), line.len()))
}

/// Reads a place name: whether it is all in capitals, and whether it is a capitalised name at all.
fn place_name(place: &str) -> Option<(bool, bool)> {
    let words: Vec<&str> = place.split([' ', '/']).filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > 6 || words.iter().any(|w| NO_PLACES.contains(w)) {
        return None;
    }
    let plain = |w: &&str| w.chars().all(|c| c.is_alphabetic() || ".'’-&".contains(c));
    let named =
        |w: &&str| w.starts_with(char::is_uppercase) || matches!(*w, "and" | "de" | "la" | "of" | "the" | "du" | "al");
    if !words.iter().all(plain)
        || !words.iter().all(named)
        || words.last().is_some_and(|w| w.ends_with('.') && w.len() > 5)
    {
        return None;
    }
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let capitals =
        letters >= 3 && words.iter().all(|w| !w.chars().any(char::is_lowercase) || matches!(*w, "and" | "St."));
    Some((capitals, words.len() <= 4))
}

/// A state, country or region after the place: `Mich.`, `N.Y.`, `South Korea`, `Slovenia/Croatia`.
fn is_region(words: &str) -> bool {
    (1..=4).contains(&words.split_whitespace().count())
        && words.split([' ', '\u{a0}', '/']).filter(|w| !w.is_empty()).all(|w| {
            w.chars().all(|c| c.is_alphabetic() || ".'’-".contains(c))
                && (w.starts_with(char::is_uppercase) || matches!(w, "and" | "of" | "the"))
        })
}
