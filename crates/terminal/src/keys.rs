//! crossterm's events in our own terms. It must not read or wait.

use crossterm::event::{
    Event, KeyCode as Code, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use crate::{
    input::{Input, Mouse, MouseKind},
    key::{Key, KeyCode},
};

/// Translates an event. Gives nothing for what there is no word for here, and for a resize: the size is told by
/// SIGWINCH, while crossterm tells it only together with the next key.
pub(super) fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Mouse(event) => mouse(event).map(Input::Mouse),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::FocusGained => Some(Input::Returned),
        Event::Resize(..) | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    let unknown = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(unknown) {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let (code, shift) = match event.code {
        Code::Char(typed) if ctrl => (KeyCode::Char(single(typed, typed.to_lowercase())), false),
        Code::Char(typed) if shift => (KeyCode::Char(single(typed, typed.to_uppercase())), false),
        Code::Char(typed) => (KeyCode::Char(typed), false),
        Code::BackTab => (KeyCode::Tab, true),
        Code::Tab => (KeyCode::Tab, shift),
        Code::Enter => (KeyCode::Enter, shift),
        Code::Esc => (KeyCode::Esc, shift),
        Code::Backspace => (KeyCode::Backspace, shift),
        Code::Delete => (KeyCode::Delete, shift),
        Code::Insert => (KeyCode::Insert, shift),
        Code::Up => (KeyCode::Up, shift),
        Code::Down => (KeyCode::Down, shift),
        Code::Left => (KeyCode::Left, shift),
        Code::Right => (KeyCode::Right, shift),
        Code::Home => (KeyCode::Home, shift),
        Code::End => (KeyCode::End, shift),
        Code::PageUp => (KeyCode::PageUp, shift),
        Code::PageDown => (KeyCode::PageDown, shift),
        Code::F(number) => (KeyCode::F(number), shift),
        Code::Null
        | Code::CapsLock
        | Code::ScrollLock
        | Code::NumLock
        | Code::PrintScreen
        | Code::Pause
        | Code::Menu
        | Code::KeypadBegin
        | Code::Media(_)
        | Code::Modifier(_) => return None,
    };
    Some(Key { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT), shift })
}

/// The other case of a character, unless that is several characters (`ß`, `SS`).
fn single(typed: char, mut changed: impl Iterator<Item = char>) -> char {
    match (changed.next(), changed.next()) {
        (Some(changed), None) => changed,
        _ => typed,
    }
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let kind = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Click,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        MouseEventKind::Down(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Mouse { kind, column: event.column, row: event.row })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Key = Key { code: KeyCode::Esc, ctrl: false, alt: false, shift: false };

    fn pressed(code: Code, modifiers: KeyModifiers) -> Option<Key> {
        key(KeyEvent::new(code, modifiers))
    }

    #[track_caller]
    fn check(code: Code, modifiers: KeyModifiers, expected: Key) {
        assert_eq!(pressed(code, modifiers), Some(expected));
    }

    #[test]
    fn shift_is_folded_into_the_character() {
        check(Code::Char('G'), KeyModifiers::SHIFT, Key { code: KeyCode::Char('G'), ..PLAIN });
        check(Code::Char('g'), KeyModifiers::SHIFT, Key { code: KeyCode::Char('G'), ..PLAIN });
        check(Code::Char('?'), KeyModifiers::SHIFT, Key { code: KeyCode::Char('?'), ..PLAIN });
        check(Code::Char(' '), KeyModifiers::SHIFT, Key { code: KeyCode::Char(' '), ..PLAIN });
        check(Code::Char('ß'), KeyModifiers::SHIFT, Key { code: KeyCode::Char('ß'), ..PLAIN });
    }

    #[test]
    fn shift_stays_beside_a_key_without_a_character() {
        check(Code::Down, KeyModifiers::SHIFT, Key { code: KeyCode::Down, shift: true, ..PLAIN });
        check(Code::F(3), KeyModifiers::SHIFT, Key { code: KeyCode::F(3), shift: true, ..PLAIN });
    }

    #[test]
    fn back_tab_is_tab_with_shift() {
        let back = Key { code: KeyCode::Tab, shift: true, ..PLAIN };
        check(Code::BackTab, KeyModifiers::SHIFT, back);
        check(Code::BackTab, KeyModifiers::NONE, back);
    }

    #[test]
    fn control_letters_are_lower_case() {
        let down = Key { code: KeyCode::Char('d'), ctrl: true, ..PLAIN };
        check(Code::Char('d'), KeyModifiers::CONTROL, down);
        check(Code::Char('D'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, down);
        check(Code::Char(' '), KeyModifiers::CONTROL, Key { code: KeyCode::Char(' '), ..down });
    }

    #[test]
    fn alt_stands_beside_the_character() {
        check(
            Code::Char('F'),
            KeyModifiers::ALT | KeyModifiers::SHIFT,
            Key { code: KeyCode::Char('F'), alt: true, ..PLAIN },
        );
    }

    #[test]
    fn what_there_is_no_word_for_is_dropped() {
        assert_eq!(pressed(Code::CapsLock, KeyModifiers::NONE), None);
        assert_eq!(pressed(Code::Char('q'), KeyModifiers::SUPER), None);
        let release = KeyEvent::new_with_kind(Code::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(key(release), None);
        assert_eq!(input(Event::Resize(80, 24)), None);
        assert_eq!(input(Event::FocusLost), None);
    }

    #[test]
    fn a_held_key_goes_on_being_pressed() {
        let held = KeyEvent::new_with_kind(Code::Char('j'), KeyModifiers::NONE, KeyEventKind::Repeat);
        assert_eq!(key(held), Some(Key { code: KeyCode::Char('j'), ..PLAIN }));
    }

    #[test]
    fn the_mouse_clicks_drags_and_turns_its_wheel_and_nothing_else() {
        let event = |kind| MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE };
        let told = |kind| mouse(event(kind)).map(|mouse| (mouse.kind, mouse.column, mouse.row));
        assert_eq!(told(MouseEventKind::Down(MouseButton::Left)), Some((MouseKind::Click, 3, 4)));
        assert_eq!(told(MouseEventKind::ScrollDown), Some((MouseKind::WheelDown, 3, 4)));
        assert_eq!(told(MouseEventKind::Drag(MouseButton::Left)), Some((MouseKind::Drag, 3, 4)));
        assert_eq!(told(MouseEventKind::Drag(MouseButton::Right)), None);
        assert_eq!(told(MouseEventKind::Up(MouseButton::Left)), None);
        assert_eq!(told(MouseEventKind::Down(MouseButton::Right)), None);
        assert_eq!(told(MouseEventKind::Moved), None);
    }
}
