//! The notation of `tests/gold/*.md`: front matter, the article with Pandoc's bracketed spans in a
//! fenced block, a list of quotes and a list of entities. `tests/gold/README.md` describes it.
//!
//! A file has one canonical form: what [`parse`] reads, [`Article::print`] writes byte for byte.

use std::fmt::Write as _;

use super::{Gold, GoldDate, GoldEntity, GoldQuote};
use crate::document::{EntityKind, IsoDate, Kind, MentionKind, RepairKind, Stance};
use crate::evaluate::Extent;

const FENCE: &str = "~~~~";
const OPENING_FENCE: &str = "~~~~article";

/// A gold article as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Keys and values of the front matter, in order.
    pub front: Vec<(String, String)>,
    /// The annotated spans in the order in which they open, the outer before the inner.
    pub spans: Vec<Annotated>,
    /// What the spans and lists say.
    pub gold: Gold,
}

/// A span with its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotated {
    /// Where it stands.
    pub extent: Extent,
    /// Names and values, in order.
    pub attributes: Vec<(String, String)>,
}

impl Article {
    /// A value of the front matter.
    #[must_use]
    pub fn front(&self, key: &str) -> Option<&str> {
        self.front.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    /// Whether it is scored without being looked at.
    #[must_use]
    pub fn blind(&self) -> bool {
        self.front("part") == Some("blind")
    }

    /// The phenomena it covers.
    pub fn covers(&self) -> impl Iterator<Item = &str> {
        self.front("covers").into_iter().flat_map(|list| list.split(',')).map(str::trim).filter(|c| !c.is_empty())
    }

    /// The publication date where the text does not say it and the program is told.
    #[must_use]
    pub fn published_option(&self) -> Option<IsoDate> {
        self.gold.published.filter(|_| self.front("published_from") == Some("option"))
    }

    /// Writes the file.
    #[must_use]
    pub fn print(&self) -> String {
        let mut out = String::from("---\n");
        for (key, value) in &self.front {
            let _ = writeln!(out, "{}", format!("{key}: {value}").trim_end());
        }
        let _ = write!(out, "---\n\n{OPENING_FENCE}\n{}\n{FENCE}\n\n## Quotes\n", self.print_text());
        for quote in &self.gold.quotes {
            let speaker = quote.speaker.and_then(|s| self.gold.entities.get(s)).map_or("nobody", |e| e.id.as_str());
            let _ = write!(out, "- {}: {}, {}, {speaker}", quote.id, quote.kind.name(), quote.stance.name());
            if let Some(parent) = quote.parent.and_then(|p| self.gold.quotes.get(p)) {
                let _ = write!(out, ", parent {}", parent.id);
            }
            for repair in &quote.repairs {
                let _ = write!(out, ", repair {}", repair.name());
            }
            out.push('\n');
        }
        out.push_str("\n## Entities\n");
        for entity in &self.gold.entities {
            let _ = write!(out, "- {}: {}, {}", entity.id, entity.kind.name(), entity.name);
            if !entity.roles.is_empty() {
                let _ = write!(out, "; roles: {}", entity.roles.join("; "));
            }
            out.push('\n');
        }
        out
    }

    fn print_text(&self) -> String {
        let mut out = String::new();
        let mut open: Vec<&Annotated> = Vec::new();
        let mut spans = self.spans.iter().peekable();
        let ends = [None];
        for (at, character) in self.gold.text.chars().map(Some).chain(ends).enumerate() {
            while let Some(span) = open.pop_if(|span| span.extent.end == at) {
                let list: Vec<String> = span.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
                let _ = write!(out, "]{{{}}}", list.join(" "));
            }
            while let Some(span) = spans.next_if(|span| span.extent.start == at) {
                out.push('[');
                open.push(span);
            }
            if let Some(character) = character {
                if matches!(character, '[' | ']' | '{' | '}' | '\\') {
                    out.push('\\');
                }
                out.push(character);
            }
        }
        out
    }
}

/// Reads a file.
///
/// # Errors
/// Names the line and what is wrong with it.
pub fn parse(file: &str) -> Result<Article, String> {
    let mut lines = Lines { lines: file.split('\n').enumerate().collect::<Vec<_>>().into_iter(), number: 0 };
    let front = front_matter(&mut lines)?;
    lines.expect("")?;
    lines.expect(OPENING_FENCE)?;
    let (text, spans) = block(&mut lines)?;
    lines.expect("")?;
    lines.expect("## Quotes")?;
    let quote_lines = lines.list("## Entities")?;
    let entity_lines = lines.list("")?;
    let published = front.iter().find(|(key, _)| key == "published").map(|(_, value)| value.parse::<IsoDate>());
    let published = published.transpose().map_err(|e| format!("published: {e}"))?;
    let mut entities = Vec::new();
    for (number, line) in entity_lines {
        entities.push(entity(&line).map_err(|e| format!("line {number}: {e}"))?);
    }
    let mut gold = Gold { text, published, quotes: Vec::new(), entities, dates: Vec::new() };
    let mut parents = Vec::new();
    for (number, line) in quote_lines {
        let (quote, parent) = quote(&line, &gold.entities).map_err(|e| format!("line {number}: {e}"))?;
        parents.push((number, parent));
        gold.quotes.push(quote);
    }
    for (index, (number, parent)) in parents.into_iter().enumerate() {
        let Some(parent) = parent else { continue };
        let found = gold.quotes.iter().position(|q| q.id == parent).filter(|&p| p != index);
        gold.quotes[index].parent = Some(found.ok_or_else(|| format!("line {number}: no other quote “{parent}”"))?);
    }
    for span in &spans {
        place(&mut gold, span)?;
    }
    let article = Article { front, spans, gold };
    check(&article)?;
    Ok(article)
}

struct Lines<'a> {
    lines: std::vec::IntoIter<(usize, &'a str)>,
    number: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let (index, line) = self.lines.next()?;
        self.number = index + 1;
        Some(line)
    }

    fn expect(&mut self, expected: &str) -> Result<(), String> {
        match self.next() {
            Some(line) if line == expected => Ok(()),
            Some(line) => Err(format!("line {}: “{expected}” must stand here, not “{line}”", self.number)),
            None => Err(format!("the file ends before “{expected}”")),
        }
    }

    /// The `- …` lines up to an empty line that `end` follows.
    fn list(&mut self, end: &str) -> Result<Vec<(usize, String)>, String> {
        let mut list = Vec::new();
        loop {
            match self.next() {
                Some("") if end.is_empty() => match self.next() {
                    None => return Ok(list),
                    Some(line) => return Err(format!("line {}: “{line}” stands after the lists", self.number)),
                },
                Some("") => return self.expect(end).map(|()| list),
                Some(line) => match line.strip_prefix("- ") {
                    Some(item) => list.push((self.number, item.to_owned())),
                    None => return Err(format!("line {}: “- ” must begin this line", self.number)),
                },
                None => return Err("the file ends inside a list or without a line end".to_owned()),
            }
        }
    }
}

fn front_matter(lines: &mut Lines<'_>) -> Result<Vec<(String, String)>, String> {
    lines.expect("---")?;
    let mut front = Vec::new();
    loop {
        match lines.next() {
            Some("---") => return Ok(front),
            Some(line) => {
                let (key, value) =
                    line.split_once(':').ok_or_else(|| format!("line {}: “key: value” expected", lines.number))?;
                front.push((key.to_owned(), value.trim().to_owned()));
            }
            None => return Err("the front matter does not end".to_owned()),
        }
    }
}

/// The article block: its text, and its spans in the order in which they open.
fn block(lines: &mut Lines<'_>) -> Result<(String, Vec<Annotated>), String> {
    let mut text = String::new();
    let mut count = 0;
    let mut spans: Vec<Annotated> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut first = true;
    loop {
        let line = lines.next().ok_or("the article block does not end")?;
        if line == FENCE {
            break;
        }
        if !first {
            text.push('\n');
            count += 1;
        }
        first = false;
        let wrong = |what: &str| Err(format!("line {}: {what}", lines.number));
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            match character {
                '[' => {
                    open.push(spans.len());
                    spans.push(Annotated { extent: count..count, attributes: Vec::new() });
                }
                ']' => {
                    let Some(span) = open.pop().and_then(|index| spans.get_mut(index)) else {
                        return wrong("“]” closes nothing; write “\\]” for the character");
                    };
                    let rest = characters.as_str();
                    let Some((list, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) else {
                        return wrong("attributes in braces must follow “]”");
                    };
                    let attributes: Option<Vec<(String, String)>> = list
                        .split(' ')
                        .map(|a| a.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned())))
                        .collect();
                    let Some(attributes) = attributes else { return wrong("an attribute is “name=value”") };
                    span.extent.end = count;
                    span.attributes = attributes;
                    if span.extent.is_empty() {
                        return wrong("an empty span");
                    }
                    characters = after.chars();
                }
                '{' | '}' => return wrong("write “\\{” or “\\}” for the character"),
                '\\' => match characters.next() {
                    Some(literal @ ('[' | ']' | '{' | '}' | '\\')) => {
                        text.push(literal);
                        count += 1;
                    }
                    _ => return wrong("only brackets, braces and backslashes are escaped"),
                },
                other => {
                    text.push(other);
                    count += 1;
                }
            }
        }
    }
    if open.is_empty() { Ok((text, spans)) } else { Err("a span of the article is not closed".to_owned()) }
}

fn quote(line: &str, entities: &[GoldEntity]) -> Result<(GoldQuote, Option<String>), String> {
    let (id, rest) = line.split_once(": ").ok_or("“id: kind, stance, speaker” expected")?;
    let mut parts = rest.split(", ");
    let kind = match parts.next() {
        Some("direct") => Kind::Direct,
        Some("indirect") => Kind::Indirect,
        Some("mixed") => Kind::Mixed,
        other => return Err(format!("{}: kind is direct, indirect or mixed", other.unwrap_or_default())),
    };
    let stance = match parts.next() {
        Some("speech") => Stance::Speech,
        Some("belief") => Stance::Belief,
        other => return Err(format!("{}: stance is speech or belief", other.unwrap_or_default())),
    };
    let speaker = match parts.next() {
        Some("nobody") => None,
        Some(name) => Some(
            entities
                .iter()
                .position(|e| e.id == name)
                .ok_or_else(|| format!("speaker “{name}” is not under Entities"))?,
        ),
        None => return Err("a quote needs a speaker or “nobody”".to_owned()),
    };
    let mut parent = None;
    let mut repairs = Vec::new();
    for part in parts {
        match part.split_once(' ') {
            Some(("parent", id)) => parent = Some(id.to_owned()),
            Some(("repair", "missing-closing-mark")) => repairs.push(RepairKind::MissingClosingMark),
            Some(("repair", "missing-opening-mark")) => repairs.push(RepairKind::MissingOpeningMark),
            Some(("repair", "stray-mark")) => repairs.push(RepairKind::StrayMark),
            _ => return Err(format!("“{part}” is neither “parent qN” nor a repair")),
        }
    }
    let quote = GoldQuote {
        id: id.to_owned(),
        kind,
        stance,
        speaker,
        parent: None,
        repairs,
        content: Vec::new(),
        cue: None,
        source: None,
        insertions: Vec::new(),
        when: None,
        place: None,
    };
    Ok((quote, parent))
}

fn entity(line: &str) -> Result<GoldEntity, String> {
    let (id, rest) = line.split_once(": ").ok_or("“id: TYPE, name” expected")?;
    let (kind, rest) = rest.split_once(", ").ok_or("“id: TYPE, name” expected")?;
    let kind = EntityKind::ALL.into_iter().find(|k| k.name() == kind).ok_or_else(|| format!("no type “{kind}”"))?;
    let (name, roles) = rest.split_once("; roles: ").unwrap_or((rest, ""));
    let roles = roles.split("; ").filter(|role| !role.is_empty()).map(str::to_owned).collect();
    Ok(GoldEntity { id: id.to_owned(), kind, name: name.to_owned(), roles, mentions: Vec::new() })
}

/// Gives a span to the quotes, entities and dates that its attributes name.
fn place(gold: &mut Gold, span: &Annotated) -> Result<(), String> {
    let extent = &span.extent;
    for (name, value) in &span.attributes {
        let unknown = || format!("{name}={value}: not under Quotes or Entities");
        let quote = gold.quotes.iter_mut().find(|q| q.id == *value).ok_or_else(unknown);
        let entity = gold.entities.iter_mut().find(|e| e.id == *value).ok_or_else(unknown);
        let mention = match name.as_str() {
            "name" => Some(MentionKind::Name),
            "role" => Some(MentionKind::Role),
            "pronoun" => Some(MentionKind::Pronoun),
            _ => None,
        };
        match (name.as_str(), mention) {
            (_, Some(kind)) => entity?.mentions.push((extent.clone(), kind)),
            ("content", _) => quote?.content.push(extent.clone()),
            ("insertion", _) => quote?.insertions.push(extent.clone()),
            ("cue", _) if quote.as_ref().is_ok_and(|q| q.cue.is_some()) => return Err(format!("{value}: two cues")),
            ("cue", _) => quote?.cue = Some(extent.clone()),
            ("source", _) if quote.as_ref().is_ok_and(|q| q.source.is_some()) => {
                return Err(format!("{value}: two sources"));
            }
            ("source", _) => quote?.source = Some(extent.clone()),
            ("when", _) => quote?.when = Some(extent.clone()),
            ("where", _) => quote?.place = Some(extent.clone()),
            ("date", _) => gold
                .dates
                .push(GoldDate { extent: extent.clone(), value: Some(value.clone()).filter(|value| value != "null") }),
            _ => return Err(format!("no attribute “{name}”")),
        }
    }
    Ok(())
}

/// What no single line shows.
fn check(article: &Article) -> Result<(), String> {
    let gold = &article.gold;
    for key in ["title", "part", "covers", "origin"] {
        if article.front(key).is_none_or(str::is_empty) {
            return Err(format!("the front matter has no “{key}”"));
        }
    }
    if !matches!(article.front("part"), Some("tune" | "blind")) {
        return Err("part is tune or blind".to_owned());
    }
    if !matches!(article.front("published_from"), None | Some("text" | "option")) {
        return Err("published_from is text or option".to_owned());
    }
    for quote in &gold.quotes {
        if quote.content.is_empty() {
            return Err(format!("{}: no content in the article", quote.id));
        }
        if quote.content.windows(2).any(|w| w[0].end > w[1].start) {
            return Err(format!("{}: its content pieces overlap", quote.id));
        }
    }
    for (kind, ids) in [
        ("quote", gold.quotes.iter().map(|q| q.id.as_str()).collect::<Vec<_>>()),
        ("entity", gold.entities.iter().map(|e| e.id.as_str()).collect()),
    ] {
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        if sorted.len() != ids.len() {
            return Err(format!("two lines for one {kind}"));
        }
    }
    gold.entities
        .iter()
        .find(|e| e.mentions.is_empty())
        .map_or(Ok(()), |e| Err(format!("{}: no mention in the article", e.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\ntitle: Bridge closed\npublished: 2024-05-14\npublished_from: option\npart: tune\n\
                        style: US wire\ncovers: split content, insertion\norigin: written for this project\n---\n\n\
                        ~~~~article\n[“The \\{old\\} bridge [\\[sic\\]]{insertion=q1} is safe,”]{content=q1} \
                        [said]{cue=q1} [[Ana Ruiz]{name=ruiz}, the city engineer]{source=q1} on \
                        [Monday]{date=2024-05-13}.\n\n[[She]{pronoun=ruiz}]{source=q2} [hopes]{cue=q2} \
                        [it lasts]{content=q2}.\n~~~~\n\n## Quotes\n- q1: direct, speech, ruiz, repair stray-mark\n\
                        - q2: indirect, belief, ruiz, parent q1\n\n## Entities\n- ruiz: PERSON, Ana Ruiz; roles: city engineer\n";

    #[test]
    fn a_file_is_read() {
        let article = parse(FILE).unwrap();
        let gold = &article.gold;
        let chars = crate::evaluate::Chars::new(&gold.text);
        assert!(gold.text.starts_with("“The {old} bridge [sic] is safe,” said Ana Ruiz"));
        assert_eq!(chars.slice(&gold.quotes[0].content[0]), "“The {old} bridge [sic] is safe,”");
        assert_eq!(chars.slice(&gold.quotes[0].insertions[0]), "[sic]");
        assert_eq!(gold.quotes[0].source.as_ref().map(|s| chars.slice(s)), Some("Ana Ruiz, the city engineer"));
        assert_eq!((gold.quotes[1].parent, gold.quotes[1].speaker), (Some(0), Some(0)));
        assert_eq!(gold.entities[0].mentions.len(), 2);
        assert_eq!(gold.dates[0].value.as_deref(), Some("2024-05-13"));
        assert_eq!(article.covers().collect::<Vec<_>>(), ["split content", "insertion"]);
        assert_eq!(article.published_option().map(|d| d.to_string()).as_deref(), Some("2024-05-14"));
    }

    #[test]
    fn what_is_parsed_is_printed_back() {
        assert_eq!(parse(FILE).unwrap().print(), FILE);
    }

    #[test]
    fn mistakes_name_their_line() {
        for (from, to, error) in [
            ("[said]{cue=q1}", "[said]", "line 12: attributes in braces must follow “]”"),
            ("said]{cue=q1}", "said\\]", "a span of the article is not closed"),
            ("[said]{cue=q1}", "said{cue=q1}", "line 12: write “\\{” or “\\}” for the character"),
            ("{cue=q1}", "{cue=q9}", "cue=q9: not under Quotes or Entities"),
            ("belief, ruiz", "belief, bo", "line 19: speaker “bo” is not under Entities"),
            ("{content=q2}", "{cue=q2}", "q2: two cues"),
            ("part: tune", "part: test", "part is tune or blind"),
            ("PERSON, A", "HUMAN, A", "line 22: no type “HUMAN”"),
        ] {
            assert_eq!(parse(&FILE.replacen(from, to, 1)).unwrap_err(), error);
        }
    }
}
