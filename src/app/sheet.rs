//! Where there is no second column, a selected quote opens from the bottom edge.

use leptos::prelude::*;

use super::quote_details::QuoteDetails;
use super::state::{Tab, Target, state};
use crate::view::labels;

/// The bottom sheet.
#[component]
pub(super) fn Sheet() -> impl IntoView {
    let state = state();
    let full = RwSignal::new(false);
    let quote = Memo::new(move |_| match state.selected.get() {
        Some(Target::Quote(id)) if !state.wide.get() && state.front() == Tab::Text => Some(id),
        _ => None,
    });
    move || {
        quote.get().map(|id| {
            let speaker = state.shown_now().and_then(|shown| shown.quotes.get(id.index()).map(|row| row.speaker.clone()));
            view! {
                <section class="sheet" class:full=move || full.get() role="dialog" aria-labelledby="sheet-title">
                    <header class="sheet-head">
                        <h2 id="sheet-title" class="sheet-title">{labels::QUOTE} " " {id.index() + 1} ", " <bdi translate="no">{speaker}</bdi></h2>
                        <button type="button" class="quiet" aria-pressed=move || full.get().to_string()
                            on:click=move |_| full.update(|full| *full = !*full)>{labels::MORE}</button>
                        <button type="button" class="quiet" on:click=move |_| state.selected.set(None)>{labels::CLOSE}</button>
                    </header>
                    <QuoteDetails id/>
                </section>
            }
            .into_any()
        })
    }
}
