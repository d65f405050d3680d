//! Reads the text tables: one entry a line, columns parted by ` | `, `#` begins a comment line.

/// Entries of a table, each as its trimmed columns.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('|').map(str::trim).collect())
}
