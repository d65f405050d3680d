//! Holds every path of the code against the table of layers, and the engine against what it must not
//! touch. The table is the one of `src/lib.rs` and `ARCHITECTURE.md`.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use support::{files, root, shown};

/// Layers in order: each may use itself and those before it.
const LAYERS: &[&str] = &[
    "coding", "text", "document", "language", "model", "stage", "engine", "import", "export", "view", "evaluate",
    "worker", "app",
];

/// What `lib.rs` re-exports at the root, and where it lives.
const REEXPORTS: &[(&str, &str)] = &[("Analysis", "document"), ("Options", "document"), ("Engine", "engine")];

/// From this layer down: no browser, no clock, no randomness, no files, no panics on purpose.
const LAST_PURE: &str = "engine";

const FORBIDDEN: &[&str] = &[
    "leptos",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "std::fs",
    "std::env",
    "std::time",
    "std::thread",
    "std::process",
    "SystemTime",
    "Instant",
    "rand::",
    "unsafe",
    "println!",
    "eprintln!",
    "panic!",
    "unreachable!",
    "todo!",
    "unimplemented!",
];

struct Source {
    name: String,
    /// Module path below the crate, `["stage", "quotes", "join"]`.
    module: Vec<String>,
    /// Without comments, and without the tests at its end.
    code: String,
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut sources = Vec::new();
    for path in files(&src, "rs") {
        let relative = path.strip_prefix(&src).unwrap();
        let mut module: Vec<String> = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let file = module.pop().unwrap();
        if module.is_empty() && (file == "lib.rs" || file == "main.rs") || relative.starts_with("bin") {
            continue;
        }
        if file != "mod.rs" {
            module.push(file.trim_end_matches(".rs").to_owned());
        }
        sources.push(Source { name: shown(&path), module, code: code(&path) });
    }
    // `#[cfg(test)] mod tests;` and the like: a test may run several stages.
    let tests: BTreeSet<Vec<String>> = sources.iter().flat_map(test_modules).collect();
    sources.retain(|source| !tests.contains(&source.module));
    assert!(sources.len() > 30, "only {} source files found", sources.len());
    sources
}

/// Modules in files of their own that are compiled for tests alone.
fn test_modules(source: &Source) -> Vec<Vec<String>> {
    let declared = source.code.split("#[cfg(test)]").skip(1).filter_map(|after| {
        let name = after.trim_start().strip_prefix("mod ")?.split(';').next()?;
        name.chars().all(|c| c.is_alphanumeric() || c == '_').then(|| name.to_owned())
    });
    declared.map(|name| source.module.iter().cloned().chain([name]).collect()).collect()
}

fn code(path: &Path) -> String {
    let file = fs::read_to_string(path).unwrap();
    let without_tests = file.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let line = |line: &str| match line.trim_start() {
        comment if comment.starts_with("//") => String::new(),
        _ => line.split(" // ").next().unwrap_or_default().to_owned(),
    };
    without_tests.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// All paths in the code that begin with `crate::` or `super::`, with the braces of `use` expanded,
/// resolved to module paths below the crate.
fn paths(source: &Source) -> BTreeSet<Vec<String>> {
    let mut found = BTreeSet::new();
    for keyword in ["crate::", "super::"] {
        for (at, _) in source.code.match_indices(keyword) {
            let before = source.code[..at].chars().next_back();
            // `super::super::x` is read from its beginning; `$crate::` and `pub(super)` are no paths.
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':' | '$')) {
                continue;
            }
            let mut rest = &source.code[at..];
            let mut base: Vec<String> = Vec::new();
            if let Some(after) = rest.strip_prefix("crate::") {
                rest = after;
            } else {
                base.clone_from(&source.module);
                while let Some(after) = rest.strip_prefix("super::") {
                    base.pop();
                    rest = after;
                }
            }
            expand(&base, rest, &mut found);
        }
    }
    found
}

fn expand(base: &[String], rest: &str, found: &mut BTreeSet<Vec<String>>) {
    if let Some(inside) = rest.strip_prefix('{') {
        let mut depth = 0;
        let mut start = 0;
        for (at, character) in inside.char_indices() {
            let ends = depth == 0 && matches!(character, ',' | '}');
            if ends {
                let item = inside[start..at].trim();
                if !item.is_empty() {
                    expand(base, item, found);
                }
                start = at + 1;
            }
            match character {
                '{' => depth += 1,
                '}' if depth == 0 => return,
                '}' => depth -= 1,
                _ => {}
            }
        }
        return;
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let mut path = base.to_vec();
    path.push(rest[..end].to_owned());
    match rest[end..].strip_prefix("::") {
        Some(after) if after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '{' | '_')) => {
            expand(&path, after, found);
        }
        _ => {
            found.insert(path);
        }
    }
}

/// The layer a path leads to; none for items of the same file.
fn layer(path: &[String]) -> Option<usize> {
    let first = path.first()?;
    let module = REEXPORTS.iter().find(|(name, _)| name == first).map_or(first.as_str(), |(_, layer)| layer);
    LAYERS.iter().position(|known| *known == module)
}

#[test]
fn no_module_uses_a_layer_above_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = layer(&source.module) else {
            wrong.push(format!("{} is in no layer of the table", source.name));
            continue;
        };
        for path in paths(&source) {
            if layer(&path).is_some_and(|used| used > own) {
                wrong.push(format!("{} ({}) uses {}", source.name, LAYERS[own], path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_stage_uses_another_stage() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|s| s.module.first().is_some_and(|m| m == "stage") && s.module.len() > 1) {
        for path in paths(source) {
            let other = path.first().is_some_and(|m| m == "stage") && path.get(1) != source.module.get(1);
            if other && path.len() > 1 {
                wrong.push(format!("{} uses {}", source.name, path.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_engine_touches_no_browser_clock_or_file() {
    let mut wrong = Vec::new();
    let last = LAYERS.iter().position(|l| *l == LAST_PURE);
    for source in sources().iter().filter(|s| layer(&s.module) <= last) {
        for (number, line) in source.code.lines().enumerate() {
            let begins = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            for word in FORBIDDEN {
                if line.match_indices(word).any(|(at, _)| begins(at)) {
                    wrong.push(format!("{}:{}: {word}", source.name, number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Hash maps may be looked up, never walked through: their order is another one on every run.
#[test]
fn no_hash_map_is_walked_through() {
    let mut wrong = Vec::new();
    for source in sources() {
        for name in hash_names(&source.code) {
            let walks =
                ["iter()", "iter_mut()", "keys()", "values()", "values_mut()", "into_iter()", "drain(", "drain()"];
            let direct = walks.iter().map(|walk| format!("{name}.{walk}"));
            let loops = ["in &", "in &mut ", "in ", "in self.", "in &self."].iter().map(|l| format!("{l}{name} {{"));
            for pattern in direct.chain(loops).filter(|pattern| source.code.contains(pattern.as_str())) {
                wrong.push(format!("{}: {pattern}", source.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Names of fields, parameters and variables that hold a hash map or set.
fn hash_names(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for kind in ["HashMap", "HashSet"] {
        for (at, _) in code.match_indices(kind) {
            let before = code[..at].trim_end_matches(['&', ' ']).trim_end_matches("mut").trim_end();
            let Some(before) = before.strip_suffix([':', '=']) else { continue };
            let name: String =
                before.trim_end().chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !name.is_empty() {
                names.insert(name.chars().rev().collect());
            }
        }
    }
    names
}

#[test]
fn the_reader_of_paths_understands_braces() {
    let source = Source {
        name: String::new(),
        module: vec!["stage".into(), "quotes".into(), "join".into()],
        code: "use crate::{text::{Span, Text}, Engine};\nuse super::super::tokens;\nlet a = super::kind::of(b);".into(),
    };
    let found: Vec<String> = paths(&source).into_iter().map(|p| p.join("::")).collect();
    assert_eq!(found, ["Engine", "stage::quotes::kind::of", "stage::tokens", "text::Span", "text::Text"]);
}
