//! Finding dates: days, months with a year, years, decades and spans, as vague as the text has them, in EDTF.
//!
//! It must not know what happened then.

use std::ops::Range;

use super::{article::Article, lexicon, tokens::Tokens};
use briefing_format::model::Date;

/// A date and the sentence that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) edtf: String,
    /// The words for it, with what stands before: "since 1979", "in the 1980s".
    pub(super) words: String,
    /// Where the sentence stands.
    pub(super) sentence: Range<usize>,
}

/// Finds the dates of an article in order, each once for a sentence.
pub(super) fn find(article: &Article) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for paragraph in &article.paragraphs {
        let tokens = Tokens::new(&article.flat, paragraph, &[]);
        for range in tokens.sentences() {
            let sentence = tokens.part(&range);
            let mut at = range.start;
            while at < range.end {
                let Some((edtf, words, end)) = date_at(&tokens, at) else {
                    at += 1;
                    continue;
                };
                at = end;
                let same = |dated: &&Dated| dated.sentence == sentence && dated.edtf == edtf;
                if found.iter().rev().take_while(|dated| dated.sentence == sentence).find(same).is_none() {
                    found.push(Dated { edtf, words, sentence: sentence.clone() });
                }
            }
        }
    }
    found
}

/// The date whose first token this is: EDTF, words, and the token after it.
fn date_at(tokens: &Tokens<'_>, at: usize) -> Option<(String, String, usize)> {
    let (plain, end) = day(tokens, at).or_else(|| span(tokens, at)).or_else(|| single(tokens, at))?;
    let (start, edtf) = qualified(tokens, at, &plain);
    let edtf = if Date::parse(&edtf).is_ok() { edtf } else { plain };
    Date::parse(&edtf).ok()?;
    let spoken = super::article::spaced(&tokens.text[tokens.part(&(start..end))]);
    // Capital letters at the start of a sentence are none within one.
    let spoken = if start < at && tokens.is_initial(start) { lowered(&spoken) } else { spoken };
    let words = match start < at {
        true => spoken,
        false if edtf.len() > 7 && !edtf.contains('/') => format!("on {spoken}"),
        false => format!("in {spoken}"),
    };
    Some((edtf, words, end))
}

/// What the words before a date say of it, and where they begin.
fn qualified(tokens: &Tokens<'_>, at: usize, plain: &str) -> (usize, String) {
    let mut start = at;
    if tokens.word_before(start).is_some_and(|word| word.eq_ignore_ascii_case("the")) {
        start -= 1;
    }
    let Some(word) = tokens.word_before(start).map(str::to_lowercase) else { return (at, plain.to_owned()) };
    let is_span = plain.contains('/') || plain.contains("..");
    let edtf = match word.as_str() {
        "in" | "on" | "of" | "during" | "from" | "between" => plain.to_owned(),
        _ if is_span => return (at, plain.to_owned()),
        "about" | "around" | "circa" | "ca" | "roughly" | "approximately" => format!("{plain}~"),
        "before" | "by" => format!("[..{plain}]"),
        "after" => format!("[{plain}..]"),
        "since" => format!("{plain}/.."),
        "until" | "till" => format!("../{plain}"),
        _ => return (at, plain.to_owned()),
    };
    // "of 2022" asks for "in 2022".
    if word == "of" { (at, edtf) } else { (start - 1, edtf) }
}

fn lowered(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// `2025-06-20`, `20 June 2025`, `June 20, 2025`, `June 2025`.
fn day(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.word(at)?;
    if word.len() == 10
        && word.split('-').map(str::len).eq([4, 2, 2])
        && word.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    {
        return Date::parse(word).is_ok().then(|| (word.to_owned(), at + 1));
    }
    if let (Some(day), Some(month)) = (day_number(word), tokens.word(at + 1).and_then(lexicon::month)) {
        let at = after_signs(tokens, at + 2);
        let year = year(tokens.word(at)?)?;
        return Some((format!("{year}-{month:02}-{day:02}"), at + 1));
    }
    let month = lexicon::month(word)?;
    let next = after_signs(tokens, at + 1);
    if let Some(day) = tokens.word(next).and_then(day_number) {
        let at = after_signs(tokens, next + 1);
        let year = year(tokens.word(at)?)?;
        return Some((format!("{year}-{month:02}-{day:02}"), at + 1));
    }
    let year = year(tokens.word(next)?)?;
    Some((format!("{year}-{month:02}"), next + 1))
}

fn after_signs(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.is_sign(at, &[',', '.']))
}

/// `from 1980 to 1988`, `between 1980 and 1988`, `1980–1988`, `1980-88`.
fn span(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.word(at)?;
    if let Some((first, last)) = word.split_once(['-', '\u{2010}', '\u{2011}']) {
        let first = year(first)?;
        let last = if last.len() == 2 { format!("{}{last}", &first[..2]) } else { last.to_owned() };
        return (year(&last).is_some() && first < last.as_str()).then(|| (format!("{first}/{last}"), at + 1));
    }
    let first = year(word)?;
    let before = tokens.word_before(at).map(str::to_lowercase);
    let last = tokens.word(at + 2).and_then(year).filter(|last| first < *last)?;
    let joint = tokens.word(at + 1);
    let edtf = match before.as_deref() {
        Some("from") if matches!(joint, Some("to" | "until" | "till" | "through")) => {
            format!("{first}/{last}")
        }
        Some("between") if joint == Some("and") => format!("[{first}..{last}]"),
        _ if tokens.is_sign(at + 1, &['–', '—']) => format!("{first}/{last}"),
        _ => return None,
    };
    Some((edtf, at + 3))
}

/// `1979`, `1980s`. A number is a year where nothing makes it a count.
fn single(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.word(at)?;
    let decade = word.strip_suffix('s').map(|year| year.trim_end_matches(['\'', '’']));
    if let Some(decade) = decade.and_then(year).filter(|year| year.ends_with('0')) {
        return Some((format!("{}X", &decade[..3]), at + 1));
    }
    let year = year(word)?;
    let before = tokens.word_before(at).map(str::to_lowercase);
    let leads = [
        "in", "since", "by", "before", "after", "until", "till", "during", "early", "late", "mid", "the",
        "of",
    ];
    let is_led =
        before.as_deref().is_some_and(|word| leads.contains(&word) || lexicon::month(word).is_some());
    let is_counted = tokens.word(at + 1).is_some_and(|next| {
        let joins = [
            "in", "and", "or", "when", "after", "before", "by", "that", "which", "to", "with", "as", "but",
            "for",
        ];
        next.starts_with(char::is_lowercase) && !joins.contains(&next)
    });
    let counts = [
        "people", "men", "women", "children", "dollars", "euros", "soldiers", "members", "troops", "percent",
        "years",
    ];
    let is_count = tokens.word(at + 1).is_some_and(|next| counts.contains(&next));
    let is_money = at > 0 && tokens.is_sign(at - 1, &['$', '€', '£', '#', '№', '/'])
        || tokens.is_sign(at + 1, &['%', '$', '€', '£', '/', '°']);
    (!is_money && !is_count && (is_led || !is_counted)).then(|| (year.to_owned(), at + 1))
}

/// Four digits from 1000 to 2099.
fn year(word: &str) -> Option<&str> {
    let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (digits && ("1000".."2100").contains(&word)).then_some(word)
}

/// `20`, `20th`.
fn day_number(word: &str) -> Option<u8> {
    let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[number.len()..];
    let day = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then_some(day)
}

#[cfg(test)]
mod tests {
    use super::{Article, find};

    /// The dates of a text, as `EDTF words`.
    #[track_caller]
    fn dates(text: &str, expected: &[&str]) {
        let found: Vec<String> = find(&Article::new(text))
            .into_iter()
            .map(|dated| format!("{} {}", dated.edtf, dated.words))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_date_is_as_vague_as_its_words() {
        dates("It began in 1979, and ended in the 1980s.", &["1979 in 1979", "198X in the 1980s"]);
        dates("In June 2025 it was over.", &["2025-06 in June 2025"]);
        dates("On 20 June 2025, June 20th, 2025 and 2025-06-20.", &["2025-06-20 on 20 June 2025"]);
        dates("The 2022 attack of Sept. 2022.", &["2022 in 2022", "2022-09 in Sept. 2022"]);
        dates("The attacks of 2022.", &["2022 in 2022"]);
    }

    #[test]
    fn words_before_a_date_make_it_vaguer() {
        dates("It was about 1979.", &["1979~ about 1979"]);
        dates(
            "Before 1979. After June 2025. Since 2014. Until 1990.",
            &[
                "[..1979] before 1979",
                "[2025-06..] after June 2025",
                "2014/.. since 2014",
                "../1990 until 1990",
            ],
        );
        dates(
            "From 1980 to 1988, 1939–1945, 1980-88, between 1990 and 1995.",
            &["1980/1988 from 1980 to 1988", "1939/1945 in 1939–1945", "[1990..1995] between 1990 and 1995"],
        );
    }

    #[test]
    fn a_number_is_not_always_a_year() {
        dates("About 2000 people, $2000, 1,979 men, 2000 dollars, 1700 houses, 30 km, June, the 80s.", &[]);
        dates("On 31 February 2025.", &["2025-02 in February 2025"]);
    }

    #[test]
    fn a_date_counts_once_a_sentence() {
        dates("In 2022 and in 2022. In 2022.", &["2022 in 2022", "2022 in 2022"]);
    }
}
