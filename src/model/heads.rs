//! What the scores of the network mean: labels of words, and links between spans.

use super::chain::Chain;
use super::labels::{self, NameClass, Part};
use super::network::Scores;

/// A kind of link between the first words of two spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// From a content piece to its cue.
    ContentToCue,
    /// From a cue to its source.
    CueToSource,
    /// From a pronoun to a word of whom it stands for.
    PronounToAntecedent,
    /// From the noun of a description to the words that name the person it means first and last.
    DescriptionToPerson,
}

/// How many kinds of link there are. The last two are trained by themselves, later: a model may be without them.
pub const LINKS: usize = 4;

/// Where distances between words, in words, are told apart; beyond the last all are alike.
const DISTANCES: [usize; 13] = [1, 2, 3, 4, 6, 9, 13, 19, 28, 41, 60, 88, 129];

/// The trained numbers that read the network's scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Heads {
    parts: Chain,
    names: Chain,
    /// For each kind of link what each distance adds, from far before to far after.
    distance: Vec<f32>,
    /// For each kind of link the score of none.
    none: Vec<f32>,
}

impl Heads {
    /// Takes the trained numbers by name from `tensor`; none where one is missing or of the wrong
    /// size.
    #[must_use]
    pub fn new(tensor: impl Fn(&str) -> Option<Vec<f32>>) -> Option<Self> {
        let chain = |name: &str| {
            let part = |part| tensor(&format!("{name}_{part}"));
            Chain::new(part("transitions")?, part("start")?, part("end")?)
        };
        let heads = Self {
            parts: chain("part").filter(|c| c.labels() == labels::count(Part::ALL.len()))?,
            names: chain("name").filter(|c| c.labels() == labels::count(NameClass::ALL.len()))?,
            distance: tensor("link_distance")?,
            none: tensor("link_none").filter(|n| (LINKS - 2..=LINKS).contains(&n.len()))?,
        };
        (heads.distance.len() == heads.none.len() * (2 * DISTANCES.len() + 1)).then_some(heads)
    }

    /// Labels of the words of a window, and how sure each is.
    #[must_use]
    pub fn parts(&self, scores: &Scores) -> Labelled {
        labelled(&self.parts, scores, 0)
    }

    /// Labels of the words of a window as names, and how sure each is.
    #[must_use]
    pub fn names(&self, scores: &Scores) -> Labelled {
        labelled(&self.names, scores, self.parts.labels())
    }

    /// How well a link from one word to another fits, each given by its row of scores; `away` is
    /// how many words the second stands after the first. To be held against [`Heads::no_link`]. Nothing
    /// where the model does not know this kind of link.
    #[must_use]
    pub fn link(&self, link: Link, from: &[f32], to: &[f32], away: isize) -> f32 {
        let (asking, answer) = (self.asking_and_answer(link, from).0, self.asking_and_answer(link, to).1);
        let product: f32 = asking.iter().zip(answer).map(|(a, b)| a * b).sum();
        let width = asking.len().max(1) as f32;
        product / width.sqrt() + self.distance.get(bucket(link, away)).copied().unwrap_or_default()
    }

    /// The numbers in a word's row of scores by which it asks for a link, and those by which it answers. Nothing where
    /// the model does not know this kind of link.
    #[must_use]
    pub fn asking_and_answer<'a>(&self, link: Link, row: &'a [f32]) -> (&'a [f32], &'a [f32]) {
        let first = self.parts.labels() + self.names.labels();
        if link as usize >= self.none.len() {
            return (&[], &[]);
        }
        let width = row.len().saturating_sub(first) / (2 * self.none.len());
        let start = first + 2 * link as usize * width;
        row.get(start..start + 2 * width).unwrap_or_default().split_at_checked(width).unwrap_or_default()
    }

    /// What a link must pass to be one.
    #[must_use]
    pub fn no_link(&self, link: Link) -> f32 {
        self.none.get(link as usize).copied().unwrap_or_default()
    }
}

fn bucket(link: Link, away: isize) -> usize {
    let size = DISTANCES.partition_point(|&edge| edge <= away.unsigned_abs());
    let middle = DISTANCES.len();
    let within = if away < 0 { middle - size } else { middle + size };
    link as usize * (2 * middle + 1) + within
}

/// The best labels of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Labelled {
    /// One a word.
    pub labels: Vec<u8>,
    /// How likely each is.
    pub sure: Vec<f32>,
}

fn labelled(chain: &Chain, scores: &Scores, first: usize) -> Labelled {
    let count = chain.labels();
    let rows = scores.values.chunks_exact(scores.width.max(1));
    let own: Vec<f32> =
        rows.flat_map(|row| row.get(first..first + count).unwrap_or_default().iter().copied()).collect();
    let labels = chain.best(&own);
    let likely = chain.likelihoods(&own);
    let sure = |(label, row): (&u8, &[f32])| row.get(usize::from(*label)).copied().unwrap_or_default();
    let sure = labels.iter().zip(likely.chunks_exact(count)).map(sure).collect();
    Labelled { labels, sure }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_into_buckets_on_both_sides() {
        let last = 2 * DISTANCES.len();
        assert_eq!([bucket(Link::ContentToCue, 0), bucket(Link::ContentToCue, 1)], [13, 14]);
        assert_eq!([bucket(Link::ContentToCue, -5), bucket(Link::ContentToCue, 6)], [9, 18]);
        assert_eq!([bucket(Link::ContentToCue, -999), bucket(Link::ContentToCue, 999)], [0, last]);
        assert_eq!(bucket(Link::CueToSource, -999), last + 1);
    }
}
