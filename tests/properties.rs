//! What holds for every text, however odd.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use proptest::prelude::*;
use serde_json::Value;
use support::{ENGINE, analyze};
use whosaid::export::{csv, json, ruler};
use whosaid::text::{Span, Text};
use whosaid::{Analysis, Options};

/// Pieces of news, in every bad order.
const FRAGMENTS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    "„",
    "‚",
    "「",
    "」",
    "(",
    ")",
    "[",
    "]",
    "[sic]",
    ",",
    ".",
    ",”",
    ".”",
    "?”",
    "!",
    "…",
    "...",
    ":",
    ";",
    "—",
    " – ",
    "-",
    " ",
    "  ",
    "\u{a0}",
    "\u{200b}",
    "\u{200f}",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{0}",
    "\u{feff}",
    "date 2024-05-14\n",
    "By Ana Ruiz\n",
    "GENEVA, March 3 (Agency) - ",
    "Q: ",
    "A: ",
    "SMITH: ",
    "said",
    "said that",
    "told reporters",
    "according to",
    "he said",
    "she added that",
    "did not say",
    "declined to comment",
    "called it",
    "is convinced",
    "adding that",
    "was quoted as saying",
    "which,",
    "believes",
    "wrote on X",
    "asked whether",
    "the minister",
    "The city engineer",
    "Ana Ruiz",
    "Mr. O’Neill",
    "Dr. J. R. van den Berg",
    "NATO",
    "the U.S.",
    "European Union (EU)",
    "Acme Corp.",
    "officials",
    "we",
    "they",
    "I",
    "Tuesday",
    "a year ago",
    "May 14, 2024",
    "14/05/24",
    "99:99",
    "2024-02-31",
    "the 1990s",
    "3 p.m.",
    "won't",
    "the Smiths’",
    "O'Brien's",
    "rock 'n' roll",
    "😀",
    "👩‍👩‍👧",
    "e\u{301}",
    "ﬃ",
    "İstanbul",
    "ẞ",
    "שלום",
    "مرحبا",
    "文章",
    "𝒳",
    "ǅ",
    "a.b@c.de",
    "https://example.org/a?b=c",
    "@handle",
    "#tag",
    "$5",
    "50%",
    "\u{301}",
    "\u{fffd}",
    "\u{10ffff}",
];

fn news() -> impl Strategy<Value = String> {
    proptest::collection::vec((0..FRAGMENTS.len(), prop::bool::weighted(0.6)), 0..60).prop_map(|picks| {
        let piece = |(index, spaced): (usize, bool)| [FRAGMENTS[index], if spaced { " " } else { "" }].concat();
        picks.into_iter().map(piece).collect()
    })
}

/// Real prose with things put in and taken out.
fn damaged() -> impl Strategy<Value = String> {
    const PROSE: &str = "LISBON, 3 May (Agency) - The ferry will stop running in June, the mayor said on Friday. “We \
        have no choice,” Rosa Pinto told reporters. “The engine is forty years old.” She added that a new ship [paid \
        for by the state] would come “in spring, God willing”.\n\nAccording to the harbor master, Tomás Leal, nobody \
        was asked. “‘Later’ is what they say when they mean ‘never’,” he wrote.\n\n“It was our road,” said Maria \
        Costa, 71, a fishmonger.\n\n“And now it is gone.”";
    let edits = proptest::collection::vec((0..PROSE.len(), 0..FRAGMENTS.len(), 0..12usize), 0..12);
    edits.prop_map(|edits| {
        let mut text = PROSE.to_owned();
        for (at, fragment, cut) in edits {
            let boundary = |mut at: usize| {
                at = at.min(text.len());
                while !text.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            let (start, end) = (boundary(at), boundary(at + cut));
            text.replace_range(start..end, FRAGMENTS[fragment]);
        }
        text
    })
}

fn check(input: &str) -> Result<(), TestCaseError> {
    let analysis = analyze(input);
    prop_assert_eq!(analysis.problems(), Vec::<String>::new());
    prop_assert_eq!(analysis.text.as_str(), input.strip_prefix('\u{feff}').unwrap_or(input));
    document(input)?;
    exports(&analysis, input)
}

/// Tokens and sentences.
fn document(input: &str) -> Result<(), TestCaseError> {
    let document = ENGINE.prepare(Text::new(input), &Options::default());
    let text = document.text.as_str();
    let space =
        |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}');
    let mut at = 0;
    for token in &document.tokens {
        prop_assert!(token.span.start() >= at && !token.span.is_empty(), "tokens overlap at {}", at);
        prop_assert!(text[at..token.span.start()].chars().all(space), "words between tokens at {}", at);
        at = token.span.end();
    }
    prop_assert!(text[at..].chars().all(space), "words after the last token");
    let mut covered = 0;
    for sentence in &document.sentences {
        prop_assert!(sentence.tokens.start >= covered && !sentence.tokens.is_empty(), "sentences overlap");
        let skipped = &document.tokens[covered..sentence.tokens.start];
        prop_assert!(skipped.iter().all(|t| in_header(&document.header.metadata, t.span)), "a token in no sentence");
        covered = sentence.tokens.end;
    }
    let rest = &document.tokens[covered..];
    prop_assert!(rest.iter().all(|t| in_header(&document.header.metadata, t.span)), "a token in no sentence");
    for (index, passage) in document.marks.passages.iter().enumerate() {
        prop_assert!(passage.span.contains(passage.inner), "inner words outside their marks");
        let crosses = |other: &whosaid::document::Marked| {
            other.span.overlaps(passage.span)
                && !other.span.contains(passage.span)
                && !passage.span.contains(other.span)
        };
        prop_assert!(!document.marks.passages.iter().any(crosses), "passage {} crosses another", index);
        let paragraph = document.text.paragraph_at(passage.span.start());
        let within = document.text.paragraphs().get(paragraph).is_some_and(|p| p.contains(passage.span));
        prop_assert!(within, "passage {} crosses a paragraph", index);
    }
    Ok(())
}

fn in_header(metadata: &[Span], token: Span) -> bool {
    metadata.iter().any(|m| m.overlaps(token))
}

/// Everything that is written says what stands in the text, and says it twice in the same bytes.
fn exports(analysis: &Analysis, input: &str) -> Result<(), TestCaseError> {
    let written = json::write("name.txt", analysis);
    prop_assert_eq!(&written, &json::write("name.txt", &analyze(input)));
    let root: Value = serde_json::from_str(&written).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let characters: Vec<char> = analysis.text.as_str().chars().collect();
    slices(&root, &characters)?;
    ids(&root)?;
    let line = json::write_line("name.txt", analysis);
    prop_assert_eq!(line.matches('\n').count(), 1);
    prop_assert!(csv::write("name.txt", analysis).ends_with('\n') || analysis.quotes.is_empty());
    prop_assert!(!ruler::write(analysis).is_empty());
    Ok(())
}

/// Every `text` is what stands from `start` to `end`, in code points.
fn slices(value: &Value, characters: &[char]) -> Result<(), TestCaseError> {
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| slices(item, characters)),
        Value::Object(object) => {
            if let (Some(start), Some(end), Some(text)) = (object.get("start"), object.get("end"), object.get("text")) {
                let at = |value: &Value| value.as_u64().unwrap() as usize;
                let slice: String = characters[at(start)..at(end)].iter().collect();
                prop_assert_eq!(Some(slice.as_str()), text.as_str());
            }
            object.values().try_for_each(|item| slices(item, characters))
        }
        _ => Ok(()),
    }
}

/// Speakers and parents are ids of this document; parents form no circle.
fn ids(root: &Value) -> Result<(), TestCaseError> {
    let list = |key: &str| root[key].as_array().unwrap().clone();
    let (quotes, entities) = (list("quotes"), list("entities"));
    for quote in &quotes {
        let speaker = &quote["speaker"];
        prop_assert!(speaker.is_null() || entities.iter().any(|e| e["id"] == *speaker), "unknown speaker {}", speaker);
        let mut parent = quote["parent"].clone();
        let mut steps = 0;
        while !parent.is_null() {
            let outer = quotes.iter().find(|q| q["id"] == parent);
            prop_assert!(outer.is_some() && steps <= quotes.len(), "parent {} is unknown or circular", parent);
            parent = outer.map_or(Value::Null, |q| q["parent"].clone());
            steps += 1;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_unicode_is_read(input in any::<String>()) {
        check(&input)?;
    }

    #[test]
    fn any_order_of_pieces_of_news_is_read(input in news()) {
        check(&input)?;
    }

    #[test]
    fn damaged_prose_is_read(input in damaged()) {
        check(&input)?;
    }

    #[test]
    fn any_publication_date_is_taken(year in 1i16..=9999, month in 1u8..=12, day in 1u8..=31, input in news()) {
        let published = whosaid::document::IsoDate::new(year, month, day);
        let analysis = ENGINE.analyze(&input, &Options { published });
        prop_assert_eq!(analysis.problems(), Vec::<String>::new());
        prop_assert!(published.is_none() || analysis.header.published.map(|p| p.date) == published);
    }
}

#[test]
fn the_empty_text_has_nothing_in_it() {
    let analysis = analyze("");
    assert!(analysis.quotes.is_empty() && analysis.entities.is_empty() && analysis.problems().is_empty());
}
