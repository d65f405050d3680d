//! The list of quotes, with a field to narrow it.

use leptos::ev;
use leptos::prelude::*;

use super::article_view::badge_class;
use super::dom;
use super::quote_details::QuoteDetails;
use super::results::nothing;
use super::state::{Target, state};
use crate::view::filter::Filter;
use crate::view::labels;
use crate::view::quotes::QuoteRow;

/// All quotes that fit the filter.
#[component]
pub(super) fn QuoteList() -> impl IntoView {
    let state = state();
    let rows = move || {
        let shown = state.shown()?;
        let fitting = state.filter.with(|filter| filter.apply(&shown.analysis, &shown.quotes));
        Some(fitting.into_iter().filter_map(|id| shown.quotes.get(id.index()).cloned()).collect::<Vec<_>>())
    };
    let only = move || {
        let id = state.filter.with(|filter| filter.speaker)?;
        Some(state.shown()?.analysis.entity(id)?.name.clone())
    };
    view! {
        <div class="find">
            <label class="visually-hidden" for="find">{labels::FIND}</label>
            <input type="search" id="find" class="find-field" placeholder=labels::FIND autocomplete="off" spellcheck="false"
                prop:value=move || state.filter.with(|filter| filter.words.clone())
                on:input=move |event| state.filter.update(|filter| filter.words = event_target_value(&event))/>
            <kbd aria-hidden="true">"/"</kbd>
        </div>
        {move || only().map(|name| view! {
            <p class="only">
                {labels::ONLY_SPEAKER} " " <bdi translate="no">{name}</bdi>
                <button type="button" class="link" on:click=move |_| state.filter.set(Filter::default())>{labels::SHOW_ALL}</button>
            </p>
        })}
        {move || match rows() {
            Some(rows) if !rows.is_empty() => view! {
                <ol class="rows">{rows.into_iter().map(row).collect::<Vec<_>>()}</ol>
            }.into_any(),
            Some(_) if state.filter.with(|filter| *filter != Filter::default()) => nothing(state, labels::FIND_NONE),
            _ => nothing(state, labels::NO_QUOTES),
        }}
    }
}

fn row(row: QuoteRow) -> AnyView {
    let state = state();
    let target = Target::Quote(row.id);
    let is_selected = Memo::new(move |_| state.selected.get() == Some(target));
    let number = (row.id.index() + 1).to_string();
    let in_text = format!(".article .badge{}", dom::selector(target));
    let for_key = in_text.clone();
    let on_click = move |_| {
        if is_selected.get_untracked() {
            state.selected.set(None);
        } else {
            state.select(target);
            let in_text = in_text.clone();
            dom::after_render(move || dom::reveal(&in_text));
        }
    };
    // Enter goes to the text; Space, as on every button, opens the row.
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() {
            event.prevent_default();
            state.select(target);
            if !state.wide.get_untracked() {
                state.tab.set(super::state::Tab::Text);
            }
            let in_text = for_key.clone();
            dom::after_render(move || {
                dom::reveal(&in_text);
                dom::focus(&in_text);
            });
        }
    };
    view! {
        <li class="row" data-q=row.id.index().to_string()>
            <button type="button" class="row-button" aria-expanded=move || is_selected.get().to_string() on:click=on_click on:keydown=on_key>
                <span class=badge_class(row.kind, row.stance, row.check) data-n=number.clone() aria-hidden="true"></span>
                <span class="visually-hidden">{labels::QUOTE} " " {number} ", "</span>
                <span class="row-body">
                    <span class="row-words" lang="en" dir="auto">{row.first_words}</span>
                    <span class="row-facts">
                        <bdi class=if row.entity.is_some() { "row-speaker" } else { "row-speaker unknown" } translate="no">{row.speaker}</bdi>
                        <span class="fact">{labels::kind(row.kind)}</span>
                        <span class=format!("fact confidence-{}", row.confidence)>{row.confidence}</span>
                        {row.flags.into_iter().map(|flag| view! { <span class="flag">{flag}</span> }).collect::<Vec<_>>()}
                    </span>
                </span>
            </button>
            {move || is_selected.get().then(|| view! { <QuoteDetails id=row.id/> })}
        </li>
    }
    .into_any()
}
