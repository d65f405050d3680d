//! The page in headless Chromium, mounted without its worker: what it does by itself, and what it
//! says when there is nobody to ask. The journey with the worker is in `tests/browser`.
#![cfg(target_arch = "wasm32")]

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use whosaid::app::App;
use whosaid::worker::protocol::{FromWorker, ToWorker, pack, unpack};
use whosaid::{Engine, Options};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = "The wall is safe, the mayor said.\r\n\r\n“We checked,” Ana Ruiz added.\n";

/// The page in the words of a reader.
struct Page {
    root: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Page {
    async fn open() -> Self {
        // Without a network there is no glue to start a worker from.
        let refuse = js_sys::Function::new_no_args("return Promise.reject(new TypeError('no network'))");
        js_sys::Reflect::set(&window(), &"fetch".into(), &refuse).unwrap();
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let page = Self { _mounted: mount_to(root.clone(), || App().into_any()), root };
        page.settle().await;
        page
    }

    /// Waits for two frames: everything the page puts off is done by then.
    async fn settle(&self) {
        for _ in 0..2 {
            let frame = js_sys::Promise::new(&mut |done, _| {
                window().request_animation_frame(&done).unwrap();
            });
            wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
        }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    async fn press(&self, words: &str) {
        let buttons = self.root.query_selector_all("button").unwrap();
        let button = (0..buttons.length())
            .filter_map(|index| buttons.get(index))
            .find(|button| button.text_content().is_some_and(|text| text.trim() == words))
            .unwrap_or_else(|| panic!("no button “{words}”"));
        button.unchecked_into::<HtmlElement>().click();
        self.settle().await;
    }

    async fn read(&self, article: &str) {
        let field: HtmlTextAreaElement = self.find("#paste").unwrap().unchecked_into();
        field.set_value(article);
        let event = web_sys::Event::new_with_event_init_dict("input", &{
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            init
        });
        field.dispatch_event(&event.unwrap()).unwrap();
        self.settle().await;
        self.press("Read").await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

#[wasm_bindgen_test]
async fn the_empty_page_waits_for_a_paste() {
    let page = Page::open().await;
    let focused = document().active_element().map(|element| element.id());
    assert_eq!(focused.as_deref(), Some("paste"));
    assert!(page.text(".empty").contains("Who said what?"));
}

#[wasm_bindgen_test]
async fn a_text_is_shown_even_when_nobody_can_read_it() {
    let page = Page::open().await;
    page.read("First.\n\nSecond.").await;
    assert_eq!(page.text("article"), "First.\n\nSecond.");
    assert!(page.text("[role=alert]").contains("could not be loaded"));
}

#[wasm_bindgen_test]
async fn a_second_text_gets_a_row_of_its_own_and_the_first_stays() {
    let page = Page::open().await;
    page.read("First.").await;
    assert!(page.find(".rail").is_none());
    page.press("New").await;
    page.read("Second.").await;
    assert_eq!(page.text("article"), "Second.");
    assert_eq!(page.root.query_selector_all(".rail-row").unwrap().length(), 2);
    page.find(".rail-button").unwrap().unchecked_into::<HtmlElement>().click();
    page.settle().await;
    assert_eq!(page.text("article"), "First.");
}

#[wasm_bindgen_test]
async fn editing_keeps_every_letter() {
    let page = Page::open().await;
    page.read("First.").await;
    page.press("Edit text").await;
    let editor: HtmlTextAreaElement = page.find("#editor").unwrap().unchecked_into();
    assert_eq!(editor.value(), "First.");
    editor.set_value("First, then.");
    editor.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    // Without waiting for the pause: leaving the field is enough.
    editor.dispatch_event(&web_sys::Event::new("blur").unwrap()).unwrap();
    page.press("Done").await;
    assert_eq!(page.text("article"), "First, then.");
}

#[wasm_bindgen_test]
fn messages_survive_the_way_to_the_worker_and_back() {
    let question = ToWorker::Analyze { request: 7, text: ARTICLE.to_owned(), options: Options::default() };
    let sent = serde_wasm_bindgen::to_value(&question).unwrap();
    let Ok(ToWorker::Analyze { request, text, options }) = serde_wasm_bindgen::from_value(sent) else {
        panic!("another message came out");
    };
    assert_eq!(text, ARTICLE);
    let analysis = Engine::new().analyze(&text, &options);
    let before = format!("{analysis:?}");
    let answer = FromWorker::Done { request, analysis: pack(&analysis), millis: 1.5, missing: 0 };
    let sent = serde_wasm_bindgen::to_value(&answer).unwrap();
    let Ok(FromWorker::Done { request: 7, analysis, .. }) = serde_wasm_bindgen::from_value(sent) else {
        panic!("another answer came out");
    };
    assert_eq!(format!("{:?}", unpack::<whosaid::Analysis>(&analysis).unwrap()), before);
}
