//! What the network is run with: the encoder's program and the model file. Both are asked for once
//! the page stands, from where the page came from, and kept by the browser for the next time.

use js_sys::{JsString, Promise, Reflect, Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, ReadableStreamDefaultReader, Response, Window};

use super::program::Program;

/// The name of the browser's store; addresses in it hold hashes, so nothing in it is ever stale.
const STORE: &str = "whosaid-reader";

/// What several encoder workers are started from.
#[derive(Debug)]
pub struct Assets {
    /// The encoder's program.
    pub program: Program,
    /// The bytes of the model file.
    pub model: Uint8Array,
}

/// Loads everything; `progress` is told how many bytes of the model are there, and of how many.
///
/// # Errors
/// Says in words what is missing.
pub async fn load(progress: impl Fn(u32, u32)) -> Result<Assets, String> {
    let window = web_sys::window().ok_or("there is no window")?;
    let store = Store::open(&window).await;
    let glue = store.get(&window, "encoder-glue", |_, _| {}).await?;
    let code = store.get(&window, "encoder-code", |_, _| {}).await?;
    let failed = |_: JsValue| "this browser cannot run the network".to_owned();
    let module = JsFuture::from(WebAssembly::compile(&code)).await.map_err(failed)?;
    let glue: JsString = String::from_utf8_lossy(&glue.to_vec()).into_owned().into();
    let program = Program::new(&glue, module).map_err(failed)?;
    let model = store.get(&window, "model", progress).await?;
    store.keep_only(&window, &["encoder-glue", "encoder-code", "model"]).await;
    Ok(Assets { program, model })
}

/// Drops what the browser keeps: what is refused must not come back at the next visit.
pub async fn forget() {
    let storage = web_sys::window().and_then(|window| storage(&window));
    if let Some(storage) = storage {
        let _ = JsFuture::from(storage.delete(STORE)).await;
    }
}

fn storage(window: &Window) -> Option<CacheStorage> {
    Reflect::get(window, &"caches".into()).ok()?.dyn_into().ok()
}

/// The browser's store, where there is one: not in private windows of some browsers, nor on pages
/// without a safe connection.
struct Store(Option<Cache>);

impl Store {
    async fn open(window: &Window) -> Self {
        let Some(storage) = storage(window) else { return Self(None) };
        Self(settle(storage.open(STORE)).await)
    }

    /// The bytes of an asset, from the store or else from the network.
    async fn get(&self, window: &Window, name: &str, progress: impl Fn(u32, u32)) -> Result<Uint8Array, String> {
        let address = address(window, name).ok_or_else(|| format!("the page does not say where its {name} is"))?;
        if let Some(bytes) = self.kept(&address).await {
            return Ok(bytes);
        }
        let failed = |_: JsValue| format!("{address} could not be loaded");
        let response: Response =
            JsFuture::from(window.fetch_with_str(&address)).await.map_err(failed)?.unchecked_into();
        if !response.ok() {
            return Err(format!("{address}: the server says {}", response.status()));
        }
        let size = attribute(window, name, "data-bytes").and_then(|bytes| bytes.parse().ok()).unwrap_or(0);
        let bytes = read(&response, |loaded| progress(loaded, size)).await.map_err(failed)?;
        if let Some(store) = &self.0
            && let Ok(copy) = Response::new_with_opt_js_u8_array(Some(&bytes))
        {
            // A full store is no harm: the next visit asks again.
            let _ = JsFuture::from(store.put_with_str(&address, &copy)).await;
        }
        Ok(bytes)
    }

    async fn kept(&self, address: &str) -> Option<Uint8Array> {
        let response: Response = settle(self.0.as_ref()?.match_with_str(address)).await?;
        let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(Uint8Array::new(&buffer))
    }

    /// Drops what an earlier version of the page has left.
    async fn keep_only(&self, window: &Window, names: &[&str]) {
        let Some(store) = &self.0 else { return };
        let Ok(requests) = JsFuture::from(store.keys()).await else { return };
        let wanted: Vec<String> = names.iter().filter_map(|name| absolute(window, name)).collect();
        for request in js_sys::Array::from(&requests).iter() {
            let kept = Reflect::get(&request, &"url".into()).ok().and_then(|url| url.as_string());
            if kept.as_ref().is_some_and(|url| !wanted.contains(url)) {
                let _ = JsFuture::from(store.delete_with_request(request.unchecked_ref())).await;
            }
        }
    }
}

/// What a promise gives, if it is of the type looked for.
async fn settle<T: JsCast>(promise: Promise) -> Option<T> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Reads a body piece by piece.
async fn read(response: &Response, progress: impl Fn(u32)) -> Result<Uint8Array, JsValue> {
    let body = response.body().ok_or(JsValue::NULL)?;
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let (mut pieces, mut loaded) = (Vec::new(), 0);
    loop {
        let step = JsFuture::from(reader.read()).await?;
        if Reflect::get(&step, &"done".into())?.is_truthy() {
            break;
        }
        let piece: Uint8Array = Reflect::get(&step, &"value".into())?.unchecked_into();
        loaded += piece.length();
        pieces.push(piece);
        progress(loaded);
    }
    let all = Uint8Array::new_with_length(loaded);
    let mut at = 0;
    for piece in pieces {
        all.set(&piece, at);
        at += piece.length();
    }
    Ok(all)
}

/// The address of an asset, which stands in the page's head, where the build has put its hash.
fn address(window: &Window, name: &str) -> Option<String> {
    attribute(window, name, "content")
}

fn absolute(window: &Window, name: &str) -> Option<String> {
    let base = window.document()?.base_uri().ok().flatten()?;
    Some(web_sys::Url::new_with_base(&address(window, name)?, &base).ok()?.href())
}

fn attribute(window: &Window, name: &str, attribute: &str) -> Option<String> {
    let meta = window.document()?.query_selector(&format!("meta[name=\"{name}\"]")).ok().flatten()?;
    meta.get_attribute(attribute)
}
