//! What lies over the screen and takes the keys: pickers, the search prompt, hints. It must not know what lies below.

use super::{
    App, Effect, Job, Key, KeyCode, Screen,
    actions::Action,
    date_field::DateField,
    field::Field,
    filter::Facet,
    hints::{Hints, Typed},
    job::Task,
    layout::Area,
    lens::Lens,
    picker::{self, Choice, Picker, Purpose},
    request::Sort,
};
use briefing_text::{SafeText, safe_format};

/// What lies over the screen.
#[derive(Debug)]
pub enum Overlay {
    /// Nothing.
    None,
    /// A list to choose from.
    Picker(Box<Picker>),
    /// The words to find are being typed.
    Find(Field),
    /// A date is being typed.
    Date(DateField),
    /// Letters stand on the links.
    Hints(Hints),
}

impl Overlay {
    /// Whether text is typed here.
    pub const fn has_field(&self) -> bool {
        matches!(self, Self::Picker(_) | Self::Find(_) | Self::Date(_))
    }
}

/// Where a picker stands: in the middle, with a margin where there is room for one.
pub fn picker_area(width: u16, height: u16) -> Area {
    let margin = |size: u16, most: u16| if size > 60 { (size - 60).min(most) / 2 } else { 0 };
    let (x, y) = (margin(width, 24), if height > 16 { 2 } else { 0 });
    Area { x, y, width: width - 2 * x, height: height - 2 * y }
}

/// How many rows at the foot of a picker of this height say the selected entry in full.
pub const fn detail_rows(height: u16) -> u16 {
    if height >= 12 { 3 } else { 0 }
}

impl App {
    pub(super) fn press_overlay(&mut self, key: Key, effects: &mut Vec<Effect<Job>>) {
        let is_interrupt = key.ctrl && key.code == KeyCode::Char('c');
        match &self.overlay {
            Overlay::None => {}
            _ if key.code == KeyCode::Esc || is_interrupt => self.close_overlay(effects),
            Overlay::Picker(_) => self.press_picker(key, effects),
            Overlay::Find(_) => self.press_find(key, effects),
            Overlay::Date(_) => self.press_date(key, effects),
            Overlay::Hints(_) => self.press_hints(key),
        }
    }

    fn close_overlay(&mut self, effects: &mut Vec<Effect<Job>>) {
        let closed = std::mem::replace(&mut self.overlay, Overlay::None);
        if let (Overlay::Find(_), Screen::Reader(reader)) = (closed, &mut self.screen) {
            reader.abandon_search();
            self.look(effects);
        }
    }

    pub(super) fn paste(&mut self, text: &str, effects: &mut Vec<Effect<Job>>) {
        match &mut self.overlay {
            Overlay::Picker(picker) => {
                picker.field.paste(text);
                self.narrow(effects);
            }
            Overlay::Find(field) => {
                field.paste(text);
                self.search(effects);
            }
            Overlay::Date(date) => date.field.paste(text),
            Overlay::None | Overlay::Hints(_) => {}
        }
    }

    fn press_picker(&mut self, key: Key, effects: &mut Vec<Effect<Job>>) {
        let rows = isize::try_from(picker_area(self.size.0, self.size.1).inside().height).unwrap_or(1);
        let is_looked_up = self.is_looked_up(key);
        let Overlay::Picker(picker) = &mut self.overlay else { return };
        match (key.code, key.ctrl) {
            _ if is_looked_up => picker.look_up(key),
            (KeyCode::Enter, false) => self.choose(effects),
            (KeyCode::Down, false) | (KeyCode::Char('n'), true) => picker.step(1),
            (KeyCode::Up, false) | (KeyCode::Char('p'), true) => picker.step(-1),
            (KeyCode::PageDown, false) => picker.step(rows - 1),
            (KeyCode::PageUp, false) => picker.step(1 - rows),
            (KeyCode::Tab, false) => {
                if let (Purpose::Palette, Some(entry)) = (picker.purpose, picker.choice()) {
                    let name = entry.name.to_string();
                    picker.field.set(&name);
                    picker.narrow();
                } else {
                    picker.step(if key.shift { -1 } else { 1 });
                }
            }
            _ if picker.field.press(key) => self.narrow(effects),
            _ if picker.purpose == Purpose::Help => picker.look_up(key),
            _ => self.unbound = Some(key),
        }
    }

    /// Whether a key asks the help what it does: a bound one that is not needed to type and choose, while nothing is
    /// typed or the key before has been looked up.
    fn is_looked_up(&self, key: Key) -> bool {
        let Overlay::Picker(picker) = &self.overlay else { return false };
        let is_spare = |key: Key| {
            let is_needed = matches!(
                key.code,
                KeyCode::Char(_) | KeyCode::Enter | KeyCode::Up | KeyCode::Down | KeyCode::Backspace
            );
            (!is_needed || key.ctrl || key.alt) && self.config.keymap.action(key).is_some()
        };
        let typed = picker.field.text();
        let is_free = typed.is_empty() || Key::parse(typed).is_some_and(is_spare);
        picker.purpose == Purpose::Help && is_free && is_spare(key)
    }

    fn narrow(&mut self, effects: &mut Vec<Effect<Job>>) {
        if let Overlay::Picker(picker) = &mut self.overlay {
            picker.narrow();
        }
        effects.extend(self.rank().map(Effect::Work));
    }

    /// Does what the selected entry stands for.
    fn choose(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Overlay::Picker(picker) = &self.overlay else { return };
        let Some(choice) = picker.choice().map(|entry| entry.choice.clone()) else {
            self.say(SafeText::from_static("Nothing fits what is typed."));
            return;
        };
        if let Choice::Toggle(facet) = choice {
            self.toggle(facet);
            return;
        }
        self.overlay = Overlay::None;
        match choice {
            Choice::Go(item) => self.go(item),
            Choice::Run(action) => self.act(action, None, effects),
            Choice::Copy(text) => {
                let copied = briefing_evidence::describe::excerpt(&text);
                effects.push(Effect::Copy(text));
                self.say(safe_format!("Sent to the clipboard: {copied}"));
            }
            Choice::Toggle(_) | Choice::None => {}
        }
    }

    /// Puts a condition into the filter or takes it out; the picker stays, to combine several.
    fn toggle(&mut self, facet: Facet) {
        let (Overlay::Picker(picker), Screen::Reader(reader)) = (&mut self.overlay, &mut self.screen) else {
            return;
        };
        let mut facets: Vec<Facet> = reader.filter.facets().collect();
        if facets.contains(&facet) {
            facets.retain(|other| *other != facet);
        } else {
            facets.push(facet);
            if let Facet::Stance(..) = facet {
                // It asks about claims, so they are the answer.
                reader.set_lens(Lens::Claims);
            }
        }
        reader.set_filter(facets);
        picker.field.set("");
        picker.replace(picker::facets(reader));
        let close = "enter puts in or takes out, esc closes";
        self.say(SafeText::from_static(close));
    }

    fn press_find(&mut self, key: Key, effects: &mut Vec<Effect<Job>>) {
        let Overlay::Find(field) = &mut self.overlay else { return };
        let Screen::Reader(reader) = &mut self.screen else { return };
        match (key.code, key.ctrl) {
            (KeyCode::Enter, false) => {
                let is_empty = field.text().is_empty();
                self.overlay = Overlay::None;
                if is_empty {
                    // As everywhere: no words are those of the last search.
                    reader.resume_search();
                    reader.accept_search();
                    self.look(effects);
                    self.next_hit(true, 1);
                } else {
                    reader.accept_search();
                    self.say_if_found_nowhere();
                }
            }
            (KeyCode::Down, false) | (KeyCode::Char('n'), true) => {
                reader.next_hit(true, 1);
            }
            (KeyCode::Up, false) | (KeyCode::Char('p'), true) => {
                reader.next_hit(false, 1);
            }
            _ => {
                if field.press(key) {
                    self.search(effects);
                } else {
                    self.unbound = Some(key);
                }
            }
        }
    }

    /// Looks for what is typed now.
    fn search(&mut self, effects: &mut Vec<Effect<Job>>) {
        let (Overlay::Find(field), Screen::Reader(reader)) = (&self.overlay, &mut self.screen) else {
            return;
        };
        if field.text() == reader.search.typed() {
            return;
        }
        reader.set_search(field.text());
        self.look(effects);
    }

    /// Asks for the hits of the words that are looked for, where they are not there yet.
    pub(super) fn look(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Screen::Reader(reader) = &self.screen else { return };
        self.requests.forget(Sort::Search);
        if reader.search.is_in_text() {
            // Where the text is still being read, it is searched once it is there.
            if let (Some(pattern), Some((lines, from))) = (&reader.search.pattern, reader.text_to_search())
                && reader.search.is_running
            {
                let pattern = pattern.clone();
                let task = Task::SearchText { lines, pattern, from };
                effects.push(Effect::Work(Job::new(&self.requests, task)));
            }
            return;
        }
        let (lens, from) = reader.search_start();
        if let Some(pattern) = reader.search.pattern.clone().filter(|_| reader.search.is_running) {
            let document = std::sync::Arc::clone(&reader.document);
            let task = Task::Search { document, lens, pattern, from };
            effects.push(Effect::Work(Job::new(&self.requests, task)));
        }
    }

    fn press_hints(&mut self, key: Key) {
        let Overlay::Hints(hints) = &mut self.overlay else { return };
        let typed = match key.code {
            KeyCode::Char(letter) if !key.ctrl && !key.alt => hints.press(letter),
            _ => Typed::Nothing,
        };
        match typed {
            Typed::More => {}
            Typed::Nothing => {
                self.overlay = Overlay::None;
                self.say(SafeText::from_static("No link has these letters."));
            }
            Typed::Link(link) => {
                self.overlay = Overlay::None;
                self.follow_link(link);
            }
        }
    }

    /// The key that an action has, for hints in words.
    pub fn key(&self, action: Action) -> &SafeText {
        self.config.keymap.first(action)
    }
}
