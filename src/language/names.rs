//! Places, organisations, given names, honorifics and roles.

/// Tables about names.
#[derive(Debug, Default)]
pub struct NameTables {}

impl NameTables {
    /// The English tables.
    #[must_use]
    pub fn english() -> Self {
        Self::default()
    }
}
