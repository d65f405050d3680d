//! The article as flat runs: every paragraph is cut wherever something begins or ends, and each
//! run knows all that covers it. No run holds another, so overlaps cost nothing and a run is one
//! element of the page.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::document::{Analysis, EntityId, EntityKind, Kind, MentionKind, QuoteId, RepairKind, Stance};
use crate::text::case::Casing;
use crate::text::order::{sort, sort_by_key};
use crate::text::{Span, Text};

use super::legend::Class;
use super::{labels, marked};

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Block {
    /// White space between the paragraph before and this one.
    pub gap: Span,
    /// What the paragraph is.
    pub kind: BlockKind,
    /// Its runs; together they are the paragraph.
    pub runs: Vec<Run>,
    /// Differs from that of another block unless both show the same; positions do not count.
    pub key: u64,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Byline or date alone.
    Metadata,
    /// Running text.
    Text,
    /// The white space after the last paragraph; has no runs.
    End,
}

/// A piece of a paragraph that the same things cover from end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Run {
    /// Its words.
    pub span: Span,
    /// Class names for the style sheet, in a fixed order; empty when nothing covers it.
    pub classes: Vec<&'static str>,
    /// Quotes whose content, cue or source covers it, the smallest span first.
    pub quotes: Vec<QuoteId>,
    /// Entities mentioned here, the smallest mention first.
    pub entities: Vec<EntityId>,
    /// Number buttons that stand before it, the outer quote first.
    pub badges: Vec<Badge>,
    /// A short tag that tells the class without color; only where a span begins.
    pub tag: String,
    /// More about it in words (what a date means).
    pub note: String,
    /// Index in [`Analysis::repairs`] and kind of a repair to be shown before the run.
    pub repair: Option<(usize, RepairKind)>,
}

/// The number button at the start of a quote.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Badge {
    /// Which quote.
    pub quote: QuoteId,
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// Speech or belief.
    pub stance: Stance,
    /// Whether it is listed under *Check*.
    pub check: bool,
    /// What a screen reader says: number, kind, speaker.
    pub label: String,
}

/// Something that covers a span, and how large the whole thing is, for the order.
#[derive(Clone, Copy, Debug)]
struct Layer {
    span: Span,
    size: usize,
    role: Role,
}

#[derive(Clone, Copy, Debug)]
enum Role {
    Content { quote: QuoteId, kind: Kind, belief: bool, inner: bool, marked: bool },
    Cue { quote: QuoteId, check: bool },
    Source { quote: QuoteId, check: bool },
    Entity { entity: EntityId, kind: EntityKind, mention: MentionKind },
    Date { index: usize },
    Insertion,
    Metadata,
}

/// Cuts the text of an analysis into blocks of runs. `flagged` are the quotes listed under *Check*.
#[must_use]
pub fn blocks(analysis: &Analysis, flagged: &[QuoteId]) -> Vec<Block> {
    let text = &analysis.text;
    let mut layers: Vec<Vec<Layer>> = vec![Vec::new(); text.paragraphs().len()];
    for layer in all_layers(analysis, flagged) {
        distribute(text, layer, &mut layers);
    }
    let mut repairs = analysis.repairs.iter().map(|r| (r.at, r.kind)).enumerate().peekable();
    let mut end = text.whole().at_start();
    let mut blocks = Vec::with_capacity(layers.len() + 1);
    for (&paragraph, mut layers) in text.paragraphs().iter().zip(layers) {
        let mut points = Vec::new();
        while let Some(&(index, (at, kind))) = repairs.peek().filter(|(_, (at, _))| at.start() <= paragraph.end()) {
            repairs.next();
            points.push((at.start().max(paragraph.start()), index, kind));
        }
        sort_by_key(&mut layers, |layer| layer.span.start());
        let runs = cut(analysis, paragraph, &layers, &points, flagged);
        let (gap, kind) = (end.gap_to(paragraph), block_kind(analysis, paragraph));
        blocks.push(Block { gap, kind, key: key(text, gap, kind, &runs), runs });
        end = paragraph;
    }
    let gap = end.gap_to(text.whole().at_end());
    blocks.push(Block { gap, kind: BlockKind::End, runs: Vec::new(), key: key(text, gap, BlockKind::End, &[]) });
    blocks
}

fn key(text: &Text, gap: Span, kind: BlockKind, runs: &[Run]) -> u64 {
    let mut hasher = DefaultHasher::new();
    (text.slice(gap), kind).hash(&mut hasher);
    for run in runs {
        let Run { span, classes, quotes, entities, badges, tag, note, repair } = run;
        (text.slice(*span), classes, quotes, entities, badges, tag, note, repair).hash(&mut hasher);
    }
    hasher.finish()
}

fn block_kind(analysis: &Analysis, paragraph: Span) -> BlockKind {
    let header = &analysis.header;
    if header.title.is_some_and(|title| title.contains(paragraph)) {
        BlockKind::Title
    } else if header.metadata.iter().any(|meta| meta.contains(paragraph)) {
        BlockKind::Metadata
    } else {
        BlockKind::Text
    }
}

fn all_layers(analysis: &Analysis, flagged: &[QuoteId]) -> Vec<Layer> {
    let mut layers = Vec::new();
    let mut push = |span: Span, size: usize, role: Role| layers.push(Layer { span, size, role });
    for (index, quote) in analysis.quotes.iter().enumerate() {
        let id = QuoteId::new(index);
        let check = flagged.contains(&id);
        for &piece in &quote.content {
            let marks = if quote.kind == Kind::Mixed { marked::parts(&analysis.text, piece) } else { Vec::new() };
            let part = |marked| Role::Content {
                quote: id,
                kind: quote.kind,
                belief: quote.stance == Stance::Belief,
                inner: quote.parent.is_some(),
                marked,
            };
            let mut rest = piece;
            for mark in marks {
                push(rest.before(mark), piece.len(), part(false));
                push(mark, piece.len(), part(true));
                rest = rest.after(mark);
            }
            push(rest, piece.len(), part(false));
        }
        if let Some(source) = quote.source {
            push(source, source.len(), Role::Source { quote: id, check });
        }
        if let Some(cue) = quote.cue {
            push(cue, cue.len(), Role::Cue { quote: id, check: check && quote.source.is_none() });
        }
        for &insertion in &quote.insertions {
            push(insertion, insertion.len(), Role::Insertion);
        }
    }
    for (index, entity) in analysis.entities.iter().enumerate() {
        for mention in &entity.mentions {
            let role = Role::Entity { entity: EntityId::new(index), kind: entity.kind, mention: mention.kind };
            push(mention.span, mention.span.len(), role);
        }
    }
    for (index, date) in analysis.dates.iter().enumerate() {
        push(date.span, date.span.len(), Role::Date { index });
    }
    for &span in &analysis.header.metadata {
        push(span, span.len(), Role::Metadata);
    }
    layers
}

/// Gives each paragraph the part of the layer that lies in it.
fn distribute(text: &Text, layer: Layer, layers: &mut [Vec<Layer>]) {
    if layer.span.is_empty() {
        return;
    }
    let first = text.paragraph_at(layer.span.start());
    for (paragraph, layers) in text.paragraphs().iter().zip(layers).skip(first) {
        if paragraph.start() >= layer.span.end() {
            break;
        }
        if paragraph.overlaps(layer.span) {
            let start = layer.span.start().max(paragraph.start());
            let span = text.span(start, layer.span.end().min(paragraph.end()));
            layers.push(Layer { span, ..layer });
        }
    }
}

/// Sweeps once over a paragraph. `layers` are sorted by start; `points` are places of repairs.
fn cut(
    analysis: &Analysis,
    paragraph: Span,
    layers: &[Layer],
    points: &[(usize, usize, RepairKind)],
    flagged: &[QuoteId],
) -> Vec<Run> {
    let mut bounds: Vec<usize> = layers.iter().flat_map(|l| [l.span.start(), l.span.end()]).collect();
    bounds.extend(points.iter().map(|p| p.0));
    bounds.extend([paragraph.start(), paragraph.end()]);
    sort(&mut bounds);
    bounds.dedup();
    let mut waiting = layers.iter().peekable();
    let mut active: Vec<&Layer> = Vec::new();
    let mut runs = Vec::with_capacity(bounds.len());
    for bound in bounds.windows(2) {
        let &[start, end] = bound else { continue };
        active.retain(|layer| layer.span.end() > start);
        while let Some(layer) = waiting.next_if(|layer| layer.span.start() <= start) {
            let key = |layer: &Layer| (layer.size, layer.span.start());
            let place = active.partition_point(|other| key(other) <= key(layer));
            active.insert(place, layer);
        }
        let mut run = compose(analysis, analysis.text.span(start, end), &active, flagged);
        run.repair = points.iter().find(|p| p.0 == start).map(|p| (p.1, p.2));
        runs.push(run);
    }
    // A mark that is missing at the very end of the paragraph stands after its last run.
    if let Some(&(at, index, kind)) = points.iter().find(|p| p.0 == paragraph.end()) {
        runs.push(Run { span: analysis.text.span(at, at), repair: Some((index, kind)), ..Run::default() });
    }
    runs
}

/// Describes a run from the layers over it, the smallest first.
fn compose(analysis: &Analysis, span: Span, active: &[&Layer], flagged: &[QuoteId]) -> Run {
    let mut run = Run { span, ..Run::default() };
    for layer in active {
        let (starts, ends) = (layer.span.start() == span.start(), layer.span.end() == span.end());
        match layer.role {
            Role::Content { quote, kind, belief, inner, marked } => {
                content_classes(&mut run, kind, belief, inner, marked);
                add(&mut run.quotes, quote);
                let begins = analysis.quote(quote).and_then(|q| q.content.first());
                if begins.is_some_and(|first| first.start() == span.start())
                    && let Some(badge) = badge(analysis, quote, flagged)
                {
                    // The outer quote's button stands first.
                    let place = run.badges.partition_point(|other| other.quote < quote);
                    run.badges.insert(place, badge);
                }
            }
            Role::Cue { quote, check } => {
                add(&mut run.classes, "cue");
                check.then(|| add(&mut run.classes, "check"));
                add(&mut run.quotes, quote);
            }
            Role::Source { quote, check } => {
                add(&mut run.classes, "source");
                starts.then(|| add(&mut run.classes, "source-start"));
                ends.then(|| add(&mut run.classes, "source-end"));
                check.then(|| add(&mut run.classes, "check"));
                add(&mut run.quotes, quote);
                if starts {
                    tag_source(&mut run, quote);
                }
            }
            Role::Entity { entity, kind, mention } => {
                // The smallest mention gives the line; the others only light up with their entity.
                if run.entities.is_empty() {
                    add(&mut run.classes, "entity");
                    add(&mut run.classes, Class::of_entity(kind).name());
                    add(&mut run.classes, mention_class(mention));
                    if starts && mention == MentionKind::Name && run.tag.is_empty() {
                        run.tag.push_str(Class::of_entity(kind).tag());
                    }
                }
                add(&mut run.entities, entity);
            }
            Role::Date { index } => {
                add(&mut run.classes, "date");
                if starts && run.tag.is_empty() {
                    run.tag.push_str(Class::Date.tag());
                }
                run.note = analysis.dates.get(index).and_then(|d| d.value.clone()).unwrap_or_default();
            }
            Role::Insertion => add(&mut run.classes, "insertion"),
            Role::Metadata => add(&mut run.classes, "metadata"),
        }
    }
    run
}

fn content_classes(run: &mut Run, kind: Kind, belief: bool, inner: bool, marked: bool) {
    // Two lines fit under a run: that of the outermost content and that of the innermost.
    let class = Class::of_kind(kind).name();
    if inner && !run.classes.contains(&"inner") {
        add(&mut run.classes, "inner");
        add(
            &mut run.classes,
            match kind {
                Kind::Direct => "inner-direct",
                Kind::Indirect => "inner-indirect",
                Kind::Mixed => "inner-mixed",
            },
        );
    }
    if !inner {
        add(&mut run.classes, "content");
        add(&mut run.classes, class);
        marked.then(|| add(&mut run.classes, "marked"));
        belief.then(|| add(&mut run.classes, "belief"));
    } else if belief {
        add(&mut run.classes, "inner-belief");
    }
}

fn tag_source(run: &mut Run, quote: QuoteId) {
    use std::fmt::Write;
    // A source outranks the name inside it; several quotes of one source share the tag.
    if !run.tag.starts_with('S') {
        run.tag.clear();
        run.tag.push('S');
    } else {
        run.tag.push('·');
    }
    let _ = write!(run.tag, "{}", quote.index() + 1);
}

fn mention_class(mention: MentionKind) -> &'static str {
    match mention {
        MentionKind::Name => "by-name",
        MentionKind::Role => "by-role",
        MentionKind::Pronoun => "by-pronoun",
    }
}

fn badge(analysis: &Analysis, id: QuoteId, flagged: &[QuoteId]) -> Option<Badge> {
    let quote = analysis.quote(id)?;
    let speaker = analysis.speaker(quote).map_or(labels::UNKNOWN_SPEAKER, |entity| entity.name.as_str());
    let check = flagged.contains(&id);
    let label = format!(
        "{} {}, {}, {speaker}{}",
        labels::QUOTE,
        id.index() + 1,
        labels::kind(quote.kind).lower(),
        if check { labels::TO_CHECK_SUFFIX } else { "" },
    );
    Some(Badge { quote: id, kind: quote.kind, stance: quote.stance, check, label })
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{DateExpression, Grain, Repair};
    use crate::view::fixture;

    fn text_of(analysis: &Analysis, blocks: &[Block]) -> String {
        let slice = |span| analysis.text.slice(span);
        blocks.iter().flat_map(|b| std::iter::once(b.gap).chain(b.runs.iter().map(|r| r.span))).map(slice).collect()
    }

    #[test]
    fn runs_concatenate_to_the_text() {
        let analysis = fixture::harbor();
        assert_eq!(text_of(&analysis, &blocks(&analysis, &[])), analysis.text.as_str());
    }

    #[test]
    fn a_run_knows_all_that_covers_it_the_smallest_first() {
        let analysis = fixture::harbor();
        let blocks = blocks(&analysis, &[]);
        let run = |words: &str| {
            let mut runs = blocks.iter().flat_map(|b| &b.runs);
            runs.find(|r| analysis.text.slice(r.span).contains(words)).unwrap()
        };
        assert_eq!(run("would hold").quotes, [QuoteId::new(1), QuoteId::new(0)], "inner before outer");
        assert_eq!(run("would hold").badges.iter().map(|b| b.quote.index()).collect::<Vec<_>>(), [1]);
        assert!(run("Ana Ruiz").classes.contains(&"source-end"));
        assert_eq!(run("Mayor").tag, "S1");
        assert_eq!(run("[built in 1902]").classes, ["insertion", "content", "direct"]);
    }

    #[test]
    fn each_quote_has_one_button() {
        let analysis = fixture::harbor();
        let mut badges: Vec<usize> = blocks(&analysis, &[])
            .iter()
            .flat_map(|b| &b.runs)
            .flat_map(|r| &r.badges)
            .map(|b| b.quote.index())
            .collect();
        badges.sort_unstable();
        assert_eq!(badges, (0..analysis.quotes.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_mark_missing_at_the_end_of_a_paragraph_is_shown_there() {
        let mut analysis = fixture::plain("“We go on\n\nThe end.");
        let at = analysis.text.paragraphs()[0].at_end();
        analysis.repairs.push(Repair { kind: RepairKind::MissingClosingMark, at });
        let blocks = blocks(&analysis, &[]);
        assert_eq!(blocks[0].runs.last().unwrap().repair, Some((0, RepairKind::MissingClosingMark)));
        assert_eq!(text_of(&analysis, &blocks), analysis.text.as_str());
    }

    proptest! {
        #[test]
        fn any_spans_over_any_text(text in "\\PC{0,40}(\n\n|\r\n| |“|é😀){0,6}\\PC{0,40}", cuts in prop::collection::vec((0usize..120, 0usize..120), 0..12)) {
            let mut analysis = fixture::plain(&text);
            for (a, b) in cuts {
                let span = analysis.text.span(a.min(b), a.max(b));
                if !span.is_empty() {
                    analysis.dates.push(DateExpression { span, value: None, grain: Grain::Day });
                    analysis.repairs.push(Repair { kind: RepairKind::StrayMark, at: span });
                }
            }
            analysis.repairs.sort_by_key(|r| r.at.start());
            let blocks = blocks(&analysis, &[]);
            prop_assert_eq!(text_of(&analysis, &blocks), analysis.text.as_str());
        }
    }
}
