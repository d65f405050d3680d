//! The results: tabs and the list that belongs to the one in front.

use leptos::ev;
use leptos::prelude::*;

use super::check_list::CheckList;
use super::dom;
use super::entity_list::EntityList;
use super::quote_list::QuoteList;
use super::speaker_list::SpeakerList;
use super::state::{State, Tab, state};
use crate::view::labels;

const TABS: [Tab; 5] = [Tab::Text, Tab::Quotes, Tab::Speakers, Tab::Entities, Tab::Check];

fn label(tab: Tab) -> &'static str {
    match tab {
        Tab::Text => labels::TEXT,
        Tab::Quotes => labels::QUOTES,
        Tab::Speakers => labels::SPEAKERS,
        Tab::Entities => labels::ENTITIES,
        Tab::Check => labels::CHECK,
    }
}

fn count(state: State, tab: Tab) -> Option<usize> {
    let shown = state.shown()?;
    match tab {
        Tab::Text => None,
        Tab::Quotes => Some(shown.quotes.len()),
        Tab::Speakers => Some(shown.speakers.known.len()),
        Tab::Entities => Some(shown.analysis.entities.len()),
        Tab::Check => Some(shown.checks.len()),
    }
}

/// The row of tabs. That of the text is there only where it does not stand beside the results.
#[component]
pub(super) fn Tabs() -> impl IntoView {
    let state = state();
    follow_width(state);
    let tabs = move || TABS.into_iter().filter(move |&tab| tab != Tab::Text || !state.wide.get());
    let on_key = move |event: ev::KeyboardEvent| {
        let tabs: Vec<Tab> = untrack(|| tabs().collect());
        let here = tabs.iter().position(|&tab| tab == untrack(|| state.front())).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (here + 1) % tabs.len(),
            "ArrowLeft" => (here + tabs.len() - 1) % tabs.len(),
            "Home" => 0,
            "End" => tabs.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(&tab) = tabs.get(next) {
            state.tab.set(tab);
            dom::after_render(|| dom::focus(".tab[aria-selected=\"true\"]"));
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=labels::PANEL on:keydown=on_key>
            {move || tabs().map(|tab| view! {
                <button type="button" class="tab" role="tab" id=format!("tab-{}", tab as u8)
                    aria-selected=move || (state.front() == tab).to_string()
                    aria-controls=move || (state.front() == tab && tab != Tab::Text).then_some("results")
                    tabindex=move || if state.front() == tab { "0" } else { "-1" }
                    on:click=move |_| state.tab.set(tab)>
                    {label(tab)}
                    {move || count(state, tab).map(|count| view! { <span class="count">{count}</span> })}
                </button>
            }.into_any()).collect::<Vec<_>>()}
        </div>
    }
}

/// Two columns fit from 60 em on, as in the style sheet.
fn follow_width(state: State) {
    let look = move || state.wide.set(dom::matches_media("(min-width: 60em)"));
    look();
    let handle = window_event_listener(ev::resize, move |_| look());
    on_cleanup(move || handle.remove());
}

/// The list in front.
#[component]
pub(super) fn Results() -> impl IntoView {
    let state = state();
    let front = Memo::new(move |_| state.front());
    // The text comes first: the list is not worth a later sight of its marks.
    let due = RwSignal::new(false);
    dom::after_paint(move || {
        let _ = due.try_set(true);
    });
    let hover = move |event: &ev::Event| {
        use wasm_bindgen::JsCast;
        state.hovered.set(event.target().and_then(|target| dom::target_of(target.dyn_ref()?, None)));
    };
    view! {
        <section id="results" class="results" role="tabpanel" tabindex="0" hidden=move || front.get() == Tab::Text
            aria-labelledby=move || format!("tab-{}", front.get() as u8)
            on:mouseover=move |event| hover(&event)
            on:mouseleave=move |_| state.hovered.set(None)
            on:focusin=move |event| hover(&event)
            on:keydown=move |event| on_arrows(&event)>
            {move || match front.get() {
                _ if !due.get() => ().into_any(),
                Tab::Text => ().into_any(),
                Tab::Quotes => view! { <QuoteList/> }.into_any(),
                Tab::Speakers => view! { <SpeakerList/> }.into_any(),
                Tab::Entities => view! { <EntityList/> }.into_any(),
                Tab::Check => view! { <CheckList/> }.into_any(),
            }}
        </section>
    }
}

/// Up and down move between the rows of a list.
fn on_arrows(event: &ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    if dom::step_focus(".results .row-button", step) {
        event.prevent_default();
    }
}

/// What a list says when it is empty.
pub(super) fn nothing(state: State, words: &'static str) -> AnyView {
    let words = if state.shown().is_some() { words } else { labels::NOT_READ };
    view! { <p class="nothing">{words}</p> }.into_any()
}
