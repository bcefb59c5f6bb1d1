//! From the state to cells: pure drawing, a file per part of the screen. It must not change anything, nor read clock, files or terminal.
//!
//! ```text
//!  title                                                     what holds for all
//!  1965 ▁  ▁      ▂▁▁▁▁▁                                     ▁▁▅▁▁        ▁█ 2025
//! ╭ 1 Timeline ─────────────── 9 of 12 ╮╭ 2 Entity ──────────────────── name ╮
//! │ rows, the selected one open        ││ who it is                          │
//! │                                    │╰────────────────────────────────────╯
//! │                                    │╭ 3 Quotes ───────────────── 1 of 3 ╮
//! │                                    ││ words, speaker, chain              │
//! ╰────────────────────────────────────╯╰────────────────────────────────────╯
//!  keys, a prompt or a message
//! ```

mod address;
mod canvas;
mod chart;
mod everything;
mod footer;
mod header;
mod hints;
mod library;
mod panes;
mod picker;
mod screens;
pub mod theme;

use crate::app::{App, Front, Overlay};
use briefing_library::keyed;
use briefing_terminal::grid::{Grid, Position};
use canvas::Canvas;
use theme::Theme;

/// Paints the state into an empty grid of the screen's size; gives the cell where the reader is, for the cursor.
pub fn draw(app: &App, grid: &mut Grid) -> Option<Position> {
    grid.begin(scene(app));
    let theme = Theme::new(app.config.theme(), app.config.ascii(), app.look);
    let mut canvas = Canvas::new(grid, &theme);
    let cursor = match app.desk.front() {
        Front::Shelf => match &app.desk.library {
            Some(library) => library::draw(app, library, &mut canvas),
            None => screens::shelf(app, &mut canvas),
        },
        Front::Loading { name, progress } => screens::loading(app, name, *progress, &mut canvas),
        Front::Failed(error) => screens::failed(app, error, &mut canvas),
        Front::Session(session) => {
            header::draw(app, &session.reader, &mut canvas);
            panes::draw(app, &session.reader, &mut canvas)
        }
    };
    let in_footer = footer::draw(app, &mut canvas);
    match &app.overlay {
        Overlay::None => cursor,
        Overlay::Find(_) | Overlay::Date(_) | Overlay::Note(_) => in_footer.or(cursor),
        Overlay::Hints(hints) => {
            hints::draw(hints, &mut canvas);
            cursor
        }
        Overlay::Picker(picker) => Some(picker::draw(app, picker, &mut canvas)),
        Overlay::Everything => Some(everything::draw(app, &mut canvas)),
        Overlay::Address(prompt) => Some(address::draw(app, prompt, &mut canvas)),
    }
}

/// A number for where everything stands, where frame after frame may have it the same: nothing lies over the panes.
fn scene(app: &App) -> Option<u64> {
    let (Some(session), Overlay::None | Overlay::Find(_) | Overlay::Date(_) | Overlay::Note(_)) =
        (app.desk.session(), &app.overlay)
    else {
        return None;
    };
    Some(keyed::number_of((session.reader.layout(), session.reader.focus)))
}
