//! The search in all briefings: what is typed, what is said of it, the hits, and the selected one in full. It must not search.

use std::path::PathBuf;

use super::{
    canvas::Canvas,
    panes::draw_words,
    picker::{draw_field, draw_in_full},
    theme::Role,
};
use crate::app::{
    App,
    catalog::folder_of,
    everything::LANGUAGE,
    layout::Area,
    overlays::{hits_area, picker_area},
};
use briefing_catalog::{Hit, Kind};
use briefing_evidence::describe::Tone;
use briefing_format::files;
use briefing_terminal::grid::Position;
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// The cells of the longest kind.
const KINDS: u16 = 10;

/// The cells of what can be typed.
const TYPED: u16 = 16;

/// Paints the search; gives the cell of the cursor.
pub(super) fn draw(app: &App, canvas: &mut Canvas<'_>) -> Position {
    let (columns, rows) = app.size();
    let area = picker_area(columns, rows);
    canvas.clear(area);
    let everything = &app.desk.everything;
    let title = SafeStr::from_static("Search everything");
    let inside = canvas.frame(area, title, everything.counted().as_safe(), true);
    if inside.height == 0 || inside.width == 0 {
        return Position { x: area.x, y: area.y };
    }
    let cursor = draw_field("> ", &everything.field, inside, canvas);
    let list = hits_area(columns, rows);
    let below = Area {
        y: list.y + list.height,
        height: (inside.y + inside.height).saturating_sub(list.y + list.height),
        ..list
    };
    let verdict = Area { y: inside.y + 1, height: inside.height - 1, ..inside };
    if let Some(wrong) = everything.wrong() {
        // A sentence with a way out is read whole, however narrow the screen is: there are no hits below it.
        draw_words(wrong, verdict, canvas);
        canvas.restyle(verdict, canvas.style(Role::Error));
    } else {
        let left = app.desk.library.as_ref().and_then(|library| library.progress).map_or(0, |now| now.left);
        draw_words(&everything.verdict(left), Area { height: verdict.height.min(1), ..verdict }, canvas);
        if everything.field.text().trim().is_empty() {
            draw_language(list, canvas);
        }
    }
    for (row, (n, hit)) in (0..list.height).zip(everything.hits.iter().enumerate().skip(everything.top)) {
        let line = Area { y: list.y + row, height: 1, ..list };
        draw_hit(app, hit, line, canvas);
        if n == everything.selected {
            canvas.glyph(line.x, line.y, canvas.theme.glyphs.mark, canvas.style(Role::Mark));
            canvas.restyle(line, canvas.style(Role::FocusedLink));
        }
    }
    canvas.thumb(area, everything.top, list.height.into(), everything.hits.len());
    if let Some(hit) = everything.choice().filter(|_| below.height > 0) {
        let kind = SafeText::from_static(hit.kind.as_str());
        let folder = folder_of(&hit.path, folders(app));
        let parted = if folder.is_empty() { "" } else { "/" };
        let file = hit.path.file_name().map(|name| files::name(name.as_ref())).unwrap_or_default();
        let at = safe_format!("{folder}{parted}{file}:{}", hit.line);
        // A briefing is not told twice.
        let of = if hit.kind == Kind::Briefing {
            SafeText::default()
        } else {
            safe_format!(" — {}", briefing(hit))
        };
        draw_in_full(&safe_format!("{kind}: {}{of}, {at}", hit.title), below, canvas);
    }
    cursor
}

/// What can be typed, where nothing is.
fn draw_language(area: Area, canvas: &mut Canvas<'_>) {
    for (y, (typed, finds)) in (area.y..area.y + area.height).zip(LANGUAGE) {
        let end = area.x + area.width;
        canvas.fitted(area.x + 1, y, TYPED, SafeStr::from_static(typed), canvas.style(Role::Key));
        let x = area.x + 1 + TYPED + 2;
        let style = canvas.style(Role::Tone(Tone::Muted));
        canvas.fitted(x, y, end.saturating_sub(x), SafeStr::from_static(finds), style);
    }
}

/// A hit in a line: what it is, what it says, in which briefing, in which folder.
fn draw_hit(app: &App, hit: &Hit, line: Area, canvas: &mut Canvas<'_>) {
    let muted = canvas.style(Role::Tone(Tone::Muted));
    let mut x = line.x + 1;
    let end = line.x + line.width;
    canvas.fitted(x, line.y, KINDS, SafeStr::from_static(hit.kind.as_str()), muted);
    x += KINDS + 2;
    let folder = folder_of(&hit.path, folders(app));
    let folder = if folder.is_empty() { SafeText::default() } else { safe_format!(" ({folder})") };
    let behind =
        if hit.kind == Kind::Briefing { folder } else { safe_format!(" — {}{folder}", briefing(hit)) };
    let room = end.saturating_sub(x);
    let least = (width(behind.as_safe()) as u16).min(room * 2 / 5);
    let text = canvas.style(Role::Tone(Tone::Text));
    let title = if hit.title.is_empty() { SafeText::from_static("(no title)") } else { hit.title.clone() };
    x += canvas.fitted(x, line.y, room - least, title.as_safe(), text);
    canvas.fitted(x, line.y, end.saturating_sub(x), behind.as_safe(), muted);
}

/// The folders that were named.
fn folders(app: &App) -> &[PathBuf] {
    app.desk.library.as_ref().map_or(&[][..], |library| &library.folders)
}

/// What the briefing of a hit is called.
fn briefing(hit: &Hit) -> SafeText {
    if hit.briefing.is_empty() {
        hit.path.file_name().map(|name| files::name(name.as_ref())).unwrap_or_default()
    } else {
        hit.briefing.clone()
    }
}
