//! Which named body a description means (*the company*, *the union*): the one that suits it best of those named so far,
//! or none of them.
//!
//! A linear model over what the text has told (softmax over the bodies and none), whose weights `training/signs.py` fits
//! on articles of our own.

use super::body_signs::{New, NewSigns, Sign, Signs};
use super::descriptions::{containing_sources, goes_on, is_empty, name_of};
use super::state::{Link, State};
use super::told::{hundredths, likeliest};
use super::weights::{BODY, NEW_BODY};
use crate::document::{ChoiceKind, Definiteness, EntityKind, MentionDraft, NominalForm};

/// How many mentions back a body may stand.
const WINDOW: usize = 120;

/// The body that a description means.
pub(super) fn chosen(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let noun = form.head.rsplit(' ').next().unwrap_or(&form.head);
    let any = ANY.contains(&noun) || ANY.contains(&form.head.as_str());
    let any = any && !form.modifiers.iter().any(|m| state.lexicon.names.known(m).is_some());
    let phrase: Vec<&str> = form.modifiers.iter().map(String::as_str).chain([form.head.as_str()]).collect();
    let current = containing_sources(state, index);
    let description = Description { state, index, mention, form, noun, phrase: phrase.join(" "), any, current };
    let bodies = description.bodies();
    let new = description.told_of_none(bodies.len());
    // *The court* is none of which nothing tells that it is one, however near.
    let official = OFFICIAL.contains(&noun);
    let told: Vec<(Signs, usize, usize)> = bodies
        .iter()
        .enumerate()
        .map(|(rank, &(c, last))| (description.told_of(c, last, rank), c, last))
        .filter(|(signs, ..)| !official || !signs.holds(Sign::Untold))
        .collect();
    let worth = told.iter().map(|(signs, ..)| signs.worth(const { &hundredths(&BODY) }));
    let candidates = told.iter().zip(worth.clone()).map(|((signs, c, last), w)| (*last, *c, w, signs.values()));
    state.record(index, ChoiceKind::Body, new.values(), candidates);
    let (at, confidence) = likeliest(worth, new.worth(const { &hundredths(&NEW_BODY) }))?;
    let (signs, cluster, _) = told.get(at)?;
    let reason = if signs.holds(Sign::Noun) {
        "said before of"
    } else if signs.holds(Sign::Usual) {
        "the usual name for"
    } else if signs.holds(Sign::InName) {
        "the word in the name"
    } else if signs.holds(Sign::Kind) {
        "the kind of body that is named so,"
    } else {
        "the organization that it suits best,"
    };
    let why = format!("{reason} {}", name_of(state, *cluster));
    Some(Link { cluster: *cluster, confidence, why })
}

/// A description in its place.
struct Description<'s, 'a> {
    state: &'s State<'a>,
    index: usize,
    mention: &'s MentionDraft,
    form: &'s NominalForm,
    noun: &'s str,
    /// All its words but the article.
    phrase: String,
    /// Whether the noun goes with any body.
    any: bool,
    /// The subjects of the sentence.
    current: Vec<usize>,
}

impl Description<'_, '_> {
    /// The bodies named before, the last first, each with the last mention of it.
    fn bodies(&self) -> Vec<(usize, usize)> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for m in (self.index.saturating_sub(WINDOW)..self.index).rev() {
            let Some(c) = self.state.cluster_of(m).filter(|_| !self.is_byline(m)) else { continue };
            // *The company* is no town.
            let named = self.state.clusters.get(c).is_some_and(|c| match c.entity.kind {
                EntityKind::Person | EntityKind::Norp | EntityKind::Product | EntityKind::Work => false,
                EntityKind::Gpe | EntityKind::Loc => !c.entity.unnamed && !self.any,
                _ => !c.entity.unnamed,
            });
            if named && !found.iter().any(|(known, _)| *known == c) {
                found.push((c, m));
            }
        }
        found
    }

    /// `HAMBURG (Lark News) — …`: the agency that tells of all this is not spoken of.
    fn is_byline(&self, mention: usize) -> bool {
        let Some(tokens) = self.state.mentions.get(mention).map(|m| &m.tokens) else { return false };
        let opens = tokens.start.checked_sub(1).is_some_and(|at| self.state.word(at) == "(");
        let dash = self.state.word(tokens.end + 1);
        opens && self.state.word(tokens.end) == ")" && matches!(dash.as_str(), "-" | "--" | "–" | "—")
    }

    /// What speaks for a body that was not named before.
    fn told_of_none(&self, bodies: usize) -> NewSigns {
        let mut signs = NewSigns::new();
        signs.say(New::One, true);
        signs.set(New::Modifiers, self.form.modifiers.iter().filter(|m| !is_empty(m)).count() as f32);
        signs.say(New::Source, !self.mention.source_of.is_empty());
        signs.say(New::Subject, self.mention.subject);
        signs.say(New::Spoken, self.mention.spoken);
        signs.say(New::Possessive, self.form.definiteness != Definiteness::Definite);
        signs.say(New::Phrase, goes_on(self.state, self.mention, &["which", "that"]));
        signs.say(New::Any, self.any);
        signs.set(New::Bodies, bodies.min(5) as f32);
        signs
    }

    /// What speaks for and against a body whose last mention is `last` and which is the `rank`th, counted back.
    fn told_of(&self, cluster: usize, last: usize, rank: usize) -> Signs {
        let mut signs = Signs::new();
        signs.set(Sign::Rank, rank.min(6) as f32);
        signs.say(Sign::Last, rank == 0);
        self.near(cluster, last, &mut signs);
        self.kind(cluster, &mut signs);
        let count = self.state.clusters.get(cluster).map_or(0, |c| c.count);
        signs.set(Sign::Count, count.min(10) as f32);
        signs.say(Sign::Current, self.current.contains(&cluster));
        signs
    }

    /// How the body was spoken of in the last sentences.
    fn near(&self, cluster: usize, last: usize, signs: &mut Signs) {
        let state = self.state;
        let Some(other) = state.mentions.get(last) else { return };
        let away = self.mention.sentence.saturating_sub(other.sentence);
        let paragraphs = self.mention.paragraph.saturating_sub(other.paragraph);
        signs.say(Sign::Here, away == 0);
        signs.say(Sign::Away1, away == 1);
        signs.say(Sign::Away2, away == 2);
        signs.say(Sign::Paragraph, paragraphs == 0);
        signs.say(Sign::ParagraphBefore, paragraphs == 1);
        let mut first = None;
        for m in (self.index.saturating_sub(WINDOW)..self.index).rev() {
            let Some((other, c)) = state.mentions.get(m).zip(state.cluster_of(m)) else { continue };
            let here = other.paragraph == self.mention.paragraph;
            if !here && other.sentence + 2 < self.mention.sentence {
                break;
            }
            if here && state.clusters.get(c).is_some_and(|c| c.entity.kind == EntityKind::Org) {
                first = Some(c);
            }
            if c == cluster {
                signs.say(Sign::Subject, other.subject && !other.spoken);
                signs.say(Sign::Source, !other.source_of.is_empty());
                let at = other.span.start();
                signs.say(Sign::New, state.clusters.get(c).is_some_and(|c| c.first == at));
            }
        }
        signs.say(Sign::First, first == Some(cluster));
    }

    /// What kind of body it is, against the noun.
    fn kind(&self, cluster: usize, signs: &mut Signs) {
        let (state, form, noun) = (self.state, self.form, self.noun);
        let names = &state.lexicon.names;
        let Some(of) = state.clusters.get(cluster) else { return };
        let said = || state.bodies.iter().filter(|b| b.cluster == cluster);
        let has = |w: &str| of.words.iter().any(|n| n.trim_end_matches("'s") == w.trim_end_matches("'s"));
        let modifiers = || form.modifiers.iter().filter(|m| !is_empty(m));
        let unsaid = modifiers().filter(|&m| !has(m) && !said().any(|b| b.words.contains(m))).count();
        signs.set(Sign::Unsaid, unsaid as f32);
        signs.say(Sign::Noun, said().any(|b| b.noun == noun || b.noun == form.head));
        let points = |name: &str| [self.phrase.as_str(), &form.head, noun].iter().any(|n| names.points_at(n, name));
        signs.say(Sign::Usual, of.known.is_some_and(|k| points(k.name)));
        let in_name = form.head.split(' ').all(has);
        signs.say(Sign::InName, in_name && unsaid == 0);
        signs.say(Sign::NounInName, in_name && unsaid > 0);
        let covers = of.words.len() > 1 && of.words.iter().any(|word| names.organization_covers(&form.head, word));
        signs.say(Sign::Kind, covers && !in_name);
        let own = of.words.last().map(String::as_str).unwrap_or_default();
        let business = said().any(|b| ANY.contains(&b.noun.as_str()));
        let clashes = !business && !in_name && !covers && names.nominal(own).is_some() && !ANY.contains(&own);
        signs.say(Sign::Any, self.any && !clashes);
        signs.say(Sign::AnyOther, self.any && clashes);
        signs.say(Sign::Other, !self.any && clashes);
        let said =
            [Sign::Noun, Sign::Usual, Sign::InName, Sign::NounInName, Sign::Kind].into_iter().any(|s| signs.holds(s));
        signs.say(Sign::Untold, !self.any && !clashes && !said);
        signs.say(Sign::Organization, of.entity.kind == EntityKind::Org);
        signs.say(Sign::Place, matches!(of.entity.kind, EntityKind::Gpe | EntityKind::Loc));
    }
}

/// Nominals that can mean any organization.
const ANY: &[&str] = &[
    "company",
    "firm",
    "organization",
    "organisation",
    "group",
    "agency",
    "body",
    "charity",
    "business",
    "institution",
    "club",
    "corporation",
    "nonprofit",
    "operator",
    "retailer",
    "airline",
    "carmaker",
    "automaker",
    "maker",
    "manufacturer",
    "publisher",
    "insurer",
    "lender",
    "broadcaster",
    "network",
    "producer",
    "supplier",
    "developer",
    "contractor",
    "employer",
    "brewer",
    "carrier",
    "giant",
    "startup",
    "start-up",
    "newspaper",
    "paper",
    "magazine",
    "alliance",
    "bloc",
    "foundation",
    "trust",
    "chain",
    "franchise",
    "outfit",
    "side",
];
/// Nouns for bodies of a state, which are named so or not named at all.
const OFFICIAL: &[&str] = &[
    "administration",
    "army",
    "assembly",
    "cabinet",
    "congress",
    "court",
    "government",
    "house",
    "jury",
    "military",
    "ministry",
    "navy",
    "parliament",
    "police",
    "senate",
    "tribunal",
];
