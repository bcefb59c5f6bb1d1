//! Layouts made before, for as long as they may be needed again. It must not know what they show.

use std::{collections::BTreeMap, rc::Rc};

use super::Opening;
use crate::app::lines::Laid;

/// For how many changes a layout is kept that is not on the screen.
const LIFE: u32 = 8;

/// Layouts by what they show and how far it is open.
#[derive(Debug, Default)]
pub(super) struct Kept {
    layouts: BTreeMap<(usize, Opening), Layout>,
    /// How many changes there have been.
    now: u32,
}

#[derive(Debug)]
struct Layout {
    laid: Rc<Laid>,
    /// The change that last needed it.
    used: u32,
}

impl Kept {
    /// The layout of this key, made if there is none.
    pub(super) fn get(&mut self, key: (usize, Opening), make: impl FnOnce() -> Laid) -> Rc<Laid> {
        let now = self.now;
        let layout = self.layouts.entry(key).or_insert_with(|| Layout { laid: Rc::new(make()), used: now });
        layout.used = now;
        Rc::clone(&layout.laid)
    }

    /// Ends a change: forgets what none of the last ones needed.
    pub(super) fn age(&mut self) {
        self.now = self.now.wrapping_add(1);
        let now = self.now;
        self.layouts.retain(|_, layout| now.wrapping_sub(layout.used) <= LIFE);
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.layouts.clear();
    }
}
