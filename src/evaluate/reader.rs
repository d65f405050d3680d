//! The engine with the reader that was asked for, on a machine with files.

use std::fs;
use std::path::Path;

use crate::document::{Choice, Document};
use crate::model::features::Featured;
use crate::model::network::{Encoder, ModelFile, Scores};
use crate::model::{Model, features};
use crate::stage::reading::neural::Scored;
use crate::{Analysis, Engine, Options};

/// An engine that reads with its tables alone, or with a network as well.
#[derive(Debug)]
pub struct Reader {
    engine: Engine,
    network: Option<(Model, Encoder)>,
}

impl Reader {
    /// Tables and patterns alone.
    #[must_use]
    pub fn lexical() -> Self {
        Self { engine: Engine::new(), network: None }
    }

    /// With the network of a model file.
    ///
    /// # Errors
    /// Names the file and says why it cannot be used.
    pub fn neural(path: &Path) -> Result<Self, String> {
        let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        Self::of_bytes(&bytes).map_err(|e| format!("{}: {e}", path.display()))
    }

    /// With the network of a model in memory.
    ///
    /// # Errors
    /// Says why it cannot be used.
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, String> {
        let file = ModelFile::read(bytes, features::fingerprint()).map_err(|e| e.to_string())?;
        let model = Model::new(&file).map_err(|e| e.to_string())?;
        let encoder = Encoder::new(&file).map_err(|e| e.to_string())?;
        Ok(Self { engine: Engine::new(), network: Some((model, encoder)) })
    }

    /// Reads a text.
    #[must_use]
    pub fn analyze(&self, text: &str, options: &Options) -> Analysis {
        match &self.network {
            None => self.engine.analyze(text, options),
            Some((model, encoder)) => {
                self.engine.analyze_with(text, options, model, |window| Some(encoder.run(window)))
            }
        }
    }

    /// The windows of a text, each with the vectors of its words as the encoder leaves them, and the document. Nothing
    /// without a network.
    pub fn words(&self, text: &str, options: &Options) -> Option<(Document, Vec<(Featured, Scores)>)> {
        let (model, encoder) = self.network.as_ref()?;
        let opened = self.engine.open(text, options);
        let windows = self.engine.windows(&opened, &model.pieces).into_iter();
        let words = windows.map(|featured| (encoder.words(&featured.window), featured)).map(|(w, f)| (f, w)).collect();
        Some((opened.document().clone(), words))
    }

    /// Goes through what the pronouns and descriptions of a text have to choose from, in the order in which they are resolved; with
    /// each comes what tells the vector of a token, as the encoder leaves it. Nothing without a network.
    pub fn choices(&self, text: &str, options: &Options, mut take: impl FnMut(&Choice, &dyn Fn(usize) -> Vec<f32>)) {
        let Some((model, encoder)) = &self.network else { return };
        let opened = self.engine.open(text, options);
        let windows = self.engine.windows(&opened, &model.pieces);
        let words: Vec<_> = windows.iter().map(|featured| encoder.words(&featured.window)).collect();
        let scores: Vec<_> = words.iter().map(|words| Some(encoder.score(words))).collect();
        let word = |token: usize| {
            let at = windows.partition_point(|w| w.tokens.end <= token);
            let row =
                windows.get(at).zip(words.get(at)).map(|(w, words)| words.row(token.saturating_sub(w.tokens.start)));
            row.filter(|row| !row.is_empty()).map_or_else(|| vec![0.0; encoder.hidden()], <[f32]>::to_vec)
        };
        let scored = Scored { windows: &windows, scores: &scores };
        for choice in self.engine.choices(&opened, model, scored) {
            take(&choice, &word);
        }
    }
}
