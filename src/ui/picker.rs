//! A list to choose from over the screen: what is typed, the entries that fit, the selected one. It must not rank them.

use super::{canvas::Canvas, footer::tail, panes::draw_words, theme::Role};
use crate::app::{
    App,
    field::Field,
    find::Pattern,
    layout::Area,
    lines::{Line, fitting},
    overlays::{detail_rows, picker_area},
    picker::{Choice, Entry, Picker, Purpose, has_names},
};
use briefing_evidence::describe::Tone;
use briefing_terminal::grid::Position;
use briefing_text::{SafeStr, SafeText, has_right_to_left, safe_format, width};

pub(super) fn draw(app: &App, picker: &Picker, canvas: &mut Canvas<'_>) -> Position {
    let (columns, rows) = app.size();
    let area = picker_area(columns, rows);
    canvas.clear(area);
    let words = picker.purpose.words();
    let note = if picker.shown.is_empty() {
        SafeText::from_static("nothing fits")
    } else {
        // Of what is met everywhere the first are listed, and there may be more.
        let listed = if picker.purpose == Purpose::Everywhere { " listed" } else { "" };
        let at = picker.ordinal(picker.selected) + 1;
        safe_format!("{at} of {}{listed}, enter: {}", picker.total, words.verb)
    };
    let title = SafeStr::from_static(words.title);
    let inside = canvas.frame(area, title, note.as_safe(), true);
    if inside.height == 0 || inside.width == 0 {
        return Position { x: area.x, y: area.y };
    }
    let prompt = if picker.purpose == Purpose::Palette { ":" } else { "> " };
    let cursor = draw_field(prompt, &picker.field, inside, canvas);
    let detail = detail_rows(picker.purpose, (inside.width, inside.height));
    let list = Area { y: inside.y + 1, height: inside.height - 1 - detail, ..inside };
    if let Some(entry) = picker.choice().filter(|_| detail > 0 || picker.purpose == Purpose::Copy) {
        let free = if picker.purpose == Purpose::Copy { free_rows(picker, list) } else { 0 };
        let below = Area { y: list.y + list.height - free, height: detail + free, ..inside };
        let parted = if entry.caveat.is_empty() { "" } else { " " };
        let date = entry.date.first().map(SafeText::to_string).unwrap_or_default();
        let words = safe_format!("{}{parted}{}  {}{date}", entry.name, entry.caveat, entry.note);
        draw_in_full(&words, below, canvas);
    }
    let pattern = app.desk.session().and_then(|session| session.reader.search.pattern.as_ref());
    let pattern = pattern.filter(|_| picker.purpose == Purpose::Hits);
    let visible = picker.shown.iter().enumerate().skip(picker.top);
    let lead = picker.lead(list.width.into()) as u16;
    let (mut y, mut seen) = (list.y, 0);
    let end = list.y + list.height;
    for (n, entry) in visible {
        if y >= end {
            break;
        }
        let lines = picker.lines(entry, list.width.into());
        let line = Area { y, height: (lines.len() as u16).min(end - y), ..list };
        let is_key = picker.purpose == Purpose::Help && entry.choice != Choice::Heading;
        if picker.purpose == Purpose::Problems || is_key && !has_names(inside.width.into()) {
            let role = if is_key { Role::Key } else { Role::Tone(Tone::Muted) };
            draw_whole(entry, &lines, (lead, role), line, canvas);
        } else {
            draw_entry(picker.purpose, entry, lead, line, canvas);
        }
        if let Some(pattern) = pattern {
            let x = line.x + 1 + if lead > 0 { lead + 2 } else { 0 };
            mark_hits(entry, pattern, Area { x, ..line }, canvas);
        }
        if n == picker.selected {
            let mark = canvas.theme.glyphs.mark;
            for row in line.y..line.y + line.height {
                canvas.glyph(line.x, row, mark, canvas.style(Role::Mark));
            }
            canvas.restyle(line, canvas.style(Role::FocusedLink));
        }
        y += line.height;
        seen += 1;
    }
    canvas.thumb(area, picker.top, seen, picker.shown.len());
    cursor
}

/// Paints what is said of the selected entry, with a mark at the end where there is no room for all of it.
pub(super) fn draw_in_full(words: &SafeText, below: Area, canvas: &mut Canvas<'_>) {
    if !draw_words(words, below, canvas) && below.height > 0 {
        let mark = SafeStr::from_static(if canvas.theme.glyphs.ascii { "..." } else { "…" });
        let cells = (width(mark) as u16).min(below.width);
        let (x, y) = (below.x + below.width - cells, below.y + below.height - 1);
        canvas.words(x, y, cells, mark, canvas.style(Role::Tone(Tone::Muted)));
    }
}

/// The rows below the entries that none of them needs, but for one between: what is copied is read there.
fn free_rows(picker: &Picker, list: Area) -> u16 {
    usize::from(list.height).saturating_sub(picker.shown.len() + 1) as u16
}

/// Paints a line that is typed; gives the cell of its cursor.
pub(super) fn draw_field(
    prompt: &'static str,
    field: &Field,
    area: Area,
    canvas: &mut Canvas<'_>,
) -> Position {
    let mut x = area.x;
    let end = area.x + area.width;
    x += canvas.words(x, area.y, area.width, SafeStr::from_static(prompt), canvas.style(Role::Key));
    let style = canvas.style(Role::Tone(Tone::Text));
    let before = field.before_cursor();
    let room = usize::from(end.saturating_sub(x + 1));
    x += canvas.words(x, area.y, room as u16, tail(before.as_safe(), room), style);
    let after = field.after_cursor();
    canvas.words(x, area.y, end.saturating_sub(x), after.as_safe(), style);
    Position { x: x.min(end.saturating_sub(1)), y: area.y }
}

/// Marks in the words of an entry what was looked for, from where they begin in the area.
fn mark_hits(entry: &Entry, pattern: &Pattern, area: Area, canvas: &mut Canvas<'_>) {
    let words = entry.name.as_safe();
    // In visual order, the letters of a hit need not stand together.
    if has_right_to_left(words) {
        return;
    }
    for hit in pattern.ranges(words.as_str()) {
        let x = area.x + width(words.slice(0..hit.start)) as u16;
        let room = (area.x + area.width).saturating_sub(x);
        let columns = (width(words.slice(hit)) as u16).min(room);
        canvas.restyle(Area { x, width: columns, ..area }, canvas.style(Role::Hit));
    }
}

/// An entry over as many lines as it takes.
fn draw_whole(entry: &Entry, lines: &[Line], (lead, role): (u16, Role), area: Area, canvas: &mut Canvas<'_>) {
    canvas.fitted(area.x + 1, area.y, lead, entry.lead.as_safe(), canvas.style(role));
    let start = (lead + 3).min(area.width);
    let words = Area { x: area.x + start, width: area.width - start, ..area };
    for (row, line) in (0..area.height).zip(lines) {
        canvas.line(words, row, line, None);
    }
}

fn draw_entry(purpose: Purpose, entry: &Entry, lead: u16, line: Area, canvas: &mut Canvas<'_>) {
    let end = line.x + line.width;
    let mut x = line.x + 1;
    if entry.choice == Choice::Heading {
        let style = canvas.style(Role::Tone(Tone::Heading));
        canvas.fitted(line.x, line.y, line.width, entry.name.as_safe(), style);
        return;
    }
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
