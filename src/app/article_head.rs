//! Above the text: name, publication date, what was counted, and the switch to editing.

use leptos::prelude::*;

use super::reader_note::reader_note;
use super::state::{Article, Progress, state};
use crate::view::labels;

/// The head of the article in front.
#[component]
pub(super) fn ArticleHead() -> impl IntoView {
    let state = state();
    view! { <div class="article-head">{move || state.current().map(|article| head(article).into_any())}</div> }
}

fn head(article: Article) -> impl IntoView {
    let state = state();
    let published = move || {
        let found = article.shown.get().and_then(|shown| shown.analysis.header.published.map(|p| p.date));
        article.given.get().or(found)
    };
    let origin = move || match (article.given.get(), published()) {
        (Some(_), _) => labels::PUBLISHED_GIVEN,
        (None, Some(_)) => labels::PUBLISHED_FOUND,
        (None, None) => labels::PUBLISHED_MISSING,
    };
    let set = move |date| {
        article.given.set(date);
        state.read(article);
    };
    view! {
        <div class="article-line">
            <h2 class="article-name" dir="auto">{move || article.name.get()}</h2>
            <button type="button" class="quiet" aria-pressed=move || state.editing.get().to_string()
                on:click=move |_| state.editing.update(|editing| *editing = !*editing)>
                <span class="icon icon-edit" aria-hidden="true"></span>
                {move || if state.editing.get() { labels::EDIT_DONE } else { labels::EDIT }}
            </button>
        </div>
        <div class="article-line facts">
            <label for="published">{labels::PUBLISHED}</label>
            <input type="date" id="published" class="date-field" aria-describedby="published-origin"
                prop:value=move || published().map(|date| date.to_string()).unwrap_or_default()
                on:change=move |event| set(event_target_value(&event).parse().ok())/>
            <span id="published-origin" class="muted">{origin}</span>
            <Show when=move || article.given.get().is_some()>
                <button type="button" class="link" on:click=move |_| set(None)>{labels::PUBLISHED_RESET}</button>
            </Show>
        </div>
        {reader_note(article)}
        {move || state.trouble.get().map(|words| view! { <p class="notice" role="alert">{words}</p> })}
        {move || article.note.get().map(|words| view! { <p class="notice">{words}</p> })}
        {move || match article.progress.get() {
            Progress::Failed(reason) => Some(view! { <p class="notice" role="alert">{reason}</p> }),
            _ => None,
        }}
    }
}
