//! Tables for the terminal.

use super::attributions::AttributionScores;
use super::counts::{Counts, SpanScores, percent, share};

/// The three numbers of a count, as percentages.
fn prf(counts: &Counts) -> String {
    format!("{:>5.1} {:>5.1} {:>5.1}", percent(counts.precision()), percent(counts.recall()), percent(counts.f1()))
}

/// Spans by role: exact, by their begin, by overlap, and Jaccard.
pub(super) fn spans(rows: &[(&str, &SpanScores)]) -> String {
    let mut out = format!(
        "{:<8} {:>6} {:>6} | {:<17} | {:<17} | {:<17} | {:>7}\n",
        "spans", "gold", "ours", "exact P R F1", "begin P R F1", "overlap P R F1", "Jaccard",
    );
    for (name, spans) in rows {
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
    out
}

/// Exact counts by type.
pub(super) fn counts(rows: &[(&str, Counts)]) -> String {
    let mut out = format!("{:<8} {:>6} {:>6} | {:<17}\n", "names", "gold", "ours", "exact P R F1");
    for (name, counts) in rows {
        out += &format!("{name:<8} {:>6} {:>6} | {}\n", counts.gold, counts.ours, prf(counts));
    }
    out
}

/// Scores of attributions.
pub(super) fn attributions(scores: &AttributionScores) -> String {
    format!(
        "{} texts, {} attributions in gold, {} found\n\n{}\nlinked (source, cue and content all overlap in one quote) \
         {:.1} %\nfound quotes with a speaker {:.1} %\n",
        scores.texts,
        scores.gold,
        scores.ours,
        spans(&scores.spans()),
        percent(share(scores.linked, scores.gold)),
        percent(share(scores.spoken, scores.ours)),
    )
}
