//! How the quotes of a briefing stand in the local copies of their sources, as far as that is known. It must not read the
//! copies.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
    time::Instant,
};

use super::{Story, Verdict};
use briefing_format::{
    files::Stamp,
    model::{QuoteIx, SourceIx},
};
use briefing_text::SafeText;

/// What is known of all copies; cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Verification {
    copies: Arc<BTreeMap<Arc<str>, CopyState>>,
    /// Those of which not all is known that is to be: mostly none.
    unsettled: BTreeSet<Arc<str>>,
}

/// What is known of one copy.
#[derive(Clone, Debug)]
pub struct CopyState {
    /// When the file was looked at: what was found later holds, in whatever order it becomes known.
    pub at: Instant,
    /// What tells the state of the file then from a later one; nothing where there was no file.
    pub stamp: Option<Stamp>,
    /// What was found of the quotes that were looked up in it, or why it cannot be read.
    pub quotes: Result<Arc<BTreeMap<QuoteIx, Verdict>>, SafeText>,
    /// How much of that holds.
    pub validity: Validity,
    /// The state of the file in which it was read first.
    first: Option<Stamp>,
}

/// How much of what is known of a copy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// All of it, and of all its quotes.
    Whole,
    /// All of it; other quotes are still to be looked up in the same state of the file.
    InPart,
    /// Nothing: the file is another by now.
    Outdated,
}

impl CopyState {
    /// A copy that was read, with all of its quotes.
    pub fn read(at: Instant, stamp: Stamp, quotes: BTreeMap<QuoteIx, Verdict>) -> Self {
        let (stamp, quotes) = (Some(stamp), Ok(Arc::new(quotes)));
        Self { at, stamp, quotes, validity: Validity::Whole, first: stamp }
    }

    /// A copy that cannot be read.
    pub const fn unreadable(at: Instant, stamp: Option<Stamp>, why: SafeText) -> Self {
        Self { at, stamp, quotes: Err(why), validity: Validity::Whole, first: None }
    }

    /// The same where other quotes are still to be looked up.
    #[must_use]
    pub fn in_part(self) -> Self {
        Self { validity: Validity::InPart, ..self }
    }

    /// Whether it was read before and was another then.
    pub(crate) fn has_changed(&self) -> bool {
        self.first.is_some() && (self.quotes.is_err() || self.stamp != self.first)
    }

    /// Whether all is known of this state of the file.
    pub fn is_known_in(&self, stamp: Option<Stamp>) -> bool {
        self.validity == Validity::Whole && self.stamp == stamp
    }

    /// Takes in what was found in the file another time.
    fn take(&mut self, found: Self) {
        use Validity::{InPart, Whole};
        let is_same_file = self.validity != Validity::Outdated && self.stamp == found.stamp;
        let both = (self.validity, found.validity);
        let has_the_rest = is_same_file && both == (InPart, Whole);
        let has_less = is_same_file && both == (Whole, InPart);
        if has_the_rest || found.at >= self.at && !has_less {
            let (at, first) = (self.at.max(found.at), self.first.or(found.first));
            *self = Self { at, first, ..found };
        }
    }
}

/// What is known of a quote in the copy of one of its sources.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// Nobody has looked yet.
    NotYet,
    /// It was looked up, but the file is another by now.
    Outdated,
    /// The copy cannot be read: why, and whether it could be before.
    Unreadable(&'a SafeText, bool),
    /// It was looked up: with what result, and whether in a copy that had changed.
    LookedUp(&'a Verdict, bool),
}

impl Verification {
    /// What is known of the copy at a path.
    pub fn of_copy(&self, file: &str) -> Option<&CopyState> {
        self.copies.get(file)
    }

    /// The same, with the path to keep.
    pub fn known_copy(&self, file: &str) -> Option<(&Arc<str>, &CopyState)> {
        self.copies.get_key_value(file)
    }

    /// The copies of which not all is known that is to be.
    pub const fn unsettled(&self) -> &BTreeSet<Arc<str>> {
        &self.unsettled
    }

    /// Adds what was found in some copies. What was found in a file before what is known of it changes nothing.
    pub fn add(&mut self, states: impl IntoIterator<Item = (Arc<str>, CopyState)>) {
        let copies = Arc::make_mut(&mut self.copies);
        for (file, state) in states {
            let validity = match copies.get_mut(&file) {
                Some(known) => {
                    known.take(state);
                    known.validity
                }
                None => copies.entry(Arc::clone(&file)).or_insert(state).validity,
            };
            if validity == Validity::Whole {
                self.unsettled.remove(&file);
            } else {
                self.unsettled.insert(file);
            }
        }
    }

    /// Takes in which state some files were seen in: what is known of another, earlier state does not hold any more. Says
    /// whether there is such.
    pub fn outdate(
        &mut self,
        at: Instant,
        seen: impl IntoIterator<Item = (Arc<str>, Option<Stamp>)>,
    ) -> bool {
        let mut is_other = false;
        for (file, stamp) in seen {
            let known = self.copies.get(&file);
            let Some(known) = known.filter(|known| known.at < at && known.stamp != stamp) else { continue };
            let outdated = CopyState { at, validity: Validity::Outdated, ..known.clone() };
            Arc::make_mut(&mut self.copies).insert(Arc::clone(&file), outdated);
            self.unsettled.insert(file);
            is_other = true;
        }
        is_other
    }

    fn of_quote(&self, file: &str, quote: QuoteIx) -> Known<'_> {
        match self.copies.get(file) {
            None => Known::NotYet,
            Some(CopyState { validity: Validity::Outdated, .. }) => Known::Outdated,
            Some(copy) => match &copy.quotes {
                Err(why) => Known::Unreadable(why, copy.has_changed()),
                Ok(quotes) => match quotes.get(&quote) {
                    Some(verdict) => Known::LookedUp(verdict, copy.has_changed()),
                    None => Known::NotYet,
                },
            },
        }
    }
}

impl<'a> Story<'a> {
    /// What is known of a quote in each local copy on its way, with the source whose copy it is; from what we read back
    /// to the first utterance, each copy once.
    pub(crate) fn verdicts(self, quote: QuoteIx) -> impl Iterator<Item = (SourceIx, Known<'a>)> {
        let mut seen = HashSet::new();
        let telling = self.briefing.telling_of_quote(self.get(quote));
        let hops: Vec<SourceIx> =
            telling.attribution.named().filter(|hop| self.briefing.is_known(*hop)).collect();
        hops.into_iter().rev().filter_map(move |source| {
            let file = self.get(source).file.raw();
            (!file.is_empty() && seen.insert(file))
                .then(|| (source, self.evidence.verification.of_quote(file, quote)))
        })
    }

    /// The source whose copy shows a quote best: the one that was read last of those with a copy that can be read.
    pub fn copy_of(self, quote: QuoteIx) -> Option<SourceIx> {
        let is_readable = |(_, known): &(SourceIx, Known<'_>)| !matches!(known, Known::Unreadable(..));
        let readable = self.verdicts(quote).find(is_readable);
        readable.or_else(|| self.verdicts(quote).next()).map(|(source, _)| source)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::evidence::{Evidence, verdict::look_up};
    use briefing_format::files::{Copies, Copy};

    const YAML: &str = "briefing: 1
title: T
actors:
  a: {name: A}
sources:
  post: {title: P, file: post.txt}
  tv: {title: V, file: tv.txt}
  web: {title: W}
quotes:
  q: {text: the old camp, speaker: a, via: [post, web, tv, post]}
";

    fn copy(text: &'static str) -> Copy {
        let texts: &'static [(&str, &str)] = Box::leak(Box::new([("post.txt", text)]));
        Copies::Inside(texts).read("post.txt").unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// What is known of the quote after each state of a copy became known, hop by hop.
    #[track_caller]
    fn known(states: Vec<(&str, CopyState)>, expected: &[&str]) {
        let briefing = briefing_format::parse(YAML, &mut |_| {}).briefing;
        let mut evidence = Evidence::new(&briefing);
        for (file, state) in states {
            evidence.verification.add([(Arc::from(file), state)]);
        }
        let story = Story { briefing: &briefing, evidence: &evidence };
        let shown = |(source, known): (SourceIx, Known<'_>)| {
            let what = match known {
                Known::NotYet => "not yet".to_owned(),
                Known::Outdated => "outdated".to_owned(),
                Known::Unreadable(why, was_there) => format!("{why} {was_there}"),
                Known::LookedUp(verdict, changed) => format!("{} {changed}", verdict.is_found()),
            };
            format!("{}: {what}", story.get(source).title)
        };
        assert_eq!(story.verdicts(QuoteIx(0)).map(shown).collect::<Vec<_>>(), expected);
    }

    fn read(text: &'static str, stamp: Stamp) -> CopyState {
        let briefing = briefing_format::parse(YAML, &mut |_| {}).briefing;
        CopyState::read(Instant::now(), stamp, look_up(&briefing, copy(text).text(), &[QuoteIx(0)]))
    }

    fn gone() -> CopyState {
        CopyState::unreadable(Instant::now(), None, SafeText::from_static("gone"))
    }

    /// Two stamps.
    fn stamps() -> std::io::Result<(Stamp, Stamp)> {
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("a.txt"), "words")?;
        Ok((Stamp::default(), Copies::below(folder.path()).stamp("a.txt").unwrap_or_default()))
    }

    #[test]
    fn each_copy_on_the_way_is_named_once_the_last_one_first() {
        known(Vec::new(), &["P: not yet", "V: not yet"]);
        let stamp = Stamp::default();
        known(vec![("tv.txt", read("At the old camp.", stamp))], &["P: not yet", "V: true false"]);
        known(
            vec![("tv.txt", read("At the new camp.", stamp)), ("post.txt", gone())],
            &["P: gone false", "V: false false"],
        );
    }

    #[test]
    fn a_copy_that_was_read_in_another_state_has_changed() -> std::io::Result<()> {
        let (stamp, other) = stamps()?;
        let (old, new) = (read("At the old camp.", stamp), read("At the new camp.", other));
        let twice = vec![("tv.txt", old.clone()), ("tv.txt", old.clone())];
        known(twice, &["P: not yet", "V: true false"]);
        let changed = vec![("tv.txt", old.clone()), ("tv.txt", new.clone()), ("tv.txt", new)];
        known(changed, &["P: not yet", "V: false true"]);
        known(vec![("tv.txt", old.clone()), ("tv.txt", gone())], &["P: not yet", "V: gone true"]);
        // As it was when it was first read, it has not; and what was not there at first was not another one then.
        let back = CopyState { at: Instant::now(), ..old };
        known(vec![("tv.txt", gone()), ("tv.txt", later(back.clone()))], &["P: not yet", "V: true false"]);
        let and_back = vec![("tv.txt", back.clone()), ("tv.txt", gone()), ("tv.txt", later(back))];
        known(and_back, &["P: not yet", "V: true false"]);
        Ok(())
    }

    fn later(state: CopyState) -> CopyState {
        CopyState { at: state.at + Duration::from_secs(9), ..state }
    }

    #[test]
    fn what_was_found_before_does_not_take_the_place_of_what_was_found_later() -> std::io::Result<()> {
        let (stamp, other) = stamps()?;
        let (old, new) = (read("At the old camp.", stamp), read("At the new camp.", other));
        known(vec![("tv.txt", new.clone()), ("tv.txt", old)], &["P: not yet", "V: false false"]);
        // Some of the quotes do not take the place of all of them in the same file, nor the other way round, whatever
        // became known first.
        let some = later(CopyState { quotes: Ok(Arc::default()), ..new.clone() }.in_part());
        for states in [[new.clone(), some.clone()], [some, new]] {
            known(states.map(|state| ("tv.txt", state)).into(), &["P: not yet", "V: false false"]);
        }
        Ok(())
    }

    #[test]
    fn nothing_is_known_of_a_file_that_was_seen_to_be_another() -> std::io::Result<()> {
        let (stamp, other) = stamps()?;
        let (old, file) = (read("At the old camp.", stamp), Arc::from("tv.txt"));
        let seen = |stamp| [(Arc::clone(&file), stamp)];
        let mut all = Verification::default();
        assert!(!all.outdate(old.at, seen(None)), "nothing is known that could be outdated");
        all.add([(Arc::clone(&file), old.clone())]);
        let soon = old.at + Duration::from_secs(1);
        assert!(!all.outdate(soon, seen(Some(stamp))));
        assert!(!all.outdate(old.at, seen(Some(other))), "it was read after it was seen so");
        assert!(all.unsettled().is_empty());
        for stamp in [Some(other), None] {
            assert!(all.clone().outdate(soon, seen(stamp)));
        }
        assert!(all.outdate(soon, seen(Some(other))));
        all.add([(Arc::clone(&file), old)]);
        assert!(matches!(all.of_quote("tv.txt", QuoteIx(0)), Known::Outdated), "that was read before");
        assert!(all.unsettled().contains(&file));
        let new = CopyState { at: soon, ..read("At the new camp.", other) };
        all.add([(Arc::clone(&file), new.clone().in_part())]);
        assert!(matches!(all.of_quote("tv.txt", QuoteIx(0)), Known::LookedUp(_, true)));
        assert!(all.unsettled().contains(&file));
        all.add([(file, new)]);
        assert!(all.unsettled().is_empty());
        Ok(())
    }
}
