//! Carrying out what changes how the timeline is looked at, and saying what has changed. It must not lay it out.

use std::sync::Arc;

use super::{
    App, Effect, Job, Key, KeyCode, Overlay,
    actions::Action,
    chronology::Rescaled,
    date_field::{DateField, Purpose},
    gutter::Form,
    job::Task,
    layout::Pane,
    lens::Lens,
    reader::Reader,
};
use briefing_evidence::Clock;
use briefing_format::model::Date;
use briefing_library::Document;
use briefing_text::{SafeText, safe_format};

impl App {
    /// Shows the timeline; where it is shown, by its other clock.
    pub(super) fn show_timeline(&mut self) {
        let Some(reader) = self.reader() else { return };
        if reader.lens != Lens::Timeline || reader.focus != Pane::List {
            reader.set_lens(Lens::Timeline);
            return;
        }
        reader.switch_clock();
        let clock = reader.chronology.clock();
        self.say(SafeText::from_static(match clock {
            Clock::Happened => "In the order of when it happened.",
            Clock::Reported => "In the order of when it became known; when it happened stands at the right.",
        }));
    }

    /// Takes a key for the date that is typed.
    pub(super) fn press_date(&mut self, key: Key, effects: &mut Vec<Effect<Job>>) {
        let Overlay::Date(typed) = &mut self.overlay else { return };
        if key.code != KeyCode::Enter || key.ctrl {
            if !typed.field.press(key) {
                self.unbound = Some(key);
            }
            return;
        }
        let (purpose, date) = (typed.purpose, typed.date());
        let Ok(date) = date else { return };
        self.overlay = Overlay::None;
        let Some(reader) = self.reader() else { return };
        match purpose {
            Purpose::Jump => {
                if !reader.jump(&date) {
                    let shown = shown(reader);
                    self.say(safe_format!("No event{shown} is dated {} or later.", date.label()));
                }
            }
            Purpose::AsOf => self.look_back(date, effects),
        }
    }

    /// Asks for a date to look back to; where one is looked back to, goes on to the next change.
    pub(super) fn go_on_in_time(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Some(reader) = self.reader() else { return };
        let Some(date) = reader.as_of() else {
            self.overlay = Overlay::Date(DateField::new(Purpose::AsOf));
            return;
        };
        if let Some(next) = reader.whole().story().next_change(date) {
            self.look_back(next, effects);
        } else {
            let clear = self.config.keymap.first(Action::ClearFilter);
            self.say(safe_format!("Nothing became known later; {clear} shows everything."));
        }
    }

    /// Asks for the briefing as it stood on a date.
    fn look_back(&mut self, date: Date, effects: &mut Vec<Effect<Job>>) {
        let Some(reader) = self.reader() else { return };
        let (document, from) = (Arc::clone(reader.whole()), reader.document.edition());
        effects.push(Effect::Work(Job::new(&self.requests, Task::AsOf { document, from, date })));
    }

    /// Shows the briefing as it stood on a date.
    pub(super) fn take_view(&mut self, date: Date, document: Arc<Document>) {
        let Some(reader) = self.reader_or_left() else { return };
        let hidden = document.briefing.later().count();
        let words = match hidden {
            0 => safe_format!("Nothing is known to have become known after {}.", date.label()),
            1 => safe_format!("As known by {}: 1 item that became known later is hidden.", date.label()),
            hidden => {
                safe_format!(
                    "As known by {}: {hidden} items that became known later are hidden.",
                    date.label()
                )
            }
        };
        reader.show_as_of(Some((date, document)));
        self.say(words);
    }

    /// Goes to the next event of the entity that is explained, or to the one before.
    pub(super) fn step_along(&mut self, forward: bool, times: usize) {
        let Some(reader) = self.reader() else { return };
        let Some(entity) = reader.entity.entity else {
            self.say(SafeText::from_static("No actor or place is explained here."));
            return;
        };
        let name = reader.story().get(entity).name.clone();
        if !reader.step_along(entity, forward, times) {
            let (shown, side) = (shown(reader), if forward { "after" } else { "before" });
            self.say(safe_format!("{name} takes part in no event{shown} {side} this one."));
        }
    }

    /// Shows the timeline in its next form.
    pub(super) fn next_form(&mut self) {
        let (left, right) = (self.key(Action::LanesLeft).clone(), self.key(Action::LanesRight).clone());
        let Some(reader) = self.reader() else { return };
        if reader.lens != Lens::Timeline {
            reader.set_lens(Lens::Timeline);
        }
        let form = reader.next_form();
        if form == Form::Lanes && reader.list().is_some_and(|pane| pane.list.lanes.count() == 0) {
            self.say(SafeText::from_static("No event here names an actor to give a lane to."));
            return;
        }
        if form != Form::List && !reader.has_chart() {
            let zoom = self.key(Action::Zoom).clone();
            self.say(safe_format!("The list is too narrow for it; {zoom} gives it the whole screen."));
            return;
        }
        let words = match form {
            Form::List => SafeText::from_static("As a list."),
            Form::Bars => SafeText::from_static(
                "With bars on an axis for what is on screen; their look says how sure a date is.",
            ),
            Form::Lanes => safe_format!(
                "In lanes for the actors, those most involved first; {left} {right} go sideways."
            ),
        };
        self.say(words);
    }

    /// Shows lanes further to a side.
    pub(super) fn shift_lanes(&mut self, right: bool) {
        let key = self.key(Action::NextForm).clone();
        let Some(reader) = self.reader() else { return };
        if reader.shift_lanes(right) {
            return;
        }
        if reader.chronology.form == Form::Lanes && reader.lens == Lens::Timeline {
            self.say(SafeText::from_static("There are no more lanes on that side."));
        } else {
            self.say(safe_format!("Nothing is shown in lanes; {key} changes the form of the timeline."));
        }
    }

    /// Goes by columns of the strip over the timeline.
    pub(super) fn step_strip(&mut self, forward: bool, times: usize) {
        let Some(reader) = self.reader() else { return };
        if reader.lens != Lens::Timeline {
            reader.set_lens(Lens::Timeline);
            return;
        }
        // Each step needs the column of the one before.
        let mut stepped = false;
        for _ in 0..times.min(1_000) {
            if !reader.step_strip(forward) {
                break;
            }
            stepped = true;
            reader.settle_strip();
        }
        if !stepped {
            let (shown, side) = (shown(reader), if forward { "later" } else { "earlier" });
            self.say(safe_format!("No event{shown} is {side} on the strip."));
        }
    }

    /// Makes the sections of the timeline shorter or longer.
    pub(super) fn rescale(&mut self, shorter: bool) {
        let Some(reader) = self.reader() else { return };
        if reader.lens != Lens::Timeline {
            self.say(SafeText::from_static("Only the timeline has sections of time."));
            return;
        }
        let words = match reader.rescale(shorter) {
            Rescaled::By(unit) => safe_format!("In sections by the {}.", unit.name()),
            Rescaled::Without => SafeText::from_static("Without sections."),
            Rescaled::AsBefore if shorter => SafeText::from_static("There are no shorter sections."),
            Rescaled::AsBefore => SafeText::from_static("There are no longer sections."),
        };
        self.say(words);
    }

    /// Folds or unfolds the section of the selection.
    pub(super) fn fold(&mut self) {
        let Some(reader) = self.reader() else { return };
        if reader.fold().is_none() {
            let key = self.config.keymap.first(Action::ShorterSections);
            self.say(safe_format!("There are no sections here; {key} makes some of the timeline."));
        }
    }
}

/// What a sentence about all events adds where not all of them are shown.
fn shown(reader: &Reader) -> &'static str {
    if reader.filter.is_empty() && reader.as_of().is_none() { "" } else { " that is shown" }
}
