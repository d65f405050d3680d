//! What the reader sees when the worker broke: what happened, and the text in safety.

use leptos::prelude::*;

use super::download;
use super::state::{Progress, state};
use crate::view::labels;

/// The card, when there was a crash.
#[component]
pub(super) fn CrashCard() -> impl IntoView {
    let state = state();
    let again = move |id: Option<u32>| {
        state.crash.set(None);
        let article = id.and_then(|id| state.articles.with_untracked(|all| all.iter().find(|a| a.id == id).copied()));
        if let Some(article) = article {
            article.progress.set(Progress::Queued);
            state.read(article);
        }
    };
    move || {
        state.crash.get().map(|crash| {
            let id = crash.article;
            view! {
                <section class="crash" role="alert" aria-labelledby="crash-title">
                    <h2 id="crash-title" class="crash-title">{labels::CRASH_TITLE}</h2>
                    <p>{labels::CRASH_BODY}</p>
                    <div class="crash-actions">
                        <button type="button" class="primary" on:click=move |_| download::save_text(state, id)>{labels::CRASH_SAVE}</button>
                        <button type="button" on:click=move |_| again(id)>{labels::TRY_AGAIN}</button>
                        <button type="button" on:click=move |_| state.crash.set(None)>{labels::CLOSE}</button>
                    </div>
                    <details><summary>{labels::CRASH_DETAIL}</summary><pre class="crash-said">{crash.message}</pre></details>
                </section>
            }
            .into_any()
        })
    }
}
