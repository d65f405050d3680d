//! A program that breaks: in the release build a panic ends in a trap at once, without a word from
//! the panic machinery, which would be a tenth of the download. The browser tells of it, and so of
//! every other trap, with the place where it happened.

use js_sys::Reflect;
use js_sys::WebAssembly::RuntimeError;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, EventTarget};

/// Calls `told` with what the browser says of a trap in this program. What it calls still runs,
/// but must not rely on anything that the trap may have left half done.
pub fn listen(global: &EventTarget, told: impl Fn(String) + 'static) {
    let listener = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
        let error = event.error();
        if error.is_instance_of::<RuntimeError>() {
            let stack = Reflect::get(&error, &"stack".into()).ok().and_then(|stack| stack.as_string());
            told(stack.unwrap_or_else(|| event.message()));
        }
    });
    // Without a listener a crash is told of in fewer words.
    let _ = global.add_event_listener_with_callback("error", listener.as_ref().unchecked_ref());
    listener.forget();
}
