//! The encoder against an emulator: whatever is drawn is on the screen. And for the common cases, the bytes themselves.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::Encoder;
use super::pen::Pen;

/// A change to a frame, as the drawing code makes it.
#[derive(Clone, Debug)]
enum Change {
    /// A symbol and its width, at some place of the screen. A wide one has an empty second half.
    Put {
        at: (u16, u16),
        symbol: &'static str,
        width: u16,
        style: Style,
    },
    /// A widget of ratatui: what is behind a wide symbol is blank.
    Text {
        at: (u16, u16),
        text: &'static str,
        style: Style,
    },
    Blank {
        at: (u16, u16),
        width: u16,
        style: Style,
    },
    Restyle {
        at: (u16, u16),
        width: u16,
        style: Style,
    },
}

#[derive(Clone, Debug)]
struct Step {
    size: (NonZeroU16, NonZeroU16),
    is_forgotten: bool,
    keeps: bool,
    cursor: Option<(u16, u16)>,
    changes: Vec<Change>,
}

fn colors() -> impl Strategy<Value = Color> {
    prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Cyan),
        1 => Just(Color::LightRed),
        1 => Just(Color::DarkGray),
        1 => any::<u8>().prop_map(Color::Indexed),
        1 => any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
    ]
}

fn styles() -> impl Strategy<Value = Style> {
    // The emulator has bold or dim, not both.
    let intensity = prop_oneof![Just(Modifier::empty()), Just(Modifier::BOLD), Just(Modifier::DIM)];
    let rest = prop_oneof![
        3 => Just(Modifier::empty()),
        2 => prop::sample::subsequence(vec![
            Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED, Modifier::CROSSED_OUT, Modifier::HIDDEN,
        ], 0..3).prop_map(|modifiers| modifiers.into_iter().collect()),
    ];
    (colors(), colors(), intensity, rest)
        .prop_map(|(fg, bg, intensity, rest)| Style::reset().fg(fg).bg(bg).add_modifier(intensity | rest))
}

fn changes() -> impl Strategy<Value = Change> {
    let at = || (0..50_u16, 0..8_u16);
    let symbol = prop_oneof![
        3 => prop::sample::select(vec![("a", 1), ("b", 1), ("─", 1), ("é", 1), ("“", 1)]),
        2 => prop::sample::select(vec![("好", 2), ("語", 2), ("🦀", 2), ("e\u{301}", 1), ("ﷺ", 1), ("☺", 1)]),
    ];
    let text = prop::sample::select(vec!["plain words", "日本 語", "a🦀b", "│", "x  y          z"]);
    prop_oneof![
        3 => (at(), symbol, styles()).prop_map(|(at, (symbol, width), style)| Change::Put { at, symbol, width, style }),
        2 => (at(), text, styles()).prop_map(|(at, text, style)| Change::Text { at, text, style }),
        2 => (at(), 1..50_u16, prop_oneof![Just(Style::reset()), styles()])
            .prop_map(|(at, width, style)| Change::Blank { at, width, style }),
        1 => (at(), 1..50_u16, styles()).prop_map(|(at, width, style)| Change::Restyle { at, width, style }),
    ]
}

fn at_least_one(number: u16) -> NonZeroU16 {
    NonZeroU16::MIN.saturating_add(number - 1)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let size = prop_oneof![6 => Just((40, 6)), 1 => (1..50_u16, 1..8_u16)];
    let size = size.prop_map(|(width, height)| (at_least_one(width), at_least_one(height)));
    // After the last column a terminal waits before it wraps; it must be found there, too.
    let cursor = prop::option::of((prop_oneof![0..50_u16, Just(39)], 0..8_u16));
    let step = (
        size,
        prop::bool::weighted(0.1),
        prop::bool::weighted(0.8),
        cursor,
        prop::collection::vec(changes(), 0..12),
    );
    let step = step.prop_map(|(size, is_forgotten, keeps, cursor, changes)| Step {
        size,
        is_forgotten,
        keeps,
        cursor,
        changes,
    });
    prop::collection::vec(step, 1..8)
}

/// Paints a change; what overlaps half of a wide cell empties the other half.
fn paint(change: &Change, buffer: &mut Buffer) {
    let area = buffer.area;
    let place = |(x, y): (u16, u16)| (x % area.width, y % area.height);
    match *change {
        Change::Put { at, symbol, width, style } => {
            let (x, y) = place(at);
            put(buffer, x, y, symbol, width, style);
        }
        Change::Text { at, text, style } => {
            let (x, y) = place(at);
            buffer.set_string(x, y, text, style);
        }
        Change::Blank { at, width, style } => {
            let (x, y) = place(at);
            (x..area.width.min(x + width)).for_each(|x| put(buffer, x, y, " ", 1, style));
        }
        Change::Restyle { at, width, style } => {
            let (x, y) = place(at);
            buffer.set_style(Rect::new(x, y, width.min(area.width - x), 1), style);
        }
    }
}

fn put(buffer: &mut Buffer, x: u16, y: u16, symbol: &str, width: u16, style: Style) {
    if x + width > buffer.area.width {
        return;
    }
    if x > 0 && buffer[(x, y)].symbol().is_empty() {
        buffer[(x - 1, y)].set_symbol(" ");
    }
    if x + width < buffer.area.width && buffer[(x + width, y)].symbol().is_empty() {
        buffer[(x + width, y)].set_symbol(" ");
    }
    buffer[(x, y)].set_symbol(symbol).set_style(style);
    if width == 2 {
        buffer[(x + 1, y)].set_symbol("").set_style(style);
    }
}

fn emulated(color: Color) -> vt100::Color {
    match color {
        Color::Reset => vt100::Color::Default,
        Color::Cyan => vt100::Color::Idx(6),
        Color::LightRed => vt100::Color::Idx(9),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => panic!("{color} is not drawn here"),
    }
}

/// Compares the screen with the frame, cell by cell; a blank shows only some of its style.
fn expect_shown(screen: &vt100::Screen, frame: &Buffer) -> Result<(), TestCaseError> {
    for y in 0..frame.area.height {
        let mut x = 0;
        while x < frame.area.width {
            let cell = &frame[(x, y)];
            let width = if cell.symbol().is_empty() { 1 } else { buffer_width(cell.symbol()) };
            let fits = !cell.symbol().is_empty() && x + width <= frame.area.width;
            let symbol = if fits { cell.symbol() } else { " " };
            let Some(shown) = screen.cell(y, x) else {
                return Err(TestCaseError::fail(format!("no cell {x} {y}")));
            };
            let seen = if shown.has_contents() { shown.contents() } else { " " };
            prop_assert_eq!(seen, symbol, "symbol at {} {}", x, y);
            let pen = Pen::of(cell);
            let pen = if symbol == " " { pen.for_blank() } else { pen };
            prop_assert_eq!(shown.bgcolor(), emulated(pen.bg), "background at {} {}", x, y);
            prop_assert_eq!(
                shown.inverse(),
                pen.modifier.contains(Modifier::REVERSED),
                "reversed at {} {}",
                x,
                y
            );
            prop_assert_eq!(
                shown.underline(),
                pen.modifier.contains(Modifier::UNDERLINED),
                "underlined at {} {}",
                x,
                y
            );
            if symbol != " " {
                prop_assert_eq!(shown.fgcolor(), emulated(pen.fg), "foreground at {} {}", x, y);
                prop_assert_eq!(shown.bold(), pen.modifier.contains(Modifier::BOLD), "bold at {} {}", x, y);
                prop_assert_eq!(shown.dim(), pen.modifier.contains(Modifier::DIM), "dim at {} {}", x, y);
                prop_assert_eq!(
                    shown.italic(),
                    pen.modifier.contains(Modifier::ITALIC),
                    "italic at {} {}",
                    x,
                    y
                );
            }
            x += if fits { width } else { 1 };
        }
    }
    Ok(())
}

fn buffer_width(symbol: &str) -> u16 {
    ratatui::buffer::CellWidth::cell_width(symbol).max(1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]
    #[test]
    fn what_is_drawn_is_on_the_screen(steps in steps()) {
        let (width, height) = steps[0].size;
        let Ok(mut terminal) = Terminal::new(TestBackend::new(width.get(), height.get()));
        let mut emulator = vt100::Parser::new(height, width, 0);
        let mut encoder = Encoder::default();
        let mut last: Option<Buffer> = None;
        for step in steps {
            let (width, height) = step.size;
            emulator.screen_mut().set_size(height, width);
            let (width, height) = (width.get(), height.get());
            terminal.backend_mut().resize(width, height);
            if step.is_forgotten {
                encoder.forget();
                emulator.process(b"\x1b[3;3H\x1b[7;41mfrom elsewhere");
            }
            let Ok(frame) = terminal.draw(|frame| {
                let buffer = frame.buffer_mut();
                if let Some(last) = last.take().filter(|last| step.keeps && last.area == buffer.area) {
                    *buffer = last;
                }
                for change in &step.changes {
                    paint(change, buffer);
                }
            });
            let cursor = step.cursor.map(|(x, y)| Position::new(x % width, y % height));
            emulator.process(&encoder.encode(frame.buffer, cursor));
            expect_shown(emulator.screen(), frame.buffer)?;
            prop_assert_eq!(emulator.screen().hide_cursor(), cursor.is_none());
            if let Some(Position { x, y }) = cursor {
                prop_assert_eq!(emulator.screen().cursor_position(), (y, x));
            }
            let again = encoder.encode(frame.buffer, cursor);
            prop_assert!(again.is_empty(), "the same frame gives {:?}", String::from_utf8_lossy(&again));
            last = Some(frame.buffer.clone());
        }
    }
}

/// The bytes from one frame to the next, with the cursor left in the upper left corner.
#[track_caller]
fn check<const N: usize>(before: [&str; N], after: [&str; N], expected: &str) {
    let mut encoder = Encoder::default();
    encoder.encode(&Buffer::with_lines(before), Some(Position::ORIGIN));
    let bytes = encoder.encode(&Buffer::with_lines(after), None);
    let bytes = String::from_utf8_lossy(&bytes);
    let hides = "\x1b[?25l";
    assert_eq!(bytes.strip_suffix(hides), Some(expected), "{bytes:?}");
}

#[test]
fn begins_with_a_clear_screen() {
    let bytes = Encoder::default().encode(&Buffer::with_lines(["ab", "  "]), Some(Position::new(0, 1)));
    assert_eq!(String::from_utf8_lossy(&bytes), "\x1b[m\x1b[H\x1b[2Jab\r\n\x1b[?25h");
}

#[test]
fn writes_the_same_cells_again_where_the_way_around_is_longer() {
    check(["one two three"], ["0ne 2wo three"], "0ne 2");
    check(["one two three"], ["0ne two thr33"], "0\x1b[10C33");
}

#[test]
fn erases_blanks_to_the_end_of_the_line() {
    check(["one two three", "x            "], ["one          ", "y            "], "\x1b[4C\x1b[K\r\ny");
    check(["one two", "x      "], ["one    ", "y      "], "one    \r\ny");
}

#[test]
fn erases_blanks_in_the_middle() {
    check(["│many words here│"], ["│              x│"], "\x1b[C\x1b[14X\x1b[14Cx");
    check(["│few here│"], ["│few    x│"], "\x1b[5C   x");
}

#[test]
fn writes_both_columns_of_a_wide_cell_again() {
    check(["好 x"], ["a  x"], "a ");
    check(["a  x"], ["好 x"], "好");
}

#[test]
fn positions_the_cursor_after_what_terminals_measure_differently() {
    check(["        "], ["🦀 b    "], "  \r🦀\x1b[4Gb");
    check(["        "], ["e\u{301}b      "], "e\u{301}\x1b[2Gb  ");
}

#[test]
fn writes_again_what_a_symbol_of_uncertain_width_may_have_covered() {
    check(["e\u{301}bcdef"], ["o\u{301}bcdef"], "o\u{301}\x1b[2Gbcd");
    check(["🦀 bcdef"], ["   bcdef"], "  ");
}

#[test]
fn does_not_count_on_a_column_after_the_last() {
    let mut encoder = Encoder::default();
    encoder.encode(&Buffer::with_lines(["ab"]), Some(Position::new(0, 0)));
    let bytes = encoder.encode(&Buffer::with_lines(["cd"]), Some(Position::new(1, 0)));
    assert_eq!(String::from_utf8_lossy(&bytes), "cd\x1b[2G");
}

#[test]
fn keeps_the_style_over_blanks() {
    let mut before = Buffer::empty(Rect::new(0, 0, 12, 1));
    let mut encoder = Encoder::default();
    encoder.encode(&before, None);
    let bold = Style::new().add_modifier(Modifier::BOLD);
    before.set_string(0, 0, "two", bold);
    before.set_string(4, 0, "bold", bold);
    before.set_string(9, 0, "red", Style::new().fg(Color::Red));
    let bytes = encoder.encode(&before, None);
    assert_eq!(String::from_utf8_lossy(&bytes), "\x1b[1mtwo bold \x1b[;31mred\x1b[m");
}

#[test]
fn a_screen_without_cells_is_no_error() {
    let empty = Buffer::empty(Rect::ZERO);
    let mut encoder = Encoder::default();
    encoder.encode(&empty, Some(Position::ORIGIN));
    assert!(encoder.encode(&empty, Some(Position::ORIGIN)).is_empty());
}
