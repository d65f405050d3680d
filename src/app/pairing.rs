//! Lights up both places of what is pointed at or selected: its marks in the text and its row in
//! the list. Works on class names of elements that are there, so that pointing never renders
//! anything anew.

use leptos::prelude::*;

use super::dom;
use super::state::{State, Target};

/// Keeps the class names `lit` and `chosen` in step with the state.
pub(super) fn follow(state: State) {
    Effect::new(move |_| {
        let (hovered, selected) = (state.hovered.get(), state.selected.get());
        // Lists that are filled anew lose the class names; so look again when they are.
        state.front();
        state.filter.track();
        state.editing.track();
        let _ = state.shown();
        dom::after_render(move || {
            mark("lit", hovered);
            mark("chosen", selected);
        });
    });
}

/// Takes a class name from everything that has it and gives it to what stands for the target.
fn mark(class: &str, target: Option<Target>) {
    let each = |selector: &str, on: bool| {
        let Ok(elements) = document().query_selector_all(selector) else { return };
        for index in 0..elements.length() {
            use wasm_bindgen::JsCast;
            if let Some(element) = elements.get(index).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
                let _ = element.class_list().toggle_with_force(class, on);
            }
        }
    };
    each(&format!(".{class}"), false);
    if let Some(target) = target {
        each(&dom::selector(target), true);
    }
}
