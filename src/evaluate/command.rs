//! `whosaid evaluate …`

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use super::attributions::{AttributionScores, Sample, of_analysis};
use super::{errors, parallel, polnear, report};
use crate::{Engine, Options};

/// What `whosaid evaluate --help` prints.
pub const HELP: &str = "\
Scores the program against annotated articles.

  whosaid evaluate polnear DIR            a folder with text/ and attributions/ (unpack with tar xJf)

Options
  --json           scores as JSON instead of a table
  --by-cue         counts by reporting word
  --top N          rows of that table (default 60)
  --errors N       N examples of each kind of error; they quote the corpus, keep them out of the repository
  --cue WORD       only examples whose reporting word has this base form
  --jobs N         threads (default: one per processor)
";

#[derive(Debug, Default)]
struct Settings {
    json: bool,
    by_cue: bool,
    top: usize,
    errors: usize,
    cue: Option<String>,
    jobs: usize,
    paths: Vec<PathBuf>,
}

/// Runs the command with what follows `evaluate`, and returns what it prints.
///
/// # Errors
/// Says what is wrong with the arguments or with a file.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<String, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut corpus = None;
    let mut settings = Settings { top: 60, jobs: parallel::available(), ..Settings::default() };
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        let number =
            |parser: &mut lexopt::Parser| parser.value().and_then(|v| v.parse::<usize>()).map_err(|e| e.to_string());
        match argument {
            Long("help") | Short('h') => return Ok(HELP.to_owned()),
            Long("json") => settings.json = true,
            Long("by-cue") => settings.by_cue = true,
            Long("top") => settings.top = number(&mut parser)?,
            Long("errors") => settings.errors = number(&mut parser)?,
            Long("jobs") => settings.jobs = number(&mut parser)?.max(1),
            Long("cue") => {
                settings.cue = Some(parser.value().and_then(|v| v.string()).map_err(|e| e.to_string())?);
            }
            Value(value) if corpus.is_none() => corpus = Some(value.string().map_err(|e| e.to_string())?),
            Value(value) => settings.paths.push(value.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match (corpus.as_deref(), settings.paths.as_slice()) {
        (Some("polnear"), [folder]) => attributions(&polnear::read(folder)?, &settings),
        (None, _) => Ok(HELP.to_owned()),
        (Some(name), _) => Err(format!("evaluate {name}: no such corpus, or not one folder after it\n\n{HELP}")),
    }
}

fn attributions(samples: &[Sample], settings: &Settings) -> Result<String, String> {
    let engine = Engine::new();
    let results = parallel::map(samples, settings.jobs, |sample| {
        let analysis = engine.analyze(&sample.text, &Options::default());
        let top = analysis.quotes.iter().filter(|q| q.parent.is_none());
        let spoken = top.filter(|q| q.attribution.entity.is_some()).count();
        let ours = of_analysis(&analysis, false);
        (AttributionScores::of(&sample.gold, &ours, spoken), errors::cases(sample, &ours))
    });
    let mut scores = AttributionScores::default();
    let mut cases = Vec::new();
    for (of_text, its_cases) in results {
        scores += of_text;
        cases.extend(its_cases);
    }
    if settings.json {
        return Ok(format!("{:#}\n", scores.json()));
    }
    let mut out = report::attributions(&scores);
    if settings.by_cue {
        out += &format!("\n{}", errors::by_cue(&cases, settings.top));
    }
    if settings.errors > 0 {
        out += &errors::examples(&cases, settings.errors, settings.cue.as_deref());
    }
    Ok(out)
}
