//! The last line: a message, a prompt, or the keys that help most here. It must not list keys by hand: they come from the table.

use super::{
    canvas::{Canvas, Part, stamp},
    theme::Role,
};
use crate::app::{
    App, Front, Overlay,
    actions::Action,
    date_field::DateField,
    field::Field,
    layout::{Area, Pane},
    lens::Lens,
    reader::Reader,
    view::ViewPane,
};
use briefing_evidence::describe::Tone;
use briefing_terminal::grid::{Position, Stamp};
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// The keys worth showing over a briefing, and what they do in a word.
const READER: &[(&[Action], &str)] = &[
    (&[Action::Down, Action::Up], "move"),
    (&[Action::PreviousLink, Action::NextLink], "link"),
    (&[Action::Follow], "open"),
    (&[Action::Chain], "chain"),
    (&[Action::Help], "keys"),
    (&[Action::Back], "back"),
    (&[Action::NextPane], "pane"),
    (&[Action::Find], "find"),
    (&[Action::Hints], "hints"),
    (&[Action::GoTo], "go to"),
    (&[Action::Relations], "relations"),
    (&Lens::ACTIONS, "lists"),
    (&[Action::Filter], "filter"),
    (&[Action::Quit], "quit"),
];

/// The keys worth showing in a full view.
const VIEW: &[(&[Action], &str)] = &[
    (&[Action::Down, Action::Up], "move"),
    (&[Action::PreviousLink, Action::NextLink], "link"),
    (&[Action::Follow], "open"),
    (&[Action::Escape], "close"),
    (&[Action::Help], "keys"),
    (&[Action::Hints], "hints"),
    (&[Action::Find], "find"),
    (&[Action::Quit], "quit"),
];

/// The keys worth showing over the text of a source.
const TEXT: &[(&[Action], &str)] = &[
    (&[Action::Down, Action::Up], "move"),
    (&[Action::FindNext, Action::FindPrevious], "quote"),
    (&[Action::Find], "find"),
    (&[Action::Chain], "chain"),
    (&[Action::Escape], "close"),
    (&[Action::Help], "keys"),
    (&[Action::PreviousLink, Action::NextLink], "link"),
    (&[Action::Quit], "quit"),
];

/// The keys worth showing over a drawing.
const DRAWING: &[(&[Action], &str)] = &[
    (&[Action::PreviousLink, Action::Down, Action::Up, Action::NextLink], "go"),
    (&[Action::Follow], "center"),
    (&[Action::Relations], "steps"),
    (&[Action::Back], "back"),
    (&[Action::Escape], "close"),
    (&[Action::Help], "keys"),
    (&[Action::Hints], "hints"),
    (&[Action::Chain], "chain"),
    (&[Action::Quit], "quit"),
];

/// The keys worth showing over the list of briefings.
const SHELF: &[(&[Action], &str)] = &[
    (&[Action::Down, Action::Up], "move"),
    (&[Action::Follow], "open"),
    (&[Action::Help], "keys"),
    (&[Action::Quit], "quit"),
];

/// The keys worth showing where there is no briefing yet, or none to open.
const WAITING: &[(&[Action], &str)] =
    &[(&[Action::Escape], "back"), (&[Action::Help], "keys"), (&[Action::Quit], "quit")];

/// Paints the last line; gives the cell of the prompt's cursor, if there is a prompt.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
    let area =
        app.desk.session().map_or_else(|| app.plain_layout(), |session| session.reader.layout()).footer?;
    let counts = counts(app);
    let is_plain = app.status.is_none() && matches!(app.overlay, Overlay::None) && counts.is_none();
    let keys = keys(app);
    let stamp = if is_plain { stamp(("keys", keys)) } else { Stamp::NEVER };
    if canvas.shows(Part::Row(area.y), stamp, &[area]) {
        return None;
    }
    let right = counts.map_or(0, |words| draw_right(&words, area, canvas));
    let left = Area { width: area.width.saturating_sub(right), ..area };
    match &app.overlay {
        Overlay::Find(field) => return Some(draw_prompt("/", field, left, canvas)),
        Overlay::Date(date) => return Some(draw_date(date, left, canvas)),
        Overlay::None | Overlay::Picker(_) | Overlay::Hints(_) | Overlay::Address(_) => {}
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
        draw_keys(app, keys, left, canvas);
    }
    None
}

fn keys(app: &App) -> &'static [(&'static [Action], &'static str)] {
    match app.desk.front() {
        Front::Session(session) => match &session.reader {
            reader if reader.text().is_some() => TEXT,
            reader if reader.view.as_ref().is_some_and(ViewPane::is_in_drawing) => DRAWING,
            reader if reader.focus == Pane::View => VIEW,
            _ => READER,
        },
        Front::Shelf => SHELF,
        Front::Loading { .. } | Front::Failed(_) => WAITING,
    }
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
    Some(match (search.is_running, search.at) {
        (true, _) => SafeText::from_static("…"),
        (false, Some(at)) => safe_format!("{} of {}", at + 1, search.count()),
        (false, None) => SafeText::from_static("none"),
    })
}

/// A date that is typed, and at the right what it is or what is wrong with it, as far as there is room.
fn draw_date(date: &DateField, area: Area, canvas: &mut Canvas<'_>) -> Position {
    let verdict = date.verdict();
    let room = area.width / 2;
    let cells = (width(verdict.as_safe()) as u16 + 1).min(room);
    let tone = if date.date().is_ok() { Tone::Supports } else { Tone::Muted };
    let style = canvas.style(Role::Tone(tone));
    canvas.fitted(area.x + area.width - cells, area.y, cells.saturating_sub(1), verdict.as_safe(), style);
    draw_prompt(date.prompt(), &date.field, Area { width: area.width - cells, ..area }, canvas)
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
fn draw_keys(app: &App, keys: &[(&[Action], &'static str)], area: Area, canvas: &mut Canvas<'_>) {
    let mut x = area.x + 1;
    let end = area.x + area.width;
    for (actions, word) in keys {
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
        x += 1 + canvas.words(x + 1, area.y, end - x - 1, word, canvas.style(Role::Tone(Tone::Muted))) + 2;
    }
}
