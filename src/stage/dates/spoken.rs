//! *Today* in somebody's mouth is the day the words were said, which need not be that of publication.

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
        for date in &mut *dates {
            let first = document.text.slice(date.span).split(' ').next().unwrap_or_default().lower();
            let inside = quote.content.iter().any(|piece| piece.contains(date.span));
            if inside
                && DEICTIC.contains(&first.as_str())
                && let Some(day) = day_of(date).and_then(|day| value::plus(day, moved))
            {
                date.value = Value::point(Point::Day(day)).write();
            }
        }
    }
}

/// The day of an expression that tells one day and no time of it.
fn day_of(date: &DateExpression) -> Option<jiff::civil::Date> {
    date.value.as_deref()?.parse().ok()
}
