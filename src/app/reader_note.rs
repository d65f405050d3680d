//! Which reader made what is on screen, and how far the better one is.

use leptos::prelude::*;

use super::state::{Article, state};
use crate::document::Reader;
use crate::view::labels;
use crate::worker::network::Progress;

/// One line in the head of an article.
pub(super) fn reader_note(article: Article) -> impl IntoView {
    let state = state();
    let read_by = move || {
        let shown = article.shown.get()?;
        let whole = shown.analysis.reader == Reader::Neural && article.missing.get() == 0;
        Some(if whole { labels::READER_FULL } else { labels::READER_QUICK })
    };
    let network = move || match state.network.get() {
        Progress::Waiting => String::new(),
        Progress::Loading { loaded, total } => labels::reader_loading(loaded, total),
        Progress::Ready if article.missing.get() > 0 => labels::READER_BUSY.to_owned(),
        Progress::Ready => String::new(),
        Progress::Failed(reason) => labels::reader_failed(&reason),
    };
    let failed = move || matches!(state.network.get(), Progress::Failed(_));
    view! {
        <p class="reader-note muted" data-reader=move || if read_by() == Some(labels::READER_FULL) { "full" } else { "quick" }>
            <span>{read_by}</span>
            <span>{network}</span>
            <Show when=failed>
                <button type="button" class="link" on:click=move |_| state.load_network()>{labels::TRY_AGAIN}</button>
            </Show>
        </p>
    }
}
