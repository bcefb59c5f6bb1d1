//! Carrying out what changes how the timeline is looked at, and saying what has changed. It must not lay it out.

use super::{App, chronology::Rescaled, layout::Pane, lens::Lens};
use crate::{evidence::Clock, safe_format, text::SafeText};

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
            let key = self.config.keymap.first(super::actions::Action::ShorterSections);
            self.say(safe_format!("There are no sections here; {key} makes some of the timeline."));
        }
    }
}
