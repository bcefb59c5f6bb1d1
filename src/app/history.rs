//! Where a reader has been: back and forward, as in a browser. It must not know what a place is.

use std::{collections::VecDeque, mem};

/// How many places are remembered.
const LIMIT: usize = 1000;

/// A way through the places that are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To what was before.
    Back,
    /// To what was after that, before going back.
    Forward,
}

/// The places before and after the present one.
#[derive(Clone, Debug)]
pub(crate) struct History<P> {
    back: VecDeque<P>,
    forward: VecDeque<P>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        Self { back: VecDeque::new(), forward: VecDeque::new() }
    }
}

impl<P> History<P> {
    /// Remembers the place that is left for a new one; what was ahead is gone.
    pub(crate) fn leave(&mut self, place: P) {
        self.forward.clear();
        self.back.push_back(place);
        if self.back.len() > LIMIT {
            self.back.pop_front();
        }
    }

    /// How many places there are to go back to.
    pub(crate) fn depth(&self) -> usize {
        self.back.len()
    }

    /// Changes every place that is remembered.
    pub(crate) fn each(&mut self, mut change: impl FnMut(&mut P)) {
        self.back.iter_mut().chain(&mut self.forward).for_each(&mut change);
    }

    /// The place so many steps away, or the last one where there are fewer.
    pub(crate) fn peek(&self, direction: Direction, steps: usize) -> Option<&P> {
        let ahead = match direction {
            Direction::Back => &self.back,
            Direction::Forward => &self.forward,
        };
        ahead.get(ahead.len().saturating_sub(steps.max(1)))
    }

    /// Goes to that place from the present one.
    pub(crate) fn travel(&mut self, direction: Direction, steps: usize, present: P) -> Option<P> {
        let (ahead, behind) = match direction {
            Direction::Back => (&mut self.back, &mut self.forward),
            Direction::Forward => (&mut self.forward, &mut self.back),
        };
        let mut place = ahead.pop_back()?;
        behind.push_back(present);
        for _ in 1..steps {
            let Some(next) = ahead.pop_back() else { break };
            behind.push_back(mem::replace(&mut place, next));
        }
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        Direction::{Back, Forward},
        History,
    };

    #[test]
    fn back_leads_back_and_forward_forward_until_a_new_way_is_taken() {
        let mut history = History::default();
        history.leave('a');
        history.leave('b');
        assert_eq!(history.travel(Back, 1, 'c'), Some('b'));
        assert_eq!(history.travel(Back, 1, 'b'), Some('a'));
        assert_eq!(history.travel(Back, 1, 'a'), None);
        assert_eq!(history.travel(Forward, 1, 'a'), Some('b'));
        history.leave('b');
        assert_eq!(history.travel(Forward, 1, 'd'), None);
        assert_eq!(history.travel(Back, 1, 'd'), Some('b'));
    }

    #[test]
    fn several_steps_lead_as_far_as_one_after_the_other() {
        let mut history = History::default();
        for place in ['a', 'b', 'c'] {
            history.leave(place);
        }
        assert_eq!(history.peek(Back, 2), Some(&'b'));
        assert_eq!(history.travel(Back, 2, 'd'), Some('b'));
        assert_eq!(history.peek(Forward, 9), Some(&'d'));
        assert_eq!(history.travel(Forward, 9, 'b'), Some('d'));
        assert_eq!(history.peek(Back, 9), Some(&'a'));
        assert_eq!(history.travel(Back, 9, 'd'), Some('a'));
    }
}
