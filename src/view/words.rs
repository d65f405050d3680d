//! Counting and shortening words.

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
}
