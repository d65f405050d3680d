//! Finds headline, byline, dateline and publication date.
//!
//! Reads the first lines of a text. What is metadata is listed to be left out of the sentences;
//! the headline is not: it stays a sentence, because headlines report speech too.

mod lines;
mod opening;
#[cfg(test)]
mod tests;
mod written_date;

use crate::document::{Header, IsoDate, Published};
use crate::text::order::sort;
use crate::text::{Span, Text};
use lines::{DateLine, byline, date_line, date_prefix, dateline, place_and_date};

/// How many lines with words a header can have.
const LINES: usize = 10;
/// How many paragraphs are looked at to tell a transcript.
const TURNS: usize = 40;
/// A headline is no longer than this many bytes.
const LONGEST_TITLE: usize = 200;
/// A headline has no more words than this.
const TITLE_WORDS: usize = 28;

/// Reads what stands before the article proper; a date given from outside overrides one found.
///
/// Of several dates found, one that tells of publication comes before one that tells of a change; a
/// dateline without a year takes the year of another date of the header, and is ignored here where
/// there is none.
#[must_use]
pub fn read(text: &Text, published: Option<IsoDate>) -> Header {
    let mut scan = Scan { text, header: Header::default(), dates: Vec::new(), year_less: None };
    let lines = first_lines(text);
    let first = scan.prefix(&lines);
    scan.lines(lines.get(first..).unwrap_or_default());
    let Scan { mut header, dates, year_less, .. } = scan;
    sort(&mut header.metadata);
    header.published = match published {
        Some(date) => Some(Published { date, span: None }),
        None => choose(&dates, year_less),
    };
    header
}

/// A date of the header.
#[derive(Clone, Copy, Debug)]
struct Dated {
    date: IsoDate,
    span: Span,
    updated: bool,
}

/// The date of publication: one that says so or says nothing, else the dateline's, else a date of
/// change.
fn choose(dates: &[Dated], year_less: Option<((u8, u8), Span)>) -> Option<Published> {
    let found = |d: &Dated| Published { date: d.date, span: Some(d.span) };
    let published = dates.iter().find(|d| !d.updated).map(found);
    let changed = dates.first();
    let dateline = || {
        let ((month, day), span) = year_less?;
        let later = changed?.date;
        // An article that was changed in January may be of the December before.
        let year = if (month, day) > (later.month(), later.day()) { later.year() - 1 } else { later.year() };
        Some(Published { date: IsoDate::new(year, month, day)?, span: Some(span) })
    };
    published.or_else(dateline).or_else(|| changed.map(found))
}

/// A line with words.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Without white space around it.
    span: Span,
    /// An empty line or the end of the text follows.
    blank_after: bool,
}

fn first_lines(text: &Text) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut start = 0;
    for line in text.as_str().split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']) {
        let span = text.trim(text.span(start, start + line.len()));
        // The empty piece between CR and LF is no empty line.
        let crlf = line == "\n" && text.as_str().get(..start).is_some_and(|s| s.ends_with('\r'));
        start += line.len();
        if !span.is_empty() {
            if lines.len() > LINES {
                break;
            }
            lines.push(Line { span, blank_after: false });
        } else if !crlf && let Some(last) = lines.last_mut() {
            last.blank_after = true;
        }
    }
    lines
}

struct Scan<'a> {
    text: &'a Text,
    header: Header,
    dates: Vec<Dated>,
    year_less: Option<((u8, u8), Span)>,
}

impl Scan<'_> {
    fn sub(&self, line: Span, (start, end): (usize, usize)) -> Span {
        self.text.span(line.start() + start, line.start() + end)
    }

    fn date(&mut self, line: Span, found: &DateLine) {
        if let Some(date) = found.date.iso() {
            let span = self.sub(line, found.at);
            self.dates.push(Dated { date, span, updated: found.updated });
        }
    }

    /// A date glued to the first line; returns how many lines are done with.
    fn prefix(&mut self, lines: &[Line]) -> usize {
        let Some(first) = lines.first() else { return 0 };
        let Some((found, cut)) = date_prefix(self.text.slice(first.span)) else { return 0 };
        if cut >= first.span.len() || date_line(self.text.slice(first.span)).is_some() {
            return 0;
        }
        self.date(first.span, &found);
        let metadata = self.text.trim(self.sub(first.span, (0, cut)));
        self.header.metadata.push(metadata);
        let rest = self.sub(first.span, (cut, first.span.len()));
        if !self.dateline(rest) && self.is_title(Line { span: rest, ..*first }, lines.get(1..).unwrap_or_default()) {
            self.header.title = Some(rest);
        }
        1
    }

    fn lines(&mut self, lines: &[Line]) {
        let fresh = self.header.metadata.is_empty();
        let mut body = false;
        for (index, line) in lines.iter().take(LINES).enumerate() {
            let slice = self.text.slice(line.span);
            if let Some(found) = date_line(slice) {
                self.date(line.span, &found);
                self.header.metadata.push(line.span);
            } else if let Some((name, date)) = byline(slice).filter(|_| self.header.byline.is_none()) {
                self.header.byline = Some(self.sub(line.span, name));
                if let Some(found) = date {
                    self.date(line.span, &found);
                }
                self.header.metadata.push(line.span);
            } else if let Some(found) = place_and_date(slice).filter(|_| self.header.dateline.is_none()) {
                self.date(line.span, &found);
                self.header.dateline = Some(line.span);
                self.header.metadata.push(line.span);
            } else if self.dateline(line.span) {
                return;
            } else if !body && (fresh || index == 0) && self.header.title.is_none() && self.header.byline.is_none() {
                let rest = lines.get(index + 1..).unwrap_or_default();
                if self.is_title(*line, rest) {
                    self.header.title = Some(line.span);
                }
                body = true;
            }
        }
    }

    fn dateline(&mut self, line: Span) -> bool {
        let slice = self.text.slice(line);
        let strict = dateline(slice);
        let dated = strict.filter(|d| d.date.is_some()).or_else(|| opening::opening(slice));
        let Some(found) = dated.or(strict) else { return false };
        if !found.certain && self.is_transcript() {
            return false;
        }
        self.header.dateline = Some(self.sub(line, (0, found.end)));
        let metadata = self.text.trim(self.sub(line, (0, found.body)));
        self.header.metadata.push(metadata);
        if let Some((date, at)) = found.date {
            let span = self.sub(line, at);
            match (date.iso(), date.day) {
                (Some(date), _) => self.dates.push(Dated { date, span, updated: false }),
                (None, Some(day)) => self.year_less = Some((day, span)),
                _ => {}
            }
        }
        true
    }

    /// Whether several paragraphs begin with a name in capitals and a dash: turns of a transcript.
    fn is_transcript(&self) -> bool {
        let paragraphs = self.text.paragraphs().iter().take(TURNS);
        paragraphs.filter(|&&p| dateline(self.text.slice(p)).is_some_and(|d| !d.certain)).count() > 1
    }

    /// Whether a line is a headline: short, followed by something longer, and either without a final
    /// full stop or in title case or before a dateline or byline.
    fn is_title(&self, line: Line, rest: &[Line]) -> bool {
        let slice = self.text.slice(line.span);
        let words = slice.split_whitespace().count();
        let Some(next) = rest.first() else { return false };
        if slice.len() > LONGEST_TITLE
            || !(2..=TITLE_WORDS).contains(&words)
            || slice.ends_with([':', ',', ';', ')', '-'])
        {
            return false;
        }
        let marked = |line: &str| date_line(line).is_some() || byline(line).is_some() || dateline(line).is_some();
        let announced = rest.iter().take(3).any(|l| marked(self.text.slice(l.span)));
        let longer = rest.iter().any(|l| l.span.len() > line.span.len() && is_sentence(self.text.slice(l.span)));
        let apart = line.blank_after || announced || next.span.len() > line.span.len();
        let stopped = slice.trim_end_matches(CLOSERS).ends_with('.');
        longer && apart && (!stopped || announced || is_title_case(slice))
    }
}

/// Brackets and marks that can follow the full stop of a sentence.
const CLOSERS: &[char] = &['”', '"', '’', '\'', ')', ']', '»'];

/// Ends as a sentence does, or as the first part of one.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['”', '"']) || line.trim_end_matches(CLOSERS).ends_with(['.', '?', '!', '…', ':', ','])
}

/// Most words of four letters and more begin with a capital.
fn is_title_case(line: &str) -> bool {
    let long: Vec<&str> = line
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| w.chars().count() >= 4)
        .collect();
    let capitals = long.iter().filter(|w| !w.starts_with(char::is_lowercase)).count();
    long.len() >= 3 && capitals * 10 >= long.len() * 8
}
