//! The reader's configuration, `config.yaml`: theme, keys, ascii, mouse, bidi, hyperlinks, memory. A wrong entry is named with its line and the others hold.
//! It must not know where the file lies, nor open it.

use std::collections::BTreeMap;

use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_yaml::Spanned;

use briefing_terminal::Key;

use super::{
    actions::Action,
    keymap::{END, Keymap},
};
use briefing_format::words;
use briefing_text::{SafeText, safe_format};

words! {
    /// Which colors the roles get.
    pub enum ThemeName {
        Default = "default",
        Light = "light",
        Dark = "dark",
        HighContrast = "high-contrast",
        ColorBlind = "color-blind",
    }
}

words! {
    /// Who puts right-to-left text into visual order.
    pub(crate) enum Bidi {
        Auto = "auto",
        App = "app",
        Terminal = "terminal",
        Off = "off",
    }
}

words! {
    /// What is kept from one run to the next.
    pub enum Keeps {
        On = "on",
        All = "all",
        Off = "off",
    }
}

/// The configuration in force.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which colors the roles get, where that was chosen.
    pub theme: Option<ThemeName>,
    /// Which key means what.
    pub(crate) keymap: Keymap,
    /// Whether the reader's own signs and lines are ASCII, where that was chosen.
    pub ascii: Option<bool>,
    /// Whether the mouse is listened to from the start.
    pub(crate) mouse: bool,
    /// Who orders right-to-left text.
    pub(crate) bidi: Bidi,
    /// Whether the terminal is told where web addresses lead, so that they can be clicked.
    pub(crate) hyperlinks: bool,
    /// Whether marks, notes and places are kept, and whether the texts of briefings are that may not be passed on.
    pub memory: Keeps,
    /// What is wrong with what was chosen, in the order of the file.
    pub(crate) wrong: Vec<WrongEntry>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: None,
            keymap: Keymap::default(),
            ascii: None,
            mouse: false,
            bidi: Bidi::Auto,
            hyperlinks: true,
            memory: Keeps::On,
            wrong: Vec::new(),
        }
    }
}

/// One wrong entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongEntry {
    /// Its line in the file, from 1; none where it stands elsewhere.
    pub line: Option<u64>,
    /// What is wrong with it, in one sentence.
    pub message: SafeText,
}

impl WrongEntry {
    /// What is wrong, with its place.
    pub fn told(&self) -> SafeText {
        match self.line {
            Some(line) => safe_format!("config.yaml, line {line}: {}", self.message),
            None => self.message.clone(),
        }
    }
}

/// The keys that the file may have.
const KEYS: &[&str] = &["theme", "keys", "ascii", "mouse", "bidi", "hyperlinks", "memory"];

#[derive(Deserialize)]
struct Theme {
    theme: Option<Spanned<String>>,
}

#[derive(Deserialize)]
struct Keys {
    keys: Option<BTreeMap<String, Spanned<String>>>,
}

#[derive(Deserialize)]
struct Ascii {
    ascii: Option<bool>,
}

#[derive(Deserialize)]
struct Mouse {
    mouse: Option<bool>,
}

#[derive(Deserialize)]
struct Hyperlinks {
    hyperlinks: Option<bool>,
}

#[derive(Deserialize)]
struct MemoryEntry {
    memory: Option<Spanned<String>>,
}

#[derive(Deserialize)]
struct BidiEntry {
    bidi: Option<Spanned<String>>,
}

impl Config {
    /// Which colors the roles get.
    pub(crate) fn theme(&self) -> ThemeName {
        self.theme.unwrap_or(ThemeName::Default)
    }

    /// Whether the reader's own signs and lines are ASCII.
    pub(crate) fn ascii(&self) -> bool {
        self.ascii.unwrap_or(false)
    }

    /// Reads a configuration; every entry is read by itself, so that a wrong one costs only itself.
    pub fn parse(text: &str) -> (Self, Vec<WrongEntry>) {
        let mut config = Self::default();
        let mut wrong = Vec::new();
        let Some(entries) = entry::<Option<BTreeMap<String, Spanned<IgnoredAny>>>>(text, &mut wrong) else {
            return (config, wrong);
        };
        for (key, value) in entries.unwrap_or_default() {
            if !KEYS.contains(&key.as_str()) {
                let message = safe_format!("There is no setting `{key}`; there are {}.", KEYS.join(", "));
                wrong.push(WrongEntry { line: Some(value.referenced.line()), message });
            }
        }
        if let Some(theme) = entry::<Theme>(text, &mut wrong).and_then(|entry| entry.theme) {
            let found = word(&theme, "theme", ThemeName::parse, ThemeName::WORDS, &mut wrong);
            config.theme = found;
        }
        if let Some(bidi) = entry::<BidiEntry>(text, &mut wrong).and_then(|entry| entry.bidi) {
            config.bidi = word(&bidi, "bidi", Bidi::parse, Bidi::WORDS, &mut wrong).unwrap_or(config.bidi);
        }
        if let Some(memory) = entry::<MemoryEntry>(text, &mut wrong).and_then(|entry| entry.memory) {
            let found = word(&memory, "memory", Keeps::parse, Keeps::WORDS, &mut wrong);
            config.memory = found.unwrap_or(config.memory);
        }
        config.ascii = entry::<Ascii>(text, &mut wrong).and_then(|entry| entry.ascii);
        let mouse = entry::<Mouse>(text, &mut wrong).and_then(|entry| entry.mouse);
        config.mouse = mouse.unwrap_or(config.mouse);
        let hyperlinks = entry::<Hyperlinks>(text, &mut wrong).and_then(|entry| entry.hyperlinks);
        config.hyperlinks = hyperlinks.unwrap_or(config.hyperlinks);
        if let Some(keys) = entry::<Keys>(text, &mut wrong).and_then(|entry| entry.keys) {
            let changes = key_changes(keys, &mut wrong);
            given_twice(&changes, &mut wrong);
            let changes: Vec<(Action, Vec<Key>)> =
                changes.into_iter().map(|(action, keys, _)| (action, keys)).collect();
            config.keymap = Keymap::new(&changes);
        }
        wrong.sort_by_key(|entry| entry.line);
        wrong.dedup();
        (config, wrong)
    }
}

/// One part of the file; nothing where it has the wrong shape, which is then named.
fn entry<T: DeserializeOwned>(text: &str, wrong: &mut Vec<WrongEntry>) -> Option<T> {
    match serde_yaml::from_str(text) {
        Ok(entry) => Some(entry),
        Err(error) => {
            let line = error.location().map_or(1, |location| location.line());
            let sentence = error.without_snippet().to_string();
            wrong.push(WrongEntry { line: Some(line), message: SafeText::line(&sentence) });
            None
        }
    }
}

fn word<T>(
    value: &Spanned<String>,
    key: &str,
    parse: fn(&str) -> Option<T>,
    allowed: &[&str],
    wrong: &mut Vec<WrongEntry>,
) -> Option<T> {
    let found = parse(&value.value);
    if found.is_none() {
        let message = safe_format!("`{}` is no {key}; there are {}.", value.value, allowed.join(", "));
        wrong.push(WrongEntry { line: Some(value.referenced.line()), message });
    }
    found
}

/// The keys that actions get, in the order of the file, each with its line: of two that get one key, the later one has it.
fn key_changes(
    keys: BTreeMap<String, Spanned<String>>,
    wrong: &mut Vec<WrongEntry>,
) -> Vec<(Action, Vec<Key>, u64)> {
    let mut changes = Vec::new();
    for (name, value) in keys {
        let line = value.referenced.line();
        let Some(action) = Action::parse(&name) else {
            let message = safe_format!("There is no action `{name}`; `briefing keys` lists them all.");
            wrong.push(WrongEntry { line: Some(line), message });
            continue;
        };
        let written: Vec<&str> = value.value.split_whitespace().collect();
        let mut parsed = Vec::with_capacity(written.len());
        for key in &written {
            if let Some(key) = Key::parse(key) {
                if key == END && action != Action::Quit {
                    let message = safe_format!("`{key}` always ends the program; `{name}` does not get it.");
                    wrong.push(WrongEntry { line: Some(line), message });
                } else {
                    parsed.push(key);
                }
            } else {
                let message = safe_format!("`{key}` is no key; write j, G, ctrl-d, f5 or space.");
                wrong.push(WrongEntry { line: Some(line), message });
            }
        }
        if !parsed.is_empty() || written.is_empty() {
            changes.push((action, parsed, line));
        }
    }
    changes.sort_by_key(|(_, _, line)| *line);
    changes
}

/// Names the keys that two actions get, and which of them has it.
fn given_twice(changes: &[(Action, Vec<Key>, u64)], wrong: &mut Vec<WrongEntry>) {
    for (n, (action, keys, line)) in changes.iter().enumerate() {
        for key in keys {
            let earlier = changes[..n].iter().rev().find(|(_, keys, _)| keys.contains(key));
            if let Some((earlier, ..)) = earlier {
                let (winner, loser) = (action.info().name, earlier.info().name);
                let message =
                    safe_format!("`{key}` is given to `{loser}` and to `{winner}`; `{winner}` has it.");
                wrong.push(WrongEntry { line: Some(*line), message });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_terminal::KeyCode;

    #[test]
    fn every_setting_is_read() {
        let (config, wrong) = Config::parse(
            "theme: high-contrast\nascii: true\nmouse: true\nbidi: off\nhyperlinks: false\nkeys:\n  quit: Q ctrl-q\n  down: n\n  list-pane: 7\n",
        );
        assert_eq!(wrong, []);
        assert_eq!((config.theme, config.bidi), (Some(ThemeName::HighContrast), Bidi::Off));
        assert!(config.ascii() && config.mouse && !config.hyperlinks);
        assert_eq!(config.keymap.shown(Action::Quit), "Q ctrl-q ctrl-c");
        assert_eq!(config.keymap.action(Key::plain(KeyCode::Char('n'))), Some(Action::Down));
        assert_eq!(config.keymap.shown(Action::ListPane), "7");
        assert_eq!(config.keymap.action(Key::plain(KeyCode::Char('j'))), None);
    }

    #[test]
    fn a_wrong_entry_is_named_with_its_line_and_the_others_hold() {
        let (config, wrong) = Config::parse(
            "theme: pink\nasci: true\nmouse: true\nkeys:\n  fly: j\n  quit: ctrlq\n  zoom: Z\n",
        );
        let named: Vec<(u64, String)> =
            wrong.iter().filter_map(|entry| Some((entry.line?, entry.message.to_string()))).collect();
        assert_eq!(
            named,
            [
                (
                    1,
                    "`pink` is no theme; there are default, light, dark, high-contrast, color-blind."
                        .to_owned()
                ),
                (
                    2,
                    "There is no setting `asci`; there are theme, keys, ascii, mouse, bidi, hyperlinks, memory."
                        .to_owned()
                ),
                (5, "There is no action `fly`; `briefing keys` lists them all.".to_owned()),
                (6, "`ctrlq` is no key; write j, G, ctrl-d, f5 or space.".to_owned()),
            ]
        );
        assert!(config.mouse);
        assert_eq!(config.keymap.shown(Action::Zoom), "Z");
    }

    #[test]
    fn a_key_that_two_actions_get_is_named_with_the_one_that_has_it() {
        let (config, wrong) = Config::parse("keys:\n  zoom: x\n  up: m x\n  copy: f9 x\n  down: j\n");
        let named: Vec<(Option<u64>, &str)> =
            wrong.iter().map(|entry| (entry.line, entry.message.as_str())).collect();
        assert_eq!(
            named,
            [
                (Some(3), "`x` is given to `zoom` and to `up`; `up` has it."),
                (Some(4), "`x` is given to `up` and to `copy`; `copy` has it."),
            ]
        );
        assert_eq!(config.keymap.action(Key::plain(KeyCode::Char('x'))), Some(Action::Copy));
        assert_eq!(config.keymap.shown(Action::Zoom), "");
        // A key that an action has by itself may be given away: that is what the setting is for.
        assert_eq!(Config::parse("keys:\n  zoom: x\n").1, []);
    }

    #[test]
    fn no_action_but_the_end_gets_the_key_that_always_ends() {
        let (config, wrong) = Config::parse("keys:\n  down: ctrl-c n\n  quit: f9\n");
        let named: Vec<&str> = wrong.iter().map(|entry| entry.message.as_str()).collect();
        assert_eq!(named, ["`ctrl-c` always ends the program; `down` does not get it."]);
        assert_eq!(config.keymap.shown(Action::Down), "n");
        assert_eq!(config.keymap.shown(Action::Quit), "f9 ctrl-c");
    }

    #[test]
    fn an_empty_file_changes_nothing_and_a_broken_one_is_named() {
        assert_eq!(Config::parse("").1, []);
        assert_eq!(Config::parse("# nothing\n").1, []);
        let (_, wrong) = Config::parse("theme: [\n");
        assert_eq!(wrong.len(), 1);
        let (config, wrong) = Config::parse("mouse: perhaps\nascii: true\n");
        assert_eq!(wrong.iter().map(|entry| entry.line).collect::<Vec<_>>(), [Some(1)]);
        assert!(config.ascii());
    }
}
