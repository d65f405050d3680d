//! What the network has still to read: the texts whose windows wait for scores, and the scores of
//! windows that were read before, so that an edit costs one window.
//!
//! Knows nothing of browsers: the worker's end calls it, and so do tests on the host.

use std::collections::{BTreeMap, VecDeque};

use crate::document::{Analysis, Options};
use crate::engine::{Engine, Opened};
use crate::model::Model;
use crate::model::features::Featured;
use crate::model::network::{Scores, Window};
use crate::stage::reading::neural::Scored;

/// How many windows are remembered; at about 300 kB each.
const REMEMBERED: usize = 96;

/// A window that waits to be scored.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Wanted {
    /// Its place in its text.
    pub index: u32,
    /// What is to be scored.
    pub window: Window,
}

/// What can be told of a text by now.
#[derive(Clone, Debug)]
pub struct Answer {
    /// With the scores that are there.
    pub analysis: Analysis,
    /// How many windows have no scores yet.
    pub missing: usize,
}

/// Reads texts with the lexical reader at once, and with a network's scores as they come.
#[derive(Debug, Default)]
pub struct Refiner {
    model: Option<Model>,
    remembered: Memory,
    waiting: BTreeMap<u32, Waiting>,
}

#[derive(Debug)]
struct Waiting {
    opened: Opened,
    windows: Vec<Featured>,
    scores: Vec<Option<Scores>>,
}

impl Waiting {
    fn missing(&self) -> usize {
        self.scores.iter().filter(|scores| scores.is_none()).count()
    }
}

impl Refiner {
    /// Reads with this network from now on.
    pub fn load(&mut self, model: Model) {
        *self = Self { model: Some(model), ..Self::default() };
    }

    /// Reads a text with all that is known already; the windows that are still wanted come with the
    /// answer. A later question for the same text makes [`Refiner::forget`] of this one due.
    pub fn open(&mut self, engine: &Engine, request: u32, text: &str, options: &Options) -> (Answer, Vec<Wanted>) {
        let Some(model) = &self.model else {
            return (Answer { analysis: engine.analyze(text, options), missing: 0 }, Vec::new());
        };
        let opened = engine.open(text, options);
        let windows = engine.windows(&opened, &model.pieces);
        let scores: Vec<Option<Scores>> = windows.iter().map(|w| self.remembered.get(&w.window)).collect();
        let waiting = Waiting { opened, windows, scores };
        let wanted =
            waiting.windows.iter().zip(&waiting.scores).enumerate().filter(|(_, (_, scores))| scores.is_none());
        let wanted =
            wanted.map(|(index, (featured, _))| Wanted { index: index as u32, window: featured.window.clone() });
        let wanted: Vec<Wanted> = wanted.collect();
        let answer = answer(engine, model, &waiting);
        if !wanted.is_empty() {
            self.waiting.insert(request, waiting);
        }
        (answer, wanted)
    }

    /// Takes the scores of a window. How many of that text are still missing; none for a text that
    /// nobody waits for.
    pub fn take(&mut self, request: u32, index: u32, scores: Scores) -> Option<usize> {
        let waiting = self.waiting.get_mut(&request)?;
        let index = index as usize;
        if let Some(featured) = waiting.windows.get(index) {
            self.remembered.put(featured.window.clone(), scores.clone());
        }
        *waiting.scores.get_mut(index)? = Some(scores);
        Some(waiting.missing())
    }

    /// What can be told of a text that waits; once nothing is missing it waits no longer.
    pub fn answer(&mut self, engine: &Engine, request: u32) -> Option<Answer> {
        let waiting = self.waiting.get(&request)?;
        let answer = answer(engine, self.model.as_ref()?, waiting);
        if answer.missing == 0 {
            self.waiting.remove(&request);
        }
        Some(answer)
    }

    /// Waits for a text no longer.
    pub fn forget(&mut self, request: u32) {
        self.waiting.remove(&request);
    }
}

fn answer(engine: &Engine, model: &Model, waiting: &Waiting) -> Answer {
    let scored = Scored { windows: &waiting.windows, scores: &waiting.scores };
    Answer { analysis: engine.refine(&waiting.opened, model, scored), missing: waiting.missing() }
}

/// Scores by window; the oldest are forgotten first.
#[derive(Debug, Default)]
struct Memory {
    scores: BTreeMap<Window, Scores>,
    order: VecDeque<Window>,
}

impl Memory {
    fn get(&self, window: &Window) -> Option<Scores> {
        self.scores.get(window).cloned()
    }

    fn put(&mut self, window: Window, scores: Scores) {
        if self.scores.insert(window.clone(), scores).is_none() {
            self.order.push_back(window);
        }
        while self.order.len() > REMEMBERED {
            if let Some(oldest) = self.order.pop_front() {
                self.scores.remove(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::given_names::GivenNames;
    use crate::model::heads::{Heads, LINKS};
    use crate::model::word_pieces::WordPieces;

    /// A model whose heads add nothing, and letters for pieces.
    fn model() -> Model {
        let mut lines = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n".to_owned();
        for letter in ('a'..='z').chain("0123456789.,\"'?!-:".chars()) {
            lines += &format!("{letter}\n##{letter}\n");
        }
        let tensor = |name: &str| {
            let labels = if name.starts_with("part") { 7 } else { 9 };
            Some(match name {
                "link_distance" => vec![0.0; LINKS * 27],
                "link_none" => vec![0.0; LINKS],
                _ if name.ends_with("transitions") => vec![0.0; labels * labels],
                _ => vec![0.0; labels],
            })
        };
        Model {
            pieces: WordPieces::new(&lines).unwrap(),
            heads: Heads::new(tensor).unwrap(),
            given_names: GivenNames::default(),
        }
    }

    /// Scores that depend on the window alone: some words are names.
    fn score(window: &Window) -> Scores {
        let width = 16 + 4 * LINKS;
        let mut scores = Scores { width, values: vec![0.0; width * window.words.len()] };
        for (row, &first) in scores.values.chunks_exact_mut(width).zip(&window.words) {
            let piece = window.pieces[first as usize];
            row[if piece.is_multiple_of(5) { 8 } else { 7 }] = 5.0;
        }
        scores
    }

    fn paragraphs(count: usize) -> Vec<String> {
        let words = "the mayor of vale said on tuesday that the bridge over the river would open again";
        (0..count).map(|i| format!("{words} in {i} weeks, adding that nobody had asked for it.")).collect()
    }

    fn read_fully(refiner: &mut Refiner, engine: &Engine, request: u32, text: &str) -> (Analysis, usize) {
        let (mut answer, wanted) = refiner.open(engine, request, text, &Options::default());
        let asked = wanted.len();
        for wanted in wanted {
            refiner.take(request, wanted.index, score(&wanted.window));
        }
        if asked > 0 {
            answer = refiner.answer(engine, request).unwrap();
        }
        assert_eq!(answer.missing, 0);
        (answer.analysis, asked)
    }

    #[test]
    fn an_edited_text_equals_a_fresh_reading_and_costs_one_window() {
        let engine = Engine::new();
        let mut paragraphs = paragraphs(12);
        let mut refiner = Refiner::default();
        refiner.load(model());
        let (_, all) = read_fully(&mut refiner, &engine, 1, &paragraphs.join("\n\n"));
        assert!(all > 3, "{all} windows");
        paragraphs[4] = paragraphs[4].replace("bridge", "tunnel");
        let edited = paragraphs.join("\n\n");
        let (again, asked) = read_fully(&mut refiner, &engine, 2, &edited);
        assert_eq!(asked, 1);
        let mut fresh = Refiner::default();
        fresh.load(model());
        let (fresh, _) = read_fully(&mut fresh, &engine, 1, &edited);
        assert_eq!(format!("{again:?}"), format!("{fresh:?}"));
    }

    #[test]
    fn a_text_nobody_waits_for_takes_no_scores() {
        let engine = Engine::new();
        let mut refiner = Refiner::default();
        refiner.load(model());
        let (_, wanted) = refiner.open(&engine, 1, "ana ruiz said so.", &Options::default());
        assert_eq!(wanted.len(), 1);
        refiner.forget(1);
        assert_eq!(refiner.take(1, 0, score(&wanted[0].window)), None);
        assert!(refiner.answer(&engine, 1).is_none());
    }

    #[test]
    fn without_a_network_the_lexical_reading_is_all() {
        let engine = Engine::new();
        let (answer, wanted) = Refiner::default().open(&engine, 1, "Ana Ruiz said so.", &Options::default());
        assert!(wanted.is_empty());
        assert_eq!((answer.missing, answer.analysis.reader), (0, crate::document::Reader::Lexical));
    }

    #[test]
    fn only_so_many_windows_are_remembered() {
        let mut memory = Memory::default();
        let window = |n: usize| Window { pieces: vec![n as u32], ..Window::default() };
        (0..REMEMBERED + 2).for_each(|n| memory.put(window(n), Scores::default()));
        assert!(memory.get(&window(1)).is_none());
        assert!(memory.get(&window(2)).is_some());
        assert_eq!(memory.scores.len(), REMEMBERED);
    }
}
