//! Files that the reader takes away.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::clipboard;
use super::state::State;
use crate::export::json;

/// Saves the result of the article in front.
pub(super) fn save_json(state: State) {
    if let Some((name, json)) = result(state) {
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        save(&format!("{stem}.json"), &json, "application/json");
    }
}

/// Copies the result of the article in front.
pub(super) fn copy_json(state: State) {
    if let Some((_, json)) = result(state) {
        clipboard::copy_text(state, &json);
    }
}

/// Saves the text of an article as it is.
pub(super) fn save_text(state: State, id: Option<u32>) {
    let article = state.articles.with_untracked(|all| all.iter().find(|article| Some(article.id) == id).copied());
    if let Some(article) = article.or(untrack(|| state.current())) {
        let name = article.name.get_untracked();
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        article.text.with_untracked(|text| save(&format!("{stem}.txt"), text, "text/plain"));
    }
}

fn result(state: State) -> Option<(String, String)> {
    let name = untrack(|| state.current())?.name.get_untracked();
    let json = json::write(&name, &state.shown_now()?.analysis);
    Some((name, json))
}

fn save(name: &str, content: &str, kind: &str) {
    let Ok(address) = address_of(content, kind) else { return };
    if let Ok(element) = document().create_element("a") {
        let link: HtmlAnchorElement = element.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser needs the address until it has begun to save.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        std::time::Duration::from_secs(30),
    );
}

/// An address of the page's own memory for this content.
pub(super) fn address_of(content: &str, kind: &str) -> Result<String, JsValue> {
    Url::create_object_url_with_blob(&blob(content, kind)?)
}

/// Text as a blob.
pub(super) fn blob(content: &str, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)
}
