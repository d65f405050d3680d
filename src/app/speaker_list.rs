//! Who is quoted, how often, and how many words of theirs are given.

use leptos::prelude::*;

use super::results::nothing;
use super::state::{Tab, Target, state};
use crate::view::filter::Filter;
use crate::view::labels;
use crate::view::speakers::SpeakerRow;

/// The speakers, the most quoted first.
#[component]
pub(super) fn SpeakerList() -> impl IntoView {
    let state = state();
    move || {
        let Some(shown) = state.shown().filter(|shown| !shown.quotes.is_empty()) else {
            return nothing(state, labels::NO_SPEAKERS);
        };
        let most = shown.speakers.most_words;
        let rows: Vec<AnyView> = shown.speakers.known.iter().map(|speaker| row(speaker.clone(), most)).collect();
        let unknown = shown.speakers.unknown;
        view! {
            <ul class="rows">{rows}</ul>
            {(unknown > 0).then(|| view! {
                <p class="unknown-speakers">
                    <strong>{labels::UNKNOWN}</strong> " " {labels::count(unknown, "quote", "quotes")}
                    <button type="button" class="link" on:click=move |_| state.tab.set(Tab::Check)>{labels::CHECK}</button>
                </p>
            })}
        }
        .into_any()
    }
}

fn row(speaker: SpeakerRow, most_words: usize) -> AnyView {
    let state = state();
    let id = speaker.id;
    let mut counts = labels::count(speaker.speech + speaker.belief, "quote", "quotes");
    if speaker.belief > 0 {
        counts.push_str(&format!(" ({} said, {} believed)", speaker.speech, speaker.belief));
    }
    let on_click = move |_| {
        state.filter.set(Filter { speaker: Some(id), ..Filter::default() });
        state.tab.set(Tab::Quotes);
        state.selected.set(Some(Target::Entity(id)));
    };
    view! {
        <li class="row" data-e=id.index().to_string()>
            <button type="button" class="row-button" title=labels::SHOW_QUOTES on:click=on_click>
                <span class="row-body">
                    <bdi class="speaker-name" translate="no">{speaker.name}</bdi>
                    {(!speaker.roles.is_empty()).then(|| view! { <span class="speaker-roles">{speaker.roles.join("; ")}</span> })}
                    <span class="row-facts">
                        <span class="fact">{counts}</span>
                        <span class="fact">{labels::count(speaker.words, "word spoken", "words spoken")}</span>
                    </span>
                    <span class="bar" aria-hidden="true"><span class="bar-filled" style:width=percent(speaker.words, most_words)></span></span>
                    {(!speaker.also.is_empty()).then(|| view! {
                        <span class="also">{labels::MENTIONED_AS} ": " {speaker.also.join(", ")}</span>
                    })}
                </span>
            </button>
        </li>
    }
    .into_any()
}

fn percent(part: usize, whole: usize) -> String {
    format!("{}%", (part * 100).checked_div(whole).unwrap_or(0))
}
