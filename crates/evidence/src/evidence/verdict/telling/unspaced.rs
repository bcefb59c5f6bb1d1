//! Negations and numbers in scripts without spaces between words, and in Korean, where they are parts of words. It must not
//! know other languages.

use super::{Kind, Telling};

/// Negations of Chinese, Japanese, Thai, Lao, Khmer and Burmese, wherever they stand. Those that begin with others are first.
const NEGATIONS: [&str; 38] = [
    "不",
    "没有",
    "没",
    "沒有",
    "沒",
    "从未",
    "從未",
    "未曾",
    "尚未",
    "并未",
    "並未",
    "未能",
    "未经",
    "并非",
    "並非",
    "绝非",
    "絕非",
    "无人",
    "無人",
    "无法",
    "無法",
    "毫无",
    "毫無",
    "否认",
    "否認",
    "なかった",
    "ない",
    "ません",
    "せず",
    "ずに",
    "無い",
    "決して",
    "ไม่",
    "ບໍ່",
    "មិន",
    "ဘူး",
    "勿",
    "莫非",
];

/// The same within the words of Korean.
const KOREAN: [&str; 6] = ["않", "없", "아니", "아닙", "아닌", "못하"];

/// Digits of Sino-Korean numbers, and their units, one of which a word of them has: `사이` is no number.
const KOREAN_DIGITS: &str = "일이삼사오육칠팔구영";
const KOREAN_UNITS: &str = "십백천만억조";

const DIGITS: &str = "〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅壱弐参";

/// What is counted behind a single digit, which is part of another word otherwise.
const COUNTERS: &str =
    "人名个個位枚架辆輛艘条條家座岁歳歲度成倍年月日天次点點时時秒元円块塊軒頭匹羽本冊台所つ";

/// Words of digits that count nothing.
const NO_NUMBERS: [&str; 2] = ["万一", "一一"];

/// The negations and numbers of a word that begins at a byte of its text, in order.
pub(super) fn tellings(word: &str, start: usize) -> Vec<Telling> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = word[at..].chars().next() {
        let rest = &word[at..];
        let negation = NEGATIONS.iter().find(|negation| rest.starts_with(**negation));
        let (length, kind) = match negation {
            Some(negation) => (negation.len(), Some(Kind::Negation)),
            None => match number(rest) {
                0 => (c.len_utf8(), None),
                length => (length, is_number(&rest[..length], &rest[length..]).then_some(Kind::Number)),
            },
        };
        found.extend(kind.map(|kind| Telling {
            word: rest[..length].to_owned(),
            kind,
            at: start + at..start + at + length,
        }));
        at += length;
    }
    found
}

/// How many bytes of digits, and of marks between them, a text begins with.
fn number(text: &str) -> usize {
    let is_digit = |c: char| c.is_numeric() || DIGITS.contains(c);
    let run =
        text.find(|c: char| !is_digit(c) && !matches!(c, '.' | ',' | '，' | '．')).unwrap_or(text.len());
    if text.starts_with(is_digit) { text[..run].trim_end_matches(|c| !is_digit(c)).len() } else { 0 }
}

fn is_number(run: &str, after: &str) -> bool {
    if run.contains(char::is_numeric) {
        return true;
    }
    match run.chars().count() {
        1 => run != "一" && (after.starts_with(|c| COUNTERS.contains(c)) || after.starts_with("分之")),
        _ => !NO_NUMBERS.contains(&run),
    }
}

/// Whether a word of Korean denies.
pub(super) fn is_korean_negation(word: &str) -> bool {
    KOREAN.iter().any(|negation| word.contains(negation))
}

/// Whether a word of Korean is a number.
pub(super) fn is_korean_number(word: &str) -> bool {
    let is_unit = |c: char| KOREAN_UNITS.contains(c);
    word.chars().count() > 1
        && word.contains(is_unit)
        && word.chars().all(|c| is_unit(c) || KOREAN_DIGITS.contains(c))
}
