//! Where an analysis differs from gold, in words, for whoever tunes the program.

use super::score::{pair, same_speaker};
use super::{Gold, GoldQuote};
use crate::document::{Analysis, EntityKind, Quote};
use crate::evaluate::{Chars, Extent, extent};
use crate::text::case::Casing;

/// One line a difference: quotes in the order of gold, then people, dates and the publication date.
#[must_use]
pub fn differences(gold: &Gold, analysis: &Analysis) -> Vec<String> {
    let chars = Chars::new(&gold.text);
    let pairs = pair(gold, analysis);
    let mut lines = Vec::new();
    for (index, quote) in gold.quotes.iter().enumerate() {
        let met = pairs.iter().find(|p| p.0 == index).and_then(|p| analysis.quotes.get(p.1));
        match met {
            Some(met) => lines.extend(of_quote(gold, quote, analysis, met, &chars)),
            None => lines.push(format!("{} missed: {}", quote.id, shown(&chars, &quote.content))),
        }
    }
    for (index, quote) in analysis.quotes.iter().enumerate().filter(|(i, _)| !pairs.iter().any(|p| p.1 == *i)) {
        let content: Vec<Extent> = quote.content.iter().map(|&s| extent(&analysis.text, s)).collect();
        lines.push(format!("our quote {} invented: {}", index + 1, shown(&chars, &content)));
    }
    people(&mut lines, gold, analysis);
    dates(&mut lines, gold, analysis, &chars);
    let published = analysis.header.published.map(|p| p.date);
    if published != gold.published {
        lines.push(format!("published {published:?}, gold {:?}", gold.published));
    }
    lines
}

fn of_quote(gold: &Gold, quote: &GoldQuote, analysis: &Analysis, met: &Quote, chars: &Chars<'_>) -> Vec<String> {
    let id = &quote.id;
    let at = |span| extent(&analysis.text, span);
    let content: Vec<Extent> = met.content.iter().map(|&s| at(s)).collect();
    let mut lines = Vec::new();
    let mut differs = |what: &str, ours: String, right: String| {
        lines.push(format!("{id} {what}: {ours}; gold {right}"));
    };
    if content != quote.content {
        differs("content", shown(chars, &content), shown(chars, &quote.content));
    }
    for (what, ours, right) in [("cue", met.cue, &quote.cue), ("source", met.source, &quote.source)] {
        let ours = ours.map(at);
        if ours != *right {
            let words = |side: &Option<Extent>| side.as_ref().map_or("none", |e| chars.slice(e)).to_owned();
            differs(what, words(&ours), words(right));
        }
    }
    let tells = gold.quotes.iter().any(|q| q.when.is_some() || q.place.is_some());
    for (what, ours, right) in [("when", met.when, &quote.when), ("where", met.place, &quote.place)] {
        let ours = ours.map(at);
        if tells && ours != *right {
            let words = |side: &Option<Extent>| side.as_ref().map_or("untold", |e| chars.slice(e)).to_owned();
            differs(what, words(&ours), words(right));
        }
    }
    if met.kind != quote.kind {
        differs("kind", met.kind.name().to_owned(), quote.kind.name().to_owned());
    }
    if met.stance != quote.stance {
        differs("stance", met.stance.name().to_owned(), quote.stance.name().to_owned());
    }
    if met.parent.is_some() != quote.parent.is_some() {
        differs("parent", format!("{:?}", met.parent.is_some()), format!("{:?}", quote.parent.is_some()));
    }
    if !same_speaker(gold, quote, analysis, met) {
        let ours = analysis.speaker(met).map_or("nobody", |e| e.name.as_str());
        let right = quote.speaker.and_then(|s| gold.entities.get(s)).map_or("nobody", |e| e.name.as_str());
        differs("speaker", format!("{ours} ({})", met.attribution.sieve.name()), right.to_owned());
    }
    let repairs: Vec<_> = met.repairs.iter().map(|r| r.kind).collect();
    if repairs != quote.repairs {
        differs("repairs", format!("{repairs:?}"), format!("{:?}", quote.repairs));
    }
    lines
}

fn people(lines: &mut Vec<String>, gold: &Gold, analysis: &Analysis) {
    let right: Vec<&str> =
        gold.entities.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.as_str()).collect();
    let ours: Vec<&str> =
        analysis.entities.iter().filter(|e| e.kind == EntityKind::Person).map(|e| e.name.as_str()).collect();
    let holds = |side: &[&str], name: &str| side.iter().any(|other| other.lower() == name.lower());
    lines.extend(right.iter().filter(|name| !holds(&ours, name)).map(|name| format!("person missed: {name}")));
    lines.extend(ours.iter().filter(|name| !holds(&right, name)).map(|name| format!("person invented: {name}")));
}

fn dates(lines: &mut Vec<String>, gold: &Gold, analysis: &Analysis, chars: &Chars<'_>) {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "null".to_owned());
    let ours: Vec<(Extent, &Option<String>)> =
        analysis.dates.iter().map(|d| (extent(&analysis.text, d.span), &d.value)).collect();
    for date in &gold.dates {
        let words = chars.slice(&date.extent);
        match ours.iter().find(|d| d.0 == date.extent) {
            None => lines.push(format!("date missed: {words} = {}", value(&date.value))),
            Some(found) if *found.1 != date.value => {
                lines.push(format!("date {words}: {}; gold {}", value(found.1), value(&date.value)));
            }
            Some(_) => {}
        }
    }
    for (at, found) in ours.iter().filter(|d| !gold.dates.iter().any(|g| g.extent == d.0)) {
        lines.push(format!("date invented: {} = {}", chars.slice(at), value(found)));
    }
}

/// Content pieces, their middle cut out where they are long.
fn shown(chars: &Chars<'_>, pieces: &[Extent]) -> String {
    let piece = |at: &Extent| {
        let words = chars.slice(at).replace('\n', " ⏎ ");
        let count = words.chars().count();
        if count <= 70 {
            return format!("[{words}]");
        }
        let start: String = words.chars().take(32).collect();
        let end: String = words.chars().skip(count - 32).collect();
        format!("[{start} … {end}]")
    };
    pieces.iter().map(piece).collect::<Vec<_>>().join(" ")
}
