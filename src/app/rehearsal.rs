//! Before the first article: its views are built out of sight, from what the worker read while
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
/// How often it is built: browsers compile a function well only after it has run for a while.
const ROUNDS: u32 = 4;

/// Builds an article that nobody sees, and drops it again.
pub(super) fn run(analysis: Analysis) {
    play(Arc::new(Shown::of(analysis)), ROUNDS);
}

fn play(shown: Arc<Shown>, rounds: u32) {
    let (Some(body), Ok(stage)) = (document().body(), document().create_element("div")) else { return };
    stage.set_class_name("rehearsal");
    let _ = body.append_child(&stage);
    let again = Arc::clone(&shown);
    let played = mount_to(stage.clone().unchecked_into(), move || {
        let state = State::alone();
        provide_context(state);
        let article = state.add(labels::UNTITLED.to_owned());
        article.text.set(Arc::from(shown.analysis.text.as_str()));
        article.shown.set(Some(shown));
        state.show(article.id);
        view! { <Workspace/> }
    });
    let strike = move || {
        drop(played);
        stage.remove();
        if rounds > 1 {
            play(again, rounds - 1);
        }
    };
    set_timeout(strike, CURTAIN);
}
