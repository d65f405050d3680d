//! Sorting with one sort for all types.
//!
//! The standard library makes a sort for each type and comparison, some kilobytes each; what is
//! sorted here is short, and every visitor downloads the program.

use std::cmp::Ordering;

/// Sorts stably by a key.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let order = order(items.len(), &mut |a, b| items.get(a).map(&key).cmp(&items.get(b).map(&key)));
    let mut slots: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|index| slots.get_mut(index)?.take()));
}

/// Sorts values that have an order of their own.
pub fn sort<T: Ord + Copy>(items: &mut Vec<T>) {
    sort_by_key(items, |item| *item);
}

/// The positions `0..len` in the order that `compare` gives them.
fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|&a, &b| compare(a, b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut words = vec!["pear", "fig", "plum", "apple", "kiwi"];
        sort_by_key(&mut words, |w| w.len());
        assert_eq!(words, ["fig", "pear", "plum", "kiwi", "apple"]);
        let mut numbers = vec![3, 1, 2, 1];
        sort(&mut numbers);
        assert_eq!(numbers, [1, 1, 2, 3]);
    }
}
