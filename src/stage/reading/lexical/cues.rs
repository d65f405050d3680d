//! Finds cues: words of the table in a form and a place where they report.

use super::line::Line;
use super::phrases::{finite_at, group_start, is_auxiliary};
use crate::document::{Stance, Tag};
use crate::language::Lexicon;
use crate::language::cues::{Cue, CueClass, Form, Frames};

/// A cue in a line: a half-open range of items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) start: usize,
    /// The main word.
    pub(super) head: usize,
    pub(super) end: usize,
    pub(super) cue: &'a Cue,
    pub(super) mode: Mode,
    pub(super) negated: bool,
}

impl Candidate<'_> {
    pub(super) fn takes(&self, frames: Frames) -> bool {
        self.cue.frames.any(frames)
    }

    pub(super) fn stance(&self) -> Stance {
        self.cue.stance
    }
}

/// How the cue stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A finite verb with a subject of its own or an inverted one.
    Finite,
    /// A participle that goes on from the clause before (`, adding that`).
    Participle,
    /// A passive: the subject is not the source.
    Passive,
    /// An infinitive or gerund inside another verb's group.
    Infinitive,
    /// A noun.
    Noun,
    /// A preposition.
    Preposition,
}

/// All cues of a line, in order; none inside another.
pub(super) fn candidates<'a>(line: &Line<'_>, lexicon: &'a Lexicon) -> Vec<Candidate<'a>> {
    let words: Vec<String> = line.items.iter().map(|i| i.word.clone()).collect();
    let mut found: Vec<Candidate<'a>> = Vec::new();
    let mut from = 0;
    for index in 0..words.len() {
        if index < from {
            continue;
        }
        let matches = lexicon.cues.at(words.get(index..).unwrap_or_default(), &|offset| {
            matches!(line.tag_at(index + offset), Tag::DT | Tag::PRPS | Tag::JJ | Tag::RB)
                && !line.is_passage(index + offset)
        });
        let fitting: Vec<Candidate<'a>> =
            matches.iter().filter_map(|m| fit(line, index, m.cue, m.form, m.words)).collect();
        // `is convinced` is an adjective before it is a passive.
        let longest = fitting.iter().map(|c| c.end).max();
        let fitting =
            fitting.iter().filter(|c| Some(c.end) == longest).min_by_key(|c| c.mode == Mode::Passive).copied();
        if let Some(candidate) = fitting {
            from = candidate.end;
            found.push(candidate);
        }
    }
    found
}

fn fit<'a>(line: &Line<'_>, index: usize, cue: &'a Cue, form: Form, words: usize) -> Option<Candidate<'a>> {
    let end = index + words;
    let make = |start, mode, negated| Some(Candidate { start, head: index, end, cue, mode, negated });
    match cue.class {
        CueClass::Verb => verb(line, index, cue, form, end),
        CueClass::Noun => line.tag_at(index).is_noun().then(|| make(index, Mode::Noun, false)).flatten(),
        CueClass::Adjective => {
            let start = copula_start(line, index)?;
            make(start, Mode::Finite, negated(line, start, index))
        }
        CueClass::Preposition => make(index, Mode::Preposition, false),
    }
}

fn negated(line: &Line<'_>, start: usize, head: usize) -> bool {
    (start..head).any(|i| matches!(line.word_at(i), "not" | "n't" | "never"))
}

/// The group of a copula before an adjective (`is`, `remains`, `has been`, `said he was`).
fn copula_start(line: &Line<'_>, adjective: usize) -> Option<usize> {
    let mut before = adjective;
    while line.before(before).is_some_and(|i| i.tag == Tag::RB && !i.is("not") && !i.is("n't")) {
        before -= 1;
    }
    let copula = before.checked_sub(1)?;
    let is = matches!(
        line.word_at(copula),
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "am"
            | "'s"
            | "'re"
            | "'m"
            | "remain"
            | "remains"
            | "remained"
            | "feel"
            | "feels"
            | "felt"
            | "sound"
            | "sounds"
            | "sounded"
            | "seem"
            | "seems"
            | "seemed"
            | "not"
            | "n't"
            | "became"
            | "grew"
    );
    (is && line.tag_at(copula) != Tag::POS).then(|| group_start(line, copula))
}

fn verb<'a>(line: &Line<'_>, index: usize, cue: &'a Cue, form: Form, end: usize) -> Option<Candidate<'a>> {
    let item = line.at(index)?;
    let tag = item.tag;
    let unmistakable = matches!(item.word.as_str(), "said" | "says" | "told" | "added" | "wrote" | "tells" | "tweeted");
    let determined = line
        .before(index)
        .is_some_and(|i| matches!(i.tag, Tag::DT | Tag::PRPS | Tag::POS | Tag::JJ | Tag::IN | Tag::CD));
    let after_passage = line.before(index).is_some_and(|i| i.passage.is_some())
        && cue.frames.any(Frames::QUOTE)
        && matches!(form, Form::Third | Form::Past);
    if !(tag.is_verb()
        || after_passage
        || (unmistakable && !determined)
        || (tag == Tag::JJ && form == Form::Participle && index > 0 && is_auxiliary(line, index - 1)))
    {
        return None;
    }
    let start = group_start(line, index);
    let aux: Vec<&str> = (start..index).map(|i| line.word_at(i)).collect();
    let has = |words: &[&str]| aux.iter().any(|a| words.contains(a));
    let be = has(&["be", "is", "are", "was", "were", "been", "being", "am", "'re", "'m"])
        || (has(&["'s"]) && form == Form::Gerund);
    let modal = (start..index).any(|i| line.tag_at(i) == Tag::MD) || has(&["do", "does", "did", "'ll", "'d"]);
    let negated = negated(line, start, index);
    if cue.negative && !negated {
        return None;
    }
    let to = line.before(start).is_some_and(|i| i.tag == Tag::TO || i.is("to"));
    let mode = match form {
        Form::Gerund if be => Mode::Finite,
        Form::Gerund => Mode::Participle,
        Form::Base if to => Mode::Infinitive,
        Form::Base if modal || tag == Tag::VBP || has_plural_subject(line, start) => Mode::Finite,
        Form::Base => return None,
        Form::Third => Mode::Finite,
        Form::Past | Form::Participle
            if be && !has(&["have", "has", "had"])
                || has(&["been", "being"]) && matches!(form, Form::Past | Form::Participle) =>
        {
            // `was quoted as saying` and its kind are reports of their subject.
            if cue.frames.any(Frames::PASSIVE_AS) { Mode::Finite } else { Mode::Passive }
        }
        Form::Participle if has(&["have", "has", "had", "'ve", "'d", "'s", "having"]) => Mode::Finite,
        Form::Past if has(&["have", "has", "had", "'ve", "'d", "'s"]) => Mode::Finite,
        // `When asked about …`, `Asked whether …`
        Form::Past if item.is("asked") && (start == 0 || line.word_at(start - 1) == "when") => Mode::Passive,
        Form::Past if tag == Tag::VBN && (cue.frames.any(Frames::NAMING) || reduced(line, index)) => {
            return None;
        }
        Form::Past => Mode::Finite,
        Form::Participle => return None,
        Form::Fixed => return None,
    };
    // The infinitive of an idiom joins the verb before it (`went on to say`, `took to X to say`).
    let start = if mode == Mode::Infinitive { infinitive_start(line, start)? } else { start };
    let mode = if mode == Mode::Infinitive { Mode::Finite } else { mode };
    let end = if form == Form::Gerund && cue.frames.any(Frames::NONE) { return None } else { end };
    Some(Candidate { start, head: index, end, cue, mode, negated })
}

/// `went on to say`, `continued to insist`: the verbs that share their subject with an infinitive
/// without reporting themselves.
fn infinitive_start(line: &Line<'_>, start: usize) -> Option<usize> {
    let to = start.checked_sub(1)?;
    let (verb, _) = [(to.checked_sub(1)?, 1), (to.checked_sub(2)?, 2)].into_iter().find(|&(i, n)| {
        let word = line.word_at(i);
        if n == 2 {
            matches!(word, "went" | "goes" | "go" | "gone" | "going") && line.word_at(i + 1) == "on"
        } else {
            matches!(word, "continued" | "continues" | "continue" | "began" | "begun" | "used")
        }
    })?;
    Some(group_start(line, verb))
}

fn has_plural_subject(line: &Line<'_>, start: usize) -> bool {
    line.before(start).is_some_and(|i| {
        matches!(i.tag, Tag::NNS | Tag::NNPS)
            || i.is_one_of(&["they", "we", "i", "you", "who", "some", "many", "others", "police"])
    })
}

/// A past participle after a noun without an auxiliary (`a plan announced by the mayor`), as
/// against a past tense.
fn reduced(line: &Line<'_>, index: usize) -> bool {
    line.word_at(index + 1) == "by"
        || ((index + 1)..(index + 12)).any(|i| finite_at(line, i) && !matches!(line.word_at(index + 1), "that" | ","))
}
