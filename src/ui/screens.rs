//! The screens without a briefing: the list of briefings, one on its way, one that cannot be opened. It must not load anything.

use super::{canvas::Canvas, panes::draw_words, theme::Role};
use crate::app::{App, layout::Area};
use briefing_evidence::describe::Tone;
use briefing_library::{LoadError, Progress};
use briefing_terminal::grid::Position;
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// The list of briefings; gives the cell of the selected one.
pub(super) fn shelf(app: &App, canvas: &mut Canvas<'_>) -> Option<Position> {
    let shelf = &app.desk.shelf;
    let count = shelf.entries.len();
    let note =
        if count == 0 { SafeText::default() } else { safe_format!("{} of {count}", shelf.selected + 1) };
    let (area, inside) = body(app, SafeStr::from_static("Briefings"), &note, canvas)?;
    if count == 0 {
        let words = SafeText::from_static(
            "There is no briefing here. Write one, or name a file or a folder: briefing PATH",
        );
        draw_words(&words, inside, canvas);
        return Some(Position { x: inside.x, y: inside.y });
    }
    let names =
        shelf.entries.iter().map(|entry| width(entry.origin.name().as_safe())).max().unwrap_or(0) as u16;
    let names = names.min(inside.width / 2);
    for (row, (n, entry)) in (0..inside.height).zip(shelf.entries.iter().enumerate().skip(shelf.top)) {
        let y = inside.y + row;
        let is_selected = n == shelf.selected;
        let end = inside.x + inside.width;
        let style = canvas.style(Role::Tone(Tone::Muted));
        canvas.fitted(inside.x + 1, y, names, entry.origin.name().as_safe(), style);
        let x = inside.x + names + 3;
        let untitled = SafeText::from_static("(no title)");
        let (title, tone) = match &entry.fault {
            Some(fault) => (fault, Tone::Warning),
            None if entry.title.is_empty() => (&untitled, Tone::Text),
            None => (&entry.title, Tone::Text),
        };
        canvas.fitted(x, y, end.saturating_sub(x), title.as_safe(), canvas.style(Role::Tone(tone)));
        if is_selected {
            canvas.glyph(inside.x, y, canvas.theme.glyphs.mark, canvas.style(Role::Mark));
            canvas.restyle(
                Area { x: inside.x, y, width: inside.width, height: 1 },
                canvas.style(Role::Selected),
            );
        }
    }
    canvas.thumb(area, shelf.top, usize::from(inside.height), count);
    let row = (shelf.selected - shelf.top) as u16;
    Some(Position { x: inside.x, y: inside.y + row })
}

/// A briefing on its way.
pub(super) fn loading(
    app: &App,
    name: &SafeText,
    progress: Option<Progress>,
    canvas: &mut Canvas<'_>,
) -> Option<Position> {
    let (_, inside) = body(app, SafeStr::from_static("Reading"), &SafeText::default(), canvas)?;
    let words = match progress {
        Some(Progress { done, total }) if total > 0 => {
            let megabytes = |bytes: usize| bytes as f64 / 1e6;
            safe_format!("{name}: {} % of {:.1} MB", done * 100 / total, megabytes(total))
        }
        _ => safe_format!("{name}: reading"),
    };
    draw_words(&words, inside, canvas);
    if let (Some(Progress { done, total }), true) = (progress, inside.height > 2)
        && total > 0
    {
        let track = inside.width.saturating_sub(2);
        let filled = (usize::from(track) * done / total) as u16;
        let style = canvas.style(Role::Bar);
        for x in 0..filled {
            canvas.glyph(inside.x + 1 + x, inside.y + 2, canvas.theme.glyphs.across, style);
        }
    }
    Some(Position { x: inside.x, y: inside.y })
}

/// Why a briefing cannot be opened, and what to do.
pub(super) fn failed(app: &App, error: &LoadError, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (_, inside) = body(app, SafeStr::from_static("Not opened"), &error.name, canvas)?;
    let diagnostic = &error.diagnostic;
    draw_words(
        &safe_format!("{}[{}]: {}", diagnostic.severity(), diagnostic.code, diagnostic.message),
        inside,
        canvas,
    );
    if let Some(help) = &diagnostic.help {
        let below =
            Area { y: inside.y + inside.height.min(3), height: inside.height.saturating_sub(3), ..inside };
        draw_words(help, below, canvas);
    }
    Some(Position { x: inside.x, y: inside.y })
}

/// A frame over the whole body; gives its area and its inside.
pub(super) fn body(
    app: &App,
    title: SafeStr<'_>,
    note: &SafeText,
    canvas: &mut Canvas<'_>,
) -> Option<(Area, Area)> {
    let layout = app.plain_layout();
    if let Some(header) = layout.header {
        let style = canvas.style(Role::Title);
        canvas.fitted(
            header.x + 1,
            header.y,
            header.width.saturating_sub(1),
            SafeStr::from_static("briefing"),
            style,
        );
    }
    let area = layout.list?;
    let inside = canvas.frame(area, title, note.as_safe(), true);
    Some((area, inside))
}
