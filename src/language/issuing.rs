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
    "shared",
    "tweeted",
    "emailed",
    "texted",
    "uploaded",
];

/// Forms of the passive that are no past form.
const WRITTEN: &[&str] = &["written", "drawn", "penned", "authored"];
/// What readers do to a text (*a memo seen by the Post*).
const SEEN: &[&str] =
    &["seen", "obtained", "reviewed", "read", "viewed", "cited", "quoted", "leaked", "heard", "reported"];

/// Whether a form in lower case tells that somebody issued something.
#[must_use]
pub fn is_issued(form: &str) -> bool {
    ISSUED.contains(&form)
}

/// Whether a form in lower case tells before *by* that something was issued.
#[must_use]
pub fn by(form: &str) -> bool {
    is_issued(form) && form != "wrote" && form != "drew" || WRITTEN.contains(&form)
}

/// Whether a form in lower case tells before *by* who has only seen a text.
#[must_use]
pub fn is_seen(form: &str) -> bool {
    SEEN.contains(&form)
}

/// The token of *that* or *which* in whose clause `subject` is told to have issued something. `word` gives a token in
/// lower case, nothing beyond the text.
pub fn clause(word: impl Fn(usize) -> String, subject: &Range<usize>) -> Option<usize> {
    let relative = |&at: &usize| matches!(word(at).as_str(), "that" | "which");
    let start = (subject.start.saturating_sub(2)..subject.start).find(relative)?;
    ISSUED.contains(&word(subject.end).as_str()).then_some(start)
}
