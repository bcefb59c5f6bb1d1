//! A screen as text: its glyphs, then a letter for each cell that is not plain, then what the letters mean. It must not
//! know what the screen shows.

use std::fmt::Write as _;

use briefing::text::{SafeText, width};
use ratatui::{buffer::Buffer, layout::Position, style::Style};

/// What a screen looks like, and where its cursor is.
pub(crate) fn picture(buffer: &Buffer, cursor: Option<Position>) -> String {
    let mut picture = String::new();
    let at = cursor.map_or("no cursor".to_owned(), |at| format!("cursor at {},{}", at.x, at.y));
    let _ = writeln!(picture, "{}x{}, {at}", buffer.area.width, buffer.area.height);
    for y in 0..buffer.area.height {
        let _ = writeln!(picture, "{}", row(buffer, 0, y).trim_end());
    }
    let mut legend: Vec<Style> = Vec::new();
    for y in 0..buffer.area.height {
        let letters: String =
            (0..buffer.area.width).map(|x| letter(buffer[(x, y)].style(), &mut legend)).collect();
        let _ = writeln!(picture, "{}", letters.trim_end_matches('.'));
    }
    for (style, letter) in legend.iter().zip('a'..) {
        let _ = writeln!(picture, "{letter} {}", look(*style));
    }
    picture
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
