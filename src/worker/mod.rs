//! The workers, where the engine and the network run, and the page's end of the first.
//!
//! `protocol` is what they say to each other, `host` the worker's end, `client` the page's, which
//! starts a worker from its `program`; `trap` notices when a program breaks; [`queue`] decides what
//! is read next and [`refine`] what the network has still to read, and neither knows anything of
//! browsers. `encoder_protocol` and `encoder_host` are for the worker that runs the network alone,
//! `pool` is the page's end of several of these, and `assets` what they are started from.

pub mod queue;
pub mod refine;

#[cfg(feature = "web")]
pub mod assets;
#[cfg(feature = "web")]
pub mod client;
#[cfg(feature = "encoder")]
pub mod encoder_host;
#[cfg(any(feature = "encoder", feature = "web"))]
pub mod encoder_protocol;
#[cfg(feature = "web")]
pub mod host;
#[cfg(feature = "web")]
pub mod network;
#[cfg(feature = "web")]
pub mod pool;
#[cfg(feature = "web")]
pub mod program;
#[cfg(feature = "web")]
pub mod protocol;
#[cfg(any(feature = "encoder", feature = "web"))]
pub mod trap;

/// An article written for this project: the worker warms up with it, and the page offers it to try.
pub const SAMPLE: &str = include_str!("sample.txt");

/// The build that both ends of a conversation must be of.
pub const BUILD: &str = env!("WHOSAID_BUILD");
