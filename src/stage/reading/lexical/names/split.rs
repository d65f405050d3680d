//! Cuts a run of capitalized words into candidates: along titles (`NATO Secretary General Jens
//! Berg` holds a body and a person), nationalities and known names.

use std::ops::Range;

use super::candidate::{Candidate, Scores};
use super::heads::whole_kind;
use super::words::{Words, title_case};
use crate::document::{EntityKind, Shape, TokenKind};
use crate::language::names::{KnownName, NameClass};
use crate::text::case::Casing;

/// Words of rank before a title; no names.
const RANKS: &[&str] = &[
    "Deputy",
    "Acting",
    "Vice",
    "Senior",
    "Chief",
    "Assistant",
    "Executive",
    "Former",
    "Lead",
    "Interim",
    "Associate",
    "Managing",
    "Regional",
    "Junior",
    "Retired",
    "Outgoing",
    "Incoming",
    "Then",
    "Late",
    "Ex",
    "First",
    "Second",
    "Principal",
    "High",
    "Special",
    "Permanent",
    "Shadow",
    "Under",
    "Joint",
    "Honorary",
    "Founding",
    "Co",
    "Union",
    "Federal",
    "State",
    "National",
    "District",
    "County",
    "City",
    "Town",
    "Village",
    "Parish",
    "Press",
    "Presidential",
    "Republican",
    "Democratic",
    "Private",
    "Non",
    "Staff",
    "Police",
    "Army",
    "Navy",
    "Opposition",
    "Party",
    "Majority",
    "Minority",
    "House",
    "Senate",
    "Parliamentary",
    "Parliament",
    "Council",
    "School",
    "Head",
    "Coach",
    "The",
];
/// Words of direction and size that make another place of a place.
const DIRECTIONS: &[&str] = &[
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Upper",
    "Lower",
    "Greater",
    "Northeast",
    "Northwest",
    "Southeast",
    "Southwest",
    "Inner",
    "Outer",
    "Mid",
    "Downtown",
    "Old",
    "New",
    "Northeastern",
    "Northwestern",
    "Southeastern",
    "Southwestern",
];
/// Letters behind the names of people.
const POST_NOMINALS: &[&str] = &[
    "QC", "KC", "SC", "MP", "MEP", "MSP", "TD", "MBE", "OBE", "CBE", "KBE", "DBE", "PhD", "MD", "Esq", "FRS", "RN",
    "CPA",
];

/// Adds the candidates of a run.
pub(super) fn split(words: &Words<'_>, run: Range<usize>, out: &mut Vec<Candidate>) {
    if compound(words, &run, out) {
        return;
    }
    let mut run = run;
    if run.len() > 1 && known(words, &run).is_none() {
        while run.len() > 1 && matches!(words.text(run.start), "The" | "A" | "An" | "Mr" | "Mr.") {
            run.start += 1;
        }
    }
    if let Some(known) = known(words, &run) {
        return push(words, run, Some(known), false, out);
    }
    match last_title(words, &run) {
        Some(title) => titled(words, run, title, out),
        None if field_of_office(words, &run) => {
            let start = person_start(words, run.clone());
            known_inside(words, run.start..start, out);
            if start < run.end {
                push(words, start..run.end, None, true, out);
            }
        }
        None => untitled(words, run, out),
    }
}

/// `Opposition K. S. Lin` behind `leader of the`: the run begins with the field of an office whose
/// noun stands before it.
fn field_of_office(words: &Words<'_>, run: &Range<usize>) -> bool {
    let names = &words.lexicon.names;
    let field = names.is_portfolio(words.text(run.start)) || words.is_one_of(run.start, &["Police", "Opposition"]);
    let back = if run.start.checked_sub(1).is_some_and(|at| words.text(at) == "the") { 2 } else { 1 };
    let link = run.start.checked_sub(back).filter(|&at| matches!(words.text(at), "of" | "for"));
    let office = link.and_then(|at| at.checked_sub(1)).is_some_and(|at| {
        let noun = words.text(at).lower();
        names.role(&noun).is_some_and(|r| !r.group) || names.honorific(words.text(at)).is_some()
    });
    let start = person_start(words, run.clone());
    let person = names.given(words.text(start)).is_some() || is_initials(words.text(start));
    field && office && start > run.start && start < run.end && person
}

/// The known name that a range is, in capitals too (`WARSAW`).
fn known(words: &Words<'_>, tokens: &Range<usize>) -> Option<KnownName> {
    let phrase = words.phrase(tokens.clone())?;
    words.lexicon.names.known(&phrase).or_else(|| {
        let upper = tokens.clone().all(|at| words.shape(at) == Shape::Upper) && phrase.len() >= 4;
        upper.then(|| words.lexicon.names.known(&title_case(&phrase))).flatten()
    })
}

/// `Oslo-based`, `Iran-backed`, `Chad-Libya`: the known names among the parts.
fn compound(words: &Words<'_>, run: &Range<usize>, out: &mut Vec<Candidate>) -> bool {
    let text = words.text(run.start);
    let (Some(token), Some((first, last))) = (words.token(run.start), text.rsplit_once('-')) else { return false };
    if run.len() != 1 || words.lexicon.names.known(text).is_some() {
        return false;
    }
    let names = &words.lexicon.names;
    let lower = last.starts_with(char::is_lowercase);
    let start = token.span.start();
    let mut found = false;
    let mut add = |from: usize, part: &str, known: Option<KnownName>| {
        let span = words.document.text.span(from, from + part.len());
        let weak = false;
        let scores = seed(known, 4.0);
        out.push(Candidate { tokens: run.clone(), span, name: part.to_owned(), known, titled: false, weak, scores });
        found = true;
    };
    if let Some(known) = names.known(first) {
        add(start, first, Some(known));
    } else if lower && words.seen(&first.lower()).0 > 0 {
        add(start, first, None);
    }
    if let Some(known) = names.known(last).filter(|_| !lower) {
        add(start + text.len() - last.len(), last, Some(known));
    }
    found || lower
}

fn seed(known: Option<KnownName>, points: f32) -> Scores {
    let mut scores = Scores::default();
    if let Some(known) = known {
        scores.add(known.kind, points);
    }
    scores
}

/// Adds one candidate.
fn push(words: &Words<'_>, tokens: Range<usize>, known: Option<KnownName>, titled: bool, out: &mut Vec<Candidate>) {
    let mut tokens = tokens;
    while tokens.len() > 2 && POST_NOMINALS.contains(&words.text(tokens.end - 1)) {
        tokens.end -= 1;
    }
    let Some(mut span) = words.span(&tokens) else { return };
    // `Block D.` at the end of a sentence is no initial.
    let last = words.text(tokens.end - 1);
    let initial = last.len() == 2 && last.ends_with('.') && tokens.len() > 1 && words.is_start(tokens.end);
    if initial {
        span = words.document.text.span(span.start(), span.end() - 1);
    }
    let name = words.document.text.slice(span);
    let name = crate::language::names::plain(name);
    if is_no_name(words, &tokens, &name) {
        return;
    }
    let weak = tokens.len() == 1 && words.is_weak(tokens.start);
    let scores = seed(known, if titled { 1.0 } else { 4.0 });
    out.push(Candidate { tokens, span, name: name.into_owned(), known, titled, weak, scores });
}

/// Forms of address, days and party tags in capitals.
fn is_no_name(words: &Words<'_>, tokens: &Range<usize>, name: &str) -> bool {
    let address = ["Your Honor", "Your Honour", "My Lord", "My Lady", "Your Majesty", "Your Excellency", "Your Grace"];
    let tag = name.as_bytes().get(1) == Some(&b'-') && name.starts_with(|c: char| "RDIC".contains(c));
    let eve = name == "Eve"
        && tokens.start.checked_sub(2).is_some_and(|at| matches!(words.text(at), "Year" | "Christmas" | "New Year"));
    address.contains(&name)
        || name == "New Year"
        || eve
        || tag && words.is_one_of(tokens.start.wrapping_sub(1), &["(", ","])
}

/// The title in a run that a person follows, or the last title of all.
fn last_title(words: &Words<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let mut best: Option<Range<usize>> = None;
    let mut at = run.start;
    while at < run.end {
        let known = words.known_at(at).map_or(0, |(n, k)| if n > 1 || k.kind != EntityKind::Person { n } else { 0 });
        let title = words.title_at(at).unwrap_or(0);
        if title == 0 || (known > title && at + known <= run.end) {
            at += known.max(1);
            continue;
        }
        let end = at + title;
        // A nickname (`Emil “Duke” Sorg`).
        if words.kind(end) == TokenKind::Mark && end < run.end {
            at = end;
            continue;
        }
        let left = run.end.saturating_sub(end);
        // Given names that are titles as well: Dean Ruiz, Earl Lin.
        let given = title == 1 && words.lexicon.names.given(words.text(at)).is_some();
        let given = given && (left == 1 || at > run.start && best.is_some()) && left > 0;
        // Surnames that are titles as well: Ana King.
        let surname = left == 0 && at > run.start && words.lexicon.names.given(words.text(at - 1)).is_some();
        let institution = left > 0
            && words.lexicon.names.head(words.text(run.end - 1)).is_some()
            && words.lexicon.names.given(words.text(end)).is_none();
        let head_itself = left > 0
            && words.lexicon.names.head(words.text(end)).is_some()
            && words.lexicon.names.given(words.text(end)).is_none();
        let body = (institution || head_itself) && left <= 2;
        if end <= run.end && !given && !surname && !body {
            // `Executive Secretary`: two titles in a row are one.
            let extends = left > 0 || best.as_ref().is_none_or(|b| b.end == at);
            if extends {
                best = Some(at..end);
            }
        }
        at = end;
    }
    best
}

/// A run with a title: names before it, the person after it.
fn titled(words: &Words<'_>, run: Range<usize>, title: Range<usize>, out: &mut Vec<Candidate>) {
    prefix(words, run.start..title.start, out);
    let mut person = title.end..run.end;
    if words.is_one_of(title.end, &["of", "for"]) {
        let start = person_start(words, title.end + 2..run.end);
        known_inside(words, title.end + 1..start, out);
        person.start = start;
    } else if words.is_one_of(title.end, &["and", "&", "'s", "’s", ","]) {
        person.start += 1;
        return split(words, person, out);
    }
    if !person.is_empty() {
        let known = known(words, &person);
        push(words, person, known, true, out);
    }
}

/// Where the person begins behind the field of an office (`Minister of Trade and Industry Bo Lin`).
fn person_start(words: &Words<'_>, range: Range<usize>) -> usize {
    let names = &words.lexicon.names;
    let field = |at: usize| {
        names.is_portfolio(words.text(at))
            || matches!(words.text(at), "and" | "of" | "for" | "the" | "," | "&")
            || names.head(words.text(at)).is_some()
    };
    let clean = |at: usize| !(at..range.end).any(field);
    let given = range.clone().find(|&at| names.given(words.text(at)).is_some() && clean(at));
    let initials = range.clone().find(|&at| is_initials(words.text(at)) && clean(at));
    given.into_iter().chain(initials).min().unwrap_or_else(|| {
        let two = range.end.saturating_sub(2);
        let joined = matches!(words.text(two.saturating_sub(1)), "and" | "of" | "for" | "the" | "," | "&");
        if range.len() >= 2 && two >= range.start && clean(two) && !joined && words.known_at(two).is_none() {
            two
        } else {
            range.end
        }
    })
}

/// `K.` or `K.S.` before a surname.
fn is_initials(word: &str) -> bool {
    word.ends_with('.') && word.len() <= 6 && word.split('.').all(|part| part.chars().count() <= 1)
}

/// Known names in a range, nothing else.
fn known_inside(words: &Words<'_>, range: Range<usize>, out: &mut Vec<Candidate>) {
    let mut at = range.start;
    while at < range.end {
        match words.known_at(at).filter(|&(n, _)| at + n <= range.end) {
            Some((n, known)) if !(words.lexicon.names.is_portfolio(words.text(at)) && n == 1) => {
                push(words, at..at + n, Some(known), false, out);
                at += n;
            }
            _ => at += 1,
        }
    }
}

/// The names before a title: known ones, then a body (`Danube Commission President …`).
fn prefix(words: &Words<'_>, range: Range<usize>, out: &mut Vec<Candidate>) {
    // `the Assembly of Russian President …`: the nationality goes with the title.
    if let Some(of) = range.clone().rev().find(|&at| matches!(words.text(at), "of" | "for"))
        && words.known_at(of + 1).is_some_and(|(n, k)| k.kind == EntityKind::Norp && of + 1 + n == range.end)
    {
        split(words, range.start..of, out);
        return known_inside(words, of + 1..range.end, out);
    }
    let mut at = range.start;
    while at < range.end {
        let names = &words.lexicon.names;
        let rank = words.is_one_of(at, RANKS) || words.title_at(at).is_some();
        let head_follows =
            (at + 1..range.end).any(|i| names.head(words.text(i)).is_some() && !names.is_portfolio(words.text(i)));
        match words.known_at(at).filter(|&(n, _)| at + n <= range.end) {
            Some((n, known)) => {
                let last = range.end - 1;
                let whole = last >= at + n && names.head(words.text(last)) == Some(EntityKind::Org);
                if whole && known.kind != EntityKind::Norp {
                    return push_body(words, at..range.end, out);
                }
                push(words, at..at + n, Some(known), false, out);
                at += n;
            }
            None if (rank || names.is_portfolio(words.text(at))) && !head_follows => at += 1,
            None if matches!(words.text(at), "and" | "of" | "for" | "&" | "," | "'s" | "’s") => at += 1,
            None => {
                let mut end = range.end;
                while end > at + 1
                    && (words.is_one_of(end - 1, RANKS) || names.is_portfolio(words.text(end - 1)))
                    && names.head(words.text(end - 1)).is_none()
                {
                    end -= 1;
                }
                push_body(words, at..end, out);
                at = end;
            }
        }
    }
}

fn push_body(words: &Words<'_>, tokens: Range<usize>, out: &mut Vec<Candidate>) {
    let known = known(words, &tokens);
    push(words, tokens, known, false, out);
    if let Some(candidate) = out.last_mut() {
        candidate.scores.add(EntityKind::Org, 3.0);
    }
}

/// A run without a title.
fn untitled(words: &Words<'_>, run: Range<usize>, out: &mut Vec<Candidate>) {
    let names = &words.lexicon.names;
    let known_first = words.known_at(run.start).filter(|&(n, _)| run.start + n <= run.end);
    if let Some(kind) = whole_kind(words, &run) {
        let nationality = known_first.is_some_and(|(n, k)| {
            k.kind == EntityKind::Norp
                && n == 1
                && run.len() == 2
                && !matches!(kind, EntityKind::Org | EntityKind::Event | EntityKind::Law)
        });
        if !nationality {
            push(words, run, None, false, out);
            if let Some(candidate) = out.last_mut() {
                candidate.scores.add(kind, 4.0);
            }
            return;
        }
    }
    let Some((n, known)) = known_first else {
        return unknown_first(words, run, out);
    };
    if run.len() == n {
        return push(words, run, Some(known), false, out);
    }
    let rest = run.start + n..run.end;
    let given = n == 1 && names.given(words.text(run.start)).is_some();
    let place = matches!(known.class, NameClass::City | NameClass::State | NameClass::Country | NameClass::Region);
    let lower_rest = rest.clone().any(|at| words.shape(at) == Shape::Lower && words.kind(at) == TokenKind::Word);
    if (given && rest.len() <= 2) || words.is_one_of(rest.start, &["&", "Jr.", "II", "III"]) {
        return push(words, run, None, false, out);
    }
    if place
        && rest.len() <= 2
        && !lower_rest
        && words.known_at(rest.start).is_none()
        && names.given(words.text(rest.start)).is_none()
    {
        // Teams and papers carry their place in front: Austin Bats, Leeds Mercury.
        push(words, run, None, false, out);
        if let Some(candidate) = out.last_mut() {
            candidate.scores.add(EntityKind::Org, 2.0);
        }
        return;
    }
    push(words, run.start..run.start + n, Some(known), false, out);
    let mut start = rest.start;
    while start < rest.end && (words.shape(start) == Shape::Lower || words.kind(start) != TokenKind::Word) {
        start += 1;
    }
    if start < rest.end {
        split(words, start..rest.end, out);
    }
}

/// A run that begins with an unknown word: known names behind it are cut off where they are
/// nationalities or bodies, and joined where they make a surname or a quarter of a place.
fn unknown_first(words: &Words<'_>, run: Range<usize>, out: &mut Vec<Candidate>) {
    let inner = (run.start + 1..run.end)
        .find_map(|at| words.known_at(at).filter(|&(n, _)| at + n <= run.end).map(|(n, k)| (at, n, k)));
    let given = words.lexicon.names.given(words.text(run.start)).is_some();
    match inner {
        Some((at, n, known)) if at + n == run.end && words.is_one_of(run.start, DIRECTIONS) && at == run.start + 1 => {
            push(words, run, None, false, out);
            if let Some(candidate) = out.last_mut() {
                candidate
                    .scores
                    .add(if known.kind == EntityKind::Norp { EntityKind::Norp } else { EntityKind::Loc }, 4.0);
            }
        }
        Some((at, _, known)) if known.kind == EntityKind::Norp && !given && at + 1 < run.end => {
            push(words, run.start..at, None, false, out);
            split(words, at..run.end, out);
        }
        _ => push(words, run, None, false, out),
    }
}
