//! What is read next: one text at a time, the newest version of each document only.

use std::collections::VecDeque;

use crate::document::Options;

/// A text to be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Which document of the page; its own number, not an id of an analysis.
    pub document: u32,
    /// Its text.
    pub text: String,
    /// What the reader of the page knows beside it.
    pub options: Options,
}

/// Texts that wait and the one that is being read.
#[derive(Debug, Default)]
pub struct Queue {
    waiting: VecDeque<Job>,
    running: Option<Running>,
    last_request: u32,
}

#[derive(Debug)]
struct Running {
    request: u32,
    document: u32,
    /// A newer version waits, or nobody wants the result any more.
    stale: bool,
}

impl Queue {
    /// Adds a text; an older version of the same document is dropped, and its result too if it
    /// is being read. An urgent one goes first: the reader is looking at it.
    pub fn push(&mut self, job: Job, urgent: bool) {
        self.forget(job.document);
        if urgent {
            self.waiting.push_front(job);
        } else {
            self.waiting.push_back(job);
        }
    }

    /// The next text to send with its request id; none while one is being read.
    pub fn send_next(&mut self) -> Option<(u32, Job)> {
        if self.running.is_some() {
            return None;
        }
        let job = self.waiting.pop_front()?;
        self.last_request = self.last_request.wrapping_add(1);
        self.running = Some(Running { request: self.last_request, document: job.document, stale: false });
        Some((self.last_request, job))
    }

    /// An answer has come: the document it is for, unless nobody waits for it.
    pub fn done(&mut self, request: u32) -> Option<u32> {
        let running = self.running.take_if(|running| running.request == request)?;
        (!running.stale).then_some(running.document)
    }

    /// The worker is gone: the document it was reading, which is not tried again by itself.
    pub fn crashed(&mut self) -> Option<u32> {
        self.running.take().filter(|running| !running.stale).map(|running| running.document)
    }

    /// Wants nothing more of a document.
    pub fn forget(&mut self, document: u32) {
        self.waiting.retain(|job| job.document != document);
        if let Some(running) = self.running.as_mut().filter(|running| running.document == document) {
            running.stale = true;
        }
    }

    /// Drops everything that waits and whatever is being read; the documents concerned.
    pub fn cancel(&mut self) -> Vec<u32> {
        let running = self.crashed();
        running.into_iter().chain(self.waiting.drain(..).map(|job| job.document)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(document: u32, text: &str) -> Job {
        Job { document, text: text.to_owned(), options: Options::default() }
    }

    #[test]
    fn one_at_a_time_in_order() {
        let mut queue = Queue::default();
        queue.push(job(1, "a"), false);
        queue.push(job(2, "b"), false);
        let (request, first) = queue.send_next().unwrap();
        assert_eq!(first.document, 1);
        assert!(queue.send_next().is_none());
        assert_eq!(queue.done(request), Some(1));
        assert_eq!(queue.send_next().unwrap().1.document, 2);
    }

    #[test]
    fn the_latest_version_of_a_document_wins() {
        let mut queue = Queue::default();
        queue.push(job(1, "a"), false);
        let (request, _) = queue.send_next().unwrap();
        queue.push(job(1, "ab"), true);
        queue.push(job(1, "abc"), true);
        assert_eq!(queue.done(request), None, "the old result is dropped");
        assert_eq!(queue.send_next().unwrap().1.text, "abc");
        assert!(queue.send_next().is_none());
    }

    #[test]
    fn an_urgent_text_goes_before_the_others() {
        let mut queue = Queue::default();
        queue.push(job(1, "a"), false);
        queue.push(job(2, "b"), true);
        assert_eq!(queue.send_next().unwrap().1.document, 2);
    }

    #[test]
    fn a_crash_gives_up_one_document_and_keeps_the_rest() {
        let mut queue = Queue::default();
        queue.push(job(1, "a"), false);
        queue.push(job(2, "b"), false);
        let (request, _) = queue.send_next().unwrap();
        assert_eq!(queue.crashed(), Some(1));
        assert_eq!(queue.done(request), None, "a late answer is for nobody");
        assert_eq!(queue.send_next().unwrap().1.document, 2);
    }

    #[test]
    fn cancel_names_everything_it_drops() {
        let mut queue = Queue::default();
        for document in 1..=3 {
            queue.push(job(document, "a"), false);
        }
        let _ = queue.send_next();
        assert_eq!(queue.cancel(), [1, 2, 3]);
        assert!(queue.send_next().is_none());
    }
}
