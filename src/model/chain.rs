//! A linear chain over the words of a window: the best labels, and how likely each label is.
//!
//! A conditional random field (Lafferty, McCallum and Pereira 2001) whose scores for single words
//! come from the network.

/// Scores of neighbouring labels, as trained.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    labels: usize,
    /// From each label (row) to each.
    transitions: Vec<f32>,
    start: Vec<f32>,
    end: Vec<f32>,
}

impl Chain {
    /// Takes the trained scores; none where their sizes do not fit.
    #[must_use]
    pub fn new(transitions: Vec<f32>, start: Vec<f32>, end: Vec<f32>) -> Option<Self> {
        let labels = start.len();
        let fit = labels > 0 && end.len() == labels && transitions.len() == labels * labels;
        fit.then_some(Self { labels, transitions, start, end })
    }

    /// How many labels there are.
    #[must_use]
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The best labels for words (Viterbi). `scores` has one row of [`labels`](Self::labels) a word.
    #[must_use]
    pub fn best(&self, scores: &[f32]) -> Vec<u8> {
        let mut rows = scores.chunks_exact(self.labels);
        let Some(first) = rows.next() else { return Vec::new() };
        let mut reached: Vec<f32> = self.start.iter().zip(first).map(|(s, x)| s + x).collect();
        let mut back: Vec<u8> = Vec::with_capacity(scores.len());
        for row in rows {
            let step = |to: usize| {
                let ways = reached.iter().enumerate().map(|(from, score)| (score + self.between(from, to), from));
                ways.fold((f32::NEG_INFINITY, 0), |best, way| if way.0 > best.0 { way } else { best })
            };
            let ways: Vec<(f32, usize)> = (0..self.labels).map(step).collect();
            back.extend(ways.iter().map(|way| way.1 as u8));
            reached = ways.iter().zip(row).map(|(way, x)| way.0 + x).collect();
        }
        let last = reached.iter().zip(&self.end).map(|(s, e)| s + e).enumerate();
        let (mut label, _) = last.fold((0, f32::NEG_INFINITY), |best, (i, s)| if s > best.1 { (i, s) } else { best });
        let mut path = vec![label as u8];
        for step in back.chunks_exact(self.labels).rev() {
            label = usize::from(step.get(label).copied().unwrap_or_default());
            path.push(label as u8);
        }
        path.reverse();
        path
    }

    /// How likely each label of each word is, one row a word (forward and backward).
    #[must_use]
    pub fn likelihoods(&self, scores: &[f32]) -> Vec<f32> {
        let rows: Vec<&[f32]> = scores.chunks_exact(self.labels).collect();
        let mut forward: Vec<Vec<f32>> = Vec::with_capacity(rows.len());
        for row in &rows {
            let reached: Vec<f32> = match forward.last() {
                None => self.start.iter().zip(*row).map(|(s, x)| s + x).collect(),
                Some(before) => (0..self.labels)
                    .zip(*row)
                    .map(|(to, x)| x + sum(before.iter().enumerate().map(|(from, b)| b + self.between(from, to))))
                    .collect(),
            };
            forward.push(reached);
        }
        let mut backward = self.end.clone();
        let mut likely = vec![Vec::new(); rows.len()];
        for (at, row) in rows.iter().enumerate().rev() {
            let joint: Vec<f32> =
                forward.get(at).map(|f| f.iter().zip(&backward).map(|(a, b)| a + b).collect()).unwrap_or_default();
            let all = sum(joint.iter().copied());
            if let Some(slot) = likely.get_mut(at) {
                *slot = joint.iter().map(|j| (j - all).exp()).collect();
            }
            backward = (0..self.labels)
                .map(|from| {
                    let next = row.iter().zip(&backward).enumerate();
                    sum(next.map(|(to, (x, b))| x + b + self.between(from, to)))
                })
                .collect();
        }
        likely.concat()
    }

    fn between(&self, from: usize, to: usize) -> f32 {
        self.transitions.get(from * self.labels + to).copied().unwrap_or_default()
    }
}

/// The logarithm of a sum of exponentials.
fn sum(terms: impl Iterator<Item = f32> + Clone) -> f32 {
    let most = terms.clone().fold(f32::NEG_INFINITY, f32::max);
    if most.is_finite() { most + terms.map(|t| (t - most).exp()).sum::<f32>().ln() } else { most }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Chain {
        Chain::new(vec![0.0, 0.5, -9.0, 0.0, 0.0, 1.0, 0.0, -1.0, 2.0], vec![0.0, 0.0, -9.0], vec![0.0; 3]).unwrap()
    }

    /// Every labelling with its score.
    fn all(chain: &Chain, scores: &[f32]) -> Vec<(Vec<u8>, f32)> {
        let words = scores.len() / 3;
        let labellings = (0..3_usize.pow(words as u32)).map(|mut code| {
            let mut labels = Vec::new();
            for _ in 0..words {
                labels.push((code % 3) as u8);
                code /= 3;
            }
            labels
        });
        labellings
            .map(|labels| {
                let label = |i: usize| usize::from(labels[i]);
                let steps: f32 = (0..words).map(|i| scores[i * 3 + label(i)]).sum();
                let moves: f32 = (1..words).map(|i| chain.between(label(i - 1), label(i))).sum();
                let score = chain.start[label(0)] + steps + moves + chain.end[label(words - 1)];
                (labels, score)
            })
            .collect()
    }

    #[test]
    fn best_and_likelihoods_are_those_of_all_labellings() {
        let scores = [0.3, 0.2, 3.0, 0.1, 0.9, 0.8, 0.0, -0.4, 0.6, 1.0, 0.2, 0.3];
        let chain = chain();
        let all = all(&chain, &scores);
        let best = all.iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
        assert_eq!(chain.best(&scores), best.0);
        let total: f32 = all.iter().map(|(_, s)| s.exp()).sum();
        let likely = chain.likelihoods(&scores);
        for (word, row) in likely.chunks_exact(3).enumerate() {
            for (label, found) in row.iter().enumerate() {
                let with = all.iter().filter(|(labels, _)| usize::from(labels[word]) == label);
                let right = with.map(|(_, s)| s.exp()).sum::<f32>() / total;
                assert!((found - right).abs() < 1e-4, "{word} {label}: {found} {right}");
            }
        }
    }

    #[test]
    fn sizes_must_fit_and_nothing_gives_nothing() {
        assert!(Chain::new(vec![0.0; 3], vec![0.0; 2], vec![0.0; 2]).is_none());
        assert!(chain().best(&[]).is_empty());
        assert!(chain().likelihoods(&[]).is_empty());
    }
}
