//! Layouts made before, for as long as they may be needed again. It must not know what they show.

use std::{collections::BTreeMap, rc::Rc};

use super::Opening;
use crate::app::lines::Laid;
use briefing_library::keyed;

/// For how many changes a layout is kept that is not on the screen.
const LIFE: u32 = 8;

/// Layouts by what they show and how far it is open.
#[derive(Debug, Default)]
pub(super) struct LayoutCache {
    layouts: BTreeMap<(usize, Opening), Cached>,
    /// How many changes there have been.
    now: u32,
}

#[derive(Debug)]
struct Cached {
    layout: Layout,
    /// The change that last needed it.
    used: u32,
}

/// A block laid out, and a number for how it looks: of two layouts that have the same, one need not be painted over the
/// other.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) laid: Rc<Laid>,
    pub(super) looks: u64,
}

impl Layout {
    fn new(laid: Laid) -> Self {
        let looks = keyed::number_of(&laid.lines);
        Self { laid: Rc::new(laid), looks }
    }
}

impl LayoutCache {
    /// The layout of this key, made if there is none.
    pub(super) fn get(&mut self, key: (usize, Opening), make: impl FnOnce() -> Laid) -> Layout {
        let now = self.now;
        let cached =
            self.layouts.entry(key).or_insert_with(|| Cached { layout: Layout::new(make()), used: now });
        cached.used = now;
        cached.layout.clone()
    }

    /// Ends a change: forgets what none of the last ones needed.
    pub(super) fn age(&mut self) {
        self.now = self.now.wrapping_add(1);
        let now = self.now;
        self.layouts.retain(|_, cached| now.wrapping_sub(cached.used) <= LIFE);
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.layouts.clear();
    }
}
