//! What a person should look at, each with its reason.

use leptos::prelude::*;

use super::dom;
use super::results::nothing;
use super::state::{Tab, Target, state};
use crate::view::check::{CheckItem, CheckKind};
use crate::view::labels;

/// Everything that is uncertain.
#[component]
pub(super) fn CheckList() -> impl IntoView {
    let state = state();
    move || {
        let checks = state.shown().map(|shown| shown.checks.clone()).unwrap_or_default();
        if checks.is_empty() {
            return nothing(state, labels::NO_CHECKS);
        }
        view! { <ul class="rows">{checks.into_iter().map(row).collect::<Vec<_>>()}</ul> }.into_any()
    }
}

/// Where an item stands in the text.
pub(super) fn target(item: &CheckItem) -> Option<Target> {
    item.repair.map(Target::Repair).or(item.quote.map(Target::Quote))
}

fn row(item: CheckItem) -> AnyView {
    let state = state();
    let target = target(&item);
    let title = item.title();
    let number = item.quote.map(|id| format!("{} {}", labels::QUOTE, id.index() + 1));
    let on_click = move |_| {
        let Some(target) = target else { return };
        state.selected.set(Some(target));
        if !state.wide.get_untracked() {
            state.tab.set(Tab::Text);
        }
        dom::after_render(move || dom::reveal(&format!(".article {}", dom::selector(target))));
    };
    view! {
        <li class="row" data-q=item.quote.filter(|_| item.repair.is_none()).map(|id| id.index().to_string())
            data-r=item.repair.map(|index| index.to_string())>
            <button type="button" class="row-button check-row" on:click=on_click>
                <span class="check-sign" data-sign=sign(item.kind) aria-hidden="true"></span>
                <span class="row-body">
                    <span class="check-title">{title} {number.map(|number| view! { <span class="fact">{number}</span> })}</span>
                    {(!item.excerpt.is_empty()).then(|| view! { <span class="row-words" lang="en" dir="auto">{item.excerpt}</span> })}
                    <span class="check-reason">{item.reason}</span>
                </span>
            </button>
        </li>
    }
    .into_any()
}

fn sign(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Repair(kind) => labels::repair_sign(kind),
        CheckKind::Unresolved | CheckKind::Speaker | CheckKind::Extent | CheckKind::Hidden => "?",
    }
}
