//! What if a source or an actor is wrong: muting one, and giving it its weight back. It must not decide what falls.

use std::sync::Arc;

use super::Reader;
use crate::app::view::View;
use briefing_evidence::WeakPoint;
use briefing_format::model::{EntityClass, Item};
use briefing_library::numbers;

impl Reader {
    /// What is muted, in the order in which it was.
    pub fn muted(&self) -> &[Item] {
        self.document.evidence.fall.muted()
    }

    /// The source or actor that has the cursor: the focused link, or else what is selected.
    pub fn mutable_at_cursor(&self) -> Option<Item> {
        let can_be_muted = |item: &Item| match *item {
            Item::Source(_) => true,
            Item::Entity(ix) => self.story().get(ix).class == EntityClass::Actor,
            Item::Briefing
            | Item::Event(_)
            | Item::Quote(_)
            | Item::Claim(_)
            | Item::Judgment(_)
            | Item::Question(_) => false,
        };
        let link = self.link_at_cursor().filter(can_be_muted);
        link.or_else(|| self.at_cursor().filter(can_be_muted))
    }

    /// Mutes a source or an actor, or gives it its weight back; true where it is muted now.
    pub fn mute(&mut self, item: Item) -> bool {
        let mut muted = self.muted().to_vec();
        let is_muted = !muted.contains(&item);
        if is_muted {
            muted.push(item);
        } else {
            muted.retain(|other| *other != item);
        }
        self.weigh(&muted);
        is_muted
    }

    /// Gives everything its weight back.
    pub fn unmute_all(&mut self) {
        if !self.muted().is_empty() {
            self.weigh(&[]);
        }
    }

    /// Whether the single points of failure are waited for or shown, and are not known beside what is muted now.
    pub fn wants_weak_points(&self) -> bool {
        let is_shown = self.view.as_ref().is_some_and(|pane| pane.view == View::WeakPoints);
        (self.awaits_weak_points || is_shown) && !self.story().knows_weak_points()
    }

    /// Keeps the single points of failure, and lists them anew where they are shown.
    pub fn keep_weak_points(&mut self, points: Arc<[WeakPoint]>) {
        self.document = Arc::new(self.document.with_weak_points(points));
        self.renew_view();
    }

    /// Computes what falls without some sources and actors, and shows it.
    fn weigh(&mut self, muted: &[Item]) {
        self.document = Arc::new(self.document.muting(muted));
        self.number = numbers::fresh();
        self.invalidate();
        self.renew_view();
    }
}
