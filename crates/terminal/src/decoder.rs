//! From the bytes of a terminal to what was typed, sequence by whole sequence. It must not read, wait or look at the clock.
//!
//! A terminal also sends what nobody typed: answers to questions that another program asked, or half of a sequence on a
//! slow line. So the end of a sequence is found first, and only then what it means: what has no meaning is dropped whole.
//! What is not finished is given up after a time, and no time is long: nothing that arrives makes the reader deaf.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use super::keys;
use crate::input::Input;
use crate::key::{Key, KeyCode};

/// How long the rest of a sequence is waited for behind its first byte: an Esc that was typed is answered after it.
const AFTER_ESCAPE: Duration = Duration::from_millis(50);
/// How long it is waited for behind more bytes: nobody types those, but a slow line parts them.
const AFTER_MORE: Duration = Duration::from_millis(100);
/// How long the rest of a string is waited for.
const WITHIN_STRING: Duration = Duration::from_millis(500);
/// How long the rest of a paste is waited for. What came too late would be taken for keys.
const WITHIN_PASTE: Duration = Duration::from_secs(1);
/// How long anything but a paste may take from its first byte, however fast more bytes come.
const WHOLE: Duration = Duration::from_secs(2);
/// The most bytes of a control sequence; the answers of terminals have a few dozen.
const LONGEST: usize = 256;

const ETX: u8 = 0x03;
const BEL: u8 = 0x07;
const CAN: u8 = 0x18;
const SUB: u8 = 0x1a;
const ESC: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"200";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// What the next byte goes on with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing is begun.
    Ground,
    /// A character of several bytes.
    Character,
    /// An ESC.
    Escape,
    /// A control sequence: `ESC [`, parameters, one last byte.
    Csi,
    /// A key of a keypad: `ESC O`, sometimes parameters, one last byte.
    Ss3,
    /// `ESC [ [` and one byte, a function key of the Linux console.
    Console,
    /// `ESC [ M` and three bytes, the mouse of old terminals.
    Mouse,
    /// DCS, OSC, APC, PM or SOS, up to the string terminator.
    String,
    /// An ESC within a string: the terminator, or the end of the string without one.
    StringEscape,
    /// Pasted text, up to its closing bracket.
    Paste,
}

/// Takes bytes in and gives inputs out.
#[derive(Debug)]
pub(super) struct Decoder {
    state: State,
    /// Whether an ESC stands before the sequence: Alt where the sequence is a key, and Esc where it is none.
    is_after_escape: bool,
    /// What stood behind the ESC; nothing where an 8-bit control began the sequence.
    introducer: Option<u8>,
    /// The bytes of what is begun, without what introduces it. Of a string the first alone.
    held: Vec<u8>,
    /// When what is begun began, and when its last byte came.
    times: Option<(Instant, Instant)>,
    inputs: VecDeque<Input>,
}

impl Decoder {
    pub(super) fn new() -> Decoder {
        Decoder {
            state: State::Ground,
            is_after_escape: false,
            introducer: None,
            held: Vec::new(),
            times: None,
            inputs: VecDeque::new(),
        }
    }

    /// Takes in bytes that were read now.
    pub(super) fn feed(&mut self, bytes: &[u8], now: Instant) {
        if self.times.is_some_and(|(began, _)| self.state != State::Paste && now >= began + WHOLE) {
            self.give_up();
        }
        for &byte in bytes {
            self.take(byte);
            if self.state != State::Ground {
                self.times = Some((self.times.map_or(now, |(began, _)| began), now));
            }
        }
    }

    /// What was typed next.
    pub(super) fn next(&mut self) -> Option<Input> {
        self.inputs.pop_front()
    }

    /// When what is begun is to be given up, unless more comes; nothing where nothing is begun.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let (began, last) = self.times?;
        let patience = match self.state {
            State::Paste => return Some(last + WITHIN_PASTE),
            State::String | State::StringEscape => WITHIN_STRING,
            State::Escape => AFTER_ESCAPE,
            _ => AFTER_MORE,
        };
        Some((last + patience).min(began + WHOLE))
    }

    /// Takes note of the time, where no byte waits: gives up what should have been finished by now.
    pub(super) fn expire(&mut self, now: Instant) {
        if self.deadline().is_some_and(|deadline| now >= deadline) {
            self.give_up();
        }
    }

    fn take(&mut self, byte: u8) {
        // Whatever is begun, ctrl-c is heard.
        if byte == ETX {
            self.give_up();
            return self.give_key(keys::single(char::from(byte)));
        }
        match (self.state, byte) {
            (State::Paste, _) => {
                self.held.push(byte);
                if self.held.ends_with(PASTE_ENDS) {
                    self.held.truncate(self.held.len() - PASTE_ENDS.len());
                    self.give_up();
                }
            }
            (State::String, ESC) => self.state = State::StringEscape,
            (State::String, BEL) | (State::StringEscape, b'\\') => self.finish(None),
            // The terminator in one byte, which is part of a character in a string of UTF-8.
            (State::String, 0x9c) if self.introducer.is_none() => self.finish(None),
            (State::String, CAN | SUB) => self.drop_and_take(byte),
            (State::String, _) => {
                if self.held.is_empty() {
                    self.held.push(byte);
                }
            }
            (State::StringEscape, _) => {
                self.finish(None);
                self.state = State::Escape;
                self.take(byte);
            }
            (State::Escape, ESC) => {
                if self.is_after_escape {
                    self.give_key(Some(Key::plain(KeyCode::Esc)));
                }
                self.is_after_escape = true;
            }
            (_, ESC) => {
                self.finish(None);
                self.state = State::Escape;
            }
            (State::Ground, _) => self.begin(byte),
            (State::Escape, _) => self.begin_after_escape(byte),
            (State::Character, _) => self.go_on_with_character(byte),
            (State::Csi, b'[') if self.held.is_empty() => self.state = State::Console,
            (State::Csi, b'M') if self.held.is_empty() => self.state = State::Mouse,
            (State::Csi, b'~') if self.held == PASTE_BEGINS => {
                self.give_escape();
                self.held.clear();
                self.state = State::Paste;
            }
            (State::Csi, b' '..=b'?') | (State::Ss3, b'0'..=b'?') if self.held.len() < LONGEST => {
                self.held.push(byte);
            }
            (State::Csi, b'@'..=b'~') => self.finish(keys::control(&self.held, byte)),
            (State::Ss3, b'@'..=b'~') => self.finish(keys::keypad(&self.held, byte).map(Input::Key)),
            (State::Console, b'A'..=b'E') => {
                self.finish(Some(Input::Key(Key::plain(KeyCode::F(byte - b'A' + 1)))));
            }
            (State::Mouse, 0x20..) => {
                self.held.push(byte);
                if let [button, column, row] = self.held[..] {
                    self.finish(keys::old_mouse(button, column, row).map(Input::Mouse));
                }
            }
            (State::Csi | State::Ss3 | State::Console | State::Mouse, _) => self.drop_and_take(byte),
        }
    }

    /// A byte of its own, or the first of something.
    fn begin(&mut self, byte: u8) {
        match byte {
            ..=0x7f => self.finish(keys::single(char::from(byte)).map(Input::Key)),
            0x80..=0x9f => self.begin_with_control(byte),
            0xc2..=0xf4 => {
                self.state = State::Character;
                self.held.push(byte);
            }
            // No character begins so.
            _ => self.finish(None),
        }
    }

    /// A control of 8 bits, which stands for ESC and a character of 7.
    fn begin_with_control(&mut self, byte: u8) {
        self.introducer = None;
        self.held.clear();
        match introduced_by(byte - 0x40) {
            Some(state) => self.state = state,
            None => self.finish(None),
        }
    }

    fn begin_after_escape(&mut self, byte: u8) {
        if let Some(state) = introduced_by(byte) {
            self.introducer = Some(byte);
            self.state = state;
            return;
        }
        // Alt with a character, whose first byte this is; an Esc before it was one of its own.
        self.give_escape();
        self.is_after_escape = true;
        self.state = State::Ground;
        self.begin(byte);
    }

    fn go_on_with_character(&mut self, byte: u8) {
        if byte & 0xc0 != 0x80 {
            return self.drop_and_take(byte);
        }
        self.held.push(byte);
        let length = match self.held[0] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            _ => 4,
        };
        if self.held.len() < length {
            return;
        }
        let decoded = str::from_utf8(&self.held).ok().and_then(|text| text.chars().next());
        match decoded {
            Some(control @ '\u{80}'..='\u{9f}') => self.begin_with_control(control as u8),
            decoded => self.finish(decoded.and_then(keys::single).map(Input::Key)),
        }
    }

    /// Drops what is begun, and takes a byte as the first of something else.
    fn drop_and_take(&mut self, byte: u8) {
        self.finish(None);
        self.take(byte);
    }

    /// Ends what is begun with what it means.
    fn finish(&mut self, input: Option<Input>) {
        match input {
            Some(Input::Key(key)) => {
                self.inputs.push_back(Input::Key(Key { alt: key.alt || self.is_after_escape, ..key }));
                self.is_after_escape = false;
            }
            input => {
                self.give_escape();
                self.inputs.extend(input);
            }
        }
        self.state = State::Ground;
        self.introducer = None;
        self.held.clear();
        self.times = None;
    }

    /// Ends what is begun and will not be finished.
    fn give_up(&mut self) {
        match self.state {
            State::Escape => self.finish_with_key(KeyCode::Esc),
            State::Paste => {
                let text = String::from_utf8_lossy(&self.held).into_owned();
                self.finish(Some(Input::Paste(text)));
            }
            // Alt with one of the characters that introduce sequences.
            State::Csi | State::Ss3 | State::String if self.held.is_empty() => match self.introducer {
                Some(introducer) => {
                    self.give_escape();
                    self.is_after_escape = true;
                    self.finish_with_key(KeyCode::Char(char::from(introducer)));
                }
                None => self.finish(None),
            },
            // Nothing follows the ESC, so it was no terminator.
            State::StringEscape => {
                self.finish(None);
                self.finish_with_key(KeyCode::Esc);
            }
            _ => self.finish(None),
        }
    }

    fn finish_with_key(&mut self, code: KeyCode) {
        if code == KeyCode::Esc {
            self.give_escape();
        }
        self.finish(Some(Input::Key(Key::plain(code))));
    }

    /// Gives the ESC before the sequence as the key that it was.
    fn give_escape(&mut self) {
        if std::mem::take(&mut self.is_after_escape) {
            self.give_key(Some(Key::plain(KeyCode::Esc)));
        }
    }

    fn give_key(&mut self, key: Option<Key>) {
        self.inputs.extend(key.map(Input::Key));
    }
}

/// What a character behind an ESC introduces.
fn introduced_by(byte: u8) -> Option<State> {
    match byte {
        b'[' => Some(State::Csi),
        b'O' => Some(State::Ss3),
        b'P' | b']' | b'_' | b'^' | b'X' => Some(State::String),
        _ => None,
    }
}
