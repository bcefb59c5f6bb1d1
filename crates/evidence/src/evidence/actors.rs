//! How many actors there are among some voices. Two of whom the file does not tell who they are may be one, and may be
//! somebody whom it names; so their number lies between bounds. It must not know what they say.

use std::{collections::HashSet, iter};

use briefing_format::model::{Briefing, EntityIx, Position, Voice};
use briefing_text::SafeText;

/// How many actors there are at least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Actors {
    pub(crate) low: usize,
    pub(crate) high: usize,
}

impl Actors {
    /// Those who take some positions; where nobody is named, there may be one for each chain that it came by.
    pub(crate) fn who_take<'b>(
        briefing: &'b Briefing,
        positions: impl IntoIterator<Item = &'b Position>,
    ) -> Self {
        Self::among(positions.into_iter().flat_map(|position| {
            let voice = briefing.holder(position);
            let chains = briefing.telling_of_position(position).chains().count();
            iter::repeat_n(voice, if voice.is_none() { chains.max(1) } else { 1 })
        }))
    }

    /// Those of some voices; nobody stands for one of whom nothing is said.
    fn among<'a>(voices: impl IntoIterator<Item = Option<&'a Voice>>) -> Self {
        let mut actors: HashSet<EntityIx> = HashSet::new();
        // A name that could not be read is that of one actor wherever it stands.
        let mut unread: HashSet<&SafeText> = HashSet::new();
        let mut unnamed = 0;
        for voice in voices {
            match voice {
                Some(Voice::Actor(ix)) => _ = actors.insert(*ix),
                Some(Voice::Unread(name)) => _ = unread.insert(name),
                Some(Voice::Unnamed(_)) | None => unnamed += 1,
            }
        }
        let high = actors.len() + unread.len() + unnamed;
        Self { low: actors.len().max(usize::from(high > 0)), high }
    }

    /// Whether there are none.
    pub(crate) const fn is_none(self) -> bool {
        self.high == 0
    }

    /// How many are left over where some of them are taken away.
    pub(crate) fn without(self, left: Self) -> Self {
        let high = self.high.saturating_sub(left.high);
        Self { low: self.low.saturating_sub(left.low).max(usize::from(high > 0)), high }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_without_a_name_may_be_one_and_may_be_somebody_who_has_one() {
        let named = |n| Some(Voice::Actor(EntityIx(n)));
        let unnamed = || Some(Voice::Unnamed(SafeText::from_static("a clerk")));
        let unread = |name| Some(Voice::Unread(SafeText::from_static(name)));
        let bounds = |voices: &[Option<Voice>]| {
            let Actors { low, high } = Actors::among(voices.iter().map(Option::as_ref));
            (low, high)
        };
        assert_eq!(bounds(&[]), (0, 0));
        assert_eq!(bounds(&[named(0), named(1), named(0)]), (2, 2));
        assert_eq!(bounds(&[unnamed()]), (1, 1));
        assert_eq!(bounds(&[unnamed(), unnamed()]), (1, 2));
        assert_eq!(bounds(&[named(0), unnamed(), None]), (1, 3));
        assert_eq!(bounds(&[unread("x"), unread("x"), unread("y")]), (1, 2));
    }
}
