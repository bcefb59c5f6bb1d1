//! When the local copies on the screen are compared with what is known of them, and which of them are verified again. It
//! must not know what is on the screen.
//!
//! Where the system tells of changes, a copy that has changed is compared at once. Where it does not, looking at files again and
//! again would keep an idle machine awake. So the copies are compared when somebody has done something, too, and each of them no
//! more often than once in a while.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

/// How long what was seen of a copy is good for.
const WHILE: Duration = Duration::from_secs(1);

/// What is to be compared, and what is being verified again.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    /// Whether somebody has done something since copies were last compared.
    is_due: bool,
    /// Whether copies are being compared. No others are then: a newer request would take the place of that one.
    is_comparing: bool,
    /// When each copy was last compared.
    compared: BTreeMap<Arc<str>, Duration>,
    /// The copies that are being verified again. No others are then, for the same reason.
    again: BTreeSet<Arc<str>>,
}

impl Watch {
    /// Takes note that somebody has done something.
    pub(crate) const fn wake(&mut self) {
        self.is_due = true;
    }

    /// Whether copies are to be compared now.
    pub(crate) const fn is_due(&self) -> bool {
        self.is_due && !self.is_comparing
    }

    /// Of the copies on the screen, leaves those that are to be compared now.
    pub(crate) fn compare<T>(&mut self, copies: &mut Vec<(Arc<str>, T)>, now: Duration) {
        copies.retain(|(file, _)| {
            let is_old = self.compared.get(file).is_none_or(|then| now.saturating_sub(*then) >= WHILE);
            if is_old {
                self.compared.insert(Arc::clone(file), now);
            }
            is_old
        });
        self.is_due = false;
        self.is_comparing = !copies.is_empty();
    }

    /// Takes note that they were compared.
    pub(crate) const fn end_comparing(&mut self) {
        self.is_comparing = false;
    }

    /// Of the copies that are to be verified again, those that are to be now.
    pub(crate) fn verify_again(&mut self, files: impl Iterator<Item = Arc<str>>) -> Vec<Arc<str>> {
        if self.again.is_empty() {
            self.again = files.collect();
            return self.again.iter().cloned().collect();
        }
        Vec::new()
    }

    /// Takes note that a copy was verified.
    pub(crate) fn end_verifying(&mut self, file: &str) {
        self.again.remove(file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of some copies on the screen, those that are compared at a time; that is answered at once.
    fn compared(watch: &mut Watch, copies: &[&str], millis: u64) -> String {
        let mut copies: Vec<_> = copies.iter().map(|file| (Arc::from(*file), ())).collect();
        watch.compare(&mut copies, Duration::from_millis(millis));
        watch.end_comparing();
        copies.iter().map(|(file, ())| &**file).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_copy_is_compared_at_most_once_a_second() {
        let watch = &mut Watch::default();
        assert_eq!(compared(watch, &["a", "b"], 0), "a b");
        assert_eq!(compared(watch, &["a", "c"], 999), "c");
        assert_eq!(compared(watch, &["a", "c"], 1000), "a");
        assert_eq!(compared(watch, &["b", "c"], 1999), "b c");
    }

    #[test]
    fn copies_are_compared_once_each_time_that_somebody_does_something() {
        let watch = &mut Watch::default();
        assert!(!watch.is_due());
        watch.wake();
        assert!(watch.is_due());
        watch.compare(&mut vec![(Arc::from("a"), ())], Duration::ZERO);
        watch.wake();
        assert!(!watch.is_due(), "there is no answer yet");
        watch.end_comparing();
        assert!(watch.is_due());
        watch.compare(&mut vec![(Arc::from("a"), ())], Duration::ZERO);
        assert!(!watch.is_due(), "nothing was to be compared, and nobody is waited for");
        watch.wake();
        assert!(watch.is_due());
    }

    #[test]
    fn copies_are_verified_again_when_those_before_are_done() {
        let watch = &mut Watch::default();
        let files = |files: &[&str]| files.iter().map(|file| Arc::from(*file)).collect::<Vec<Arc<str>>>();
        assert_eq!(watch.verify_again(files(&["a", "b"]).into_iter()), files(&["a", "b"]));
        assert!(watch.verify_again(files(&["a", "b", "c"]).into_iter()).is_empty());
        for file in ["a", "b"] {
            watch.end_verifying(file);
        }
        assert_eq!(watch.verify_again(files(&["c"]).into_iter()), files(&["c"]));
    }
}
