//! The text with rulers under it.
use crate::document::Analysis;
/// x
#[must_use]
pub fn write(_a: &Analysis) -> String {
    String::new()
}
