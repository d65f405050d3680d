//! The page's end of the encoder workers: each runs the network on one window at a time. Windows do
//! not depend on each other, so several workers share them.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker};

use super::BUILD;
use super::assets::Assets;
use super::encoder_protocol::{FromEncoder, Message, ToEncoder};
use super::refine::Wanted;
use crate::model::features;
use crate::model::network::Scores;

/// How often a worker that broke is started again.
const RESTARTS: u32 = 2;

/// What the pool tells.
#[derive(Debug)]
pub enum PoolEvent {
    /// The first worker has its network; what the engine needs of the model file.
    Loaded(Vec<u8>),
    /// A window has been read.
    Scores {
        /// That of its text.
        request: u32,
        /// Its place there.
        index: u32,
        /// What the network says.
        scores: Scores,
    },
    /// No worker is left; why, in words.
    Gone(String),
}

/// Encoder workers; clones share them.
#[derive(Clone)]
pub struct Pool(Rc<Inner>);

struct Inner {
    assets: Assets,
    members: RefCell<Vec<Rc<Member>>>,
    waiting: RefCell<VecDeque<Task>>,
    /// Whether the first network has been announced.
    loaded: Cell<bool>,
    wanted: usize,
    restarts: Cell<u32>,
    notify: Box<dyn Fn(PoolEvent)>,
}

struct Task {
    request: u32,
    wanted: Wanted,
}

struct Member {
    worker: Worker,
    ready: Cell<bool>,
    task: RefCell<Option<Task>>,
    /// They live as long as the worker.
    listeners: RefCell<Option<Listeners>>,
}

type Listeners = (Closure<dyn Fn(MessageEvent)>, Closure<dyn Fn(ErrorEvent)>);

impl Pool {
    /// Starts one worker, and up to `size` once that has its network.
    pub fn start(assets: Assets, size: usize, notify: impl Fn(PoolEvent) + 'static) -> Self {
        let inner = Rc::new(Inner {
            assets,
            members: RefCell::default(),
            waiting: RefCell::default(),
            loaded: Cell::new(false),
            wanted: size.max(1),
            restarts: Cell::new(0),
            notify: Box::new(notify),
        });
        inner.add();
        Self(inner)
    }

    /// Has windows read; those of an urgent text go first.
    pub fn read(&self, request: u32, windows: Vec<Wanted>, urgent: bool) {
        let tasks = windows.into_iter().map(|wanted| Task { request, wanted });
        {
            let mut waiting = self.0.waiting.borrow_mut();
            if urgent {
                tasks.rev().for_each(|task| waiting.push_front(task));
            } else {
                waiting.extend(tasks);
            }
        }
        self.0.pump();
    }

    /// Drops the windows of a text that nobody has begun to read.
    pub fn forget(&self, request: u32) {
        self.0.waiting.borrow_mut().retain(|task| task.request != request);
    }
}

impl Inner {
    fn add(self: &Rc<Self>) {
        let member = self.assets.program.start(|_| {}).map(|worker| {
            Rc::new(Member { worker, ready: Cell::new(false), task: RefCell::default(), listeners: RefCell::default() })
        });
        match member {
            Ok(member) => {
                self.listen(&member);
                self.members.borrow_mut().push(member);
            }
            Err(_) => self.gone("this browser starts no worker for the network"),
        }
    }

    fn listen(self: &Rc<Self>, member: &Rc<Member>) {
        let (pool, this) = (Rc::downgrade(self), Rc::downgrade(member));
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let (Some(pool), Some(this)) = (pool.upgrade(), this.upgrade())
                && let Some(message) = FromEncoder::from_message(&event.data())
            {
                pool.hear(&this, message);
            }
        });
        let (pool, this) = (Rc::downgrade(self), Rc::downgrade(member));
        let broke = Closure::<dyn Fn(ErrorEvent)>::new(move |event: ErrorEvent| {
            event.prevent_default();
            if let (Some(pool), Some(this)) = (pool.upgrade(), this.upgrade()) {
                pool.lose(&this, &event.message());
            }
        });
        member.worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        member.worker.set_onerror(Some(broke.as_ref().unchecked_ref()));
        member.listeners.replace(Some((hear, broke)));
    }

    fn hear(self: &Rc<Self>, member: &Rc<Member>, message: FromEncoder) {
        match message {
            FromEncoder::Ready { build } if build == BUILD => {
                // Each worker owns its copy, and this one is for the next.
                let model = Uint8Array::new(&self.assets.model);
                send(member, ToEncoder::Load { model, fingerprint: features::fingerprint() });
            }
            FromEncoder::Ready { .. } => self.lose_for_good(member, "it is of another version; reload the page"),
            FromEncoder::Loaded { excerpt } => {
                member.ready.set(true);
                if !self.loaded.replace(true) {
                    (self.notify)(PoolEvent::Loaded(excerpt));
                }
                if self.members.borrow().len() < self.wanted {
                    self.add();
                }
            }
            FromEncoder::Refused { message } => self.lose_for_good(member, &message),
            FromEncoder::Scores { scores, .. } => {
                if let Some(Task { request, wanted }) = member.task.take() {
                    (self.notify)(PoolEvent::Scores { request, index: wanted.index, scores });
                }
            }
            FromEncoder::Idle { .. } | FromEncoder::Broken { .. } => {}
        }
        self.pump();
    }

    /// Gives every free worker a window.
    fn pump(&self) {
        for member in self.members.borrow().iter().filter(|m| m.ready.get() && m.task.borrow().is_none()) {
            let Some(task) = self.waiting.borrow_mut().pop_front() else { return };
            send(member, ToEncoder::Run { request: task.request, window: task.wanted.window.clone() });
            member.task.replace(Some(task));
        }
    }

    /// A worker broke: what it was reading goes to another.
    fn lose(self: &Rc<Self>, member: &Rc<Member>, message: &str) {
        let task = self.remove(member);
        if let Some(task) = task {
            self.waiting.borrow_mut().push_front(task);
        }
        let restarts = self.restarts.get();
        if restarts < RESTARTS {
            self.restarts.set(restarts + 1);
            self.add();
            self.pump();
        } else if self.members.borrow().is_empty() {
            self.gone(message);
        } else {
            self.pump();
        }
    }

    fn lose_for_good(&self, member: &Rc<Member>, message: &str) {
        let _ = self.remove(member);
        if self.members.borrow().is_empty() {
            self.gone(message);
        }
    }

    fn remove(&self, member: &Rc<Member>) -> Option<Task> {
        member.worker.terminate();
        self.members.borrow_mut().retain(|other| !Rc::ptr_eq(other, member));
        member.task.take()
    }

    fn gone(&self, message: &str) {
        self.waiting.borrow_mut().clear();
        (self.notify)(PoolEvent::Gone(message.to_owned()));
    }
}

fn send(member: &Member, message: ToEncoder) {
    let Message { object, transfer } = message.into();
    // Fails only for values that cannot be cloned, and these are plain.
    let _ = member.worker.post_message_with_transfer(&object, &transfer);
}
