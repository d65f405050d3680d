//! The page's end: starts the worker, asks, and starts it again after a crash; carries windows to
//! the encoder workers and their scores back. After loading, only [`Client::load_network`] touches
//! the net, once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::network::{Network, Progress};
use super::pool::{Pool, PoolEvent};
use super::program::Program;
use super::protocol::{BUILD, FromWorker, ToWorker, pack, unpack};
use super::queue::{Job, Queue};
use super::{assets, refine};
use crate::document::{Analysis, Options};

/// What the page is told.
#[derive(Debug)]
pub enum Event {
    /// The worker has read a text of its own, for the page to practise on.
    Rehearsal(Box<Analysis>),
    /// The worker is up and of this build.
    Ready,
    /// A document is being read now.
    Started(u32),
    /// How far the network is.
    Network(Progress),
    /// A document has been read; again when the network has read more of it.
    Done {
        /// Which.
        document: u32,
        /// What was found.
        analysis: Box<Analysis>,
        /// How long the engine took, in milliseconds.
        millis: f64,
        /// How many windows the network has still to read.
        missing: u32,
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
    /// It could not be loaded or started.
    Missing,
    /// It is of another build.
    Stale,
}

/// A handle to the worker; clones share it.
#[derive(Clone)]
pub struct Client(Rc<Inner>);

/// A listener that lives as long as the worker it listens to.
type Listener<E> = RefCell<Option<Closure<dyn Fn(E)>>>;

struct Inner {
    queue: RefCell<Queue>,
    program: RefCell<Option<Program>>,
    worker: RefCell<Option<Worker>>,
    ready: Cell<bool>,
    rehearsed: Cell<bool>,
    /// The page's address asks for a crash instead of the next answer.
    crash_next: Cell<bool>,
    last_words: RefCell<String>,
    network: Network,
    on_message: Listener<MessageEvent>,
    on_error: Listener<ErrorEvent>,
    notify: Box<dyn Fn(Event)>,
}

impl Client {
    /// Begins to load and start the worker. `crash_first` makes it panic instead of answering the
    /// first time.
    pub fn start(crash_first: bool, notify: impl Fn(Event) + 'static) -> Self {
        let inner = Rc::new(Inner {
            queue: RefCell::default(),
            program: RefCell::default(),
            worker: RefCell::default(),
            ready: Cell::new(false),
            rehearsed: Cell::new(false),
            crash_next: Cell::new(crash_first),
            last_words: RefCell::default(),
            network: Network::default(),
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
        spawn_local(Rc::clone(&inner).load());
        Self(inner)
    }

    /// Asks for a document to be read; see [`Queue::push`]. Whether it is being read already.
    pub fn read(&self, document: u32, text: &str, options: Options, urgent: bool) -> bool {
        self.0.forget(Some(document));
        if urgent {
            self.0.network.front.set(Some(document));
        }
        self.0.queue.borrow_mut().push(Job { document, text: text.to_owned(), options }, urgent);
        self.0.pump() == Some(document)
    }

    /// Wants nothing more of a document.
    pub fn forget(&self, document: u32) {
        self.0.forget(Some(document));
        self.0.queue.borrow_mut().forget(document);
    }

    /// Stops reading and drops what waits; the documents that were given up.
    #[must_use]
    pub fn cancel(&self) -> Vec<u32> {
        self.0.forget(None);
        let dropped = self.0.queue.borrow_mut().cancel();
        if !dropped.is_empty() {
            self.0.restart();
        }
        dropped
    }

    /// Loads the network, unless that has been done, and has it read along in `workers` workers.
    pub fn load_network(&self, workers: usize) {
        if !self.0.network.asked.replace(true) {
            spawn_local(Rc::clone(&self.0).load_network(workers));
        }
    }
}

impl Inner {
    async fn load_network(self: Rc<Self>, workers: usize) {
        let telling = Rc::downgrade(&self);
        let progress = move |loaded, total| {
            if let Some(inner) = telling.upgrade() {
                (inner.notify)(Event::Network(Progress::Loading { loaded, total }));
            }
        };
        match assets::load(progress).await {
            Ok(assets) => {
                let hearing = Rc::downgrade(&self);
                let pool = Pool::start(assets, workers, move |event| {
                    if let Some(inner) = hearing.upgrade() {
                        inner.hear_pool(event);
                    }
                });
                self.network.pool.replace(Some(pool));
            }
            Err(message) => self.lose_network(message),
        }
    }

    fn hear_pool(&self, event: PoolEvent) {
        match event {
            PoolEvent::Loaded(excerpt) => {
                self.network.excerpt.replace(Some(excerpt));
                self.send_network();
            }
            PoolEvent::Scores { request, index, scores } => {
                if self.network.document(request).is_some() {
                    self.send(&ToWorker::Scores { request, index, scores: pack(&scores) });
                }
            }
            PoolEvent::Gone(message) => {
                spawn_local(assets::forget());
                self.lose_network(message);
            }
        }
    }

    /// Has the engine read with the network from now on.
    fn send_network(&self) {
        if self.ready.get()
            && let Some(excerpt) = self.network.excerpt.borrow().clone()
        {
            self.send(&ToWorker::Load { excerpt });
        }
    }

    /// There is no network, or none any more; asking for it again is allowed.
    fn lose_network(&self, message: String) {
        self.forget(None);
        self.network.asked.set(false);
        (self.notify)(Event::Network(Progress::Failed(message)));
    }

    /// Wants no more windows of a document, or of any.
    fn forget(&self, document: Option<u32>) {
        for request in self.network.forget(document) {
            self.send(&ToWorker::Forget { request });
        }
    }

    /// Sends a message that has no answer of its own.
    fn send(&self, message: &ToWorker) {
        if let (Some(worker), Ok(message)) = (&*self.worker.borrow(), serde_wasm_bindgen::to_value(message)) {
            // A worker that cannot be reached is about to be reported as broken.
            let _ = worker.post_message(&message);
        }
    }

    async fn load(self: Rc<Self>) {
        match Program::of_page().await {
            Ok(program) => {
                self.program.replace(Some(program));
                self.restart();
            }
            Err(_) => (self.notify)(Event::Unavailable(Trouble::Missing)),
        }
    }

    /// Ends the worker, if there is one, and starts a new one.
    fn restart(&self) {
        self.stop();
        let started = self.program.borrow().as_ref().map(|program| program.start(|worker| self.listen(worker)));
        match started {
            Some(Ok(worker)) => {
                self.worker.replace(Some(worker));
            }
            Some(Err(_)) => (self.notify)(Event::Unavailable(Trouble::Missing)),
            None => {}
        }
    }

    fn stop(&self) {
        self.ready.set(false);
        if let Some(old) = self.worker.take() {
            old.terminate();
        }
    }

    fn listen(&self, worker: &Worker) {
        let on_message = self.on_message.borrow();
        let on_error = self.on_error.borrow();
        worker.set_onmessage(on_message.as_ref().map(|closure| closure.as_ref().unchecked_ref()));
        worker.set_onmessageerror(on_error.as_ref().map(|closure| closure.as_ref().unchecked_ref()));
        worker.set_onerror(on_error.as_ref().map(|closure| closure.as_ref().unchecked_ref()));
    }

    fn hear(&self, event: &MessageEvent) {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(FromWorker::Ready { build }) if build == BUILD => {
                self.ready.set(true);
                (self.notify)(Event::Ready);
                self.send_network();
                self.pump();
            }
            Ok(FromWorker::Rehearsal { analysis }) => {
                // After a crash the page has shown an article before.
                if let Some(analysis) = unpack(&analysis).filter(|_| !self.rehearsed.replace(true)) {
                    (self.notify)(Event::Rehearsal(Box::new(analysis)));
                }
            }
            Ok(FromWorker::Ready { .. }) | Err(_) => {
                self.stop();
                (self.notify)(Event::Unavailable(Trouble::Stale));
            }
            Ok(FromWorker::Done { request, analysis, millis, missing }) => {
                let first = self.queue.borrow_mut().done(request);
                // The next text goes out first, so that worker and page work at the same time.
                self.pump();
                let document = first.or_else(|| self.network.document(request));
                let Some(document) = document else {
                    return self.send(&ToWorker::Forget { request });
                };
                self.network.note(request, document, missing);
                if let Some(analysis) = unpack(&analysis) {
                    (self.notify)(Event::Done { document, analysis: Box::new(analysis), millis, missing });
                }
            }
            Ok(FromWorker::Wanted { request, windows }) => {
                self.network.read(request, unpack::<Vec<refine::Wanted>>(&windows).unwrap_or_default());
            }
            Ok(FromWorker::Loaded { refused }) => match refused {
                None => (self.notify)(Event::Network(Progress::Ready)),
                Some(message) => self.lose_network(message),
            },
            Ok(FromWorker::Broken { message }) => {
                self.last_words.replace(message);
            }
        }
    }

    fn recover(&self, told: String) {
        let said = self.last_words.take();
        let _ = self.network.forget(None);
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

    /// Sends the next text if the worker is free; its document.
    fn pump(&self) -> Option<u32> {
        if !self.ready.get() {
            return None;
        }
        let (request, Job { document, text, options }) = self.queue.borrow_mut().send_next()?;
        (self.notify)(Event::Started(document));
        let message =
            if self.crash_next.take() { ToWorker::Crash } else { ToWorker::Analyze { request, text, options } };
        let message = serde_wasm_bindgen::to_value(&message).ok()?;
        let sent = self.worker.borrow().as_ref().map(|worker| worker.post_message(&message));
        if matches!(sent, Some(Err(_))) {
            self.recover(String::new());
            return None;
        }
        Some(document)
    }
}
