//! People, organizations, places and the rest, grouped.

use leptos::prelude::*;

use super::dom;
use super::results::nothing;
use super::state::{Target, state};
use crate::view::entities::{EntityGroup, EntityRow};
use crate::view::labels;
use crate::view::legend::Class;

/// The entities in their groups.
#[component]
pub(super) fn EntityList() -> impl IntoView {
    let state = state();
    move || {
        let groups = state.shown().map(|shown| shown.entities.clone()).unwrap_or_default();
        if groups.is_empty() {
            return nothing(state, labels::NO_ENTITIES);
        }
        groups.into_iter().map(group).collect::<Vec<_>>().into_any()
    }
}

fn group(group: EntityGroup) -> AnyView {
    let class = Class::of_entity(group.kind);
    view! {
        <h2 class="group-heading">
            <span class=format!("swatch swatch-{}", class.name()) data-tag=class.tag() aria-hidden="true"></span>{group.heading}
        </h2>
        <ul class="rows">{group.rows.into_iter().map(row).collect::<Vec<_>>()}</ul>
    }
    .into_any()
}

fn row(entity: EntityRow) -> AnyView {
    let state = state();
    let target = Target::Entity(entity.id);
    let on_click = move |_| {
        state.select(target);
        dom::after_render(move || dom::reveal(&format!(".article {}", dom::selector(target))));
    };
    view! {
        <li class="row" data-e=entity.id.index().to_string()>
            <button type="button" class="row-button entity-row" on:click=on_click
                aria-pressed=move || (state.selected.get() == Some(target)).to_string()>
                <span class="row-body">
                    <bdi class="entity-name" translate="no">{entity.name}</bdi>
                    {(!entity.also.is_empty()).then(|| view! { <span class="also">{entity.also.join(", ")}</span> })}
                </span>
                <span class="count" title=labels::count(entity.mentions, "mention", "mentions")>{entity.mentions}</span>
            </button>
        </li>
    }
    .into_any()
}
