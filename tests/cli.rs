//! The command line as people and scripts meet it.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "“The bridge is safe,” Ana Ruiz said on Monday. She added that it would open in June.\n";

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn whosaid(folder: &PathBuf, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn documents(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn standard_input_gives_one_json_document() {
    let folder = folder("stdin");
    let output = whosaid(&folder, &["--published", "2024-05-14"], ARTICLE.as_bytes());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let root: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(root["schema"], "whosaid/1");
    assert_eq!(root["document"]["name"], "stdin");
    assert_eq!(root["document"]["published"], "2024-05-14");
    assert_eq!(root["document"]["text_length"], ARTICLE.chars().count());
    for key in ["entities", "quotes", "dates"] {
        assert!(root[key].is_array(), "{key}");
    }
}

#[test]
fn a_folder_gives_a_line_a_document_in_the_order_of_names() {
    let folder = folder("several");
    fs::create_dir(folder.join("in")).unwrap();
    for name in ["c.txt", "a.md", "b.TXT", "picture.png"] {
        fs::write(folder.join("in").join(name), ARTICLE).unwrap();
    }
    for jobs in ["1", "3"] {
        let output = whosaid(&folder, &["in", "--jobs", jobs], b"");
        assert!(output.status.success(), "{}", text(&output.stderr));
        let names: Vec<Value> = documents(&output).iter().map(|d| d["document"]["name"].clone()).collect();
        assert_eq!(names, ["a.md", "b.TXT", "c.txt"]);
    }
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let folder = folder("bad");
    fs::write(folder.join("good.txt"), ARTICLE).unwrap();
    fs::write(folder.join("binary.txt"), b"PK\x03\x04\0\0").unwrap();
    let output = whosaid(&folder, &["binary.txt", "missing.txt", "good.txt", "--format", "jsonl"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(documents(&output).len(), 1);
    let errors = text(&output.stderr);
    assert!(errors.contains("binary.txt: is not a text file") && errors.contains("missing.txt: "), "{errors}");
}

#[test]
fn encodings_are_told_apart() {
    let folder = folder("encodings");
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(ARTICLE.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::write(folder.join("a.txt"), utf16).unwrap();
    fs::write(folder.join("b.txt"), [b"\xef\xbb\xbf", ARTICLE.as_bytes()].concat()).unwrap();
    fs::write(
        folder.join("c.txt"),
        ARTICLE
            .replace('“', "\u{1}")
            .replace('”', "\u{2}")
            .bytes()
            .map(|b| match b {
                1 => 0x93,
                2 => 0x94,
                other => other,
            })
            .collect::<Vec<u8>>(),
    )
    .unwrap();
    let output = whosaid(&folder, &["a.txt", "b.txt", "c.txt"], b"");
    assert!(output.status.success());
    let lengths: Vec<Value> = documents(&output).iter().map(|d| d["document"]["text_length"].clone()).collect();
    assert_eq!(lengths, vec![Value::from(ARTICLE.chars().count()); 3]);
    assert!(text(&output.stderr).contains("c.txt: is not UTF-8; read as Windows-1252"));
}

#[test]
fn decisions_are_explained() {
    let folder = folder("explain");
    let article = "“The bridge is safe,” Ana Ruiz told reporters in Lyon on Monday. “We checked,” she said.\n";
    let output = whosaid(&folder, &["--explain", "--published", "2024-05-14", "-"], article.as_bytes());
    let explained = text(&output.stdout);
    for line in
        ["speaker: Ana Ruiz (name, ", "where: Lyon", "when: Monday (2024-05-13)", "speaker: Ana Ruiz (pronoun, "]
    {
        assert!(explained.contains(line), "{explained}");
    }
}

#[test]
fn wrong_arguments_are_explained() {
    let folder = folder("arguments");
    for (arguments, words) in [
        (&["--format", "yaml"][..], "no format “yaml”; there are json, jsonl, csv, ruler, explain"),
        (&["--published", "14.5.2024"], "“14.5.2024” is not a date; write it as 2024-05-14"),
        (&["--reader", "psychic"], "--reader psychic: there are auto, lexical and neural"),
        (&["--jobs", "0"], "--jobs 0: not a number of threads"),
        (&["--fast"], "--fast"),
        (&["evaluate", "novels", "x"], "evaluate novels: no such corpus"),
    ] {
        let output = whosaid(&folder, arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn help_version_and_output_files() {
    let folder = folder("help");
    assert!(text(&whosaid(&folder, &["--help"], b"").stdout).contains("--published YYYY-MM-DD"));
    assert!(text(&whosaid(&folder, &["--version"], b"").stdout).starts_with("whosaid "));
    assert!(text(&whosaid(&folder, &["evaluate", "--help"], b"").stdout).contains("evaluate polnear DIR"));
    let output = whosaid(&folder, &["-", "--format", "csv", "--output", "quotes.csv"], ARTICLE.as_bytes());
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(fs::read_to_string(folder.join("quotes.csv")).unwrap().starts_with("document,published,quote,"));
}
