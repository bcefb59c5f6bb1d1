//! What if a source or an actor is wrong: muting, and the single points of failure. It must not compute what falls.

use std::sync::Arc;

use super::{
    App, Effect, Job, Overlay, Screen,
    actions::Action,
    job::Task,
    request::{About, Sort},
    view::View,
};
use briefing_evidence::{WeakPoint, describe};
use briefing_text::{SafeText, safe_format};

impl App {
    /// Mutes the source or actor under the cursor, or gives it its weight back.
    pub(super) fn mute(&mut self) {
        let key = self.config.keymap.first(Action::Mute).clone();
        let Some(reader) = self.reader() else { return };
        let Some(item) = reader.mutable_at_cursor() else {
            self.say(safe_format!("{key} mutes a source or an actor, or a link to one."));
            return;
        };
        let before = Arc::clone(&reader.document.evidence.fall);
        let is_muted = reader.mute(item);
        let story = reader.story();
        let words = if is_muted {
            safe_format!("{}; {key} takes it back.", describe::fall::outcome(story, &before, item))
        } else {
            safe_format!("{} has its weight again.", describe::fall::names(story, &[item]))
        };
        self.say(words);
    }

    /// Lists the single points of failure, once it is known which there are.
    pub(super) fn show_weak_points(&mut self) {
        let Some(reader) = self.reader() else { return };
        if reader.story().evidence.weak_points.is_some() {
            self.open_weak_points();
        } else {
            reader.awaits_weak_points = true;
            self.say(SafeText::from_static("Looking for single points of failure."));
        }
    }

    /// Asks for the single points of failure where they are waited for or shown, and others than those known.
    pub(super) fn weigh(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Screen::Reader(reader) = &self.screen else { return };
        if reader.wants_weak_points()
            && !self.requests.awaits(Sort::Weigh, About::Weights(reader.document.edition()))
        {
            let task = Task::Weigh { document: Arc::clone(&reader.document) };
            effects.push(Effect::Work(Job::new(&self.requests, task)));
        }
    }

    pub(super) fn take_weak_points(&mut self, points: Arc<[WeakPoint]>) {
        let is_covered = !matches!(self.overlay, Overlay::None);
        let is_here = matches!(self.screen, Screen::Reader(_));
        let Some(reader) = self.reader_or_left() else { return };
        reader.keep_weak_points(points);
        let is_elsewhere = reader.view.is_some() || is_covered;
        if !std::mem::take(&mut reader.awaits_weak_points) || !is_here {
            return;
        }
        if is_elsewhere {
            let key = self.config.keymap.first(Action::WeakPoints);
            self.say(safe_format!("The single points of failure are known now; {key} lists them."));
        } else {
            self.status = None;
            self.open_weak_points();
        }
    }

    fn open_weak_points(&mut self) {
        let Some(reader) = self.reader() else { return };
        if !reader.open_view(View::WeakPoints) {
            self.say(SafeText::from_static("Nothing rests on one source alone."));
        }
    }
}
