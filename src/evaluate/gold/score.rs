//! Compares an analysis with gold.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use super::clusters::{Cluster, ClusterScores};
use super::{Gold, GoldEntity, GoldQuote};
use crate::document::{Analysis, Entity, EntityKind, Mention, Person, Quote};
use crate::evaluate::attributions::{AttributionScores, of_analysis};
use crate::evaluate::counts::{Counts, percent, share};
use crate::evaluate::{Extent, extent, overlap};
use crate::text::case::Casing;

/// How many were right of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ratio {
    /// Right ones.
    pub right: usize,
    /// All.
    pub of: usize,
}

impl Ratio {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// As a share; 0 of nothing.
    #[must_use]
    pub fn share(&self) -> f64 {
        share(self.right, self.of)
    }
}

impl AddAssign for Ratio {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.of += other.of;
    }
}

/// Scores of one article or of many.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    /// Sources, cues and contents, those of nested quotes included.
    pub spans: AttributionScores,
    /// Quotes of gold that one of ours meets.
    pub found: Ratio,
    /// Quotes of gold met with the very content pieces of gold.
    pub content: Ratio,
    /// Quotes of gold met with the right speaker; nobody is an answer.
    pub speaker: Ratio,
    /// Quotes of gold met with both.
    pub whole: Ratio,
    /// Kind, on met quotes.
    pub kind: Ratio,
    /// Stance, on met quotes.
    pub stance: Ratio,
    /// Parent, on met quotes.
    pub parent: Ratio,
    /// Speaker, on met quotes.
    pub speaker_of_met: Ratio,
    /// Speaker, on met quotes whose source is a pronoun.
    pub pronouns: Ratio,
    /// Met quotes with a speaker in gold: whether we name anybody at all.
    pub resolved: Ratio,
    /// Repairs of quotes, by kind.
    pub repairs: Counts,
    /// Editorial insertions.
    pub insertions: Counts,
    /// People, by canonical name; unnamed ones too.
    pub people: Counts,
    /// Named mentions by type, exact.
    pub names: BTreeMap<EntityKind, Counts>,
    /// Mentions of people of all kinds, exact.
    pub mentions: Counts,
    /// Mentions of people put together.
    pub clusters: ClusterScores,
    /// Roles of people and bodies.
    pub roles: Counts,
    /// When and where it was said, on met quotes of articles that tell it of any.
    pub settings: Counts,
    /// Dates by span and value.
    pub dates: Counts,
    /// Publication dates.
    pub published: Ratio,
}

impl AddAssign<&Self> for Scores {
    fn add_assign(&mut self, other: &Self) {
        self.spans += other.spans;
        self.found += other.found;
        self.content += other.content;
        self.speaker += other.speaker;
        self.whole += other.whole;
        self.kind += other.kind;
        self.stance += other.stance;
        self.parent += other.parent;
        self.speaker_of_met += other.speaker_of_met;
        self.pronouns += other.pronouns;
        self.resolved += other.resolved;
        self.repairs += other.repairs;
        self.insertions += other.insertions;
        self.people += other.people;
        for (kind, counts) in &other.names {
            *self.names.entry(*kind).or_default() += *counts;
        }
        self.mentions += other.mentions;
        self.clusters += other.clusters;
        self.roles += other.roles;
        self.settings += other.settings;
        self.dates += other.dates;
        self.published += other.published;
    }
}

impl Scores {
    /// Scores one article.
    #[must_use]
    pub fn of(gold: &Gold, analysis: &Analysis) -> Self {
        let pairs = pair(gold, analysis);
        let mut scores = Self { spans: spans(gold, analysis), ..Self::default() };
        for (index, quote) in gold.quotes.iter().enumerate() {
            let met = pairs.iter().find(|p| p.0 == index).and_then(|p| analysis.quotes.get(p.1));
            scores.quote(gold, quote, analysis, met, &pairs);
        }
        scores.repairs = repairs(gold, analysis, &pairs);
        scores.insertions = Counts::of_sets(
            &gold.quotes.iter().flat_map(|q| &q.insertions).map(ends).collect(),
            &analysis.quotes.iter().flat_map(|q| &q.insertions).map(|&s| ends(&extent(&analysis.text, s))).collect(),
        );
        scores.settings = settings(gold, analysis, &pairs);
        scores.entities(gold, analysis);
        let date = |at: &Extent, value: Option<&str>| (ends(at), value.map(str::to_owned));
        scores.dates = Counts::of_sets(
            &gold.dates.iter().map(|d| date(&d.extent, d.value.as_deref())).collect(),
            &analysis.dates.iter().map(|d| date(&extent(&analysis.text, d.span), d.value.as_deref())).collect(),
        );
        scores.published.add(gold.published == analysis.header.published.map(|p| p.date));
        scores
    }

    fn quote(
        &mut self,
        gold: &Gold,
        quote: &GoldQuote,
        analysis: &Analysis,
        met: Option<&Quote>,
        pairs: &[(usize, usize)],
    ) {
        let content = met.is_some_and(|m| pieces(analysis, m) == quote.content);
        let speaker = met.is_some_and(|m| same_speaker(gold, quote, analysis, m));
        self.found.add(met.is_some());
        self.content.add(content);
        self.speaker.add(speaker);
        self.whole.add(content && speaker);
        let Some(met) = met else { return };
        self.kind.add(met.kind == quote.kind);
        self.stance.add(met.stance == quote.stance);
        self.speaker_of_met.add(speaker);
        if quote.source.as_ref().is_some_and(|source| is_pronoun(gold, source)) {
            self.pronouns.add(speaker);
        }
        if quote.speaker.is_some() {
            self.resolved.add(met.attribution.entity.is_some());
        }
        let parent = met.parent.map(|p| p.index());
        self.parent.add(match quote.parent {
            Some(expected) => parent.is_some_and(|p| pairs.contains(&(expected, p))),
            None => parent.is_none(),
        });
    }

    fn entities(&mut self, gold: &Gold, analysis: &Analysis) {
        use crate::document::MentionKind::Name;
        self.people = Counts::of_sets(
            &gold.entities.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.lower()).collect(),
            &analysis.entities.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.lower()).collect(),
        );
        for kind in EntityKind::ALL {
            let of_gold = gold.entities.iter().filter(|e| e.kind == kind).flat_map(|e| &e.mentions);
            let of_ours = analysis.entities.iter().filter(|e| e.kind == kind).flat_map(|e| &e.mentions);
            let counts = Counts::of_sets(
                &of_gold.filter(|m| m.1 == Name).map(|m| ends(&m.0)).collect(),
                &of_ours.filter(|m| m.kind == Name).map(|m| ends(&extent(&analysis.text, m.span))).collect(),
            );
            if counts != Counts::default() {
                self.names.insert(kind, counts);
            }
        }
        let gold_people: Vec<Cluster> = gold
            .entities
            .iter()
            .filter(|e| e.kind == EntityKind::Person)
            .map(|e| e.mentions.iter().map(|m| ends(&m.0)).collect())
            .collect();
        let our_people: Vec<Cluster> = analysis
            .entities
            .iter()
            .filter(|e| e.kind == EntityKind::Person)
            .map(|e| {
                let third = |m: &&Mention| !is_first_or_second(analysis.text.slice(m.span));
                e.mentions.iter().filter(third).map(|m| ends(&extent(&analysis.text, m.span))).collect::<Cluster>()
            })
            .filter(|mentions| !mentions.is_empty())
            .collect();
        let all = |clusters: &[Cluster]| clusters.iter().flatten().copied().collect::<BTreeSet<_>>();
        self.mentions = Counts::of_sets(&all(&gold_people), &all(&our_people));
        self.clusters = ClusterScores::of(&gold_people, &our_people);
        let gold_roles = gold.entities.iter().flat_map(|e| e.roles.iter().map(|r| (e.name.lower(), r.lower())));
        let our_roles = analysis.entities.iter().flat_map(|e| e.roles.iter().map(|r| (e.name.lower(), r.name.lower())));
        self.roles = Counts::of_sets(&gold_roles.collect(), &our_roles.collect());
    }

    /// The figures that are watched, as percentages with one decimal; none where neither gold nor we
    /// have anything to score.
    #[must_use]
    pub fn measures(&self) -> Vec<(&'static str, Option<f64>)> {
        let names = self.names.values().fold(Counts::default(), |mut sum, counts| {
            sum += *counts;
            sum
        });
        let of_kind = |kind: EntityKind| self.names.get(&kind).copied().unwrap_or_default();
        let ratio = |ratio: Ratio| (ratio.of > 0).then(|| ratio.share());
        let f1 = |counts: Counts| (counts.gold + counts.ours > 0).then(|| counts.f1());
        let spans = &self.spans;
        let quotes = spans.content.overlap;
        let people = self.people.gold + self.people.ours;
        [
            ("quotes with right content and speaker", ratio(self.whole)),
            ("quotes found", ratio(self.found)),
            ("quotes with right content", ratio(self.content)),
            ("quotes with right speaker", ratio(self.speaker)),
            ("found ones that are quotes", (quotes.ours > 0).then(|| quotes.precision())),
            ("source exact F1", f1(spans.source.exact)),
            ("source overlap F1", f1(spans.source.overlap)),
            ("cue exact F1", f1(spans.cue.exact)),
            ("cue overlap F1", f1(spans.cue.overlap)),
            ("content exact F1", f1(spans.content.exact)),
            ("content overlap F1", f1(spans.content.overlap)),
            ("kind of found", ratio(self.kind)),
            ("stance of found", ratio(self.stance)),
            ("speaker of found", ratio(self.speaker_of_met)),
            ("speaker of found with pronoun source", ratio(self.pronouns)),
            ("speaker resolved (100 - unresolved)", ratio(self.resolved)),
            ("parent of found", ratio(self.parent)),
            ("repairs F1", f1(self.repairs)),
            ("insertions F1", f1(self.insertions)),
            ("people by name F1", f1(self.people)),
            ("names exact F1", f1(names)),
            ("names PERSON F1", f1(of_kind(EntityKind::Person))),
            ("names ORG F1", f1(of_kind(EntityKind::Org))),
            ("names GPE F1", f1(of_kind(EntityKind::Gpe))),
            ("mentions of people F1", f1(self.mentions)),
            ("coreference of people CoNLL", (people > 0).then(|| self.clusters.average())),
            ("roles F1", f1(self.roles)),
            ("when and where said F1", f1(self.settings)),
            ("dates F1", f1(self.dates)),
            ("publication dates", ratio(self.published)),
        ]
        .map(|(name, value)| (name, value.map(percent)))
        .to_vec()
    }
}

fn spans(gold: &Gold, analysis: &Analysis) -> AttributionScores {
    let spoken = analysis.quotes.iter().filter(|q| q.attribution.entity.is_some()).count();
    AttributionScores::of(&gold.sample("").gold, &of_analysis(analysis, true), spoken)
}

/// Whether a mention is a pronoun of the first or second person: gold has none of them.
fn is_first_or_second(words: &str) -> bool {
    crate::language::pronouns::pronoun(words).is_some_and(|p| p.person != Person::Third)
}

/// Whether a source is one pronoun.
fn is_pronoun(gold: &Gold, source: &Extent) -> bool {
    let words: String = gold.text.chars().skip(source.start).take(source.len()).collect();
    crate::language::pronouns::pronoun(&words).is_some()
}

fn ends(at: &Extent) -> (usize, usize) {
    (at.start, at.end)
}

/// The content pieces of a quote.
fn pieces(analysis: &Analysis, quote: &Quote) -> Vec<Extent> {
    quote.content.iter().map(|&piece| extent(&analysis.text, piece)).collect()
}

/// Pairs quotes of gold with ours, one to one, those that agree most first. A pair shares content;
/// a shared cue weighs half as much as equal contents, a shared source a quarter.
#[must_use]
pub fn pair(gold: &Gold, analysis: &Analysis) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (g, quote) in gold.quotes.iter().enumerate() {
        for (o, ours) in analysis.quotes.iter().enumerate() {
            let content = common_share(&quote.content, &pieces(analysis, ours));
            let meets = |a: &Option<Extent>, b: Option<crate::text::Span>| matches!((a, b), (Some(a), Some(b)) if overlap(a, &extent(&analysis.text, b)));
            if content > 0 {
                let cue = if meets(&quote.cue, ours.cue) { 500 } else { 0 };
                let source = if meets(&quote.source, ours.source) { 250 } else { 0 };
                candidates.push((content + cue + source, g, o));
            }
        }
    }
    candidates.sort_by_key(|&(agreement, g, o)| (std::cmp::Reverse(agreement), g, o));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, g, o) in candidates {
        if !pairs.iter().any(|p| p.0 == g || p.1 == o) {
            pairs.push((g, o));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Characters of both over characters of either, in thousandths; at least 1 where any is shared.
fn common_share(a: &[Extent], b: &[Extent]) -> usize {
    let length = |spans: &[Extent]| spans.iter().map(ExactSizeIterator::len).sum::<usize>();
    let shared: usize =
        a.iter().flat_map(|a| b.iter().map(move |b| a.end.min(b.end).saturating_sub(a.start.max(b.start)))).sum();
    let either = length(a) + length(b) - shared;
    if shared == 0 { 0 } else { (shared * 1000 / either.max(1)).max(1) }
}

/// Whether our speaker is the one of gold: an entity with the same canonical name, or one of which a
/// name (of an unnamed entity, any mention) stands where a name of the gold entity stands.
#[must_use]
pub fn same_speaker(gold: &Gold, quote: &GoldQuote, analysis: &Analysis, ours: &Quote) -> bool {
    match (quote.speaker.and_then(|s| gold.entities.get(s)), analysis.speaker(ours)) {
        (None, None) => true,
        (Some(gold), Some(ours)) => same_entity(gold, ours, analysis),
        _ => false,
    }
}

/// See [`same_speaker`].
#[must_use]
pub fn same_entity(gold: &GoldEntity, ours: &Entity, analysis: &Analysis) -> bool {
    use crate::document::MentionKind::{Name, Pronoun};
    if gold.name.lower() == ours.name.lower() {
        return true;
    }
    let named = gold.mentions.iter().any(|m| m.1 == Name);
    ours.mentions.iter().filter(|m| if named { m.kind == Name } else { m.kind != Pronoun }).any(|m| {
        let at = extent(&analysis.text, m.span);
        gold.mentions.iter().any(|g| (g.1 == Name) == named && g.1 != Pronoun && overlap(&g.0, &at))
    })
}

/// When and where quotes were said, by the ends of the expressions that tell; nothing where gold tells of none.
fn settings(gold: &Gold, analysis: &Analysis, pairs: &[(usize, usize)]) -> Counts {
    if gold.quotes.iter().all(|q| q.when.is_none() && q.place.is_none()) {
        return Counts::default();
    }
    let of = |index: usize, when: Option<Extent>, place: Option<Extent>| {
        let told = when.map(|at| (index, 0, ends(&at)));
        told.into_iter().chain(place.map(|at| (index, 1, ends(&at))))
    };
    let at = |span: Option<crate::text::Span>| span.map(|s| extent(&analysis.text, s));
    let met = |g: usize| gold.quotes.get(g).map(|q| of(g, q.when.clone(), q.place.clone()));
    let ours = |&(g, o): &(usize, usize)| analysis.quotes.get(o).map(|q| of(g, at(q.when), at(q.place)));
    Counts::of_sets(
        &pairs.iter().filter_map(|p| met(p.0)).flatten().collect(),
        &pairs.iter().filter_map(ours).flatten().collect(),
    )
}

/// Repairs by the quote they belong to; those of quotes that gold does not have count against us.
fn repairs(gold: &Gold, analysis: &Analysis, pairs: &[(usize, usize)]) -> Counts {
    let of_gold =
        gold.quotes.iter().enumerate().flat_map(|(g, q)| q.repairs.iter().map(move |&kind| (Some(g), 0, kind)));
    let of_ours = analysis.quotes.iter().enumerate().flat_map(|(o, q)| {
        let met = pairs.iter().find(|p| p.1 == o).map(|p| p.0);
        // Ours without a partner are kept apart from each other.
        q.repairs.iter().map(move |repair| (met, if met.is_some() { 0 } else { o }, repair.kind))
    });
    Counts::of_sets(&of_gold.collect(), &of_ours.collect())
}
