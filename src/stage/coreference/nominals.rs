//! Resolves nominals: roles said before (`the city engineer`), the same words again (`the
//! officials`), organizations and places by their kind (`the company`, `the country`).

use super::state::{Link, State};
use super::{accused, afterwards, bodies, body, descriptions, predicates, relations};
use crate::document::{Definiteness, EntityKind, Form, Gender, NominalClass, NominalForm, Tag};
use crate::language::names::NameClass;
use crate::text::case::Casing;

/// How many mentions back an organization or place may stand to be meant by a common noun.
const WINDOW: usize = 120;
/// Adjectives that do not tell whom a nominal means.
const EMPTY: &[&str] = &[
    "former", "new", "old", "late", "longtime", "outgoing", "incoming", "acting", "senior", "top", "young", "then",
    "ruling", "same", "own", "current", "veteran", "chief",
];
/// A nominal, and what its words tell where it stands.
struct Nominal {
    form: NominalForm,
    gender: Gender,
    plural: bool,
    /// Cluster of whose it is (*his* lawyer, *the bank’s* chief).
    owner: Option<usize>,
}

impl Nominal {
    fn read(state: &mut State<'_>, index: usize) -> Option<Self> {
        let mention = state.mentions.get(index)?;
        let Form::Nominal(form) = &mention.form else { return None };
        let (mut form, gender, plural) = (form.clone(), mention.gender, mention.plural);
        // *“That is a day out,” counsel declared*: who pleads needs no article.
        if form.head == "counsel" && mention.tokens.len() == 1 {
            form.definiteness = Definiteness::Definite;
        }
        let owner = relations::owner(state, index)
            .filter(|&o| state.clusters.get(o).is_some_and(|c| relations::is_owner_kind(c.entity.kind)));
        Some(Self { form, gender, plural, owner })
    }

    /// Its last word.
    fn noun(&self) -> &str {
        self.form.head.rsplit(' ').next().unwrap_or(&self.form.head)
    }
}

/// Resolves a nominal.
pub(super) fn resolve(state: &mut State<'_>, index: usize) {
    let Some(nominal) = Nominal::read(state, index) else { return };
    let form = &nominal.form;
    if let Some(Link { cluster, confidence, why }) = surname(state, index, form) {
        return state.link(index, cluster, confidence, why);
    }
    if let Some(link) = apposed(state, index, form) {
        return name_beside(state, index, &nominal, link);
    }
    if let Some(link) = chosen(state, index, &nominal) {
        return take(state, index, &nominal, link);
    }
    let afterwards = match form.class {
        NominalClass::Person if !nominal.plural && !form.relative => {
            afterwards::chosen(state, index, form, EntityKind::Person)
        }
        NominalClass::Organization => afterwards::chosen(state, index, form, EntityKind::Org),
        _ => None,
    };
    if let Some(link) = afterwards {
        return afterwards::link(state, index, link, nominal.gender);
    }
    if !form.relative && form.definiteness == Definiteness::Indefinite && is_said_of_another(state, index) {
        return;
    }
    describe(state, index, form, nominal.gender, nominal.plural);
    if let Some(cluster) = state.cluster_of(index) {
        keep_relation(state, cluster, &nominal);
    }
}

/// Whom or what of the article told so far it means.
fn chosen(state: &State<'_>, index: usize, nominal: &Nominal) -> Option<Link> {
    let Nominal { form, gender, plural, owner } = nominal;
    let (gender, plural, owner) = (*gender, *plural, *owner);
    match form.class {
        NominalClass::Person => {
            let ending = || (!plural).then(|| ending(state, index, form)).flatten();
            ending().or_else(|| person(state, index, form, gender, plural, owner))
        }
        NominalClass::Organization => {
            // `her party`: the one she was said to belong to.
            let person = owner.filter(|&o| form.definiteness == Definiteness::Possessive && state.is_single_person(o));
            let body = || person.and_then(|person| relations::body_of(state, person));
            let hers = |(cluster, name)| Link {
                cluster,
                confidence: 0.7,
                why: format!("{name} is what the text says this person belongs to"),
            };
            // *The producer* may be somebody.
            somebody(state, index, form, gender, plural, owner)
                .or_else(|| body().map(hers))
                .or_else(|| organization(state, index, form))
                .or_else(|| same_words(state, index, form, plural))
        }
        NominalClass::Place => place(state, index, form),
    }
}

/// Gives a nominal to whom it means, with what it tells.
fn take(state: &mut State<'_>, index: usize, nominal: &Nominal, link: Link) {
    let Link { cluster, confidence, why } = link;
    state.link(index, cluster, confidence, why);
    state.learn_gender(cluster, nominal.gender, true);
    keep_relation(state, cluster, nominal);
    if nominal.form.relative
        && let Some(span) = state.mentions.get(index).map(|m| m.span)
    {
        // As it is written, without the owner: *Dad*, *father*.
        let noun = state.text(span).rsplit(' ').next().unwrap_or_default().to_owned();
        state.add_relative(cluster, &noun, span);
    } else if nominal.form.class == NominalClass::Person && !nominal.plural {
        state.add_description(cluster, index);
        bodies::learn_from_head(state, cluster, &nominal.form);
    }
}

fn keep_relation(state: &mut State<'_>, cluster: usize, nominal: &Nominal) {
    if let Some(owner) = nominal.owner.filter(|_| nominal.form.relative && !nominal.plural) {
        relations::keep(state, cluster, owner, nominal.noun());
    }
}

/// Gives a nominal to the body named beside it; *a charity …* of the opening is that body, too.
fn name_beside(state: &mut State<'_>, index: usize, nominal: &Nominal, link: Link) {
    let told = same_words(state, index, &nominal.form, nominal.plural).map(|told| told.cluster);
    let Link { cluster, confidence, why } = link;
    state.link(index, cluster, confidence, why);
    let unnamed = |c: &usize| *c != cluster && state.clusters.get(*c).is_some_and(|c| c.entity.unnamed);
    if let Some(told) = told.filter(unnamed) {
        predicates::merge(state, index, told, cluster, 0.8);
    }
}

/// A group of named people as one source.
pub(super) fn group(state: &mut State<'_>, index: usize, members: &[usize]) {
    let names: Vec<String> = members
        .iter()
        .filter_map(|&m| state.cluster_of(m))
        .filter_map(|c| state.clusters.get(c))
        .map(|c| c.entity.name.clone())
        .collect();
    let Some((last, others)) = names.split_last().filter(|(_, others)| !others.is_empty()) else { return };
    let name = format!("{} and {last}", others.join(", "));
    let earlier = state.clusters.iter().position(|c| c.entity.plural && c.entity.name == name);
    let cluster = earlier.unwrap_or_else(|| {
        let cluster = state.add(EntityKind::Person, name, Gender::Unknown);
        if let Some(new) = state.clusters.get_mut(cluster) {
            new.entity.plural = true;
        }
        cluster
    });
    state.link(index, cluster, 0.9, "named together as one source");
}

fn person(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    plural: bool,
    owner: Option<usize>,
) -> Option<Link> {
    let noun = form.head.rsplit(' ').next().unwrap_or(&form.head);
    if let Some(owner) = owner.filter(|_| !plural) {
        let told = relations::find(state, noun, owner, gender).map(|(cluster, why)| (cluster, why, 0.85));
        let named =
            || relations::namesake(state, index, noun, owner, gender).map(|(cluster, why)| (cluster, why, 0.65));
        if let Some((cluster, why, confidence)) = told.or_else(|| named().filter(|_| form.relative)) {
            return Some(Link { cluster, confidence, why });
        }
    }
    if !plural && let Some(link) = accused::find(state, index, form, gender, owner) {
        return Some(link);
    }
    if form.relative
        && !plural
        && owner.is_none()
        && form.definiteness == Definiteness::Definite
        && let Some((cluster, why)) = relations::known_as(state, noun, gender)
    {
        return Some(Link { cluster, confidence: 0.7, why });
    }
    if form.definiteness == Definiteness::Indefinite {
        let quoted_again = !plural;
        return (!quoted_again).then(|| same_words(state, index, form, plural)).flatten();
    }
    if !plural && let Some(link) = by_role(state, index, form, gender, owner) {
        return Some(link);
    }
    same_words(state, index, form, plural)
        .or_else(|| (!plural).then(|| descriptions::person(state, index, form, gender, owner)).flatten())
}

/// *The charity, Lark Aid, …*: the body whose name follows between commas.
fn apposed(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    let end = state.mentions.get(index)?.tokens.end;
    if form.class != NominalClass::Organization || form.definiteness != Definiteness::Definite || state.word(end) != ","
    {
        return None;
    }
    let at = state.mentions.partition_point(|m| m.tokens.start <= end);
    let name = state.mentions.get(at).filter(|m| m.tokens.start == end + 1)?;
    let body = matches!(&name.form, Form::Name(n) if matches!(n.kind, EntityKind::Org | EntityKind::Fac));
    // *The union, Northrail, the ministry and …* are several.
    let next = state.tag(name.tokens.end + 1);
    let listed = matches!(next, Tag::DT | Tag::CC | Tag::NNP | Tag::PRPS) || state.word(name.tokens.end) != ",";
    let cluster = state.cluster_of(at).filter(|_| body && !listed)?;
    Some(Link {
        cluster,
        confidence: 0.9,
        why: format!("{} is named beside it", descriptions::name_of(state, cluster)),
    })
}

/// *Fielder said* of Naomi Fielder: a surname that is a noun as well.
fn surname(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    let mention = state.mentions.get(index)?;
    let text = state.text(mention.span);
    let word = mention.tokens.len() == 1 && form.definiteness == Definiteness::Indefinite;
    if !word || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let lower = text.lower();
    let bears = |c: &usize| {
        let words = state.clusters.get(*c).map_or(&[][..], |c| &c.words);
        state.is_single_person(*c) && words.len() > 1 && words.last() == Some(&lower)
    };
    let mut named = (0..index).rev().filter_map(|m| state.cluster_of(m)).filter(bears);
    let cluster = named.next().filter(|&c| named.all(|other| other == c))?;
    let name = descriptions::name_of(state, cluster);
    Some(Link { cluster, confidence: 0.8, why: format!("the surname of {name}") })
}

/// *The centre* after the Joint Rescue Centre: a noun for a person may end the name of a body.
fn ending(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    let bare = form.definiteness == Definiteness::Definite && form.modifiers.is_empty() && !form.relative;
    let said = || state.roles.iter().take_while(|r| r.mention < index).any(|r| r.head == form.head);
    if !bare || said() || same_words(state, index, form, false).is_some() {
        return None;
    }
    let ends = |c: &usize| {
        state.clusters.get(*c).is_some_and(|c| {
            let body = matches!(c.entity.kind, EntityKind::Org | EntityKind::Fac);
            let office = c.words.iter().any(|w| matches!(w.as_str(), "of" | "for"));
            body && !office && c.words.len() > 1 && c.words.last() == Some(&form.head)
        })
    };
    let near = (index.saturating_sub(WINDOW)..index).rev();
    let cluster = near.filter_map(|m| state.cluster_of(m)).find(ends)?;
    let name = descriptions::name_of(state, cluster);
    Some(Link { cluster, confidence: 0.8, why: format!("the word that ends the name {name}") })
}

/// The person meant by a noun that firms are called by as well, where one is there.
fn somebody(
    state: &State<'_>,
    index: usize,
    form: &NominalForm,
    gender: Gender,
    plural: bool,
    owner: Option<usize>,
) -> Option<Link> {
    let noun = form.head.rsplit(' ').next()?;
    let role = state.lexicon.names.role(noun).is_some_and(|role| !role.group) || noun == "maker";
    if plural || !role || form.definiteness == Definiteness::Indefinite {
        return None;
    }
    let named = |c: usize| state.bodies.iter().any(|b| b.cluster == c && b.noun == noun);
    if (0..index).rev().take(WINDOW).filter_map(|m| state.cluster_of(m)).any(named) {
        return None;
    }
    let found = by_role(state, index, form, gender, owner);
    found.or_else(|| (noun == "producer").then(|| descriptions::person(state, index, form, gender, owner)).flatten())
}

/// Offices of which there is one, whose deputies are never called by it.
const TOP: &[&str] = &[
    "president",
    "governor",
    "mayor",
    "chairman",
    "chairwoman",
    "chair",
    "coach",
    "editor",
    "principal",
    "pope",
    "captain",
    "commissioner",
    "chancellor",
];

/// Words of those who prosecute, in the names of their offices.
const PROSECUTES: &[&str] =
    &["assistant", "crown", "district", "prosecuting", "prosecution", "prosecutor", "state", "u.s"];

/// A vice president, a former minister, of whom the nominal says nothing of the kind.
fn is_lesser(role: &super::state::RoleEntry, form: &NominalForm) -> bool {
    ["vice", "deputy", "assistant", "former", "ex", "shadow", "associate", "junior", "acting"]
        .iter()
        .any(|w| role.words.iter().any(|r| r == w) && !form.modifiers.iter().any(|m| m == w) && !form.head.contains(w))
}

/// The person of whom this role, or a longer form of it, was said last.
fn by_role(state: &State<'_>, index: usize, form: &NominalForm, gender: Gender, owner: Option<usize>) -> Option<Link> {
    if form.relative {
        return None;
    }
    let head: Vec<&str> = form.head.split_whitespace().collect();
    let last = *head.last()?;
    let end = state.roles.partition_point(|r| r.mention < index);
    let defends = |m: &str| matches!(m, "defense" | "defence") && accused::is_lawyer(last);
    let told: Vec<&String> = form
        .modifiers
        .iter()
        .filter(|m| !EMPTY.contains(&m.as_str()) && !m.ends_with("-year-old") && !defends(m))
        .collect();
    // *The defense lawyer* is none who prosecutes.
    let other_side = |role: &super::state::RoleEntry| {
        let defends = head.iter().copied().chain(form.modifiers.iter().map(String::as_str)).any(defends);
        defends && role.words.iter().any(|word| PROSECUTES.contains(&word.as_str()))
    };
    let fits = |role: &super::state::RoleEntry| {
        let has = |word: &str| role.words.iter().any(|w| w == word || w.trim_end_matches('s') == word);
        // `the teacher` for a schoolteacher, `the judge` for a justice.
        let covers = |noun: &str, role: &str| state.lexicon.names.role_covers(noun, role);
        let equal = covers(last, &role.head) && covers(&role.head, last);
        let same = role.head == last || last.len() > 5 && role.head.ends_with(last) || equal;
        same && !other_side(role)
            && (role.head != last || head.iter().all(|w| has(w)))
            && told.iter().all(|w| has(w))
            && state.fits_gender(role.cluster, gender)
            && owner.is_none_or(|o| role.cluster != o && !relations::belongs_to_another(state, role.cluster, last, o))
    };
    let bare = |r: &&super::state::RoleEntry| !is_lesser(r, form);
    let mut fitting: Vec<&super::state::RoleEntry> = state.roles.get(..end)?.iter().filter(|r| fits(r)).collect();
    if fitting.iter().any(|r| r.head.ends_with(last)) {
        fitting.retain(|r| r.head.ends_with(last));
    }
    // *The former president* is not who is president now.
    if form.modifiers.iter().any(|m| m == "former") {
        fitting.retain(|r| r.words.iter().any(|word| matches!(word.as_str(), "former" | "ex" | "retired")));
    }
    // *The president* is no vice president where there is a president.
    let full: Vec<&super::state::RoleEntry> = fitting.iter().copied().filter(bare).collect();
    let found = if full.is_empty() { fitting } else { full };
    if found.iter().all(|r| !bare(r)) && TOP.contains(&last) {
        return None;
    }
    // Of several the one spoken of last.
    let last_named = |c: usize| {
        (0..index).rev().find(|&m| state.cluster_of(m) == Some(c) && state.mentions.get(m).is_some_and(|m| !m.spoken))
    };
    let first = found.iter().copied().max_by_key(|r| (last_named(r.cluster), r.mention))?;
    let unique = found.iter().all(|r| r.cluster == first.cluster);
    let name = state.clusters.get(first.cluster).map(|c| c.entity.name.clone()).unwrap_or_default();
    let confidence = match (unique, form.definiteness) {
        (true, Definiteness::Definite) => 0.9,
        (true, _) => 0.75,
        (false, _) => 0.6,
    };
    Some(Link { cluster: first.cluster, confidence, why: format!("the role said of {name} before") })
}

/// An unnamed entity described with the same head before.
fn same_words(state: &State<'_>, index: usize, form: &NominalForm, plural: bool) -> Option<Link> {
    let fits = |cluster: usize| {
        state.clusters.get(cluster).is_some_and(|c| {
            c.entity.plural == plural
                && c.nominal.as_ref().is_some_and(|(head, modifiers)| {
                    *head == form.head
                        && form.modifiers.iter().all(|m| modifiers.contains(m) || EMPTY.contains(&m.as_str()))
                })
        })
    };
    let indefinite = form.definiteness == Definiteness::Indefinite;
    let window = if indefinite { 12 } else { WINDOW };
    let from = index.saturating_sub(window);
    let cluster = (from..index).rev().filter_map(|m| state.cluster_of(m)).find(|&c| fits(c))?;
    Some(Link { cluster, confidence: if indefinite { 0.6 } else { 0.8 }, why: format!("“{}” before", form.head) })
}

fn organization(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    // *Police said* is definite without an article.
    let police = form.head == "police" && form.modifiers.is_empty();
    if form.definiteness == Definiteness::Indefinite && !police {
        return None;
    }
    if let Some(link) = body::chosen(state, index, form) {
        return Some(link);
    }
    named_later(state, index, form)
}

/// *Police said*, and further on who they are.
fn named_later(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    let fits = |cluster: &usize| {
        state.clusters.get(*cluster).is_some_and(|c| {
            let has = |w: &str| c.words.iter().any(|n| n.trim_end_matches("'s") == w.trim_end_matches("'s"));
            let told = |m: &String| has(m) || EMPTY.contains(&m.as_str());
            let contains = form.head.split(' ').all(has) && form.modifiers.iter().all(told);
            let covers = |word: &String| state.lexicon.names.organization_covers(&form.head, word);
            let special = form.modifiers.iter().all(|m| EMPTY.contains(&m.as_str()));
            let special = special && c.words.len() > 1 && c.words.iter().any(covers);
            let kind = c.entity.kind;
            let body = matches!(kind, EntityKind::Org | EntityKind::Fac);
            !c.entity.unnamed
                && (contains && (body || matches!(kind, EntityKind::Gpe | EntityKind::Event)) || special && body)
        })
    };
    let mut later = (index..state.mentions.len()).filter_map(|m| state.cluster_of(m)).filter(fits);
    let cluster = later.next().filter(|&c| later.all(|other| other == c))?;
    let name = state.clusters.get(cluster).map(|c| c.entity.name.clone()).unwrap_or_default();
    Some(Link { cluster, confidence: 0.6, why: format!("named only later, {name}") })
}

fn place(state: &State<'_>, index: usize, form: &NominalForm) -> Option<Link> {
    if form.definiteness != Definiteness::Definite || !form.modifiers.iter().all(|m| EMPTY.contains(&m.as_str())) {
        return None;
    }
    let last = form.head.rsplit(' ').next().unwrap_or(&form.head);
    let classes: &[NameClass] = match last {
        "country" | "nation" | "kingdom" | "republic" | "homeland" => &[NameClass::Country],
        "city" | "capital" | "town" | "metropolis" | "municipality" => &[NameClass::City],
        "state" | "province" => &[NameClass::State],
        _ => &[],
    };
    let from = index.saturating_sub(60);
    let fits = |c: usize| {
        state.is_class(c, classes)
            || state.clusters.get(c).is_some_and(|c| {
                matches!(c.entity.kind, EntityKind::Gpe | EntityKind::Loc)
                    && c.words.len() > 1
                    && c.words.iter().any(|w| w == last)
            })
    };
    let cluster = (from..index).rev().filter_map(|m| state.cluster_of(m)).find(|&c| fits(c))?;
    let name = state.clusters.get(cluster).map(|c| c.entity.name.clone()).unwrap_or_default();
    Some(Link { cluster, confidence: 0.6, why: format!("the nearest {last} named before, {name}") })
}

/// *He is not a soft man*, *he rang like a guest*: somebody is likened to such a one, and no other is there.
fn is_said_of_another(state: &State<'_>, index: usize) -> bool {
    let Some(mention) = state.mentions.get(index).filter(|m| m.source_of.is_empty()) else { return false };
    let mut before = (mention.tokens.start.saturating_sub(3)..mention.tokens.start).rev().map(|at| state.word(at));
    let link = before.find(|word| !matches!(word.as_str(), "not" | "never" | "only" | "also" | "still" | "just"));
    link.is_some_and(|word| matches!(word.as_str(), "is" | "was" | "be" | "been" | "like" | "as"))
}

/// A new entity known by its description alone. It stays only if it speaks.
fn describe(state: &mut State<'_>, index: usize, form: &NominalForm, gender: Gender, plural: bool) {
    let Some(mention) = state.mentions.get(index) else { return };
    let speaks = !mention.source_of.is_empty();
    // A producer or a contractor who is no named firm is somebody.
    let role = state.lexicon.names.role(&form.head).is_some_and(|r| !r.group);
    let kind = match form.class {
        NominalClass::Person => EntityKind::Person,
        NominalClass::Organization if speaks && role => EntityKind::Person,
        // A body known by its description stays if it speaks, here or later.
        NominalClass::Organization if speaks || form.definiteness == Definiteness::Definite => EntityKind::Org,
        _ => return,
    };
    let name = without_article(state.text(mention.span));
    let cluster = state.add(kind, name, gender);
    if let Some(new) = state.clusters.get_mut(cluster) {
        new.entity.unnamed = true;
        new.entity.plural = plural;
        new.nominal = Some((form.head.clone(), form.modifiers.clone()));
        new.gender_is_sure = gender != Gender::Unknown;
    }
    state.link(index, cluster, 0.8, "described here, not named");
}

/// A description without its article or possessive, and without what follows a comma or *who*.
fn without_article(text: &str) -> String {
    let end = [", ", " who ", " which ", " whose "].iter().filter_map(|stop| text.find(stop)).min();
    let text = text.get(..end.unwrap_or(text.len())).unwrap_or(text).trim().trim_end_matches(',');
    let rest = text.split_once(' ').filter(|(first, _)| {
        matches!(first.lower().as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "my" | "our")
    });
    rest.map_or(text, |(_, rest)| rest).split_whitespace().collect::<Vec<_>>().join(" ")
}
