//! Tagged corpora, as sentences of this program's own tokens.
//!
//! Corpora cut words otherwise than [`tokenize`] does (GUM cuts at hyphens), so each sentence's
//! text is put together again, tokenized here, and the gold tags are carried over by characters.

use crate::document::{Tag, Token, TokenKind};
use crate::language::Lexicon;
use crate::model::tagger_features::Word;
use crate::stage::tokens::tokenize;
use crate::text::Text;

/// A sentence with the tags it should get.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its tokens.
    pub words: Vec<Word>,
    /// One tag a token.
    pub gold: Vec<Tag>,
    /// The words as they stand in the text, for reports.
    pub texts: Vec<String>,
}

/// A sentence as its corpus has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Raw {
    text: String,
    pieces: Vec<Piece>,
}

/// A token as its corpus has it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
    tag: Tag,
    /// Index of the piece it depends on, if it is a noun or participle before its head.
    before: Option<usize>,
}

/// Reads CoNLL-U: Penn tags in the fifth column, `SpaceAfter=No` in the tenth.
#[must_use]
pub fn read_conllu(text: &str) -> Vec<Example> {
    raw_conllu(text).iter().filter_map(|raw| example(&raw.text, &raw.pieces)).collect()
}

/// As [`read_conllu`], each sentence all in capitals or, if `title`, every word with one.
/// Sentences with letters outside ASCII are left out.
#[must_use]
pub fn read_conllu_capitals(text: &str, title: bool) -> Vec<Example> {
    let raise = |raw: Raw| {
        let mut inside = false;
        let raised = raw.text.chars().map(|c| {
            let start = !inside;
            inside = c.is_ascii_alphanumeric() || c == '\'';
            if start || !title { c.to_ascii_uppercase() } else { c }
        });
        raw.text.is_ascii().then(|| example(&raised.collect::<String>(), &raw.pieces))?
    };
    raw_conllu(text).into_iter().filter_map(raise).collect()
}

/// Reads columns separated by spaces, the word first and its Penn tag second, an empty line after
/// each sentence. Lines all in capitals are left out: machine taggers take them for names.
#[must_use]
pub fn read_columns(text: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut raw = Raw::default();
    for line in text.lines().chain([""]) {
        let mut columns = line.split(' ');
        match (columns.next(), columns.next().and_then(penn)) {
            (Some(word), Some(tag)) if word != "-DOCSTART-" => raw.push(word, tag, !is_clitic(word), None),
            _ => {
                let raw = std::mem::take(&mut raw);
                if raw.text.chars().any(char::is_lowercase) {
                    examples.extend(example(&raw.text, &raw.pieces));
                }
            }
        }
    }
    examples
}

/// Reads the lines of a JSON Lines file with the fields `tokens` and `pos`.
#[must_use]
pub fn read_jsonl(text: &str) -> Vec<Example> {
    #[derive(serde::Deserialize)]
    struct Line {
        tokens: Vec<String>,
        pos: Vec<String>,
    }
    let mut examples = Vec::new();
    for line in text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
        let mut raw = Raw::default();
        for (word, tag) in line.tokens.iter().zip(&line.pos) {
            let word = match word.as_str() {
                "-LRB-" => "(",
                "-RRB-" => ")",
                "-LSB-" => "[",
                "-RSB-" => "]",
                other => other,
            };
            raw.push(word, penn(tag).unwrap_or(Tag::SYM), !is_clitic(word), None);
        }
        examples.extend(example(&raw.text, &raw.pieces));
    }
    examples
}

impl Raw {
    fn push(&mut self, word: &str, tag: Tag, spaced: bool, before: Option<usize>) {
        if spaced && !self.text.is_empty() {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(word);
        self.pieces.push(Piece { start, end: self.text.len(), tag, before });
    }
}

fn raw_conllu(text: &str) -> Vec<Raw> {
    let mut sentences = Vec::new();
    let mut raw = Raw::default();
    let mut spaced = false;
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            if !raw.pieces.is_empty() {
                sentences.push(std::mem::take(&mut raw));
            }
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        // Ranges (`3-4`) repeat words and empty nodes (`3.1`) are none; comments have no columns.
        let [id, form, _, _, tag, _, head, relation, _, misc] = columns[..] else { continue };
        let (Ok(id), Ok(head)) = (id.parse::<usize>(), head.parse::<usize>()) else { continue };
        let modifies = ["compound", "amod", "nmod", "obl", "advmod", "nummod", "acl"]
            .iter()
            .any(|r| relation == *r || relation.strip_prefix(r).is_some_and(|rest| rest.starts_with(':')));
        let before = (modifies && head > id).then(|| head - 1);
        raw.push(form, penn(tag).unwrap_or(Tag::SYM), spaced, before);
        spaced = !misc.split('|').any(|m| m == "SpaceAfter=No");
    }
    sentences
}

/// Tokenizes a sentence and carries the tags over.
fn example(text: &str, pieces: &[Piece]) -> Option<Example> {
    let text = Text::new(text);
    let tokens = tokenize(&text, &Lexicon::english());
    let mut found = Example { words: Vec::new(), gold: Vec::new(), texts: Vec::new() };
    for token in &tokens {
        let word = text.slice(token.span);
        found.words.push(Word::new(word, token.kind, token.shape));
        found.gold.push(gold(token, word, pieces)?);
        found.texts.push(word.to_owned());
    }
    (!found.words.is_empty()).then_some(found)
}

/// The tag of one of our tokens: that of the last piece in it that is a word. As in the Penn
/// Treebank, a hyphenated word before the noun it modifies is an adjective unless it is a name.
fn gold(token: &Token, word: &str, pieces: &[Piece]) -> Option<Tag> {
    if matches!(token.kind, TokenKind::Mark | TokenKind::Terminal | TokenKind::Punctuation) {
        return Some(Tag::Punct);
    }
    if word.eq_ignore_ascii_case("to") {
        return Some(Tag::TO);
    }
    let first = pieces.partition_point(|p| p.end <= token.span.start());
    let last = pieces.partition_point(|p| p.start < token.span.end());
    let inside = pieces.get(first..last)?;
    let piece = inside.iter().rev().find(|p| p.tag != Tag::Punct).or_else(|| inside.last())?;
    let compound = inside.len() > 1 && word.contains('-');
    if compound && piece.before.is_some_and(|head| head >= last) && !piece.tag.is_proper() && piece.tag != Tag::CD {
        return Some(Tag::JJ);
    }
    // What the corpus takes for punctuation and this program does not.
    Some(if piece.tag == Tag::Punct { Tag::SYM } else { piece.tag })
}

fn is_clitic(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "'s" | "'ll" | "'re" | "'ve" | "'d" | "'m" | "n't")
}

/// The reduced tag of a Penn Treebank tag, also in GUM's and CoNLL's spelling.
fn penn(tag: &str) -> Option<Tag> {
    Some(match tag {
        "CC" => Tag::CC,
        "CD" => Tag::CD,
        "DT" | "PDT" => Tag::DT,
        "EX" => Tag::EX,
        "IN" => Tag::IN,
        "JJ" | "JJR" | "JJS" | "AFX" => Tag::JJ,
        "MD" => Tag::MD,
        "NN" | "NN|SYM" => Tag::NN,
        "NNS" => Tag::NNS,
        "NNP" => Tag::NNP,
        "NNPS" => Tag::NNPS,
        "POS" => Tag::POS,
        "PRP" => Tag::PRP,
        "PRP$" => Tag::PRPS,
        "RB" | "RBR" | "RBS" => Tag::RB,
        "RP" => Tag::RP,
        "TO" => Tag::TO,
        "UH" => Tag::UH,
        "VB" => Tag::VB,
        "VBD" => Tag::VBD,
        "VBG" => Tag::VBG,
        "VBN" => Tag::VBN,
        "VBP" => Tag::VBP,
        "VBZ" => Tag::VBZ,
        "WDT" => Tag::WDT,
        "WP" => Tag::WP,
        "WP$" => Tag::WPS,
        "WRB" => Tag::WRB,
        "FW" | "LS" | "SYM" | "$" | "#" | "GW" | "ADD" | "XX" | "NFP" => Tag::SYM,
        "." | "," | ":" | "``" | "''" | "\"" | "(" | ")" | "-LRB-" | "-RRB-" | "HYPH" => Tag::Punct,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
# text = A two-day fair isn't long.
1\tA\ta\tDET\tDT\t_\t5\tdet\t_\t_
2\ttwo\ttwo\tNUM\tCD\t_\t4\tnummod\t_\tSpaceAfter=No
3\t-\t-\tPUNCT\tHYPH\t_\t2\tpunct\t_\tSpaceAfter=No
4\tday\tday\tNOUN\tNN\t_\t5\tcompound\t_\t_
5\tfair\tfair\tNOUN\tNN\t_\t8\tnsubj\t_\t_
6-7\tisn't\t_\t_\t_\t_\t_\t_\t_\t_
6\tis\tbe\tAUX\tVBZ\t_\t8\tcop\t_\tSpaceAfter=No
7\tn't\tnot\tPART\tRB\t_\t8\tadvmod\t_\t_
8\tlong\tlong\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t8\tpunct\t_\t_
";

    #[test]
    fn hyphenated_words_are_joined() {
        let examples = read_conllu(SAMPLE);
        assert_eq!(examples.len(), 1);
        assert_eq!(examples[0].texts, ["A", "two-day", "fair", "is", "n't", "long", "."]);
        use Tag::{DT, JJ, NN, Punct, RB, VBZ};
        assert_eq!(examples[0].gold, [DT, JJ, NN, VBZ, RB, JJ, Punct]);
    }

    #[test]
    fn sentences_can_be_raised() {
        assert_eq!(read_conllu_capitals(SAMPLE, false)[0].texts.join(" "), "A TWO-DAY FAIR IS N'T LONG .");
        assert_eq!(read_conllu_capitals(SAMPLE, true)[0].texts.join(" "), "A Two-Day Fair Is n't Long .");
    }

    #[test]
    fn columns_are_joined_to_text() {
        let text =
            "-DOCSTART- -X- O O\n\nBo NNP O O\ndid VBD O O\nn't RB O O\nrow VB O O\n. . O O\n\nBOATS NNP O O\n\n";
        let examples = read_columns(text);
        assert_eq!(examples.len(), 1);
        assert_eq!(examples[0].gold, [Tag::NNP, Tag::VBD, Tag::RB, Tag::VB, Tag::Punct]);
    }
}
