//! Reads PolNeAR: brat standoff beside plain text.
//!
//! `T` lines are spans (`T3\tContent 5 9;12 20\twords`), whose offsets count the code points of the
//! `.txt` file; `E` lines tie them (`E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T7`).
//! Every fragment of a span is a span of its own, as in the counts that the corpus states. Where
//! several people annotated an article, the first file by name is gold.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::attributions::{Attributed, Sample};
use super::{Chars, Extent, contains};

/// Reads a folder that holds `text/` and `attributions/`, in the order of the names.
///
/// # Errors
/// Names the file, and the line, that cannot be read.
pub fn read(folder: &Path) -> Result<Vec<Sample>, String> {
    let mut samples = read_all(folder)?;
    samples.dedup_by(|later, first| later.name == first.name);
    Ok(samples)
}

/// The same with every annotator's reading: an article that several people annotated comes once for
/// each of them, one after the other, under one name. For training, which gains from their differences.
///
/// # Errors
/// Those of [`read`].
pub fn read_all(folder: &Path) -> Result<Vec<Sample>, String> {
    let annotations = files(&folder.join("attributions"), "ann")?;
    let mut articles = Vec::new();
    for path in files(&folder.join("text"), "txt")? {
        let name = stem(&path);
        let text = load(&path)?;
        let of_text = |a: &&PathBuf| stem(a).rsplit_once('_').is_some_and(|(base, _)| base == name);
        for annotation in annotations.iter().filter(of_text) {
            let gold = parse(&load(annotation)?, &text).map_err(|e| format!("{}: {e}", annotation.display()))?;
            articles.push(Sample { name: name.clone(), text: text.clone(), gold });
        }
    }
    if articles.is_empty() {
        return Err(format!("{}: no article with attributions", folder.display()));
    }
    Ok(articles)
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == ending));
    paths.sort();
    Ok(paths)
}

fn load(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Reads the standoff annotation of a text.
///
/// # Errors
/// Says which line is wrong.
pub fn parse(annotation: &str, text: &str) -> Result<Vec<Attributed>, String> {
    let chars = Chars::new(text);
    let mut spans: BTreeMap<&str, Vec<Extent>> = BTreeMap::new();
    let mut events = Vec::new();
    for (number, line) in annotation.lines().enumerate() {
        let wrong = |what: &str| format!("line {}: {what}", number + 1);
        let mut columns = line.split('\t');
        let (id, body) = (columns.next().unwrap_or_default(), columns.next().unwrap_or_default());
        if id.starts_with('T') {
            let Some((_, offsets)) = body.split_once(' ') else { continue };
            let fragments: Option<Vec<Extent>> = offsets.split(';').map(fragment).collect();
            let fragments = fragments.ok_or_else(|| wrong("offsets that are no numbers"))?;
            spans.insert(id, fragments.iter().map(|f| chars.trim(f)).filter(|f| !f.is_empty()).collect());
        } else if id.starts_with('E') {
            events.push((number, body));
        }
    }
    let mut all = Vec::new();
    for (number, body) in events {
        let mut attributed = Attributed::default();
        for part in body.split(' ') {
            let (role, id) = part.split_once(':').unwrap_or_default();
            let side = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "Source" => &mut attributed.source,
                "Cue" => &mut attributed.cue,
                "Content" => &mut attributed.content,
                _ => continue,
            };
            let found = spans.get(id).ok_or_else(|| format!("line {}: no span {id}", number + 1))?;
            side.extend(found.iter().cloned());
        }
        // One event of the corpus ties nothing.
        if !attributed.content.is_empty() {
            attributed.content.sort_by_key(|piece| piece.start);
            all.push(attributed);
        }
    }
    all.sort_by_key(|a| a.content.first().map(|piece| piece.start));
    Ok(top_level(&all))
}

fn fragment(text: &str) -> Option<Extent> {
    let (start, end) = text.split_once(' ')?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

/// Leaves out attributions that stand wholly inside one content piece of another.
fn top_level(all: &[Attributed]) -> Vec<Attributed> {
    let inside = |a: &Attributed, b: &Attributed| {
        let mut spans = a.source.iter().chain(&a.cue).chain(&a.content);
        a != b && b.content.iter().any(|piece| spans.clone().all(|s| contains(piece, s))) && spans.next().is_some()
    };
    all.iter().filter(|a| !all.iter().any(|b| inside(a, b))).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_are_spans_of_their_own_and_nested_attributions_are_dropped() {
        let text = "“Yes,” Ana Ruiz said. “Bo claims he won.” End.";
        let annotation = "T1\tSource 7 15\tAna Ruiz\nT2\tCue 16 20\tsaid\nT3\tContent 0 6;22 41\t…\n\
                          T4\tSource 23 25\tBo\nT5\tCue 26 32\tclaims\nT6\tContent 33 39\the won\n\
                          E1\tAttribution:T9 Source:T1 Cue:T2 Content:T3\n\
                          E2\tAttribution:T9 Source:T4 Cue:T5 Content:T6\n#1\tAnnotatorNotes E1\tfine\n";
        let gold = parse(annotation, text).unwrap();
        assert_eq!(gold.len(), 1);
        let chars = Chars::new(text);
        let content: Vec<&str> = gold[0].content.iter().map(|piece| chars.slice(piece)).collect();
        assert_eq!(content, ["“Yes,”", "“Bo claims he won.”"]);
        assert_eq!(chars.slice(&gold[0].cue[0]), "said");
    }

    #[test]
    fn a_damaged_line_is_named() {
        assert_eq!(parse("T1\tSource x y\tAna\n", "Ana").unwrap_err(), "line 1: offsets that are no numbers");
        assert_eq!(parse("\nE1\tCue:T7\n", "Ana").unwrap_err(), "line 2: no span T7");
    }
}
