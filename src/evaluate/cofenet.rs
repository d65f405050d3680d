//! Reads the tokenised form of PolNeAR on which CofeNet's record is scored: one sentence a line with
//! a BIO label per token.
//!
//! The lines of one article are put together again, since the program reads articles; a line of its
//! own is a paragraph, unless a quotation mark is open at its end. Spans are scored in tokens, and
//! cut at the ends of lines as the labels are.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::counts::SpanScores;
use super::{Extent, extent, overlap, tokens};
use crate::document::Analysis;

/// The three roles, as the labels name them.
pub const ROLES: [&str; 3] = ["source", "cue", "content"];

/// One article.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Its id in the corpus.
    pub name: String,
    /// The text put together again.
    pub text: String,
    /// Where each token stands in the text.
    tokens: Vec<Extent>,
    /// The token after the last of each line.
    line_ends: Vec<usize>,
    /// Spans of gold, in tokens, by role.
    gold: [Vec<Extent>; 3],
}

#[derive(Deserialize)]
struct Line {
    id: String,
    tokens: Vec<String>,
    labels: Vec<String>,
}

/// Reads a file.
///
/// # Errors
/// Names the file and the line that cannot be read.
pub fn read(path: &Path) -> Result<Vec<Article>, String> {
    let file = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut articles: Vec<Article> = Vec::new();
    let mut open = false;
    for (number, json) in file.lines().enumerate() {
        let line: Line =
            serde_json::from_str(json).map_err(|e| format!("{}: line {}: {e}", path.display(), number + 1))?;
        if articles.last().is_none_or(|article| article.name != line.id) {
            articles.push(Article { name: line.id.clone(), ..Article::default() });
            open = false;
        }
        if let Some(article) = articles.last_mut() {
            // A mark that is opened again begins a paragraph.
            let reopened = line.tokens.first().is_some_and(|t| t == "``");
            article.append(&line, open && !reopened);
            open = line.tokens.iter().fold(open, |open, token| match token.as_str() {
                "``" => true,
                "''" => false,
                _ => open,
            });
        }
    }
    Ok(articles)
}

impl Article {
    fn append(&mut self, line: &Line, same_paragraph: bool) {
        if !self.text.is_empty() {
            self.text.push(if same_paragraph { ' ' } else { '\n' });
        }
        let first = self.tokens.len();
        let at = self.text.chars().count();
        self.tokens.extend(tokens::append(&mut self.text, at, line.tokens.iter().map(String::as_str)));
        self.line_ends.push(self.tokens.len());
        for (role, spans) in ROLES.iter().zip(&mut self.gold) {
            spans.extend(bio(&line.labels, role).into_iter().map(|s| s.start + first..s.end + first));
        }
    }

    /// Scores of sources, cues and contents; quotes inside quotes are left out, as in the corpus.
    #[must_use]
    pub fn score(&self, analysis: &Analysis) -> [SpanScores; 3] {
        let top: Vec<_> = analysis.quotes.iter().filter(|q| q.parent.is_none()).collect();
        let ours = [
            top.iter().filter_map(|q| q.source).collect::<Vec<_>>(),
            top.iter().filter_map(|q| q.cue).collect(),
            top.iter().flat_map(|q| q.content.iter().copied()).collect(),
        ];
        let mut scores = [SpanScores::default(); 3];
        for ((score, gold), spans) in scores.iter_mut().zip(&self.gold).zip(ours) {
            let spans: Vec<Extent> =
                spans.into_iter().flat_map(|s| self.in_tokens(&extent(&analysis.text, s))).collect();
            *score = SpanScores::of(gold, &spans);
        }
        scores
    }

    /// The tokens that an extent touches, cut at the ends of lines.
    fn in_tokens(&self, at: &Extent) -> Vec<Extent> {
        let start = self.tokens.partition_point(|t| t.end <= at.start);
        let end = start + self.tokens.iter().skip(start).take_while(|t| overlap(t, at)).count();
        let mut spans = Vec::new();
        let mut from = start;
        for &line_end in self.line_ends.iter().filter(|&&line_end| line_end > start) {
            if from < end {
                spans.push(from..line_end.min(end));
            }
            from = line_end;
        }
        spans
    }
}

/// The spans of a role in BIO labels.
fn bio(labels: &[String], role: &str) -> Vec<Extent> {
    let mut spans: Vec<Extent> = Vec::new();
    let mut inside = false;
    for (index, label) in labels.iter().enumerate() {
        match label.split_once('-') {
            Some(("I", found)) if found == role && inside => {
                if let Some(span) = spans.last_mut() {
                    span.end = index + 1;
                }
            }
            Some((_, found)) if found == role => {
                spans.push(index..index + 1);
                inside = true;
            }
            _ => inside = false,
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str, labels: &str) -> Line {
        let split = |list: &str| list.split(' ').map(str::to_owned).collect();
        Line { id: "a".to_owned(), tokens: split(words), labels: split(labels) }
    }

    #[test]
    fn bio_spans_may_touch_each_other_and_the_end() {
        let labels: Vec<String> = ["B-cue", "B-cue", "I-cue", "O", "B-cue"].map(str::to_owned).to_vec();
        assert_eq!(bio(&labels, "cue"), [0..1, 1..3, 4..5]);
    }

    #[test]
    fn spans_are_cut_at_the_ends_of_lines() {
        let mut article = Article::default();
        article.append(&line("`` It works .", "B-content I-content I-content I-content"), false);
        article.append(&line("Well , '' he said .", "B-content I-content I-content B-source B-cue O"), true);
        assert_eq!(article.text, "“It works. Well,” he said.");
        assert_eq!(article.gold[2], [0..4, 4..7]);
        assert_eq!(article.in_tokens(&(0..17)), [0..4, 4..7]);
    }
}
