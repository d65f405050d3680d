//! The worker, where the engine runs, and the page's end of it.
//!
//! `protocol` is what they say to each other, `host` the worker's end, `client` the page's, which
//! starts a worker from its `program`; `trap` notices when a program breaks; [`queue`] decides what is read next and knows nothing of
//! browsers.

pub mod queue;

#[cfg(feature = "web")]
pub mod client;
#[cfg(feature = "web")]
pub mod host;
#[cfg(feature = "web")]
pub mod program;
#[cfg(feature = "web")]
pub mod protocol;
#[cfg(feature = "web")]
pub mod trap;
