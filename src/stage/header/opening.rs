//! A date in the first words of a line, among names and signs, in none of the usual forms: `New Delhi: 16 July 2025:`,
//! `LAGOS (Wire, July 16, 2025) —`, `Lagos • 16 July 2025`.

use super::lines::{Dateline, dateline};
use super::written_date::{date, items, weekday_len};
use crate::text::case::Casing;

/// The date ends within so many bytes.
const LONGEST: usize = 160;
/// Most words before the date.
const WORDS: usize = 6;
/// Most words before the date where some have no capital; the date then ends the line.
const PLAIN_WORDS: usize = 4;
/// Words that make a sentence of what stands before the date.
const SENTENCE: &[&str] = &[
    "after", "as", "at", "before", "between", "by", "during", "for", "from", "had", "has", "in", "is", "it", "of",
    "on", "since", "that", "to", "until", "was", "were", "when", "will", "with",
];
/// Signs that part place, agency, date and article.
const SIGNS: &[char] = &['–', '—', '-', ':', ')', ']', '|', '•', '·', '.'];

/// Reads a date with what stands around it at the beginning of a line.
pub(super) fn opening(line: &str) -> Option<Dateline> {
    // The line may be a whole article.
    let items = items(line.get(..line.floor_char_boundary(LONGEST))?);
    let (mut words, mut plain) = (0, false);
    for (at, item) in items.iter().enumerate() {
        let rest = items.get(at..)?;
        if let Some(found) = date(rest).filter(|d| d.iso().is_some()) {
            let start = rest.get(weekday_len(rest)).map_or(item.start, |i| i.start);
            let end = rest.get(found.len - 1)?.end();
            let (to, body) = article(line, end, at == 0)?;
            let fits = !plain || body == line.len() && words <= PLAIN_WORDS;
            return fits.then_some(Dateline { end: to, body, date: Some((found, (start, end))), certain: true });
        }
        if item.text.starts_with(char::is_alphabetic) {
            words += 1;
            plain |= item.text.starts_with(char::is_lowercase);
            if words > WORDS || SENTENCE.contains(&item.text.lower().as_str()) {
                return None;
            }
        } else if !item.text.starts_with(|c| SIGNS.contains(&c) || ",;(['’/&".contains(c)) {
            return None;
        }
    }
    None
}

/// Where date and agency end and where the article begins; none where the words after the date go on with it.
fn article(line: &str, end: usize, is_first: bool) -> Option<(usize, usize)> {
    let tail = line.get(end..)?;
    let after = agency(tail);
    let rest = tail.get(after..)?;
    let signs = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || SIGNS.contains(&c)).len();
    let parted = after > 0 || rest.get(..signs)?.contains(SIGNS);
    let body = end + after + signs;
    let text = line.get(body..)?;
    if is_first && !text.is_empty() {
        // `July 16, 2025 – LAGOS – `
        let place = dateline(text).filter(|_| parted)?;
        return Some((body + place.end, body + place.body));
    }
    let begins = text.is_empty() || parted && text.starts_with(|c: char| !c.is_lowercase());
    begins.then_some((end + after, body))
}

/// The length of an agency in brackets or between strokes.
fn agency(tail: &str) -> usize {
    let text = tail.trim_start_matches([' ', '\u{a0}', ',']);
    let lead = tail.len() - text.len();
    let length = |close: char| text.get(1..).and_then(|t| t.find(close)).filter(|&at| at <= 40).map(|at| at + 2);
    let found = match text.chars().next() {
        Some('(') => length(')'),
        Some('/') => length('/'),
        // `(July 16, 2025, Wire)`
        Some(c) if c.is_uppercase() && lead > 0 => text.find(')').filter(|&at| at <= 40 && !tail.starts_with(' ')),
        _ => None,
    };
    found.map_or(0, |length| lead + length)
}
