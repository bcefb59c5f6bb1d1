//! Words of dates in German, French and Spanish, and the English ones for them. It must not know what a date is.
//!
//! The tables are in the form that [`Fold::Case`] gives: small letters without accents.

use briefing_text::{Fold, Folded};

/// Words of one language, those of more words first, and the English for them.
type Words = &'static [(&'static str, &'static str)];

/// The languages, each by itself: "mai" is a month in two of them, "a" a word in all.
const LANGUAGES: [Words; 3] = [GERMAN, FRENCH, SPANISH];

const GERMAN: Words = &[
    ("v. chr.", "bc"),
    ("v.chr.", "bc"),
    ("vor christus", "bc"),
    ("n. chr.", "ad"),
    ("n.chr.", "ad"),
    ("nach christus", "ad"),
    ("jahrhunderts", "century"),
    ("jahrhundert", "century"),
    ("jh.", "century"),
    ("er jahre", "s"),
    ("er-jahre", "s"),
    ("in den", ""),
    ("gegen ende", "late"),
    ("bis heute", "- now"),
    ("bis jetzt", "- now"),
    ("andauernd", "ongoing"),
    ("laufend", "ongoing"),
    ("heute", "now"),
    ("januar", "january"),
    ("janner", "january"),
    ("jaenner", "january"),
    ("februar", "february"),
    ("feber", "february"),
    ("marz", "march"),
    ("maerz", "march"),
    ("mrz", "march"),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("oktober", "october"),
    ("okt", "october"),
    ("dezember", "december"),
    ("dez", "december"),
    ("fruhjahr", "spring"),
    ("fruhling", "spring"),
    ("sommer", "summer"),
    ("herbst", "autumn"),
    ("zwischen", "between"),
    ("und", "and"),
    ("oder", "or"),
    ("spatestens", "no later than"),
    ("fruhestens", "no earlier than"),
    ("spater", "later"),
    ("fruher", "earlier"),
    ("vermutlich", "probably"),
    ("wahrscheinlich", "probably"),
    ("vielleicht", "perhaps"),
    ("ungefahr", "about"),
    ("etwa", "about"),
    ("circa", "about"),
    ("ca.", "about"),
    ("gegen", "about"),
    ("um", "about"),
    ("seit", "since"),
    ("ab", "since"),
    ("bis", "-"),
    ("von", "from"),
    ("vor", "before"),
    ("nach", "after"),
    ("anfang", "early"),
    ("mitte", "mid"),
    ("ende", "late"),
    ("uhr", ""),
    ("am", ""),
    ("im", ""),
    ("den", ""),
    ("der", ""),
    ("die", ""),
    ("des", ""),
    ("jahre", ""),
];

const FRENCH: Words = &[
    ("av. j.-c.", "bc"),
    ("av. j-c", "bc"),
    ("avant j.-c.", "bc"),
    ("avant jesus-christ", "bc"),
    ("ap. j.-c.", "ad"),
    ("ap. j-c", "ad"),
    ("apres j.-c.", "ad"),
    ("siecle", "century"),
    ("annees", "decade"),
    ("a nos jours", "- now"),
    ("jusqu'a", "until"),
    ("jusqu’a", "until"),
    ("aujourd'hui", "now"),
    ("aujourd’hui", "now"),
    ("en cours", "ongoing"),
    ("a partir de", "since"),
    ("au debut de", "early"),
    ("a la fin de", "late"),
    ("au milieu de", "mid"),
    ("debut", "early"),
    ("milieu", "mid"),
    ("mi-", "mid "),
    ("fin", "late"),
    ("janvier", "january"),
    ("janv", "january"),
    ("fevrier", "february"),
    ("fevr", "february"),
    ("fev", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("avr", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("juil", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
    ("printemps", "spring"),
    ("ete", "summer"),
    ("automne", "autumn"),
    ("hiver", "winter"),
    ("entre", "between"),
    ("et", "and"),
    ("ou", "or"),
    ("au plus tard", "at the latest"),
    ("au plus tot", "at the earliest"),
    ("vers", "about"),
    ("environ", "about"),
    ("env.", "about"),
    ("probablement", "probably"),
    ("peut-etre", "perhaps"),
    ("depuis", "since"),
    ("des", "since"),
    ("avant", "before"),
    ("apres", "after"),
    ("du", "from"),
    ("au", "-"),
    ("a", "-"),
    ("1er", "1"),
    ("en", ""),
    ("le", ""),
    ("les", ""),
    ("la", ""),
    ("l'", ""),
    ("l’", ""),
    ("de", ""),
    ("d'", ""),
    ("d’", ""),
];

const SPANISH: Words = &[
    ("a. de c.", "bc"),
    ("a. c.", "bc"),
    ("a.c.", "bc"),
    ("antes de cristo", "bc"),
    ("d. de c.", "ad"),
    ("d. c.", "ad"),
    ("d.c.", "ad"),
    ("despues de cristo", "ad"),
    ("decada de", "decade"),
    ("anos", "decade"),
    ("hasta la fecha", "- now"),
    ("hasta hoy", "- now"),
    ("actualidad", "now"),
    ("presente", "now"),
    ("hoy", "now"),
    ("en curso", "ongoing"),
    ("a principios de", "early"),
    ("principios de", "early"),
    ("comienzos de", "early"),
    ("a mediados de", "mid"),
    ("mediados de", "mid"),
    ("a finales de", "late"),
    ("finales de", "late"),
    ("fines de", "late"),
    ("enero", "january"),
    ("ene", "january"),
    ("febrero", "february"),
    ("marzo", "march"),
    ("abril", "april"),
    ("abr", "april"),
    ("mayo", "may"),
    ("junio", "june"),
    ("julio", "july"),
    ("agosto", "august"),
    ("ago", "august"),
    ("septiembre", "september"),
    ("setiembre", "september"),
    ("octubre", "october"),
    ("noviembre", "november"),
    ("diciembre", "december"),
    ("dic", "december"),
    ("primavera", "spring"),
    ("verano", "summer"),
    ("otono", "autumn"),
    ("invierno", "winter"),
    ("entre", "between"),
    ("y", "and"),
    ("e", "and"),
    ("o", "or"),
    ("alrededor de", "about"),
    ("hacia", "about"),
    ("aproximadamente", "about"),
    ("aprox.", "about"),
    ("probablemente", "probably"),
    ("quizas", "perhaps"),
    ("desde", "since"),
    ("a partir de", "since"),
    ("antes de", "before"),
    ("despues de", "after"),
    ("hasta", "-"),
    ("al", "-"),
    ("a", "-"),
    ("en", ""),
    ("el", ""),
    ("la", ""),
    ("los", ""),
    ("del", ""),
    ("de", ""),
];

/// Words with which somebody says that nobody knows.
const UNKNOWN: [&str; 18] = [
    "unbekannt",
    "undatiert",
    "ohne datum",
    "o. d.",
    "o.d.",
    "o. j.",
    "o.j.",
    "k. a.",
    "k.a.",
    "inconnu",
    "inconnue",
    "sans date",
    "s. d.",
    "s.d.",
    "desconocido",
    "desconocida",
    "sin fecha",
    "s.f.",
];

/// Whether words say that nobody knows.
pub(super) fn is_unknown(words: &str) -> bool {
    UNKNOWN.contains(&folded(words).as_str())
}

/// The English for words of each language that has any of them.
pub(super) fn english(words: &str) -> impl Iterator<Item = String> {
    let folded = folded(words);
    let translated = move |table: Words| Some(translate(&folded, table)).filter(|english| *english != folded);
    LANGUAGES.into_iter().filter_map(translated)
}

fn folded(words: &str) -> String {
    Folded::new(words, Fold::Case).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn translate(words: &str, table: Words) -> String {
    let mut english = String::new();
    let mut rest = words;
    while let Some(next) = rest.chars().next() {
        let at_start = !english.ends_with(char::is_alphabetic) || words.len() == rest.len();
        let found =
            table.iter().find(|(word, _)| rest.strip_prefix(word).is_some_and(|after| ends(word, after)));
        // "1980er Jahre" has its ending at a number.
        match found.filter(|(word, _)| at_start || word.starts_with("er")) {
            Some((word, meaning)) => {
                english.push_str(meaning);
                rest = &rest[word.len()..];
            }
            None => {
                english.push(next);
                rest = &rest[next.len_utf8()..];
            }
        }
    }
    let words = english.split_whitespace().map(numeral);
    decades(&words.collect::<Vec<_>>().join(" "))
}

/// Whether a word ends where its letters do.
fn ends(word: &str, after: &str) -> bool {
    !word.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphabetic)
}

/// `decade 1980`, `1980er`, `siglo 20th` and `- 1918` as English has them.
fn decades(words: &str) -> String {
    if let Some(year) = words.strip_prefix("- ") {
        return format!("until {year}");
    }
    if let Some(from) = words.strip_prefix("since ").filter(|rest| rest.contains(" - ")) {
        return format!("from {from}");
    }
    if let Some((before, number)) = words.split_once("siglo ") {
        let (number, era) = number.split_once(' ').unwrap_or((number, ""));
        return format!("{before}{number} century {era}").trim_end().to_owned();
    }
    if let Some((before, year)) = words.split_once("decade ") {
        return format!("{before}{year}s");
    }
    words.strip_suffix("er").map_or_else(|| words.to_owned(), |decade| format!("{decade}s"))
}

/// `xixe` and `19.` of a century as `19th`; other words as they are.
fn numeral(word: &str) -> String {
    let roman = word.trim_end_matches("eme").trim_end_matches('e');
    match roman_number(roman) {
        Some(number) if (5..=21).contains(&number) => format!("{number}th"),
        _ => word.to_owned(),
    }
}

fn roman_number(word: &str) -> Option<u32> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = word.chars().map(value).collect();
    let values = values.filter(|values| (1..=5).contains(&values.len()))?;
    let smaller = |at: usize| values.get(at + 1).is_some_and(|next| *next > values[at]);
    let (plus, minus) = (0..values.len()).fold((0, 0), |(plus, minus), at| {
        if smaller(at) { (plus, minus + values[at]) } else { (plus + values[at], minus) }
    });
    u32::checked_sub(plus, minus)
}
