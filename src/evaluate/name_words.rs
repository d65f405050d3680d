//! `whosaid prepare names …`: the words of windows as the encoder leaves them, with their labels as names, for a new
//! head over a finished network.
//!
//! One window a line, as JSON: its `names`, a label a word. The words of all windows, in the same order, are those of a
//! file beside it that ends in `.f32`: little-endian numbers of 32 bits.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde::Serialize;

use super::prepare::name_labels;
use super::reader::Reader;
use super::{Extent, conll, gold, parallel};
use crate::document::{MentionKind, Options};
use crate::model::features::name_class;
use crate::model::labels::NameClass;

/// A text with its names.
struct Named {
    text: String,
    names: Vec<(Extent, NameClass)>,
}

#[derive(Serialize)]
struct Line {
    names: Vec<u8>,
}

/// Writes the windows of a corpus to `output`, and their words beside it; returns how many there are.
///
/// # Errors
/// Names the file that cannot be read or written.
pub(super) fn prepare(path: &Path, reader: &Reader, output: &Path) -> Result<usize, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", output.display());
    write(&read(path)?, reader, output).map_err(failed)
}

/// Our own articles of a folder, or the columns of a file.
fn read(path: &Path) -> Result<Vec<Named>, String> {
    if !path.is_dir() {
        return Ok(conll::read(path)?.into_iter().map(|a| Named { names: a.names(), text: a.text }).collect());
    }
    let articles = gold::load(&[path.to_owned()])?.into_iter().map(|(_, article)| article);
    let open = articles.filter(|article| !article.blind());
    Ok(open.map(|article| Named { names: names(&article.gold), text: article.gold.text }).collect())
}

/// The longest last: of names inside each other the whole counts.
fn names(gold: &gold::Gold) -> Vec<(Extent, NameClass)> {
    let of = |e: &gold::GoldEntity| {
        let class = name_class(e.kind);
        let named = e.mentions.iter().filter(|m| m.1 == MentionKind::Name);
        named.map(move |m| (m.0.clone(), class)).collect::<Vec<_>>()
    };
    let mut names: Vec<(Extent, NameClass)> = gold.entities.iter().flat_map(of).collect();
    names.sort_by_key(|(at, _)| at.len());
    names
}

fn write(texts: &[Named], reader: &Reader, output: &Path) -> std::io::Result<usize> {
    let mut lines = BufWriter::new(File::create(output)?);
    let mut words = BufWriter::new(File::create(output.with_extension("f32"))?);
    let (mut count, mut failed) = (0, Ok(()));
    parallel::in_order(
        texts,
        parallel::available(),
        |text| {
            let (document, windows) = reader.words(&text.text, &Options::default())?;
            let labels = name_labels(&document, &text.names);
            Some((labels, windows))
        },
        |read| {
            let Some((labels, windows)) = read else { return };
            let mut all = || -> std::io::Result<()> {
                for (featured, states) in &windows {
                    let names = labels.get(featured.tokens.clone()).unwrap_or_default().to_vec();
                    serde_json::to_writer(&mut lines, &Line { names })?;
                    lines.write_all(b"\n")?;
                    states.values.iter().try_for_each(|value| words.write_all(&value.to_le_bytes()))?;
                }
                Ok(())
            };
            failed = std::mem::replace(&mut failed, Ok(())).and_then(|()| all());
            count += windows.len();
        },
    );
    failed?;
    lines.flush()?;
    words.flush()?;
    Ok(count)
}
