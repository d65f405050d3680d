//! Places, organizations, given names, honorifics, roles, and the nouns that stand for them.

use std::borrow::Cow;

use super::table::{Phrases, WordMap, english, lines, rows};
use crate::document::{EntityKind, Gender};

/// A name that everybody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// The main form, the same for all forms of one entry (`EU` and `European Union`).
    pub name: &'static str,
    /// What it names.
    pub kind: EntityKind,
    /// Finer than the kind.
    pub class: NameClass,
}

/// Classes of known names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameClass {
    /// A sovereign country.
    Country,
    /// A state, province or county.
    State,
    /// A city, capitals included.
    City,
    /// A part of the world, a landscape, a river.
    Region,
    /// An organization.
    Organization,
    /// A people, religion or political group.
    Group,
    /// A building or street that stands for the body that sits there.
    Seat,
}

/// A form set before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Honorific {
    /// What the form tells of the gender.
    pub gender: Gender,
    /// Says what somebody does (an office, a rank), which makes it a role as well.
    pub office: bool,
}

/// A noun that can name a person by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleNoun {
    /// What the noun tells of the gender.
    pub gender: Gender,
    /// A relative: somebody's *mother*.
    pub relative: bool,
    /// Names several people.
    pub group: bool,
}

/// What a common noun can refer back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NominalKind {
    /// An organization: *the company*.
    Organization,
    /// A place: *the country*.
    Place,
}

/// A given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenName {
    /// Whose name it is.
    pub gender: Gender,
    /// Also a common word or a name of something else.
    pub word: bool,
}

/// Tables about names.
#[derive(Debug)]
pub struct NameTables {
    known: Phrases<KnownName>,
    given: WordMap<&'static str, GivenName>,
    honorifics: Phrases<Honorific>,
    roles: Phrases<RoleNoun>,
    heads: WordMap<&'static str, EntityKind>,
    nominals: Phrases<NominalKind>,
    /// Nominals that by themselves point at certain names: *the alliance*.
    pointers: WordMap<&'static str, Vec<&'static str>>,
    portfolios: WordMap<&'static str, ()>,
    never_names: WordMap<&'static str, ()>,
    documents: WordMap<&'static str, ()>,
    /// Special roles by the noun that can stand for them.
    role_synonyms: WordMap<&'static str, Vec<&'static str>>,
    /// Words of bodies’ names by the noun that can stand for them.
    organization_synonyms: WordMap<&'static str, Vec<&'static str>>,
    starters: WordMap<&'static str, ()>,
}

impl NameTables {
    /// The English tables.
    #[must_use]
    pub fn english() -> Self {
        Self {
            known: known(),
            given: given(),
            honorifics: honorifics(),
            roles: roles(),
            heads: heads(),
            nominals: nominals(),
            pointers: pointers(),
            portfolios: words(english!("portfolios")),
            role_synonyms: synonyms(english!("role_synonyms")),
            organization_synonyms: synonyms(english!("organization_synonyms")),
            documents: words(english!("documents")),
            never_names: words(english!("never_names")),
            starters: words(english!("starters")),
        }
    }

    /// The longest known name that begins with the word `first`; see [`plain`] for what `phrase`
    /// has to give. Returns its length in tokens.
    pub fn known_at<'t>(
        &self,
        first: &str,
        phrase: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(usize, KnownName)> {
        self.known.longest_match(first, phrase).map(|(n, known)| (n, *known))
    }

    /// A known name by one of its forms.
    #[must_use]
    pub fn known(&self, name: &str) -> Option<KnownName> {
        self.known.get(plain(name).as_ref()).copied()
    }

    /// A given name, capitalized as usual.
    #[must_use]
    pub fn given(&self, word: &str) -> Option<GivenName> {
        let simple = self.given.get(word).copied();
        simple.or_else(|| {
            // Mei-Ling, Jean-Pierre: by the first part.
            let (first, second) = word.split_once('-')?;
            second.starts_with(char::is_uppercase).then(|| self.given.get(first).copied()).flatten()
        })
    }

    /// The longest honorific, rank or office that begins with the word `first`.
    pub fn honorific_at<'t>(
        &self,
        first: &str,
        phrase: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(usize, Honorific)> {
        self.honorifics.longest_match(first, phrase).map(|(n, honorific)| (n, *honorific))
    }

    /// An honorific, rank or office by its exact form.
    #[must_use]
    pub fn honorific(&self, form: &str) -> Option<Honorific> {
        self.honorifics.get(plain(form).as_ref()).copied()
    }

    /// The longest role noun (of one or more words, in lower case) that begins with the word `first`.
    pub fn role_at<'t>(
        &self,
        first: &str,
        phrase: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(usize, RoleNoun)> {
        self.roles.longest_match(first, phrase).map(|(n, role)| (n, *role))
    }

    /// A role noun in lower case; compounds with a hyphen by their last part (*co-owner*), plurals
    /// by their singular.
    #[must_use]
    pub fn role(&self, noun: &str) -> Option<RoleNoun> {
        if let Some(role) = self.roles.get(noun) {
            return Some(*role);
        }
        if let Some((_, last)) = noun.rsplit_once('-')
            && let Some(role) = self.roles.get(last)
        {
            return Some(*role);
        }
        let singular = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let singular = singular.or_else(|| noun.strip_suffix('s').map(str::to_owned));
        let plural = singular.and_then(|s| self.roles.get(s.as_str()).copied());
        plural.map(|role| RoleNoun { group: true, gender: Gender::Unknown, ..role })
    }

    /// The kind that a head word gives to the capitalized sequence it ends or opens.
    #[must_use]
    pub fn head(&self, word: &str) -> Option<EntityKind> {
        self.heads.get(word).copied()
    }

    /// What a nominal (lower case, one or more words) can refer back to.
    #[must_use]
    pub fn nominal(&self, noun: &str) -> Option<NominalKind> {
        self.nominals.get(noun).copied()
    }

    /// The longest nominal that begins with the word `first`.
    pub fn nominal_at<'t>(
        &self,
        first: &str,
        phrase: impl Fn(usize) -> Option<Cow<'t, str>>,
    ) -> Option<(usize, NominalKind)> {
        self.nominals.longest_match(first, phrase).map(|(n, nominal)| (n, *nominal))
    }

    /// Whether a nominal by itself points at the entity with this main name (*the bloc* at the
    /// European Union).
    #[must_use]
    pub fn points_at(&self, nominal: &str, name: &str) -> bool {
        self.pointers.get(nominal).is_some_and(|names| names.contains(&name))
    }

    /// Whether a capitalized word is a field of government or business, as in *Minister of Trade*.
    #[must_use]
    pub fn is_portfolio(&self, word: &str) -> bool {
        self.portfolios.contains_key(word)
    }

    /// Whether a word (lower case) is capitalized without being a name (*Monday*, *I*).
    #[must_use]
    pub fn is_never_name(&self, word: &str) -> bool {
        self.never_names.contains_key(word)
    }

    /// Whether a noun can stand for somebody of whom another role was said (*the lawyer* for a *counsel*).
    #[must_use]
    pub fn role_covers(&self, noun: &str, role: &str) -> bool {
        self.role_synonyms.get(noun).is_some_and(|roles| roles.contains(&role))
    }

    /// Whether a noun can stand for a body in whose name this word stands (both lower case).
    #[must_use]
    pub fn organization_covers(&self, noun: &str, word: &str) -> bool {
        self.organization_synonyms.get(noun).is_some_and(|words| words.contains(&word))
    }

    /// Whether a noun (lower case) names a text that speaks for who is behind it (*report*, *minutes*).
    #[must_use]
    pub fn is_document(&self, noun: &str) -> bool {
        self.documents.contains_key(noun)
    }

    /// Whether a word (lower case) at the beginning of a sentence is no name, whatever its capital.
    #[must_use]
    pub fn is_starter(&self, word: &str) -> bool {
        self.starters.contains_key(word)
    }
}

/// A table of bare words.
fn words(table: &'static str) -> WordMap<&'static str, ()> {
    lines(table).map(|word| (word, ())).collect()
}

/// Text as the tables have it: single spaces and straight apostrophes.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c == '’' || (c.is_whitespace() && c != ' ') || c == '\u{2011}';
    if !text.contains(odd) && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Cow::Owned(words.join(" ").replace('’', "'").replace('\u{2011}', "-"))
}

fn known() -> Phrases<KnownName> {
    let mut known = Phrases::with_capacity(6000);
    let mut add = |row: &[&'static str], kind: EntityKind, class: NameClass| {
        let Some(&name) = row.first() else { return };
        known.insert(name, KnownName { name, kind, class });
        for form in row.get(2).copied().unwrap_or_default().split(';').map(str::trim) {
            if !form.is_empty() && form != "-" {
                known.insert(form, KnownName { name, kind, class });
            }
        }
    };
    for row in rows(english!("places")) {
        let (kind, class) = match row.get(1).copied().unwrap_or_default() {
            "country" => (EntityKind::Gpe, NameClass::Country),
            "state" => (EntityKind::Gpe, NameClass::State),
            "capital" | "city" => (EntityKind::Gpe, NameClass::City),
            _ => (EntityKind::Loc, NameClass::Region),
        };
        add(&row, kind, class);
    }
    for row in rows(english!("organizations")) {
        let kind = row.get(1).copied().and_then(kind_named).unwrap_or(EntityKind::Org);
        add(&row, kind, NameClass::Organization);
    }
    for row in rows(english!("demonyms")) {
        add(&row, EntityKind::Norp, NameClass::Group);
    }
    for row in rows(english!("metonyms")) {
        let name = row.first().copied().unwrap_or_default();
        add(&[name], EntityKind::Fac, NameClass::Seat);
    }
    known
}

fn given() -> WordMap<&'static str, GivenName> {
    let entries = lines(english!("given_names")).filter_map(|line| {
        let mut columns = line.split_whitespace();
        let (name, sign) = (columns.next()?, columns.next()?);
        Some((name, GivenName { gender: gender(sign), word: columns.next().is_some() }))
    });
    entries.collect()
}

fn honorifics() -> Phrases<Honorific> {
    let mut honorifics = Phrases::with_capacity(600);
    for row in rows(english!("honorifics")) {
        if let [form, sign, kind, ..] = row.as_slice() {
            honorifics.insert(form, Honorific { gender: gender(sign), office: *kind != "honorific" });
        }
    }
    honorifics
}

fn roles() -> Phrases<RoleNoun> {
    let mut roles = Phrases::with_capacity(1600);
    for row in rows(english!("roles")) {
        let Some(noun) = row.first() else { continue };
        let flags = row.get(1).copied().unwrap_or_default();
        let has = |flag: &str| flags.split_whitespace().any(|f| f == flag);
        let gender = if has("m") {
            Gender::Male
        } else if has("f") {
            Gender::Female
        } else {
            Gender::Unknown
        };
        roles.insert(noun, RoleNoun { gender, relative: has("relative"), group: has("group") });
    }
    roles
}

fn heads() -> WordMap<&'static str, EntityKind> {
    rows(english!("organization_words")).filter_map(|row| Some((*row.first()?, kind_named(row.get(1)?)?))).collect()
}

fn nominals() -> Phrases<NominalKind> {
    let mut nominals = Phrases::with_capacity(400);
    for row in rows(english!("organization_nominals")) {
        if let [noun, kind, ..] = row.as_slice() {
            let kind = if *kind == "place" { NominalKind::Place } else { NominalKind::Organization };
            nominals.insert(noun, kind);
        }
    }
    nominals
}

fn pointers() -> WordMap<&'static str, Vec<&'static str>> {
    let entries = rows(english!("pointing_nominals")).filter_map(|row| {
        let names = row.get(1)?.split(';').map(str::trim).collect();
        Some((*row.first()?, names))
    });
    entries.collect()
}

fn synonyms(table: &'static str) -> WordMap<&'static str, Vec<&'static str>> {
    let entries = rows(table).filter_map(|row| {
        let roles = row.get(1)?.split(';').map(str::trim).collect();
        Some((*row.first()?, roles))
    });
    entries.collect()
}

fn gender(sign: &str) -> Gender {
    match sign {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => Gender::Unknown,
    }
}

fn kind_named(name: &str) -> Option<EntityKind> {
    Some(match name {
        "PERSON" => EntityKind::Person,
        "ORG" => EntityKind::Org,
        "GPE" => EntityKind::Gpe,
        "LOC" => EntityKind::Loc,
        "NORP" => EntityKind::Norp,
        "FAC" => EntityKind::Fac,
        "EVENT" => EntityKind::Event,
        "LAW" => EntityKind::Law,
        "PRODUCT" => EntityKind::Product,
        "WORK" => EntityKind::Work,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_entry_share_a_main_name() {
        let names = NameTables::english();
        assert_eq!(
            names.known("UNICEF").map(|k| k.name),
            names.known("United Nations Children’s Fund").map(|k| k.name)
        );
        assert_eq!(names.known("Ghana").map(|k| (k.kind, k.class)), Some((EntityKind::Gpe, NameClass::Country)));
        assert_eq!(names.known("Peruvian").map(|k| k.kind), Some(EntityKind::Norp));
    }

    #[test]
    fn the_longest_name_wins() {
        let names = NameTables::english();
        let words = ["Bank", "of", "England", "said"];
        let phrase = |n: usize| words.get(..n).map(|w| Cow::Owned(w.join(" ")));
        assert_eq!(names.known_at("Bank", phrase).map(|(n, _)| n), Some(3));
    }

    #[test]
    fn roles_know_gender_and_number() {
        let names = NameTables::english();
        assert_eq!(names.role("spokeswoman").map(|r| r.gender), Some(Gender::Female));
        assert!(names.role("lawyers").is_some_and(|r| r.group));
        assert!(names.role("mother").is_some_and(|r| r.relative));
        assert!(names.role("bridge").is_none());
    }

    #[test]
    fn hyphenated_given_names_go_by_their_first_part() {
        assert!(NameTables::english().given("Jean-Luc").is_some());
    }
}
