//! Text that comes back from an editing field.

/// Gives edited text the line ends of the text it was made from. A browser's text field turns
/// every line end into LF; a text that had CRLF throughout gets it back, so that an edit of one
/// word does not change every offset.
#[must_use]
pub fn restore_line_ends(original: &str, edited: &str) -> String {
    let breaks = original.matches('\n').count();
    if breaks > 0 && original.matches("\r\n").count() == breaks {
        edited.replace("\r\n", "\n").replace('\n', "\r\n")
    } else {
        edited.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_with_crlf_throughout_gets_it_back() {
        assert_eq!(restore_line_ends("a\r\nb", "a\nc\n"), "a\r\nc\r\n");
        assert_eq!(restore_line_ends("a\r\nb\nc", "a\nb"), "a\nb");
        assert_eq!(restore_line_ends("a", "a\nb"), "a\nb");
    }
}
