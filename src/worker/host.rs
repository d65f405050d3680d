//! The worker's end: owns one engine and answers.

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::protocol::{BUILD, FromWorker, ToWorker};
use crate::Engine;

/// Loads the engine, says so, and listens. Called once by the worker's `main`.
pub fn run() {
    std::panic::set_hook(Box::new(|info| {
        // A trap itself carries no words, so they go ahead of it.
        post(&scope(), &FromWorker::Broken { message: info.to_string() });
        console_error_panic_hook::hook(info);
    }));
    let scope = scope();
    let engine = Engine::new();
    let answering = scope.clone();
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(ToWorker::Analyze { request, text, options }) => {
                let start = now(&answering);
                let analysis = Box::new(engine.analyze(&text, &options));
                let millis = now(&answering) - start;
                post(&answering, &FromWorker::Done { request, analysis, millis });
            }
            Ok(ToWorker::Crash) => panic!("the page asked for a crash"),
            // Another build's message; the handshake has told the page already.
            Err(_) => {}
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    post(&scope, &FromWorker::Ready { build: BUILD.to_owned() });
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
