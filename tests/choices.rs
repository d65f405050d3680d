//! From a corpus to the weights of choices and the links of pronouns: what `prepare` writes for training, and what
//! `pack-model` does with what training wrote.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test reads files and may fail")]

mod support;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use support::root;
use whosaid::evaluate::{pack, prepare};
use whosaid::model::features;
use whosaid::model::heads::Link;
use whosaid::model::network::writer::DraftTensor;
use whosaid::model::network::{ModelDraft, ModelFile};

const TEXT: &str = "Ana Ruiz met Eva Lind in Oslo on Monday. She said that the bridge would open.";

fn model() -> PathBuf {
    root().join("models/en.bin")
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run_prepare(corpus: &str, path: &PathBuf, output: &PathBuf) -> Result<String, String> {
    let arguments = [corpus.into(), path.into(), "--model".into(), model().into(), "--output".into(), output.into()];
    prepare::run(arguments)
}

fn lines(output: &PathBuf) -> Vec<Value> {
    fs::read_to_string(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The rows that a line names, and how many of them there are at most.
fn rows(line: &Value) -> Vec<u64> {
    let ends = line["candidates"].as_array().unwrap().iter().flat_map(|c| c.as_array().unwrap());
    ends.chain([&line["word"]]).map(|row| row.as_u64().unwrap()).collect()
}

#[test]
fn a_case_of_gap_becomes_rows_and_labels() {
    let folder = folder("prepare-gap");
    let (corpus, output) = (folder.join("gap.tsv"), folder.join("gap.jsonl"));
    let at = |words: &str| TEXT.find(words).unwrap();
    let case = format!(
        "case\t{TEXT}\tShe\t{}\tAna Ruiz\t{}\tTRUE\tEva Lind\t{}\tFALSE\thttp://example.org",
        at("She"),
        at("Ana"),
        at("Eva")
    );
    fs::write(&corpus, format!("ID\tText\n{case}\n{case}\n")).unwrap();
    assert!(run_prepare("gap", &corpus, &output).unwrap().starts_with("2 choices"));
    let lines = lines(&output);
    for line in &lines {
        let mut labels: Vec<i64> = line["labels"].as_array().unwrap().iter().map(|l| l.as_i64().unwrap()).collect();
        labels.sort_unstable();
        assert_eq!(labels, [-1, 1], "{line}");
        assert_eq!(line["points"].as_array().unwrap().len(), 2);
    }
    // Of each text five words are asked for, once each.
    assert_eq!(lines.iter().map(|line| rows(line).into_iter().max()).collect::<Vec<_>>(), [Some(4), Some(9)]);
    let bytes = fs::read(output.with_extension("f32")).unwrap();
    let values: Vec<f32> = bytes.as_chunks::<4>().0.iter().map(|&value| f32::from_le_bytes(value)).collect();
    let (first, second) = values.split_at(5 * 384);
    assert_eq!(first, second);
    assert!(first.iter().all(|value| value.is_finite()) && first.iter().any(|value| value.abs() > 0.1));
}

#[test]
fn our_own_articles_give_those_that_are_not_blind() {
    let folder = folder("prepare-gold");
    let article = |part: &str| {
        format!(
            "---\ntitle: Bridge\npart: {part}\nstyle: wire\ncovers: pronoun source\norigin: written for this project\n---\n\n\
             ~~~~article\n[Ana Ruiz]{{name=ruiz}} met [Eva Lind]{{name=lind}}. [She]{{pronoun=ruiz}} left.\n~~~~\n\n\
             ## Quotes\n\n## Entities\n- ruiz: PERSON, Ana Ruiz\n- lind: PERSON, Eva Lind\n"
        )
    };
    fs::create_dir(folder.join("gold")).unwrap();
    fs::write(folder.join("gold/a.md"), article("tune")).unwrap();
    fs::write(folder.join("gold/b.md"), article("blind")).unwrap();
    let output = folder.join("gold.jsonl");
    assert!(run_prepare("gold", &folder.join("gold"), &output).unwrap().starts_with("1 choices"));
    let error = run_prepare("gap", &folder.join("missing.tsv"), &output).unwrap_err();
    assert!(error.contains("missing.tsv"), "{error}");
}

#[test]
fn a_description_of_our_own_articles_becomes_signs_and_labels() {
    let folder = folder("prepare-descriptions");
    let article = "---\ntitle: Bridge\npart: tune\nstyle: wire\ncovers: description\norigin: written for this project\n---\n\n\
         ~~~~article\n[Ana Ruiz]{name=ruiz} met [Eva Lind]{name=lind}, who has farmed since May. \
         [“It is late,”]{content=q1} [the farmer]{source=q1 role=lind} [said]{cue=q1}.\n~~~~\n\n\
         ## Quotes\n- q1: direct, speech, lind\n\n## Entities\n- ruiz: PERSON, Ana Ruiz\n- lind: PERSON, Eva Lind\n";
    fs::create_dir(folder.join("gold")).unwrap();
    fs::write(folder.join("gold/a.md"), article).unwrap();
    let output = folder.join("gold.jsonl");
    run_prepare("gold", &folder.join("gold"), &output).unwrap();
    let lines = lines(&output);
    let line = lines.iter().find(|line| line["kind"] == "person").unwrap();
    // Lind was spoken of last.
    assert_eq!(line["labels"], json!([1, -1]), "{line}");
    let (signs, nobody) = (line["signs"].as_array().unwrap(), line["nobody"].as_array().unwrap());
    assert_eq!(signs[0].as_array().unwrap().len(), signs[1].as_array().unwrap().len());
    assert_ne!(signs[0], signs[1]);
    assert_eq!(nobody[0], 1.0);
}

#[test]
fn links_change_nothing_else_in_a_model() {
    let bytes = fs::read(model()).unwrap();
    let file = ModelFile::read(&bytes, features::fingerprint()).unwrap();
    let draft = ModelDraft::of(&file, |_| true);
    assert_eq!(draft.to_bytes(features::fingerprint()), bytes);
    // Eight bits a value, and a scale for each row.
    let row = |sign: f32| (0..384).map(|at| sign * (at % 5) as f32 / 4.0).collect::<Vec<_>>();
    let weight: Vec<Vec<f32>> = (0..96).map(|at| row(if at % 2 == 0 { 1.0 } else { -1.0 })).collect();
    let links = json!({"weight": weight, "bias": vec![0.5; 96]});
    for (kind, behind) in [(Link::PronounToAntecedent, 1), (Link::DescriptionToPerson, 0)] {
        let mut draft = ModelDraft::of(&file, |_| true);
        pack::link(&mut draft, kind, links.to_string().as_bytes()).unwrap();
        let linked = draft.to_bytes(features::fingerprint());
        let linked = ModelFile::read(&linked, features::fingerprint()).unwrap();
        assert_eq!(linked.tensors().count(), file.tensors().count());
        for ((name, before), (_, after)) in file.tensors().zip(linked.tensors()) {
            assert_eq!(before.dimensions(), after.dimensions(), "{name}");
            if !name.starts_with("heads.") {
                assert_eq!(before, after, "{name}");
                continue;
            }
            let (before, after) = (before.values(), after.values());
            let own = if name == "heads.bias" { 96 } else { 96 * 384 };
            let start = before.len() - own * (behind + 1);
            let range = start..start + own;
            let kept = before.iter().zip(&after).enumerate().filter(|(at, _)| !range.contains(at));
            let largest = kept.map(|(_, (a, b))| (a - b).abs()).fold(0.0, f32::max);
            assert!(largest < 1e-5, "{name}: {largest}");
            let expected = if name == "heads.bias" { vec![0.5; 96] } else { weight.concat() };
            let largest = after[range].iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
            assert!(largest < 0.005, "{name}: {largest}");
        }
    }
}

#[test]
fn a_kind_of_link_comes_behind_those_before_it() {
    let bytes = fs::read(model()).unwrap();
    let file = ModelFile::read(&bytes, features::fingerprint()).unwrap();
    let whole = ModelDraft::of(&file, |_| true);
    // Without the last two kinds of link, as training leaves a model.
    let mut draft = whole.clone();
    for tensor in &mut draft.tensors {
        let values = tensor.values().unwrap();
        let (rows, columns) = match tensor.name.as_str() {
            "heads.weight" => (values.len() / 384 - 192, 384),
            "heads.bias" => (values.len() - 192, 1),
            "link_distance" => (2, values.len() / 4),
            "link_none" => (2, 1),
            _ => continue,
        };
        let dimensions = if tensor.dimensions.len() == 1 { vec![rows] } else { vec![rows, columns] };
        *tensor = DraftTensor::new(tensor.name.clone(), dimensions, tensor.storage, &values[..rows * columns]);
    }
    let links = json!({"weight": vec![vec![0.5; 384]; 96], "bias": vec![0.5; 96]}).to_string();
    pack::link(&mut draft.clone(), Link::DescriptionToPerson, links.as_bytes()).unwrap_err();
    pack::link(&mut draft, Link::PronounToAntecedent, links.as_bytes()).unwrap();
    pack::link(&mut draft, Link::DescriptionToPerson, links.as_bytes()).unwrap();
    let sizes =
        |draft: &ModelDraft| draft.tensors.iter().map(|t| (t.name.clone(), t.dimensions.clone())).collect::<Vec<_>>();
    assert_eq!(sizes(&draft), sizes(&whole));
}

#[test]
fn links_of_another_size_are_refused() {
    let bytes = fs::read(model()).unwrap();
    let file = ModelFile::read(&bytes, features::fingerprint()).unwrap();
    let mut draft = ModelDraft::of(&file, |_| true);
    for links in ["{}", r#"{"weight": [[1.0]], "bias": [1.0]}"#, r#"{"weight": [], "bias": [1.0]}"#] {
        pack::link(&mut draft, Link::PronounToAntecedent, links.as_bytes()).unwrap_err();
    }
    assert_eq!(draft.to_bytes(features::fingerprint()), bytes);
}
