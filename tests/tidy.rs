//! Housekeeping that no compiler checks.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::collections::BTreeSet;
use std::fs;

use support::{files, root, shown};

fn read(path: &std::path::Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn report(wrong: &[String]) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(&root().join(folder), "rs") {
            if !read(&path).starts_with("//! ") {
                wrong.push(format!("{} does not open with //!", shown(&path)));
            }
        }
    }
    report(&wrong);
}

#[test]
fn files_stay_short() {
    const LINES: usize = 500;
    let mut wrong = Vec::new();
    for path in files(&root().join("src"), "rs") {
        if path.file_name().is_some_and(|name| name == "tests.rs") {
            continue;
        }
        let file = read(&path);
        let lines = file.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().lines().count();
        if lines > LINES {
            wrong.push(format!("{} has {lines} lines without its tests; {LINES} are enough", shown(&path)));
        }
    }
    report(&wrong);
}

/// Entries are sorted as lines or by their first column, within the parts that comments make; each
/// file says what it holds, where it is from and under what terms.
#[test]
fn language_tables_are_sorted_and_say_where_they_are_from() {
    let mut wrong = Vec::new();
    let tables = files(&root().join("src/language/english"), "txt");
    assert!(!tables.is_empty(), "no language tables found");
    for path in tables {
        let name = shown(&path);
        let file = read(&path);
        let header: Vec<&str> = file.lines().take_while(|line| line.starts_with('#')).collect();
        for (word, british) in [("origin", "origin"), ("license", "licence")] {
            let says = |line: &&str| line.to_lowercase().contains(word) || line.to_lowercase().contains(british);
            if !header.iter().any(says) {
                wrong.push(format!("{name}: its header says nothing of its {word}"));
            }
        }
        let mut seen = BTreeSet::new();
        let mut before: Option<&str> = None;
        let (mut lines_wrong, mut columns_wrong) = (None, None);
        for (number, line) in file.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                before = None;
                continue;
            }
            let column = |line: &'_ str| line.split('|').next().unwrap_or_default().trim().to_owned();
            if let Some(before) = before {
                if before > line {
                    lines_wrong.get_or_insert(format!("{name}:{}: {line} after {before}", number + 1));
                }
                if column(before) > column(line) {
                    columns_wrong.get_or_insert(format!("{name}:{}: {line} after {before}", number + 1));
                }
            }
            before = Some(line);
            if !seen.insert(line.split('|').take(2).map(str::trim).collect::<Vec<_>>()) {
                wrong.push(format!("{name}:{}: {line} stands twice", number + 1));
            }
            if line.trim_end() != line {
                wrong.push(format!("{name}:{}: white space at the end", number + 1));
            }
        }
        if let (Some(line), Some(_)) = (lines_wrong, columns_wrong) {
            wrong.push(format!("not sorted: {line}"));
        }
    }
    report(&wrong);
}

/// The page's Content-Security-Policy forbids inline styles, and nothing is put into it as HTML.
#[test]
fn the_page_has_no_inline_style_and_no_raw_html() {
    let mut wrong = Vec::new();
    let mut pages = files(&root().join("src"), "rs");
    pages.push(root().join("index.html"));
    for path in pages.iter().filter(|path| path.exists()) {
        let file = read(path);
        let code = file.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        for (number, line) in code {
            for word in [" style=", "inner_html", "set_inner_html", "insert_adjacent_html", "document.write"] {
                if line.contains(word) {
                    wrong.push(format!("{}:{}: {word}", shown(path), number + 1));
                }
            }
        }
    }
    report(&wrong);
}

#[test]
fn colors_stand_in_tokens_css_alone() {
    let mut wrong = Vec::new();
    let sheets =
        files(&root().join("style"), "css").into_iter().filter(|p| p.file_name().is_some_and(|n| n != "tokens.css"));
    let code = files(&root().join("src"), "rs").into_iter();
    for path in sheets.chain(code) {
        let sheet = path.extension().is_some_and(|e| e == "css");
        for (number, line) in read(&path).lines().enumerate() {
            if line.match_indices('#').any(|(at, _)| is_color(line, at, sheet)) {
                wrong.push(format!("{}:{}: a colour outside style/tokens.css", shown(&path), number + 1));
            }
        }
    }
    report(&wrong);
}

/// `#fff`, `#336699`, … at a byte; in code only as a whole string.
fn is_color(line: &str, at: usize, sheet: bool) -> bool {
    let rest = &line[at + 1..];
    let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
    let after = rest.chars().nth(digits);
    let ends = after.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_');
    let quoted = line[..at].ends_with('"') && after == Some('"');
    // In a sheet `#add {` would be a selector; colours follow a colon.
    matches!(digits, 3 | 4 | 6 | 8) && ends && if sheet { line[..at].contains(':') } else { quoted }
}

#[test]
fn every_style_sheet_is_used() {
    let page = root().join("index.html");
    let sheets = files(&root().join("style"), "css");
    if sheets.is_empty() {
        return;
    }
    let html = read(&page);
    let unused = sheets.iter().map(|path| shown(path)).filter(|name| !html.contains(name.as_str()));
    report(&unused.map(|name| format!("index.html does not use {name}")).collect::<Vec<_>>());
}

/// The map of the code shows the code: every file it names is there, every top module is on it.
#[test]
fn the_architecture_is_what_is_written() {
    let architecture = read(&root().join("ARCHITECTURE.md"));
    let mut wrong = Vec::new();
    for word in architecture.split(|c: char| c.is_whitespace() || matches!(c, '`' | '(' | ')' | ',' | '"')) {
        let path = word.trim_end_matches(['.', ':', ';']);
        let named = ["src/", "tests/", "style/", "benches/", "models/", "training/", ".github/", ".ci/"];
        let plain = !path.contains(['*', '<', '…', '{']);
        if plain && named.iter().any(|folder| path.starts_with(folder)) && !root().join(path).exists() {
            wrong.push(format!("ARCHITECTURE.md names {path}, which is not there"));
        }
    }
    for entry in fs::read_dir(root().join("src")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // The roots hold no code of their own.
        if !matches!(name.as_str(), "lib.rs" | "main.rs") && !architecture.contains(&name) {
            wrong.push(format!("ARCHITECTURE.md says nothing of src/{name}"));
        }
    }
    report(&wrong);
}

/// Nothing in the repository knows the machine it was written on, or the article it was tested with.
#[test]
fn no_file_names_a_path_of_one_machine() {
    let homes = [
        ["", "work", "main"].join("/"),
        ["", "root", ""].join("/"),
        ["", "home", ""].join("/"),
        ["", "tmp", "wt"].join("/"),
    ];
    let mut wrong = Vec::new();
    for folder in ["src", "tests", "benches", "style"] {
        for ending in ["rs", "txt", "md", "toml", "css", "js", "ts"] {
            for path in files(&root().join(folder), ending) {
                if path.components().any(|part| part.as_os_str() == "node_modules") {
                    continue;
                }
                let file = read(&path);
                if let Some(home) = homes.iter().find(|home| file.contains(home.as_str())) {
                    wrong.push(format!("{} names {home}", shown(&path)));
                }
            }
        }
    }
    report(&wrong);
}
