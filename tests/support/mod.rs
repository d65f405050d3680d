//! What several test files need. Each uses a part of it.
#![allow(dead_code, clippy::disallowed_methods, reason = "each test file needs another part of it")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use whosaid::{Analysis, Engine, Options};

/// One engine for the whole run, as in the program.
pub(crate) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the article that started the project, which is not part of the repository.
pub(crate) fn seed() -> Option<PathBuf> {
    let folder = root().join("../shared/seed");
    folder.join("gold.json").is_file().then_some(folder)
}

/// Whether recorded results are to be written anew.
pub(crate) fn bless() -> bool {
    std::env::var_os("WHOSAID_BLESS").is_some_and(|value| value == "1")
}

/// Says something that is seen although the test passes (the test harness captures only macros).
pub(crate) fn notice(text: &str) {
    use std::io::Write;
    let _ = std::io::stderr().write_all(format!("\n{text}\n").as_bytes());
}

/// Reads a text without knowing when it was published.
pub(crate) fn analyze(text: &str) -> Analysis {
    ENGINE.analyze(text, &Options::default())
}

/// Files below a folder with an ending, sorted by path.
pub(crate) fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return found };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A path as people write it, from the root of the repository.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string().replace('\\', "/")
}
