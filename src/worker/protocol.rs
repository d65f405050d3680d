//! What page and worker say to each other.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::document::Options;

pub use super::BUILD;

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
    /// Read with this network from now on.
    Load {
        /// The excerpt of its file (see `ModelFile::excerpt`).
        #[serde(with = "serde_bytes")]
        excerpt: Vec<u8>,
    },
    /// The answer to [`FromWorker::Wanted`], for one window.
    Scores {
        /// That of the text.
        request: u32,
        /// The window's place in it.
        index: u32,
        /// [`Scores`](crate::model::network::Scores), packed by [`pack`].
        #[serde(with = "serde_bytes")]
        scores: Vec<u8>,
    },
    /// Nobody waits for this text any longer.
    Forget {
        /// That of the text.
        request: u32,
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
        /// How many windows the network has still to read; more answers follow.
        missing: u32,
    },
    /// Windows that the network has to read.
    Wanted {
        /// That of the text.
        request: u32,
        /// A list of [`Wanted`](super::refine::Wanted), packed by [`pack`].
        #[serde(with = "serde_bytes")]
        windows: Vec<u8>,
    },
    /// The answer to [`ToWorker::Load`].
    Loaded {
        /// Why the network cannot be used, if so.
        refused: Option<String>,
    },
    /// The last message before a crash.
    Broken {
        /// What the browser said, and where.
        message: String,
    },
}

/// A value as bytes: one array crosses over instead of thousands of objects, and neither end
/// needs the code that makes and reads those.
#[must_use]
pub fn pack(value: &impl Serialize) -> Vec<u8> {
    // Fails only for lists of unknown length, of which there are none.
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The way back; none from another build's bytes.
#[must_use]
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
