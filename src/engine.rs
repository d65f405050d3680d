//! The engine: `analyze` is the table of contents of the project.

use crate::document::{Analysis, Choice, Document, MentionDraft, Options, QuoteDraft, Reading};
use crate::language::Lexicon;
use crate::model::features::{self, Featured};
use crate::model::network::{Scores, Window};
use crate::model::word_pieces::WordPieces;
use crate::model::{Model, Tagger};
use crate::stage::reading::neural::Scored;
use crate::stage::speakers::Told;
use crate::stage::{
    coreference, dates, header, mentions, quotation_marks, quotes, reading, sentences, setting, speakers, tags, tokens,
};
use crate::text::Text;

/// Everything of the lexical reader, loaded once. What a network adds is a [`Model`].
#[derive(Debug)]
pub struct Engine {
    lexicon: Lexicon,
    tagger: Tagger,
}

/// A text before anything but the lexical reader has read it.
#[derive(Clone, Debug)]
pub struct Opened {
    document: Document,
    reading: Reading,
}

impl Opened {
    /// Everything that is known before reading.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }
}

impl Engine {
    /// Loads the tables of English.
    #[must_use]
    pub fn new() -> Self {
        // A test reads the embedded weights; should they ever be unsound, words are tagged by form.
        Self { lexicon: Lexicon::english(), tagger: Tagger::embedded().unwrap_or_default() }
    }

    /// Reads a text with the lexical reader. Total: odd input yields fewer annotations, and the
    /// same input gives the same bytes on every machine.
    #[must_use]
    pub fn analyze(&self, input: &str, options: &Options) -> Analysis {
        let opened = self.open(input, options);
        self.finish(&opened, &opened.reading)
    }

    /// Reads a text with a network: `encode` gives the scores of a window, or none where they
    /// cannot be had, and there the lexical reading stands.
    #[must_use]
    pub fn analyze_with(
        &self,
        input: &str,
        options: &Options,
        model: &Model,
        encode: impl FnMut(&Window) -> Option<Scores>,
    ) -> Analysis {
        let opened = self.open(input, options);
        let windows = self.windows(&opened, &model.pieces);
        let scores: Vec<Option<Scores>> = windows.iter().map(|featured| &featured.window).map(encode).collect();
        self.refine(&opened, model, Scored { windows: &windows, scores: &scores })
    }

    /// What the lexical reader sees in a text.
    #[must_use]
    pub fn open(&self, input: &str, options: &Options) -> Opened {
        let document = self.prepare(Text::new(input), options);
        let reading = reading::lexical::read(&document, &self.lexicon);
        Opened { document, reading }
    }

    /// An opened text as a network reads it.
    #[must_use]
    pub fn windows(&self, opened: &Opened, pieces: &WordPieces) -> Vec<Featured> {
        let Opened { document, reading } = opened;
        let drafts = quotes::decode(document, reading);
        features::windows(document, &drafts, &reading.names, pieces)
    }

    /// The analysis of an opened text with the scores of those windows that are there.
    #[must_use]
    pub fn refine(&self, opened: &Opened, model: &Model, scored: Scored<'_>) -> Analysis {
        if scored.scores.iter().all(Option::is_none) {
            return self.finish(opened, &opened.reading);
        }
        let reading = reading::neural::read(&opened.document, &self.lexicon, model, scored, &opened.reading);
        self.finish(opened, &reading)
    }

    /// What the pronouns and descriptions of an opened text have to choose from by the sieve alone, where `model` has read the rest.
    #[must_use]
    pub fn choices(&self, opened: &Opened, model: &Model, scored: Scored<'_>) -> Vec<Choice> {
        let document = &opened.document;
        let reading = reading::neural::read(document, &self.lexicon, model, scored, &opened.reading);
        let (drafts, mentions) = self.mentions(document, &reading);
        coreference::choices(document, mentions, &drafts, &self.lexicon)
    }

    /// Everything after reading.
    fn finish(&self, opened: &Opened, reading: &Reading) -> Analysis {
        let document = &opened.document;
        let (drafts, mentions) = self.mentions(document, reading);
        let clusters = coreference::cluster(document, mentions, &drafts, &reading.antecedents, &self.lexicon);
        let Told { mut quotes, entities, others } = speakers::resolve(document, drafts, clusters, &self.lexicon);
        let mut dates = dates::find(document);
        setting::tell(document, &entities, &dates, &mut quotes);
        dates::count_from_speech(document, &quotes, &mut dates);
        let Document { text, header, marks, .. } = document.clone();
        Analysis { text, reader: reading.reader, header, entities, others, quotes, dates, repairs: marks.repairs }
    }

    /// The quotes of a reading, and who and what is mentioned.
    fn mentions(&self, document: &Document, reading: &Reading) -> (Vec<QuoteDraft>, Vec<MentionDraft>) {
        let drafts = quotes::decode(document, reading);
        let mentions = mentions::recognize(document, reading, &drafts, &self.lexicon);
        (drafts, mentions)
    }

    /// Everything before reading: header, tokens, sentences, tags, quotation marks.
    #[must_use]
    pub fn prepare(&self, text: Text, options: &Options) -> Document {
        let header = header::read(&text, options.published);
        let mut tokens = tokens::tokenize(&text, &self.lexicon);
        let marks = quotation_marks::pair(&text, &tokens, &self.lexicon);
        tokens::possessives(&text, &mut tokens, &marks);
        let sentences = sentences::split(&text, &tokens, &marks, &header, &self.lexicon);
        tags::tag(&text, &mut tokens, &sentences, &self.tagger);
        Document { text, header, tokens, sentences, marks }
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}
