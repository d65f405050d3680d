//! The article that started the project: its gold (`gold.json` beside the text) and the bars that
//! the program must clear on it. Neither is part of this repository.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::score::{Scores, same_entity};
use super::{Gold, GoldDate, GoldEntity, GoldQuote};
use crate::document::{Analysis, EntityKind, Kind, MentionKind, RepairKind, Stance};
use crate::evaluate::{Chars, Extent, extent, overlap};

#[derive(Deserialize)]
struct File {
    document: String,
    published: String,
    text_length: usize,
    quotes: Vec<FileQuote>,
    entities: Vec<FileEntity>,
    dates: Vec<FileDate>,
}

#[derive(Deserialize)]
struct FileSpan {
    start: usize,
    end: usize,
    text: String,
}

#[derive(Deserialize)]
struct FileQuote {
    id: String,
    kind: Kind,
    stance: Stance,
    speaker: Option<String>,
    source: Option<FileSpan>,
    cue: Option<FileSpan>,
    content: Vec<FileSpan>,
    parent: Option<String>,
    #[serde(default)]
    insertions: Vec<FileSpan>,
    #[serde(default)]
    repairs: Vec<RepairKind>,
}

#[derive(Deserialize)]
struct FileEntity {
    r#type: EntityKind,
    name: String,
    role: Option<String>,
    mentions: Vec<FileSpan>,
}

#[derive(Deserialize)]
struct FileDate {
    #[serde(flatten)]
    at: FileSpan,
    value: Option<String>,
}

/// Reads `gold.json` of a folder and the article it names; the name and the gold.
///
/// # Errors
/// Says which file or span is wrong.
pub fn read(folder: &Path) -> Result<(String, Gold), String> {
    let path = folder.join("gold.json");
    let json = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let file: File = serde_json::from_str(&json).map_err(|e| format!("{}: {e}", path.display()))?;
    let article = folder.join(&file.document);
    let text = fs::read_to_string(&article).map_err(|e| format!("{}: {e}", article.display()))?;
    let name = file.document.clone();
    gold(file, text).map(|gold| (name, gold)).map_err(|e| format!("{}: {e}", path.display()))
}

fn gold(file: File, text: String) -> Result<Gold, String> {
    let chars = Chars::new(&text);
    if chars.len() != file.text_length {
        return Err(format!("the text has {} code points, not {}", chars.len(), file.text_length));
    }
    let at = |span: &FileSpan| -> Result<Extent, String> {
        let extent = span.start..span.end;
        if chars.slice(&extent) == span.text {
            Ok(extent)
        } else {
            Err(format!("{}..{} is “{}”, not “{}”", span.start, span.end, chars.slice(&extent), span.text))
        }
    };
    let all = |spans: &[FileSpan]| spans.iter().map(at).collect::<Result<Vec<_>, _>>();
    let mut entities = Vec::new();
    for (index, entity) in file.entities.iter().enumerate() {
        // The file does not say how a mention refers; a nominal begins with its article.
        let kind = |span: &FileSpan| {
            if span.text.starts_with("the ") { MentionKind::Role } else { MentionKind::Name }
        };
        let mentions = entity.mentions.iter().map(|m| at(m).map(|extent| (extent, kind(m))));
        entities.push(GoldEntity {
            id: format!("e{}", index + 1),
            kind: entity.r#type,
            name: entity.name.clone(),
            roles: entity.role.iter().cloned().collect(),
            mentions: mentions.collect::<Result<_, _>>()?,
        });
    }
    let mut quotes = Vec::new();
    for quote in &file.quotes {
        let index_of = |name: &String| {
            entities.iter().position(|e| e.name == *name).ok_or_else(|| format!("{}: no entity {name}", quote.id))
        };
        let parent_of = |id: &String| {
            file.quotes.iter().position(|q| q.id == *id).ok_or_else(|| format!("{}: no quote {id}", quote.id))
        };
        quotes.push(GoldQuote {
            id: quote.id.clone(),
            kind: quote.kind,
            stance: quote.stance,
            speaker: quote.speaker.as_ref().map(index_of).transpose()?,
            parent: quote.parent.as_ref().map(parent_of).transpose()?,
            repairs: quote.repairs.clone(),
            content: all(&quote.content)?,
            cue: quote.cue.as_ref().map(at).transpose()?,
            source: quote.source.as_ref().map(at).transpose()?,
            insertions: all(&quote.insertions)?,
            when: None,
            place: None,
        });
    }
    let dates = file.dates.iter().map(|d| at(&d.at).map(|extent| GoldDate { extent, value: d.value.clone() }));
    let dates = dates.collect::<Result<_, _>>()?;
    let published = Some(file.published.parse()?);
    Ok(Gold { text, published, quotes, entities, dates })
}

/// One thing that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// In words, with the figures.
    pub what: String,
    /// Whether it does.
    pub holds: bool,
}

/// What both readers have to reach: every speaker and 12 of 13 contents (on another article as large a
/// share of its quotes), the publication date, the very people, bodies once each with their
/// short forms, explicit dates, and repaired quotes with their exact end.
#[must_use]
pub fn bars(gold: &Gold, analysis: &Analysis) -> Vec<Bar> {
    let scores = Scores::of(gold, analysis);
    let mut bars = Vec::new();
    let mut bar = |what: String, holds: bool| bars.push(Bar { what, holds });
    let total = gold.quotes.len();
    let (speakers, contents) = (total, (total * 12).div_ceil(13));
    let (right, exact) = (scores.speaker.right, scores.content.right);
    bar(format!("right speaker {right} of {total} (at least {speakers})"), right >= speakers);
    bar(format!("exact content {exact} of {total} (at least {contents})"), exact >= contents);
    let published = analysis.header.published.map(|p| p.date);
    let shown = published.map_or_else(|| "none".to_owned(), |date| date.to_string());
    bar(format!("publication date {shown}"), published == gold.published);
    bar(format!("people {}", people(analysis).join(", ")), people(analysis) == gold_people(gold));
    for body in gold.entities.iter().filter(|e| e.kind == EntityKind::Org && names(e).count() > 1) {
        let (holders, all) = holders(body, analysis);
        bar(format!("{} once ({holders} entities, all short forms: {all})", body.name), holders == 1 && all);
    }
    for date in &gold.dates {
        let chars = Chars::new(&gold.text);
        let words = chars.slice(&date.extent);
        let ours = analysis.dates.iter().find(|d| extent(&analysis.text, d.span) == date.extent);
        let value = ours.and_then(|d| d.value.as_deref());
        // Only a date that is written out is explicit; the others are reported.
        let explicit = words.contains(|c: char| c.is_ascii_digit());
        let right = ours.is_some() && value == date.value.as_deref();
        bar(
            format!("date “{words}” {}{}", value.unwrap_or("–"), if explicit || right { "" } else { " (not a bar)" }),
            right || !explicit,
        );
    }
    for quote in gold.quotes.iter().filter(|q| !q.repairs.is_empty()) {
        let met = analysis.quotes.iter().find(|q| {
            q.content.iter().map(|&s| extent(&analysis.text, s)).eq(quote.content.iter().cloned())
                && q.repairs.iter().map(|r| r.kind).eq(quote.repairs.iter().copied())
        });
        bar(format!("{} ends where it must, its repair recorded", quote.id), met.is_some());
    }
    bars
}

fn people(analysis: &Analysis) -> Vec<String> {
    let people = analysis.entities.iter().filter(|e| e.kind == EntityKind::Person);
    let mut names: Vec<String> = people.map(|e| e.name.clone()).collect();
    names.sort_unstable();
    names
}

fn gold_people(gold: &Gold) -> Vec<String> {
    let people = gold.entities.iter().filter(|e| e.kind == EntityKind::Person);
    let mut names: Vec<String> = people.map(|e| e.name.clone()).collect();
    names.sort_unstable();
    names
}

fn names(entity: &GoldEntity) -> impl Iterator<Item = &Extent> {
    entity.mentions.iter().filter(|m| m.1 == MentionKind::Name).map(|m| &m.0)
}

/// How many of our entities are this body, and whether the names of gold are all met by them.
fn holders(body: &GoldEntity, analysis: &Analysis) -> (usize, bool) {
    let holders: Vec<_> = analysis.entities.iter().filter(|e| same_entity(body, e, analysis)).collect();
    let met = |name: &Extent| {
        holders.iter().any(|e| e.mentions.iter().any(|m| overlap(&extent(&analysis.text, m.span), name)))
    };
    (holders.len(), names(body).all(met))
}
