//! Tells single marks from apostrophes.
//!
//! What a neighbour cannot decide, the rest of the paragraph does: the glyph in *the Ruizes’
//! house* closes nothing when a certain closing mark follows before the next opening one.

use super::glyphs::{Direction, Glyph, Group, Side};
use crate::document::Token;
use crate::text::Text;
use crate::text::case::Casing;

/// How many tokens a passage may have that an uncertain glyph (s’) closes, where single marks are
/// straight and not the main style of the text.
const UNCERTAIN_WITHIN: usize = 8;

/// Words that lose their last letter to an apostrophe.
const CLIPPED: &[&str] = &["an", "th", "ol", "o", "lil", "wi", "mo", "po", "fo"];

/// What the single glyphs of a paragraph are.
pub(super) struct Apostrophes {
    /// For each glyph: certainly no apostrophe where it closes.
    certain: Vec<bool>,
    /// For each glyph: a certain closing mark follows before the next opening one.
    closed_later: Vec<bool>,
    /// Single marks are the main style of the text.
    dominant: bool,
}

impl Apostrophes {
    /// Looks at every single glyph of a paragraph once.
    pub(super) fn new(text: &Text, tokens: &[Token], glyphs: &[Glyph<'_>], dominant: bool) -> Self {
        let next = glyphs.iter().skip(1).map(Some).chain([None]);
        let certain: Vec<bool> =
            glyphs.iter().zip(next).map(|(glyph, next)| is_certain(text, tokens, glyph, next)).collect();
        let mut closed_later = vec![false; glyphs.len()];
        let mut seen = false;
        for (index, glyph) in glyphs.iter().enumerate().rev() {
            if let Some(later) = closed_later.get_mut(index) {
                *later = seen;
            }
            if glyph.group == Group::Single {
                match glyph.direction {
                    Direction::Open => seen = false,
                    Direction::CloseOrApostrophe | Direction::Close => {
                        seen |= certain.get(index).copied().unwrap_or(false);
                    }
                    _ => {}
                }
            }
        }
        Self { certain, closed_later, dominant }
    }

    /// Whether the single glyph at `index` closes a passage that `open` opened.
    pub(super) fn closes(&self, index: usize, open: &Glyph<'_>, glyphs: &[Glyph<'_>]) -> bool {
        if self.certain.get(index).copied().unwrap_or(false) {
            return true;
        }
        let short = glyphs.get(index).is_some_and(|g| g.token - open.token <= UNCERTAIN_WITHIN);
        !self.closed_later.get(index).copied().unwrap_or(false) && (self.dominant || open.form != "'" || short)
    }

    /// Whether the glyph at `index` can hardly be an apostrophe, even with nothing open.
    pub(super) fn is_mark(&self, index: usize, glyphs: &[Glyph<'_>]) -> bool {
        self.dominant && glyphs.get(index).is_some_and(|g| g.left == Side::Closing)
    }
}

/// Whether a closing single glyph cannot be an apostrophe: after punctuation, before punctuation,
/// or after a word that takes none at its end.
fn is_certain(text: &Text, tokens: &[Token], glyph: &Glyph<'_>, next: Option<&Glyph<'_>>) -> bool {
    if glyph.group != Group::Single {
        return false;
    }
    if matches!(glyph.left, Side::Closing | Side::Dash) {
        return true;
    }
    let before = glyph.token.checked_sub(1).and_then(|i| tokens.get(i)).filter(|t| t.span.end() == glyph.span.start());
    let word = before.map_or("", |t| text.slice(t.span)).lower();
    let takes_one = word.ends_with(['s', 'z', 'x'])
        || glyph.left == Side::Digit
        || (word.ends_with("in") && word.len() > 3)
        || CLIPPED.contains(&word.as_str());
    // *… it is the Ruizes’,’ he said*
    let again = next.is_some_and(|n| n.form == glyph.form && n.token == glyph.token + 2 && n.left == Side::Closing);
    !takes_one || (glyph.right == Side::Closing && glyph.left == Side::Letter && !again)
}

/// Whether single marks are the main style: more of them open a passage than double ones do, and
/// one at least closes beside punctuation.
pub(super) fn singles_dominate<'a>(glyphs: impl Iterator<Item = &'a Glyph<'a>>) -> bool {
    let (mut singles, mut doubles, mut closing) = (0usize, 0usize, false);
    for glyph in glyphs {
        match (glyph.group, glyph.direction) {
            (Group::Single, Direction::Open) => singles += 2,
            (Group::Single, _) => closing |= glyph.left == Side::Closing || glyph.right == Side::Closing,
            _ => doubles += 1,
        }
    }
    closing && singles > doubles
}
