//! Everything the reader can do, by name: one table for keys, commands, hints, help, palette, configuration and docs/keys.md.
//! It must not know how anything is done.

use super::{
    commands::{
        Commands, changes, editing, everywhere, finding, following, library, lists, moving, notes, recent,
        rest, shelf, time, what_if,
    },
    lens::Lens,
};

/// Defines the actions and their table together, so that neither can lack one. In braces stands what an action does, by
/// where it is asked for; at least one command, so that there is no action that does nothing.
macro_rules! actions {
    ($($group:literal { $(
        $variant:ident $name:literal [$($key:literal)*] {$($context:ident: $command:expr),+} $sentence:literal
    )* })*) => {
        /// Something the reader can do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Action { $($(#[doc = $sentence] $variant,)*)* }

        /// Every action, in the order of the help.
        pub(crate) const ACTIONS: &[Info] = &[$($(Info {
            action: Action::$variant,
            name: $name,
            keys: &[$($key),*],
            commands: Commands { $($context: Some($command),)+ ..Commands::NONE },
            sentence: $sentence,
            group: $group,
        },)*)*];
    };
}

/// What is said of an action.
#[derive(Debug)]
pub(crate) struct Info {
    /// The action.
    pub(crate) action: Action,
    /// Its name, for the palette and the configuration.
    pub(crate) name: &'static str,
    /// Its keys, unless the configuration gives others.
    pub(crate) keys: &'static [&'static str],
    /// What does it, by where it is asked for.
    pub(crate) commands: Commands,
    /// What it does, in one sentence.
    pub(crate) sentence: &'static str,
    /// What it belongs to.
    pub(crate) group: &'static str,
}

actions! {
    "Moving" {
        Down "down" ["j" "down"] {rows: moving::down}
            "Move down, with a count so many times."
        Up "up" ["k" "up"] {rows: moving::up}
            "Move up, with a count so many times."
        NextLink "next-link" ["l" "right"] {shelf: shelf::open, reader: moving::next_link}
            "Go to the next link of the open item."
        PreviousLink "previous-link" ["h" "left"] {reader: moving::previous_link}
            "Go to the previous link of the open item."
        HalfPageDown "half-page-down" ["ctrl-d"] {rows: moving::half_page_down}
            "Move down by half a pane."
        HalfPageUp "half-page-up" ["ctrl-u"] {rows: moving::half_page_up}
            "Move up by half a pane."
        PageDown "page-down" ["pagedown" "ctrl-f"] {rows: moving::page_down}
            "Move down by a pane."
        ReadOn "read-on" ["space"] {shelf: moving::page_shelf, reader: moving::read_on}
            "Read the briefing as one text, from the summary to what is not known, a screenful at a time; in a full view go down a screenful."
        PageUp "page-up" ["pageup" "ctrl-b"] {rows: moving::page_up}
            "Move up by a pane."
        ScrollDown "scroll-down" ["ctrl-e"] {reader: moving::scroll_down}
            "Scroll down a line and leave the selection where it is."
        ScrollUp "scroll-up" ["ctrl-y"] {reader: moving::scroll_up}
            "Scroll up a line and leave the selection where it is."
        First "first" ["g" "home"] {rows: moving::first}
            "Go to the first item, with a count to that item."
        Last "last" ["G" "end"] {rows: moving::last}
            "Go to the last item, with a count to that item."
        NextSection "next-section" ["}"] {reader: moving::next_section}
            "Go to the next section of the list."
        PreviousSection "previous-section" ["{"] {reader: moving::previous_section}
            "Go to the previous section of the list."
    }
    "Following" {
        Follow "follow" ["enter"] {shelf: shelf::open, reader: following::follow}
            "Follow the link; without one, open all there is to say, who says what or the source's text, then go to the next pane."
        Back "back" ["o" "backspace" "alt-left"] {waiting: shelf::leave, reader: following::back}
            "Go back to where you were before."
        Forward "forward" ["i" "alt-right"] {reader: following::forward}
            "Go forward again after going back."
        Hints "hints" ["f"] {reader: following::hints}
            "Put a letter on every link on the screen, to follow it by that letter."
        Chain "chain" ["c"] {reader: following::chain}
            "Show how the quote, or what is selected, came to us, hop by hop down to its origins."
        Relations "relations" ["r"] {reader: following::relations}
            "Draw whom the actor or place is related to; again, two steps of it or one."
        Everywhere "everywhere" ["W"] {anywhere: everywhere::list}
            "List where the names of the actor, place or source are met in all briefings; one name is one name, never one person."
        GoTo "go-to" ["p"] {reader: following::go_to}
            "Go to anything by a part of its name, alias or title."
    }
    "Panes and lenses" {
        NextPane "next-pane" ["tab"] {reader: lists::next_pane}
            "Go to the next pane."
        PreviousPane "previous-pane" ["shift-tab"] {reader: lists::previous_pane}
            "Go to the previous pane."
        ListPane "list-pane" ["1"] {reader: lists::list_pane}
            "Go to the list."
        EntityPane "entity-pane" ["2"] {reader: lists::entity_pane}
            "Go to the pane of the actor or place."
        QuotesPane "quotes-pane" ["3"] {reader: lists::quotes_pane}
            "Go to the quotes pane."
        Zoom "zoom" ["z"] {reader: lists::zoom}
            "Give the pane the whole screen, or give it back."
        LargerList "larger-list" ["."] {reader: lists::larger_list}
            "Move the border of the list to the right, or down where the panes stand below it."
        SmallerList "smaller-list" [","] {reader: lists::smaller_list}
            "Move the border of the list to the left, or up."
        Brief "brief" ["B"] {reader: |session, _| session.reader.set_lens(Lens::Brief)}
            "Show what one reads first: summary, judgments, what is disputed, what is not known, and when it happened."
        Timeline "timeline" ["T"] {reader: lists::timeline}
            "List the events in time; again, by when they became known or by when they happened."
        Entities "entities" ["E"] {reader: |session, _| session.reader.set_lens(Lens::Entities)}
            "List the actors and places."
        Claims "claims" ["C"] {reader: |session, _| session.reader.set_lens(Lens::Claims)}
            "List the claims and how they stand."
        Sources "sources" ["S"] {reader: |session, _| session.reader.set_lens(Lens::Sources)}
            "List the sources."
        Scale "scale" ["L"] {reader: lists::scale}
            "Show the scales of likelihood, confidence, ratings and TLP, with the place of what is selected."
    }
    "Time" {
        NextForm "next-form" ["t"] {shelf: library::reorder, reader: time::next_form}
            "Show the timeline as a list, with bars, or in lanes for its actors; sort the single points of failure, or the library."
        LanesRight "lanes-right" [">"] {reader: time::lanes_right}
            "Show the lanes further to the right."
        LanesLeft "lanes-left" ["<"] {reader: time::lanes_left}
            "Show the lanes further to the left."
        ShorterSections "shorter-sections" ["+" "="] {reader: time::shorter_sections}
            "Part the timeline into shorter sections: years, months, days."
        LongerSections "longer-sections" ["-"] {reader: time::longer_sections}
            "Part the timeline into longer sections: years, decades, centuries, none."
        NextInStrip "next-in-strip" ["]"] {reader: time::next_in_strip}
            "Go on by a column of the strip over the timeline, to its first event."
        PreviousInStrip "previous-in-strip" ["["] {reader: time::previous_in_strip}
            "Go back by a column of the strip over the timeline, to its first event."
        JumpToDate "jump-to-date" ["D"] {reader: time::jump_to_date}
            "Go to a date in the timeline."
        NextOfEntity "next-of-entity" [")"] {reader: time::next_of_entity}
            "Go to the next event of the actor or place that is explained."
        PreviousOfEntity "previous-of-entity" ["("] {reader: time::previous_of_entity}
            "Go to the event before of the actor or place that is explained."
        AsOf "as-of" ["@"] {reader: time::as_of}
            "Show only what was known by a date; again, go on to the next day on which something became known."
        Fold "fold" ["Z"] {reader: time::fold}
            "Fold the section of the timeline, or unfold it."
    }
    "Finding" {
        Find "find" ["/"] {shelf: library::search, reader: finding::find}
            "Find words; a capital letter makes case count, alt-r makes them a regular expression. Over the library, search in all of it."
        FindNext "find-next" ["n"] {reader: finding::find_next}
            "Go to the next hit; in a source's text in which nothing is looked for, to the next quote."
        FindPrevious "find-previous" ["N"] {reader: finding::find_previous}
            "Go to the previous hit; in a source's text in which nothing is looked for, to the previous quote."
        SearchAll "search-all" ["s"] {anywhere: library::search}
            "Search in all briefings, by words, names, dates and more; enter opens what was found, and back leads back to it."
        Hits "hits" ["H"] {reader: finding::hits}
            "List all hits with the words around them; in the line where one types them, tab does."
        Filter "filter" ["F"] {reader: finding::filter}
            "Show only what has to do with an actor, place, source, status or tag."
        ClearFilter "clear-filter" ["u"] {reader: finding::clear_filter}
            "Undo filter, date and muting: show everything as it is."
    }
    "Versions" {
        Changes "changes" ["d"] {reader: changes::changes}
            "List what the file says differently from the version before; again, choose another version to compare with."
        NextChange "next-change" ["J"] {reader: changes::next_change}
            "Go to the next change."
        PreviousChange "previous-change" ["K"] {reader: changes::previous_change}
            "Go to the change before."
        Edit "edit" ["e"] {reader: editing::edit}
            "Open the file in $VISUAL or $EDITOR, at what is selected; where it is saved broken, at what is wrong."
        Reload "reload" ["R"] {shelf: library::refresh, reader: changes::reload}
            "Read the file again now; where its changes are noticed, that is done by itself. Over the library, look what has changed in it."
    }
    "Marks and notes" {
        Mark "mark" ["m"] {reader: notes::mark}
            "Mark what is selected, or take the mark away."
        Note "note" ["a"] {reader: notes::note}
            "Write a note to what is selected, or go on with it; ctrl-o does so in the editor, an empty one is gone."
        Notes "notes" ["'"] {reader: notes::list}
            "List marks and notes, those that have lost their items, too."
    }
    "What if" {
        Mute "mute" ["x"] {reader: what_if::mute}
            "Mute the source or actor, or undo that: what rests on it alone is no longer supported."
        WeakPoints "weak-points" ["X"] {reader: what_if::weak_points}
            "List the single points of failure: the sources on which most rests alone."
    }
    "The rest" {
        Copy "copy" ["y"] {reader: rest::copy}
            "Copy the quote with its citation, or text, id or address of what is selected; again, the first of these."
        OpenAddress "open-address" ["O"] {reader: rest::open_address}
            "Show the web address of the source, actor or place, and open it in a browser; over ssh or without a display, copy it."
        Problems "problems" ["!"] {anywhere: rest::problems}
            "List what is wrong with the file and the configuration; enter goes to the item."
        Help "help" ["?"] {anywhere: rest::help}
            "List all keys; type a word or press a key to find one."
        Palette "palette" [":"] {anywhere: rest::palette}
            "Run any action by its name."
        Mouse "mouse" ["M"] {anywhere: rest::mouse}
            "Let the mouse select and scroll, or leave it to the terminal."
        Escape "escape" ["esc"] {shelf: shelf::say_top, waiting: shelf::leave, reader: rest::escape}
            "Go up one level: close, clear the marks, leave the pane; never quits."
        Library "library" ["A"] {anywhere: shelf::leave}
            "Go back to the list of briefings."
        Recent "recent" ["b"] {anywhere: recent::list}
            "List the briefings that were read last, and open one."
        Tour "tour" [] {anywhere: shelf::tour}
            "Open a tour of the keys in fifteen steps; what is open stays open."
        Redraw "redraw" ["ctrl-l"] {anywhere: rest::redraw}
            "Paint the screen anew."
        Suspend "suspend" ["ctrl-z"] {anywhere: rest::suspend}
            "Stop the program and return to the shell, until fg."
        Quit "quit" ["q" "ctrl-c"] {anywhere: rest::quit}
            "Close the full view that is open; at the top, end the program."
    }
}

impl Action {
    /// What is said of the action.
    pub(crate) fn info(self) -> &'static Info {
        &ACTIONS[self as usize]
    }

    /// The action of this name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
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
