//! What those do to a text who speak in it: *the minutes that the bank released*.

use std::ops::Range;

/// Past forms.
const ISSUED: &[&str] = &[
    "released",
    "issued",
    "published",
    "filed",
    "wrote",
    "prepared",
    "sent",
    "posted",
    "signed",
    "produced",
    "adopted",
    "passed",
    "drafted",
    "submitted",
    "circulated",
    "brought",
    "lodged",
    "tabled",
    "compiled",
    "drew",
    "pasted",
    "pinned",
    "handed",
];

/// The token of *that* or *which* in whose clause `subject` is told to have issued something. `word` gives a token in
/// lower case, nothing beyond the text.
pub fn clause(word: impl Fn(usize) -> String, subject: &Range<usize>) -> Option<usize> {
    let relative = |&at: &usize| matches!(word(at).as_str(), "that" | "which");
    let start = (subject.start.saturating_sub(2)..subject.start).find(relative)?;
    ISSUED.contains(&word(subject.end).as_str()).then_some(start)
}
