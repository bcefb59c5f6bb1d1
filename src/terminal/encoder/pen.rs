//! The style in force and how to change it (ECMA-48 SGR). It must not know what is written with it.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Colors and modifiers of what is written next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pen {
    pub(super) fg: Color,
    pub(super) bg: Color,
    pub(super) modifier: Modifier,
}

/// The modifiers that one sees on a blank.
const SEEN_ON_BLANK: Modifier = Modifier::UNDERLINED
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK)
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

impl Pen {
    pub(super) fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// The plainest pen that paints a blank as this one does.
    pub(super) fn for_blank(self) -> Self {
        if self.modifier.intersects(SEEN_ON_BLANK) { self } else { Self { bg: self.bg, ..Self::default() } }
    }

    /// Whether a blank looks the same with either.
    pub(super) fn paints_blank_as(self, other: Self) -> bool {
        self.for_blank() == other.for_blank()
    }
}

/// What switches modifiers on and off; the two of a pair share a number for off.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
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

/// Writes the one sequence that changes the style, or nothing where it stays.
pub(super) fn write_change(from: Pen, to: Pen, bytes: &mut Vec<u8>) {
    if from == to {
        return;
    }
    bytes.extend_from_slice(b"\x1b[");
    let start = bytes.len();
    write_parameters(from, to, bytes);
    // From the default everything is turned on and nothing off. No parameter stands for 0, the default.
    let middle = bytes.len();
    if to != Pen::default() {
        bytes.push(b';');
        write_parameters(Pen::default(), to, bytes);
    }
    if bytes.len() - middle < middle - start {
        bytes.drain(start..middle);
    } else {
        bytes.truncate(middle);
    }
    bytes.push(b'm');
}

fn write_parameters(from: Pen, to: Pen, bytes: &mut Vec<u8>) {
    let start = bytes.len();
    let gone = from.modifier.difference(to.modifier);
    let mut kept = from.modifier & to.modifier;
    let mut last = 0;
    for (modifier, _, off) in MODIFIERS {
        if gone.contains(modifier) && off != last {
            last = off;
            separate(start, bytes);
            write_number(off, bytes);
            // Its twin goes off with it.
            for (twin, _, _) in MODIFIERS.into_iter().filter(|&(_, _, number)| number == off) {
                kept.remove(twin);
            }
        }
    }
    for (modifier, number, _) in MODIFIERS {
        if to.modifier.difference(kept).contains(modifier) {
            separate(start, bytes);
            write_number(number, bytes);
        }
    }
    if from.fg != to.fg {
        separate(start, bytes);
        write_color(to.fg, 30, bytes);
    }
    if from.bg != to.bg {
        separate(start, bytes);
        write_color(to.bg, 40, bytes);
    }
}

/// Writes a color; `base` is 30 for the foreground, 40 for the background.
fn write_color(color: Color, base: u8, bytes: &mut Vec<u8>) {
    let (offset, rest): (u8, &[u8]) = match color {
        Color::Reset => (9, &[]),
        Color::Black => (0, &[]),
        Color::Red => (1, &[]),
        Color::Green => (2, &[]),
        Color::Yellow => (3, &[]),
        Color::Blue => (4, &[]),
        Color::Magenta => (5, &[]),
        Color::Cyan => (6, &[]),
        Color::Gray => (7, &[]),
        Color::DarkGray => (60, &[]),
        Color::LightRed => (61, &[]),
        Color::LightGreen => (62, &[]),
        Color::LightYellow => (63, &[]),
        Color::LightBlue => (64, &[]),
        Color::LightMagenta => (65, &[]),
        Color::LightCyan => (66, &[]),
        Color::White => (67, &[]),
        Color::Indexed(index) => (8, &[5, index]),
        Color::Rgb(red, green, blue) => (8, &[2, red, green, blue]),
    };
    write_number(base + offset, bytes);
    for &number in rest {
        bytes.push(b';');
        write_number(number, bytes);
    }
}

fn separate(start: usize, bytes: &mut Vec<u8>) {
    if bytes.len() > start {
        bytes.push(b';');
    }
}

fn write_number(number: u8, bytes: &mut Vec<u8>) {
    if number >= 10 {
        write_number(number / 10, bytes);
    }
    bytes.push(b'0' + number % 10);
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::{Pen, write_change};

    const PLAIN: Pen = Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn with(modifier: Modifier) -> Pen {
        Pen { modifier, ..PLAIN }
    }

    #[track_caller]
    fn check(from: Pen, to: Pen, expected: &str) {
        let mut bytes = Vec::new();
        write_change(from, to, &mut bytes);
        assert_eq!(bytes, expected.as_bytes());
    }

    #[test]
    fn writes_nothing_where_nothing_changes() {
        check(with(Modifier::BOLD), with(Modifier::BOLD), "");
    }

    #[test]
    fn has_short_forms_for_the_sixteen_colors() {
        check(PLAIN, Pen { fg: Color::Cyan, ..PLAIN }, "\x1b[36m");
        check(PLAIN, Pen { fg: Color::Black, bg: Color::LightRed, ..PLAIN }, "\x1b[30;101m");
        check(PLAIN, Pen { fg: Color::White, bg: Color::Gray, ..PLAIN }, "\x1b[97;47m");
    }

    #[test]
    fn writes_other_colors_in_full() {
        check(PLAIN, Pen { fg: Color::Indexed(214), ..PLAIN }, "\x1b[38;5;214m");
        check(PLAIN, Pen { bg: Color::Rgb(0, 10, 255), ..PLAIN }, "\x1b[48;2;0;10;255m");
    }

    #[test]
    fn joins_all_changes() {
        let link = Pen { fg: Color::Cyan, modifier: Modifier::UNDERLINED, ..PLAIN };
        check(PLAIN, link, "\x1b[4;36m");
        check(link, PLAIN, "\x1b[m");
        check(link, Pen { fg: Color::Cyan, ..PLAIN }, "\x1b[24m");
    }

    #[test]
    fn starts_over_where_that_is_shorter() {
        check(with(Modifier::DIM), with(Modifier::BOLD), "\x1b[;1m");
        let found = Pen { fg: Color::Black, bg: Color::Yellow, ..PLAIN };
        check(found, with(Modifier::BOLD), "\x1b[;1m");
    }

    #[test]
    fn switches_a_twin_on_again() {
        let red = Pen { fg: Color::Rgb(255, 100, 100), ..PLAIN };
        let both = Pen { modifier: Modifier::BOLD | Modifier::DIM, ..red };
        check(both, Pen { modifier: Modifier::BOLD, ..red }, "\x1b[22;1m");
        check(both, Pen { modifier: Modifier::DIM, ..red }, "\x1b[22;2m");
        check(both, red, "\x1b[22m");
    }
}
