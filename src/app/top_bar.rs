//! The bar: name, what one can open and take away, privacy, theme, help.

use leptos::prelude::*;

use super::state::state;
use super::{download, open_files};
use crate::view::labels;

/// The top bar.
#[component]
pub(super) fn TopBar() -> impl IntoView {
    let state = state();
    let menu = state.menu;
    let has_result = move || state.shown().is_some();
    view! {
        <header class="top-bar">
            <a class="skip visually-hidden" href="#article" on:click=move |event| {
                event.prevent_default();
                super::dom::focus(".article, .paste");
            }>{labels::SKIP}</a>
            <h1 class="brand"><span class="brand-mark" aria-hidden="true"></span>{labels::NAME}</h1>
            <button type="button" class="quiet menu-button" aria-expanded=move || menu.get().to_string()
                aria-label=labels::MORE on:click=move |_| menu.update(|open| *open = !*open)>
                <span class="icon icon-more" aria-hidden="true"></span>
            </button>
            <div class="actions" class:open=move || menu.get() on:click=move |_| menu.set(false)>
                <button type="button" class="quiet" title="Ctrl+O" on:click=move |_| open_files::pick()>
                    <span class="icon icon-open" aria-hidden="true"></span>{labels::OPEN}
                </button>
                <button type="button" class="quiet" title=labels::NEW_LONG on:click=move |_| {
                    state.show(None);
                    super::dom::after_render(|| super::dom::focus(".paste"));
                }>
                    <span class="icon icon-new" aria-hidden="true"></span>{labels::NEW}
                </button>
                <button type="button" class="quiet" title=labels::SAMPLE_LONG on:click=move |_| super::empty_state::open_sample(state)>
                    <span class="icon icon-sample" aria-hidden="true"></span>{labels::SAMPLE}
                </button>
                <Show when=has_result>
                    <span class="divider" aria-hidden="true"></span>
                    <button type="button" class="quiet" title="Ctrl+S" on:click=move |_| download::save_json(state)>
                        <span class="icon icon-download" aria-hidden="true"></span>{labels::DOWNLOAD}
                    </button>
                    <button type="button" class="quiet" on:click=move |_| download::copy_json(state)>
                        <span class="icon icon-copy" aria-hidden="true"></span>{labels::COPY_JSON}
                    </button>
                    <button type="button" class="quiet" title="Ctrl+P" on:click=move |_| { let _ = window().print(); }>
                        <span class="icon icon-print" aria-hidden="true"></span>{labels::PRINT}
                    </button>
                </Show>
            </div>
            <div class="bar-end">
                <details class="lock">
                    <summary><span class="icon icon-lock" aria-hidden="true"></span><span class="lock-words">{labels::LOCK}</span></summary>
                    <p>{labels::LOCK_EXPLAINED}</p>
                </details>
                <button type="button" class="quiet icon-only" title=move || format!("{}: {}", labels::THEME, state.theme.get().label())
                    aria-label=move || format!("{}: {}", labels::THEME, state.theme.get().label())
                    on:click=move |_| state.theme.update(|theme| *theme = theme.next())>
                    <span class="icon icon-theme" aria-hidden="true"></span>
                </button>
                <button type="button" class="quiet icon-only help-button" title="?" aria-label=labels::HELP aria-haspopup="dialog"
                    on:click=move |_| state.help.set(true)>"?"</button>
            </div>
        </header>
    }
}
