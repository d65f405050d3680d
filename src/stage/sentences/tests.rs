//! A `|` stands between two sentences.

use std::sync::LazyLock;

use super::split;
use crate::document::{Header, Marks, Sentence};
use crate::language::Lexicon;
use crate::stage::quotation_marks::pair;
use crate::stage::tokens::tokenize;
use crate::text::Text;

fn read(text: &Text, header: &Header) -> Vec<Sentence> {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);
    let tokens = tokenize(text, &LEXICON);
    let marks: Marks = pair(text, &tokens, &LEXICON);
    let sentences = split(text, &tokens, &marks, header, &LEXICON);
    let mut expected = 0;
    for sentence in &sentences {
        assert!(!sentence.tokens.is_empty() && !sentence.span.is_empty());
        assert!(sentence.tokens.start >= expected);
        if header.metadata.is_empty() {
            assert_eq!(sentence.tokens.start, expected, "a token is in no sentence");
        }
        expected = sentence.tokens.end;
    }
    if header.metadata.is_empty() {
        assert_eq!(expected, tokens.len());
    }
    sentences
}

#[track_caller]
fn check(example: &str) {
    let text = Text::new(&example.replace(" | ", " "));
    let sentences = read(&text, &Header::default());
    let found: Vec<&str> = sentences.iter().map(|s| text.slice(s.span)).collect();
    assert_eq!(found.join(" | "), example.replace("\n\n", " | "));
}

#[test]
fn full_stops_end_sentences() {
    check("It rained. | The bridge held. | 30 people left.");
    check("It rained! | Who knew? | Nobody did...");
    check("It rained ... | Then it stopped. | It rained … and then stopped.");
    check("It rained . . . and stopped. | It rained");
    check("The plan failed?! | It did.");
    check("The shop eBay runs closed. | eBay said nothing.");
    check("It costs 3.5 million. | In 2016 it cost 2. | The rest is known.");
}

#[test]
fn abbreviations_do_not() {
    check("Dr. Ana Ruiz met Gov. Lin on Jan. 5 in St. Paul. | She left.");
    check("He lives in the U.S. | He likes it. | The U.S. Senate met. | The U.S. is big.");
    check("J. A. Ruiz and Bo B. Lin met. | They left.");
    check("It met at 5 p.m. | Lin left. | It met at 5 p.m. Eastern on Monday. | It met at 5 p.m. EST.");
    check("Acme Inc. and Bolt Co. merged. | Acme Corp. Chairman Lin left Acme Corp. | It fell.");
    check("In Ruiz v. The State he won. | Plan B. | It is No. 5.");
    check("They live on Main St. | The house is red. | They came from Lynn, Mass., in May.");
    check("He has a Ph.D. | “We are proud,” she said.");
}

#[test]
fn lists_and_headings_stay_whole() {
    check("1. Close the bridge. | Open it again.");
    check("A new plan\n\nIt rained.\n\n• Close it\n\n• Open it");
    check("The plan: Close the bridge; open it again.");
}

#[test]
fn a_passage_is_never_split() {
    check("“It rained. It stopped. We left,” Lin said. | They came back.");
    check("Lin said: “It rained. It stopped.” | They came back.");
    check("He called the rain (it was heavy. Very.) “a sign. A bad one” and left. | He slept.");
    check("The ‘wait. and see’ policy failed. | It did.");
}

#[test]
fn a_tag_stays_with_its_passage() {
    check("“Who did it?” he asked. | “Not me!” cried Lin. | Nobody laughed.");
    check("“Who did it?” Ruiz asked. | “It was Lin!” Ana Ruiz, the mayor, said.");
    check("“Who did it?” Ruiz told reporters in Geneva. | They left.");
    check("“We go.” Lin said. | They left.");
    check("“Who did it?” asked the mayor of Flint. | “I did.” | The room fell silent.");
    check("“Who did it?” I asked. | Nobody spoke.");
}

#[test]
fn other_narration_is_a_new_sentence() {
    check("She called it “historic.” | Lin said that three of them left.");
    check("Lin asked, “Who did it?” | Ruiz said nothing.");
    check("“We go.” | The council voted.");
    check("“We go!” | Ruiz said that the bridge was closed.");
    check("Lin called it “a sign. A good one.” | “It took a year,” he is convinced.");
    check("“We go,” Lin said. | “We stay,” Ruiz said.");
    check("“It is over.” | He added, “We left.” | They slept.");
    check("“It is over.” | She went on: “We left.”");
    check("“One.” | “Two.” | “Three.”");
    check("“One,” “Two” and “Three” are songs. | “One.” | 30 people left.");
}

#[test]
fn repaired_passages_carry_their_tag() {
    check("“We go on. We stay for all of it, he assured. | It rained.");
    check("“We stay, Lin said. | “We go,” Ruiz said.");
    check("We go on. We stay,” Lin said. | It rained.");
}

#[test]
fn a_long_quote_has_a_sentence_a_paragraph() {
    check("“We go. We stay.\n\n“We rest,” Lin said. | It rained.");
}

#[test]
fn brackets_stay_with_their_sentence() {
    check("It rained (a lot. really) all day. | (It stopped at noon.) | They left.");
    check("It rained (see above.) | They left. | The end [sic]. | Yes.");
    check("It rained (all day. | They left.");
}

#[test]
fn a_mark_never_forms_a_sentence() {
    check("He won.” | They left.");
    check("He won. ” | They left.");
    let text = Text::new("He won.\n\n”\n\nThey left.");
    assert_eq!(read(&text, &Header::default()).len(), 2);
    let text = Text::new("“\n\nThey left.");
    assert_eq!(read(&text, &Header::default()).len(), 1);
    assert_eq!(read(&Text::new("”"), &Header::default()).len(), 1);
    assert_eq!(read(&Text::new(""), &Header::default()).len(), 0);
}

#[test]
fn metadata_is_in_no_sentence() {
    let text = Text::new("date 2024-05-14 It rained. They left.");
    let header = Header { metadata: vec![text.span(0, 15)], ..Header::default() };
    let found: Vec<&str> = read(&text, &header).iter().map(|s| text.slice(s.span)).collect();
    assert_eq!(found, ["It rained.", "They left."]);
}
