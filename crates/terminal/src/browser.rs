//! By what a web address is opened: the browser that somebody chose, that of the system, or none. It must not choose the address.

use std::io;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use briefing_text::SafeText;

use crate::address::WebAddress;

/// How long a program is watched. One that has not ended by then has the address: some stay as long as their window does.
const WATCHED: Duration = Duration::from_secs(2);
/// How often it is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(5);

/// By what an address is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Browser {
    /// By nothing: what would open, nobody who sits here would see.
    None(NoBrowser),
    /// By the first of these command lines that takes it (`$BROWSER`), each with `%s` for the address.
    Chosen(Vec<Vec<String>>),
    /// By what the system has for it.
    System,
}

/// Why an address is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBrowser {
    /// The session came over ssh: a browser would open on the other machine.
    Ssh,
    /// There is no display.
    NoDisplay,
}

/// What became of an address that was to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The address.
    pub address: WebAddress,
    /// The program that took it; nothing where none did.
    pub by: Option<SafeText>,
    /// The programs that did not, and why.
    pub failed: Vec<(SafeText, NotRun)>,
}

/// Why a program did not take an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRun {
    /// There is no such program.
    Absent,
    /// It cannot be started.
    NotStarted,
    /// It said no.
    Failed {
        /// Its exit status, where it had one.
        status: Option<i32>,
    },
}

impl Browser {
    /// Chooses by the variables that `lookup` knows. An empty variable counts as not set.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Browser {
        let value = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let set = |name: &str| value(name).is_some();
        if set("SSH_CONNECTION") || set("SSH_TTY") {
            return Browser::None(NoBrowser::Ssh);
        }
        if cfg!(not(target_os = "macos")) && !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
            return Browser::None(NoBrowser::NoDisplay);
        }
        let chosen = value("BROWSER").map(|lines| command_lines(&lines)).unwrap_or_default();
        if chosen.is_empty() { Browser::System } else { Browser::Chosen(chosen) }
    }

    /// The command lines that are tried, in this order, with a word for the address.
    pub fn commands(&self, word: &str) -> Vec<SafeText> {
        let line = |command: &Command| {
            let words = std::iter::once(command.get_program()).chain(command.get_args());
            let words = words.map(|word| word.to_string_lossy().into_owned());
            SafeText::line(&words.collect::<Vec<_>>().join(" "))
        };
        self.made(word).iter().map(line).collect()
    }

    fn made(&self, address: &str) -> Vec<Command> {
        match self {
            Browser::None(_) => Vec::new(),
            Browser::Chosen(lines) => lines.iter().filter_map(|line| chosen(line, address)).collect(),
            Browser::System => open::commands(address),
        }
    }

    /// Has an address opened, and says what became of it. Blocks until then, and then until the program has ended.
    pub(super) fn open(&self, address: WebAddress, told: impl FnOnce(Opened)) {
        let mut failed = Vec::new();
        for mut command in self.made(address.as_str()) {
            let name = SafeText::line(&command.get_program().to_string_lossy());
            match run(&mut command) {
                Ok(running) => {
                    told(Opened { address, by: Some(name), failed });
                    if let Some(mut child) = running {
                        let _ = child.wait();
                    }
                    return;
                }
                Err(why) => failed.push((name, why)),
            }
        }
        told(Opened { address, by: None, failed });
    }
}

/// The command lines of `$BROWSER`, which colons part. One that cannot be read is none.
fn command_lines(lines: &str) -> Vec<Vec<String>> {
    let words = lines.split(':').filter_map(|line| shell_words::split(line).ok());
    words.filter(|words| !words.is_empty()).collect()
}

/// A command line with the address in place of each `%s`, or behind it where there is none. `%c` is a colon, `%%` a
/// percent sign.
fn chosen(line: &[String], address: &str) -> Option<Command> {
    let (program, arguments) = line.split_first()?;
    let mut command = Command::new(program);
    let mut has_place = false;
    for argument in arguments {
        let mut filled = String::new();
        let mut rest = argument.chars();
        while let Some(c) = rest.next() {
            let mut after = rest.clone();
            let stands_for = match (c, after.next()) {
                ('%', Some('s')) => {
                    has_place = true;
                    address
                }
                ('%', Some('c')) => ":",
                ('%', Some('%')) => "%",
                _ => {
                    filled.push(c);
                    continue;
                }
            };
            filled.push_str(stands_for);
            rest = after;
        }
        command.arg(filled);
    }
    if !has_place {
        command.arg(address);
    }
    Some(command)
}

/// Starts a program without a shell, and away from the terminal: it has none of our descriptors, and a group of its own, to
/// which no key goes. Gives it where it still runs.
fn run(command: &mut Command) -> Result<Option<Child>, NotRun> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => NotRun::Absent,
        _ => NotRun::NotStarted,
    })?;
    let until = Instant::now() + WATCHED;
    while Instant::now() < until {
        match child.try_wait() {
            Ok(Some(status)) => return judged(status).map(|()| None),
            Ok(None) => thread::sleep(LOOK),
            // It runs; that it cannot be watched is no reason to start another.
            Err(_) => break,
        }
    }
    Ok(Some(child))
}

fn judged(status: ExitStatus) -> Result<(), NotRun> {
    if status.success() { Ok(()) } else { Err(NotRun::Failed { status: status.code() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address() -> WebAddress {
        WebAddress::parse(&SafeText::from_static("https://a.example/%20?a=b&c=$(d)"))
            .unwrap_or_else(|error| panic!("{error:?}"))
    }

    fn read(variables: &[(&str, &str)]) -> Browser {
        Browser::read(|name| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn opened(browser: &Browser) -> (Option<String>, Vec<NotRun>) {
        let mut told = None;
        browser.open(address(), |opened| told = Some(opened));
        let told = told.unwrap_or_else(|| panic!("it is told what became of it"));
        (told.by.map(|by| by.to_string()), told.failed.into_iter().map(|(_, why)| why).collect())
    }

    #[test]
    fn over_ssh_or_without_a_display_there_is_none() {
        for variables in [
            &[("SSH_TTY", "/dev/pts/1"), ("DISPLAY", ":0"), ("BROWSER", "w3m")][..],
            &[("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")],
        ] {
            assert_eq!(read(variables), Browser::None(NoBrowser::Ssh), "{variables:?}");
        }
        if cfg!(target_os = "linux") {
            for variables in [&[("BROWSER", "firefox")][..], &[("DISPLAY", "")]] {
                assert_eq!(read(variables), Browser::None(NoBrowser::NoDisplay), "{variables:?}");
            }
        }
        assert_eq!(read(&[("WAYLAND_DISPLAY", "wayland-0")]), Browser::System);
        assert_eq!(read(&[("DISPLAY", ":0"), ("BROWSER", ":")]), Browser::System);
    }

    #[test]
    fn the_command_lines_of_the_variable_get_the_address_as_one_word() {
        let commands = |lines: &str| {
            let commands = read(&[("DISPLAY", ":0"), ("BROWSER", lines)]).commands("ADDRESS");
            commands.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(commands("firefox"), ["firefox ADDRESS"]);
        assert_eq!(commands("firefox --tab %s -x::w3m"), ["firefox --tab ADDRESS -x", "w3m ADDRESS"]);
        assert_eq!(commands("a --url=%s %%s %c %d"), ["a --url=ADDRESS %s : %d"]);
        assert_eq!(commands("'my browser' -P 'a b'"), ["my browser -P a b ADDRESS"]);
        assert_eq!(commands("'unclosed:b"), ["b ADDRESS"]);
    }

    #[test]
    fn the_first_that_takes_it_has_it() {
        let chosen = |lines: &[&[&str]]| {
            Browser::Chosen(lines.iter().map(|line| line.iter().map(ToString::to_string).collect()).collect())
        };
        let takes = &["sh", "-c", "test \"$1\" = 'https://a.example/%20?a=b&c=$(d)'", "sh"];
        assert_eq!(opened(&chosen(&[takes])), (Some("sh".to_owned()), vec![]));
        let absent = &["no-such-browser-anywhere"];
        let no = &["sh", "-c", "exit 3"];
        let failures = vec![NotRun::Absent, NotRun::Failed { status: Some(3) }];
        assert_eq!(opened(&chosen(&[absent, no, takes])), (Some("sh".to_owned()), failures.clone()));
        assert_eq!(opened(&chosen(&[absent, no])), (None, failures));
    }

    /// Neither input nor output, and not the group to which the keys of the terminal go.
    #[test]
    fn a_browser_has_no_terminal() {
        let script = "read x; test $? -ne 0 && ! test -t 0 && ! test -t 1 && ! test -t 2";
        let group = "test $(ps -o pgid= -p $$) -eq $$";
        for script in [script, group] {
            let line = ["sh", "-c", script].map(ToOwned::to_owned).to_vec();
            assert_eq!(opened(&Browser::Chosen(vec![line])), (Some("sh".to_owned()), vec![]), "{script}");
        }
    }
}
