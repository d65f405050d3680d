//! Files from the reader's computer: picked, dropped, or found in dropped folders.

use std::sync::Arc;

use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry, HtmlInputElement};

use super::state::{Article, Progress, State};
use super::{dom, html_text};
use crate::view::files::{self, Format, Refusal};
use crate::view::{labels, markdown};

/// Opens the system's file picker; the input itself stands in the drop zone.
pub(super) fn pick() {
    if let Some(input) = dom::find("#file-input") {
        input.click();
    }
}

/// Takes what was chosen in the file picker.
pub(super) fn take_picked(state: State, input: &HtmlInputElement) {
    let picked = input.files().map(|list| (0..list.length()).filter_map(|i| list.get(i)).collect()).unwrap_or_default();
    // The same file may be picked again.
    input.set_value("");
    spawn_local(open(state, picked));
}

/// Takes what was dropped. The entries are asked for at once, since the browser forgets them as
/// soon as the event is over; walking through folders comes after.
pub(super) fn take_dropped(state: State, data: &DataTransfer) {
    let items = data.items();
    let items = (0..items.length()).filter_map(|index| items.get(index)).filter(|item| item.kind() == "file");
    let mut files = Vec::new();
    let mut folders = Vec::new();
    for item in items {
        match item.webkit_get_as_entry().ok().flatten().filter(FileSystemEntry::is_directory) {
            Some(folder) => folders.push(folder.unchecked_into()),
            None => files.extend(item.get_as_file().ok().flatten()),
        }
    }
    if files.is_empty() && folders.is_empty() {
        if let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()) {
            state.paste(&text);
        }
        return;
    }
    spawn_local(async move {
        for folder in folders {
            walk(folder, &mut files).await;
        }
        open(state, files).await;
    });
}

/// Collects the files of a folder and of those in it that have a type we read.
async fn walk(folder: FileSystemDirectoryEntry, files: &mut Vec<File>) {
    let mut waiting = vec![folder];
    while let Some(folder) = waiting.pop() {
        let reader = folder.create_reader();
        // Gives some entries at a time (100 in Chromium) until it gives none.
        loop {
            let batch = Promise::new(&mut |done: Function, failed: Function| {
                let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
            });
            let Ok(entries) = JsFuture::from(batch).await.map(JsCast::unchecked_into::<Array>) else { break };
            if entries.length() == 0 {
                break;
            }
            for entry in entries.iter().map(JsCast::unchecked_into::<FileSystemEntry>) {
                if files::is_clutter(&entry.full_path()) {
                    continue;
                }
                if entry.is_directory() {
                    waiting.push(entry.unchecked_into());
                } else if Format::of(&entry.name()).is_some() {
                    files.extend(file_of(entry.unchecked_into()).await);
                }
            }
        }
    }
}

async fn file_of(entry: FileSystemFileEntry) -> Option<File> {
    let file =
        Promise::new(&mut |done: Function, failed: Function| entry.file_with_callback_and_callback(&done, &failed));
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}

/// Gives every file a row first, then reads one after the other; a failed one does not stop the
/// rest.
async fn open(state: State, files: Vec<File>) {
    let rows: Vec<(Article, File)> = files.into_iter().map(|file| (state.add(file.name()), file)).collect();
    let Some((first, _)) = rows.first() else { return };
    let several = rows.len() > 1;
    state.show(first.id);
    if several {
        state.say(format!("{} {}", labels::STARTED, labels::count(rows.len(), "file", "files")));
    }
    dom::after_render(|| dom::focus(".article"));
    for (article, file) in rows {
        // Cancelled or closed while it waited.
        let waits = article.progress.try_get_untracked() == Some(Progress::Queued);
        if !waits || !state.articles.with_untracked(|all| all.contains(&article)) {
            continue;
        }
        match text_of(article, &file).await {
            Ok(text) => {
                article.text.set(Arc::from(text));
                state.read(article);
            }
            Err(refusal) => {
                let reason = labels::refusal(&file.name(), &refusal);
                if !several {
                    state.say(reason.clone());
                }
                article.progress.set(Progress::Failed(reason));
            }
        }
    }
}

async fn text_of(article: Article, file: &File) -> Result<String, Refusal> {
    let format = Format::of(&file.name());
    if file.size() > files::MAX_BYTES as f64 {
        return Err(Refusal::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Refusal::Unreadable)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let decoded = files::decode(&bytes);
    // What it really is says more than the ending of its name.
    let Some(format) = format else {
        return Err(match decoded {
            Err(refusal @ Refusal::Looks(_)) => refusal,
            _ => Refusal::Type,
        });
    };
    let (text, encoding) = decoded?;
    article.note.set(encoding.note().or((bytes.len() > files::LARGE_BYTES).then_some(labels::LARGE)));
    let text = match format {
        Format::Text => text,
        Format::Markdown => markdown::text(&text),
        Format::Html => {
            let page = html_text::read(&text).ok_or(Refusal::NoText)?;
            article.given.set(page.published);
            page.text
        }
    };
    if text.trim().is_empty() { Err(Refusal::NoText) } else { Ok(text) }
}
