//! How well mentions are put together: MUC, B³ and CEAFe, and their mean, the CoNLL score.
//!
//! Formulas as in Pradhan et al. 2014 (“Scoring Coreference Partitions of Predicted Mentions”);
//! single mentions count, as every mention is annotated here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::AddAssign;

use crate::evaluate::counts::harmonic;

/// Mentions of one entity, as code points.
pub type Cluster = BTreeSet<(usize, usize)>;

/// Sums of one measure: what was reached and what could have been, for precision and for recall.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tally {
    ours: f64,
    ours_total: f64,
    gold: f64,
    gold_total: f64,
}

impl Tally {
    fn f1(&self) -> f64 {
        let share = |part: f64, total: f64| if total > 0.0 { part / total } else { 0.0 };
        harmonic(share(self.ours, self.ours_total), share(self.gold, self.gold_total))
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.ours += other.ours;
        self.ours_total += other.ours_total;
        self.gold += other.gold;
        self.gold_total += other.gold_total;
    }
}

/// The three measures over many texts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClusterScores {
    muc: Tally,
    b_cubed: Tally,
    ceaf: Tally,
}

impl ClusterScores {
    /// Scores one text.
    #[must_use]
    pub fn of(gold: &[Cluster], ours: &[Cluster]) -> Self {
        let (muc_gold, muc_gold_total) = links(gold, ours);
        let (muc_ours, muc_ours_total) = links(ours, gold);
        let (b_gold, b_gold_total) = shared(gold, ours);
        let (b_ours, b_ours_total) = shared(ours, gold);
        let similarity: Vec<Vec<f64>> = gold
            .iter()
            .map(|g| ours.iter().map(|o| 2.0 * common(g, o) / (g.len() + o.len()) as f64).collect())
            .collect();
        let matched = best_assignment(&similarity);
        Self {
            muc: Tally { ours: muc_ours, ours_total: muc_ours_total, gold: muc_gold, gold_total: muc_gold_total },
            b_cubed: Tally { ours: b_ours, ours_total: b_ours_total, gold: b_gold, gold_total: b_gold_total },
            ceaf: Tally { ours: matched, ours_total: ours.len() as f64, gold: matched, gold_total: gold.len() as f64 },
        }
    }

    /// F1 of MUC, B³ and CEAFe.
    #[must_use]
    pub fn f1s(&self) -> [f64; 3] {
        [self.muc.f1(), self.b_cubed.f1(), self.ceaf.f1()]
    }

    /// Their mean.
    #[must_use]
    pub fn average(&self) -> f64 {
        self.f1s().iter().sum::<f64>() / 3.0
    }
}

impl AddAssign for ClusterScores {
    fn add_assign(&mut self, other: Self) {
        self.muc += other.muc;
        self.b_cubed += other.b_cubed;
        self.ceaf += other.ceaf;
    }
}

fn common(a: &Cluster, b: &Cluster) -> f64 {
    a.intersection(b).count() as f64
}

/// MUC: of the links that hold each key cluster together, those that the other side has too.
fn links(key: &[Cluster], other: &[Cluster]) -> (f64, f64) {
    let (mut kept, mut total) = (0.0, 0.0);
    for cluster in key {
        let parts: BTreeMap<usize, ()> = cluster
            .iter()
            .filter_map(|mention| other.iter().position(|o| o.contains(mention)))
            .map(|part| (part, ()))
            .collect();
        let alone = cluster.iter().filter(|mention| !other.iter().any(|o| o.contains(*mention))).count();
        kept += (cluster.len() - parts.len() - alone) as f64;
        total += (cluster.len() - 1) as f64;
    }
    (kept, total)
}

/// B³: for each mention of the key, the share of its cluster that stands with it on the other side.
fn shared(key: &[Cluster], other: &[Cluster]) -> (f64, f64) {
    let (mut sum, mut total) = (0.0, 0.0);
    for cluster in key {
        total += cluster.len() as f64;
        for mention in cluster {
            let companions = other.iter().find(|o| o.contains(mention)).map_or(0.0, |o| common(cluster, o));
            sum += companions / cluster.len() as f64;
        }
    }
    (sum, total)
}

/// The greatest sum of cells of which no two share a row or a column: the Hungarian method with
/// potentials, in the formulation for minimal cost with as many columns as rows or more.
fn best_assignment(weights: &[Vec<f64>]) -> f64 {
    let rows = weights.len();
    let columns = weights.first().map_or(0, Vec::len);
    if rows == 0 || columns == 0 {
        return 0.0;
    }
    let size = rows.max(columns);
    let cost = |row: usize, column: usize| -weights.get(row).and_then(|r| r.get(column)).copied().unwrap_or(0.0);
    // Column 0 and row 0 stand for “none yet”; `row_of[column]` is the row assigned to a column.
    let mut row_potential = vec![0.0; size + 1];
    let mut column_potential = vec![0.0; size + 1];
    let mut row_of = vec![0usize; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut column = 0;
        let mut slack = vec![f64::INFINITY; size + 1];
        let mut way = vec![0usize; size + 1];
        let mut used = vec![false; size + 1];
        while row_of[column] != 0 {
            used[column] = true;
            let current = row_of[column];
            let mut delta = f64::INFINITY;
            let mut next = 0;
            for candidate in 1..=size {
                if used[candidate] {
                    continue;
                }
                let reduced = cost(current - 1, candidate - 1) - row_potential[current] - column_potential[candidate];
                if reduced < slack[candidate] {
                    slack[candidate] = reduced;
                    way[candidate] = column;
                }
                if slack[candidate] < delta {
                    delta = slack[candidate];
                    next = candidate;
                }
            }
            for candidate in 0..=size {
                if used[candidate] {
                    row_potential[row_of[candidate]] += delta;
                    column_potential[candidate] -= delta;
                } else {
                    slack[candidate] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    (1..=size).map(|column| -cost(row_of[column] - 1, column - 1)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clusters(lists: &[&[usize]]) -> Vec<Cluster> {
        lists.iter().map(|list| list.iter().map(|&n| (n, n + 1)).collect()).collect()
    }

    /// The example of Luo 2005 (“On Coreference Resolution Performance Metrics”), response (b).
    #[test]
    fn the_textbook_example_gives_the_textbook_figures() {
        let gold = clusters(&[&[1, 2, 3, 4, 5], &[6, 7], &[8, 9, 10, 11, 12]]);
        let ours = clusters(&[&[1, 2, 3, 4, 5], &[6, 7, 8, 9, 10, 11, 12]]);
        let [muc, b_cubed, ceaf] = ClusterScores::of(&gold, &ours).f1s();
        assert!((muc - 0.947).abs() < 0.001, "{muc}");
        assert!((b_cubed - 0.865).abs() < 0.001, "{b_cubed}");
        assert!((ceaf - 0.733).abs() < 0.001, "{ceaf}");
    }

    #[test]
    fn perfect_clusters_score_one_and_none_score_nothing() {
        let gold = clusters(&[&[1, 2], &[3], &[4, 5, 6]]);
        assert!((ClusterScores::of(&gold, &gold).average() - 1.0).abs() < 1e-9);
        assert_eq!(ClusterScores::of(&gold, &[]).average(), 0.0);
    }
}
