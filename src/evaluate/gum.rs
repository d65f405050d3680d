//! Coreference of people scored on GUM.
//!
//! The WebAnno files (`tsv/`) have typed mentions and what ties them; the CoNLL-U files beside them
//! (`ontogum/`) have the same tokens with paragraphs and dependencies. GUM's mentions are whole noun phrases and
//! ours names, roles and pronouns, so a mention of ours stands for the closest one of GUM's whose head it holds.
//! Where GUM tells who speaks, and it is not one person all along, the text has labels as a transcript has them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::counts::Counts;
use super::gold::clusters::{Cluster, ClusterScores};
use super::{Extent, contains, extent};
use crate::document::{Analysis, EntityKind, Person};
use crate::language::pronouns::pronoun;
use crate::text::case::Casing;

/// A document with its people.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The genre, from the name of the file (`GUM_news_…`).
    pub genre: String,
    /// The text; a paragraph is a line.
    pub text: String,
    /// Mentions of people: the phrase, its head word, and the entity.
    people: Vec<Phrase>,
    /// Labels of turns, which GUM's text does not have.
    labels: Vec<Extent>,
}

#[derive(Clone, Debug)]
struct Phrase {
    at: Extent,
    head: Extent,
    entity: usize,
}

/// What is known of a word from the CoNLL-U file.
#[derive(Clone, Debug)]
struct Word<'a> {
    form: &'a str,
    /// Index of the word it depends on, in its sentence.
    head: Option<usize>,
    space_after: bool,
}

/// Reads all documents of a folder with `tsv/` and `ontogum/`.
///
/// # Errors
/// Names the file or folder that cannot be read, or whose two files do not match.
pub fn read(folder: &Path) -> Result<Vec<Article>, String> {
    let list = folder.join("tsv");
    let entries = fs::read_dir(&list).map_err(|e| format!("{}: {e}", list.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "tsv"));
    files.sort();
    let read = |path: &Path| fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()));
    let article = |tsv: &Path| {
        let name = tsv.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let parse = folder.join("ontogum").join(format!("{name}.conllu"));
        let genre = name.split('_').nth(1).unwrap_or_default().to_owned();
        let of = |tsv: &str, conllu: &str| {
            self::article(tsv, conllu).ok_or_else(|| format!("{name}: tsv/ and ontogum/ do not have the same words"))
        };
        Ok(Article { genre, ..of(&read(tsv)?, &read(&parse)?)? })
    };
    files.iter().map(|path| article(path)).collect()
}

/// A sentence of the CoNLL-U file.
#[derive(Clone, Debug)]
struct Sentence<'a> {
    /// Whether a paragraph begins with it.
    paragraph: bool,
    speaker: Option<&'a str>,
    words: Vec<Word<'a>>,
}

fn article(tsv: &str, conllu: &str) -> Option<Article> {
    let mut article = Article::default();
    let mut all: Vec<(Extent, Option<usize>)> = Vec::new();
    let mut at = 0;
    let parsed = parsed(conllu);
    let several = parsed.iter().filter_map(|s| s.speaker).collect::<BTreeSet<_>>().len() > 1;
    let mut speaking = None;
    for Sentence { paragraph, speaker, words } in parsed {
        let before = all.len();
        let turn = speaker.filter(|_| several && speaker != speaking);
        speaking = speaker;
        if (paragraph || turn.is_some()) && at > 0 {
            article.text.push('\n');
            at += 1;
        }
        if let Some(speaker) = turn {
            let label = apart(speaker);
            let end = at + label.chars().count();
            article.text.push_str(&label);
            article.text.push_str(": ");
            article.labels.push(at..end);
            at = end + 2;
        }
        for word in words {
            let end = at + word.form.chars().count();
            article.text.push_str(word.form);
            all.push((at..end, word.head.map(|head| before + head)));
            at = end;
            if word.space_after {
                article.text.push(' ');
                at += 1;
            }
        }
    }
    article.people = people(tsv, &all)?;
    Some(article)
}

/// The words of a speaker's name, which GUM writes as one (*JohnRoberts*).
fn apart(speaker: &str) -> String {
    let mut words = String::new();
    for letter in speaker.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.push(if letter == '_' { ' ' } else { letter });
    }
    words
}

/// The sentences of the file, in text order.
fn parsed(conllu: &str) -> Vec<Sentence<'_>> {
    let mut sentences = Vec::new();
    for block in conllu.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let paragraph = block.lines().any(|line| line.starts_with("# newpar"));
        let speaker = block.lines().find_map(|line| line.strip_prefix("# speaker = "));
        let mut words: Vec<Word<'_>> = Vec::new();
        // Of a contraction (`4-5 don't`) the words are written without a space between them.
        let mut joined_to = 0;
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let (Some(id), Some(form), Some(head)) = (columns.first(), columns.get(1), columns.get(6)) else {
                continue;
            };
            let close = columns.get(9).is_some_and(|misc| misc.contains("SpaceAfter=No"));
            if let Some((_, last)) = id.split_once('-') {
                joined_to = last.parse().unwrap_or(0);
            } else if let Ok(number) = id.parse::<usize>() {
                let head = head.parse::<usize>().ok().and_then(|head| head.checked_sub(1));
                words.push(Word { form, head, space_after: !close && number >= joined_to });
            }
        }
        sentences.push(Sentence { paragraph, speaker, words });
    }
    sentences
}

/// Mentions of people. A line is a word: `3-8`, characters, word, types (`event[2]|person[4]`), …, and in
/// the last two columns what ties the mentions that begin here to later ones (`coref`, `3-31[19_4]`: mention
/// 19, which begins at 3-31, is 4 again). Words are counted through, as the two files may end sentences differently.
fn people(tsv: &str, words: &[(Extent, Option<usize>)]) -> Option<Vec<Phrase>> {
    let lines: Vec<&str> = tsv.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).collect();
    if lines.len() != words.len() {
        return None;
    }
    let mut mentions: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut entity_of: BTreeMap<usize, usize> = BTreeMap::new();
    let mut ties: Vec<(usize, usize)> = Vec::new();
    for (word, line) in lines.into_iter().enumerate() {
        let columns: Vec<&str> = line.split('\t').collect();
        for mention in columns.get(3)?.split('|').filter_map(|kind| kind.strip_prefix("person[")) {
            let id = mention.trim_end_matches(']').parse().ok()?;
            mentions.entry(id).or_default().insert(word);
            entity_of.insert(id, id);
        }
        let (Some(kinds), Some(targets)) = (columns.get(7), columns.get(8)) else { continue };
        for (_, target) in kinds.split('|').zip(targets.split('|')).filter(|(kind, _)| *kind == "coref") {
            let (later, first) = target.trim_end_matches(']').split_once('[')?.1.split_once('_')?;
            ties.push((first.parse().ok()?, later.parse().ok()?));
        }
    }
    for (first, later) in ties {
        if let (Some(&a), Some(&b)) = (entity_of.get(&first), entity_of.get(&later)) {
            entity_of.values_mut().filter(|e| **e == b).for_each(|e| *e = a);
        }
    }
    let phrase = |(own, entity): (&BTreeSet<usize>, &usize)| {
        let (first, last) = (words.get(*own.first()?)?, words.get(*own.last()?)?);
        let outside = |&&word: &&usize| words.get(word).is_some_and(|w| w.1.is_none_or(|h| !own.contains(&h)));
        let head = words.get(*own.iter().find(outside)?)?;
        Some(Phrase { at: first.0.start..last.0.end, head: head.0.clone(), entity: *entity })
    };
    mentions.values().zip(entity_of.values()).map(phrase).collect()
}

/// How a mention refers, as its words tell.
pub const FORMS: [&str; 5] = ["first person", "second person", "third person", "names", "nouns"];

/// How well people's mentions were found and put together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PeopleScores {
    /// Mentions.
    pub mentions: Counts,
    /// Those of each of [`FORMS`]; of ours only what stands for one of GUM's.
    pub forms: [Counts; 5],
    /// Clusters.
    pub clusters: ClusterScores,
}

impl Article {
    /// Scores the people of an analysis.
    #[must_use]
    pub fn score(&self, analysis: &Analysis) -> PeopleScores {
        let mut taken = BTreeSet::new();
        let mut ours: Vec<Cluster> = Vec::new();
        for entity in analysis.everybody().filter(|e| e.kind == EntityKind::Person) {
            let places = entity.mentions.iter().map(|m| extent(&analysis.text, m.span));
            let own = places.filter(|place| !self.labels.iter().any(|label| contains(label, place)));
            let mentions = own.map(|place| self.stands_for(&place));
            let cluster: Cluster = mentions.filter(|mention| taken.insert(*mention)).collect();
            ours.extend((!cluster.is_empty()).then_some(cluster));
        }
        let mut gold: BTreeMap<usize, Cluster> = BTreeMap::new();
        for phrase in &self.people {
            gold.entry(phrase.entity).or_default().insert((phrase.at.start, phrase.at.end));
        }
        let gold: Vec<Cluster> = gold.into_values().collect();
        let all = |clusters: &[Cluster]| clusters.iter().flatten().copied().collect::<BTreeSet<_>>();
        let found = all(&ours);
        let mut of_form: [Cluster; 5] = Default::default();
        for phrase in &self.people {
            if let Some(of_form) = of_form.get_mut(self.form(phrase)) {
                of_form.insert((phrase.at.start, phrase.at.end));
            }
        }
        let forms = of_form.map(|gold| Counts::of_sets(&gold, &found.intersection(&gold).copied().collect()));
        let mentions = Counts::of_sets(&all(&gold), &found);
        PeopleScores { mentions, forms, clusters: ClusterScores::of(&gold, &ours) }
    }

    /// The entity of a phrase of one word.
    #[must_use]
    pub fn entity_of_word(&self, word: &Extent) -> Option<usize> {
        self.people.iter().find(|phrase| phrase.at == phrase.head && phrase.at == *word).map(|phrase| phrase.entity)
    }

    /// The entity of the phrase that a mention of ours stands for.
    #[must_use]
    pub fn entity_at(&self, ours: &Extent) -> Option<usize> {
        self.phrase(ours).map(|phrase| phrase.entity)
    }

    /// Index of a phrase's form in [`FORMS`].
    fn form(&self, phrase: &Phrase) -> usize {
        let words = |at: &Extent| self.text.chars().skip(at.start).take(at.len()).collect::<String>();
        let whole = words(&phrase.at);
        match pronoun(&whole).map(|p| p.person) {
            Some(Person::First) => 0,
            Some(Person::Second) => 1,
            Some(Person::Third) => 2,
            None if ["who", "whom", "whose", "that", "which"].contains(&whole.lower().as_str()) => 2,
            None if words(&phrase.head).starts_with(char::is_uppercase) => 3,
            None => 4,
        }
    }

    /// The ends of the phrase that a mention of ours stands for; its own where there is none.
    fn stands_for(&self, ours: &Extent) -> (usize, usize) {
        self.phrase(ours).map_or((ours.start, ours.end), |p| (p.at.start, p.at.end))
    }

    /// The phrase closest to a mention of ours, of those whose head it holds.
    fn phrase(&self, ours: &Extent) -> Option<&Phrase> {
        let headed = self.people.iter().filter(|phrase| contains(ours, &phrase.head));
        let distance = |p: &&Phrase| p.at.start.abs_diff(ours.start) + p.at.end.abs_diff(ours.end);
        headed.min_by_key(distance)
    }
}

impl PeopleScores {
    /// Adds those of another document.
    pub fn add(&mut self, other: Self) {
        self.mentions += other.mentions;
        self.forms.iter_mut().zip(other.forms).for_each(|(sum, of)| *sum += of);
        self.clusters += other.clusters;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Engine, Options};

    const CONLLU: &str = "# newpar\n1\tAna\t_\t_\t_\t_\t3\t_\t_\t_\n2\tRuiz\t_\t_\t_\t_\t1\t_\t_\t_\n\
        3\twon\t_\t_\t_\t_\t0\t_\t_\tSpaceAfter=No\n4\t.\t_\t_\t_\t_\t3\t_\t_\t_\n\n\
        1\tShe\t_\t_\t_\t_\t2\t_\t_\t_\n2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdid\t_\t_\t_\t_\t0\t_\t_\t_\n\
        3\tn't\t_\t_\t_\t_\t2\t_\t_\t_\n4\trun\t_\t_\t_\t_\t2\t_\t_\tSpaceAfter=No\n5\t.\t_\t_\t_\t_\t2\t_\t_\t_\n";
    const TSV: &str = "#Text\n1-1\t0-3\tAna\tperson[1]\t_\t_\t_\tcoref\t2-1[2_1]\t\n1-2\t4-8\tRuiz\tperson[1]\t_\t_\t_\t_\t_\t\n\
        1-3\t9-12\twon\t_\t_\t_\t_\t_\t_\t\n1-4\t13-14\t.\t_\t_\t_\t_\t_\t_\t\n\n\
        2-1\t15-18\tShe\tperson[2]\t_\t_\t_\t_\t_\t\n2-2\t19-22\tdid\t_\n2-3\t22-25\tn't\t_\n2-4\t26-29\trun\t_\n2-5\t29-30\t.\t_\n";

    #[test]
    fn two_files_make_an_article() {
        let article = article(TSV, CONLLU).unwrap();
        assert_eq!(article.text.trim_end(), "Ana Ruiz won. She didn't run.");
        let people: Vec<_> = article.people.iter().map(|p| (p.at.clone(), p.head.clone(), p.entity)).collect();
        assert_eq!(people, [(0..8, 0..3, 1), (14..17, 14..17, 1)]);
        let scores = article.score(&Engine::new().analyze(&article.text, &Options::default()));
        assert!((scores.clusters.average() - 1.0).abs() < 1e-9, "{scores:?}");
    }

    #[test]
    fn several_speakers_have_labels_that_do_not_count() {
        let sentence = |speaker, word| format!("# speaker = {speaker}\n1\t{word}\t_\t_\t_\t_\t0\t_\t_\t_\n\n");
        let (ana, bo) = (sentence("AnaRuiz", "I"), sentence("BoLin", "You"));
        let tsv = "1-1\t0-1\tI\tperson[1]\t_\t_\t_\tcoref\t2-1[2_1]\t\n\n2-1\t2-5\tYou\tperson[2]\t_\t_\t_\t_\t_\t\n";
        let article = article(tsv, &format!("{ana}{bo}")).unwrap();
        assert_eq!(article.text.trim_end(), "Ana Ruiz: I \nBo Lin: You");
        assert_eq!(article.labels, [0..8, 13..19]);
        assert_eq!(article.people.iter().map(|p| p.at.clone()).collect::<Vec<_>>(), [10..11, 21..24]);
        let alone = super::article(tsv, &format!("{ana}{}", sentence("AnaRuiz", "You"))).unwrap();
        assert_eq!(alone.text.trim_end(), "I You");
    }

    #[test]
    fn files_of_two_texts_are_refused() {
        assert!(super::article("1-1\t0-1\ta\tperson[1]\t_\t_\t_\t_\t_\t\n", CONLLU).is_none());
    }
}
