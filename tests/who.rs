//! Who is meant: speakers, entities, roles and kinds, one case for each phenomenon.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use proptest::prelude::*;
use whosaid::document::{EntityKind, Kind};
use whosaid::{Analysis, Engine, Options};

fn read(text: &str) -> Analysis {
    let analysis = Engine::new().analyze(text, &Options::default());
    assert_eq!(analysis.problems(), Vec::<String>::new(), "{text}");
    analysis
}

/// Speakers in the order of the quotes; `-` is nobody.
fn speakers(text: &str) -> Vec<String> {
    let analysis = read(text);
    let name = |q| analysis.speaker(q).map_or_else(|| "-".to_owned(), |e| e.name.clone());
    analysis.quotes.iter().map(name).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(speakers(text), expected, "{text}");
}

fn entity(text: &str, name: &str) -> (EntityKind, Vec<String>) {
    let analysis = read(text);
    let found = analysis.entities.iter().find(|e| e.name == name);
    let found = found.unwrap_or_else(|| panic!("no {name} among {:?}", names(text)));
    (found.kind, found.roles.iter().map(|r| r.name.clone()).collect())
}

fn names(text: &str) -> Vec<String> {
    read(text).entities.iter().map(|e| e.name.clone()).collect()
}

#[test]
fn brackets_hold_an_abbreviation_or_tell_a_side() {
    let found = names("The World Wide Fund for Nature (WWF) wrote a letter. The WWF was late.");
    assert_eq!(found, ["World Wide Fund for Nature"]);
    let found = names("Gail Devers (U.S.) won the race. Brigita Bukovec (Slovenia) was second, Ann Lee (U.S.) third.");
    assert_eq!(found, ["Gail Devers", "U.S.", "Brigita Bukovec", "Slovenia", "Ann Lee"]);
}

#[test]
fn a_surname_is_the_full_name() {
    check("“It will rain,” said Ines Okoro, a forecaster. “Bring a coat,” Okoro said.", &["Ines Okoro", "Ines Okoro"]);
}

#[test]
fn a_role_before_a_name_is_a_role_and_its_parts_are_names() {
    let text = "Peruvian President Marta Quispe said that the mine would close.";
    assert_eq!(entity(text, "Marta Quispe"), (EntityKind::Person, vec!["Peruvian President".to_owned()]));
    assert_eq!(entity(text, "Peruvian").0, EntityKind::Norp);
}

#[test]
fn a_field_with_and_does_not_part_a_role_from_its_name() {
    let text = "The talks were led by EU Commissioner for Energy and Housing Lena Brandt and Danish Foreign Minister \
                Ole Kjaer.";
    assert_eq!(entity(text, "Lena Brandt").1, ["EU Commissioner for Energy and Housing"]);
    assert_eq!(entity(text, "Ole Kjaer").1, ["Danish Foreign Minister"]);
    assert!(names(text).contains(&"EU".to_owned()));
}

#[test]
fn a_role_alone_is_the_person_it_was_said_of() {
    check(
        "City engineer Bo Lindqvist inspected the bridge.\n\nThe engineer said that the cables were sound.",
        &["Bo Lindqvist"],
    );
    check(
        "UNESCO Director General Ana Ruiz arrived with Kenyan Culture Minister Otieno Mboya.\n\nThe Kenyan minister \
         said that the site would reopen.",
        &["Otieno Mboya"],
    );
}

#[test]
fn a_short_form_of_a_role_is_the_role() {
    check(
        "The chair met the EU Commissioner for Trade and Fisheries Paula Serrano.\n\nThe EU Commissioner called the \
         plan “brave.”",
        &["Paula Serrano"],
    );
}

#[test]
fn families_are_kept_apart() {
    let text = "Karen Doyle and her brother Michael Doyle sold the farm. “I cried,” Ms. Doyle said. “I did not,” \
                Mr. Doyle said.";
    check(text, &["Karen Doyle", "Michael Doyle"]);
}

#[test]
fn a_lawyer_named_in_an_apposition_speaks_not_the_client() {
    check("Bo Lin’s lawyer, Ana Ruiz, said the case would go on.", &["Ana Ruiz"]);
    check("A spokesman for Ana Ruiz said the case would go on.", &["spokesman for Ana Ruiz"]);
}

#[test]
fn pronouns_agree_in_gender() {
    check(
        "Anna Weber met Thomas Roth on Monday. “It was short,” she said. “It was long enough,” he said.",
        &["Anna Weber", "Thomas Roth"],
    );
}

#[test]
fn people_named_inside_a_quote_are_no_candidates_outside() {
    check(
        "“Peter Holm never called,” said David Stein. “Peter Holm is a coward,” he added.",
        &["David Stein", "David Stein"],
    );
}

#[test]
fn a_pronoun_inside_a_quote_is_not_its_speaker() {
    let text = "Governor Paul Hart met Senator John Mills.\n\n“He promised us a road,” Hart said.";
    let analysis = read(text);
    let mills = analysis.entities.iter().find(|e| e.name == "John Mills").unwrap();
    assert!(mills.mentions.iter().any(|m| analysis.text.slice(m.span) == "He"), "{mills:?}");
}

#[test]
fn a_reported_source_before_its_name_is_found() {
    check(
        "Laura Smith believes that in his letter to the Senate, James Cole made clear that he would resign.",
        &["Laura Smith", "James Cole"],
    );
}

#[test]
fn acronyms_join_their_long_forms() {
    let text = "The Egg Packers Board (EPB) said prices would rise. The EPB said shops had been told.";
    check(text, &["Egg Packers Board", "Egg Packers Board"]);
    let text = "The EU met on Monday. The European Union said the fund would grow. The bloc said it was ready.";
    assert!(speakers(text).iter().all(|s| s == "European Union"), "{:?}", speakers(text));
}

#[test]
fn a_common_noun_can_stand_for_an_organization() {
    check("Tideway Foods Inc. closed a plant. The company said 300 jobs would go.", &["Tideway Foods Inc."]);
    check(
        "The Lowland Water Commission met in Ghent. The commission said that the dike was safe.",
        &["Lowland Water Commission"],
    );
    // With a capital, and an adjective between.
    let found = names("NATO met in Riga on Monday. Ines Ruiz said that it was an attack on the whole Alliance.");
    assert_eq!(found, ["NATO", "Riga", "Ines Ruiz"]);
}

#[test]
fn unnamed_sources_keep_their_description() {
    let analysis = read("Two senior trade officials said that the talks had failed.");
    let speaker = analysis.speaker(analysis.quotes.first().unwrap()).unwrap();
    assert_eq!((speaker.name.as_str(), speaker.plural, speaker.unnamed), ("Two senior trade officials", true, true));
}

#[test]
fn documents_are_nobody_unless_a_body_stands_behind_them() {
    check("The study found that larks sing earlier.", &["-"]);
    check("A report by the Lark Society found that larks sing earlier.", &["Lark Society"]);
}

#[test]
fn a_text_speaks_for_whoever_the_article_says_has_written_it() {
    check(
        "The memo, obtained by the Ostmark Courier, was written on July 9 by Gavin Strand. It said the site was costly.",
        &["Gavin Strand"],
    );
    // Who has only seen a text is not its author.
    check("A memo seen by the Ostmark Courier was short. The memo said the site was costly.", &["-"]);
    check(
        "The manifesto went up on Sunday. It called the ruling “a test”.\n\nIts author is Zoe Marsh, a teacher.",
        &["Zoe Marsh"],
    );
    check(
        "A leaked memo revealed that the clinic would close.\n\nThe memo was written in July by Gavin Strand.",
        &["Gavin Strand"],
    );
    check("Ines Okoro sent a letter to the board on Monday. The letter said that it was raining.", &["Ines Okoro"]);
}

#[test]
fn a_description_is_whom_its_sentence_names() {
    check("The winner was Ines Okoro. “It was hot,” the winner said.", &["Ines Okoro"]);
    check("The winner was Ines Okoro’s horse. Bo Lin was there. “It was hot,” Lin said.", &["Bo Lin"]);
}

#[test]
fn the_defendant_is_whoever_was_charged() {
    check(
        "Ines Okoro was charged with arson on Monday. Judge Bo Lin was late. “I was asleep,” the defendant said.",
        &["Ines Okoro"],
    );
    check(
        "Paul Reyes was arrested on Monday. Anna Lind, a lawyer, came on Tuesday. Lind said her client was ill. \
         “I am ill,” her client said.",
        &["Anna Lind", "Paul Reyes"],
    );
}

#[test]
fn coordinated_names_are_one_source() {
    check("Ana Ruiz and Bo Lin said that the bridge was safe.", &["Ana Ruiz and Bo Lin"]);
}

#[test]
fn participles_keep_the_speaker() {
    check("Mara Lund said that the ferry was late, adding that it would not sail.", &["Mara Lund", "Mara Lund"]);
}

#[test]
fn a_passage_goes_on_from_the_report_around_a_nested_one() {
    let text = "“When we met in May, Ian Shaw said, ‘The park is safe,’” Nora Beck said. “It was not safe at all.”";
    check(text, &["Nora Beck", "Ian Shaw"]);
    let pieces = |at: usize| read(text).quotes[at].content.len();
    assert_eq!((pieces(0), pieces(1)), (2, 1));
}

#[test]
fn transcripts_know_who_asks_and_who_answers() {
    check(
        "Nora Beck came to our studio on Friday.\n\nQ: Why bees?\n\nA: They were there.\n\nQ: And now?\n\nA: More bees.",
        &["-", "Nora Beck", "-", "Nora Beck"],
    );
    check(
        "Nora Beck met Councillor Ian Shaw.\n\nBECK: You closed the park.\n\nSHAW: We did.\n\nBECK: Why?",
        &["Nora Beck", "Ian Shaw", "Nora Beck"],
    );
}

#[test]
fn a_transcript_may_stand_in_marks_and_amid_narration() {
    let before = "Nora Beck met Councillor Ian Shaw. The park was shut.\n\nIt was raining.\n\nThey spoke on the radio:";
    let turns = "“BECK: You closed the park.\n\n“SHAW: We did.\n\n“It was not safe.\n\n“(LAUGHTER)\n\n“BECK: Why?”";
    let text = format!("{before}\n\n{turns}\n\nBeck later said she was not satisfied.\n\nThe park is small.");
    check(&text, &["Nora Beck", "Ian Shaw", "Nora Beck", "Nora Beck"]);
    assert_eq!(names(&text), ["Nora Beck", "Ian Shaw"]);
    let analysis = read(&text);
    let pieces: Vec<&str> = analysis.quotes.iter().flat_map(|q| &q.content).map(|&c| analysis.text.slice(c)).collect();
    assert_eq!(pieces, ["You closed the park.", "We did.", "It was not safe.", "Why?", "she was not satisfied"]);
}

#[test]
fn names_hold_particles_initials_and_nicknames() {
    let text = "Ludwig van Dael, J. P. Moran, Samir al-Haddad and Emil “Duke” Sorg played. “Good,” van Dael said.";
    let found = names(text);
    for name in ["Ludwig van Dael", "J. P. Moran", "Samir al-Haddad", "Emil “Duke” Sorg"] {
        assert!(found.iter().any(|n| n == name), "{name} among {found:?}");
    }
}

#[test]
fn kinds_follow_head_words() {
    let text = "He cited the Basel Charter at the Museum of Clocks, near the Orla River, before the Harvest Festival. \
                Officers of the Marlow Police Department waited at Denby Airport.";
    for (name, kind) in [
        ("Basel Charter", EntityKind::Law),
        ("Orla River", EntityKind::Loc),
        ("Harvest Festival", EntityKind::Event),
        ("Marlow Police Department", EntityKind::Org),
        ("Denby Airport", EntityKind::Fac),
    ] {
        assert_eq!(entity(text, name).0, kind, "{name}");
    }
}

#[test]
fn people_named_like_places_are_people_where_the_text_says_so() {
    let text = "Coach Dana Houston looked pleased. “Loud,” Houston said. The team flies to Lisbon on Monday.";
    check(text, &["Dana Houston"]);
    assert_eq!(entity(text, "Lisbon").0, EntityKind::Gpe);
}

#[test]
fn a_capital_at_the_sentence_start_is_no_name_by_itself() {
    let found = names("Bridges are costly. Nobody said so. Concrete cracks, and engineers know it.");
    assert_eq!(found, Vec::<String>::new());
}

/// The words that stand for somebody, of all entities.
fn words_for(text: &str, name: &str) -> Vec<String> {
    let analysis = read(text);
    let entity = analysis.everybody().find(|e| e.name == name);
    let all: Vec<&str> = analysis.everybody().map(|e| e.name.as_str()).collect();
    let entity = entity.unwrap_or_else(|| panic!("no {name} among {all:?}"));
    entity.mentions.iter().map(|m| analysis.text.slice(m.span).to_owned()).collect()
}

#[test]
fn first_persons_are_the_speaker_or_whoever_writes() {
    let said = "“I sell fish and my wife sells bread. We like it,” Bo Lin said.";
    assert_eq!(words_for(said, "Bo Lin"), ["I", "my", "Bo Lin"]);
    assert_eq!(words_for(said, "Bo Lin and others"), ["We"]);
    let written = "By Ana Ruiz\n\nI went to the market with my brother on Monday. “I sell fish,” Bo Lin told me.";
    assert_eq!(words_for(written, "Ana Ruiz"), ["Ana Ruiz", "I", "my", "me"]);
    let asked = "By Ana Ruiz\n\nI left before the vote. My neighbour, a retired nurse, asked me why it was late. She said it hurt.";
    assert!(!speakers(asked).contains(&"Ana Ruiz".to_owned()));
    check("I asked the mayor why she had closed the bridge.", &["the author"]);
    assert!(names("Elizabeth I was crowned in 1559. It rained.").iter().all(|name| name != "the author"));
}

#[test]
fn second_persons_are_whom_the_speaker_takes_turns_with_or_the_reader() {
    let talk = "Kendra: What did you do?\n\nSabrina: I went home. You know that.\n\nKendra: I don’t believe you.";
    assert_eq!(words_for(talk, "Kendra"), ["Kendra", "You", "Kendra", "I"]);
    assert_eq!(words_for(talk, "Sabrina"), ["you", "Sabrina", "I", "you"]);
    assert_eq!(words_for("Wash your overalls before you wear them.", "the reader"), ["your", "you"]);
}

#[test]
fn people_without_a_name_who_are_not_quoted_stand_apart() {
    let text = "Ana Ruiz said the hall was cold. A student left the hall. The student took her coat.";
    assert_eq!(names(text), ["Ana Ruiz"]);
    assert_eq!(words_for(text, "student"), ["A student", "The student", "her"]);
}

#[test]
fn the_subject_before_a_bare_quote_speaks() {
    let text = "Referee Colin Marsh shrugged. “I saw no foul.”";
    let analysis = read(text);
    let direct: Vec<_> = analysis.quotes.iter().filter(|q| q.kind == Kind::Direct).collect();
    assert_eq!(
        direct.iter().filter_map(|q| analysis.speaker(q)).map(|e| e.name.as_str()).collect::<Vec<_>>(),
        ["Colin Marsh"]
    );
}

#[test]
fn relative_pronouns_speak_for_what_they_refer_to() {
    let text = "The fund is run by the Delta Council, which said that the money was safe.";
    check(text, &["Delta Council"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_order_of_the_words_that_matter_is_read(
        words in prop::collection::vec(prop::sample::select(vec![
            "Ana", "Ruiz", "Lin", "said", "“", "”", "\"", ",", ".", "?", "he", "she", "they", "it", "his", "the",
            "minister", "Minister", "of", "for", "and", "Trade", "NATO", "(", ")", "[", "]", "’s", "who", "which",
            "according", "to", "that", ":", "\n\n", "Q:", "A:", "LIN:", "—", "Mr.", "Jr.", "de", "al-Haddad", "U.S.",
            "company", "report", "by", "Bank", "University", "President", "41", "2-1", "v", "-", "‘", "’", "İ", "ß",
        ]), 0..60)
    ) {
        let text = words.join(" ");
        let analysis = Engine::new().analyze(&text, &Options::default());
        prop_assert_eq!(analysis.problems(), Vec::<String>::new());
    }
}

#[test]
fn a_relative_is_who_the_text_made_one() {
    let text = "Harald Voss, who kept the lighthouse, died on Monday. His daughter, Marta Voss, said that he painted it \
                every spring.\n\n“Dad told the sea to wait,” Marta Voss said.\n\nHer brother, Nils Voss, said that \
                her father had never learned to swim.";
    check(text, &["Marta Voss", "Marta Voss", "Harald Voss", "Nils Voss"]);
    assert!(!names(text).contains(&"father".to_owned()));
}

#[test]
fn a_client_is_whom_the_lawyer_was_said_to_defend() {
    let text = "Emil Sorg was arrested on Monday. His lawyer, Ana Ruiz, said that she would appeal. “My client says \
                he was asleep,” Ruiz said.";
    let found = speakers(text);
    assert_eq!(found.first().map(String::as_str), Some("Ana Ruiz"));
    assert!(found.contains(&"Emil Sorg".to_owned()), "{found:?}");
}

#[test]
fn nationality_age_and_party_mean_whom_they_were_said_of() {
    check("Thomas Keller, 51, arrived at noon.\n\nThe 51-year-old said that the pitch was wet.", &["Thomas Keller"]);
    check(
        "Norwegian Foreign Minister Siv Dahl met Danish Foreign Minister Ole Kjaer.\n\nThe Dane said that the fish \
         was good.",
        &["Ole Kjaer"],
    );
    check("Sen. Paula Reyes (D-Ohio) spoke first.\n\nThe Democrat said that the bill was late.", &["Paula Reyes"]);
}

#[test]
fn another_word_for_a_role_is_the_same_person() {
    check("Defense counsel Ajay Menon rose.\n\nThe lawyer said that the witness was asleep.", &["Ajay Menon"]);
    check(
        "Detective Superintendent Carol Finney arrived.\n\nThe detective said that the canal was searched.",
        &["Carol Finney"],
    );
}

#[test]
fn a_body_is_meant_by_the_noun_said_of_it() {
    check("Talks with the operator, Northrail, collapsed.\n\nThe operator said that it was sorry.", &["Northrail"]);
}

#[test]
fn a_lead_is_named_in_the_next_paragraph() {
    check(
        "A former teacher told a jury that she never touched the money.\n\nMargaret Oakes, 61, was arrested in May. She said \
         that she bought glue.",
        &["Margaret Oakes", "Margaret Oakes"],
    );
}

#[test]
fn a_description_behind_modifiers_is_the_source() {
    check("Two women selling goats in Maralal said that prices fell.", &["Two women selling goats in Maralal"]);
    check("A person close to the board said that two directors left.", &["person close to the board"]);
}

#[test]
fn a_document_is_the_body_behind_it() {
    check("The road is worn, according to a 2011 audit by the Northern Prairie League.", &["Northern Prairie League"]);
}

#[test]
fn today_in_a_quote_is_the_day_it_was_said() {
    let text = "date 2024-05-14\n\n“We will vote tomorrow, and today we talk,” Ruiz said on Thursday. “Yesterday we slept,” \
                Ruiz said today. Ruiz said on Thursday that the council would vote tomorrow.";
    let analysis = read(text);
    let at = |word: &str| {
        let dates = analysis.dates.iter().filter(|d| analysis.text.slice(d.span) == word);
        dates.map(|d| d.value.clone().unwrap()).collect::<Vec<_>>()
    };
    // Indirect speech is the reporter's.
    assert_eq!(at("tomorrow"), ["2024-05-10", "2024-05-15"]);
    assert_eq!(at("today"), ["2024-05-09", "2024-05-14"]);
    assert_eq!(at("Yesterday"), ["2024-05-13"]);
    let analysis = read("date 2024-05-14\n\n“We will vote tomorrow at 9 a.m. in the hall,” Ruiz said on Thursday.");
    assert_eq!(analysis.dates[1].value.as_deref(), Some("2024-05-10T09:00"));
}

#[test]
fn what_somebody_is_called_later_is_a_role() {
    let text = "The ousted prime minister, Lena Brandt, was in good health, said Walt Simms, 74, a lineman. “It was \
                late,” the retired lineman said. Simms’s daughter, Ann Simms, is a spokeswoman for the ruling Council \
                of Towns.";
    assert_eq!(entity(text, "Lena Brandt").1, ["ousted prime minister"]);
    assert_eq!(entity(text, "Walt Simms").1, ["lineman"]);
    let text = "Walt Simms owns the mill. “It was late,” the 74-year-old miller said.";
    assert_eq!(entity(text, "Walt Simms").1, ["miller"]);
}

#[test]
fn a_member_of_a_party_with_a_place_is_somebody_spoken_of() {
    check("Sen. Bo Lin left early on Monday. “I am a slow eater,” the New Mexico Democrat said.", &["Bo Lin"]);
}

#[test]
fn a_title_with_brackets_is_a_title() {
    let text = "Colonel (rtd) Bo Lin said that he was ill. “It was malaria,” the colonel said.";
    check(text, &["Bo Lin", "Bo Lin"]);
    assert_eq!(entity(text, "Bo Lin").1, ["Colonel"]);
}

#[test]
fn a_justice_is_a_judge() {
    check("Justice Ana Wurie came late. The judge said that she would rule on Friday.", &["Ana Wurie"]);
}

#[test]
fn what_somebody_is_said_to_be_is_a_role() {
    let text = "Bo Lin was the conductor of the bus.\n\n“I heard people below me,” the conductor said.";
    check(text, &["Bo Lin"]);
    assert_eq!(entity(text, "Bo Lin").1, ["conductor of the bus"]);
}

#[test]
fn whose_father_somebody_is_says_nothing_against_a_calling() {
    let text = "Ana Ruiz, a teacher, died in March. “She was grey,” her father, Paul Ruiz, told the court.\n\nThe retired lorry \
                driver said that he had gone home.";
    check(text, &["Paul Ruiz", "Paul Ruiz"]);
}

#[test]
fn whoever_has_a_husband_is_no_widow() {
    let text = "His wife, Sina Lin, married Bo Lin in May. Bridget Okoro, who is 83, sat at the back. The widow told \
                the court that the will was old.";
    check(text, &["Bridget Okoro"]);
}

#[test]
fn a_text_speaks_for_whose_it_is() {
    let text = "Judge Ana Ruiz came late. Her judgment runs to 61 pages. “There are two wills,” it says. The document \
                finds that both are old.";
    check(text, &["Ana Ruiz", "Ana Ruiz"]);
    check("The report, which the Lark Society drew up in May, says that larks sing earlier.", &["Lark Society"]);
}

#[test]
fn one_of_a_people_is_somebody_spoken_of() {
    check(
        "Bo Lin of Trieste came late on Monday. The Italian, who had dug there before, said that the wall was old.",
        &["Bo Lin"],
    );
    check("Bo Lin came late on Monday. “It is old,” the retired Frenchman said.", &["Bo Lin"]);
    check("Bo Lin came late on Monday. “It is old,” the New Zealander told reporters.", &["Bo Lin"]);
}

#[test]
fn a_long_title_ends_in_a_name() {
    check("Deputy Commissioner of Police (Zone IV) Ana Ruiz said that the road was open.", &["Ana Ruiz"]);
    check("Medical officer of health Dr Ana Ruiz said that the road was open.", &["Ana Ruiz"]);
    check("Const. Ana Ruiz of the Ontario Provincial Police said that the road was open.", &["Ana Ruiz"]);
}

#[test]
fn a_noun_for_people_may_end_the_name_of_a_body() {
    let text = "The Lark Rescue Centre told Bo Lin to wait. The centre denied that it had given any such order.";
    check(text, &["Lark Rescue Centre", "Lark Rescue Centre"]);
}

#[test]
fn whoever_gives_a_name_has_it() {
    let text = "A pharmacist from Oslo who gave his name only as Samer said that the engine stopped. “It was dark,” the \
                pharmacist said.";
    check(text, &["Samer", "Samer"]);
    let text =
        "A resident who did not want to give her name, Ana Ruiz said, was crying. “It was dark,” the resident said.";
    assert_eq!(speakers(text).last().map(String::as_str), Some("resident"));
}

#[test]
fn a_body_described_first_is_the_one_named_after_it() {
    let text = "An American hedge fund has demanded on Monday that the chair of the mill be removed at once, arguing that \
                he “slept” through five years.\n\nLark Ridge Holdings said on Friday that it had waited. “We had \
                reviews,” said Ana Ruiz.";
    assert_eq!(speakers(text)[0], "Lark Ridge Holdings");
}

#[test]
fn a_body_named_behind_a_comma_speaks() {
    check("The company, Lark Transit, which won the contract in July, said that it would pay.", &["Lark Transit"]);
    check("The maker, Lark Biocare of Pune, denied that it was to blame.", &["Lark Biocare"]);
}

#[test]
fn who_is_told_does_not_tell() {
    check("Workers were told that the plant would close.", &["-"]);
    check("Jurors have been told that the plant would “burn like straw”.", &["-"]);
}

#[test]
fn a_letter_is_from_whoever_wrote_or_signed_it() {
    let text = "The Lark Alliance wrote to the mayor on Feb. 9, reminding him that the levy was old. The letter asked for \
                an answer within 10 days.";
    check(text, &["Lark Alliance", "Lark Alliance"]);
    let text = "Her opinion leans on a 2021 memo by an agency scientist, Bo Lin. The memo warned that readings were \
                “off by a factor of nine.”";
    check(text, &["Bo Lin"]);
    let text = "In an e-mail sent on Monday, Ana Ruiz told them that the work would end. “We know what it means,” the \
                message said.";
    check(text, &["Ana Ruiz", "Ana Ruiz"]);
    assert_eq!(speakers("“We wait,” said a note that Ana Ruiz, 17, sent on Monday.")[0], "Ana Ruiz");
    check("A letter signed by 140 doctors last month accused the board of “a long sleep”.", &["140 doctors"]);
}

#[test]
fn an_office_with_its_body_ends_in_who_holds_it() {
    let text = "The National President of the Association of Lark Owners (ALO), Dr Ana Ruiz, told reporters that loading \
                had stopped.";
    check(text, &["Ana Ruiz"]);
}

#[test]
fn whoever_is_described_first_is_named_in_what_follows() {
    check(
        "A retired teacher told a court on Monday that her neighbour had stolen a bull. The court sat for an hour.\n\nAna \
         Ruiz, 61, said she had never liked him. “The teacher knew me,” the neighbour’s lawyer said.",
        &["Ana Ruiz", "Ana Ruiz", "neighbour’s lawyer"],
    );
    // Who will not be named is nobody who is named next.
    check(
        "A judge, speaking on condition of anonymity, said the bill was bad. The bill passed.\n\nAna Ruiz, a judge, was away.",
        &["judge"],
    );
}

#[test]
fn the_wife_of_a_father_is_a_mother() {
    let text = "“My father was frugal,” said Bo Ruiz, the son of Tom Ruiz. His wife, Odette, died in 2014.";
    assert!(names(text).contains(&"Odette".to_owned()), "{:?}", names(text));
}

#[test]
fn who_was_asked_answers() {
    check(
        "Eve Sol sat down. “Who told you that?” Mary Carrick asked. “Peter Lovell,” she replied.",
        &["Mary Carrick", "Eve Sol"],
    );
}

#[test]
fn nobody_is_said_to_ask_who_is_asked() {
    check("Ana Ruiz spoke. Bo Lin has since been asked to leave the bed undug.", &["-"]);
}

#[test]
fn a_defence_lawyer_does_not_prosecute() {
    check(
        "Tom Ruiz, a prosecutor, said no. Ana Lin, a lawyer for Bo Sol, said yes. “No,” the defence lawyer said.",
        &["Ana Lin"],
    );
}

#[test]
fn a_body_is_told_by_what_stands_beside_its_name() {
    // What is named between commas is the one that was told of before.
    let text = "The founder of a charity was jailed. The charity, Lark Aid, was founded in 2011. It claimed that $40 would \
                feed a child.";
    check(text, &["Lark Aid"]);
    // What it does, and whose it is.
    let text = "The Lark League, which represents 4,200 officers, met Bo Lin. The union called the firings “a rush”.";
    check(text, &["Lark League"]);
    // A newspaper is no document.
    let text = "The Lark Post reported that Ana Ruiz would go. The paper said that Ms. Ruiz had no choice.";
    check(text, &["Lark Post", "Lark Post"]);
    check("A paper by Ana Ruiz appeared. The paper said much of it was new.", &["Ana Ruiz"]);
}

#[test]
fn who_was_asked_answers_by_whatever_description() {
    let text = "Ana Ruiz asked Bo Lin whether he had the text message. “My phone was in my trousers,” the beekeeper \
                answered.";
    check(text, &["Ana Ruiz", "Bo Lin"]);
    // *had asked* is no answer.
    let text = "Ana Ruiz said: “Everybody signed it.” Sunita Rao, a health officer, said that it was old. The inspector had \
                asked the firm to close.";
    check(text, &["Ana Ruiz", "Sunita Rao", "Sunita Rao"]);
}

#[test]
fn the_chairman_may_be_a_woman() {
    let text = "The chairman, Sheila Ruiz, wanted an answer from Bo Lin. “He heard it between overs,” she said.";
    check(text, &["Sheila Ruiz", "Sheila Ruiz"]);
}

#[test]
fn somebody_likened_to_another_is_no_other() {
    let text = "Ana Ruiz met Bo Lin. “He is not a soft man,” she said. The old man said that he was tired.";
    check(text, &["Ana Ruiz", "Bo Lin"]);
    let text = "Ana Ruiz, now a midwife in Lark, lost six relatives. “I don’t need him,” the midwife said.";
    check(text, &["Ana Ruiz"]);
}
