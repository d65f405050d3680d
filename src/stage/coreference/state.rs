//! What is known so far while mentions are clustered.

use std::cell::{OnceCell, RefCell};

use super::relations::Relation;
use crate::document::{
    Antecedents, Choice, ChoiceCandidate, ChoiceKind, Confidence, Document, Entity, EntityKind, Form, Gender,
    MentionDraft, QuoteDraft, QuoteId, Role, Tag,
};
use crate::language::Lexicon;
use crate::language::names::{KnownName, NameClass};
use crate::text::Span;
use crate::text::case::Casing;

/// A mention's cluster and why.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) cluster: usize,
    pub(super) confidence: Confidence,
    pub(super) why: String,
}

/// An entity in the making.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    pub(super) entity: Entity,
    /// The words of its fullest name, without nicknames and generations.
    pub(super) words: Vec<String>,
    /// Main form in the tables, where its name is known.
    pub(super) known: Option<KnownName>,
    /// Words of the nominals that made it, where it has no name.
    pub(super) nominal: Option<(String, Vec<String>)>,
    /// Mentions linked so far.
    pub(super) count: usize,
    /// Where it is named first, as a byte position.
    pub(super) first: usize,
    /// Gender told by honorific, role, relative noun or pronoun, not only by the given name.
    pub(super) gender_is_sure: bool,
    /// How much the given name speaks for a woman, from -100 to 100.
    pub(super) woman: i8,
}

/// A role said of a cluster.
#[derive(Clone, Debug)]
pub(super) struct RoleEntry {
    pub(super) cluster: usize,
    /// Index of the mention beside which it was said.
    pub(super) mention: usize,
    /// Last word of the role's head, in lower case.
    pub(super) head: String,
    /// All its content words, in lower case.
    pub(super) words: Vec<String>,
}

/// A noun said of a body: `the drivers’ union, Aslef`.
#[derive(Clone, Debug)]
pub(super) struct BodyNoun {
    pub(super) cluster: usize,
    /// In lower case.
    pub(super) noun: String,
    /// The words of the phrase, in lower case.
    pub(super) words: Vec<String>,
}

/// All that coreference works on.
pub(super) struct State<'a> {
    pub(super) document: &'a Document,
    pub(super) lexicon: &'a Lexicon,
    pub(super) quotes: &'a [QuoteDraft],
    pub(super) antecedents: &'a Antecedents,
    pub(super) mentions: Vec<MentionDraft>,
    pub(super) links: Vec<Option<Link>>,
    pub(super) clusters: Vec<Cluster>,
    /// In text order.
    pub(super) roles: Vec<RoleEntry>,
    /// What kinds of bodies the named ones were said to be, in text order.
    pub(super) bodies: Vec<BodyNoun>,
    /// The ages told: a mention by name and its age, in text order.
    pub(super) ages: Vec<(usize, u32)>,
    /// Who is whose, in text order.
    pub(super) relations: Vec<Relation>,
    /// The mention that heads each quote's source.
    pub(super) sources: Vec<Option<usize>>,
    /// The mentions of which a charge or an arrest is told, once somebody has asked.
    pub(super) charged: OnceCell<Vec<usize>>,
    /// What pronouns and descriptions had to choose from, where somebody wants to know.
    pub(super) choices: Option<RefCell<Vec<Choice>>>,
}

impl<'a> State<'a> {
    pub(super) fn new(
        document: &'a Document,
        lexicon: &'a Lexicon,
        quotes: &'a [QuoteDraft],
        antecedents: &'a Antecedents,
        mentions: Vec<MentionDraft>,
    ) -> Self {
        let mut sources = vec![None; quotes.len()];
        for (index, mention) in mentions.iter().enumerate() {
            for quote in &mention.source_of {
                if let Some(source) = sources.get_mut(quote.index()) {
                    *source = Some(index);
                }
            }
        }
        let links = vec![None; mentions.len()];
        Self {
            document,
            lexicon,
            quotes,
            antecedents,
            mentions,
            links,
            clusters: Vec::new(),
            roles: Vec::new(),
            bodies: Vec::new(),
            ages: Vec::new(),
            relations: Vec::new(),
            sources,
            charged: OnceCell::new(),
            choices: None,
        }
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.document.text.slice(span)
    }

    /// A token in lower case.
    pub(super) fn word(&self, at: usize) -> String {
        self.document.tokens.get(at).map(|t| self.text(t.span).lower()).unwrap_or_default()
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(at).map_or(Tag::Punct, |t| t.tag)
    }

    /// The mentions that begin within a few tokens of a place, in text order.
    pub(super) fn mentions_near(&self, token: usize) -> Vec<usize> {
        let from = self.mentions.partition_point(|m| m.tokens.start + 10 < token);
        let near = |&m: &usize| self.mentions.get(m).is_some_and(|m| m.tokens.start <= token + 10);
        (from..self.mentions.len()).take_while(near).collect()
    }

    /// Whether a mention is the name in the byline: whoever writes says *I*, and is meant by no *she* and no description.
    pub(super) fn writes(&self, mention: &MentionDraft) -> bool {
        self.document.header.byline.is_some_and(|byline| byline.contains(mention.span))
    }

    /// One person, named or not.
    pub(super) fn is_single_person(&self, cluster: usize) -> bool {
        self.clusters.get(cluster).is_some_and(|c| c.entity.kind == EntityKind::Person && !c.entity.plural)
    }

    pub(super) fn cluster_of(&self, mention: usize) -> Option<usize> {
        self.links.get(mention)?.as_ref().map(|link| link.cluster)
    }

    pub(super) fn link(&mut self, mention: usize, cluster: usize, confidence: Confidence, why: impl Into<String>) {
        if let Some((draft, cluster)) = self.mentions.get(mention).zip(self.clusters.get_mut(cluster)) {
            if cluster.entity.unnamed || matches!(draft.form, Form::Name(_)) {
                cluster.first = cluster.first.min(draft.span.start());
            }
            cluster.count += 1;
        }
        if let Some(link) = self.links.get_mut(mention) {
            *link = Some(Link { cluster, confidence, why: why.into() });
        }
    }

    /// Adds an entity and returns its index.
    pub(super) fn add(&mut self, kind: EntityKind, name: String, gender: Gender) -> usize {
        let entity =
            Entity { kind, name, roles: Vec::new(), gender, plural: false, unnamed: false, mentions: Vec::new() };
        self.clusters.push(Cluster {
            entity,
            words: Vec::new(),
            known: None,
            nominal: None,
            count: 0,
            first: usize::MAX,
            gender_is_sure: false,
            woman: 0,
        });
        self.clusters.len() - 1
    }

    /// Records a role said of a cluster.
    pub(super) fn add_role(&mut self, cluster: usize, mention: usize, span: Span) {
        let text = self.text(span);
        let words: Vec<String> = text
            .split(|c: char| c.is_whitespace() || c == ',')
            .map(|w| w.trim_end_matches(['’', '\'', '.']).lower())
            .filter(|w| !w.is_empty() && !matches!(w.as_str(), "of" | "for" | "and" | "the" | "at" | "in" | "a" | "&"))
            .map(|w| expand_title(&w).to_owned())
            .collect();
        let head = text.split([',']).next().unwrap_or(text);
        let head: Vec<&str> = head
            .split_whitespace()
            .take_while(|w| !matches!(*w, "of" | "for" | "at" | "in" | "from" | "with" | "to" | "on"))
            .collect();
        let head = head.last().map(|w| w.trim_end_matches('.').lower()).unwrap_or_default();
        let head = expand_title(&head).to_owned();
        self.keep_role(RoleEntry { cluster, mention, head, words });
        let name = self.shown_role(span);
        if let Some(cluster) = self.clusters.get_mut(cluster)
            && !cluster.entity.roles.iter().any(|r| r.name.lower() == name.lower())
        {
            cluster.entity.roles.push(Role { name, span });
        }
    }

    /// Records a role of one noun that is told and not shown.
    pub(super) fn tell_role(&mut self, cluster: usize, mention: usize, noun: &str) {
        self.keep_role(RoleEntry { cluster, mention, head: noun.to_owned(), words: vec![noun.to_owned()] });
    }

    fn keep_role(&mut self, role: RoleEntry) {
        let at = self.roles.partition_point(|r| r.mention <= role.mention);
        self.roles.insert(at, role);
    }

    /// A role as it is shown: without the person it is told by (`Ruiz’s deputy`).
    fn shown_role(&self, span: Span) -> String {
        let text = self.text(span).trim_end_matches(',');
        let first = self.mentions.partition_point(|m| m.span.start() < span.start());
        let owner = self.mentions.iter().skip(first).take(3).find(|m| {
            m.span.start() == span.start() && matches!(&m.form, Form::Name(n) if n.kind == EntityKind::Person)
        });
        let rest = owner.and_then(|m| text.get(m.span.len()..)).map(|rest| rest.trim_start_matches(['’', '\'', 's']));
        rest.map(str::trim).filter(|rest| !rest.is_empty()).unwrap_or(text).to_owned()
    }

    /// Records that somebody was called by a relative’s noun.
    pub(super) fn add_relative(&mut self, cluster: usize, noun: &str, span: Span) {
        let Some(cluster) = self.clusters.get_mut(cluster).filter(|c| !c.entity.unnamed) else { return };
        if !cluster.entity.roles.iter().any(|r| r.name.lower() == noun.lower()) {
            cluster.entity.roles.push(Role { name: noun.to_owned(), span });
        }
    }

    /// Records what somebody with a name is called later (*the retired lineman*), unless a role says it: without
    /// article, owner and age.
    pub(super) fn add_description(&mut self, cluster: usize, mention: usize) {
        let Some(span) = self.mentions.get(mention).map(|m| m.span) else { return };
        let is_role = |word: &&str| {
            let lower = word.lower();
            let owned = word.ends_with(['’', '\'']) || word.ends_with("’s") || word.ends_with("'s");
            !owned
                && !lower.ends_with("-year-old")
                && !matches!(lower.as_str(), "the" | "this" | "that" | "his" | "her" | "their" | "its" | "my" | "our")
        };
        let text = self.text(span);
        // `The co-founder, who left in July`, `the head of the agency`
        let behind = [",", " who ", " that ", " whose ", " of ", " in ", " from ", " at ", " for ", " with ", " on "];
        let end = behind.iter().filter_map(|sign| text.find(sign)).min().unwrap_or(text.len());
        let phrase = text.get(..end).unwrap_or(text);
        let words: Vec<&str> = phrase.split_whitespace().rev().take_while(is_role).collect();
        let name = words.iter().rev().copied().collect::<Vec<_>>().join(" ");
        let Some(head) = words.first().map(|w| w.lower()) else { return };
        let Some(cluster) = self.clusters.get_mut(cluster).filter(|c| !c.entity.unnamed) else { return };
        let told = |role: &Role| role.name.split_whitespace().any(|word| word.lower() == head);
        if cluster.entity.kind == EntityKind::Person && !cluster.entity.roles.iter().any(told) {
            cluster.entity.roles.push(Role { name, span });
        }
    }

    /// The cluster that speaks a quote, as far as its source's mention is resolved; a quote
    /// without a source asks the one it goes on from.
    pub(super) fn speaker_of(&self, quote: QuoteId) -> Option<usize> {
        let mut quote = quote;
        for _ in 0..8 {
            if let Some(mention) = self.sources.get(quote.index()).copied().flatten() {
                return self.cluster_of(mention);
            }
            quote = self.quotes.get(quote.index())?.inherits?;
        }
        None
    }

    /// Whether a cluster can be a person of this gender.
    pub(super) fn fits_gender(&self, cluster: usize, gender: Gender) -> bool {
        self.clusters.get(cluster).is_some_and(|c| {
            c.entity.gender == Gender::Unknown || gender == Gender::Unknown || c.entity.gender == gender
        })
    }

    pub(super) fn learn_gender(&mut self, cluster: usize, gender: Gender, sure: bool) {
        if gender == Gender::Unknown {
            return;
        }
        if let Some(cluster) = self.clusters.get_mut(cluster)
            && (cluster.entity.gender == Gender::Unknown || (sure && !cluster.gender_is_sure))
        {
            cluster.entity.gender = gender;
            cluster.gender_is_sure |= sure;
        }
    }

    /// Whether a mention gives the full name for the first time.
    pub(super) fn is_introduced(&self, mention: &MentionDraft, cluster: usize) -> bool {
        self.clusters.get(cluster).is_some_and(|c| c.first == mention.span.start() && mention.tokens.len() > 1)
    }

    /// The same of somebody who has but one name.
    pub(super) fn is_first_named(&self, mention: &MentionDraft, cluster: usize) -> bool {
        let one = |c: &Cluster| c.first == mention.span.start() && c.words.len() == 1 && !c.entity.unnamed;
        self.is_introduced(mention, cluster) || self.clusters.get(cluster).is_some_and(one)
    }

    /// Keeps what there was to choose from, where somebody wants to know: for each candidate its last mention, its
    /// cluster, its points and its signs. Pages never ask.
    pub(super) fn record<'s>(
        &self,
        index: usize,
        kind: ChoiceKind,
        nobody: &[f32],
        candidates: impl Iterator<Item = (usize, usize, f32, &'s [f32])>,
    ) {
        if cfg!(not(target_arch = "wasm32"))
            && let Some(choices) = &self.choices
            && let Some(mention) = self.mentions.get(index)
        {
            let candidate = |(last, cluster, points, signs): (usize, usize, f32, &[f32])| {
                let of = self.mentions.get(last)?;
                let until = if kind.is_named_after() { self.mentions.len() } else { index };
                let own = (0..until).filter(|&m| self.cluster_of(m) == Some(cluster));
                let mentions = own.filter_map(|m| self.mentions.get(m)).map(|m| m.span).collect();
                let first = self.introduction(until, cluster).filter(|_| kind.is_description());
                let start = first.map_or(of.tokens.start, |first| first.tokens.end.saturating_sub(1));
                let (tokens, signs) = (start..of.tokens.end, signs.to_vec());
                Some(ChoiceCandidate { span: of.span, tokens, mentions, cluster, signs, points })
            };
            let candidates = candidates.filter_map(candidate).collect();
            let token = self.noun_at(index).filter(|_| kind.is_description()).unwrap_or(mention.tokens.start);
            let mention = mention.span;
            choices.borrow_mut().push(Choice { mention, token, kind, nobody: nobody.to_vec(), candidates });
        }
    }

    /// The token of the noun of a description.
    pub(super) fn noun_at(&self, index: usize) -> Option<usize> {
        let mention = self.mentions.get(index)?;
        let Form::Nominal(form) = &mention.form else { return None };
        let noun = form.head.rsplit(' ').next()?;
        mention.tokens.clone().find(|&at| self.word(at) == noun)
    }

    /// The first mention of a cluster by name before the mention at `index`, or its first mention.
    pub(super) fn introduction(&self, index: usize, cluster: usize) -> Option<&MentionDraft> {
        let own = || (0..index).filter(|&m| self.cluster_of(m) == Some(cluster)).filter_map(|m| self.mentions.get(m));
        own().find(|m| matches!(m.form, Form::Name(_))).or_else(|| own().next())
    }

    pub(super) fn is_class(&self, cluster: usize, classes: &[NameClass]) -> bool {
        self.clusters.get(cluster).and_then(|c| c.known).is_some_and(|k| classes.contains(&k.class))
    }
}

/// Abbreviated titles in full, so that `the senator` finds `Sen.`.
fn expand_title(word: &str) -> &str {
    match word {
        "gov" => "governor",
        "sen" => "senator",
        "rep" => "representative",
        "cllr" => "councillor",
        "gen" => "general",
        "col" => "colonel",
        "lt" => "lieutenant",
        "capt" => "captain",
        "sgt" => "sergeant",
        "det" => "detective",
        "supt" => "superintendent",
        "insp" => "inspector",
        "adm" => "admiral",
        "cmdr" => "commander",
        "amb" => "ambassador",
        "pres" => "president",
        "ceo" => "executive",
        _ => word,
    }
}

/// Whether a mention is by name, of a person or not.
pub(super) fn name_kind(mention: &MentionDraft) -> Option<EntityKind> {
    match &mention.form {
        Form::Name(name) => Some(name.kind),
        _ => None,
    }
}
