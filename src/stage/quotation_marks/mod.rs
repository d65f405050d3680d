//! Pairs quotation marks.
//!
//! A state machine with the scope of a paragraph ([`machine`]) over glyphs whose direction their
//! neighbours tell ([`mod@glyphs`], [`apostrophe`]). A long quote that opens its mark again in each
//! paragraph becomes a chain; every other mark without a partner is worked around and recorded
//! ([`repair`]).

mod apostrophe;
mod glyphs;
mod machine;
mod repair;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::document::{Marked, MarkedId, Marks, Repair, RepairKind, Token};
use crate::language::Lexicon;
use crate::language::tag_clause::TagClauses;
use crate::text::order::{sort, sort_by_key};
use crate::text::{Span, Text};
use apostrophe::{Apostrophes, singles_dominate};
use glyphs::{Direction, Glyph, Group, glyphs, style};
use machine::{Limit, Machine, Paired, Unclosed};
use repair::Repairer;

/// Pairs the quotation marks of each paragraph. Linear in the number of tokens.
#[must_use]
pub fn pair(text: &Text, tokens: &[Token], lexicon: &Lexicon) -> Marks {
    let tags = TagClauses { text, tokens, cues: &lexicon.cues, first_person: false };
    let repairer = Repairer::new(tags);
    let mut paragraphs = read_paragraphs(text, tokens, &tags);
    let dominant = singles_dominate(paragraphs.iter().flat_map(|p| &p.glyphs));
    for paragraph in &mut paragraphs {
        paragraph.run(text, tokens, &repairer, dominant);
    }
    let mut collector =
        Collector { text, tokens, repairer: &repairer, dominant, drafts: Vec::new(), strays: Vec::new() };
    let mut chain = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        chain = collector.paragraph(paragraph, paragraphs.get(index + 1), &chain);
    }
    collector.finish()
}

/// A paragraph with its glyphs and what the machine made of them.
struct Paragraph<'a> {
    tokens: Range<usize>,
    glyphs: Vec<Glyph<'a>>,
    paired: Paired,
}

fn read_paragraphs<'a>(text: &'a Text, tokens: &[Token], tags: &TagClauses<'_>) -> Vec<Paragraph<'a>> {
    let mut paragraphs = Vec::new();
    let mut first = 0;
    for &span in text.paragraphs() {
        let count = tokens.get(first..).map_or(0, |rest| rest.partition_point(|t| t.span.end() <= span.end()));
        let range = first..first + count;
        first = range.end;
        if !range.is_empty() {
            let mut glyphs = glyphs(text, tokens, range.clone(), span);
            refine(&mut glyphs, tags);
            paragraphs.push(Paragraph { tokens: range, glyphs, paired: Paired::default() });
        }
    }
    paragraphs
}

/// Corrects directions by the words before a glyph: a mark that is glued to *said,* from the wrong
/// side opens, and those of an attribute (`name="…"`) are none.
fn refine(glyphs: &mut [Glyph<'_>], tags: &TagClauses<'_>) {
    let mut attribute = false;
    for glyph in glyphs.iter_mut().filter(|g| g.group == Group::Double) {
        if attribute && glyph.form == "\"" {
            attribute = false;
            glyph.direction = Direction::Neither;
            continue;
        }
        let word = |back: usize| glyph.token.checked_sub(back).and_then(|i| tags.tokens.get(i));
        let (last, before) = (word(1), word(2));
        let text = |t: Option<&Token>| t.map_or("", |t| tags.text.slice(t.span));
        let glued = last.is_some_and(|t| t.span.end() == glyph.span.start());
        let attached = before.zip(last).is_some_and(|(b, l)| b.span.end() == l.span.start());
        if glyph.form == "\"" && glued && attached && text(last) == "=" {
            attribute = true;
            glyph.direction = Direction::Neither;
        } else if matches!(glyph.direction, Direction::Close)
            && glued
            && matches!(text(last), "," | ":")
            && tags.cues.is_reporting_form(text(before))
        {
            glyph.direction = Direction::CloseElseOpen;
        }
    }
}

impl Paragraph<'_> {
    fn run(&mut self, text: &Text, tokens: &[Token], repairer: &Repairer<'_>, dominant: bool) {
        let apostrophes = Apostrophes::new(text, tokens, &self.glyphs, dominant);
        let token = |glyph: usize| self.glyphs.get(glyph).map_or(self.tokens.end, |g| g.token);
        let ends_with_tag = |open: usize, next: usize| {
            repairer.tag(token(open) + 1..token(next), &[]).is_some_and(|tag| tag.stop.is_some())
        };
        let machine = Machine::new(&self.glyphs, &apostrophes, self.tokens.start, ends_with_tag);
        self.paired = machine.run();
        sort(&mut self.paired.pairs);
    }

    /// The glyphs that open at the very start of the paragraph, outermost first.
    fn leading(&self) -> impl Iterator<Item = &Glyph<'_>> {
        self.glyphs
            .iter()
            .enumerate()
            .take_while(|(i, g)| {
                g.token == self.tokens.start + i && matches!(g.direction, Direction::Open | Direction::CloseElseOpen)
            })
            .map(|(_, g)| g)
    }
}

/// A passage before it is known what it lies in.
struct Draft<'a> {
    span: Span,
    inner: Span,
    /// Its opening glyph.
    open: &'a str,
    /// Its closing glyph.
    close: &'a str,
    /// Start of the passage of the paragraph before that it goes on from.
    continues: Option<usize>,
    repair: Option<RepairKind>,
}

struct Collector<'a> {
    text: &'a Text,
    tokens: &'a [Token],
    repairer: &'a Repairer<'a>,
    dominant: bool,
    drafts: Vec<Draft<'a>>,
    strays: Vec<Repair>,
}

/// A passage that the next paragraph goes on with: its group and where it starts.
type Link = (Group, usize);

impl<'a> Collector<'a> {
    /// Collects the passages of a paragraph. `chain` is what the paragraph before left to go on
    /// with; returns what this one leaves to the next.
    fn paragraph(&mut self, here: &'a Paragraph<'a>, next: Option<&Paragraph<'_>>, chain: &[Link]) -> Vec<Link> {
        let before = self.drafts.len();
        for &(open, close) in &here.paired.pairs {
            if let (Some(open), Some(close)) = (here.glyphs.get(open), here.glyphs.get(close)) {
                let inner = open.span.gap_to(close.span);
                if self.repairer.has_word(open.token + 1..close.token) {
                    self.push(open.span.cover(close.span), inner, (open.form, close.form), None);
                } else {
                    self.stray(open.span);
                    self.stray(close.span);
                }
            }
        }
        for unopened in &here.paired.unopened {
            let Some(close) = here.glyphs.get(unopened.close) else { continue };
            let start = if unopened.nested { None } else { self.repairer.opening(close, unopened.low, &here.tokens) };
            match start.and_then(|s| self.tokens.get(s)) {
                Some(first) => {
                    let inner = self.text.trim(first.span.at_start().gap_to(close.span));
                    self.push(inner.cover(close.span), inner, ("", close.form), Some(RepairKind::MissingOpeningMark));
                }
                None => self.stray(close.span),
            }
        }
        let leaves = self.unclosed(here, next);
        self.link(before, here, chain);
        leaves
    }

    /// Ends the passages of a paragraph that nothing closes; returns those that the next paragraph
    /// goes on with.
    fn unclosed(&mut self, here: &'a Paragraph<'a>, next: Option<&Paragraph<'_>>) -> Vec<Link> {
        let passages = outermost(here);
        let mut reopened = next.into_iter().flat_map(Paragraph::leading).peekable();
        let resumes = next.is_some_and(|n| self.begins_unopened(n));
        let mut leaves = Vec::new();
        for unclosed in &here.paired.unclosed {
            let Some(open) = here.glyphs.get(unclosed.open) else { continue };
            if self.is_apostrophe(open, *unclosed) {
                continue;
            }
            let reopens = reopened.peek().is_some_and(|g| g.group == open.group);
            let end = self.end(here, *unclosed, open, &passages, (reopens, resumes));
            let (Some(first), Some(last)) =
                (self.tokens.get(open.token + 1), end.tokens.checked_sub(1).and_then(|e| self.tokens.get(e)))
            else {
                self.stray(open.span);
                continue;
            };
            if end.stray || !self.repairer.has_word(open.token + 1..end.tokens) {
                self.stray(open.span);
                continue;
            }
            let repair = (!end.goes_on).then_some(RepairKind::MissingClosingMark);
            self.push(open.span.cover(last.span), first.span.cover(last.span), (open.form, ""), repair);
            if end.goes_on {
                leaves.push((open.group, open.span.start()));
                reopened.next();
            }
        }
        leaves
    }

    /// A glyph that opened nothing and may well be an apostrophe.
    fn is_apostrophe(&self, open: &Glyph<'_>, unclosed: Unclosed) -> bool {
        open.group == Group::Single
            && (open.form == "'" || open.form == "`")
            && !(self.dominant && unclosed.limit == Limit::Paragraph)
    }

    fn end(
        &self,
        here: &Paragraph<'_>,
        unclosed: Unclosed,
        open: &Glyph<'_>,
        passages: &[(usize, usize)],
        (reopens, resumes): (bool, bool),
    ) -> End {
        let first = open.token + 1;
        let token = |glyph: usize| here.glyphs.get(glyph).map_or(here.tokens.end, |g| g.token);
        let limit = match unclosed.limit {
            Limit::Opener(glyph) | Limit::Enclosing(glyph) => token(glyph),
            Limit::Paragraph => here.tokens.end,
        };
        let inside = {
            let from = passages.partition_point(|p| p.0 < first);
            let to = passages.partition_point(|p| p.0 < limit);
            passages.get(from..to.max(from)).unwrap_or_default()
        };
        let sentence = self.repairer.begins_sentence(first);
        let tag = self.repairer.tag(first..limit, inside);
        match unclosed.limit {
            Limit::Paragraph => {
                let goes_on = resumes || (reopens && sentence);
                let closing = tag.filter(|t| !goes_on || t.stop.is_none_or(|s| s + 1 >= limit));
                if let Some(tag) = closing {
                    return End::at(tag.first);
                }
                if goes_on {
                    return End { goes_on: true, ..End::at(limit) };
                }
                if open.group == Group::Single && !self.dominant {
                    return End { stray: true, ..End::at(limit) };
                }
                // A few words inside a sentence do not run on to the next sentence.
                let stop = if sentence { None } else { self.repairer.terminal(first..limit) };
                End::at(stop.map_or(limit, |s| s + 1))
            }
            Limit::Opener(_) => {
                match tag.map(|t| t.first).or_else(|| self.repairer.last_terminal(first..limit, inside).map(|t| t + 1))
                {
                    Some(end) => End::at(end),
                    None => End { stray: true, ..End::at(limit) },
                }
            }
            Limit::Enclosing(_) => End { stray: !sentence, ..End::at(limit) },
        }
    }

    /// Whether a paragraph begins inside a quote that it closes without having opened it.
    fn begins_unopened(&self, paragraph: &Paragraph<'_>) -> bool {
        paragraph.paired.unopened.first().is_some_and(|u| {
            !u.nested
                && u.low == paragraph.tokens.start
                && paragraph
                    .glyphs
                    .get(u.close)
                    .is_some_and(|g| self.repairer.opening(g, u.low, &paragraph.tokens) == Some(u.low))
        })
    }

    /// Ties the passages that begin this paragraph to what the paragraph before left open.
    fn link(&mut self, from: usize, here: &Paragraph<'_>, chain: &[Link]) {
        let mut starts: Vec<usize> =
            here.leading().zip(chain).take_while(|(g, l)| g.group == l.0).map(|(g, _)| g.span.start()).collect();
        if starts.is_empty() && chain.len() == 1 {
            starts.extend(self.tokens.get(here.tokens.start).map(|t| t.span.start()));
        }
        let Some(&last) = starts.last() else { return };
        for draft in self.drafts.get_mut(from..).unwrap_or_default() {
            let start = draft.span.start();
            if start <= last
                && let Ok(at) = starts.binary_search(&start)
            {
                draft.continues = chain.get(at).map(|l| l.1);
            }
        }
    }

    fn push(&mut self, span: Span, inner: Span, (open, close): (&'a str, &'a str), repair: Option<RepairKind>) {
        self.drafts.push(Draft { span, inner, open, close, continues: None, repair });
    }

    fn stray(&mut self, at: Span) {
        self.strays.push(Repair { kind: RepairKind::StrayMark, at });
    }

    /// Orders the passages, finds what each lies in, and clips what would cross.
    fn finish(self) -> Marks {
        let Self { mut drafts, strays: mut repairs, .. } = self;
        sort_by_key(&mut drafts, |d| (d.span.start(), std::cmp::Reverse(d.span.end())));
        let mut passages: Vec<Marked> = Vec::with_capacity(drafts.len());
        let mut around: Vec<usize> = Vec::new();
        for draft in &drafts {
            while around.last().and_then(|&i| passages.get(i)).is_some_and(|p| p.span.end() <= draft.span.start()) {
                around.pop();
            }
            let parent = around.last().and_then(|&i| passages.get(i).map(|p| (i, *p)));
            let (mut span, mut inner) = (draft.span, draft.inner);
            if let Some((_, parent)) = parent
                && !parent.inner.contains(span)
            {
                let clipped =
                    draft.repair == Some(RepairKind::MissingClosingMark) && parent.inner.contains_offset(inner.start());
                if !clipped {
                    continue;
                }
                span = span.to(parent.inner.at_end());
                inner = inner.to(parent.inner.at_end());
            }
            match draft.repair {
                Some(kind @ RepairKind::MissingClosingMark) => repairs.push(Repair { kind, at: span.at_end() }),
                Some(kind) => repairs.push(Repair { kind, at: span.at_start() }),
                None => {}
            }
            let continues = draft.continues.and_then(|start| {
                let at = passages.partition_point(|p| p.span.start() < start);
                passages.get(at).filter(|p| p.span.start() == start).map(|_| MarkedId::new(at))
            });
            around.push(passages.len());
            passages.push(Marked {
                span,
                inner,
                style: style(draft.open, draft.close),
                parent: parent.map(|(i, _)| MarkedId::new(i)),
                continues,
                repair: draft.repair,
            });
        }
        sort_by_key(&mut repairs, |r| (r.at, r.kind));
        Marks { passages, repairs }
    }
}

/// Where an unclosed passage ends.
#[derive(Clone, Copy, Debug)]
struct End {
    /// One past its last token.
    tokens: usize,
    /// The next paragraph goes on with it.
    goes_on: bool,
    /// It is no passage after all.
    stray: bool,
}

impl End {
    fn at(tokens: usize) -> Self {
        Self { tokens, goes_on: false, stray: false }
    }
}

/// The outermost pairs of a paragraph as ranges of tokens.
fn outermost(paragraph: &Paragraph<'_>) -> Vec<(usize, usize)> {
    let mut passages: Vec<(usize, usize)> = Vec::new();
    for &(open, close) in &paragraph.paired.pairs {
        if let (Some(open), Some(close)) = (paragraph.glyphs.get(open), paragraph.glyphs.get(close))
            && passages.last().is_none_or(|p| p.1 <= open.token)
        {
            passages.push((open.token, close.token + 1));
        }
    }
    passages
}
