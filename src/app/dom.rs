//! The few things said to the browser directly.

use leptos::prelude::{document, request_animation_frame, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::state::Target;
use crate::document::{EntityId, QuoteId};

/// Runs after what was just changed stands in the page.
pub(super) fn after_render(act: impl FnOnce() + 'static) {
    request_animation_frame(act);
}

/// Runs after what was just changed has been painted: at the start of the next frame but one, so that
/// nothing stands between the picture and the screen.
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(act));
}

/// The first element that fits a selector.
pub(super) fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten().and_then(|element| element.dyn_into().ok())
}

/// Moves focus without scrolling.
pub(super) fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls the first element that fits into the middle of its column, if it is not in view.
pub(super) fn reveal(selector: &str) {
    let Some(element) = find(selector) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(if matches_media("(prefers-reduced-motion: reduce)") {
        ScrollBehavior::Instant
    } else {
        ScrollBehavior::Smooth
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The most characters of an article that the window has room for: lines as the style sheet sets
/// them, rather too long and too close together, below the bar and the article's head.
pub(super) fn room_for_text() -> usize {
    const ABOVE: f64 = 200.0;
    const LINE_HEIGHT: f64 = 30.0;
    const LINE_LENGTH: f64 = 85.0;
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::INFINITY);
    ((height - ABOVE) / LINE_HEIGHT * LINE_LENGTH) as usize
}

/// Whether a media query holds now.
pub(super) fn matches_media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// Whether the page's address has `?word` or `&word` in it.
pub(super) fn address_asks_for(word: &str) -> bool {
    let search = window().location().search().unwrap_or_default();
    search.trim_start_matches('?').split('&').any(|part| part == word)
}

/// A setting kept in this browser; never a text. Storage may be switched off.
pub(super) fn stored(key: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps a setting.
pub(super) fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // Full or forbidden: the setting lasts until the page is closed.
        let _ = storage.set_item(key, value);
    }
}

/// The target that an element or one of those around it stands for. Of several quotes the
/// smallest, or the one after `selected` when that is among them, so that a second click reaches
/// the others.
pub(super) fn target_of(element: &Element, selected: Option<Target>) -> Option<Target> {
    let holder = element.closest("[data-q],[data-e],[data-r]").ok().flatten()?;
    let numbers = |name: &str| -> Vec<u32> {
        let list = holder.get_attribute(name).unwrap_or_default();
        list.split(' ').filter_map(|number| number.parse().ok()).collect()
    };
    let quotes = numbers("data-q").into_iter().map(|number| Target::Quote(QuoteId(number)));
    let repairs = numbers("data-r").into_iter().map(|number| Target::Repair(number as usize));
    let entities = numbers("data-e").into_iter().map(|number| Target::Entity(EntityId(number)));
    let all: Vec<Target> = repairs.chain(quotes).chain(entities).collect();
    let after = all.iter().position(|&target| Some(target) == selected).map_or(0, |at| at + 1);
    all.get(after).or(all.first()).copied()
}

/// Fits every element that stands for a target.
pub(super) fn selector(target: Target) -> String {
    match target {
        Target::Quote(id) => format!("[data-q~=\"{}\"]", id.index()),
        Target::Entity(id) => format!("[data-e~=\"{}\"]", id.index()),
        Target::Repair(index) => format!("[data-r~=\"{index}\"]"),
    }
}

/// Moves focus by some steps among the elements that fit a selector, starting from the one that
/// holds it; whether focus was among them.
pub(super) fn step_focus(selector: &str, step: i32) -> bool {
    let Ok(all) = document().query_selector_all(selector) else { return false };
    let active = document().active_element();
    let same =
        |index: u32| all.get(index).is_some_and(|node| active.as_ref().is_some_and(|a| node.is_same_node(Some(a))));
    let Some(here) = (0..all.length()).find(|&index| same(index)) else { return false };
    let next = here.checked_add_signed(step).and_then(|next| all.get(next));
    if let Some(next) = next.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
    true
}

/// Most workers that the network is spread over; each holds a copy of it.
const MOST_WORKERS: usize = 3;

/// How many workers the network may have: one processor stays with the page. The page's address can
/// say it too (`?workers=2`), for measurements.
pub(super) fn spare_processors() -> usize {
    let search = window().location().search().unwrap_or_default();
    let asked = search.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("workers="));
    let spare = window().navigator().hardware_concurrency() as usize;
    asked.and_then(|n| n.parse().ok()).unwrap_or(spare.saturating_sub(1)).clamp(1, MOST_WORKERS)
}
