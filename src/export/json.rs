//! The JSON of Whosaid, `whosaid/1`: the contract of the command line and of the page.
//!
//! Offsets are 0-based Unicode code points, end exclusive; `text` is always the exact slice. A key
//! may be added within a schema version, never removed or changed.

use serde::Serialize;

use crate::document::{
    Analysis, Confidence, Entity, EntityId, EntityKind, Grain, Kind, MentionKind, QuoteId, Reader, Stance,
};
use crate::text::Span;

/// The version of the schema.
pub const SCHEMA: &str = "whosaid/1";

/// Writes an indented document.
#[must_use]
pub fn write(name: &str, analysis: &Analysis) -> String {
    // Writing to memory fails only for maps whose keys are no strings; there are none here.
    let mut json = serde_json::to_string_pretty(&root(name, analysis)).unwrap_or_default();
    json.push('\n');
    json
}

/// Writes a document on one line.
#[must_use]
pub fn write_line(name: &str, analysis: &Analysis) -> String {
    let mut json = serde_json::to_string(&root(name, analysis)).unwrap_or_default();
    json.push('\n');
    json
}

#[derive(Serialize)]
struct Root<'a> {
    schema: &'static str,
    document: DocumentJson<'a>,
    entities: Vec<EntityJson<'a>>,
    /// People and bodies without a name who are not quoted.
    others: Vec<EntityJson<'a>>,
    quotes: Vec<QuoteJson<'a>>,
    dates: Vec<DateJson<'a>>,
    repairs: Vec<RepairJson>,
}

#[derive(Serialize)]
struct DocumentJson<'a> {
    name: &'a str,
    title: Option<&'a str>,
    byline: Option<&'a str>,
    dateline: Option<&'a str>,
    published: Option<String>,
    text_length: usize,
    reader: Reader,
}

#[derive(Serialize)]
struct Slice<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct EntityJson<'a> {
    id: String,
    r#type: EntityKind,
    name: &'a str,
    roles: Vec<&'a str>,
    mentions: Vec<MentionJson<'a>>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    #[serde(flatten)]
    at: Slice<'a>,
    kind: MentionKind,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    id: String,
    kind: Kind,
    stance: Stance,
    content: Vec<Slice<'a>>,
    cue: Option<Slice<'a>>,
    source: Option<Slice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    addressee: Option<Slice<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<WhenJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#where: Option<Slice<'a>>,
    speaker: Option<String>,
    sieve: &'static str,
    /// That the speaker is right.
    confidence: f64,
    why: &'a str,
    /// That it is a quote and its spans are right.
    quote_confidence: f64,
    parent: Option<String>,
    insertions: Vec<Slice<'a>>,
    repairs: Vec<&'static str>,
}

/// When a quote was said: the expression and its value.
#[derive(Serialize)]
struct WhenJson<'a> {
    #[serde(flatten)]
    at: Slice<'a>,
    value: Option<&'a str>,
}

#[derive(Serialize)]
struct DateJson<'a> {
    #[serde(flatten)]
    at: Slice<'a>,
    value: Option<&'a str>,
    grain: Grain,
}

#[derive(Serialize)]
struct RepairJson {
    kind: &'static str,
    at: usize,
}

fn root<'a>(name: &'a str, analysis: &'a Analysis) -> Root<'a> {
    let slice = |span: Span| {
        let (start, end) = analysis.text.chars(span);
        Slice { start: start.get(), end: end.get(), text: analysis.text.slice(span) }
    };
    let words = |span: Option<Span>| span.map(|s| analysis.text.slice(s));
    let header = &analysis.header;
    let entity = |id: String, entity: &'a Entity| EntityJson {
        id,
        r#type: entity.kind,
        name: &entity.name,
        roles: entity.roles.iter().map(|role| role.name.as_str()).collect(),
        mentions: entity.mentions.iter().map(|m| MentionJson { at: slice(m.span), kind: m.kind }).collect(),
    };
    let entities = analysis.entities.iter().enumerate().map(|(i, e)| entity(entity_id(EntityId::new(i)), e));
    let others = analysis.others.iter().enumerate().map(|(i, e)| entity(format!("o{}", i + 1), e));
    let quotes = analysis.quotes.iter().enumerate().map(|(index, quote)| QuoteJson {
        id: quote_id(QuoteId::new(index)),
        kind: quote.kind,
        stance: quote.stance,
        content: quote.content.iter().map(|&piece| slice(piece)).collect(),
        cue: quote.cue.map(slice),
        source: quote.source.map(slice),
        addressee: quote.addressee.map(slice),
        when: quote.when.map(|span| WhenJson { at: slice(span), value: analysis.date_at(span) }),
        r#where: quote.place.map(slice),
        speaker: quote.attribution.entity.map(entity_id),
        sieve: quote.attribution.sieve.name(),
        confidence: rounded(quote.attribution.confidence),
        why: &quote.attribution.why,
        quote_confidence: rounded(quote.confidence),
        parent: quote.parent.map(quote_id),
        insertions: quote.insertions.iter().map(|&insertion| slice(insertion)).collect(),
        repairs: quote.repairs.iter().map(|repair| repair.kind.name()).collect(),
    });
    let date = |d: &'a crate::document::DateExpression| DateJson {
        at: slice(d.span),
        value: d.value.as_deref(),
        grain: d.grain,
    };
    Root {
        schema: SCHEMA,
        document: DocumentJson {
            name,
            title: words(header.title),
            byline: words(header.byline),
            dateline: words(header.dateline),
            published: header.published.map(|p| p.date.to_string()),
            text_length: analysis.text.chars(analysis.text.whole()).1.get(),
            reader: analysis.reader,
        },
        entities: entities.collect(),
        others: others.collect(),
        quotes: quotes.collect(),
        dates: analysis.dates.iter().map(date).collect(),
        repairs: analysis
            .repairs
            .iter()
            .map(|r| RepairJson { kind: r.kind.name(), at: analysis.text.chars(r.at).0.get() })
            .collect(),
    }
}

/// The id of a quote in exports.
#[must_use]
pub fn quote_id(id: QuoteId) -> String {
    format!("q{}", id.index() + 1)
}

/// The id of an entity in exports.
#[must_use]
pub fn entity_id(id: EntityId) -> String {
    format!("e{}", id.index() + 1)
}

/// Two decimals; more would promise what no sieve can keep.
#[must_use]
pub fn rounded(confidence: Confidence) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::analysis;

    #[test]
    fn one_document_a_line_in_the_order_of_the_schema() {
        assert_eq!(
            write_line("a.txt", &analysis()),
            concat!(
                r#"{"schema":"whosaid/1","document":{"name":"a.txt","title":null,"byline":null,"dateline":null,"#,
                r#""published":"2024-05-14","text_length":38,"reader":"lexical"},"#,
                r#""entities":[{"id":"e1","type":"PERSON","name":"Ana Ruiz","roles":["city engineer"],"#,
                r#""mentions":[{"start":14,"end":22,"text":"Ana Ruiz","kind":"name"}]}],"others":[],"#,
                r#""quotes":[{"id":"q1","kind":"direct","stance":"speech","#,
                r#""content":[{"start":0,"end":13,"text":"“It is safe,”"}],"#,
                r#""cue":{"start":23,"end":27,"text":"said"},"source":{"start":14,"end":22,"text":"Ana Ruiz"},"#,
                r#""when":{"start":31,"end":37,"text":"Monday","value":"2024-05-13"},"#,
                r#""speaker":"e1","sieve":"name","confidence":0.98,"why":"the source is the name","#,
                r#""quote_confidence":1.0,"parent":null,"insertions":[],"repairs":[]}],"#,
                r#""dates":[{"start":31,"end":37,"text":"Monday","value":"2024-05-13","grain":"day"}],"#,
                r#""repairs":[]}"#,
                "\n"
            )
        );
    }
}
