//! The last line: a message, a prompt, or the keys that help most here. It must not list keys by hand: they come from the table.

use super::{
    canvas::{Canvas, Part, stamp},
    theme::Role,
};
use crate::app::{
    App, Overlay,
    date_field::DateField,
    field::Field,
    layout::Area,
    note_field::NoteField,
    offers::{Offer, offers},
    reader::Reader,
    search_field::SearchField,
};
use briefing_evidence::describe::Tone;
use briefing_terminal::grid::{Position, Stamp};
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// Paints the last line; gives the cell of the prompt's cursor, if there is a prompt.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area =
        app.desk.session().map_or_else(|| app.plain_layout(), |session| session.reader.layout()).footer?;
    let counts = counts(app);
    let is_plain = app.status.is_none() && matches!(app.overlay, Overlay::None) && counts.is_none();
    let offers = offers(&app.desk);
    let stamp = if is_plain { stamp(("keys", &offers)) } else { Stamp::NEVER };
    if canvas.shows(Part::Row(area.y), stamp, &[area]) {
        return None;
    }
    let right = match (&app.overlay, counts) {
        (Overlay::Find(typed), counts) => draw_verdict(app, typed, counts, area, canvas),
        (_, Some(words)) => draw_right(&words, area, canvas),
        (_, None) => 0,
    };
    let left = Area { width: area.width.saturating_sub(right), ..area };
    match &app.overlay {
        Overlay::Find(typed) => return Some(draw_prompt(typed.prompt(), &typed.field, left, canvas)),
        Overlay::Note(note) => return Some(draw_prompt(NoteField::PROMPT, &note.field, left, canvas)),
        Overlay::Date(date) => return Some(draw_date(date, left, canvas)),
        Overlay::None
        | Overlay::Picker(_)
        | Overlay::Hints(_)
        | Overlay::Address(_)
        | Overlay::Everything => {}
    }
    if let Some(status) = &app.status {
        let style = canvas.style(if status.is_error { Role::Error } else { Role::Tone(Tone::Text) });
        canvas.fitted(left.x + 1, left.y, left.width.saturating_sub(1), status.text.as_safe(), style);
        return None;
    }
    if let Overlay::Address(prompt) = &app.overlay {
        let words = prompt.keys(&app.config, &app.browser);
        let style = canvas.style(Role::Tone(Tone::Text));
        canvas.fitted(left.x + 1, left.y, left.width.saturating_sub(1), words.as_safe(), style);
    } else if let Overlay::Hints(_) = &app.overlay {
        let words = SafeStr::from_static("Type the letters of a link to follow it; esc leaves.");
        let style = canvas.style(Role::Tone(Tone::Text));
        canvas.fitted(left.x + 1, left.y, left.width.saturating_sub(1), words, style);
    } else {
        draw_keys(app, &offers, left, canvas);
    }
    None
}

/// What is counted: a number being typed, and which hit of how many.
fn counts(app: &App) -> Option<SafeText> {
    let search = app.desk.session().and_then(|session| found(&session.reader));
    let count = app.count();
    match (search, count.is_empty()) {
        (search, true) => search,
        (None, false) => Some(SafeText::line(count)),
        (Some(search), false) => Some(safe_format!("{count}  {search}")),
    }
}

/// Paints what is counted at the right; gives the cells used.
fn draw_right(words: &SafeText, area: Area, canvas: &mut Canvas<'_>) -> u16 {
    let cells = (width(words.as_safe()) as u16 + 1).min(area.width);
    let style = canvas.style(Role::Tone(Tone::Strong));
    canvas.words(area.x + area.width - cells, area.y, cells, words.as_safe(), style);
    cells + 1
}

/// `3 of 12`: where the search is.
fn found(reader: &Reader) -> Option<SafeText> {
    let search = &reader.search;
    search.pattern.as_ref()?;
    let wrapped = if search.has_wrapped { "wrapped, " } else { "" };
    Some(match (search.is_running, search.at) {
        (true, _) => SafeText::from_static("…"),
        (false, Some(at)) => safe_format!("{wrapped}{} of {}", at + 1, search.count()),
        (false, None) => SafeText::from_static("none"),
    })
}

/// What stands at the right of the words that are typed: what is wrong with them, which hit of
/// how many it is, or what else one can do. Gives the cells used.
fn draw_verdict(
    app: &App,
    typed: &SearchField,
    counts: Option<SafeText>,
    area: Area,
    canvas: &mut Canvas<'_>,
) -> u16 {
    let wrong = app.desk.session().and_then(|session| session.reader.search.wrong.as_ref());
    let (words, role) = match (wrong, counts) {
        (Some(wrong), _) => (safe_format!("no expression: {wrong}"), Role::Error),
        (None, Some(counts)) => (counts, Role::Tone(Tone::Strong)),
        (None, None) if typed.field.text().is_empty() => {
            let regex = if typed.is_regex { "words" } else { "regex" };
            (safe_format!("alt-r {regex}, up earlier, tab list"), Role::Tone(Tone::Muted))
        }
        (None, None) => return 0,
    };
    let cells = (width(words.as_safe()) as u16 + 1).min(room_beside(typed.prompt(), &typed.field, area));
    let x = area.x + area.width - cells;
    canvas.fitted(x, area.y, cells.saturating_sub(1), words.as_safe(), canvas.style(role));
    cells
}

/// A date that is typed, and at the right what it is or what is wrong with it, as far as there is room.
fn draw_date(date: &DateField, area: Area, canvas: &mut Canvas<'_>) -> Position {
    let verdict = date.verdict();
    let room = room_beside(date.prompt(), &date.field, area);
    let cells = (width(verdict.as_safe()) as u16 + 1).min(room);
    let tone = if date.date().is_ok() { Tone::Supports } else { Tone::Muted };
    let style = canvas.style(Role::Tone(tone));
    canvas.fitted(area.x + area.width - cells, area.y, cells.saturating_sub(1), verdict.as_safe(), style);
    draw_prompt(date.prompt(), &date.field, Area { width: area.width - cells, ..area }, canvas)
}

/// The cells for what stands beside a line that is typed: what it leaves, and half of all at least.
fn room_beside(sign: &'static str, field: &Field, area: Area) -> u16 {
    let typed = 1 + width(SafeStr::from_static(sign)) + width(SafeText::line(field.text()).as_safe()) + 1;
    area.width.saturating_sub(typed as u16).max(area.width / 2)
}

fn draw_prompt(sign: &'static str, field: &Field, area: Area, canvas: &mut Canvas<'_>) -> Position {
    let (before, after) = (field.before_cursor(), field.after_cursor());
    let style = canvas.style(Role::Tone(Tone::Text));
    let mut x = area.x + 1;
    let end = area.x + area.width;
    x += canvas.words(x, area.y, end.saturating_sub(x), SafeStr::from_static(sign), canvas.style(Role::Key));
    // Of words longer than the line, the end is shown: that is where one types.
    let room = usize::from(end.saturating_sub(x + 1));
    x += canvas.words(x, area.y, room as u16, tail(before.as_safe(), room), style);
    let cursor = Position { x: x.min(end.saturating_sub(1)), y: area.y };
    canvas.words(x, area.y, end.saturating_sub(x), after.as_safe(), style);
    cursor
}

/// The end of a text that fits into so many cells.
pub(super) fn tail(text: SafeStr<'_>, room: usize) -> SafeStr<'_> {
    let mut left = width(text);
    let mut start = 0;
    for cell in briefing_text::cells(text) {
        if left <= room {
            break;
        }
        left -= usize::from(cell.width);
        start = cell.range.end;
    }
    text.slice(start..text.as_str().len())
}

/// As many keys as fit, whole.
fn draw_keys(app: &App, offers: &[Offer], area: Area, canvas: &mut Canvas<'_>) {
    let mut x = area.x + 1;
    let end = area.x + area.width;
    for Offer { actions, word } in offers {
        let shown = || actions.iter().map(|action| app.key(*action)).filter(|key| !key.is_empty());
        let count = shown().count();
        let separator = SafeStr::from_static(if count > 2 { " " } else { "/" });
        let word = SafeStr::from_static(word);
        let keys: usize = shown().map(|key| width(key.as_safe())).sum();
        let cells = (keys + count + width(word)) as u16;
        if count == 0 {
            continue;
        }
        if x + cells > end {
            break;
        }
        let style = canvas.style(Role::Key);
        for (n, key) in shown().enumerate() {
            if n > 0 {
                x += canvas.words(x, area.y, end - x, separator, style);
            }
            x += canvas.words(x, area.y, end - x, key.as_safe(), style);
        }
        x += 1 + canvas.words(x + 1, area.y, end - x - 1, word, canvas.style(Role::KeyWord)) + 2;
    }
}
