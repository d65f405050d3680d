//! The engine: `analyze` is the table of contents of the project.

use crate::document::{Analysis, Document, Options};
use crate::language::Lexicon;
use crate::model::Tagger;
use crate::model::features::{self, Featured};
use crate::model::word_pieces::WordPieces;
use crate::stage::{
    coreference, dates, header, mentions, quotation_marks, quotes, reading, sentences, speakers, tags, tokens,
};
use crate::text::Text;

/// Everything that is loaded once: the lexicon, and later a model.
#[derive(Debug)]
pub struct Engine {
    lexicon: Lexicon,
    tagger: Tagger,
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
        let document = self.prepare(Text::new(input), options);
        let reading = reading::lexical::read(&document, &self.lexicon);
        let drafts = quotes::decode(&document, &reading);
        let mentions = mentions::recognize(&document, &reading, &drafts, &self.lexicon);
        let clusters = coreference::cluster(&document, mentions, &drafts, &self.lexicon);
        let (quotes, entities) = speakers::resolve(&document, drafts, clusters, &self.lexicon);
        let dates = dates::find(&document);
        let Document { text, header, marks, .. } = document;
        Analysis { text, reader: reading.reader, header, entities, quotes, dates, repairs: marks.repairs }
    }

    /// Everything before reading: header, tokens, sentences, tags, quotation marks.
    #[must_use]
    pub fn prepare(&self, text: Text, options: &Options) -> Document {
        let header = header::read(&text, options.published);
        let mut tokens = tokens::tokenize(&text, &self.lexicon);
        let marks = quotation_marks::pair(&text, &tokens, &self.lexicon);
        let sentences = sentences::split(&text, &tokens, &marks, &header, &self.lexicon);
        tags::tag(&text, &mut tokens, &sentences, &self.tagger);
        Document { text, header, tokens, sentences, marks }
    }

    /// A document as the encoder reads it, with what the lexical reader finds in it.
    #[must_use]
    pub fn windows(&self, document: &Document, pieces: &WordPieces) -> Vec<Featured> {
        let reading = reading::lexical::read(document, &self.lexicon);
        let drafts = quotes::decode(document, &reading);
        features::windows(document, &drafts, &reading.names, pieces)
    }
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}
