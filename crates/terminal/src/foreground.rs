//! Another program at the terminal, while ours waits: an editor. It must not know what the program is for.
//!
//! It is in our process group, so that keys such as `^C` and `^Z` reach it and whoever started us sees one job.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::os::fd::AsFd;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use briefing_text::SafeText;
use rustix::io::Errno;
use rustix::process::{
    Pid, Signal, WaitOptions, WaitStatus, getpgrp, getsid, kill_current_process_group, kill_process, waitpid,
};

use super::{screen, signals};

/// How long after a program has ended a signal of the terminal still counts as sent to that: the thread that obeys
/// signals may hear of it later than we of the end.
const AFTERWARDS: Duration = Duration::from_millis(500);

/// A program that is to have the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreground {
    /// The program and its arguments, each a word.
    pub words: Vec<OsString>,
    /// What stands on the terminal until the program writes there itself. One with a window never does.
    pub said: Option<SafeText>,
}

/// What became of a program that was to have the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The program.
    pub program: SafeText,
    /// How it ended.
    pub end: End,
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// By itself, with this exit status; 0 where all went well.
    Exited(i32),
    /// By this signal.
    Killed(i32),
    /// Nobody can say how: whoever started us does not want to know of ends.
    Unknown,
    /// There is no such program.
    Absent,
    /// It cannot be started, for this reason.
    NotStarted(SafeText),
}

/// The signal by which the program is to end us once it has ended.
static DEATH: AtomicI32 = AtomicI32::new(0);

static STATE: Mutex<State> = Mutex::new(State::None);

#[derive(Clone, Copy, Debug)]
enum State {
    /// There was none yet.
    None,
    /// It has not started yet, or has ended and the terminal is not back.
    Between,
    Running(Pid),
    Ended(Instant),
}

impl Foreground {
    /// Gives the terminal away, waits until the program has ended, and takes the terminal back. Fails where that is gone.
    pub(super) fn run(self) -> io::Result<Finished> {
        let program = self.words.first().map(|word| SafeText::line(&word.to_string_lossy()));
        let said = self.said.as_ref().map(|said| format!("{said}\n")).unwrap_or_default();
        set(State::Between);
        screen::lend(said.as_bytes());
        let end = self.start_and_wait();
        let is_back = screen::take_back();
        set(State::Ended(Instant::now()));
        match DEATH.load(Ordering::SeqCst) {
            0 => {}
            signal => signals::die_of(signal),
        }
        is_back?;
        Ok(Finished { program: program.unwrap_or_default(), end })
    }

    fn start_and_wait(&self) -> End {
        let Some((program, arguments)) = self.words.split_first() else { return End::Absent };
        let mut command = Command::new(program);
        command.args(arguments);
        let pid = at_terminal(&mut command).and_then(|()| command.spawn()).map(|child| child.id());
        let pid = match pid {
            Ok(id) => i32::try_from(id).ok().and_then(Pid::from_raw),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return End::Absent,
            Err(error) => return End::NotStarted(SafeText::line(&error.to_string())),
        };
        let Some(pid) = pid else { return End::NotStarted(SafeText::from_static("it has no number")) };
        set(State::Running(pid));
        match DEATH.load(Ordering::SeqCst) {
            0 => {}
            // It came before there was somebody to pass it on to.
            _ => drop(kill_process(pid, Signal::TERM)),
        }
        let end = wait(pid);
        // Its number may be another's from now on.
        set(State::Between);
        end
    }
}

/// Connects a program to the terminal, also where our own input is a pipe.
fn at_terminal(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::from(screen::tty()?.try_clone_to_owned()?));
    if !io::stderr().is_terminal() {
        command.stderr(Stdio::from(io::stdout().as_fd().try_clone_to_owned()?));
    }
    Ok(())
}

/// Waits until a program has ended, and stops with it.
fn wait(pid: Pid) -> End {
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => stop_with(pid),
            Ok(Some((_, status))) => return end(status),
            Ok(None) | Err(Errno::INTR) => {}
            Err(_) => return End::Unknown,
        }
    }
}

/// The program has been stopped: whoever has started us is to have the terminal, and to let both go on.
fn stop_with(pid: Pid) {
    // Where the leader of the session is in our group, there is no shell that could: the terminal would be dead.
    let is_alone = getsid(None).is_ok_and(|session| session == getpgrp());
    let _ = if is_alone { kill_process(pid, Signal::CONT) } else { kill_current_process_group(Signal::STOP) };
}

fn end(status: WaitStatus) -> End {
    match (status.exit_status(), status.terminating_signal()) {
        (Some(status), _) => End::Exited(status),
        (None, signal) => End::Killed(signal.unwrap_or_default()),
    }
}

fn set(state: State) {
    *STATE.lock().unwrap_or_else(PoisonError::into_inner) = state;
}

fn state() -> State {
    *STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a program has the terminal, or had it a moment ago.
pub(super) fn is_running() -> bool {
    match state() {
        State::None => false,
        State::Between | State::Running(_) => true,
        State::Ended(when) => when.elapsed() < AFTERWARDS,
    }
}

/// Passes a signal on to the program that has the terminal, and keeps in mind that we are to die of it afterwards. Says
/// whether there is one; one that was asked before is not asked again.
pub(super) fn pass_on(signal: i32) -> bool {
    let pid = match state() {
        State::None | State::Ended(_) => return false,
        State::Between => None,
        State::Running(pid) => Some(pid),
    };
    if DEATH.swap(signal, Ordering::SeqCst) != 0 {
        return false;
    }
    if let Some(pid) = pid {
        let _ = kill_process(pid, Signal::TERM);
        let _ = kill_process(pid, Signal::CONT);
    }
    true
}

impl Finished {
    /// What went wrong, in a sentence; nothing where nothing did.
    pub fn complaint(&self) -> Option<SafeText> {
        let program = &self.program;
        let why = match &self.end {
            End::Exited(0) | End::Unknown => return None,
            End::Exited(status) => format!("{program} ended with status {status}"),
            End::Killed(signal) => format!("{program} was ended by signal {signal}"),
            End::Absent => format!("There is no program {program}"),
            End::NotStarted(why) => format!("{program} cannot be started: {why}"),
        };
        Some(SafeText::line(&why))
    }
}
