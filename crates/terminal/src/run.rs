//! The loop: wait, update, perform, draw. It must not know what the program is about.

use std::collections::VecDeque;
use std::io;
use std::mem;
use std::process::ExitCode;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::canvas::Canvas;
use super::clipboard::Copying;
use super::events::Keyboard;
use super::screen::{self, Mode};
use super::wake::{self, Bell, Wake, Wakes};
use super::work::{self, Job};
use super::{panics, signals};
use crate::browser::Opened;
use crate::effect::{Copied, Effect};
use crate::environment::Clipboard;
use crate::foreground::{Finished, Foreground};
use crate::grid::{Grid, Position};
use crate::input::Input;

/// A program that lives on the screen.
pub trait Program {
    /// What can happen to it.
    type Message: From<Input> + From<Copied> + From<Opened> + From<Finished> + Send + 'static;
    /// The slow work that it asks for.
    type Job: Job<Message = Self::Message>;

    /// Takes in what happened and says what is to be done.
    fn update(&mut self, message: Self::Message) -> Vec<Effect<Self::Job>>;

    /// Gets ready for what is likely to come next. Called after each frame when nothing waits; changes no frame.
    fn look_ahead(&mut self) {}

    /// Paints the state into a grid that has the last frame still, and says where the cursor is to stand: where a screen reader is to read.
    fn draw(&self, grid: &mut Grid) -> Option<Position>;
}

/// What the program is called, and how the terminal is to be set from the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What the program is called where it panics.
    pub name: &'static str,
    /// What is said below a panic, in a line: what to do, and what is not to be feared.
    pub farewell: &'static str,
    /// Report clicks and the wheel; the terminal's own selection then needs a modifier key.
    pub mouse: bool,
    /// The program reorders right-to-left text itself, and the terminal shall not.
    pub bidi_app: bool,
    /// By what text gets to the clipboard.
    pub clipboard: Clipboard,
    /// What is painted as leading to a web address is written as a hyperlink (OSC 8).
    pub hyperlinks: bool,
}

/// Why the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It asked to.
    Quit,
    /// A thread beside the loop panicked, and the panic hook has told about it.
    Panicked,
}

impl From<Ending> for ExitCode {
    /// Gives 0, or after a panic 101 as Rust does for one in the main thread.
    fn from(ending: Ending) -> ExitCode {
        match ending {
            Ending::Quit => ExitCode::SUCCESS,
            Ending::Panicked => ExitCode::from(101),
        }
    }
}

/// Longest time that waiting messages are worked through before what they changed is drawn. Thousands of keys can
/// wait, pasted or held.
const LONGEST_WITHOUT_FRAME: Duration = Duration::from_millis(50);

/// Runs a program on the screen until it quits; `jobs` are what it begins with. At most once in a process, and only
/// where standard output is a terminal.
///
/// The program is first told the size of the screen. Whatever happens, the terminal is then as it was before: on
/// return, on an error (the terminal is gone), on a panic in any thread, and on a signal, from which the process dies.
/// On a signal nothing returns.
pub fn run<P: Program>(program: &mut P, options: Options, jobs: Vec<P::Job>) -> io::Result<Ending> {
    panics::install_hook(options.name, options.farewell);
    let (wakes, woken, bell) = wake::wakes()?;
    signals::start(&wakes)?;
    let _leave = LeaveOnDrop;
    if options.mouse {
        screen::switch_on(Mode::Mouse)?;
    }
    if options.bidi_app {
        screen::switch_on(Mode::ExplicitBidi)?;
    }
    screen::switch_on(Mode::Focus)?;
    screen::enter()?;
    let canvas = Canvas::new(options.hyperlinks);
    let keyboard = Keyboard::new()?;
    let clipboard = options.clipboard;
    Loop { program, canvas, keyboard, wakes, woken, bell, clipboard, size: None, jobs }.run()
}

struct LeaveOnDrop;

impl Drop for LeaveOnDrop {
    fn drop(&mut self) {
        screen::leave_for_good();
    }
}

struct Loop<'a, P: Program> {
    program: &'a mut P,
    canvas: Canvas,
    keyboard: Keyboard,
    wakes: Wakes<P::Message>,
    woken: Receiver<Wake<P::Message>>,
    bell: Bell,
    clipboard: Clipboard,
    /// The size that the program was told last.
    size: Option<(u16, u16)>,
    /// What the program begins with. It starts once the first frame stands: nothing is to slow that down.
    jobs: Vec<P::Job>,
}

impl<P: Program> Loop<'_, P> {
    fn run(&mut self) -> io::Result<Ending> {
        loop {
            // Also before the first frame, and where the signal has not come yet: a frame and the state it is drawn
            // from must agree on the size.
            if let Some(ending) = self.tell_size()? {
                return Ok(ending);
            }
            self.canvas.draw(|grid| self.program.draw(grid))?;
            for job in mem::take(&mut self.jobs) {
                work::start(job, &self.wakes)?;
            }
            if let Some(ending) = self.wait_and_take_in()? {
                return Ok(ending);
            }
        }
    }

    /// Waits for a key or a wake, then works through what waits behind it.
    fn wait_and_take_in(&mut self) -> io::Result<Option<Ending>> {
        let mut next = self.next()?;
        if next.is_none() {
            self.program.look_ahead();
            self.keyboard.wait(&self.bell)?;
            next = self.next()?;
        }
        let began = Instant::now();
        while let Some(wake) = next {
            if let Some(ending) = self.take_in(wake)? {
                return Ok(Some(ending));
            }
            next = if began.elapsed() < LONGEST_WITHOUT_FRAME { self.next()? } else { None };
        }
        Ok(None)
    }

    /// What has been sent, before what has been typed.
    fn next(&mut self) -> io::Result<Option<Wake<P::Message>>> {
        match self.woken.try_recv() {
            Ok(wake) => Ok(Some(wake)),
            Err(_) => Ok(self.keyboard.next()?.map(|input| Wake::Message(input.into()))),
        }
    }

    fn take_in(&mut self, wake: Wake<P::Message>) -> io::Result<Option<Ending>> {
        match wake {
            Wake::Message(message) => self.update(message),
            Wake::Resized => self.tell_size(),
            Wake::Reentered => {
                self.canvas.repaint();
                match self.tell_size()? {
                    None => self.update(Input::Returned.into()),
                    ending => Ok(ending),
                }
            }
            Wake::TerminalLost(error) => Err(error),
            Wake::Panicked => Ok(Some(Ending::Panicked)),
        }
    }

    fn tell_size(&mut self) -> io::Result<Option<Ending>> {
        let size = screen::size()?;
        if self.size.replace(size) == Some(size) {
            return Ok(None);
        }
        let (width, height) = size;
        self.canvas.resize(width, height);
        self.update(Input::Resize { width, height }.into())
    }

    /// Updates the program and performs what it asks for, until it asks for nothing more.
    fn update(&mut self, message: P::Message) -> io::Result<Option<Ending>> {
        let mut effects = VecDeque::from(self.program.update(message));
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Quit => return Ok(Some(Ending::Quit)),
                Effect::Work(job) => work::start(job, &self.wakes)?,
                Effect::Suspend => signals::suspend()?,
                Effect::Repaint => self.canvas.repaint(),
                Effect::Copy(text) => {
                    let copying = Copying::new(text, self.clipboard);
                    screen::write(copying.sequence.as_bytes())?;
                    if copying.needs_tools() {
                        wake::spawn("clipboard", &self.wakes, |wakes| {
                            let _ = wakes.send(Wake::Message(copying.run_tools().into()));
                        })?;
                    } else {
                        effects.extend(self.program.update(copying.copied.into()));
                    }
                }
                Effect::Open(address, browser) => {
                    wake::spawn("browser", &self.wakes, move |wakes| {
                        browser.open(address, |opened| {
                            let _ = wakes.send(Wake::Message(opened.into()));
                        });
                    })?;
                }
                Effect::Foreground(foreground) => effects.extend(self.give_way(foreground)?),
                Effect::CaptureMouse(true) => screen::switch_on(Mode::Mouse)?,
                Effect::CaptureMouse(false) => screen::switch_off(Mode::Mouse)?,
                Effect::BracketedPaste(true) => screen::switch_on(Mode::Paste)?,
                Effect::BracketedPaste(false) => screen::switch_off(Mode::Paste)?,
            }
        }
        Ok(None)
    }

    /// Gives the terminal away and takes it back. The next frame asks for its size, and paints every cell.
    fn give_way(&mut self, foreground: Foreground) -> io::Result<Vec<Effect<P::Job>>> {
        let finished = foreground.run()?;
        self.keyboard.forget();
        self.canvas.repaint();
        Ok(self.program.update(finished.into()))
    }
}
