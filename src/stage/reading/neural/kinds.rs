//! Names, and the finer kinds of entity behind the four classes that the network tells apart.

use super::{Scored, span};
use crate::document::{Document, EntityKind, NameReading};
use crate::language::Lexicon;
use crate::language::names::plain;
use crate::model::features::{Featured, name_class};
use crate::model::heads::Heads;
use crate::model::labels::{self, NameClass};
use crate::model::network::Scores;
use crate::text::Span;

/// Names in text order.
pub(super) fn names(
    document: &Document,
    lexicon: &Lexicon,
    heads: &Heads,
    scored: Scored<'_>,
    lexical: &[NameReading],
) -> Vec<NameReading> {
    scored.each().flat_map(|(window, scores)| of_window(document, lexicon, heads, window, scores, lexical)).collect()
}

fn of_window(
    document: &Document,
    lexicon: &Lexicon,
    heads: &Heads,
    window: &Featured,
    scores: &Scores,
    lexical: &[NameReading],
) -> Vec<NameReading> {
    let labelled = heads.names(scores);
    let spans = labels::spans(&labelled.labels).into_iter();
    let name = |(class, words): (usize, std::ops::Range<usize>)| {
        let class = *NameClass::ALL.get(class)?;
        let confidence = words.clone().filter_map(|w| labelled.sure.get(w)).copied().fold(1.0, f32::min);
        let span = span(document, &(window.tokens.start + words.start..window.tokens.start + words.end))?;
        let at = lexical.partition_point(|n| n.span.end() <= span.start());
        let same = lexical.get(at).filter(|n| n.span == span && name_class(n.kind) == class);
        let kind = same.map_or_else(|| kind(document, lexicon, class, span), |n| n.kind);
        Some(NameReading { span, kind, confidence, woman: 0 })
    };
    spans.filter_map(name).collect()
}

/// What stands before the name of a ship.
const SHIPS: &[&str] = &["HMS", "MS", "MT", "MV", "RMS", "SS", "USNS", "USS"];

/// The finer kind of a name of a class, from the tables.
fn kind(document: &Document, lexicon: &Lexicon, class: NameClass, span: Span) -> EntityKind {
    let text = plain(document.text.slice(span));
    let known = lexicon.names.known(&text).map(|k| k.kind);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 1 && words.first().is_some_and(|first| SHIPS.contains(first)) {
        return EntityKind::Product;
    }
    let heads = || [words.last(), words.first()].into_iter().flatten().filter_map(|w| lexicon.names.head(w));
    let of_class = |kind: &EntityKind| name_class(*kind) == class;
    let told = known.into_iter().chain(heads()).find(of_class);
    told.unwrap_or(match class {
        NameClass::Person => EntityKind::Person,
        NameClass::Organization => EntityKind::Org,
        NameClass::Place => EntityKind::Gpe,
        NameClass::Other if words.len() == 1 => EntityKind::Norp,
        NameClass::Other => EntityKind::Event,
    })
}

/// Kinds that the network has no class of its own for, so that the tables may add what it misses.
pub(super) fn tables_alone(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Law | EntityKind::Work)
}
