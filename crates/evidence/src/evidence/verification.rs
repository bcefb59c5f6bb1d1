//! How the quotes of a briefing stand in the local copies of their sources, as far as that is known. It must not read the
//! copies.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
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
}

/// What is known of one copy.
#[derive(Clone, Debug)]
pub struct CopyState {
    /// What tells the state of the file that was read from a later one; nothing where it could not be read.
    pub stamp: Option<Stamp>,
    /// What was found of the quotes that were looked up in it, or why it cannot be read.
    pub quotes: Result<Arc<BTreeMap<QuoteIx, Verdict>>, SafeText>,
    /// Whether it was read before and was another then.
    pub has_changed: bool,
}

impl CopyState {
    /// A copy that was read.
    pub fn read(stamp: Stamp, quotes: BTreeMap<QuoteIx, Verdict>) -> Self {
        Self { stamp: Some(stamp), quotes: Ok(Arc::new(quotes)), has_changed: false }
    }

    /// A copy that cannot be read.
    pub const fn unreadable(why: SafeText) -> Self {
        Self { stamp: None, quotes: Err(why), has_changed: false }
    }
}

/// What is known of a quote in the copy of one of its sources.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// Nobody has looked yet.
    NotYet,
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

    /// Adds what was found in some copies; one that was read before in another state is marked as changed.
    pub fn add(&mut self, states: impl IntoIterator<Item = (Arc<str>, CopyState)>) {
        let copies = Arc::make_mut(&mut self.copies);
        for (file, mut state) in states {
            if let Some(before) = copies.get(&file) {
                state.has_changed |= before.stamp != state.stamp || before.has_changed;
            }
            copies.insert(file, state);
        }
    }

    fn of_quote(&self, file: &str, quote: QuoteIx) -> Known<'_> {
        match self.copies.get(file) {
            None => Known::NotYet,
            Some(CopyState { quotes: Err(why), has_changed, .. }) => Known::Unreadable(why, *has_changed),
            Some(CopyState { quotes: Ok(quotes), has_changed, .. }) => match quotes.get(&quote) {
                Some(verdict) => Known::LookedUp(verdict, *has_changed),
                None => Known::NotYet,
            },
        }
    }
}

impl<'a> Story<'a> {
    /// What is known of a quote in each local copy on its way, with the source whose copy it is; from what we read back
    /// to the first utterance, each copy once.
    pub(crate) fn verdicts(self, quote: QuoteIx) -> impl Iterator<Item = (SourceIx, Known<'a>)> {
        let mut seen = HashSet::new();
        self.briefing.known(&self.get(quote).via).iter().rev().filter_map(move |source| {
            let file = self.get(*source).file.raw();
            (!file.is_empty() && seen.insert(file))
                .then(|| (*source, self.evidence.verification.of_quote(file, quote)))
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
                Known::Unreadable(why, was_there) => format!("{why} {was_there}"),
                Known::LookedUp(verdict, changed) => format!("{} {changed}", verdict.is_found()),
            };
            format!("{}: {what}", story.get(source).title)
        };
        assert_eq!(story.verdicts(QuoteIx(0)).map(shown).collect::<Vec<_>>(), expected);
    }

    fn read(text: &'static str, stamp: Stamp) -> CopyState {
        let briefing = briefing_format::parse(YAML, &mut |_| {}).briefing;
        CopyState::read(stamp, look_up(&briefing, copy(text).text(), &[QuoteIx(0)]))
    }

    fn gone() -> CopyState {
        CopyState::unreadable(SafeText::from_static("gone"))
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
        let folder = tempfile::tempdir()?;
        std::fs::write(folder.path().join("a.txt"), "words")?;
        let other = Copies::below(folder.path()).stamp("a.txt").unwrap_or_default();
        let (old, new) = (read("At the old camp.", Stamp::default()), read("At the new camp.", other));
        let twice = vec![("tv.txt", old.clone()), ("tv.txt", old.clone())];
        known(twice, &["P: not yet", "V: true false"]);
        let changed = vec![("tv.txt", old.clone()), ("tv.txt", new.clone()), ("tv.txt", new)];
        known(changed, &["P: not yet", "V: false true"]);
        known(vec![("tv.txt", old), ("tv.txt", gone())], &["P: not yet", "V: gone true"]);
        Ok(())
    }
}
