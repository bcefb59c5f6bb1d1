//! A tool of the system that takes a text on its standard input. It must not know what the text is for.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, kill_process_group};

use crate::effect::NotCopied;

/// How long a tool may take. All of them hand the text to somebody and are gone.
const PATIENCE: Duration = Duration::from_secs(2);
/// How often it is looked whether a tool is done.
const LOOK: Duration = Duration::from_millis(2);

/// A tool and how it is called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tool {
    /// What it is called.
    pub(super) name: &'static str,
    /// Its arguments; each further list is for versions that do not know the ones before.
    pub(super) arguments: &'static [&'static [&'static str]],
    /// Variables that it needs.
    pub(super) environment: &'static [(&'static str, &'static str)],
}

/// What became of a tool.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// There is no such tool.
    Absent,
    /// It took the text.
    Took,
    /// It did not.
    Failed(NotCopied),
}

impl Tool {
    pub(super) const fn new(name: &'static str, arguments: &'static [&'static [&'static str]]) -> Tool {
        Tool { name, arguments, environment: &[] }
    }

    /// Gives it a text. Blocks for as long as [`PATIENCE`] at most.
    pub(super) fn run(&self, text: &str) -> Outcome {
        let mut outcome = Outcome::Absent;
        for arguments in self.arguments {
            outcome = match self.call(arguments, text) {
                Ok(status) if status.success() => Outcome::Took,
                Ok(status) => Outcome::Failed(NotCopied::Failed { status: status.code() }),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Outcome::Absent,
                Err(error) if error.kind() == io::ErrorKind::TimedOut => Outcome::Failed(NotCopied::Hung),
                Err(_) => Outcome::Failed(NotCopied::Failed { status: None }),
            };
            // Only what it said no to may be a matter of its arguments.
            if !matches!(outcome, Outcome::Failed(NotCopied::Failed { status: Some(_) })) {
                break;
            }
        }
        outcome
    }

    /// Runs it without a shell, away from the terminal, and in a group of its own: what stops us does not stop the part
    /// of it that stays behind to hand the text out.
    fn call(&self, arguments: &[&str], text: &str) -> io::Result<ExitStatus> {
        let until = Instant::now() + PATIENCE;
        let mut child = Command::new(self.name)
            .args(arguments)
            .envs(self.environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let written = child.stdin.take().map_or(Ok(()), |input| write(&input, text.as_bytes(), until));
        let status = written.and_then(|()| wait(&mut child, until));
        if status.is_err() {
            // With all that it has started.
            if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
                let _ = kill_process_group(group, Signal::KILL);
            }
            let _ = child.wait();
        }
        status
    }
}

/// Writes all, to a tool that may not read; the end of it is told by closing the pipe.
fn write(input: &ChildStdin, mut bytes: &[u8], until: Instant) -> io::Result<()> {
    fcntl_setfl(input, fcntl_getfl(input)? | OFlags::NONBLOCK)?;
    while !bytes.is_empty() {
        match rustix::io::write(input, bytes) {
            Ok(count) => bytes = &bytes[count.min(bytes.len())..],
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room(input, until)?,
            // It has said no before it read: its status says so.
            Err(Errno::PIPE) => break,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_for_room(input: &ChildStdin, until: Instant) -> io::Result<()> {
    let left = until.saturating_duration_since(Instant::now());
    let end = input.as_fd();
    let patience = Timespec::try_from(left).map_err(io::Error::other)?;
    match poll(&mut [PollFd::new(&end, PollFlags::OUT)], Some(&patience)) {
        Ok(0) => Err(io::ErrorKind::TimedOut.into()),
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn wait(child: &mut Child, until: Instant) -> io::Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        if Instant::now() >= until {
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(LOOK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_takes_the_text_or_says_no_or_is_not_there() {
        let text = "x".repeat(1 << 20);
        let sh = |script: &'static [&'static [&'static str]]| Tool::new("sh", script).run(&text);
        assert_eq!(sh(&[&["-c", "test $(wc -c) -eq 1048576"]]), Outcome::Took);
        assert_eq!(sh(&[&["-c", "exit 3"]]), Outcome::Failed(NotCopied::Failed { status: Some(3) }));
        assert_eq!(sh(&[&["-c", "kill -9 $$"]]), Outcome::Failed(NotCopied::Failed { status: None }));
        assert_eq!(Tool::new("no-such-tool-anywhere", &[&[]]).run(""), Outcome::Absent);
    }

    #[test]
    fn arguments_that_an_old_version_does_not_know_are_left_out() {
        let tool = Tool::new("sh", &[&["-c", "exit 1"], &["-c", "cat > /dev/null"]]);
        assert_eq!(tool.run("x"), Outcome::Took);
    }

    /// Neither one that does not read nor one that does not end keeps us.
    #[test]
    fn a_tool_that_hangs_is_ended() {
        let deaf = Tool::new("sh", &[&["-c", "sleep 600"]]);
        let endless = Tool::new("sh", &[&["-c", "cat > /dev/null; sleep 600"]]);
        for tool in [deaf, endless] {
            assert_eq!(tool.run(&"x".repeat(1 << 20)), Outcome::Failed(NotCopied::Hung));
        }
    }

    #[test]
    fn it_has_neither_the_terminal_nor_our_group() {
        const SCRIPT: &str =
            "test ! -t 0 && test ! -t 1 && test ! -t 2 && test $(ps -o pgid= -p $$ | tr -d ' ') = $$";
        assert_eq!(Tool::new("sh", &[&["-c", SCRIPT]]).run(""), Outcome::Took);
    }
}
