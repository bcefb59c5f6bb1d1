//! Who and where: actors and places, their other names and how they relate. It must not know events or quotes.

use super::{
    Attribution, Briefing, ClaimIx, Date, EntityIx, Entries, Id, Likelihood, Ref, SourceIx, TagIx,
    words::words,
};
use crate::diagnostic::Span;
use briefing_text::SafeText;

words! {
    /// What an actor is.
    pub enum ActorKind {
        Person = "person",
        Group = "group",
        Persona = "persona",
        Organization = "organization",
        Agency = "agency",
        State = "state",
        Company = "company",
        Media = "media",
        Campaign = "campaign",
        Software = "software",
        Other = "other",
    }
}

words! {
    /// The two sections that entities come from.
    pub enum EntityClass {
        Actor = "actor",
        Place = "place",
    }
}

/// What sort of entity this is, in the file's own word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EntityKind {
    /// The file does not say.
    #[default]
    Unstated,
    /// One of the format's kinds of actor.
    Actor(ActorKind),
    /// A place's kind, in words of the writer's choice.
    Place(SafeText),
}

/// An actor or a place.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its id.
    pub id: Id,
    /// Which section it stands in.
    pub class: EntityClass,
    /// Its name.
    pub name: SafeText,
    /// Whether its name makes links where it stands in prose.
    pub links_name: bool,
    /// What sort of entity it is.
    pub kind: EntityKind,
    /// Other names, and who uses them.
    pub aliases: Entries<Alias>,
    /// Who or what this is; read through [`Briefing::description`](super::Briefing::description).
    pub(crate) text: SafeText,
    /// Who describes it so, and by which chains the description came.
    pub attribution: Attribution,
    /// The country it belongs to, as written.
    pub country: SafeText,
    /// Web addresses, as written.
    pub links: Vec<SafeText>,
    /// Its tags.
    pub tags: Vec<TagIx>,
    /// What it is to other entities, and who says so.
    pub relations: Entries<Relation>,
    /// Where the file defines it.
    pub span: Span,
}

impl Entity {
    /// Whether the file says who or what it is.
    pub fn is_described(&self) -> bool {
        !self.text.is_empty()
    }
}

impl Briefing {
    /// Those names of an entity that make links where they stand in prose, and that were known.
    pub fn linking_names(&self, ix: EntityIx) -> impl Iterator<Item = &SafeText> {
        let own = self[ix].links_name.then_some(&self[ix].name);
        let aliases = self.aliases(ix).filter(|(_, alias)| alias.links);
        own.into_iter().chain(aliases.map(|(_, alias)| &alias.name))
    }
}

/// Another name of an entity.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The name.
    pub name: SafeText,
    /// Who uses it.
    pub by: Option<EntityIx>,
    /// Where it is used.
    pub source: Ref<SourceIx>,
    /// Its language (BCP 47).
    pub language: SafeText,
    /// Whether it makes links where it stands in prose.
    pub links: bool,
}

/// What one entity is to another, and who holds it to be so.
#[derive(Clone, Debug)]
pub struct Relation {
    /// The other entity; nothing where the file names one that it does not define.
    pub to: Option<EntityIx>,
    /// A verb phrase, as written: `attributed-to`.
    pub kind: SafeText,
    /// Who holds it to be so, and by which chains it came.
    pub attribution: Attribution,
    /// What else there is to say.
    pub text: SafeText,
    /// When it held, or when it was said.
    pub date: Option<Date>,
    /// How likely the holder thinks it.
    pub likelihood: Option<Likelihood>,
    /// The claim that it answers to.
    pub claim: Ref<ClaimIx>,
}
