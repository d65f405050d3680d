//! The page's side of the network: its way from the server to the workers, and which texts it has
//! still to read.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::pool::Pool;
use super::refine::Wanted;

/// How far the network is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has asked for it yet.
    #[default]
    Waiting,
    /// On its way.
    Loading {
        /// Bytes of the model that are there.
        loaded: u32,
        /// And of how many; 0 if nobody knows.
        total: u32,
    },
    /// Reads along.
    Ready,
    /// Could not be had; why, in words.
    Failed(String),
}

/// What the page knows of the network.
#[derive(Default)]
pub(super) struct Network {
    /// Whether it has been asked for.
    pub(super) asked: Cell<bool>,
    pub(super) pool: RefCell<Option<Pool>>,
    /// What the worker with the engine gets, also after a crash.
    pub(super) excerpt: RefCell<Option<Vec<u8>>>,
    /// Texts with windows still to read: the request and its document.
    reading: RefCell<BTreeMap<u32, u32>>,
    /// The document in front.
    pub(super) front: Cell<Option<u32>>,
}

impl Network {
    /// The document of a text that has windows still to read.
    pub(super) fn document(&self, request: u32) -> Option<u32> {
        self.reading.borrow().get(&request).copied()
    }

    /// Notes that a text has windows still to read, or none any more.
    pub(super) fn note(&self, request: u32, document: u32, missing: u32) {
        if missing > 0 {
            self.reading.borrow_mut().insert(request, document);
        } else {
            self.reading.borrow_mut().remove(&request);
        }
    }

    /// Has the windows of a text read.
    pub(super) fn read(&self, request: u32, windows: Vec<Wanted>) {
        let Some(document) = self.document(request) else { return };
        if let Some(pool) = &*self.pool.borrow() {
            pool.read(request, windows, self.front.get() == Some(document));
        }
    }

    /// Gives up the texts of a document, or of all; their requests.
    pub(super) fn forget(&self, document: Option<u32>) -> Vec<u32> {
        let mut reading = self.reading.borrow_mut();
        let of = |&(_, d): &(&u32, &u32)| document.is_none_or(|document| *d == document);
        let requests: Vec<u32> = reading.iter().filter(of).map(|(request, _)| *request).collect();
        for request in &requests {
            reading.remove(request);
            if let Some(pool) = &*self.pool.borrow() {
                pool.forget(*request);
            }
        }
        requests
    }
}
