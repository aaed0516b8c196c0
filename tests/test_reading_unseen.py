"""Prose that the rules were not made for: each paragraph's amounts and dates were listed before it was first read."""

import pytest
from reading_shorthand import show_amounts, show_dates, wanted_amounts

# Each paragraph with its amounts and its dates in the shorthand of reading_shorthand.
PROSE: dict[str, tuple[str, list[str], list[str]]] = {
    "court": (
        (
            "Tom Ash, 47, was sentenced on Tuesday to four years and six months in prison for taking 86 crates of "
            "lamp oil from the Harbour Court's evidence store. Judge Ann Reed, sitting in Courtroom 3, also ordered "
            "him to repay £18,400 within 90 days. He had faced a maximum of seven years. Two co-defendants were "
            "acquitted on the second day of the trial, which began on 6 November 2018 and heard from more than thirty"
            " witnesses."
        ),
        [
            "47 years", "54 months", "86 crates", "[courtroom 3]", "18400 GBP", "90 days", "at most 7 years",
            "2 co-defendants", "2nd", "more than 30 witnesses",
        ],
        [
            "tuesday", "2018-11-06",
        ],
    ),
    "budget": (
        (
            "The town council approved a budget of €41.2 million for 2022, about 3.5 per cent more than the year "
            "before. Roughly a third of the money goes to schools, and half a million euros is set aside for the sea "
            "wall. Councillors voted 14-9 in favour. Property owners will pay between 120 and 150 euros a year more; "
            "the first bills go out in mid-April."
        ),
        [
            "41200000 EUR", "about 3.5 %", "about 1/3", "500000 EUR", "[14-9]", "at least 120 EUR", "at most 150 EUR",
            "1st",
        ],
        [
            "2022", "relative: the year before", "mid 04",
        ],
    ),
    "football": (
        (
            "Harbour Rovers beat Northgate 3-1 on Saturday in front of 12,408 spectators. Lena Oak scored twice in "
            "the first half, her 19th and 20th goals this season, before a third from the penalty spot in the 78th "
            "minute. The visitors, who finished with ten men, have won only one of their last eleven matches. "
            "Kick-off in Sunday's other game is at 3:30 p.m."
        ),
        [
            "[3-1]", "12408 spectators", "2 times", "1st", "19th", "20th", "3rd", "78th", "10 men", "11 matches",
            "[clock 15:30]",
        ],
        [
            "saturday", "sunday",
        ],
    ),
    "aground": (
        (
            "The freighter Grey Gull, 180 metres long and built in 1994, ran aground two miles off Cape Anvil shortly"
            " after 04:15 on Monday. Its 23 crew members were lifted off unhurt. Some 1,500 tonnes of fuel remain on "
            "board; a further 40 to 60 tonnes may have leaked. Salvage could take up to three weeks and cost at least"
            " $5m, the harbour office said. It is the fourth grounding there since 2016."
        ),
        [
            "180 metres", "2 miles", "[clock 04:15]", "23 members", "about 1500 tonnes", "at least 40 tonnes",
            "at most 60 tonnes", "at most 3 weeks", "at least 5000000 USD", "4th",
        ],
        [
            "1994", "monday", "2016",
        ],
    ),
    "weather": (
        (
            "Temperatures fell to \u221212 degrees overnight, the coldest January night in Harbour Town for more than"
            " half a century. Around 2,300 homes lost power for an hour or more. Gusts of 110 km/h closed the A9 and "
            "both bridges, and the forecast for Thursday and Friday is no better: as much as 25cm of snow, with minus"
            " five by day."
        ),
        [
            "-12 degrees", "more than 0.5 century", "about 2300 homes", "at least 1 hour", "110 km/h", "[a9]",
            "at most 25 cm", "-5",
        ],
        [
            "01", "thursday", "friday",
        ],
    ),
    "company": (
        (
            "Saltworks Ltd made a profit of $1.25bn in the third quarter, up 8% on a year earlier, and will cut one "
            "in ten jobs. The 130-year-old company, which employs nearly 20,000 people in 14 countries, expects to "
            "save US$300–350 million a year by 2027. Its shares rose 2.4 percent to $61.70. “We have had three bad "
            "years out of four,” said its chairwoman, Mira Elm, 58."
        ),
        [
            "1250000000 USD", "3rd", "8 %", "1 year", "1", "10 jobs", "130 years", "about 20000 people",
            "14 countries", "at least 300000000 USD", "at most 350000000 USD", "2.4 %", "61.70 USD", "3 years", "4",
            "58 years",
        ],
        [
            "2027",
        ],
    ),
    "election": (
        (
            "Voters in the Lower Ward go to the polls on Sunday, 12 May, for the third time in two years. Of the 38 "
            "candidates, fewer than a dozen have held office before. Turnout in the May 2021 vote was 61.3%, down "
            "from 70% in 2017, and the winner's margin was a mere 204 votes. The polls open at 7 a.m. and close at 10"
            " p.m.; the result is expected on Monday morning."
        ),
        [
            "3rd", "2 years", "38 candidates", "less than 12", "61.3 %", "70 %", "204 votes", "[clock 07:00]",
            "[clock 22:00]",
        ],
        [
            "sunday 05-12", "2021-05", "2017", "monday",
        ],
    ),
    "seals": (
        (
            "Between 2011 and 2019 a team at the Tide Institute tagged 1,046 seals, of which 312 were seen again at "
            "least once. The animals swam 40–60 km a day and dived to depths of over 300 metres; one female, tagged "
            "in October 2013, covered 4,100 km in eleven weeks. In a paper published last month the authors say that "
            "two thirds of all pups born in the 2010s did not live beyond their first winter."
        ),
        [
            "1046 seals", "312", "at least 40 km", "at most 60 km", "more than 300 metres", "1 female", "4100 km",
            "11 weeks", "2/3 pups", "1st",
        ],
        [
            "2011/2019", "2013-10", "relative: last month", "2010/2019",
        ],
    ),
    "trams": (
        (
            "From Monday the No. 7 tram will run every ten minutes instead of every quarter of an hour. A single "
            "ticket goes up from 2.20 to 2.50 euros, the operator said on 28 Feb. The old cars, bought in the late "
            "1980s, will be scrapped; the first of 20 new ones, each with room for 180 passengers, arrives in two "
            "months' time."
        ),
        [
            "[no 7]", "10 minutes", "0.25 hour", "2.20 EUR", "2.50 EUR", "1st", "20", "180 passengers", "2 months",
        ],
        [
            "monday", "02-28", "late 1980/1989",
        ],
    ),
    "raid": (
        (
            "Police in Northgate said they had seized 3.2 kilograms of amber and the equivalent of 75,000 euros "
            "($81,300) in cash in a raid on a flat at 14 Mill Lane in the early hours of Wednesday. A 29-year-old "
            "woman and two men, aged 33 and 41, were held under Article 12 of the Customs Act. They face five to "
            "eight years each. It was the second such find in less than six months; in the first, in August, officers"
            " took no fewer than nine hundred stones."
        ),
        [
            "3.2 kilograms", "75000 EUR", "81300 USD", "[lane 14]", "29 years", "2 men", "33 years", "41 years",
            "[article 12]", "at least 5 years", "at most 8 years", "2nd", "less than 6 months", "1st",
            "at least 900 stones",
        ],
        [
            "wednesday", "08",
        ],
    ),
    "clinic": (
        (
            "By the end of 2020 hundreds of thousands of doses had been given, yet only 4 in 10 islanders over 65 had"
            " had both. The clinic on Pier Road, open 24 hours a day, treated 17 patients on New Year's Eve alone. "
            "Dr. Ines Vale said that she had not seen anything like it in 20-odd years. A second delivery, of 1,800 "
            "or so doses, came on January 9 and was gone by the 11th."
        ),
        [
            "~hundreds of thousands doses", "4", "10 islanders", "more than 65", "24 hours", "17 patients",
            "about 20 years", "2nd", "about 1800 doses", "11th",
        ],
        [
            "end 2020", "01-09",
        ],
    ),
    "museum": (
        (
            "The Lantern Museum, which turns 100 next year, drew a record 1.1 million visitors in 2023, twice as many"
            " as in 2003. A day ticket costs £14; under-16s pay nothing. Its director, who took over in the spring of"
            " 2015, has raised £7.5m of the £12 million she needs. From 1 June to 15 September the museum stays open "
            "until nine o'clock on Thursdays."
        ),
        [
            "100", "1100000 visitors", "2 times", "14 GBP", "less than 16", "7500000 GBP", "12000000 GBP",
            "[clock 09:00]",
        ],
        [
            "relative: next year", "2023", "2003", "spring 2015", "06-01/09-15", "thursday",
        ],
    ),
    "fire": (
        (
            "A fire that broke out at 9.40pm on Friday night destroyed three-quarters of the cannery. Sixty-two "
            "firefighters with 11 engines fought it for over nine hours. Damage is put at tens of millions of "
            "dollars. One worker was treated for burns; nobody else was hurt. The plant, opened on the 3rd of July "
            "1957 and rebuilt once since, canned one hundred and forty thousand fish a day."
        ),
        [
            "[clock 21:40]", "0.75", "62 firefighters", "11 engines", "more than 9 hours", "~tens of millions USD",
            "1 worker", "140000 fish",
        ],
        [
            "friday", "1957-07-03",
        ],
    ),
    "accord": (
        (
            "In the second week of March 2009 envoys of the two towns met for three days in Room 12 of the Old "
            "Customs House. Under the accord, signed on 17/03/2009 and in force since April 1, each side may station "
            "no more than 250 guards along the 18-mile border. A first review, due within five years, was put off "
            "until 2016 and then dropped. “We may march again,” the mayor warned in May."
        ),
        [
            "2nd", "2 towns", "3 days", "[room 12]", "at most 250 guards", "18 miles", "1st", "5 years",
        ],
        [
            "2009-03", "2009-03-17", "04-01", "2016", "05",
        ],
    ),
    "parcels": (
        (
            "More than 1.2 billion parcels were moved on Nov 11 alone, the postal bureau said, up from 676 million on"
            " the same day five years earlier. The bureau fined four firms a total of RMB 3.6 million and told a "
            "fifth to pay 50,000 yuan within a week. One driver in three works over ten hours a day; the average wage"
            " is 6,000-8,000 yuan a month. The rules of 1 January 2020 apply to firms with 50 or more staff."
        ),
        [
            "more than 1200000000 parcels", "676000000", "5 years", "4 firms", "3600000 CNY", "5th", "50000 CNY",
            "1 week", "1 driver", "3", "more than 10 hours", "at least 6000 CNY", "at most 8000 CNY",
            "at least 50 staff",
        ],
        [
            "11-11", "relative: the same day", "2020-01-01",
        ],
    ),
    "minutes": (
        (
            "Item 4: the clerk read a letter, dated 3 February, from 212 householders. Seven of the nine members "
            "present were for it; Mr Vale was not. A sum of up to £950 a head, or £201,400 in all, was voted for the "
            "years 2025-27. The chair closed the sitting at 21:10 and fixed the next for Tuesday week."
        ),
        [
            "[item 4]", "212 householders", "7 members", "9 members", "at most 950 GBP", "201400 GBP",
            "[clock 21:10]",
        ],
        [
            "02-03", "2025/2027", "tuesday",
        ],
    ),
    "obit": (
        (
            "Captain Ines Vale, who has died at the age of 91, sailed round the Horn eleven times, the last in "
            "November 1971. Born in 1934, the third of six children, she joined the pilot boats at sixteen and a half"
            " and left them half a century later. She is survived by two sons and five grandchildren. “I was never "
            "once seasick,” she liked to say."
        ),
        [
            "91 years", "11 times", "3rd", "6 children", "16.5", "0.5 century", "2 sons", "5 grandchildren",
        ],
        [
            "1971-11", "1934",
        ],
    ),
    "crypto": (
        (
            "Between January and June the exchange lost some 40,000 customers, almost one in eight, and its reserves "
            "shrank by $1.1 billion to less than $200 million. On the night of July 7-8 withdrawals ran at more than "
            "60 a second. In all, 17 lawsuits have been filed since, 12 of them in the first two weeks."
        ),
        [
            "about 40000 customers", "about 1", "8", "1100000000 USD", "less than 200000000 USD", "more than 60",
            "17 lawsuits", "12", "1st", "2 weeks",
        ],
        [
            "01/06", "07-07/07-08",
        ],
    ),
    "regatta": (
        (
            "Lane 3 had the wind and Anvil Rowing Club took the lead after 500m, holding off Northgate by 1.8 seconds"
            " in a time of 6:21.4. For the Rovers it was a fourth silver in as many years. The under-23 final, due at"
            " 11am, was put back three-quarters of an hour; it starts at a quarter to twelve."
        ),
        [
            "[lane 3]", "500 m", "1.8 seconds", "[6:21.4]", "4th", "less than 23", "[clock 11:00]", "0.75 hour",
            "[clock 11:45]",
        ],
        [],
    ),
    "census": (
        (
            "According to the census of 1 April 2011, four fifths of the island's 9,300 people were born there; by "
            "2021 it was two in three. The share of over-80s rose from 4% to 6.5%, that of children fell by three "
            "percentage points. No more than a few dozen still speak the old dialect, and every second house stands "
            "empty from November to Easter."
        ),
        [
            "0.8", "9300 people", "2", "3", "more than 80", "4 %", "6.5 %", "3 percentage point",
            "at most ~a few dozen", "2nd",
        ],
        [
            "2011-04-01", "2021", "11",
        ],
    ),
    "plant": (
        (
            "Unit 2 of the tidal plant, a 45-megawatt machine, has run for 8,000 hours without a stop. Maintenance "
            "starts on the first Monday in September and lasts from six to eight weeks. At 0.25 of a cent per "
            "kilowatt-hour the levy is small: £2.40 a year for a household of three. Nearly all of the 60-plus staff "
            "will stay on."
        ),
        [
            "[unit 2]", "45 megawatt", "8000 hours", "1st", "6 weeks", "8 weeks", "0.25", "2.40 GBP", "3",
            "more than 60 staff",
        ],
        [
            "monday", "09",
        ],
    ),
    "fraud": (
        (
            "A former clerk at the Salt Exchange was jailed for six and a half years on Friday for passing some 3,100"
            " files to a rival house between June 2017 and February 2020. Prosecutors said Nils Teal, 39, had been "
            "paid at least €260,000, of which a quarter was never found. His lawyer said he would appeal within 14 "
            "days. A second defendant received a suspended term of eighteen months and a fine of 12,500 euros."
        ),
        [
            "6.5 years", "about 3100 files", "39 years", "at least 260000 EUR", "0.25", "14 days", "2nd", "18 months",
            "12500 EUR",
        ],
        [
            "friday", "2017-06/2020-02",
        ],
    ),
    "drought": (
        (
            "The Upper Mere reservoir stands at 31 per cent of its capacity, the lowest level since records began in "
            "1926, the water board said on 2 August. Rainfall in July was less than half the average. Hosepipes have "
            "been banned in nine districts with a combined population of over 2 million, and another five may follow "
            "next month. One farmer said he had lost two-thirds of his barley."
        ),
        [
            "31 %", "less than 0.5", "9 districts", "more than 2000000", "5", "1 farmer", "2/3",
        ],
        [
            "1926", "08-02", "07", "relative: next month",
        ],
    ),
    "lobby": (
        (
            "Founded in 2003 by three retired pilots, the Harbour Watch claims 4,500 members in more than a dozen "
            "towns. It raised £1.7m last year, almost double the figure for 2021, and spent 40 percent of that on its"
            " campaign for a new breakwater. Its petition gathered 100,000 signatures in five days. The council "
            "rejected it by 11 votes to seven on March 4."
        ),
        [
            "3 pilots", "4500 members", "more than 12 towns", "1700000 GBP", "40 %", "100000 signatures", "5 days",
            "11 votes", "7",
        ],
        [
            "2003", "relative: last year", "2021", "03-04",
        ],
    ),
    "markets": (
        (
            "Shares in Anvil Shipping fell as much as 9.6% in early trading on Wednesday after the firm cut its "
            "forecast for the second time in three months. It now expects revenue of $2.1-2.3 billion for the year to"
            " June 2026, against the $2.6 billion it had promised in May. About 800 of its 6,400 jobs are to go by "
            "the end of the year."
        ),
        [
            "at most 9.6 %", "2nd", "3 months", "at least 2100000000 USD", "at most 2300000000 USD", "2600000000 USD",
            "about 800 jobs", "6400 jobs",
        ],
        [
            "wednesday", "2026-06", "05",
        ],
    ),
    "heritage": (
        (
            "Divers have raised a bronze bell weighing nearly 300kg from the wreck of the Saint Brandan, which sank "
            "off Cape Anvil on the night of October 9, 1871 with the loss of 43 lives. The bell, 70 cm high, lay 28 "
            "metres down. It will be shown for six to eight weeks in Hall 4 of the Lantern Museum, open Tuesdays to "
            "Sundays from 10 a.m. to 5 p.m."
        ),
        [
            "about 300 kg", "43 lives", "70 cm", "28 metres", "at least 6 weeks", "at most 8 weeks", "[hall 4]",
            "[clock 10:00]", "[clock 17:00]",
        ],
        [
            "1871-10-09", "tuesday", "sunday",
        ],
    ),
    "deal": (
        (
            "Under the settlement, reached late on Monday after two weeks of talks, drivers will get a 4.5 per cent "
            "rise from April and another 2 per cent in 2025, plus a one-off payment of £500. Their union had asked "
            "for no less than 10 per cent over two years. The strike, the longest for 30 years, cost the city an "
            "estimated £2 million a day; fewer than one bus in five was running."
        ),
        [
            "2 weeks", "4.5 %", "2 %", "500 GBP", "at least 10 %", "2 years", "30 years", "about 2000000 GBP",
            "less than 1 bus", "5",
        ],
        [
            "monday", "04", "2025",
        ],
    ),
    "appeal": (
        (
            "The appeal court on Thursday cut the term of Jan Reed from eight years to five and a half, and that of "
            "his wife May from thirty months to two years. It found that at least 1,200 of the 1,530 invoices, worth "
            "about ¥3.4m, were genuine. Reed, who turned 50 in March, can be freed no earlier than 2 June next year. "
            "A co-accused fled in mid-2022 and faces a fine of 100,000 yuan or more."
        ),
        [
            "8 years", "5.5 years", "30 months", "2 years", "at least 1200 invoices", "1530 invoices",
            "about 3400000 CNY", "50", "at least 100000 CNY",
        ],
        [
            "thursday", "03", "06-02", "relative: next year", "mid 2022",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("title", PROSE)
def test_every_amount_of_unseen_prose_is_read_and_nothing_else(title: str) -> None:
    text, amounts, _ = PROSE[title]
    assert show_amounts(text) == wanted_amounts(amounts)


@pytest.mark.parametrize("title", PROSE)
def test_every_date_of_unseen_prose_is_read_and_nothing_else(title: str) -> None:
    text, _, dates = PROSE[title]
    assert show_dates(text) == dates
