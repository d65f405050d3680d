//! Which mark glyphs a paragraph has, and which way each can face.

use crate::document::{MarkStyle, Token, TokenKind};
use crate::text::{Span, Text};

/// Glyphs that can pair with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// “ ” " „ `` '' and their like.
    Double,
    /// ‘ ’ ' ‚ `
    Single,
    /// « »
    Guillemet,
    /// ‹ ›
    SingleGuillemet,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
}

impl Group {
    /// How many groups there are.
    pub(super) const COUNT: usize = 6;

    /// Its place in an array with an element for every group.
    pub(super) fn index(self) -> usize {
        self as usize
    }
}

/// Which way a glyph faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Opens.
    Open,
    /// Closes.
    Close,
    /// Closes if something of its group is open, else opens.
    CloseElseOpen,
    /// Opens, unless something of its group is open: its form says one thing and its place another.
    OpenUnlessOpen,
    /// Closes if something of its group is open, else it is no quotation mark: s’ and goin’.
    CloseOrApostrophe,
    /// Is no quotation mark (an apostrophe, minutes, feet, a comma).
    Neither,
}

/// What stands beside a glyph, other glyphs skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// White space or an end of the paragraph.
    Space,
    /// A letter.
    Letter,
    /// A digit.
    Digit,
    /// An opening bracket.
    Opening,
    /// A dash or slash.
    Dash,
    /// A closing bracket, comma, full stop and the like.
    Closing,
    /// Anything else.
    Other,
}

/// Characters without width that a text can be strewn with.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

impl Side {
    fn of(c: Option<char>) -> Self {
        match c {
            None => Self::Space,
            Some(c) if c.is_whitespace() || is_invisible(c) => Self::Space,
            Some(c) if c.is_ascii_digit() => Self::Digit,
            Some(c) if c.is_alphanumeric() => Self::Letter,
            Some('(' | '[' | '{' | '<' | '¿' | '¡') => Self::Opening,
            Some('-' | '–' | '—' | '―' | '‒' | '/' | '|' | '=') => Self::Dash,
            Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '>' | '%' | '。' | '，' | '、') => {
                Self::Closing
            }
            Some(_) => Self::Other,
        }
    }

    fn lets_open(self) -> bool {
        matches!(self, Self::Space | Self::Opening | Self::Dash)
    }

    fn lets_close(self) -> bool {
        matches!(self, Self::Space | Self::Closing | Self::Dash)
    }
}

/// A mark glyph (or two single ones that stand for a double one).
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'a> {
    /// Index of its token.
    pub(super) token: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// The glyph itself.
    pub(super) form: &'a str,
    /// What it can pair with.
    pub(super) group: Group,
    /// Which way it faces.
    pub(super) direction: Direction,
    /// Before it.
    pub(super) left: Side,
    /// After it.
    pub(super) right: Side,
    /// Nothing but other glyphs stands before it in its paragraph.
    pub(super) first: bool,
}

/// The glyphs among the tokens `range` of one paragraph, in text order.
pub(super) fn glyphs<'a>(
    text: &'a Text,
    tokens: &[Token],
    range: std::ops::Range<usize>,
    paragraph: Span,
) -> Vec<Glyph<'a>> {
    let mut glyphs: Vec<Glyph<'a>> = Vec::new();
    for index in range {
        let Some(token) = tokens.get(index).filter(|t| t.kind == TokenKind::Mark) else { continue };
        let form = text.slice(token.span);
        let Some(group) = group(form) else { continue };
        let glued = glyphs.last().filter(|g| g.span.end() == token.span.start());
        let left = glued.map_or_else(|| Side::of(char_before(text, paragraph, token.span.start())), |g| g.left);
        let right = Side::of(char_after(text, paragraph, token.span.end()));
        let first = match glyphs.last() {
            None => text.slice(paragraph.before(token.span)).chars().all(is_invisible),
            Some(_) => glued.is_some_and(|g| g.first),
        };
        let direction = Direction::Neither;
        glyphs.push(Glyph { token: index, span: token.span, form, group, direction, left, right, first });
    }
    // A glyph before a glyph sees what the other one sees.
    for index in (0..glyphs.len().saturating_sub(1)).rev() {
        let next = glyphs.get(index + 1).map(|g| (g.span.start(), g.right));
        if let (Some(glyph), Some((start, right))) = (glyphs.get_mut(index), next)
            && glyph.span.end() == start
        {
            glyph.right = right;
        }
    }
    for glyph in &mut glyphs {
        let before = glyph.token.checked_sub(1).and_then(|i| tokens.get(i));
        let feet = before.is_some_and(|t| t.kind == TokenKind::Number && text.slice(t.span).contains(['\'', '’']));
        glyph.direction = if feet && glyph.left == Side::Digit { Direction::Neither } else { direction(glyph) };
    }
    glyphs
}

fn char_before(text: &Text, paragraph: Span, at: usize) -> Option<char> {
    text.as_str().get(paragraph.start()..at).and_then(|s| s.chars().next_back())
}

fn char_after(text: &Text, paragraph: Span, at: usize) -> Option<char> {
    text.as_str().get(at..paragraph.end()).and_then(|s| s.chars().next())
}

fn group(form: &str) -> Option<Group> {
    Some(match form {
        "“" | "”" | "\"" | "„" | "‟" | "``" | "''" | "‘‘" | "’’" | "＂" => Group::Double,
        "‘" | "’" | "'" | "‚" | "‛" | "`" => Group::Single,
        "«" | "»" => Group::Guillemet,
        "‹" | "›" => Group::SingleGuillemet,
        "「" | "」" => Group::Corner,
        "『" | "』" => Group::WhiteCorner,
        _ => return None,
    })
}

/// What the neighbours alone say.
fn by_neighbors(glyph: &Glyph<'_>) -> Direction {
    match (glyph.left.lets_open(), glyph.right.lets_close()) {
        (true, false) => Direction::Open,
        (false, true) => Direction::Close,
        _ => Direction::CloseElseOpen,
    }
}

fn direction(glyph: &Glyph<'_>) -> Direction {
    use Direction::{Close, CloseElseOpen, CloseOrApostrophe, Neither, Open, OpenUnlessOpen};
    let place = by_neighbors(glyph);
    match (glyph.form, place) {
        // A double mark that begins a paragraph opens, one apart from all words is what is needed.
        ("”" | "’’" | "\"" | "''", _) if glyph.first => Open,
        ("“" | "‘‘" | "‟", Close) => OpenUnlessOpen,
        ("“" | "‘‘" | "‟", CloseElseOpen) if glyph.left == Side::Space => OpenUnlessOpen,
        ("”" | "’’", Open) => CloseElseOpen,
        ("”" | "’’", _) => Close,
        ("„" | "``" | "“" | "‘‘" | "‟" | "「" | "『", _) => Open,
        ("」" | "』", _) => Close,
        // French guillemets stand apart from their words, reversed ones do not.
        ("«" | "‹", Close) => OpenUnlessOpen,
        ("«" | "‹", _) => Open,
        ("»" | "›", Open) => CloseElseOpen,
        ("»" | "›", _) => Close,
        // Inches, and seconds of a degree or a time.
        ("\"" | "''" | "＂", Close) if glyph.left == Side::Digit => CloseOrApostrophe,
        ("\"" | "''" | "＂", _) => place,
        ("‘" | "‛", Close) => CloseOrApostrophe,
        ("‘" | "‛", CloseElseOpen) if glyph.left == Side::Letter => Neither,
        ("‘" | "‛", CloseElseOpen) if glyph.left != Side::Space => CloseOrApostrophe,
        ("‘" | "‛", _) => Open,
        ("'", Open) => Open,
        ("'", CloseElseOpen) if glyph.left == Side::Closing && glyph.right == Side::Letter => CloseElseOpen,
        ("’", Open) => Neither,
        ("’" | "'", _) => CloseOrApostrophe,
        ("‚" | "`", Open) => Open,
        _ => Neither,
    }
}

/// The style of a passage with these two glyphs; `close` is empty where the closing one is missing.
pub(super) fn style(open: &str, close: &str) -> MarkStyle {
    match (open, close) {
        ("“", "”" | "") | ("”", "”") | ("‘‘", "’’" | "") | ("", "”" | "’’") => {
            MarkStyle::CurlyDouble
        }
        ("‘", "’" | "") | ("", "’") => MarkStyle::CurlySingle,
        ("\"", "\"" | "") | ("''", "''" | "") | ("＂", "＂" | "") | ("", "\"" | "''" | "＂") => {
            MarkStyle::StraightDouble
        }
        ("'", "'" | "") | ("", "'") => MarkStyle::StraightSingle,
        ("„", _) => MarkStyle::LowDouble,
        ("‚", _) => MarkStyle::LowSingle,
        ("``", "''" | "\"" | "``" | "") | ("`", "'" | "’" | "") => MarkStyle::Latex,
        ("«" | "»" | "", "«" | "»") | ("«" | "»", "") => MarkStyle::Guillemets,
        ("‹" | "›" | "", "‹" | "›") | ("‹" | "›", "") => MarkStyle::SingleGuillemets,
        ("「" | "『" | "", "」" | "』") | ("「" | "『", "") => MarkStyle::Corner,
        _ => MarkStyle::Mixed,
    }
}
