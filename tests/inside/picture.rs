//! A screen, or a part of it, as text: its glyphs, then a letter for each cell that is not plain, then what the letters
//! mean. It must not know what the screen shows.

use std::fmt::Write as _;

use crate::text::{SafeText, width};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    style::Style,
};

/// What a part of a screen looks like, and where the cursor is on the screen. Rows that are all alike stand once.
pub(crate) fn picture(buffer: &Buffer, cursor: Option<Position>, area: Rect) -> String {
    let mut legend: Vec<Style> = Vec::new();
    let row = |y| (area.left()..area.right()).map(move |x| &buffer[(x, y)]);
    let letters: Vec<String> = (area.top()..area.bottom())
        .map(|y| row(y).map(|cell| letter(cell.style(), &mut legend)).collect())
        .collect();
    let mut picture = glyphs(buffer, cursor, area);
    for (letters, times) in runs(letters.iter().map(|letters| letters.trim_end_matches('.').to_owned())) {
        write_run(&mut picture, &letters, times);
    }
    for (style, letter) in legend.iter().zip('a'..) {
        let _ = writeln!(picture, "{letter} {}", look(*style));
    }
    picture
}

/// The glyphs of a part of a screen alone.
pub(crate) fn glyphs(buffer: &Buffer, cursor: Option<Position>, area: Rect) -> String {
    let mut picture = String::new();
    let at = cursor.map_or("no cursor".to_owned(), |at| format!("cursor at {},{}", at.x, at.y));
    let _ = writeln!(picture, "{}x{}, {at}", buffer.area.width, buffer.area.height);
    let row = |y| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    for (glyphs, times) in runs((area.top()..area.bottom()).map(|y| row(y).trim_end().to_owned())) {
        write_run(&mut picture, &glyphs, times);
    }
    picture
}

/// Lines, each with how many of it follow one another.
fn runs(lines: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((last, times)) if *last == line => *times += 1,
            _ => runs.push((line, 1)),
        }
    }
    runs
}

fn write_run(picture: &mut String, line: &str, times: usize) {
    // Two lines say the same as one and how often it stands there.
    for _ in 0..times.min(2) - usize::from(times > 2) {
        let _ = writeln!(picture, "{line}");
    }
    if times > 2 {
        let _ = writeln!(picture, "(and {} more of these)", times - 1);
    }
}

/// A row of cells as text, from a column on; the second cell of a wide glyph is a part of it.
pub(crate) fn row(buffer: &Buffer, from: u16, y: u16) -> String {
    (from..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect()
}

fn cells(text: &str) -> u16 {
    width(SafeText::line(text).as_safe()) as u16
}

fn letter(style: Style, legend: &mut Vec<Style>) -> char {
    let plain = Style::reset();
    if look(style) == look(plain) {
        return '.';
    }
    let n = legend.iter().position(|known| look(*known) == look(style)).unwrap_or_else(|| {
        legend.push(style);
        legend.len() - 1
    });
    char::from(b'a' + n as u8)
}

/// A style in words, such as `cyan underlined`.
fn look(style: Style) -> String {
    let color = |color: Option<ratatui::style::Color>| color.unwrap_or_default().to_string().to_lowercase();
    let mut words = vec![color(style.fg)];
    if color(style.bg) != "reset" {
        words.push(format!("on {}", color(style.bg)));
    }
    words.extend(style.add_modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.retain(|word| word != "reset");
    words.join(" ")
}

/// The column in which words stand in a row.
pub(crate) fn column_of(row: &str, words: &str) -> Option<u16> {
    row.find(words).map(|at| cells(&row[..at]))
}

/// Controls, and the marks with which text is made to look like other text.
pub(crate) fn is_no_glyph(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
