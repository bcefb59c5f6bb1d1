//! Whose the origins of something are, as far as that is certain. It must not know what follows from it.

use super::Subject;
use crate::evidence::support::{House, Origin};
use briefing_format::model::{Briefing, EntityIx, EventIx, SourceIx};

/// The houses of some origins.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Houses {
    /// The house of the first origin that is certain.
    first: Option<House>,
    /// Whether there is another.
    pub(super) is_several: bool,
    /// The origin, where there is one.
    origin: Option<Origin>,
    /// Whether there are others.
    has_others: bool,
    /// Whether some are not certain.
    pub(super) is_open: bool,
    /// Whether somebody without a name is among them.
    pub(super) is_unnamed: bool,
    /// Whether some cannot be told because something could not be read.
    pub(super) is_unread: bool,
}

impl Houses {
    pub(super) fn of(briefing: &Briefing, origins: &[Origin]) -> Self {
        origins.iter().map(|origin| Self::of_one(briefing, *origin)).fold(Self::default(), Self::and)
    }

    /// Those of something that somebody without a name tells.
    pub(super) fn unnamed() -> Self {
        Self { is_unnamed: true, is_open: true, ..Self::default() }
    }

    fn of_one(briefing: &Briefing, origin: Origin) -> Self {
        let first = origin.house(briefing);
        let is_unread = match origin {
            Origin::Unread(_) => true,
            Origin::Open(ix) | Origin::Unknown(ix) => is_cut(briefing, ix),
            // Whose a source is may not have been read.
            Origin::Source(_) => first.is_none(),
            Origin::Actor(_) | Origin::Unnamed(_) => false,
        };
        Self {
            first,
            origin: Some(origin),
            is_open: first.is_none(),
            is_unnamed: matches!(origin, Origin::Unnamed(_)),
            is_unread,
            ..Self::default()
        }
    }

    /// Those of both.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            first: self.first.or(other.first),
            is_several: self.is_several
                || other.is_several
                || matches!((self.first, other.first), (Some(one), Some(other)) if one != other),
            origin: self.origin.or(other.origin),
            has_others: self.has_others
                || other.has_others
                || matches!((self.origin, other.origin), (Some(one), Some(other)) if one != other),
            is_open: self.is_open || other.is_open,
            is_unnamed: self.is_unnamed || other.is_unnamed,
            is_unread: self.is_unread || other.is_unread,
        }
    }

    /// Whether there is no origin at all.
    pub(super) const fn is_none(self) -> bool {
        self.origin.is_none()
    }

    /// The one origin, where there is no other.
    pub(super) const fn origin(self) -> Option<Origin> {
        if self.has_others { None } else { self.origin }
    }

    /// The one house of those that are certain.
    pub(super) const fn only(self) -> Option<House> {
        if self.is_several { None } else { self.first }
    }

    /// The same, where that is an actor.
    pub(super) const fn only_actor(self) -> Option<EntityIx> {
        match self.only() {
            Some(House::Actor(ix)) => Some(ix),
            Some(House::Itself(_)) | None => None,
        }
    }
}

/// Whether what a source passes on could not be read.
pub(super) fn is_cut(briefing: &Briefing, ix: SourceIx) -> bool {
    !briefing[ix].unread.is_empty() || !briefing[ix].circles.of_file().is_empty()
}

impl Subject<'_> {
    /// The houses of all origins of an event.
    pub(super) fn houses_of_event(&self, ix: EventIx) -> Houses {
        Houses::of(self.briefing, &self.story().support_of_event(ix).all.origins.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_are_counted_where_they_are_certain() {
        let text = "briefing: 1\ntitle: T\nactors: {a: {name: A}}\nsources:\n  s: {title: S, publisher: a}\n  t: {title: T}\n  u: {title: U, cites: [t]}\n";
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let [s, t, u] = [0, 1, 2].map(SourceIx);
        let of = |origins: &[Origin]| Houses::of(&briefing, origins);
        let a = EntityIx(0);
        assert!(of(&[]).is_none());
        assert_eq!(of(&[Origin::Source(s)]).only_actor(), Some(a));
        // What somebody said where nobody tells is of one house with what stands in a source of theirs.
        assert_eq!(of(&[Origin::Source(s), Origin::Actor(a)]).only_actor(), Some(a));
        assert_eq!(of(&[Origin::Source(s), Origin::Actor(a)]).origin(), None);
        assert_eq!(of(&[Origin::Source(t)]).only(), Some(House::Itself(t)));
        assert!(of(&[Origin::Source(s), Origin::Source(t)]).is_several);
        let open = of(&[Origin::Source(s), Origin::Open(u), Origin::Unnamed(7)]);
        assert!(open.is_open && open.is_unnamed && !open.is_several && open.only_actor() == Some(a));
        assert_eq!(of(&[Origin::Open(u)]).origin(), Some(Origin::Open(u)));
    }
}
