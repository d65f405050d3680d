//! Which rows of the list of quotes are shown.

use crate::document::{Analysis, EntityId, QuoteId};
use crate::text::case::Casing;

use super::quotes::QuoteRow;

/// What the reader looks for. The default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that content, speaker or kind must hold, in any order and case.
    pub words: String,
    /// Only quotes of this speaker.
    pub speaker: Option<EntityId>,
}

impl Filter {
    /// The quotes that fit, in text order.
    #[must_use]
    pub fn apply(&self, analysis: &Analysis, rows: &[QuoteRow]) -> Vec<QuoteId> {
        let wanted: Vec<String> = self.words.split_whitespace().map(Casing::lower).collect();
        let fits = |row: &&QuoteRow| {
            if self.speaker.is_some() && row.entity != self.speaker {
                return false;
            }
            if wanted.is_empty() {
                return true;
            }
            let mut searched = row.speaker.lower();
            searched.push(' ');
            searched.push_str(&super::labels::kind(row.kind).lower());
            for &piece in analysis.quote(row.id).map(|quote| quote.content.as_slice()).unwrap_or_default() {
                searched.push(' ');
                searched.push_str(&analysis.text.slice(piece).lower());
            }
            wanted.iter().all(|word| searched.contains(word))
        };
        rows.iter().filter(fits).map(|row| row.id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{fixture, quotes};

    #[test]
    fn words_and_speaker_narrow_the_list() {
        let analysis = fixture::harbor();
        let rows = quotes::rows(&analysis, &[]);
        let found = |words: &str, speaker| {
            let filter = Filter { words: words.to_owned(), speaker };
            filter.apply(&analysis, &rows).into_iter().map(QuoteId::index).collect::<Vec<_>>()
        };
        assert_eq!(found("", None), [0, 1, 2, 3, 4]);
        assert_eq!(found("SAFE ruiz", None), [2]);
        assert_eq!(found("", Some(EntityId::new(0))), [0, 1, 2, 3]);
        assert!(found("nothing like it", None).is_empty());
    }
}
