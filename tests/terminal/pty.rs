//! A program on a real pseudo-terminal: send keys and signals, wait for what is seen. It must not know which program.
//!
//! Nothing here sleeps for a time and hopes. Each wait ends when what it waits for has come. The deadline is there so that
//! a test that hangs ends, with all that the program wrote; no machine is so slow that it comes near.

use std::ffi::OsStr;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use tempfile::TempDir;

/// Guards against hanging only.
const DEADLINE: Duration = Duration::from_secs(600);
const POLL: Duration = Duration::from_millis(2);
/// How long nothing must have happened to say that the program is at rest.
const REST: Duration = Duration::from_millis(200);

const ROWS: u16 = 24;
const COLUMNS: u16 = 80;

/// A program that runs on its own terminal. It is killed when this is dropped.
pub(crate) struct Session {
    /// None once the terminal has been closed.
    terminal: Option<Box<dyn MasterPty + Send>>,
    keyboard: Option<Box<dyn Write + Send>>,
    reader: Option<Reader>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    emulator: vt100::Parser,
    written: Vec<u8>,
    settings: String,
    /// Where it keeps things, for as long as it runs.
    state: Option<TempDir>,
}

/// The thread that reads what the program writes. It holds the terminal open too.
struct Reader {
    thread: JoinHandle<()>,
    closing: Arc<AtomicBool>,
}

/// The path of an example of this package, which `cargo test` builds beside the program.
pub(crate) fn example(name: &str) -> PathBuf {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_briefing"));
    let path = program.with_file_name("examples").join(name);
    assert!(path.exists(), "{} is not built: run `cargo build --examples`", path.display());
    path
}

impl Session {
    /// Starts a program on a terminal of 80 columns and 24 rows, with no environment but a plain `TERM` and `PATH`, and with
    /// nothing kept from before.
    pub(crate) fn start<A: AsRef<OsStr>>(
        program: impl AsRef<OsStr>,
        arguments: impl IntoIterator<Item = A>,
    ) -> Session {
        let state = tempfile::tempdir().expect("a folder");
        let mut session = Session::start_with(program, arguments, state.path());
        session.state = Some(state);
        session
    }

    /// The same with what is kept in a folder. It was started before: nobody is greeted.
    pub(crate) fn start_with<A: AsRef<OsStr>>(
        program: impl AsRef<OsStr>,
        arguments: impl IntoIterator<Item = A>,
        state: &Path,
    ) -> Session {
        let folder = state.join("briefing");
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join("started"), "")).expect("a folder");
        let size = PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let settings = settings_of(&*pair.master);
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("XDG_STATE_HOME", state);
        command.env("XDG_CACHE_HOME", state.join("cache"));
        command.env("TERM", "xterm-256color");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, output) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let closed = Arc::clone(&closing);
        let thread = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() || closed.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let keyboard = pair.master.take_writer().expect("a writer");
        let nonzero = |size| NonZeroU16::new(size).expect("not zero");
        Session {
            terminal: Some(pair.master),
            keyboard: Some(keyboard),
            reader: Some(Reader { thread, closing }),
            child,
            output,
            emulator: vt100::Parser::new(nonzero(ROWS), nonzero(COLUMNS), 0),
            written: Vec::new(),
            settings,
            state: None,
        }
    }

    /// Types these bytes.
    pub(crate) fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let keyboard = self.keyboard.as_mut().expect("the terminal is open");
        keyboard.write_all(bytes.as_ref()).and_then(|()| keyboard.flush()).expect("the terminal takes keys");
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the program is there");
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.terminal
            .as_ref()
            .expect("the terminal is open")
            .resize(size)
            .expect("the terminal takes a size");
    }

    /// Closes the terminal's window. `key` is typed before, and the program must answer it with some output: this
    /// wakes the reader, which holds the terminal open while it waits.
    pub(crate) fn close(&mut self, key: &str) {
        let reader = self.reader.take().expect("the terminal is open");
        reader.closing.store(true, Ordering::SeqCst);
        self.send(key);
        reader.thread.join().expect("the reader ends");
        self.keyboard = None;
        self.terminal = None;
    }

    /// Waits until the text stands on the screen.
    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, text: &str) {
        self.wait_for(&format!("the text {text:?}"), |session| session.screen().contents().contains(text));
    }

    /// Waits until the bytes have been written.
    #[track_caller]
    pub(crate) fn wait_for_bytes(&mut self, bytes: &str) {
        self.wait_for(&format!("the bytes {bytes:?}"), |session| session.written().contains(bytes));
    }

    #[track_caller]
    pub(crate) fn wait_for(&mut self, what: &str, seen: impl Fn(&Session) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while !seen(self) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take_in(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("waited in vain for {what}\n{}", self.all()),
                Err(RecvTimeoutError::Disconnected) => panic!("ended before {what}\n{}", self.all()),
            }
        }
    }

    /// Waits until the program is stopped, as by `^Z`, and takes in what it wrote before.
    #[track_caller]
    pub(crate) fn wait_until_stopped(&mut self) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let options = WaitOptions::UNTRACED | WaitOptions::NOHANG;
            if let Some((_, status)) = waitpid(Some(self.pid()), options).expect("the program is our child") {
                assert!(status.stopped(), "ended and was to stop: {status:?}\n{}", self.all());
                return;
            }
            assert!(Instant::now() < deadline, "did not stop\n{}", self.all());
            thread::sleep(POLL);
        }
    }

    /// Waits until the program has ended, and takes in all that it wrote.
    #[track_caller]
    pub(crate) fn wait_until_ended(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if let Some(status) = self.child.try_wait().expect("the program is our child") {
                // The reader ends once nobody has the terminal open any more.
                while let Ok(bytes) = self.output.recv_timeout(DEADLINE) {
                    self.take_in(&bytes);
                }
                return status;
            }
            assert!(Instant::now() < deadline, "did not end\n{}", self.all());
            thread::sleep(POLL);
        }
    }

    /// Waits until nothing is written for a while and what is looked at stays as it is. A busy machine may take long to
    /// come to rest, but a program that wakes by itself never does.
    #[track_caller]
    pub(crate) fn wait_until_at_rest<T: PartialEq>(&mut self, look: impl Fn(&Session) -> T) {
        let deadline = Instant::now() + DEADLINE;
        loop {
            let before = (self.written.len(), look(self));
            match self.output.recv_timeout(REST) {
                Ok(bytes) => self.take_in(&bytes),
                Err(RecvTimeoutError::Timeout) if before == (self.written.len(), look(self)) => return,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => panic!("ended and was to rest\n{}", self.all()),
            }
            assert!(Instant::now() < deadline, "does not come to rest\n{}", self.all());
        }
    }

    /// The screen as it is now.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.emulator.screen()
    }

    /// All that the program wrote so far.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(&self.written).into_owned()
    }

    /// Whether the terminal's settings (raw mode, echo) are those from before the program started.
    pub(crate) fn has_settings_from_before(&self) -> bool {
        let terminal = self.terminal.as_ref().expect("the terminal is open");
        settings_of(&**terminal) == self.settings
    }

    pub(crate) fn pid(&self) -> Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        id.and_then(Pid::from_raw).expect("a process id")
    }

    fn take_in(&mut self, bytes: &[u8]) {
        self.emulator.process(bytes);
        self.written.extend_from_slice(bytes);
    }

    fn all(&self) -> String {
        format!("the screen:\n{}\nthe bytes:\n{:?}", self.screen().contents(), self.written())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // It has ended already where the test went well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn settings_of(terminal: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", terminal.get_termios().expect("settings of the terminal"))
}
