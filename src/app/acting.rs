//! Carrying actions out. It must not know which key asked for them.

use std::sync::Arc;

use super::{
    App, Effect, Job, Overlay, Screen,
    actions::Action,
    date_field::{self, DateField},
    drawing::Around,
    field::Field,
    hints::Hints,
    job::Task,
    layout::Pane,
    lens::Lens,
    picker::{self, Picker, Purpose},
    reader::{Entered, Followed, Reader},
    view::View,
};
use briefing_evidence::describe;
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

impl App {
    /// Carries an action out, wherever the reader is.
    pub(super) fn act(&mut self, action: Action, count: Option<usize>, effects: &mut Vec<Effect<Job>>) {
        match action {
            Action::Quit => effects.push(Effect::Quit),
            Action::Suspend => effects.push(Effect::Suspend),
            Action::Redraw => effects.push(Effect::Repaint),
            Action::Help => self.open_picker(Purpose::Help, effects),
            Action::Palette => self.open_picker(Purpose::Palette, effects),
            Action::Mouse => {
                self.mouse = !self.mouse;
                effects.push(Effect::CaptureMouse(self.mouse));
                let words = if self.mouse {
                    "The mouse selects and scrolls here; hold shift to select text in the terminal."
                } else {
                    "The mouse belongs to the terminal."
                };
                self.say(SafeText::from_static(words));
            }
            Action::Library => self.leave_briefing(),
            _ => match &mut self.screen {
                Screen::Shelf => self.act_on_shelf(action, count, effects),
                Screen::Reader(_) => self.act_on_reader(action, count, effects),
                Screen::Loading { .. } | Screen::Failed(_) => self.act_without_briefing(action),
            },
        }
    }

    fn act_on_shelf(&mut self, action: Action, count: Option<usize>, effects: &mut Vec<Effect<Job>>) {
        let rows = usize::from(self.body().height);
        if self.shelf.move_by(action, count, rows) {
            return;
        }
        match action {
            Action::Follow | Action::NextLink => effects.extend(self.open_selected().map(Effect::Work)),
            Action::Escape => self.say_how_to_quit(),
            _ => {
                let open = self.config.keymap.first(Action::Follow);
                self.say(safe_format!("Open a briefing first: choose one and press {open}."));
            }
        }
    }

    fn act_without_briefing(&mut self, action: Action) {
        if action == Action::Escape || action == Action::Back {
            self.leave_briefing();
        } else if matches!(self.screen, Screen::Loading { .. }) {
            self.say(SafeText::from_static("Still reading the file."));
        } else {
            self.say_how_to_quit();
        }
    }

    /// Goes back to the list of briefings, where there is one, and keeps the open briefing as it is.
    ///
    /// A slow line can split the bytes of an arrow key and so press Esc where nobody did: nothing may be lost by it.
    fn leave_briefing(&mut self) {
        if self.shelf.entries.len() < 2 {
            self.say_how_to_quit();
            return;
        }
        if let Screen::Reader(reader) = std::mem::replace(&mut self.screen, Screen::Shelf) {
            self.left = Some((self.shelf.selected, reader));
            let open = self.config.keymap.first(Action::Follow);
            self.say(safe_format!("{open} goes back to where you were."));
        }
    }

    fn say_how_to_quit(&mut self) {
        let quit = self.config.keymap.first(Action::Quit);
        self.say(safe_format!("This is the top; {quit} ends the program."));
    }

    pub(super) fn reader(&mut self) -> Option<&mut Reader> {
        match &mut self.screen {
            Screen::Reader(reader) => Some(reader),
            Screen::Shelf | Screen::Loading { .. } | Screen::Failed(_) => None,
        }
    }

    fn act_on_reader(&mut self, action: Action, count: Option<usize>, effects: &mut Vec<Effect<Job>>) {
        let Some(reader) = self.reader() else { return };
        if reader.move_by(action, count) {
            return;
        }
        let times = count.unwrap_or(1).max(1);
        match action {
            Action::NextLink | Action::PreviousLink => self.step_link(action == Action::NextLink, times),
            Action::Follow => self.follow_here(),
            Action::Back | Action::Forward => self.travel(action == Action::Back, times),
            Action::NextPane => reader.cycle_pane(true),
            Action::PreviousPane => reader.cycle_pane(false),
            Action::ListPane => reader.turn_to(Pane::List),
            Action::EntityPane => reader.turn_to(Pane::Entity),
            Action::QuotesPane => reader.turn_to(Pane::Quotes),
            Action::Zoom => reader.zoom = !reader.zoom,
            Action::Timeline => self.show_timeline(),
            Action::ShorterSections | Action::LongerSections => {
                self.rescale(action == Action::ShorterSections);
            }
            Action::NextForm => self.next_form(),
            Action::LanesRight | Action::LanesLeft => self.shift_lanes(action == Action::LanesRight),
            Action::Fold => self.fold(),
            Action::NextInStrip | Action::PreviousInStrip => {
                self.step_strip(action == Action::NextInStrip, times);
            }
            Action::JumpToDate => self.overlay = Overlay::Date(DateField::new(date_field::Purpose::Jump)),
            Action::NextOfEntity | Action::PreviousOfEntity => {
                self.step_along(action == Action::NextOfEntity, times);
            }
            Action::AsOf => self.go_on_in_time(effects),
            Action::Entities => reader.set_lens(Lens::Entities),
            Action::Claims => reader.set_lens(Lens::Claims),
            Action::Sources => reader.set_lens(Lens::Sources),
            Action::Brief => reader.set_lens(Lens::Brief),
            Action::Find => {
                reader.begin_search();
                self.overlay = Overlay::Find(Field::default());
            }
            Action::FindNext | Action::FindPrevious if reader.text().is_some() => {
                self.go_on_in_text(action == Action::FindNext, times, effects);
            }
            Action::FindNext | Action::FindPrevious => self.next_hit(action == Action::FindNext, times),
            Action::GoTo => self.open_picker(Purpose::GoTo, effects),
            Action::Filter => self.open_picker(Purpose::Filter, effects),
            Action::ClearFilter => self.clear_filter(),
            Action::Copy => self.open_picker(Purpose::Copy, effects),
            Action::Problems => self.open_picker(Purpose::Problems, effects),
            Action::Hints => self.open_hints(),
            Action::Chain => self.show_chain(),
            Action::Scale => self.show_scale(),
            Action::Mute => self.mute(),
            Action::WeakPoints => self.show_weak_points(),
            Action::Relations => self.show_relations(),
            Action::Escape => self.escape(),
            _ => {}
        }
    }

    fn step_link(&mut self, forward: bool, times: usize) {
        let Some(reader) = self.reader() else { return };
        if !reader.step_link(forward, times) {
            let words =
                if forward { "No link after this one here." } else { "No link before this one here." };
            self.say(SafeText::from_static(words));
        }
    }

    /// Follows the focused link; without one, opens the selection in full, and then goes to the pane that explains it.
    pub(super) fn follow_here(&mut self) {
        let Some(reader) = self.reader() else { return };
        match reader.entered() {
            Some(Entered::View(around)) => {
                reader.open_view(View::Relations(around));
                return;
            }
            Some(Entered::Center(ix)) => return self.go(Item::Entity(ix)),
            None => {}
        }
        if let Some(item) = reader.link_at_cursor() {
            self.go(item);
            return;
        }
        if let (Pane::List, Some(Item::Claim(ix))) = (reader.focus, reader.selected()) {
            reader.open_view(View::Dispute(ix));
            return;
        }
        if reader.open_in_full() || self.open_text() {
            return;
        }
        let Some(reader) = self.reader() else { return };
        let next = match reader.focus {
            Pane::List if reader.entity.entity.is_some() => Some(Pane::Entity),
            Pane::List if !reader.quotes.quotes.is_empty() => Some(Pane::Quotes),
            Pane::List | Pane::Entity | Pane::Quotes | Pane::View => None,
        };
        if let Some(pane) = next {
            reader.focus = pane;
        } else {
            let key = self.config.keymap.shown(Action::NextLink);
            self.say(safe_format!("No link is selected; {key} goes to the next one."));
        }
    }

    /// Shows how what has the cursor came to us.
    fn show_chain(&mut self) {
        let Some(reader) = self.reader() else { return };
        // A text is read for its quote, whatever names stand beside it.
        let link = reader.link_at_cursor().filter(|_| reader.text().is_none());
        let Some(item) = link.or_else(|| reader.at_cursor()) else {
            self.say(SafeText::from_static("Nothing is selected."));
            return;
        };
        if !reader.open_view(View::Chain(item)) {
            let noun = describe::noun(reader.story(), item);
            self.say(safe_format!("The file does not say where this {noun} comes from."));
        }
    }

    /// Draws the relations of the entity at the cursor; where they are drawn, one step or two of them.
    fn show_relations(&mut self) {
        let Some(reader) = self.reader() else { return };
        if reader.switch_steps() {
            return;
        }
        let Some(center) = reader.entity_at_cursor() else {
            self.say(SafeText::from_static("No actor or place is selected."));
            return;
        };
        if !reader.open_view(View::Relations(Around { center, steps: 1, group: None })) {
            let name = describe::name(reader.story(), Item::Entity(center));
            self.say(safe_format!("The file relates {name} to nobody."));
        }
    }

    /// Shows the scales, with the place of what has the cursor; without anything, that of the briefing.
    fn show_scale(&mut self) {
        let Some(reader) = self.reader() else { return };
        let item = reader.at_cursor().unwrap_or(Item::Briefing);
        reader.open_view(View::Scale(item));
    }

    /// Goes to an item and remembers the way.
    pub(super) fn go(&mut self, item: Item) {
        let Some(reader) = self.reader() else { return };
        match reader.follow(item) {
            Followed::Shown => {}
            Followed::FilterCleared => self.say(SafeText::from_static("The filter hid it and is cleared.")),
            Followed::NotKnown => {
                let clear = self.config.keymap.first(Action::ClearFilter);
                self.say(safe_format!("That became known later; {clear} shows everything."));
            }
        }
    }

    fn travel(&mut self, back: bool, times: usize) {
        let Some(reader) = self.reader() else { return };
        let mut moved = false;
        for _ in 0..times {
            if !(if back { reader.back() } else { reader.forward() }) {
                break;
            }
            moved = true;
        }
        if !moved {
            let words =
                if back { "There is nothing to go back to." } else { "There is nothing to go forward to." };
            self.say(SafeText::from_static(words));
        }
    }

    pub(super) fn next_hit(&mut self, forward: bool, times: usize) {
        let Some(reader) = self.reader() else { return };
        if reader.next_hit(forward, times) {
            return;
        }
        if reader.search.pattern.is_some() {
            self.say_if_found_nowhere();
        } else {
            let find = self.config.keymap.first(Action::Find);
            self.say(safe_format!("Nothing is looked for; {find} finds words."));
        }
    }

    /// Says that what is looked for is not there, once that is known.
    pub(super) fn say_if_found_nowhere(&mut self) {
        let Some(reader) = self.reader() else { return };
        if !reader.search.is_running && reader.search.count() == 0 {
            let words = match reader.as_of() {
                _ if reader.search.is_in_text() => "The words stand nowhere in this text.",
                Some(_) => "The words stand nowhere in what was known by then.",
                None => "The words stand nowhere in this briefing.",
            };
            self.say(SafeText::from_static(words));
        }
    }

    fn clear_filter(&mut self) {
        let Some(reader) = self.reader() else { return };
        if reader.filter.is_empty() && reader.as_of().is_none() && reader.muted().is_empty() {
            self.say(SafeText::from_static("There is no filter; everything is shown."));
        } else {
            reader.unmute_all();
            if reader.as_of().is_some() {
                reader.show_as_of(None);
            }
            reader.set_filter(Vec::new());
            self.say(SafeText::from_static("Everything is shown again."));
        }
    }

    fn open_hints(&mut self) {
        let order = self.look.order();
        let Some(reader) = self.reader() else { return };
        let hints = Hints::new(reader, order);
        if hints.links.is_empty() {
            self.say(SafeText::from_static("There is no link on the screen."));
        } else {
            self.overlay = Overlay::Hints(hints);
        }
    }

    /// Opens a picker, or says why it would be empty.
    fn open_picker(&mut self, purpose: Purpose, effects: &mut Vec<Effect<Job>>) {
        let entries = match (purpose, &self.screen) {
            (Purpose::Help | Purpose::Palette, _) => picker::actions(&self.config.keymap),
            (Purpose::Filter, Screen::Reader(reader)) => picker::facets(reader),
            (Purpose::Copy, Screen::Reader(reader)) => copies(reader),
            (Purpose::Problems, Screen::Reader(reader)) => picker::problems(&reader.document),
            (Purpose::GoTo | Purpose::Filter | Purpose::Copy | Purpose::Problems, _) => Vec::new(),
        };
        if entries.is_empty() && purpose != Purpose::GoTo {
            let words = match purpose {
                Purpose::Problems => "Nothing is wrong with this file.",
                Purpose::Copy => "There is nothing to copy here.",
                Purpose::Filter => "There is nothing to filter by.",
                Purpose::GoTo | Purpose::Palette | Purpose::Help => "There is nothing to choose from.",
            };
            self.say(SafeText::from_static(words));
            return;
        }
        self.overlay = Overlay::Picker(Box::new(Picker::new(purpose, entries)));
        effects.extend(self.rank().map(Effect::Work));
    }

    /// The job that ranks names for the present letters, where the picker asks for one.
    pub(super) fn rank(&mut self) -> Option<Job> {
        let (Overlay::Picker(picker), Screen::Reader(reader)) = (&self.overlay, &self.screen) else {
            return None;
        };
        picker.is_ranked_elsewhere().then(|| {
            let (document, query) = (Arc::clone(&reader.document), picker.field.text().to_owned());
            Job::new(&self.requests, Task::Rank { document, query })
        })
    }

    /// Up one level: marks, zoom, the pane, what was followed, what is open in full, the briefing.
    fn escape(&mut self) {
        let Some(reader) = self.reader() else { return };
        if reader.search.pattern.is_some() {
            reader.clear_search();
        } else if reader.view.is_some() {
            reader.close_view();
        } else if reader.zoom {
            reader.zoom = false;
        } else if reader.focus != Pane::List {
            reader.focus = Pane::List;
        } else if !reader.let_go() && !reader.close() {
            self.leave_briefing();
        }
    }
}

/// What can be copied: of the quote where that has the keys, else of the selection and then of its first quote.
fn copies(reader: &Reader) -> Vec<picker::Entry> {
    let story = reader.story();
    let quote = reader.quotes.selected().map(Item::Quote);
    let first = reader.at_cursor();
    let second = quote.filter(|quote| first != Some(*quote));
    first.into_iter().chain(second).flat_map(|item| picker::copies(story, item)).collect()
}
