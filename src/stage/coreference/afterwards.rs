//! Who is described first and named afterwards: `A retired teacher was found …`, and in the next paragraph `Ana
//! Ruiz, 61, …`; `the owner said`, and further on `Northrail, which owns the line, …`.
//!
//! A linear model over what the text tells (softmax over those named afterwards and nobody), whose weights
//! `training/signs.py` fits on articles of our own.

use super::afterwards_signs::{New, NewSigns, Sign, Signs};
use super::descriptions::{goes_on, is_empty, name_of};
use super::predicates;
use super::someone::ANYBODY;
use super::state::{Link, State};
use super::told::{hundredths, likeliest};
use super::weights::{BODY_NAMED, NEW_BODY_NAMED, NEW_PERSON_NAMED, PERSON_NAMED};
use crate::document::{ChoiceKind, Confidence, Definiteness, EntityKind, Form, Gender, MentionDraft, NominalForm, Tag};

/// How many paragraphs later the name may come.
const REACH: usize = 6;
/// How many names are asked.
const NAMES: usize = 6;
/// Words of those who do not give their names.
const NAMELESS: &[&str] = &["authorized", "authorised", "identified", "named"];
/// How sure it must be that what a description tells is said of who is named afterwards.
const SURE: Confidence = 0.6;
/// Bytes that make a paragraph more than a line of a header.
const A_PARAGRAPH: usize = 60;

/// Whom or which body, named only afterwards, a description means that means nobody named before.
pub(super) fn chosen(state: &State<'_>, index: usize, form: &NominalForm, kind: EntityKind) -> Option<Link> {
    let mention = state.mentions.get(index).filter(|m| !m.spoken && !m.plural)?;
    let noun = form.head.rsplit(' ').next()?;
    if stays_unnamed(state, mention) {
        return None;
    }
    let description = Description { state, mention, form, noun, gender: mention.gender, kind };
    let named = description.named(index);
    let new = description.told_of_none(named.len());
    let told: Vec<(Signs, usize, usize)> =
        named.iter().enumerate().map(|(rank, &(m, c))| (description.told_of(m, c, rank), m, c)).collect();
    let (choice, weights, none) = match kind {
        EntityKind::Person => {
            (ChoiceKind::PersonNamed, const { &hundredths(&PERSON_NAMED) }, const { &hundredths(&NEW_PERSON_NAMED) })
        }
        _ => (ChoiceKind::BodyNamed, const { &hundredths(&BODY_NAMED) }, const { &hundredths(&NEW_BODY_NAMED) }),
    };
    let worth = told.iter().map(|(signs, ..)| signs.worth(weights));
    let candidates = told.iter().zip(worth.clone()).map(|((signs, m, c), w)| (*m, *c, w, signs.values()));
    state.record(index, choice, new.values(), candidates);
    let (at, confidence) = likeliest(worth, new.worth(none))?;
    let cluster = told.get(at)?.2;
    Some(Link { cluster, confidence, why: format!("described here, named {} after it", name_of(state, cluster)) })
}

/// Gives a description to the one who is named after it, with what it tells.
pub(super) fn link(state: &mut State<'_>, index: usize, link: Link, gender: Gender) {
    let Link { cluster, confidence, why } = link;
    state.link(index, cluster, confidence, why);
    state.learn_gender(cluster, gender, true);
    let sure = confidence >= SURE;
    if let Some(role) = predicates::role(state, index).filter(|_| sure && state.is_single_person(cluster)) {
        state.add_role(cluster, index, role);
    }
}

/// Whether the sentence tells that somebody will not be named.
fn stays_unnamed(state: &State<'_>, mention: &MentionDraft) -> bool {
    let mut sentence = state.document.sentences.get(mention.sentence).map_or(0..0, |s| s.tokens.clone());
    sentence.any(|at| match state.word(at).as_str() {
        "anonymity" | "anonymous" | "anonymously" => true,
        "give" | "gave" | "giving" => state.tag(at + 1) == Tag::PRPS && state.word(at + 2) == "name",
        _ => false,
    })
}

/// A description in its place.
struct Description<'s, 'a> {
    state: &'s State<'a>,
    mention: &'s MentionDraft,
    form: &'s NominalForm,
    noun: &'s str,
    gender: Gender,
    kind: EntityKind,
}

impl Description<'_, '_> {
    /// Those named for the first time after the description, each with that mention and its cluster.
    fn named(&self, index: usize) -> Vec<(usize, usize)> {
        let state = self.state;
        let mut found: Vec<(usize, usize)> = Vec::new();
        for m in index + 1..state.mentions.len() {
            let Some(other) = state.mentions.get(m) else { break };
            if other.paragraph > self.mention.paragraph + REACH || found.len() == NAMES {
                break;
            }
            let Some(cluster) = state.cluster_of(m) else { continue };
            let named = matches!(other.form, Form::Name(_)) && !other.spoken && !state.writes(other);
            let first = state.clusters.get(cluster).is_some_and(|c| c.first == other.span.start());
            let fits = match self.kind {
                EntityKind::Person => state.is_single_person(cluster) && state.fits_gender(cluster, self.gender),
                _ => state
                    .clusters
                    .get(cluster)
                    .is_some_and(|c| matches!(c.entity.kind, EntityKind::Org | EntityKind::Fac)),
            };
            // *A farmer was jailed, Ana Ruiz said*
            let speaks = self.mention.quote.is_some_and(|quote| other.source_of.contains(&quote));
            if named && first && fits && !speaks {
                found.push((m, cluster));
            }
        }
        found
    }

    /// What speaks for somebody who is not named at all.
    fn told_of_none(&self, names: usize) -> NewSigns {
        let (state, mention) = (self.state, self.mention);
        let mut signs = NewSigns::new();
        signs.say(New::One, true);
        let paragraphs = state.document.text.paragraphs();
        let before = paragraphs.iter().take(mention.paragraph).filter(|p| p.len() >= A_PARAGRAPH).count();
        signs.say(New::First, before == 0);
        signs.say(New::Second, before == 1);
        signs.say(New::Definite, self.form.definiteness == Definiteness::Definite);
        signs.say(New::Possessive, self.form.definiteness == Definiteness::Possessive);
        signs.say(New::Source, !mention.source_of.is_empty());
        signs.say(New::Subject, mention.subject);
        let sentence = state.document.sentences.get(mention.sentence).map(|s| s.tokens.start);
        signs.say(New::Opens, sentence == Some(mention.tokens.start));
        signs.say(New::Phrase, goes_on(state, mention, &["who", "which", "that"]));
        let modifiers = self.form.modifiers.iter().filter(|m| !is_empty(m)).count();
        signs.set(New::Modifiers, modifiers.min(3) as f32);
        signs.say(New::General, ANYBODY.contains(&self.noun));
        signs.say(New::Reported, mention.quote.is_some());
        signs.say(New::Preposition, self.behind_preposition(mention));
        signs.set(New::Names, names.min(5) as f32);
        let sentence = state.document.sentences.get(mention.sentence).map_or(0..0, |s| s.tokens.clone());
        signs.say(New::Anonymous, sentence.into_iter().any(|at| NAMELESS.contains(&state.word(at).as_str())));
        signs
    }

    fn behind_preposition(&self, mention: &MentionDraft) -> bool {
        let before = mention.tokens.start.checked_sub(1).map(|at| self.state.tag(at));
        before.is_some_and(|tag| matches!(tag, Tag::IN | Tag::TO))
    }

    /// What speaks for and against the one named at a mention.
    fn told_of(&self, at: usize, cluster: usize, rank: usize) -> Signs {
        let mut signs = Signs::new();
        let Some(name) = self.state.mentions.get(at) else { return signs };
        signs.set(Sign::Rank, rank as f32);
        signs.say(Sign::Next, rank == 0);
        self.place(name, &mut signs);
        let described = |m: usize| {
            self.state.cluster_of(m) == Some(cluster)
                && self.state.mentions.get(m).is_some_and(|m| matches!(m.form, Form::Nominal(_)))
        };
        signs.say(Sign::Taken, (0..at).any(described));
        let told = match self.kind {
            EntityKind::Person => self.roles(at, cluster, &mut signs),
            _ => self.bodies(cluster, &mut signs),
        };
        signs.say(Sign::Free, !told);
        let noun = [Sign::Exact, Sign::Covers, Sign::Later].into_iter().any(|sign| signs.holds(sign));
        signs.say(Sign::Clash, told && !noun);
        signs
    }

    /// Where and how it is named.
    fn place(&self, name: &MentionDraft, signs: &mut Signs) {
        let (state, mention) = (self.state, self.mention);
        let sentences = name.sentence.saturating_sub(mention.sentence);
        let paragraphs = name.paragraph.saturating_sub(mention.paragraph);
        signs.say(Sign::Here, sentences == 0);
        signs.say(Sign::Away1, sentences == 1);
        signs.say(Sign::Paragraph, paragraphs == 0);
        signs.say(Sign::ParagraphAfter, paragraphs == 1);
        signs.set(Sign::Paragraphs, paragraphs as f32);
        signs.say(Sign::Subject, name.subject);
        let opens = |p: &crate::text::Span| {
            let before = state.document.text.as_str().get(p.start()..name.span.start()).unwrap_or_default().trim();
            before.is_empty() || before == "The" || state.lexicon.names.honorific(before).is_some()
        };
        signs.say(Sign::Opens, state.document.text.paragraphs().get(name.paragraph).is_some_and(opens));
        let source = !name.source_of.is_empty();
        signs.say(Sign::Source, source);
        signs.say(Sign::BothSources, source && !mention.source_of.is_empty());
        signs.say(Sign::Full, name.tokens.len() > 1);
        let behind = state.word(name.tokens.end);
        let next = state.word(name.tokens.end + 1);
        let relative = |word: &str| matches!(word, "who" | "whose" | "which");
        signs.say(Sign::Relative, relative(&behind) || behind == "," && relative(&next));
        signs.say(Sign::Preposition, self.behind_preposition(name));
        let between = name.tokens.start.saturating_sub(mention.tokens.end);
        signs.say(Sign::Beside, between == 0 || between == 1 && state.word(mention.tokens.end) == ",");
    }

    /// What is told of a person, against the noun; whether anything is told where the person is named.
    fn roles(&self, at: usize, cluster: usize, signs: &mut Signs) -> bool {
        let state = self.state;
        let covers = |role: &str| state.lexicon.names.role_covers(self.noun, role);
        let all = || state.roles.iter().filter(|r| r.cluster == cluster);
        let here = || all().filter(|r| r.mention == at);
        let exact = here().any(|r| r.head == self.noun);
        let covered = !exact && here().any(|r| covers(&r.head));
        signs.say(Sign::Exact, exact);
        signs.say(Sign::Covers, covered);
        signs.say(Sign::Later, !exact && !covered && all().any(|r| r.head == self.noun || covers(&r.head)));
        let said = |word: &&String| !is_empty(word) && here().any(|r| r.words.contains(word));
        signs.set(Sign::Said, self.form.modifiers.iter().filter(said).count() as f32);
        signs.say(Sign::Aged, state.ages.iter().any(|&(m, _)| m == at));
        let of = state.clusters.get(cluster);
        signs.set(Sign::Count, of.map_or(0, |c| c.count).min(10) as f32);
        signs.say(Sign::Gender, self.gender != Gender::Unknown && of.is_some_and(|c| c.entity.gender == self.gender));
        here().next().is_some()
    }

    /// What is told of a body, against the noun; whether anything tells what kind of body it is.
    fn bodies(&self, cluster: usize, signs: &mut Signs) -> bool {
        let names = &self.state.lexicon.names;
        let Some(of) = self.state.clusters.get(cluster) else { return false };
        let said = || self.state.bodies.iter().filter(|b| b.cluster == cluster);
        let has = |w: &str| of.words.iter().any(|own| own.trim_end_matches("’s").trim_end_matches("'s") == w);
        let exact = said().any(|b| b.noun == self.noun) || has(self.noun);
        signs.say(Sign::Exact, exact);
        signs.say(Sign::Covers, !exact && of.words.iter().any(|w| names.organization_covers(&self.form.head, w)));
        let words =
            self.form.modifiers.iter().filter(|w| !is_empty(w) && (has(w) || said().any(|b| b.words.contains(w))));
        signs.set(Sign::Said, words.count() as f32);
        signs.set(Sign::Count, of.count.min(10) as f32);
        let own = of.words.last().map(String::as_str).unwrap_or_default();
        said().next().is_some() || names.nominal(own).is_some()
    }
}
