//! Finds the source phrase of a cue: the subject before it, the noun phrase after an inverted
//! cue, with identifying appositions.

use super::line::Line;
use super::modifiers::modified_start;
use super::phrases::{base_end, finite_at, is_pronominal, is_time, phrase_end, time_end, time_start};
use crate::document::Tag;

/// A source phrase as a half-open range of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The subject of the verb group that begins at `group`.
pub(super) fn subject(line: &Line<'_>, group: usize) -> Option<Phrase> {
    let mut end = group;
    // What the source ends with, when an apposition with its closing comma belongs to it.
    let mut phrase_end = None;
    for _ in 0..6 {
        let skipped = skip_adverbial(line, end);
        if skipped < end {
            end = skipped;
            phrase_end = None;
            continue;
        }
        // A party or an acronym in brackets belongs to the name before it.
        let bracket =
            line.before(end).filter(|i| i.is(")")).and_then(|_| (0..end).rev().find(|&o| line.word_at(o) == "("));
        if let Some(open) = bracket.filter(|&o| o > 0) {
            phrase_end = phrase_end.or(Some(end));
            end = open;
            continue;
        }
        if !line.before(end).is_some_and(|i| i.is(",")) {
            break;
        }
        let (open, kind) = parenthesis(line, end)?;
        match kind {
            Parenthesis::Apposition => phrase_end = phrase_end.or(Some(end)),
            Parenthesis::Aside => {
                let head = line.tag_at(open + 1);
                if matches!(head, Tag::WP | Tag::WDT | Tag::WPS | Tag::WRB | Tag::CD) {
                    phrase_end = phrase_end.or(Some(end))
                } else {
                    phrase_end = None
                }
            }
        }
        end = open;
    }
    let start = phrase_start(line, end)?;
    let start = apposed_start(line, start).unwrap_or(start);
    let start = modified_start(line, start).unwrap_or(start);
    Some(Phrase { start, end: phrase_end.unwrap_or(end) })
}

/// Where the name begins that a phrase stands in apposition to (`Ruiz, an official at …, which …,
/// said`), the phrase being reached first.
fn apposed_start(line: &Line<'_>, start: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|&i| line.word_at(i) == ",")?;
    let head = line.before(comma)?.tag;
    let name = base_start(line, comma)?;
    let role_after =
        matches!(line.word_at(start), "a" | "an" | "the") && head.is_proper() && line.tag_at(name).is_proper();
    let name_after =
        line.tag_at(start).is_proper() && head == Tag::NN && matches!(line.tag_at(name), Tag::DT | Tag::PRPS);
    ((role_after || name_after) && begins_clause(line, name)).then_some(name)
}

/// Steps back over an adverbial of time, a parenthesis in brackets, or a loose adverb.
fn skip_adverbial(line: &Line<'_>, end: usize) -> usize {
    let time = time_start(line, end);
    if time < end && time > 0 {
        return time;
    }
    match line.before(end) {
        Some(i) if i.tag == Tag::RB && end > 1 => end - 1,
        // An age between commas.
        Some(i) if i.tag == Tag::CD && end > 2 && line.word_at(end - 2) == "," => end - 2,
        Some(i) if i.is_one_of(&["himself", "herself", "itself", "themselves"]) => end - 1,
        _ => end,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Parenthesis {
    /// Identifies the noun phrase before it.
    Apposition,
    /// Age, relative clause, participle, adverbial.
    Aside,
}

/// The parenthesis whose closing comma is the item before `end`: where its opening comma stands
/// and what it is.
fn parenthesis(line: &Line<'_>, end: usize) -> Option<(usize, Parenthesis)> {
    let close = end.checked_sub(1)?;
    let mut first = None;
    // The nearest comma with a noun phrase before it opens the parenthesis; an apposition may
    // itself hold commas (`Ruiz, a Republican from Salem, Ore., said`).
    for open in (1..close).rev().filter(|&o| line.word_at(o) == ",") {
        let nominal =
            line.before(open).is_some_and(|i| i.is_nominal() || matches!(i.tag, Tag::PRP | Tag::CD) || i.is(")"));
        if !nominal {
            continue;
        }
        let kind = parenthesis_kind(line, open + 1, close);
        let inner = kind == Some(Parenthesis::Aside) && matches!(line.tag_at(open + 1), Tag::NNP)
            || matches!(line.tag_at(open + 1), Tag::CC);
        match kind {
            Some(kind) if !inner => return Some((open, kind)),
            Some(kind) => first = first.or(Some((open, kind))),
            None => break,
        }
    }
    first
}

fn parenthesis_kind(line: &Line<'_>, start: usize, close: usize) -> Option<Parenthesis> {
    let head = line.at(start)?;
    let verbs = (start..close).any(|i| line.tag_at(i).is_finite() && !line.is_passage(i));
    if matches!(head.tag, Tag::WP | Tag::WDT | Tag::WPS | Tag::WRB)
        || head.is_one_of(&["who", "which", "whose", "where"])
    {
        return Some(Parenthesis::Aside);
    }
    if line.is_passage(start) {
        return None;
    }
    if verbs {
        return (matches!(head.word.as_str(), "when" | "while" | "as" | "after" | "if" | "though"))
            .then_some(Parenthesis::Aside);
    }
    match head.tag {
        Tag::CD if close == start + 1 => Some(Parenthesis::Aside),
        Tag::IN | Tag::TO | Tag::VBG | Tag::VBN | Tag::RB | Tag::CC => Some(Parenthesis::Aside),
        Tag::NNP | Tag::NNPS => {
            // A place or a party alone (`, Mich.,`) is an aside; a longer phrase says who it is.
            let common = (start..close).any(|i| matches!(line.tag_at(i), Tag::NN | Tag::NNS));
            let long = close > start + 2;
            // `the manager, Stuart Imrie,`
            let names = start >= 2 && matches!(line.tag_at(start - 2), Tag::NN | Tag::NNS);
            Some(if common || long || names { Parenthesis::Apposition } else { Parenthesis::Aside })
        }
        _ if base_end(line, start) > start => Some(Parenthesis::Apposition),
        _ => None,
    }
}

/// Where the noun phrase that ends before `end` begins, with the prepositional phrases and the
/// coordination that belong to it.
pub(super) fn phrase_start(line: &Line<'_>, end: usize) -> Option<usize> {
    let last = line.before(end)?;
    if last.tag == Tag::PRP && line.before(end - 1).is_some_and(|i| i.is("of")) {
        return base_start(line, end - 2);
    }
    if matches!(last.tag, Tag::PRP) {
        return (!last.is_one_of(&["me", "him", "them", "us"])).then(|| end - 1);
    }
    if matches!(last.tag, Tag::WP | Tag::WDT) || last.is("who") {
        return Some(end - 1);
    }
    let mut start = base_start(line, end)?;
    loop {
        let Some(link) = line.before(start) else { return Some(start) };
        let left = start - 1;
        let joined = match link.word.as_str() {
            "of" => base_start(line, left),
            "for" | "in" | "at" | "from" | "with" | "on" | "to" | "behind" | "against" | "near" | "by" | "inside"
            | "within" | "under" | "about" | "who" => post_modifier_start(line, left),
            "and" | "or" | "&" => base_start(line, left).filter(|&s| begins_clause(line, reach(line, s))),
            "," => list_start(line, start),
            _ => None,
        };
        match joined {
            Some(s) if s < start => start = s,
            _ => return Some(start),
        }
    }
}

/// How far left the phrase at `start` reaches through further prepositions.
fn reach(line: &Line<'_>, start: usize) -> usize {
    let mut start = start;
    while line.before(start).is_some_and(|i| i.is("of") || i.is_one_of(&["for", "in", "at", "from"])) {
        match base_start(line, start - 1) {
            Some(s) if s < start => start = s,
            _ => break,
        }
    }
    start
}

/// A noun phrase before a preposition, when nothing but the clause's beginning stands before it:
/// also `people familiar with …`, `officials briefed on …`.
fn post_modifier_start(line: &Line<'_>, preposition: usize) -> Option<usize> {
    let mut end = preposition;
    if line.before(end).is_some_and(|i| matches!(i.tag, Tag::VBN | Tag::JJ | Tag::VBG | Tag::VBD)) {
        end -= 1;
        if !line.before(end).is_some_and(|i| matches!(i.tag, Tag::NNS | Tag::NN)) {
            return None;
        }
    }
    if end.checked_sub(1).is_some_and(|i| is_time(line, i)) {
        return None;
    }
    let start = base_start(line, end)?;
    begins_clause(line, reach(line, start)).then_some(start)
}

/// `A, B and C`: the element before a comma inside a list that ended in `and`.
fn list_start(line: &Line<'_>, start: usize) -> Option<usize> {
    let comma = start - 1;
    let end = base_end(line, start);
    let left = base_start(line, comma)?;
    let last = line.before(comma)?;
    let names = line.tag_at(start).is_proper() && line.tag_at(left).is_proper() && last.tag.is_proper();
    let nouns = last.tag == Tag::NNS && matches!(line.tag_at(start), Tag::NNS | Tag::JJ | Tag::NN);
    let listed = matches!(line.word_at(end), "and" | ",") && (names || nouns);
    (listed && begins_clause(line, left) && (end..line.items.len().min(end + 6)).any(|i| line.word_at(i) == "and"))
        .then_some(left)
}

/// Where the base noun phrase that ends before `end` begins.
fn base_start(line: &Line<'_>, end: usize) -> Option<usize> {
    let last = line.before(end)?;
    let heads = last.is_nominal()
        || last.tag == Tag::CD
        || is_pronominal(&last.word)
        || (last.tag == Tag::JJ && line.tag_at(end.wrapping_sub(2)) == Tag::DT)
        || last.tag == Tag::PRP;
    if !heads || (is_time(line, end - 1) && !last.is("may")) {
        return None;
    }
    let mut start = end - 1;
    while let Some(previous) = line.before(start) {
        let fits = match previous.tag {
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS => previous.passage.is_none() || !line.is_utterance(start - 1),
            Tag::JJ | Tag::CD => true,
            Tag::POS => true,
            Tag::VBN | Tag::VBG => {
                line.before(start - 1).is_some_and(|i| matches!(i.tag, Tag::DT | Tag::PRPS | Tag::JJ))
                    && line.tag_at(start).is_noun()
            }
            Tag::RB => {
                matches!(line.tag_at(start), Tag::JJ) && line.before(start - 1).is_some_and(|i| i.tag == Tag::DT)
            }
            Tag::DT | Tag::PRPS => true,
            Tag::Punct => previous.is("-") || previous.is("&"),
            _ => false,
        };
        if !fits || (is_time(line, start - 1) && line.tag_at(start) != Tag::POS) {
            break;
        }
        start -= 1;
        if matches!(line.tag_at(start), Tag::DT | Tag::PRPS)
            && !line.before(start).is_some_and(|i| i.is_one_of(&["all", "both", "half"]))
        {
            break;
        }
    }
    Some(start)
}

/// Whether a clause can begin at `index`: at the line's start, after punctuation, a conjunction
/// or a passage.
pub(super) fn begins_clause(line: &Line<'_>, index: usize) -> bool {
    line.before(index).is_none_or(|i| {
        i.passage.is_some()
            || (i.tag == Tag::Punct && !i.is("-"))
            || i.tag == Tag::CC
            || matches!(i.tag, Tag::WRB)
            || i.is_one_of(&[
                "that", "while", "as", "because", "after", "before", "if", "when", "although", "though", "since",
                "but", "and", "where", "whether", "until",
            ])
    })
}

/// The noun phrase after an inverted cue (`said Ruiz, the city engineer`), with an identifying
/// apposition and its closing comma.
pub(super) fn inverted(line: &Line<'_>, start: usize) -> Option<Phrase> {
    let mut end = phrase_end(line, start);
    if end == start || finite_at(line, end) {
        return None;
    }
    if line.word_at(end) == "," {
        end = apposition_end(line, end).unwrap_or(end);
    }
    // An age.
    if line.word_at(end) == "," && line.tag_at(end + 1) == Tag::CD && matches!(line.word_at(end + 2), "," | "" | ".") {
        end += 2;
    }
    // A relative clause says who is meant.
    let relative = if line.word_at(end) == "," { end + 1 } else { end };
    if matches!(line.word_at(relative), "who" | "whose") {
        end = relative + 1;
        end = (end..line.body_end())
            .find(|&i| line.word_at(i) == "," || line.is_passage(i))
            .unwrap_or_else(|| line.body_end());
    }
    Some(Phrase { start, end })
}

/// Where the apposition after the comma at `comma` ends, its closing comma included.
pub(super) fn apposition_end(line: &Line<'_>, comma: usize) -> Option<usize> {
    let start = comma + 1;
    let head = line.at(start)?;
    let identifies = matches!(head.tag, Tag::DT | Tag::NN | Tag::NNS | Tag::JJ | Tag::PRPS)
        || (head.tag == Tag::NNP
            && head.passage.is_none()
            && (start..start + 5).any(|i| matches!(line.tag_at(i), Tag::NN)));
    if !identifies || head.passage.is_some() {
        return None;
    }
    let mut end = phrase_end(line, start);
    if end == start || finite_at(line, end) {
        return None;
    }
    // `who` clauses that go on from the apposition stay out.
    if line.word_at(end) == "," && end + 1 < line.body_end() && time_end(line, end + 1) == end + 1 {
        end += 1;
    }
    Some(end)
}

/// The subject of the last finite verb before `index`: the source of a second cue or a participle.
pub(super) fn shared_subject(line: &Line<'_>, index: usize) -> Option<(usize, Phrase)> {
    (0..index).rev().filter(|&i| finite_at(line, i) && line.tag_at(i) != Tag::RB).find_map(|verb| {
        let group = super::phrases::group_start(line, verb);
        subject(line, group).filter(|p| p.start < group).map(|p| (verb, p))
    })
}
