//! When the page itself breaks, its components are gone. The listener still runs, and draws a card
//! by plain calls: every open text, ready to be copied or saved, and a link that reloads.

use std::cell::RefCell;

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

use super::download;
use super::state::State;
use crate::view::labels;
use crate::worker::trap;

thread_local! {
    static STATE: RefCell<Option<State>> = const { RefCell::new(None) };
}

/// Draws the card instead of leaving a dead page.
pub(super) fn install() {
    trap::listen(&window(), |_| {
        // Nothing more can be done when even this fails.
        let _ = draw();
    });
}

/// Lets the card find the texts.
pub(super) fn remember(state: State) {
    STATE.with(|remembered| remembered.replace(Some(state)));
}

fn texts() -> String {
    use leptos::prelude::*;
    let Some(state) = STATE.with(|remembered| *remembered.borrow()) else { return String::new() };
    let articles = state.articles.try_get_untracked().unwrap_or_default();
    let texts: Vec<String> =
        articles.iter().filter_map(|article| article.text.try_get_untracked()).map(|text| text.to_string()).collect();
    texts.join("\n\n\n")
}

fn draw() -> Result<(), JsValue> {
    let document = document();
    let body = document.body().ok_or(JsValue::NULL)?;
    let add = |name: &str, class: &str, words: &str| -> Result<web_sys::Element, JsValue> {
        let element = document.create_element(name)?;
        element.set_class_name(class);
        element.set_text_content(Some(words));
        Ok(element)
    };
    let text = texts();
    let card = add("section", "crash page-crash", "")?;
    card.set_attribute("role", "alert")?;
    let title = add("h2", "crash-title", labels::CRASH_TITLE)?;
    let told = add("p", "", labels::CRASH_PAGE_BODY)?;
    card.append_with_node_2(&title, &told)?;
    let actions = add("div", "crash-actions", "")?;
    let save = add("a", "button primary", labels::CRASH_SAVE)?;
    save.set_attribute("href", &download::address_of(&text, "text/plain")?)?;
    save.set_attribute("download", "article.txt")?;
    actions.append_child(&save)?;
    let reload = add("a", "button", labels::RELOAD)?;
    reload.set_attribute("href", "")?;
    actions.append_child(&reload)?;
    card.append_child(&actions)?;
    let field = add("textarea", "crash-text", &text)?;
    field.set_attribute("aria-label", labels::EDIT_LABEL)?;
    field.set_attribute("readonly", "")?;
    card.append_child(&field)?;
    body.replace_children_with_node_1(&card);
    Ok(())
}
