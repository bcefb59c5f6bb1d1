//! Which key means which action: the table's keys, overridden by the configuration. It must not know what actions do.

use std::collections::HashMap;

use briefing_terminal::{Key, KeyCode};
use briefing_text::SafeText;

use super::actions::{ACTIONS, Action};

/// The key that always ends the program, whatever the configuration says and whatever lies over the screen.
pub(super) const END: Key = Key { code: KeyCode::Char('c'), ctrl: true, alt: false, shift: false };

/// The keys in force.
#[derive(Clone, Debug)]
pub(crate) struct Keymap {
    actions: HashMap<Key, Action>,
    /// The keys of each action, in the order of the actions.
    keys: Vec<Keys>,
}

/// The keys of one action.
#[derive(Clone, Debug, Default)]
struct Keys {
    /// First the one that hints show.
    keys: Vec<Key>,
    /// The first one in words, which hints show in every frame.
    first: SafeText,
}

impl Keys {
    fn new(keys: Vec<Key>) -> Self {
        let first = keys.first().map(|key| SafeText::line(&key.to_string())).unwrap_or_default();
        Self { keys, first }
    }
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Keymap {
    /// The table's keys, with those of some actions replaced.
    ///
    /// A key that is given to an action is taken from any other that has it. [`END`] stays where it is.
    pub(crate) fn new(changes: &[(Action, Vec<Key>)]) -> Self {
        let mut keymap = Self { actions: HashMap::new(), keys: vec![Keys::default(); ACTIONS.len()] };
        for info in ACTIONS {
            let keys = info.keys.iter().filter_map(|key| Key::parse(key));
            keymap.give(info.action, keys.collect());
        }
        for (action, _) in changes {
            keymap.take(*action);
        }
        for (action, keys) in changes {
            keymap.give(*action, keys.clone());
        }
        let quit = keymap.keys(Action::Quit).iter().copied().filter(|key| *key != END);
        let quit = quit.chain([END]).collect();
        keymap.give(Action::Quit, quit);
        keymap
    }

    fn take(&mut self, action: Action) {
        self.actions.retain(|_, owner| *owner != action);
        self.keys[action as usize] = Keys::default();
    }

    fn give(&mut self, action: Action, keys: Vec<Key>) {
        for key in &keys {
            if let Some(loser) = self.actions.insert(*key, action).filter(|loser| *loser != action) {
                let left = &mut self.keys[loser as usize];
                let kept = left.keys.iter().copied().filter(|other| other != key).collect();
                *left = Keys::new(kept);
            }
        }
        self.keys[action as usize] = Keys::new(keys);
    }

    /// What a key does.
    pub(crate) fn action(&self, key: Key) -> Option<Action> {
        self.actions.get(&key).copied()
    }

    /// The keys of an action, first the one that hints show.
    pub(crate) fn keys(&self, action: Action) -> &[Key] {
        &self.keys[action as usize].keys
    }

    /// The keys of an action in words, such as `j down`; empty where it has none.
    pub(crate) fn shown(&self, action: Action) -> String {
        self.keys(action).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The first key of an action in words.
    pub(crate) fn first(&self, action: Action) -> &SafeText {
        &self.keys[action as usize].first
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_of_the_table_is_read_and_belongs_to_one_action() {
        let mut seen = HashSet::new();
        for info in ACTIONS {
            for key in info.keys {
                let parsed = Key::parse(key);
                assert!(parsed.is_some(), "{key}");
                assert!(seen.insert(parsed), "{key} stands twice");
                assert_eq!(parsed.map(|key| key.to_string()).as_deref(), Some(*key));
            }
        }
    }

    #[test]
    fn a_key_that_is_given_away_leaves_its_old_action() {
        let key = Key::plain(KeyCode::Char('j'));
        let keymap = Keymap::new(&[(Action::Quit, vec![key])]);
        assert_eq!(keymap.action(key), Some(Action::Quit));
        assert_eq!(keymap.shown(Action::Down), "down");
        assert_eq!(keymap.action(Key::plain(KeyCode::Char('q'))), None);
    }

    #[test]
    fn one_key_always_ends_the_program() {
        let f9 = Key::plain(KeyCode::F(9));
        for (changes, keys) in [
            (vec![(Action::Quit, vec![])], "ctrl-c"),
            (vec![(Action::Quit, vec![f9])], "f9 ctrl-c"),
            (vec![(Action::Down, vec![END])], "q ctrl-c"),
            (vec![(Action::Quit, vec![END, f9]), (Action::Down, vec![END])], "f9 ctrl-c"),
        ] {
            let keymap = Keymap::new(&changes);
            assert_eq!(keymap.action(END), Some(Action::Quit), "{changes:?}");
            assert_eq!(keymap.shown(Action::Quit), keys, "{changes:?}");
        }
    }
}
