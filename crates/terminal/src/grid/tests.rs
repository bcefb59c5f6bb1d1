//! Grids and pens against the slow and the obvious: ratatui's own buffer and style, and a table of what was painted.

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell as BufferCell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::Widget;

use super::{Cell, Grid, Patch, Pen, Symbol};

/// The colors that a pen keeps as they are.
fn colors() -> impl Strategy<Value = Color> {
    prop_oneof![
        Just(Color::Reset),
        prop::sample::select(vec![
            Color::Black,
            Color::Red,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::White
        ]),
        (16..=255_u8).prop_map(Color::Indexed),
    ]
}

fn modifiers() -> impl Strategy<Value = Modifier> {
    (0..1_u16 << 9).prop_map(Modifier::from_bits_truncate)
}

/// Styles that change some things and leave others.
fn styles() -> impl Strategy<Value = Style> {
    let color = || prop::option::of(colors());
    (color(), color(), modifiers(), modifiers()).prop_map(|(fg, bg, add_modifier, sub_modifier)| Style {
        fg,
        bg,
        add_modifier,
        sub_modifier,
    })
}

fn look(style: Style) -> (Option<Color>, Option<Color>, Modifier) {
    (style.fg, style.bg, style.add_modifier)
}

proptest! {
    #[test]
    fn a_pen_takes_styles_as_a_cell_of_ratatui_does(styles in prop::collection::vec(styles(), 0..5)) {
        let mut cell = BufferCell::EMPTY;
        let mut pen = Pen::DEFAULT;
        for style in styles {
            cell.set_style(style);
            pen = pen.patched(Patch::from(style));
            prop_assert_eq!(look(pen.style()), look(cell.style()));
            prop_assert_eq!(Pen::from(pen.style()), pen);
        }
    }

    #[test]
    fn pens_paint_a_blank_alike_as_one_sees_it(style in styles()) {
        let pen = Pen::from(style);
        let seen = Modifier::UNDERLINED | Modifier::SLOW_BLINK | Modifier::RAPID_BLINK
            | Modifier::REVERSED | Modifier::CROSSED_OUT;
        let plain = Pen::from(Style { fg: None, bg: style.bg, ..Style::new() });
        let expected = if pen.modifiers().intersects(seen) { pen } else { plain };
        prop_assert_eq!(pen.for_blank(), expected);
        prop_assert!(pen.paints_blank_as(expected));
    }

    #[test]
    fn any_color_becomes_the_nearest_that_all_terminals_show_alike(rgb in any::<[u8; 3]>()) {
        let [r, g, b] = rgb;
        let found = Pen::from(Style::new().fg(Color::Rgb(r, g, b))).foreground();
        let distance = |number: u8| {
            let shown = if number >= 232 { [8 + 10 * (number - 232); 3] } else {
                let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
                let n = number - 16;
                [step(n / 36), step(n / 6 % 6), step(n % 6)]
            };
            rgb.iter().zip(shown).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>()
        };
        let least = (16..=255).map(distance).min();
        prop_assert_eq!(found.map(distance), least);
    }
}

#[test]
fn named_colors_are_the_first_of_the_palette() {
    for (number, name) in [(0, Color::Black), (7, Color::Gray), (8, Color::DarkGray), (15, Color::White)] {
        assert_eq!(Pen::from(Style::new().fg(name)), Pen::from(Style::new().fg(Color::Indexed(number))));
        assert_eq!(Pen::from(Style::new().bg(name)).background(), Some(number));
        assert_eq!(Pen::from(Style::new().bg(name)).style().bg, Some(name));
    }
}

#[derive(Clone, Debug)]
enum Change {
    Put(u16, u16, &'static str, u16, Style),
    Ascii(u16, u16, &'static str, Style),
    Fill(Rect, &'static str, Style),
    Patch(Rect, Style),
}

const SIZE: (u16, u16) = (12, 3);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = || (0..14_u16, 0..4_u16);
    let area = || (at(), 0..9_u16, 0..3_u16).prop_map(|((x, y), width, height)| Rect { x, y, width, height });
    let symbol = prop::sample::select(vec![("a", 1), ("é", 1), ("e\u{301}", 1), ("好", 2), ("👩‍🚀", 2)]);
    let text = prop::sample::select(vec!["", "word", "two words", "a\nb", "longer than the whole row"]);
    let filler = prop::sample::select(vec![" ", "─", "x"]);
    let change = prop_oneof![
        4 => (at(), symbol, styles()).prop_map(|((x, y), (symbol, width), style)| Change::Put(x, y, symbol, width, style)),
        2 => (at(), text, styles()).prop_map(|((x, y), text, style)| Change::Ascii(x, y, text, style)),
        1 => (area(), filler, styles()).prop_map(|(area, filler, style)| Change::Fill(area, filler, style)),
        1 => (area(), styles()).prop_map(|(area, style)| Change::Patch(area, style)),
    ];
    prop::collection::vec(change, 0..20)
}

fn paint(grid: &mut Grid, change: &Change) {
    match *change {
        Change::Put(x, y, symbol, width, style) => grid.put(x, y, symbol, width, style.into()),
        Change::Ascii(x, y, text, style) => grid.put_ascii(x, y, text, style.into()),
        Change::Fill(area, filler, style) => grid.fill(area, filler, style.into()),
        Change::Patch(area, style) => grid.patch(area, style.into()),
    }
}

/// The same as [`paint`], cell by cell.
fn paint_slowly(cells: &mut [Vec<(String, Pen)>], change: &Change) {
    let put = |cells: &mut [Vec<(String, Pen)>], x: u16, y: u16, symbol: &str, width: u16, style: Style| {
        let Some(row) = cells.get_mut(usize::from(y)) else { return };
        let columns = usize::from(x)..usize::from(x + width);
        if columns.end > row.len() {
            return;
        }
        if row[columns.start].0.is_empty() {
            row[columns.start - 1].0 = " ".to_owned();
        }
        if row.get(columns.end).is_some_and(|after| after.0.is_empty()) {
            row[columns.end].0 = " ".to_owned();
        }
        let pen = row[columns.start].1.patched(style.into());
        for (n, cell) in row[columns].iter_mut().enumerate() {
            *cell = (if n == 0 { symbol.to_owned() } else { String::new() }, pen);
        }
    };
    match *change {
        Change::Put(x, y, symbol, width, style) => put(cells, x, y, symbol, width, style),
        Change::Ascii(x, y, text, style) => {
            for (x, c) in (x..).zip(text.chars()) {
                put(cells, x, y, &c.to_string().replace('\n', " "), 1, style);
            }
        }
        Change::Fill(area, filler, style) => {
            area.positions().for_each(|at| put(cells, at.x, at.y, filler, 1, style));
        }
        Change::Patch(area, style) => {
            for (y, row) in (0..).zip(cells) {
                for x in 0..row.len() {
                    let first = if row[x].0.is_empty() { x - 1 } else { x };
                    if area.contains((first as u16, y).into()) && first == x {
                        row[x].1 = row[x].1.patched(style.into());
                    } else if first < x {
                        row[x].1 = row[first].1;
                    }
                }
            }
        }
    }
}

fn read(grid: &Grid) -> Vec<Vec<(String, Pen)>> {
    let text = |cell: &Cell| grid.text(cell.symbol, &mut [0; 4]).to_owned();
    (0..grid.height()).map(|y| grid.row(y).iter().map(|cell| (text(cell), cell.pen)).collect()).collect()
}

proptest! {
    #[test]
    fn what_was_painted_is_what_is_read(changes in changes()) {
        let (width, height) = SIZE;
        let mut grid = Grid::new(width, height);
        let mut expected = vec![vec![(" ".to_owned(), Pen::DEFAULT); usize::from(width)]; usize::from(height)];
        for change in &changes {
            paint(&mut grid, change);
            paint_slowly(&mut expected, change);
            prop_assert_eq!(&read(&grid), &expected);
        }
        grid.clear();
        prop_assert_eq!(read(&grid), read(&Grid::new(width, height)));
    }

    #[test]
    fn a_wide_cell_is_whole(changes in changes()) {
        let (width, height) = SIZE;
        let mut grid = Grid::new(width, height);
        for change in &changes {
            paint(&mut grid, change);
            for y in 0..height {
                let row = grid.row(y);
                for (x, cell) in row.iter().enumerate() {
                    let is_wide = matches!(grid.text(cell.symbol, &mut [0; 4]), "好" | "👩‍🚀");
                    let next = row.get(x + 1).copied();
                    let half = Cell { symbol: Symbol::SECOND_HALF, pen: cell.pen };
                    prop_assert_eq!(next == Some(half), is_wide, "after column {} of row {}", x, y);
                }
                prop_assert_ne!(row[0].symbol, Symbol::SECOND_HALF);
            }
        }
    }

    #[test]
    fn as_a_widget_it_has_the_same_cells(changes in changes(), x in 0..3_u16, y in 0..3_u16) {
        let (width, height) = SIZE;
        let mut grid = Grid::new(width, height);
        for change in &changes {
            paint(&mut grid, change);
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, width + 2, height + 1));
        (&grid).render(Rect::new(x, y, width, height), &mut buffer);
        for (row, cells) in (y..buffer.area.height).zip(read(&grid)) {
            for (column, (symbol, pen)) in (x..buffer.area.width).zip(cells) {
                let shown = &buffer[(column, row)];
                let is_cut = column == buffer.area.width - 1 && matches!(&*symbol, "好" | "👩‍🚀") ;
                prop_assert_eq!(shown.symbol(), if is_cut { " " } else { &symbol });
                prop_assert_eq!(look(shown.style()), look(pen.style()));
            }
        }
    }
}

#[test]
fn what_acts_on_a_terminal_is_blank() {
    let mut grid = Grid::new(6, 1);
    let plain = Patch::from(Style::new());
    for (x, symbol) in (0..).zip(["\u{1b}", "\0", "\u{9b}", "\r\n", ""]) {
        grid.put(x, 0, symbol, 1, plain);
    }
    grid.put_ascii(5, 0, "\u{7f}", plain);
    assert_eq!(grid.row(0), [Cell::BLANK; 6]);
}

#[test]
fn equal_graphemes_are_one_symbol_until_they_are_forgotten() {
    let mut grid = Grid::new(2, 1);
    let plain = Patch::from(Style::new());
    for symbol in ["e\u{301}", "o\u{301}"] {
        grid.put(0, 0, symbol, 1, plain);
        grid.put(1, 0, symbol, 1, plain);
        assert_eq!(grid.row(0)[0], grid.row(0)[1]);
    }
    let before = grid.row(0)[0];
    grid.clear();
    grid.put(0, 0, "o\u{301}", 1, plain);
    assert_eq!((grid.row(0)[0], grid.generation()), (before, 0));
}
