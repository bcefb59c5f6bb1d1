//! How to change the style in force (ECMA-48 SGR). It must not know what is written with it.

use super::write_number;
use crate::grid::Pen;

/// What switches each modifier off, in the order of their bits. What switches it on is its place, counted from 1.
const OFF: [u8; 9] = [22, 22, 23, 24, 25, 25, 27, 28, 29];
/// The modifiers that go off with each: the two of a pair share a number.
const TWINS: [u16; 9] = [0b11, 0b11, 1 << 2, 1 << 3, 0b11 << 4, 0b11 << 4, 1 << 6, 1 << 7, 1 << 8];

/// Writes the one sequence that changes the style, or nothing where it stays.
pub(super) fn write_change(from: Pen, to: Pen, bytes: &mut Vec<u8>) {
    if from == to {
        return;
    }
    bytes.extend_from_slice(b"\x1b[");
    // Nothing is shorter than no parameter, which stands for 0, the default.
    if to != Pen::DEFAULT {
        let start = bytes.len();
        write_parameters(from, to, bytes);
        // From the default everything is turned on and nothing off.
        if turns_off(from, to) {
            let middle = bytes.len();
            bytes.push(b';');
            write_parameters(Pen::DEFAULT, to, bytes);
            if bytes.len() - middle < middle - start {
                bytes.drain(start..middle);
            } else {
                bytes.truncate(middle);
            }
        }
    }
    bytes.push(b'm');
}

fn write_parameters(from: Pen, to: Pen, bytes: &mut Vec<u8>) {
    let start = bytes.len();
    if from.modifiers() != to.modifiers() {
        write_modifiers(from.modifiers().bits(), to.modifiers().bits(), bytes);
    }
    if from.foreground() != to.foreground() {
        separate(start, bytes);
        write_color(to.foreground(), 30, bytes);
    }
    if from.background() != to.background() {
        separate(start, bytes);
        write_color(to.background(), 40, bytes);
    }
}

fn turns_off(from: Pen, to: Pen) -> bool {
    !to.modifiers().contains(from.modifiers())
        || from.foreground().is_some() && to.foreground().is_none()
        || from.background().is_some() && to.background().is_none()
}

fn write_modifiers(from: u16, to: u16, bytes: &mut Vec<u8>) {
    let start = bytes.len();
    let mut kept = from & to;
    let mut gone = from & !to;
    while gone != 0 {
        let place = gone.trailing_zeros() as usize;
        separate(start, bytes);
        write_number(u16::from(OFF[place]), bytes);
        kept &= !TWINS[place];
        gone &= !TWINS[place];
    }
    let mut new = to & !kept;
    while new != 0 {
        separate(start, bytes);
        write_number(new.trailing_zeros() as u16 + 1, bytes);
        new &= new - 1;
    }
}

/// Writes a color of the palette, or the terminal's own; `base` is 30 for the foreground, 40 for the background.
fn write_color(color: Option<u8>, base: u16, bytes: &mut Vec<u8>) {
    match color {
        None => write_number(base + 9, bytes),
        Some(dark @ 0..8) => write_number(base + u16::from(dark), bytes),
        Some(light @ 8..16) => write_number(base + 60 + u16::from(light - 8), bytes),
        Some(other) => {
            write_number(base + 8, bytes);
            bytes.extend_from_slice(b";5;");
            write_number(u16::from(other), bytes);
        }
    }
}

fn separate(start: usize, bytes: &mut Vec<u8>) {
    if bytes.len() > start {
        bytes.push(b';');
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier, Style};

    use super::write_change;
    use crate::grid::Pen;

    const PLAIN: Style = Style::new();

    fn with(modifier: Modifier) -> Style {
        PLAIN.add_modifier(modifier)
    }

    #[track_caller]
    fn check(from: Style, to: Style, expected: &str) {
        let mut bytes = Vec::new();
        write_change(Pen::from(from), Pen::from(to), &mut bytes);
        assert_eq!(String::from_utf8_lossy(&bytes), expected);
    }

    #[test]
    fn writes_nothing_where_nothing_changes() {
        check(with(Modifier::BOLD), with(Modifier::BOLD), "");
    }

    #[test]
    fn has_short_forms_for_the_sixteen_colors() {
        check(PLAIN, PLAIN.fg(Color::Cyan), "\x1b[36m");
        check(PLAIN, PLAIN.fg(Color::Black).bg(Color::LightRed), "\x1b[30;101m");
        check(PLAIN, PLAIN.fg(Color::White).bg(Color::Gray), "\x1b[97;47m");
        check(PLAIN, PLAIN.fg(Color::Indexed(3)), "\x1b[33m");
    }

    #[test]
    fn writes_other_colors_in_full() {
        check(PLAIN, PLAIN.fg(Color::Indexed(214)), "\x1b[38;5;214m");
        check(PLAIN, PLAIN.bg(Color::Indexed(16)), "\x1b[48;5;16m");
    }

    #[test]
    fn joins_all_changes() {
        let link = with(Modifier::UNDERLINED).fg(Color::Cyan);
        check(PLAIN, link, "\x1b[4;36m");
        check(link, PLAIN, "\x1b[m");
        check(link, PLAIN.fg(Color::Cyan), "\x1b[24m");
    }

    #[test]
    fn switches_each_modifier_on_and_off() {
        let numbers = [
            (Modifier::BOLD, 1, 22),
            (Modifier::DIM, 2, 22),
            (Modifier::ITALIC, 3, 23),
            (Modifier::UNDERLINED, 4, 24),
            (Modifier::SLOW_BLINK, 5, 25),
            (Modifier::RAPID_BLINK, 6, 25),
            (Modifier::REVERSED, 7, 27),
            (Modifier::HIDDEN, 8, 28),
            (Modifier::CROSSED_OUT, 9, 29),
        ];
        let found = PLAIN.fg(Color::Indexed(214));
        for (modifier, on, off) in numbers {
            check(PLAIN, with(modifier), &format!("\x1b[{on}m"));
            check(found.add_modifier(modifier), found, &format!("\x1b[{off}m"));
        }
        check(found.add_modifier(Modifier::BOLD | Modifier::DIM | Modifier::ITALIC), found, "\x1b[22;23m");
    }

    #[test]
    fn takes_back_one_color_of_two() {
        let found = PLAIN.fg(Color::Black).bg(Color::Indexed(220));
        check(found, PLAIN.bg(Color::Indexed(220)), "\x1b[39m");
        check(found, PLAIN.fg(Color::Black), "\x1b[49m");
    }

    #[test]
    fn starts_over_where_that_is_shorter() {
        check(with(Modifier::DIM), with(Modifier::BOLD), "\x1b[;1m");
        let found = PLAIN.fg(Color::Black).bg(Color::Yellow);
        check(found, with(Modifier::BOLD), "\x1b[;1m");
    }

    #[test]
    fn switches_a_twin_on_again() {
        let red = PLAIN.fg(Color::Indexed(203));
        let both = red.add_modifier(Modifier::BOLD | Modifier::DIM);
        check(both, red.add_modifier(Modifier::BOLD), "\x1b[22;1m");
        check(both, red.add_modifier(Modifier::DIM), "\x1b[22;2m");
        check(both, red, "\x1b[22m");
    }
}
