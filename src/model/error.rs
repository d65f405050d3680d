//! Why a trained artefact was refused.

use std::fmt;

/// Why the bytes of a trained artefact were refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The bytes do not begin as this kind of artefact does.
    Magic,
    /// The artefact is of a version of the format that this program does not read.
    Version {
        /// The version that the artefact names.
        found: u16,
        /// The version that this program reads.
        expected: u16,
    },
    /// The artefact was trained with other features than this program computes.
    Features {
        /// Fingerprint of the features it was trained with.
        found: u32,
        /// Fingerprint of the features of this program.
        expected: u32,
    },
    /// The bytes end before the artefact does.
    Truncated,
    /// Bytes follow after the end of the artefact.
    Trailing,
    /// The bytes were altered: their checksum is not the one written with them.
    Checksum,
    /// A tensor that the network needs is missing or of another shape; names it, without its layer.
    Tensor(&'static str),
    /// A section holds a value that no writer produces; names the section.
    Corrupt(&'static str),
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic => write!(f, "not a model of this kind"),
            Self::Version { found, expected } => {
                write!(f, "model format version {found}, but this program reads version {expected}")
            }
            Self::Features { found, expected } => write!(
                f,
                "model trained with other features ({found:08x}) than this program computes ({expected:08x}); train it again"
            ),
            Self::Truncated => write!(f, "model is cut short"),
            Self::Trailing => write!(f, "model is followed by other bytes"),
            Self::Checksum => write!(f, "model is damaged: its checksum does not match"),
            Self::Tensor(name) => write!(f, "model lacks the tensor {name}, or has it in another shape"),
            Self::Corrupt(section) => write!(f, "model is damaged: impossible value in its {section}"),
        }
    }
}

impl std::error::Error for ModelError {}
