//! `whosaid train-tagger …` and `whosaid evaluate tagger …`

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;

use super::tagger_corpus::{Example, read_columns, read_conllu, read_jsonl};
use super::tagger_scores::TagScores;
use super::tagger_training::{CorpusFile, TrainingOptions, train};
use crate::document::Tag;
use crate::model::Tagger;

/// What `whosaid train-tagger --help` prints.
pub const HELP: &str = "\
Trains the part-of-speech tagger and writes its model.

  whosaid train-tagger PATH... --output models/tagger.bin

Each path is a corpus file or a folder of them: .conllu (GUM), .txt or .columns (CoNLL-2003), .jsonl (tokens and tags).
The same files give the same bytes.
";

/// Trains with what follows `train-tagger`, and returns what it prints.
///
/// # Errors
/// Says what is wrong with the arguments or with a file.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<String, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut paths, mut output) = (Vec::new(), None);
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(HELP.to_owned()),
            Long("output") | Short('o') => output = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Value(value) => paths.push(PathBuf::from(value)),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let Some(output) = output.filter(|_| !paths.is_empty()) else { return Ok(HELP.to_owned()) };
    let files = load(&paths)?;
    let model = train(&files, &TrainingOptions::default());
    fs::write(&output, &model).map_err(|e| format!("{}: {e}", output.display()))?;
    Ok(format!("{} files, {} bytes written to {}\n", files.len(), model.len(), output.display()))
}

/// Scores the tagger of this build on tagged corpora, and returns a table.
///
/// # Errors
/// Says which file is wrong.
pub fn evaluate(paths: &[PathBuf]) -> Result<String, String> {
    let tagger = Tagger::embedded().map_err(|e| e.to_string())?;
    let mut out = format!("{:<32} {:>8} {:>9} {:>22}\n", "", "tokens", "accuracy", "finite verbs P R F1");
    for path in paths {
        let files = load(std::slice::from_ref(path))?;
        let examples: Vec<Example> = files.iter().flat_map(examples).collect();
        let scores = TagScores::of(&tagger, &examples);
        let (precision, recall, f1) = scores.class(Tag::is_finite);
        let finite = [precision, recall, f1].map(|share| format!("{:>6.1}", share * 100.0)).join(" ");
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        out += &format!("{name:<32} {:>8} {:>9.2} {finite:>22}\n", scores.total(), scores.accuracy() * 100.0);
    }
    Ok(out)
}

fn examples(file: &CorpusFile) -> Vec<Example> {
    match Path::new(&file.name).extension().and_then(|e| e.to_str()) {
        Some("conllu") => read_conllu(&file.text),
        Some("jsonl") => read_jsonl(&file.text),
        _ => read_columns(&file.text),
    }
}

/// Files in the order given, and by name within folders.
fn load(paths: &[PathBuf]) -> Result<Vec<CorpusFile>, String> {
    let mut files = Vec::new();
    for path in paths {
        let named = |e: std::io::Error| format!("{}: {e}", path.display());
        if path.is_dir() {
            let entries = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(named)?;
            let mut inside: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
            inside.sort();
            files.extend(load(&inside)?);
        } else {
            files.push(CorpusFile { name: path.display().to_string(), text: fs::read_to_string(path).map_err(named)? });
        }
    }
    Ok(files)
}
