//! The stages of the engine, in the order in which they run. Each is a function from values to
//! values; a stage never imports another stage.

pub mod coreference;
pub mod dates;
pub mod header;
pub mod mentions;
pub mod quotation_marks;
pub mod quotes;
pub mod reading;
pub mod sentences;
pub mod setting;
pub mod speakers;
pub mod tags;
pub mod tokens;
