//! Trains the part-of-speech tagger.
//!
//! An averaged perceptron (Collins 2002) in three passes: over all features, over the features
//! worth their bytes, over the single weights worth theirs; the rest is rounded to a few levels.
//! The same corpus gives the same bytes: sentences are shuffled by a fixed rule.

use std::collections::BTreeMap;

use super::tagger_corpus::{Example, read_columns, read_conllu, read_conllu_capitals};
use crate::document::Tag;
use crate::model::tagger::WordClasses;
use crate::model::tagger_features::{Features, History, KEY_BITS, Word, lexicon_key, settle_case};
use crate::model::tagger_format::{Class, Row, Weights};
use crate::model::tagger_table::KeyTable;

const TAGS: usize = Tag::ALL.len();

/// Most classes of words; the format allows for 255.
const MOST_CLASSES: usize = 200;

/// How large a model may become and how long training takes.
#[derive(Clone, Copy, Debug)]
pub struct TrainingOptions {
    /// Fewest occurrences of a word in the lexicon.
    pub listed: u32,
    /// Fewest occurrences of a feature in the first pass.
    pub frequent: u32,
    /// Most rows of weights.
    pub rows: usize,
    /// Most weights.
    pub cells: usize,
    /// By how much the right tag must win while learning; what is sought is not only to be right
    /// on the corpus but to be so clearly (a perceptron with margin, Krauth & Mézard 1987).
    pub margin: i32,
    /// Largest weight after rounding, at most 127.
    pub levels: i32,
    /// Rounds over the corpus in each pass.
    pub rounds: usize,
}

impl Default for TrainingOptions {
    fn default() -> Self {
        Self { listed: 3, frequent: 3, rows: 8_000, cells: 22_000, margin: 40, levels: 15, rounds: 6 }
    }
}

/// A file of a tagged corpus.
#[derive(Clone, Debug)]
pub struct CorpusFile {
    /// Its name; `GUM_news_…` counts twice, as do the other genres near to news.
    pub name: String,
    /// What it holds: CoNLL-U if the name ends so, else columns of word and tag.
    pub text: String,
}

/// Trains on corpus files and returns the file of the model.
#[must_use]
pub fn train(files: &[CorpusFile], options: &TrainingOptions) -> Vec<u8> {
    train_on(corpus(files), options).to_bytes()
}

/// The examples by document: news and its kin twice, and every twentieth sentence again all in
/// capitals, and as a title.
fn corpus(files: &[CorpusFile]) -> Vec<Vec<Example>> {
    let mut documents = Vec::new();
    for file in files {
        if !file.name.ends_with(".conllu") {
            documents.extend(file.text.split("-DOCSTART-").map(read_columns));
            continue;
        }
        let near = ["_news_", "_interview_", "_speech_", "_bio_"].iter().any(|genre| file.name.contains(genre));
        let mut examples = read_conllu(&file.text);
        if near {
            examples.extend(examples.clone());
        }
        examples.extend(read_conllu_capitals(&file.text, false).into_iter().step_by(20));
        examples.extend(read_conllu_capitals(&file.text, true).into_iter().skip(10).step_by(20));
        documents.push(examples);
    }
    documents
}

fn train_on(mut documents: Vec<Vec<Example>>, options: &TrainingOptions) -> Weights {
    let counts = WordCounts::of(documents.iter().flatten());
    let classes = counts.classes(options.listed);
    let lexicon = counts.lexicon(options.listed, &classes);
    let words = WordClasses::new(classes.clone(), &lexicon);
    for document in &mut documents {
        // As if the words had been counted without this document: else the model would come to
        // trust that every word is listed, and with the tag it has here.
        let others = counts.without(&WordCounts::of(document.iter()));
        for word in document.iter_mut().flat_map(|example| &mut example.words) {
            word.class = others.number(lexicon_key(word), options.listed, &classes).unwrap_or(Word::UNLISTED);
        }
        document.iter_mut().for_each(|example| settle_case(&mut example.words));
    }
    let mut examples: Vec<Example> = documents.into_iter().flatten().collect();
    let all = frequent_keys(&examples, &words, options.frequent);
    let mut first = Perceptron::new(all, 32, options.margin);
    first.learn(&mut examples, &words, options.rounds);
    let keys = first.best_keys(options.rows);
    let mut second = Perceptron::new(keys, KEY_BITS, options.margin);
    second.learn(&mut examples, &words, options.rounds);
    second.keep_best_cells(options.cells);
    second.learn(&mut examples, &words, options.rounds);
    Weights { classes, lexicon, rows: second.rows(options.levels) }
}

/// How often words have which tags, by key.
#[derive(Default)]
struct WordCounts(BTreeMap<u32, [u32; TAGS]>);

impl WordCounts {
    fn of<'a>(examples: impl Iterator<Item = &'a Example>) -> Self {
        let mut counts = Self::default();
        for example in examples {
            for (word, &gold) in example.words.iter().zip(&example.gold) {
                if word.fixed_tag().is_none() {
                    counts.0.entry(lexicon_key(word)).or_insert([0; TAGS])[gold as usize] += 1;
                }
            }
        }
        counts
    }

    /// The counts of the words of a part, less what that part adds to them.
    fn without(&self, part: &Self) -> Self {
        let less = |(&key, tags): (&u32, &[u32; TAGS])| {
            let all = self.0.get(&key)?;
            Some((key, std::array::from_fn(|t| all[t].saturating_sub(tags[t]))))
        };
        Self(part.0.iter().filter_map(less).collect())
    }

    /// The tags that make up at least a twentieth of a word's occurrences, if it has enough.
    fn class(&self, key: u32, listed: u32) -> Option<Class> {
        let tags = self.0.get(&key)?;
        let total: u32 = tags.iter().sum();
        let common = (0..TAGS).filter(|&t| tags[t] > 0 && tags[t] * 20 >= total);
        let bits = common.fold(0u32, |bits, t| bits | 1 << t);
        let most = tags.iter().copied().max().unwrap_or(0);
        let proper = 1 << Tag::NNP as u32 | 1 << Tag::NNPS as u32;
        let sure = bits.count_ones() == 1 && total >= 20 && most * 200 >= total * 199 && bits & proper == 0;
        (total >= listed.max(1)).then_some(Class { tags: bits, sure })
    }

    /// The classes of the most words first; words of classes beyond the last stay unlisted.
    fn classes(&self, listed: u32) -> Vec<Class> {
        let mut sizes: BTreeMap<Class, usize> = BTreeMap::new();
        for class in self.0.keys().filter_map(|&key| self.class(key, listed)) {
            *sizes.entry(class).or_default() += 1;
        }
        let mut classes: Vec<(usize, Class)> = sizes.into_iter().map(|(class, size)| (size, class)).collect();
        classes.sort_by(|a, b| b.cmp(a));
        classes.truncate(MOST_CLASSES);
        classes.into_iter().map(|(_, class)| class).collect()
    }

    fn number(&self, key: u32, listed: u32, classes: &[Class]) -> Option<u8> {
        let class = self.class(key, listed)?;
        classes.iter().position(|c| *c == class).and_then(|n| u8::try_from(n).ok())
    }

    fn lexicon(&self, listed: u32, classes: &[Class]) -> Vec<(u32, u8)> {
        self.0.keys().filter_map(|&key| Some((key, self.number(key, listed, classes)?))).collect()
    }
}

/// Keys of the features that occur often enough when every tag is right, sorted.
fn frequent_keys(examples: &[Example], words: &WordClasses, frequent: u32) -> Vec<u32> {
    let mut table = KeyTable::default();
    let mut counts: Vec<(u32, u32)> = Vec::new();
    let mut features = Features::new(32);
    for example in examples {
        let mut history = History::default();
        for (at, (word, &gold)) in example.words.iter().zip(&example.gold).enumerate() {
            if words.sure_tag(word).is_none() {
                features.fill(&example.words, at, &history);
                for &key in features.keys() {
                    let place = table.insert(key);
                    if place == counts.len() {
                        counts.push((key, 0));
                    }
                    counts[place].1 += 1;
                }
            }
            history.push(word, gold);
        }
    }
    let mut keys: Vec<u32> = counts.into_iter().filter(|&(_, count)| count >= frequent).map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys
}

/// One weight while it is learnt.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    weight: i32,
    /// Sum of the weight over all steps up to `since`.
    sum: i64,
    since: u32,
    /// Taken out: stays zero.
    barred: bool,
}

impl Cell {
    fn add(&mut self, delta: i32, now: u32) {
        self.sum += i64::from(self.weight) * i64::from(now - self.since);
        self.since = now;
        self.weight += delta;
    }

    fn average(&self, now: u32) -> f64 {
        let sum = self.sum + i64::from(self.weight) * i64::from(now - self.since);
        sum as f64 / f64::from(now.max(1))
    }
}

struct Perceptron {
    keys: Vec<u32>,
    bits: u32,
    margin: i32,
    table: KeyTable,
    cells: Vec<[Cell; TAGS]>,
    /// How often a row was asked for.
    uses: Vec<u32>,
    now: u32,
}

impl Perceptron {
    fn new(keys: Vec<u32>, bits: u32, margin: i32) -> Self {
        let rows = keys.len();
        let table = KeyTable::of(&keys);
        Self { keys, bits, margin, table, cells: vec![[Cell::default(); TAGS]; rows], uses: vec![0; rows], now: 0 }
    }

    /// Learns from the start; what is barred stays so.
    fn learn(&mut self, examples: &mut [Example], words: &WordClasses, rounds: usize) {
        for cell in self.cells.iter_mut().flatten() {
            *cell = Cell { barred: cell.barred, ..Cell::default() };
        }
        self.uses.fill(0);
        self.now = 0;
        for round in 0..rounds {
            shuffle(examples, round);
            for example in examples.iter() {
                self.learn_one(example, words);
            }
        }
    }

    fn learn_one(&mut self, example: &Example, words: &WordClasses) {
        let mut history = History::default();
        let mut features = Features::new(self.bits);
        let mut rows = Vec::new();
        for (at, (word, &gold)) in example.words.iter().zip(&example.gold).enumerate() {
            let tag = words.sure_tag(word).unwrap_or_else(|| {
                features.fill(&example.words, at, &history);
                rows.clear();
                rows.extend(features.keys().iter().filter_map(|&key| self.table.get(key)));
                let tag = self.best(&rows, word, (gold, 0));
                // A right tag that wins by little is learnt from as well.
                let rival = self.best(&rows, word, (gold, -self.margin));
                self.now += 1;
                for &row in &rows {
                    self.uses[row] += 1;
                    if rival != gold {
                        self.change(row, gold, 1);
                        self.change(row, rival, -1);
                    }
                }
                tag
            });
            history.push(word, tag);
        }
    }

    /// The best tag, after the score of one tag was changed by some amount.
    fn best(&self, rows: &[usize], word: &Word, (changed, by): (Tag, i32)) -> Tag {
        let mut scores = [0; TAGS];
        for &row in rows {
            for (score, cell) in scores.iter_mut().zip(&self.cells[row]) {
                *score += cell.weight;
            }
        }
        scores[changed as usize] += by;
        let mut best = (word.guess(), 0);
        for (tag, score) in Tag::ALL.into_iter().zip(scores) {
            if score > best.1 {
                best = (tag, score);
            }
        }
        best.0
    }

    fn change(&mut self, row: usize, tag: Tag, delta: i32) {
        let now = self.now;
        let cell = &mut self.cells[row][tag as usize];
        if !cell.barred {
            cell.add(delta, now);
        }
    }

    /// How much a weight does: its size and, damped, how often it is asked for.
    fn worth(&self, row: usize, tag: usize) -> f64 {
        self.cells[row][tag].average(self.now).abs() * f64::from(self.uses[row]).sqrt()
    }

    /// The keys of the rows that do most, cut down to the bits of a stored key, sorted.
    fn best_keys(&self, most: usize) -> Vec<u32> {
        let worth = |row| (0..TAGS).map(|tag| self.worth(row, tag).powi(2)).sum::<f64>();
        let mut rows: Vec<(f64, u32)> = (0..self.keys.len()).map(|row| (worth(row), self.keys[row])).collect();
        rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut keys: Vec<u32> =
            rows.into_iter().filter(|r| r.0 > 0.0).take(most).map(|r| r.1 >> (32 - KEY_BITS)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Bars all weights but those that do most.
    fn keep_best_cells(&mut self, most: usize) {
        let mut worths: Vec<f64> = (0..self.keys.len())
            .flat_map(|row| (0..TAGS).map(move |tag| (row, tag)))
            .map(|(r, t)| self.worth(r, t))
            .collect();
        worths.sort_by(|a, b| b.total_cmp(a));
        let least = worths.get(most).copied().unwrap_or(0.0);
        for row in 0..self.keys.len() {
            for tag in 0..TAGS {
                self.cells[row][tag].barred = self.worth(row, tag) <= least;
            }
        }
    }

    /// The averaged weights, rounded so that all but the largest few in a thousand fit.
    fn rows(&self, levels: i32) -> Vec<Row> {
        let levels = f64::from(levels.clamp(1, 127));
        let mut sizes: Vec<f64> =
            self.cells.iter().flatten().map(|c| c.average(self.now).abs()).filter(|&s| s > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let large = sizes.get(sizes.len() - sizes.len().div_ceil(200).min(sizes.len())).copied().unwrap_or(1.0);
        let mut rows = Vec::new();
        for (&key, cells) in self.keys.iter().zip(&self.cells) {
            let rounded = Tag::ALL.into_iter().zip(cells).filter_map(|(tag, cell)| {
                let weight = (cell.average(self.now) / large * levels).round().clamp(-levels, levels) as i8;
                (weight != 0).then_some((tag, weight))
            });
            let cells: Vec<(Tag, i8)> = rounded.collect();
            if !cells.is_empty() {
                rows.push(Row { key, cells });
            }
        }
        rows
    }
}

/// Fisher–Yates with a fixed linear congruential generator (Knuth's MMIX constants).
fn shuffle(examples: &mut [Example], round: usize) {
    let mut state = 0x9e37_79b9_7f4a_7c15 ^ round as u64;
    for i in (1..examples.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        examples.swap(i, (state >> 33) as usize % (i + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Shape, TokenKind};
    use crate::model::Tagger;

    fn files() -> Vec<CorpusFile> {
        let sentences = [
            "The/DT boats/NNS sank/VBD ./.",
            "She/PRP said/VBD the/DT report/NN was/VBD late/JJ ./.",
            "They/PRP report/VBP the/DT losses/NNS ./.",
            "Bo/NNP claims/VBZ the/DT boat/NN ./.",
            "The/DT claims/NNS were/VBD late/JJ ./.",
        ];
        let columns = sentences.map(|s| {
            s.split(' ').filter_map(|t| t.rsplit_once('/')).map(|(w, t)| format!("{w} {t}\n")).collect::<String>()
        });
        vec![CorpusFile { name: "made-up.txt".to_owned(), text: columns.join("\n") }]
    }

    fn options() -> TrainingOptions {
        TrainingOptions { listed: 1, frequent: 1, ..TrainingOptions::default() }
    }

    #[test]
    fn training_gives_the_same_bytes_again() {
        assert_eq!(train(&files(), &options()), train(&files(), &options()));
    }

    #[test]
    fn a_tiny_corpus_is_learnt() {
        let tagger = Tagger::read(&train(&files(), &options())).expect("what was written can be read");
        let text = ["They", "said", "the", "claims", "sank"];
        let mut words = text.map(|w| Word::new(w, TokenKind::Word, Shape::of(w)));
        tagger.tag(&mut words);
        assert_eq!(words.map(|w| w.tag), [Tag::PRP, Tag::VBD, Tag::DT, Tag::NNS, Tag::VBD]);
    }

    #[test]
    fn the_size_is_bounded() {
        let options = TrainingOptions { rows: 20, cells: 25, ..options() };
        let weights = train_on(corpus(&files()), &options);
        assert!(weights.rows.len() <= 20);
        assert!(weights.rows.iter().map(|row| row.cells.len()).sum::<usize>() <= 25);
    }

    #[test]
    fn no_corpus_gives_an_empty_model() {
        assert!(Tagger::read(&train(&[], &TrainingOptions::default())).is_ok());
    }
}
