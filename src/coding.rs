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

/// Foretells symbols from some contexts at once, `N` of them.
pub struct Predictor<const N: usize> {
    /// Chances by context and the bits of the symbol so far; contexts may share one by accident.
    chances: Vec<[Chance; N]>,
    /// How much each context counts, by the sort of the symbol and its bits so far.
    weights: Vec<[i32; N]>,
    curve: Curve,
    /// The higher, the longer a weight takes to change.
    calm: u32,
}

impl<const N: usize> Predictor<N> {
    /// Room for 2^`bits` chances a context.
    #[must_use]
    pub fn new(bits: u32, calm: u32) -> Self {
        Self { chances: vec![[EVEN; N]; 1 << bits], weights: vec![[32768; N]; 4096], curve: Curve::new(), calm }
    }

    /// Codes a symbol of some bits, at most eight. Sorts of symbols, of which there can be 16, share
    /// nothing.
    pub fn symbol(&mut self, coder: &mut impl Coder, sort: u8, contexts: [u32; N], bits: u32, symbol: u8) -> u8 {
        let mask = self.chances.len() - 1;
        let hashes = contexts.map(|context| ((context << 4 | u32::from(sort)).wrapping_mul(0x9e37_79b1) >> 8) as usize);
        let weights = usize::from(sort & 15) << 8;
        let mut node = 1usize;
        for place in (0..bits).rev() {
            let spread = node.wrapping_mul(0x9e35);
            let places = hashes.map(|hash| (hash ^ spread) & mask);
            let bit = self.bit(coder, places, weights | node, symbol >> place & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        (node - (1 << bits)) as u8
    }

    #[inline(always)]
    fn bit(&mut self, coder: &mut impl Coder, places: [usize; N], weights: usize, bit: bool) -> bool {
        let weights = &mut self.weights[weights];
        let told: [i32; N] = std::array::from_fn(|at| self.curve.stretch(self.chances[places[at]][at] >> 4));
        let sum: i32 = told.iter().zip(&*weights).map(|(told, weight)| told * weight).sum();
        let chance = self.curve.squash(sum >> 16).clamp(1, 4095);
        let bit = coder.code(chance as u32, bit);
        let error = (i32::from(bit) << 12) - chance;
        for at in 0..N {
            weights[at] += (told[at] * error) >> self.calm;
            learn(&mut self.chances[places[at]][at], bit);
        }
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

/// Foretells a text, above all a sorted table. First it guesses the byte: the one that came when the last three
/// stood together before, or else the one that last came after the last two. Where that is wrong, which is every
/// other time, the byte is foretold from the two before it, from the word so far, and from the line above.
struct TextModel {
    bytes: Vec<u8>,
    predictor: Predictor<3>,
    /// Bytes by how often they come, and where each stands in that order.
    ranked: Vec<u8>,
    ranks: Vec<u8>,
    /// What last came after two bytes.
    last: Vec<u8>,
    /// Where the text went on after three bytes, by a hash of them.
    seen: Vec<u32>,
    /// The place whose continuation is repeated now, and for how long already.
    repeated: Option<(usize, u32)>,
    /// Where this line begins, and where in the line above the same letters stand, as long as both go alike.
    line: usize,
    above: Option<usize>,
    /// The column, and a hash of the letters of the word so far.
    column: u32,
    word: u32,
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
            predictor: Predictor::new(17, 11),
            ranked: ranked.to_vec(),
            ranks,
            last: vec![0; 1 << 16],
            seen: vec![0; 1 << 16],
            repeated: None,
            line: 0,
            above: None,
            column: 0,
            word: 0,
        }
    }

    fn code(&mut self, coder: &mut impl Coder, byte: u8) {
        let (one, two) = match self.bytes.as_slice() {
            [.., two, one] => (u32::from(*one), u32::from(*two)),
            _ => (0, 0),
        };
        let pair = two << 8 | one;
        let line = match self.above {
            Some(at) => u32::from(self.bytes[at]) << 8 | ((self.bytes.len() - self.line).min(7) as u32) << 1 | 1,
            None => (self.column << 8 | one) << 1,
        };
        let (guess, length) =
            self.repeated.map_or((self.last[pair as usize], 0), |(at, length)| (self.bytes[at], length.min(15)));
        let hit = [pair << 4 | length, one << 12 | u32::from(guess) << 4 | length, line];
        let byte = if self.predictor.symbol(coder, 0, hit, 1, u8::from(guess == byte)) == 1 {
            guess
        } else {
            self.other(coder, [pair, line, self.word << 1], byte)
        };
        self.learn(pair as usize, byte);
    }

    fn other(&mut self, coder: &mut impl Coder, contexts: [u32; 3], byte: u8) -> u8 {
        let rank = self.ranks[usize::from(byte)];
        let group = GROUPS.iter().rposition(|&(start, _)| start <= rank).unwrap_or(0);
        let group = self.predictor.symbol(coder, 1, contexts, 2, group as u8);
        let (start, bits) = GROUPS[usize::from(group)];
        let rank = self.predictor.symbol(coder, 2 + group, contexts, bits, rank.wrapping_sub(start));
        let rank = start.wrapping_add(rank);
        self.ranked.get(usize::from(rank)).copied().unwrap_or_default()
    }

    fn learn(&mut self, pair: usize, byte: u8) {
        self.last[pair] = byte;
        self.repeated =
            self.repeated.filter(|&(at, _)| self.bytes[at] == byte).map(|(at, length)| (at + 1, length + 1));
        self.above = self.above.filter(|&at| self.bytes[at] == byte).map(|at| at + 1);
        self.bytes.push(byte);
        if let Some((_, &[a, b, c])) = self.bytes.split_last_chunk::<3>() {
            let hash = (u32::from_le_bytes([a, b, c, 0]).wrapping_mul(0x9e37_79b1) >> 16) as usize;
            if self.repeated.is_none() && self.seen[hash] > 0 {
                self.repeated = Some((self.seen[hash] as usize, 1));
            }
            self.seen[hash] = self.bytes.len() as u32;
        }
        if byte == b'\n' {
            self.above = Some(self.line);
            self.line = self.bytes.len();
            self.column = 0;
        }
        self.column += u32::from(byte == COLUMN);
        self.word = match byte.is_ascii_alphabetic() {
            true => self.word.wrapping_mul(0x2f0b_4a27).wrapping_add(u32::from(byte) + 1),
            false => 0,
        };
    }
}

/// What parts the columns of a table.
const COLUMN: u8 = b'|';

/// Packs a text, above all sorted tables with columns, byte by byte.
#[must_use]
pub fn pack(text: &str) -> Vec<u8> {
    let ranked = by_frequency(text.as_bytes());
    let mut writer = Writer::default();
    let mut model = TextModel::new(&ranked);
    for &byte in text.as_bytes() {
        model.code(&mut writer, byte);
    }
    let mut packed = (text.len() as u32).to_le_bytes().to_vec();
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
    String::from_utf8(model.bytes).unwrap_or_default()
}

/// The bytes of a text, those that come most often first; at most 255, as texts in UTF-8 have.
fn by_frequency(text: &[u8]) -> Vec<u8> {
    let mut counts = [0usize; 256];
    text.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
    let mut bytes: Vec<u8> = (0..=254).filter(|&byte| counts[usize::from(byte)] > 0).collect();
    bytes.sort_by_key(|&byte| std::cmp::Reverse(counts[usize::from(byte)]));
    bytes
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
