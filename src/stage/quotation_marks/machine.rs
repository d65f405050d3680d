//! The state machine: reads the glyphs of one paragraph once, keeping a stack of what is open.

use super::apostrophe::Apostrophes;
use super::glyphs::{Direction, Glyph, Group};
use crate::text::order::sort_by_key;

/// What the machine made of a paragraph. Numbers are positions among the paragraph's glyphs.
#[derive(Debug, Default)]
pub(super) struct Paired {
    /// Opening and closing glyph of each passage, in the order of the closing ones.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Opening glyphs without a closing one, in text order of their discovery.
    pub(super) unclosed: Vec<Unclosed>,
    /// Closing glyphs without an opening one, in text order.
    pub(super) unopened: Vec<Unopened>,
}

/// An opening glyph that nothing closes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unclosed {
    /// The glyph.
    pub(super) open: usize,
    /// What its passage cannot go beyond.
    pub(super) limit: Limit,
}

/// What an unclosed passage cannot go beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// A later glyph that opens another passage of the same group.
    Opener(usize),
    /// The glyph that closes the passage around it.
    Enclosing(usize),
    /// The end of the paragraph.
    Paragraph,
}

/// A closing glyph that nothing opened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unopened {
    /// The glyph.
    pub(super) close: usize,
    /// First token after the closing glyph before it; the passage cannot begin earlier.
    pub(super) low: usize,
    /// It stands inside a passage of another group.
    pub(super) nested: bool,
}

/// More than there are opening forms in any group.
const FORMS: usize = 10;

struct Open {
    glyph: usize,
    /// The first glyph after it that opens a passage with the same form.
    next_same: Option<usize>,
}

pub(super) struct Machine<'a, F> {
    glyphs: &'a [Glyph<'a>],
    apostrophes: &'a Apostrophes,
    /// Whether a tag that ends its sentence stands between two glyphs.
    ends_with_tag: F,
    stack: Vec<Open>,
    /// Positions in the stack of what is open, by group.
    open: [Vec<usize>; Group::COUNT],
    low: usize,
    paired: Paired,
}

impl<'a, F: Fn(usize, usize) -> bool> Machine<'a, F> {
    pub(super) fn new(glyphs: &'a [Glyph<'a>], apostrophes: &'a Apostrophes, low: usize, ends_with_tag: F) -> Self {
        Self {
            glyphs,
            apostrophes,
            ends_with_tag,
            stack: Vec::new(),
            open: Default::default(),
            low,
            paired: Paired::default(),
        }
    }

    /// Reads all glyphs. Each is pushed and popped at most once.
    pub(super) fn run(mut self) -> Paired {
        let closes_next = closes_next(self.glyphs);
        for (index, glyph) in self.glyphs.iter().enumerate() {
            let open = !self.group(glyph.group).is_empty();
            match glyph.direction {
                Direction::Neither => {}
                Direction::Open => self.push(index, glyph.group),
                Direction::OpenUnlessOpen | Direction::CloseElseOpen if open => self.close(index, glyph),
                Direction::OpenUnlessOpen | Direction::CloseElseOpen => self.push(index, glyph.group),
                Direction::Close => self.close(index, glyph),
                Direction::CloseOrApostrophe if glyph.group == Group::Single => self.close_single(index, glyph),
                // Inches when the next double glyph has to close as well.
                Direction::CloseOrApostrophe => {
                    if open && !closes_next.get(index).copied().unwrap_or(false) {
                        self.close(index, glyph);
                    }
                }
            }
        }
        while let Some(open) = self.pop() {
            let limit = open.next_same.map_or(Limit::Paragraph, Limit::Opener);
            self.paired.unclosed.push(Unclosed { open: open.glyph, limit });
        }
        sort_by_key(&mut self.paired.unclosed, |u| u.open);
        self.paired
    }

    fn group(&self, group: Group) -> &[usize] {
        self.open.get(group.index()).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, glyph: usize, group: Group) {
        let position = self.stack.len();
        if let Some(positions) = self.open.get_mut(group.index()) {
            // The nearest of the same form: \"A “B” C.\" nests, and no limit is drawn. There are fewer
            // forms than are looked at, so that all but the last of each form get their limit.
            let form = |open: usize| self.glyphs.get(open).map(|g| g.form);
            let near = positions.iter().rev().take(FORMS).copied();
            let outer = near.clone().find(|&p| self.stack.get(p).is_some_and(|o| form(o.glyph) == form(glyph)));
            if let Some(outer) = outer.and_then(|p| self.stack.get_mut(p)) {
                outer.next_same.get_or_insert(glyph);
            }
            positions.push(position);
        }
        self.stack.push(Open { glyph, next_same: None });
    }

    fn pop(&mut self) -> Option<Open> {
        let open = self.stack.pop()?;
        if let Some(group) = self.glyphs.get(open.glyph).map(|g| g.group)
            && let Some(positions) = self.open.get_mut(group.index())
        {
            positions.pop();
        }
        Some(open)
    }

    /// Pops down to the glyph that this one closes; what was open above it was never closed.
    fn close(&mut self, index: usize, glyph: &Glyph<'_>) {
        while !self.group(glyph.group).is_empty() {
            let Some(open) = self.pop() else { break };
            let same = self.glyphs.get(open.glyph).is_some_and(|g| g.group == glyph.group);
            // “A, he said. “B,” she said … ”: the first was never closed, and this one closes nothing.
            let broken = open.next_same.is_some_and(|next| (self.ends_with_tag)(open.glyph, next));
            if same && !broken {
                self.paired.pairs.push((open.glyph, index));
                self.low = glyph.token + 1;
                return;
            }
            let limit = open.next_same.map_or(Limit::Enclosing(index), Limit::Opener);
            self.paired.unclosed.push(Unclosed { open: open.glyph, limit });
        }
        self.unopened(index, glyph);
    }

    fn close_single(&mut self, index: usize, glyph: &Glyph<'_>) {
        let inner = self.stack.last().and_then(|o| self.glyphs.get(o.glyph)).filter(|g| g.group == Group::Single);
        match inner {
            Some(open) if self.apostrophes.closes(index, open, self.glyphs) => self.close(index, glyph),
            None if self.stack.is_empty() && self.apostrophes.is_mark(index, self.glyphs) => {
                self.unopened(index, glyph);
            }
            _ => {}
        }
    }

    fn unopened(&mut self, index: usize, glyph: &Glyph<'_>) {
        // An apostrophe that looked like an opening mark is no passage around this one.
        let nested = self.stack.iter().rev().any(|o| self.glyphs.get(o.glyph).is_some_and(|g| g.form != "'"));
        self.paired.unopened.push(Unopened { close: index, low: self.low, nested });
        self.low = glyph.token + 1;
    }
}

/// For each double glyph, whether the next double one can only close.
fn closes_next(glyphs: &[Glyph<'_>]) -> Vec<bool> {
    let mut closes = vec![false; glyphs.len()];
    let mut next = false;
    for (index, glyph) in glyphs.iter().enumerate().rev() {
        if glyph.group == Group::Double {
            if let Some(slot) = closes.get_mut(index) {
                *slot = next;
            }
            next = glyph.direction == Direction::Close;
        }
    }
    closes
}
