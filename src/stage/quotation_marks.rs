//! Pairs quotation marks.

use crate::document::{Marks, Token};
use crate::language::Lexicon;
use crate::text::Text;

/// Pairs the quotation marks of each paragraph.
#[must_use]
pub fn pair(_text: &Text, _tokens: &[Token], _lexicon: &Lexicon) -> Marks {
    Marks::default()
}
