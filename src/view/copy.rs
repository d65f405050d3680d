//! A quote with its attribution, for the clipboard.

use crate::document::{Analysis, Kind, Quote, QuoteId};

use super::labels;

/// The two flavors that go to the clipboard together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// `text/plain`
    pub plain: String,
    /// `text/html`
    pub html: String,
}

/// “…” — Name, role (title, date). The content is the exact slice, pieces joined by an ellipsis
/// where something was left out between them; an indirect quote is not put in quotation marks and
/// says that it is reported.
#[must_use]
pub fn quote(analysis: &Analysis, id: QuoteId) -> Option<Copied> {
    let quote = analysis.quote(id)?;
    let pieces: Vec<&str> = quote.content.iter().map(|&piece| analysis.text.slice(piece)).collect();
    let content = pieces.join(" … ");
    let attribution = attribution(analysis, quote);
    let html = format!("<blockquote>{}</blockquote><p>— {}</p>", escape(&content), escape(&attribution));
    Some(Copied { plain: format!("{content} — {attribution}"), html })
}

fn attribution(analysis: &Analysis, quote: &Quote) -> String {
    let mut words = String::from(labels::UNKNOWN_SPEAKER);
    if let Some(entity) = analysis.speaker(quote) {
        words.clone_from(&entity.name);
        if let Some(role) = entity.roles.first() {
            words.push_str(", ");
            words.push_str(&role.name);
        }
    }
    if quote.kind == Kind::Indirect {
        words.push_str(", ");
        words.push_str(labels::REPORTED);
    }
    let title = analysis.header.title.map(|span| analysis.text.slice(span).to_owned());
    let date = analysis.header.published.map(|published| published.date.to_string());
    let origin: Vec<String> = title.into_iter().chain(date).collect();
    if !origin.is_empty() {
        words.push_str(" (");
        words.push_str(&origin.join(", "));
        words.push(')');
    }
    words
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn speaker_role_title_and_date_follow_the_exact_words() {
        let analysis = fixture::harbor();
        let copied = quote(&analysis, QuoteId::new(2)).unwrap();
        assert_eq!(
            copied.plain,
            "“The wall [built in 1902] is safe. We checked.” — Ana Ruiz, Mayor (Wall stands, 2024-05-14)"
        );
        assert!(copied.html.starts_with("<blockquote>“The wall"));
    }

    #[test]
    fn an_indirect_quote_gets_no_marks() {
        let copied = quote(&fixture::harbor(), QuoteId::new(1)).unwrap();
        assert!(copied.plain.starts_with("it would hold"), "{}", copied.plain);
        assert!(copied.plain.contains(", reported ("));
    }

    #[test]
    fn markup_in_the_text_stays_text() {
        assert_eq!(escape("<b>&"), "&lt;b&gt;&amp;");
    }
}
