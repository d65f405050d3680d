//! The worker's end: owns one engine and answers.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::SAMPLE;
use super::protocol::{BUILD, FromWorker, ToWorker, pack, unpack};
use super::refine::{Answer, Refiner};
use super::trap;
use crate::model::network::ModelFile;
use crate::model::{Model, features};
use crate::{Engine, Options};

/// How often the article of our own is read before the worker says that it is ready, and how often after:
/// the browser compiles a function well only after it has run for a while, and the first article should
/// not wait for that.
const ROUNDS_BEFORE: u32 = 1;
const ROUNDS_AFTER: u32 = 20;
/// Milliseconds between two rounds.
const PAUSE: i32 = 100;

/// Whether this copy of the program runs in a worker.
#[must_use]
pub fn is_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Loads the engine, says so, and listens. Called once, by `main`.
pub fn run() {
    let scope = scope();
    let dying = scope.clone();
    // What the page is told of it by itself does not say where.
    trap::listen(&scope, move |message| post(&dying, &FromWorker::Broken { message }));
    let engine = Rc::new(Engine::new());
    let analysis = pack(&engine.analyze(SAMPLE, &Options::default()));
    post(&scope, &FromWorker::Rehearsal { analysis });
    // While the page practises.
    (0..ROUNDS_BEFORE).for_each(|_| warm_up(&engine));
    let warming = Rc::clone(&engine);
    let answering = Answering { scope: scope.clone(), engine, refiner: RefCell::default(), told: Cell::new(0.0) };
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        // Another build's message is passed over; the handshake has told the page already.
        if let Ok(message) = serde_wasm_bindgen::from_value(event.data()) {
            answering.hear(message);
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    post(&scope, &FromWorker::Ready { build: BUILD.to_owned() });
    keep_warming(scope, warming, ROUNDS_AFTER);
}

/// Least time between two answers to one text while more scores are to come, in milliseconds.
const PATIENCE: f64 = 250.0;

/// The engine with what waits for the network.
struct Answering {
    scope: DedicatedWorkerGlobalScope,
    engine: Rc<Engine>,
    refiner: RefCell<Refiner>,
    /// When the last answer went out.
    told: Cell<f64>,
}

impl Answering {
    fn hear(&self, message: ToWorker) {
        let mut refiner = self.refiner.borrow_mut();
        match message {
            ToWorker::Analyze { request, text, options } => {
                let start = now(&self.scope);
                let (answer, wanted) = refiner.open(&self.engine, request, &text, &options);
                self.tell(request, &answer, start);
                if !wanted.is_empty() {
                    post(&self.scope, &FromWorker::Wanted { request, windows: pack(&wanted) });
                }
            }
            ToWorker::Scores { request, index, scores } => {
                let start = now(&self.scope);
                let Some(scores) = unpack(&scores) else { return };
                let Some(missing) = refiner.take(request, index, scores) else { return };
                if missing > 0 && start - self.told.get() < PATIENCE {
                    return;
                }
                if let Some(answer) = refiner.answer(&self.engine, request) {
                    self.tell(request, &answer, start);
                }
            }
            ToWorker::Load { excerpt } => {
                let fingerprint = features::fingerprint();
                let model = ModelFile::read(&excerpt, fingerprint).and_then(|file| Model::new(&file));
                let refused = model.map(|model| refiner.load(model)).err().map(|error| error.to_string());
                post(&self.scope, &FromWorker::Loaded { refused });
            }
            ToWorker::Forget { request } => refiner.forget(request),
            ToWorker::Crash => panic!("the page asked for a crash"),
        }
    }

    fn tell(&self, request: u32, answer: &Answer, start: f64) {
        let end = now(&self.scope);
        let analysis = pack(&answer.analysis);
        self.told.set(end);
        let missing = u32::try_from(answer.missing).unwrap_or(u32::MAX);
        post(&self.scope, &FromWorker::Done { request, analysis, millis: end - start, missing });
    }
}

/// Reads the article of our own, on the way that every text goes.
fn warm_up(engine: &Engine) {
    let analysis = pack(&engine.analyze(SAMPLE, &Options::default()));
    // The way of the answer is warmed up too; this one is not sent.
    let _ = serde_wasm_bindgen::to_value(&FromWorker::Done { request: 0, analysis, millis: 0.0, missing: 0 });
}

/// The other rounds, each after a pause, so that a question seldom waits for one.
fn keep_warming(scope: DedicatedWorkerGlobalScope, engine: Rc<Engine>, rounds: u32) {
    let clock = scope.clone();
    let next = Closure::once_into_js(move || {
        warm_up(&engine);
        if rounds > 1 {
            keep_warming(scope, engine, rounds - 1);
        }
    });
    // Without a timer the worker is cold, which is no harm.
    let _ = clock.set_timeout_with_callback_and_timeout_and_arguments_0(next.unchecked_ref(), PAUSE);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |performance| performance.now())
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &FromWorker) {
    if let Ok(message) = serde_wasm_bindgen::to_value(message) {
        // Fails only for values that cannot be cloned, and these are plain.
        let _ = scope.post_message(&message);
    }
}
