//! Whether a text says anything. It must not know where the text stands.

use crate::formats::mails::LEFT_OUT;

/// Addresses that lead nowhere.
const BARE: [&str; 7] = ["http", "https", "mailto", "ftp", "tel", "file", "www."];

/// No scheme alone is so long.
const LONGEST: usize = 12;

/// Whether a text says anything: blanks, characters that nobody sees, quotation marks and dashes do not, nor does what was left out
/// of it, nor the scheme of an address without the address.
pub(crate) fn is_said(text: &str) -> bool {
    // Nearly every text begins with a letter, and only short ones are a scheme alone.
    if text.len() >= LONGEST && text.as_bytes()[0].is_ascii_alphanumeric() {
        return true;
    }
    let text = text.trim_matches(is_silent);
    let scheme = text.trim_end_matches(['/', ':']);
    let is_bare =
        || (scheme.len() < text.len() || scheme == "www.") && BARE.contains(&&*scheme.to_ascii_lowercase());
    if text.len() < LONGEST && is_bare() {
        return false;
    }
    text.split(LEFT_OUT).any(|part| part.contains(|c| !is_silent(c)))
}

/// Whether a sign says nothing by itself.
fn is_silent(c: char) -> bool {
    match c {
        _ if c.is_ascii_alphanumeric() => false,
        // Quotation marks and dashes.
        '"' | '\'' | '`' | '´' | '«' | '»' | '‹' | '›' | '\u{2018}'..='\u{201F}'
        | '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2212}'
        // What nobody sees, or stands for what cannot be read.
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}'
        | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_said;

    #[test]
    fn what_says_something_is_told_from_what_does_not() {
        for text in [
            "",
            " ",
            "\u{a0}\t\n",
            "\u{85}",
            "\u{2028}",
            "\u{200b}\u{ad}",
            "\u{feff}",
            "\"\"",
            "“ ”",
            "«»",
            "-",
            "—",
            "[…]",
            "\"[…]\"",
            "[…], […]".split(',').next().unwrap_or_default(),
            "http://",
            "HTTPS://",
            "mailto:",
            "https:",
            "www.",
        ] {
            assert!(!is_said(text), "{text:?}");
        }
        for text in ["a", "?", "…", "火", "🔥", "http", "to […]", "http://a", "\"a\"", "0", "+", "mailto"]
        {
            assert!(is_said(text), "{text:?}");
        }
    }
}
