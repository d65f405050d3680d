//! Where the two readers see the same report, the surer one decides its spans.
//!
//! The lexical reader says how plain a case is: a quotation wholly in marks with its tag has one right
//! reading, and there its rules are more exact than the network, which is better where they guess.

use crate::document::{CueReading, Document, NameReading};
use crate::text::Span;
use crate::text::order::sort;

/// From this confidence on a case is plain to the lexical reader.
const PLAIN: f32 = 0.7;
/// The same for names.
const PLAIN_NAME: f32 = 0.8;
/// Reports below this confidence are not given.
const LEAST: f32 = 0.4;

/// Gives plain reports the spans of the lexical reader, and adds those that the network has missed.
pub(super) fn on_reports(
    document: &Document,
    cues: &mut Vec<CueReading>,
    lexical: &[CueReading],
    covered: impl Fn(Span) -> bool,
) {
    for plain in lexical.iter().filter(|c| c.confidence >= PLAIN && c.turn.is_none()) {
        let Some(cue) = plain.cue.filter(|&cue| covered(cue)) else { continue };
        let overlaps = |other: &CueReading| other.content.iter().any(|o| plain.content.iter().any(|p| p.overlaps(*o)));
        let same = |other: &CueReading| other.cue.is_some_and(|o| o.overlaps(cue));
        let inside = cues.iter().any(|other| !same(other) && other.content.iter().any(|o| o.contains(cue)));
        if inside {
            continue;
        }
        match cues.iter().position(same) {
            Some(at) => {
                // Pieces that the network gives to another cue and the rules to this one.
                let mut index = 0;
                cues.retain(|other| {
                    let keep = index == at
                        || !(overlaps(other)
                            && plain.content.iter().any(|p| other.content.iter().all(|o| p.contains(*o))));
                    index += 1;
                    keep
                });
                if let Some(found) = cues.iter_mut().find(|c| same(c)) {
                    // Further passages (“A,” she said. “B.”) are the network's to find.
                    let apart = |o: &&Span| plain.content.iter().all(|p| !p.overlaps(**o));
                    let passage = |o: &&Span| document.marks.overlapping(**o).any(|(_, p)| p.span == **o);
                    let further = found.content.iter().filter(apart).filter(passage);
                    let mut content: Vec<Span> = plain.content.iter().chain(further).copied().collect();
                    sort(&mut content);
                    let confidence = found.confidence.max(plain.confidence);
                    *found = CueReading { confidence, content, ..plain.clone() };
                }
            }
            None if !cues.iter().any(overlaps) => cues.push(plain.clone()),
            None => {}
        }
    }
    cues.retain(|c| c.confidence >= LEAST);
}

/// Gives plain names the kind and the span of the lexical reader. Both lists are in text order.
pub(super) fn on_names(names: &mut Vec<NameReading>, lexical: &[NameReading]) {
    for plain in lexical.iter().filter(|n| n.confidence >= PLAIN_NAME) {
        names.retain(|n| !n.span.overlaps(plain.span));
        names.push(*plain);
    }
}
