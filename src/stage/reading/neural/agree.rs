//! Where the two readers see the same report or name, the one that knows better decides.
//!
//! A quotation wholly in marks with its tag has one right reading, and there the rules are more exact
//! than the network, which is better wherever they guess. Names are the network's; the tables know
//! where one ends (*Dr Priya Raman*) and whose it is where the network is in doubt.

use std::ops::Range;

use crate::document::{CueReading, Document, EntityKind, NameReading, Tag, TokenId};
use crate::language::Lexicon;
use crate::model::features::name_class;
use crate::text::Span;
use crate::text::case::Casing;
use crate::text::order::sort;

/// From this confidence on a report is plain to the lexical reader.
const PLAIN: f32 = 0.7;
/// From this confidence on the lexical reader tells the ends of a name that the network has found.
const KNOWN_NAME: f32 = 0.5;
/// From this confidence on the lexical reader is sure of a person.
const SURE_PERSON: f32 = 0.9;
/// Below this confidence the network is in doubt about a name.
const DOUBTFUL_NAME: f32 = 0.7;

/// Gives plain reports of whole passages the content of the lexical reader, and adds what the network has
/// missed.
pub(super) fn on_reports(
    document: &Document,
    cues: &mut Vec<CueReading>,
    lexical: &[CueReading],
    covered: impl Fn(Span) -> bool,
) {
    let in_marks = |piece: &Span| document.marks.overlapping(*piece).any(|(_, p)| p.span == *piece);
    for plain in lexical.iter().filter(|c| c.confidence >= PLAIN && c.turn.is_none()) {
        let Some(cue) = plain.cue.filter(|&cue| covered(cue)) else { continue };
        let apart = |o: &Span| plain.content.iter().all(|p| !p.overlaps(*o));
        let overlaps = |other: &CueReading| !other.content.iter().all(apart);
        let same = |other: &CueReading| other.cue.is_some_and(|o| o.overlaps(cue));
        let inside = cues.iter().any(|other| !same(other) && other.content.iter().any(|o| o.contains(cue)));
        let decisive = !inside && (plain.naming || plain.content.iter().all(in_marks));
        let at = cues.iter().position(same);
        match at.and_then(|at| Some((at, cues.get(at)?))) {
            // What the network takes for content is the tables' cue (*put it*, *wanted to know*).
            Some((at, found)) if !inside && found.content.iter().any(|o| o.overlaps(cue)) => {
                take(document, cues, at, plain, in_marks);
            }
            Some((at, found)) if !decisive && is_cut(found, plain) => {
                if let Some(found) = cues.get_mut(at) {
                    found.content.clone_from(&plain.content);
                }
            }
            Some((at, _)) if !decisive => give_pieces(document, cues, at, plain),
            // A title in marks before the cue (*on “Newsnight,” Ruiz said …*).
            Some((_, found)) if !overlaps(found) => {}
            Some((at, _)) => take(document, cues, at, plain, in_marks),
            None if decisive => {
                // What the network gives to another cue beside its own, too.
                let spare = |other: &CueReading| other.cue.is_none() || other.content.iter().any(apart);
                if cues.iter().filter(|other| overlaps(other)).all(spare) {
                    cues.iter_mut().for_each(|other| other.content.retain(apart));
                    cues.retain(|other| !other.content.is_empty());
                    cues.push(plain.clone());
                }
            }
            None => {}
        }
    }
}

/// Makes the report at `at` the lexical reader's; what the network gives to another cue of the pieces that are this
/// one's by the rules goes.
fn take(
    document: &Document,
    cues: &mut Vec<CueReading>,
    at: usize,
    plain: &CueReading,
    in_marks: impl Fn(&Span) -> bool,
) {
    if let Some(found) = cues.get_mut(at) {
        *found = joined(document, found, plain, in_marks);
    }
    let held = |other: &CueReading| plain.content.iter().any(|p| other.content.iter().all(|o| p.contains(*o)));
    let mut index = 0;
    cues.retain(|other| {
        let keep = index == at || other.content.is_empty() || !held(other);
        index += 1;
        keep
    });
}

/// Whether of the clause before a tag, as the lexical reader sees it, a report has the beginning and the end alone.
fn is_cut(found: &CueReading, plain: &CueReading) -> bool {
    let (&[whole], [first, .., last]) = (plain.content.as_slice(), found.content.as_slice()) else { return false };
    whole.start() == first.start() && whole.end() == last.end()
}

/// Gives the report at `at`, of which the network has some pieces, the other pieces that the tag stands amid
/// (*The river, she said, is open*), where no other report has them; a relative (*first, which, according to
/// him, is …*) it gets from the report before, too.
fn give_pieces(document: &Document, cues: &mut [CueReading], at: usize, plain: &CueReading) {
    let Some(found) = cues.get(at) else { return };
    let missing = |piece: Span| !found.content.contains(&piece);
    let kept = plain.content.iter().filter(|&&piece| !missing(piece)).count();
    if kept == 0 || kept < found.content.len() || kept == plain.content.len() {
        return;
    }
    let relative = plain.content.first().copied();
    let relative = relative.filter(|&r| missing(r) && matches!(document.text.slice(r), "which" | "who"));
    let ends_in_it = |piece: Span| relative.is_some_and(|r| piece.contains(r) && piece.end() == r.end());
    let taken = |piece: Span| {
        let mut others = cues.iter().flat_map(|other| &other.content).filter(|o| o.overlaps(piece));
        // What holds the tag as well is the report around this one.
        others.any(|&o| !ends_in_it(o) && plain.cue.is_none_or(|cue| !o.contains(cue)))
    };
    if plain.content.iter().any(|&piece| missing(piece) && taken(piece)) {
        return;
    }
    if let Some(relative) = relative {
        for other in cues.iter_mut() {
            for piece in other.content.iter_mut().filter(|piece| ends_in_it(**piece)) {
                let words = document.text.trim(piece.before(relative));
                let comma = usize::from(document.text.slice(words).ends_with(','));
                *piece = document.text.span(words.start(), words.end() - comma);
            }
            other.content.retain(|piece| !piece.is_empty());
        }
    }
    if let Some(found) = cues.get_mut(at) {
        found.content.clone_from(&plain.content);
    }
}

/// The lexical reader's report with the network's source and with the further passages (“A,” she said.
/// “B.”) that the network has found.
fn joined(document: &Document, found: &CueReading, plain: &CueReading, in_marks: impl Fn(&Span) -> bool) -> CueReading {
    let apart = |o: &&Span| plain.content.iter().all(|p| !p.overlaps(**o));
    let further = found.content.iter().filter(apart).filter(|o| in_marks(o));
    let mut content: Vec<Span> = plain.content.iter().chain(further).copied().collect();
    sort(&mut content);
    // Whose a signed passage is stands behind its dash.
    let signed = plain.cue.is_some_and(|cue| !document.text.slice(cue).contains(char::is_alphanumeric));
    let source = found.source.filter(|_| !signed).or(plain.source);
    let inherits = source.is_none() && (found.inherits || plain.inherits);
    CueReading { confidence: found.confidence.max(plain.confidence), content, source, inherits, ..plain.clone() }
}

/// The network's names with the ends that the lexical reader knows. Both lists are in text order.
pub(super) fn on_names(
    document: &Document,
    lexicon: &Lexicon,
    found: &[NameReading],
    lexical: &[NameReading],
) -> Vec<NameReading> {
    let mut names: Vec<NameReading> = Vec::with_capacity(found.len());
    let mut add = |name: NameReading| {
        if names.last().is_none_or(|before| !before.span.overlaps(name.span)) {
            names.push(name);
        }
    };
    for name in found {
        let near = near(lexical, name.span);
        if is_title_alone(document, lexicon, name) {
            continue;
        }
        if is_office(document, lexicon, name, near) || is_member(document, lexicon, name, near) {
            near.iter().filter(|l| name.span.contains(l.span)).for_each(|l| add(*l));
            continue;
        }
        let better = |l: &NameReading| {
            let surer = l.kind == EntityKind::Person && l.confidence >= SURE_PERSON && name.confidence < DOUBTFUL_NAME;
            let whole = l.span.contains(name.span) && l.confidence >= KNOWN_NAME;
            // *Del. Marcia* of *Marcia “Cia” Price*
            let goes_on = l.kind == EntityKind::Person && name.span.start() < l.span.start();
            let within = name.span.contains(l.span) || goes_on;
            surer
                || name_class(l.kind) == name_class(name.kind)
                    && (whole || within && bare(document, lexicon, name.span, l.span))
        };
        match near.iter().find(|l| better(l)) {
            Some(known) => add(NameReading { confidence: known.confidence.max(name.confidence), ..*known }),
            None if near.is_empty() && is_noun(document, lexicon, name) => {}
            None => add(*name),
        }
    }
    names
}

/// The names of an ordered list that overlap a span.
fn near(names: &[NameReading], span: Span) -> &[NameReading] {
    let after = names.partition_point(|n| n.span.end() <= span.start());
    let end = names.partition_point(|n| n.span.start() < span.end());
    names.get(after..end).unwrap_or_default()
}

/// Whether a name that is no person's is an office with whose it is (*EU High Representative*), as the
/// lexical reader sees it, too.
fn is_office(document: &Document, lexicon: &Lexicon, name: &NameReading, near: &[NameReading]) -> bool {
    let tokens = document.tokens_in(name.span);
    (name.kind != EntityKind::Person || tokens.len() == 1 && is_determined(document, &tokens))
        && tokens
            .end
            .checked_sub(1)
            .is_some_and(|at| lexicon.names.honorific(word(document, at)).is_some_and(|form| form.office))
        && near.iter().all(|l| l.span.end() < name.span.end())
}

/// Whether a name is only the title before another one (*Sen.*, *Captain* of *Captain (rtd) Bo Lin*).
fn is_title_alone(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let tokens = document.tokens_in(name.span);
    let next = document.tokens.get(tokens.end).map(|t| document.text.slice(t.span)).unwrap_or_default();
    name.kind == EntityKind::Person
        && tokens.len() == 1
        && lexicon.names.honorific(document.text.slice(name.span)).is_some()
        && (next == "(" || next.starts_with(char::is_uppercase))
}

/// Whether a name is one member of a party with the place he or she stands for (*the Maine Republican*), as the
/// lexical reader sees it, too.
fn is_member(document: &Document, lexicon: &Lexicon, name: &NameReading, near: &[NameReading]) -> bool {
    let tokens = document.tokens_in(name.span);
    let place = |l: &NameReading| matches!(l.kind, EntityKind::Gpe | EntityKind::Loc);
    let last = tokens.end.saturating_sub(1);
    matches!(name.kind, EntityKind::Org | EntityKind::Norp)
        && is_determined(document, &tokens)
        && lexicon.names.known(word(document, last)).is_some_and(|k| k.kind == EntityKind::Norp)
        && near.first().is_some_and(|l| place(l) && l.span.start() == name.span.start())
        && near.last().is_some_and(|l| l.kind == EntityKind::Norp && l.span.end() == name.span.end())
}

/// Whether a name that is no person's has only a capitalized noun that refers back (*the Alliance*) or the
/// field of an office (*for Foreign and Security Policy*).
fn is_noun(document: &Document, lexicon: &Lexicon, name: &NameReading) -> bool {
    let mut tokens = document.tokens_in(name.span);
    let determined = is_determined(document, &tokens);
    let field = |at| {
        let word = word(document, at);
        word == "and" || lexicon.names.is_portfolio(word)
    };
    let refers = |text: &str| lexicon.names.nominal(&text.lower()).is_some();
    name.kind != EntityKind::Person && (determined && refers(document.text.slice(name.span)) || tokens.all(field))
}

/// Whether *the* stands before, or before an adjective (*the whole Alliance*).
fn is_determined(document: &Document, tokens: &Range<usize>) -> bool {
    let the = |at: usize| matches!(word(document, at), "the" | "The");
    let Some(before) = tokens.start.checked_sub(1) else { return false };
    let adjective = document.tokens.get(before).is_some_and(|t| t.tag == Tag::JJ && !t.shape.is_capitalized());
    the(before) || adjective && before.checked_sub(1).is_some_and(the)
}

fn word(document: &Document, at: usize) -> &str {
    document.word(TokenId::new(at))
}

/// Whether of two spans, the second of which begins in the first, the first has but honorifics and offices before the
/// second and the letters of an honour or degree behind it.
fn bare(document: &Document, lexicon: &Lexicon, full: Span, name: Span) -> bool {
    let text = document.text.as_str();
    let before = text.get(full.start()..name.start()).unwrap_or_default();
    let behind = text.get(name.end()..full.end()).unwrap_or_default();
    // *Colonel (rtd)*
    let retired = |word: &str| matches!(word, "(rtd)" | "(Rtd)" | "(retd)" | "(ret.)" | "(ret)" | "(retired)");
    let letters = |word: &str| {
        let word = word.trim_matches([',', '.']);
        word.len() <= 4 && word.chars().filter(|c| c.is_ascii_uppercase()).count() >= 2
    };
    before.split_whitespace().all(|word| retired(word) || lexicon.names.honorific(word).is_some())
        && behind.split_whitespace().all(letters)
}
