//! One frame, one write: ratatui's cells gathered and sent as a whole. It must not know what the cells show.

use std::cell::Cell;
use std::io;
use std::rc::Rc;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::layout::{Position, Size};
use ratatui::{Frame, Terminal, buffer};

use super::encoder::Encoder;
use super::screen;

/// Synchronized output (mode 2026): the terminal shows all between the two at once. A terminal that does not know the
/// mode ignores it, so it is never asked.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The terminal as ratatui sees it, and as it is.
pub(super) struct Canvas {
    terminal: Terminal<Outlet>,
    cursor: Rc<Cell<Option<Position>>>,
    encoder: Encoder,
}

impl Canvas {
    /// Makes a canvas that asks the terminal nothing: a full-screen viewport needs no cursor position.
    pub(super) fn new() -> io::Result<Canvas> {
        let cursor = Rc::default();
        let terminal = Terminal::new(Outlet { cursor: Rc::clone(&cursor) })?;
        Ok(Canvas { terminal, cursor, encoder: Encoder::default() })
    }

    /// Has the next frame clear the screen and paint every cell.
    pub(super) fn repaint(&mut self) {
        self.encoder.forget();
    }

    /// Paints what changed since the last frame in a single write, or in none where nothing did.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        let frame = self.terminal.draw(paint)?;
        let bytes = self.encoder.encode(frame.buffer, self.cursor.get());
        if bytes.is_empty() { Ok(()) } else { screen::write(&[BEGIN, &bytes, END].concat()) }
    }
}

/// A backend that only takes note of the cursor. The encoder compares whole frames instead of taking ratatui's
/// updates: it writes unchanged cells again where that is shorter, and must know what a wide cell has covered.
struct Outlet {
    /// Where the cursor is to be seen, if anywhere.
    cursor: Rc<Cell<Option<Position>>>,
}

impl Backend for Outlet {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, _: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a buffer::Cell)>,
    {
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor.set(None);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        // ratatui says next where.
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The terminal would answer among the keys.
        Err(io::ErrorKind::Unsupported.into())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.cursor.set(Some(position.into()));
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        // ratatui clears where the size has changed, and the encoder sees that in the frame.
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = screen::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
