//! What page and worker say to each other.

use serde::{Deserialize, Serialize};

use crate::document::{Analysis, Options};

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
    /// Panic. Sent when the page's address asks for it (`?crash`), to try the way out of a crash.
    Crash,
}

/// From the worker.
#[derive(Debug, Serialize, Deserialize)]
pub enum FromWorker {
    /// The first message: the engine is loaded.
    Ready {
        /// Its [`BUILD`].
        build: String,
    },
    /// The answer to [`ToWorker::Analyze`].
    Done {
        /// That of the question.
        request: u32,
        /// What was found.
        analysis: Box<Analysis>,
        /// How long the engine took, in milliseconds, without sending.
        millis: f64,
    },
    /// The last message before a crash.
    Broken {
        /// What the program said.
        message: String,
    },
}
