//! What page and worker say to each other.

use serde::{Deserialize, Serialize};

use crate::document::{Analysis, Options};

/// The build both ends must be of.
pub const BUILD: &str = env!("WHOSAID_BUILD");

/// From the page.
#[derive(Debug, Serialize, Deserialize)]
pub enum ToWorker {
    /// Read a text.
    Analyze {
        /// Given back with the answer.
        request: u32,
        /// The text.
        text: String,
        /// What is known beside it.
        options: Options,
    },
    /// Panic. Sent when the page's address asks for it (`?crash`), to try the way out of a crash.
    Crash,
}

/// From the worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// The first message: what the engine found in a text of its own, for the page to practise on.
    Rehearsal {
        /// What was found, packed by [`pack`].
        #[serde(with = "serde_bytes")]
        analysis: Vec<u8>,
    },
    /// The engine is loaded and listens.
    Ready {
        /// Its [`BUILD`].
        build: String,
    },
    /// The answer to [`ToWorker::Analyze`].
    Done {
        /// That of the question.
        request: u32,
        /// What was found, packed by [`pack`].
        #[serde(with = "serde_bytes")]
        analysis: Vec<u8>,
        /// How long the engine took, in milliseconds, without sending.
        millis: f64,
    },
    /// The last message before a crash.
    Broken {
        /// What the browser said, and where.
        message: String,
    },
}

/// An analysis as bytes: one array crosses over instead of thousands of objects, and neither end
/// needs the code that makes and reads those.
#[must_use]
pub fn pack(analysis: &Analysis) -> Vec<u8> {
    // Fails only for lists of unknown length, of which an analysis has none.
    postcard::to_allocvec(analysis).unwrap_or_default()
}

/// The way back; none from another build's bytes.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Analysis> {
    postcard::from_bytes(bytes).ok()
}
