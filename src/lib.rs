//! Whosaid reads a news article and finds who said what.
//!
//! ```text
//! text ─ tokens ─ sentences ─ tags ─ quotation marks ─ reading ─ quotes ─ mentions ─ coreference ─ speakers
//!                                                   (lexical | neural)                                └ dates
//! ```
//!
//! Modules in reading order; each may use those before it (`tests/layering.rs` holds the code
//! against this):
//! [`coding`] → [`text`] → [`document`], [`language`] → [`model`] → [`stage`] → [`engine`] → [`export`], [`view`],
//! `evaluate` → `worker` → `app`.

pub mod coding;

pub mod text;

pub mod document;
pub mod language;

pub mod model;

pub mod stage;

pub mod engine;

pub mod export;
pub mod import;
pub mod view;

#[cfg(feature = "cli")]
pub mod evaluate;

pub mod worker;

#[cfg(feature = "web")]
pub mod app;

pub use document::{Analysis, Options};
pub use engine::Engine;
