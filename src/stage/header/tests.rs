//! Headers are given as the slices they name.

use super::read;
use crate::document::IsoDate;
use crate::text::Text;

/// What a header says, as text.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen<'a> {
    title: Option<&'a str>,
    byline: Option<&'a str>,
    dateline: Option<&'a str>,
    published: Option<&'a str>,
    metadata: &'a [&'a str],
}

const BODY: &str = "The council of the harbor town met on Monday to vote on the long planned wall.";

#[track_caller]
fn check(head: &str, expected: &Seen<'_>) {
    let text = Text::new(&format!("{head}{BODY}\n\nNobody spoke against it."));
    let header = read(&text, None);
    let published = header.published.map(|p| p.date.to_string());
    let metadata: Vec<&str> = header.metadata.iter().map(|&m| text.slice(m)).collect();
    let found = Seen {
        title: header.title.map(|s| text.slice(s)),
        byline: header.byline.map(|s| text.slice(s)),
        dateline: header.dateline.map(|s| text.slice(s)),
        published: published.as_deref(),
        metadata: &metadata,
    };
    assert_eq!(found, *expected, "{head}");
    assert!(header.metadata.windows(2).all(|w| w[0].end() <= w[1].start()));
}

const NONE: Seen<'_> = Seen { title: None, byline: None, dateline: None, published: None, metadata: &[] };
const MAY: Option<&str> = Some("2024-05-14");

#[test]
fn a_date_glued_to_the_article_is_cut() {
    for head in ["date 2024-05-14 ", " date 2024-05-14 ", "Date: 2024-05-14 ", "DATE 14 May 2024. "] {
        let text = Text::new(&format!("{head}{BODY}"));
        let header = read(&text, None);
        assert_eq!(header.published.map(|p| p.date.to_string()).as_deref(), MAY, "{head}");
        assert_eq!(header.metadata.len(), 1);
        assert_eq!(header.title, None);
    }
    check("date 2024-05-14 ", &Seen { published: MAY, metadata: &["date 2024-05-14"], ..NONE });
    check("2024-05-14 ", &Seen { published: MAY, metadata: &["2024-05-14"], ..NONE });
    check("2024-05-14 was the day. ", &NONE);
    check("date 2024-05-44 ", &NONE);
}

#[test]
fn lines_with_a_date_are_metadata() {
    for line in [
        "2024-05-14",
        "2024-05-14T09:00:00Z",
        "2024-05-14 09:00 +02:00",
        "May 14, 2024",
        "14 May 2024",
        "Tuesday, May 14, 2024",
        "Published: May 14, 2024 at 9:00 a.m. EDT",
        "Published 14/05/2024",
        "Posted on Tue., 14th May 2024, 21:15 GMT",
        "14.05.2024",
        "May 14, 2024 · 5 min read",
        "Published May 14, 2024 | Updated May 16, 2024",
        "Updated May 16, 2024 | Published May 14, 2024",
    ] {
        check(&format!("{line}\n\n"), &Seen { published: MAY, metadata: &[line], ..NONE });
    }
    check("Updated: May 14, 2024\n\n", &Seen { published: MAY, metadata: &["Updated: May 14, 2024"], ..NONE });
    check(
        "Updated: May 16, 2024\nMay 14, 2024\n\n",
        &Seen { published: MAY, metadata: &["Updated: May 16, 2024", "May 14, 2024"], ..NONE },
    );
    check("It was May 14, 2024.\n\n", &NONE);
}

#[test]
fn bylines_name_the_author() {
    for (line, author) in [
        ("By Ana Ruiz", "Ana Ruiz"),
        ("By Ana Ruiz, Geneva", "Ana Ruiz"),
        ("BY ANA RUIZ AND BO LIN", "ANA RUIZ AND BO LIN"),
        ("By Ana Ruiz and Bo Lin", "Ana Ruiz and Bo Lin"),
        ("By Ana Ruiz, Bo Lin and Cy van Day", "Ana Ruiz, Bo Lin and Cy van Day"),
        ("By: Ana Ruiz, staff writer", "Ana Ruiz"),
        ("Reporting by Ana Ruiz in Geneva", "Ana Ruiz"),
        ("By Ana Ruiz Jr.", "Ana Ruiz Jr."),
    ] {
        check(&format!("{line}\n\n"), &Seen { byline: Some(author), metadata: &[line], ..NONE });
    }
    for line in ["By Ana Ruiz | May 14, 2024", "By Ana Ruiz, May 14, 2024", "By Ana Ruiz May 14, 2024 9:00 am"] {
        check(&format!("{line}\n\n"), &Seen { byline: Some("Ana Ruiz"), published: MAY, metadata: &[line], ..NONE });
    }
    for line in ["By Monday the wall was up.", "By May Lin had left", "By then it rained", "Bye Ana Ruiz"] {
        let text = Text::new(&format!("{line}\n\n{BODY}"));
        assert_eq!(read(&text, None).byline, None, "{line}");
    }
}

#[test]
fn datelines_are_cut_with_their_dash() {
    for (line, cut) in [
        ("GENEVA, March 3 (Agency) - ", "GENEVA, March 3 (Agency)"),
        ("LONDON (AP) — ", "LONDON (AP)"),
        ("London (AFP) – ", "London (AFP)"),
        ("FLINT, Mich., Oct. 4 (UPI) — ", "FLINT, Mich., Oct. 4 (UPI)"),
        ("MOSCOW/KYIV, Feb 21 (Reuters) - ", "MOSCOW/KYIV, Feb 21 (Reuters)"),
        ("NEW YORK -- ", "NEW YORK"),
        ("ST. LOUIS—", "ST. LOUIS"),
        ("SEOUL, South Korea — ", "SEOUL, South Korea"),
        ("Geneva, 3 March - ", "Geneva, 3 March"),
        ("WASHINGTON, D.C. – ", "WASHINGTON, D.C."),
        ("ANKARA, Tuesday — ", "ANKARA, Tuesday"),
    ] {
        check(line, &Seen { dateline: Some(cut), metadata: &[line.trim_end()], ..NONE });
    }
    check(
        "GENEVA, May 14, 2024 (Agency) - ",
        &Seen {
            dateline: Some("GENEVA, May 14, 2024 (Agency)"),
            published: MAY,
            metadata: &["GENEVA, May 14, 2024 (Agency) -"],
            ..NONE
        },
    );
    for line in [
        "BREAKING - ",
        "Ana Ruiz — ",
        "It rained - ",
        "NATO, it said, (really) - ",
        "The town — ",
        "A (B) - ",
        "THE MAYOR’S PLAN IS OFF - ",
    ] {
        check(line, &NONE);
    }
    let text = Text::new("RUIZ -- It rained a lot.\n\nLIN -- It did rain here, yes.");
    assert_eq!(read(&text, None).dateline, None);
    let text = Text::new("NATO — the alliance of 32 states — met on Monday to talk.");
    assert_eq!(read(&text, None).dateline, None);
}

#[test]
fn a_dateline_tells_the_date_in_parentheses_and_behind_two_countries() {
    for line in [
        "LAKE ELMO, Minn. (May 14, 2024) — ",
        "ZURNA, Slovenia/Croatia, 14 May 2024 – ",
        "LAGOS (14 May 2024) - ",
        "ZURNA, Slovenia – 14 May 2024 – ",
        "Lagos, 14 May 2024: ",
    ] {
        let text = Text::new(&format!("{line}{BODY}"));
        assert_eq!(read(&text, None).published.map(|p| p.date.to_string()).as_deref(), Some("2024-05-14"), "{line}");
    }
}

#[test]
fn a_date_among_names_and_signs_in_the_first_words_tells_of_publication() {
    for line in [
        "New Delhi: 14 May 2024: ",
        "LAGOS (Wire, May 14, 2024) — ",
        "LAGOS, May 14, 2024 /Wire/ -- ",
        "(Lagos, May 14, 2024) ",
        "May 14, 2024 – LAGOS – ",
        "Lagos • 14 May 2024\n\n",
        "City desk, May 14, 2024\n\n",
        "[May 14, 2024]\n\n",
    ] {
        let text = Text::new(&format!("{line}{BODY}"));
        let header = read(&text, None);
        assert_eq!(header.published.map(|p| p.date.to_string()).as_deref(), Some("2024-05-14"), "{line}");
        assert!(header.metadata.iter().all(|m| !m.overlaps(text.span(line.len(), text.as_str().len()))), "{line}");
    }
    for line in ["He left Lagos on May 14, 2024: ", "The wall fell on May 14, 2024. ", "Lagos, May 14, 2024, was wet. "]
    {
        let text = Text::new(&format!("{line}{BODY}"));
        assert_eq!(read(&text, None).published, None, "{line}");
    }
}

#[test]
fn a_dateline_without_year_takes_it_from_the_header() {
    check(
        "Updated May 16, 2024\n\nGENEVA, May 14 (Agency) - ",
        &Seen {
            dateline: Some("GENEVA, May 14 (Agency)"),
            published: MAY,
            metadata: &["Updated May 16, 2024", "GENEVA, May 14 (Agency) -"],
            ..NONE
        },
    );
    let text = Text::new(&format!("Updated January 2, 2024\n\nGENEVA, Dec. 30 (Agency) - {BODY}"));
    assert_eq!(read(&text, None).published.map(|p| p.date.to_string()).as_deref(), Some("2023-12-30"));
}

#[test]
fn headlines_are_titles_and_stay_in_the_sentences() {
    for title in ["Council votes on wall", "Will the Wall Hold?", "Mayor: ‘No wall’", "Ruiz calls plan “a mess”"]
    {
        check(&format!("{title}\n\n"), &Seen { title: Some(title), ..NONE });
    }
    check(
        "Council Votes on Long Planned Wall.\n\n",
        &Seen { title: Some("Council Votes on Long Planned Wall."), ..NONE },
    );
    check(
        "Council votes on wall\nBy Ana Ruiz\nMay 14, 2024\n\nGENEVA (AP) — ",
        &Seen {
            title: Some("Council votes on wall"),
            byline: Some("Ana Ruiz"),
            dateline: Some("GENEVA (AP)"),
            published: MAY,
            metadata: &["By Ana Ruiz", "May 14, 2024", "GENEVA (AP) —"],
        },
    );
    check(
        "May 14, 2024\n\nCouncil votes on wall\n\n",
        &Seen { title: Some("Council votes on wall"), published: MAY, metadata: &["May 14, 2024"], ..NONE },
    );
    check("It rained in town.\n\n", &NONE);
    check("", &NONE);
}

#[test]
fn a_date_from_outside_overrides() {
    let text = Text::new(&format!("date 2024-05-14 {BODY}"));
    let given = IsoDate::new(2020, 1, 2);
    let header = read(&text, given);
    assert_eq!(header.published.map(|p| (Some(p.date), p.span)), Some((given, None)));
    assert_eq!(header.metadata.len(), 1);
}

#[test]
fn nothing_is_found_in_nothing() {
    for text in ["", "\n\n", "x", "By", "date", "date 2024", "—", "(", "GENEVA (", "By |", "2024-05-14"] {
        let text = Text::new(text);
        let header = read(&text, None);
        assert!(header.metadata.iter().all(|&m| !text.slice(m).is_empty()));
    }
}

#[test]
fn a_place_and_a_date_alone_on_a_line_tell_of_publication() {
    for line in [
        "Ennis, Co. Clare, 14 May 2024",
        "ENNIS, May 14, 2024",
        "ENNIS – Tuesday, 14 May 2024",
        "May 14, 2024 | Local News",
    ] {
        let expected = Seen { dateline: Some(line), published: MAY, metadata: &[line], ..NONE };
        check(&format!("{line}\n\n"), &expected);
    }
    check(
        "The wall fell, they say, on 14 May 2024\n\n",
        &Seen { title: Some("The wall fell, they say, on 14 May 2024"), ..NONE },
    );
}
