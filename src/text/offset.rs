//! The three units a position in a text can be counted in. They never convert implicitly:
//! [`OffsetIndex`](super::OffsetIndex) is the one place that knows how they relate.

use serde::{Deserialize, Serialize};

macro_rules! offset {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The offset as a plain number, in this type's own unit.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }

            /// Makes an offset from a plain number in this type's own unit; a text longer than
            /// `u32::MAX` units is refused long before ([`Text::MAX_BYTES`](super::Text::MAX_BYTES)).
            #[must_use]
            pub const fn new(value: usize) -> Self {
                Self(if value > u32::MAX as usize { u32::MAX } else { value as u32 })
            }
        }
    };
}

offset! {
    /// Counts UTF-8 bytes. Used everywhere inside the engine.
    ByteOffset
}
offset! {
    /// Counts UTF-16 code units. Used where the page talks to the DOM.
    Utf16Offset
}
offset! {
    /// Counts Unicode code points. Used in every export.
    CharOffset
}
