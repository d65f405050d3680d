//! Roles said beside a name: the title before it, the apposition after it or before it.

use std::ops::Range;

use super::phrase::Phrases;
use crate::document::{Tag, TokenKind};
use crate::text::Span;

/// Longest role in tokens.
const LONGEST: usize = 14;
/// Participles that belong to a role: *the ousted prime minister*.
const PARTICIPLES: &[&str] = &[
    "acting",
    "deposed",
    "detained",
    "disgraced",
    "elected",
    "exiled",
    "imprisoned",
    "jailed",
    "leading",
    "ousted",
    "outgoing",
    "retired",
    "suspended",
];

/// Roles beside a person's name, in text order, without article.
pub(super) fn beside(phrases: &Phrases<'_>, name: &Range<usize>) -> Vec<Span> {
    let mut roles = Vec::new();
    let start = before_honorifics(phrases, before_brackets(phrases, name.start));
    if let Some(role) = prefix(phrases, start) {
        // `The mayor, Cllr Ana Ruiz`: both are.
        let title = role.len() == 1 && phrases.shape(role.start).is_capitalized();
        let before = title.then(|| apposition_before(phrases, role.start)).flatten();
        roles.extend(before.and_then(|before| phrases.span(&before)));
        roles.extend(phrases.span(&role));
    } else if let Some(role) = apposition_before(phrases, start) {
        roles.extend(phrases.span(&role));
    }
    if let Some(role) = apposition_after(phrases, name.end).or_else(|| predicate_after(phrases, name.end)) {
        roles.extend(phrases.span(&role));
    }
    roles
}

/// Steps back over one word in brackets behind a title: *Colonel (rtd) Bo Lin*.
fn before_brackets(phrases: &Phrases<'_>, start: usize) -> usize {
    let open = start.checked_sub(3).filter(|&open| phrases.text(open) == "(" && phrases.text(start - 1) == ")");
    let titled =
        |open: usize| open.checked_sub(1).is_some_and(|at| phrases.lexicon.names.honorific(phrases.text(at)).is_some());
    open.filter(|&open| titled(open)).unwrap_or(start)
}

/// Steps back over `Mr.`, `Dr.` and the like, which are no roles.
fn before_honorifics(phrases: &Phrases<'_>, start: usize) -> usize {
    let mut start = start;
    while let Some(at) = start.checked_sub(1) {
        match phrases.lexicon.names.honorific(phrases.text(at)) {
            Some(h) if !h.office && phrases.same_sentence(at, start) => start = at,
            _ => break,
        }
    }
    start
}

/// `EU Commissioner for Oceans and Fisheries` before a name.
fn prefix(phrases: &Phrases<'_>, end: usize) -> Option<Range<usize>> {
    let head_end = office_end(phrases, end)?;
    // The office itself may hold an article (`President of the Republic`).
    let mut start = head_end - role_length(phrases, head_end)?;
    while start > end.saturating_sub(LONGEST) {
        let Some(at) = start.checked_sub(1).filter(|&at| phrases.same_sentence(at, end.saturating_sub(1))) else {
            break;
        };
        let word = phrases.lower(at);
        let fits = match phrases.tag(at) {
            Tag::NN | Tag::NNP | Tag::NNPS | Tag::JJ => true,
            Tag::NNS => phrases.tag(at + 1).is_noun(),
            Tag::VBN | Tag::VBG => PARTICIPLES.contains(&word.as_str()),
            Tag::POS => phrases.tag(at.wrapping_sub(1)).is_noun() && at > 0,
            Tag::RB => word == "then" || word == "longtime",
            _ => phrases.role_at(at).is_some_and(|(n, _)| at + n == start),
        };
        // A plural or possessive owner's name goes with the role (`council’s leader`), a number does not.
        if !fits || phrases.kind(at) == TokenKind::Mark {
            break;
        }
        start = at;
    }
    while start < end && matches!(phrases.tag(start), Tag::POS | Tag::Punct | Tag::DT) {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Where the head of the role before `end` ends: right here, or before its field (`Minister of
/// Trade and Industry`).
fn office_end(phrases: &Phrases<'_>, end: usize) -> Option<usize> {
    if role_ends(phrases, end) {
        return Some(end);
    }
    let mut at = end;
    while at > end.saturating_sub(LONGEST) {
        at = at.checked_sub(1)?;
        let word = phrases.text(at);
        let inside = phrases.shape(at).is_capitalized() || matches!(word, "and" | "of" | "for" | "the" | "," | "&");
        if !inside || !phrases.same_sentence(at, end.saturating_sub(1)) {
            return None;
        }
        // A field must stand between (`Minister of Trade Bo Lin`): `a spokesman for Lin` is no role of his.
        if matches!(word, "of" | "for") && at + 1 < end && role_ends(phrases, at) {
            return Some(at);
        }
    }
    None
}

/// Whether a role noun ends before `end`.
fn role_ends(phrases: &Phrases<'_>, end: usize) -> bool {
    role_length(phrases, end).is_some()
}

/// How many words the role noun has that ends before `end`, the longest that fits.
fn role_length(phrases: &Phrases<'_>, end: usize) -> Option<usize> {
    (1..=4).rev().find(|&n| {
        end.checked_sub(n).is_some_and(|at| {
            phrases.same_sentence(at, end - 1) && phrases.role_at(at).is_some_and(|(len, role)| len == n && !role.group)
        })
    })
}

/// `its regional manager, Ana Ruiz,`: a phrase with a role before a comma.
fn apposition_before(phrases: &Phrases<'_>, start: usize) -> Option<Range<usize>> {
    let comma = start.checked_sub(1).filter(|&at| phrases.text(at) == "," && phrases.same_sentence(at, start))?;
    if !role_ends(phrases, comma) {
        return None;
    }
    let head = (1..=4).rev().find_map(|n| {
        let at = comma.checked_sub(n)?;
        phrases.role_at(at).filter(|(len, _)| *len == n).map(|_| at)
    })?;
    let (mut edge, definiteness) = phrases.left_edge(head);
    let article = matches!(phrases.tag(edge), Tag::DT | Tag::PRPS) || phrases.is(edge, &["her"]);
    // `a roofer whose son, Bo Lin,`
    let whose = edge > 0 && phrases.is(edge - 1, &["whose"]);
    let bare = definiteness == crate::document::Definiteness::Indefinite && !article && !whose;
    // Without an article it is as likely a list (`mayors, Ana Ruiz`), unless a capital begins the sentence.
    if bare && edge > 0 && phrases.same_sentence(edge - 1, edge) {
        return None;
    }
    // `the son of a miner, Ruiz`: the miner is somebody else.
    let of = edge > 0 && phrases.is(edge - 1, &["of"]) && phrases.is(edge, &["a", "an"]);
    if of {
        return None;
    }
    if article {
        edge += 1;
    }
    (edge < comma).then_some(edge..comma)
}

/// Whether a noun ends as those for people do who do something, and is none of things.
fn is_agent(noun: &str) -> bool {
    let things = [
        "number", "order", "letter", "paper", "water", "winter", "summer", "matter", "power", "quarter", "chapter",
        "center", "computer", "tower", "river", "corner", "dinner", "factor", "motor", "floor", "door", "harbor",
        "error", "tractor", "disaster", "murder", "career", "offer", "cancer", "poster", "server", "charter",
        "register", "figure", "trailer",
    ];
    let ends = ["er", "or", "ist", "ian", "eer", "woman", "man"];
    noun.len() > 5 && ends.iter().any(|end| noun.ends_with(end)) && !things.contains(&noun)
}

/// `, the lead investigator for the Board`: an apposition after the name, behind an age or not.
fn apposition_after(phrases: &Phrases<'_>, end: usize) -> Option<Range<usize>> {
    let mut at = end;
    if phrases.text(at) != "," {
        return None;
    }
    at += 1;
    if phrases.kind(at) == TokenKind::Number && phrases.text(at + 1) == "," {
        at += 2;
    }
    // `Ruiz, now a midwife in Lark,`
    at += usize::from(phrases.is(at, &["now", "then", "once", "also", "formerly", "today"]));
    let determined = phrases.is(at, &["the", "a", "an", "his", "her", "its", "their", "another", "one"]);
    phrase_from(phrases, end, at + usize::from(determined), determined)
}

/// `Ruiz was the conductor of the bus`, `Ruiz, 41, is a supervisor`, `Ruiz, who has been Lin’s agent`: what a name is
/// said to be.
fn predicate_after(phrases: &Phrases<'_>, end: usize) -> Option<Range<usize>> {
    let age = |at: usize| phrases.kind(at) == TokenKind::Number;
    let mut from = end;
    if phrases.text(from) == "(" && age(from + 1) && phrases.text(from + 2) == ")" {
        from += 3;
    }
    // `His brother, Bo Lin, was …`
    if phrases.text(from) == "," {
        from += if age(from + 1) && phrases.text(from + 2) == "," { 3 } else { 1 };
    }
    from += usize::from(phrases.is(from, &["who"]));
    let perfect = phrases.is(from, &["has", "had"]) && phrases.is(from + 1, &["been"]);
    let copula = phrases.is(from, &["is", "was", "became", "remains"]);
    let at = from + if perfect { 2 } else { usize::from(copula) };
    if at == from || !phrases.same_sentence(at, end) {
        return None;
    }
    let determined = phrases.is(at, &["the", "a", "an", "his", "her", "its", "their"]);
    let owned = phrases.tag(at).is_proper() && phrases.tag(at + 1) == Tag::POS;
    (determined || owned).then(|| phrase_from(phrases, end, at + usize::from(determined), true)).flatten()
}

/// The phrase with a role that begins at `start`, told of the name that ends at `end`.
fn phrase_from(phrases: &Phrases<'_>, end: usize, start: usize, determined: bool) -> Option<Range<usize>> {
    let mut at = start;
    let mut head = None;
    while at < start + 8 && at < phrases.len() && phrases.same_sentence(at, end) {
        // `the farmers' leader`
        let owner = matches!(phrases.text(at), "'" | "’") && phrases.tag(at - 1) == Tag::NNS;
        // `an engineer hired in May`: what follows the role tells of it.
        let participle = head == Some(at) && matches!(phrases.tag(at), Tag::VBN | Tag::VBG);
        if participle {
            break;
        }
        let noun = owner
            || matches!(
                phrases.tag(at),
                Tag::NN
                    | Tag::NNP
                    | Tag::NNPS
                    | Tag::JJ
                    | Tag::NNS
                    | Tag::POS
                    | Tag::CD
                    | Tag::VBN
                    | Tag::VBG
                    | Tag::RB
            );
        if let Some((n, role)) = phrases.role_at(at).filter(|(n, _)| *n > 1 || noun) {
            head = (!role.group).then_some(at + n);
            at += n;
            continue;
        }
        // `a Department of Conservation ranger`
        let named = at > start && phrases.is(at, &["of"]) && phrases.shape(at + 1).is_capitalized();
        if named && head.is_none() && phrases.shape(at - 1).is_capitalized() {
            at += 2;
            continue;
        }
        if !noun {
            break;
        }
        // `an adjuster for …`: no noun of the tables, but one for who does something.
        if determined && phrases.tag(at) == Tag::NN && is_agent(&phrases.lower(at)) && !phrases.tag(at + 1).is_noun() {
            head = Some(at + 1);
            at += 1;
            continue;
        }
        // A noun behind the role is the real head (`minister statement`).
        if phrases.tag(at) == Tag::NN {
            head = None;
        }
        at += 1;
    }
    let head = head.filter(|&head| head == at)?;
    let mut stop = head;
    while stop < head + LONGEST && stop < phrases.len() && phrases.same_sentence(stop, end) {
        let word = phrases.text(stop);
        let tag = phrases.tag(stop);
        let ends = matches!(phrases.kind(stop), TokenKind::Terminal | TokenKind::Mark)
            || matches!(
                word,
                "," | "(" | ")" | ";" | ":" | "—" | "–" | "-" | "who" | "which" | "whose" | "when" | "and"
            ) && !(word == "and"
                && phrases.shape(stop + 1).is_capitalized()
                && phrases.shape(stop.saturating_sub(1)).is_capitalized())
            || tag.is_finite()
            || matches!(tag, Tag::WP | Tag::WDT | Tag::WPS | Tag::WRB)
            // `spokesman for the ruling council`, but `an engineer hired in May`
            || matches!(tag, Tag::VBG | Tag::VBN) && phrases.tag(stop - 1) != Tag::DT;
        if ends {
            break;
        }
        stop += 1;
    }
    let stop =
        if matches!(phrases.text(head), "of" | "for" | "at" | "in" | "with" | "to" | "on") { stop } else { head };
    // `whether she trusted Ruiz, the minister said`: who speaks is somebody else.
    if phrases.tag(stop).is_finite() && phrases.same_sentence(stop, end) {
        return None;
    }
    // A list of people, each with a role in front, is no apposition (`Ruiz, manager Bo Lin`).
    let name_follows = phrases.shape(stop).is_capitalized() && stop == head;
    (start < stop && !name_follows).then_some(start..stop)
}
