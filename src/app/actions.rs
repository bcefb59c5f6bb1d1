//! Everything the reader can do, by name: one table for keys, hints, help, palette, configuration and docs/keys.md.
//! It must not know how anything is done.

/// Defines the actions and their table together, so that neither can lack one.
macro_rules! actions {
    ($($group:literal { $($variant:ident $name:literal [$($key:literal)*] $sentence:literal)* })*) => {
        /// Something the reader can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($(#[doc = $sentence] $variant,)*)* }

        /// Every action, in the order of the help.
        pub const ACTIONS: &[Info] = &[$($(Info {
            action: Action::$variant,
            name: $name,
            keys: &[$($key),*],
            sentence: $sentence,
            group: $group,
        },)*)*];
    };
}

/// What is said of an action.
#[derive(Debug)]
pub struct Info {
    /// The action.
    pub action: Action,
    /// Its name, for the palette and the configuration.
    pub name: &'static str,
    /// Its keys, unless the configuration gives others.
    pub keys: &'static [&'static str],
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// What it belongs to.
    pub group: &'static str,
}

actions! {
    "Moving" {
        Down "down" ["j" "down"] "Move down, with a count so many times."
        Up "up" ["k" "up"] "Move up, with a count so many times."
        NextLink "next-link" ["l" "right"] "Go to the next link of the open item."
        PreviousLink "previous-link" ["h" "left"] "Go to the previous link of the open item."
        HalfPageDown "half-page-down" ["ctrl-d"] "Move down by half a pane."
        HalfPageUp "half-page-up" ["ctrl-u"] "Move up by half a pane."
        PageDown "page-down" ["pagedown" "space" "ctrl-f"] "Move down by a pane."
        PageUp "page-up" ["pageup" "ctrl-b"] "Move up by a pane."
        ScrollDown "scroll-down" ["ctrl-e"] "Scroll down a line and leave the selection where it is."
        ScrollUp "scroll-up" ["ctrl-y"] "Scroll up a line and leave the selection where it is."
        First "first" ["g" "home"] "Go to the first item, with a count to that item."
        Last "last" ["G" "end"] "Go to the last item, with a count to that item."
        NextSection "next-section" ["}"] "Go to the next section of the list."
        PreviousSection "previous-section" ["{"] "Go to the previous section of the list."
    }
    "Following" {
        Follow "follow" ["enter"] "Follow the link; without one, open all there is to say, who says what or the source's text, then go to the next pane."
        Back "back" ["o" "backspace" "alt-left"] "Go back to where you were before."
        Forward "forward" ["i" "alt-right"] "Go forward again after going back."
        Hints "hints" ["f"] "Put a letter on every link on the screen, to follow it by that letter."
        Chain "chain" ["c"] "Show how the quote, or what is selected, came to us, hop by hop down to its origins."
        Relations "relations" ["r"] "Draw whom the actor or place is related to; again, two steps of it or one."
        GoTo "go-to" ["p"] "Go to anything by a part of its name, alias or title."
    }
    "Panes and lenses" {
        NextPane "next-pane" ["tab"] "Go to the next pane."
        PreviousPane "previous-pane" ["shift-tab"] "Go to the previous pane."
        ListPane "list-pane" ["1"] "Go to the list."
        EntityPane "entity-pane" ["2"] "Go to the entity pane."
        QuotesPane "quotes-pane" ["3"] "Go to the quotes pane."
        Zoom "zoom" ["z"] "Give the pane the whole screen, or give it back."
        Timeline "timeline" ["T"] "List the events in time; again, by when they became known or by when they happened."
        Entities "entities" ["E"] "List the actors and places."
        Claims "claims" ["C"] "List the claims and how they stand."
        Sources "sources" ["S"] "List the sources."
        Brief "brief" ["B"] "List what one reads first: summary, judgments, questions."
        Scale "scale" ["L"] "Show the scales of likelihood, confidence, ratings and TLP, with the place of what is selected."
    }
    "Time" {
        NextForm "next-form" ["t"] "Show the timeline as a list, with bars, or in lanes for its actors."
        LanesRight "lanes-right" [">"] "Show the lanes further to the right."
        LanesLeft "lanes-left" ["<"] "Show the lanes further to the left."
        ShorterSections "shorter-sections" ["+" "="] "Part the timeline into shorter sections: years, months, days."
        LongerSections "longer-sections" ["-"] "Part the timeline into longer sections: years, decades, centuries, none."
        NextInStrip "next-in-strip" ["]"] "Go on by a column of the strip over the timeline, to its first event."
        PreviousInStrip "previous-in-strip" ["["] "Go back by a column of the strip over the timeline, to its first event."
        JumpToDate "jump-to-date" ["D"] "Go to a date in the timeline."
        NextOfEntity "next-of-entity" [")"] "Go to the next event of the actor or place that is explained."
        PreviousOfEntity "previous-of-entity" ["("] "Go to the event before of the actor or place that is explained."
        AsOf "as-of" ["@"] "Show only what was known by a date; again, go on to the next day on which something became known."
        Fold "fold" ["Z"] "Fold the section of the timeline, or unfold it."
    }
    "Finding" {
        Find "find" ["/"] "Find words; a capital letter makes case count."
        FindNext "find-next" ["n"] "Go to the next item with the words; in a source's text, to the next quote or hit."
        FindPrevious "find-previous" ["N"] "Go to the previous item with the words; in a source's text, to the previous quote or hit."
        Filter "filter" ["F"] "Show only what has to do with an entity, source, status or tag."
        ClearFilter "clear-filter" ["u"] "Undo filter, date and muting: show everything as it is."
    }
    "What if" {
        Mute "mute" ["x"] "Mute the source or actor, or give it its weight back: what rests on it alone falls."
        WeakPoints "weak-points" ["X"] "List the single points of failure: the sources with which most falls."
    }
    "The rest" {
        Copy "copy" ["y"] "Copy the quote with its citation, or text, id or address of what is selected."
        Problems "problems" ["!"] "List what is wrong with the file, with lines."
        Help "help" ["?"] "List all keys; type a word or press a key to find one."
        Palette "palette" [":"] "Run any action by its name."
        Mouse "mouse" ["M"] "Let the mouse select and scroll, or leave it to the terminal."
        Escape "escape" ["esc"] "Go up one level: close, clear the marks, leave the pane; never quits."
        Library "library" ["A"] "Go back to the list of briefings."
        Redraw "redraw" ["ctrl-l"] "Paint the screen anew."
        Suspend "suspend" ["ctrl-z"] "Stop the program and return to the shell, until fg."
        Quit "quit" ["q" "ctrl-c"] "End the program."
    }
}

impl Action {
    /// What is said of the action.
    pub fn info(self) -> &'static Info {
        &ACTIONS[self as usize]
    }

    /// The action of this name.
    pub fn parse(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|info| info.name == name).map(|info| info.action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_actions_and_every_name_is_its_own() {
        for (n, info) in ACTIONS.iter().enumerate() {
            assert_eq!(info.action as usize, n);
            assert_eq!(Action::parse(info.name), Some(info.action));
        }
    }
}
