//! The encoding of a text: what its first bytes say, UTF-8 where it is that, else a guess with its evidence. It must not know
//! what the text is.

use std::borrow::Cow;

use briefing_text::{SafeText, safe_format};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So many bytes are looked at where a guess is made of what letters stand beside one another.
const LOOKED_AT: usize = 64 * 1024;

/// A text with what is known of its encoding.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) encoding: &'static str,
    /// Why this encoding was taken, where nothing said it.
    pub(super) guess: Option<SafeText>,
}

/// Names that people have for encodings, beside those of the web.
const NAMES: [(&str, &Encoding); 6] = [
    ("macroman", MACINTOSH),
    ("mac-roman", MACINTOSH),
    ("ansi", WINDOWS_1252),
    ("latin-1", WINDOWS_1252),
    ("windows1252", WINDOWS_1252),
    ("utf16", UTF_16LE),
];

/// The encoding of a name.
pub(super) fn named(name: &str) -> Option<&'static Encoding> {
    let lower = name.trim().to_ascii_lowercase();
    let known = NAMES.iter().find(|(known, _)| *known == lower).map(|(_, encoding)| *encoding);
    known.or_else(|| Encoding::for_label(lower.as_bytes()))
}

/// Decodes bytes; `asked` is the encoding that somebody has named.
pub(super) fn decode<'b>(bytes: &'b [u8], asked: Option<&'static Encoding>) -> Decoded<'b> {
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        let text = marked.decode_without_bom_handling(&bytes[length..]).0;
        return Decoded { text, encoding: marked.name(), guess: None };
    }
    if let Some(encoding) = asked {
        let text = encoding.decode_without_bom_handling(bytes).0;
        return Decoded { text, encoding: encoding.name(), guess: None };
    }
    if let Some((encoding, zeros)) = utf_16(bytes) {
        let text = encoding.decode_without_bom_handling(bytes).0;
        let guess = safe_format!("{zeros} of 100 bytes at the start are zeros, as in UTF-16");
        return Decoded { text, encoding: encoding.name(), guess: Some(guess) };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), encoding: UTF_8.name(), guess: None };
    }
    mixed(bytes).unwrap_or_else(|| guessed(bytes))
}

/// UTF-16 without a mark at its start: every other byte of what is mostly ASCII is a zero.
fn utf_16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    let start = &bytes[..bytes.len().min(2_000)];
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 2;
    let percent = |zeros: usize| 100 * zeros / start.len().max(1);
    match () {
        () if most >= 4 && odd * 10 > most * 6 && even * 10 < most => Some((UTF_16LE, percent(odd))),
        () if most >= 4 && even * 10 > most * 6 && odd * 10 < most => Some((UTF_16BE, percent(even))),
        () => None,
    }
}

/// UTF-8 into which some lines of another encoding were pasted; those are read as Windows-1252.
fn mixed(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += chunk.invalid().len();
    }
    // In other encodings, few neighbors are a letter of UTF-8 by chance.
    if valid < invalid {
        return None;
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    let guess = safe_format!(
        "{valid} letters and signs are in UTF-8; {invalid} bytes are not, and were read as Windows-1252"
    );
    Some(Decoded { text: Cow::Owned(text), encoding: UTF_8.name(), guess: Some(guess) })
}

fn guessed(bytes: &[u8]) -> Decoded<'_> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let mut encoding = detector.guess(None, Utf8Detection::Deny);
    // The detector does not know the encoding of old Macintosh computers.
    let score = |encoding: &'static Encoding| likely(&special(bytes, encoding));
    if encoding.is_single_byte() && score(MACINTOSH) > score(encoding) {
        encoding = MACINTOSH;
    }
    let text = encoding.decode_without_bom_handling(bytes).0;
    let guess = evidence(bytes, encoding);
    Decoded { text, encoding: encoding.name(), guess: Some(guess) }
}

/// The parts of the bytes that are not ASCII, with some letters around, decoded.
fn special(bytes: &[u8], encoding: &'static Encoding) -> String {
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| !byte.is_ascii()).map(|found| at + found) {
        let end = bytes[found..].iter().position(u8::is_ascii).map_or(bytes.len(), |length| found + length);
        let (start, end) = (found.saturating_sub(2).max(at), (end + 2).min(bytes.len()));
        parts.extend_from_slice(&bytes[start..end]);
        at = end;
        if parts.len() > LOOKED_AT {
            break;
        }
    }
    encoding.decode_without_bom_handling(&parts).0.into_owned()
}

/// How likely a text is: letters within words and signs where signs stand speak for it, capitals and signs within words
/// against it.
fn likely(text: &str) -> i64 {
    let letters: Vec<char> = text.chars().collect();
    let beside = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or(' ');
    let score = |(at, c): (usize, &char)| {
        let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        of_letter(before, *c, after)
    };
    letters.iter().enumerate().filter(|(_, c)| !c.is_ascii()).map(score).sum()
}

/// The letters beyond ASCII that stand in most texts of western Europe.
const COMMON: &str = "äöüßéèêàâçñáíóúîôûœøåæ";

fn of_letter(before: char, c: char, after: char) -> i64 {
    let opens = before.is_whitespace() || before.is_ascii_punctuation();
    let closes = after.is_whitespace() || after.is_ascii_punctuation();
    match c {
        '\u{80}'..='\u{9F}' | '\u{FFFD}' => -5,
        '’' | '‘' if before.is_alphanumeric() => 2,
        '“' | '„' | '«' | '‘' | '‚' | '‹' if opens && !after.is_whitespace() => 2,
        '”' | '“' | '»' | '’' | '›' | '…' if closes && !before.is_whitespace() => 2,
        '–' | '—' if before.is_alphabetic() == after.is_alphabetic() => 1,
        '€' | '£' | '§' | '°' | '©' | '®' | '·' | '\u{A0}'
            if !before.is_alphabetic() && !after.is_alphabetic() =>
        {
            1
        }
        '\u{A0}' => 0,
        'ﬁ' | 'ﬂ' | 'ˆ' | '˜' | 'ı' => -2,
        _ if c.is_lowercase() && before.is_uppercase() && after.is_uppercase() => -1,
        _ if COMMON.contains(c) && (before.is_alphabetic() || after.is_lowercase()) => 3,
        _ if c.is_lowercase() && (before.is_alphabetic() || after.is_lowercase()) => 2,
        _ if c.is_uppercase() && before.is_lowercase() => -2,
        _ if c.is_uppercase() && (after.is_alphabetic() || before.is_uppercase()) => 1,
        _ if c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase() => 2,
        _ => -2,
    }
}

/// The bytes that a guess rests on, with what they are in the encoding.
fn evidence(bytes: &[u8], encoding: &'static Encoding) -> SafeText {
    let mut found: Vec<u8> = Vec::new();
    for byte in bytes.iter().filter(|byte| !byte.is_ascii()) {
        if !found.contains(byte) {
            found.push(*byte);
        }
        if found.len() == 4 {
            break;
        }
    }
    if !encoding.is_single_byte() {
        return safe_format!("its bytes make letters of that encoding");
    }
    let shown = found.iter().map(|byte| {
        let letter = encoding.decode_without_bom_handling(std::slice::from_ref(byte)).0.into_owned();
        let letter = if letter == "\u{A0}" { "a blank".to_owned() } else { letter };
        format!("0x{byte:02X} ({letter})")
    });
    safe_format!("it has bytes such as {}", shown.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn decodes(text: &str, encoding: &'static Encoding) {
        let bytes = encoding.encode(text).0;
        let decoded = decode(&bytes, None);
        assert_eq!((&*decoded.text, decoded.encoding), (text, encoding.name()));
        assert!(decoded.guess.is_some());
    }

    #[test]
    fn an_encoding_is_guessed_by_what_stands_beside_its_letters() {
        for encoding in [WINDOWS_1252, MACINTOSH] {
            decodes("Die Brücke über den Fluß wurde größer, für Ärzte und Köche", encoding);
            decodes("Le préfet a déclaré : « c’est très grave », à l’hôtel", encoding);
            decodes("La señora pidió más años de prisión en España", encoding);
            decodes("Family Leader's “Celebrate the Family” dinner, they don’t know", encoding);
        }
    }

    #[test]
    fn what_the_bytes_say_counts() {
        let utf_16 = |text: &str, mark: &[u8]| {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [mark, &bytes].concat()
        };
        let marked = utf_16("Datum;Köche", b"\xFF\xFE");
        assert_eq!(decode(&marked, None).text, "Datum;Köche");
        let unmarked = utf_16("Datum;Ereignis", b"");
        assert_eq!(decode(&unmarked, None).text, "Datum;Ereignis");
        assert_eq!(decode(b"\xEF\xBB\xBFa", None).text, "a");
        let mixed = decode(b"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \x93x\x94", None);
        assert_eq!((&*mixed.text, mixed.guess.is_some()), ("éééé “x”", true));
        assert_eq!(named("MacRoman").map(Encoding::name), Some("macintosh"));
        assert_eq!(decode(b"\x8A", named("macroman")).text, "ä");
    }
}
