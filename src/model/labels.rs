//! What the heads of the network label words with.

/// A role in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What was said.
    Content,
    /// The words that report.
    Cue,
    /// The phrase that names who spoke.
    Source,
}

impl Part {
    /// All of them, in the order of their labels.
    pub const ALL: [Self; 3] = [Self::Content, Self::Cue, Self::Source];
}

/// What a name names, as coarsely as CoNLL-2003 tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameClass {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// A place.
    Place,
    /// Anything else that has a name: nationalities, events, works, laws.
    Other,
}

impl NameClass {
    /// All of them, in the order of their labels.
    pub const ALL: [Self; 4] = [Self::Person, Self::Organization, Self::Place, Self::Other];
}

/// The label of a word outside every span. Of the span kind at position `k` of its list the first
/// word has the label `1 + 2k`, the others `2 + 2k` (BIO).
pub const OUTSIDE: u8 = 0;

/// How many labels `kinds` kinds of span have.
#[must_use]
pub const fn count(kinds: usize) -> usize {
    1 + 2 * kinds
}

/// The label of the first word of a span of the kind at position `kind`, or of another word of it.
#[must_use]
pub const fn label(kind: usize, first: bool) -> u8 {
    (if first { 1 + 2 * kind } else { 2 + 2 * kind }) as u8
}

/// Writes the labels of a span over `labels`; what reaches beyond them is left out.
pub fn mark(labels: &mut [u8], words: std::ops::Range<usize>, kind: usize) {
    for (index, slot) in labels.iter_mut().enumerate().take(words.end).skip(words.start) {
        *slot = label(kind, index == words.start);
    }
}

/// The spans that labels spell, with the position of their kind. A span that begins inside (`I`
/// without its `B`) is one all the same.
#[must_use]
pub fn spans(labels: &[u8]) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut spans: Vec<(usize, std::ops::Range<usize>)> = Vec::new();
    let mut open = None;
    for (index, &label) in labels.iter().enumerate() {
        let kind = label.checked_sub(1).map(|l| usize::from(l / 2));
        let inside = label != OUTSIDE && label % 2 == 0;
        match (kind, spans.last_mut()) {
            (Some(kind), Some(last)) if inside && open == Some(kind) => last.1.end = index + 1,
            (Some(kind), _) => spans.push((kind, index..index + 1)),
            (None, _) => {}
        }
        open = kind;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_spans_are_each_others_inverse() {
        let mut labels = [OUTSIDE; 8];
        mark(&mut labels, 1..3, 0);
        mark(&mut labels, 3..5, 0);
        mark(&mut labels, 5..99, 2);
        assert_eq!(labels, [0, 1, 2, 1, 2, 5, 6, 6]);
        assert_eq!(spans(&labels), [(0, 1..3), (0, 3..5), (2, 5..8)]);
        assert_eq!(spans(&[2, 2, 0, 6]), [(0, 0..2), (2, 3..4)]);
    }
}
