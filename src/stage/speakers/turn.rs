//! A transcript turn's label.

use super::scene::{Scene, attribution};
use crate::document::{Attribution, EntityId, EntityKind, Form, Sieve};
use crate::text::case::Casing;

/// Labels of whoever asks.
const QUESTIONS: &[&str] = &["q", "question", "interviewer", "reporter", "moderator", "host", "journalist"];
/// Labels of whoever answers.
const ANSWERS: &[&str] = &["a", "answer", "guest", "interviewee"];

pub(super) fn decide(scene: &Scene<'_>, quote: usize) -> Option<Attribution> {
    let label = scene.draft(quote)?.turn?;
    let text = scene.document.text.slice(label);
    let lower = text.trim_end_matches(['.', ':']).lower();
    if QUESTIONS.contains(&lower.as_str()) {
        return Some(nobody("a question; the article does not say who asks"));
    }
    if ANSWERS.contains(&lower.as_str()) {
        return Some(match guest(scene) {
            Some((id, name)) => attribution(id, Sieve::Turn, 0.85, format!("{name} is who the interview is with")),
            None => nobody("an answer; the article does not name who gives it"),
        });
    }
    let (id, name) = labelled(scene, &lower)?;
    Some(attribution(id, Sieve::Turn, 0.95, format!("the label “{text}” names {name}")))
}

fn nobody(why: &str) -> Attribution {
    Attribution { entity: None, sieve: Sieve::Turn, confidence: 0.9, why: why.to_owned() }
}

/// The person whose name, surname or given name is the label.
fn labelled(scene: &Scene<'_>, label: &str) -> Option<(EntityId, String)> {
    let people =
        || scene.clusters.entities.iter().enumerate().filter(|(_, e)| e.kind == EntityKind::Person && !e.unnamed);
    let last_words: Vec<&str> = label.split_whitespace().collect();
    let surname = *last_words.last()?;
    let whole = people().find(|(_, e)| e.name.lower() == label);
    let by_part = |last: bool| {
        people().find(|(_, e)| {
            let lower = e.name.lower();
            let mut words = lower.split_whitespace();
            if last { words.next_back() == Some(surname) } else { words.next() == Some(surname) }
        })
    };
    let (index, entity) = whole.or_else(|| by_part(true)).or_else(|| by_part(false))?;
    Some((EntityId::new(index), entity.name.clone()))
}

/// The person named most outside the turns; the first of several.
fn guest(scene: &Scene<'_>) -> Option<(EntityId, String)> {
    let byline = scene.document.header.byline;
    let mut counts: Vec<(EntityId, usize)> = Vec::new();
    for (mention, id) in scene.narrated() {
        let author = byline.is_some_and(|b| b.contains(mention.draft.span));
        if author || !matches!(mention.draft.form, Form::Name(_) | Form::Pronoun(_)) || !scene.is_person(id) {
            continue;
        }
        match counts.iter_mut().find(|(other, _)| *other == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id, 1)),
        }
    }
    let mut best: Option<(EntityId, usize)> = None;
    for (id, count) in counts {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((id, count));
        }
    }
    let (id, _) = best?;
    Some((id, scene.entity(id)?.name.clone()))
}
