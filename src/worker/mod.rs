//! The workers, where the engine and the network run, and the page's end of the first.
//!
//! `protocol` is what they say to each other, `host` the worker's end, `client` the page's;
//! [`queue`] decides what is read next and knows nothing of browsers. `encoder_protocol` and
//! `encoder_host` are the same for the worker that runs the network alone.

pub mod queue;

#[cfg(feature = "web")]
pub mod client;
#[cfg(feature = "encoder")]
pub mod encoder_host;
#[cfg(any(feature = "encoder", feature = "web"))]
pub mod encoder_protocol;
#[cfg(feature = "worker")]
pub mod host;
#[cfg(feature = "worker")]
pub mod protocol;

/// The build both ends must be of: worker files have fixed names, so a cached old one can meet a
/// new page.
pub const BUILD: &str = env!("WHOSAID_BUILD");
