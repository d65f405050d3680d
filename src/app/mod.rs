//! The Leptos app: one component a file; renders [`crate::view`], computes nothing.
