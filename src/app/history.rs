//! Where a reader has been: back and forward, as in a browser. It must not know what a place is.

/// How many places are remembered.
const LIMIT: usize = 1000;

/// The places before and after the present one.
#[derive(Clone, Debug)]
pub struct History<P> {
    back: Vec<P>,
    forward: Vec<P>,
}

impl<P> Default for History<P> {
    fn default() -> Self {
        Self { back: Vec::new(), forward: Vec::new() }
    }
}

impl<P> History<P> {
    /// Remembers the place that is left for a new one; what was ahead is gone.
    pub fn leave(&mut self, place: P) {
        self.forward.clear();
        self.back.push(place);
        if self.back.len() > LIMIT {
            self.back.remove(0);
        }
    }

    /// The place before this one.
    pub fn back(&mut self, present: P) -> Option<P> {
        let place = self.back.pop()?;
        self.forward.push(present);
        Some(place)
    }

    /// The place after this one.
    pub fn forward(&mut self, present: P) -> Option<P> {
        let place = self.forward.pop()?;
        self.back.push(present);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn back_leads_back_and_forward_forward_until_a_new_way_is_taken() {
        let mut history = History::default();
        history.leave('a');
        history.leave('b');
        assert_eq!(history.back('c'), Some('b'));
        assert_eq!(history.back('b'), Some('a'));
        assert_eq!(history.back('a'), None);
        assert_eq!(history.forward('a'), Some('b'));
        history.leave('b');
        assert_eq!(history.forward('d'), None);
        assert_eq!(history.back('d'), Some('b'));
    }
}
