//! Why each quote has its speaker, in words: for people who check.

use std::fmt::Write as _;

use super::json::{quote_id, rounded};
use crate::document::{Analysis, Confidence, Quote, QuoteId};

/// One paragraph a quote: what was said, by whom, why, how sure that is, when and where.
#[must_use]
pub fn write(name: &str, analysis: &Analysis) -> String {
    let published = analysis.header.published.map_or_else(|| "date unknown".to_owned(), |p| p.date.to_string());
    let mut out = format!("{name}, {published}, {} reader\n", analysis.reader.name());
    for (index, quote) in analysis.quotes.iter().enumerate() {
        one(&mut out, analysis, QuoteId::new(index), quote);
    }
    out
}

fn one(out: &mut String, analysis: &Analysis, id: QuoteId, quote: &Quote) {
    let slice = |span| analysis.text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let content: Vec<String> = quote.content.iter().map(|&piece| slice(piece)).collect();
    let percent = |confidence: Confidence| format!("{:.0} %", rounded(confidence) * 100.0);
    let inside = quote.parent.map_or_else(String::new, |parent| format!(", inside {}", quote_id(parent)));
    let (kind, stance) = (quote.kind.name(), quote.stance.name());
    let _ = writeln!(out, "\n{} {kind}, {stance}{inside}, {} sure", quote_id(id), percent(quote.confidence));
    let _ = writeln!(out, "  {}", content.join(" […] "));
    let attribution = &quote.attribution;
    let speaker = analysis.speaker(quote).map_or("nobody", |e| e.name.as_str());
    let (sieve, sure) = (attribution.sieve.name(), percent(attribution.confidence));
    let _ = writeln!(out, "  speaker: {speaker} ({sieve}, {sure} sure): {}", attribution.why);
    let parts = [("source", quote.source), ("cue", quote.cue), ("to", quote.addressee), ("where", quote.place)];
    for (what, span) in parts {
        if let Some(span) = span {
            let _ = writeln!(out, "  {what}: {}", slice(span));
        }
    }
    if let Some(when) = quote.when {
        let value = analysis.date_at(when).unwrap_or("unresolved");
        let _ = writeln!(out, "  when: {} ({value})", slice(when));
    }
    for repair in &quote.repairs {
        let _ = writeln!(out, "  repaired: {}", repair.kind.name());
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_decision_has_its_reason() {
        assert_eq!(
            super::write("a.txt", &crate::export::fixture::analysis()),
            "a.txt, 2024-05-14, lexical reader\n\nq1 direct, speech, 100 % sure\n  “It is safe,”\n  \
             speaker: Ana Ruiz (name, 98 % sure): the source is the name\n  source: Ana Ruiz\n  cue: said\n  \
             when: Monday (2024-05-13)\n"
        );
    }
}
