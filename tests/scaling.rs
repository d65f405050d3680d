//! Time grows with the length of a text, not with its square, however the text is made. The bounds
//! are wide: they catch the wrong shape, not a slow machine.

#![allow(clippy::disallowed_methods, reason = "time is what is measured")]

mod support;

use std::sync::Mutex;
use std::time::{Duration, Instant};

use support::analyze;

/// A text four times as long may take this many times as long; the square would be 16.
const RATIO: f64 = 9.0;

/// One measurement at a time: they would disturb each other.
static ALONE: Mutex<()> = Mutex::new(());

/// The best of three, which other work on the machine disturbs least.
fn time(text: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        let analysis = analyze(text);
        assert!(analysis.problems().is_empty());
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

fn check(name: &str, piece: &str) {
    let _alone = ALONE.lock();
    let text = |bytes: usize| piece.repeat(bytes.div_ceil(piece.len()));
    // Below some milliseconds the clock measures itself: take a longer text.
    let mut bytes = 16 * 1024;
    let mut short = time(&text(bytes));
    while short < Duration::from_millis(10) && bytes < 512 * 1024 {
        bytes *= 2;
        short = time(&text(bytes));
    }
    // A wrong shape shows every time; what else the machine does, hardly ever three times running.
    let mut told = String::new();
    for _ in 0..3 {
        let long = time(&text(bytes * 4));
        let ratio = long.as_secs_f64() / short.as_secs_f64().max(1e-6);
        if ratio < RATIO || long < Duration::from_millis(20) {
            return;
        }
        told = format!("{bytes} bytes take {short:.1?}, four times as many {long:.1?} ({ratio:.1} times)");
        short = time(&text(bytes));
    }
    panic!("{name}: {told}");
}

#[test]
fn news() {
    check("news", "“We have no choice,” Rosa Pinto said on Friday. She added that the ferry would stop.\n\n");
}

#[test]
fn one_long_line() {
    check("one long line", "and the mayor of the town said that she believed what the others had told her ");
}

#[test]
fn opening_marks() {
    check("opening marks", "“");
    check("opening marks of several kinds", "“ ‘a «");
    check("unclosed quotes", "“It is late, he said.\n\n");
}

#[test]
fn closing_and_straight_marks() {
    check("closing marks", "” ");
    check("straight marks", "\" ' ");
    check("apostrophes", "'tis the dogs' ");
}

#[test]
fn no_spaces() {
    check("no spaces", "saidthat");
    check("no letters", ".,;:-");
    check("ideographs", "文章");
}

#[test]
fn brackets_and_commas() {
    check("brackets", "[(");
    check("commas", "who, ");
}

#[test]
fn names_and_pronouns() {
    check("one name", "Ana Ruiz ");
    check("capitals", "The Big New Old Great ");
    check("pronouns", "he said she said they said ");
}

#[test]
fn turns_and_dates() {
    check("turns", "Q: Who?\nA: He said so.\n");
    check("dates", "on Tuesday, May 14, 2024 and a year ago ");
}
