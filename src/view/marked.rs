//! Which parts of a content stand in quotation marks, so that the words of the speaker and those
//! of the reporter can be told apart inside a mixed quote.

use crate::text::{Span, Text};

/// The parts of `piece` in quotation marks, marks included, in text order.
///
/// The analysis keeps no passages, and inside one content piece the outermost marks are all that
/// is asked for; so a closing glyph that fits the opening one is enough. A single mark between
/// letters is an apostrophe. A passage that is not closed runs to the end of the piece.
#[must_use]
pub fn parts(text: &Text, piece: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let slice = text.slice(piece);
    let mut previous = ' ';
    let mut characters = slice.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or(' ', |&(_, next)| next);
        let here = piece.start() + at;
        match open {
            Some((start, close)) if c == close && !inside_word(close, next) => {
                found.push(text.span(start, here + c.len_utf8()));
                open = None;
            }
            None if !previous.is_alphanumeric() => open = closing(c).map(|close| (here, close)),
            _ => {}
        }
        previous = c;
    }
    if let Some((start, _)) = open {
        found.push(text.span(start, piece.end()));
    }
    found
}

/// Whether any part of the piece stands in quotation marks.
#[must_use]
pub fn any(text: &Text, piece: Span) -> bool {
    !parts(text, piece).is_empty()
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '“' | '”' => '”',
        '„' => '“',
        '"' => '"',
        '«' => '»',
        '‘' | '‚' => '’',
        '\'' => '\'',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

fn inside_word(close: char, next: char) -> bool {
    matches!(close, '’' | '\'') && next.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(input: &str, expected: &[&str]) {
        let text = Text::new(input);
        let found: Vec<&str> = parts(&text, text.whole()).into_iter().map(|p| text.slice(p)).collect();
        assert_eq!(found, expected, "{input}");
    }

    #[test]
    fn the_outermost_marks_count() {
        check("that the “old ‘wall’” was \"gone\"", &["“old ‘wall’”", "\"gone\""]);
        check("‘it’s over’, he", &["‘it’s over’"]);
        check("nobody’s wall", &[]);
        check("“never closed", &["“never closed"]);
    }
}
