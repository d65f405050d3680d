//! Finds expressions of time and their values.
//!
//! Each paragraph is read word by word: [`phrase`] finds the longest expression that begins at a
//! word, [`tense`] asks the verbs around it which way it points, [`resolve`] holds it against the
//! publication date. Lengths of time (*for two years*), ages, recurring days (*every Friday*) and
//! times told by an event (*the morning of the vote*) are no dates; nor is a year that ends a
//! name (*Vision 2030*).

mod clock;
mod explicit;
mod moment;
mod phrase;
mod relative;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod years;

use crate::document::{DateExpression, Document};
use crate::text::Span;
use moment::Moment;
use resolve::Context;
use tense::Direction;
use value::Value;
use words::Line;

/// Finds every time expression of a document, in text order and disjoint. Expressions that need
/// a publication date have no value where the header knows none.
#[must_use]
pub fn find(document: &Document) -> Vec<DateExpression> {
    let mut dates = Vec::new();
    for &paragraph in document.text.paragraphs() {
        read(document, &Line::new(document, paragraph), &mut dates);
    }
    dates
}

/// Reads one paragraph.
fn read(document: &Document, line: &Line, dates: &mut Vec<DateExpression>) {
    let published = document.header.published.and_then(|p| value::from_iso(p.date));
    let mut context = Context { published, direction: None, header: false, day: None, year: None };
    let mut at = 0;
    while at < line.len() {
        let found = phrase::expression(line, at).and_then(|(moment, end)| Some((moment, end, line.span(at, end)?)));
        let Some((moment, end, span)) = found else {
            at += 1;
            continue;
        };
        context.direction = tense::direction(line, at, end);
        context.header = in_header(document, span);
        at = end.max(at + 1);
        if is_length(&moment, context.direction) {
            continue;
        }
        let value = context.value(&moment);
        remember(&mut context, value);
        dates.push(DateExpression { span, value: value.and_then(Value::write), grain: moment.grain() });
    }
}

/// *in two weeks* is a length of time unless the future is told of.
fn is_length(moment: &Moment, direction: Option<Direction>) -> bool {
    matches!(moment, Moment::Ahead { sure: false, .. }) && direction != Some(Direction::Future)
}

fn in_header(document: &Document, span: Span) -> bool {
    let header = &document.header;
    header.dateline.iter().chain(&header.metadata).any(|part| part.overlaps(span))
}

/// Keeps the day and year that *the next day* and *a year earlier* count from.
fn remember(context: &mut Context, value: Option<Value>) {
    let Some(value) = value else { return };
    context.year = Some(value.start.year());
    if let (Some(day), None) = (value.start.day(), value.end) {
        context.day = Some(day);
    } else if value.start.day().is_none() {
        context.day = None;
    }
}
