//! Display-ready values, without a DOM: what the page shows of an analysis, computed once per
//! analysis and testable on the host.

pub mod check;
pub mod copy;
pub mod edit;
pub mod entities;
pub mod files;
pub mod filter;
pub mod follow;
pub mod labels;
pub mod legend;
pub mod markdown;
pub mod marked;
pub mod quotes;
pub mod segments;
pub mod speakers;
mod words;

#[cfg(test)]
mod fixture;

use crate::document::{Analysis, QuoteId};

/// Everything the page shows of one analysis.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it was made from.
    pub analysis: Analysis,
    /// The article.
    pub blocks: Vec<segments::Block>,
    /// The list of quotes.
    pub quotes: Vec<quotes::QuoteRow>,
    /// The list of speakers.
    pub speakers: speakers::Speakers,
    /// The list of entities.
    pub entities: Vec<entities::EntityGroup>,
    /// What a person should look at.
    pub checks: Vec<check::CheckItem>,
    /// How many things of each class there are.
    pub counts: legend::Counts,
}

impl Shown {
    /// Prepares an analysis for display.
    #[must_use]
    pub fn of(analysis: Analysis) -> Self {
        let checks = check::items(&analysis);
        let flagged: Vec<QuoteId> = checks.iter().filter_map(|item| item.quote).collect();
        Self {
            blocks: segments::blocks(&analysis, &flagged),
            quotes: quotes::rows(&analysis, &flagged),
            speakers: speakers::list(&analysis),
            entities: entities::groups(&analysis),
            counts: legend::Counts::of(&analysis, checks.len()),
            checks,
            analysis,
        }
    }
}
