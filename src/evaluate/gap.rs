//! Pronouns scored on GAP: for each pronoun, which of two names it stands for, if either.
//!
//! Format and score as in Webster et al. 2018 (“Mind the GAP”): a decision for each name of each pair, and
//! the F1 of those that are told to corefer, over all and by the gender of the pronoun.

use std::fs;
use std::path::Path;

use super::counts::Counts;
use super::{Chars, Extent, extent, overlap};
use crate::document::Analysis;

/// One pronoun with its two names; offsets are code points.
#[derive(Clone, Debug)]
pub struct Case {
    id: String,
    /// The text.
    pub text: String,
    pronoun: Extent,
    feminine: bool,
    /// The two names and whether the pronoun stands for them.
    names: [(Extent, bool); 2],
}

/// Decisions by the gender of the pronoun.
#[derive(Clone, Debug, Default)]
pub struct GapScores {
    /// Pronouns of men.
    pub masculine: Counts,
    /// Pronouns of women.
    pub feminine: Counts,
    /// Pronouns that belong to no entity of ours.
    pub unresolved: usize,
    /// Wrong decisions, for the developer.
    pub wrong: Vec<String>,
}

/// Reads a file of tab-separated columns, of which the first line gives the names.
///
/// # Errors
/// Names the file, and the line that is not one of GAP.
pub fn read(path: &Path) -> Result<Vec<Case>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = file.lines().enumerate().skip(1).filter(|(_, line)| !line.is_empty());
    lines
        .map(|(n, line)| case(line).ok_or_else(|| format!("{}: line {}: not a line of GAP", path.display(), n + 1)))
        .collect()
}

fn case(line: &str) -> Option<Case> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, text, pronoun, pronoun_at, a, a_at, a_is, b, b_at, b_is, ..] = columns.as_slice() else { return None };
    let at = |word: &str, start: &str| {
        let start: usize = start.parse().ok()?;
        Some(start..start + word.chars().count())
    };
    let feminine = pronoun.eq_ignore_ascii_case("she") || pronoun.to_ascii_lowercase().starts_with("her");
    let names = [(at(a, a_at)?, a_is.eq_ignore_ascii_case("true")), (at(b, b_at)?, b_is.eq_ignore_ascii_case("true"))];
    Some(Case { id: id.to_owned(), text: text.to_owned(), pronoun: at(pronoun, pronoun_at)?, feminine, names })
}

impl Case {
    /// Whether the pronoun at a place stands for the name in a mention, and there is one; none for another pronoun
    /// than that of the case.
    #[must_use]
    pub fn stands_for(&self, pronoun: &Extent, mention: &Extent) -> Option<Option<bool>> {
        let told = self.names.iter().filter(|(name, _)| overlap(name, mention)).map(|(_, meant)| *meant);
        (*pronoun == self.pronoun).then(|| told.max())
    }

    /// Scores the entity that the pronoun belongs to.
    #[must_use]
    pub fn score(&self, analysis: &Analysis) -> GapScores {
        let at = |span| extent(&analysis.text, span);
        let holds = |mentions: &[crate::document::Mention], extent: &Extent| {
            mentions.iter().any(|m| overlap(&at(m.span), extent))
        };
        let entity = analysis.entities.iter().find(|e| e.mentions.iter().any(|m| at(m.span) == self.pronoun));
        let mut counts = Counts::default();
        let mut told = [false; 2];
        for (told, (name, is)) in told.iter_mut().zip(&self.names) {
            *told = entity.is_some_and(|e| holds(&e.mentions, name));
            let both = usize::from(*told && *is);
            counts += Counts { gold: usize::from(*is), ours: usize::from(*told), gold_met: both, ours_met: both };
        }
        let mut scores = GapScores { unresolved: usize::from(entity.is_none()), ..GapScores::default() };
        if told != self.names.each_ref().map(|(_, is)| *is) {
            let chars = Chars::new(&self.text);
            let [a, b] = self
                .names
                .each_ref()
                .map(|(name, is)| format!("{}{} at {}", if *is { "+" } else { "-" }, chars.slice(name), name.start));
            let ours = entity.map_or("nobody", |e| e.name.as_str());
            let pronoun = format!("{} at {}", chars.slice(&self.pronoun), self.pronoun.start);
            scores.wrong.push(format!("{}: {pronoun} is {ours}; {a}, {b}\n  {}", self.id, self.text));
        }
        *(if self.feminine { &mut scores.feminine } else { &mut scores.masculine }) = counts;
        scores
    }
}

impl GapScores {
    /// Adds those of another case.
    pub fn add(&mut self, other: Self) {
        self.masculine += other.masculine;
        self.feminine += other.feminine;
        self.unresolved += other.unresolved;
        self.wrong.extend(other.wrong);
    }

    /// Both genders together.
    #[must_use]
    pub fn all(&self) -> Counts {
        let mut all = self.masculine;
        all += self.feminine;
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, Options};

    #[test]
    fn a_decision_for_each_name() {
        let text = "Ana Ruiz met Paul Ruiz in Oslo. She stayed for a week.";
        let line = format!("test-1\t{text}\tShe\t32\tAna Ruiz\t0\tTRUE\tPaul Ruiz\t13\tFALSE\thttp://example.org");
        let case = case(&line).unwrap();
        let scores = case.score(&Engine::new().analyze(&case.text, &Options::default()));
        assert_eq!(scores.all(), Counts { gold: 1, ours: 1, gold_met: 1, ours_met: 1 });
        assert_eq!((scores.all(), scores.masculine), (scores.feminine, Counts::default()));
        assert!(super::case("no\tline").is_none());
    }
}
