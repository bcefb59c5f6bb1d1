//! From bytes to text: UTF-8, or a sentence on what the bytes are instead.
//!
//! Knows no file and no path.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::SafeText;
use briefing_text::safe_format;

/// Decodes the bytes of a file, which must be UTF-8.
///
/// One byte order mark at the start is dropped: offsets into the text count from after it.
/// Another encoding is told by its own mark or by where its NUL bytes stand (YAML 1.2.2, section 5.2).
pub fn decode(mut bytes: Vec<u8>) -> Result<String, DecodeError> {
    refuse_wide(&bytes)?;
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| DecodeError::not_utf_8(error.as_bytes(), error.utf8_error().valid_up_to()))?;
    refuse_nul(&text)?;
    Ok(text)
}

/// The same for bytes that stay where they are, which takes a tenth of the time where few characters are ASCII.
pub fn text(bytes: &[u8]) -> Result<&str, DecodeError> {
    refuse_wide(bytes)?;
    let bytes = bytes.strip_prefix(MARK).unwrap_or(bytes);
    let text = simdutf8::compat::from_utf8(bytes)
        .map_err(|error| DecodeError::not_utf_8(bytes, error.valid_up_to()))?;
    refuse_nul(text)?;
    Ok(text)
}

/// The byte order mark of UTF-8.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

fn refuse_wide(bytes: &[u8]) -> Result<(), DecodeError> {
    wide_encoding(bytes).map_or(Ok(()), |encoding| {
        Err(DecodeError {
            offset: 0,
            text: String::new(),
            message: safe_format!("the file is encoded in {encoding}, not in UTF-8"),
            help: safe_format!("convert it: iconv -f {encoding} -t UTF-8 OLD > NEW"),
        })
    })
}

fn refuse_nul(text: &str) -> Result<(), DecodeError> {
    memchr::memchr(0, text.as_bytes()).map_or(Ok(()), |offset| {
        Err(DecodeError::at(
            offset,
            text.as_bytes(),
            SafeText::line("the file holds a NUL byte, which no text has"),
            SafeText::line("check that it is the right file, and remove the byte if so"),
        ))
    })
}

/// Why the bytes of a file are not text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The byte of `text` where it goes wrong; the readable text ends there.
    pub offset: usize,
    /// The readable text, with U+FFFD for what comes at `offset`, and a little of what follows, for showing the place.
    pub text: String,
    /// What is wrong.
    pub message: SafeText,
    /// What to do about it.
    pub help: SafeText,
}

impl DecodeError {
    fn not_utf_8(bytes: &[u8], offset: usize) -> Self {
        let byte = bytes.get(offset).copied().unwrap_or_default();
        let help = "save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW";
        Self::at(offset, bytes, safe_format!("the byte 0x{byte:02X} is not UTF-8"), SafeText::line(help))
    }

    fn at(offset: usize, bytes: &[u8], message: SafeText, help: SafeText) -> Self {
        // Enough to know the place by; the rest of the file is of no use to anybody.
        const SHOWN: usize = 80;
        let (readable, tail) = bytes.split_at(offset);
        let tail = tail.iter().take(SHOWN).map(|byte| if *byte == 0 { 0xFF } else { *byte });
        let tail: Vec<u8> = tail.take_while(|byte| !matches!(byte, b'\n' | b'\r')).collect();
        let mut text = String::from_utf8_lossy(readable).into_owned();
        text.push_str(&String::from_utf8_lossy(&tail));
        Self { offset, text, message, help }
    }

    /// Makes a diagnostic of it, whose place is to be looked up in `self.text`.
    pub fn diagnostic(&self) -> Diagnostic {
        let wrong = self.text.get(self.offset..).and_then(|rest| rest.chars().next());
        let span = Span::new(self.offset, self.offset + wrong.map_or(0, char::len_utf8));
        Diagnostic::new(Code::FileUnreadable, span, self.message.clone()).with_help(self.help.clone())
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for DecodeError {}

/// Names the encoding of bytes that are UTF-16 or UTF-32, as `iconv` knows it.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, (1..), ..] => Some("UTF-32BE"),
        [0xFF, 0xFE, 0, 0, ..] | [(1..), 0, 0, 0, ..] => Some("UTF-32LE"),
        [0xFE, 0xFF, ..] | [0, (1..), 0, (1..), ..] => Some("UTF-16BE"),
        [0xFF, 0xFE, ..] | [(1..), 0, (1..), 0, ..] => Some("UTF-16LE"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, decode, text};
    use crate::diagnostic::{Code, LineIndex, Place};

    /// Decodes what is not UTF-8: the place, the shown text, what is said.
    #[track_caller]
    fn undecodable(bytes: &[u8]) -> (String, String, String) {
        let error = match decode(bytes.to_vec()) {
            Ok(text) => panic!("decoded {text:?}"),
            Err(error) => error,
        };
        assert_eq!(text(bytes), Err(error.clone()));
        let diagnostic = error.diagnostic();
        assert_eq!(diagnostic.code, Code::FileUnreadable);
        assert!(error.text.get(diagnostic.span.range()).is_some(), "{diagnostic:?} in {error:?}");
        let Place { line, column } = LineIndex::new(&error.text).place(&error.text, diagnostic.span.start);
        (format!("{line}:{column}"), error.text, error.message.to_string())
    }

    #[test]
    fn one_byte_order_mark_is_dropped() -> Result<(), DecodeError> {
        assert_eq!(decode("\u{feff}title: Größe\n".into())?, "title: Größe\n");
        assert_eq!(decode("\u{feff}\u{feff}a".into())?, "\u{feff}a");
        assert_eq!(decode(Vec::new())?, "");
        assert_eq!(text("\u{feff}\u{feff}a".as_bytes())?, "\u{feff}a");
        Ok(())
    }

    #[test]
    fn a_byte_that_is_not_utf_8_has_a_line_and_a_column() {
        assert_eq!(
            undecodable("ä: 1\nb: caf\u{0}".as_bytes()),
            (
                "2:7".into(),
                "ä: 1\nb: caf\u{fffd}".into(),
                "the file holds a NUL byte, which no text has".into()
            )
        );
        assert_eq!(
            undecodable(b"\xEF\xBB\xBFa: 1\nb: caf\xE9 noir\nc: 2"),
            ("2:7".into(), "a: 1\nb: caf\u{fffd} noir".into(), "the byte 0xE9 is not UTF-8".into())
        );
        assert_eq!(undecodable(b"\xFF").0, "1:1");
    }

    #[test]
    fn the_text_after_a_bad_byte_is_kept_short() {
        let mut bytes = b"a\xE9".to_vec();
        bytes.resize(1_000_000, b'x');
        assert_eq!(undecodable(&bytes).1.chars().count(), 81);
    }

    #[test]
    fn wide_encodings_are_named_by_their_mark_or_their_nul_bytes() {
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        for (bytes, encoding) in [
            (little("\u{feff}ä"), "UTF-16LE"),
            (little("briefing"), "UTF-16LE"),
            (big("\u{feff}ä"), "UTF-16BE"),
            (big("briefing"), "UTF-16BE"),
            (vec![0xFF, 0xFE, 0, 0, b'a', 0, 0, 0], "UTF-32LE"),
            (vec![b'a', 0, 0, 0], "UTF-32LE"),
            (vec![0, 0, 0xFE, 0xFF], "UTF-32BE"),
            (vec![0, 0, 0, b'a'], "UTF-32BE"),
        ] {
            let (place, _, message) = undecodable(&bytes);
            assert_eq!(place, "1:1");
            assert_eq!(message, format!("the file is encoded in {encoding}, not in UTF-8"));
        }
    }
}
