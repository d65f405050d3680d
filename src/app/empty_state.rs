//! The page before there is an article.

use leptos::ev;
use leptos::prelude::*;

use super::state::{State, state};
use super::{dom, open_files};
use crate::view::labels;
use crate::worker::SAMPLE;

/// Opens the article written for this project.
pub(super) fn open_sample(state: State) {
    state.read_new(labels::SAMPLE.to_owned(), SAMPLE);
}

/// The empty state: a field that reads whatever is pasted into it.
#[component]
pub(super) fn EmptyState() -> impl IntoView {
    let state = state();
    let field = NodeRef::<leptos::html::Textarea>::new();
    let typed = RwSignal::new(false);
    dom::after_render(|| dom::focus(".paste"));
    // The clipboard's own words, since the field would turn CRLF into LF.
    let on_paste = move |event: ev::ClipboardEvent| {
        let is_empty = field.get_untracked().is_none_or(|field| field.value().is_empty());
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        if is_empty && !text.trim().is_empty() {
            event.prevent_default();
            state.paste(&text);
        }
    };
    let read = move || {
        if let Some(text) = field.get_untracked().map(|field| field.value()).filter(|text| !text.trim().is_empty()) {
            state.paste(&text);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            read();
        }
    };
    view! {
        <main class="empty">
            <h2 class="empty-title">{labels::EMPTY_TITLE}</h2>
            <p class="empty-lead">{labels::EMPTY_LEAD}</p>
            {move || state.trouble.get().map(|words| view! { <p class="notice" role="alert">{words}</p> })}
            <label class="visually-hidden" for="paste">{labels::PASTE_LABEL}</label>
            <div class="paste-frame">
                <textarea id="paste" class="paste" node_ref=field placeholder=labels::PASTE_PLACEHOLDER spellcheck="false"
                    on:paste=on_paste on:keydown=on_key
                    on:input=move |event| typed.set(!event_target_value(&event).trim().is_empty())></textarea>
                <Show when=move || typed.get()>
                    <button type="button" class="primary read-button" on:click=move |_| read()>{labels::READ}</button>
                </Show>
            </div>
            <p class="empty-or">
                {labels::EMPTY_OR}
                <button type="button" class="link" on:click=move |_| open_files::pick()>{labels::EMPTY_CHOOSE}</button>
                {labels::EMPTY_OR_SAMPLE}
                <button type="button" class="link" on:click=move |_| open_sample(state)>{labels::EMPTY_SAMPLE}</button>
                "."
            </p>
            <ul class="empty-notes">
                <li>{labels::EMPTY_NOTE_WHAT}</li>
                <li>{labels::EMPTY_NOTE_RUNS}</li>
                <li>{labels::EMPTY_NOTE_CHECK}</li>
            </ul>
        </main>
    }
}
