//! All about one quote: its words, cue and source, and why this speaker.

use leptos::prelude::*;

use super::clipboard;
use super::state::{Target, state};
use crate::document::QuoteId;
use crate::view::{labels, quotes};

/// Details of the selected quote, under its row or in the sheet.
#[component]
pub(super) fn QuoteDetails(
    /// Which quote.
    id: QuoteId,
) -> impl IntoView {
    let state = state();
    let details = state.shown_now().and_then(|shown| quotes::details(&shown.analysis, id));
    details.map(|details| {
        let exact = |term: &'static str, words: String| view! { <div><dt>{term}</dt><dd lang="en" dir="auto">{words}</dd></div> };
        let why = if details.sieve == labels::sieve(crate::document::Sieve::Nobody) { labels::WHY_NOBODY } else { labels::WHY };
        view! {
            <div class="details">
                <blockquote class="details-content" lang="en" dir="auto">{details.content.join(" … ")}</blockquote>
                {details.role.map(|role| view! { <p class="details-role" translate="no">{role}</p> })}
                <dl class="facts-list">
                    {details.facts.into_iter().map(|(term, words)| exact(term, words)).collect::<Vec<_>>()}
                    {(details.words > 0).then(|| exact(labels::WORDS, details.words.to_string()))}
                    {details.parent.map(|parent| view! {
                        <div><dt>{labels::INSIDE}</dt><dd>
                            <button type="button" class="link" on:click=move |_| state.select(Target::Quote(parent))>{parent.index() + 1}</button>
                        </dd></div>
                    })}
                </dl>
                <p class="why"><strong>{why}</strong> {details.sieve} " (" {details.speaker_confidence} "). " {details.why}</p>
                {details.insertions.then(|| view! { <p class="details-note">{labels::INSERTION_NOTE}"."</p> })}
                {details.repairs.into_iter().map(|repair| view! { <p class="details-note">{repair}"."</p> }).collect::<Vec<_>>()}
                <button type="button" class="copy-button" title="c" on:click=move |_| clipboard::copy_quote(state, id)>
                    <span class="icon icon-copy" aria-hidden="true"></span>{labels::COPY_QUOTE}
                </button>
            </div>
        }
        .into_any()
    })
}
