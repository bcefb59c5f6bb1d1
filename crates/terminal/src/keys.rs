//! What a whole sequence means: a key, the mouse, the focus, or nothing that was typed. It must not read or wait.
//!
//! These are the sequences of xterm, with those of the Linux console, rxvt and the protocols that tell more about a key
//! (`modifyOtherKeys` and kitty's), which another program may have left on.

use crate::input::{Input, Mouse, MouseKind};
use crate::key::{Key, KeyCode};

/// The modifiers of a key, as sequences number them less one.
#[derive(Clone, Copy)]
struct Modifiers(u32);

impl Modifiers {
    const NONE: Self = Self(0);
    const SHIFT: u32 = 1;
    const ALT: u32 = 2;
    const CTRL: u32 = 4;
    /// Super, Hyper and Meta: the keys of a desktop, for which there is no word here.
    const UNKNOWN: u32 = 8 | 16 | 32;

    fn has(self, modifier: u32) -> bool {
        self.0 & modifier != 0
    }

    /// A key with these modifiers; Shift is folded into a character.
    fn key(self, code: KeyCode) -> Option<Key> {
        if self.has(Self::UNKNOWN) {
            return None;
        }
        let (ctrl, shift) = (self.has(Self::CTRL), self.has(Self::SHIFT));
        let (code, shift) = match code {
            KeyCode::Char(typed) if ctrl => (KeyCode::Char(single_case(typed, typed.to_lowercase())), false),
            KeyCode::Char(typed) if shift => (KeyCode::Char(single_case(typed, typed.to_uppercase())), false),
            KeyCode::Char(typed) => (KeyCode::Char(typed), false),
            code => (code, shift),
        };
        Some(Key { code, ctrl, alt: self.has(Self::ALT), shift })
    }
}

/// The other case of a character, unless that is several characters (`ß`, `SS`).
fn single_case(typed: char, mut changed: impl Iterator<Item = char>) -> char {
    match (changed.next(), changed.next()) {
        (Some(changed), None) => changed,
        _ => typed,
    }
}

/// The key that one character is.
pub(super) fn single(typed: char) -> Option<Key> {
    let code = match typed {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\x7f' => KeyCode::Backspace,
        '\x1b' => KeyCode::Esc,
        '\0' => return Modifiers(Modifiers::CTRL).key(KeyCode::Char(' ')),
        '\x01'..='\x1a' => return control_letter(typed, b'a' - 1),
        '\x1c'..='\x1f' => return control_letter(typed, b'4' - 0x1c),
        typed => KeyCode::Char(typed),
    };
    Modifiers::NONE.key(code)
}

fn control_letter(typed: char, above: u8) -> Option<Key> {
    Modifiers(Modifiers::CTRL).key(KeyCode::Char(char::from(typed as u8 + above)))
}

/// What a control sequence means, of its parameters and its last byte.
pub(super) fn control(parameters: &[u8], last: u8) -> Option<Input> {
    if let (Some(parameters), b'M' | b'm') = (parameters.strip_prefix(b"<"), last) {
        return mouse(&Fields::read(parameters)?, 0).filter(|_| last == b'M').map(Input::Mouse);
    }
    let fields = Fields::read(parameters)?;
    match last {
        b'I' if fields.is_empty() => Some(Input::Returned),
        b'M' => mouse(&fields, OLD_OFFSET).map(Input::Mouse),
        _ => key(&fields, last).map(Input::Key),
    }
}

fn key(fields: &Fields, last: u8) -> Option<Key> {
    match last {
        b'~' if fields.first() == 27 => fields.modifiers()?.key(character(fields.third())?),
        b'~' => fields.modifiers()?.key(numbered(fields.first())?),
        // rxvt has the modifiers in the last byte.
        b'^' => Modifiers(Modifiers::CTRL).key(numbered(fields.only()?)?),
        b'@' => Modifiers(Modifiers::CTRL | Modifiers::SHIFT).key(numbered(fields.only()?)?),
        b'a'..=b'd' if fields.is_empty() => {
            Modifiers(Modifiers::SHIFT).key(named(last.to_ascii_uppercase())?)
        }
        b'u' => unicode(fields),
        b'Z' => {
            let key = fields.modifiers()?.key(KeyCode::Tab)?;
            Some(Key { shift: true, ..key })
        }
        // Where the cursor is, unless it is F3 with a modifier.
        b'R' if !fields.is_empty() && (fields.first() != 1 || !(2..=16).contains(&fields.second())) => None,
        _ if fields.first() <= 1 => fields.modifiers()?.key(named(last)?),
        // Before there was a 1 in front, the modifiers stood alone.
        _ => Modifiers(fields.only()? - 1).key(named(last)?),
    }
}

/// The key of `ESC O`, of its parameters and its last byte.
pub(super) fn keypad(parameters: &[u8], last: u8) -> Option<Key> {
    let fields = Fields::read(parameters)?;
    match last {
        b'M' => fields.modifiers()?.key(KeyCode::Enter),
        b'a'..=b'd' if fields.is_empty() => Modifiers(Modifiers::CTRL).key(named(last.to_ascii_uppercase())?),
        _ => key(&fields, last).filter(|_| named(last).is_some()),
    }
}

/// The keys that a last byte names.
fn named(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The keys that a number before a `~` names.
fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=26 => KeyCode::F(number as u8 - 12),
        28..=29 => KeyCode::F(number as u8 - 13),
        31..=34 => KeyCode::F(number as u8 - 14),
        _ => return None,
    })
}

/// A key told by its character: `ESC [ 113 u`.
fn unicode(fields: &Fields) -> Option<Key> {
    let modifiers = fields.modifiers()?;
    match fields.shifted().filter(|_| modifiers.has(Modifiers::SHIFT)) {
        Some(shifted) => Modifiers(modifiers.0 & !Modifiers::SHIFT).key(character(shifted)?),
        None => modifiers.key(character(fields.first())?),
    }
}

/// The keys of a keypad, as kitty numbers them from 57399 on.
const KEYPAD: &[KeyCode] = &[
    KeyCode::Char('0'),
    KeyCode::Char('1'),
    KeyCode::Char('2'),
    KeyCode::Char('3'),
    KeyCode::Char('4'),
    KeyCode::Char('5'),
    KeyCode::Char('6'),
    KeyCode::Char('7'),
    KeyCode::Char('8'),
    KeyCode::Char('9'),
    KeyCode::Char('.'),
    KeyCode::Char('/'),
    KeyCode::Char('*'),
    KeyCode::Char('-'),
    KeyCode::Char('+'),
    KeyCode::Enter,
    KeyCode::Char('='),
    KeyCode::Char(','),
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::PageUp,
    KeyCode::PageDown,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::Insert,
    KeyCode::Delete,
];

/// The key of a code point; kitty has codes of its own for keys that are no characters.
fn character(code: u32) -> Option<KeyCode> {
    match code {
        9 => Some(KeyCode::Tab),
        13 => Some(KeyCode::Enter),
        27 => Some(KeyCode::Esc),
        127 => Some(KeyCode::Backspace),
        57376..=57387 => Some(KeyCode::F((code - 57376) as u8 + 13)),
        57399..=57426 => KEYPAD.get((code - 57399) as usize).copied(),
        0xe000..=0xf8ff => None,
        code => char::from_u32(code).filter(|c| !c.is_control()).map(KeyCode::Char),
    }
}

/// What the older protocols add to the button.
const OLD_OFFSET: u32 = 32;

fn mouse(fields: &Fields, offset: u32) -> Option<Mouse> {
    click(fields.first().checked_sub(offset)?, fields.second(), fields.third())
}

/// The mouse as three bytes, each with 32 added.
pub(super) fn old_mouse(button: u8, column: u8, row: u8) -> Option<Mouse> {
    let [button, column, row] = [button, column, row].map(|byte| u32::from(byte).checked_sub(OLD_OFFSET));
    click(button?, column?, row?)
}

/// A click, a drag or a turn of the wheel, with any modifiers, at a cell counted from 1.
fn click(button: u32, column: u32, row: u32) -> Option<Mouse> {
    let kind = match button & !0b1_1100 {
        0 => MouseKind::Click,
        32 => MouseKind::Drag,
        64 => MouseKind::WheelUp,
        65 => MouseKind::WheelDown,
        _ => return None,
    };
    let cell = |counted: u32| u16::try_from(counted.checked_sub(1)?).ok();
    Some(Mouse { kind, column: cell(column)?, row: cell(row)? })
}

/// The parameters of a sequence: numbers between semicolons, with more of each behind colons.
struct Fields<'a> {
    text: &'a str,
}

impl<'a> Fields<'a> {
    /// Gives nothing where there is anything but numbers: what begins with `?`, `>` or `=` is never a key.
    fn read(parameters: &'a [u8]) -> Option<Self> {
        let text = str::from_utf8(parameters).ok()?;
        text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b';' | b':')).then_some(Self { text })
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A number by its place; 0 where there is none, as where it is left out.
    fn number(&self, field: usize, part: usize) -> Option<u32> {
        let text = self.text.split(';').nth(field)?.split(':').nth(part)?;
        if text.is_empty() { Some(0) } else { Some(text.parse().unwrap_or(u32::MAX)) }
    }

    fn first(&self) -> u32 {
        self.number(0, 0).unwrap_or(0)
    }

    fn second(&self) -> u32 {
        self.number(1, 0).unwrap_or(0)
    }

    fn third(&self) -> u32 {
        self.number(2, 0).unwrap_or(0)
    }

    /// The first number, where there is one alone.
    fn only(&self) -> Option<u32> {
        (self.number(1, 0).is_none()).then(|| self.first())
    }

    /// The character that Shift makes of the key.
    fn shifted(&self) -> Option<u32> {
        self.number(0, 1).filter(|shifted| *shifted != 0)
    }

    /// The modifiers, which stand second; nothing for a key that was let go.
    fn modifiers(&self) -> Option<Modifiers> {
        const RELEASED: u32 = 3;
        const MOST: u32 = 1 << 8;
        if self.number(1, 1) == Some(RELEASED) || self.second() > MOST {
            return None;
        }
        Some(Modifiers(self.second().saturating_sub(1)))
    }
}
