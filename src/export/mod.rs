//! Formats that an analysis can be written in, one a file.
//!
//! A new format is a file with a function `write(name, analysis) -> String` and a variant of
//! [`Format`].

pub mod csv;
pub mod explain;
#[cfg(test)]
mod fixture;
pub mod json;
pub mod ruler;

use std::str::FromStr;

use crate::document::Analysis;

/// A format that an analysis can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// One indented JSON document.
    Json,
    /// One JSON document a line.
    JsonLines,
    /// One quote a line, for spreadsheets.
    Csv,
    /// Each quote with the reasons for its speaker, in words.
    Explain,
    /// The text with rulers under it, for people who compare.
    Ruler,
}

impl Format {
    /// Every format with the name it has on the command line.
    pub const ALL: [(&'static str, Self); 5] = [
        ("json", Self::Json),
        ("jsonl", Self::JsonLines),
        ("csv", Self::Csv),
        ("ruler", Self::Ruler),
        ("explain", Self::Explain),
    ];

    /// What stands before the first document.
    #[must_use]
    pub fn preamble(self) -> &'static str {
        match self {
            Self::Csv => csv::HEADER,
            Self::Json | Self::JsonLines | Self::Ruler | Self::Explain => "",
        }
    }

    /// Writes one document, with a line end at its end; `name` is what the reader calls it (a file
    /// name). The same analysis gives the same bytes.
    #[must_use]
    pub fn write(self, name: &str, analysis: &Analysis) -> String {
        match self {
            Self::Json => json::write(name, analysis),
            Self::JsonLines => json::write_line(name, analysis),
            Self::Csv => csv::write(name, analysis),
            Self::Ruler => ruler::write(analysis),
            Self::Explain => explain::write(name, analysis),
        }
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        let names: Vec<&str> = Self::ALL.iter().map(|(known, _)| *known).collect();
        found.map(|&(_, format)| format).ok_or_else(|| format!("no format “{name}”; there are {}", names.join(", ")))
    }
}
