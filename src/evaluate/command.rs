//! `whosaid evaluate …`

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;
use serde_json::{Map, Value as Json, json};

use super::attributions::{AttributionScores, Sample, of_analysis};
use super::counts::{SpanScores, percent};
use super::gold::{self, differences::differences, report as gold_report, score::Scores, seed};
use super::reader::Reader;
use super::{card, cofenet, conll, errors, gap, gum, parallel, polnear, report, tagger_command};
use crate::{Analysis, Options};

/// What `whosaid evaluate --help` prints.
pub const HELP: &str = "\
Scores the program against annotated articles.

  whosaid evaluate gold PATH... [--seed DIR]   articles in the notation of tests/gold, files or folders
  whosaid evaluate sieves PATH...              the sieves that find speakers, as a Markdown table
  whosaid evaluate polnear DIR                 a folder with text/ and attributions/ (unpack it with tar xJf)
  whosaid evaluate cofenet FILE.jsonl          PolNeAR as tokens and labels (unpack it with xz -d)
  whosaid evaluate conll FILE                  names in the columns of CoNLL-2003
  whosaid evaluate gap FILE.tsv                pronouns with two names each (unpack it with xz -d)
  whosaid evaluate gum DIR                     coreference of people; a folder with tsv/ and ontogum/
  whosaid evaluate card CORPORA GOLD --model FILE [--seed DIR]   everything of a model, as its card
  whosaid evaluate row CORPORA NAME --model FILE                 a row for the table of training/RESULTS.md
  whosaid evaluate tagger PATH...              parts of speech: .conllu, CoNLL columns, .jsonl, files or folders

Options
  --json           scores as JSON instead of a table
  --by-cue         counts by reporting word
  --by-phenomenon  gold: one line for each thing that the articles cover
  --top N          rows of the table by reporting word (default 60)
  --errors N       N examples of each kind of error (gold: every difference); they quote the corpus, so keep
                   them out of the repository
  --model FILE     reads with the network of this file; without it the lexical reader is scored
  --cue WORD       only examples whose reporting word has this base form
  --jobs N         threads (default: one per processor)
";

#[derive(Debug, Default)]
struct Settings {
    json: bool,
    by_cue: bool,
    by_phenomenon: bool,
    top: usize,
    errors: usize,
    cue: Option<String>,
    jobs: usize,
    seed: Option<PathBuf>,
    model: Option<PathBuf>,
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
        let text = |parser: &mut lexopt::Parser| parser.value().and_then(|v| v.string()).map_err(|e| e.to_string());
        let number =
            |parser: &mut lexopt::Parser| parser.value().and_then(|v| v.parse::<usize>()).map_err(|e| e.to_string());
        match argument {
            Long("help") | Short('h') => return Ok(HELP.to_owned()),
            Long("json") => settings.json = true,
            Long("by-cue") => settings.by_cue = true,
            Long("by-phenomenon") => settings.by_phenomenon = true,
            Long("top") => settings.top = number(&mut parser)?,
            Long("errors") => settings.errors = number(&mut parser)?,
            Long("jobs") => settings.jobs = number(&mut parser)?.max(1),
            Long("cue") => settings.cue = Some(text(&mut parser)?),
            Long("model") => settings.model = Some(parser.value().map_err(|e| e.to_string())?.into()),
            Long("seed") => settings.seed = Some(parser.value().map_err(|e| e.to_string())?.into()),
            Value(value) if corpus.is_none() => corpus = Some(value.string().map_err(|e| e.to_string())?),
            Value(value) => settings.paths.push(value.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match (corpus.as_deref(), settings.paths.as_slice()) {
        (Some("polnear"), [folder]) => attributions(&polnear::read(folder)?, &settings),
        (Some("cofenet"), [file]) => tokenised(file, &settings),
        (Some("conll"), [file]) => names(file, &settings),
        (Some("gap"), [file]) => pronouns(file, &settings),
        (Some("gum"), [folder]) => people(folder, &settings),
        (Some("gold"), paths) if !paths.is_empty() || settings.seed.is_some() => articles(&settings),
        (Some("sieves"), paths) if !paths.is_empty() => sieves(&settings),
        (Some("row"), [corpora, name]) => Ok(card::ROW_HEADING.to_owned()
            + &card::row(&name.to_string_lossy(), settings.model()?, corpora, settings.jobs)?),
        (Some("card"), [corpora, articles]) => {
            card::card(settings.model()?, corpora, articles, settings.seed.as_deref(), settings.jobs)
        }
        (Some("tagger"), paths) if !paths.is_empty() => tagger_command::evaluate(paths),
        (None, _) => Ok(HELP.to_owned()),
        (Some(name), _) => Err(format!("evaluate {name}: no such corpus, or not the one path it needs\n\n{HELP}")),
    }
}

impl Settings {
    fn model(&self) -> Result<&Path, String> {
        self.model.as_deref().ok_or_else(|| "--model is needed here".to_owned())
    }

    fn reader(&self) -> Result<Reader, String> {
        self.model.as_deref().map_or_else(|| Ok(Reader::lexical()), Reader::neural)
    }
}

fn analyzed<T: Sync, R: Send>(
    items: &[T],
    settings: &Settings,
    text: fn(&T) -> &str,
    score: fn(&T, &Analysis) -> R,
) -> Result<Vec<R>, String> {
    let reader = settings.reader()?;
    Ok(parallel::map(items, settings.jobs, |item| score(item, &reader.analyze(text(item), &Options::default()))))
}

fn attributions(samples: &[Sample], settings: &Settings) -> Result<String, String> {
    let results = analyzed(samples, settings, |s| &s.text, |_, analysis| analysis.clone())?;
    let mut scores = AttributionScores::default();
    let mut cases = Vec::new();
    for (sample, analysis) in samples.iter().zip(results) {
        let quotes = analysis.quotes.iter().filter(|q| q.parent.is_none());
        let spoken = quotes.filter(|q| q.attribution.entity.is_some()).count();
        let ours = of_analysis(&analysis, false);
        scores += AttributionScores::of(&sample.gold, &ours, spoken);
        cases.extend(errors::cases(sample, &ours));
    }
    if settings.json {
        return Ok(format!("{:#}\n", scores.json()));
    }
    Ok(format!("{}{}", report::attributions(&scores), details(&cases, settings)))
}

fn details(cases: &[errors::Case<'_>], settings: &Settings) -> String {
    let mut out = String::new();
    if settings.by_cue {
        out += &format!("\n{}", errors::by_cue(cases, settings.top));
    }
    if settings.errors > 0 {
        out += &errors::examples(cases, settings.errors, settings.cue.as_deref());
    }
    out
}

fn tokenised(file: &Path, settings: &Settings) -> Result<String, String> {
    let articles = cofenet::read(file)?;
    let results = analyzed(&articles, settings, |a| &a.text, cofenet::Article::score)?;
    let mut sums = [SpanScores::default(); 3];
    for scores in results {
        for (sum, score) in sums.iter_mut().zip(scores) {
            *sum += score;
        }
    }
    let rows: Vec<(&str, &SpanScores)> = cofenet::ROLES.into_iter().zip(&sums).collect();
    if settings.json {
        let roles: Map<String, Json> = rows.iter().map(|(role, scores)| ((*role).to_owned(), scores.json())).collect();
        return Ok(format!("{:#}\n", Json::Object(roles)));
    }
    Ok(format!("{} articles, spans in tokens\n\n{}", articles.len(), report::spans(&rows)))
}

fn names(file: &Path, settings: &Settings) -> Result<String, String> {
    let articles = conll::read(file)?;
    let mut scores = conll::NameScores::default();
    for of_article in analyzed(&articles, settings, |a| &a.text, conll::Article::score)? {
        scores.add(of_article);
    }
    let all = scores.all();
    let mut rows: Vec<(&str, super::counts::Counts)> = scores.by_type.iter().map(|(k, c)| (*k, *c)).collect();
    rows.extend([("all", all), ("any type", scores.spans)]);
    if settings.json {
        let types: Map<String, Json> = rows.iter().map(|(kind, counts)| ((*kind).to_owned(), counts.json())).collect();
        return Ok(format!("{:#}\n", Json::Object(types)));
    }
    let examples = examples("MISSED", &scores.missed, settings) + &examples("INVENTED", &scores.invented, settings);
    Ok(format!("{} documents\n\n{}{examples}", articles.len(), report::counts(&rows)))
}

/// As many examples as were asked for, from all over the list.
fn examples(title: &str, of: &[String], settings: &Settings) -> String {
    if settings.errors == 0 {
        return String::new();
    }
    let step = of.len().div_ceil(settings.errors).max(1);
    let lines: String = of.iter().step_by(step).map(|example| format!("- {example}\n")).collect();
    format!("\n{title} ({})\n{lines}", of.len())
}

fn pronouns(file: &Path, settings: &Settings) -> Result<String, String> {
    let cases = gap::read(file)?;
    let mut scores = gap::GapScores::default();
    for of_case in analyzed(&cases, settings, |c| &c.text, gap::Case::score)? {
        scores.add(of_case);
    }
    let rows = [("masculine", scores.masculine), ("feminine", scores.feminine), ("all", scores.all())];
    if settings.json {
        let rows: Map<String, Json> = rows.iter().map(|(name, counts)| ((*name).to_owned(), counts.json())).collect();
        return Ok(format!("{:#}\n", Json::Object(rows)));
    }
    let unresolved = scores.unresolved;
    let examples = examples("WRONG", &scores.wrong, settings);
    let counts = report::counts(&rows);
    Ok(format!("{} pronouns, {unresolved} of them nobody's\n\n{counts}{examples}", cases.len()))
}

fn people(folder: &Path, settings: &Settings) -> Result<String, String> {
    let articles = gum::read(folder)?;
    let scores = analyzed(&articles, settings, |a| &a.text, gum::Article::score)?;
    let mut genres: BTreeMap<&str, gum::PeopleScores> = BTreeMap::new();
    for (article, scores) in articles.iter().zip(scores) {
        genres.entry(&article.genre).or_default().add(scores);
        genres.entry("~all").or_default().add(scores);
    }
    let rows = genres.iter().map(|(genre, scores)| (genre.trim_start_matches('~'), scores));
    if settings.json {
        let row = |scores: &gum::PeopleScores| {
            let [muc, b_cubed, ceaf] = scores.clusters.f1s().map(percent);
            let average = percent(scores.clusters.average());
            let forms: Map<String, Json> = gum::FORMS
                .iter()
                .zip(&scores.forms)
                .map(|(form, counts)| ((*form).to_owned(), counts.json()))
                .collect();
            json!({
                "mentions": scores.mentions.json(), "forms": forms,
                "muc": muc, "b3": b_cubed, "ceafe": ceaf, "conll": average,
            })
        };
        let rows: Map<String, Json> = rows.map(|(genre, scores)| (genre.to_owned(), row(scores))).collect();
        return Ok(format!("{:#}\n", Json::Object(rows)));
    }
    let mut out = format!("{} documents, people\n\n", articles.len());
    out += &format!("{:<14}{:>10}{:>8}{:>8}{:>8}{:>8}\n", "", "mentions", "MUC", "B3", "CEAFe", "CoNLL");
    for (genre, scores) in rows {
        let [muc, b_cubed, ceaf] = scores.clusters.f1s().map(percent);
        let (mentions, average) = (percent(scores.mentions.f1()), percent(scores.clusters.average()));
        out += &format!("{genre:<14}{mentions:>10.1}{muc:>8.1}{b_cubed:>8.1}{ceaf:>8.1}{average:>8.1}\n");
    }
    out += "\nmentions of GUM's found, by form\n\n";
    let all = genres.get("~all").copied().unwrap_or_default();
    for (form, counts) in gum::FORMS.iter().zip(&all.forms) {
        out += &format!("{form:<14}{:>10.1} of {}\n", percent(counts.recall()), counts.gold);
    }
    Ok(out)
}

fn articles(settings: &Settings) -> Result<String, String> {
    let reader = settings.reader()?;
    let articles = gold::load(&settings.paths)?;
    let analyses = parallel::map(&articles, settings.jobs, |(_, article)| {
        reader.analyze(&article.gold.text, &Options { published: article.published_option() })
    });
    let scored: Vec<gold_report::Scored<'_>> = articles
        .iter()
        .zip(&analyses)
        .map(|((name, article), analysis)| (name.as_str(), article, Scores::of(&article.gold, analysis)))
        .collect();
    let bars = match &settings.seed {
        Some(folder) => {
            let (name, gold) = seed::read(folder)?;
            let analysis = reader.analyze(&gold.text, &Options::default());
            Some((name, seed::bars(&gold, &analysis), Scores::of(&gold, &analysis)))
        }
        None => None,
    };
    if settings.json {
        let figures = |scores: &Scores| scores.measures().into_iter().map(|(k, v)| (k.to_owned(), json!(v))).collect();
        let part = |blind: bool| Json::Object(figures(&gold_report::total(&scored, blind)));
        let mut root = json!({ "tune": part(false), "blind": part(true) });
        if let Some((_, _, scores)) = &bars {
            root["seed"] = Json::Object(figures(scores));
        }
        return Ok(format!("{root:#}\n"));
    }
    let mut out = String::new();
    if !scored.is_empty() {
        out += &format!("{}\n{}", gold_report::measures(&scored), gold_report::by_article(&scored));
        if settings.by_phenomenon {
            out += &format!("\n{}", gold_report::by_phenomenon(&scored));
        }
        out += &closer(&articles, &analyses, settings);
    }
    if let Some((name, bars, _)) = bars {
        out += &format!("\n{name}\n");
        for bar in bars {
            out += &format!("{} {}\n", if bar.holds { "ok  " } else { "FAIL" }, bar.what);
        }
    }
    Ok(out)
}

/// The table of the sieves on gold articles.
fn sieves(settings: &Settings) -> Result<String, String> {
    let reader = settings.reader()?;
    let articles = gold::load(&settings.paths)?;
    let analyses = parallel::map(&articles, settings.jobs, |(_, article)| {
        reader.analyze(&article.gold.text, &Options { published: article.published_option() })
    });
    Ok(gold::sieves::table(&articles, &analyses))
}

/// What is asked for of the tuning part: the blind part is scored and never looked at.
fn closer(articles: &[(String, gold::notation::Article)], analyses: &[Analysis], settings: &Settings) -> String {
    let mut samples: Vec<(Sample, &Analysis)> = Vec::new();
    let mut out = String::new();
    for ((name, article), analysis) in articles.iter().zip(analyses).filter(|((_, article), _)| !article.blind()) {
        samples.push((article.gold.sample(name), analysis));
        let lines = differences(&article.gold, analysis);
        if settings.errors > 0 && !lines.is_empty() {
            out += &format!("\n{name}\n- {}\n", lines.join("\n- "));
        }
    }
    if settings.by_cue {
        let cases: Vec<errors::Case<'_>> =
            samples.iter().flat_map(|(sample, analysis)| errors::cases(sample, &of_analysis(analysis, true))).collect();
        out += &format!("\n{}", errors::by_cue(&cases, settings.top));
    }
    out
}
