//! What if a source or an actor is wrong: muting, and the single points of failure. It must not compute what falls.

use std::sync::Arc;

use super::{App, Effect, Job, Overlay, actions::Action, view::View};
use crate::{describe, evidence::WeakPoint, safe_format, text::SafeText};

impl App {
    /// Mutes the source or actor under the cursor, or gives it its weight back.
    pub(super) fn mute(&mut self) {
        let key = self.config.keymap.first(Action::Mute).clone();
        let Some(reader) = self.reader() else { return };
        let Some(item) = reader.mutable_at_cursor() else {
            self.say(safe_format!("{key} mutes a source or an actor: select one, or a link to one."));
            return;
        };
        let is_muted = reader.mute(item);
        let name = describe::fall::names(reader.story(), &[item]);
        let all = describe::fall::names(reader.story(), reader.muted());
        let toll = describe::fall::toll(reader.toll());
        self.say(match (is_muted, toll) {
            (true, Some(toll)) => safe_format!("Without {all}: {toll}; {key} takes it back."),
            (true, None) => safe_format!("Without {all} nothing falls; {key} takes it back."),
            (false, _) => safe_format!("{name} has its weight again."),
        });
    }

    /// Lists the single points of failure, once it is known which there are.
    pub(super) fn show_weak_points(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Some(reader) = self.reader() else { return };
        if reader.story().evidence.weak_points.is_some() {
            self.open_weak_points();
            return;
        }
        let document = Arc::clone(&reader.document);
        let request = self.weighings.begin();
        effects.push(Effect::Work(Job::Weigh { request, document }));
        self.say(SafeText::from_static("Looking for single points of failure."));
    }

    pub(super) fn take_weak_points(&mut self, request: u64, points: Arc<[WeakPoint]>) {
        let is_newest = self.weighings.is_newest(request);
        let Some(reader) = self.reader().filter(|_| is_newest) else { return };
        reader.keep_weak_points(points);
        let is_elsewhere = reader.view.is_some() || !matches!(self.overlay, Overlay::None);
        if is_elsewhere {
            let key = self.config.keymap.first(Action::WeakPoints);
            self.say(safe_format!("The single points of failure are known now; {key} lists them."));
        } else {
            self.status = None;
            self.open_weak_points();
        }
    }

    fn open_weak_points(&mut self) {
        let is_shown = self.reader().is_some_and(|reader| reader.open_view(View::WeakPoints));
        if !is_shown {
            self.say(SafeText::from_static("Nothing rests on one source alone."));
        }
    }
}
