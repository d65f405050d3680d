//! Reads the text tables: one entry a line, columns parted by ` | `, `#` begins a comment line.
//! And the hash maps they are kept in, which are looked up and never iterated.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A table of `english/` by its name. What is downloaded holds them packed (see `build.rs`).
#[cfg(not(target_arch = "wasm32"))]
macro_rules! english {
    ($name:literal) => {
        include_str!(concat!("english/", $name, ".txt"))
    };
}

#[cfg(target_arch = "wasm32")]
macro_rules! english {
    ($name:literal) => {
        super::table::packed($name)
    };
}

pub(super) use english;

/// A table by its name, out of all that are unpacked when the first is asked for.
#[cfg(target_arch = "wasm32")]
pub(super) fn packed(name: &str) -> &'static str {
    static TABLES: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    let tables = TABLES.get_or_init(|| crate::coding::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/english.bin"))));
    tables.split('\0').find_map(|table| table.strip_prefix(name)?.strip_prefix('\n')).unwrap_or_default()
}

/// Entries of a table, each as its trimmed columns.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    lines(table).map(|line| line.split('|').map(str::trim).collect())
}

/// Lines of a table that hold an entry.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A map over words of a table. The hash has no random key: the same on every machine, and fast
/// enough that thousands of entries load within a millisecond.
pub(super) type WordMap<K, V> = HashMap<K, V, BuildHasherDefault<WordHasher>>;

/// FNV-1a over eight bytes at a time; the tables are ours, so nobody can provoke collisions.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0u64, |word, &byte| (word << 8) | u64::from(byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

/// Phrases of one or more words with a value each, found by longest match.
#[derive(Clone, Debug)]
pub(super) struct Phrases<T> {
    entries: WordMap<&'static str, T>,
    /// Tokens in the longest phrase that begins with a word.
    longest: WordMap<&'static str, usize>,
}

impl<T> Phrases<T> {
    pub(super) fn with_capacity(entries: usize) -> Self {
        let map = || WordMap::with_capacity_and_hasher(entries, BuildHasherDefault::default());
        Self { entries: map(), longest: WordMap::default() }
    }

    /// Adds a phrase unless it is there already: of two readings the first table's wins.
    pub(super) fn insert(&mut self, phrase: &'static str, value: T) {
        let first = first_word(phrase);
        let tokens = phrase.split_whitespace().count() + phrase.matches([',', '\'', '’', '&', '.', '(']).count();
        let longest = self.longest.entry(first).or_default();
        *longest = (*longest).max(tokens);
        self.entries.entry(phrase).or_insert(value);
    }

    /// The value of exactly this phrase.
    pub(super) fn get(&self, phrase: &str) -> Option<&T> {
        self.entries.get(phrase)
    }

    /// The longest phrase that begins at a token: `phrase(n)` gives the text of the first n tokens,
    /// with single spaces and straight apostrophes, or `None` where n tokens cannot be one phrase.
    /// Returns how many tokens it holds.
    pub(super) fn longest_match<S: AsRef<str>>(
        &self,
        first: &str,
        phrase: impl Fn(usize) -> Option<S>,
    ) -> Option<(usize, &T)> {
        let most = *self.longest.get(first)?;
        (1..=most).rev().find_map(|n| {
            let words = phrase(n)?;
            self.entries.get(words.as_ref()).map(|value| (n, value))
        })
    }
}

/// The first word as the tokenizer cuts it, near enough: up to a space, comma or clitic.
fn first_word(phrase: &str) -> &str {
    let word = phrase.split([' ', ',']).next().unwrap_or(phrase);
    word.strip_suffix("'s").unwrap_or(word)
}
