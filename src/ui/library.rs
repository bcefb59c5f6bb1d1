//! The library: a briefing a row in columns that fit the screen, what is said of the selected one in full, and how far it is with
//! looking what has changed. It must not fetch anything.

use super::{canvas::Canvas, panes::draw_words, screens::body, theme::Role};
use crate::app::{
    App,
    catalog::folder_of,
    layout::Area,
    library::{Library, Widest, number},
};
use briefing_catalog::Row;
use briefing_evidence::describe::Tone;
use briefing_format::files;
use briefing_terminal::grid::Position;
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// Between two columns.
const GAP: u16 = 2;

/// From so many cells on there is room for markings and folders.
const WIDE: u16 = 72;

/// From so many cells on there is room for the whole names of the columns.
const WHOLE: u16 = 100;

/// The cells of a date: a longer one is told of the selected briefing alone.
const DATE: u16 = 10;

/// Where the columns stand: how wide each is, 0 where there is no room for it.
struct Columns {
    title: u16,
    as_of: u16,
    disputes: u16,
    errors: u16,
    marking: u16,
    folder: u16,
    /// Whether the names of the columns are written out.
    is_wide: bool,
}

impl Columns {
    fn new(room: u16, widest: Widest) -> Self {
        let is_wide = room >= WHOLE;
        let (disputes, errors) = if is_wide { (8, 6) } else { (5, 4) };
        // A column in which nothing stands is none.
        let of = |cells: usize, name: u16, most: u16| match cells as u16 {
            0 => 0,
            cells => cells.max(name).min(most),
        };
        let as_of = of(widest.as_of, 5, DATE);
        let (marking, folder) =
            if room >= WIDE { (of(widest.marking, 7, 12), of(widest.folder, 6, room / 6)) } else { (0, 0) };
        let others = [as_of, disputes, errors, marking, folder];
        let taken: u16 = others.iter().filter(|cells| **cells > 0).map(|cells| cells + GAP).sum();
        if room < taken + 10 {
            return Self { title: room, as_of: 0, disputes: 0, errors: 0, marking: 0, folder: 0, is_wide };
        }
        Self { title: room - taken, as_of, disputes, errors, marking, folder, is_wide }
    }
}

/// Paints the library; gives the cell of the selected briefing.
pub(super) fn draw(app: &App, library: &Library, canvas: &mut Canvas<'_>) -> Option<Position> {
    let order = SafeText::from_static(library.order.words());
    let note = match library.total {
        None if library.progress.is_some() => SafeText::from_static("reading"),
        None | Some(0) => SafeText::default(),
        Some(total) => {
            let so_far = if library.progress.is_some_and(|now| now.left > 0) { " so far" } else { "" };
            safe_format!("{} of {}{so_far}, {order}", number(library.selected + 1), number(total))
        }
    };
    let (area, inside) = body(app, SafeStr::from_static("Library"), &note, canvas)?;
    if inside.width == 0 || inside.height == 0 {
        return Some(Position { x: area.x, y: area.y });
    }
    let (columns, rows) = app.size();
    let list = library.rows_area(columns, rows);
    if let Some(words) = library.progress_words().filter(|_| list.y + list.height < inside.y + inside.height)
    {
        let line = Area { y: inside.y + inside.height - 1, height: 1, ..inside };
        draw_words(&words, line, canvas);
    }
    if library.count() == 0 {
        if library.progress.is_none() && library.total.is_some() {
            draw_words(&SafeText::from_static("There is no briefing in the library."), list, canvas);
        }
        return Some(Position { x: list.x, y: list.y });
    }
    let layout = Columns::new(list.width.saturating_sub(1), library.widest);
    if list.y > inside.y {
        draw_names(&layout, Area { height: 1, ..inside }, canvas);
    }
    for (row, n) in (0..list.height).zip(library.top..library.count()) {
        let line = Area { y: list.y + row, height: 1, ..list };
        if let Some(entry) = library.row(n) {
            draw_row(entry, library, &layout, line, canvas);
        } else {
            let (style, room) = (canvas.style(Role::Tone(Tone::Muted)), line.width.saturating_sub(1));
            canvas.fitted(line.x + 1, line.y, room, SafeStr::from_static("…"), style);
        }
        if n == library.selected {
            canvas.glyph(line.x, line.y, canvas.theme.glyphs.mark, canvas.style(Role::Mark));
            canvas.restyle(line, canvas.style(Role::Selected));
        }
    }
    if let Some(entry) = library.choice().filter(|_| list.y + list.height < inside.y + inside.height) {
        let line = Area { y: list.y + list.height, height: 1, ..list };
        let style = canvas.style(Role::Tone(Tone::Muted));
        let words = told(entry, library);
        canvas.fitted(line.x + 1, line.y, line.width.saturating_sub(1), words.as_safe(), style);
    }
    canvas.thumb(area, library.top, usize::from(list.height), library.count());
    Some(Position { x: list.x, y: list.y + (library.selected - library.top) as u16 })
}

/// What is said of the selected briefing: what the columns may have had no room for.
fn told(entry: &Row, library: &Library) -> SafeText {
    let folder = folder_of(&entry.path, &library.folders);
    let file = entry.path.file_name().map(|name| files::name(name.as_ref())).unwrap_or_default();
    let file = if folder.is_empty() { file } else { safe_format!("{folder}/{file}") };
    if let Some(fault) = &entry.fault {
        // The row has the reason, as far as there is room.
        return safe_format!("{file} · {fault}");
    }
    let mut parts = Vec::new();
    if entry.tlp.is_some() {
        parts.push(safe_format!("TLP:{}", entry.marking()));
    }
    if width(entry.as_of.as_safe()) > usize::from(DATE) {
        parts.push(safe_format!("as of {}", entry.as_of));
    }
    parts.push(file);
    let words: Vec<&str> = parts.iter().map(SafeText::as_str).collect();
    SafeText::line(&words.join(" · "))
}

fn draw_names(layout: &Columns, line: Area, canvas: &mut Canvas<'_>) {
    let (disputes, errors) = if layout.is_wide { ("disputes", "errors") } else { ("disp.", "err.") };
    let names = [
        (layout.title, "title"),
        (layout.as_of, "as of"),
        (layout.disputes, disputes),
        (layout.errors, errors),
        (layout.marking, "marking"),
        (layout.folder, "folder"),
    ];
    let style = canvas.style(Role::Tone(Tone::Heading));
    let mut x = line.x + 1;
    for (cells, name) in names.into_iter().filter(|(cells, _)| *cells > 0) {
        canvas.fitted(x, line.y, cells, SafeStr::from_static(name), style);
        x += cells + GAP;
    }
}

fn draw_row(entry: &Row, library: &Library, layout: &Columns, line: Area, canvas: &mut Canvas<'_>) {
    let untitled = SafeText::from_static("(no title)");
    let (title, tone) = match &entry.fault {
        Some(fault) => (fault, Tone::Warning),
        None if entry.title.is_empty() => (&untitled, Tone::Text),
        None => (&entry.title, Tone::Text),
    };
    let mut x = line.x + 1;
    canvas.fitted(x, line.y, layout.title, title.as_safe(), canvas.style(Role::Tone(tone)));
    x += layout.title + GAP;
    let muted = canvas.style(Role::Tone(Tone::Muted));
    let warning = canvas.style(Role::Tone(Tone::Warning));
    if layout.as_of > 0 {
        // A date that is cut would be another one.
        let fits = width(entry.as_of.as_safe()) <= usize::from(layout.as_of);
        let words = if fits { entry.as_of.as_safe() } else { SafeStr::from_static("…") };
        canvas.fitted(x, line.y, layout.as_of, words, muted);
        x += layout.as_of + GAP;
    }
    let text = canvas.style(Role::Tone(Tone::Text));
    for (cells, count, style) in
        [(layout.disputes, entry.disputes, text), (layout.errors, entry.errors, warning)]
    {
        if cells == 0 {
            continue;
        }
        if count > 0 {
            let words = number(count as usize);
            let used = (width(words.as_safe()) as u16).min(cells);
            canvas.fitted(x + cells - used, line.y, used, words.as_safe(), style);
        }
        x += cells + GAP;
    }
    if layout.marking > 0 {
        canvas.fitted(x, line.y, layout.marking, entry.marking().as_safe(), text);
        x += layout.marking + GAP;
    }
    if layout.folder > 0 {
        let folder = folder_of(&entry.path, &library.folders);
        canvas.fitted(x, line.y, layout.folder, folder.as_safe(), muted);
    }
}
