//! The text with its marks. Every run of [`crate::view::segments`] is one element; what is in the
//! page between the buttons is the source, character by character.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::dom;
use super::state::{State, Target, state};
use crate::document::{Kind, Stance};
use crate::text::Text;
use crate::view::segments::{Badge, Block, BlockKind, Run};
use crate::view::{Shown, labels};

/// The article in front, with its marks as soon as they are known.
#[component]
pub(super) fn ArticleView() -> impl IntoView {
    let state = state();
    let classes = move || format!("article{}", state.hidden.get().class_names());
    let has_result = Memo::new(move |_| state.shown().is_some());
    let plain = move || state.current().map(|article| article.text.get().to_string());
    view! {
        <article id="article" class=classes tabindex="0" lang="en" dir="auto" aria-label=labels::ARTICLE
            on:click=move |event| on_click(state, &event)
            on:mouseover=move |event| state.hovered.set(target_at(&event, None))
            on:mouseleave=move |_| state.hovered.set(None)
            on:focusin=move |event| state.hovered.set(target_at(&event, None))>
            {move || if has_result.get() {
                view! { <Blocks/> }.into_any()
            } else {
                view! { <div class="plain">{plain}</div> }.into_any()
            }}
        </article>
    }
}

/// Keyed by all that a block shows, so that a new analysis touches only what it changed. At first
/// there are only those that may be in view; the others follow as soon as these have been painted.
#[component]
fn Blocks() -> impl IntoView {
    let state = state();
    let painted = RwSignal::new(false);
    dom::after_paint(move || {
        let _ = painted.try_set(true);
    });
    let blocks = move || {
        let shown = state.shown();
        let whole = painted.get();
        let number = |shown: &Arc<Shown>| if whole { shown.blocks.len() } else { in_view(&shown.blocks) };
        let number = shown.as_ref().map_or(0, number);
        (0..number).filter_map(move |index| shown.clone().map(|shown| (index, shown)))
    };
    let key = |(index, shown): &(usize, Arc<Shown>)| (*index, shown.blocks.get(*index).map(|block| block.key));
    view! {
        <For each=blocks key=key children=|(index, shown)| {
            shown.blocks.get(index).map(|block| block_view(&shown.analysis.text, block))
        }/>
    }
}

/// How many blocks may be in view while the article's top is.
fn in_view(blocks: &[Block]) -> usize {
    let room = dom::room_for_text();
    blocks.iter().position(|block| block.gap.start() > room).unwrap_or(blocks.len())
}

fn block_view(text: &Text, block: &Block) -> AnyView {
    let gap = text.slice(block.gap).to_owned();
    let mut runs = Vec::new();
    block.runs.iter().for_each(|run| add_run(&mut runs, text, run));
    match block.kind {
        BlockKind::End => gap.into_any(),
        BlockKind::Title => view! { {gap}<h3 class="headline">{runs}</h3> }.into_any(),
        BlockKind::Metadata => view! { {gap}<p class="metadata-line">{runs}</p> }.into_any(),
        BlockKind::Text => view! { {gap}<p>{runs}</p> }.into_any(),
    }
}

/// What stands before a run, then the run. One flat list, and words as a property where they are all
/// an element holds: the article is most of the page, and every place that may be empty or change
/// costs a node of its own.
fn add_run(views: &mut Vec<AnyView>, text: &Text, run: &Run) {
    if let Some((index, kind)) = run.repair {
        let repair = view! { <span class="repair" role="img" data-r=index.to_string() data-sign=labels::repair_sign(kind) aria-label=labels::repair(kind)></span> };
        views.push(repair.into_any());
    }
    views.extend(run.badges.iter().map(badge_view));
    let words = text.slice(run.span).to_owned();
    if run.classes.is_empty() {
        views.push(words.into_any());
        return;
    }
    let filled = |value: String| (!value.is_empty()).then_some(value);
    let quotes = filled(joined(run.quotes.iter().map(|id| id.index())));
    let entities = filled(joined(run.entities.iter().map(|id| id.index())));
    let is_name = run.classes.contains(&"by-name");
    let mark = view! {
        <mark class=run.classes.join(" ") data-q=quotes data-e=entities data-tag=filled(run.tag.clone())
            title=filled(run.note.clone()) translate=is_name.then_some("no") prop:textContent=words></mark>
    };
    views.push(mark.into_any());
}

fn badge_view(badge: &Badge) -> AnyView {
    let index = badge.quote.index();
    let class = badge_class(badge.kind, badge.stance, badge.check);
    view! {
        <button type="button" class=class data-n=(index + 1).to_string() data-q=index.to_string() aria-label=badge.label.clone()></button>
    }
    .into_any()
}

/// Class names of a number, the same in the text and in the lists.
pub(super) fn badge_class(kind: Kind, stance: Stance, check: bool) -> String {
    let mut class = String::from("badge ");
    class.push_str(match kind {
        Kind::Direct => "badge-direct",
        Kind::Indirect => "badge-indirect",
        Kind::Mixed => "badge-mixed",
    });
    if stance == Stance::Belief {
        class.push_str(" badge-belief");
    }
    if check {
        class.push_str(" badge-check");
    }
    class
}

fn joined(numbers: impl Iterator<Item = usize>) -> String {
    let mut list = String::new();
    for number in numbers {
        if !list.is_empty() {
            list.push(' ');
        }
        list.push_str(&number.to_string());
    }
    list
}

fn target_at(event: &ev::Event, selected: Option<Target>) -> Option<Target> {
    dom::target_of(event.target()?.dyn_ref()?, selected)
}

fn on_click(state: State, event: &ev::MouseEvent) {
    // The end of a selection is no click on a mark.
    let selecting = window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed());
    let selected = state.selected.get_untracked();
    if selecting {
        return;
    }
    match target_at(event, selected) {
        Some(target) => {
            state.select(target);
            let selector = format!(".results {}", dom::selector(target));
            dom::after_render(move || dom::reveal(&selector));
        }
        None => state.selected.set(None),
    }
}
