//! The legend: what each mark looks like, how many there are, and a switch for each.

use leptos::prelude::*;

use super::state::state;
use crate::view::labels;
use crate::view::legend::{Class, Counts};

/// A row of toggles. Where there is no room it folds behind one button.
#[component]
pub(super) fn Legend() -> impl IntoView {
    let state = state();
    let open = RwSignal::new(false);
    let counts = Memo::new(move |_| state.shown().map(|shown| shown.counts).unwrap_or_default());
    view! {
        <button type="button" class="quiet legend-button" aria-expanded=move || open.get().to_string()
            aria-controls="legend" on:click=move |_| open.update(|open| *open = !*open)>
            <span class="icon icon-legend" aria-hidden="true"></span>{labels::LEGEND}
        </button>
        <div id="legend" class="legend" class:open=move || open.get() role="group" aria-label=labels::LEGEND>
            {Class::ALL.into_iter().map(|class| toggle(class, counts)).collect::<Vec<_>>()}
        </div>
    }
}

fn toggle(class: Class, counts: Memo<Counts>) -> AnyView {
    let state = state();
    let count = move || counts.with(|counts| counts.get(class));
    view! {
        <button type="button" class="toggle" hidden=move || count() == 0
            aria-pressed=move || (!state.hidden.get().has(class)).to_string()
            on:click=move |_| state.hidden.update(|hidden| *hidden = hidden.toggled(class))>
            <span class=format!("swatch swatch-{}", class.name()) data-tag=class.tag() aria-hidden="true"></span>
            <span>{class.label()}</span>
            <span class="count">{count}</span>
        </button>
    }
    .into_any()
}
