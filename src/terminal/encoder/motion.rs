//! Moving the cursor in few bytes. It must not know what is written there.

/// Where the cursor is, as far as that is known. Columns and rows count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    row: Option<u16>,
    column: Option<u16>,
}

impl Place {
    pub(super) const fn at(column: u16, row: u16) -> Self {
        Self { row: Some(row), column: Some(column) }
    }

    /// Somewhere in a row: what was written there leaves the column open.
    pub(super) const fn in_row(row: u16) -> Self {
        Self { row: Some(row), column: None }
    }

    /// The column, if the cursor is in this row.
    pub(super) fn column_in(self, row: u16) -> Option<usize> {
        if self.row == Some(row) { self.column.map(usize::from) } else { None }
    }
}

/// A few bytes, at most [`LONGEST`].
#[derive(Clone, Copy, Default)]
pub(super) struct Sequence {
    bytes: [u8; LONGEST],
    len: usize,
}

/// The length of `ESC [ 65536 ; 65536 H`, and room for line feeds before a shorter one.
const LONGEST: usize = 16;
/// The most line feeds worth writing: CUP has eight bytes on most screens.
const MOST_LINE_FEEDS: u16 = 5;

impl Sequence {
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    fn with(mut self, more: &[u8]) -> Self {
        for (room, &byte) in self.bytes[self.len..].iter_mut().zip(more) {
            *room = byte;
            self.len += 1;
        }
        self
    }

    /// Adds a parameter; 1 is what a terminal takes for none.
    fn with_parameter(self, number: u32) -> Self {
        if number == 1 { self } else { self.with_number(number) }
    }

    fn with_number(self, number: u32) -> Self {
        let shorter = if number >= 10 { self.with_number(number / 10) } else { self };
        shorter.with(&[b'0' + (number % 10) as u8])
    }

    fn then(self, parameter: u32, function: u8) -> Self {
        self.with(b"\x1b[").with_parameter(parameter).with(&[function])
    }

    fn or_shorter(self, other: Self) -> Self {
        if other.len < self.len { other } else { self }
    }
}

/// Erases so many columns from the cursor on, which stays (ECH).
pub(super) fn erase(columns: usize) -> Sequence {
    Sequence::default().then(columns as u32, b'X')
}

/// The shortest way to a column and row of the screen.
pub(super) fn cheapest(from: Place, x: u16, y: u16) -> Sequence {
    let nothing = Sequence::default();
    let (column, line) = (u32::from(x) + 1, u32::from(y) + 1);
    let Some(row) = from.row else { return absolute(column, line) };
    if row == y {
        return within_row(nothing, from.column, x);
    }
    let mut best = absolute(column, line);
    if row < y {
        let down = y - row;
        if from.column == Some(x) {
            best = best.or_shorter(nothing.then(u32::from(down), b'B'));
        }
        // The row is on the screen, so this never scrolls. A line feed alone is not to be trusted to keep the column.
        if down <= MOST_LINE_FEEDS {
            let mut start = nothing.with(b"\r");
            for _ in 0..down {
                start = start.with(b"\n");
            }
            best = best.or_shorter(within_row(start, Some(0), x));
        }
    } else if from.column == Some(x) {
        best = best.or_shorter(nothing.then(u32::from(row - y), b'A'));
    }
    best
}

fn within_row(before: Sequence, from: Option<u16>, x: u16) -> Sequence {
    if from == Some(x) {
        return before;
    }
    let named = if x == 0 { before.with(b"\r") } else { before.then(u32::from(x) + 1, b'G') };
    let Some(from) = from else { return named };
    let distance = u32::from(from.abs_diff(x));
    if from < x {
        return before.then(distance, b'C').or_shorter(named);
    }
    let back = if distance <= 2 {
        before.with(&b"\x08\x08"[..distance as usize])
    } else {
        before.then(distance, b'D')
    };
    back.or_shorter(named)
}

fn absolute(column: u32, line: u32) -> Sequence {
    let start = Sequence::default().with(b"\x1b[").with_parameter(line);
    let start = if column == 1 { start } else { start.with(b";").with_number(column) };
    start.with(b"H")
}

#[cfg(test)]
mod tests {
    use super::{Place, cheapest, erase};

    #[track_caller]
    fn check(from: Place, to: (u16, u16), bytes: &str) {
        assert_eq!(cheapest(from, to.0, to.1).as_bytes(), bytes.as_bytes());
    }

    #[test]
    fn stays() {
        check(Place::at(3, 4), (3, 4), "");
    }

    #[test]
    fn goes_within_the_row() {
        check(Place::at(3, 4), (4, 4), "\x1b[C");
        check(Place::at(3, 4), (60, 4), "\x1b[57C");
        check(Place::at(3, 4), (0, 4), "\r");
        check(Place::at(70, 4), (69, 4), "\x08");
        check(Place::at(70, 4), (66, 4), "\x1b[4D");
        check(Place::at(70, 4), (8, 4), "\x1b[9G");
    }

    #[test]
    fn goes_down() {
        check(Place::at(3, 4), (0, 5), "\r\n");
        check(Place::at(3, 4), (3, 5), "\x1b[B");
        check(Place::at(3, 4), (1, 5), "\r\n\x1b[C");
        check(Place::at(3, 4), (40, 20), "\x1b[21;41H");
    }

    #[test]
    fn goes_up() {
        check(Place::at(3, 4), (3, 2), "\x1b[2A");
        check(Place::at(3, 4), (0, 0), "\x1b[H");
        check(Place::at(3, 4), (5, 0), "\x1b[;6H");
        check(Place::at(3, 4), (0, 2), "\x1b[3H");
    }

    #[test]
    fn names_the_column_where_it_is_not_known() {
        check(Place::in_row(4), (3, 4), "\x1b[4G");
        check(Place::in_row(4), (0, 4), "\r");
        check(Place::in_row(4), (0, 5), "\r\n");
        check(Place::default(), (3, 4), "\x1b[5;4H");
    }

    #[test]
    fn has_room_for_the_farthest_place() {
        check(Place::default(), (u16::MAX, u16::MAX), "\x1b[65536;65536H");
        check(Place::at(0, 0), (u16::MAX, 5), "\x1b[6;65536H");
    }

    #[test]
    fn erases_columns() {
        assert_eq!(erase(1).as_bytes(), b"\x1b[X");
        assert_eq!(erase(24).as_bytes(), b"\x1b[24X");
    }
}
