//! Derives the forms of a verb.
