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

/// The most line feeds worth writing: CUP has eight bytes on most screens.
const MOST_LINE_FEEDS: u16 = 5;

/// What brings the cursor somewhere, or erases there.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// Line feeds, after a carriage return unless the column is named afterwards.
    line_feeds: u16,
    returns: bool,
    last: Step,
}

#[derive(Clone, Copy)]
enum Step {
    Nothing,
    /// A control character, so many times.
    Control(u8, u16),
    /// A control sequence: its parameter and its final byte.
    Sequence(u32, u8),
    /// CUP: line and column.
    Place(u32, u32),
}

impl Step {
    const fn len(self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Control(_, times) => times as usize,
            Self::Sequence(parameter, _) => 3 + omissible_digits(parameter),
            Self::Place(line, 1) => 3 + omissible_digits(line),
            Self::Place(line, column) => 4 + omissible_digits(line) + digits(column),
        }
    }

    const fn or_shorter(self, other: Self) -> Self {
        if other.len() < self.len() { other } else { self }
    }

    fn write(self, bytes: &mut Vec<u8>) {
        match self {
            Self::Nothing => {}
            Self::Control(control, times) => bytes.extend((0..times).map(|_| control)),
            Self::Sequence(parameter, function) => {
                bytes.extend_from_slice(b"\x1b[");
                write_omissible(parameter, bytes);
                bytes.push(function);
            }
            Self::Place(line, column) => {
                bytes.extend_from_slice(b"\x1b[");
                write_omissible(line, bytes);
                if column > 1 {
                    bytes.push(b';');
                    write_number(column, bytes);
                }
                bytes.push(b'H');
            }
        }
    }
}

impl Way {
    const fn direct(last: Step) -> Self {
        Self { line_feeds: 0, returns: false, last }
    }

    /// How many bytes it takes.
    pub(super) const fn len(self) -> usize {
        self.returns as usize + self.line_feeds as usize + self.last.len()
    }

    const fn or_shorter(self, other: Self) -> Self {
        if other.len() < self.len() { other } else { self }
    }

    /// Writes its bytes.
    pub(super) fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend(self.returns.then_some(b'\r'));
        bytes.extend((0..self.line_feeds).map(|_| b'\n'));
        self.last.write(bytes);
    }
}

const fn digits(number: u32) -> usize {
    match number {
        0..10 => 1,
        10..100 => 2,
        100..1_000 => 3,
        1_000..10_000 => 4,
        _ => 5,
    }
}

/// The digits of a parameter; 1 is what a terminal takes for none.
const fn omissible_digits(parameter: u32) -> usize {
    if parameter == 1 { 0 } else { digits(parameter) }
}

fn write_omissible(parameter: u32, bytes: &mut Vec<u8>) {
    if parameter != 1 {
        write_number(parameter, bytes);
    }
}

fn write_number(number: u32, bytes: &mut Vec<u8>) {
    if number >= 10 {
        write_number(number / 10, bytes);
    }
    bytes.push(b'0' + (number % 10) as u8);
}

/// Erases so many columns from the cursor on, which stays (ECH).
pub(super) const fn erase(columns: usize) -> Way {
    Way::direct(Step::Sequence(columns as u32, b'X'))
}

/// The shortest way to a column and row of the screen.
pub(super) fn cheapest(from: Place, x: u16, y: u16) -> Way {
    let absolute = Way::direct(Step::Place(u32::from(y) + 1, u32::from(x) + 1));
    let Some(row) = from.row else { return absolute };
    if row == y {
        return Way::direct(within_row(from.column, x));
    }
    let mut best = absolute;
    if from.column == Some(x) {
        let function = if row < y { b'B' } else { b'A' };
        best = best.or_shorter(Way::direct(Step::Sequence(u32::from(row.abs_diff(y)), function)));
    }
    // The row is on the screen, so this never scrolls. A line feed alone is not to be trusted to keep the column.
    if row < y && y - row <= MOST_LINE_FEEDS {
        let feed = Way { line_feeds: y - row, returns: true, last: within_row(Some(0), x) };
        best = best.or_shorter(feed).or_shorter(Way { returns: false, last: within_row(None, x), ..feed });
    }
    best
}

fn within_row(from: Option<u16>, x: u16) -> Step {
    if from == Some(x) {
        return Step::Nothing;
    }
    let named = if x == 0 { Step::Control(b'\r', 1) } else { Step::Sequence(u32::from(x) + 1, b'G') };
    let Some(from) = from else { return named };
    let distance = from.abs_diff(x);
    let relative = if from < x {
        Step::Sequence(u32::from(distance), b'C')
    } else if distance <= 2 {
        Step::Control(b'\x08', distance)
    } else {
        Step::Sequence(u32::from(distance), b'D')
    };
    relative.or_shorter(named)
}

#[cfg(test)]
mod tests {
    use super::{Place, Way, cheapest, erase};

    #[track_caller]
    fn written(way: Way) -> String {
        let mut bytes = Vec::new();
        way.write(&mut bytes);
        assert_eq!(bytes.len(), way.len());
        String::from_utf8_lossy(&bytes).into_owned()
    }

    #[track_caller]
    fn check(from: Place, to: (u16, u16), bytes: &str) {
        assert_eq!(written(cheapest(from, to.0, to.1)), bytes);
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
        check(Place::at(3, 4), (2, 5), "\n\x1b[3G");
        check(Place::in_row(4), (62, 5), "\n\x1b[63G");
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
        assert_eq!(written(erase(1)), "\x1b[X");
        assert_eq!(written(erase(24)), "\x1b[24X");
    }
}
