//! Finds expressions of time and their values.
//!
//! Each paragraph is read word by word: [`phrase`] finds the longest expression that begins at a
//! word, [`tense`] asks the verbs around it which way it points, [`resolve`] holds it against the
//! publication date. Lengths of time (*for two years*), ages, recurring days (*every Friday*) and
//! times told by an event (*the morning of the vote*) are no dates; nor is a year that ends a
//! name (*Vision 2030*).

mod clock;
mod deadlines;
mod explicit;
mod hemisphere;
mod moment;
mod phrase;
mod relative;
mod resolve;
mod spoken;
mod tense;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod years;

use crate::document::{DateExpression, Document, Grain, TokenKind};
use crate::text::Span;
use jiff_core::civil::Date;
use moment::Moment;
use resolve::Context;
pub use spoken::count_from_speech;
use tense::Direction;
use value::Value;
use words::Line;

/// Finds every time expression of a document, in text order and disjoint. Expressions that need
/// a publication date have no value where the header knows none.
#[must_use]
pub fn find(document: &Document) -> Vec<DateExpression> {
    let published = document.header.published.and_then(|p| value::from_iso(p.date));
    let mut dates = Vec::new();
    let mut context = Context {
        published,
        south: hemisphere::is_south(document),
        direction: None,
        header: false,
        deadline: false,
        day: None,
        day_here: None,
        lead: None,
        year: None,
        month: None,
        year_before: None,
        weekdays: [None; 7],
        possessive: false,
    };
    let mut before = Told::default();
    for &paragraph in document.text.paragraphs() {
        let count = dates.len();
        let told = read(document, &Line::new(document, paragraph), &mut context, &mut dates);
        // A paragraph without a date leaves the day of the one before it, once.
        let kept = if dates.len() == count { before } else { told };
        (context.day, context.day_here, context.month, context.year) = (kept.day, None, kept.month, kept.year);
        before = told;
    }
    dates
}

/// The day, month and year that a paragraph told of last: *the next day*, *the following month* and *a year
/// earlier* count from them.
#[derive(Clone, Copy, Default)]
struct Told {
    day: Option<Date>,
    month: Option<Date>,
    year: Option<i16>,
}

/// Reads one paragraph.
fn read(document: &Document, line: &Line, context: &mut Context, dates: &mut Vec<DateExpression>) -> Told {
    let mut told = Told::default();
    let mut at = 0;
    while at < line.len() {
        let found = phrase::expression(line, at).and_then(|(moment, end)| Some((moment, end, line.span(at, end)?)));
        let Some((moment, end, span)) = found else {
            at += 1;
            continue;
        };
        context.direction = tense::direction(line, at, end).filter(|&d| !is_loose(&moment, line, at, d));
        context.header = in_header(document, span);
        let is_open = matches!(
            moment,
            Moment::Day { year: None, .. }
                | Moment::Month { year: None, .. }
                | Moment::Holiday { year: None, .. }
                | Moment::Season { year: None, .. }
        );
        // "Jan. 1 is too late": no verb before it tells.
        let subject = context.direction.is_none() && line.is_any(end, &["is", "are"]);
        // "by the end of June"; "By fall, the team had lost" tells what was over by then.
        let back = 1 + usize::from(line.before(at, "the"));
        let before = line.text_back(at, back);
        let over = line.is(end, ",") && tense::is_over(line, end + 1);
        context.deadline = is_open && !over && (matches!(before, "until" | "till" | "by" | "before") || subject);
        context.possessive = line.is_any(end, &["’s", "’"]);
        at = end.max(at + 1);
        if is_length(&moment, context.direction) {
            continue;
        }
        let value = context.value(&moment);
        if let Some(value) = value.filter(|_| !context.header) {
            told = telling(value);
            context.lead = context.lead.or(told.day);
            (context.day, context.day_here, context.month, context.year) = (told.day, told.day, told.month, told.year);
            context.year_before = told.year;
            if let (Moment::Weekday { weekday, .. }, Some(day)) = (&moment, value.start.day()) {
                context.remember(*weekday, day);
            }
        }
        dates.push(DateExpression { span, value: value.and_then(Value::write), grain: moment.grain() });
    }
    told
}

/// *In May the rate stands at …*: a present after a month schedules nothing.
fn is_loose(moment: &Moment, line: &Line, at: usize, direction: Direction) -> bool {
    let begins = at <= 1 || line.back(at, 2).is_some_and(|w| matches!(w.kind, TokenKind::Terminal | TokenKind::Mark));
    begins && direction == Direction::Scheduled && moment.grain() != Grain::Day
}

/// *in two weeks* is a length of time unless the future is told of.
fn is_length(moment: &Moment, direction: Option<Direction>) -> bool {
    matches!(moment, Moment::Ahead { sure: false, .. }) && direction != Some(Direction::Future)
}

fn in_header(document: &Document, span: Span) -> bool {
    let header = &document.header;
    header.dateline.iter().chain(&header.metadata).any(|part| part.overlaps(span))
}

/// What is told of after a value: a coarser time leaves no day to count from.
fn telling(value: Value) -> Told {
    let day = match (value.start.day(), value.end) {
        (Some(day), None) => Some(day),
        (Some(_), Some(end)) => end.day(),
        (None, _) => None,
    };
    Told { day, month: value.start.month().filter(|_| value.end.is_none()), year: Some(value.start.year()) }
}
