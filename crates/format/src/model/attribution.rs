//! Who tells a statement, and by which chains of sources it came to us. It must not say where a chain begins: that follows.

use super::{Briefing, Contents, Entity, EntityIx, Event, Position, Quote, Relation, SourceIx, Stance};
use briefing_text::SafeText;

/// Whose words a statement is in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// An actor of the file.
    Actor(EntityIx),
    /// Somebody whom the file describes and does not name: `a senior official`.
    Unnamed(SafeText),
    /// Somebody whom the file names by an id that it does not define.
    Unread(SafeText),
}

impl Voice {
    /// The actor, where it is one of the file.
    pub const fn actor(&self) -> Option<EntityIx> {
        match self {
            Self::Actor(ix) => Some(*ix),
            Self::Unnamed(_) | Self::Unread(_) => None,
        }
    }
}

/// The keys `by`, `via` and `sources` of one statement.
#[derive(Clone, Debug, Default)]
pub struct Attribution {
    voice: Option<Voice>,
    /// The chains of `via`, one behind the other.
    via: Box<[SourceIx]>,
    sources: Box<[SourceIx]>,
    rest: Option<Box<Rest>>,
}

/// What few statements have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rest {
    /// Where each chain of `via` behind the first begins.
    starts: Vec<u32>,
    /// The numbers of the chains of `via` of which the first source could not be read.
    without_first: Vec<u32>,
    /// How many of the `sources` could not be read.
    unread_sources: usize,
    /// The names that could not be read, of sources alone.
    unread: Vec<SafeText>,
}

/// The sources that a statement came through, from where it was first said to what we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain<'a> {
    /// The sources that could be read.
    pub hops: &'a [SourceIx],
    /// Whether the file names a source before these that it does not define.
    pub lacks_first: bool,
}

impl Attribution {
    /// Of what is written, before links are resolved: each index is the number of a symbol.
    pub(crate) fn new(voice: Option<Voice>, via: &[Vec<SourceIx>], sources: Vec<SourceIx>) -> Self {
        let mut starts = Vec::new();
        let mut at = 0;
        for chain in via.iter().take(via.len().saturating_sub(1)) {
            at += chain.len() as u32;
            starts.push(at);
        }
        let rest = (!starts.is_empty()).then(|| Box::new(Rest { starts, ..Rest::default() }));
        Self { voice, via: via.concat().into(), sources: sources.into(), rest }
    }

    /// All of it: the voice, the sources of `via` and those of `sources`, and what few statements have.
    pub(super) fn parts(&self) -> (Option<&Voice>, &[SourceIx], &[SourceIx], Option<&Rest>) {
        let Self { voice, via, sources, rest } = self;
        (voice.as_ref(), via, sources, rest.as_deref())
    }

    /// Who tells it, as the statement itself says.
    pub const fn voice(&self) -> Option<&Voice> {
        self.voice.as_ref()
    }

    /// The chains of `via`.
    pub fn via(&self) -> impl Iterator<Item = Chain<'_>> {
        let rest = self.rest.as_deref();
        let starts = rest.map_or(&[][..], |rest| &rest.starts);
        let is_any = !self.via.is_empty() || rest.is_some_and(|rest| !rest.without_first.is_empty());
        let count = if is_any { starts.len() + 1 } else { 0 };
        (0..count).map(move |n| {
            let start = n.checked_sub(1).map_or(0, |before| starts[before] as usize);
            let end = starts.get(n).map_or(self.via.len(), |end| *end as usize);
            let lacks_first = rest.is_some_and(|rest| rest.without_first.binary_search(&(n as u32)).is_ok());
            Chain { hops: &self.via[start..end], lacks_first }
        })
    }

    /// The sources that tell it, each by itself.
    pub const fn sources(&self) -> &[SourceIx] {
        &self.sources
    }

    /// Every chain: those of `via`, then each source by itself.
    pub fn chains(&self) -> impl Iterator<Item = Chain<'_>> {
        let unread = self.rest.as_deref().map_or(0, |rest| rest.unread_sources);
        let of_sources = self.sources.chunks(1).map(|hops| Chain { hops, lacks_first: false });
        let unread = std::iter::repeat_n(Chain { hops: &[], lacks_first: true }, unread);
        self.via().chain(of_sources).chain(unread)
    }

    /// Every source that is named, those of `via` first.
    pub fn named(&self) -> impl Iterator<Item = SourceIx> {
        self.via.iter().chain(&self.sources).copied()
    }

    /// The names of sources that the file does not define, as written.
    pub fn unread(&self) -> &[SafeText] {
        self.rest.as_deref().map_or(&[], |rest| &rest.unread)
    }

    /// Whether it names any source, read or not.
    pub fn has_chains(&self) -> bool {
        !self.via.is_empty() || !self.sources.is_empty() || !self.unread().is_empty()
    }

    /// Whether it says nothing, so that what holds by default holds for it.
    pub fn is_silent(&self) -> bool {
        self.voice.is_none() && !self.has_chains()
    }

    /// Puts what was found in the place of each symbol, and keeps what was not found as names.
    pub(crate) fn resolve(
        &mut self,
        actor: impl Fn(EntityIx) -> Option<EntityIx>,
        source: impl Fn(SourceIx) -> Option<SourceIx>,
        name: impl Fn(u32) -> SafeText,
    ) {
        if let Some(Voice::Actor(ix)) = self.voice {
            self.voice = Some(actor(ix).map_or_else(|| Voice::Unread(name(ix.0)), Voice::Actor));
        }
        let is_found = |ix: &SourceIx| source(*ix).is_some();
        if self.via.iter().chain(&self.sources).all(is_found) {
            let all = self.via.iter_mut().chain(&mut self.sources);
            all.for_each(|ix| *ix = source(*ix).unwrap_or(*ix));
            return;
        }
        let chains: Vec<Vec<SourceIx>> = self.via().map(|chain| chain.hops.to_vec()).collect();
        let unread = self.named().filter(|ix| !is_found(ix)).map(|ix| name(ix.0)).collect();
        let lacks_first = |chain: &Vec<SourceIx>| chain.first().is_some_and(|first| !is_found(first));
        let numbered = (0..).zip(&chains).filter(|(_, chain)| lacks_first(chain));
        let without_first = numbered.map(|(n, _)| n).collect();
        let found = |chain: &Vec<SourceIx>| chain.iter().filter_map(|ix| source(*ix)).collect::<Vec<_>>();
        let via: Vec<Vec<SourceIx>> = chains.iter().map(found).collect();
        let sources: Vec<SourceIx> = self.sources.iter().filter_map(|ix| source(*ix)).collect();
        let unread_sources = self.sources.len() - sources.len();
        *self = Self::new(self.voice.take(), &via, sources);
        let rest = self.rest.get_or_insert_default();
        **rest = Rest { starts: std::mem::take(&mut rest.starts), without_first, unread_sources, unread };
    }
}

/// Who tells a statement, and how it came to us, what holds by default among it.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// Whose words it is in; nobody's in particular where nothing stands here.
    pub voice: Option<&'a Voice>,
    /// The chains by which it came.
    pub attribution: &'a Attribution,
    /// Whether that is what the file says of every statement that says nothing of its own.
    pub is_default: bool,
}

impl<'a> Telling<'a> {
    /// Every chain.
    pub fn chains(self) -> impl Iterator<Item = Chain<'a>> {
        self.attribution.chains()
    }
}

impl Contents {
    fn telling<'a>(&'a self, own: &'a Attribution) -> Telling<'a> {
        let default = self.default.as_ref().filter(|_| own.is_silent());
        let attribution = default.unwrap_or(own);
        Telling { voice: attribution.voice(), attribution, is_default: default.is_some() }
    }

    /// Who tells of an event.
    pub fn telling_of_event<'a>(&'a self, event: &'a Event) -> Telling<'a> {
        self.telling(&event.attribution)
    }

    /// Who says that a relation holds.
    pub fn telling_of_relation<'a>(&'a self, relation: &'a Relation) -> Telling<'a> {
        self.telling(&relation.attribution)
    }

    /// Who describes an entity; the briefing itself, where nobody does.
    pub fn telling_of_description<'a>(&'a self, entity: &'a Entity) -> Telling<'a> {
        self.telling(&entity.attribution)
    }

    /// Who said the words of a quote: its speaker, whatever chains hold by default.
    pub fn telling_of_quote<'a>(&'a self, quote: &'a Quote) -> Telling<'a> {
        let own = &quote.attribution;
        let default = self.default.as_ref().filter(|_| !own.has_chains());
        Telling { voice: own.voice(), attribution: default.unwrap_or(own), is_default: default.is_some() }
    }

    /// Who holds a position; by default, whoever tells everything else.
    pub fn holder<'a>(&'a self, position: &'a Position) -> Option<&'a Voice> {
        self.telling(&position.attribution).voice
    }

    /// The same, where it is an actor of the file.
    pub fn held_by(&self, position: &Position) -> Option<EntityIx> {
        self.holder(position).and_then(Voice::actor)
    }

    /// Whose word a position is. That somebody has not commented is the word of whoever tells it, never their own.
    pub fn telling_of_position<'a>(&'a self, position: &'a Position) -> Telling<'a> {
        let telling = self.telling(&position.attribution);
        let is_their_own = position.stance != Stance::HasNotCommented;
        Telling { voice: telling.voice.filter(|_| is_their_own), ..telling }
    }
}

impl Briefing {
    /// How a position came to us: as it says itself, or else as the quote did in which it was taken.
    pub fn chains_of_position<'a>(&'a self, position: &'a Position) -> Telling<'a> {
        let own = self.telling_of_position(position);
        match self.known_one(position.quote) {
            Some(quote) if !own.attribution.has_chains() => self.telling_of_quote(&self[quote]),
            _ => own,
        }
    }
}
