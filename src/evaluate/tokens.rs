//! Text rebuilt from the tokens of a corpus.

use super::Extent;

/// Adds tokens to a text as print would set them, and gives the extent of each. Treebank escapes
/// become the characters they stand for; `start` is the number of code points already in `text`.
pub(super) fn append<'a>(text: &mut String, start: usize, tokens: impl IntoIterator<Item = &'a str>) -> Vec<Extent> {
    let mut at = start;
    let mut joins = true;
    let mut extents = Vec::new();
    for token in tokens {
        let word = unescaped(token);
        if !joins && !closes(token) {
            text.push(' ');
            at += 1;
        }
        text.push_str(word);
        let length = word.chars().count();
        extents.push(at..at + length);
        at += length;
        joins = opens(token);
    }
    extents
}

fn unescaped(token: &str) -> &str {
    match token {
        "``" => "“",
        "''" => "”",
        "`" => "‘",
        "'" => "’",
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "-LCB-" => "{",
        "-RCB-" => "}",
        other => other,
    }
}

/// Stands close to the word before it.
fn closes(token: &str) -> bool {
    matches!(token, "." | "," | ";" | ":" | "?" | "!" | "%" | ")" | "''" | "'" | "..." | "-RRB-" | "-RSB-" | "-RCB-")
        || token.eq_ignore_ascii_case("n't")
        || token.strip_prefix(['\'', '’']).is_some_and(|rest| {
            ["s", "re", "ve", "ll", "m", "d"].iter().any(|clitic| rest.eq_ignore_ascii_case(clitic))
        })
}

/// The word after it stands close.
fn opens(token: &str) -> bool {
    matches!(token, "(" | "``" | "`" | "$" | "-LRB-" | "-LSB-" | "-LCB-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_set_as_in_print() {
        let mut text = String::from("…");
        let tokens =
            ["``", "We", "do", "n't", "pay", "$", "5", "-LRB-", "yet", "-RRB-", ",", "''", "Ana", "'s", "said", "."];
        let extents = append(&mut text, 1, tokens);
        assert_eq!(text, "…“We don't pay $5 (yet),” Ana's said.");
        let chars = super::super::Chars::new(&text);
        assert_eq!(chars.slice(&extents[3]), "n't");
        assert_eq!(chars.slice(&extents[15]), ".");
    }
}
