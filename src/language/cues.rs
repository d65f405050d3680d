//! Reporting expressions and their frames.

/// Forms of reporting verbs that are frequent in tags (*he said*, *asked Ruiz*), sorted.
const REPORTING_FORMS: &[&str] = &[
    "acknowledged",
    "added",
    "adds",
    "admits",
    "admitted",
    "agreed",
    "announced",
    "answered",
    "argued",
    "argues",
    "asked",
    "asks",
    "asserted",
    "assured",
    "begged",
    "boasted",
    "called",
    "cautioned",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "continued",
    "countered",
    "cried",
    "declared",
    "demanded",
    "denied",
    "exclaimed",
    "explained",
    "explains",
    "insisted",
    "insists",
    "joked",
    "lamented",
    "laughed",
    "mused",
    "muttered",
    "noted",
    "notes",
    "observed",
    "pleaded",
    "predicted",
    "promised",
    "quipped",
    "recalled",
    "recalls",
    "remarked",
    "remembered",
    "repeated",
    "replied",
    "replies",
    "reported",
    "responded",
    "retorted",
    "said",
    "say",
    "saying",
    "says",
    "shouted",
    "shrugged",
    "sighed",
    "snapped",
    "stated",
    "stressed",
    "suggested",
    "tells",
    "told",
    "tweeted",
    "urged",
    "urges",
    "vowed",
    "wailed",
    "warned",
    "warns",
    "whispered",
    "wondered",
    "wonders",
    "writes",
    "wrote",
    "yelled",
];

/// The table of reporting expressions.
#[derive(Debug, Default)]
pub struct CueTable {}

impl CueTable {
    /// The English table.
    #[must_use]
    pub fn english() -> Self {
        Self::default()
    }

    /// Whether a word in lower case is a form of a reporting verb that can head a tag.
    #[must_use]
    pub fn is_reporting_form(&self, word: &str) -> bool {
        REPORTING_FORMS.binary_search(&word).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_are_sorted() {
        assert!(REPORTING_FORMS.is_sorted());
    }
}
