//! Labels: what each sort of date reads as, and that what differs in meaning differs in words.

use super::*;

/// Each with its label, and with what `full` adds in parentheses.
#[track_caller]
pub(super) fn reads(table: &[(&str, &str, &str)]) {
    for (edtf, label, added) in table {
        let full = if added.is_empty() { (*label).to_owned() } else { format!("{label} ({added})") };
        assert_eq!(date(edtf).label(), *label, "{edtf}");
        assert_eq!(date(edtf).full(), full, "{edtf}");
        // What a screen shows as a date is a date where one types one, and means the same.
        assert_eq!(typed(label, None).map(|date| date.label()), Ok((*label).to_owned()), "{edtf}");
    }
}

#[test]
fn a_day_a_month_or_a_year_reads_as_people_write_it() {
    reads(&[
        ("2025-06-20", "20 Jun 2025", ""),
        ("2022-07", "Jul 2022", ""),
        ("2022", "2022", ""),
        ("2022-21", "spring 2022", ""),
        ("2001-34", "Q2 2001", ""),
        ("2001-37", "Jan–Apr 2001", ""),
        ("2001-40", "Jan–Jun 2001", ""),
        ("0044-03-15", "15 Mar AD 44", ""),
        ("0001", "AD 1", ""),
        ("0000", "1 BC", ""),
        ("-0043", "44 BC", ""),
        ("-0043-03-15", "15 Mar 44 BC", ""),
    ]);
}

#[test]
fn a_time_is_told_as_far_as_it_was_written() {
    reads(&[
        ("1666-09-02T01", "2 Sep 1666 01h", ""),
        ("1666-09-02T01Z", "2 Sep 1666 01h UTC", ""),
        ("1666-09-02T01-04", "2 Sep 1666 01h UTC-04:00", ""),
        ("1666-09-02T22~", "c. 2 Sep 1666 22h", ""),
        ("1666-09-02T22?", "2 Sep 1666 22h?", ""),
        ("1666-09-02T22+01:30%", "c. 2 Sep 1666 22h UTC+01:30?", ""),
        ("1666-09-02T01:30", "2 Sep 1666 01:30", ""),
        ("1666-09-02T01:00~", "c. 2 Sep 1666 01:00", ""),
        ("2025-06-20T10:00Z", "20 Jun 2025 10:00Z", ""),
        ("2025-06-20T10:00:00Z", "20 Jun 2025 10:00:00Z", ""),
        ("2025-06-20T10:00:30", "20 Jun 2025 10:00:30", ""),
        ("2025-06-20T10:00:00-04", "20 Jun 2025 10:00:00-04:00", ""),
        ("2025-06-20T10:00:30~", "c. 20 Jun 2025 10:00:30", ""),
    ]);
}

#[test]
fn a_fraction_of_a_second_has_the_digits_that_were_written() {
    reads(&[
        ("2024-03-26T01:26:07.5", "26 Mar 2024 01:26:07.5", ""),
        ("2024-03-26T01:26:07.50", "26 Mar 2024 01:26:07.50", ""),
        ("2024-03-26T01:26:07.005Z", "26 Mar 2024 01:26:07.005Z", ""),
        ("2024-03-26T01:26:00.0-04:00", "26 Mar 2024 01:26:00.0-04:00", ""),
        ("2024-03-26T01:26:59.123456789~", "c. 26 Mar 2024 01:26:59.123456789", ""),
    ]);
}

#[test]
fn a_range_of_times_says_once_what_both_ends_share() {
    reads(&[
        ("2024-03-26T01:26/2024-03-26T01:27", "26 Mar 2024 01:26 – 01:27", ""),
        ("2024-03-26T01/2024-03-26T03", "26 Mar 2024 01h – 03h", ""),
        ("2024-03-26T01:26:07.5/2024-03-26T01:27:00", "26 Mar 2024 01:26:07.5 – 01:27:00", ""),
        ("2024-03-26T22/2024-03-26T22:30", "26 Mar 2024 22h – 22:30", ""),
        ("2024-03-26T01:26Z/2024-03-26T01:27Z", "26 Mar 2024 01:26 – 01:27 UTC", ""),
        ("2024-03-26T01:26-04:00/2024-03-26T01:27-04", "26 Mar 2024 01:26 – 01:27 UTC-04:00", ""),
        ("2024-03-26T01:26Z/2024-03-26T03:27+02", "26 Mar 2024 01:26Z – 03:27+02:00", ""),
        ("2024-03-26T01:26Z/2024-03-26T01:27+00:00", "26 Mar 2024 01:26Z – 01:27+00:00", ""),
        ("2024-03-26T23:30/2024-03-27T00:15", "26 Mar 2024 23:30 – 27 Mar 2024 00:15", ""),
        ("2024-03-26T23Z/2024-03-27T01Z", "26 Mar 2024 23h UTC – 27 Mar 2024 01h UTC", ""),
        ("2024-03-26T01:26~/2024-03-26T01:27~", "c. 26 Mar 2024 01:26 – 01:27", ""),
        ("2024-03-26T01:26?/2024-03-26T01:27?", "26 Mar 2024 01:26 – 01:27?", ""),
        ("2024-03-26T01:26~/2024-03-26T01:27", "c. 26 Mar 2024 01:26 – 26 Mar 2024 01:27", ""),
    ]);
}

#[test]
fn years_of_many_digits_are_told_as_years_ago_where_three_digits_say_all() {
    reads(&[
        ("Y-13800000000", "13.8 billion years ago", "Y-13800000000"),
        ("Y-4540E6", "4.54 billion years ago", "Y-4540E6"),
        ("Y-1000000000", "1 billion years ago", "Y-1000000000"),
        ("Y-66000000", "66 million years ago", "Y-66000000"),
        ("Y-17E7", "170 million years ago", "Y-17E7"),
        ("Y-1050000", "1.05 million years ago", "Y-1050000"),
        ("Y-66043000", "66,043,001 BC", ""),
        ("Y-13787000000", "13,787,000,001 BC", ""),
        // A thousand years from now is far from a thousand years before our era.
        ("Y-300000", "300,001 BC", ""),
        ("Y-10000", "10,001 BC", ""),
        ("Y-9000000000000000000", "9,000,000,000,000,000,001 BC", ""),
        ("Y-17E11", "1,700,000,000,001 BC", ""),
        ("Y170000002", "170,000,002", ""),
        ("Y17E7", "170,000,000", ""),
        ("Y-66000000~", "c. 66 million years ago", "Y-66000000~"),
        ("Y-252000000/Y-66000000", "252 – 66 million years ago", "Y-252000000/Y-66000000"),
        ("Y-1E9/Y-66E6~", "1 billion years ago – c. 66 million years ago", "Y-1E9/Y-66E6~"),
        ("Y-66000000/..", "since 66 million years ago", "Y-66000000/.."),
        ("[Y-70000000..Y-66000000]", "one of 70–66 million years ago", "[Y-70000000..Y-66000000]"),
        // More than sixty digits are a number to nobody.
        ("Y17E70", "Y17E70", ""),
        ("Y-17E70", "Y-17E70", ""),
    ]);
}

#[test]
fn a_year_to_so_many_digits_is_told_with_the_years_it_may_be() {
    reads(&[
        ("1950S2", "c. 1950 (1900–1999)", ""),
        ("1950S1", "c. 1950 (1000–1999)", ""),
        ("1950S4", "1950", "1950S4"),
        ("0050S2", "c. AD 50 (1 BC–AD 99)", ""),
        ("0950S2", "c. AD 950 (AD 900–999)", ""),
        ("-1950S2", "c. 1951 BC (2000–1901 BC)", ""),
        ("Y171010000S3", "c. 171,010,000 (171,000,000–171,999,999)", ""),
        ("Y3388E2S3", "c. 338,800 (338,000–338,999)", ""),
        ("Y-66000000S2", "c. 66 million years ago", "Y-66000000S2"),
        ("1950S2/1980", "c. 1950 (1900–1999) – 1980", ""),
        ("1950S2~", "1950S2~", ""),
        ("Y9E18S1", "Y9E18S1", ""),
    ]);
}

#[test]
fn a_dash_without_spaces_is_somewhere_in_and_one_with_spaces_from_to() {
    reads(&[
        ("198X", "1980s", ""),
        ("19XX", "1900–1999", ""),
        ("1XXX", "1000–1999", ""),
        ("000X", "1 BC–AD 9", ""),
        ("004X", "AD 40–49", ""),
        ("09XX", "AD 900–999", ""),
        ("0XXX", "1 BC–AD 999", ""),
        ("2004-1X", "Oct–Dec 2004", ""),
        ("1980/1988", "1980 – 1988", ""),
        ("1980-09/1988-08", "Sep 1980 – Aug 1988", ""),
        ("198X/199X", "1980s – 1990s", ""),
        ("19XX/20XX", "1900–1999 – 2000–2099", ""),
        ("-0099/-0043", "100 – 44 BC", ""),
        ("-0049/-0040", "50 – 41 BC", ""),
        ("-0009/0000", "10 – 1 BC", ""),
        ("Y-12000/-0999", "12,001 – 1000 BC", ""),
        ("-0043/0014", "44 BC – AD 14", ""),
        ("0000/0001", "1 BC – AD 1", ""),
        ("0040/0049", "AD 40 – 49", ""),
        ("0900/0999", "AD 900 – 999", ""),
        ("0900/1066", "AD 900 – 1066", ""),
        // Beside a mark or a month, an era that is told once would be told of one end.
        ("-0099~/-0043", "c. 100 BC – 44 BC", ""),
        ("-0099/-0043?", "100 BC – 44 BC?", ""),
        ("0040/0049~", "AD 40 – c. AD 49", ""),
        ("0040~/0049", "c. AD 40 – AD 49", ""),
        ("-0043-03-15/-0041", "15 Mar 44 BC – 42 BC", ""),
        ("-0043/-0041-03", "44 BC – Mar 42 BC", ""),
        ("-0043-03-15/-0043-05", "15 Mar 44 BC – May 44 BC", ""),
        ("-0043-03/-0043-05", "Mar – May 44 BC", ""),
        ("0040-03/0049-05", "Mar AD 40 – May AD 49", ""),
        ("..-0099/-0043", "100 BC or earlier – 44 BC", ""),
        ("004X/005X", "AD 40–49 – AD 50–59", ""),
        ("2025-06-03/2025-06-05", "3 – 5 Jun 2025", ""),
        ("2025-06-30/2025-07-02", "30 Jun – 2 Jul 2025", ""),
        ("2025-06/2025-08", "Jun – Aug 2025", ""),
        ("2025-06-30/2025-08", "30 Jun 2025 – Aug 2025", ""),
        ("2025-12-30/2026-01-02", "30 Dec 2025 – 2 Jan 2026", ""),
        ("2022-21/2022-23", "spring 2022 – autumn 2022", ""),
        ("1985-XX-XX/1986", "1985 – 1986", "1985-XX-XX/1986"),
        ("2004-06-XX/2004-07-03", "Jun 2004 – 3 Jul 2004", "2004-06-XX/2004-07-03"),
    ]);
}

#[test]
fn an_end_that_is_open_is_not_one_that_is_unknown() {
    reads(&[
        ("2014/..", "since 2014", ""),
        ("../1979", "until 1979", ""),
        ("/1979", "? – 1979", ""),
        ("1979/", "1979 – ?", ""),
        ("1979~/..", "since c. 1979", ""),
        ("..1979/1985", "1979 or earlier – 1985", ""),
        ("1985/1990..", "1985 – 1990 or later", ""),
        ("..2004-06-01/2004-06-20..", "1 Jun 2004 or earlier – 20 Jun 2004 or later", ""),
        ("..1979/..", "since 1979 or earlier", ""),
        ("../1979..", "until 1979 or later", ""),
        ("..1979/", "1979 or earlier – ?", ""),
        ("/1979..", "? – 1979 or later", ""),
        ("[2022..]", "2022 or later", ""),
        ("[..1979]", "1979 or earlier", ""),
        ("{..1984}", "1984 and earlier", ""),
        ("[2025-06~..]", "c. Jun 2025 or later", ""),
        ("[2004-XX..]", "2004 or later", "[2004-XX..]"),
    ]);
}

#[test]
fn a_mark_stands_at_what_it_marks() {
    reads(&[
        ("2025-06~", "c. Jun 2025", ""),
        ("2025-06-13~", "c. 13 Jun 2025", ""),
        ("1979?", "1979?", ""),
        ("1979%", "c. 1979?", ""),
        ("198X~", "c. 1980s", ""),
        ("19XX~", "c. 1900–1999", ""),
        ("19XX?", "1900–1999?", ""),
        ("2001-29~", "c. southern spring 2001", ""),
        ("2004-1X~", "c. Oct–Dec 2004", ""),
        ("-0043~", "c. 44 BC", ""),
        ("1984~/2004-06?", "c. 1984 – Jun 2004?", ""),
        ("2004-06~-11", "11 of c. Jun 2004", ""),
        ("2004-06?-11", "11 of Jun 2004?", ""),
        ("?2004-06-11", "11 Jun of 2004?", ""),
        ("2004~-06", "Jun of c. 2004", ""),
        ("2001~-21", "spring of c. 2001", ""),
        ("2004-~06", "c. Jun of 2004", ""),
        ("2004-06-~11", "c. 11 of Jun 2004", ""),
        ("2004-06-?11", "11? of Jun 2004", ""),
        ("2004-%06-11", "11 of c. Jun? of 2004", ""),
        ("?2004-06-~11", "c. 11 of Jun of 2004?", ""),
        ("2004-06?-~11", "c. 11 of Jun 2004?", ""),
        ("2004-06-~01/2004-06-~20", "c. 1 of Jun 2004 – c. 20 of Jun 2004", ""),
        ("2004-06/2004-07-~20", "Jun 2004 – c. 20 of Jul 2004", ""),
        ("1985-XX~", "c. 1985", "1985-XX~"),
        // Of all years up to one, or of one year alone?
        ("2004~-06-11/2006", "2004~-06-11/2006", ""),
        // No words tell what part of these is marked.
        ("1985-~XX", "1985-~XX", ""),
        ("156X~-12-25", "156X~-12-25", ""),
        ("1985-XX-12?", "1985-XX-12?", ""),
        ("1872-12-2X~", "1872-12-2X~", ""),
    ]);
}

#[test]
fn digits_that_are_left_open_are_told_as_what_they_may_be() {
    reads(&[
        ("2004-XX", "2004", "2004-XX"),
        ("1985-04-XX", "Apr 1985", "1985-04-XX"),
        ("198X-XX", "1980s", "198X-XX"),
        ("2004-0X", "Jan–Sep 2004", ""),
        ("2004-X2", "Feb or Dec 2004", ""),
        ("2004-X3", "Mar 2004", ""),
        ("2004-1X-XX", "Oct–Dec 2004", "2004-1X-XX"),
        ("1872-12-2X", "one of 20–29 Dec 1872", ""),
        ("1872-12-3X", "30 or 31 Dec 1872", ""),
        ("1872-11-3X", "30 Nov 1872", ""),
        ("1872-12-X1", "1, 11, 21 or 31 Dec 1872", ""),
        ("2023-02-2X", "one of 20–28 Feb 2023", ""),
        ("2024-02-2X", "one of 20–29 Feb 2024", ""),
        ("1985-XX-12", "12th of a month in 1985", ""),
        ("2015-XX-31", "31st of a month in 2015", ""),
        ("-0043-XX-02", "2nd of a month in 44 BC", ""),
        ("198X-XX-03", "3rd of a month in the 1980s", ""),
        ("2004-1X-12", "12th of a month in Oct–Dec 2004", ""),
        ("2004-X1-11", "11th of Jan or Nov 2004", ""),
        ("2004-X3-12", "12 Mar 2004", ""),
        ("198X-12", "Dec of a year in the 1980s", ""),
        ("156X-12-25", "25 Dec of a year in the 1560s", ""),
        ("19XX-12", "Dec of a year in 1900–1999", ""),
        ("19XX-02-2X", "one of 20–29 Feb of a year in 1900–1999", ""),
        ("XXXX-12-25", "25 Dec of some year", "XXXX-12-25"),
        ("XXXX-12-XX", "Dec of some year", "XXXX-12-XX"),
        ("XXXX-XX-12", "12th of some month", "XXXX-XX-12"),
        ("XXXX", "some year", "XXXX"),
        ("2004-X2/..", "since Feb or Dec 2004", ""),
        // Years, or days, with holes between them; a choice beside a dash.
        ("1X8X", "1X8X", ""),
        ("1XX3-12", "1XX3-12", ""),
        ("1985-XX-2X", "1985-XX-2X", ""),
        ("2004-X2/2006", "2004-X2/2006", ""),
        ("1985-XX-12/1990", "1985-XX-12/1990", ""),
        ("XXXX~", "XXXX~", ""),
    ]);
}

#[test]
fn a_set_is_one_of_some_or_all_of_them() {
    reads(&[
        ("[1667,1668]", "1667 or 1668", ""),
        ("{1960,1961-12}", "1960 and Dec 1961", ""),
        ("[1667,1668,1670,1671]", "1667, 1668, 1670 or 1671", ""),
        ("[1667~,1668]", "c. 1667 or 1668", ""),
        ("[1667]", "1667", ""),
        ("{2022-07,2022-09}", "Jul and Sep 2022", ""),
        ("[2022-07,2022-09]", "Jul or Sep 2022", ""),
        ("[2022-07,2022-08,2022-09]", "Jul, Aug or Sep 2022", ""),
        ("[2022-07~,2022-09]", "c. Jul 2022 or Sep 2022", ""),
        ("[2022-07,2023-09]", "Jul 2022 or Sep 2023", ""),
        ("[2022-07,2022]", "Jul 2022 or 2022", ""),
        ("{2025-06-03,2025-06-05}", "3 and 5 Jun 2025", ""),
        ("[2025-06-03,2025-07-05]", "3 Jun 2025 or 5 Jul 2025", ""),
        ("[2025-06-03,2025-06]", "3 Jun 2025 or Jun 2025", ""),
        ("[1667..1670]", "one of 1667–1670", ""),
        ("[-0049..-0040]", "one of 50–41 BC", ""),
        ("{-0043..-0041}", "all of 44–42 BC", ""),
        ("[-0001..0001]", "one of 2 BC–AD 1", ""),
        ("[0040..0049]", "one of AD 40–49", ""),
        ("[-0099,-0049..-0040]", "100 BC or 50–41 BC", ""),
        ("{1960..1962}", "all of 1960–1962", ""),
        ("[2025-06-03..2025-06-05]", "one of 3–5 Jun 2025", ""),
        ("[1667,1668,1670..1672]", "1667, 1668 or 1670–1672", ""),
        ("{1667,1668,1670..1672}", "1667, 1668 and all of 1670–1672", ""),
        ("[..1979,1985]", "1979 or earlier, or 1985", ""),
        ("[1979,1985..]", "1979, or 1985 or later", ""),
        ("{..1979,1985,1990..}", "1979 and earlier, 1985, and 1990 and later", ""),
        ("[1985-XX-12]", "12th of a month in 1985", ""),
        // Which of both a word belongs to would be a guess.
        ("[1985-XX-12,1986]", "[1985-XX-12,1986]", ""),
        ("[2004-06~-11,2005]", "[2004-06~-11,2005]", ""),
        ("[..XXXX-XX-12]", "[..XXXX-XX-12]", ""),
        // Beyond a line nobody reads on.
        (
            "[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610]",
            "1601, 1602, 1603, 1604, 1605, 1606, 1607, 1608, 1609 or 1610",
            "",
        ),
        (
            "[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610,1611]",
            "[1601,1602,1603,1604,1605,1606,1607,1608,1609,1610,1611]",
            "",
        ),
    ]);
}

#[test]
fn the_words_of_the_source_stand_in_full_with_what_they_mean() {
    let last_week = date("2025-06-13~").with_words("last week", Some(date("2025-06-20")));
    assert_eq!(last_week.label(), "c. 13 Jun 2025");
    assert_eq!(last_week.full(), "“last week” (c. 13 Jun 2025, as of 20 Jun 2025)");
    assert_eq!(last_week.words(), Some("last week"));
    assert_eq!(last_week.as_of(), Some(&date("2025-06-20")));
    assert_eq!(last_week.edtf(), "2025-06-13~");

    let soon_after = date("[1979..]").with_words("soon after", None);
    assert_eq!(soon_after.full(), "“soon after” (1979 or later)");
    assert_eq!(date("2004-XX").with_words("in 2004", None).full(), "“in 2004” (2004, 2004-XX)");
    assert_eq!(date("2025").with_words(" ", None), date("2025"));
    assert_eq!(date("2025").with_words("", Some(date("2026"))).full(), "2025 (as of 2026)");
    let ended = date("Y-66000000").with_words("at the end of the Cretaceous", None);
    assert_eq!(ended.full(), "“at the end of the Cretaceous” (66 million years ago, Y-66000000)");
}

#[test]
fn a_date_of_no_year_is_told_in_the_words_of_the_source() {
    let words_of = |edtf: &str, words: &str| {
        let date = date(edtf).with_words(words, None);
        (date.label(), date.full())
    };
    for (edtf, words, label, full) in [
        ("XXXX", "one summer", "“one summer”", "“one summer” (some year, XXXX)"),
        ("XXXX-XX-XX", "some day", "“some day”", "“some day” (some year, XXXX-XX-XX)"),
        ("XXXX-12-25", "at Christmas", "“at Christmas”", "“at Christmas” (25 Dec of some year, XXXX-12-25)"),
        ("199X", "in the nineties", "1990s", "“in the nineties” (1990s)"),
        ("0XXX", "long ago", "1 BC–AD 999", "“long ago” (1 BC–AD 999)"),
        ("XXXX", "", "some year", "some year (XXXX)"),
    ] {
        assert_eq!(words_of(edtf, words), (label.to_owned(), full.to_owned()), "{edtf}");
    }
    for (words, as_of, label, full) in [
        ("last week", None, "“last week”", "“last week”"),
        (" before the war ", None, "“before the war”", "“before the war”"),
        ("a year ago", Some("2025-06"), "“a year ago”", "“a year ago” (as of Jun 2025)"),
    ] {
        let told = Date::in_words(words, as_of.map(date));
        assert_eq!(told.as_ref().map(Date::label).as_deref(), Some(label));
        assert_eq!(told.as_ref().map(Date::full).as_deref(), Some(full));
        assert!(told.is_some_and(|date| date.is_in_words() && date.edtf().is_empty() && !date.has_year()));
    }
    for words in ["", " ", "\t"] {
        assert_eq!(Date::in_words(words, Some(date("2025"))), None);
    }
}
