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

fn split(low: u32, high: u32, chance: u32) -> u32 {
    low + ((high - low) >> 12) * chance
}

/// A chance that learns: 12 bits of it, then 4 that count how often, up to [`SETTLED`].
type Chance = u16;
const EVEN: Chance = 2048 << 4;
const SETTLED: usize = 12;
/// How far a chance moves towards what came, in 65536ths, by how often it has moved.
const STEPS: [i32; SETTLED + 1] = [32768, 32768, 21845, 16384, 13107, 10923, 9362, 8192, 7282, 6554, 5958, 5461, 5041];

/// Foretells symbols from `N` contexts at once.
pub struct Predictor<const N: usize> {
    /// Chances by context and the bits of the symbol so far; contexts may share one by accident.
    chances: Vec<[Chance; N]>,
    /// How much each context counts, by the bits so far.
    weights: Vec<[i32; N]>,
    curve: Curve,
    /// The higher, the longer a weight takes to change.
    calm: u32,
}

impl<const N: usize> Predictor<N> {
    /// Room for 2^`bits` chances a context.
    #[must_use]
    pub fn new(bits: u32, calm: u32) -> Self {
        let chances = vec![[EVEN; N]; 1 << bits];
        Self { chances, weights: vec![[65536 / N as i32; N]; 256], curve: Curve::new(), calm }
    }

    /// Codes a symbol of some bits, at most eight.
    pub fn symbol(&mut self, coder: &mut impl Coder, contexts: [u32; N], bits: u32, symbol: u8) -> u8 {
        let mask = self.chances.len() - 1;
        let starts = contexts.map(|context| (context.wrapping_mul(0x9e37_79b1) >> 8) as usize);
        let mut node = 1usize;
        for place in (0..bits).rev() {
            let at = starts.map(|start| (start ^ node.wrapping_mul(0x9e35)) & mask);
            let bit = self.bit(coder, at, node, symbol >> place & 1 == 1);
            node = node << 1 | usize::from(bit);
        }
        (node - (1 << bits)) as u8
    }

    fn bit(&mut self, coder: &mut impl Coder, at: [usize; N], node: usize, bit: bool) -> bool {
        let mut told = [0i32; N];
        let mut sum = 0;
        let Some(weights) = self.weights.get_mut(node) else { return false };
        for (context, told) in told.iter_mut().enumerate() {
            *told = self.curve.stretch(self.chances[at[context]][context] >> 4);
            sum += (*told * weights[context]) >> 16;
        }
        let chance = self.curve.squash(sum).clamp(1, 4095);
        let bit = coder.code(chance as u32, bit);
        let error = (i32::from(bit) << 12) - chance;
        for (context, told) in told.into_iter().enumerate() {
            weights[context] += (told * error) >> self.calm;
            learn(&mut self.chances[at[context]][context], bit);
        }
        bit
    }
}

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

    fn squash(&self, x: i32) -> i32 {
        i32::from(self.squashed[(x.clamp(-2048, 2047) + 2048) as usize])
    }

    fn stretch(&self, chance: u16) -> i32 {
        i32::from(self.stretched[usize::from(chance)])
    }
}

/// Foretells a text from the byte before, the two before, and what came after the last four when
/// they stood together before.
struct TextModel {
    bytes: Vec<u8>,
    predictor: Predictor<3>,
    /// Where the text went on after four bytes, by a hash of them.
    seen: Vec<u32>,
    /// The place whose continuation is repeated now, and for how long already.
    repeated: Option<(usize, u32)>,
}

impl TextModel {
    fn new() -> Self {
        Self { bytes: Vec::new(), predictor: Predictor::new(17, 10), seen: vec![0; 1 << 16], repeated: None }
    }

    fn code(&mut self, coder: &mut impl Coder, byte: u8) -> u8 {
        let before = |n: usize| self.bytes.len().checked_sub(n).map_or(0, |at| u32::from(self.bytes[at]));
        let repeat = self.repeated.map_or(0, |(at, length)| u32::from(self.bytes[at]) << 4 | length.min(15));
        let contexts = [before(1) << 1, before(1) << 1 | before(2) << 9 | 1 << 20, repeat | 1 << 24];
        let byte = self.predictor.symbol(coder, contexts, 8, byte);
        self.repeated =
            self.repeated.filter(|&(at, _)| self.bytes[at] == byte).map(|(at, length)| (at + 1, length + 1));
        self.bytes.push(byte);
        if let Some((_, &last)) = self.bytes.split_last_chunk::<4>() {
            let hash = (u32::from_le_bytes(last).wrapping_mul(0x9e37_79b1) >> 16) as usize;
            if self.repeated.is_none() && self.seen[hash] > 0 {
                self.repeated = Some((self.seen[hash] as usize, 1));
            }
            self.seen[hash] = self.bytes.len() as u32;
        }
        byte
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
    let mut writer = Writer::default();
    let mut model = TextModel::new();
    for &byte in &short {
        model.code(&mut writer, byte);
    }
    let mut packed = (short.len() as u32).to_le_bytes().to_vec();
    packed.extend(writer.finish());
    packed
}

/// The way back; odd bytes give an odd text or none.
#[must_use]
pub fn unpack(packed: &[u8]) -> String {
    let Some((&length, rest)) = packed.split_first_chunk::<4>() else { return String::new() };
    let mut reader = Reader::new(rest);
    let mut model = TextModel::new();
    for _ in 0..u32::from_le_bytes(length) {
        model.code(&mut reader, 0);
    }
    written_out(&model.bytes)
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
    let unused = (1..=255u8).filter(|byte| *byte != b'\n' && !text.as_bytes().contains(byte));
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
        assert!(pack(text).len() * 10 < text.len(), "{}", pack(text).len());
    }

    #[test]
    fn odd_bytes_do_no_harm() {
        let mut packed = pack("Ana | f\nOmar | m\n");
        packed.truncate(6);
        unpack(&packed);
        unpack(&[200, 0, 0, 0, 1, 2, 3]);
        assert_eq!(unpack(&[1]), "");
    }
}
