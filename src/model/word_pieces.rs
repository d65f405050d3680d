//! Words cut into the pieces of a vocabulary, as the encoder was pre-trained on them.
//!
//! WordPiece (Schuster and Nakajima 2012, in the form of BERT): case is dropped and accents are
//! stripped, punctuation stands by itself, and of each run of letters the longest piece that the
//! vocabulary holds is taken first; pieces that go on within a word begin with `##`.

use std::cmp::Ordering;

use crate::text::case::lower_letter;

/// A longer run of letters is not looked up.
const LONGEST_WORD: usize = 100;

/// The pieces of a vocabulary. A piece's id is its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordPieces {
    /// All pieces, one after the other.
    text: String,
    /// Where each piece ends in `text`, by id.
    ends: Vec<u32>,
    /// Ids, sorted by piece.
    sorted: Vec<u32>,
    special: Special,
}

/// The ids of the pieces that stand for no text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Special {
    /// Begins a window.
    pub start: u32,
    /// Ends a window.
    pub end: u32,
    /// Stands for what the vocabulary cannot spell.
    pub unknown: u32,
}

impl WordPieces {
    /// Reads a vocabulary, one piece a line; none where `[CLS]`, `[SEP]` or `[UNK]` is missing, or a
    /// piece stands twice.
    #[must_use]
    pub fn new(lines: &str) -> Option<Self> {
        let mut pieces = Self::default();
        for piece in lines.lines() {
            pieces.text.push_str(piece);
            pieces.ends.push(u32::try_from(pieces.text.len()).ok()?);
        }
        let mut sorted: Vec<u32> = (0..u32::try_from(pieces.ends.len()).ok()?).collect();
        sorted.sort_unstable_by(|&a, &b| pieces.piece(a).cmp(pieces.piece(b)));
        if sorted.windows(2).any(|pair| pieces.piece(pair[0]) == pieces.piece(pair[1])) {
            return None;
        }
        pieces.sorted = sorted;
        let find = |piece| pieces.find("", piece);
        pieces.special = Special { start: find("[CLS]")?, end: find("[SEP]")?, unknown: find("[UNK]")? };
        Some(pieces)
    }

    /// The ids that stand for no text.
    #[must_use]
    pub fn special(&self) -> Special {
        self.special
    }

    /// How many pieces there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Appends the pieces of a token; at least one, `[UNK]` where nothing fits.
    pub fn cut(&self, token: &str, out: &mut Vec<u32>) {
        let before = out.len();
        let mut run = String::new();
        for c in token.chars() {
            fold(c, |c| {
                if is_punctuation(c) {
                    self.cut_run(&run, out);
                    run.clear();
                    self.cut_run(c.encode_utf8(&mut [0; 4]), out);
                } else if !c.is_whitespace() && !c.is_control() {
                    run.push(c);
                }
            });
        }
        self.cut_run(&run, out);
        if out.len() == before {
            out.push(self.special.unknown);
        }
    }

    fn cut_run(&self, run: &str, out: &mut Vec<u32>) {
        let before = out.len();
        let mut rest = run;
        while !rest.is_empty() {
            let prefix = if rest.len() == run.len() { "" } else { "##" };
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let known = ends.rev().filter(|_| run.len() <= LONGEST_WORD);
            let longest = known.filter_map(|end| Some((self.find(prefix, rest.get(..end)?)?, end))).next();
            let Some((id, end)) = longest else {
                out.truncate(before);
                out.push(self.special.unknown);
                return;
            };
            out.push(id);
            rest = rest.get(end..).unwrap_or_default();
        }
    }

    fn piece(&self, id: u32) -> &str {
        let end = |id: usize| self.ends.get(id).map_or(0, |&end| end as usize);
        let id = id as usize;
        let start = id.checked_sub(1).map_or(0, end);
        self.text.get(start..end(id)).unwrap_or_default()
    }

    /// The id of `prefix` and `rest` put together.
    fn find(&self, prefix: &str, rest: &str) -> Option<u32> {
        let order = |id: u32| -> Ordering {
            let piece = self.piece(id).as_bytes();
            let (head, tail) = piece.split_at(prefix.len().min(piece.len()));
            head.cmp(prefix.as_bytes()).then_with(|| tail.cmp(rest.as_bytes()))
        };
        let at = self.sorted.binary_search_by(|&id| order(id)).ok()?;
        self.sorted.get(at).copied()
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || (!c.is_alphanumeric() && !c.is_ascii() && !c.is_whitespace() && !c.is_control())
}

/// Base letters of U+00C0 to U+017F, in order.
const BASE_LETTERS: &str = "aaaaaaæceeeeiiiiðnooooo×øuuuuyþßaaaaaaæceeeeiiiiðnooooo÷øuuuuyþy\
    aaaaaaccccccccddđđeeeeeeeeeegggggggghhħħiiiiiiiiiıĳĳjjkkĸllllllŀŀłłnnnnnnŉŋŋooooooœ";

/// Base letters from U+0154, where the table above ends.
const MORE_BASE_LETTERS: &str = "rrrrrrssssssssttttŧŧuuuuuuuuuuuuwwyyyzzzzzzſ";

/// Passes on the lower-case base letter of a character. Quotation marks of all styles become
/// straight ones: what they do stands in a channel of its own.
fn fold(c: char, mut push: impl FnMut(char)) {
    let nth = |letters: &str, first: u32| letters.chars().nth((u32::from(c) - first) as usize).unwrap_or(c);
    match u32::from(c) {
        0x00c0..=0x0152 => push(nth(BASE_LETTERS, 0x00c0)),
        0x0153 => push('œ'),
        0x0154..=0x017f => push(nth(MORE_BASE_LETTERS, 0x0154)),
        // Combining marks.
        0x0300..=0x036f => {}
        0x0218 | 0x0219 => push('s'),
        0x021a | 0x021b => push('t'),
        _ => match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => push('"'),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '`' | '´' => push('\''),
            '…' => (0..3).for_each(|_| push('.')),
            _ => push(lower_letter(c)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> WordPieces {
        WordPieces::new("[PAD]\n[UNK]\n[CLS]\n[SEP]\n\"\n'\n-\n.\nse\n##nor\n##n\nu\ns\nœ\ncafe\n##s\n").unwrap()
    }

    fn cut(token: &str) -> Vec<u32> {
        let mut out = Vec::new();
        vocabulary().cut(token, &mut out);
        out
    }

    #[test]
    fn longest_piece_first_without_case_and_accents() {
        assert_eq!(cut("Señor"), [8, 9]);
        assert_eq!(cut("U.S."), [11, 7, 12, 7]);
        assert_eq!(cut("CAFÉS"), [14, 15]);
        assert_eq!(cut("“"), [4]);
        assert_eq!(cut("se-Sen"), [8, 6, 8, 10]);
    }

    #[test]
    fn what_cannot_be_spelled_is_one_unknown_piece() {
        assert_eq!(cut("sexy"), [1]);
        assert_eq!(cut(""), [1]);
        assert_eq!(cut("日"), [1]);
    }

    #[test]
    fn base_letters_stand_at_their_place() {
        for (letter, base) in
            [('À', 'a'), ('ÿ', 'y'), ('ő', 'o'), ('Œ', 'œ'), ('œ', 'œ'), ('Š', 's'), ('ż', 'z'), ('ł', 'ł')]
        {
            let mut out = String::new();
            fold(letter, |c| out.push(c));
            assert_eq!(out, base.to_string(), "{letter}");
        }
    }

    #[test]
    fn a_vocabulary_needs_its_special_pieces_and_no_twins() {
        assert!(WordPieces::new("a\nb\n").is_none());
        assert!(WordPieces::new("[UNK]\n[CLS]\n[SEP]\na\na\n").is_none());
    }
}
