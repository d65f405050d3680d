//! What page and encoder say to each other: plain objects whose `say` names the message, with typed
//! arrays for all that is long; those are handed over, not copied.
//!
//! ```text
//! page → encoder                                    encoder → page
//!                                                   {say: "ready", build}
//! {say: "load", model: Uint8Array, fingerprint}     {say: "loaded", excerpt: Uint8Array} or {say: "refused", message}
//! {say: "run", request, pieces: Uint32Array,        {say: "scores", request, width, values: Float32Array, millis}
//!  channels: [Uint8Array, …], words: Uint32Array}   or {say: "idle", request}: no network is loaded
//! {say: "crash"}                                    {say: "broken", message}, then nothing more
//! ```

use js_sys::{Array, Float32Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;

pub use super::BUILD;
use crate::model::network::{Scores, Window};

/// From the page.
#[derive(Clone, Debug)]
pub enum ToEncoder {
    /// Load a network, in place of any other.
    Load {
        /// The bytes of the model file; the page has them no longer afterwards.
        model: Uint8Array,
        /// The features by which the page will make windows.
        fingerprint: u32,
    },
    /// Score the words of a window.
    Run {
        /// Given back with the answer.
        request: u32,
        /// What is to be scored.
        window: Window,
    },
    /// Panic, to try the way out of a crash.
    Crash,
}

/// From the encoder.
#[derive(Clone, Debug, PartialEq)]
pub enum FromEncoder {
    /// The first message: the program runs.
    Ready {
        /// Its [`BUILD`].
        build: String,
    },
    /// The network is there.
    Loaded {
        /// What the worker with the engine needs of the file.
        excerpt: Vec<u8>,
    },
    /// The bytes are no network for this program.
    Refused {
        /// Why, in words.
        message: String,
    },
    /// The answer to [`ToEncoder::Run`].
    Scores {
        /// That of the question.
        request: u32,
        /// One row a word.
        scores: Scores,
        /// How long it took, in milliseconds, without sending.
        millis: f64,
    },
    /// The answer to [`ToEncoder::Run`] while no network is loaded.
    Idle {
        /// That of the question.
        request: u32,
    },
    /// The last message before a crash.
    Broken {
        /// What the program said.
        message: String,
    },
}

/// A message and what of it is handed over instead of copied, as `postMessage` takes them.
#[derive(Clone, Debug)]
pub struct Message {
    /// The object to post.
    pub object: Object,
    /// The buffers to transfer.
    pub transfer: Array,
}

impl Message {
    fn new(say: &str) -> Self {
        let message = Self { object: Object::new(), transfer: Array::new() };
        message.with("say", say)
    }

    fn with(self, key: &str, value: impl Into<JsValue>) -> Self {
        // Fails only for objects that were frozen, and this one is new.
        let _ = Reflect::set(&self.object, &key.into(), &value.into());
        self
    }

    fn handing(self, buffer: &JsValue) -> Self {
        self.transfer.push(buffer);
        self
    }
}

impl From<ToEncoder> for Message {
    fn from(message: ToEncoder) -> Self {
        match message {
            ToEncoder::Load { model, fingerprint } => {
                let buffer = model.buffer();
                Self::new("load").with("model", model).with("fingerprint", fingerprint).handing(&buffer)
            }
            ToEncoder::Run { request, window } => {
                let channels: Array =
                    window.channels.iter().map(|channel| JsValue::from(Uint8Array::from(channel.as_slice()))).collect();
                Self::new("run")
                    .with("request", request)
                    .with("pieces", Uint32Array::from(window.pieces.as_slice()))
                    .with("channels", channels)
                    .with("words", Uint32Array::from(window.words.as_slice()))
            }
            ToEncoder::Crash => Self::new("crash"),
        }
    }
}

impl From<FromEncoder> for Message {
    fn from(message: FromEncoder) -> Self {
        match message {
            FromEncoder::Ready { build } => Self::new("ready").with("build", build),
            FromEncoder::Loaded { excerpt } => {
                Self::new("loaded").with("excerpt", Uint8Array::from(excerpt.as_slice()))
            }
            FromEncoder::Refused { message } => Self::new("refused").with("message", message),
            FromEncoder::Scores { request, scores, millis } => {
                let values = Float32Array::from(scores.values.as_slice());
                let buffer = values.buffer();
                let width = u32::try_from(scores.width).unwrap_or_default();
                let message = Self::new("scores").with("request", request).with("width", width);
                message.with("values", values).with("millis", millis).handing(&buffer)
            }
            FromEncoder::Idle { request } => Self::new("idle").with("request", request),
            FromEncoder::Broken { message } => Self::new("broken").with("message", message),
        }
    }
}

impl ToEncoder {
    /// Reads a message; none if it is another build's.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<Self> {
        match text(message, "say")?.as_str() {
            "load" => Some(Self::Load {
                model: get(message, "model")?.dyn_into().ok()?,
                fingerprint: number(message, "fingerprint")?,
            }),
            "run" => {
                let channels: Array = get(message, "channels")?.dyn_into().ok()?;
                let channel = |channel: JsValue| channel.dyn_into::<Uint8Array>().ok().map(|values| values.to_vec());
                let window = Window {
                    pieces: get(message, "pieces")?.dyn_into::<Uint32Array>().ok()?.to_vec(),
                    channels: channels.iter().map(channel).collect::<Option<_>>()?,
                    words: get(message, "words")?.dyn_into::<Uint32Array>().ok()?.to_vec(),
                };
                Some(Self::Run { request: number(message, "request")?, window })
            }
            "crash" => Some(Self::Crash),
            _ => None,
        }
    }
}

impl FromEncoder {
    /// Reads a message; none if it is another build's.
    #[must_use]
    pub fn from_message(message: &JsValue) -> Option<Self> {
        let request = || number(message, "request");
        match text(message, "say")?.as_str() {
            "ready" => Some(Self::Ready { build: text(message, "build")? }),
            "loaded" => {
                Some(Self::Loaded { excerpt: get(message, "excerpt")?.dyn_into::<Uint8Array>().ok()?.to_vec() })
            }
            "refused" => Some(Self::Refused { message: text(message, "message")? }),
            "scores" => {
                let values = get(message, "values")?.dyn_into::<Float32Array>().ok()?.to_vec();
                let width = usize::try_from(number(message, "width")?).ok()?;
                let millis = get(message, "millis")?.as_f64()?;
                Some(Self::Scores { request: request()?, scores: Scores { width, values }, millis })
            }
            "idle" => Some(Self::Idle { request: request()? }),
            "broken" => Some(Self::Broken { message: text(message, "message")? }),
            _ => None,
        }
    }
}

fn get(message: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(message, &key.into()).ok()
}

fn text(message: &JsValue, key: &str) -> Option<String> {
    get(message, key)?.as_string()
}

fn number(message: &JsValue, key: &str) -> Option<u32> {
    // Casting saturates.
    get(message, key)?.as_f64().map(|number| number as u32)
}
