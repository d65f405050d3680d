//! Phrases that cue patterns are made of: noun phrases, verb groups, adverbials of time.

use super::line::Line;
use crate::document::Tag;
use crate::language::calendar::{MONTHS, WEEKDAYS};

const TIME_WORDS: &[&str] = &[
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "recently",
    "earlier",
    "later",
    "afterward",
    "afterwards",
    "now",
    "ago",
];
const TIME_NOUNS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "week",
    "month",
    "year",
    "weekend",
    "day",
    "jan.",
    "feb.",
    "aug.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
];
const AUXILIARIES: &[&str] = &[
    "be", "is", "are", "was", "were", "been", "being", "am", "have", "has", "had", "having", "do", "does", "did", "'s",
    "'re", "'ve", "'d", "'ll", "'m", "n't", "not", "never",
];
/// Adverbs that do not join the cue after them.
const LOOSE_ADVERBS: &[&str] =
    &["then", "still", "first", "when", "so", "here", "there", "however", "meanwhile", "instead", "too"];

/// Whether a word is a weekday, a month or a word of time.
pub(super) fn is_time(line: &Line<'_>, index: usize) -> bool {
    let word = line.word_at(index);
    WEEKDAYS.contains(&word) || MONTHS.contains(&word) || TIME_WORDS.contains(&word) || TIME_NOUNS.contains(&word)
}

/// Where an adverbial of time that begins at `index` ends (`on Tuesday`, `last week`,
/// `Tuesday night`, `earlier this month`), or `index` where none begins.
pub(super) fn time_end(line: &Line<'_>, index: usize) -> usize {
    let mut at = index;
    while at < index + 8 {
        let word = line.word_at(at);
        let leads = matches!(
            word,
            "on" | "in"
                | "at"
                | "during"
                | "last"
                | "this"
                | "next"
                | "late"
                | "early"
                | "earlier"
                | "a"
                | "the"
                | "two"
                | "three"
                | "few"
        ) && (1..=3).any(|n| {
            is_time(line, at + n)
                && (1..n).all(|m| matches!(line.tag_at(at + m), Tag::JJ | Tag::DT | Tag::CD | Tag::RB | Tag::NN))
        });
        let goes_on = at > index && line.tag_at(at) == Tag::CD;
        if is_time(line, at) || leads || goes_on {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Where an adverbial of time that ends before `end` begins, or `end`.
pub(super) fn time_start(line: &Line<'_>, end: usize) -> usize {
    (end.saturating_sub(5)..end)
        .find(|&start| time_end(line, start) >= end && time_end(line, start) > start)
        .unwrap_or(end)
}

/// Whether an item is an auxiliary, a modal or a negation.
pub(super) fn is_auxiliary(line: &Line<'_>, index: usize) -> bool {
    line.at(index).is_some_and(|i| i.tag == Tag::MD || (i.is_one_of(AUXILIARIES) && i.tag != Tag::POS) || i.is("n't"))
}

/// Where the verb group whose main verb stands at `head` begins: auxiliaries, negation and
/// adverbs before it.
pub(super) fn group_start(line: &Line<'_>, head: usize) -> usize {
    let mut start = head;
    while let Some(previous) = start.checked_sub(1) {
        let Some(item) = line.at(previous) else { break };
        let adverb = item.tag == Tag::RB && !item.is_one_of(LOOSE_ADVERBS) && !is_time(line, previous);
        if is_auxiliary(line, previous) || adverb {
            start = previous;
        } else {
            break;
        }
    }
    // An adverb before the auxiliaries stands outside, as does one that opens the clause.
    while start < head
        && line.tag_at(start) == Tag::RB
        && !is_auxiliary(line, start)
        && (start == 0 || is_auxiliary(line, start + 1))
    {
        start += 1;
    }
    start
}

/// Where the base noun phrase that begins at `start` ends: determiners, adjectives, nouns,
/// possessives; a pronoun alone. `start` itself where none begins.
pub(super) fn base_end(line: &Line<'_>, start: usize) -> usize {
    if matches!(line.tag_at(start), Tag::PRP | Tag::EX | Tag::WP | Tag::WDT) {
        return start + 1;
    }
    let mut end = start;
    let mut noun = None;
    while let Some(item) = line.at(end) {
        let fits = match item.tag {
            Tag::DT | Tag::PRPS => end == start || noun.is_none() && matches!(line.tag_at(end - 1), Tag::DT),
            Tag::CD | Tag::JJ | Tag::SYM => true,
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS => true,
            Tag::VBN | Tag::VBG => {
                line.tag_at(end + 1).is_noun()
                    && (noun.is_none() || item.tag == Tag::VBG && line.tag_at(end - 1).is_proper())
            }
            Tag::RB => noun.is_none() && matches!(line.tag_at(end + 1), Tag::JJ | Tag::VBN | Tag::CD),
            Tag::POS => noun.is_some(),
            Tag::Punct => item.is("&") || (item.is("-") && noun.is_some()),
            _ => false,
        };
        if !fits
            || (end > start
                && is_time(line, end)
                && item.tag.is_noun()
                && noun.is_some()
                && line.tag_at(end + 1) != Tag::POS)
        {
            break;
        }
        if item.is_nominal() || item.tag == Tag::CD || (item.tag == Tag::DT && is_pronominal(&item.word)) {
            noun = Some(end);
        }
        end += 1;
    }
    noun.map_or(start, |n| n + 1)
}

/// Determiners and adjectives that stand for a person by themselves.
pub(super) fn is_pronominal(word: &str) -> bool {
    matches!(
        word,
        "some"
            | "many"
            | "others"
            | "another"
            | "both"
            | "all"
            | "several"
            | "few"
            | "most"
            | "one"
            | "neither"
            | "none"
    )
}

/// Where the full noun phrase that begins at `start` ends: its base, prepositional phrases after
/// it, coordination (`Ruiz and Lin`), but no apposition.
pub(super) fn phrase_end(line: &Line<'_>, start: usize) -> usize {
    let mut end = base_end(line, start);
    if end == start || line.tag_at(start) == Tag::PRP {
        return end;
    }
    loop {
        // `a study published on Wednesday in the journal …`
        if line.tag_at(end) == Tag::VBN && matches!(line.tag_at(end + 1), Tag::IN | Tag::TO) {
            end = time_end(line, end + 1).max(end + 1);
        }
        let word = line.word_at(end);
        let links = matches!(
            word,
            "of" | "for"
                | "in"
                | "at"
                | "from"
                | "with"
                | "and"
                | "on"
                | "to"
                | "under"
                | "near"
                | "against"
                | "by"
                | "between"
                | "among"
                | "into"
                | "within"
                | "over"
                | "&"
        );
        let time = links && word != "of" && word != "and" && time_end(line, end) > end;
        let next = if links && !time { base_end(line, end + 1) } else { end };
        if !links || time || next <= end + 1 {
            return end;
        }
        end = next;
    }
}

/// Whether a finite verb group begins at `index`, adverbs before it aside.
pub(super) fn finite_at(line: &Line<'_>, index: usize) -> bool {
    let mut at = index;
    while line.tag_at(at) == Tag::RB && at < index + 3 {
        at += 1;
    }
    line.at(at).is_some_and(|i| {
        i.tag.is_finite()
            || (is_auxiliary(line, at) && !i.is_one_of(&["be", "been", "being", "having", "not", "never", "n't"]))
    })
}

/// Whether a clause (a subject and a finite verb) begins at `start`.
pub(super) fn clause_at(line: &Line<'_>, start: usize) -> bool {
    if matches!(line.word_at(start), "there") {
        return finite_at(line, start + 1);
    }
    let base = base_end(line, start);
    if base == start {
        // A gerund or a fronted adverbial as the start of a clause.
        return line.tag_at(start) == Tag::VBG && (start + 1..start + 10).any(|i| finite_at(line, i));
    }
    let full = phrase_end(line, start);
    [base, full].into_iter().any(|end| {
        finite_at(line, end)
            || {
                let after = time_end(line, end);
                after > end && finite_at(line, after)
            }
            || (matches!(line.word_at(end), "who" | "which" | "that")
                || line.tag_at(end) == Tag::VBN
                || line.word_at(end) == ",")
                && (end + 1..end + 14).any(|i| finite_at(line, i))
    })
}
