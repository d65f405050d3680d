//! `whosaid pack-model …`: from what training wrote to the file that readers download.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use lexopt::prelude::*;

use serde::Deserialize;

use super::safetensors::{Checkpoint, Weights};
use crate::model::GIVEN_NAMES;
use crate::model::features;
use crate::model::heads::Link;
use crate::model::labels::{self, NameClass, Part};
use crate::model::network::writer::DraftTensor;
use crate::model::network::{Dimensions, Encoder, ModelDraft, ModelFile, Storage};

/// What `whosaid pack-model --help` prints.
pub const HELP: &str = "\
Packs a trained network into the file that readers download.

  whosaid pack-model CHECKPOINT --vocab FILE [OPTIONS] OUT
  whosaid pack-model MODEL [--names FILE] [--given FILE] [--pronouns FILE] [--descriptions FILE] OUT

CHECKPOINT is a safetensors file of 32-bit floats with the number of attention heads in its metadata
({\"heads\": \"12\"}); see src/model/network/encoder.rs for the names of its tensors. Tensors of other names
go along as they are. MODEL is a packed file, of which everything stays as it is but what is replaced.

Options
  --names FILE               the head that labels names, as training/names.py wrote it, instead of the one that is there
  --given FILE               what the letters of given names tell, as training/given_names.py wrote it
  --pronouns FILE            the links of pronouns that training/pronouns.py wrote, instead of those that are there
  --descriptions FILE        the same of descriptions, which training/descriptions.py wrote
  --vocab FILE               the word-pieces, one a line
  --matrices f32|i8|i4       how the matrices of the layers are stored (default i8)
  --embeddings f32|i8|i4     how the embeddings are stored (default i8)
  --fingerprint HEX          that of the features the network was trained with (default: that of this program)
";

/// How a network is to be packed.
#[derive(Clone, Copy, Debug)]
pub struct PackOptions {
    /// Storage of the matrices of the layers. The heads are small and decide: they get eight bits at
    /// least.
    pub matrices: Storage,
    /// Storage of the embeddings.
    pub embeddings: Storage,
}

/// Packs with what follows `pack-model`, and returns what it prints.
///
/// # Errors
/// Says what is wrong with the arguments or with a file.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<String, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut paths: Vec<PathBuf> = Vec::new();
    let (mut vocabulary, mut pronouns, mut descriptions, mut names, mut given) = (None, None, None, None, None);
    let mut fingerprint = features::fingerprint();
    let mut options = PackOptions { matrices: Storage::I8, embeddings: Storage::I8 };
    while let Some(argument) = parser.next().map_err(|e| e.to_string())? {
        let text = |parser: &mut lexopt::Parser| parser.value().and_then(|v| v.string()).map_err(|e| e.to_string());
        let path = |parser: &mut lexopt::Parser| parser.value().map(PathBuf::from).map_err(|e| e.to_string());
        match argument {
            Long("help") | Short('h') => return Ok(HELP.to_owned()),
            Long("vocab") => vocabulary = Some(path(&mut parser)?),
            Long("pronouns") => pronouns = Some(path(&mut parser)?),
            Long("descriptions") => descriptions = Some(path(&mut parser)?),
            Long("names") => names = Some(path(&mut parser)?),
            Long("given") => given = Some(path(&mut parser)?),
            Long("matrices") => options.matrices = storage(&text(&mut parser)?)?,
            Long("embeddings") => options.embeddings = storage(&text(&mut parser)?)?,
            Long("fingerprint") => {
                let value = text(&mut parser)?;
                let digits = value.trim_start_matches("0x");
                fingerprint = u32::from_str_radix(digits, 16).map_err(|e| format!("--fingerprint {value}: {e}"))?;
            }
            Value(value) => paths.push(value.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    let [input, out] = paths.as_slice() else { return Ok(HELP.to_owned()) };
    let read = |path: &PathBuf| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let mut draft =
        match (&vocabulary, pronouns.as_ref().or(descriptions.as_ref()).or(names.as_ref()).or(given.as_ref())) {
            (Some(vocabulary), _) => draft(&read(input)?, read(vocabulary)?, options)?,
            (None, Some(_)) => {
                let bytes = read(input)?;
                let file = ModelFile::read(&bytes, fingerprint).map_err(|e| format!("{}: {e}", input.display()))?;
                ModelDraft::of(&file, |_| true)
            }
            (None, None) => return Ok(HELP.to_owned()),
        };
    if let Some(names) = names {
        label_names(&mut draft, &read(&names)?).map_err(|e| format!("{}: {e}", names.display()))?;
    }
    if let Some(given) = given {
        tell_given_names(&mut draft, &read(&given)?).map_err(|e| format!("{}: {e}", given.display()))?;
    }
    for (kind, file) in [(Link::PronounToAntecedent, pronouns), (Link::DescriptionToPerson, descriptions)] {
        if let Some(file) = file {
            link(&mut draft, kind, &read(&file)?).map_err(|e| format!("{}: {e}", file.display()))?;
        }
    }
    let bytes = draft.to_bytes(fingerprint);
    let file = ModelFile::read(&bytes, fingerprint).map_err(|e| e.to_string())?;
    Encoder::new(&file).map_err(|e| e.to_string())?;
    fs::write(out, &bytes).map_err(|e| format!("{}: {e}", out.display()))?;
    Ok(report(&draft, bytes.len()))
}

fn storage(name: &str) -> Result<Storage, String> {
    match name {
        "f32" => Ok(Storage::F32),
        "i8" => Ok(Storage::I8),
        "i4" => Ok(Storage::I4),
        _ => Err(format!("{name}: there are f32, i8 and i4")),
    }
}

/// What is to be written of a checkpoint.
///
/// # Errors
/// Says what is wrong with the checkpoint, or that the vocabulary has another length than its
/// embeddings.
pub fn draft(checkpoint: &[u8], vocabulary: Vec<u8>, options: PackOptions) -> Result<ModelDraft, String> {
    let checkpoint = Checkpoint::read(checkpoint)?;
    let pieces = rows(&checkpoint, "embeddings.word")?;
    let lines = vocabulary.trim_ascii_end().split(|&byte| byte == b'\n').count();
    if lines != pieces {
        return Err(format!("{lines} word-pieces, but embeddings for {pieces}"));
    }
    let dimensions = dimensions(&checkpoint)?;
    let mut tensors = Vec::new();
    for (name, Weights { dimensions, values }) in checkpoint.tensors {
        let dimensions = if dimensions.is_empty() { vec![1] } else { dimensions };
        if dimensions.len() > 2 || values.is_empty() {
            return Err(format!("{name}: a tensor has one or two dimensions here, and values"));
        }
        let storage = if dimensions.len() == 1 { Storage::F32 } else { options.of(&name) };
        tensors.push(DraftTensor::new(name, dimensions, storage, &values));
    }
    Ok(ModelDraft { dimensions, vocabulary, tensors })
}

/// What training wrote of links of one kind: rows that ask, and then as many that answer.
#[derive(Deserialize)]
struct Links {
    weight: Vec<Vec<f32>>,
    bias: Vec<f32>,
}

/// What training wrote of the head that labels names: a row a label, and the chain over them.
#[derive(Deserialize)]
struct NameHead {
    weight: Vec<Vec<f32>>,
    bias: Vec<f32>,
    transitions: Vec<Vec<f32>>,
    start: Vec<f32>,
    end: Vec<f32>,
}

/// Gives a model another head that labels names.
///
/// # Errors
/// Says what is wrong with `json`, or that the model has no such head.
pub fn label_names(draft: &mut ModelDraft, json: &[u8]) -> Result<(), String> {
    let head: NameHead = serde_json::from_slice(json).map_err(|e| format!("not a head that labels names: {e}"))?;
    let (hidden, labels) = (draft.dimensions.hidden, labels::count(NameClass::ALL.len()));
    let is_square = |rows: &[Vec<f32>], width: usize| rows.len() == labels && rows.iter().all(|r| r.len() == width);
    let fits = is_square(&head.weight, hidden)
        && is_square(&head.transitions, labels)
        && [&head.bias, &head.start, &head.end].iter().all(|values| values.len() == labels);
    if !fits {
        return Err(format!("this head is not {labels} rows of {hidden} numbers with their chain"));
    }
    // The labels of parts stand before those of names.
    let first = labels::count(Part::ALL.len());
    let (mut weight, mut bias) = (values(draft, "heads.weight")?, values(draft, "heads.bias")?);
    let rows = bias.len();
    let own = weight.get_mut(first * hidden..(first + labels) * hidden).zip(bias.get_mut(first..first + labels));
    let (own_weight, own_bias) = own.ok_or("the model has no head that labels names")?;
    own_weight.copy_from_slice(&head.weight.concat());
    own_bias.copy_from_slice(&head.bias);
    replace(draft, "heads.weight", vec![rows, hidden], &weight);
    replace(draft, "heads.bias", vec![rows], &bias);
    replace(draft, "name_transitions", vec![labels, labels], &head.transitions.concat());
    replace(draft, "name_start", vec![labels], &head.start);
    replace(draft, "name_end", vec![labels], &head.end);
    Ok(())
}

fn values(draft: &ModelDraft, name: &str) -> Result<Vec<f32>, String> {
    let tensor = draft.tensors.iter().find(|t| t.name == name).and_then(|t| t.values().ok());
    tensor.ok_or_else(|| format!("the model has no {name}, so that nothing can be put in its place"))
}

fn replace(draft: &mut ModelDraft, name: &str, dimensions: Vec<usize>, values: &[f32]) {
    for tensor in draft.tensors.iter_mut().filter(|tensor| tensor.name == name) {
        *tensor = DraftTensor::new(name.to_owned(), dimensions.clone(), tensor.storage, values);
    }
}

/// Gives a model what the letters of given names tell: one weight of every name, and those of the parts.
///
/// # Errors
/// Says what is wrong with `json`.
pub fn tell_given_names(draft: &mut ModelDraft, json: &[u8]) -> Result<(), String> {
    let weights: Vec<f32> = serde_json::from_slice(json).map_err(|e| format!("not a list of weights: {e}"))?;
    if weights.len() < 2 {
        return Err("no weights".to_owned());
    }
    // One row, so that it is stored in eight bits a weight.
    draft.tensors.retain(|tensor| tensor.name != GIVEN_NAMES);
    draft.tensors.push(DraftTensor::new(GIVEN_NAMES.to_owned(), vec![1, weights.len()], Storage::I8, &weights));
    Ok(())
}

/// Gives a model one of the kinds of link that are trained by themselves, instead of what it may have of it. They know
/// neither distances nor a score of none: the sieves have their own.
///
/// # Errors
/// Says what is wrong with `json`, or that the model lacks the kinds before it.
pub fn link(draft: &mut ModelDraft, kind: Link, json: &[u8]) -> Result<(), String> {
    let links: Links = serde_json::from_slice(json).map_err(|e| format!("not the links of one kind: {e}"))?;
    let (hidden, kind) = (draft.dimensions.hidden, kind as usize);
    let (mut none, mut distance) = (values(draft, "link_none")?, values(draft, "link_distance")?);
    let (mut weight, mut bias) = (values(draft, "heads.weight")?, values(draft, "heads.bias")?);
    let rows = links.bias.len();
    let start = bias.len().checked_sub(rows * none.len()).map(|labels| labels + rows * kind);
    let fits = links.weight.len() == rows && links.weight.iter().all(|row| row.len() == hidden);
    let Some(start) = start.filter(|_| fits && rows > 0) else {
        return Err(format!("these links are not rows of {hidden} numbers, each with its bias"));
    };
    if none.len() < kind {
        return Err(format!("the model has {} kinds of link, and this is kind {kind}", none.len()));
    }
    let distances = distance.len() / none.len();
    if none.len() == kind {
        bias.extend(vec![0.0; rows]);
        weight.extend(vec![0.0; rows * hidden]);
        none.push(0.0);
        distance.extend(vec![0.0; distances]);
    }
    let own = weight.get_mut(start * hidden..(start + rows) * hidden).zip(bias.get_mut(start..start + rows));
    let (own_weight, own_bias) = own.ok_or("the model has other links than these")?;
    own_weight.copy_from_slice(&links.weight.concat());
    own_bias.copy_from_slice(&links.bias);
    let rows = bias.len();
    replace(draft, "heads.weight", vec![rows, hidden], &weight);
    replace(draft, "heads.bias", vec![rows], &bias);
    replace(draft, "link_distance", vec![none.len(), distances], &distance);
    replace(draft, "link_none", vec![none.len()], &none);
    Ok(())
}

impl PackOptions {
    fn of(self, name: &str) -> Storage {
        match name {
            "heads.weight" if self.matrices != Storage::F32 => Storage::I8,
            _ if name.starts_with("layers.") => self.matrices,
            _ if name.starts_with("embeddings.") => self.embeddings,
            _ => Storage::F32,
        }
    }
}

fn dimensions(checkpoint: &Checkpoint) -> Result<Dimensions, String> {
    let heads = checkpoint.notes.get("heads").and_then(|heads| heads.parse().ok());
    let count =
        |name: &dyn Fn(usize) -> String| (0..).take_while(|&n| checkpoint.tensors.contains_key(&name(n))).count();
    let channels = count(&|n| format!("embeddings.channel.{n}"));
    let word = &checkpoint.tensors["embeddings.word"];
    Ok(Dimensions {
        layers: count(&|n| format!("layers.{n}.up.weight")),
        heads: heads.ok_or("checkpoint: no number of heads in its metadata")?,
        hidden: word.dimensions.last().copied().unwrap_or_default(),
        intermediate: rows(checkpoint, "layers.0.up.weight")?,
        positions: rows(checkpoint, "embeddings.position")?,
        channels: (0..channels)
            .map(|n| rows(checkpoint, &format!("embeddings.channel.{n}")))
            .collect::<Result<_, _>>()?,
    })
}

fn rows(checkpoint: &Checkpoint, name: &str) -> Result<usize, String> {
    let tensor = checkpoint.tensors.get(name).ok_or_else(|| format!("checkpoint: no tensor {name}"))?;
    tensor.dimensions.first().copied().ok_or_else(|| format!("checkpoint: {name} is a single number"))
}

/// The size of each part: embeddings one by one, layers as a whole.
fn report(draft: &ModelDraft, total: usize) -> String {
    let mut parts: Vec<(String, usize)> = vec![("vocabulary".to_owned(), draft.vocabulary.len())];
    for tensor in &draft.tensors {
        let depth = if tensor.name.starts_with("heads") { 1 } else { 2 };
        let part = tensor.name.splitn(depth + 1, '.').take(depth).collect::<Vec<_>>().join(".");
        let size = tensor.data.len();
        match parts.last_mut().filter(|(last, _)| *last == part) {
            Some((_, sum)) => *sum += size,
            None => parts.push((part, size)),
        }
    }
    let mut out = String::new();
    for (part, size) in &parts {
        out += &format!("{part:<28} {size:>12}\n");
    }
    out + &format!("{:<28} {total:>12} bytes\n", "in all")
}
