//! Finding dates: written ones as vague as the text has them, days of the week and words such as "last month" counted from
//! the day of publication, and times of day with their zones. All in EDTF, with the words of the text.
//!
//! What cannot be counted for sure stays words. It must not know what happened then.

mod clock;
mod counted;
mod loose;
mod spans;
mod written;

use std::ops::Range;

use super::tokens::Tokens;
use briefing_format::model::date::Day;

/// A date and the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// Nothing where the words say nothing that is sure.
    pub(super) edtf: Option<String>,
    /// The words for it, with what stands before: "since 1979", "in the 1980s".
    pub(super) words: String,
    /// The words are needed beside the EDTF: they do not say it by themselves.
    pub(super) keeps_words: bool,
    /// It is counted from the day of publication.
    pub(super) is_counted: bool,
    /// It lies after the day of publication.
    pub(super) is_ahead: bool,
    /// Which day it may be, where the text has no year.
    pub(super) perhaps: Option<String>,
    /// The tokens of the words.
    pub(super) tokens: Range<usize>,
}

impl Dated {
    /// A date that says itself what it is.
    fn absolute(edtf: String, words: String, tokens: Range<usize>) -> Self {
        Self {
            edtf: Some(edtf),
            words,
            keeps_words: false,
            is_counted: false,
            is_ahead: false,
            perhaps: None,
            tokens,
        }
    }

    /// The day, where it is one.
    fn day(&self) -> Option<Day> {
        let edtf = self.edtf.as_deref().filter(|edtf| edtf.len() == 10)?;
        let mut parts = edtf.split('-').map(str::parse::<i64>);
        let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The year in which it begins, where it has one.
    pub(super) fn year(&self) -> Option<i64> {
        let edtf = self.edtf.as_deref()?.trim_start_matches(['[', '.', '/']);
        edtf.get(..4)?.replace('X', "0").parse().ok().filter(|_| !edtf.starts_with("XXXX"))
    }
}

/// Finds the dates of a sentence in order, each once.
pub(super) fn find(tokens: &Tokens<'_>, sentence: &Range<usize>, published: Option<Day>) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let dated = written::at(tokens, at, sentence.end)
            .or_else(|| counted::at(tokens, sentence, at, published))
            .filter(|dated| dated.tokens.end > at && dated.tokens.end <= sentence.end);
        match dated {
            Some(mut dated) => {
                at = dated.tokens.end;
                if let Some(published) = published {
                    judge(&mut dated, published);
                }
                found.push(dated);
            }
            None => at += 1,
        }
    }
    let found = spans::joined(tokens, joined(tokens, found, published));
    let found = loose::loosened(tokens, sentence.start, found);
    let mut found = clock::timed(tokens, sentence, found);
    let mut seen: Vec<(Option<String>, String)> = Vec::new();
    found.retain(|dated| {
        let key =
            (dated.edtf.clone(), if dated.edtf.is_some() { String::new() } else { dated.words.clone() });
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    found
}

/// Says what the day of publication tells of a date.
fn judge(dated: &mut Dated, published: Day) {
    if let Some(day) = dated.day() {
        dated.is_ahead = day > published;
    }
    let Some(edtf) = dated.edtf.as_deref() else { return };
    let mut parts = edtf.strip_prefix("XXXX-").into_iter().flat_map(|rest| rest.split('-'));
    let mut number = || parts.next().and_then(|part| part.parse::<u8>().ok());
    if let (Some(month), Some(day)) = (number(), number()) {
        let days = (-1..=1).filter_map(|years| Day::new(published.year() + years, month, day));
        let nearest = days.min_by_key(|day| (day.number() - published.number()).abs());
        dated.perhaps = nearest.map(|day| day.to_string());
    }
}

/// "Saturday, 16 March": the day of the week belongs to the date, and tells its year.
fn joined(tokens: &Tokens<'_>, found: Vec<Dated>, published: Option<Day>) -> Vec<Dated> {
    let mut joined: Vec<Dated> = Vec::new();
    for dated in found {
        // "the day before 5 March" holds the other.
        let gap = |last: &Dated| {
            dated.tokens.start >= last.tokens.end
                && (last.tokens.end..dated.tokens.start).all(|at| {
                    tokens.is_sign(at, &[',', '('])
                        || tokens.word(at).is_some_and(|word| matches!(word, "dem" | "den" | "le"))
                })
                && dated.tokens.start - last.tokens.end <= 2
        };
        let weekday = joined.last().filter(|last| gap(last)).and_then(|last| counted::weekday(tokens, last));
        let is_day = dated.edtf.as_deref().is_some_and(|edtf| edtf.len() == 10 && !dated.is_counted);
        let Some(weekday) = weekday.filter(|_| is_day) else {
            joined.push(dated);
            continue;
        };
        let start = joined.pop().map_or(dated.tokens.start, |last| last.tokens.start);
        let mut dated = dated;
        dated.tokens.start = start;
        dated.words = super::article::spaced(&tokens.text[tokens.part(&dated.tokens)]);
        if let Some(day) = counted::year_of(&dated, weekday, published) {
            dated.edtf = Some(day.to_string());
            dated.is_counted = true;
            dated.perhaps = None;
            dated.is_ahead = published.is_some_and(|published| day > published);
        }
        joined.push(dated);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::{lexicon, tokens::Tokens};
    use briefing_format::model::date::Day;

    /// The dates of a text that was published on Saturday, 16 March 2024, as `EDTF words`.
    #[track_caller]
    fn dates(tag: &str, text: &str, expected: &[&str]) {
        let tokens =
            Tokens::new(text, &(0..text.len()), &[], lexicon::by_tag(tag).unwrap_or_else(lexicon::other));
        let found: Vec<String> = tokens
            .sentences()
            .iter()
            .flat_map(|sentence| find(&tokens, sentence, Day::new(2024, 3, 16)))
            .map(|dated| format!("{} {}", dated.edtf.unwrap_or_default(), dated.words).trim().to_owned())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_date_is_as_vague_as_its_words() {
        dates("en", "It began in 1979, and ended in the 1980s.", &["1979 in 1979", "198X in the 1980s"]);
        dates("en", "In June 2025 it was over.", &["2025-06 in June 2025"]);
        dates("en", "On 20 June 2025, June 20th, 2025 and 2025-06-20.", &["2025-06-20 on 20 June 2025"]);
        dates("en", "The 2022 attack of Sept. 2022.", &["2022 2022", "2022-09 Sept. 2022"]);
        dates("en", "The attacks of 2022.", &["2022 2022"]);
    }

    #[test]
    fn words_before_a_date_make_it_vaguer() {
        dates("en", "It was about 1979.", &["1979~ about 1979"]);
        dates(
            "en",
            "Before 1979. After June 2025. Since 2014. Until 1990.",
            &[
                "[..1979] before 1979",
                "[2025-06..] after June 2025",
                "2014/.. since 2014",
                "../1990 until 1990",
            ],
        );
        dates(
            "en",
            "From 1980 to 1988, 1939–1945, 1980-88, between 1990 and 1995.",
            &["1980/1988 from 1980 to 1988", "1939/1945 1939–1945", "[1990..1995] between 1990 and 1995"],
        );
    }

    #[test]
    fn a_number_is_not_always_a_year() {
        dates(
            "en",
            "About 2000 people, $2000, 1,979 men, 2000 dollars, 1700 houses, 30 km, June, the 80s.",
            &[],
        );
        dates("en", "On 31 February 2025.", &["2025-02 February 2025"]);
        dates("en", "In 2022 and in 2022. In 2022.", &["2022 in 2022", "2022 in 2022"]);
    }

    #[test]
    fn a_date_without_a_year_has_none() {
        dates(
            "en",
            "On October 22 and the 3rd of May.",
            &["XXXX-10-22 on October 22", "XXXX-05-03 the 3rd of May"],
        );
        dates("en", "In March it rained.", &["XXXX-03 in March"]);
        dates(
            "en",
            "It was seen between 27 June and 4 July 2022.",
            &["2022-06-27/2022-07-04 between 27 June and 4 July 2022"],
        );
        dates(
            "fr",
            "Le groupe, créé en janvier 2015, a frappé dans la nuit du 18 au 19 juin courant.",
            &["2015-01 en janvier 2015", "XXXX-06-18/XXXX-06-19 dans la nuit du 18 au 19 juin"],
        );
        dates(
            "de",
            "Er kam am 14. Dezember 1833, am 3. Mai und am 15.06.2024.",
            &["1833-12-14 am 14. Dezember 1833", "XXXX-05-03 am 3. Mai", "2024-06-15 am 15.06.2024"],
        );
        dates(
            "es",
            "El 5 de mayo de 2014 y el 3 de junio.",
            &["2014-05-05 el 5 de mayo de 2014", "XXXX-06-03 el 3 de junio"],
        );
        dates(
            "sq",
            "Më 7 shtator 2022 dhe në qershor 2025.",
            &["2022-09-07 më 7 shtator 2022", "2025-06 në qershor 2025"],
        );
    }

    #[test]
    fn days_of_the_week_are_counted_from_the_day_of_publication() {
        dates("en", "On Saturday, the mayor said so.", &["2024-03-16 on Saturday"]);
        dates("en", "He died on Friday night.", &["2024-03-15 on Friday night"]);
        dates("en", "Students will stay home on Monday.", &["2024-03-18 on Monday"]);
        dates(
            "en",
            "On Monday, students will stay home, he said on Friday.",
            &["2024-03-18 on Monday", "2024-03-15 on Friday"],
        );
        dates(
            "en",
            "Last Saturday it rained. See you next Monday. Read the Sunday Times on Black Friday.",
            &["2024-03-09 last Saturday", "next Monday"],
        );
        dates("de", "Der Sprecher sagte am Donnerstagabend, er komme.", &["2024-03-14 am Donnerstagabend"]);
        dates("fr", "Il est mort jeudi.", &["2024-03-14 jeudi"]);
        dates("en", "It was on Saturday, 16 March.", &["2024-03-16 on Saturday, 16 March"]);
    }

    #[test]
    fn a_night_of_two_days_is_one_time() {
        dates(
            "en",
            "It burned in the night from Saturday to Sunday, he said.",
            &["2024-03-09/2024-03-10 in the night from Saturday to Sunday"],
        );
        dates(
            "en",
            "It burned between Thursday night and Friday morning.",
            &["[2024-03-14..2024-03-15] between Thursday night and Friday morning"],
        );
        dates(
            "fr",
            "Le feu a pris dans la nuit de dimanche à lundi.",
            &["2024-03-10/2024-03-11 dans la nuit de dimanche à lundi"],
        );
        dates(
            "de",
            "Es brannte in der Nacht zum Sonntag.",
            &["2024-03-09/2024-03-10 in der Nacht zum Sonntag"],
        );
        dates("en", "It burned on the night of 5 March.", &["XXXX-03-05 on the night of 5 March"]);
        dates(
            "en",
            "It burned on the night of June 18-19.",
            &["XXXX-06-18/XXXX-06-19 on the night of June 18-19"],
        );
    }

    #[test]
    fn a_day_is_not_told_where_another_may_be_meant() {
        dates("en", "The ship should arrive this Friday.", &["2024-03-22 this Friday"]);
        dates("en", "It will be held on Sunday week.", &["on Sunday week"]);
        dates("en", "A Sunday newspaper said so.", &[]);
        dates("en", "Thursday's raid killed ten.", &["2024-03-14 Thursday"]);
        dates("en", "It opened at dawn on Tuesday.", &["2024-03-12 at dawn on Tuesday"]);
        dates("en", "It began in mid-February.", &["XXXX-02 in mid-February"]);
        dates("en", "It was the summer of 2022.", &["2022 the summer of 2022"]);
    }

    #[test]
    fn words_around_a_date_make_it_less_sure() {
        dates(
            "en",
            "It fell a week ago Monday. It fell on March 3 or 4, 2024. It fell on 3 or 4 March.",
            &[
                "a week ago Monday",
                "[2024-03-03,2024-03-04] on March 3 or 4, 2024",
                "XXXX-03 on 3 or 4 March",
            ],
        );
        dates("de", "Es geschah vor einer Woche am Montag.", &["vor einer Woche am Montag"]);
        dates("de", "Es war am 3. oder 4. März 2024.", &["[2024-03-03,2024-03-04] am 3. oder 4. März 2024"]);
        dates("es", "Eso fue antes de 2019 en el puerto.", &["[..2019] antes de 2019"]);
        dates(
            "es",
            "Eso fue después del 3 de mayo de 2019.",
            &["[2019-05-03..] después del 3 de mayo de 2019"],
        );
        dates("en", "It fell not in 2019 but in 2020.", &["2020 in 2020"]);
        dates("en", "It did not rain in 2019.", &["2019 in 2019"]);
        dates("en", "It fell in early 2020 or late 2019.", &["[2019,2020] in early 2020 or late 2019"]);
        dates(
            "en",
            "It fell on Monday night or early Tuesday.",
            &["[2024-03-11,2024-03-12] on Monday night or early Tuesday"],
        );
        dates(
            "en",
            "It fell on the weekend of 2 March 2024, in the week of 4 March 2024.",
            &["on the weekend of 2 March 2024", "in the week of 4 March 2024"],
        );
        dates("de", "Es war in der Woche vom 4. März 2024.", &["in der Woche vom 4. März 2024"]);
        dates("en", "It has stood since at least 2021.", &["since at least 2021"]);
        dates("en", "It will last at least until 2030.", &["at least until 2030"]);
        dates("en", "It has been closed since January.", &["since January"]);
        dates("de", "Er wusste es seit Ende Januar.", &["seit Ende Januar"]);
        dates(
            "en",
            "It fell shortly before midnight on 7 March.",
            &["XXXX-03-07 shortly before midnight on 7 March"],
        );
        dates(
            "en",
            "It fell last March. It fell in late 2019.",
            &["XXXX-03 last March", "2019 in late 2019"],
        );
        dates("en", "It will open tomorrow, on Sunday.", &["2024-03-17 tomorrow, on Sunday"]);
        dates("ja", "検察は2024年3月11日、発表した。", &["2024-03-11 2024年3月11日"]);
    }

    #[test]
    fn words_for_times_are_kept() {
        dates("en", "She died last month.", &["2024-02 last month"]);
        dates(
            "en",
            "It rained yesterday, last week, and three days ago.",
            &["2024-03-15 yesterday", "last week", "three days ago"],
        );
        dates("en", "Since last year nobody came.", &["2023 last year"]);
    }

    #[test]
    fn times_of_day_have_their_zones() {
        dates(
            "en",
            "Polls opened at 08:00 local time on Friday (20:00 GMT on Thursday).",
            &[
                "2024-03-15T08:00+12:00 at 08:00 local time on Friday",
                "2024-03-14T20:00Z 20:00 GMT on Thursday",
            ],
        );
        dates("en", "It happened at 3:15 p.m. on Friday.", &["2024-03-15T15:15 at 3:15 p.m. on Friday"]);
        dates(
            "en",
            "It shook at 3:40 a.m. (0140 GMT) on Monday.",
            &["2024-03-11T03:40+02:00 at 3:40 a.m. (0140 GMT) on Monday"],
        );
        dates(
            "en",
            "It shook around 3:40 a.m. (0140 GMT) on Monday.",
            &["2024-03-11 around 3:40 a.m. (0140 GMT) on Monday"],
        );
        dates("fr", "Il est mort vers 3h40 mercredi dernier.", &["2024-03-13 vers 3h40 mercredi dernier"]);
        dates("en", "It closed at 5:30pm on Friday.", &["2024-03-15T17:30 at 5:30pm on Friday"]);
        dates("en", "They won 2:1 and 10:12 on points.", &[]);
        dates("de", "Am Freitag um 7.11 Uhr fiel ein Schuss.", &["2024-03-15T07:11 am Freitag um 7.11 Uhr"]);
    }
}
