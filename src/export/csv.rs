//! Quotes as comma-separated values (RFC 4180), one quote a line.

use super::json::{entity_id, quote_id, rounded};
use crate::document::{Analysis, QuoteId};
use crate::text::Span;

/// Names of the columns. `start` and `end` are code points of the first and last content piece.
pub const HEADER: &str = "document,published,quote,kind,stance,speaker,speaker_id,source,cue,content,start,end,sieve,\
                          confidence,parent,repairs\r\n";

/// Writes the lines of one document; pieces of a split content are parted by ` […] `.
#[must_use]
pub fn write(name: &str, analysis: &Analysis) -> String {
    let words = |span: Option<Span>| span.map_or("", |s| analysis.text.slice(s)).to_owned();
    let published = analysis.header.published.map(|p| p.date.to_string()).unwrap_or_default();
    let mut out = String::new();
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let content: Vec<&str> = quote.content.iter().map(|&piece| analysis.text.slice(piece)).collect();
        let repairs: Vec<&str> = quote.repairs.iter().map(|r| r.kind.name()).collect();
        let whole = quote.content.iter().copied().reduce(Span::cover).unwrap_or_default();
        let (start, end) = analysis.text.chars(whole);
        let fields = [
            name.to_owned(),
            published.clone(),
            quote_id(QuoteId::new(index)),
            quote.kind.name().to_owned(),
            quote.stance.name().to_owned(),
            analysis.speaker(quote).map_or_else(String::new, |e| e.name.clone()),
            quote.attribution.entity.map(entity_id).unwrap_or_default(),
            words(quote.source),
            words(quote.cue),
            content.join(" […] "),
            start.get().to_string(),
            end.get().to_string(),
            quote.attribution.sieve.name().to_owned(),
            rounded(quote.attribution.confidence).to_string(),
            quote.parent.map(quote_id).unwrap_or_default(),
            repairs.join(" "),
        ];
        let fields: Vec<String> = fields.iter().map(|field| cell(field)).collect();
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// Quotes a field where it must be; a field that a spreadsheet would run as a formula gets an
/// apostrophe before it.
fn cell(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", field.replace('"', "\"\""))
    } else {
        format!("{guard}{field}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_a_line() {
        let line = write("a.txt", &crate::export::fixture::analysis());
        assert_eq!(
            line,
            "a.txt,2024-05-14,q1,direct,speech,Ana Ruiz,e1,Ana Ruiz,said,\"“It is safe,”\",0,13,name,0.98,,\r\n"
        );
    }

    #[test]
    fn fields_are_quoted_and_formulas_defused() {
        assert_eq!(cell("plain"), "plain");
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(HEADER.trim_end().split(',').count(), 16);
    }
}
