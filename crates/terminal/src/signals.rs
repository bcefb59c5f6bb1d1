//! Signals, on a thread that does nothing else, so that they are obeyed while the loop is busy or hangs. It must not
//! wait for any other thread.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::process::{Signal, getpid, kill_current_process_group, kill_process};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::foreground;
use super::screen;
use super::wake::{Wake, Wakes, spawn};

/// Starts to obey signals. Fails where the system refuses a handler or a thread.
pub(super) fn start<M: Send + 'static>(wakes: &Wakes<M>) -> io::Result<()> {
    let continued = Arc::new(AtomicBool::new(false));
    flag::register(SIGCONT, Arc::clone(&continued))?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    spawn("signals", wakes, move |wakes| {
        for signal in signals.forever() {
            obey(signal, &continued, wakes);
        }
    })
}

/// Stops the job as `^Z` does where the terminal is not raw: the whole group, because a wrapper (`sudo`, a script)
/// that went on waiting would leave its user without a prompt. SIGSTOP, because SIGTSTP is discarded in an orphaned
/// process group.
///
/// The screen is entered again by SIGCONT and not right here: the process can run on for some instructions.
pub(super) fn suspend() -> io::Result<()> {
    screen::leave();
    Ok(kill_current_process_group(Signal::STOP)?)
}

fn obey<M>(signal: i32, continued: &AtomicBool, wakes: &Wakes<M>) {
    match signal {
        // The terminal sends them to us as well as to the program that has it, and they are for that. Where it stops, we do.
        SIGINT | SIGQUIT | SIGTSTP if foreground::is_running() => {}
        // Nobody wants two programs at one terminal: it ends first, and then we do.
        SIGTERM if foreground::pass_on(signal) => {}
        SIGTSTP => {
            continued.store(false, Ordering::SeqCst);
            screen::leave();
            // A wrapper that was stopped with us lets the shell take the terminal at once. To leave the screen then
            // stops us by SIGTTOU; once continued from that, we must not stop a second time.
            if !continued.load(Ordering::SeqCst) {
                let _ = kill_process(getpid(), Signal::STOP);
            }
        }
        // Also where SIGSTOP came from outside: the shell has then used the terminal in between. In the background
        // this stops the process again, until it is brought to the front.
        SIGCONT => {
            let wake = match screen::enter() {
                Ok(()) => Wake::Reentered,
                Err(error) => Wake::TerminalLost(error),
            };
            let _ = wakes.send(wake);
        }
        SIGWINCH => {
            let _ = wakes.send(Wake::Resized);
        }
        _ => die_of(signal),
    }
}

/// Ends as by this signal, and gives the screen back before.
pub(super) fn die_of(signal: i32) -> ! {
    screen::leave_for_good();
    // Die from the same signal, so that the parent sees why. It does not return; the shells' status for it is what
    // remains if it did.
    let _ = emulate_default_handler(signal);
    std::process::exit(128 + signal);
}
