//! By what briefings, texts and notes are told apart: numbers in hexadecimal digits. It must not know what they are of.

use std::{
    fmt,
    hash::{BuildHasher, Hasher, RandomState},
    str::FromStr,
};

use serde::{Deserialize, Serialize};
use twox_hash::{XxHash3_64, XxHash3_128};

/// The text is no number of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoNumber;

impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number in hexadecimal digits")
    }
}

macro_rules! numbers {
    ($($(#[$meta:meta])* $name:ident($number:ty, $digits:literal);)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name($number);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("{:0", $digits, "x}"), self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = NoNumber;

            fn from_str(text: &str) -> Result<Self, NoNumber> {
                let is_plain = text.len() == $digits && text.bytes().all(|byte| byte.is_ascii_hexdigit());
                let number = <$number>::from_str_radix(text, 16).ok().filter(|_| is_plain);
                number.map(Self).ok_or(NoNumber)
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NoNumber;

            fn try_from(text: String) -> Result<Self, NoNumber> {
                text.parse()
            }
        }
    )+};
}

numbers! {
    /// Which briefing something was kept for, wherever its file lies and whatever it says by now.
    Key(u64, 16);
    /// A version of a briefing: the XXH3 of its text, the same on every machine.
    Hash(u128, 32);
    /// Which note or mark it is.
    NoteId(u64, 16);
}

impl Key {
    /// That of a briefing that nobody has opened before. Two devices that open the same one have one key.
    pub(crate) fn new(of: &str) -> Self {
        Self(XxHash3_64::oneshot(of.as_bytes()))
    }
}

impl Hash {
    /// That of the text of a file, decoded.
    pub fn of(text: &str) -> Self {
        Self(XxHash3_128::oneshot(text.as_bytes()))
    }
}

impl NoteId {
    /// One that nothing has.
    pub fn random() -> Self {
        Self(random())
    }

    /// The same one for the same words.
    pub(crate) fn of(words: &str) -> Self {
        Self(XxHash3_64::oneshot(words.as_bytes()))
    }
}

/// A number that nobody else draws.
pub(crate) fn random() -> u64 {
    // The standard library takes the keys of its hashers from the system; each has others.
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    hasher.finish()
}
