//! Whether the words before a day make it a deadline, whatever the tense around it: *gave them until Sunday*, *told to
//! leave by Friday*.

use super::tense::is_boundary;
use super::words::Line;
use crate::document::Tag;

/// What lasts until a day to come, whatever the tense: *had been adjourned until Monday*.
const OFF: &[&str] = &["adjourned", "canceled", "cancelled", "delayed", "grounded", "postponed", "suspended"];

/// Verbs that with *until* tell of what still lasts.
const STILL: &[&str] = &[
    "is",
    "are",
    "’re",
    "’s",
    "remain",
    "remains",
    "stay",
    "stays",
    "has",
    "have",
    "will",
    "’ll",
    "continues",
    "runs",
    "lasts",
];

/// How many words before a deadline tell of what is due.
const REACH: usize = 14;

/// Whether the expression at a word is a day by or until which something is to be done, or for which it is set.
pub(super) fn is_one(line: &Line, start: usize) -> bool {
    lasts(line, start) || appoints(line, start) || is_due(line, start)
}

/// `Schools are closed until Wednesday`, `has until Friday to comply`.
fn lasts(line: &Line, start: usize) -> bool {
    let start = start - usize::from(line.before(start, "the") && line.text_back(start, 2) == "until");
    let until = line.before_any(start, &["until", "till", "through"]);
    let near = |verbs: &[&str], reach: usize| {
        let here = |&by: &usize| start.checked_sub(by).is_some_and(|at| !is_boundary(line, at));
        (2..=reach).take_while(here).any(|by| verbs.contains(&line.text_back(start, by)))
    };
    until && (near(OFF, 10) || near(STILL, 5))
}

/// `to leave the country by Friday`, `unless they were released by Friday`.
fn is_due(line: &Line, start: usize) -> bool {
    // "by the end of June", "until at least June"
    let skips = |&by: &usize| line.is_any(start.saturating_sub(by), &["the", "at", "least", "well", "end", "of"]);
    let link = (1..=4)
        .take_while(|&by| by == 1 || skips(&(by - 1)))
        .find(|&by| matches!(line.text_back(start, by), "by" | "until" | "till"));
    let Some(link) = link.and_then(|by| start.checked_sub(by)) else { return false };
    for at in (link.saturating_sub(REACH)..link).rev() {
        if is_boundary(line, at) || line.is_any(at, &["had", "did", "failed", "refused"]) {
            return false;
        }
        // "hold the line, and by Tuesday there was none"
        if line.is_any(at, &["and", "but"]) && line.before(at, ",") {
            return false;
        }
        if line.is_any(at, &["unless", "if", "wants", "want", "needs"]) {
            return true;
        }
        let verb = line.get(at + 1).is_some_and(|w| matches!(w.tag, Tag::VB | Tag::VBP));
        if line.is(at, "to") && verb {
            return !line.before_any(at, &["had", "used", "able", "managed", "began", "failed", "refused", "helped"]);
        }
    }
    false
}

/// `gave them until Sunday`, `set sentencing for May 17`, `was set for Friday night`: a past act that tells of a day to come.
fn appoints(line: &Line, start: usize) -> bool {
    let near = |verbs: &[&str]| {
        // *set a heat record for Monday*
        let here = |&by: &usize| {
            start.checked_sub(by).is_some_and(|at| !is_boundary(line, at) && !line.is_any(at, &[",", "record"]))
        };
        (2..=8).take_while(here).any(|by| verbs.contains(&line.text_back(start, by)))
    };
    match line.text_back(start, 1) {
        "until" | "till" => near(&["gave", "given", "extended", "remanded", "voted"]),
        "through" => near(&["declared", "ordered", "announced", "extended"]),
        "in" => line.text_back(start, 2) == "delivery" && line.text_back(start, 3) == "for",
        "for" => near(&["set", "fixed", "scheduled", "slated", "booked", "called", "announced"]),
        _ => false,
    }
}
