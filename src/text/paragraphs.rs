//! Where paragraphs begin and end.

use super::Span;

/// Lines at least this long (in bytes) look like the work of a hard-wrapping mail program.
const WRAPPED_AT_LEAST: usize = 50;
/// No hard-wrapping program leaves lines longer than this.
const WRAPPED_AT_MOST: usize = 90;

/// Splits at blank lines; at every other line end too, unless the text is hard-wrapped (e-mail,
/// plain-text archives), where a single line end is only a space.
pub(super) fn split(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let wrapped = is_hard_wrapped(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::new();
    let mut joins = false;
    for &line in &lines {
        let trimmed = trim(text, line);
        if trimmed.is_empty() {
            joins = false;
            continue;
        }
        match paragraphs.last_mut() {
            Some(last) if joins && !is_bullet(text, trimmed) => *last = last.to(trimmed),
            _ => paragraphs.push(trimmed),
        }
        joins = wrapped;
    }
    paragraphs
}

/// Whether a line begins with the sign of a list.
fn is_bullet(text: &str, line: Span) -> bool {
    let slice = text.get(line.range()).unwrap_or_default();
    let mut chars = slice.chars();
    chars.next().is_some_and(|c| matches!(c, '•' | '·' | '*' | '-' | '–' | '—' | '»' | '›' | '‣' | '▪'))
        && chars.next().is_some_and(char::is_whitespace)
}

fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{0b}' | '\u{0c}') {
            // The empty line between CR and LF is no blank line.
            if !(c == '\n' && at == start && at > 0 && text.as_bytes().get(at - 1) == Some(&b'\r')) {
                lines.push(Span::raw(start, at));
            }
            start = at + c.len_utf8();
        }
    }
    lines.push(Span::raw(start, text.len()));
    lines
}

fn trim(text: &str, line: Span) -> Span {
    let slice = text.get(line.range()).unwrap_or_default();
    let start = line.start() + (slice.len() - slice.trim_start().len());
    Span::raw(start, start + slice.trim().len())
}

/// Hard-wrapped: at least four line ends inside blocks, nearly all of the lines before them of
/// a mail program's width, and none longer.
fn is_hard_wrapped(text: &str, lines: &[Span]) -> bool {
    let filled: Vec<Span> = lines.iter().map(|&l| trim(text, l)).collect();
    let inner: Vec<usize> = filled
        .windows(2)
        .filter(|w| !w[0].is_empty() && !w[1].is_empty() && !is_bullet(text, w[1]))
        .map(|w| w[0].len())
        .collect();
    let wide = inner.iter().filter(|&&n| (WRAPPED_AT_LEAST..=WRAPPED_AT_MOST).contains(&n)).count();
    let longest = filled.iter().map(|l| l.len()).max().unwrap_or(0);
    inner.len() >= 4 && wide * 10 >= inner.len() * 8 && longest <= WRAPPED_AT_MOST + 10
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, paragraphs: &[&str]) {
        let found: Vec<&str> = split(text).into_iter().map(|p| &text[p.range()]).collect();
        assert_eq!(found, paragraphs);
    }

    #[test]
    fn blank_lines_and_plain_line_ends_part_paragraphs() {
        check("  One.\n\nTwo.\nThree.\r\n\r\nFour. ", &["One.", "Two.", "Three.", "Four."]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let block = "The committee met on Thursday to talk about the plan for the\n\
                     harbor wall, which has been put off three times since spring\n\
                     because the money for it was moved to the road fund and then\n\
                     back again by a vote that nobody could quite explain to us.\n\
                     It will meet again.";
        check(&format!("{block}\n\nSecond."), &[block, "Second."]);
    }

    #[test]
    fn a_list_among_wrapped_lines_keeps_its_items() {
        let block = "The committee met on Thursday to talk about the plan for the\n\
                     harbor wall, which has been put off three times since spring\n\
                     because the money for it was moved to the road fund and then\n\
                     back again by a vote that nobody could quite explain to us,\n\
                     and asked for these:";
        check(&format!("{block}\n- a wall\n- a road"), &[block, "- a wall", "- a road"]);
    }

    #[test]
    fn an_empty_text_has_no_paragraph() {
        check(" \n\n ", &[]);
    }
}
