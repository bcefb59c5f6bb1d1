//! A program for `tests/terminal/conduct.rs` that does on a key what the reader never should: it panics, hangs and floods.
//! It must not know anything of briefings.

use std::process::ExitCode;
use std::time::Duration;
use std::{io, thread};

use briefing_terminal::grid::{Grid, Position};
use briefing_terminal::{
    Copied, Effect, Environment, Finished, Foreground, Input, Job, Key, KeyCode, Opened, Options, Program,
    run,
};
use briefing_text::SafeText;
use ratatui::style::Style;

fn main() -> io::Result<ExitCode> {
    let mut fixture = Fixture { keys: 0, size: (0, 0), seen: String::from("ready"), ended: String::new() };
    let Environment { clipboard, .. } = Environment::read(|name| std::env::var(name).ok());
    let (name, farewell) = ("panics", "Nothing was written.");
    let options = Options { name, farewell, mouse: true, bidi_app: true, clipboard, hyperlinks: false };
    let ending = run(&mut fixture, options, Vec::new())?;
    Ok(ending.into())
}

struct Fixture {
    keys: usize,
    size: (u16, u16),
    seen: String,
    ended: String,
}

enum Happened {
    Input(Input),
    Copied(Copied),
    Opened(Opened),
    Finished(Finished),
}

impl From<Input> for Happened {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

impl From<Copied> for Happened {
    fn from(told: Copied) -> Self {
        Self::Copied(told)
    }
}

impl From<Opened> for Happened {
    fn from(told: Opened) -> Self {
        Self::Opened(told)
    }
}

impl From<Finished> for Happened {
    fn from(told: Finished) -> Self {
        Self::Finished(told)
    }
}

enum Work {
    Find,
    FindLater,
    Panic,
}

impl Job for Work {
    type Message = Happened;

    fn perform(self, report: &mut dyn FnMut(Happened)) {
        match self {
            Work::Find => report(Input::Paste("found by a job".to_owned()).into()),
            Work::FindLater => {
                thread::sleep(Duration::from_millis(50));
                report(Input::Paste("found meanwhile".to_owned()).into());
            }
            Work::Panic => panic!("panic in a job \x1b]0;x\x07"),
        }
    }
}

impl Program for Fixture {
    type Message = Happened;
    type Job = Work;

    fn update(&mut self, happened: Happened) -> Vec<Effect<Work>> {
        match happened {
            Happened::Input(input) => self.input(input),
            Happened::Copied(Copied { ways, failed, .. }) => {
                self.see(format!("copied {ways:?} not {failed:?}"))
            }
            Happened::Opened(Opened { by, .. }) => self.see(format!("opened {by:?}")),
            Happened::Finished(Finished { end, .. }) => {
                self.ended = format!("ended {end:?}");
                Vec::new()
            }
        }
    }

    fn draw(&self, grid: &mut Grid) -> Option<Position> {
        let (width, height) = self.size;
        let (keys, size) = (format!("keys {}", self.keys), format!("size {width}x{height}"));
        let lines = [self.seen.clone(), keys, size, self.ended.clone()];
        grid.clear();
        for (y, line) in (0..).zip(&lines) {
            grid.put_ascii(0, y, line, Style::new().into());
        }
        Some(Position::new(3, 1))
    }
}

impl Fixture {
    fn input(&mut self, input: Input) -> Vec<Effect<Work>> {
        match input {
            Input::Key(key) => self.key(key),
            Input::Resize { width, height } => {
                self.size = (width, height);
                vec![Effect::BracketedPaste(true)]
            }
            Input::Paste(text) => self.see(text),
            Input::Returned => self.see("somebody is back".to_owned()),
            Input::Mouse(mouse) => self.see(format!("{:?} {} {}", mouse.kind, mouse.column, mouse.row)),
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect<Work>> {
        self.keys += 1;
        match key.code {
            KeyCode::Char('q') => vec![Effect::Quit],
            KeyCode::Char('z') if key.ctrl => vec![Effect::Suspend],
            KeyCode::Char('l') if key.ctrl => vec![Effect::Repaint],
            KeyCode::Char('f') => vec![Effect::Work(Work::Find)],
            KeyCode::Char('c') => vec![Effect::Copy(SafeText::from_static("copied"))],
            KeyCode::Char('C') => vec![Effect::Copy(SafeText::line(&"x".repeat(100_001)))],
            // The program and the words are those that it was started with.
            KeyCode::Char('e') => {
                let words = std::env::args_os().skip(1).collect();
                let said = Some(SafeText::from_static("somebody else has it"));
                vec![Effect::Work(Work::FindLater), Effect::Foreground(Foreground { words, said })]
            }
            KeyCode::Char('m') => vec![Effect::CaptureMouse(false), Effect::BracketedPaste(false)],
            KeyCode::Char('P') => panic!("panic in the loop \x1b]0;x\x07"),
            KeyCode::Char('W') => vec![Effect::Work(Work::Panic)],
            KeyCode::Char('H') => loop {
                thread::sleep(Duration::from_secs(60));
            },
            _ => Vec::new(),
        }
    }

    fn see(&mut self, seen: String) -> Vec<Effect<Work>> {
        self.seen = seen;
        Vec::new()
    }
}
