//! `whosaid prepare …`: corpora as the windows that the network is trained on.
//!
//! One window a line, as JSON: `article` (the position of its text in the corpus; one that two people
//! annotated comes twice), `pieces`, `channels` and `words` of a
//! [`Window`](crate::model::network::Window); `parts` and `names`, one label a word, null where the
//! corpus does not tell; `links`, pairs of words `[kind, from, to]`: kind 0 from the first word of a
//! content piece to that of its cue, 1 from the first word of a cue to that of its source, both in
//! this window.

use std::ffi::OsString;
use std::fs;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use lexopt::prelude::*;
use serde::Serialize;

use super::attributions::Attributed;
use super::reader::Reader;
use super::{Chars, Extent, choices, conll, name_words, parallel, polnear};
use crate::Engine;
use crate::document::{Document, Options};
use crate::model::features::{self, Featured, part_labels, tokens_touched};
use crate::model::labels::{self, NameClass, OUTSIDE, Part};
use crate::model::word_pieces::WordPieces;
use crate::text::Span;

/// What `whosaid prepare --help` prints.
pub const HELP: &str = "\
Turns a corpus into the windows that the network is trained on, one JSON object a line.

  whosaid prepare polnear DIR --vocabulary FILE --output FILE    attributions: text/ and attributions/
  whosaid prepare conll FILE --vocabulary FILE --output FILE     names in the columns of CoNLL-2003
  whosaid prepare gap FILE --model FILE --output FILE            what pronouns may stand for, two names each, read by a finished network
  whosaid prepare gum DIR --model FILE --output FILE             the same of GUM: a folder with tsv/ and ontogum/
  whosaid prepare gold PATH --model FILE --output FILE           the same of our own articles and their descriptions, those left out that are blind
  whosaid prepare names PATH --model FILE --output FILE          names: columns of CoNLL-2003, or our own articles that are not blind
  whosaid prepare layout                                         the sizes that the network must have

The vocabulary has one word piece a line. Windows quote the corpus as numbers: keep them out of the repository.
Beside the choices, a line each, the words that they ask for are written to a file that ends in .f32; beside the labels
of names, a window a line, all words of the windows.
";

#[derive(Serialize)]
struct Line<'a> {
    article: usize,
    pieces: &'a [u32],
    channels: &'a [Vec<u8>],
    words: &'a [u32],
    parts: Option<&'a [u8]>,
    names: Option<&'a [u8]>,
    links: Vec<[usize; 3]>,
}

/// What a corpus knows of the tokens of a document.
#[derive(Default)]
struct Known {
    parts: Option<Vec<u8>>,
    names: Option<Vec<u8>>,
    /// Kind, token, token.
    links: Vec<[usize; 3]>,
}

/// Runs the command with what follows `prepare`, and returns what it prints.
///
/// # Errors
/// Says what is wrong with the arguments or with a file.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<String, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut vocabulary, mut model, mut output, mut words) = (None, None, None, Vec::new());
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        match argument {
            Long("help") | Short('h') => return Ok(HELP.to_owned()),
            Long("vocabulary") => vocabulary = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Long("model") => model = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Long("output") | Short('o') => output = Some(PathBuf::from(parser.value().map_err(|e| e.to_string())?)),
            Value(value) => words.push(value),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let words: Vec<&str> = words.iter().filter_map(|w| w.to_str()).collect();
    let (corpus, path) = match words.as_slice() {
        ["layout"] => return Ok(layout()),
        [corpus, path] => (*corpus, Path::new(*path)),
        _ => return Ok(HELP.to_owned()),
    };
    if let "gap" | "gum" | "gold" | "names" = corpus {
        let (Some(model), Some(output)) = (model, output) else {
            return Err(format!("prepare {corpus}: --model and --output are needed"));
        };
        let reader = Reader::neural(&model)?;
        if corpus == "names" {
            let count = name_words::prepare(path, &reader, &output)?;
            return Ok(format!("{count} windows written to {}\n", output.display()));
        }
        let count = choices::prepare(corpus, path, &reader, &output)?;
        return Ok(format!("{count} choices written to {}\n", output.display()));
    }
    let (Some(vocabulary), Some(output)) = (vocabulary, output) else {
        return Err(format!("prepare {corpus}: --vocabulary and --output are needed"));
    };
    let lines = fs::read_to_string(&vocabulary).map_err(|e| format!("{}: {e}", vocabulary.display()))?;
    let pieces = WordPieces::new(&lines).ok_or_else(|| format!("{}: not a vocabulary", vocabulary.display()))?;
    let articles = match corpus {
        "polnear" => all(&polnear::read_all(path)?, &pieces, |s| &s.text, |d, s| attributions(d, &s.gold)),
        "conll" => all(&conll::read(path)?, &pieces, |a| &a.text, |d, a| names(d, &a.names())),
        other => return Err(format!("prepare {other}: there are polnear, conll, gap, gum, gold and names\n\n{HELP}")),
    };
    let count = write(&output, &articles).map_err(|e| format!("{}: {e}", output.display()))?;
    Ok(format!("{} articles, {count} windows written to {}\n", articles.len(), output.display()))
}

/// The sizes that training and reading share.
fn layout() -> String {
    let layout = serde_json::json!({
        "channels": features::CHANNELS,
        "parts": labels::count(Part::ALL.len()),
        "names": labels::count(NameClass::ALL.len()),
        "longest_window": features::LONGEST_WINDOW,
        "fingerprint": format!("{:08x}", features::fingerprint()),
    });
    format!("{layout:#}\n")
}

struct Prepared {
    /// Position of the text in the corpus.
    article: usize,
    windows: Vec<Featured>,
    known: Known,
}

fn all<T: Sync>(
    articles: &[T],
    pieces: &WordPieces,
    text: fn(&T) -> &str,
    known: fn(&Document, &T) -> Known,
) -> Vec<Prepared> {
    let engine = Engine::new();
    let mut all = parallel::map(articles, parallel::available(), |article| {
        let opened = engine.open(text(article), &Options::default());
        Prepared { article: 0, windows: engine.windows(&opened, pieces), known: known(opened.document(), article) }
    });
    let again = articles.windows(2).map(|pair| matches!(pair, [a, b] if text(a) == text(b)));
    let mut position = 0;
    for (prepared, again) in all.iter_mut().skip(1).zip(again) {
        position += usize::from(!again);
        prepared.article = position;
    }
    all
}

fn write(path: &Path, articles: &[Prepared]) -> std::io::Result<usize> {
    let mut out = BufWriter::new(fs::File::create(path)?);
    let mut count = 0;
    for Prepared { article, windows, known } in articles {
        for Featured { tokens, window } in windows {
            let inside =
                |labels: &'_ Option<Vec<u8>>| labels.as_ref().and_then(|l| l.get(tokens.clone())).map(<[u8]>::to_vec);
            let (parts, names) = (inside(&known.parts), inside(&known.names));
            let line = Line {
                article: *article,
                pieces: &window.pieces,
                channels: &window.channels,
                words: &window.words,
                parts: parts.as_deref(),
                names: names.as_deref(),
                links: links_in(&known.links, tokens),
            };
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
            count += 1;
        }
    }
    out.flush()?;
    Ok(count)
}

fn links_in(links: &[[usize; 3]], tokens: &Range<usize>) -> Vec<[usize; 3]> {
    let inside = links.iter().filter(|[_, from, to]| tokens.contains(from) && tokens.contains(to));
    inside.map(|&[kind, from, to]| [kind, from - tokens.start, to - tokens.start]).collect()
}

/// Code points as spans of bytes.
struct Places<'a> {
    document: &'a Document,
    chars: Chars<'a>,
}

impl<'a> Places<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, chars: Chars::new(document.text.as_str()) }
    }

    fn span(&self, at: &Extent) -> Span {
        self.document.text.span(self.chars.to_byte(at.start), self.chars.to_byte(at.end))
    }

    fn first_token(&self, at: &Extent) -> Option<usize> {
        let tokens = tokens_touched(self.document, self.span(at));
        Some(tokens.start).filter(|_| !tokens.is_empty())
    }
}

fn attributions(document: &Document, gold: &[Attributed]) -> Known {
    let places = Places::new(document);
    let spans = |part: Part| -> Vec<Span> {
        let of = |a: &Attributed| match part {
            Part::Content => a.content.clone(),
            Part::Cue => a.cue.clone(),
            Part::Source => a.source.clone(),
        };
        gold.iter().flat_map(of).map(|at| places.span(&at)).collect()
    };
    let parts = part_labels(document, spans);
    let mut links = Vec::new();
    for attributed in gold {
        let Some(cue) = attributed.cue.first().and_then(|at| places.first_token(at)) else { continue };
        let contents = attributed.content.iter().filter_map(|at| places.first_token(at));
        links.extend(contents.map(|content| [0, content, cue]));
        let source = attributed.source.first().and_then(|at| places.first_token(at));
        links.extend(source.map(|source| [1, cue, source]));
    }
    // A link leads between words that begin spans of the right parts, which overlaps may have covered.
    let begins = |token: usize, part: Part| parts.get(token) == Some(&labels::label(part as usize, true));
    links.retain(|&[kind, from, to]| {
        let (a, b) = if kind == 0 { (Part::Content, Part::Cue) } else { (Part::Cue, Part::Source) };
        begins(from, a) && begins(to, b)
    });
    Known { parts: Some(parts), names: None, links }
}

fn names(document: &Document, gold: &[(Extent, NameClass)]) -> Known {
    Known { names: Some(name_labels(document, gold)), ..Known::default() }
}

/// A label a token: what it is in a name. Of names inside each other the last of the list counts.
pub(super) fn name_labels(document: &Document, gold: &[(Extent, NameClass)]) -> Vec<u8> {
    let places = Places::new(document);
    let mut values = vec![OUTSIDE; document.tokens.len()];
    for (at, class) in gold {
        labels::mark(&mut values, tokens_touched(document, places.span(at)), *class as usize);
    }
    values
}
