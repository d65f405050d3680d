//! When several articles are open: one row each, with its state.

use leptos::prelude::*;

use super::state::{Article, Progress, state};
use crate::view::labels;

/// The list of open articles.
#[component]
pub(super) fn FileRail() -> impl IntoView {
    let state = state();
    let several = Memo::new(move |_| state.articles.with(Vec::len) > 1);
    let unfinished = move || {
        let is_waiting = |article: &Article| matches!(article.progress.get(), Progress::Queued | Progress::Reading);
        state.articles.get().iter().filter(|article| is_waiting(article)).count()
    };
    let is_busy = move || unfinished() > 0;
    announce_end(unfinished);
    view! {
        <Show when=move || several.get()>
            <nav class="rail" aria-label=labels::FILES>
                <div class="rail-head">
                    <h2 class="rail-title">{labels::FILES}</h2>
                    <Show when=is_busy>
                        <span class="muted">{move || state.articles.with(Vec::len) - unfinished()} " / " {move || state.articles.with(Vec::len)}</span>
                        <button type="button" class="link" on:click=move |_| state.cancel()>{labels::FILES_CANCEL}</button>
                    </Show>
                </div>
                <ul class="rail-rows">
                    {move || state.articles.get().into_iter().map(row).collect::<Vec<_>>()}
                </ul>
            </nav>
        </Show>
    }
}

fn row(article: Article) -> AnyView {
    let state = state();
    let (status, failed) = (move || status(article), move || matches!(article.progress.get(), Progress::Failed(_)));
    view! {
        <li class="rail-row" class:failed=failed>
            <button type="button" class="rail-button" aria-current=move || (state.open.get() == Some(article.id)).then_some("true")
                on:click=move |_| state.show(article.id)>
                <span class="rail-name" dir="auto">{move || article.name.get()}</span>
                <span class="rail-status">{status}</span>
            </button>
            <button type="button" class="quiet icon-only rail-close" aria-label=move || format!("{} {}", labels::CLOSE_FILE, article.name.get())
                on:click=move |_| state.close(article.id)><span class="icon icon-close" aria-hidden="true"></span></button>
        </li>
    }
    .into_any()
}

fn status(article: Article) -> String {
    match article.progress.get() {
        Progress::Queued => labels::QUEUED.to_owned(),
        Progress::Reading => labels::READING.to_owned(),
        Progress::Failed(reason) => reason,
        Progress::Done => article
            .shown
            .with(|shown| shown.as_ref().map(|shown| labels::done(shown.quotes.len(), shown.checks.len())))
            .unwrap_or_default(),
    }
}

/// Says once that the last of several files is finished.
fn announce_end(unfinished: impl Fn() -> usize + Send + Sync + 'static) {
    let state = state();
    Effect::new(move |before: Option<usize>| {
        let now = unfinished();
        let all = state.articles.with_untracked(Vec::len);
        if now == 0 && before.is_some_and(|before| before > 0) && all > 1 {
            state.say(format!("{}.", labels::count(all, "file read", "files read")));
        }
        now
    });
}
