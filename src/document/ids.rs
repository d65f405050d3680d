//! Typed indices.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// From a position in its vector.
            #[must_use]
            pub const fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// The position in its vector.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id! {
    /// A token of a document.
    TokenId
}
id! {
    /// A sentence of a document.
    SentenceId
}
id! {
    /// A passage in quotation marks.
    MarkedId
}
id! {
    /// A quote of an analysis; the `q1` of exports is index 0.
    QuoteId
}
id! {
    /// An entity of an analysis; the `e1` of exports is index 0.
    EntityId
}
id! {
    /// A date expression of an analysis.
    DateId
}
