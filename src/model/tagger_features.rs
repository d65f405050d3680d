//! What the part-of-speech tagger looks at. Training and tagging both come here, and the
//! [`fingerprint`] of this file's behaviour is written into every model.
//!
//! Words are compared without regard to case; capitals enter through [`Case`], which knows where
//! they say nothing (at the start of a sentence, in a headline, in a line all in capitals).

use crate::document::{Shape, Tag, TokenKind};
use crate::text::case::lower_letter;

/// Number of bits of a feature's key; a larger space has fewer accidental meetings and costs
/// more bytes per stored key.
pub const KEY_BITS: u32 = 20;

/// Most features one token can have.
pub const MAX_FEATURES: usize = 40;

/// Stands in for a tag before the first token.
const BEFORE: u32 = 30;

/// How capitals are to be read at one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Case {
    /// No letters.
    None,
    /// `word`
    Lower,
    /// `Word` inside a sentence.
    Capital,
    /// `Word` where any word would be capitalised.
    Initial,
    /// `WORD` among words in lower case.
    Upper,
    /// `J.`, `A`
    Single,
    /// `iPhone`, `McDonald`
    Mixed,
    /// A capital in a headline or in a line all in capitals.
    Unknown,
}

/// What is known of one token before any is tagged.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Hash of the word in lower case, its digits all `0` and its quotation marks all alike.
    pub hash: u32,
    /// Hashes of its last one, two, three, and four characters; a shorter word repeats itself.
    suffixes: [u32; 4],
    /// Hash of its first three characters.
    prefix: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is capitalised.
    shape: Shape,
    /// How its capitals are to be read.
    pub case: Case,
    /// Whether it has a hyphen inside.
    hyphen: bool,
    /// Number of characters, at most 255.
    length: u8,
    /// Which ending it has, see [`ENDINGS`].
    ending: u8,
    /// Its class in the lexicon, or [`Self::UNLISTED`].
    pub class: u8,
    /// Its tag once it has one.
    pub tag: Tag,
}

/// Endings by which unlisted words are grouped, longest first among those that overlap.
const ENDINGS: &[(&str, Tag)] = &[
    ("ing", Tag::VBG),
    ("ed", Tag::VBN),
    ("ly", Tag::RB),
    ("ion", Tag::NN),
    ("ity", Tag::NN),
    ("ment", Tag::NN),
    ("ness", Tag::NN),
    ("ship", Tag::NN),
    ("er", Tag::NN),
    ("or", Tag::NN),
    ("ist", Tag::NN),
    ("ism", Tag::NN),
    ("ous", Tag::JJ),
    ("ive", Tag::JJ),
    ("able", Tag::JJ),
    ("ible", Tag::JJ),
    ("al", Tag::JJ),
    ("ic", Tag::JJ),
    ("ful", Tag::JJ),
    ("less", Tag::JJ),
    ("ish", Tag::JJ),
    ("ary", Tag::JJ),
    ("est", Tag::JJ),
    ("ize", Tag::VB),
    ("ise", Tag::VB),
    ("ify", Tag::VB),
    ("ate", Tag::VB),
    ("ss", Tag::NN),
    ("us", Tag::NN),
    ("s", Tag::NNS),
];

impl Word {
    /// The class of a word that the lexicon does not list.
    pub const UNLISTED: u8 = 255;

    /// Reads one token; its case is settled by [`settle_case`] once the sentence is known.
    #[must_use]
    pub fn new(text: &str, kind: TokenKind, shape: Shape) -> Self {
        let hash = match kind {
            TokenKind::Mark => hash_str("\""),
            TokenKind::Punctuation if text.starts_with(['-', '–', '—']) => hash_str("--"),
            _ => text.chars().map(normal).fold(HASH_START, step),
        };
        // Suffix hashes run from the end of the word, so that one pass yields all.
        let mut suffixes = [0; 4];
        let mut state = HASH_START;
        let mut back = text.chars().rev().map(normal);
        for slot in &mut suffixes {
            if let Some(c) = back.next() {
                state = step(state, c);
            }
            *slot = state;
        }
        let ending = ENDINGS.iter().position(|(e, _)| ends_with(text, e)).unwrap_or(ENDINGS.len());
        Self {
            hash,
            suffixes,
            prefix: text.chars().take(3).map(normal).fold(HASH_START, step),
            kind,
            shape,
            case: Case::None,
            hyphen: text.trim_matches('-').contains('-'),
            length: u8::try_from(text.chars().take(255).count()).unwrap_or(u8::MAX),
            ending: u8::try_from(ending).unwrap_or(u8::MAX),
            class: Self::UNLISTED,
            tag: Tag::NN,
        }
    }

    /// Whether it is tagged without asking the model.
    #[must_use]
    pub fn is_punctuation(&self) -> bool {
        matches!(self.kind, TokenKind::Mark | TokenKind::Terminal | TokenKind::Punctuation)
    }

    /// Whether its tag follows from its form alone: punctuation, and *to*.
    #[must_use]
    pub fn fixed_tag(&self) -> Option<Tag> {
        if self.is_punctuation() {
            Some(Tag::Punct)
        } else if self.hash == TO {
            Some(Tag::TO)
        } else {
            None
        }
    }

    /// Whether its capitals, if any, do not hint at a name.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        matches!(self.case, Case::None | Case::Lower | Case::Initial | Case::Unknown)
    }

    /// The tag that its form suggests when no model knows better.
    #[must_use]
    pub fn guess(&self) -> Tag {
        match (self.kind, self.case) {
            (TokenKind::Mark | TokenKind::Terminal | TokenKind::Punctuation, _) => Tag::Punct,
            (TokenKind::Number, _) => Tag::CD,
            (TokenKind::Symbol, _) => Tag::SYM,
            (TokenKind::Clitic, _) => Tag::POS,
            (_, Case::Capital | Case::Upper | Case::Mixed | Case::Single) => Tag::NNP,
            _ => ENDINGS.get(usize::from(self.ending)).map_or(Tag::NN, |&(_, tag)| tag),
        }
    }

    /// The lexicon's class, or a class made from the form of the word.
    fn group(&self) -> u32 {
        if self.class != Self::UNLISTED {
            return u32::from(self.class);
        }
        let form = match (self.kind, self.case) {
            (TokenKind::Number, _) => 64,
            (TokenKind::Symbol, _) => 65,
            (_, Case::Capital) => 66,
            (_, Case::Upper) => 67,
            (_, Case::Mixed) => 68,
            (_, Case::Single) => 69,
            _ => u32::from(self.ending),
        };
        256 + form
    }
}

/// Settles how the capitals of one sentence are to be read.
pub fn settle_case(words: &mut [Word]) {
    let (mut upper, mut lower, mut long, mut long_capital) = (0usize, 0usize, 0usize, 0usize);
    for word in words.iter().filter(|w| w.kind == TokenKind::Word && w.length > 1) {
        upper += usize::from(word.shape == Shape::Upper);
        lower += usize::from(matches!(word.shape, Shape::Lower | Shape::Capital | Shape::Mixed));
        long += usize::from(word.length > 3);
        long_capital += usize::from(word.length > 3 && word.shape.is_capitalized());
    }
    let all_upper = upper > 2 && upper >= 4 * lower;
    let title = long > 3 && long_capital == long;
    let mut fresh = true;
    for word in words {
        word.case = match word.shape {
            Shape::None => Case::None,
            Shape::Lower => Case::Lower,
            _ if all_upper || title => Case::Unknown,
            Shape::Capital | Shape::Upper if fresh => Case::Initial,
            Shape::Capital
                if word.length == 1 || word.kind == TokenKind::Word && word.length == 2 && word.suffixes[0] == DOT =>
            {
                Case::Single
            }
            Shape::Capital => Case::Capital,
            Shape::Upper => Case::Upper,
            Shape::Mixed => Case::Mixed,
        };
        // After a mark or a colon a sentence inside the sentence may begin.
        fresh = match word.kind {
            TokenKind::Mark | TokenKind::Terminal => true,
            TokenKind::Punctuation => word.hash == COLON || word.hash == DASH || fresh,
            _ => false,
        };
    }
}

/// What the tagger remembers of the tags it has given in this sentence.
#[derive(Clone, Copy, Debug)]
pub struct History {
    last: u32,
    before_last: u32,
    /// The auxiliary that still waits for its verb, 0 if none.
    auxiliary: u32,
    /// Whether the clause already has a finite verb.
    finite: bool,
}

impl Default for History {
    fn default() -> Self {
        Self { last: BEFORE, before_last: BEFORE, auxiliary: 0, finite: false }
    }
}

impl History {
    /// Moves on over a word that was given this tag.
    pub fn push(&mut self, word: &Word, tag: Tag) {
        if word.kind == TokenKind::Mark {
            return;
        }
        self.before_last = self.last;
        self.last = tag as u32;
        self.auxiliary = match word.hash {
            _ if tag == Tag::MD => 1,
            _ if tag == Tag::TO => 2,
            HAVE | HAS | HAD | HAVING if tag.is_verb() => 3,
            BE | IS | ARE | WAS | WERE | BEEN | BEING | AM | GET | GOT if tag.is_verb() => 4,
            DO | DOES | DID if tag.is_verb() => 5,
            _ if tag.is_verb() => 0,
            _ if tag == Tag::POS || tag == Tag::Punct && word.hash != COMMA => 0,
            // A subject may stand between in questions, an adverb anywhere.
            _ if self.auxiliary != 0 && matches!(tag, Tag::RB | Tag::PRP | Tag::EX) => self.auxiliary,
            _ => (self.auxiliary % 8) + if self.auxiliary == 0 { 0 } else { 8 },
        };
        if matches!(tag, Tag::CC | Tag::WDT | Tag::WP | Tag::WRB | Tag::Punct) {
            self.finite = false;
        } else if tag.is_finite() {
            self.finite = true;
        }
    }
}

/// The features of one token, as keys below `1 << bits`.
#[derive(Clone, Copy, Debug)]
pub struct Features {
    keys: [u32; MAX_FEATURES],
    len: usize,
    shift: u32,
}

impl Features {
    /// No features yet; their keys will have this many bits, 1 to 32.
    #[must_use]
    pub fn new(bits: u32) -> Self {
        Self { keys: [0; MAX_FEATURES], len: 0, shift: 32 - bits.clamp(1, 32) }
    }

    /// The keys.
    #[must_use]
    pub fn keys(&self) -> &[u32] {
        self.keys.get(..self.len).unwrap_or_default()
    }

    fn add(&mut self, a: u32, b: u32) {
        // The template's number is its position, mixed into the key.
        let template = u32::try_from(self.len).unwrap_or(u32::MAX);
        if let Some(slot) = self.keys.get_mut(self.len) {
            *slot = finish(mix(mix(template.wrapping_mul(0x9e37_79b9), a), b)) >> self.shift;
            self.len += 1;
        }
    }

    /// Replaces what is there by the features of the token at `at`.
    pub fn fill(&mut self, words: &[Word], at: usize, history: &History) {
        self.len = 0;
        let Some(word) = words.get(at) else { return };
        let near = |distance: isize| at.checked_add_signed(distance).and_then(|i| words.get(i));
        let form = |distance| near(distance).map_or(0, |w| w.hash);
        let group = |distance| near(distance).map_or(511, Word::group);
        let case = |distance| near(distance).map_or(15, |w| w.case as u32);
        let (here, case_here) = (word.group(), word.case as u32);
        let (last, pair) = (history.last, history.last * 32 + history.before_last);
        let (next, next2, previous) = (group(1), group(2), group(-1));
        self.add(word.hash, 0);
        self.add(word.hash, case_here);
        self.add(word.hash, last);
        self.add(word.hash, form(1));
        self.add(word.hash, form(-1));
        self.add(word.hash, next);
        for suffix in word.suffixes {
            self.add(suffix, 0);
        }
        self.add(word.suffixes[1], case_here);
        self.add(word.suffixes[2], last);
        self.add(word.prefix, case_here);
        self.add(here, case_here);
        self.add(here, last);
        self.add(here, pair);
        self.add(here, next);
        self.add(here * 512 + next, last);
        self.add(here * 512 + next, next2);
        self.add(here * 512 + previous, case_here);
        self.add(here, history.auxiliary * 2 + u32::from(history.finite));
        self.add(here, form(1));
        self.add(here, form(-1));
        self.add(last, case_here);
        self.add(pair, 0);
        self.add(last, next);
        self.add(form(-1), 0);
        self.add(form(-2), 0);
        self.add(form(1), 0);
        self.add(form(2), 0);
        self.add(case_here * 256 + case(-1) * 16 + case(1), u32::from(word.hyphen));
        self.add(next, case_here);
    }
}

/// A number that changes whenever the features of a fixed sentence change.
#[must_use]
pub fn fingerprint() -> u32 {
    let sample = [
        ("“", TokenKind::Mark),
        ("Well-known", TokenKind::Word),
        ("rowers", TokenKind::Word),
        ("have", TokenKind::Word),
        ("n’t", TokenKind::Clitic),
        ("claimed", TokenKind::Word),
        ("12.5", TokenKind::Number),
        ("%", TokenKind::Symbol),
        ("of", TokenKind::Word),
        ("Lake", TokenKind::Word),
        (".", TokenKind::Terminal),
    ];
    let mut words = sample.map(|(text, kind)| Word::new(text, kind, Shape::of(text)));
    settle_case(&mut words);
    let mut history = History::default();
    let mut features = Features::new(KEY_BITS);
    let mut sum = KEY_BITS;
    for at in 0..words.len() {
        features.fill(&words, at, &history);
        sum = features.keys().iter().fold(sum, |s, &key| finish(mix(s, key)));
        if let Some(word) = words.get(at) {
            history.push(word, word.guess());
        }
    }
    sum
}

const HASH_START: u32 = 0x811c_9dc5;
const TO: u32 = hash_str("to");
const DOT: u32 = hash_str(".");
const COLON: u32 = hash_str(":");
const COMMA: u32 = hash_str(",");
const DASH: u32 = hash_str("--");
const HAVE: u32 = hash_str("have");
const HAS: u32 = hash_str("has");
const HAD: u32 = hash_str("had");
const HAVING: u32 = hash_str("having");
const BE: u32 = hash_str("be");
const IS: u32 = hash_str("is");
const ARE: u32 = hash_str("are");
const WAS: u32 = hash_str("was");
const WERE: u32 = hash_str("were");
const BEEN: u32 = hash_str("been");
const BEING: u32 = hash_str("being");
const AM: u32 = hash_str("am");
const GET: u32 = hash_str("get");
const GOT: u32 = hash_str("got");
const DO: u32 = hash_str("do");
const DOES: u32 = hash_str("does");
const DID: u32 = hash_str("did");

/// Hash of a word in ASCII lower case, the same as [`Word::new`] gives it.
const fn hash_str(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mut state = HASH_START;
    let mut i = 0;
    while i < bytes.len() {
        state = step(state, bytes[i] as char);
        i += 1;
    }
    state
}

/// One step of FNV-1a over whole characters.
const fn step(state: u32, c: char) -> u32 {
    (state ^ c as u32).wrapping_mul(0x0100_0193)
}

const fn mix(state: u32, value: u32) -> u32 {
    (state ^ value).wrapping_mul(0x85eb_ca6b).rotate_left(13)
}

/// The finishing steps of MurmurHash3, which spread every bit.
const fn finish(mut state: u32) -> u32 {
    state ^= state >> 16;
    state = state.wrapping_mul(0x85eb_ca6b);
    state ^= state >> 13;
    state = state.wrapping_mul(0xc2b2_ae35);
    state ^ (state >> 16)
}

/// The key of a word in the lexicon, below `1 << KEY_BITS`.
#[must_use]
pub fn lexicon_key(word: &Word) -> u32 {
    finish(word.hash) >> (32 - KEY_BITS)
}

/// Case, digits, and apostrophes levelled.
fn normal(c: char) -> char {
    match c {
        '0'..='9' => '0',
        '’' => '\'',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => lower_letter(c),
    }
}

fn ends_with(text: &str, ending: &str) -> bool {
    let start = text.len().checked_sub(ending.len()).filter(|&s| s > 1);
    start.and_then(|s| text.get(s..)).is_some_and(|tail| tail.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Vec<Word> {
        let kind = |w: &str| match w {
            "." | "!" => TokenKind::Terminal,
            "“" | "”" => TokenKind::Mark,
            "," | ":" => TokenKind::Punctuation,
            _ => TokenKind::Word,
        };
        let mut words: Vec<Word> = words.iter().map(|w| Word::new(w, kind(w), Shape::of(w))).collect();
        settle_case(&mut words);
        words
    }

    #[test]
    fn words_differ_only_by_letters() {
        assert_eq!(Word::new("SAID", TokenKind::Word, Shape::Upper).hash, hash_str("said"));
        let (a, b) = (read(&["1996"]), read(&["2024"]));
        assert_eq!(a[0].hash, b[0].hash);
        assert_ne!(read(&["claim"])[0].hash, read(&["claims"])[0].hash);
    }

    #[test]
    fn capitals_say_nothing_at_the_start_of_a_sentence() {
        let words = read(&["“", "Boats", "sink", ".", "Ana", "said", ":", "“", "They", "met", "Bo", "."]);
        let cases: Vec<Case> = words.iter().map(|w| w.case).collect();
        use Case::{Capital, Initial, Lower, None};
        assert_eq!(cases, [None, Initial, Lower, None, Initial, Lower, None, None, Initial, Lower, Capital, None]);
    }

    #[test]
    fn capitals_say_nothing_in_headlines() {
        for line in [["MAYOR", "WARNS", "OF", "FLOODS", "AGAIN"], ["Mayor", "Warns", "of", "Floods", "Again"]] {
            let words = read(&line);
            assert_eq!(words[0].case, Case::Unknown, "{line:?}");
            assert_eq!(words[3].case, Case::Unknown, "{line:?}");
        }
    }

    #[test]
    fn every_template_fits() {
        let words = read(&["Ana", "said", "so", "."]);
        let mut features = Features::new(KEY_BITS);
        features.fill(&words, 1, &History::default());
        assert!(features.keys().len() < MAX_FEATURES);
        assert!(features.keys().iter().all(|k| k >> KEY_BITS == 0));
    }
}
