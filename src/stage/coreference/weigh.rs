//! What the text tells of a mention before a pronoun, as one that it may stand for.

use super::descriptions::replies;
use super::pronouns::word_before;
use super::signs::{Sign, Signs};
use super::state::{Cluster, State};
use crate::document::{Definiteness, EntityKind, Form, Gender, MentionDraft, Tag};
use crate::language::pronouns::Pronoun;

/// What speaks for and against one earlier mention; none where it is no candidate.
pub(super) fn earlier(
    state: &State<'_>,
    mention: &MentionDraft,
    pronoun: Pronoun,
    other: &MentionDraft,
    cluster: usize,
) -> Option<Signs> {
    if other.spoken && !mention.spoken {
        return None;
    }
    let of = state.clusters.get(cluster)?;
    let entity = &of.entity;
    // One person is *they* only where she was quoted without a name.
    if pronoun.plural && !entity.plural && entity.kind == EntityKind::Person && other.source_of.is_empty() {
        return None;
    }
    let mut signs = Signs::new();
    let (sentences, paragraphs) =
        (mention.sentence.saturating_sub(other.sentence), mention.paragraph.saturating_sub(other.paragraph));
    let tokens = mention.tokens.start.saturating_sub(other.tokens.end);
    let source = !other.source_of.is_empty();
    signs.set(Sign::Sentences, sentences.min(6) as f32);
    signs.set(Sign::Paragraphs, paragraphs.min(6) as f32);
    signs.set(Sign::Tokens, tokens.min(200) as f32 / 100.0);
    signs.say(Sign::Subject, other.subject);
    signs.say(Sign::SubjectHere, other.subject && sentences == 0);
    signs.say(Sign::SubjectBefore, other.subject && sentences == 1);
    signs.say(Sign::Parallel, other.subject && mention.subject);
    signs.say(Sign::Source, source);
    signs.say(Sign::SourceBefore, source && sentences == 1);
    match &other.form {
        Form::Name(_) => signs.say(Sign::Name, true),
        Form::Pronoun(p) => signs.say(Sign::Pronoun, !p.possessive),
        Form::Nominal(_) => {
            let unnamed = entity.unnamed && !(pronoun.plural && entity.plural);
            signs.say(Sign::Described, !unnamed);
            signs.say(Sign::UnnamedSource, unnamed && source);
            signs.say(Sign::Unnamed, unnamed && !source);
        }
        Form::Group(_) => signs.say(Sign::Group, true),
    }
    // Of somebody with one word for a name and nothing else nobody can be sure.
    signs.say(
        Sign::Unknown,
        pronoun.of_one_person() && of.words.len() == 1 && entity.gender == Gender::Unknown && entity.roles.is_empty(),
    );
    if pronoun.plural && !entity.plural {
        let quoted = entity.kind == EntityKind::Person && source;
        signs.say(if quoted { Sign::OneQuoted } else { Sign::One }, true);
    }
    // A person just introduced is whom the next sentence is about.
    let introduced = matches!(&other.form, Form::Name(_)) && state.is_first_named(other, cluster);
    signs.say(Sign::Introduced, introduced && paragraphs == 0);
    // What opens a sentence is what it is about.
    signs.say(Sign::Opens, opens_sentence(state, other));
    let near = matches!(tokens, 1 | 2) && matches!(word_before(state, mention), "," | "and");
    signs.say(Sign::Beside, pronoun.possessive && near);
    signs.say(Sign::Owned, is_owned(&other.form));
    signs.say(Sign::Genitive, state.tag(other.tokens.end) == Tag::POS);
    let before = other.tokens.start.checked_sub(1).map_or(Tag::Punct, |at| state.tag(at));
    signs.say(Sign::Preposition, matches!(before, Tag::IN | Tag::TO));
    known(pronoun, of, &mut signs);
    quotes(state, mention, other, cluster, &mut signs);
    Some(signs)
}

/// `her client`, `Ruiz’s sister`
pub(super) fn is_owned(form: &Form) -> bool {
    matches!(form, Form::Nominal(form) if form.definiteness == Definiteness::Possessive)
}

/// What is known of whoever is meant.
pub(super) fn known(pronoun: Pronoun, of: &Cluster, signs: &mut Signs) {
    signs.say(Sign::Gender, of.entity.gender == pronoun.gender && pronoun.gender != Gender::Unknown);
    let letters = match pronoun.gender {
        Gender::Female if of.entity.gender == Gender::Unknown => f32::from(of.woman),
        Gender::Male if of.entity.gender == Gender::Unknown => -f32::from(of.woman),
        _ => 0.0,
    };
    signs.set(Sign::Letters, letters / 100.0);
    // Whom an article is about is meant more often.
    signs.set(Sign::Count, of.count.min(8) as f32);
}

/// Whether a mention is the first thing in its sentence.
fn opens_sentence(state: &State<'_>, mention: &MentionDraft) -> bool {
    state.document.sentences.get(mention.sentence).is_some_and(|s| s.tokens.start == mention.tokens.start)
}

/// What quotes around the two places tell.
pub(super) fn quotes(
    state: &State<'_>,
    mention: &MentionDraft,
    other: &MentionDraft,
    cluster: usize,
    signs: &mut Signs,
) {
    let same_quote = mention.quote.is_some() && mention.quote == other.quote;
    if mention.spoken {
        // Whom the quote itself names is spoken of, or whom the same speaker spoke of before.
        let same_speaker = mention
            .quote
            .zip(other.quote)
            .is_some_and(|(a, b)| state.speaker_of(a).is_some() && state.speaker_of(a) == state.speaker_of(b));
        let here = same_quote && other.spoken;
        signs.say(Sign::SameQuote, here);
        signs.say(Sign::SameSpeaker, !here && same_speaker);
        return;
    }
    if let Some(quote) = other.quote.filter(|_| !same_quote) {
        // Named only inside what somebody else is reported to say.
        let inner = state.quotes.get(quote.index()).is_some_and(|q| q.parent.is_some() && q.parent == mention.quote);
        signs.say(if inner { Sign::Inner } else { Sign::Reported }, true);
    }
    if let Some(quote) = mention.quote {
        // `told the defendant that she …`
        let addressee = state.quotes.get(quote.index()).and_then(|q| q.addressee);
        signs.say(Sign::Addressee, addressee.is_some_and(|a| a.overlaps(other.span)));
        signs.say(Sign::Speaker, state.speaker_of(quote) == Some(cluster));
        // A source inside reported words is rarely who reports them.
        let source = !mention.source_of.is_empty();
        signs.say(Sign::NestedSource, same_quote && source && matches!(other.form, Form::Name(_)));
    }
}

/// What the candidates tell of each other: `found` are those before the pronoun at `index`, the last first.
pub(super) fn together(state: &State<'_>, index: usize, mention: &MentionDraft, found: &mut [(usize, usize, Signs)]) {
    let told = |m: usize| state.mentions.get(m).filter(|o| !o.spoken);
    let source = |o: &MentionDraft| o.quote.is_none() && !o.source_of.is_empty();
    let last = |fits: &dyn Fn(&MentionDraft) -> bool| {
        (0..index).rev().find(|&m| told(m).is_some_and(fits)).and_then(|m| state.cluster_of(m))
    };
    let last_source = last(&source);
    let last_subject = last(&|o| o.quote.is_none() && o.subject);
    let first_in = |paragraph: usize| {
        let from = state.mentions.partition_point(|m| m.paragraph < paragraph);
        let single = |c: &usize| state.is_single_person(*c);
        let here = |&m: &usize| m < index && state.mentions.get(m).is_some_and(|o| o.paragraph == paragraph);
        (from..index).take_while(here).filter(|&m| told(m).is_some()).filter_map(|m| state.cluster_of(m)).find(single)
    };
    let answers = replies(state, mention);
    let here = first_in(mention.paragraph);
    let before = mention.paragraph.checked_sub(1).and_then(first_in);
    let mut seen: Vec<usize> = Vec::new();
    let near = |m: usize| state.mentions.get(m).is_some_and(|o| o.paragraph + 1 >= mention.paragraph);
    let mut close: Vec<usize> = found.iter().filter(|f| near(f.0)).map(|f| f.1).collect();
    close.sort_unstable();
    close.dedup();
    for (_, cluster, signs) in found {
        let rank = seen.iter().position(|c| c == cluster).unwrap_or_else(|| {
            seen.push(*cluster);
            seen.len() - 1
        });
        signs.set(Sign::Rank, rank.min(3) as f32);
        signs.say(Sign::Only, close == [*cluster]);
        signs.say(Sign::LastSource, last_source == Some(*cluster));
        signs.say(Sign::Answered, answers && last_source == Some(*cluster));
        signs.say(Sign::LastSubject, last_subject == Some(*cluster));
        signs.say(Sign::ParagraphFirst, here == Some(*cluster));
        signs.say(Sign::PreviousFirst, before == Some(*cluster));
    }
}
