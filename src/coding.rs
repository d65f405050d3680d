//! Packs the tables and the weights tighter than gzip does: a binary arithmetic coder whose chances
//! come from several contexts at once, weighed by how well each has foretold so far.
//!
//! Models are written once for both ways: a [`Coder`] that writes gives back the bit it was given,
//! one that reads gives back what it read. All arithmetic is of integers, so that what one machine
//! writes every other reads. `build.rs` uses this file too, so it uses nothing else of the crate.

/// Writes bits, or reads them.
pub trait Coder {
    /// Codes one bit that is set with a chance of `chance` in 4096; gives it back, or what was read.
    fn code(&mut self, chance: u32, bit: bool) -> bool;
}

/// Writes.
#[derive(Debug)]
pub struct Writer {
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl Default for Writer {
    fn default() -> Self {
        Self { low: 0, high: u32::MAX, bytes: Vec::new() }
    }
}

impl Writer {
    /// All that was written.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.extend(self.high.to_be_bytes());
        self.bytes
    }
}

impl Coder for Writer {
    #[inline(always)]
    fn code(&mut self, chance: u32, bit: bool) -> bool {
        let middle = split(self.low, self.high, chance);
        if bit {
            self.high = middle
        } else {
            self.low = middle + 1
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        bit
    }
}

/// Reads; past the end it goes on as if there were zeros.
#[derive(Debug)]
pub struct Reader<'a> {
    low: u32,
    high: u32,
    value: u32,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Reads what a [`Writer`] has written.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { low: 0, high: u32::MAX, value: 0, rest: bytes };
        (0..4).for_each(|_| reader.value = reader.value << 8 | reader.byte());
        reader
    }

    fn byte(&mut self) -> u32 {
        let Some((&first, rest)) = self.rest.split_first() else { return 0 };
        self.rest = rest;
        u32::from(first)
    }
}

impl Coder for Reader<'_> {
    #[inline(always)]
    fn code(&mut self, chance: u32, _: bool) -> bool {
        let middle = split(self.low, self.high, chance);
        let bit = self.value <= middle;
        if bit {
            self.high = middle
        } else {
            self.low = middle + 1
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.value = self.value << 8 | self.byte();
        }
        bit
    }
}

#[inline(always)]
fn split(low: u32, high: u32, chance: u32) -> u32 {
    low + ((high - low) >> 12) * chance
}

/// A chance that learns: 12 bits of it, then 4 that count how often, up to [`SETTLED`].
type Chance = u16;
const EVEN: Chance = 2048 << 4;
const SETTLED: usize = 12;
/// How far a chance moves towards what came, in 65536ths, by how often it has moved.
const STEPS: [i32; SETTLED + 1] = [32768, 32768, 21845, 16384, 13107, 10923, 9362, 8192, 7282, 6554, 5958, 5461, 5041];

/// Foretells symbols from two contexts at once.
///
/// Written out for two and inlined: this runs when the program starts, before the browser has made
/// its code fast.
pub struct Predictor {
    /// Chances by context and the bits of the symbol so far; contexts may share one by accident.
    first: Vec<Chance>,
    second: Vec<Chance>,
    /// How much each context counts, by the sort of the symbol and its bits so far.
    weights: Vec<(i32, i32)>,
    curve: Curve,
    /// The higher, the longer a weight takes to change.
    calm: u32,
}

impl Predictor {
    /// Room for 2^`bits` chances a context.
    #[must_use]
    pub fn new(bits: u32, calm: u32) -> Self {
        let chances = vec![EVEN; 1 << bits];
        Self { second: chances.clone(), first: chances, weights: vec![(32768, 32768); 4096], curve: Curve::new(), calm }
    }

    /// Codes a symbol of some bits, at most eight. Sorts of symbols, of which there can be 16, share
    /// nothing.
    pub fn symbol(&mut self, coder: &mut impl Coder, sort: u8, contexts: [u32; 2], bits: u32, symbol: u8) -> u8 {
        let mask = self.first.len() - 1;
        let [first, second] =
            contexts.map(|context| ((context << 4 | u32::from(sort)).wrapping_mul(0x9e37_79b1) >> 8) as usize);
        let weights = usize::from(sort & 15) << 8;
        let mut node = 1usize;
        for place in (0..bits).rev() {
            let spread = node.wrapping_mul(0x9e35);
            let places = ((first ^ spread) & mask, (second ^ spread) & mask);
            let bit = self.bit(coder, places, weights | node, symbol >> place & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        (node - (1 << bits)) as u8
    }

    #[inline(always)]
    fn bit(&mut self, coder: &mut impl Coder, places: (usize, usize), weights: usize, bit: bool) -> bool {
        let (first, second) = (&mut self.first[places.0], &mut self.second[places.1]);
        let told = (self.curve.stretch(*first >> 4), self.curve.stretch(*second >> 4));
        let weights = &mut self.weights[weights];
        let chance = self.curve.squash((told.0 * weights.0 + told.1 * weights.1) >> 16).clamp(1, 4095);
        let bit = coder.code(chance as u32, bit);
        let error = (i32::from(bit) << 12) - chance;
        weights.0 += (told.0 * error) >> self.calm;
        weights.1 += (told.1 * error) >> self.calm;
        learn(first, bit);
        learn(second, bit);
        bit
    }
}

#[inline(always)]
fn learn(chance: &mut Chance, bit: bool) {
    let (value, count) = (i32::from(*chance >> 4), usize::from(*chance & 15));
    let moved = value + ((((i32::from(bit) << 12) - value) * STEPS[count]) >> 16);
    *chance = (moved.clamp(1, 4095) as u16) << 4 | (count + 1).min(SETTLED) as u16;
}

/// The logistic curve and its inverse: chances are weighed as logarithms of odds, 256 to one.
struct Curve {
    squashed: Vec<i16>,
    stretched: Vec<i16>,
}

impl Curve {
    fn new() -> Self {
        // The curve at every 128th point; straight lines between are near enough.
        const POINTS: [i32; 33] = [
            1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785,
            3901, 3975, 4024, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
        ];
        let squashed: Vec<i16> = (0..4096usize)
            .map(|x| {
                let (at, part) = (x >> 7, (x & 127) as i32);
                let next = POINTS.get(at + 1).copied().unwrap_or(4095);
                ((POINTS[at] * (128 - part) + next * part + 64) >> 7) as i16
            })
            .collect();
        let mut stretched = Vec::with_capacity(4096);
        for (x, &value) in squashed.iter().enumerate() {
            while stretched.len() <= value as usize {
                stretched.push(x as i16 - 2048);
            }
        }
        stretched.resize(4096, 2047);
        Self { squashed, stretched }
    }

    #[inline(always)]
    fn squash(&self, x: i32) -> i32 {
        i32::from(self.squashed[(x.clamp(-2048, 2047) + 2048) as usize])
    }

    #[inline(always)]
    fn stretch(&self, chance: u16) -> i32 {
        i32::from(self.stretched[usize::from(chance)])
    }
}

/// Foretells a text. First it guesses the byte: the one that came when the last three stood together
/// before, or else the one that last came after the last two. Where that is wrong, which is every
/// other time, the byte is foretold from the one and the two before it.
struct TextModel {
    bytes: Vec<u8>,
    predictor: Predictor,
    /// Bytes by how often they come, and where each stands in that order.
    ranked: Vec<u8>,
    ranks: Vec<u8>,
    /// What last came after two bytes.
    last: Vec<u8>,
    /// Where the text went on after three bytes, by a hash of them.
    seen: Vec<u32>,
    /// The place whose continuation is repeated now, and for how long already.
    repeated: Option<(usize, u32)>,
}

/// Ranks are coded by group, then by place in it: the first rank of each group and its bits.
const GROUPS: [(u8, u32); 4] = [(0, 3), (8, 4), (24, 5), (56, 8)];

impl TextModel {
    fn new(ranked: &[u8]) -> Self {
        let mut ranks = vec![0; 256];
        for (rank, &byte) in ranked.iter().enumerate() {
            ranks[usize::from(byte)] = rank as u8;
        }
        Self {
            bytes: Vec::new(),
            predictor: Predictor::new(17, 12),
            ranked: ranked.to_vec(),
            ranks,
            last: vec![0; 1 << 16],
            seen: vec![0; 1 << 16],
            repeated: None,
        }
    }

    fn code(&mut self, coder: &mut impl Coder, byte: u8) {
        let (one, two) = match self.bytes.as_slice() {
            [.., two, one] => (u32::from(*one), u32::from(*two)),
            _ => (0, 0),
        };
        let pair = (two << 8 | one) as usize;
        let (guess, length) =
            self.repeated.map_or((self.last[pair], 0), |(at, length)| (self.bytes[at], length.min(15)));
        let guessed = u32::from(guess) << 4 | length;
        let hit = [(pair as u32) << 4 | length, one << 12 | guessed];
        let byte = if self.predictor.symbol(coder, 0, hit, 1, u8::from(guess == byte)) == 1 {
            guess
        } else {
            self.other(coder, one, pair as u32, byte)
        };
        self.learn(pair, byte);
    }

    fn other(&mut self, coder: &mut impl Coder, one: u32, pair: u32, byte: u8) -> u8 {
        let rank = self.ranks[usize::from(byte)];
        let group = GROUPS.iter().rposition(|&(start, _)| start <= rank).unwrap_or(0);
        let group = self.predictor.symbol(coder, 1, [one, pair], 2, group as u8);
        let (start, bits) = GROUPS[usize::from(group)];
        let rank = self.predictor.symbol(coder, 2 + group, [one, pair], bits, rank.wrapping_sub(start));
        let rank = start.wrapping_add(rank);
        self.ranked.get(usize::from(rank)).copied().unwrap_or_default()
    }

    fn learn(&mut self, pair: usize, byte: u8) {
        self.last[pair] = byte;
        self.repeated =
            self.repeated.filter(|&(at, _)| self.bytes[at] == byte).map(|(at, length)| (at + 1, length + 1));
        self.bytes.push(byte);
        if let Some((_, &[a, b, c])) = self.bytes.split_last_chunk::<3>() {
            let hash = (u32::from_le_bytes([a, b, c, 0]).wrapping_mul(0x9e37_79b1) >> 16) as usize;
            if self.repeated.is_none() && self.seen[hash] > 0 {
                self.repeated = Some((self.seen[hash] as usize, 1));
            }
            self.seen[hash] = self.bytes.len() as u32;
        }
    }
}

/// What parts the columns of a table.
const COLUMN: &str = " | ";
/// How many columns that come up again and again are written as one byte.
const SHORT_FORMS: usize = 60;

/// Packs a text, above all tables with columns: frequent columns get short forms, then what is left
/// is coded byte by byte.
#[must_use]
pub fn pack(text: &str) -> Vec<u8> {
    let short = with_short_forms(text);
    let ranked = by_frequency(&short);
    let mut writer = Writer::default();
    let mut model = TextModel::new(&ranked);
    for &byte in &short {
        model.code(&mut writer, byte);
    }
    let mut packed = (short.len() as u32).to_le_bytes().to_vec();
    packed.push(ranked.len() as u8);
    packed.extend(ranked);
    packed.extend(writer.finish());
    packed
}

/// The way back; odd bytes give an odd text or none.
#[must_use]
pub fn unpack(packed: &[u8]) -> String {
    let Some((&length, rest)) = packed.split_first_chunk::<4>() else { return String::new() };
    let Some((&ranks, rest)) = rest.split_first() else { return String::new() };
    let Some((ranked, rest)) = rest.split_at_checked(usize::from(ranks)) else { return String::new() };
    let mut reader = Reader::new(rest);
    let mut model = TextModel::new(ranked);
    for _ in 0..u32::from_le_bytes(length) {
        model.code(&mut reader, 0);
    }
    written_out(&model.bytes)
}

/// The bytes of a text, those that come most often first; at most 255, as texts in UTF-8 have.
fn by_frequency(text: &[u8]) -> Vec<u8> {
    let mut counts = [0usize; 256];
    text.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
    let mut bytes: Vec<u8> = (0..=254).filter(|&byte| counts[usize::from(byte)] > 0).collect();
    bytes.sort_by_key(|&byte| std::cmp::Reverse(counts[usize::from(byte)]));
    bytes
}

/// A line for each short form, the byte and what it stands for, an empty line, and the text.
fn with_short_forms(text: &str) -> Vec<u8> {
    let mut counts = std::collections::BTreeMap::new();
    for column in text.lines().flat_map(|line| line.split(COLUMN).skip(1)) {
        *counts.entry(column).or_insert(0) += 1;
    }
    let mut columns: Vec<(String, usize)> =
        counts.into_iter().filter(|&(_, count)| count >= 4).map(|(c, n)| (format!("{COLUMN}{c}"), n)).collect();
    columns.sort_by_key(|(column, count)| std::cmp::Reverse(count * (column.len() - 1)));
    columns.truncate(SHORT_FORMS);
    // The longest first: some begin like others.
    columns.sort_by_key(|(column, _)| std::cmp::Reverse(column.len()));
    columns.push((COLUMN.to_owned(), 0));
    let mut body = text.as_bytes().to_vec();
    let mut packed = Vec::new();
    let unused = (1..=254u8).filter(|byte| *byte != b'\n' && !text.as_bytes().contains(byte));
    for ((column, _), byte) in columns.into_iter().zip(unused) {
        body = replace(&body, column.as_bytes(), byte);
        packed.push(byte);
        packed.extend(column.into_bytes());
        packed.push(b'\n');
    }
    packed.push(b'\n');
    packed.extend(body);
    packed
}

fn replace(text: &[u8], what: &[u8], byte: u8) -> Vec<u8> {
    let mut replaced = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        match rest.strip_prefix(what) {
            Some(after) => {
                replaced.push(byte);
                rest = after;
            }
            None => {
                replaced.push(first);
                rest = tail;
            }
        }
    }
    replaced
}

fn written_out(packed: &[u8]) -> String {
    let mut forms: Vec<&[u8]> = vec![&[]; 256];
    let mut rest = packed;
    while let Some(at) = rest.iter().position(|&byte| byte == b'\n') {
        let (line, tail) = (&rest[..at], &rest[at + 1..]);
        rest = tail;
        let Some((&byte, form)) = line.split_first() else { break };
        forms[usize::from(byte)] = form;
    }
    let mut text = Vec::with_capacity(rest.len() * 2);
    for &byte in rest {
        match forms[usize::from(byte)] {
            [] => text.push(byte),
            form => text.extend_from_slice(form),
        }
    }
    String::from_utf8(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_unpacked() {
        for text in ["", "a", "one | two\n", include_str!("language/english/places.txt"), include_str!("coding.rs")] {
            assert_eq!(unpack(&pack(text)), text);
        }
    }

    #[test]
    fn it_packs_tighter_than_gzip() {
        let text = include_str!("language/english/cues.txt");
        // gzip -9 makes 12 584 bytes of it.
        assert!(pack(text).len() < 10_500, "{}", pack(text).len());
    }

    #[test]
    fn odd_bytes_do_no_harm() {
        let mut packed = pack("Ana | f\nOmar | m\n");
        packed.truncate(6);
        let _ = unpack(&packed);
        let _ = unpack(&[200, 0, 0, 0, 1, 2, 3]);
        assert_eq!(unpack(&[1]), "");
    }
}
