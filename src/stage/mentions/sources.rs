//! Which mention heads a quote's source: `Ana Ruiz` in `his lawyer, Ana Ruiz,`, nobody's name in
//! `a spokesman for Ruiz`.

use std::ops::Range;

use super::documents;
use super::phrase::{Phrases, blank};
use super::titles;
use crate::document::{
    Definiteness, EntityKind, Form, MentionDraft, NameForm, NominalClass, NominalForm, QuoteDraft, QuoteId, Tag,
    TokenKind,
};
use crate::text::order::{sort, sort_by_key};

/// Words for nobody in particular.
const NOBODY: &[&str] = &[
    "nobody",
    "no",
    "none",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "everyone",
    "everybody",
    "it",
    "there",
    "what",
    "that",
    "this",
    "which",
    "something",
    "nothing",
    "you",
    "these",
    "everything",
];

/// Roles that firms have.
const FIRM_ROLES: &[&str] = &[
    "owner",
    "operator",
    "maker",
    "publisher",
    "developer",
    "sponsor",
    "builder",
    "supplier",
    "employer",
    "landlord",
    "producer",
    "manufacturer",
    "distributor",
    "contractor",
    "rival",
    "parent",
    "lender",
    "promoter",
    "organizer",
    "organiser",
    "insurer",
];

/// What heads a source phrase.
enum SourceHead {
    /// The mention at this index.
    Mention(usize),
    /// These mentions together.
    Group(Vec<usize>),
    /// Nothing in the list of mentions, but these tokens describe somebody.
    Description(Range<usize>),
    /// A document without a body behind it, or nothing at all.
    Nobody,
}

/// Adds the nominals and groups that only their being sources makes mentions.
pub(super) fn complete(phrases: &Phrases<'_>, quotes: &[QuoteDraft], mentions: &mut Vec<MentionDraft>) {
    sort_by_key(mentions, |m| (m.span.start(), std::cmp::Reverse(m.span.end())));
    let mut added: Vec<MentionDraft> = Vec::new();
    let mut replaced: Vec<usize> = Vec::new();
    for source in quotes.iter().filter_map(|q| q.source.filter(|_| q.turn.is_none())) {
        if added.iter().any(|m| m.span == source) {
            continue;
        }
        let tokens = phrases.document.tokens_in(source);
        match head(phrases, tokens, mentions) {
            SourceHead::Description(tokens) => {
                let inside = mentions.iter().enumerate().filter(|(_, m)| {
                    matches!(m.form, Form::Nominal(_)) && m.tokens.start <= tokens.start && m.tokens.end > tokens.start
                });
                replaced.extend(inside.map(|(i, _)| i));
                added.extend(description(phrases, tokens));
            }
            SourceHead::Group(members) => {
                let spans = members.iter().filter_map(|&i| mentions.get(i)).map(|m| m.span);
                if let Some(span) = spans.reduce(crate::text::Span::cover) {
                    let tokens = phrases.document.tokens_in(span);
                    added.push(MentionDraft { tokens, plural: true, ..blank(span) });
                }
            }
            _ => {}
        }
    }
    sort(&mut replaced);
    replaced.dedup();
    for index in replaced.into_iter().rev() {
        mentions.remove(index);
    }
    mentions.append(&mut added);
}

/// Links each quote to the mention that heads its source. Mentions are in text order.
pub(super) fn attach(phrases: &Phrases<'_>, quotes: &[QuoteDraft], mentions: &mut [MentionDraft]) {
    for index in 0..mentions.len() {
        let is_group = mentions.get(index).is_some_and(|m| m.form == Form::Group(Vec::new()));
        if is_group {
            let span = mentions.get(index).map(|m| m.span).unwrap_or_default();
            let members = mentions
                .iter()
                .enumerate()
                .skip(index + 1)
                .take_while(|(_, m)| m.span.start() < span.end())
                .filter(|(_, m)| matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Person))
                .map(|(i, _)| i)
                .collect();
            if let Some(mention) = mentions.get_mut(index) {
                mention.form = Form::Group(members);
            }
        }
    }
    for (index, quote) in quotes.iter().enumerate() {
        let Some(source) = quote.source.or(quote.turn) else { continue };
        let tokens = phrases.document.tokens_in(source);
        let found = match head(phrases, tokens.clone(), mentions) {
            SourceHead::Mention(found) => Some(found),
            SourceHead::Group(_) => first_in(mentions, &tokens).and_then(|first| {
                let end = mentions.len().min(first + 20);
                (first.saturating_sub(1)..end).find(|&i| {
                    mentions.get(i).is_some_and(|m| matches!(m.form, Form::Group(_)) && source.contains(m.span))
                })
            }),
            SourceHead::Description(described) => {
                let start = mentions.partition_point(|m| m.tokens.start < described.start);
                (start..mentions.len().min(start + 4)).find(|&i| {
                    mentions
                        .get(i)
                        .is_some_and(|m| m.tokens.start == described.start && !matches!(m.form, Form::Pronoun(_)))
                })
            }
            SourceHead::Nobody => None,
        };
        if let Some(mention) = found.and_then(|i| mentions.get_mut(i)) {
            mention.source_of.push(QuoteId::new(index));
            mention.subject = true;
        }
    }
}

fn first_in(mentions: &[MentionDraft], tokens: &Range<usize>) -> Option<usize> {
    let start = mentions.partition_point(|m| m.tokens.start < tokens.start);
    (start < mentions.len()).then_some(start)
}

/// Finds what heads a source phrase.
fn head(phrases: &Phrases<'_>, tokens: Range<usize>, mentions: &[MentionDraft]) -> SourceHead {
    if tokens.is_empty() {
        return SourceHead::Nobody;
    }
    let first = mentions.partition_point(|m| m.tokens.start < tokens.start);
    if tokens.len() == 1 && phrases.is(tokens.start, &["who", "which", "that"]) {
        return antecedent(phrases, tokens.start, mentions, first).map_or(SourceHead::Nobody, SourceHead::Mention);
    }
    let inside: Vec<(usize, &MentionDraft)> = mentions
        .iter()
        .enumerate()
        .skip(first)
        .take_while(|(_, m)| m.tokens.start < tokens.end)
        .filter(|(_, m)| m.tokens.end <= tokens.end && !matches!(m.form, Form::Group(_)))
        .collect();
    let base = tokens.start..base_end(phrases, &tokens, &inside);
    let names = || inside.iter().filter(|(_, m)| matches!(m.form, Form::Name(_)));
    let people = |range: &Range<usize>| -> Vec<usize> {
        names()
            .filter(|(_, m)| range.contains(&m.tokens.start) && is_person(m) && !is_owner(phrases, m))
            .map(|&(i, _)| i)
            .collect()
    };
    let here = people(&base);
    match here.as_slice() {
        [] => {
            if let Some(titled) = titles::named(phrases, &tokens, &inside) {
                return SourceHead::Mention(titled);
            }
        }
        [one] => return SourceHead::Mention(*one),
        many if coordinated(phrases, mentions, many) => return SourceHead::Group(here),
        // `Pastor Ana Ruiz of Grace Chapel`: the first of a name and what belongs to it.
        [first, .., last] => {
            let start = mentions.get(*first).map_or(0, |m| m.tokens.end);
            let of = phrases.is(start, &["of", "from", "at", "with"]);
            return SourceHead::Mention(if of { *first } else { *last });
        }
    }
    if inside.is_empty()
        && let Some(index) = first
            .checked_sub(1)
            .filter(|&i| mentions.get(i).is_some_and(|m| matches!(m.form, Form::Name(_)) && m.tokens.end == base.end))
    {
        // The source holds only the end of a name.
        return SourceHead::Mention(index);
    }
    if let Some(&(index, _)) = inside.iter().find(|(_, m)| {
        m.tokens.start == tokens.start
            && m.tokens.end == base.end
            && matches!(m.form, Form::Pronoun(ref p) if !p.possessive || base.len() == 1)
    }) {
        return SourceHead::Mention(index);
    }
    // `His reasoning was simple:`: the owner of what speaks.
    if let Some(&(index, _)) = inside.iter().find(|(_, m)| m.tokens.start == tokens.start && tokens.len() == 1) {
        return SourceHead::Mention(index);
    }
    // `Helvax, the mine’s owner`
    let comma = phrases.text(base.end) == ",";
    let firm = |at: usize| FIRM_ROLES.contains(&phrases.lower(at).as_str());
    let whole =
        names().find(|(_, m)| m.tokens == base && matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Org));
    if let Some(&(index, _)) = whole.filter(|_| comma && (base.end..tokens.end).any(firm)) {
        return SourceHead::Mention(index);
    }
    // `The Estonian`, `the 54-year-old`, and `Plains Railway, the nominee` (the name ends something else).
    let filling = inside.iter().find(|(_, m)| {
        let fills = m.tokens.start == tokens.start && m.tokens.end == end_without_comma(phrases, &tokens);
        let apposed = m.tokens.start == base.end + 1 && phrases.text(base.end) == ",";
        matches!(&m.form, Form::Nominal(n) if n.class == NominalClass::Person && n.definiteness == Definiteness::Definite)
            && !m.plural
            && (fills || apposed && m.tokens.end == end_without_comma(phrases, &tokens))
    });
    if let Some(&(index, _)) = filling {
        return SourceHead::Mention(index);
    }
    let head = last_noun(phrases, &base);
    let noun = head.map(|at| phrases.lower(at)).unwrap_or_default();
    // *The Italian, who …* is one, of whom no name tells.
    let of_a_people = |m: &MentionDraft| {
        let one = |o: &MentionDraft| matches!(o.form, Form::Nominal(_)) && !o.plural && o.tokens.end == m.tokens.end;
        inside.iter().find(|(_, o)| one(o)).map(|&(index, _)| index)
    };
    let last =
        names().rev_find(|m| base.contains(&m.tokens.start) && m.tokens.end == base.end && !is_owner(phrases, m));
    // `The president of the Association of Vets (AV), Dr Ana Ruiz,`
    let bracket = if phrases.text(base.end) == "(" && phrases.text(base.end + 2) == ")" { 3 } else { 0 };
    let behind = Some(base.end + bracket).filter(|&at| at < tokens.end && phrases.text(at) == ",");
    let officer =
        behind.filter(|_| last.is_some_and(|(_, m)| titles::name_office(phrases, base.start..m.tokens.start)));
    let holder = officer.and_then(|comma| {
        let rest = comma + 1..tokens.end;
        people(&(comma + 1..base_end(phrases, &rest, &inside))).last().copied()
    });
    if let Some(index) = holder {
        return SourceHead::Mention(index);
    }
    if let Some(&(index, name)) = last {
        return SourceHead::Mention(of_a_people(name).unwrap_or(index));
    }
    // `his lawyer, Ana Ruiz,` and `a lawyer for the trustees, Ana Ruiz,`
    let comma = (base.end..tokens.end).find(|&at| phrases.text(at) == ",");
    if let Some(comma) = comma.filter(|&c| !(base.end..c).any(|at| phrases.tag(at).is_finite())) {
        let rest = comma + 1..tokens.end;
        let second = rest.start..base_end(phrases, &rest, &inside);
        if let Some(&one) = people(&second).last() {
            return SourceHead::Mention(one);
        }
        // `the biggest union, LO,`, `The company, Northrail, which runs the line,`, `The maker, Helvax of Pune,`
        let end = end_without_comma(phrases, &tokens);
        let body_noun = phrases.lexicon.names.nominal(&noun).is_some() || noun == "maker";
        let listed = (comma..tokens.end).any(|at| phrases.is(at, &["and", "or"]));
        let goes_on = |at: usize| body_noun && !listed && matches!(phrases.text(at), "," | "of" | "in");
        let body = names().find(|(_, m)| {
            let organization = || matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Org);
            m.tokens.start <= comma + 2
                && m.tokens.start > comma
                && (m.tokens.end == end || organization() && m.tokens.start == comma + 1 && goes_on(m.tokens.end))
        });
        if let Some(&(index, _)) = body {
            return SourceHead::Mention(index);
        }
    }
    if let Some(index) = titles::behind_clause(phrases, &tokens, &inside, &noun) {
        return SourceHead::Mention(index);
    }
    if phrases.lexicon.names.is_document(&noun) && !documents::is_newspaper(phrases, &noun, mentions, first) {
        return documents::body_behind(phrases, &base, &inside).map_or(SourceHead::Nobody, SourceHead::Mention);
    }
    if tokens.len() == 1 && phrases.is(tokens.start, NOBODY)
        || phrases.is(tokens.start, &["nobody", "none", "everyone", "anyone"])
    {
        return SourceHead::Nobody;
    }
    // `a visitor, Ana Ruiz, 20,` of which the source took only the front.
    if let Some(named) = apposed(phrases, tokens.end, mentions) {
        return SourceHead::Mention(named);
    }
    // `His reasoning`, `Ruiz’s advice`: the owner of what speaks.
    let abstract_noun = |at: usize| {
        let noun = phrases.lower(at);
        let agent = ["er", "or", "ist", "ee", "ant", "man", "woman"].iter().any(|s| noun.ends_with(s));
        phrases.head_at(at).is_none() && !agent && !matches!(phrases.tag(at), Tag::NNS | Tag::NNPS)
    };
    if head.is_some_and(abstract_noun) {
        let owner = inside.iter().find(|(_, m)| {
            base.contains(&m.tokens.start)
                && (matches!(m.form, Form::Pronoun(p) if p.possessive && m.tokens.start == base.start)
                    || matches!(m.form, Form::Name(_)) && is_owner(phrases, m))
        });
        if let Some(&(index, _)) = owner {
            return SourceHead::Mention(index);
        }
    }
    // The nominal at the front, if it is a mention already and fills the phrase.
    if let Some(&(index, _)) = inside.iter().find(|(_, m)| {
        matches!(m.form, Form::Nominal(_))
            && m.tokens.start == tokens.start
            && m.tokens.end == end_without_comma(phrases, &tokens)
    }) {
        return SourceHead::Mention(index);
    }
    SourceHead::Description(tokens.start..end_without_comma(phrases, &tokens))
}

/// What a relative pronoun refers to: the name before it, across an apposition, or the nominal
/// right before it.
fn antecedent(phrases: &Phrases<'_>, relative: usize, mentions: &[MentionDraft], first: usize) -> Option<usize> {
    let who = phrases.is(relative, &["who"]);
    let before = || {
        (first.saturating_sub(8)..first).rev().filter_map(|i| mentions.get(i).map(|m| (i, m))).filter(|(_, m)| {
            m.tokens.end <= relative && m.tokens.end + 20 >= relative && phrases.same_sentence(m.tokens.start, relative)
        })
    };
    let named = before().find(|(_, m)| match &m.form {
        Form::Name(name) => {
            (name.kind == EntityKind::Person) == who && name.kind != EntityKind::Norp && !is_owner(phrases, m)
        }
        _ => false,
    });
    let adjacent = before().find(|(_, m)| matches!(m.form, Form::Nominal(_)) && m.tokens.end + 1 >= relative);
    match (named, adjacent) {
        // A nominal behind the name is its apposition only with a comma between.
        (Some((name, n)), Some((nominal, a))) => {
            let apposition = phrases.text(n.tokens.end) == ","
                && a.tokens.start <= n.tokens.end + 2
                && a.tokens.start > n.tokens.start;
            Some(if apposition || a.tokens.start < n.tokens.start { name } else { nominal })
        }
        (Some((name, _)), None) => Some(name),
        (None, Some((nominal, _))) => Some(nominal),
        (None, None) => None,
    }
}

/// The person named between commas right behind a phrase.
fn apposed(phrases: &Phrases<'_>, end: usize, mentions: &[MentionDraft]) -> Option<usize> {
    let comma = [end, end.saturating_sub(1)].into_iter().find(|&at| phrases.text(at) == ",")?;
    let from = mentions.partition_point(|m| m.tokens.start <= comma);
    let (index, name) = (from..mentions.len().min(from + 3))
        .find_map(|i| mentions.get(i).filter(|m| is_person(m) && m.tokens.start <= comma + 3).map(|m| (i, m)))?;
    let closed = matches!(phrases.text(name.tokens.end), "," | "." | "" | "”" | "\"")
        && phrases.same_sentence(comma, name.tokens.start);
    (closed && !is_owner(phrases, name)).then_some(index)
}

trait RevFind<'m> {
    fn rev_find(self, fits: impl Fn(&MentionDraft) -> bool) -> Option<&'m (usize, &'m MentionDraft)>;
}

impl<'m, I: Iterator<Item = &'m (usize, &'m MentionDraft)>> RevFind<'m> for I {
    fn rev_find(self, fits: impl Fn(&MentionDraft) -> bool) -> Option<&'m (usize, &'m MentionDraft)> {
        self.filter(|(_, m)| fits(m)).last()
    }
}

pub(super) fn end_without_comma(phrases: &Phrases<'_>, tokens: &Range<usize>) -> usize {
    let mut end = tokens.end;
    while end > tokens.start + 1
        && matches!(phrases.kind(end - 1), TokenKind::Punctuation)
        && phrases.text(end - 1) != ")"
    {
        end -= 1;
    }
    end
}

pub(super) fn is_person(mention: &MentionDraft) -> bool {
    matches!(&mention.form, Form::Name(name) if name.kind == EntityKind::Person)
}

/// `Ruiz’s` before something that speaks.
pub(super) fn is_owner(phrases: &Phrases<'_>, mention: &MentionDraft) -> bool {
    phrases.tag(mention.tokens.end) == Tag::POS && mention.tokens.end < phrases.len()
}

/// Whether the people of a phrase are joined by *and*.
fn coordinated(phrases: &Phrases<'_>, mentions: &[MentionDraft], people: &[usize]) -> bool {
    let Some((first, last)) = people.first().zip(people.last()) else { return false };
    let Some((first, last)) = mentions.get(*first).zip(mentions.get(*last)) else { return false };
    (first.tokens.end..last.tokens.start).any(|at| phrases.is(at, &["and", "&"]))
}

/// Where the first base noun phrase of a source ends: before a preposition, a comma, a relative
/// pronoun or a participle that is no part of a name.
fn base_end(phrases: &Phrases<'_>, tokens: &Range<usize>, inside: &[(usize, &MentionDraft)]) -> usize {
    let mut at = tokens.start;
    while at < tokens.end {
        if let Some((_, name)) = inside.iter().find(|(_, m)| m.tokens.start == at && matches!(m.form, Form::Name(_))) {
            at = name.tokens.end.max(at + 1);
            continue;
        }
        let word = phrases.lower(at);
        // *Colonel (rtd) Bo Lin*
        let named_behind = |end: usize| inside.iter().any(|(_, m)| m.tokens.start == end && is_person(m));
        if at > tokens.start && word == "(" && phrases.text(at + 2) == ")" && named_behind(at + 3) {
            at += 3;
            continue;
        }
        let list = word == "," && phrases.shape(at + 1).is_capitalized() && is_list(phrases, at, tokens.end, inside);
        let portfolio = matches!(word.as_str(), "of" | "for")
            && at > tokens.start
            && phrases.shape(at - 1).is_capitalized()
            && (phrases.shape(at + 1).is_capitalized()
                || phrases.is(at + 1, &["the"]) && phrases.shape(at + 2).is_capitalized());
        let ends = match phrases.tag(at) {
            Tag::IN | Tag::TO => !portfolio,
            Tag::WP | Tag::WDT | Tag::WPS | Tag::WRB => true,
            Tag::VBN | Tag::VBG | Tag::VBD => at > tokens.start && phrases.tag(at - 1).is_noun(),
            Tag::Punct => !list && !matches!(word.as_str(), "&" | "-") && phrases.kind(at) != TokenKind::Mark,
            _ => {
                matches!(word.as_str(), "who" | "which")
                    || (matches!(word.as_str(), "of" | "for" | "at" | "from" | "with" | "by") && !portfolio)
            }
        };
        if ends && at > tokens.start {
            return at;
        }
        at += 1;
    }
    tokens.end
}

/// `A, B and C`: a comma between names of a list that *and* ends.
fn is_list(phrases: &Phrases<'_>, comma: usize, end: usize, inside: &[(usize, &MentionDraft)]) -> bool {
    let named = inside.iter().any(|(_, m)| m.tokens.end == comma && is_person(m));
    let next = inside.iter().find(|(_, m)| m.tokens.start == comma + 1 && is_person(m));
    named && next.is_some_and(|(_, m)| m.tokens.end < end && phrases.is(m.tokens.end, &["and", ","]))
}

fn last_noun(phrases: &Phrases<'_>, base: &Range<usize>) -> Option<usize> {
    base.clone().rev().find(|&at| phrases.tag(at).is_noun() && phrases.kind(at) == TokenKind::Word)
}

/// A nominal over a whole source phrase.
fn description(phrases: &Phrases<'_>, tokens: Range<usize>) -> Option<MentionDraft> {
    let base = tokens.start..base_end(phrases, &tokens, &[]);
    let head = base
        .clone()
        .rev()
        .filter_map(|at| phrases.head_at(at).filter(|h| h.tokens.end <= base.end))
        .find(|h| h.tokens.end == base.end || phrases.tag(h.tokens.end - 1).is_noun());
    let noun = last_noun(phrases, &base).unwrap_or(tokens.start);
    let definiteness = match phrases.tag(tokens.start) {
        Tag::DT if phrases.is(tokens.start, &["the", "this", "that", "these", "those"]) => Definiteness::Definite,
        Tag::PRPS => Definiteness::Possessive,
        _ if base.clone().any(|at| phrases.tag(at) == Tag::POS) => Definiteness::Possessive,
        _ => Definiteness::Indefinite,
    };
    if let Some(head) = head {
        return phrases.nominal(tokens, &head, definiteness);
    }
    let span = phrases.span(&tokens)?;
    let named = tokens.clone().all(|at| phrases.tag(at).is_proper() && phrases.shape(at).is_capitalized());
    if named && tokens.len() <= 3 {
        // Nobody but a source vouches for this name; a source is most often a person.
        let name = NameForm { kind: EntityKind::Person, roles: Vec::new(), defines: None, woman: 0 };
        return Some(MentionDraft { tokens, form: Form::Name(name), ..blank(span) });
    }
    let plural = matches!(phrases.tag(noun), Tag::NNS | Tag::NNPS)
        || phrases.is(tokens.start, &["many", "some", "several", "both", "few", "others", "those", "two", "three"]);
    let modifiers = base
        .filter(|&at| at != noun && !matches!(phrases.tag(at), Tag::DT | Tag::PRPS | Tag::POS))
        .map(|at| phrases.lower(at))
        .collect();
    let form = NominalForm {
        head: phrases.lower(noun),
        modifiers,
        class: NominalClass::Person,
        definiteness,
        relative: false,
    };
    Some(MentionDraft { tokens, form: Form::Nominal(form), plural, ..blank(span) })
}
