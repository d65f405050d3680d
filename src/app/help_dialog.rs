//! Help: keys, what the marks mean, limits.

use leptos::prelude::*;

use super::dom;
use super::state::state;
use crate::view::labels;
use crate::view::legend::Class;

/// The help, a modal dialog of the browser's own, so that focus stays in it and comes back after.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let state = state();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if state.help.get() {
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        } else if dialog.open() {
            dialog.close();
        }
    });
    let meanings = [
        (Class::Direct, labels::HELP_DIRECT),
        (Class::Indirect, labels::HELP_INDIRECT),
        (Class::Mixed, labels::HELP_MIXED),
        (Class::Belief, labels::HELP_BELIEF),
        (Class::Source, labels::HELP_SOURCE),
        (Class::Cue, labels::HELP_CUE),
    ];
    view! {
        <dialog class="help" node_ref=dialog aria-labelledby="help-title" on:close=move |_| state.help.set(false)>
            <header class="help-head">
                <h2 id="help-title">{labels::HELP_TITLE}</h2>
                <button type="button" class="quiet" on:click=move |_| state.help.set(false)>{labels::CLOSE}</button>
            </header>
            <div class="help-columns">
                <section>
                    <h3>{labels::HELP_KEYS}</h3>
                    <dl class="keys">
                        {labels::KEYS.iter().map(|&(keys, does)| view! {
                            <div><dt>{keys.split("  ").map(|key| view! { <kbd>{key}</kbd> }).collect::<Vec<_>>()}</dt><dd>{does}</dd></div>
                        }.into_any()).collect::<Vec<_>>()}
                    </dl>
                    <label class="letters">
                        <input type="checkbox" prop:checked=move || state.letters.get() on:change=move |event| {
                            let on = event_target_checked(&event);
                            state.letters.set(on);
                            dom::store("letters", if on { "on" } else { "off" });
                        }/>
                        <span>{labels::HELP_LETTERS}". "<span class="muted">{labels::HELP_LETTERS_NOTE}</span></span>
                    </label>
                </section>
                <section>
                    <h3>{labels::HELP_MARKS}</h3>
                    <dl class="meanings">
                        {meanings.into_iter().map(|(class, words)| view! {
                            <div><dt><span class=format!("swatch swatch-{}", class.name()) data-tag=class.tag() aria-hidden="true"></span>{class.label()}</dt><dd>{words}</dd></div>
                        }.into_any()).collect::<Vec<_>>()}
                        <div><dt><span class="repair" data-sign="”?" aria-hidden="true"></span></dt><dd>{labels::HELP_REPAIR}</dd></div>
                    </dl>
                    <p class="details-note">{labels::HELP_INSERTION}"."</p>
                    <p class="details-note">{labels::HELP_LIMITS}</p>
                    <p class="details-note">{labels::LOCK_EXPLAINED}</p>
                    <p class="details-note">{labels::NAME} " " {env!("CARGO_PKG_VERSION")}</p>
                </section>
            </div>
        </dialog>
    }
}
