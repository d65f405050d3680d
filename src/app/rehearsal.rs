//! Before the first article: its views are built once off the page, from what the worker read while
//! it warmed up. Browsers compile a function when it is first called, and the first article should
//! not wait for that.

use std::sync::Arc;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Workspace;
use super::state::State;
use crate::document::Analysis;
use crate::view::{Shown, labels};

/// Builds an article that nobody sees, and drops it when all that follows from it has run.
pub(super) fn run(analysis: Analysis) {
    let Ok(stage) = document().create_element("div") else { return };
    let played = mount_to(stage.unchecked_into(), move || {
        let state = State::alone();
        provide_context(state);
        let article = state.add(labels::UNTITLED.to_owned());
        article.text.set(Arc::from(analysis.text.as_str()));
        article.shown.set(Some(Arc::new(Shown::of(analysis))));
        state.show(article.id);
        view! { <Workspace/> }
    });
    set_timeout(move || drop(played), Duration::ZERO);
}
