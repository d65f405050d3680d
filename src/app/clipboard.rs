//! Copying, in two flavors where that helps.

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::ClipboardItem;

use super::download::blob;
use super::state::State;
use crate::document::QuoteId;
use crate::view::{copy, labels};

/// Copies a quote with its attribution, as text and as HTML.
pub(super) fn copy_quote(state: State, id: QuoteId) {
    let Some(copied) = state.shown_now().and_then(|shown| copy::quote(&shown.analysis, id)) else { return };
    let promise = both(&copied).unwrap_or_else(|_| window().navigator().clipboard().write_text(&copied.plain));
    report(state, promise);
}

/// Copies plain text.
pub(super) fn copy_text(state: State, text: &str) {
    report(state, window().navigator().clipboard().write_text(text));
}

fn both(copied: &copy::Copied) -> Result<Promise, JsValue> {
    let flavors = Object::new();
    for (kind, content) in [("text/plain", &copied.plain), ("text/html", &copied.html)] {
        Reflect::set(&flavors, &kind.into(), &blob(content, kind)?.into())?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&flavors)?;
    Ok(window().navigator().clipboard().write(&Array::of1(&item)))
}

fn report(state: State, promise: Promise) {
    spawn_local(async move {
        let done = JsFuture::from(promise).await.is_ok();
        // The same words twice in a row would not be said again.
        state.say("");
        state.say(if done { labels::COPIED } else { labels::COPY_FAILED });
    });
}
