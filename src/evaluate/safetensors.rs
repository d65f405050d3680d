//! Reads a checkpoint in the safetensors format: the length of a JSON header (8 bytes, little
//! endian), the header, and the data that it describes. Tensors of 32-bit floats only.
//!
//! The format: <https://github.com/huggingface/safetensors#format>

use std::collections::BTreeMap;

use serde_json::Value as Json;

/// A tensor of a checkpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// Its dimensions.
    pub dimensions: Vec<usize>,
    /// Its values, row by row.
    pub values: Vec<f32>,
}

/// A checkpoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checkpoint {
    /// What was noted beside the tensors.
    pub notes: BTreeMap<String, String>,
    /// Tensors by name.
    pub tensors: BTreeMap<String, Weights>,
}

impl Checkpoint {
    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Says what is wrong with them.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let short = || "checkpoint: cut short".to_owned();
        let (length, rest) = bytes.split_first_chunk().ok_or_else(short)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| short())?;
        let (header, data) = rest.split_at_checked(length).ok_or_else(short)?;
        let header: BTreeMap<String, Json> =
            serde_json::from_slice(header).map_err(|e| format!("checkpoint: header: {e}"))?;
        let mut checkpoint = Self::default();
        for (name, entry) in &header {
            if name == "__metadata__" {
                let notes = entry.as_object().into_iter().flatten();
                checkpoint.notes = notes.filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_owned()))).collect();
            } else {
                let weights = tensor(entry, data).map_err(|e| format!("checkpoint: {name}: {e}"))?;
                checkpoint.tensors.insert(name.clone(), weights);
            }
        }
        Ok(checkpoint)
    }
}

fn tensor(entry: &Json, data: &[u8]) -> Result<Weights, String> {
    if entry["dtype"] != "F32" {
        return Err(format!("{} instead of F32", entry["dtype"]));
    }
    let numbers = |key: &str| -> Option<Vec<usize>> {
        entry[key].as_array()?.iter().map(|n| usize::try_from(n.as_u64()?).ok()).collect()
    };
    let dimensions = numbers("shape").ok_or("no shape")?;
    let [start, end] = numbers("data_offsets").unwrap_or_default()[..] else { return Err("no offsets".to_owned()) };
    let data = data.get(start..end).ok_or("offsets outside the file")?;
    let count = dimensions.iter().try_fold(4usize, |size, &n| size.checked_mul(n));
    if count != Some(data.len()) {
        return Err("shape and offsets do not agree".to_owned());
    }
    let values = data.as_chunks::<4>().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect();
    Ok(Weights { dimensions, values })
}
