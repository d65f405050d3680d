//! The words that ask.

/// What begins a question, and the clause of who asks one: *asked whether …*.
pub const QUESTIONS: [&str; 9] = ["how", "if", "what", "when", "where", "whether", "which", "who", "why"];
