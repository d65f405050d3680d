//! Whether the words around a time expression tell of the past or of the future.
//!
//! The verb group nearest before the expression in its clause decides; at the beginning of a
//! clause the nearest after it. Only words and their tags are asked, never a parse.

use super::deadlines;
use super::words::Line;
use crate::document::{Tag, TokenKind};

/// Where an expression that could be before or after the publication date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Past,
    Future,
    /// A present tense that may tell of a schedule: *the festival ends on Sunday*.
    Scheduled,
}

/// What one word says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Past,
    Future,
    /// A present tense: what is scheduled, unless a word such as *after* says otherwise.
    Present,
}

/// How many words are looked at on either side.
const REACH: usize = 30;

/// The direction of the expression from one word to before another; none where nothing tells.
pub(super) fn direction(line: &Line, start: usize, end: usize) -> Option<Direction> {
    match line.text_back(start, 1) {
        "since" => return Some(Direction::Past),
        "starting" | "beginning" | "effective" => return Some(Direction::Future),
        _ => {}
    }
    // "until the end of June"
    let start = start - usize::from(line.before(start, "the") && line.text_back(start, 2) == "until");
    let until = line.before_any(start, &["until", "till"]);
    if deadlines::is_one(line, start) || asks(line, start) {
        return Some(Direction::Future);
    }
    // "down from a February forecast"
    if line.is_any(end, &["forecast", "estimate", "projection", "prediction", "survey", "poll"]) {
        return Some(Direction::Past);
    }
    let found = beside(line, end)
        .or_else(|| if opens_clause(line, start) { forward(line, end) } else { None })
        .or_else(|| backward(line, start, end))
        .or_else(|| forward(line, end));
    found.or(if until { Some(Direction::Future) } else { None })
}

/// Whether a clause begins with an expression and its preposition (*…, and on Wednesday she …*).
fn opens_clause(line: &Line, start: usize) -> bool {
    let by = if line.before_any(start, &["on", "in", "by"]) { 2 } else { 1 };
    matches!(line.text_back(start, by), "and" | "but") && line.text_back(start, by + 1) == ","
}

/// `“Ask me again on Monday”`: a request that opens the sentence.
fn asks(line: &Line, start: usize) -> bool {
    let opening = (start.saturating_sub(6)..start).rev().find(|&at| at == 0 || is_boundary(line, at - 1));
    opening.is_some_and(|at| {
        matches!(line.text(at), "ask" | "call" | "wait")
            && line.is_any(at + 1, &["me", "us", "again", "back", "until", "and"])
            && !(at + 1..start).any(|at| sign(line, at).is_some())
    })
}

/// A modal right after the expression: *the vote on Friday would …*
fn beside(line: &Line, end: usize) -> Option<Direction> {
    is_modal(line.text(end)).then(|| forward(line, end)).flatten()
}

/// Whether a clause ends here for the purpose of tense.
pub(super) fn is_boundary(line: &Line, at: usize) -> bool {
    line.get(at)
        .is_none_or(|w| matches!(w.kind, TokenKind::Terminal | TokenKind::Mark) || matches!(w.text.as_ref(), ";" | ":"))
}

/// A word, or where a closing mark stands, the word before the short quotation that it closes (*read “Salt Harbor,” a
/// novel, in January*).
fn before_quotation(line: &Line, at: usize) -> usize {
    const LONGEST: usize = 10;
    if line.text(at) != "”" {
        return at;
    }
    let opens = (at.saturating_sub(LONGEST)..at).rev().find(|&open| line.text(open) == "“");
    opens.and_then(|open| open.checked_sub(1)).unwrap_or(at)
}

fn backward(line: &Line, start: usize, end: usize) -> Option<Direction> {
    // "a report from over the weekend", "since Monday’s debate"
    let over = matches!(line.text_back(start, 2), "over" | "from") && line.before(start, "the");
    let mut lean_past =
        over || line.before_any(start, &["from", "at", "after", "during", "in", "of"]) && line.is(end, "’s");
    let mut at = start;
    for _ in 0..REACH {
        at = before_quotation(line, at.checked_sub(1)?);
        if is_boundary(line, at) {
            return None;
        }
        match sign(line, at) {
            Some(Sign::Present) if lean_past => return Some(Direction::Past),
            Some(Sign::Past) => return Some(Direction::Past),
            Some(Sign::Future | Sign::Present) => return Some(Direction::Future),
            None => {
                // *comes up in court on Monday*: a particle, no comparison
                let particle = line.back(at, 1).is_some_and(|w| w.tag.is_verb()) && line.number(at + 1).is_none();
                lean_past |= line.is_any(at, &["after", "following", "since", "amid", "despite", "compared", "than"])
                    || line.is_any(at, &["up", "down"]) && !particle;
            }
        }
    }
    None
}

fn forward(line: &Line, end: usize) -> Option<Direction> {
    for at in (end..line.len()).take(REACH) {
        if is_boundary(line, at) {
            return None;
        }
        match sign(line, at) {
            Some(Sign::Past) => return Some(Direction::Past),
            // "Monday’s vote might change little" may be said after it.
            Some(Sign::Future) if line.is(end, "’s") && !line.is_any(at, &["will", "’ll"]) => {}
            // "In July, the council is …" says nothing of July.
            Some(Sign::Present) if is_copula(line.text(at)) => {}
            Some(Sign::Future) => return Some(Direction::Future),
            Some(Sign::Present) => return Some(Direction::Scheduled),
            None => {}
        }
    }
    None
}

/// Whether the clause that begins at a word tells in the past perfect what was over (*the team had lost*).
pub(super) fn is_over(line: &Line, from: usize) -> bool {
    let verb = (from..line.len()).take(REACH).find(|&at| is_boundary(line, at) || sign(line, at).is_some());
    verb.is_some_and(|at| line.is(at, "had") && !line.is(at + 1, "to"))
}

/// What a word says of the time of its clause.
fn sign(line: &Line, at: usize) -> Option<Sign> {
    let word = line.get(at)?;
    let text = word.text.as_ref();
    if is_modal(text) {
        return modal(line, at);
    }
    match text {
        "to" => return infinitive(line, at),
        "upcoming" | "forthcoming" | "coming" => return Some(Sign::Future),
        "due" | "likely" | "set"
            if line.is_any(at + 1, &["to", "for", "on", "in", "back", "before", "by"])
                || line.sense(at + 1).is_some() =>
        {
            return Some(if text == "set" && past_passive(line, at) { Sign::Past } else { Sign::Future });
        }
        "ahead" if line.is(at + 1, "of") => return Some(Sign::Future),
        // "before the next round in July"
        "next" if line.unit(at + 1).is_none() && line.before_any(at, &["the", "our", "their", "its", "his", "her"]) => {
            return Some(Sign::Future);
        }
        "was" | "were" | "had" | "did" | "been" => return Some(Sign::Past),
        "has" | "have" | "’ve" => return perfect(line, at),
        _ if is_copula(text) => return Some(Sign::Present),
        _ => {}
    }
    if is_prospective(text) && !line.before_any(at, &["than", "as"]) {
        let over = line.before(at, "been") && line.back(at, 2).is_some_and(|w| w.text == "had");
        return Some(if over { Sign::Past } else { Sign::Future });
    }
    if is_past_form(line, at) {
        return participle(line, at);
    }
    match word.tag {
        Tag::VBD => Some(Sign::Past),
        _ if is_fixture(line, at) => Some(Sign::Present),
        Tag::VBZ | Tag::VBP if is_report(text) => Some(Sign::Past),
        Tag::VBZ | Tag::VBP => Some(Sign::Present),
        _ => None,
    }
}

/// `has closed` is past, `has to close` is not.
fn perfect(line: &Line, at: usize) -> Option<Sign> {
    // `He’ll have one in April`: no participle follows.
    // `promised to have a slip in the water by June`
    if line.before(at, "to") && !(1..4).any(|by| line.get(at + by).is_some_and(|w| w.tag == Tag::VBN)) {
        return infinitive(line, at - 1);
    }
    let modal_before = at.checked_sub(1).filter(|&before| is_modal(line.text(before)));
    if let Some(before) = modal_before
        && !(1..4).any(|by| line.get(at + by).is_some_and(|w| w.tag == Tag::VBN))
    {
        return modal(line, before).map(|_| Sign::Future);
    }
    if line.is(at + 1, "to") {
        return Some(Sign::Future);
    }
    // `I have an exam on Thursday`
    let participle = (1..5).any(|by| line.get(at + by).is_some_and(|w| matches!(w.tag, Tag::VBN | Tag::VBD)));
    let noun =
        line.get(at + 1).is_some_and(|w| matches!(w.tag, Tag::DT | Tag::PRPS | Tag::CD | Tag::JJ | Tag::NN | Tag::NNS));
    Some(if noun && !participle && !line.is(at + 1, "had") { Sign::Present } else { Sign::Past })
}

fn is_copula(text: &str) -> bool {
    matches!(text, "is" | "are" | "’re" | "am")
}

fn is_modal(text: &str) -> bool {
    matches!(
        text,
        "will" | "would" | "wo" | "’ll" | "shall" | "may" | "might" | "could" | "should" | "must" | "can" | "ca"
    )
}

/// What somebody would not do when asked.
const REFUSED: &[&str] =
    &["answer", "comment", "confirm", "discuss", "elaborate", "give", "name", "say", "speak", "talk"];

/// `will close`, but `would have closed`.
fn modal(line: &Line, at: usize) -> Option<Sign> {
    if line.capital(at) && line.is(at, "may") || line.before_any(at, &["the", "a", "free", "his", "her", "of"]) {
        return None;
    }
    // `would not discuss it on Monday` is told of Monday.
    let refuses = (1..3).any(|i| line.is_any(at + i, &["not", "n’t"]) && line.is_any(at + i + 1, REFUSED));
    // `would have closed`, but `would have a new bell`
    let has = |i: usize| line.get(at + i + 1).is_some_and(|w| matches!(w.tag, Tag::DT | Tag::CD | Tag::PRPS));
    let past = (1..4).any(|i| line.is(at + i, "have") && !has(i)) && !line.is(at, "will");
    let past = past || refuses && line.is_any(at, &["would", "could"]);
    Some(if past { Sign::Past } else { Sign::Future })
}

/// Words whose infinitive tells of what is to come: *plans to*, *agreed to*, *a decision to*.
const GOVERNORS: &[&str] = &[
    "plan",
    "plans",
    "planned",
    "planning",
    "expect",
    "expects",
    "expected",
    "hope",
    "hopes",
    "hoping",
    "hoped",
    "want",
    "wants",
    "intend",
    "intends",
    "intended",
    "vow",
    "vows",
    "vowed",
    "promise",
    "promises",
    "promised",
    "pledge",
    "pledges",
    "pledged",
    "agree",
    "agrees",
    "agreed",
    "decided",
    "set",
    "due",
    "scheduled",
    "slated",
    "likely",
    "prepare",
    "prepares",
    "prepared",
    "preparing",
    "ready",
    "aim",
    "aims",
    "aimed",
    "aiming",
    "is",
    "are",
    "was",
    "were",
    "be",
    "going",
    "about",
    "threatened",
    "threatens",
    "threatening",
    "proposal",
    "invited",
    "deadline",
    "expecting",
    "supposed",
    "poised",
    "urged",
    "told",
    "asked",
    "ordered",
];

/// `plans to close`, `is to close`; other infinitives leave it to the verb before.
fn infinitive(line: &Line, at: usize) -> Option<Sign> {
    let next = line.get(at + 1)?;
    let verb = matches!(next.tag, Tag::VB | Tag::NN | Tag::VBP) && !next.capital;
    let adverb = usize::from(line.text_back(at, 1).ends_with("ly") && line.text_back(at, 1) != "likely");
    // "decided, with regret, to end"
    let aside = (2..=6).find(|&by| line.before(at, ",") && line.text_back(at, by) == ",").unwrap_or(adverb);
    let governed = GOVERNORS.contains(&line.text_back(at, 1 + aside));
    // "had planned to strike on 14 March"
    let over = governed && line.text_back(at, 2 + aside) == "had";
    let sign = if over { Sign::Past } else { Sign::Future };
    (verb && (governed || asked_to(line, at))).then_some(sign)
}

/// Verbs that ask somebody for something still to be done.
const ASKING: &[&str] = &[
    "ordered",
    "urged",
    "told",
    "asked",
    "advised",
    "warned",
    "invited",
    "instructed",
    "called",
    "appealed",
    "begged",
    "pressed",
    "required",
    "forced",
    "demanded",
    "directed",
    "commanded",
    "requested",
    "wants",
    "want",
    "expects",
    "gave",
    "allowed",
    "given",
];

/// `ordered residents to stay`, `appealed to the protesters to clear`.
fn asked_to(line: &Line, to: usize) -> bool {
    for by in 2..=7 {
        let Some(word) = line.back(to, by - 1) else { return false };
        if ASKING.contains(&word.text.as_ref()) {
            return true;
        }
        let inside = word.tag.is_noun()
            || word.tag == Tag::VBN && line.back(to, by).is_some_and(|w| w.tag == Tag::DT)
            || matches!(word.tag, Tag::DT | Tag::JJ | Tag::PRP | Tag::PRPS | Tag::CD | Tag::POS | Tag::TO | Tag::IN);
        if !inside || word.kind != TokenKind::Word {
            return false;
        }
    }
    false
}

/// Participles of what is to come.
fn is_prospective(text: &str) -> bool {
    matches!(
        text,
        "scheduled"
            | "planned"
            | "expected"
            | "slated"
            | "tentatively"
            | "anticipated"
            | "rescheduled"
            | "postponed"
            | "expects"
            | "expect"
            | "intends"
    )
}

fn past_passive(line: &Line, at: usize) -> bool {
    line.before_any(at, &["was", "were", "had", "been"]) && !line.is(at + 1, "to")
}

/// A past tense or participle by its tag, its ending, or a short list.
fn is_past_form(line: &Line, at: usize) -> bool {
    let Some(word) = line.get(at) else { return false };
    let text = word.text.as_ref();
    if word.kind != TokenKind::Word || word.capital && at > 0 && !is_boundary(line, at - 1) {
        return false;
    }
    if matches!(word.tag, Tag::VBD | Tag::VBN) {
        return true;
    }
    let regular = text.len() > 4 && text.ends_with("ed") && !text.ends_with("eed") && !NOT_PAST.contains(&text);
    word.tag != Tag::JJ && (regular || IRREGULAR.binary_search(&text).is_ok())
}

/// Words in *-ed* that are no verbs.
const NOT_PAST: &[&str] = &["hundred", "naked", "sacred", "wicked", "rugged", "united", "embed", "rated", "kindred"];

/// Past forms that are nothing else, sorted.
const IRREGULAR: &[&str] = &[
    "arose", "ate", "became", "began", "begun", "bought", "brought", "built", "came", "caught", "chose", "chosen",
    "dealt", "drew", "driven", "drove", "fallen", "fell", "flew", "fought", "found", "gave", "given", "gone", "got",
    "grew", "held", "kept", "killed", "knew", "known", "led", "left", "lost", "made", "met", "paid", "ran", "rose",
    "said", "sat", "saw", "seen", "sent", "shown", "sold", "sought", "spent", "spoke", "spoken", "stood", "struck",
    "taken", "taught", "thought", "told", "took", "went", "won", "wore", "written", "wrote",
];

/// A past form by the auxiliary before it: `will be held`, `is held`, `was held`, `held`.
fn participle(line: &Line, at: usize) -> Option<Sign> {
    let text = line.text_back(at, 1);
    if matches!(text, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "of" | "with" | "more") {
        return None;
    }
    let mut passive = false;
    for by in 1..=5 {
        let Some(before) = line.back(at, by) else { break };
        let passed = passive;
        passive |= before.text == "be";
        match before.text.as_ref() {
            // `will stay shut`
            "stay" | "remain" | "keep" | "get" | "go" => {}
            "be" | "been" | "being" | "not" | "n’t" | "already" | "now" | "also" | "never" | "only" | "just"
            | "then" => {}
            "have" => return Some(Sign::Past),
            "to" => return infinitive(line, at - by).or(if by > 1 { None } else { Some(Sign::Past) }),
            aux if is_modal(aux) => return modal(line, at - by),
            adverb if adverb.ends_with("ly") => {}
            // `would in effect be bankrupt`
            _ if passed && before.kind == TokenKind::Word => {}
            _ => break,
        }
    }
    Some(Sign::Past)
}

/// `Lark Town, 17th in the table, play at Hexby on Saturday`, `the mayor flies home on Friday`: verbs of what is
/// scheduled that look like nouns.
fn is_fixture(line: &Line, at: usize) -> bool {
    let led = line.back(at, 1).is_some_and(|w| w.tag.is_noun() || w.text == ",");
    let on = line.is_any(at + 1, &["at", "to", "home", "on", "against", "in", "away"]);
    // "Lark Town host Hexby on Saturday", not "a radio host in Hexby"
    let meets = line.is_any(at, &["host", "face", "meet", "visit"]) && line.capital(at + 1);
    let side = line.back(at, 1).is_some_and(|w| w.capital || matches!(w.text.as_ref(), "," | "who"));
    line.is_any(at, &["play", "go", "travel", "flies", "vote"]) && led && on || meets && side
}

/// Present tenses that report what is over.
fn is_report(text: &str) -> bool {
    matches!(
        text,
        "says"
            | "say"
            | "shows"
            | "show"
            | "argues"
            | "believes"
            | "thinks"
            | "knows"
            | "recalls"
            | "remembers"
            | "claims"
            | "claim"
            | "suggests"
            | "insists"
            | "reports"
            | "adds"
            | "writes"
            | "notes"
            | "tells"
            | "indicates"
            | "think"
            | "know"
            | "believe"
            | "remember"
            | "mean"
            | "means"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_of_past_forms_is_sorted() {
        assert!(super::IRREGULAR.is_sorted());
    }
}
