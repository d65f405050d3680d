//! Tables for the terminal.

use super::attributions::AttributionScores;
use super::counts::{Counts, percent, share};

/// The three numbers of a count, as percentages.
pub(super) fn prf(counts: &Counts) -> String {
    format!("{:>5.1} {:>5.1} {:>5.1}", percent(counts.precision()), percent(counts.recall()), percent(counts.f1()))
}

/// Scores of attributions.
pub(super) fn attributions(scores: &AttributionScores) -> String {
    let mut out = format!(
        "{} texts, {} attributions in gold, {} found\n\n{:<8} {:>6} {:>6} | {:<17} | {:<17} | {:<17} | {:>7}\n",
        scores.texts,
        scores.gold,
        scores.ours,
        "spans",
        "gold",
        "ours",
        "exact P R F1",
        "begin P R F1",
        "overlap P R F1",
        "Jaccard",
    );
    for (name, spans) in scores.spans() {
        out += &format!(
            "{name:<8} {:>6} {:>6} | {} | {} | {} | {:>7.1}\n",
            spans.exact.gold,
            spans.exact.ours,
            prf(&spans.exact),
            prf(&spans.begin),
            prf(&spans.overlap),
            percent(spans.jaccard()),
        );
    }
    out += &format!(
        "\nlinked (source, cue and content all overlap in one quote) {:.1} %\nfound quotes with a speaker {:.1} %\n",
        percent(share(scores.linked, scores.gold)),
        percent(share(scores.spoken, scores.ours)),
    );
    out
}
