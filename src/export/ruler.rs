//! The text with rulers under it: what a person compares, in snapshots and in reports of mistakes.
//!
//! ```text
//! | “The bridge is safe,” said Ana Ruiz, the city engineer.
//!   ^^^^^^^^^^^^^^^^^^^^^ content q1 direct speech
//!                         ^^^^ cue q1
//!                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ source q1
//!                              ^^^^^^^^ e1 name
//! ```
//!
//! Below the text stand the quotes with their speakers, and the entities.

use std::fmt::Write as _;

use super::json::{entity_id, quote_id, rounded};
use crate::document::{Analysis, EntityId, MentionKind, QuoteId};
use crate::text::Span;

/// Longer lines are cut between words, to be seen whole.
const WIDTH: usize = 100;

/// A ruler with its label; positions are code points.
struct Ruler {
    start: usize,
    end: usize,
    label: String,
}

/// Writes an analysis.
#[must_use]
pub fn write(analysis: &Analysis) -> String {
    let characters: Vec<char> = analysis.text.as_str().chars().collect();
    let rulers = rulers(analysis);
    let mut out = String::new();
    for (start, end) in rows(&characters) {
        let row: String = characters.get(start..end).unwrap_or_default().iter().map(|&c| visible(c)).collect();
        let _ = writeln!(out, "{}", format!("| {row}").trim_end());
        for ruler in rulers.iter().filter(|r| touches(r, start, end)) {
            let (from, to) = (ruler.start.max(start), ruler.end.clamp(start, end));
            let (indent, length) = (from - start, to.saturating_sub(from).max(1));
            // Only the first row of a span repeats what is known of it.
            let label = if ruler.start >= start { ruler.label.clone() } else { continued(&ruler.label) };
            let _ = writeln!(out, "  {}{} {label}", " ".repeat(indent), "^".repeat(length));
        }
    }
    header(&mut out, analysis);
    quotes(&mut out, analysis);
    entities(&mut out, analysis);
    out
}

fn continued(label: &str) -> String {
    let short: Vec<&str> = label.split(' ').take(2).collect();
    format!("… {}", short.join(" "))
}

/// A missing mark is an empty place between two characters; it belongs to the row before it.
fn touches(ruler: &Ruler, start: usize, end: usize) -> bool {
    if ruler.start == ruler.end {
        start < ruler.start && ruler.start <= end || ruler.start == 0 && start == 0
    } else {
        ruler.start < end && start < ruler.end
    }
}

fn rulers(analysis: &Analysis) -> Vec<Ruler> {
    let mut rulers: Vec<(Span, u8, String)> = Vec::new();
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let id = quote_id(QuoteId::new(index));
        for (piece, &span) in quote.content.iter().enumerate() {
            let what = format!("content {id} {} {}", quote.kind.name(), quote.stance.name());
            rulers.push((span, 0, if piece == 0 { what } else { format!("content {id}") }));
        }
        rulers.extend(quote.insertions.iter().map(|&s| (s, 1, format!("insertion {id}"))));
        rulers.extend(quote.cue.map(|s| (s, 2, format!("cue {id}"))));
        rulers.extend(quote.source.map(|s| (s, 3, format!("source {id}"))));
        rulers.extend(quote.addressee.map(|s| (s, 4, format!("addressee {id}"))));
        rulers.extend(quote.when.map(|s| (s, 4, format!("when {id}"))));
        rulers.extend(quote.place.map(|s| (s, 4, format!("where {id}"))));
    }
    for (index, entity) in analysis.entities.iter().enumerate() {
        let id = entity_id(EntityId::new(index));
        rulers.extend(entity.mentions.iter().map(|m| (m.span, 5, format!("{id} {}", mention_name(m.kind)))));
    }
    for date in &analysis.dates {
        rulers.push((date.span, 6, format!("date {}", date.value.as_deref().unwrap_or("null"))));
    }
    rulers.extend(analysis.repairs.iter().map(|r| (r.at, 7, format!("repair {}", r.kind.name()))));
    // Outer spans before inner ones.
    rulers.sort_by_key(|(span, class, _)| (span.start(), std::cmp::Reverse(span.end()), *class));
    let placed = rulers.into_iter().map(|(span, _, label)| {
        let (start, end) = analysis.text.chars(span);
        Ruler { start: start.get(), end: end.get(), label }
    });
    placed.collect()
}

fn mention_name(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Role => "role",
        MentionKind::Pronoun => "pronoun",
    }
}

/// Cuts the text into rows at line ends, and long lines after a space.
fn rows(characters: &[char]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut start = 0;
    let mut space = None;
    for (at, &character) in characters.iter().enumerate() {
        if character == '\n' {
            rows.push((start, at));
            (start, space) = (at + 1, None);
            continue;
        }
        if at - start >= WIDTH {
            let cut = space.unwrap_or(at);
            rows.push((start, cut));
            (start, space) = (cut, None);
        }
        if character == ' ' {
            space = Some(at + 1);
        }
    }
    rows.push((start, characters.len()));
    rows
}

/// Every character takes one column and no control character reaches the terminal.
fn visible(character: char) -> char {
    match character {
        '\t' | '\r' => ' ',
        c if c.is_control() => '·',
        c => c,
    }
}

fn header(out: &mut String, analysis: &Analysis) {
    let header = &analysis.header;
    let words = |span: Option<Span>| span.map_or("–", |s| analysis.text.slice(s));
    let published = header.published.map_or_else(|| "–".to_owned(), |p| p.date.to_string());
    let _ = writeln!(out, "\npublished {published}\ntitle {}", words(header.title));
    let _ = writeln!(out, "byline {}\ndateline {}", words(header.byline), words(header.dateline));
}

fn quotes(out: &mut String, analysis: &Analysis) {
    out.push('\n');
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let speaker = analysis.speaker(quote).map_or("nobody", |e| e.name.as_str());
        let sieve = quote.attribution.sieve.name();
        let confidence = rounded(quote.attribution.confidence);
        let _ = write!(out, "{}: {speaker} ({sieve} {confidence:.2})", quote_id(QuoteId::new(index)));
        if let Some(parent) = quote.parent {
            let _ = write!(out, ", in {}", quote_id(parent));
        }
        for repair in &quote.repairs {
            let _ = write!(out, ", {}", repair.kind.name());
        }
        out.push('\n');
    }
}

fn entities(out: &mut String, analysis: &Analysis) {
    out.push('\n');
    for (index, entity) in analysis.entities.iter().enumerate() {
        let _ = write!(out, "{}: {} {}", entity_id(EntityId::new(index)), entity.kind.name(), entity.name);
        let roles: Vec<&str> = entity.roles.iter().map(|r| r.name.as_str()).collect();
        if !roles.is_empty() {
            let _ = write!(out, "; {}", roles.join("; "));
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::analysis;

    #[test]
    fn rulers_stand_under_their_words() {
        let expected = "| “It is safe,” Ana Ruiz said on Monday.
  ^^^^^^^^^^^^^ content q1 direct speech
                ^^^^^^^^ source q1
                ^^^^^^^^ e1 name
                         ^^^^ cue q1
                                 ^^^^^^ when q1
                                 ^^^^^^ date 2024-05-13

published 2024-05-14
title –
byline –
dateline –

q1: Ana Ruiz (name 0.98)

e1: PERSON Ana Ruiz; city engineer
";
        assert_eq!(write(&analysis()), expected);
    }

    #[test]
    fn long_lines_are_cut_between_words() {
        let text: Vec<char> = "word ".repeat(50).chars().collect();
        let rows = rows(&text);
        assert!(rows.iter().all(|r| r.1 - r.0 <= WIDTH), "{rows:?}");
        assert_eq!(rows.windows(2).filter(|w| w[0].1 != w[1].0).count(), 0);
    }
}
