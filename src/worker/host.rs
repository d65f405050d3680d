//! The worker's end: owns one engine and answers.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::protocol::{BUILD, FromWorker, ToWorker, pack};
use super::trap;
use crate::{Engine, Options};

/// Read a few times before the first question: the browser compiles a function well only after it
/// has run for a while, and the first article should not wait for that.
const WARM_UP: &str = "PORT VALE, May 14, 2024 (Wire) - Mayor Ana Ruiz believes that the old bridge will last.\n\n\
    “It was built [in 1902] to stay. Nobody has closed it since,” Ruiz said on Tuesday at a meeting with \
    Transport Minister Omar Haddad. She called it “a gift”, adding that it would open in June, “as planned.”\n\n\
    According to the Vale Institute, two senior officials told the council that the toll would not rise. \
    “We heard them, the minister assured. He declined to comment on the European Union’s money.";
/// How often before the worker says that it is ready, and how often after.
const ROUNDS_BEFORE: u32 = 3;
const ROUNDS_AFTER: u32 = 12;
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
    let analysis = pack(&engine.analyze(WARM_UP, &Options::default()));
    post(&scope, &FromWorker::Rehearsal { analysis });
    // While the page practises.
    (0..ROUNDS_BEFORE).for_each(|_| warm_up(&engine));
    let warming = Rc::clone(&engine);
    let answering = scope.clone();
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(ToWorker::Analyze { request, text, options }) => {
                let start = now(&answering);
                let analysis = engine.analyze(&text, &options);
                let millis = now(&answering) - start;
                post(&answering, &FromWorker::Done { request, analysis: pack(&analysis), millis });
            }
            Ok(ToWorker::Crash) => panic!("the page asked for a crash"),
            // Another build's message; the handshake has told the page already.
            Err(_) => {}
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    post(&scope, &FromWorker::Ready { build: BUILD.to_owned() });
    keep_warming(scope, warming, ROUNDS_AFTER);
}

/// Reads the text for warming up, on the way that every text goes.
fn warm_up(engine: &Engine) {
    let analysis = pack(&engine.analyze(WARM_UP, &Options::default()));
    // The way of the answer is warmed up too; this one is not sent.
    let _ = serde_wasm_bindgen::to_value(&FromWorker::Done { request: 0, analysis, millis: 0.0 });
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
