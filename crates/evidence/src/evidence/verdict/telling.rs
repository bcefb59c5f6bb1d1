//! Words that change what a sentence says when they are left out of it: negations and numbers. It must not know quotes.
//!
//! Languages are those in which most briefings are read. A word that denies in one and is another word elsewhere counts
//! only where the language is known, or known not to be another.

/// A negation or a number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// The word as written, without the marks around it.
    pub(super) word: String,
    /// Whether it is a negation, not a number.
    pub(super) is_negation: bool,
}

/// The words of a language.
struct Words {
    /// Its primary subtag (BCP 47).
    language: &'static str,
    /// Negations that mean nothing else in other languages.
    negations: &'static [&'static str],
    /// Negations that are other words in other languages.
    doubtful: &'static [&'static str],
    /// Numbers in words.
    numbers: &'static [&'static str],
}

/// So many letters can a doubtful negation have that counts where the language is not known: shorter ones are other words
/// too often.
const SURE: usize = 3;

const WORDS: &[Words] = &[
    Words {
        language: "en",
        negations: &[
            "not", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without", "nowhere",
            "hardly", "scarcely", "barely", "unable", "didnt", "dont", "doesnt", "wont", "isnt", "wasnt",
            "except", "unless", "denied", "denies", "deny", "refused", "refuses", "failed", "fails", "no",
        ],
        doubtful: &[],
        numbers: &[
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "hundreds",
            "thousand",
            "thousands",
            "million",
            "millions",
            "billion",
            "billions",
            "dozen",
            "dozens",
            "half",
        ],
    },
    Words {
        language: "de",
        negations: &[
            "nicht",
            "nie",
            "niemals",
            "niemand",
            "niemanden",
            "niemandem",
            "nichts",
            "weder",
            "ohne",
            "nein",
            "kein",
            "keine",
            "keinen",
            "keiner",
            "keinem",
            "keines",
            "keinerlei",
            "keineswegs",
            "nirgends",
            "kaum",
        ],
        doubtful: &[],
        numbers: &[
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "zwanzig",
            "dreißig",
            "vierzig",
            "fünfzig",
            "hundert",
            "hunderte",
            "tausend",
            "tausende",
            "million",
            "millionen",
            "milliarde",
            "milliarden",
            "dutzend",
            "dutzende",
        ],
    },
    Words {
        language: "fr",
        negations: &[
            "pas",
            "jamais",
            "aucun",
            "aucune",
            "rien",
            "personne",
            "sans",
            "nul",
            "nulle",
            "guère",
            "nullement",
        ],
        doubtful: &["ne", "ni", "non"],
        numbers: &[
            "deux",
            "trois",
            "quatre",
            "cinq",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "vingt",
            "trente",
            "quarante",
            "cinquante",
            "cent",
            "cents",
            "mille",
            "milliers",
            "million",
            "millions",
            "milliard",
            "milliards",
            "douzaine",
        ],
    },
    Words {
        language: "es",
        negations: &["nunca", "jamás", "nadie", "nada", "ningún", "ninguno", "ninguna", "tampoco"],
        doubtful: &["ni", "sin"],
        numbers: &[
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "veinte",
            "treinta",
            "cuarenta",
            "cincuenta",
            "cien",
            "ciento",
            "cientos",
            "mil",
            "miles",
            "millón",
            "millones",
            "docena",
            "docenas",
        ],
    },
    Words {
        language: "sq",
        negations: &["nuk", "mos", "asnjë", "askush", "askujt", "kurrë", "asgjë", "asnjëherë", "aspak", "jo"],
        doubtful: &["as", "pa"],
        numbers: &[
            "dy",
            "tre",
            "tri",
            "katër",
            "pesë",
            "gjashtë",
            "shtatë",
            "tetë",
            "nëntë",
            "dhjetë",
            "njëzet",
            "tridhjetë",
            "qind",
            "njëqind",
            "qindra",
            "mijë",
            "mijëra",
            "milion",
            "milionë",
            "miliard",
        ],
    },
    Words {
        language: "ru",
        negations: &[
            "не",
            "нет",
            "ни",
            "никогда",
            "никто",
            "никого",
            "никому",
            "никем",
            "ничего",
            "ничто",
            "ничему",
            "ничем",
            "никакой",
            "никакая",
            "никакое",
            "никакие",
            "никаких",
            "никакого",
            "никакой",
            "без",
            "нельзя",
            "нигде",
            "никуда",
            "никак",
            "отнюдь",
        ],
        doubtful: &[],
        numbers: &[
            "два",
            "две",
            "двух",
            "три",
            "трёх",
            "трех",
            "четыре",
            "пять",
            "шесть",
            "семь",
            "восемь",
            "девять",
            "десять",
            "двадцать",
            "тридцать",
            "сорок",
            "пятьдесят",
            "сто",
            "сотни",
            "тысяча",
            "тысячи",
            "тысяч",
            "миллион",
            "миллиона",
            "миллионов",
            "миллиард",
            "миллиардов",
        ],
    },
    Words {
        language: "it",
        negations: &["nessuno", "nessuna", "nessun", "niente", "nulla", "senza"],
        doubtful: &["non", "mai", "né"],
        numbers: &["due", "cinque", "dieci", "cento", "mila", "milione", "milioni"],
    },
    Words {
        language: "pt",
        negations: &["não", "nenhum", "nenhuma", "ninguém"],
        doubtful: &["sem"],
        numbers: &[],
    },
    Words {
        language: "uk",
        negations: &["ні", "ніхто", "ніколи", "нічого", "жодного"],
        doubtful: &[],
        numbers: &[],
    },
    Words { language: "pl", negations: &["nigdy", "nikt", "bez"], doubtful: &["nie"], numbers: &[] },
    Words { language: "tr", negations: &["değil", "yok", "hiçbir"], doubtful: &[], numbers: &[] },
    Words {
        language: "ar", negations: &["لا", "لم", "لن", "ليس", "ليست"], doubtful: &["ما"], numbers: &[]
    },
    Words {
        language: "fa", negations: &["نه", "نیست", "هرگز", "هیچ"], doubtful: &[], numbers: &[]
    },
    Words { language: "he", negations: &["לא", "אין", "מעולם"], doubtful: &[], numbers: &[] },
    Words {
        language: "el", negations: &["δεν", "μην", "όχι", "ποτέ"], doubtful: &[], numbers: &[]
    },
];

/// Negations in scripts without spaces, wherever they stand.
const UNSPACED: [&str; 6] = ["不", "没", "沒", "ない", "ません", "ไม่"];

/// The negations and numbers of a text in a language, which may be empty.
pub(super) fn tellings(text: &str, language: &str) -> Vec<Telling> {
    let known = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let parted = text.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '…' | '/'));
    parted.filter_map(|word| telling(word, &known)).collect()
}

fn telling(word: &str, known: &str) -> Option<Telling> {
    let word: String = word.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}')).collect();
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = word.to_lowercase().replace(['’', '‘', '`', '´'], "'");
    let is_negation = WORDS.iter().any(|words| {
        let may_be_doubtful = known == words.language
            || known.is_empty() && words.doubtful.iter().any(|d| *d == lower && d.chars().count() >= SURE);
        words.negations.contains(&lower.as_str())
            || may_be_doubtful && words.doubtful.contains(&lower.as_str())
    });
    let begins =
        |letters: &str| lower.strip_prefix(letters).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let is_negation = is_negation
        || lower.ends_with("n't")
        || begins("n'")
        || begins("non-")
        || known == "sq" && begins("s'")
        || UNSPACED.iter().any(|sign| lower.contains(sign));
    let is_number =
        lower.contains(char::is_numeric) || WORDS.iter().any(|words| words.numbers.contains(&lower.as_str()));
    (is_negation || is_number).then(|| Telling { word: word.to_owned(), is_negation })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(language: &str, text: &str, expected: &[&str]) {
        let words: Vec<String> = tellings(text, language).into_iter().map(|told| told.word).collect();
        assert_eq!(words, expected, "{text:?}");
    }

    #[test]
    fn negations_are_known_in_several_languages() {
        found("en", "We did not, and we didn’t; never. A knot.", &["not", "didn’t", "never"]);
        found("de", "Es gab keine Toten, nicht einen.", &["keine", "nicht"]);
        found("fr", "Il n’a pas dit qu'il ne viendrait jamais", &["n’a", "pas", "ne", "jamais"]);
        found("es", "No lo hizo nadie, ni tampoco nosotros", &["No", "nadie", "ni", "tampoco"]);
        found("sq", "Nuk e urdhëruam, s'ka, as pa ne", &["Nuk", "s'ka", "as", "pa"]);
        found("ru", "Мы не приказывали, никто", &["не", "никто"]);
        found("", "as they ne s'ka pa, non and sin", &["non", "sin"]);
        found("en", "as they sin, non and mai", &[]);
        found("zh", "我们没有下令", &["我们没有下令"]);
    }

    #[test]
    fn numbers_are_known_in_digits_and_in_words() {
        found("en", "some 3,000 men, two of them; twofold", &["3,000", "two"]);
        found("de", "fünf von 12", &["fünf", "12"]);
        found("ru", "пять из ٣", &["пять", "٣"]);
    }
}
