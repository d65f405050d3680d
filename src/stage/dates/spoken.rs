//! *Today* in somebody's mouth is the day the words were said, which need not be that of publication.

use jiff_core::civil::Date;

use super::value::{self, Point, Value};
use crate::document::{DateExpression, Document, Kind, Quote};
use crate::text::Span;
use crate::text::case::Casing;

/// First words of expressions that count from the day on which they are spoken.
const DEICTIC: &[&str] = &["today", "tonight", "tomorrow", "yesterday"];

/// Moves what direct quotes tell by *today*, *tonight*, *tomorrow* and *yesterday* from the day of publication to the day
/// on which the article says that they were said.
pub fn count_from_speech(document: &Document, quotes: &[Quote], dates: &mut [DateExpression]) {
    let Some(published) = document.header.published.and_then(|p| value::from_iso(p.date)) else { return };
    for quote in quotes.iter().filter(|quote| quote.kind == Kind::Direct) {
        let day_at = |span: Span| dates.iter().find(|d| d.span == span).and_then(day_of);
        let Some(said) = quote.when.and_then(day_at).filter(|&said| said != published) else { continue };
        let moved = value::days_between(published, said);
        for piece in &quote.content {
            let first = dates.partition_point(|d| d.span.start() < piece.start());
            for date in dates.iter_mut().skip(first).take_while(|d| d.span.end() <= piece.end()) {
                let word = document.text.slice(date.span).split(' ').next().unwrap_or_default().lower();
                if DEICTIC.contains(&word.as_str()) {
                    date.value = moved_by(date, moved).or(date.value.take());
                }
            }
        }
    }
}

/// The day of an expression that tells one day, with a time of day or without.
fn day_of(date: &DateExpression) -> Option<Date> {
    value::from_iso(date.value.as_deref()?.split('T').next()?.parse().ok()?)
}

/// The value of an expression that tells one day, so many days later; a time of day stays as it is.
fn moved_by(date: &DateExpression, days: i64) -> Option<String> {
    let day = Value::point(Point::Day(value::plus(day_of(date)?, days)?)).write()?;
    let time = date.value.as_deref()?.find('T').and_then(|at| date.value.as_deref()?.get(at..)).unwrap_or_default();
    Some(day + time)
}
