//! Starts the worker, nothing else.

fn main() {}
