//! A passage is written ⟦…⟧, one that goes on from the paragraph before ~⟦…⟧; a missing closing
//! mark is ⟧?, a missing opening one ?⟦, and a stray mark stands in ×…×.

use std::sync::LazyLock;

use super::pair;
use crate::document::{MarkStyle, Marks, RepairKind};
use crate::language::Lexicon;
use crate::stage::tokens::tokenize;
use crate::text::Text;

fn marks(text: &Text) -> Marks {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::english);
    pair(text, &tokenize(text, &LEXICON), &LEXICON)
}

fn render(text: &Text, marks: &Marks) -> String {
    let mut signs: Vec<(usize, usize, &str)> = Vec::new();
    for (index, passage) in marks.passages.iter().enumerate() {
        let open = match (passage.repair, passage.continues) {
            (Some(RepairKind::MissingOpeningMark), None) => "?⟦",
            (Some(RepairKind::MissingOpeningMark), Some(_)) => "~?⟦",
            (_, Some(_)) => "~⟦",
            _ => "⟦",
        };
        let close = if passage.repair == Some(RepairKind::MissingClosingMark) { "⟧?" } else { "⟧" };
        signs.push((passage.span.start(), 1_000_000 + index, open));
        signs.push((passage.span.end(), 1_000_000 - index, close));
    }
    for stray in marks.repairs.iter().filter(|r| r.kind == RepairKind::StrayMark) {
        signs.push((stray.at.start(), 2_000_000, "×"));
        signs.push((stray.at.end(), 0, "×"));
    }
    signs.sort_unstable();
    let mut out = String::new();
    let mut at = 0;
    for (position, _, sign) in signs {
        out.push_str(&text.as_str()[at..position]);
        out.push_str(sign);
        at = position;
    }
    out + &text.as_str()[at..]
}

/// Reads the example without its signs and expects them back.
#[track_caller]
fn check(example: &str) {
    // The question mark of a sign stands next to its bracket.
    let plain = example.replace("⟧?", "").replace("?⟦", "").replace(['⟦', '⟧', '~', '×'], "");
    let text = Text::new(&plain);
    let marks = marks(&text);
    assert_eq!(render(&text, &marks), example);
    holds(&text, &marks);
}

/// The invariants of [`Marks`].
#[track_caller]
fn holds(text: &Text, marks: &Marks) {
    for (index, passage) in marks.passages.iter().enumerate() {
        assert!(passage.span.contains(passage.inner));
        assert_eq!(text.paragraph_at(passage.span.start()), text.paragraph_at(passage.span.end() - 1));
        let parent = marks.passages[..index].iter().rposition(|p| p.span.contains(passage.span));
        assert_eq!(passage.parent.map(|p| p.index()), parent);
        assert!(
            !marks.passages[..index].iter().any(|p| p.span.overlaps(passage.span) && !p.span.contains(passage.span))
        );
        assert!(passage.continues.is_none_or(|c| c.index() < index));
    }
    assert!(marks.passages.is_sorted_by_key(|p| (p.span.start(), std::cmp::Reverse(p.span.end()))));
    assert!(marks.repairs.is_sorted_by_key(|r| r.at));
}

#[track_caller]
fn check_style(text: &str, style: MarkStyle) {
    let marks = marks(&Text::new(text));
    assert_eq!(marks.passages.iter().map(|p| p.style).collect::<Vec<_>>(), [style], "{text}");
    assert_eq!(marks.repairs, []);
}

#[test]
fn every_style_pairs() {
    for (text, style) in [
        ("Lin said, “We are ready.”", MarkStyle::CurlyDouble),
        ("Lin said, \"We are ready.\"", MarkStyle::StraightDouble),
        ("Lin said, ‘We are ready.’", MarkStyle::CurlySingle),
        ("Lin said, 'We are ready.'", MarkStyle::StraightSingle),
        ("Lin a dit : « Nous sommes prêts. »", MarkStyle::Guillemets),
        ("Lin sagte: »Wir sind bereit.«", MarkStyle::Guillemets),
        ("Lin a dit : ‹ Nous sommes prêts. ›", MarkStyle::SingleGuillemets),
        ("Lin sagte: „Wir sind bereit.“", MarkStyle::LowDouble),
        ("Lin rekla: „Mi smo spremni.”", MarkStyle::LowDouble),
        ("Lin sagte: ‚Wir sind bereit.‘", MarkStyle::LowSingle),
        ("Lin said, ``We are ready.''", MarkStyle::Latex),
        ("Lin said, ''We are ready.''", MarkStyle::StraightDouble),
        ("Lin said, ‘‘We are ready.’’", MarkStyle::CurlyDouble),
        ("Lin said, “We are ready.\"", MarkStyle::Mixed),
        ("Lin said, \"We are ready.”", MarkStyle::Mixed),
        ("Lin said, ”We are ready.”", MarkStyle::CurlyDouble),
        ("Lin said, “We are ready.“", MarkStyle::Mixed),
        ("林「我们准备好了」", MarkStyle::Corner),
        ("Lin said, ＂We are ready.＂", MarkStyle::StraightDouble),
    ] {
        check_style(text, style);
    }
}

#[test]
fn straight_marks_face_as_their_neighbors_tell() {
    check("⟦\"No,\"⟧ she said, ⟦\"not today.\"⟧");
    check("She said⟦\"No\"⟧and left.");
    check("The plan—⟦\"a mess\"⟧—was (⟦\"for now\"⟧) off.");
    check("⟦\"Wait—\"⟧ he said.");
    check("⟦\"...and then,\"⟧ he said.");
    check("⟦\"One.\"⟧⟦\"Two.\"⟧");
    check("⟦\" Spaced, \"⟧ he said.");
}

#[test]
fn passages_nest() {
    check("⟦“He told us ⟦‘go home’⟧ and left,”⟧ Lin said.");
    check("⟦‘He told us ⟦“go home”⟧ and left,’⟧ Lin said.");
    check("⟦\"He told us ⟦'go home,'⟧ then ⟦'stay.'⟧\"⟧");
    check("⟦“⟦‘No,’⟧ he said,”⟧ Lin recalled.");
    check("⟦“He told us, ⟦‘No.’⟧”⟧");
    check("⟦''He told us ⟦'no.'⟧''⟧ They left.");
    check("⟦'''⟦No,'⟧ he said.''⟧".replace("⟦'''⟦", "⟦''⟦'").as_str());
    check("⟦“One ⟦‘two ⟦“three”⟧ two’⟧ one.”⟧");
    check("⟦« Un ⟦“deux”⟧ un. »⟧");
}

#[test]
fn apostrophes_are_no_marks() {
    check("The Ruizes’ house and the boys' room don't count, it’s goin’ on.");
    check("Rock 'n' roll of the '90s got ’em, ’twas fine; 'cause it was.");
    check("⟦‘We stood in the Ruizes’ house,’⟧ Lin said.");
    check("⟦'We stood in the boys' room, and it's fine,'⟧ Lin said.");
    check("⟦‘It was the workers’ and the owners’ fault,’⟧ he said.");
    check("The ⟦‘boys’⟧ and girls’ team won.");
    check("⟦‘We love the Ruizes’⟧, he said.");
    check("⟦‘It is not ours, it is the Ruizes’,’⟧ he said. ⟦‘Yes.’⟧");
    check("⟦“The workers’ council,”⟧ Lin said, ⟦“is the bosses’ toy.”⟧");
    check("⟦‘It’s nothin’ to me,’⟧ he said.");
    check("The bill was ⟦'dead on arrival'⟧ in the players' union.");
}

#[test]
fn feet_and_inches_are_no_marks() {
    check("He is 6'2\" and she is 5' tall with a 12\" ruler.");
    check("⟦\"He is 6'2\" tall,\"⟧ Lin said.");
    check("⟦\"I ate a 12\" pizza,\"⟧ Lin said.");
    check("⟦\"It was 1975,\"⟧ he said, ⟦\"or 1976\"⟧ at most.");
    check("⟦‘She is 5' tall,’⟧ he said.");
}

#[test]
fn a_british_article_nests_the_other_way() {
    check("⟦‘We heard ⟦“no”⟧ twice,’⟧ Lin said. ⟦‘The council’s answer is the members’ own.’⟧");
    check("⟦'We heard ⟦\"no\"⟧ twice,'⟧ Lin said. ⟦'Never again.'⟧");
}

#[test]
fn back_to_back_passages_stay_apart() {
    check("Lin called it ⟦“a sign: we stand together.”⟧ ⟦“It took a year,”⟧ he is convinced.");
}

#[test]
fn a_long_quote_opens_again_in_each_paragraph() {
    check("⟦“One. Two.⟧\n\n~⟦“Three.⟧\n\n~⟦“Four,”⟧ Lin said.");
    check("⟦\"One. Two.⟧\n\n~⟦\"Three.\"⟧");
    check("Lin said: ⟦“We left. It rained.⟧\n\n~⟦“It went on.”⟧");
    check("⟦‘One. Two.⟧\n\n~⟦‘Three,’⟧ Lin said.");
    check("⟦“⟦‘One,’⟧ he said. Then.⟧\n\n~⟦“⟦‘Two.’⟧”⟧");
    check("⟦“He said: ⟦‘One.⟧⟧\n\n~⟦“~⟦‘Two.’⟧”⟧");
}

#[test]
fn a_missing_closing_mark_ends_before_the_tag() {
    check("⟦“We go on. We stay for all of it,⟧? he assured.");
    check("⟦\"We go on. We stay for all of it,⟧? said Ana Ruiz, the mayor.\n\nThe plan stands.");
    check("⟦“Will we stay?⟧? Ruiz asked.");
    check("⟦“We stay,⟧? she told reporters on Monday. It rained.");
    check("⟦‘We go on for all of it,⟧? the mayor of Flint said.\n\n⟦‘Yes,’⟧ Lin said.");
    check("⟦“We heard ⟦‘stay,’⟧ so we stay,⟧? Lin said.");
    // The next paragraph opens again, but the tag tells.
    check("⟦“We stay,⟧? Lin said.\n\n⟦“We go,”⟧ Ruiz said.");
}

#[test]
fn a_missing_closing_mark_without_tag_ends_with_the_paragraph() {
    check("⟦“We go on. We stay.⟧?\n\nThe plan stands.");
    check("Lin said: ⟦“We go on.⟧?");
    check("He called it ⟦“a mess.⟧? They left for home.\n\n⟦“Yes,”⟧ Lin said.");
}

#[test]
fn a_missing_closing_mark_ends_before_the_next_passage() {
    check("⟦“We stay,⟧? Lin said. ⟦“We go,”⟧ Ruiz said.");
    check("⟦“We stay. They left. ⟧?⟦“We go,”⟧ Ruiz said.".replace(" ⟧?", "⟧? ").as_str());
    check("⟦“We stay,⟧? Lin said. ⟦“We go,”⟧ Ruiz said. ⟦“No,”⟧ Lin said.");
    check("⟦\"We stay,⟧? Lin said. ⟦\"We go,\"⟧ Ruiz said.");
}

#[test]
fn a_missing_opening_mark_is_put_where_the_words_begin() {
    check("?⟦We go on. We stay,”⟧ Lin said.");
    check("Lin said, ?⟦We go on.”⟧");
    check("Lin added: ?⟦We go on. We stay.\"⟧");
    check("⟦“We stay,”⟧ Lin said. ?⟦We will not go.”⟧");
    check("?⟦Nous restons. »⟧");
}

#[test]
fn a_quote_opened_a_paragraph_before_needs_one_repair() {
    check("⟦“We stay. It rains.⟧\n\n~?⟦It goes on,”⟧ Lin said.");
}

#[test]
fn stray_marks_belong_to_nothing() {
    check("×»× Prices rise");
    check("×»× Prices rise\n×»× Taxes fall");
    check("He won the prize×”× on Monday and left.");
    check("They left for home. ×“×");
    check("Ruiz said the bridge is closed.×”×");
    check("⟦“Yes,”⟧ said Ruiz.×”× ⟦“No.”⟧");
    check("×\"×");
    check("×“××”×");
    check("Between 3×”×4 of them.");
}

#[test]
fn a_glyph_of_the_wrong_side_serves() {
    check("⟦” … it goes on,”⟧ Lin wrote.");
    check("\u{202a}⟦”It goes on,”⟧ Lin wrote.");
    check("Lin says,⟦” it goes on.”⟧");
    check("⟦“The mayor said,”⟧ Lin recalled.");
    check("⟦“It goes on. “⟧");
    check("It got a ⟦‘D-‘⟧ from them.");
}

#[test]
fn other_forms_inside_are_nested() {
    check("Lin wrote:\n\n⟦\"It is ⟦“a mess”⟧ in town.⟧\n\n~⟦\"It goes on.\"⟧");
    check("⟦\"It is ⟦“a mess”⟧ in town,\"⟧ Lin said.");
}

#[test]
fn attributes_are_no_quotes() {
    check("<a name=\"\" id=\"x y\">⟦“Yes,”⟧ Lin said.</a>");
}

#[test]
fn nothing_is_found_in_a_text_without_marks() {
    check("");
    check("The council met on Monday. Nobody spoke.");
}

#[test]
fn any_string_of_marks_and_letters_is_read() {
    let pieces = [
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "''",
        "``",
        "«",
        "»",
        "„",
        "‚",
        "「",
        "」",
        " ",
        " ",
        "\n\n",
        ".",
        ",",
        "?",
        "a",
        "Lin said",
        "s",
        "5",
        "—",
        "(",
        "é",
        "`",
        "he asked.",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..4000 {
        let mut string = String::new();
        for _ in 0..(state % 40) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            string.push_str(pieces[(state >> 11) as usize % pieces.len()]);
        }
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15) | 1;
        let text = Text::new(&string);
        holds(&text, &marks(&text));
    }
}

#[test]
fn a_million_marks_take_linear_time() {
    for unit in
        ["“", "\"a ", "‘a ", "' a", "”a ", "“a, he said. ", "“‘", "a,” ", "“a \"b ", "\"a “b, he said. ''c ``d „e "]
    {
        let text = Text::new(&unit.repeat(100_000));
        let marks = marks(&text);
        assert!(marks.passages.len() <= 700_000, "{unit}");
    }
    let deep = format!("{}a{}", "“".repeat(200_000), "”".repeat(200_000));
    assert_eq!(marks(&Text::new(&deep)).passages.len(), 200_000);
}
