//! Tables of sentences with the expressions in them and their values.

mod relative;
mod told;

use proptest::prelude::*;

use super::find;
use crate::document::{DateExpression, Document, Grain, Header, IsoDate, Marks, Published};
use crate::language::Lexicon;
use crate::stage::tokens::tokenize;
use crate::text::Text;

fn document(published: Option<IsoDate>, text: &str) -> Document {
    let text = Text::new(text);
    let tokens = tokenize(&text, &Lexicon::english());
    let header = Header { published: published.map(|date| Published { date, span: None }), ..Header::default() };
    Document { text, header, tokens, sentences: Vec::new(), marks: Marks::default() }
}

fn dates(published: &str, text: &str) -> (Document, Vec<DateExpression>) {
    let document = document(published.parse().ok(), text);
    let dates = find(&document);
    (document, dates)
}

/// Holds each text's expressions, written `words → value; words → value`, against what is found.
fn check(published: &str, table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let (document, dates) = dates(published, text);
        let found: Vec<String> = dates
            .iter()
            .map(|d| format!("{} → {}", document.text.slice(d.span), d.value.as_deref().unwrap_or("null")))
            .collect();
        if found.join("; ") != *expected {
            wrong.push(format!("{text}\n   expected {expected}\n   found    {}", found.join("; ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A Tuesday.
const TUESDAY: &str = "2024-05-14";

#[test]
fn without_a_publication_date_only_explicit_dates_have_values() {
    check(
        "",
        &[
            ("It fell on May 3, 2024.", "May 3, 2024 → 2024-05-03"),
            ("It fell on May 3.", "May 3 → null"),
            (
                "It fell in 2019, on Tuesday, last week and today.",
                "2019 → 2019; Tuesday → null; last week → null; today → null",
            ),
            ("It fell on May 3, 2024, and again the next day.", "May 3, 2024 → 2024-05-03; the next day → 2024-05-04"),
            (
                "It fell a year ago, last summer, in May, over the weekend.",
                "a year ago → null; last summer → null; May → null; weekend → null",
            ),
        ],
    );
}

#[test]
fn a_dateline_takes_the_nearest_year() {
    let text = "GENEVA, March 3 (Lake Wire) — The council will meet.";
    let mut document = document("2024-03-02".parse().ok(), text);
    document.header.dateline = Some(document.text.span(0, 15));
    assert_eq!(find(&document)[0].value.as_deref(), Some("2024-03-03"));
}

#[test]
fn grains() {
    let table = [
        ("at 9 a.m. on Monday", Grain::Time),
        ("on Monday", Grain::Day),
        ("on May 3", Grain::Day),
        ("last week", Grain::Week),
        ("the weekend", Grain::Week),
        ("in January", Grain::Month),
        ("in Q3 2023", Grain::Quarter),
        ("last summer", Grain::Quarter),
        ("in 2019", Grain::Year),
        ("a year ago", Grain::Year),
        ("the 1990s", Grain::Decade),
        ("May 3-5", Grain::Range),
        ("years ago", Grain::Year),
    ];
    for (text, grain) in table {
        let (_, dates) = dates(TUESDAY, text);
        assert_eq!(dates.first().map(|d| d.grain), Some(grain), "{text}");
    }
}

/// Words that begin, join and end expressions, to be thrown together.
const WORDS: &[&str] = &[
    "February",
    "31",
    "99999",
    "9999",
    "1000000000",
    "days",
    "ago",
    "May",
    "-",
    "–",
    "/",
    "2024",
    "0",
    "last",
    "next",
    "Tuesday",
    "of",
    "week",
    "the",
    "day",
    "before",
    "9",
    "a.m.",
    "noon",
    "at",
    "to",
    "between",
    "and",
    "century",
    "21st",
    "’",
    "90s",
    "2199",
    "winter",
    "Easter",
    "earlier",
    "later",
    "in",
    "years",
    "from",
    "now",
    "Q",
    "4",
    ".",
    ",",
    "on",
    "24/02/2022",
    "will",
    "weekend",
    "previous",
    "year",
    "half",
    "a",
    "first",
    "second",
    "quarter",
    "T",
    "Z",
    "1500",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_words_are_read_without_panic(
        words in prop::collection::vec((prop::sample::select(WORDS), any::<bool>()), 0..40),
        year in 1i16..=9999, month in 1u8..=12, day in 1u8..=31, known in any::<bool>(),
    ) {
        let text: String = words.iter().flat_map(|(w, space)| [*w, if *space { " " } else { "" }]).collect();
        sound(&document(IsoDate::new(year, month, day).filter(|_| known), &text))?;
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,60}") {
        sound(&document(IsoDate::new(2024, 2, 29), &text))?;
    }
}

/// Spans are slices, in order and disjoint; values are written with four-digit years.
fn sound(document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    for date in find(document) {
        prop_assert!(date.span.start() >= end && !document.text.slice(date.span).is_empty());
        end = date.span.end();
        if let Some(value) = date.value {
            let digits = value.chars().take_while(char::is_ascii_digit).count();
            prop_assert_eq!(digits, 4, "{}", value);
        }
    }
    Ok(())
}

#[test]
fn deadlines() {
    check(
        TUESDAY,
        &[
            ("They told the envoy to leave the country by Friday.", "Friday → 2024-05-17"),
            ("The union will strike unless they are paid by Friday.", "Friday → 2024-05-17"),
            ("They grounded two other planes until Thursday.", "Thursday → 2024-05-16"),
            ("They called a rally for Saturday.", "Saturday → 2024-05-18"),
            (
                "They were told on Monday to hold the line, and by Sunday there was none.",
                "Monday → 2024-05-13; Sunday → 2024-05-12",
            ),
            ("Lark Town play at Hexby on Saturday.", "Saturday → 2024-05-18"),
            ("They would not discuss the signing on Thursday.", "Thursday → 2024-05-09"),
            ("Without cuts they would in effect be bankrupt by March.", "March → 2025-03"),
        ],
    );
}

#[test]
fn dates_together() {
    check(
        TUESDAY,
        &[
            ("They met in March and April.", "March and April → 2024-03/2024-04"),
            (
                "No rain fell between Christmas Day and January 6.",
                "Christmas Day and January 6 → 2023-12-25/2024-01-06",
            ),
            ("They met on the night of 9 March.", "night of 9 March → 2024-03-09"),
            ("They met on Labour Day in 2019.", "Labour Day in 2019 → 2019-09-02"),
            ("It expects to rule in the third quarter.", "third quarter → 2024-07/2024-09"),
            ("They met in Sydney and Melbourne last spring.", "last spring → 2023-09/2023-11"),
        ],
    );
}
