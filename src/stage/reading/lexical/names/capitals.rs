//! Names in lines of capitals, where case tells nothing: those the rest of the document knows,
//! and known places and bodies.

use std::collections::HashMap;

use super::words::{Words, title_case};
use crate::document::{EntityKind, NameReading, TokenKind};
use crate::text::case::Casing;

/// Longest name looked for, in tokens.
const LONGEST: usize = 6;

/// Adds the names found in lines of capitals.
pub(super) fn complete(words: &Words<'_>, names: &mut Vec<NameReading>) {
    if !words.shouted.contains(&true) {
        return;
    }
    let mut kinds: HashMap<String, EntityKind> = HashMap::new();
    for name in names.iter() {
        let text = words.document.text.slice(name.span);
        kinds.entry(text.upper()).or_insert(name.kind);
        if name.kind == EntityKind::Person
            && let Some((_, surname)) = text.rsplit_once(' ')
        {
            kinds.entry(surname.upper()).or_insert(name.kind);
        }
    }
    let mut at = 0;
    while at < words.len() {
        if !words.is_shouted(at) || words.kind(at) != TokenKind::Word {
            at += 1;
            continue;
        }
        let found = (1..=LONGEST).rev().find_map(|n| {
            if (at..at + n).any(|i| !words.is_shouted(i)) || (at + 1..at + n).any(|i| words.is_start(i)) {
                return None;
            }
            let phrase = words.phrase(at..at + n)?;
            let known = || {
                let known =
                    words.lexicon.names.known(&title_case(&phrase)).or_else(|| words.lexicon.names.known(&phrase));
                known.filter(|_| phrase.len() > 3).map(|k| k.kind)
            };
            kinds.get(phrase.as_ref()).copied().or_else(known).map(|kind| (n, kind))
        });
        match found {
            Some((n, kind)) => {
                // A place with a score behind it is a team.
                let team =
                    kind == EntityKind::Gpe && words.kind(at + n) == TokenKind::Number && !words.is_start(at + n);
                let kind = if team { EntityKind::Org } else { kind };
                if let Some(span) = words.span(&(at..at + n)) {
                    names.push(NameReading { span, kind, confidence: 0.6, woman: 0 });
                }
                at += n;
            }
            None => at += 1,
        }
    }
}
