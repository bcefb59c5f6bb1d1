//! What the environment variables tell about the terminal. It must not read them itself: they are handed in.

use std::io::{self, IsTerminal};

/// What a terminal does by itself with right-to-left text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BidiSupport {
    /// The terminal reorders each line as UAX #9 asks; text is to be sent in logical order.
    Reorders,
    /// The terminal paints cells from left to right as they come, or does so as far as is known.
    LeavesAlone,
}

/// Whether text that is sent by OSC 52 gets to the clipboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Osc52 {
    /// The terminal is known to take it.
    Arrives,
    /// Terminals and what stands between take it or drop it without a word.
    #[default]
    Unknown,
    /// The terminal has no clipboard.
    Never,
}

/// By what text may get to the clipboard of whoever sits at the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
pub struct Clipboard {
    /// Whether OSC 52 does.
    pub osc52: Osc52,
    /// It runs in tmux.
    pub tmux: bool,
    /// There is a Wayland display.
    pub wayland: bool,
    /// There is an X display.
    pub x11: bool,
    /// It runs on a Mac, and whoever sits there does, too.
    pub pasteboard: bool,
}

/// What kind of background a terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Dark text stands on it.
    Light,
    /// Light text stands on it.
    Dark,
}

/// What is known about the terminal before anything is written to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each holds or not, whatever the others do")]
pub struct Environment {
    /// `NO_COLOR` is set and not empty (no-color.org).
    pub no_color: bool,
    /// `TERM` is `dumb`, empty or not set: no escape sequence may be sent.
    pub dumb: bool,
    /// What the terminal does with right-to-left text by itself.
    pub bidi: BidiSupport,
    /// The session came over ssh: a browser started here would open on another machine.
    pub ssh: bool,
    /// By what text may get to the clipboard.
    pub clipboard: Clipboard,
    /// The terminal takes hyperlinks (OSC 8) or passes them over; one that does not writes them out.
    pub hyperlinks: bool,
    /// Its background, where it says which it has.
    pub background: Option<Background>,
    /// It shows no signs but those of ASCII, or is not asked for others.
    pub ascii: bool,
}

impl Environment {
    /// Judges the terminal by the variables that `lookup` knows. An empty variable counts as not set.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Environment {
        let value = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let set = |name: &str| value(name).is_some();
        let term = value("TERM");
        let ssh = set("SSH_CONNECTION") || set("SSH_TTY") || set("SSH_CLIENT");
        let is_inside_another = set("TMUX") || set("STY") || set("ZELLIJ");
        let takes_osc52 = term.as_deref().is_some_and(takes_osc52) || set("WT_SESSION");
        let hyperlinks = term.as_deref().is_some_and(passes_over_hyperlinks);
        Environment {
            hyperlinks,
            no_color: set("NO_COLOR"),
            dumb: term.as_deref().is_none_or(|term| term == "dumb"),
            bidi: bidi_support(
                term.as_deref().unwrap_or_default(),
                value("TERM_PROGRAM").as_deref().unwrap_or_default(),
                set("VTE_VERSION") || set("KONSOLE_VERSION"),
            ),
            ssh,
            clipboard: Clipboard {
                osc52: match term.as_deref() {
                    Some("linux") if !is_inside_another => Osc52::Never,
                    _ if takes_osc52 && !is_inside_another => Osc52::Arrives,
                    _ => Osc52::Unknown,
                },
                tmux: set("TMUX"),
                wayland: set("WAYLAND_DISPLAY"),
                x11: set("DISPLAY"),
                pasteboard: cfg!(target_os = "macos") && !ssh,
            },
            // Whoever attaches to a session may do so from another terminal than the one in which it began.
            background: value("COLORFGBG").filter(|_| !is_inside_another).as_deref().and_then(background),
            ascii: term.as_deref() == Some("linux")
                || ["LC_ALL", "LC_CTYPE", "LANG"]
                    .iter()
                    .find_map(|name| value(name))
                    .as_deref()
                    .is_some_and(is_ascii),
        }
    }
}

/// `15;0`, or `15;default;0`: the numbers of text and background among the sixteen colors.
fn background(colors: &str) -> Option<Background> {
    match colors.rsplit(';').next()?.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Background::Dark),
        7 | 9..=15 => Some(Background::Light),
        16.. => None,
    }
}

/// Whether a locale has no letters but those of ASCII. Without a locale nothing is known: many terminals set none.
fn is_ascii(locale: &str) -> bool {
    matches!(locale, "C" | "POSIX")
}

/// Whether standard output is a terminal: only then can anything be run on the screen.
pub fn stdout_is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether standard error is a terminal, so that diagnostics may have color.
pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// Whether a terminal of this name takes OSC 52 as it is installed. Others take it once somebody allows it, or not at all.
fn takes_osc52(term: &str) -> bool {
    const TAKE: [&str; 6] = ["xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "rio"];
    TAKE.iter().any(|name| term.starts_with(name))
}

/// Whether a terminal of this name makes something of OSC 8, or at least passes it over. All in use do, but for the
/// consoles of systems and the one within Emacs.
fn passes_over_hyperlinks(term: &str) -> bool {
    const WRITE_OUT: [&str; 4] = ["dumb", "linux", "cons25", "eterm"];
    !WRITE_OUT.iter().any(|name| term.starts_with(name))
}

/// `VTE_VERSION` and `KONSOLE_VERSION` are inherited by a terminal started from within another one, so a `TERM` that
/// names a terminal of its own outranks them.
fn bidi_support(term: &str, program: &str, reordering_ancestor: bool) -> BidiSupport {
    const LEAVE_ALONE: [&str; 5] = ["alacritty", "foot", "xterm-kitty", "xterm-ghostty", "wezterm"];
    if LEAVE_ALONE.iter().any(|name| term.starts_with(name)) {
        return BidiSupport::LeavesAlone;
    }
    match program {
        "Apple_Terminal" | "mintty" => BidiSupport::Reorders,
        _ if reordering_ancestor => BidiSupport::Reorders,
        _ => BidiSupport::LeavesAlone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn no_color_counts_only_when_it_says_something() {
        assert!(read(&[("NO_COLOR", "0")]).no_color);
        assert!(!read(&[("NO_COLOR", "")]).no_color);
        assert!(!read(&[]).no_color);
    }

    #[test]
    fn ascii_is_for_the_console_and_for_locales_without_letters() {
        assert!(read(&[("LANG", "C")]).ascii);
        assert!(read(&[("LANG", "en_US.UTF-8"), ("LC_CTYPE", "POSIX")]).ascii);
        assert!(read(&[("LANG", "de_DE.UTF-8"), ("TERM", "linux")]).ascii);
        // The first of the three that says something counts.
        assert!(!read(&[("LANG", "C"), ("LC_CTYPE", "en_US.UTF-8")]).ascii);
        assert!(read(&[("LANG", "en_US.UTF-8"), ("LC_CTYPE", "en_US.UTF-8"), ("LC_ALL", "C")]).ascii);
        assert!(!read(&[("LANG", "C"), ("LC_ALL", "C.UTF-8"), ("TERM", "xterm")]).ascii);
        assert!(!read(&[("LC_ALL", ""), ("TERM", "xterm")]).ascii);
    }

    #[test]
    fn a_background_is_known_where_the_terminal_says_it_and_nothing_stands_between() {
        let of = |colors| read(&[("COLORFGBG", colors)]).background;
        assert_eq!(of("15;0"), Some(Background::Dark));
        assert_eq!(of("0;default;15"), Some(Background::Light));
        assert_eq!(of("0;7"), Some(Background::Light));
        assert_eq!([of("default;default"), of("1;255"), of("")], [None; 3]);
        assert_eq!(read(&[("COLORFGBG", "0;15"), ("TMUX", "/tmp/x")]).background, None);
    }

    #[test]
    fn a_terminal_without_a_name_is_dumb() {
        assert!(read(&[]).dumb);
        assert!(read(&[("TERM", "")]).dumb);
        assert!(read(&[("TERM", "dumb")]).dumb);
        assert!(!read(&[("TERM", "xterm-256color")]).dumb);
    }

    #[test]
    fn four_families_of_terminals_reorder() {
        for variable in [
            ("VTE_VERSION", "7600"),
            ("KONSOLE_VERSION", "240800"),
            ("TERM_PROGRAM", "Apple_Terminal"),
            ("TERM_PROGRAM", "mintty"),
        ] {
            assert_eq!(read(&[variable]).bidi, BidiSupport::Reorders, "{variable:?}");
        }
        for variable in [("TERM_PROGRAM", "vscode"), ("WT_SESSION", "1"), ("TERM", "xterm")] {
            assert_eq!(read(&[variable]).bidi, BidiSupport::LeavesAlone, "{variable:?}");
        }
    }

    #[test]
    fn a_terminal_started_from_another_one_is_judged_by_itself() {
        let inherited = [("VTE_VERSION", "7600"), ("TERM", "alacritty")];
        assert_eq!(read(&inherited).bidi, BidiSupport::LeavesAlone);
    }

    #[test]
    fn osc_52_arrives_where_the_terminal_is_known_and_nothing_stands_between() {
        let osc52 = |variables: &[(&str, &str)]| read(variables).clipboard.osc52;
        assert_eq!(osc52(&[("TERM", "xterm-kitty")]), Osc52::Arrives);
        assert_eq!(osc52(&[("TERM", "foot-extra")]), Osc52::Arrives);
        assert_eq!(osc52(&[("TERM", "xterm-256color"), ("WT_SESSION", "1")]), Osc52::Arrives);
        assert_eq!(osc52(&[("TERM", "xterm-256color")]), Osc52::Unknown);
        assert_eq!(osc52(&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")]), Osc52::Unknown);
        for between in [("TMUX", "/tmp/tmux-0/default,1,0"), ("STY", "1.tty"), ("ZELLIJ", "0")] {
            assert_eq!(osc52(&[("TERM", "alacritty"), between]), Osc52::Unknown);
            assert_eq!(osc52(&[("TERM", "linux"), between]), Osc52::Unknown);
        }
        assert_eq!(osc52(&[("TERM", "linux")]), Osc52::Never);
    }

    #[test]
    fn the_clipboards_of_displays_and_tmux_are_known_by_their_variables() {
        let clipboard = read(&[("TMUX", "x"), ("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "")]).clipboard;
        assert!(clipboard.tmux && clipboard.x11 && !clipboard.wayland);
        // The pasteboard of a Mac is that of whoever sits there, not of whoever came over ssh.
        assert!(!read(&[("SSH_TTY", "/dev/ttys001")]).clipboard.pasteboard);
        assert_eq!(read(&[]).clipboard.pasteboard, cfg!(target_os = "macos"));
    }

    #[test]
    fn a_console_gets_no_hyperlinks() {
        for (term, hyperlinks) in [
            ("xterm-256color", true),
            ("tmux-256color", true),
            ("linux", false),
            ("dumb", false),
            ("", false),
        ] {
            assert_eq!(read(&[("TERM", term)]).hyperlinks, hyperlinks, "{term:?}");
        }
    }

    #[test]
    fn ssh_is_known_by_any_of_its_variables() {
        assert!(read(&[("SSH_TTY", "/dev/pts/1")]).ssh);
        assert!(read(&[("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")]).ssh);
        assert!(!read(&[("SSH_AUTH_SOCK", "/run/agent")]).ssh);
    }
}
