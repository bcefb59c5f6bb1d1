//! Which characters are hidden, of what kind, and where writing needs them all the same. It must not know where they are found.

use briefing_text::region_flag;

/// Why a character is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Bidi,
    ZeroWidth,
    SoftHyphen,
    Joiner,
    Selector,
    Tag,
    Filler,
    LineEnd,
    Annotation,
    Control,
    PrivateUse,
    Noncharacter,
}

impl Kind {
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Bidi => "bidirectional control",
            Self::ZeroWidth => "zero-width character",
            Self::SoftHyphen => "soft hyphen",
            Self::Joiner => "joiner",
            Self::Selector => "variation selector",
            Self::Tag => "tag",
            Self::Filler => "blank filler",
            Self::LineEnd => "line separator",
            Self::Annotation => "annotation",
            Self::Control => "control character",
            Self::PrivateUse => "private use",
            Self::Noncharacter => "noncharacter",
        }
    }

    /// Whether nothing is lost when it is removed. What stands for a letter or parts two words is not just removed.
    pub(super) const fn can_go(self) -> bool {
        !matches!(self, Self::PrivateUse | Self::LineEnd | Self::Filler | Self::Control | Self::Noncharacter)
    }
}

/// More tags than any flag has; a long run of them is something else, and is not gone through at each of them.
const LONGEST_FLAG: usize = 8;

/// A character among others.
pub(super) struct Neighbors<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl Neighbors<'_> {
    fn before(&self) -> Option<char> {
        self.text[..self.at].chars().next_back()
    }

    fn after(&self) -> Option<char> {
        self.text[self.at..].chars().nth(1)
    }

    /// Whether it is a part of a flag that is one sign.
    fn is_in_flag(&self) -> bool {
        let before = self.text[..self.at].char_indices().rev();
        let flag = before
            .take(LONGEST_FLAG)
            .take_while(|(_, c)| is_flag_tag(*c))
            .last()
            .map_or(self.at, |(first, _)| first);
        let Some(start) = self.text[..flag].char_indices().next_back().map(|(start, _)| start) else {
            return false;
        };
        region_flag(&self.text[start..]).is_some_and(|length| self.at < start + length)
    }
}

const fn is_flag_tag(c: char) -> bool {
    matches!(c, '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}' | '\u{E007F}')
}

/// Why a character is hidden, if it is and nothing beside it needs it.
pub(super) fn hidden(c: char, beside: &Neighbors<'_>) -> Option<Kind> {
    Some(match c {
        '\t' | '\n' | '\r' => return None,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Kind::Control,
        '\u{AD}' => Kind::SoftHyphen,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Kind::Bidi,
        '\u{FEFF}' if beside.at == 0 => return None,
        '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}' => Kind::ZeroWidth,
        // The grapheme joiner orders marks, so it stands behind one.
        '\u{34F}' if beside.before().is_some_and(|before| !before.is_ascii()) => return None,
        '\u{34F}' | '\u{17B4}' | '\u{17B5}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' => {
            Kind::ZeroWidth
        }
        '\u{2028}' | '\u{2029}' => Kind::LineEnd,
        '\u{200C}' | '\u{200D}' if is_joined(c, beside) => return None,
        '\u{180E}' if beside.before().is_some_and(joins) => return None,
        '\u{200C}' | '\u{200D}' | '\u{180E}' => Kind::Joiner,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' if beside.before().is_some_and(varies) => {
            return None;
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Kind::Selector,
        _ if is_flag_tag(c) && beside.is_in_flag() => return None,
        '\u{E0000}'..='\u{E0FFF}' => Kind::Tag,
        // Hangul syllables without a first or a second letter are written with these two.
        '\u{115F}' | '\u{1160}' if is_jamo(beside.before()) || is_jamo(beside.after()) => return None,
        '\u{2800}' if is_braille(beside.before()) || is_braille(beside.after()) => return None,
        '\u{115F}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => Kind::Filler,
        '\u{FFF9}'..='\u{FFFB}' => Kind::Annotation,
        '\u{E000}'..='\u{F8FF}' => Kind::PrivateUse,
        '\u{FDD0}'..='\u{FDEF}' => Kind::Noncharacter,
        _ if u32::from(c) & 0xFFFE == 0xFFFE => Kind::Noncharacter,
        '\u{F0000}'.. => Kind::PrivateUse,
        _ => return None,
    })
}

/// Whether a joiner has something to join, or to keep apart: letters of a script that joins, or emoji.
fn is_joined(c: char, beside: &Neighbors<'_>) -> bool {
    let (before, after) = (beside.before(), beside.after());
    if before.is_some_and(joins) {
        return true;
    }
    // At the start of a word U+200D gives a letter the form that it has inside one.
    (c == '\u{200D}' && after.is_some_and(joins) && !before.is_some_and(char::is_alphanumeric))
        || (c == '\u{200D}' && before.is_some_and(ends_emoji) && after.is_some_and(is_emoji))
}

/// Letters and marks of scripts in which joiners change how a word is written.
const fn joins(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{F00}'..='\u{109F}' | '\u{1780}'..='\u{17B3}'
        | '\u{17B6}'..='\u{17FF}' | '\u{1800}'..='\u{180D}' | '\u{180F}'..='\u{18AF}' | '\u{1900}'..='\u{1CFF}'
        | '\u{A840}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10A00}'..='\u{11FFF}' | '\u{1E900}'..='\u{1E95F}')
}

/// Whether a character may have a variation selector behind it: a visible one that is no letter of the alphabet.
fn varies(c: char) -> bool {
    matches!(c, '0'..='9' | '#' | '*')
        || !(c.is_ascii()
            || c.is_whitespace()
            || is_selector(c)
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{E0000}'..))
}

const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}'
        | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

const fn ends_emoji(c: char) -> bool {
    is_emoji(c) || matches!(c, '\u{FE0F}' | '\u{E007F}')
}

fn is_jamo(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '\u{1100}'..='\u{115E}' | '\u{1161}'..='\u{11FF}'))
}

fn is_braille(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '\u{2801}'..='\u{28FF}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kinds of what is hidden in a text.
    fn found(text: &str) -> Vec<Kind> {
        text.char_indices().filter_map(|(at, c)| hidden(c, &Neighbors { text, at })).collect()
    }

    #[test]
    fn what_writing_needs_is_not_hidden() {
        for text in [
            "می‌گوید",
            "क्‍ष",
            "ශ්‍රී",
            "👩‍👩‍👧",
            "🏳️‍🌈",
            "❤️‍🔥",
            "1️⃣",
            "葛\u{E0100}",
            "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
            "⠓⠀⠓",
            "«a» … – “b” ’",
            "a\u{A0}b\u{202F}c",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn what_it_does_not_need_is_hidden() {
        use Kind::{Bidi, Control, Filler, Joiner, LineEnd, Noncharacter, PrivateUse, Selector, Tag};
        assert_eq!(found("a\u{200d}b\u{200c}c"), [Joiner, Joiner]);
        assert_eq!(found("a\u{fe0f}"), [Selector]);
        assert_eq!(found("😀\u{fe0f}\u{e0101}\u{e0102}"), [Selector, Selector]);
        assert_eq!(found("x\u{e0041}\u{e007f}"), [Tag, Tag]);
        assert_eq!(found("🏴\u{e0075}\u{e0073}\u{e0074}\u{e0078}\u{e007f}"), [Tag; 5], "few can show Texas");
        let scotland = "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}";
        assert_eq!(found(&format!("{scotland}\u{e0061}")), [Tag], "behind the end of a flag");
        assert_eq!(found("\u{61c}\u{200e}\u{2069}"), [Bidi, Bidi, Bidi]);
        assert_eq!(found("\u{3164}\u{2800}"), [Filler, Filler]);
        assert_eq!(found("\0\u{1b}\u{85}\u{9b}"), [Control; 4]);
        assert_eq!(
            found("\u{e000}\u{10fffd}\u{fffe}\u{2028}"),
            [PrivateUse, PrivateUse, Noncharacter, LineEnd]
        );
    }
}
