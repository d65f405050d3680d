//! The worker, where the engine runs, and the page's end of it.
//!
//! `protocol` is what they say to each other, `host` the worker's end, `client` the page's;
//! [`queue`] decides what is read next and knows nothing of browsers.

pub mod queue;

#[cfg(feature = "web")]
pub mod client;
#[cfg(feature = "worker")]
pub mod host;
#[cfg(feature = "worker")]
pub mod protocol;
