//! The encoder's end: owns one network and answers.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::encoder_protocol::{BUILD, FromEncoder, Message, ToEncoder};
use super::trap;
use crate::model::network::{Encoder, ModelFile, Window};

/// Says that it is there, and listens. Called once by the encoder's `main`.
pub fn run() {
    let scope = scope();
    let dying = scope.clone();
    trap::listen(&scope, move |message| post(&dying, FromEncoder::Broken { message }));
    let answering = scope.clone();
    let encoder = RefCell::new(None);
    let answer = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = match ToEncoder::from_message(&event.data()) {
            Some(ToEncoder::Load { model, fingerprint }) => {
                load(&mut encoder.borrow_mut(), &model.to_vec(), fingerprint)
            }
            Some(ToEncoder::Run { request, window }) => score(&answering, encoder.borrow().as_ref(), request, &window),
            Some(ToEncoder::Crash) => panic!("the page asked for a crash"),
            // Another build's message; the handshake has told the page already.
            None => return,
        };
        post(&answering, answer);
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    post(&scope, FromEncoder::Ready { build: BUILD.to_owned() });
}

fn load(encoder: &mut Option<Encoder>, model: &[u8], fingerprint: u32) -> FromEncoder {
    // The old network goes first: there need not be room for two.
    *encoder = None;
    let read = ModelFile::read(model, fingerprint)
        .and_then(|file| Encoder::new(&file).map(|loaded| (loaded, file.excerpt(fingerprint))));
    match read {
        Ok((loaded, excerpt)) => {
            *encoder = Some(loaded);
            FromEncoder::Loaded { excerpt }
        }
        Err(error) => FromEncoder::Refused { message: error.to_string() },
    }
}

fn score(scope: &DedicatedWorkerGlobalScope, encoder: Option<&Encoder>, request: u32, window: &Window) -> FromEncoder {
    let Some(encoder) = encoder else { return FromEncoder::Idle { request } };
    let start = now(scope);
    let scores = encoder.run(window);
    FromEncoder::Scores { request, scores, millis: now(scope) - start }
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn now(scope: &DedicatedWorkerGlobalScope) -> f64 {
    scope.performance().map_or(0.0, |performance| performance.now())
}

fn post(scope: &DedicatedWorkerGlobalScope, message: FromEncoder) {
    let Message { object, transfer } = message.into();
    // Fails only for values that cannot be cloned, and these are plain.
    let _ = scope.post_message_with_transfer(&object, &transfer);
}
