//! Bodies that the network takes for somebody or some place: what their own name, the words behind it and the next
//! sentence say of them.

use super::{settle_kind, word};
use crate::document::{Document, EntityKind, NameReading, Tag};
use crate::language::Lexicon;
use crate::language::names::NominalKind;
use crate::text::Span;

/// From this confidence on the network is sure.
const SURE: f32 = 0.97;
/// Last words of the names of institutions, which the network takes for the places where they are.
const INSTITUTIONS: &[&str] =
    &["Clinic", "Elementary", "Hospital", "Infirmary", "Museum", "Primary", "School", "Seminary", "Synod"];
/// Before *Center* and *Centre*: an institution. Others are buildings.
const CENTERS: &[&str] = &["Avalanche", "Cancer", "Health", "Hurricane", "Medical", "Research", "Science", "Weather"];
/// What only a body has.
const HAVES: &[&str] = &[
    "board",
    "customers",
    "employees",
    "headquarters",
    "profits",
    "revenue",
    "shareholders",
    "shares",
    "stock",
    "stores",
];
/// Offices in a body: *its spokeswoman*.
const OFFICES: &[&str] = &[
    "chair",
    "chairman",
    "chairwoman",
    "director",
    "editor",
    "executive",
    "founder",
    "head",
    "lawyer",
    "leader",
    "manager",
    "owner",
    "president",
    "principal",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];
/// Nouns for firms that people are called by as well (*a tour operator*).
const PEOPLE: &[&str] = &[
    "broker",
    "builder",
    "contractor",
    "developer",
    "distiller",
    "distributor",
    "employer",
    "grocer",
    "haulier",
    "maker",
    "miner",
    "operator",
    "pollster",
    "producer",
    "publisher",
    "refiner",
    "shipper",
    "shoemaker",
    "supplier",
    "wholesaler",
];
/// Longest *its … spokeswoman* in tokens.
const LONGEST: usize = 4;

/// Corrects the kinds of names in text order.
pub(super) fn settle(document: &Document, lexicon: &Lexicon, names: &mut [NameReading]) {
    for at in 0..names.len() {
        let Some(name) = names.get(at).filter(|n| may_be_body(document, lexicon, n)) else { continue };
        let text = document.text.slice(name.span);
        let told = is_listed(document, name) || has_chief(document, name) || is_called_body(document, lexicon, name);
        let told = told || text.contains(' ') && told_by_name(document, lexicon, names, at);
        if told {
            settle_kind(document, names, text, EntityKind::Org);
        }
    }
}

/// Of a name of several words.
fn told_by_name(document: &Document, lexicon: &Lexicon, names: &[NameReading], at: usize) -> bool {
    let Some(name) = names.get(at) else { return false };
    is_institution(document, name)
        || has_body_word(document, lexicon, name)
        || owns_as_body(document, name)
        || has_its_office(document, names, at)
}

/// A name for somebody or some place that no table knows.
fn may_be_body(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let text = document.text.slice(name.span);
    let open = match name.kind {
        EntityKind::Person => name.confidence < SURE,
        EntityKind::Gpe | EntityKind::Loc | EntityKind::Fac | EntityKind::Event => true,
        _ => false,
    };
    open && lexicon.names.known(text).is_none()
}

/// `Larkin Community Hospital`, `Absaroka Avalanche Center`.
fn is_institution(document: &Document, name: &NameReading) -> bool {
    let mut words = document.text.slice(name.span).split(' ').rev();
    let (last, before) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    name.kind != EntityKind::Person
        && (INSTITUTIONS.contains(&last) || matches!(last, "Center" | "Centre") && CENTERS.contains(&before))
}

/// `Halfmoon Records`: the last word names a kind of body, and the first is nobody’s given name.
fn has_body_word(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let mut words = document.text.slice(name.span).split(' ');
    let given = words.next().is_some_and(|first| lexicon.names.given(first).is_some());
    let last = words.next_back().unwrap_or_default();
    name.kind == EntityKind::Person && !given && lexicon.names.head(last) == Some(EntityKind::Org)
}

/// `Brantwell Home’s shareholders`, `Harcourt Lyle’s chief executive`.
fn owns_as_body(document: &Document, name: &NameReading) -> bool {
    let end = document.tokens_in(name.span).end;
    if document.tokens.get(end).is_none_or(|t| t.tag != Tag::POS) {
        return false;
    }
    HAVES.contains(&word(document, end + 1).as_str())
}

/// `Lark’s chief executive`, `the managing director of Lark`.
fn has_chief(document: &Document, name: &NameReading) -> bool {
    let tokens = document.tokens_in(name.span);
    let is_chief = |at: usize| {
        matches!(
            (word(document, at).as_str(), word(document, at + 1).as_str()),
            ("chief", "executive" | "operating" | "financial") | ("managing", "director")
        )
    };
    let owns = document.tokens.get(tokens.end).is_some_and(|t| t.tag == Tag::POS);
    let of = tokens.start.checked_sub(3).filter(|_| tokens.start > 0 && word(document, tokens.start - 1) == "of");
    owns && is_chief(tokens.end + 1) || of.is_some_and(is_chief)
}

/// `her firm, Lark Metrics,`, `the firm that she leads, Lark Metrics,`, `Lark Metrics, a private lender that …`; `Lark Metrics, which …` is at least nobody.
fn is_called_body(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let tokens = document.tokens_in(name.span);
    let is = |at: usize, text: &str| word(document, at) == text;
    let tag = |at: usize| document.tokens.get(at).map_or(Tag::Punct, |t| t.tag);
    let body = |at: usize| {
        let noun = word(document, at);
        lexicon.names.nominal(&noun) == Some(NominalKind::Organization)
            && lexicon.names.role(&noun).is_none()
            && !PEOPLE.contains(&noun.as_str())
    };
    let ends = is(tokens.end, ",") || is(tokens.end, ".");
    let before = tokens.start.checked_sub(2).is_some_and(|at| ends && is(at + 1, ",") && body(at));
    let comma = is(tokens.end, ",");
    let first = tokens.end + 2;
    let behind = comma && matches!(word(document, tokens.end + 1).as_str(), "a" | "an" | "the") && {
        let last = (first..first + LONGEST).take_while(|&at| tag(at).is_noun() || tag(at) == Tag::JJ).last();
        last.is_some_and(|last| body(last) && tag(last + 1) != Tag::POS)
    };
    // `the association that he chairs, Lark,`
    let clause = tokens.start.checked_sub(1).filter(|&at| ends && is(at, ",")).is_some_and(|comma| {
        let words = (comma.saturating_sub(LONGEST)..comma).rev().take_while(|&at| !matches!(tag(at), Tag::Punct));
        let opens = words.clone().find(|&at| matches!(word(document, at).as_str(), "that" | "which"));
        opens.and_then(|at| at.checked_sub(1)).is_some_and(body)
    });
    let thing = name.kind == EntityKind::Person && comma && is(tokens.end + 1, "which");
    before || behind || clause || thing
}

/// `Shares in Lark rose`.
fn is_listed(document: &Document, name: &NameReading) -> bool {
    let start = document.tokens_in(name.span).start;
    let Some(noun) = start.checked_sub(2) else { return false };
    word(document, noun + 1) == "in"
        && matches!(word(document, noun).as_str(), "shares" | "shareholders" | "stake" | "investors")
}

/// `Shreemangal Infra built it. Its managing director, …`: the subject of a sentence, if the next begins with what
/// nobody has.
fn has_its_office(document: &Document, names: &[NameReading], at: usize) -> bool {
    let Some(name) = names.get(at) else { return false };
    let Some(sentence) = document.sentence_at(name.span.start()) else { return false };
    let next = document.sentences.get(sentence.index() + 1);
    let Some(next) = next.map(|s| document.tokens_in(s.span)) else { return false };
    let office = |at: usize| OFFICES.contains(&word(document, at).as_str());
    if word(document, next.start) != "its" || !(next.start + 1..next.start + 1 + LONGEST).any(office) {
        return false;
    }
    let here = |n: &&NameReading| document.sentence_at(n.span.start()) == Some(sentence);
    let mut others = names.iter().filter(here).filter(|n| n.span != name.span);
    let is_subject = |span: Span| document.tokens.get(document.tokens_in(span).end).is_some_and(|t| t.tag.is_finite());
    let has_body = others.clone().any(|n| n.kind == EntityKind::Org);
    (is_subject(name.span) || !others.any(|n| is_subject(n.span)) && name.kind == EntityKind::Person) && !has_body
}
