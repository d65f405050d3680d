//! `whosaid prepare gap …`, `prepare gum …` and `prepare gold …`: what was chosen from when a pronoun or a description
//! was resolved, and what the corpus knows of it.
//!
//! One choice a line, as JSON: `kind` ([`ChoiceKind::name`](crate::document::ChoiceKind)); `word`, a row: that of the
//! pronoun, or of the description's first word; `candidates`, pairs of rows: the first and the last word of each mention
//! that may be meant (for a description, the last mention of each entity); `signs`, what the text tells of each, and
//! `nobody`, what it tells of the case that none is meant (empty for a pronoun), in the order of the sieves; `points`,
//! what the sieve makes of the signs; `labels`, for each candidate 1 (it is meant), -1 (it is not) or 0 (the corpus does
//! not tell). Rows are those of a file beside it that ends in `.f32`: the words as the encoder leaves them,
//! little-endian numbers of 32 bits. Left out are pronouns that the corpus does not know or whose candidates it cannot
//! tell apart, and, but for our own articles, descriptions.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::Serialize;

use super::gold::{self, Gold};
use super::reader::Reader;
use super::{Extent, extent, gap, gum, overlap, parallel};
use crate::document::{Choice, ChoiceCandidate, Options};
use crate::text::Text;

/// Whether each of some mentions is meant; none where the corpus does not tell.
type Labels = Vec<Option<bool>>;

/// A text that knows whom pronouns stand for, and perhaps descriptions.
trait Known: Sync {
    fn text(&self) -> &str;
    /// What it knows of the candidates of a pronoun, each given with the number of its entity; none where nothing
    /// can be learned from it.
    fn labels(&self, pronoun: &Extent, candidates: &[(Extent, usize)]) -> Option<Labels>;

    /// The same of a description, for some mentions.
    fn described(&self, _description: &Extent, _mentions: &[Extent]) -> Option<Labels> {
        None
    }
}

impl Known for gap::Case {
    fn text(&self) -> &str {
        &self.text
    }

    /// Of an entity with both names in it, that of the pronoun is told.
    fn labels(&self, pronoun: &Extent, candidates: &[(Extent, usize)]) -> Option<Labels> {
        let mut told: BTreeMap<usize, bool> = BTreeMap::new();
        for (at, cluster) in candidates {
            if let Some(meant) = self.stands_for(pronoun, at)? {
                told.entry(*cluster).and_modify(|known| *known |= meant).or_insert(meant);
            }
        }
        Some(candidates.iter().map(|(_, cluster)| told.get(cluster).copied()).collect())
    }
}

impl Known for gum::Article {
    fn text(&self) -> &str {
        &self.text
    }

    /// All are told, by the entity of the closest phrase whose head they hold. One of several is meant.
    fn labels(&self, pronoun: &Extent, candidates: &[(Extent, usize)]) -> Option<Labels> {
        let own = self.entity_of_word(pronoun)?;
        let labels: Labels = candidates.iter().map(|(at, _)| Some(self.entity_at(at) == Some(own))).collect();
        (labels.len() > 1 && labels.contains(&Some(true))).then_some(labels)
    }
}

impl Known for Gold {
    fn text(&self) -> &str {
        &self.text
    }

    /// All are told, by the entity of the mention that they share most with.
    fn labels(&self, pronoun: &Extent, candidates: &[(Extent, usize)]) -> Option<Labels> {
        let own = mentions(self).find(|(_, at)| *at == pronoun)?.0;
        let labels: Labels = candidates.iter().map(|(at, _)| Some(meant_by(self, at) == Some(own))).collect();
        (labels.len() > 1 && labels.contains(&Some(true))).then_some(labels)
    }

    fn described(&self, description: &Extent, mentions: &[Extent]) -> Option<Labels> {
        let own = meant_by(self, description)?;
        Some(mentions.iter().map(|at| Some(meant_by(self, at) == Some(own))).collect())
    }
}

/// All mentions, each with the number of its entity.
fn mentions(gold: &Gold) -> impl Iterator<Item = (usize, &Extent)> {
    gold.entities.iter().enumerate().flat_map(|(of, e)| e.mentions.iter().map(move |m| (of, &m.0)))
}

/// The entity of the gold mention that is closest to one of ours, of those that it touches.
fn meant_by(gold: &Gold, ours: &Extent) -> Option<usize> {
    let apart = |a: &Extent| a.start.abs_diff(ours.start) + a.end.abs_diff(ours.end);
    mentions(gold).filter(|(_, at)| overlap(at, ours)).min_by_key(|(_, at)| apart(at)).map(|(of, _)| of)
}

/// Writes the lines of a corpus to `output`, and the words beside it; returns how many choices there are.
///
/// # Errors
/// Names the file that cannot be read or written.
pub(super) fn prepare(corpus: &str, path: &Path, reader: &Reader, output: &Path) -> Result<usize, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", output.display());
    match corpus {
        "gap" => write(&gap::read(path)?, reader, output).map_err(failed),
        "gum" => write(&gum::read(path)?, reader, output).map_err(failed),
        _ => {
            let articles = gold::load(&[path.to_owned()])?.into_iter().map(|(_, article)| article);
            let tune: Vec<Gold> = articles.filter(|article| !article.blind()).map(|article| article.gold).collect();
            write(&tune, reader, output).map_err(failed)
        }
    }
}

fn write(texts: &[impl Known], reader: &Reader, output: &Path) -> std::io::Result<usize> {
    let mut lines = BufWriter::new(File::create(output)?);
    let mut words = BufWriter::new(File::create(output.with_extension("f32"))?);
    let (mut rows, mut count) = (0, 0);
    let mut failed = Ok(());
    parallel::in_order(
        texts,
        parallel::available(),
        |text| Examples::of(text, reader),
        |examples| {
            let mut all = || -> std::io::Result<()> {
                for example in &examples.lines {
                    serde_json::to_writer(&mut lines, &example.after(rows))?;
                    lines.write_all(b"\n")?;
                }
                examples.words.iter().try_for_each(|value| words.write_all(&value.to_le_bytes()))
            };
            failed = std::mem::replace(&mut failed, Ok(())).and_then(|()| all());
            rows += examples.rows;
            count += examples.lines.len();
        },
    );
    failed?;
    lines.flush()?;
    words.flush()?;
    Ok(count)
}

/// A choice; rows are those of its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Example {
    kind: &'static str,
    word: usize,
    candidates: Vec<[usize; 2]>,
    signs: Vec<Vec<f32>>,
    nobody: Vec<f32>,
    points: Vec<f32>,
    labels: Vec<i8>,
}

impl Example {
    /// With the rows of the file in which `rows` stand before those of the text.
    fn after(&self, rows: usize) -> Self {
        let candidates = self.candidates.iter().map(|ends| ends.map(|row| row + rows)).collect();
        Self { word: self.word + rows, candidates, ..self.clone() }
    }
}

/// The choices of a text and the words that they ask for.
#[derive(Clone, Debug, Default)]
struct Examples {
    lines: Vec<Example>,
    rows: usize,
    words: Vec<f32>,
}

impl Examples {
    fn of(known: &impl Known, reader: &Reader) -> Self {
        let text = Text::new(known.text());
        let mut examples = Self::default();
        let mut of_token: BTreeMap<usize, usize> = BTreeMap::new();
        reader.choices(known.text(), &Options::default(), |choice, word| {
            let Some(labels) = labels(known, &text, choice) else { return };
            let mut row = |token: usize| {
                *of_token.entry(token).or_insert_with(|| {
                    examples.words.extend(word(token));
                    examples.rows += 1;
                    examples.rows - 1
                })
            };
            let ends = |c: &ChoiceCandidate| [c.tokens.start, c.tokens.end.saturating_sub(1)];
            let candidates = &choice.candidates;
            examples.lines.push(Example {
                kind: choice.kind.name(),
                word: row(choice.token),
                candidates: candidates.iter().map(|c| ends(c).map(&mut row)).collect(),
                signs: candidates.iter().map(|c| c.signs.clone()).collect(),
                nobody: choice.nobody.clone(),
                points: candidates.iter().map(|c| c.points).collect(),
                labels,
            });
        });
        examples
    }
}

fn labels(known: &impl Known, text: &Text, choice: &Choice) -> Option<Vec<i8>> {
    let at = extent(text, choice.mention);
    if choice.kind.is_description() {
        let meant = |c: &ChoiceCandidate| {
            let mentions: Vec<Extent> = c.mentions.iter().map(|&m| extent(text, m)).collect();
            // Some of them may be linked wrongly: the most decide.
            let labels = known.described(&at, &mentions)?;
            let yes = labels.iter().filter(|l| **l == Some(true)).count();
            Some(if 2 * yes > labels.len() { 1 } else { -1 })
        };
        return choice.candidates.iter().map(meant).collect::<Option<Vec<i8>>>().filter(|labels| !labels.is_empty());
    }
    let candidates: Vec<_> = choice.candidates.iter().map(|c| (extent(text, c.span), c.cluster)).collect();
    let labels = known.labels(&at, &candidates)?;
    let number = |label: &Option<bool>| label.map_or(0, |meant| if meant { 1 } else { -1 });
    labels.iter().any(Option::is_some).then(|| labels.iter().map(number).collect())
}
