//! Layouts made before, for as long as they may be needed again. It must not know what they show.

use std::{collections::BTreeMap, rc::Rc};

use super::Opening;
use crate::app::lines::Laid;
use briefing_library::numbers;

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
    laid: Numbered,
    /// The change that last needed it.
    used: u32,
}

/// A layout and the number by which it is told from all others.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub(super) laid: Rc<Laid>,
    pub(super) number: u64,
}

impl Kept {
    /// The layout of this key, made if there is none.
    pub(super) fn get(&mut self, key: (usize, Opening), make: impl FnOnce() -> Laid) -> Numbered {
        let now = self.now;
        let new = || Numbered { laid: Rc::new(make()), number: numbers::fresh() };
        let layout = self.layouts.entry(key).or_insert_with(|| Layout { laid: new(), used: now });
        layout.used = now;
        layout.laid.clone()
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
