//! One frame, one write: the cells of a frame painted, encoded and sent as a whole. It must not know what the cells show.

use std::io;

use super::encoder::Encoder;
use super::screen;
use crate::grid::{Grid, Position};

/// What is painted next, and what the terminal shows.
///
/// ratatui's `Terminal` keeps two buffers and compares them; the encoder has a mirror of the screen and compares with
/// that, because it writes unchanged cells again where that is shorter, and must know what a wide cell has covered.
/// So there is one grid here, and nothing is compared twice.
#[derive(Default)]
pub(super) struct Canvas {
    grid: Grid,
    encoder: Encoder,
}

impl Canvas {
    /// A canvas on which addresses are hyperlinks, or are not.
    pub(super) fn new(hyperlinks: bool) -> Canvas {
        let mut canvas = Canvas::default();
        if !hyperlinks {
            canvas.grid.switch_links_off();
        }
        canvas
    }

    /// Has the next frame be of this size, in columns and rows.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.grid.resize(width, height);
    }

    /// Has the next frame clear the screen and paint every cell.
    pub(super) fn repaint(&mut self) {
        self.encoder.forget();
    }

    /// Paints what changed since the last frame in a single write, or in none where nothing did.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Grid) -> Option<Position>) -> io::Result<()> {
        let cursor = paint(&mut self.grid);
        let bytes = self.encoder.encode(&self.grid, cursor);
        self.grid.leave_untouched();
        if bytes.is_empty() { Ok(()) } else { screen::write(bytes) }
    }
}
