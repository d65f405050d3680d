//! What a screen reader hears without moving focus: starts and ends, nothing between.

use leptos::prelude::*;

use super::state::state;

/// The polite live region.
#[component]
pub(super) fn LiveRegion() -> impl IntoView {
    let state = state();
    view! { <div class="visually-hidden" role="status" aria-live="polite">{move || state.said.get()}</div> }
}
