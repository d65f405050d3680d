//! Cues to which the network has tied no content: the lexical reader knows what some of them report.
//!
//! Of two reports, one inside the other (*Ruiz may yet agree, Lin said*), the network labels the inner one alone; and
//! what goes around its tag (*The bridge, Lin said, is closed*) it may not label at all.

use crate::document::CueReading;
use crate::text::Span;

/// From this confidence on the lexical reader is trusted.
const TRUSTED: f32 = 0.75;

/// Gives idle cues the content of the lexical reader, where that crosses nothing.
pub(super) fn settle(cues: &mut Vec<CueReading>, idle: &[CueReading], lexical: &[CueReading]) {
    for waiting in idle {
        let Some(cue) = waiting.cue else { continue };
        let same = |other: &CueReading| other.cue.is_some_and(|o| o.overlaps(cue));
        let Some(plain) = lexical.iter().find(|c| c.confidence >= TRUSTED && same(c)) else { continue };
        if cues.iter().any(|other| same(other) || !fits(other, plain)) {
            continue;
        }
        let taken = |other: &CueReading| {
            other.cue.is_none() && other.content.iter().all(|o| plain.content.iter().any(|p| p.contains(*o)))
        };
        cues.retain(|other| !taken(other));
        let source = waiting.source.or(plain.source).filter(|s| plain.content.iter().all(|p| !p.overlaps(*s)));
        let inherits = source.is_none();
        cues.push(CueReading { source, inherits, ..plain.clone() });
    }
}

/// Whether two reports can stand in one text: one wholly inside a piece of the other, or apart.
fn fits(other: &CueReading, plain: &CueReading) -> bool {
    let parts = |c: &CueReading| c.content.iter().chain(&c.cue).chain(&c.source).copied().collect::<Vec<Span>>();
    let inside = |inner: &CueReading, outer: &CueReading| {
        let inner = parts(inner);
        outer.content.iter().any(|piece| inner.iter().all(|part| piece.contains(*part)))
    };
    let apart = parts(plain).iter().all(|a| other.content.iter().chain(&other.cue).all(|b| !a.overlaps(*b)));
    inside(other, plain) || inside(plain, other) || apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Stance;
    use crate::text::Text;

    const TEXT: &str = "Ruiz may agree to it, Lin said.";

    fn span(words: &str) -> Span {
        let text = Text::new(TEXT);
        let start = TEXT.find(words).unwrap_or_default();
        text.span(start, start + words.len())
    }

    fn report(cue: &str, source: &str, content: &[&str]) -> CueReading {
        CueReading {
            cue: Some(span(cue)),
            stance: Stance::Speech,
            source: Some(span(source)),
            turn: None,
            inherits: false,
            content: content.iter().copied().map(span).collect(),
            addressee: None,
            naming: false,
            confidence: 0.8,
        }
    }

    #[test]
    fn an_idle_cue_gets_what_goes_around_another_report() {
        let inner = report("may agree", "Ruiz", &["to it"]);
        let plain = report("said", "Lin", &["Ruiz may agree to it"]);
        let settled = |plain: CueReading| {
            let mut cues = vec![inner.clone()];
            settle(&mut cues, &[report("said", "Lin", &[])], &[plain]);
            cues
        };
        assert_eq!(settled(plain.clone()), [inner.clone(), plain.clone()]);
        // What crosses another report is left alone, and so is what the tables are unsure of.
        assert_eq!(settled(report("said", "Lin", &["agree to it"])).len(), 1);
        assert_eq!(settled(CueReading { confidence: 0.6, ..plain }).len(), 1);
    }
}
