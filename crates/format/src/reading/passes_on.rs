//! Words for what a source passes on and nobody can name: `unkown`, `none`, `n/a`. It must not know which ids there are.

use super::{
    fields::Field,
    schema::{Key, UNKNOWN},
    suggest::suggest,
    tree::Kind,
};

/// The key that takes the word `unknown`.
const BASED_ON: &str = "based_on";
const CITES: &str = "cites";

/// Words of everyday use for "nobody knows".
const NOT_KNOWN: &[&str] =
    &["?", "not known", "not-known", "unclear", "unidentified", "unsure", "unspecified"];
/// Words of everyday use for "nothing".
const NOTHING: &[&str] =
    &["itself", "n/a", "na", "no", "nobody", "none", "nothing", "null", "original", "self"];

/// What is to be said of a word where the sources belong that another passes on.
pub(super) struct Word {
    pub(super) help: &'static str,
    /// Whether it surely is `unknown` that was meant, and can stand here.
    pub(super) is_sure: bool,
}

/// What to say of such a word in the place of the whole list.
pub(super) fn for_list(word: &str, key: &Key) -> Option<Word> {
    let meant = meant(word, key)?;
    let help = match (key.name, meant) {
        (BASED_ON, Meant::NotKnown { .. }) => {
            "Write `based_on: unknown` where nobody knows what it passes on; else leave the key out."
        }
        (BASED_ON, Meant::Nothing) => {
            "Leave the key out where it passes nothing on; where nobody knows, write `based_on: unknown`."
        }
        (_, Meant::NotKnown { .. }) => {
            "Write `based_on: unknown`: it says that the source passes on something, and nobody knows from whom."
        }
        (_, Meant::Nothing) => {
            "Leave the key out where it cites nobody; where nobody knows whom, write `based_on: unknown`."
        }
    };
    let is_sure = matches!(meant, Meant::NotKnown { is_sure: true }) && key.name == BASED_ON;
    Some(Word { help, is_sure })
}

/// What to say of such a word in the list; `is_only` where nothing else stands there.
pub(super) fn in_list(word: &str, key: &Key, is_only: bool) -> Option<Word> {
    let meant = meant(word, key)?;
    Some(match (key.name, meant) {
        (BASED_ON, Meant::NotKnown { is_sure }) if is_only => {
            Word { help: "Write `based_on: unknown`, without brackets.", is_sure }
        }
        (BASED_ON, Meant::NotKnown { .. }) => Word {
            help: "Write `based_on: unknown`, without a list; what else it passes on goes in `cites`.",
            is_sure: false,
        },
        _ => Word { is_sure: false, ..for_list(word, key)? },
    })
}

/// Whether a text in the place of a list is such a word.
pub(super) fn is_word(field: Field<'_, '_>) -> bool {
    matches!(&field.node.kind, Kind::Scalar(word, _) if meant(word, field.key).is_some())
}

#[derive(Clone, Copy)]
enum Meant {
    NotKnown { is_sure: bool },
    Nothing,
}

fn meant(word: &str, key: &Key) -> Option<Meant> {
    if ![BASED_ON, CITES].contains(&key.name) {
        return None;
    }
    let word = word.trim().to_lowercase();
    if NOTHING.contains(&&*word) {
        return Some(Meant::Nothing);
    }
    if word == UNKNOWN {
        return Some(Meant::NotKnown { is_sure: true });
    }
    let near = suggest(&word, [UNKNOWN]);
    let is_near = near.is_some() || NOT_KNOWN.contains(&&*word);
    is_near.then(|| Meant::NotKnown { is_sure: near.is_some_and(|near| near.is_sure) })
}
