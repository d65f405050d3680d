//! Dates that are told by name or number.

use super::{TUESDAY, check};

#[test]
fn explicit_days() {
    check(
        TUESDAY,
        &[
            ("The dam broke on February 24, 2022, after rain.", "February 24, 2022 → 2022-02-24"),
            ("The dam broke on 24 February 2022.", "24 February 2022 → 2022-02-24"),
            ("Feb. 24, 2022 was cold.", "Feb. 24, 2022 → 2022-02-24"),
            ("It opened on the 24th of February, 2022.", "24th of February, 2022 → 2022-02-24"),
            ("It opened on the twenty-fourth of February 2022.", "twenty-fourth of February 2022 → 2022-02-24"),
            (" date 2022-02-24 Rain fell.", "2022-02-24 → 2022-02-24"),
            ("Filed 2022/02/24.", "2022/02/24 → 2022-02-24"),
            ("Filed 24/02/2022 in Leeds.", "24/02/2022 → 2022-02-24"),
            ("Filed 2/24/2022 in Ohio.", "2/24/2022 → 2022-02-24"),
            ("Filed 24.02.2022 in Bonn.", "24.02.2022 → 2022-02-24"),
            ("Filed 24-02-2022 in Delhi.", "24-02-2022 → 2022-02-24"),
            ("Filed 3/4/2022 somewhere.", "3/4/2022 → null"),
            ("Filed 4/4/2022 anywhere.", "4/4/2022 → 2022-04-04"),
            ("It was Sunday, August 21st, 2022.", "Sunday, August 21st, 2022 → 2022-08-21"),
            ("It was Sun. 21 Aug 2022.", "Sun. 21 Aug 2022 → 2022-08-21"),
            ("They met on February 31, 2022.", "February 31, 2022 → null"),
            ("Crowds gathered for the Fourth of July.", "Fourth of July → 2023-07-04"),
            ("They signed on May 3 last year.", "May 3 last year → 2023-05-03"),
            ("The 12 May Street flats burned.", ""),
            ("It scored 24/7 coverage and 9/10.", ""),
        ],
    );
}

#[test]
fn days_without_a_year() {
    check(
        TUESDAY,
        &[
            ("The bridge fell on March 3.", "March 3 → 2024-03-03"),
            ("The bridge fell on Nov. 3.", "Nov. 3 → 2023-11-03"),
            ("The bridge fell on 3 November.", "3 November → 2023-11-03"),
            ("The bridge will open on November 3.", "November 3 → 2024-11-03"),
            ("The bridge will open on March 3.", "March 3 → 2025-03-03"),
            ("The vote is scheduled for June 9.", "June 9 → 2024-06-09"),
            ("The bridge fell on February 29.", "February 29 → 2024-02-29"),
            ("Work starts on Friday 17 May.", "Friday 17 May → 2024-05-17"),
            ("It happened on Saturday, Dec. 30.", "Saturday, Dec. 30 → 2023-12-30"),
            ("May 14 was quiet.", "May 14 → 2024-05-14"),
            ("The shop will close until 15 September.", "15 September → 2024-09-15"),
        ],
    );
}

#[test]
fn months() {
    check(
        TUESDAY,
        &[
            ("Prices rose in March 2021.", "March 2021 → 2021-03"),
            ("Prices rose in Sept. 2021.", "Sept. 2021 → 2021-09"),
            ("The storms of December, 2015 were worse.", "December, 2015 → 2015-12"),
            ("Prices rose in January.", "January → 2024-01"),
            ("Prices rose in August.", "August → 2023-08"),
            ("Prices rose in May.", "May → 2024-05"),
            ("Prices will rise in January.", "January → 2025-01"),
            ("The plant is to open in October.", "October → 2024-10"),
            ("She expects work to begin in September.", "September → 2024-09"),
            ("They left last March.", "last March → 2024-03"),
            ("They left last July.", "last July → 2023-07"),
            ("They leave next March.", "next March → 2025-03"),
            ("They left in March of last year.", "March of last year → 2023-03"),
            ("They left in July last year.", "July last year → 2023-07"),
            ("The March election was close.", "March → 2024-03"),
            ("Between June and August it rained.", "June and August → 2023-06/2023-08"),
            ("It ran from June to August 2022.", "June to August 2022 → 2022-06/2022-08"),
            ("Records as far back as 2019-07 exist.", "2019-07 → 2019-07"),
            ("The company may march on, said Mr. May.", ""),
            ("Theresa May left. The vote was lost by May.", ""),
            ("April Jones and June Carter sang in April.", "April → 2024-04"),
            ("The March for Bread began.", ""),
            ("He may second the motion in the sun.", ""),
        ],
    );
}

#[test]
fn years() {
    check(
        TUESDAY,
        &[
            ("The mill closed in 2022.", "2022 → 2022"),
            ("2022 was a hard year.", "2022 → 2022"),
            ("The 2016 election was close.", "2016 → 2016"),
            ("A 2021 paper said so.", "2021 → 2021"),
            ("Ruiz’s 2019 book sold well.", "2019 → 2019"),
            ("By 2030 the lake will be dry.", "2030 → 2030"),
            ("The mill (1854) is old.", "1854 → 1854"),
            ("Turnout in 2018, 2019 and 2020 fell.", "2018 → 2018; 2019 → 2019; 2020 → 2020"),
            ("The mill sold 2,022 sacks.", ""),
            ("Some 2000 people came.", ""),
            ("In 2000 cases nothing was found.", ""),
            ("The mill cost $2000.", ""),
            ("Flight 1999 landed.", ""),
            ("Vision 2030 is a plan.", ""),
            ("They played at Euro 2024.", ""),
            ("The virus, COVID-2019, spread.", ""),
            ("In early 2023 prices fell.", "early 2023 → 2023"),
            ("Since mid-2022 prices fell.", "mid-2022 → 2022"),
            ("From 2019-2021 it was shut.", "2019-2021 → 2019/2021"),
            ("In 2019–21 it was shut.", "2019–21 → 2019/2021"),
            ("Between 2019 and 2021 it was shut.", "2019 and 2021 → 2019/2021"),
            ("He was there from 1972 to 1981.", "1972 to 1981 → 1972/1981"),
            ("The war of 1939-45 began.", "1939-45 → 1939/1945"),
            ("A child of the year 2001.", "2001 → 2001"),
            ("It rose to 3000 from 1000.", ""),
            ("They met in 99999.", ""),
        ],
    );
}

#[test]
fn decades_centuries_quarters_seasons() {
    check(
        TUESDAY,
        &[
            ("The 1990s were loud.", "1990s → 1990/1999"),
            ("Since the ’90s they sang.", "’90s → 1990/1999"),
            ("Since the '90s they sang.", "'90s → 1990/1999"),
            ("In the early 1970s it closed.", "early 1970s → 1970/1979"),
            ("The late nineties were loud.", "late nineties → 1990/1999"),
            ("Since the 90s they sang.", "90s → 1990/1999"),
            ("The share is in the mid-30s.", ""),
            ("She is in her 30s.", ""),
            ("It was in the 80s on the coast.", ""),
            ("A 19th-century mill stood there.", "19th-century → 1800/1899"),
            ("In the twentieth century it closed.", "twentieth century → 1900/1999"),
            ("Sales fell in the third quarter of 2023.", "third quarter of 2023 → 2023-07/2023-09"),
            ("Sales fell in Q3 2023.", "Q3 2023 → 2023-07/2023-09"),
            ("First-quarter profit fell.", "First-quarter → 2024-01/2024-03"),
            ("He scored in the third quarter.", ""),
            ("Exports fell in the first quarter.", "first quarter → 2024-01/2024-03"),
            ("Exports fell in the fourth quarter.", "fourth quarter → 2023-10/2023-12"),
            ("It will close by the end of 2026.", "end of 2026 → 2026"),
            ("He has a contract until the end of June.", "end of June → 2024-06"),
            (
                "The deal runs from July 1, 2022, to June 30, 2026.",
                "July 1, 2022, to June 30, 2026 → 2022-07-01/2026-06-30",
            ),
            ("She promised to have a slip by June.", "June → 2024-06"),
            ("Sales fell in the first half of 2023.", "first half of 2023 → 2023-01/2023-06"),
            ("He scored in the first half.", ""),
            ("Sales fell in the second quarter of last year.", "second quarter of last year → 2023-04/2023-06"),
            ("Sales rose last quarter.", "last quarter → 2024-01/2024-03"),
            ("The summer of 2023 was dry.", "summer of 2023 → 2023-06/2023-08"),
            ("The winter 2022-23 was dry.", "winter 2022-23 → 2022-12/2023-02"),
            ("They met last summer.", "last summer → 2023-06/2023-08"),
            ("They will meet this autumn.", "this autumn → 2024-09/2024-11"),
            ("They met last winter.", "last winter → 2023-12/2024-02"),
            ("It will end next summer.", "next summer → 2025-06/2025-08"),
        ],
    );
}

#[test]
fn ranges_of_days() {
    check(
        TUESDAY,
        &[
            ("It ran May 3-5, 2024.", "May 3-5, 2024 → 2024-05-03/2024-05-05"),
            ("It ran May 3–5.", "May 3–5 → 2024-05-03/2024-05-05"),
            ("It ran 3-5 May 2024.", "3-5 May 2024 → 2024-05-03/2024-05-05"),
            ("It ran from May 3 to May 5.", "May 3 to May 5 → 2024-05-03/2024-05-05"),
            ("It ran from April 30 to 2 May 2022.", "April 30 to 2 May 2022 → 2022-04-30/2022-05-02"),
            ("It ran from 30 December to 2 January 2024.", "30 December to 2 January 2024 → 2023-12-30/2024-01-02"),
            ("It ran between May 3 and 5.", "May 3 and 5 → 2024-05-03/2024-05-05"),
            ("It ran from Dec. 28 to Jan. 3.", "Dec. 28 to Jan. 3 → 2023-12-28/2024-01-03"),
            ("It ran Friday through Sunday.", "Friday through Sunday → 2024-05-10/2024-05-12"),
            ("It ran from Monday to Friday.", "Monday to Friday → 2024-05-13/2024-05-17"),
            ("It will run Friday-Sunday.", "Friday-Sunday → 2024-05-17/2024-05-19"),
            ("They came Tuesday and Wednesday.", "Tuesday → 2024-05-14; Wednesday → 2024-05-08"),
        ],
    );
}

#[test]
fn times_of_day() {
    check(
        TUESDAY,
        &[
            ("It began at 9 a.m. Tuesday.", "9 a.m. Tuesday → 2024-05-14T09:00"),
            ("It began at 9:30 p.m. on Monday.", "9:30 p.m. on Monday → 2024-05-13T21:30"),
            ("It began at 09:30 on May 3.", "09:30 on May 3 → 2024-05-03T09:30"),
            ("It began on May 3 at 09:30.", "May 3 at 09:30 → 2024-05-03T09:30"),
            ("It began at 9.30am on 3 May.", "9.30am on 3 May → 2024-05-03T09:30"),
            ("It began at 0900 GMT on Monday.", "0900 GMT on Monday → 2024-05-13T09:00"),
            ("It will begin at noon on Friday.", "noon on Friday → 2024-05-17T12:00"),
            ("It began Monday at midnight.", "Monday at midnight → 2024-05-13T00:00"),
            ("It began Monday night at 9:30.", "Monday night at 9:30 → 2024-05-13T21:30"),
            ("It began at 10 a.m. local time today.", "10 a.m. local time today → 2024-05-14T10:00"),
            (
                "Open 9 a.m. to 5 p.m. on Monday, they said.",
                "9 a.m. to 5 p.m. on Monday → 2024-05-13T09:00/2024-05-13T17:00",
            ),
            ("Updated 2024-05-13T18:05:00Z.", "2024-05-13T18:05:00Z → 2024-05-13T18:05"),
            ("They met on Monday. At 9 a.m. it rained.", "Monday → 2024-05-13; 9 a.m. → 2024-05-13T09:00"),
            ("They got up at 7 a.m. again.", "7 a.m. → null"),
            ("They met at 6 o’clock this afternoon.", "6 o’clock this afternoon → 2024-05-14T18:00"),
            ("They met at 6 p.m. Eastern time on Monday.", "6 p.m. Eastern time on Monday → 2024-05-13T18:00"),
            ("A dead reef is quiet at midnight.", ""),
            ("They won 2:1 and ran 3:45.", ""),
            ("It began at 25:99 on May 3.", "May 3 → 2024-05-03"),
            ("It cost 9.50 on Monday.", "Monday → 2024-05-13"),
        ],
    );
}

#[test]
fn holidays() {
    check(
        TUESDAY,
        &[
            ("They repaired holes since Christmas.", "Christmas → 2023-12-25"),
            ("They will meet on Christmas Eve.", "Christmas Eve → 2024-12-24"),
            ("They met on Good Friday.", "Good Friday → 2024-03-29"),
            ("They met on Easter Monday 2023.", "Easter Monday 2023 → 2023-04-10"),
            ("They met on Thanksgiving.", "Thanksgiving → 2023-11-23"),
            ("They met on New Year’s Eve.", "New Year’s Eve → 2023-12-31"),
            ("They met last Christmas.", "last Christmas → 2023-12-25"),
            ("They lit a Christmas tree at the Easter market.", ""),
        ],
    );
}
