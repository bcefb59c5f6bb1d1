//! A web address before it is opened, over the screen. It must not choose what is said of it.

use super::canvas::Canvas;
use crate::app::{App, address_prompt::AddressPrompt};
use briefing_terminal::grid::Position;
use briefing_text::SafeStr;

pub(super) fn draw(app: &App, prompt: &AddressPrompt, canvas: &mut Canvas<'_>) -> Position {
    let (columns, rows) = app.size();
    let area = prompt.area(columns, rows);
    canvas.clear(area);
    let title = SafeStr::from_static("Open an address");
    let inside = canvas.frame(area, title, prompt.count().as_safe(), true);
    for (row, line) in (0..inside.height).zip(prompt.visible()) {
        canvas.line(inside, row, line, None);
    }
    let (top, lines) = prompt.scrolled();
    canvas.thumb(area, top, usize::from(inside.height), lines);
    Position { x: inside.x, y: inside.y }
}
