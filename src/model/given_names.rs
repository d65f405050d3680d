//! Whether a given name that no table knows is a woman’s or a man’s, from its letters: a logistic model over the
//! beginning and the end of the name and the whole of it, each hashed into one table of weights, which
//! `training/given_names.py` fits.

use crate::text::case::Casing;

/// Beginnings of a name that count, in characters.
const STARTS: [usize; 2] = [3, 4];
/// Ends of it, where the name has so many characters.
const ENDS: [usize; 4] = [1, 2, 3, 4];

/// What the letters of given names are worth. Without weights it knows nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GivenNames {
    /// The first is that of every name, the others are those of the parts.
    weights: Vec<f32>,
}

impl GivenNames {
    /// From the weights of a model file.
    #[must_use]
    pub fn new(weights: Vec<f32>) -> Self {
        Self { weights }
    }

    /// How much speaks for a woman: from -100, surely a man, to 100; 0 where nothing is known.
    #[must_use]
    pub fn woman(&self, given: &str) -> i8 {
        let Some((bias, table)) = self.weights.split_first().filter(|(_, table)| !table.is_empty()) else { return 0 };
        let name: Vec<char> = given.lower().chars().collect();
        let sum: f32 = parts(&name).iter().filter_map(|part| table.get(hash(part) as usize % table.len())).sum();
        (100.0 * ((bias + sum) / 2.0).tanh()) as i8
    }
}

/// The parts of a name in lower case, each with a letter that tells where it stands.
fn parts(name: &[char]) -> Vec<String> {
    let part = |kind: char, letters: &[char]| std::iter::once(kind).chain(letters.iter().copied()).collect();
    let starts = STARTS.iter().filter_map(|&n| Some(part('s', name.get(..n)?)));
    let ends = ENDS.iter().filter_map(|&n| Some(part('e', name.get(name.len().checked_sub(n)?..)?)));
    starts.chain(ends).chain([part('w', name)]).collect()
}

/// FNV-1a, of 32 bits (Fowler, Noll, Vo).
fn hash(part: &str) -> u32 {
    part.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_parts() {
        let letters: Vec<char> = "zoë".chars().collect();
        assert_eq!(parts(&letters), ["szoë", "eë", "eoë", "ezoë", "wzoë"]);
        assert_eq!(hash("a"), 0xe40c_292c);
    }

    #[test]
    fn weights_decide_and_without_them_nothing_is_known() {
        assert_eq!(GivenNames::default().woman("Ana"), 0);
        let size = 4096;
        let mut weights = vec![0.0; 1 + size];
        weights[1 + hash("ea") as usize % size] = 4.0;
        let names = GivenNames::new(weights);
        assert!(names.woman("Ana") > 90);
        assert_eq!(names.woman("Ole"), 0);
    }
}
