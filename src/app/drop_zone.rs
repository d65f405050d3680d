//! The whole window takes files; while something hovers it says which.

use leptos::ev;
use leptos::prelude::*;

use super::open_files;
use super::state::state;
use crate::view::files::Format;
use crate::view::labels;

/// Listens on the window, and holds the hidden input of the file picker.
#[component]
pub(super) fn DropZone() -> impl IntoView {
    let state = state();
    // Entering a child comes before leaving its parent, so levels are counted.
    let depth = RwSignal::new(0i32);
    let carries = |event: &ev::DragEvent| {
        event.data_transfer().is_some_and(|data| {
            data.types().iter().any(|kind| matches!(kind.as_string().as_deref(), Some("Files" | "text/plain")))
        })
    };
    let handles = [
        window_event_listener(ev::dragenter, move |event| {
            if carries(&event) {
                event.prevent_default();
                depth.update(|depth| *depth += 1);
            }
        }),
        window_event_listener(ev::dragover, move |event| {
            if carries(&event) {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            if carries(&event) {
                depth.update(|depth| *depth = (*depth - 1).max(0));
            }
        }),
        window_event_listener(ev::drop, move |event| {
            depth.set(0);
            if let Some(data) = event.data_transfer().filter(|_| carries(&event)) {
                event.prevent_default();
                open_files::take_dropped(state, &data);
            }
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(|handle| handle.remove()));
    let input = NodeRef::<leptos::html::Input>::new();
    view! {
        <input type="file" id="file-input" class="visually-hidden" tabindex="-1" aria-label=labels::OPEN_LONG multiple hidden
            accept=Format::ACCEPT node_ref=input
            on:change=move |_| if let Some(input) = input.get_untracked() { open_files::take_picked(state, &input) }/>
        <div class="drop-overlay" hidden=move || depth.get() == 0>
            <div class="drop-card">
                <p class="drop-title">{labels::DROP_TITLE}</p>
                <p>{labels::DROP_TAKES}</p>
            </div>
        </div>
    }
}
