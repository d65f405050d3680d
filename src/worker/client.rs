//! The page's end: loads the worker's two files once, starts the worker from a blob (so that it
//! inherits the page's content security policy), asks, and starts it again after a crash. After
//! loading, nothing here touches the network.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, HtmlLinkElement, MessageEvent, Response, Url, Worker};

use super::protocol::{BUILD, FromWorker, ToWorker};
use super::queue::{Job, Queue};
use crate::document::{Analysis, Options};

/// What the page is told.
#[derive(Debug)]
pub enum Event {
    /// The worker is up and of this build.
    Ready,
    /// A document is being read now.
    Started(u32),
    /// A document has been read.
    Done {
        /// Which.
        document: u32,
        /// What was found.
        analysis: Box<Analysis>,
        /// How long the engine took, in milliseconds.
        millis: f64,
    },
    /// The worker broke and was started again.
    Crashed {
        /// What it was reading.
        document: Option<u32>,
        /// What the program said.
        message: String,
    },
    /// There is no worker to ask.
    Unavailable(Trouble),
}

/// Why there is no worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its files could not be loaded.
    Missing,
    /// It is of another build, and loading it anew did not help.
    Stale,
}

/// A handle to the worker; clones share it.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

/// A listener that lives as long as the worker it listens to.
type Listener<E> = RefCell<Option<Closure<dyn Fn(E)>>>;

struct Inner {
    queue: RefCell<Queue>,
    parts: RefCell<Option<Parts>>,
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    reloaded: Cell<bool>,
    /// The page's address asks for a crash instead of the next answer.
    crash_next: Cell<bool>,
    last_words: RefCell<String>,
    on_message: Listener<MessageEvent>,
    on_error: Listener<ErrorEvent>,
    notify: Box<dyn Fn(Event)>,
}

/// What a worker is started from, kept so that a restart needs no network.
struct Parts {
    script: String,
    module: JsValue,
}

/// Runs in the worker after its glue: the first message is the compiled module; starting it sets
/// the real message handler, and whatever was sent meanwhile waits in the queue.
const BOOT: &str = "\n;onmessage = event => { onmessage = null; wasm_bindgen.initSync({ module: event.data }); };\n";

impl Client {
    /// Begins to load and start the worker. `crash_first` makes it panic instead of answering the
    /// first time.
    pub fn start(crash_first: bool, notify: impl Fn(Event) + 'static) -> Self {
        let inner = Rc::new(Inner {
            queue: RefCell::default(),
            parts: RefCell::default(),
            worker: RefCell::default(),
            ready: Cell::new(false),
            reloaded: Cell::new(false),
            crash_next: Cell::new(crash_first),
            last_words: RefCell::default(),
            on_message: RefCell::default(),
            on_error: RefCell::default(),
            notify: Box::new(notify),
        });
        let for_message = Rc::downgrade(&inner);
        inner.on_message.replace(Some(Closure::new(move |event: MessageEvent| {
            if let Some(inner) = for_message.upgrade() {
                inner.hear(&event);
            }
        })));
        let for_error = Rc::downgrade(&inner);
        inner.on_error.replace(Some(Closure::new(move |event: ErrorEvent| {
            event.prevent_default();
            if let Some(inner) = for_error.upgrade() {
                inner.recover(event.message());
            }
        })));
        spawn_local(Rc::clone(&inner).load(""));
        Self(inner)
    }

    /// Asks for a document to be read; see [`Queue::push`].
    pub fn read(&self, document: u32, text: &str, options: Options, urgent: bool) {
        self.0.queue.borrow_mut().push(Job { document, text: text.to_owned(), options }, urgent);
        self.0.pump();
    }

    /// Wants nothing more of a document.
    pub fn forget(&self, document: u32) {
        self.0.queue.borrow_mut().forget(document);
    }

    /// Stops reading and drops what waits; the documents that were given up.
    #[must_use]
    pub fn cancel(&self) -> Vec<u32> {
        let dropped = self.0.queue.borrow_mut().cancel();
        if !dropped.is_empty() {
            self.0.restart();
        }
        dropped
    }
}

impl Inner {
    async fn load(self: Rc<Self>, query: &'static str) {
        match load(query).await {
            Ok(parts) => {
                self.parts.replace(Some(parts));
                self.restart();
            }
            Err(_) => (self.notify)(Event::Unavailable(Trouble::Missing)),
        }
    }

    /// Ends the worker, if there is one, and starts a new one.
    fn restart(&self) {
        self.ready.set(false);
        if let Some(old) = self.worker.take() {
            old.terminate();
        }
        let started = self.parts.borrow().as_ref().and_then(|parts| self.spawn(parts).ok());
        match started {
            Some(worker) => {
                self.worker.replace(Some(worker));
            }
            None if self.parts.borrow().is_some() => (self.notify)(Event::Unavailable(Trouble::Missing)),
            None => {}
        }
    }

    /// The one place where a worker is made, always from the blob.
    fn spawn(&self, parts: &Parts) -> Result<Worker, JsValue> {
        let worker = Worker::new(&parts.script)?;
        let on_message = self.on_message.borrow();
        let on_error = self.on_error.borrow();
        worker.set_onmessage(on_message.as_ref().map(|closure| closure.as_ref().unchecked_ref()));
        worker.set_onmessageerror(on_error.as_ref().map(|closure| closure.as_ref().unchecked_ref()));
        worker.set_onerror(on_error.as_ref().map(|closure| closure.as_ref().unchecked_ref()));
        worker.post_message(&parts.module)?;
        Ok(worker)
    }

    fn hear(self: &Rc<Self>, event: &MessageEvent) {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(FromWorker::Ready { build }) if build == BUILD => {
                self.ready.set(true);
                (self.notify)(Event::Ready);
                self.pump();
            }
            Ok(FromWorker::Ready { .. }) | Err(_) => self.reload(),
            Ok(FromWorker::Done { request, analysis, millis }) => {
                let document = self.queue.borrow_mut().done(request);
                // The next text goes out first, so that worker and page work at the same time.
                self.pump();
                if let Some(document) = document {
                    (self.notify)(Event::Done { document, analysis, millis });
                }
            }
            Ok(FromWorker::Broken { message }) => {
                self.last_words.replace(message);
            }
        }
    }

    /// A worker of another build: its files are asked for once more, past every cache.
    fn reload(self: &Rc<Self>) {
        self.ready.set(false);
        if let Some(old) = self.worker.take() {
            old.terminate();
        }
        if self.reloaded.replace(true) {
            (self.notify)(Event::Unavailable(Trouble::Stale));
        } else {
            spawn_local(Rc::clone(self).load(BUILD));
        }
    }

    fn recover(&self, told: String) {
        let said = self.last_words.take();
        let document = self.queue.borrow_mut().crashed();
        let loaded = self.ready.get();
        self.ready.set(false);
        if loaded {
            self.restart();
            (self.notify)(Event::Crashed { document, message: if said.is_empty() { told } else { said } });
        } else {
            // It breaks before it is up; starting it again would go on for ever.
            (self.notify)(Event::Unavailable(Trouble::Missing));
        }
    }

    /// Sends the next text if the worker is free.
    fn pump(&self) {
        if !self.ready.get() {
            return;
        }
        let Some((request, Job { document, text, options })) = self.queue.borrow_mut().send_next() else { return };
        (self.notify)(Event::Started(document));
        let message =
            if self.crash_next.take() { ToWorker::Crash } else { ToWorker::Analyze { request, text, options } };
        let Ok(message) = serde_wasm_bindgen::to_value(&message) else { return };
        let sent = self.worker.borrow().as_ref().map(|worker| worker.post_message(&message));
        if matches!(sent, Some(Err(_))) {
            self.recover(String::new());
        }
    }
}

async fn load(query: &str) -> Result<Parts, JsValue> {
    let glue = get("worker-glue", query).await?;
    let wasm = get("worker-wasm", query).await?;
    let glue = JsFuture::from(glue.text()?).await?;
    let bytes = JsFuture::from(wasm.array_buffer()?).await?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await?;
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of2(&glue, &BOOT.into()), &options)?;
    Ok(Parts { script: Url::create_object_url_with_blob(&blob)?, module })
}

/// Fetches a file whose address stands in the page, where the build has written its version.
async fn get(link: &str, query: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlLinkElement = document.get_element_by_id(link).ok_or(JsValue::NULL)?.unchecked_into();
    let mut address = link.href();
    if !query.is_empty() {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(query);
    }
    let response: Response = JsFuture::from(window.fetch_with_str(&address)).await?.unchecked_into();
    if response.ok() { Ok(response) } else { Err(JsValue::NULL) }
}
