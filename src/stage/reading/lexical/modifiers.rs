//! Where a subject begins whose noun stands far before the verb: `two women selling goats in the
//! square said`, `an aide who has seen the letter said`, `a poll released on Monday by … showed`.

use super::line::Line;
use super::phrases::{base_end, is_auxiliary, is_time};
use super::sources::begins_clause;
use crate::document::Tag;

/// Longest stretch of modifiers, in items.
const LONGEST: usize = 24;

/// The noun phrase at the beginning of the clause, where nothing but its modifiers stands between
/// it and the phrase at `start`; then that phrase is no subject of its own.
pub(super) fn modified_start(line: &Line<'_>, start: usize) -> Option<usize> {
    if begins_clause(line, start) && line.before(start).is_none_or(|i| i.passage.is_none()) {
        return None;
    }
    let from = start.saturating_sub(LONGEST);
    let clause = (from..start).rev().find(|&at| ends_search(line, at)).map_or(from, |at| at + 1);
    // Too far away to be sure.
    if clause == from && from > 0 && !begins_clause(line, from) {
        return None;
    }
    let head = noun_end(line, clause)?;
    (head < start && modifies(line, head, start)).then_some(clause)
}

/// What parts clauses: punctuation, passages and conjunctions that open a clause.
fn ends_search(line: &Line<'_>, at: usize) -> bool {
    line.at(at).is_some_and(|i| {
        i.passage.is_some()
            || i.terminal
            || i.tag == Tag::CC
            || i.tag == Tag::Punct && !matches!(i.word.as_str(), "-" | "&" | "$" | "%")
            || i.is_one_of(&["while", "because", "although", "though", "whether", "if", "when", "than"])
            || i.is("that") && !line.before(at).is_some_and(|b| b.is_nominal())
    })
}

/// The end of the noun phrase that opens a clause; none for adverbials of time.
fn noun_end(line: &Line<'_>, clause: usize) -> Option<usize> {
    let end = base_end(line, clause);
    let person = end > clause && line.tag_at(end - 1).is_noun() && !is_time(line, end - 1);
    let alone = matches!(line.tag_at(clause), Tag::PRP | Tag::EX | Tag::WP | Tag::WDT);
    (person && !alone).then_some(end)
}

/// Whether `from..to` holds nothing but what modifies the noun before it: a participle, an
/// infinitive or *close to*, without a finite verb; or a relative clause with one.
fn modifies(line: &Line<'_>, from: usize, to: usize) -> bool {
    let finite: Vec<usize> = (from..to)
        .filter(|&at| {
            let tag = line.tag_at(at);
            tag.is_finite() && !(at == from && tag == Tag::VBD && line.tag_at(at + 1) == Tag::IN)
        })
        .collect();
    let opener = line.tag_at(from);
    if matches!(opener, Tag::WP | Tag::WDT | Tag::WPS)
        || line.at(from).is_some_and(|i| i.is_one_of(&["who", "that", "which"]))
    {
        // `who has seen`, `who did not wish to`: one verb group, right behind the pronoun.
        let verb = (from + 1..to).find(|&at| line.tag_at(at) != Tag::RB && !line.at(at).is_some_and(|i| i.is("n't")));
        return verb.is_some_and(|v| finite.first() == Some(&v))
            && finite.iter().skip(1).all(|&at| is_auxiliary(line, at - 1) || is_auxiliary(line, at));
    }
    let close = line.at(from).is_some_and(|i| i.is_one_of(&["close", "familiar", "near"]));
    let passive = matches!(opener, Tag::VBN | Tag::VBD)
        && (line.tag_at(from + 1) == Tag::IN || line.tag_at(from + 1) == Tag::TO || is_time(line, from + 1));
    finite.is_empty() && (passive || close || matches!(opener, Tag::VBG | Tag::TO))
}
