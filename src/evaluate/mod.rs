//! Scores analyses against gold.
