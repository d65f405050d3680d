//! Dates that are told from another.

use super::{TUESDAY, check};

#[test]
fn weekdays() {
    check(
        TUESDAY,
        &[
            ("The mayor spoke on Tuesday.", "Tuesday → 2024-05-14"),
            ("The mayor spoke Monday.", "Monday → 2024-05-13"),
            ("The mayor spoke on Wednesday.", "Wednesday → 2024-05-08"),
            ("The mayor will speak on Wednesday.", "Wednesday → 2024-05-15"),
            ("The mayor will speak on Tuesday.", "Tuesday → 2024-05-14"),
            ("The mayor plans to speak Thursday.", "Thursday → 2024-05-16"),
            ("The mayor is to speak on Thursday.", "Thursday → 2024-05-16"),
            ("On Thursday the mayor will speak.", "Thursday → 2024-05-16"),
            ("On Thursday the mayor spoke.", "Thursday → 2024-05-09"),
            ("The mayor spoke on Monday night.", "Monday night → 2024-05-13"),
            ("The lift was out of order on Friday morning.", "Friday morning → 2024-05-10"),
            ("The mayor spoke last Tuesday.", "last Tuesday → 2024-05-07"),
            ("The mayor spoke last Friday.", "last Friday → 2024-05-10"),
            ("The mayor will speak next Tuesday.", "next Tuesday → 2024-05-21"),
            ("The mayor will speak next Friday.", "next Friday → 2024-05-24"),
            ("The mayor will speak this Friday.", "this Friday → 2024-05-17"),
            ("The mayor spoke this Monday.", "this Monday → 2024-05-13"),
            ("Crews came on Tuesday of last week.", "Tuesday of last week → 2024-05-07"),
            ("Crews came on Friday last week.", "Friday last week → 2024-05-10"),
            ("Crews come on Friday next week.", "Friday next week → 2024-05-24"),
            (
                "It rained on May 8, 2024, as it had the previous Friday.",
                "May 8, 2024 → 2024-05-08; previous Friday → 2024-05-03",
            ),
            (
                "The levee broke on March 20, 2024. He had moved the cows that Monday.",
                "March 20, 2024 → 2024-03-20; that Monday → 2024-03-18",
            ),
            ("The pool will reopen on Friday week.", "Friday week → 2024-05-24"),
            ("The pool was shut for the whole Friday week.", "Friday → 2024-05-10"),
            ("He spoke late on Monday.", "late on Monday → 2024-05-13"),
            (
                "It shut on May 8, 2024, and she went down the following morning.",
                "May 8, 2024 → 2024-05-08; the following morning → 2024-05-09",
            ),
            ("Boats sank overnight.", "overnight → 2024-05-13/2024-05-14"),
            ("An overnight train left.", ""),
            ("A Monday news conference was held.", "Monday → 2024-05-13"),
            ("“No,” Ruiz said Friday.", "Friday → 2024-05-10"),
            ("The vote, Ruiz said Friday, will be held Thursday.", "Friday → 2024-05-10; Thursday → 2024-05-16"),
            ("The vote will be held Thursday, Ruiz said Friday.", "Thursday → 2024-05-16; Friday → 2024-05-10"),
            ("The jars will be sold from Monday.", "Monday → 2024-05-20"),
            ("The strike was postponed from Monday to Friday.", "Monday → 2024-05-20; Friday → 2024-05-17"),
            ("A vote is expected on Wednesday.", "Wednesday → 2024-05-15"),
            ("Talks are due on Wednesday.", "Wednesday → 2024-05-15"),
            ("He would have turned 90 on Monday.", "Monday → 2024-05-13"),
            ("He is accused of theft on Sunday.", "Sunday → 2024-05-12"),
            ("It stays shut until Sunday.", "Sunday → 2024-05-19"),
            ("It has been shut since Wednesday.", "Wednesday → 2024-05-08"),
            (
                "They met on Friday. Ahead of Friday’s talks they would dine.",
                "Friday → 2024-05-10; Friday → 2024-05-10",
            ),
            ("Ahead of Friday’s talks they dine.", "Friday → 2024-05-17"),
            ("Following Monday’s talks they left.", "Monday → 2024-05-13"),
            ("Thurs. was calm.", "Thurs. → 2024-05-09"),
            ("The market is held every Friday and on Sundays.", ""),
            ("Sheffield Wednesday lost, the Sunday Times wrote.", ""),
            ("He watched Saturday Night Live.", ""),
            (
                "It rained early Monday and late Sunday night.",
                "early Monday → 2024-05-13; late Sunday night → 2024-05-12",
            ),
        ],
    );
}

#[test]
fn near_days_and_parts() {
    check(
        TUESDAY,
        &[
            ("Today they met.", "Today → 2024-05-14"),
            ("“We won today,” she said.", "today → 2024-05-14"),
            ("Yesterday’s vote and tomorrow's talks.", "Yesterday → 2024-05-13; tomorrow → 2024-05-15"),
            ("They meet tonight.", "tonight → 2024-05-14"),
            ("They met this morning.", "this morning → 2024-05-14"),
            ("They met last night.", "last night → 2024-05-13"),
            ("They met yesterday evening.", "yesterday evening → 2024-05-13"),
            ("They meet tomorrow morning.", "tomorrow morning → 2024-05-15"),
            ("They met the day before yesterday.", "day before yesterday → 2024-05-12"),
            ("They meet the day after tomorrow.", "day after tomorrow → 2024-05-16"),
            ("They met earlier today.", "earlier today → 2024-05-14"),
            ("It opened on May 3 and closed the next day.", "May 3 → 2024-05-03; the next day → 2024-05-04"),
            ("It opened on May 3. It had burned the day before.", "May 3 → 2024-05-03; the day before → 2024-05-02"),
            ("It had burned the day before.", "the day before → null"),
            ("It burned the day before the vote.", ""),
            (
                "It opened on May 3. The same evening it shut. The next morning it burned.",
                "May 3 → 2024-05-03; The same evening → 2024-05-03; The next morning → 2024-05-04",
            ),
            ("It opened on May 3. Three days after, it burned.", "May 3 → 2024-05-03; Three days after → 2024-05-06"),
            (
                "It opened on May 3 and shut two days afterwards.",
                "May 3 → 2024-05-03; two days afterwards → 2024-05-05",
            ),
            ("They met the day after Christmas.", "day after Christmas → 2023-12-26"),
            ("It sank in the early hours of May 3.", "early hours of May 3 → 2024-05-03"),
            ("They had planned to strike on Wednesday.", "Wednesday → 2024-05-08"),
            ("It lies where it belongs, and on Wednesday she sat down.", "Wednesday → 2024-05-08"),
            ("She had found “Salt,” a novel, in January and could not read it.", "January → 2024-01"),
            ("It burned on the morning of the invasion.", "morning of the invasion → null"),
            ("It was a Tuesday.", "Tuesday → null"),
            ("He told USA Today so.", ""),
            ("She told Lake This Morning of a brighter tomorrow.", ""),
        ],
    );
}

#[test]
fn weeks_months_years() {
    check(
        TUESDAY,
        &[
            ("Traffic will resume next week.", "next week → 2024-05-20/2024-05-26"),
            ("At this week’s summit they spoke.", "this week → 2024-05-13/2024-05-19"),
            ("It rained last week.", "last week → 2024-05-06/2024-05-12"),
            ("It rained last month.", "last month → 2024-04"),
            ("It rained earlier this month.", "earlier this month → 2024-05"),
            ("It will rain later this year.", "later this year → 2024"),
            ("It rained last year.", "last year → 2023"),
            ("It will rain next year.", "next year → 2025"),
            ("It rained late last year.", "late last year → 2023"),
            ("It rained earlier in the week.", "earlier in the week → 2024-05-13/2024-05-19"),
            ("It rained over the last year and for the next month.", ""),
            ("It rained over the weekend.", "weekend → 2024-05-11/2024-05-12"),
            ("It will rain at the weekend.", "weekend → 2024-05-18/2024-05-19"),
            ("It rained last weekend.", "last weekend → 2024-05-11/2024-05-12"),
            ("It will rain this weekend.", "this weekend → 2024-05-18/2024-05-19"),
            ("It will rain next weekend.", "next weekend → 2024-05-25/2024-05-26"),
            ("It rained this past weekend.", "this past weekend → 2024-05-11/2024-05-12"),
            (
                "She was hired in January 2016. The following month he gave her a key.",
                "January 2016 → 2016-01; The following month → 2016-02",
            ),
            (
                "It opened in January 2016 and shut by the summer of that year.",
                "January 2016 → 2016-01; summer of that year → 2016-06/2016-08",
            ),
            ("Rain fell in 2019 and the previous year.", "2019 → 2019; previous year → 2018"),
        ],
    );
}

#[test]
fn counted_from_publication() {
    check(
        TUESDAY,
        &[
            ("A year ago, it was dry.", "A year ago → 2023"),
            ("Forty years ago it was dry.", "Forty years ago → 1984"),
            ("Twenty-five years ago it was dry.", "Twenty-five years ago → 1999"),
            ("It was dry two decades ago.", "two decades ago → 2004"),
            ("It was dry three days ago.", "three days ago → 2024-05-11"),
            ("It was dry two months ago.", "two months ago → 2024-03"),
            ("It was dry two weeks ago.", "two weeks ago → 2024-04-29/2024-05-05"),
            ("It was dry a couple of weeks ago.", "a couple of weeks ago → 2024-04-29/2024-05-05"),
            ("It was dry 1,000 years ago.", "1,000 years ago → 1024"),
            ("It was dry 3,000 years ago.", "3,000 years ago → null"),
            ("It was dry 1000000000 days ago.", "1000000000 days ago → null"),
            ("It was dry a few weeks ago.", "a few weeks ago → null"),
            ("It was dry years ago.", "years ago → null"),
            ("It was dry two hours ago.", "two hours ago → null"),
            ("It was dry three and a half years ago.", "three and a half years ago → null"),
            ("It was dry a year ago today.", "a year ago today → 2023-05-14"),
            ("It will be dry in two weeks.", "two weeks → 2024-05-27/2024-06-02"),
            ("It will be dry three days from now.", "three days from now → 2024-05-17"),
            ("It dried out in two weeks.", ""),
            ("It opened in 2010 and closed two years later.", "2010 → 2010; two years later → 2012"),
            ("Profit rose from a year earlier.", "a year earlier → 2023"),
            ("One year since the flood, for two years, they waited.", ""),
            ("A 54-year-old man ran a three-day race, three years later than planned.", ""),
        ],
    );
}

#[test]
fn seasons_weeks_and_days_told_by_name() {
    check(
        TUESDAY,
        &[
            ("The mayor will be gone by fall.", "fall → 2024-09/2024-11"),
            ("They told her to wait until the summer.", "summer → 2024-06/2024-08"),
            ("The mayor left in the autumn.", "autumn → 2023-09/2023-11"),
            ("It began in the spring of last year.", "spring of last year → 2023-03/2023-05"),
            ("It snows in winter.", ""),
            ("They spoke of the fall of the government.", ""),
            ("They open by summer camp.", ""),
            ("The mayor will speak this coming Friday.", "this coming Friday → 2024-05-17"),
            ("It rained in the week of May 6.", "week of May 6 → 2024-05-06/2024-05-12"),
            ("It rained on the weekend of May 3.", "weekend of May 3 → 2024-05-04/2024-05-05"),
            ("They met on the first Monday of April.", "first Monday of April → 2024-04-01"),
            ("They met on the last Friday in March 2023.", "last Friday in March 2023 → 2023-03-31"),
            ("It will be sold by year’s end.", "year’s end → 2024"),
            ("They marched on St. Patrick’s Day.", "St. Patrick’s Day → 2024-03-17"),
            ("It fell on May 8, and that night it burned.", "May 8 → 2024-05-08; that night → 2024-05-08"),
            ("The mayor promised a review by the end of June.", "end of June → 2024-06"),
            ("They decided, with regret, to close on 30 May.", "30 May → 2024-05-30"),
        ],
    );
}

#[test]
fn years_in_pairs_and_what_is_past_or_coming() {
    check(
        TUESDAY,
        &[
            ("She won in both 2008 and 2012.", "2008 → 2008; 2012 → 2012"),
            ("It was the longest war between 1998 and 2000.", "1998 and 2000 → 1998/2000"),
            ("It was the highest share since at least 1980.", "1980 → 1980"),
            ("It had room for at least 1980 people.", ""),
            ("She lost the 2000 election.", "2000 → 2000"),
            ("He said so this past winter.", "this past winter → 2023-12/2024-02"),
            ("The rule was cut this past August.", "this past August → 2023-08"),
            ("The book will come out this coming August.", "this coming August → 2024-08"),
            ("The letter told of an April summit.", "April → 2024-04"),
            ("By fall, the team had lost ten games.", "fall → 2023-09/2023-11"),
            ("By fall, the team must win ten games.", "fall → 2024-09/2024-11"),
        ],
    );
}
