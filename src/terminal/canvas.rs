//! One frame, one write: ratatui's cells gathered and sent as a whole. It must not know what the cells show.

use std::cell::RefCell;
use std::io::{self, Write};
use std::mem;
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use super::screen;

/// Synchronized output (mode 2026): the terminal shows all between the two at once. A terminal that does not know the
/// mode ignores it, so it is never asked.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The terminal as ratatui sees it, and the bytes of the frame that is being made.
pub(super) struct Canvas {
    terminal: Terminal<CrosstermBackend<Pending>>,
    pending: Pending,
    stale: bool,
}

impl Canvas {
    /// Makes a canvas that asks the terminal nothing: a full-screen viewport needs no cursor position.
    pub(super) fn new() -> io::Result<Canvas> {
        // Colors are the theme's to leave out: where crossterm does so by itself, it drops bold and reverse too.
        crossterm::style::force_color_output(true);
        let pending = Pending::default();
        let terminal = Terminal::new(CrosstermBackend::new(pending.clone()))?;
        Ok(Canvas { terminal, pending, stale: false })
    }

    /// Has the next frame clear the screen and paint every cell.
    pub(super) fn repaint(&mut self) {
        self.stale = true;
    }

    /// Paints what changed since the last frame, in a single write.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.pending.write_all(BEGIN)?;
        if mem::take(&mut self.stale) {
            // Not `Terminal::clear`: it asks the terminal for the cursor, and the answer would arrive among the keys.
            let size = self.terminal.size()?;
            self.terminal.resize(Rect::from(size))?;
        }
        self.terminal.draw(paint)?;
        self.pending.write_all(END)?;
        screen::write(&self.pending.take())
    }
}

/// Bytes that wait for the end of the frame. ratatui flushes three times a frame, so flushing does nothing here.
#[derive(Clone, Default)]
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Pending {
    fn take(&self) -> Vec<u8> {
        let mut bytes = self.0.borrow_mut();
        // The next frame is likely to need about as much.
        let capacity = bytes.len();
        mem::replace(&mut *bytes, Vec::with_capacity(capacity))
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
