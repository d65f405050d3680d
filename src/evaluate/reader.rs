//! The engine with the reader that was asked for, on a machine with files.

use std::fs;
use std::path::Path;

use crate::model::network::{Encoder, ModelFile};
use crate::model::{Model, features};
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
}
