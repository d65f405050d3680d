//! The article as editable text; results follow while one types.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::state::state;
use crate::view::labels;

/// Time without a key after which the text is read again.
const PAUSE: Duration = Duration::from_millis(150);

/// A text field in place of the article.
#[component]
pub(super) fn Editor() -> impl IntoView {
    let state = state();
    let article = untrack(|| state.current());
    let field = NodeRef::<leptos::html::Textarea>::new();
    super::dom::after_render(|| super::dom::focus(".editor"));
    let take = move || {
        if let Some((article, field)) = article.zip(field.get_untracked()) {
            state.edit(article, &field.value());
        }
    };
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let clear = move || {
        let pending = timer.get_value();
        timer.set_value(None);
        pending.map(|handle| handle.clear()).is_some()
    };
    let on_input = move |_: ev::Event| {
        clear();
        let handle = set_timeout_with_handle(
            move || {
                timer.set_value(None);
                take();
            },
            PAUSE,
        );
        timer.set_value(handle.ok());
    };
    // Leaving within the pause loses nothing: the field is still there when it loses focus.
    let on_blur = move |_: ev::FocusEvent| {
        if clear() {
            take();
        }
    };
    view! {
        <label class="visually-hidden" for="editor">{labels::EDIT_LABEL}</label>
        <textarea id="editor" class="editor" node_ref=field lang="en" dir="auto" spellcheck="false"
            prop:value=article.map(|article| article.text.get_untracked().to_string())
            on:input=on_input on:blur=on_blur></textarea>
    }
}
