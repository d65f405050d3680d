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

/// Past forms that tell it in a relative clause only (*the leaflet, which the group put through doors*).
const IN_CLAUSE: &[&str] = &["commissioned", "delivered", "gave", "left", "mailed", "put", "returned"];
/// Forms of the passive that are no past form.
const WRITTEN: &[&str] = &["written", "drawn", "penned", "authored"];
/// What readers do to a text (*a memo seen by the Post*).
const SEEN: &[&str] =
    &["seen", "obtained", "reviewed", "read", "viewed", "cited", "quoted", "leaked", "heard", "reported"];

/// Longest aside between who issued something and the verb, in tokens.
const ASIDE: usize = 6;

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
    // *that Ruiz, 17, passed through the fence*
    let aside = (subject.end + 1..subject.end + ASIDE).find(|&at| word(at) == ",").filter(|_| word(subject.end) == ",");
    let verb = aside.map_or(subject.end, |comma| comma + 1);
    let ahead = matches!(word(verb).as_str(), "is" | "will" | "plans" | "was" | "intends");
    let issues = || (verb + 1..verb + 4).any(|at| matches!(word(at).as_str(), "publish" | "release" | "issue"));
    let form = word(verb);
    (is_issued(&form) || IN_CLAUSE.contains(&form.as_str()) || ahead && issues()).then_some(start)
}
