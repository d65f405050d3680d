//! Markdown to the text a reader sees. Only what articles use: headings, emphasis, links, lists,
//! block quotes, code (left out), front matter (its date kept).

/// The text of a Markdown document, paragraphs parted as in the source.
#[must_use]
pub fn text(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut fence: Option<&str> = None;
    let (front, body) = front_matter(markdown);
    if let Some(date) = front.and_then(front_date) {
        out.push_str("date ");
        out.push_str(date);
        out.push_str("\n\n");
    }
    for line in body.split_inclusive('\n') {
        let trimmed = line.trim();
        let is_fence = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, is_fence) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, Some(mark)) => fence = Some(mark),
            (None, None) if is_rule(trimmed) => out.push('\n'),
            (None, None) => inline(block(line), &mut out),
        }
    }
    out
}

fn front_matter(markdown: &str) -> (Option<&str>, &str) {
    let inside = markdown.strip_prefix("---\n").or_else(|| markdown.strip_prefix("---\r\n"));
    let split = inside.and_then(|inside| inside.split_once("\n---"));
    match split {
        Some((front, rest)) => (Some(front), rest.split_once('\n').map_or("", |(_, body)| body)),
        None => (None, markdown),
    }
}

fn front_date(front: &str) -> Option<&str> {
    let value = front.lines().find_map(|line| line.strip_prefix("date:"))?;
    value.trim().trim_matches(['"', '\'']).get(..10)
}

fn is_rule(line: &str) -> bool {
    let mark = line.chars().next().filter(|c| matches!(c, '-' | '*' | '_' | '='));
    mark.is_some_and(|mark| line.len() >= 3 && line.chars().all(|c| c == mark || c == ' '))
}

/// A line without the marks of its block.
fn block(line: &str) -> &str {
    let mut rest = line.trim_start_matches([' ', '\t']);
    while let Some(inner) = rest.strip_prefix('>') {
        rest = inner.trim_start_matches(' ');
    }
    let heading = rest.trim_start_matches('#');
    if heading.len() < rest.len() && rest.len() - heading.len() <= 6 && heading.starts_with(' ') {
        return heading.trim_start_matches(' ');
    }
    for bullet in ["- ", "* ", "+ "] {
        if let Some(item) = rest.strip_prefix(bullet) {
            return item;
        }
    }
    rest
}

/// Copies a line without emphasis, code marks, links and pictures.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    let mut previous = ' ';
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next().unwrap_or(' ');
        match c {
            '\\' if next.is_ascii_punctuation() => {
                out.push(next);
                rest = after.get(1..).unwrap_or_default();
                previous = next;
                continue;
            }
            '!' if next == '[' && link(after).is_some() => {
                rest = link(after).map_or("", |(_, rest)| rest);
                continue;
            }
            '[' => {
                if let Some((words, after_link)) = link(rest) {
                    inline(words, out);
                    rest = after_link;
                    continue;
                }
                out.push(c);
            }
            '*' | '`' => {}
            // An underscore inside a word is a letter of it.
            '_' if !(previous.is_alphanumeric() && next.is_alphanumeric()) => {}
            _ => out.push(c),
        }
        previous = c;
        rest = after;
    }
}

/// The words and what follows of `[words](address)` at the start of a line's rest.
fn link(rest: &str) -> Option<(&str, &str)> {
    let (words, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (_, after) = after.split_once(')')?;
    (!words.contains(']') && !words.contains('\n')).then_some((words, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let markdown = "---\ntitle: x\ndate: 2024-05-14T10:00\n---\n# The *wall*\n\n> “We **checked**,” she [said](http://x.y).\n\n```\ncode\n```\n- one [built] snake_case\n\n---\n![pic](p.png)End\\*";
        assert_eq!(
            text(markdown),
            "date 2024-05-14\n\nThe wall\n\n“We checked,” she said.\n\none [built] snake_case\n\n\nEnd*"
        );
    }

    #[test]
    fn plain_text_is_untouched() {
        let plain = "“One,” he said.\r\n\r\nTwo & three.\r\n";
        assert_eq!(text(plain), plain);
    }

    #[test]
    fn odd_input_ends() {
        for odd in ["[", "![", "[a](", "---\n", "```", "\\", "___", "[[a](b)](c)", "---\r\ndate:\r\n---"] {
            let _ = text(odd);
        }
    }
}
