//! Whether an item of one version of a file says the same as an item of another, links among it. It must not find out which item
//! of the one is which of the other.
//!
//! It compares everything that the model has, but where it stands; so whatever is written of two items that are the same, and
//! whatever follows from them alone, is the same too. Two items may say the same in another form and not be the same here.
//! Every struct is taken apart by name: a new field is compared, or does not compile.

use briefing_text::SafeText;

use super::{
    Alias, Attribution, Claim, Contents, Entity, EntityKind, Event, Id, Item, Judgment, Lost, Participant,
    Position, Question, Quote, Relation, Source, Statement, TagIx, Translation, Voice, attribution::Rest,
};

impl Contents {
    /// Whether an item says the same as an item of another version; `twin` gives the item of the other version that an item of
    /// this one is.
    ///
    /// The ids of items that must have one are not compared: they are how others call them.
    pub fn is_same(
        &self,
        item: Item,
        other: &Self,
        as_item: Item,
        twin: &dyn Fn(Item) -> Option<Item>,
    ) -> bool {
        let sides = Sides { old: self, new: other, twin };
        let is_same = match (item, as_item) {
            (Item::Briefing, Item::Briefing) => sides.head(),
            (Item::Event(a), Item::Event(b)) => sides.event(&self[a], &other[b]),
            (Item::Entity(a), Item::Entity(b)) => sides.entity(&self[a], &other[b]),
            (Item::Quote(a), Item::Quote(b)) => sides.quote(&self[a], &other[b]),
            (Item::Claim(a), Item::Claim(b)) => sides.claim(&self[a], &other[b]),
            (Item::Source(a), Item::Source(b)) => sides.source(&self[a], &other[b]),
            (Item::Judgment(a), Item::Judgment(b)) => sides.judgment(&self[a], &other[b]),
            (Item::Question(a), Item::Question(b)) => sides.question(&self[a], &other[b]),
            _ => false,
        };
        is_same
            && all(self.other_ids(item), other.other_ids(as_item), line)
            && self.tlp_of(item) == other.tlp_of(as_item)
            && all(self.lost(item), other.lost(as_item), lost)
    }
}

/// Two versions.
#[derive(Clone, Copy)]
struct Sides<'a> {
    old: &'a Contents,
    new: &'a Contents,
    twin: &'a dyn Fn(Item) -> Option<Item>,
}

impl Sides<'_> {
    fn link(self, a: impl Into<Item>, b: impl Into<Item>) -> bool {
        (self.twin)(a.into()) == Some(b.into())
    }

    fn links<T: Copy + Into<Item>>(self, a: &[T], b: &[T]) -> bool {
        all(a, b, |a, b| self.link(*a, *b))
    }

    fn some_link<T: Copy + Into<Item>>(self, a: Option<T>, b: Option<T>) -> bool {
        some(a, b, |a, b| self.link(a, b))
    }

    fn tags(self, a: &[TagIx], b: &[TagIx]) -> bool {
        all(a, b, |a, b| line(&self.old[*a], &self.new[*b]))
    }

    fn voice(self, a: Option<&Voice>, b: Option<&Voice>) -> bool {
        some(a, b, |a, b| match (a, b) {
            (Voice::Actor(a), Voice::Actor(b)) => self.link(*a, *b),
            (Voice::Unnamed(a), Voice::Unnamed(b)) | (Voice::Unread(a), Voice::Unread(b)) => line(a, b),
            _ => false,
        })
    }

    fn told(self, a: &Attribution, b: &Attribution) -> bool {
        let (voice, via, sources, rest) = a.parts();
        let (other_voice, other_via, other_sources, other_rest) = b.parts();
        let same_rest = |a: &Rest, b: &Rest| a == b;
        self.voice(voice, other_voice)
            && self.links(via, other_via)
            && self.links(sources, other_sources)
            && some(rest, other_rest, same_rest)
    }

    fn head(self) -> bool {
        let (a, b) = (self.old, self.new);
        line(&a.title, &b.title)
            && a.own_id == b.own_id
            && prose(&a.summary, &b.summary)
            && (&a.as_of, &a.published) == (&b.as_of, &b.published)
            && all(&a.authors, &b.authors, line)
            && line(&a.language, &b.language)
            && a.tlp == b.tlp
            && some(a.default.as_ref(), b.default.as_ref(), |a, b| self.told(a, b))
            && self.tags(&a.tags, &b.tags)
    }

    fn event(self, a: &Event, b: &Event) -> bool {
        let Event {
            id,
            background,
            date,
            unread_date,
            reported,
            title,
            text,
            actors,
            place,
            status,
            quotes,
            attribution,
            tags,
            span: _,
        } = a;
        let participant = |a: &Participant, b: &Participant| {
            let Participant { actor, role } = a;
            self.link(*actor, b.actor) && line(role, &b.role)
        };
        (id, background, date, reported, status) == (&b.id, &b.background, &b.date, &b.reported, &b.status)
            && some(unread_date.as_deref(), b.unread_date.as_deref(), line)
            && line(title, &b.title)
            && prose(text, &b.text)
            && all(actors, &b.actors, participant)
            && self.some_link(*place, b.place)
            && self.links(quotes.of_file(), b.quotes.of_file())
            && self.told(attribution, &b.attribution)
            && self.tags(tags, &b.tags)
    }

    fn entity(self, a: &Entity, b: &Entity) -> bool {
        let Entity {
            id: _,
            class,
            name,
            links_name,
            kind,
            aliases,
            text,
            attribution,
            country,
            links,
            tags,
            relations,
            span: _,
        } = a;
        let is_kind = match (kind, &b.kind) {
            (EntityKind::Place(a), EntityKind::Place(b)) => line(a, b),
            (a, b) => a == b,
        };
        is_kind
            && (class, links_name) == (&b.class, &b.links_name)
            && line(name, &b.name)
            && all(aliases.of_file(), b.aliases.of_file(), |a, b| self.alias(a, b))
            && prose(text, &b.text)
            && self.told(attribution, &b.attribution)
            && line(country, &b.country)
            && all(links, &b.links, line)
            && self.tags(tags, &b.tags)
            && all(relations.of_file(), b.relations.of_file(), |a, b| self.relation(a, b))
    }

    fn alias(self, a: &Alias, b: &Alias) -> bool {
        let Alias { name, by, source, language, links } = a;
        line(name, &b.name)
            && self.some_link(*by, b.by)
            && self.some_link(source.of_file(), b.source.of_file())
            && line(language, &b.language)
            && *links == b.links
    }

    fn relation(self, a: &Relation, b: &Relation) -> bool {
        let Relation { to, kind, attribution, text, date, likelihood, claim } = a;
        self.some_link(*to, b.to)
            && line(kind, &b.kind)
            && self.told(attribution, &b.attribution)
            && prose(text, &b.text)
            && (date, likelihood) == (&b.date, &b.likelihood)
            && self.some_link(claim.of_file(), b.claim.of_file())
    }

    fn quote(self, a: &Quote, b: &Quote) -> bool {
        let Quote { id: _, text, attribution, about, date, language, translation, prefix, suffix, span: _ } =
            a;
        let translated = |a: &Translation, b: &Translation| {
            let Translation { language, text, by } = a;
            line(language, &b.language) && prose(text, &b.text) && words(by, &b.by)
        };
        prose(text, &b.text)
            && self.told(attribution, &b.attribution)
            && self.links(about.of_file(), b.about.of_file())
            && *date == b.date
            && line(language, &b.language)
            && some(translation.as_deref(), b.translation.as_deref(), translated)
            && prose(prefix, &b.prefix)
            && prose(suffix, &b.suffix)
    }

    fn source(self, a: &Source, b: &Source) -> bool {
        let Source {
            id: _,
            title,
            publisher,
            kind,
            author,
            writer,
            url,
            published,
            retrieved,
            language,
            file,
            based_on,
            cites,
            passes_on_unknown,
            unread,
            circles,
            reliability,
            credibility,
            text,
            span: _,
        } = a;
        line(title, &b.title)
            && self.some_link(*publisher, b.publisher)
            && self.some_link(*writer, b.writer)
            && (writer.is_some() || words(author, &b.author))
            && line(url, &b.url)
            && line(language, &b.language)
            && line(file, &b.file)
            && (kind, published, retrieved) == (&b.kind, &b.published, &b.retrieved)
            && self.links(based_on.of_file(), b.based_on.of_file())
            && self.links(cites.of_file(), b.cites.of_file())
            && self.links(circles.of_file(), b.circles.of_file())
            && all(unread, &b.unread, line)
            && (passes_on_unknown, reliability, credibility)
                == (&b.passes_on_unknown, &b.reliability, &b.credibility)
            && prose(text, &b.text)
    }

    fn claim(self, a: &Claim, b: &Claim) -> bool {
        let Claim { id: _, text, about, contradicts, positions, span: _ } = a;
        prose(text, &b.text)
            && self.links(about.of_file(), b.about.of_file())
            && self.links(contradicts.of_file(), b.contradicts.of_file())
            && all(positions.of_file(), b.positions.of_file(), |a, b| self.position(a, b))
    }

    fn position(self, a: &Position, b: &Position) -> bool {
        let Position { attribution, stance, quote, date, text } = a;
        self.told(attribution, &b.attribution)
            && (stance, date) == (&b.stance, &b.date)
            && self.some_link(quote.of_file(), b.quote.of_file())
            && prose(text, &b.text)
    }

    fn judgment(self, a: &Judgment, b: &Judgment) -> bool {
        let Judgment { id, text, by, likelihood, confidence, basis, alternatives, span: _ } = a;
        (id, likelihood, confidence) == (&b.id, &b.likelihood, &b.confidence)
            && prose(text, &b.text)
            && self.voice(by.as_ref(), b.by.as_ref())
            && self.links(basis.of_file(), b.basis.of_file())
            && all(alternatives, &b.alternatives, line)
    }

    fn question(self, a: &Question, b: &Question) -> bool {
        let Question { id, text, about, span: _ } = a;
        *id == b.id && prose(text, &b.text) && self.links(about.of_file(), b.about.of_file())
    }
}

/// Whether two lines are the same as they were written.
fn line(a: &SafeText, b: &SafeText) -> bool {
    a.raw() == b.raw()
}

/// Whether two texts are the same, however their lines were wrapped.
fn prose(a: &SafeText, b: &SafeText) -> bool {
    (a.as_str() == b.as_str() && a.replaced() + b.replaced() == 0) || line(a, b)
}

/// Whether two names are the same where an id may stand; what looks like one may be called otherwise by now.
fn words(a: &SafeText, b: &SafeText) -> bool {
    line(a, b) && !Id::is_spelled(a.raw())
}

/// Whether two names of one item and of its twin stand for nothing in the same place.
fn lost(a: &Lost, b: &Lost) -> bool {
    let Lost { key, part, name } = a;
    let is_part = match (part, &b.part) {
        (Some(Statement::Position(_, a)), Some(Statement::Position(_, b)))
        | (Some(Statement::Relation(_, a)), Some(Statement::Relation(_, b)))
        | (Some(Statement::Alias(_, a)), Some(Statement::Alias(_, b))) => a == b,
        (Some(Statement::Description(_)), Some(Statement::Description(_))) | (None, None) => true,
        _ => false,
    };
    *key == b.key && is_part && line(name, &b.name)
}

fn all<T>(a: &[T], b: &[T], is_same: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
}

fn some<T>(a: Option<T>, b: Option<T>, is_same: impl Fn(T, T) -> bool) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => is_same(a, b),
        (None, None) => true,
        _ => false,
    }
}
