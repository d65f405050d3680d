//! What went wrong, for whoever tunes the tables: counts by reporting word, and examples.
//!
//! Examples quote the corpus, so they go to the terminal and never into a file of the project.

use crate::text::case::Casing;
use std::collections::BTreeMap;

use super::attributions::{Attributed, Sample};
use super::{Chars, Extent, overlap};

/// How one of ours compares with gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All spans are those of gold.
    Right,
    /// Its cue meets one of gold, some span differs.
    Boundary,
    /// Gold has it, we do not.
    Missed,
    /// We have it, gold does not.
    Invented,
}

/// One attribution and how it fared.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub sample: &'a Sample,
    pub outcome: Outcome,
    pub gold: Option<&'a Attributed>,
    pub ours: Option<Attributed>,
    /// The reporting word, as its base form.
    pub word: String,
}

/// Compares the attributions of a text one by one, through their cues (through their contents where
/// there is no cue).
pub(super) fn cases<'a>(sample: &'a Sample, ours: &[Attributed]) -> Vec<Case<'a>> {
    let chars = Chars::new(&sample.text);
    let word = |a: &Attributed| a.cue.first().map_or_else(|| "(none)".to_owned(), |cue| head(chars.slice(cue)));
    let mut cases = Vec::new();
    for gold in &sample.gold {
        let found = ours.iter().filter(|o| same_cue(gold, o)).max_by_key(|o| agreement(gold, o));
        let outcome = match found {
            None => Outcome::Missed,
            Some(o) if (&o.source, &o.cue, &o.content) == (&gold.source, &gold.cue, &gold.content) => Outcome::Right,
            Some(_) => Outcome::Boundary,
        };
        cases.push(Case { sample, outcome, gold: Some(gold), ours: found.cloned(), word: word(gold) });
    }
    for invented in ours.iter().filter(|o| !sample.gold.iter().any(|g| same_cue(g, o))) {
        let ours = Some(invented.clone());
        cases.push(Case { sample, outcome: Outcome::Invented, gold: None, ours, word: word(invented) });
    }
    cases
}

fn same_cue(a: &Attributed, b: &Attributed) -> bool {
    let any = |a: &[Extent], b: &[Extent]| a.iter().any(|a| b.iter().any(|b| overlap(a, b)));
    if a.cue.is_empty() || b.cue.is_empty() { any(&a.content, &b.content) } else { any(&a.cue, &b.cue) }
}

fn agreement(a: &Attributed, b: &Attributed) -> usize {
    usize::from(a.source == b.source) + usize::from(a.cue == b.cue) + usize::from(a.content == b.content)
}

/// Counts by reporting word, the most frequent first.
pub(super) fn by_cue(cases: &[Case<'_>], top: usize) -> String {
    #[derive(Default)]
    struct Row {
        gold: usize,
        found: usize,
        source: usize,
        cue: usize,
        content: usize,
        right: usize,
        invented: usize,
    }
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    for case in cases {
        let row = rows.entry(&case.word).or_default();
        row.gold += usize::from(case.gold.is_some());
        row.invented += usize::from(case.outcome == Outcome::Invented);
        row.right += usize::from(case.outcome == Outcome::Right);
        if let (Some(gold), Some(ours)) = (case.gold, &case.ours) {
            row.found += 1;
            row.source += usize::from(gold.source == ours.source);
            row.cue += usize::from(gold.cue == ours.cue);
            row.content += usize::from(gold.content == ours.content);
        }
    }
    let mut rows: Vec<(&str, Row)> = rows.into_iter().collect();
    rows.sort_by_key(|(word, row)| (std::cmp::Reverse(row.gold + row.invented), *word));
    let mut out = String::from("word               gold found | exact: source  cue content  all | invented\n");
    for (word, row) in rows.iter().take(top) {
        out += &format!(
            "{word:<18} {:>4} {:>5} | {:>13} {:>4} {:>7} {:>4} | {:>8}\n",
            row.gold, row.found, row.source, row.cue, row.content, row.right, row.invented
        );
    }
    out
}

/// Up to `count` examples of each kind of error, spread evenly over all there are; only those of a
/// reporting word if one is given.
pub(super) fn examples(cases: &[Case<'_>], count: usize, only: Option<&str>) -> String {
    let mut out = String::new();
    let kinds = [(Outcome::Missed, "MISSED"), (Outcome::Invented, "INVENTED"), (Outcome::Boundary, "BOUNDARY")];
    for (outcome, title) in kinds {
        let of_kind: Vec<&Case<'_>> =
            cases.iter().filter(|c| c.outcome == outcome && only.is_none_or(|word| c.word == word)).collect();
        out += &format!("\n{title} ({})\n", of_kind.len());
        let step = of_kind.len().div_ceil(count.max(1)).max(1);
        for case in of_kind.into_iter().step_by(step).take(count) {
            out += &format!("- {} [{}]\n", case.sample.name, case.word);
            let chars = Chars::new(&case.sample.text);
            let sides = [("gold", case.gold), ("ours", case.ours.as_ref())];
            let present: Vec<&Attributed> = sides.iter().filter_map(|(_, side)| *side).collect();
            let window = window(&present, chars.len());
            for (name, side) in sides {
                if let Some(side) = side {
                    out += &format!("  {name}: {}\n", bracketed(&chars, side, &window));
                }
            }
        }
    }
    out
}

/// From a little before the first span of any side to a little after the last.
fn window(sides: &[&Attributed], len: usize) -> Extent {
    let spans: Vec<&Extent> = sides.iter().flat_map(|a| a.source.iter().chain(&a.cue).chain(&a.content)).collect();
    let start = spans.iter().map(|s| s.start).min().unwrap_or(0);
    let end = spans.iter().map(|s| s.end).max().unwrap_or(0);
    start.saturating_sub(80)..(end + 80).min(len)
}

/// The words of a window with `[S …]`, `[C …]` and `[T …]` around source, cue and content.
fn bracketed(chars: &Chars<'_>, attributed: &Attributed, window: &Extent) -> String {
    let mut edges: Vec<(usize, bool, &str)> = Vec::new();
    let parts = [("[S ", &attributed.source), ("[C ", &attributed.cue), ("[T ", &attributed.content)];
    for (open, spans) in parts {
        for span in spans {
            edges.push((span.start, true, open));
            edges.push((span.end, false, "]"));
        }
    }
    edges.sort();
    let mut out = String::new();
    let mut at = window.start;
    for (edge, _, mark) in edges {
        out += chars.slice(&(at..edge.max(at)));
        out += mark;
        at = edge.max(at);
    }
    out += chars.slice(&(at..window.end));
    out.replace(['\n', '\r'], " ⏎ ")
}

/// Words of a verb group that report nothing themselves.
const AUXILIARIES: &[&str] = &[
    "a", "also", "am", "an", "and", "are", "be", "been", "being", "but", "can", "cannot", "could", "did", "do", "does",
    "ever", "first", "had", "has", "have", "in", "is", "just", "later", "may", "might", "must", "never", "not", "now",
    "of", "often", "once", "shall", "should", "still", "that", "the", "then", "to", "was", "were", "will", "would",
];

/// The base form of the first word in a cue that can report; a guess, good enough to group by.
fn head(cue: &str) -> String {
    let words: Vec<String> = cue
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(Casing::lower)
        .collect();
    let reports = |word: &&String| {
        let word = word.as_str();
        let adverb = word.len() > 5 && word.ends_with("ly");
        !(adverb || AUXILIARIES.contains(&word)) && word.len() > 1
    };
    words.iter().find(reports).or(words.first()).map_or_else(|| cue.trim().to_owned(), |word| base(word))
}

fn base(word: &str) -> String {
    const IRREGULAR: &[(&str, &str)] = &[
        ("chose", "choose"),
        ("felt", "feel"),
        ("found", "find"),
        ("gave", "give"),
        ("given", "give"),
        ("held", "hold"),
        ("knew", "know"),
        ("known", "know"),
        ("made", "make"),
        ("meant", "mean"),
        ("said", "say"),
        ("saw", "see"),
        ("seen", "see"),
        ("sought", "seek"),
        ("spoke", "speak"),
        ("spoken", "speak"),
        ("swore", "swear"),
        ("taken", "take"),
        ("thought", "think"),
        ("told", "tell"),
        ("took", "take"),
        ("went", "go"),
        ("written", "write"),
        ("wrote", "write"),
    ];
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*base).to_owned();
    }
    let stem = |suffix: &str| word.strip_suffix(suffix).filter(|stem| stem.len() > 2);
    if let Some(stem) = stem("ies").or(stem("ied")) {
        format!("{stem}y")
    } else if let Some(stem) = stem("ing").or(stem("ed")) {
        restored(stem)
    } else if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") {
        word.to_owned()
    } else if stem("ches").or(stem("shes")).or(stem("sses")).is_some() {
        word.strip_suffix("es").unwrap_or(word).to_owned()
    } else {
        stem("s").unwrap_or(word).to_owned()
    }
}

/// A stem before -ed or -ing as it stands alone: a doubled letter undone, a dropped *e* put back.
fn restored(stem: &str) -> String {
    let mut last = stem.chars().rev();
    match (last.next(), last.next()) {
        (Some(a), Some(b)) if a == b && stem.len() > 3 && !matches!(a, 's' | 'l' | 'e') => {
            stem.get(..stem.len() - 1).unwrap_or(stem).to_owned()
        }
        (Some('e'), Some('r'))
        | (Some('u' | 'v' | 'c' | 'g' | 'z'), _)
        | (Some('s'), Some('o' | 'i' | 'u' | 'n'))
        | (Some('r'), Some('a' | 'i' | 'u'))
        | (Some('t'), Some('a' | 'o'))
        | (Some('m'), Some('i' | 'u'))
        | (Some('n'), Some('i'))
        | (Some('d'), Some('u' | 'i'))
        | (Some('b'), Some('i'))
        | (Some('l'), Some('b' | 'c' | 'd')) => format!("{stem}e"),
        (Some('t'), Some('i')) if stem.len() <= 3 => format!("{stem}e"),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_grouped_by_their_reporting_word() {
        for (cue, word) in [
            ("said", "say"),
            ("has repeatedly argued", "argue"),
            ("denied", "deny"),
            ("did not say", "say"),
            ("according to", "accord"),
            ("admitting", "admit"),
            ("announced in a statement", "announce"),
            ("suggests", "suggest"),
            ("cited", "cite"),
            ("agreed", "agree"),
            ("added", "add"),
            ("confesses", "confess"),
            (":", ":"),
        ] {
            assert_eq!(head(cue), word, "{cue}");
        }
    }

    #[test]
    fn each_attribution_has_one_outcome() {
        let cue =
            |at: Extent, content: Extent| Attributed { cue: vec![at], content: vec![content], ..Attributed::default() };
        let sample = Sample {
            name: "a".to_owned(),
            text: "He said it. He thinks so. He knows that. They hope on.".to_owned(),
            gold: vec![cue(3..7, 8..10), cue(15..21, 22..24), cue(29..34, 35..39)],
        };
        let cases = cases(&sample, &[cue(3..7, 8..10), cue(15..21, 20..24), cue(46..50, 51..53)]);
        let outcomes: Vec<Outcome> = cases.iter().map(|c| c.outcome).collect();
        assert_eq!(outcomes, [Outcome::Right, Outcome::Boundary, Outcome::Missed, Outcome::Invented]);
        let shown = examples(&cases, 5, Some("hope"));
        assert!(shown.contains("They [C hope] [T on]."), "{shown}");
    }
}
