//! Headless browser tests.
