//! Sentences with one quote marked in them, for each pattern of the lexical reader.
//!
//! `<source>`, `[cue]`, `{content}`: the markup is taken out, the text is read, and exactly the
//! marked quote must be among what is found. Sentences that hold no quote stand under `nothing`.

use whosaid::document::Kind::{self, Direct, Indirect, Mixed};
use whosaid::{Analysis, Engine, Options};

struct Marked {
    text: String,
    source: Vec<String>,
    cue: Vec<String>,
    content: Vec<String>,
}

/// Takes the markup out; braces that the text itself needs are not supported.
fn parse(marked: &str) -> Marked {
    let mut parsed = Marked { text: String::new(), source: vec![], cue: vec![], content: vec![] };
    let mut open: Vec<(char, usize)> = Vec::new();
    for c in marked.chars() {
        match c {
            '<' | '[' | '{' => open.push((c, parsed.text.len())),
            '>' | ']' | '}' => {
                let (kind, start) = open.pop().expect("markup nests");
                let slice = parsed.text[start..].to_owned();
                match kind {
                    '<' => parsed.source.push(slice),
                    '[' => parsed.cue.push(slice),
                    _ => parsed.content.push(slice),
                }
            }
            _ => parsed.text.push(c),
        }
    }
    parsed
}

fn analyze(text: &str) -> Analysis {
    use std::sync::LazyLock;
    static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);
    ENGINE.analyze(text, &Options::default())
}

fn show(analysis: &Analysis) -> String {
    let slice = |s| analysis.text.slice(s);
    let line = |q: &whosaid::document::Quote| {
        let content: Vec<&str> = q.content.iter().map(|&c| slice(c)).collect();
        format!(
            "  {:?} <{}> [{}] {{{}}}",
            q.kind,
            q.source.map_or("", slice),
            q.cue.map_or("", slice),
            content.join("} {")
        )
    };
    analysis.quotes.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn check(kind: Kind, cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let gold = parse(case);
        let analysis = analyze(&gold.text);
        let slice = |s| analysis.text.slice(s).to_owned();
        let found = analysis.quotes.iter().any(|q| {
            q.kind == kind
                && q.source.map(slice).into_iter().collect::<Vec<_>>() == gold.source
                && q.cue.map(slice).into_iter().collect::<Vec<_>>() == gold.cue
                && q.content.iter().map(|&c| slice(c)).collect::<Vec<_>>() == gold.content
        });
        if !found {
            wrong.push(format!("{case}\nfound\n{}", show(&analysis)));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
}

fn nothing(cases: &[&str]) {
    for case in cases {
        let analysis = analyze(case);
        assert!(analysis.quotes.is_empty(), "{case}\nfound\n{}", show(&analysis));
    }
}

#[test]
fn a_tag_follows_a_direct_quote() {
    check(
        Direct,
        &[
            "{“The bridge is safe,”} <Ana Ruiz> [said].",
            "{“The bridge is safe,”} [said] <Ana Ruiz, the city engineer>.",
            "{“Is the bridge safe?”} <she> [asked].",
            "{“Is the bridge safe?”} [asked] <a reporter>.",
            "{\"It will open again by June,\"} <the ministry> [said in a statement].",
            "{“The bridge is safe,”} <Ruiz> [told] reporters on Tuesday.",
            "{“We checked it twice,”} <Ruiz> [said flatly].",
            "{“The bridge is safe,”} <Ana Ruiz, the city engineer,> [said] on Monday.",
            "{“The bridge is safe,”} <Ana Ruiz>, 54, of Salem, [said].",
            "{“The bridge is safe. We checked it twice. It will hold,”} <she> [said].",
            "{“The bridge will open on time,”} <a spokesman for the ministry> [said].",
            "{“We will not give up,”} <he> [said then].",
            "{“This is our year!”} <Ruiz’s niece, Marcia “Cia” Price,> [shouted] to the crowd.",
        ],
    );
}

#[test]
fn a_title_before_the_tag_is_no_quotation() {
    check(Indirect, &["On Tuesday’s “Morning Call,” <Ruiz> [said] {the bridge would open in June}."]);
    check(Direct, &["{“Good Lord, No,”} <Ruiz> [said] on Tuesday."]);
}

#[test]
fn a_dash_and_a_name_sign_a_quotation() {
    check(
        Direct,
        &[
            "{“The bridge is safe. I cross it daily.”} [—] <Ana Ruiz>",
            "Readers wrote in.\n\n{“It shakes in the wind.”}[―] <Ana Ruiz, 54, Salem>.\n\n“It does not.” ― Bo Lin",
            "{“It shakes in the wind, and nobody cares!”} [--] <a driver from Salem>.",
            "The bridge opens today.\n\n{“We checked it twice.”}\n\n[—] <Ana Ruiz, city engineer>\n\nIt will be free.",
        ],
    );
    check(Mixed, &["<He> [called] it {“a disgrace”} — Salem’s worst."]);
    nothing(&["“The Bridge” — a novel that won three prizes — is out now."]);
}

#[test]
fn a_direct_quote_follows_its_cue() {
    check(
        Direct,
        &[
            "<Ruiz> [said], {“The bridge is safe.”}",
            "<Ruiz> [said:] {“The bridge is safe.”}",
            "<The city engineer> [replied:] {“The bridge is safe.”}",
            "<She> [told] the council, {“We checked it twice.”}",
            "<He> [added], {“Nobody asked us.”}",
            "<Ruiz> [made the following comment:]\n\n{“The bridge is safe.”}",
            "Last year <the council> gave Ruiz a warm welcome[:]\n\n{“She knows every bridge in the county.”}",
            "The film ends with footage of <Ruiz> [saying] last week, {“That makes me smart.”}",
        ],
    );
}

#[test]
fn a_tag_stands_inside_a_direct_quote() {
    check(
        Direct,
        &[
            "{“The bridge,”} <Ruiz> [said], {“is safe.”}",
            "{“The bridge is safe,”} <Ruiz> [said]. {“We checked it twice.”}",
            "{“The bridge is safe,”} [said] <Ruiz>. {“We checked it twice and it will hold.”}",
        ],
    );
}

#[test]
fn clauses_are_indirect_content() {
    check(
        Indirect,
        &[
            "<Ruiz> [said] {that the bridge is safe}.",
            "<Ruiz> [said] {the bridge is safe}.",
            "<The company> [said] on Monday {that it would close two plants}.",
            "<She> [told] the council {that the work would take a year}.",
            "<Officials> [warned] {that the river could rise again}.",
            "<He> [vowed] {to rebuild the harbor wall}.",
            "<The mayor> [asked] {whether the money had been spent}.",
            "<Residents> [also said] {the noise had stopped}.",
            "<The minister> [has repeatedly said] {that taxes will not rise}.",
            "<Ruiz, the city engineer,> [believes] {the wall will hold}.",
            "<She> [is convinced] {that the wall will hold}.",
            "<The union> [urged] {members to reject the offer}.",
            "<Analysts at the bank> [expect] {the price to fall}.",
        ],
    );
}

#[test]
fn a_tag_ends_or_interrupts_indirect_content() {
    check(
        Indirect,
        &[
            "{The bridge will open in June}, <Ruiz> [said].",
            "{The bridge}, <she> [said], {will open in June}.",
            "{The bridge will open in June}, [according to] <the ministry>.",
            "[According to] <Ana Ruiz>, {the bridge will open in June}.",
            "{The river}, <she> [told] parliament on Friday, {is open for traffic}.",
            "{The old bridge}, as <the mayor> [told] reporters, {will close in May}.",
            "{The bridge}, <Ms. Ruiz> [said], {will open in June}.",
            "{The truth}, <the senator> [said then], {was that the mayor had lied}.",
            "{The mayor may close it, but only if she is convinced}, <Ana Ruiz> [told] The Salem Post on Friday.",
            "{The bridge is as old as the town}, as <Ruiz> [put it].",
            "{The bridge is as old as the town}, as <Ruiz> [put it] last week.",
        ],
    );
}

#[test]
fn relative_clauses_around_a_tag() {
    check(Indirect, &["They signed a treaty {which}, [according to] <her>, {is a clear sign of trust}."]);
    check(Indirect, &["They closed the plant {that} <officials> [said] {was leaking oil}."]);
}

#[test]
fn marked_words_in_the_reporters_clause_are_mixed() {
    check(
        Mixed,
        &[
            "<Ruiz> [called] it {“a disgrace.”}",
            "<Ruiz> [said] {it was “a disgrace” for the town}.",
            "<The judge> [described] the plan as {“reckless.”}",
            "<She> [said] {the plan was “reckless.”}",
        ],
    );
}

#[test]
fn second_cues_have_no_source_of_their_own() {
    check(
        Indirect,
        &[
            "Ruiz said the bridge is safe, [adding] {that it was checked twice}.",
            "Ruiz said that the bridge is safe and [added] {that it was checked twice}.",
        ],
    );
    check(Mixed, &["<The minister> closed the meeting, [calling] it {“historic.”}"]);
}

#[test]
fn nested_quotes_are_read_inside_contents() {
    check(
        Indirect,
        &[
            "Lin believes that in his letter <he> [made it clear] {that he had prepared for a strike}.",
            "“As <he> [made clear] today, {he is preparing a strike},” Lin said.",
        ],
    );
}

#[test]
fn no_content_no_quote() {
    nothing(&[
        "The ministry declined to comment.",
        "Ruiz did not say when the bridge would open.",
        "The film “Harbor Lights” opened on Friday.",
        "Jack “Red” Turner scored twice.",
        "",
        "“",
        "The council met on Thursday and went home early.",
    ]);
}
