//! A small map from keys to positions, built once and then only read.

/// Marks a free slot; no position is that large.
const FREE: u32 = u32::MAX;

/// Maps distinct keys to their positions in the order of insertion; open addressing, no removal.
#[derive(Clone, Debug, Default)]
pub struct KeyTable {
    slots: Vec<(u32, u32)>,
    len: usize,
}

impl KeyTable {
    /// Takes distinct keys; a key's position is its place in the list.
    #[must_use]
    pub fn of(keys: &[u32]) -> Self {
        let mut table = Self::default();
        for &key in keys {
            table.insert(key);
        }
        table
    }

    /// Number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The position of a key.
    #[inline]
    #[must_use]
    pub fn get(&self, key: u32) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = spread(key) & mask;
        // At least a quarter of the slots is free, so the loop ends.
        while let Some(&(found, position)) = self.slots.get(at) {
            if position == FREE {
                return None;
            }
            if found == key {
                return Some(position as usize);
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The position of a key, which is added if new.
    pub fn insert(&mut self, key: u32) -> usize {
        if let Some(position) = self.get(key) {
            return position;
        }
        if 4 * (self.len + 1) > 3 * self.slots.len() {
            self.grow();
        }
        let position = self.len;
        self.place(key, u32::try_from(position).unwrap_or(FREE));
        self.len += 1;
        position
    }

    fn grow(&mut self) {
        let larger = vec![(0, FREE); (self.slots.len() * 2).max(16)];
        for (key, position) in std::mem::replace(&mut self.slots, larger) {
            if position != FREE {
                self.place(key, position);
            }
        }
    }

    fn place(&mut self, key: u32, position: u32) {
        let mask = self.slots.len() - 1;
        let mut at = spread(key) & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.1 == FREE {
                *slot = (key, position);
                return;
            }
            at = (at + 1) & mask;
        }
    }
}

/// Spreads a key over the slots (Fibonacci hashing).
#[inline]
fn spread(key: u32) -> usize {
    let product = key.wrapping_mul(0x9e37_79b9);
    (product ^ (product >> 15)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_in_order_of_insertion() {
        let keys: Vec<u32> = (0..1000).map(|i| i * 7919).collect();
        let table = KeyTable::of(&keys);
        assert_eq!(table.len(), 1000);
        assert!(keys.iter().enumerate().all(|(i, &k)| table.get(k) == Some(i)));
        assert_eq!(table.get(5), None);
        assert_eq!(KeyTable::default().get(0), None);
    }
}
