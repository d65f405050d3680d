//! Keys that work all over the page. Single letters work only while the article or the results
//! have focus, and can be switched off (WCAG 2.2, 2.1.4).

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::check_list;
use super::state::{State, Tab, Target};
use super::{clipboard, dom, download, open_files};
use crate::document::QuoteId;

/// Listens for as long as the page lives.
pub(super) fn listen(state: State) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if !event.default_prevented() && act(state, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Does what a key asks for; whether it did anything.
fn act(state: State, event: &ev::KeyboardEvent) -> bool {
    let key = event.key();
    let command = event.ctrl_key() || event.meta_key();
    if event.alt_key() || state.help.get_untracked() {
        return false;
    }
    match key.as_str() {
        "o" if command => open_files::pick(),
        "s" if command => download::save_json(state),
        "F6" => cycle(event.shift_key()),
        "Escape" => return escape(state),
        _ if command => return false,
        _ => return letter(state, event, &key),
    }
    true
}

fn letter(state: State, event: &ev::KeyboardEvent, key: &str) -> bool {
    let focused = document().active_element();
    let is_in = |selector: &str| focused.as_ref().is_some_and(|e| e.closest(selector).ok().flatten().is_some());
    let is_typing = is_in("input, textarea, select");
    if is_typing || !state.letters.get_untracked() || !is_in(".article, .results, .sheet") {
        // Help is asked for from anywhere but a field.
        if key == "?" && !is_typing && state.letters.get_untracked() {
            state.help.set(true);
            return true;
        }
        return false;
    }
    let in_list = is_in(".results");
    match key {
        "j" => next_quote(state, 1, in_list),
        "k" => next_quote(state, -1, in_list),
        "J" => next_check(state, 1),
        "K" => next_check(state, -1),
        "c" => match state.selected.get_untracked() {
            Some(Target::Quote(id)) => clipboard::copy_quote(state, id),
            _ => return false,
        },
        "/" => {
            state.tab.set(Tab::Quotes);
            dom::after_render(|| dom::focus(".find-field"));
        }
        "?" => state.help.set(true),
        "Enter" if !in_list => return enter(state, event),
        _ => return false,
    }
    true
}

/// From a number in the text to its row in the list.
fn enter(state: State, event: &ev::KeyboardEvent) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = on.filter(|e| e.matches(".badge").unwrap_or(false)).and_then(|e| dom::target_of(&e, None))
    else {
        return false;
    };
    state.select(target);
    if state.wide.get_untracked() {
        let row = format!(".results {} .row-button", dom::selector(target));
        dom::after_render(move || {
            dom::reveal(&row);
            dom::focus(&row);
        });
    } else {
        dom::after_render(|| dom::focus(".sheet button"));
    }
    true
}

/// To the next or previous quote: in the list over the rows that fit the filter, in the text over
/// all.
fn next_quote(state: State, step: i64, in_list: bool) {
    let Some(shown) = state.shown_now() else { return };
    let all = state.filter.with_untracked(|filter| filter.apply(&shown.analysis, &shown.quotes));
    let here = match state.selected.get_untracked() {
        Some(Target::Quote(id)) => all.iter().position(|&other| other == id),
        _ => None,
    };
    let Some(&id) = neighbor(&all, here, step) else { return };
    let target = Target::Quote(id);
    state.select(target);
    go(target, in_list);
}

fn next_check(state: State, step: i64) {
    let Some(shown) = state.shown_now() else { return };
    let all: Vec<Target> = shown.checks.iter().filter_map(check_list::target).collect();
    let selected = state.selected.get_untracked();
    let here = all.iter().position(|&target| Some(target) == selected);
    let Some(&target) = neighbor(&all, here, step) else { return };
    state.selected.set(Some(target));
    state.tab.set(if state.wide.get_untracked() { Tab::Check } else { Tab::Text });
    go(target, false);
}

fn neighbor<T>(all: &[T], here: Option<usize>, step: i64) -> Option<&T> {
    let last = all.len().checked_sub(1)?;
    let next = match here {
        Some(here) if step > 0 => (here + 1).min(last),
        Some(here) => here.saturating_sub(1),
        None if step > 0 => 0,
        None => last,
    };
    all.get(next)
}

/// Shows a target in both columns and moves focus along in the one that has it.
fn go(target: Target, in_list: bool) {
    let in_text = match target {
        Target::Quote(id) => number_of(id),
        _ => format!(".article {}", dom::selector(target)),
    };
    let row = format!(".results {} .row-button", dom::selector(target));
    dom::after_render(move || {
        dom::reveal(&in_text);
        dom::reveal(&row);
        dom::focus(if in_list { &row } else { &in_text });
    });
}

fn number_of(id: QuoteId) -> String {
    format!(".article .badge{}", dom::selector(Target::Quote(id)))
}

/// Closes what is open, innermost first.
fn escape(state: State) -> bool {
    if state.menu.get_untracked() {
        state.menu.set(false);
    } else if let Some(open) = dom::find("details.lock[open]") {
        let _ = open.remove_attribute("open");
    } else if state.editing.get_untracked() {
        state.editing.set(false);
        dom::after_render(|| dom::focus(".article"));
    } else if state.filter.with_untracked(|filter| *filter != Default::default()) {
        state.filter.set(Default::default());
    } else if state.selected.get_untracked().is_some() {
        state.selected.set(None);
    } else {
        return false;
    }
    true
}

/// Moves focus to the next part of the page.
fn cycle(backwards: bool) {
    const PARTS: [(&str, &str); 4] = [
        (".top-bar", ".bar-end button"),
        (".rail", ".rail button"),
        (".reading, .empty", ".article, .editor, .paste"),
        (".tabs, .results", ".tab[aria-selected=\"true\"]"),
    ];
    let there: Vec<(&str, &str)> = PARTS.into_iter().filter(|(part, _)| dom::find(part).is_some()).collect();
    let focused = document().active_element();
    let holds = |part: &str| focused.as_ref().is_some_and(|e| e.closest(part).ok().flatten().is_some());
    let here = there.iter().position(|(part, _)| holds(part));
    let next = match here {
        Some(here) if backwards => (here + there.len() - 1) % there.len(),
        Some(here) => (here + 1) % there.len(),
        None => 0,
    };
    if let Some((_, target)) = there.get(next) {
        dom::focus(target);
    }
}
