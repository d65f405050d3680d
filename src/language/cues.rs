//! Reporting expressions and their frames.

/// The table of reporting expressions.
#[derive(Debug, Default)]
pub struct CueTable {}

impl CueTable {
    /// The English table.
    #[must_use]
    pub fn english() -> Self {
        Self::default()
    }
}
