//! Finds the speaker of each quote.
//!
//! Sieves run from precise to loose ([`SIEVES`]), each over every quote that is still undecided.
//! A new sieve is a file with one function and a line in that list (and a variant of [`Sieve`]).
//! Mentions inside quoted content are never candidates: coreference left them out already.

mod authors;
mod continued;
mod conversation;
mod description;
mod documents;
mod finish;
mod inherited;
mod name;
mod nobody;
mod nominal;
mod pronoun;
mod role;
mod scene;
mod turn;

use crate::document::{Attribution, Clusters, Document, QuoteDraft, Sieve};
use crate::language::Lexicon;
pub use finish::Told;
use scene::Scene;

/// A sieve's function: the decision for one undecided quote, if it can make one.
type Decide = fn(&Scene<'_>, usize) -> Option<Attribution>;

/// The sieves in the order in which they are tried.
const SIEVES: [(Sieve, Decide); 10] = [
    (Sieve::Turn, turn::decide),
    (Sieve::Name, name::decide),
    (Sieve::Role, role::decide),
    (Sieve::Nominal, nominal::decide),
    (Sieve::Pronoun, pronoun::decide),
    (Sieve::Description, description::decide),
    (Sieve::Inherited, inherited::decide),
    (Sieve::Continued, continued::decide),
    (Sieve::Conversation, conversation::decide),
    (Sieve::Nobody, nobody::decide),
];

/// Resolves each draft's speaker. The quotes are in the order of the drafts.
#[must_use]
pub fn resolve(document: &Document, drafts: Vec<QuoteDraft>, clusters: Clusters, lexicon: &Lexicon) -> Told {
    let mut scene = Scene::new(document, lexicon, &drafts, &clusters);
    for (_, decide) in SIEVES {
        for quote in 0..drafts.len() {
            if scene.decided(quote).is_none()
                && let Some(attribution) = decide(&scene, quote)
            {
                scene.decide(quote, attribution);
            }
        }
    }
    let attributions = scene.into_attributions();
    finish::finish(document, drafts, attributions, clusters)
}
