//! What several tests of the format share: a walk over a whole model that looks at every index and every span.

use crate::{
    diagnostic::Span,
    format::Parsed,
    model::{
        Attribution, Briefing, EntityClass, EntityIx, EntityKind, Item, QuoteIx, SourceIx, TagIx, Voice,
    },
};

/// Panics where a diagnostic or an item points outside the text or into a character, or a link leads nowhere.
#[track_caller]
pub(crate) fn check(parsed: &Parsed, text: &str) {
    for diagnostic in &parsed.diagnostics {
        span(diagnostic.span, text);
        if let Some(replacement) = &diagnostic.replacement {
            span(replacement.span, text);
        }
        assert!(!diagnostic.message.is_empty(), "{} says nothing", diagnostic.code);
        let length = diagnostic.message.as_str().len()
            + diagnostic.help.as_ref().map_or(0, |help| help.as_str().len());
        assert!(length < 1_500, "{} says {length} bytes", diagnostic.code);
    }
    model(&parsed.briefing, text);
}

#[track_caller]
fn span(span: Span, text: &str) {
    assert!(text.get(span.range()).is_some(), "{span:?} lies outside {} bytes or in a character", text.len());
}

#[track_caller]
fn model(briefing: &Briefing, text: &str) {
    let entity = |ix: EntityIx, class: Option<EntityClass>| {
        let entity = &briefing.entities[ix.0 as usize];
        assert!(class.is_none_or(|class| entity.class == class), "{ix:?} is of the wrong class");
    };
    let actor = |ix: Option<EntityIx>| ix.into_iter().for_each(|ix| entity(ix, Some(EntityClass::Actor)));
    // Indexing panics by itself where an index leads nowhere; what is there must at least have a place or a word.
    let sources = |list: &[SourceIx]| list.iter().for_each(|ix| span(briefing[*ix].span, text));
    let attribution = |told: &Attribution| {
        actor(told.voice().and_then(Voice::actor));
        sources(&told.named().collect::<Vec<_>>());
    };
    let quotes = |list: &[QuoteIx]| list.iter().for_each(|ix| span(briefing[*ix].span, text));
    let tags = |list: &[TagIx]| list.iter().for_each(|ix| assert!(!briefing[*ix].raw().is_empty()));
    let items = |list: &[Item]| {
        for item in list {
            assert!(briefing.id(*item).is_some(), "what is referred to has an id");
        }
    };

    briefing.default.iter().for_each(attribution);
    tags(&briefing.tags);
    for found in &briefing.entities {
        span(found.span, text);
        assert!(!found.name.raw().is_empty(), "an entity without a name is left out");
        assert!(found.class == EntityClass::Actor || !matches!(found.kind, EntityKind::Actor(_)));
        tags(&found.tags);
        attribution(&found.attribution);
        for alias in found.aliases.of_file() {
            actor(alias.by);
            sources(alias.source.of_file().as_slice());
        }
        for relation in found.relations.of_file() {
            relation.to.into_iter().for_each(|ix| entity(ix, None));
            attribution(&relation.attribution);
        }
    }
    for event in &briefing.events {
        span(event.span, text);
        event.actors.iter().for_each(|participant| actor(Some(participant.actor)));
        event.place.into_iter().for_each(|ix| entity(ix, Some(EntityClass::Place)));
        quotes(event.quotes.of_file());
        attribution(&event.attribution);
        tags(&event.tags);
    }
    for quote in &briefing.quotes {
        span(quote.span, text);
        attribution(&quote.attribution);
        items(quote.about.of_file());
    }
    for source in &briefing.sources {
        span(source.span, text);
        actor(source.publisher);
        actor(source.writer);
        sources(source.based_on.of_file());
        sources(source.cites.of_file());
    }
    for claim in &briefing.claims {
        span(claim.span, text);
        items(claim.about.of_file());
        for position in claim.positions.of_file() {
            attribution(&position.attribution);
            quotes(position.quote.of_file().as_slice());
        }
    }
    for judgment in &briefing.judgments {
        span(judgment.span, text);
        actor(judgment.by.as_ref().and_then(Voice::actor));
        items(judgment.basis.of_file());
    }
    for question in &briefing.questions {
        span(question.span, text);
        items(question.about.of_file());
    }
    for item in &briefing.by_id {
        let id = briefing.id(*item).map(ToString::to_string).unwrap_or_default();
        assert_eq!(briefing.find(&id), Some(*item), "two items share the id {id}");
    }
    acyclic(briefing);
}

/// Takes sources away whose bases are all gone, until none can be taken: what stays is a circle.
#[track_caller]
fn acyclic(briefing: &Briefing) {
    let mut open: Vec<usize> =
        briefing.sources.iter().map(|source| source.based_on.of_file().len()).collect();
    let mut passed_on = vec![Vec::new(); open.len()];
    for (from, source) in briefing.sources.iter().enumerate() {
        source.based_on.of_file().iter().for_each(|base| passed_on[base.0 as usize].push(from));
    }
    let mut ready: Vec<usize> = (0..open.len()).filter(|at| open[*at] == 0).collect();
    let mut taken = 0;
    while let Some(at) = ready.pop() {
        taken += 1;
        for from in &passed_on[at] {
            open[*from] -= 1;
            if open[*from] == 0 {
                ready.push(*from);
            }
        }
    }
    assert_eq!(taken, open.len(), "sources are based on one another in a circle");
}
