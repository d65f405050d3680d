//! Scores analyses against gold, and trains what is small enough to train here.

pub mod tagger_corpus;
pub mod tagger_scores;
pub mod tagger_training;
