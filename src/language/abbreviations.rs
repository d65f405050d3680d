//! Words that end in a full stop without ending a sentence.

/// Always followed by more of the same sentence: titles, months, states, *v.*
const NEVER_FINAL: &[&str] = &[
    "adm.", "apr.", "assn.", "atty.", "aug.", "ave.", "bldg.", "blvd.", "brig.", "capt.", "cf.", "cmdr.", "col.",
    "comdr.", "const.", "cpl.", "ct.", "dec.", "del.", "dept.", "det.", "dist.", "dr.", "e.g.", "feb.", "fig.", "fr.",
    "ft.", "gen.", "gov.", "hon.", "hwy.", "i.e.", "insp.", "jan.", "jul.", "jun.", "lt.", "maj.", "mar.", "messrs.",
    "mlle.", "mme.", "mr.", "mrs.", "ms.", "msgr.", "mt.", "no.", "nos.", "nov.", "oct.", "ofc.", "op.", "pfc.", "pp.",
    "pres.", "prof.", "pvt.", "rep.", "reps.", "ret.", "rev.", "sen.", "sens.", "sept.", "sgt.", "smt.", "spc.", "sr.",
    "st.", "supt.", "treas.", "v.", "viz.", "vs.",
];

/// Followed by more of the same sentence unless a capital follows that can begin one.
const SOMETIMES_FINAL: &[&str] = &[
    "a.d.", "a.m.", "approx.", "ariz.", "ark.", "b.c.", "bros.", "calif.", "co.", "colo.", "conn.", "corp.", "d.c.",
    "esq.", "est.", "etc.", "fla.", "ga.", "ill.", "inc.", "ind.", "jr.", "kan.", "ky.", "la.", "ltd.", "mass.", "md.",
    "mich.", "minn.", "miss.", "mo.", "mont.", "n.c.", "n.d.", "n.h.", "n.j.", "n.m.", "n.y.", "neb.", "nev.", "okla.",
    "ont.", "ore.", "p.m.", "pa.", "penn.", "ph.d.", "plc.", "pty.", "que.", "r.i.", "s.c.", "s.d.", "tenn.", "tex.",
    "u.k.", "u.n.", "u.s.", "va.", "vt.", "w.va.", "wash.", "wis.", "wyo.",
];

/// How an abbreviation behaves at what looks like a sentence end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// The sentence goes on.
    NeverFinal,
    /// The sentence may end here.
    SometimesFinal,
}

/// Looks up a word with its final full stop, in any case.
#[must_use]
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    let lower = word.to_ascii_lowercase();
    let word = lower.as_str();
    if NEVER_FINAL.binary_search(&word).is_ok() {
        Some(Abbreviation::NeverFinal)
    } else if SOMETIMES_FINAL.binary_search(&word).is_ok() {
        Some(Abbreviation::SometimesFinal)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        assert!(NEVER_FINAL.is_sorted() && SOMETIMES_FINAL.is_sorted());
    }

    #[test]
    fn case_does_not_matter() {
        assert_eq!(abbreviation("Gov."), Some(Abbreviation::NeverFinal));
        assert_eq!(abbreviation("U.S."), Some(Abbreviation::SometimesFinal));
        assert_eq!(abbreviation("bridge."), None);
    }
}
