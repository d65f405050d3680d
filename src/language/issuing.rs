//! What those do to a text who speak in it: *the minutes that the bank released*.

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

/// Whether a past form tells that its subject speaks in the text that is its object.
#[must_use]
pub fn issues(verb: &str) -> bool {
    ISSUED.contains(&verb)
}
