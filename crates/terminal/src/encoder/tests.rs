//! The encoder against an emulator: whatever is drawn is on the screen. And for the common cases, the bytes themselves.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use super::{BEGIN, END, Encoder};
use crate::grid::{Grid, Symbol};
use briefing_text::{SafeStr, cells};

/// A change to a frame, as the drawing code makes it.
#[derive(Clone, Debug)]
enum Change {
    /// A symbol and its width, at some place of the screen.
    Put {
        at: (u16, u16),
        symbol: &'static str,
        width: u16,
        style: Style,
    },
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

fn paint(change: &Change, grid: &mut Grid) {
    let (columns, rows) = (grid.width(), grid.height());
    let place = |(x, y): (u16, u16)| (x % columns, y % rows);
    match *change {
        Change::Put { at, symbol, width, style } => {
            let (x, y) = place(at);
            grid.put(x, y, symbol, width, style.into());
        }
        Change::Text { at, text, style } => {
            let (x, y) = place(at);
            write(grid, x, y, text, style);
        }
        Change::Blank { at, width, style } => {
            let (x, y) = place(at);
            grid.fill(Rect::new(x, y, width, 1), " ", style.into());
        }
        Change::Restyle { at, width, style } => {
            let (x, y) = place(at);
            grid.patch(Rect::new(x, y, width, 1), style.into());
        }
    }
}

fn write(grid: &mut Grid, x: u16, y: u16, text: &'static str, style: Style) {
    let mut x = x;
    for cell in cells(SafeStr::from_static(text)) {
        grid.put(x, y, &cell.symbol, u16::from(cell.width), style.into());
        x += u16::from(cell.width);
    }
}

fn emulated(color: Option<u8>) -> vt100::Color {
    color.map_or(vt100::Color::Default, vt100::Color::Idx)
}

/// Compares the screen with the frame, cell by cell; a blank shows only some of its style.
fn expect_shown(screen: &vt100::Screen, frame: &Grid) -> Result<(), TestCaseError> {
    for y in 0..frame.height() {
        for (x, cell) in (0..).zip(frame.row(y)) {
            let is_blank = cell.symbol == Symbol::BLANK;
            let Some(shown) = screen.cell(y, x) else {
                return Err(TestCaseError::fail(format!("no cell {x} {y}")));
            };
            prop_assert_eq!(
                shown.is_wide_continuation(),
                cell.symbol == Symbol::SECOND_HALF,
                "half {} {}",
                x,
                y
            );
            if shown.is_wide_continuation() {
                continue;
            }
            let seen = if shown.has_contents() { shown.contents() } else { " " };
            let mut utf8 = [0; 4];
            prop_assert_eq!(seen, frame.text(cell.symbol, &mut utf8), "symbol at {} {}", x, y);
            let pen = if is_blank { cell.pen.for_blank() } else { cell.pen };
            let modifiers = pen.modifiers();
            prop_assert_eq!(shown.bgcolor(), emulated(pen.background()), "background at {} {}", x, y);
            let reversed = modifiers.contains(Modifier::REVERSED);
            prop_assert_eq!(shown.inverse(), reversed, "reversed at {} {}", x, y);
            let underlined = modifiers.contains(Modifier::UNDERLINED);
            prop_assert_eq!(shown.underline(), underlined, "underlined at {} {}", x, y);
            if !is_blank {
                prop_assert_eq!(shown.fgcolor(), emulated(pen.foreground()), "foreground at {} {}", x, y);
                prop_assert_eq!(shown.bold(), modifiers.contains(Modifier::BOLD), "bold at {} {}", x, y);
                prop_assert_eq!(shown.dim(), modifiers.contains(Modifier::DIM), "dim at {} {}", x, y);
                prop_assert_eq!(
                    shown.italic(),
                    modifiers.contains(Modifier::ITALIC),
                    "italic at {} {}",
                    x,
                    y
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2 * ProptestConfig::default().cases))]
    #[test]
    fn what_is_drawn_is_on_the_screen(steps in steps()) {
        let (width, height) = steps[0].size;
        let mut emulator = vt100::Parser::new(height, width, 0);
        let mut encoder = Encoder::default();
        let mut grid = Grid::new(width.get(), height.get());
        for step in steps {
            let (width, height) = step.size;
            emulator.screen_mut().set_size(height, width);
            let (width, height) = (width.get(), height.get());
            if (width, height) != (grid.width(), grid.height()) {
                grid.resize(width, height);
            }
            if step.is_forgotten {
                encoder.forget();
                emulator.process(b"\x1b[3;3H\x1b[7;41mfrom elsewhere");
            }
            if !step.keeps {
                grid.clear();
            }
            for change in &step.changes {
                paint(change, &mut grid);
            }
            let cursor = step.cursor.map(|(x, y)| Position::new(x % width, y % height));
            emulator.process(encoder.encode(&grid, cursor));
            expect_shown(emulator.screen(), &grid)?;
            prop_assert_eq!(emulator.screen().hide_cursor(), cursor.is_none());
            if let Some(Position { x, y }) = cursor {
                prop_assert_eq!(emulator.screen().cursor_position(), (y, x));
            }
            let again = encoder.encode(&grid, cursor);
            prop_assert!(again.is_empty(), "the same frame gives {:?}", String::from_utf8_lossy(again));
        }
    }
}

/// A terminal, and what it is sent for frames of some lines.
#[derive(Default)]
struct Sent {
    grid: Grid,
    encoder: Encoder,
}

impl Sent {
    /// The bytes of a frame, without what every frame begins and ends with.
    #[track_caller]
    fn frame(&mut self, lines: &[&'static str], cursor: Option<Position>) -> String {
        let width = lines.iter().map(|line| SafeStr::from_static(line).width()).max().unwrap_or(0) as u16;
        self.grid.resize(width, lines.len() as u16);
        for (y, line) in (0..).zip(lines) {
            write(&mut self.grid, 0, y, line, Style::new());
        }
        self.bytes(cursor)
    }

    #[track_caller]
    fn bytes(&mut self, cursor: Option<Position>) -> String {
        let bytes = self.encoder.encode(&self.grid, cursor);
        let inside = bytes.strip_prefix(BEGIN).and_then(|bytes| bytes.strip_suffix(END));
        assert!(inside.is_some() || bytes.is_empty(), "{:?}", String::from_utf8_lossy(bytes));
        String::from_utf8_lossy(inside.unwrap_or_default()).into_owned()
    }
}

/// The bytes from one frame to the next, with the cursor left in the upper left corner.
#[track_caller]
fn check<const N: usize>(before: [&'static str; N], after: [&'static str; N], expected: &str) {
    let mut sent = Sent::default();
    sent.frame(&before, Some(Position::ORIGIN));
    let bytes = sent.frame(&after, None);
    let hides = "\x1b[?25l";
    assert_eq!(bytes.strip_suffix(hides), Some(expected), "{bytes:?}");
}

#[test]
fn begins_with_a_clear_screen() {
    let bytes = Sent::default().frame(&["ab", "  "], Some(Position::new(0, 1)));
    assert_eq!(bytes, "\x1b[m\x1b[H\x1b[2Jab\x1b[2;1H\x1b[?25h");
}

#[test]
fn writes_the_same_cells_again_where_the_way_around_is_longer() {
    check(["one two three"], ["0ne 2wo three"], "0ne 2");
    check(["one two three"], ["0ne two thr33"], "0\x1b[1;12H33");
}

#[test]
fn erases_blanks_to_the_end_of_the_line() {
    check(
        ["one two three", "x            "],
        ["one          ", "y            "],
        "\x1b[1;5H\x1b[K\x1b[2;1Hy",
    );
    check(["one two", "x      "], ["one    ", "y      "], "one    \x1b[2;1Hy");
}

#[test]
fn erases_blanks_in_the_middle() {
    check(["│many words here│"], ["│              x│"], "\x1b[1;2H\x1b[14X\x1b[1;16Hx");
    check(["│few here│"], ["│few    x│"], "│few    x");
}

#[test]
fn writes_both_columns_of_a_wide_cell_again() {
    check(["好 x"], ["a  x"], "a ");
    check(["a  x"], ["好 x"], "好");
}

#[test]
fn positions_the_cursor_after_what_terminals_measure_differently() {
    check(["        "], ["🦀 b    "], "  \x1b[1;1H🦀\x1b[1;4Hb");
    check(["        "], ["e\u{301}b      "], "e\u{301}\x1b[1;2Hb  ");
}

#[test]
fn writes_again_what_a_symbol_of_uncertain_width_may_have_covered() {
    check(["e\u{301}bcdef"], ["o\u{301}bcdef"], "o\u{301}\x1b[1;2Hbcd");
    check(["🦀 bcdef"], ["   bcdef"], "  ");
}

#[test]
fn does_not_count_on_a_column_after_the_last() {
    let mut sent = Sent::default();
    sent.frame(&["ab"], Some(Position::new(0, 0)));
    assert_eq!(sent.frame(&["cd"], Some(Position::new(1, 0))), "cd\x1b[1;2H");
}

#[test]
fn does_not_go_on_from_within_a_wide_cell() {
    let mut sent = Sent::default();
    sent.frame(&["好x "], Some(Position::new(1, 0)));
    assert_eq!(sent.frame(&["好y "], Some(Position::new(1, 0))), "\x1b[1;3Hy\x1b[1;2H");
}

#[test]
fn paints_all_again_once_symbols_are_forgotten() {
    let mut sent = Sent::default();
    sent.frame(&["e\u{301}x"], Some(Position::ORIGIN));
    let before = sent.grid.generation();
    let bases = ('a'..='z').flat_map(|a| ('\u{300}'..='\u{36f}').map(move |b| format!("{a}{b}")));
    for symbol in bases {
        sent.grid.put(0, 0, &symbol, 1, Style::new().into());
    }
    let bytes = sent.frame(&["o\u{301}x"], Some(Position::ORIGIN));
    assert_ne!(sent.grid.generation(), before);
    assert_eq!(bytes, "\x1b[m\x1b[H\x1b[2Jo\u{301}\x1b[1;2Hx\x1b[1;1H\x1b[?25h");
}

#[test]
fn keeps_the_style_over_blanks() {
    let mut sent = Sent::default();
    sent.frame(&["            "], None);
    let bold = Style::new().add_modifier(Modifier::BOLD);
    write(&mut sent.grid, 0, 0, "two", bold);
    write(&mut sent.grid, 4, 0, "bold", bold);
    write(&mut sent.grid, 9, 0, "red", Style::new().fg(Color::Red));
    assert_eq!(sent.bytes(None), "\x1b[1mtwo bold \x1b[;31mred\x1b[m");
}

#[test]
fn looks_of_a_blank_that_one_does_not_see_are_not_written() {
    let mut sent = Sent::default();
    sent.frame(&["a b"], None);
    sent.grid.patch(Rect::new(1, 0, 1, 1), Style::new().fg(Color::Red).add_modifier(Modifier::BOLD).into());
    assert_eq!(sent.bytes(None), "");
}

#[test]
fn a_screen_without_cells_is_no_error() {
    let mut sent = Sent::default();
    sent.frame(&[], Some(Position::ORIGIN));
    assert_eq!(sent.frame(&[], Some(Position::ORIGIN)), "");
}
