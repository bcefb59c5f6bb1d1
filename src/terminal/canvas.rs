//! One frame, one write: the cells of a frame painted, encoded and sent as a whole. It must not know what the cells show.

use std::io;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::encoder::Encoder;
use super::screen;

/// Synchronized output (mode 2026): the terminal shows all between the two at once. A terminal that does not know the
/// mode ignores it, so it is never asked.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What is painted next, and what the terminal shows.
///
/// ratatui's `Terminal` keeps two buffers and compares them; the encoder has a mirror of the screen and compares with
/// that, because it writes unchanged cells again where that is shorter, and must know what a wide cell has covered.
/// So there is one buffer here, and nothing is compared twice.
#[derive(Default)]
pub(super) struct Canvas {
    buffer: Buffer,
    encoder: Encoder,
}

impl Canvas {
    /// Has the next frame be of this size, in columns and rows.
    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.buffer.resize(Rect::new(0, 0, width, height));
    }

    /// Has the next frame clear the screen and paint every cell.
    pub(super) fn repaint(&mut self) {
        self.encoder.forget();
    }

    /// Paints what changed since the last frame in a single write, or in none where nothing did.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        self.buffer.reset();
        let cursor = paint(&mut self.buffer);
        let bytes = self.encoder.encode(&self.buffer, cursor);
        if bytes.is_empty() { Ok(()) } else { screen::write(&[BEGIN, &bytes, END].concat()) }
    }
}
