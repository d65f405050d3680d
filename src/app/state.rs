//! All that components share: the open articles, what is selected, and what the reader can do.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{dom, rehearsal, theme::Theme};
use crate::document::{EntityId, IsoDate, Options, QuoteId};
use crate::view::filter::Filter;
use crate::view::legend::Hidden;
use crate::view::{Shown, edit, follow, labels};
use crate::worker::client::{Client, Event, Trouble};
use crate::worker::network;

/// How long a new article waits for its marks before it is shown without: an answer comes within a
/// frame or two, and to draw the page twice would take longer than that.
const PATIENCE: Duration = Duration::from_millis(60);

/// An open article. Its number is the page's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    /// The page's number for it.
    pub id: u32,
    /// The file's name, or a made-up one.
    pub name: RwSignal<String>,
    /// The text as it is now.
    pub text: RwSignal<Arc<str>>,
    /// The publication date, when the reader of the page or the file's markup gave one.
    pub given: RwSignal<Option<IsoDate>>,
    /// How far it is.
    pub progress: RwSignal<Progress>,
    /// A remark that stays with it, such as an unusual encoding.
    pub note: RwSignal<Option<&'static str>>,
    /// What was found.
    pub shown: RwSignal<Option<Arc<Shown>>>,
    /// How long the engine took, in milliseconds.
    pub millis: RwSignal<f64>,
    /// How many windows the network has still to read.
    pub missing: RwSignal<u32>,
}

/// How far an article is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Waits for its turn.
    Queued,
    /// Is being read.
    Reading,
    /// Has been read.
    Done,
    /// Could not be read; the reason in words.
    Failed(String),
}

/// Which view is in front. `Text` is one only where there is no room for two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Tab {
    Text,
    Quotes,
    Speakers,
    Entities,
    Check,
}

/// Something that stands both in the text and in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A quote.
    Quote(QuoteId),
    /// An entity.
    Entity(EntityId),
    /// A repair, by its place in the analysis.
    Repair(usize),
}

/// What is told after a crash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash {
    /// The article that was being read.
    pub article: Option<u32>,
    /// What the program said.
    pub message: String,
}

/// The shared state; copied freely.
#[derive(Clone, Copy)]
pub struct State {
    pub(super) articles: RwSignal<Vec<Article>>,
    pub(super) open: RwSignal<Option<u32>>,
    pub(super) tab: RwSignal<Tab>,
    pub(super) wide: RwSignal<bool>,
    pub(super) selected: RwSignal<Option<Target>>,
    pub(super) hovered: RwSignal<Option<Target>>,
    pub(super) hidden: RwSignal<Hidden>,
    pub(super) filter: RwSignal<Filter>,
    pub(super) editing: RwSignal<bool>,
    pub(super) help: RwSignal<bool>,
    /// The menu that the bar folds into where it has no room.
    pub(super) menu: RwSignal<bool>,
    pub(super) letters: RwSignal<bool>,
    pub(super) theme: RwSignal<Theme>,
    pub(super) crash: RwSignal<Option<Crash>>,
    pub(super) trouble: RwSignal<Option<&'static str>>,
    /// How far the network is.
    pub(super) network: RwSignal<network::Progress>,
    /// What the polite live region says.
    pub(super) said: RwSignal<String>,
    /// That of the app: articles are made in event handlers and outlive whatever is rendered then.
    owner: StoredValue<Owner>,
    last_id: StoredValue<u32>,
    /// A new article that is shown as soon as it has been read, or else after [`PATIENCE`].
    awaited: StoredValue<Option<u32>>,
    client: StoredValue<Option<Client>, LocalStorage>,
}

impl State {
    /// Starts with nothing open and the worker on its way.
    pub(super) fn new() -> Self {
        let state = Self::alone();
        let client = Client::start(dom::address_asks_for("crash"), move |event| state.hear(event));
        state.client.set_value(Some(client));
        state
    }

    /// Starts with nothing open and nobody to ask.
    pub(super) fn alone() -> Self {
        Self {
            articles: RwSignal::default(),
            open: RwSignal::default(),
            tab: RwSignal::new(Tab::Text),
            wide: RwSignal::new(true),
            selected: RwSignal::default(),
            hovered: RwSignal::default(),
            hidden: RwSignal::default(),
            filter: RwSignal::default(),
            editing: RwSignal::default(),
            help: RwSignal::default(),
            menu: RwSignal::default(),
            letters: RwSignal::new(dom::stored("letters").as_deref() != Some("off")),
            theme: RwSignal::new(Theme::stored()),
            crash: RwSignal::default(),
            trouble: RwSignal::default(),
            network: RwSignal::default(),
            said: RwSignal::default(),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
            last_id: StoredValue::new(0),
            awaited: StoredValue::new(None),
            client: StoredValue::new_local(None),
        }
    }

    /// The article in front.
    pub(super) fn current(self) -> Option<Article> {
        let open = self.open.get()?;
        self.articles.with(|articles| articles.iter().find(|article| article.id == open).copied())
    }

    /// What was found in the article in front.
    pub(super) fn shown(self) -> Option<Arc<Shown>> {
        self.current()?.shown.get()
    }

    /// The same, for event handlers.
    pub(super) fn shown_now(self) -> Option<Arc<Shown>> {
        untrack(|| self.shown())
    }

    /// The tab in front: with two columns the text is no tab.
    pub(super) fn front(self) -> Tab {
        match self.tab.get() {
            Tab::Text if self.wide.get() => Tab::Quotes,
            tab => tab,
        }
    }

    /// Makes a new article without a text; the newest comes last.
    pub(super) fn add(self, name: String) -> Article {
        let id = self.last_id.with_value(|id| id + 1);
        self.last_id.set_value(id);
        let article = self.owner.get_value().with(|| Article {
            id,
            name: RwSignal::new(name),
            text: RwSignal::new(Arc::from("")),
            given: RwSignal::default(),
            progress: RwSignal::new(Progress::Queued),
            note: RwSignal::default(),
            shown: RwSignal::default(),
            millis: RwSignal::default(),
            missing: RwSignal::default(),
        });
        self.articles.update(|articles| articles.push(article));
        article
    }

    /// Opens a pasted or typed text as a new article and reads it at once.
    pub(super) fn paste(self, text: &str) {
        let number = self.articles.with_untracked(Vec::len) + 1;
        let name = if number == 1 { labels::UNTITLED.to_owned() } else { format!("{} {number}", labels::UNTITLED) };
        self.read_new(name, text);
    }

    /// Opens a text under a name and reads it at once.
    pub(super) fn read_new(self, name: String, text: &str) {
        let article = self.add(name);
        article.text.set(Arc::from(text));
        self.awaited.set_value(Some(article.id));
        if self.ask(article, true) {
            set_timeout(move || self.show_awaited(), PATIENCE);
        } else {
            self.show_awaited();
        }
    }

    /// Brings the new article to the front, if that has not happened yet.
    fn show_awaited(self) {
        if let Some(id) = self.awaited.try_update_value(Option::take).flatten() {
            self.show(id);
            // The field that had focus is gone; letters and scrolling keys should work right away.
            dom::after_render(|| dom::focus(".article"));
        }
    }

    /// Brings an article to the front; none brings back the empty page.
    pub(super) fn show(self, id: impl Into<Option<u32>>) {
        self.selected.set(None);
        self.hovered.set(None);
        self.editing.set(false);
        self.filter.set(Filter::default());
        self.tab.set(Tab::Text);
        self.open.set(id.into());
    }

    /// Closes an article.
    pub(super) fn close(self, id: u32) {
        self.with_client(|client| client.forget(id));
        if self.open.get_untracked() == Some(id) {
            let next = self.articles.with_untracked(|all| all.iter().rev().map(|a| a.id).find(|&other| other != id));
            self.show(next);
        }
        self.articles.update(|articles| articles.retain(|article| article.id != id));
    }

    /// Sends an article to the worker.
    pub(super) fn read(self, article: Article) {
        self.ask(article, self.open.get_untracked() == Some(article.id));
    }

    /// Sends an article to the worker, ahead of others if urgent. Whether it is being read already.
    fn ask(self, article: Article, urgent: bool) -> bool {
        let options = Options { published: article.given.get_untracked() };
        let ask = |client: &Client| article.text.with_untracked(|text| client.read(article.id, text, options, urgent));
        self.client.with_value(|client| client.as_ref().is_some_and(ask))
    }

    /// Takes over an edited text and reads it.
    pub(super) fn edit(self, article: Article, edited: &str) {
        let text = article.text.with_untracked(|text| edit::restore_line_ends(text, edited));
        article.text.set(Arc::from(text));
        self.read(article);
    }

    /// Gives up everything that has not been read yet.
    pub(super) fn cancel(self) {
        self.with_client(|client| {
            let _ = client.cancel();
        });
        for article in self.articles.get_untracked() {
            if matches!(article.progress.get_untracked(), Progress::Queued | Progress::Reading) {
                article.progress.set(Progress::Failed(labels::CANCELLED.to_owned()));
            }
        }
    }

    /// Selects a quote, an entity or a repair and brings both its places into view.
    pub(super) fn select(self, target: Target) {
        self.selected.set(Some(target));
        if self.wide.get_untracked() {
            self.tab.set(match target {
                Target::Quote(_) => Tab::Quotes,
                Target::Entity(_) if self.tab.get_untracked() == Tab::Speakers => Tab::Speakers,
                Target::Entity(_) => Tab::Entities,
                Target::Repair(_) => Tab::Check,
            });
        }
    }

    /// Says something in the polite live region.
    pub(super) fn say(self, words: impl Into<String>) {
        self.said.set(words.into());
    }

    fn with_client(self, act: impl FnOnce(&Client)) {
        self.client.with_value(|client| {
            if let Some(client) = client {
                act(client);
            }
        });
    }

    fn article(self, id: u32) -> Option<Article> {
        self.articles.with_untracked(|articles| articles.iter().find(|article| article.id == id).copied())
    }

    fn hear(self, event: Event) {
        match event {
            Event::Rehearsal(analysis) => rehearsal::run(*analysis),
            Event::Ready => {
                self.trouble.set(None);
                set_timeout(move || self.load_network(), LOAD_AFTER);
            }
            Event::Network(progress) => {
                let ready = progress == network::Progress::Ready;
                self.network.set(progress);
                if ready {
                    self.read_again();
                }
            }
            Event::Started(id) => {
                if let Some(article) = self.article(id)
                    && article.shown.with_untracked(Option::is_none)
                {
                    article.progress.set(Progress::Reading);
                }
            }
            Event::Done { document, analysis, millis, missing } => {
                let Some(article) = self.article(document) else { return };
                let before = article.shown.get_untracked();
                let first = before.is_none();
                let shown = Arc::new(Shown::of(*analysis));
                let told = labels::done(shown.quotes.len(), shown.checks.len());
                self.follow_selection(document, before.as_deref(), &shown);
                article.millis.set(millis);
                article.missing.set(missing);
                article.shown.set(Some(shown));
                article.progress.set(Progress::Done);
                self.show_awaited();
                // Edits would talk all the time; only the first reading is announced.
                if first && self.open.get_untracked() == Some(document) {
                    self.say(told);
                    // The first article is on screen before the network asks for anything.
                    set_timeout(move || self.load_network(), LOAD_AFTER_ARTICLE);
                }
            }
            Event::Crashed { document, message } => {
                if let Some(article) = document.and_then(|id| self.article(id)) {
                    article.progress.set(Progress::Failed(labels::WORKER_STOPPED.to_owned()));
                }
                self.crash.set(Some(Crash { article: document, message }));
                self.show_awaited();
            }
            Event::Unavailable(trouble) => self.trouble.set(Some(match trouble {
                Trouble::Missing => labels::WORKER_MISSING,
                Trouble::Stale => labels::WORKER_STALE,
            })),
        }
    }

    /// Ids mean nothing in another analysis: what was selected is looked for by its place.
    fn follow_selection(self, document: u32, before: Option<&Shown>, shown: &Shown) {
        let Some(before) = before.filter(|_| self.open.get_untracked() == Some(document)) else { return };
        for signal in [self.selected, self.hovered] {
            let Some(target) = signal.get_untracked() else { continue };
            let now = match target {
                Target::Quote(id) => follow::quote(&before.analysis, id, &shown.analysis).map(Target::Quote),
                Target::Entity(id) => follow::entity(&before.analysis, id, &shown.analysis).map(Target::Entity),
                Target::Repair(index) => Some(target).filter(|_| index < shown.analysis.repairs.len()),
            };
            if now != Some(target) {
                signal.set(now);
            }
        }
    }

    /// Has the network loaded and read along, unless that has been done or the page's address asks for
    /// the quick reader alone (`?quick`).
    pub(super) fn load_network(self) {
        if dom::address_asks_for("quick") {
            return;
        }
        self.with_client(|client| client.load_network(dom::spare_processors()));
    }

    /// Has every article read once more, the one in front first.
    fn read_again(self) {
        let open = self.open.get_untracked();
        let articles = self.articles.get_untracked();
        let (front, others): (Vec<Article>, Vec<Article>) = articles.into_iter().partition(|a| Some(a.id) == open);
        let read = |article: &Article| matches!(article.progress.get_untracked(), Progress::Done);
        front.into_iter().chain(others).filter(read).for_each(|article| self.read(article));
    }
}

/// When the network is loaded: so long after the worker is ready, or after the first article.
const LOAD_AFTER: Duration = Duration::from_millis(1500);
const LOAD_AFTER_ARTICLE: Duration = Duration::from_millis(150);

/// The state, in any component.
pub(super) fn state() -> State {
    expect_context()
}
