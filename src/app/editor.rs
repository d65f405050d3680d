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
    super::dom::after_render(|| super::dom::focus(".editor"));
    // What was typed and not taken over yet, and the timer that will do it.
    let pending = StoredValue::new(None::<(String, Option<TimeoutHandle>)>);
    let take = move || {
        let waiting = pending.try_update_value(Option::take).flatten();
        if let Some((article, (text, timer))) = article.zip(waiting) {
            timer.inspect(TimeoutHandle::clear);
            state.edit(article, &text);
        }
    };
    let on_input = move |event: ev::Event| {
        let timer = set_timeout_with_handle(take, PAUSE).ok();
        let before = pending.try_update_value(|pending| pending.replace((event_target_value(&event), timer)));
        before.flatten().and_then(|(_, timer)| timer).inspect(TimeoutHandle::clear);
    };
    // Leaving within the pause loses nothing, whichever way one leaves.
    on_cleanup(take);
    view! {
        <label class="visually-hidden" for="editor">{labels::EDIT_LABEL}</label>
        <textarea id="editor" class="editor" lang="en" dir="auto" spellcheck="false"
            prop:value=article.map(|article| article.text.get_untracked().to_string())
            on:input=on_input on:blur=move |_| take()></textarea>
    }
}
