//! Names scored on CoNLL-2003 columns (token, tag, chunk, entity), in its four types.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::counts::Counts;
use super::{Chars, Extent, extent, tokens};
use crate::document::{Analysis, EntityKind, MentionKind};
use crate::model::features::name_class;
use crate::model::labels::NameClass;

/// One document: text put together again from its tokens, and its names.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text; a sentence is a line.
    pub text: String,
    /// Names with their types.
    gold: BTreeSet<Name>,
}

type Name = (usize, usize, &'static str);

/// The four types, in the order of [`NameClass`].
const TYPES: [&str; 4] = ["PER", "ORG", "LOC", "MISC"];

/// Reads a file; `-DOCSTART-` parts documents, an empty line parts sentences.
///
/// # Errors
/// Names the file that cannot be read.
pub fn read(path: &Path) -> Result<Vec<Article>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(file.split("-DOCSTART-").skip(1).map(parse).collect())
}

fn parse(document: &str) -> Article {
    let mut article = Article::default();
    let mut at = 0;
    // What follows -DOCSTART- on its own line is no sentence.
    let body = document.split_once('\n').map_or("", |(_, body)| body);
    for sentence in body.split("\n\n") {
        let rows: Vec<(&str, &str)> = sentence
            .lines()
            .filter_map(|line| Some((line.split(' ').next()?, line.rsplit(' ').next()?)))
            .filter(|(token, _)| !token.is_empty())
            .collect();
        if rows.is_empty() {
            continue;
        }
        if at > 0 {
            article.text.push('\n');
            at += 1;
        }
        let extents = tokens::append(&mut article.text, at, rows.iter().map(|row| row.0));
        at = extents.last().map_or(at, |last| last.end);
        article.gold.extend(names(&rows, &extents));
    }
    article
}

/// Names of a sentence. The columns are BIO or IOB1: a label begins a name where it is `B-`, or where
/// the label before it is of another type.
fn names(rows: &[(&str, &str)], extents: &[Extent]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut before = "";
    for ((_, label), extent) in rows.iter().zip(extents) {
        let (prefix, kind) = label.split_once('-').unwrap_or(("O", ""));
        let kind = TYPES.into_iter().find(|known| *known == kind).unwrap_or_default();
        match names.last_mut() {
            _ if kind.is_empty() => {}
            Some(last) if prefix == "I" && before == kind => last.1 = extent.end,
            _ => names.push((extent.start, extent.end, kind)),
        }
        before = kind;
    }
    names
}

/// The type of CoNLL that a kind of ours falls under.
fn conll_type(kind: EntityKind) -> &'static str {
    TYPES[name_class(kind) as usize]
}

/// Counts by type, and what was missed and invented.
#[derive(Clone, Debug, Default)]
pub struct NameScores {
    /// Exact spans with the right type.
    pub by_type: BTreeMap<&'static str, Counts>,
    /// Exact spans of any type.
    pub spans: Counts,
    /// Missed names with a few words around them, for the developer.
    pub missed: Vec<String>,
    /// Invented ones.
    pub invented: Vec<String>,
}

impl Article {
    /// Its names with their classes, in text order.
    #[must_use]
    pub fn names(&self) -> Vec<(Extent, NameClass)> {
        let class = |kind: &str| TYPES.iter().zip(NameClass::ALL).find(|(known, _)| **known == kind).map(|(_, c)| c);
        self.gold.iter().filter_map(|&(start, end, kind)| Some((start..end, class(kind)?))).collect()
    }

    /// Scores the named mentions of an analysis.
    #[must_use]
    pub fn score(&self, analysis: &Analysis) -> NameScores {
        let mut ours = BTreeSet::new();
        for entity in &analysis.entities {
            for mention in entity.mentions.iter().filter(|m| m.kind == MentionKind::Name) {
                let at = extent(&analysis.text, mention.span);
                ours.insert((at.start, at.end, conll_type(entity.kind)));
            }
        }
        let mut scores = NameScores::default();
        for kind in TYPES {
            let of = |names: &BTreeSet<Name>| names.iter().filter(|n| n.2 == kind).copied().collect();
            scores.by_type.insert(kind, Counts::of_sets(&of(&self.gold), &of(&ours)));
        }
        let spans = |names: &BTreeSet<Name>| names.iter().map(|n| (n.0, n.1)).collect();
        scores.spans = Counts::of_sets(&spans(&self.gold), &spans(&ours));
        let chars = Chars::new(&self.text);
        let shown = |&(start, end, kind): &Name| {
            let around =
                [chars.slice(&(start.saturating_sub(30)..start)), chars.slice(&(end..(end + 30).min(chars.len())))];
            format!("{}[{kind} {}]{}", around[0], chars.slice(&(start..end)), around[1]).replace('\n', " ⏎ ")
        };
        scores.missed = self.gold.difference(&ours).map(shown).collect();
        scores.invented = ours.difference(&self.gold).map(shown).collect();
        scores
    }
}

impl NameScores {
    /// Adds those of another document.
    pub fn add(&mut self, other: Self) {
        for (kind, counts) in other.by_type {
            *self.by_type.entry(kind).or_default() += counts;
        }
        self.spans += other.spans;
        self.missed.extend(other.missed);
        self.invented.extend(other.invented);
    }

    /// All types together.
    #[must_use]
    pub fn all(&self) -> Counts {
        self.by_type.values().fold(Counts::default(), |mut sum, counts| {
            sum += *counts;
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_become_text_and_names() {
        let article = parse(
            " -X- -X- O\n\nOSLO NNP B-NP I-LOC\n\nAna NNP I-NP I-PER\nRuiz NNP I-NP I-PER\n's POS I-NP O\n\
             Swiss JJ I-NP I-MISC\nUN NNP I-NP B-ORG\nmeets VB I-VP O\n",
        );
        assert_eq!(article.text, "OSLO\nAna Ruiz's Swiss UN meets");
        let chars = Chars::new(&article.text);
        let names: Vec<(&str, &str)> = article.gold.iter().map(|n| (chars.slice(&(n.0..n.1)), n.2)).collect();
        assert_eq!(names, [("OSLO", "LOC"), ("Ana Ruiz", "PER"), ("Swiss", "MISC"), ("UN", "ORG")]);
    }
}
