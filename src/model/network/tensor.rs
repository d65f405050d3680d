//! A tensor as it lies in the model file: one row or a matrix, as floats or as small integers.
//!
//! ```text
//! f32   rows × columns × value f32
//! i8    rows × scale f32; rows × columns × i8                       value = scale · q
//! i4    rows × scale f32; rows × groups × share u8;                 value = scale · share · (q − 8)
//!       rows × ⌈columns / 2⌉ bytes, the lower half first            a group is 32 columns
//! ```

use std::borrow::Cow;

use crate::model::ModelError;

/// Columns that have one scale in [`Storage::I4`].
pub const GROUP: usize = 32;

/// How the values of a tensor are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// 32-bit floats.
    F32,
    /// 8-bit integers with a scale a row.
    I8,
    /// 4-bit integers with a scale a row and a share of it every [`GROUP`] columns.
    I4,
}

impl Storage {
    /// Every storage; the place in this list is its number in the file.
    pub const ALL: [Self; 3] = [Self::F32, Self::I8, Self::I4];

    /// Bytes of a tensor of this many rows and columns; none if that is beyond any memory.
    #[must_use]
    pub fn size(self, rows: usize, columns: usize) -> Option<usize> {
        let row = match self {
            Self::F32 => columns.checked_mul(4)?,
            Self::I8 => columns.checked_add(4)?,
            Self::I4 => columns.div_ceil(GROUP).checked_add(columns.div_ceil(2))?.checked_add(4)?,
        };
        rows.checked_mul(row)
    }
}

/// A tensor of one dimension (a single row) or two.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor<'a> {
    storage: Storage,
    dimensions: Vec<usize>,
    bytes: Cow<'a, [u8]>,
}

impl<'a> Tensor<'a> {
    /// Takes the bytes of a tensor.
    ///
    /// # Errors
    /// Refuses other than one or two dimensions, an empty one, another number of bytes than the
    /// shape needs, and values that are not finite.
    pub fn new(storage: Storage, dimensions: Vec<usize>, bytes: &'a [u8]) -> Result<Self, ModelError> {
        let tensor = Self { storage, dimensions, bytes: Cow::Borrowed(bytes) };
        let (rows, columns) = (tensor.rows(), tensor.columns());
        let ranks = matches!(tensor.dimensions.len(), 1 | 2) && rows > 0 && columns > 0;
        let floats = match storage {
            Storage::F32 => bytes.len(),
            Storage::I8 | Storage::I4 => rows.saturating_mul(4),
        };
        let finite = |floats: &[u8]| floats.chunks_exact(4).all(|f| float(f).is_finite());
        let sound = ranks && storage.size(rows, columns) == Some(bytes.len());
        if sound && bytes.get(..floats).is_some_and(finite) { Ok(tensor) } else { Err(ModelError::Corrupt("tensors")) }
    }

    /// Its dimensions, `[columns]` or `[rows, columns]`.
    #[must_use]
    pub fn dimensions(&self) -> &[usize] {
        &self.dimensions
    }

    /// How its values are stored.
    #[must_use]
    pub fn storage(&self) -> Storage {
        self.storage
    }

    /// Its values as they are stored.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.bytes
    }

    /// Number of rows; one if it has one dimension.
    #[must_use]
    pub fn rows(&self) -> usize {
        if self.dimensions.len() == 2 { self.dimensions.first().copied().unwrap_or_default() } else { 1 }
    }

    /// Length of a row.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.dimensions.last().copied().unwrap_or_default()
    }

    /// All values, row by row.
    #[must_use]
    pub fn values(&self) -> Vec<f32> {
        let columns = self.columns();
        let mut values = vec![0.0; self.rows().saturating_mul(columns)];
        for (index, row) in values.chunks_exact_mut(columns.max(1)).enumerate() {
            self.row(index, row);
        }
        values
    }

    /// Writes one row into `out`, as far as that is long; does nothing if there is no such row.
    pub fn row(&self, index: usize, out: &mut [f32]) {
        if index >= self.rows() {
            return;
        }
        let (rows, columns) = (self.rows(), self.columns());
        match self.storage {
            Storage::F32 => {
                let row = self.bytes.chunks_exact(4 * columns).nth(index).unwrap_or_default();
                for (out, value) in out.iter_mut().zip(row.chunks_exact(4)) {
                    *out = float(value);
                }
            }
            Storage::I8 => {
                let scale = self.scale(index);
                for (out, &q) in out.iter_mut().zip(self.section(4 * rows, columns, index)) {
                    *out = scale * f32::from(q.cast_signed());
                }
            }
            Storage::I4 => {
                let (scale, groups, half) = (self.scale(index), columns.div_ceil(GROUP), columns.div_ceil(2));
                let shares = self.section(4 * rows, groups, index);
                let packed = self.section((4 + groups) * rows, half, index);
                let groups = out.chunks_mut(GROUP).zip(packed.chunks(GROUP / 2)).zip(shares);
                for ((out, packed), &share) in groups {
                    unpack(out, packed, scale * f32::from(share));
                }
            }
        }
    }

    /// The distance between neighbouring values of a row, if they lie on a grid.
    #[must_use]
    pub fn step(&self, index: usize) -> Option<f32> {
        (self.storage == Storage::I8).then(|| self.scale(index))
    }

    /// The tensor with bytes of its own.
    #[must_use]
    pub fn into_owned(self) -> Tensor<'static> {
        Tensor { storage: self.storage, dimensions: self.dimensions, bytes: Cow::Owned(self.bytes.into_owned()) }
    }

    fn scale(&self, index: usize) -> f32 {
        float(self.section(0, 4, index))
    }

    /// The part of a section that belongs to one row.
    fn section(&self, start: usize, width: usize, index: usize) -> &[u8] {
        let at = start.saturating_add(index.saturating_mul(width));
        self.bytes.get(at..at.saturating_add(width)).unwrap_or_default()
    }
}

fn unpack(out: &mut [f32], packed: &[u8], scale: f32) {
    for (pair, &byte) in out.chunks_mut(2).zip(packed) {
        for (out, q) in pair.iter_mut().zip([byte & 15, byte >> 4]) {
            *out = scale * (f32::from(q) - 8.0);
        }
    }
}

fn float(bytes: &[u8]) -> f32 {
    bytes.first_chunk().map_or(0.0, |&bytes| f32::from_le_bytes(bytes))
}
