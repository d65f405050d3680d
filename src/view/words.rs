//! Counting and shortening words.

use crate::text::case::upper_letter;

/// How many words a passage has: pieces between white space that hold a letter or a digit.
pub(super) fn count(passage: &str) -> usize {
    passage.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The first words of a passage on one line, at most about `limit` characters, cut at a word.
pub(super) fn first(passage: &str, limit: usize) -> String {
    let mut line = String::new();
    for word in passage.split_whitespace() {
        if line.chars().count() + word.chars().count() > limit && !line.is_empty() {
            line.push('…');
            return line;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        // A single word may itself be longer than the limit.
        line.extend(word.chars().take(limit));
    }
    line
}

/// A reason as a sentence of its own: a capital at its start, a full stop at its end.
pub(super) fn sentence(reason: &str) -> String {
    let mut characters = reason.trim().chars();
    let mut sentence: String = characters.next().map(|c| upper_letter(c).to_string()).unwrap_or_default();
    sentence.push_str(characters.as_str());
    if !sentence.is_empty() && !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_alone_is_no_word() {
        assert_eq!(count("“Well — it’s 3 o’clock, …”"), 4);
    }

    #[test]
    fn the_first_words_end_at_a_word() {
        assert_eq!(first("  one two\nthree four", 9), "one two…");
        assert_eq!(first("one", 9), "one");
    }

    #[test]
    fn a_reason_becomes_a_sentence() {
        assert_eq!(sentence("the source names “Ruiz”"), "The source names “Ruiz”.");
        assert_eq!(sentence(""), "");
    }
}
