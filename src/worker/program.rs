//! What a worker is started from: a script in a blob and a compiled module. Once it has been
//! made, starting a worker, be it for the tenth time, needs no network.

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Response, Url, Worker, WorkerOptions, WorkerType};

/// Runs in the worker after its glue: the first message is the compiled module; starting it sets
/// the real message handler, and whatever was sent meanwhile waits in the queue.
const BOOT: &str = "\n;onmessage = event => { onmessage = null; initSync({ module: event.data }); };\n";

#[wasm_bindgen]
extern "C" {
    type ImportMeta;

    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> JsString;

    /// That of the glue.
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static IMPORT_META: ImportMeta;
}

/// A program that workers can be started with.
#[derive(Debug)]
pub struct Program {
    /// The address of the blob.
    script: String,
    /// Compiled code, which page and workers share.
    module: JsValue,
}

impl Program {
    /// The program that this page runs: nothing is compiled twice, and code that the browser has
    /// made fast on one side is fast on the other.
    ///
    /// # Errors
    /// What the browser says when it cannot give the text of the glue.
    pub async fn of_page() -> Result<Self, JsValue> {
        let glue = text(&IMPORT_META.with(|meta| String::from(meta.url()))).await?;
        Self::new(&glue, wasm_bindgen::module())
    }

    /// Takes the glue that wasm-bindgen makes (`--target web`), and the compiled module.
    ///
    /// # Errors
    /// What the browser says when it makes no blob.
    pub fn new(glue: &JsString, module: JsValue) -> Result<Self, JsValue> {
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of2(glue, &BOOT.into()), &options)?;
        Ok(Self { script: Url::create_object_url_with_blob(&blob)?, module })
    }

    /// The one place where a worker is made, always from a blob: only then does it inherit the
    /// page's content security policy. `listen` is called before anything can be heard.
    ///
    /// # Errors
    /// What the browser says when it starts none.
    pub fn start(&self, listen: impl FnOnce(&Worker)) -> Result<Worker, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&self.script, &options)?;
        listen(&worker);
        worker.post_message(&self.module)?;
        Ok(worker)
    }
}

async fn text(address: &str) -> Result<JsString, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(address)).await?.unchecked_into();
    if response.ok() { Ok(JsFuture::from(response.text()?).await?.unchecked_into()) } else { Err(JsValue::NULL) }
}
