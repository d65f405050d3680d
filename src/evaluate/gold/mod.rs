//! What is right in an article, as people annotated it.
//!
//! Two notations give the same value: the Markdown of `tests/gold` ([`notation`]) and the JSON of
//! the article that started the project ([`seed`]). All positions are code points.

pub mod clusters;
pub mod differences;
pub mod notation;
pub mod report;
pub mod score;
pub mod seed;
pub mod sieves;

use std::fs;
use std::path::{Path, PathBuf};

use super::Extent;
use super::attributions::{Attributed, Sample};
use crate::document::{EntityKind, IsoDate, Kind, MentionKind, RepairKind, Stance};

/// Everything that is right in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gold {
    /// The text.
    pub text: String,
    /// When it was published.
    pub published: Option<IsoDate>,
    /// In order of first appearance.
    pub quotes: Vec<GoldQuote>,
    /// Everybody and everything that is named, and unnamed sources.
    pub entities: Vec<GoldEntity>,
    /// Expressions of time, in text order.
    pub dates: Vec<GoldDate>,
}

/// A quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldQuote {
    /// Its id in the file.
    pub id: String,
    /// Direct, indirect or mixed.
    pub kind: Kind,
    /// Speech or belief.
    pub stance: Stance,
    /// Who speaks, as an index of [`Gold::entities`]; none when nobody is the answer.
    pub speaker: Option<usize>,
    /// The quote around it, as an index of [`Gold::quotes`].
    pub parent: Option<usize>,
    /// Marks that must be worked around.
    pub repairs: Vec<RepairKind>,
    /// Content pieces in text order, never empty.
    pub content: Vec<Extent>,
    /// The cue.
    pub cue: Option<Extent>,
    /// The source.
    pub source: Option<Extent>,
    /// Editorial brackets.
    pub insertions: Vec<Extent>,
    /// The expression of time that tells when it was said.
    pub when: Option<Extent>,
    /// The place where it was said.
    pub place: Option<Extent>,
}

/// Somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldEntity {
    /// Its id in the file.
    pub id: String,
    /// What it is.
    pub kind: EntityKind,
    /// Its canonical name.
    pub name: String,
    /// Roles said of it in the text.
    pub roles: Vec<String>,
    /// Its mentions in text order.
    pub mentions: Vec<(Extent, MentionKind)>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldDate {
    /// Where it stands.
    pub extent: Extent,
    /// Its value; none where it cannot be resolved.
    pub value: Option<String>,
}

/// Reads gold articles from files and from the `.md` files of folders, sorted by name; each with its
/// file name without ending.
///
/// # Errors
/// Names the file, and the line, that cannot be read.
pub fn load(paths: &[PathBuf]) -> Result<Vec<(String, notation::Article)>, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = fs::read_dir(path).map_err(|e| format!("{}: {e}", path.display()))?;
            let all = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
            let mut found: Vec<PathBuf> = all.filter(|p| is_article(p)).collect();
            found.sort();
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    let mut articles = Vec::new();
    for path in files {
        let named = |e: String| format!("{}: {e}", path.display());
        let file = fs::read_to_string(&path).map_err(|e| named(e.to_string()))?;
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        articles.push((name, notation::parse(&file).map_err(named)?));
    }
    Ok(articles)
}

fn is_article(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "md") && path.file_stem().is_some_and(|stem| stem != "README")
}

impl Gold {
    /// Its quotes as plain attributions, those inside other quotes included.
    #[must_use]
    pub fn sample(&self, name: &str) -> Sample {
        let attributed = |quote: &GoldQuote| Attributed {
            source: quote.source.iter().cloned().collect(),
            cue: quote.cue.iter().cloned().collect(),
            content: quote.content.clone(),
            inherited: None,
        };
        Sample { name: name.to_owned(), text: self.text.clone(), gold: self.quotes.iter().map(attributed).collect() }
    }
}
