//! The command line: files, folders or standard input in, any export out; scores against gold.

#![allow(clippy::disallowed_methods, reason = "a native program reads files")]

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use lexopt::prelude::*;
use whosaid::Options;
use whosaid::document::IsoDate;
use whosaid::evaluate::reader::Reader;
use whosaid::evaluate::{command, pack, parallel, prepare, tagger_command};
use whosaid::export::Format;
use whosaid::import::encoding;

const HELP: &str = "\
Reads news articles and shows who said what.

  whosaid [FILE|DIR|-]...        no name or “-” reads standard input; a folder is searched for .txt and .md
  whosaid evaluate ...           scores against gold; see whosaid evaluate --help
  whosaid prepare ...            corpora as training data; see whosaid prepare --help
  whosaid train-tagger ...       trains the part-of-speech tagger; see whosaid train-tagger --help
  whosaid pack-model ...         packs a trained network; see whosaid pack-model --help

Options
  --format json|jsonl|csv|ruler|explain
                                 json for one text and jsonl (one document a line) for several by default
  --explain                      the same as --format explain: each quote with the reasons for its speaker
  --published YYYY-MM-DD         when the articles were published; overrides what their text says
  --reader auto|lexical|neural   who reads: tables and patterns alone, or the network as well; auto takes the best
                                 that is there
  --model FILE                   another network than the one in this program
  --jobs N                       threads (default: one per processor)
  --output PATH                  write there instead of to standard output
  --help, --version

A file that cannot be read is named on standard error, the others are done, and the exit status is 1.
";

/// The network that comes with the program.
const MODEL: &[u8] = include_bytes!("../../models/en.bin");

/// Endings of the files that are read in a folder.
const TEXT_ENDINGS: &[&str] = &["txt", "md", "markdown", "text"];

fn main() -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let print = |text: String| emit(&mut io::stdout().lock(), &text).map(|()| true);
    let outcome = match arguments.first().and_then(|first| first.to_str()) {
        Some("evaluate") => command::run(arguments.drain(1..)).and_then(print),
        Some("prepare") => prepare::run(arguments.drain(1..)).and_then(print),
        Some("train-tagger") => tagger_command::run(arguments.drain(1..)).and_then(print),
        Some("pack-model") => pack::run(arguments.drain(1..)).and_then(print),
        _ => parse(arguments).and_then(|command| match command {
            Command::Print(text) => print(text),
            Command::Analyze(settings) => analyze(&settings),
        }),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("whosaid: {message}");
            ExitCode::from(2)
        }
    }
}

enum Command {
    Print(String),
    Analyze(Settings),
}

struct Settings {
    inputs: Vec<PathBuf>,
    format: Option<Format>,
    options: Options,
    reader: Choice,
    model: Option<PathBuf>,
    jobs: usize,
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq)]
enum Choice {
    Auto,
    Lexical,
    Neural,
}

fn parse(arguments: Vec<OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut settings = Settings {
        inputs: Vec::new(),
        format: None,
        options: Options::default(),
        reader: Choice::Auto,
        model: None,
        jobs: parallel::available(),
        output: None,
    };
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        let value = |parser: &mut lexopt::Parser| parser.value().and_then(|v| v.string()).map_err(|e| e.to_string());
        match argument {
            Long("help") | Short('h') => return Ok(Command::Print(HELP.to_owned())),
            Long("version") | Short('V') => {
                return Ok(Command::Print(format!("whosaid {}\n", env!("CARGO_PKG_VERSION"))));
            }
            Long("format") | Short('f') => settings.format = Some(value(&mut parser)?.parse()?),
            Long("explain") => settings.format = Some(Format::Explain),
            Long("published") => settings.options.published = Some(value(&mut parser)?.parse::<IsoDate>()?),
            Long("jobs") | Short('j') => {
                let count = value(&mut parser)?;
                let jobs = count.parse::<usize>().ok().filter(|&jobs| jobs > 0);
                settings.jobs = jobs.ok_or_else(|| format!("--jobs {count}: not a number of threads"))?;
            }
            Long("output") | Short('o') => {
                settings.output = Some(parser.value().map_err(|e| e.to_string())?.into());
            }
            Long("reader") => {
                settings.reader = match value(&mut parser)?.as_str() {
                    "auto" => Choice::Auto,
                    "lexical" => Choice::Lexical,
                    "neural" => Choice::Neural,
                    other => return Err(format!("--reader {other}: there are auto, lexical and neural")),
                }
            }
            Long("model") => settings.model = Some(parser.value().map_err(|e| e.to_string())?.into()),
            Value(value) => settings.inputs.push(value.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    if settings.inputs.is_empty() {
        // Somebody who types the bare name wants to know what to type.
        if io::stdin().is_terminal() {
            return Ok(Command::Print(HELP.to_owned()));
        }
        settings.inputs.push("-".into());
    }
    Ok(Command::Analyze(settings))
}

/// Whether everything could be read.
fn analyze(settings: &Settings) -> Result<bool, String> {
    let (documents, mut complete) = collect(&settings.inputs);
    let single = settings.inputs.len() == 1 && !settings.inputs[0].is_dir();
    let format = match settings.format {
        None if single => Format::Json,
        None => Format::JsonLines,
        // Several indented documents in a row would be no JSON at all.
        Some(Format::Json) if documents.len() > 1 => Format::JsonLines,
        Some(format) => format,
    };
    let mut out: Box<dyn Write> = match &settings.output {
        Some(path) => Box::new(fs::File::create(path).map_err(|e| format!("{}: {e}", path.display()))?),
        None => Box::new(io::stdout().lock()),
    };
    let mut out = BufWriter::new(&mut out);
    let reader = reader(settings)?;
    let read = |path: &PathBuf| -> Result<(String, Option<&'static str>), String> {
        let bytes = load(path).map_err(|e| e.to_string())?;
        let decoded = encoding::decode(&bytes).map_err(|e| e.to_string())?;
        let name = name_of(path);
        Ok((format.write(&name, &reader.analyze(&decoded.text, &settings.options)), decoded.notice))
    };
    let mut failed = emit(&mut out, format.preamble()).err();
    parallel::in_order(
        &documents,
        settings.jobs,
        |path| (path, read(path)),
        |(path, result)| match result {
            Ok((written, notice)) => {
                if let Some(notice) = notice {
                    eprintln!("whosaid: {}: {notice}", path.display());
                }
                if failed.is_none() {
                    failed = emit(&mut out, &written).err();
                }
            }
            Err(message) => {
                eprintln!("whosaid: {}: {message}", path.display());
                complete = false;
            }
        },
    );
    failed.map_or_else(|| emit(&mut out, "").map(|()| complete), Err)
}

/// The reader that was asked for.
fn reader(settings: &Settings) -> Result<Reader, String> {
    match (settings.reader, &settings.model) {
        (Choice::Lexical, None) => Ok(Reader::lexical()),
        (Choice::Lexical, Some(_)) => Err("--model is for the neural reader; leave out --reader lexical".to_owned()),
        (_, Some(path)) => Reader::neural(path),
        (Choice::Auto | Choice::Neural, None) => {
            Reader::of_bytes(MODEL).map_err(|e| format!("this program’s own model: {e}"))
        }
    }
}

/// Writes and flushes. A reader that has gone away (`| head`) is no error.
fn emit(out: &mut dyn Write, text: &str) -> Result<(), String> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
        result => result.map_err(|e| format!("cannot write: {e}")),
    }
}

/// The files to read, in the order given and by name within folders, and whether all were there.
fn collect(inputs: &[PathBuf]) -> (Vec<PathBuf>, bool) {
    let mut documents = Vec::new();
    let mut complete = true;
    for input in inputs {
        if !input.is_dir() {
            documents.push(input.clone());
            continue;
        }
        let before = documents.len();
        if let Err(message) = walk(input, &mut documents) {
            eprintln!("whosaid: {message}");
            complete = false;
        } else if documents.len() == before {
            eprintln!("whosaid: {}: no .txt or .md file in this folder", input.display());
            complete = false;
        }
    }
    (documents, complete)
}

fn walk(folder: &Path, documents: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = entries.map_err(|e| format!("{}: {e}", folder.display()))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // Links are not followed into folders: they may lead in a circle.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, documents)?;
        } else if path.extension().is_some_and(|e| TEXT_ENDINGS.iter().any(|known| e.eq_ignore_ascii_case(known))) {
            documents.push(path);
        }
    }
    Ok(())
}

fn load(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(path)
}

/// The name of a document in exports: its file name, and for standard input `stdin`.
fn name_of(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "stdin".to_owned();
    }
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}
