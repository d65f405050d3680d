//! The Leptos app: one component a file; renders [`crate::view`], computes nothing.

#![allow(unreachable_pub, reason = "the component macro makes its functions and props public")]

mod article_head;
mod article_view;
mod check_list;
mod clipboard;
mod crash_card;
mod dom;
mod download;
mod drop_zone;
mod editor;
mod empty_state;
mod entity_list;
mod file_rail;
mod help_dialog;
mod html_text;
mod keys;
mod legend;
mod live_region;
mod open_files;
mod page_crash;
mod pairing;
mod quote_details;
mod quote_list;
mod reader_note;
mod rehearsal;
mod results;
mod sheet;
mod speaker_list;
mod state;
mod theme;
mod top_bar;

use leptos::prelude::*;

use article_head::ArticleHead;
use article_view::ArticleView;
use crash_card::CrashCard;
use drop_zone::DropZone;
use editor::Editor;
use empty_state::EmptyState;
use file_rail::FileRail;
use help_dialog::HelpDialog;
use legend::Legend;
use live_region::LiveRegion;
use results::{Results, Tabs};
use sheet::Sheet;
use state::{State, Tab, state};
use top_bar::TopBar;

/// Mounts the app into the page's body and lets a crash of the page end in a card.
pub fn mount() {
    page_crash::install();
    mount_to_body(App);
}

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let state = State::new();
    provide_context(state);
    page_crash::remember(state);
    theme::follow(state);
    pairing::follow(state);
    keys::listen(state);
    let has_rail = move || state.articles.with(Vec::len) > 1;
    let has_article = Memo::new(move |_| state.current().is_some());
    view! {
        <TopBar/>
        <div class="columns" class:with-rail=has_rail>
            <FileRail/>
            {move || if has_article.get() { view! { <Workspace/> }.into_any() } else { view! { <EmptyState/> }.into_any() }}
        </div>
        <DropZone/>
        <HelpDialog/>
        <LiveRegion/>
    }
}

/// An open article with its results.
#[component]
fn Workspace() -> impl IntoView {
    let state = state();
    let on_text = move || state.front() == Tab::Text || state.wide.get();
    view! {
        <main class="workspace" class:on-text=on_text>
            <Tabs/>
            <div class="reading">
                <CrashCard/>
                <ArticleHead/>
                <Legend/>
                {move || if state.editing.get() {
                    view! { <Editor/> }.into_any()
                } else {
                    view! { <ArticleView/> }.into_any()
                }}
            </div>
            <Results/>
            <Sheet/>
        </main>
    }
}
