//! What is kept, one thing a record. It must not know how records are written down.

use std::borrow::Cow;

use briefing_changes::Anchor;
use serde::{Deserialize, Serialize};

use super::{
    key::{Hash, Key, NoteId},
    line::Stamp,
    sketch::Sketch,
};

/// One thing that is kept for a briefing.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// It was opened.
    Opened(Opening),
    /// It says something else, and that was seen while it was open.
    Seen(Opening),
    /// An item is marked.
    Mark {
        /// Which mark it is.
        id: NoteId,
        /// The item.
        anchor: Anchor,
    },
    /// A mark is taken away.
    Unmark {
        /// Which mark it is.
        id: NoteId,
    },
    /// A note is written, or changed where there is one of this id.
    Note {
        /// Which note it is.
        id: NoteId,
        /// The item that it is about.
        anchor: Anchor,
        /// What it says.
        text: String,
        /// What was known of the note when it was changed: [`Kept::stamp`](super::Kept::stamp). Where another device has changed
        /// it meanwhile, both texts stay.
        was: Option<Stamp>,
    },
    /// A note is taken away.
    Forget {
        /// Which note it is.
        id: NoteId,
        /// What was known of the note then; where another device has changed it meanwhile, it stays.
        was: Option<Stamp>,
    },
    /// The item of a note or mark says something else in a version that was seen.
    Anchored {
        /// Which note or mark it is.
        id: NoteId,
        /// The item as it is by now.
        anchor: Anchor,
        /// Whether somebody has to look whether it is the same thing still.
        changed: bool,
    },
    /// Items were read: their [`read_mark`](super::read_mark)s.
    Read(Vec<u64>),
    /// Where the reader is: what only the reader understands.
    Place(serde_json::Value),
}

/// A version of a briefing, where it lies and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Opening {
    /// The path of the file, absolute; empty where it is no file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
    /// The version.
    pub hash: Option<Hash>,
    /// The id in the head of the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What words it has.
    #[serde(skip_serializing_if = "Sketch::is_empty")]
    pub sketch: Sketch,
    /// Briefings that are this one under other keys, because two devices have opened it apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Key>,
    /// The briefing of which it is a copy: what was kept for that until now was kept for this one, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<Key>,
}

/// What kind of record a line has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Opened,
    Seen,
    Mark,
    Unmark,
    Note,
    Forget,
    Anchored,
    Read,
    Place,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::Opened,
        Self::Seen,
        Self::Mark,
        Self::Unmark,
        Self::Note,
        Self::Forget,
        Self::Anchored,
        Self::Read,
        Self::Place,
    ];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Seen => "seen",
            Self::Mark => "mark",
            Self::Unmark => "unmark",
            Self::Note => "note",
            Self::Forget => "forget",
            Self::Anchored => "anchored",
            Self::Read => "read",
            Self::Place => "place",
        }
    }

    pub(crate) fn parse(word: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str().as_bytes() == word)
    }
}

/// What stands in the line of a mark.
#[derive(Serialize, Deserialize)]
struct Marked<'a> {
    id: NoteId,
    anchor: Cow<'a, Anchor>,
}

/// What stands in the line of what is taken away.
#[derive(Serialize, Deserialize)]
struct Taken {
    id: NoteId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    was: Option<Stamp>,
}

/// What stands in the line of a note.
#[derive(Serialize, Deserialize)]
struct Noted<'a> {
    id: NoteId,
    text: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    was: Option<Stamp>,
    anchor: Cow<'a, Anchor>,
}

/// What stands in the line of an anchor.
#[derive(Serialize, Deserialize)]
struct Moored<'a> {
    id: NoteId,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    changed: bool,
    anchor: Cow<'a, Anchor>,
}

impl Record {
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Self::Opened(_) => Kind::Opened,
            Self::Seen(_) => Kind::Seen,
            Self::Mark { .. } => Kind::Mark,
            Self::Unmark { .. } => Kind::Unmark,
            Self::Note { .. } => Kind::Note,
            Self::Forget { .. } => Kind::Forget,
            Self::Anchored { .. } => Kind::Anchored,
            Self::Read(_) => Kind::Read,
            Self::Place(_) => Kind::Place,
        }
    }

    /// What it says, as JSON on one line.
    pub(crate) fn body(&self) -> serde_json::Result<String> {
        match self {
            Self::Opened(opening) | Self::Seen(opening) => serde_json::to_string(opening),
            Self::Mark { id, anchor } => {
                serde_json::to_string(&Marked { id: *id, anchor: Cow::Borrowed(anchor) })
            }
            Self::Unmark { id } => serde_json::to_string(&Taken { id: *id, was: None }),
            Self::Forget { id, was } => serde_json::to_string(&Taken { id: *id, was: was.clone() }),
            Self::Note { id, anchor, text, was } => {
                let (text, anchor) = (Cow::Borrowed(&**text), Cow::Borrowed(anchor));
                serde_json::to_string(&Noted { id: *id, text, was: was.clone(), anchor })
            }
            Self::Anchored { id, anchor, changed } => {
                serde_json::to_string(&Moored { id: *id, changed: *changed, anchor: Cow::Borrowed(anchor) })
            }
            Self::Read(marks) => Ok(format!("\"{}\"", read_marks(marks))),
            Self::Place(place) => serde_json::to_string(place),
        }
    }

    /// The other way round.
    pub(crate) fn parse(kind: Kind, body: &[u8]) -> serde_json::Result<Self> {
        Ok(match kind {
            Kind::Opened => Self::Opened(serde_json::from_slice(body)?),
            Kind::Seen => Self::Seen(serde_json::from_slice(body)?),
            Kind::Mark => {
                let Marked { id, anchor } = serde_json::from_slice(body)?;
                Self::Mark { id, anchor: anchor.into_owned() }
            }
            Kind::Unmark => Self::Unmark { id: serde_json::from_slice::<Taken>(body)?.id },
            Kind::Note => {
                let Noted { id, text, was, anchor } = serde_json::from_slice(body)?;
                Self::Note { id, anchor: anchor.into_owned(), text: text.into_owned(), was }
            }
            Kind::Forget => {
                let Taken { id, was } = serde_json::from_slice(body)?;
                Self::Forget { id, was }
            }
            Kind::Anchored => {
                let Moored { id, changed, anchor } = serde_json::from_slice(body)?;
                Self::Anchored { id, anchor: anchor.into_owned(), changed }
            }
            Kind::Read => {
                let mut marks = Vec::new();
                each_read_mark(body, &mut |mark| marks.push(mark))?;
                Self::Read(marks)
            }
            Kind::Place => Self::Place(serde_json::from_slice(body)?),
        })
    }
}

/// So many hexadecimal digits are a mark.
const DIGITS: usize = 16;

/// Marks without anything between them: there may be a hundred thousand.
fn read_marks(marks: &[u64]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let digits = marks.iter().flat_map(|mark| (0..DIGITS).rev().map(move |at| (mark >> (4 * at)) & 0xf));
    digits.map(|digit| char::from(HEX[digit as usize])).collect()
}

/// The marks of a line. Errors: it has something else.
pub(crate) fn each_read_mark(body: &[u8], take: &mut dyn FnMut(u64)) -> serde_json::Result<()> {
    use serde::de::Error;
    let wrong = || serde_json::Error::custom("not a list of marks");
    let digits = body.strip_prefix(b"\"").and_then(|body| body.strip_suffix(b"\"")).ok_or_else(wrong)?;
    if digits.len() % DIGITS != 0 || !digits.iter().all(u8::is_ascii_hexdigit) {
        return Err(wrong());
    }
    for mark in digits.chunks_exact(DIGITS) {
        take(mark.iter().fold(0, |number, digit| (number << 4) | u64::from(value(*digit))));
    }
    Ok(())
}

const fn value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_record_is_read_as_it_was_written() -> serde_json::Result<()> {
        let (id, anchor) = (
            NoteId::random(),
            Anchor { title: "Fire".to_owned(), print: briefing_changes::Print(7), ..Anchor::default() },
        );
        let opening = Opening { path: "/a b".to_owned(), hash: Some(Hash::of("x")), ..Opening::default() };
        let text = "One\n\"two\" \u{1b}[2J".to_owned();
        let was = Some(Stamp { n: 3, device: "ab".to_owned() });
        for record in [
            Record::Opened(opening.clone()),
            Record::Seen(opening),
            Record::Mark { id, anchor: anchor.clone() },
            Record::Unmark { id },
            Record::Note { id, anchor: anchor.clone(), text, was: was.clone() },
            Record::Forget { id, was },
            Record::Anchored { id, anchor, changed: true },
            Record::Read(vec![0, u64::MAX, 0x0123_4567_89ab_cdef]),
            Record::Place(serde_json::json!({"lens": "timeline", "at": 3})),
        ] {
            let body = record.body()?;
            assert!(!body.contains('\n') && !body.contains('\u{1b}'), "{body}");
            assert_eq!(Record::parse(record.kind(), body.as_bytes())?, record);
            assert_eq!(Kind::parse(record.kind().as_str().as_bytes()), Some(record.kind()));
        }
        assert!(Record::parse(Kind::Read, b"\"0123\"").is_err());
        assert!(Record::parse(Kind::Note, b"{}").is_err());
        Ok(())
    }
}
