//! A small analysis made by hand, so that the tests of this layer do not depend on what the
//! engine finds.

use crate::document::{
    Analysis, Attribution, Entity, EntityId, EntityKind, Gender, Header, Kind, Mention, MentionKind, Published, Quote,
    QuoteId, Reader, Repair, RepairKind, Role, Sieve, Stance,
};
use crate::text::{Span, Text};

/// An analysis that found nothing.
pub(super) fn plain(text: &str) -> Analysis {
    Analysis {
        text: Text::new(text),
        reader: Reader::Lexical,
        header: Header::default(),
        entities: Vec::new(),
        others: Vec::new(),
        quotes: Vec::new(),
        dates: Vec::new(),
        repairs: Vec::new(),
    }
}

/// Five quotes: a belief, one inside it, a direct one with an insertion, a mixed one whose mark is
/// not closed, and one of nobody.
pub(super) fn harbor() -> Analysis {
    let mut a = plain(
        "Wall stands\n\n2024-05-14\n\nMayor Ana Ruiz believes that, as she told the council, it would hold the sea.\n\n\
         “The wall [built in 1902] is safe. We checked.” Ruiz said in Porto Alto.\n\n\
         The town would pay “as long as it takes, she added.\n\n“Nobody asked us.”\n",
    );
    let at = |words: &str| find(&a.text, words);
    let she_told = find(&a.text, "she told");
    let she_added = find(&a.text, "she added");
    let (ana, porto) = (EntityId::new(0), "Porto Alto");
    let name = |span| Mention { span, kind: MentionKind::Name };
    let repair = Repair { kind: RepairKind::MissingClosingMark, at: at(", she added").at_start() };
    a.header = Header {
        title: Some(at("Wall stands")),
        published: "2024-05-14".parse().ok().map(|date| Published { date, span: Some(at("2024-05-14")) }),
        metadata: vec![at("Wall stands"), at("2024-05-14")],
        ..Header::default()
    };
    let entity = |kind, name: &str, mentions| Entity {
        kind,
        name: name.to_owned(),
        roles: Vec::new(),
        gender: Gender::Unknown,
        plural: false,
        unnamed: false,
        mentions,
    };
    let pronoun = Mention { span: a.text.span(she_told.start(), she_told.start() + 3), kind: MentionKind::Pronoun };
    let mut mayor = entity(
        EntityKind::Person,
        "Ana Ruiz",
        vec![name(at("Ana Ruiz")), pronoun, name(at("Ruiz said").before(at(" said in")))],
    );
    mayor.roles.push(Role { name: "Mayor".to_owned(), span: at("Mayor") });
    let content = [
        at("that, as she told the council, it would hold the sea"),
        at("it would hold the sea"),
        at("“The wall [built in 1902] is safe. We checked.”"),
        at("The town would pay “as long as it takes"),
        at("“Nobody asked us.”"),
    ];
    let kinds = [Kind::Indirect, Kind::Indirect, Kind::Direct, Kind::Mixed, Kind::Direct];
    let cues = [Some(at("believes")), Some(at("told")), Some(at("said")), Some(at("added")), None];
    let she = |span: Span| a.text.span(span.start(), span.start() + 3);
    let sources =
        [Some(at("Mayor Ana Ruiz")), Some(she(she_told)), Some(mayor.mentions[2].span), Some(she(she_added)), None];
    let quotes = (0..5).map(|i| Quote {
        kind: kinds[i],
        stance: if i == 0 { Stance::Belief } else { Stance::Speech },
        content: vec![content[i]],
        cue: cues[i],
        source: sources[i],
        addressee: None,
        when: None,
        place: (i == 2).then(|| at("Porto")),
        attribution: Attribution {
            entity: (i < 4).then_some(ana),
            sieve: if i < 4 { Sieve::Name } else { Sieve::Nobody },
            confidence: 0.9,
            why: "Because.".to_owned(),
        },
        confidence: if i == 3 { 0.5 } else { 0.9 },
        parent: (i == 1).then_some(QuoteId::new(0)),
        insertions: if i == 2 { vec![at("[built in 1902]")] } else { Vec::new() },
        repairs: if i == 3 { vec![repair] } else { Vec::new() },
    });
    a.quotes = quotes.collect();
    a.entities = vec![mayor, entity(EntityKind::Gpe, porto, vec![name(at(porto))])];
    a.repairs = vec![repair];
    assert_eq!(a.problems(), Vec::<String>::new());
    a
}

fn find(text: &Text, words: &str) -> Span {
    let start = text.as_str().find(words).unwrap();
    text.span(start, start + words.len())
}
