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

/// When all that follows from an article has been built, its list of quotes included.
const CURTAIN: Duration = Duration::from_millis(100);

/// Builds an article that nobody sees, and drops it again.
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
    set_timeout(move || drop(played), CURTAIN);
}
