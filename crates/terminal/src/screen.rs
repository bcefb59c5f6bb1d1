//! Entering and leaving the screen, and writing to it while it is ours. It must not know what is drawn.
//!
//! There is one terminal to a process, so its state is kept in statics: the signal thread and the panic hook must be
//! able to [`leave`] at any moment, whatever the drawing thread is busy with.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::termios::{
    LocalModes, OptionalActions, QueueSelector, Termios, Winsize, isatty, tcflush, tcgetattr, tcgetwinsize,
    tcsetattr,
};

/// A way the terminal can be set, beside the screen itself. It is set again when the screen is entered again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Mode {
    /// The terminal reports clicks and the wheel (modes 1000 and 1006).
    Mouse = 1,
    /// Pasted text comes marked as such (mode 2004).
    Paste = 2,
    /// The terminal leaves the order of characters alone (ECMA-48 BDSM reset).
    ExplicitBidi = 4,
    /// The terminal reports that it has got the focus or lost it (mode 1004).
    Focus = 8,
}

const MODES: [Mode; 4] = [Mode::Mouse, Mode::Paste, Mode::ExplicitBidi, Mode::Focus];

impl Mode {
    fn on(self) -> &'static [u8] {
        match self {
            Mode::Mouse => b"\x1b[?1000h\x1b[?1002h\x1b[?1006h",
            Mode::Paste => b"\x1b[?2004h",
            Mode::ExplicitBidi => b"\x1b[8l",
            Mode::Focus => b"\x1b[?1004h",
        }
    }

    fn off(self) -> &'static [u8] {
        match self {
            Mode::Mouse => b"\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l",
            Mode::Paste => b"\x1b[?2004l",
            Mode::ExplicitBidi => b"\x1b[8h",
            Mode::Focus => b"\x1b[?1004l",
        }
    }
}

const ENTER: &[u8] = b"\x1b[?1049h";
const LEAVE_MODES: &[u8] = b"\x1b[?2026l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?1004l";
const LEAVE_SCREEN: &[u8] = b"\x1b[?1049l\x1b[?25h\x1b[0m";
/// What another program may have left behind that died: keys of an application, inserting, margins, no line wrap, and
/// another set of characters.
const AFTER_ANOTHER: &[u8] = b"\x1b[?1l\x1b>\x1b[4l\x1b[?6l\x1b[r\x1b[?7h\x1b(B\x0f\x1b[0m";

/// Longest time that leaving waits for the drawing thread, and then for a terminal that does not read. On a busy machine
/// a thread may stand still for some tens of milliseconds with a frame in its hands, which would come out afterwards.
const PATIENCE: Duration = Duration::from_millis(200);

/// Where the program stands towards the screen: one of the four below.
static STATE: AtomicU8 = AtomicU8::new(OUTSIDE);
const OUTSIDE: u8 = 0;
const INSIDE: u8 = 1;
/// Outside for good: nothing enters again.
const FINISHED: u8 = 2;
/// Another program has the terminal: nothing enters until that is taken back.
const LENT: u8 = 3;

/// The modes that are on, as bits of [`Mode`].
static ON: AtomicU8 = AtomicU8::new(0);

/// Held while bytes go out or the screen is entered.
static OUTPUT: Mutex<()> = Mutex::new(());

/// How the terminal was set before the screen was entered.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

/// Takes the screen: raw mode, the alternate screen, and the modes that are on.
///
/// Done twice, it sets everything anew and keeps what it remembers of the time before. Does nothing after
/// [`leave_for_good`], nor while it is lent.
pub(super) fn enter() -> io::Result<()> {
    let output = lock(&OUTPUT);
    let tty = tty()?;
    let now = tcgetattr(tty)?;
    if STATE.load(Ordering::SeqCst) == OUTSIDE {
        *lock(&BEFORE) = Some(now.clone());
    }
    // From here on leaving has something to undo.
    match STATE.compare_exchange(OUTSIDE, INSIDE, Ordering::SeqCst, Ordering::SeqCst) {
        Ok(_) | Err(INSIDE) => {}
        Err(_) => return Ok(()),
    }
    take(tty, now, Vec::new())?;
    drop(output);
    Ok(())
}

/// Makes a terminal ours that was set so, and first sends these bytes.
fn take(tty: BorrowedFd<'_>, mut settings: Termios, mut bytes: Vec<u8>) -> io::Result<()> {
    settings.make_raw();
    // What we start has a group of its own: the system stops it before it writes on our screen by `/dev/tty`.
    settings.local_modes |= LocalModes::TOSTOP;
    tcsetattr(tty, OptionalActions::Now, &settings)?;
    bytes.extend_from_slice(ENTER);
    for mode in MODES.into_iter().filter(|&mode| is_on(mode)) {
        bytes.extend_from_slice(mode.on());
    }
    send(&bytes)
}

/// Gives the terminal to another program, as it was before ours, with these bytes on it. Until it is taken back, nothing
/// is written to it and nothing enters.
pub(super) fn lend(said: &[u8]) {
    let lent = STATE.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |state| {
        matches!(state, INSIDE | OUTSIDE).then_some(LENT)
    });
    if lent == Ok(INSIDE) {
        restore();
    }
    if lent.is_ok() && !said.is_empty() && takes_bytes() {
        let _output = try_lock_patiently(&OUTPUT);
        let _ = send(said);
    }
}

/// Takes the terminal back that was lent, however it is set now, and enters the screen. What was typed meanwhile and
/// nobody has read is dropped.
pub(super) fn take_back() -> io::Result<()> {
    let output = lock(&OUTPUT);
    if STATE.compare_exchange(LENT, INSIDE, Ordering::SeqCst, Ordering::SeqCst).is_err() {
        return Ok(());
    }
    let tty = tty()?;
    // Not as it is now: a program that died has left it as it needed it.
    let before = lock(&BEFORE).clone();
    let before = before.map_or_else(|| tcgetattr(tty), Ok)?;
    take(tty, before, [LEAVE_MODES, AFTER_ANOTHER].concat())?;
    tcflush(tty, QueueSelector::IFlush)?;
    drop(output);
    Ok(())
}

/// Gives the terminal back as it was: modes off, cursor shown, raw mode off. Once outside, it does nothing.
///
/// Can be called from any thread at any moment. It waits less than half a second, and ignores errors: nobody is
/// left to tell them.
pub(super) fn leave() {
    if STATE.compare_exchange(INSIDE, OUTSIDE, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
        restore();
    }
}

/// Leaves, and keeps the screen from being entered again: the program is ending.
pub(super) fn leave_for_good() {
    if STATE.swap(FINISHED, Ordering::SeqCst) == INSIDE {
        restore();
    }
}

fn restore() {
    // A frame that is half out is let out. A drawing thread that hangs in its write is not waited for.
    let _output = try_lock_patiently(&OUTPUT);
    let mut bytes = LEAVE_MODES.to_vec();
    if is_on(Mode::ExplicitBidi) {
        bytes.extend_from_slice(Mode::ExplicitBidi.off());
    }
    bytes.extend_from_slice(LEAVE_SCREEN);
    if takes_bytes() {
        let _ = send(&bytes);
    }
    if let (Ok(tty), Some(before)) = (tty(), lock(&BEFORE).as_ref()) {
        let _ = tcsetattr(tty, OptionalActions::Now, before);
    }
}

/// Switches a mode on, now and whenever the screen is entered again.
pub(super) fn switch_on(mode: Mode) -> io::Result<()> {
    ON.fetch_or(mode as u8, Ordering::SeqCst);
    write(mode.on())
}

/// Switches a mode off.
pub(super) fn switch_off(mode: Mode) -> io::Result<()> {
    ON.fetch_and(!(mode as u8), Ordering::SeqCst);
    write(mode.off())
}

fn is_on(mode: Mode) -> bool {
    ON.load(Ordering::SeqCst) & mode as u8 != 0
}

/// Writes bytes to the terminal, in one call where it takes them at once. Outside the screen they are dropped.
pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
    let _output = lock(&OUTPUT);
    if is_inside() { send(bytes) } else { Ok(()) }
}

/// Whether the screen is ours.
pub(super) fn is_inside() -> bool {
    STATE.load(Ordering::SeqCst) == INSIDE
}

/// The size of the screen in columns and rows; zero where the terminal does not know.
pub(super) fn size() -> io::Result<(u16, u16)> {
    let Winsize { ws_col, ws_row, .. } =
        tcgetwinsize(rustix::stdio::stdout()).or_else(|_| tcgetwinsize(tty()?))?;
    Ok((ws_col, ws_row))
}

/// The terminal that keys come from: standard input, or where that is a pipe, the controlling terminal.
pub(super) fn tty() -> Result<BorrowedFd<'static>, Errno> {
    static OPENED: OnceLock<OwnedFd> = OnceLock::new();
    let stdin = rustix::stdio::stdin();
    if isatty(stdin) {
        return Ok(stdin);
    }
    // macOS cannot wait for /dev/tty, but it can for the same terminal by its own name.
    let stdout = rustix::stdio::stdout();
    if cfg!(target_os = "macos") && isatty(stdout) {
        return Ok(stdout);
    }
    if let Some(opened) = OPENED.get() {
        return Ok(opened.as_fd());
    }
    let flags = rustix::fs::OFlags::RDWR | rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::CLOEXEC;
    let opened = rustix::fs::open("/dev/tty", flags, rustix::fs::Mode::empty())?;
    Ok(OPENED.get_or_init(|| opened).as_fd())
}

fn send(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(rustix::stdio::stdout(), bytes) {
            Ok(written) => bytes = &bytes[written.min(bytes.len())..],
            Err(Errno::INTR) => {}
            // Whoever shares the terminal can have made it non-blocking.
            Err(Errno::AGAIN) => {
                let stdout = rustix::stdio::stdout();
                poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Whether the terminal takes some bytes without blocking: one that has stopped reading must not keep us from ending.
fn takes_bytes() -> bool {
    let stdout = rustix::stdio::stdout();
    let patience = Timespec::try_from(PATIENCE).ok();
    let mut ends = [PollFd::new(&stdout, PollFlags::OUT)];
    poll(&mut ends, patience.as_ref()).is_ok() && ends[0].revents().contains(PollFlags::OUT)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn try_lock_patiently<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    let began = Instant::now();
    loop {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if began.elapsed() < PATIENCE => {
                thread::sleep(Duration::from_micros(200));
            }
            Err(TryLockError::WouldBlock) => return None,
        }
    }
}
