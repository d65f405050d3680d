//! A small analysis that the tests of the formats write.

use crate::document::{
    Analysis, Attribution, DateExpression, Entity, EntityId, EntityKind, Gender, Grain, Header, Kind, Mention,
    MentionKind, Published, Quote, Reader, Role, Sieve, Stance,
};
use crate::text::Text;

/// One quote by one person, with a date.
pub(super) fn analysis() -> Analysis {
    let text = Text::new("“It is safe,” Ana Ruiz said on Monday.");
    let at = |words: &str| {
        let start = text.as_str().find(words).unwrap_or_default();
        text.span(start, start + words.len())
    };
    let attribution = Attribution {
        entity: Some(EntityId::new(0)),
        sieve: Sieve::Name,
        confidence: 0.978,
        why: "the source is the name".to_owned(),
    };
    let quote = Quote {
        kind: Kind::Direct,
        stance: Stance::Speech,
        content: vec![at("“It is safe,”")],
        cue: Some(at("said")),
        source: Some(at("Ana Ruiz")),
        addressee: None,
        when: Some(at("Monday")),
        place: None,
        attribution,
        confidence: 1.0,
        parent: None,
        insertions: Vec::new(),
        repairs: Vec::new(),
    };
    let entity = Entity {
        kind: EntityKind::Person,
        name: "Ana Ruiz".to_owned(),
        roles: vec![Role { name: "city engineer".to_owned(), span: at("Ana Ruiz") }],
        gender: Gender::Female,
        plural: false,
        unnamed: false,
        mentions: vec![Mention { span: at("Ana Ruiz"), kind: MentionKind::Name }],
    };
    let monday = DateExpression { span: at("Monday"), value: Some("2024-05-13".to_owned()), grain: Grain::Day };
    let published = "2024-05-14".parse().ok().map(|date| Published { date, span: None });
    Analysis {
        reader: Reader::Lexical,
        header: Header { published, ..Header::default() },
        entities: vec![entity],
        others: Vec::new(),
        quotes: vec![quote],
        dates: vec![monday],
        repairs: Vec::new(),
        text,
    }
}
