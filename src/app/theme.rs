//! Light, dark, or as the system has it.

use leptos::prelude::*;

use super::dom;
use super::state::State;
use crate::view::labels;

/// The reader's choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// The choice kept in this browser.
    pub(super) fn stored() -> Self {
        match dom::stored("theme").as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }

    pub(super) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    pub(super) fn label(self) -> &'static str {
        match self {
            Self::System => labels::THEME_SYSTEM,
            Self::Light => labels::THEME_LIGHT,
            Self::Dark => labels::THEME_DARK,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Keeps the page's root element and this browser's memory in step with the choice.
pub(super) fn follow(state: State) {
    Effect::new(move |before: Option<Theme>| {
        let theme = state.theme.get();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", theme.name());
        }
        if before.is_some_and(|before| before != theme) {
            dom::store("theme", theme.name());
        }
        theme
    });
}
