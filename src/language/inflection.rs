//! Derives the forms of an English verb from its base form.

/// The forms of a verb, lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForms {
    /// *say*
    pub base: String,
    /// *says*
    pub third: String,
    /// *said*
    pub past: String,
    /// *said*, *written*
    pub participle: String,
    /// *saying*
    pub gerund: String,
}

/// Derives all forms; `irregular` is `past/participle` or `past/participle/gerund` where the rules do not give them.
#[must_use]
pub fn verb_forms(base: &str, irregular: Option<&str>) -> VerbForms {
    if base == "be" {
        return VerbForms {
            base: "be".into(),
            third: "is".into(),
            past: "was".into(),
            participle: "been".into(),
            gerund: "being".into(),
        };
    }
    let stem = past_stem(base);
    let regular = format!("{stem}ed");
    let mut given = irregular.unwrap_or_default().split('/').map(str::trim).filter(|f| !f.is_empty());
    let past = given.next().map_or(regular, str::to_owned);
    let participle = given.next().map_or_else(|| past.clone(), str::to_owned);
    let gerund = given.next().map_or_else(|| gerund(base, &past), str::to_owned);
    VerbForms { base: base.to_owned(), third: third(base), past, participle, gerund }
}

/// Third person singular present; the rule for plural nouns as well.
#[must_use]
pub fn third(base: &str) -> String {
    if base == "have" {
        "has".to_owned()
    } else if base.ends_with(['s', 'x', 'z']) || base.ends_with("ch") || base.ends_with("sh") || base.ends_with('o') {
        format!("{base}es")
    } else if let Some(stem) = consonant_y(base) {
        format!("{stem}ies")
    } else {
        format!("{base}s")
    }
}

fn consonant_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn past_stem(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        format!("{stem}i")
    } else if let Some(stem) = base.strip_suffix('e') {
        stem.to_owned()
    } else if doubles(base) {
        format!("{base}{}", base.chars().last().unwrap_or_default())
    } else {
        base.to_owned()
    }
}

fn gerund(base: &str, past: &str) -> String {
    let last = base.chars().last().unwrap_or_default();
    let doubled =
        past.strip_suffix("ed").is_some_and(|stem| stem.strip_prefix(base).is_some_and(|d| d == last.to_string()));
    if let Some(stem) = base.strip_suffix("ie") {
        format!("{stem}ying")
    } else if base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye") {
        format!("{base}ing")
    } else if let Some(stem) = base.strip_suffix('e').filter(|s| s.len() > 1) {
        format!("{stem}ing")
    } else if doubled || doubles(base) {
        format!("{base}{last}ing")
    } else {
        format!("{base}ing")
    }
}

/// One syllable, ending in consonant, vowel, consonant: the last consonant doubles.
fn doubles(base: &str) -> bool {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    // The *u* of *qu* is no vowel here.
    let letters: Vec<char> = base.replace("qu", "qw").chars().collect();
    let groups = letters.iter().enumerate().filter(|&(i, &c)| vowel(c) && (i == 0 || !vowel(letters[i - 1]))).count();
    match letters.as_slice() {
        [.., a, b, c] => groups == 1 && !vowel(*a) && vowel(*b) && !vowel(*c) && !matches!(c, 'w' | 'x' | 'y'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: &str, irregular: Option<&str>, forms: &str) {
        let f = verb_forms(base, irregular);
        assert_eq!(format!("{} {} {} {}", f.third, f.past, f.participle, f.gerund), forms);
    }

    #[test]
    fn regular_and_irregular_forms() {
        check("say", Some("said/said"), "says said said saying");
        check("write", Some("wrote/written"), "writes wrote written writing");
        check("deny", None, "denies denied denied denying");
        check("quip", None, "quips quipped quipped quipping");
        check("admit", Some("admitted/admitted"), "admits admitted admitted admitting");
        check("reveal", None, "reveals revealed revealed revealing");
        check("agree", Some("agreed/agreed"), "agrees agreed agreed agreeing");
        check("stress", None, "stresses stressed stressed stressing");
        check("lie", Some("lied/lied"), "lies lied lied lying");
        check("vow", None, "vows vowed vowed vowing");
        check("offer", None, "offers offered offered offering");
        check("lie", Some("lied/lied/lying"), "lies lied lied lying");
    }
}
