//! A perspective in words, and from words: what it leaves out, and whom a person names by an id. It must not know keys or
//! arguments.

use super::{Facet, Perspective, saved};
use crate::{describe, evidence::Story};
use briefing_format::{
    model::{EntityClass, EntityIx, Id, Item, Stance, Status},
    suggest::suggest,
    wording::{article, colon, quoted},
};
use briefing_text::{SafeText, safe_format};

impl Perspective {
    /// What it leaves out of a story that is seen from it, a sentence for each reason; nothing where it is whole.
    pub fn left_out(&self, story: Story<'_>) -> Vec<SafeText> {
        let date = self.as_of.as_ref().map(|date| {
            let (date, later) = (date.label(), story.briefing.later().count());
            match later {
                0 => safe_format!("as known by {date}: nothing is known to have become known later"),
                1 => safe_format!("as known by {date}: 1 item that became known later is left out"),
                later => {
                    safe_format!("as known by {date}: {later} items that became known later are left out")
                }
            }
        });
        let muted = (!self.muted.is_empty()).then(|| {
            let names = describe::retraction::names(story, &self.muted);
            let tally = describe::retraction::full_tally(&story.evidence.retraction);
            safe_format!("without {names}{} {tally}", colon(names.as_str()))
        });
        let only = self.facets.iter().map(|facet| facet.keeps(story));
        date.into_iter().chain(muted).chain(only).collect()
    }

    /// Mutes what has an id: a source or an actor. Errors: what is wrong with the id, and what may have been meant.
    pub fn mute_by_id(&mut self, story: Story<'_>, id: &str) -> Result<(), SafeText> {
        let item = story.briefing.find(id);
        let item = item.filter(|item| can_be_muted(story, *item)).ok_or_else(|| {
            let known = |item: &Item| can_be_muted(story, *item);
            unknown(story, id, item, "source or actor", known, &[])
        })?;
        if !self.muted.contains(&item) {
            self.muted.push(item);
        }
        Ok(())
    }

    /// Puts a condition into the filter: the id of an actor, a place or a source, a status, a tag after `#`, or an actor and a
    /// stance as in `ada:denies`. Errors: what is wrong with it, and what may have been meant.
    pub fn add_facet_by_name(&mut self, story: Story<'_>, name: &str) -> Result<(), SafeText> {
        let facet = facet(story, name)?;
        if !self.facets.contains(&facet) {
            self.facets.push(facet);
        }
        Ok(())
    }
}

/// Whether an item can be looked at as if it had said nothing.
pub fn can_be_muted(story: Story<'_>, item: Item) -> bool {
    match item {
        Item::Source(_) => true,
        Item::Entity(ix) => story.get(ix).class == EntityClass::Actor,
        Item::Briefing
        | Item::Event(_)
        | Item::Quote(_)
        | Item::Claim(_)
        | Item::Judgment(_)
        | Item::Question(_) => false,
    }
}

/// Conditions in words: `entity Ada and status confirmed`.
pub fn conditions(story: Story<'_>, facets: &[Facet]) -> SafeText {
    let name = |facet: &Facet| format!("{} {}", facet.noun(story), facet.name(story));
    SafeText::line(&facets.iter().map(name).collect::<Vec<_>>().join(" and "))
}

fn facet(story: Story<'_>, name: &str) -> Result<Facet, SafeText> {
    let briefing = story.briefing;
    if let Some(tag) = name.strip_prefix('#') {
        return saved::tag(briefing, tag).map(Facet::Tag).ok_or_else(|| {
            let near = suggest(tag, briefing.tag_names.iter().map(SafeText::as_str));
            let meant =
                near.map(|near| format!("; did you mean `#{}`?", quoted(near.word))).unwrap_or_default();
            safe_format!("no item has the tag `#{}`{meant}", quoted(tag))
        });
    }
    if let Some((id, stance)) = name.split_once(':') {
        return Ok(Facet::Stance(actor(story, id)?, taken(stance)?));
    }
    match briefing.find(name) {
        Some(Item::Entity(ix)) => Ok(Facet::Entity(ix)),
        Some(Item::Source(ix)) => Ok(Facet::Source(ix)),
        other => Status::parse(name).map(Facet::Status).ok_or_else(|| {
            let is_facet = |item: &Item| matches!(item, Item::Entity(_) | Item::Source(_));
            unknown(story, name, other, "actor, place or source", is_facet, Status::WORDS)
        }),
    }
}

fn actor(story: Story<'_>, id: &str) -> Result<EntityIx, SafeText> {
    match story.briefing.find(id) {
        Some(Item::Entity(ix)) => Ok(ix),
        other => Err(unknown(story, id, other, "actor", |item| matches!(item, Item::Entity(_)), &[])),
    }
}

fn taken(word: &str) -> Result<Stance, SafeText> {
    Stance::parse(word).ok_or_else(|| {
        let near = suggest(word, Stance::WORDS.iter().copied());
        let words = near.map_or_else(
            || format!("; there are {}", Stance::WORDS.join(", ")),
            |near| format!("; did you mean `{}`?", near.word),
        );
        safe_format!("`{}` is no stance{words}", quoted(word))
    })
}

/// Why an id names nothing that fits.
fn unknown(
    story: Story<'_>,
    id: &str,
    found: Option<Item>,
    wanted: &str,
    fits: impl Fn(&Item) -> bool,
    words: &[&'static str],
) -> SafeText {
    if let Some(item) = found {
        let noun = describe::noun(story, item);
        return safe_format!("`{}` is {}{noun}, and no {wanted}", quoted(id), article(noun));
    }
    let ids = story.briefing.by_id.iter().filter(|item| fits(item));
    let ids = ids.filter_map(|item| story.briefing.id(*item)).map(Id::as_str);
    let near = suggest(id, ids.chain(words.iter().copied()));
    let meant = near.map(|near| format!("; did you mean `{}`?", near.word)).unwrap_or_default();
    safe_format!("no {wanted} has the id `{}`{meant}", quoted(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    const TEXT: &str = "briefing: 1
title: T
actors: {ada: {name: Ada}, bobby: {name: Bob}}
places: {port: {name: Port}}
sources: {paper: {title: Paper}}
events: [{id: fire, title: Fire., status: confirmed, tags: [harbor]}]
";

    #[track_caller]
    fn wrong(act: impl FnOnce(&mut Perspective, Story<'_>) -> Result<(), SafeText>) -> String {
        let briefing = briefing_format::parse(TEXT, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let mut perspective = Perspective::default();
        let result = act(&mut perspective, Story { briefing: &briefing, evidence: &evidence });
        assert_eq!(perspective.is_whole(), result.is_err());
        result.err().map(|error| error.to_string()).unwrap_or_default()
    }

    #[test]
    fn an_id_that_names_nothing_that_fits_says_what_may_have_been_meant() {
        let mute = |id: &str| wrong(|perspective, story| perspective.mute_by_id(story, id));
        assert_eq!(mute("ada"), "");
        assert_eq!(mute("paper"), "");
        assert_eq!(mute("papre"), "no source or actor has the id `papre`; did you mean `paper`?");
        assert_eq!(mute("port"), "`port` is a place, and no source or actor");
        assert_eq!(mute("zzzzzz"), "no source or actor has the id `zzzzzz`");
        let only = |name: &str| wrong(|perspective, story| perspective.add_facet_by_name(story, name));
        for good in ["ada", "port", "paper", "confirmed", "#harbor", "bobby:denies"] {
            assert_eq!(only(good), "");
        }
        assert_eq!(only("bobyb"), "no actor, place or source has the id `bobyb`; did you mean `bobby`?");
        assert_eq!(
            only("confirmd"),
            "no actor, place or source has the id `confirmd`; did you mean `confirmed`?"
        );
        assert_eq!(only("fire"), "`fire` is an event, and no actor, place or source");
        assert_eq!(only("#harbour"), "no item has the tag `#harbour`; did you mean `#harbor`?");
        assert_eq!(only("bobby:deneis"), "`deneis` is no stance; did you mean `denies`?");
    }
}
