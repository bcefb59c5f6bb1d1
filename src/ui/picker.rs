//! A list to choose from over the screen: what is typed, the entries that fit, the selected one. It must not rank them.

use super::{canvas::Canvas, footer::tail, panes::draw_words, theme::Role};
use crate::app::{
    App,
    layout::Area,
    lines::fitting,
    overlays::{detail_rows, picker_area},
    picker::{Entry, Picker, Purpose},
};
use briefing_evidence::describe::Tone;
use briefing_terminal::grid::Position;
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// The widest that leading words and names get, in cells.
const LEAD: usize = 20;

pub(super) fn draw(app: &App, picker: &Picker, canvas: &mut Canvas<'_>) -> Position {
    let (columns, rows) = app.size();
    let area = picker_area(columns, rows);
    canvas.clear(area);
    let words = picker.purpose.words();
    let note = match picker.shown.len() {
        0 => SafeText::from_static("nothing fits"),
        _ => safe_format!("{} of {}, enter: {}", picker.selected + 1, picker.total, words.verb),
    };
    let title = SafeStr::from_static(words.title);
    let inside = canvas.frame(area, title, note.as_safe(), true);
    if inside.height == 0 || inside.width == 0 {
        return Position { x: area.x, y: area.y };
    }
    let cursor = draw_field(picker, inside, canvas);
    let detail = detail_rows(inside.height);
    let list = Area { y: inside.y + 1, height: inside.height - 1 - detail, ..inside };
    if let Some(entry) = picker.choice() {
        let free = if picker.purpose == Purpose::Copy { free_rows(picker, list) } else { 0 };
        let below = Area { y: list.y + list.height - free, height: detail + free, ..inside };
        let parted = if entry.caveat.is_empty() { "" } else { " " };
        let date = entry.date.first().map(SafeText::to_string).unwrap_or_default();
        let words = safe_format!("{}{parted}{}  {}{date}", entry.name, entry.caveat, entry.note);
        if !draw_words(&words, below, canvas) && below.height > 0 {
            let (x, y) = (below.x + below.width - 1, below.y + below.height - 1);
            canvas.words(x, y, 1, SafeStr::from_static("…"), canvas.style(Role::Tone(Tone::Muted)));
        }
    }
    let visible = picker.shown.iter().enumerate().skip(picker.top);
    let lead = picker.shown.iter().map(|entry| width(entry.lead.as_safe())).max().unwrap_or(0).min(LEAD);
    let lead = lead.min(usize::from(list.width) / 3) as u16;
    for (row, (n, entry)) in (0..list.height).zip(visible) {
        let line = Area { y: list.y + row, height: 1, ..list };
        draw_entry(picker.purpose, entry, lead, line, canvas);
        if n == picker.selected {
            let mark = canvas.theme.glyphs.mark;
            canvas.glyph(line.x, line.y, mark, canvas.style(Role::Mark));
            canvas.restyle(line, canvas.style(Role::FocusedLink));
        }
    }
    canvas.thumb(area, picker.top, usize::from(list.height), picker.shown.len());
    cursor
}

/// The rows below the entries that none of them needs, but for one between: what is copied is read there.
fn free_rows(picker: &Picker, list: Area) -> u16 {
    usize::from(list.height).saturating_sub(picker.shown.len() + 1) as u16
}

fn draw_field(picker: &Picker, area: Area, canvas: &mut Canvas<'_>) -> Position {
    let prompt = if picker.purpose == Purpose::Palette { ":" } else { "> " };
    let mut x = area.x;
    let end = area.x + area.width;
    x += canvas.words(x, area.y, area.width, SafeStr::from_static(prompt), canvas.style(Role::Key));
    let style = canvas.style(Role::Tone(Tone::Text));
    let before = picker.field.before_cursor();
    let room = usize::from(end.saturating_sub(x + 1));
    x += canvas.words(x, area.y, room as u16, tail(before.as_safe(), room), style);
    let after = picker.field.after_cursor();
    canvas.words(x, area.y, end.saturating_sub(x), after.as_safe(), style);
    Position { x: x.min(end.saturating_sub(1)), y: area.y }
}

fn draw_entry(purpose: Purpose, entry: &Entry, lead: u16, line: Area, canvas: &mut Canvas<'_>) {
    let end = line.x + line.width;
    let mut x = line.x + 1;
    if lead > 0 {
        let role = if purpose == Purpose::Help || purpose == Purpose::Palette {
            Role::Key
        } else {
            Role::Tone(Tone::Muted)
        };
        canvas.fitted(x, line.y, lead.min(end.saturating_sub(x)), entry.lead.as_safe(), canvas.style(role));
        x += lead + 2;
    }
    let room = end.saturating_sub(x);
    // In the help the sentence says what one looks for; elsewhere the name does.
    let columns =
        if purpose == Purpose::Help || purpose == Purpose::Palette { 19.min(room / 2) } else { room };
    let name_style = canvas.style(Role::Tone(Tone::Text));
    let caveat = width(entry.caveat.as_safe()) as u16;
    let behind = if caveat > 0 { (caveat + 1).min(columns) } else { 0 };
    let mut used = canvas.fitted(x, line.y, columns - behind, entry.name.as_safe(), name_style);
    if behind > 0 {
        let style = canvas.style(Role::Tone(Tone::Warning));
        used += 1 + canvas.fitted(x + used + 1, line.y, behind - 1, entry.caveat.as_safe(), style);
    }
    let x = x + if columns < room { columns + 1 } else { used + 2 };
    let room = end.saturating_sub(x);
    let style = canvas.style(Role::Tone(Tone::Muted));
    if let Some(date) = fitting(&entry.date, usize::from(room)) {
        canvas.fitted(x, line.y, room, date.as_safe(), style);
    } else if room > 3 {
        canvas.fitted(x, line.y, room, entry.note.as_safe(), style);
    }
}
