//! An actor or place in words: who it is, its names, its relations and who holds them, what points at it. It must not sort by importance.

use std::collections::{HashMap, HashSet};

use super::{
    Description, Part, attribution, lost, mention, name,
    paragraph::{Paragraph, Tone, count, tags_field, text_field},
    prose::prose,
    references,
    relations::{Disputes, tell},
    row::kind,
    standing, weight,
};
use crate::evidence::{
    Story,
    occurrences::{End, date},
    support::Node,
};
use briefing_format::model::{ActorKind, Alias, EntityIx, EntityKind, Item, Relation, Statement, Voice};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of an actor or place.
pub(super) fn part(of: Description<'_>, ix: EntityIx, part: Part) -> Vec<Paragraph> {
    let (story, item) = (of.story, of.item);
    let entity = story.get(ix);
    match part {
        Part::Summary => vec![summary(of, ix)],
        Part::Text => {
            let has_fallen = story.evidence.retraction.contains_description(ix);
            let text = story.briefing.description(ix).into_iter().flat_map(|text| prose(story, text, item));
            text.map(|line| line.fallen_if(has_fallen)).collect()
        }
        Part::Attribution => described_by(story, ix).into_iter().collect(),
        Part::OwnWord => own_word(story, ix).into_iter().flatten().collect(),
        Part::Names => {
            let country = text_field("country", &entity.country);
            aliases(story, ix, of.is_linear()).into_iter().chain(country).collect()
        }
        Part::Occurrences => occurs(story, ix).into_iter().chain(mention::first(story, ix)).collect(),
        Part::Statements => relations(story, ix),
        Part::Origins => origins(story, ix),
        Part::Labels => {
            let links = entity.links.iter().map(|link| Paragraph::field("link").words(link));
            links.chain(tags_field(story, &entity.tags)).collect()
        }
        Part::References => references::paragraphs(of),
        _ => Vec::new(),
    }
}

/// By whom and where an entity is said to be what it is.
fn described_by(story: Story<'_>, ix: EntityIx) -> Option<Paragraph> {
    story.briefing.description(ix)?;
    let telling = story.briefing.telling_of_description(story.get(ix));
    if telling.is_default {
        return None;
    }
    let own = attribution::own_voice(story, Node::Description(ix));
    let mut line = Paragraph::close();
    if let Some(by) = telling.voice {
        line = attribution::teller(story, line.words("from "), by);
        line = attribution::voice(story, line, by.actor(), own);
    }
    let count = line.runs.len();
    let before = if telling.voice.is_some() { ", via " } else { "via " };
    line =
        attribution::via(story, line, (Tone::Text, before), telling, (own, attribution::hop_count(telling)));
    let support = story.support_of_description(ix);
    if line.runs.len() > count && !support.all.reports.is_empty() {
        line = line.words(" (").run(weight::weight(story, &support)).words(")");
    }
    line.unless_empty()
}

/// On what its description, the relations around it and its names rest, each together.
fn origins(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    let entity = story.get(ix);
    let own: Vec<(EntityIx, u32)> = story.briefing.relations(ix).map(|(n, _)| (ix, n)).collect();
    let incoming: Vec<(EntityIx, u32)> = story.incoming(ix).collect();
    let of_relations =
        |held: Vec<(EntityIx, u32)>| (!held.is_empty()).then(|| story.support_of_relations(held));
    let telling = story.briefing.telling_of_description(entity);
    let is_told = story.briefing.description(ix).is_some() && telling.attribution.has_chains();
    let names = story.support_of_names(ix);
    let rest = [
        ("description rests on", is_told.then(|| story.support_of_description(ix))),
        ("relations rest on", of_relations(own)),
        ("relations to it rest on", of_relations(incoming)),
        ("names rest on", (!names.all.reports.is_empty()).then_some(names)),
    ];
    let told = rest.iter().filter_map(|(label, support)| Some((label, support.as_ref()?)));
    told.map(|(label, support)| weight::origins_field(story, label, support)).collect()
}

/// What of it nobody says but the briefing itself: what it is, and some of its names.
pub(super) fn own_word(story: Story<'_>, ix: EntityIx) -> [Option<Paragraph>; 2] {
    let entity = story.get(ix);
    let bare: Vec<&str> = story
        .briefing
        .aliases(ix)
        .filter(|(n, alias)| !is_in_use(story, (ix, *n), alias))
        .map(|(_, alias)| alias.name.as_str())
        .collect();
    let telling = story.briefing.telling_of_description(entity);
    let is_unsourced = story.briefing.description(ix).is_some() && !telling.attribution.has_chains();
    let described = "What it is said to be is the briefing's own word: no source is given for it.";
    let named = || safe_format!("The file does not say who uses these names: {}.", bare.join(", "));
    [
        is_unsourced.then(|| Paragraph::plain().tone(Tone::Muted, described)),
        (!bare.is_empty()).then(|| Paragraph::plain().tone(Tone::Muted, named())),
    ]
}

/// Its relations, each with who holds it to be so.
fn relations(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    let mut shared = shared(story, ix);
    let mut disputes = Disputes::default();
    let told = story.briefing.relations(ix).flat_map(|(n, _)| {
        let line = tell(story, Paragraph::entry(), (ix, n), &mut disputes);
        std::iter::once(line).chain(shared.remove(&n))
    });
    told.collect()
}

/// Where several hold the same relation to be so: what they rest on together, by the number of the last of them.
fn shared(story: Story<'_>, ix: EntityIx) -> HashMap<u32, Paragraph> {
    let mut same: HashMap<(Option<EntityIx>, &str), Vec<u32>> = HashMap::new();
    let is_told = |relation: &Relation| {
        let telling = story.briefing.telling_of_relation(relation);
        !telling.is_default && telling.attribution.has_chains()
    };
    for (n, relation) in story.briefing.relations(ix).filter(|(_, relation)| is_told(relation)) {
        same.entry((relation.to, relation.kind.as_str())).or_default().push(n);
    }
    let several = same.into_values().filter(|numbers| numbers.len() > 1);
    let line = |numbers: Vec<u32>| {
        let support = story.support_of_relations(numbers.iter().map(|n| (ix, *n)));
        let words = safe_format!("said {} times, on ", numbers.len());
        let line = Paragraph::nested(1).words(words).run(weight::weight(story, &support));
        Some((*numbers.last()?, line))
    };
    several.filter_map(line).collect()
}

/// `persona · in 4 events · 5 quotes · 2 claims · 14 references in all · named in 9 texts`; before it, where a claim about it is
/// disputed, that it is.
fn summary(of: Description<'_>, ix: EntityIx) -> Paragraph {
    let (story, item) = (of.story, of.item);
    let entity = story.get(ix);
    let mut kind = kind(&entity.kind);
    if kind.is_empty() || entity.kind == EntityKind::Actor(ActorKind::Other) {
        kind = SafeText::from_static(entity.class.as_str());
    }
    // The kind of a place is in words of the file, which must not begin a line of the linear text.
    if of.is_linear() && matches!(entity.kind, EntityKind::Place(_)) {
        kind = safe_format!("place: {kind}");
    }
    let mut line = Paragraph::plain();
    if let Some(claims) = standing::count_contested(story, item) {
        line = claims.tone(Tone::Muted, " · ");
    }
    let line = line.tone(Tone::Muted, kind);
    let line = match references::summary(story, item) {
        Some(counts) => line.tone(Tone::Muted, safe_format!(" · {counts}")),
        None => line,
    };
    match story.naming(ix).count() {
        0 => line,
        n => line.tone(Tone::Muted, safe_format!(" · named in {}", count(n, "text", "texts"))),
    }
}

/// Its other names: those that the file gives as they are, and those that somebody or some source uses, a line each.
fn aliases(story: Story<'_>, ix: EntityIx, says_voice: bool) -> Vec<Paragraph> {
    let [plain, used] = names_told(story, ix);
    let mut also = Paragraph::field("also");
    for (n, (_, alias)) in plain.into_iter().enumerate() {
        also = spelled(if n > 0 { also.words("; ") } else { also }, alias);
    }
    let used = used.into_iter().map(|(n, alias)| {
        let own = attribution::own_voice(story, Node::Alias(ix, n)).filter(|_| says_voice);
        attribution::voice(story, in_use(story, (ix, n), alias), alias.by, own)
    });
    also.unless_empty().into_iter().chain(used).collect()
}

/// Its other names with their numbers, each once: those that the file gives as they are, and those that somebody or some
/// source uses.
pub(super) fn names_told(story: Story<'_>, ix: EntityIx) -> [Vec<(u32, &Alias)>; 2] {
    let source = |alias: &Alias| story.briefing.known_one(alias.source);
    let mut seen = HashSet::new();
    let once = story.briefing.aliases(ix).filter(|(_, alias)| {
        seen.insert((alias.name.as_str(), alias.language.as_str(), alias.by, source(alias)))
    });
    let (used, plain) = once.partition(|(n, alias)| is_in_use(story, (ix, *n), alias));
    [plain, used]
}

/// Whether the file says who uses a name, or where, even if that could not be read.
fn is_in_use(story: Story<'_>, (ix, n): (EntityIx, u32), alias: &Alias) -> bool {
    let part = Some(Statement::Alias(ix, n));
    let is_lost = story.briefing.lost(ix.into()).iter().any(|lost| lost.part == part);
    alias.by.is_some() || story.briefing.known_one(alias.source).is_some() || is_lost
}

/// A name that somebody or some source uses: `Microsoft calls it Storm-0842, in Threat report`
pub(super) fn in_use(story: Story<'_>, (ix, n): (EntityIx, u32), alias: &Alias) -> Paragraph {
    let calls = if attribution::is_person(story.get(ix)) { " calls them " } else { " calls it " };
    let at = (Item::Entity(ix), Some(Statement::Alias(ix, n)));
    let lost = story.briefing.lost_at(at.0, at.1, "by").next();
    let by = alias.by.map(Voice::Actor).or_else(|| lost.cloned().map(Voice::Unread));
    let line = match (by, story.briefing.known_one(alias.source)) {
        (Some(by), source) => {
            let comma = if by.actor().is_some() { "" } else { "," };
            let teller = attribution::teller(story, Paragraph::entry(), &by).words(comma);
            let line = spelled(teller.words(calls), alias);
            match source {
                Some(source) => line.words(", in ").link(story, Item::Source(source)),
                None => line,
            }
        }
        (None, Some(source)) => {
            spelled(Paragraph::entry().words("in ").link(story, Item::Source(source)).words(": "), alias)
        }
        (None, None) => spelled(Paragraph::entry(), alias),
    };
    lost::add(story, line, at, ("source", "source"))
}

fn spelled(line: Paragraph, alias: &Alias) -> Paragraph {
    let line = line.own(|line| line.words(&alias.name));
    if alias.language.is_empty() { line } else { line.words(safe_format!(" ({})", alias.language)) }
}

/// `first 1965, last c. Jun 2025`, each leading to the event or quote; where the dates do not prove that none lies
/// beyond, it is said.
fn occurs(story: Story<'_>, ix: EntityIx) -> Option<Paragraph> {
    let occurrence = story.occurrence(ix);
    let (first, last) = (occurrence.first?, occurrence.last?);
    let date = |line: Paragraph, end: End| {
        let date = date(story.briefing, end.item).map(|date| SafeText::line(&date.label()));
        let line = line.link_as(story, end.item, date.unwrap_or_default());
        match name::caveat(story, end.item) {
            Some(caveat) => line.tone(Tone::Warning, safe_format!(" {caveat}")),
            None => line,
        }
    };
    let field = Paragraph::field("occurs");
    let besides = match occurrence.undated {
        0 => String::new(),
        n => format!("; {n} undated"),
    };
    if occurrence.dated == 1 {
        return Some(date(field.words("dated once: "), first).words(SafeText::line(&besides)));
    }
    // What has no date may lie before the first, and behind the last.
    let words = |end: End, sure: &'static str, unsure: &'static str| {
        if end.is_proven && besides.is_empty() { sure } else { unsure }
    };
    let field = date(field.words(words(first, "first ", "perhaps first ")), first);
    let field = date(field.words(words(last, ", last ", ", perhaps last ")), last);
    Some(field.words(SafeText::line(&besides)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{
        Form,
        tests::{lines, with},
    };

    /// The facts about the first actor of a file, a line each.
    fn facts_of(actor: &str) -> Vec<String> {
        let sources =
            "sources:\n  log: {title: Log}\n  wire: {title: Wire, publisher: iran, based_on: [log]}\n";
        let actors = format!("actors:\n  a: {{name: A, {actor}}}\n  iran: {{name: Iran}}\n");
        with(&format!("{sources}{actors}"), |story| {
            lines(&Description::for_form(story, Item::Entity(EntityIx(0)), Form::Beside).told())
        })
    }

    #[test]
    fn what_has_no_date_may_be_the_first_and_the_last() {
        let occurs = |rest: &str| {
            let dated = "{title: E, date: 1985, actors: [a]}, {title: F, date: 1990, actors: [a]}";
            with(&format!("events: [{dated}{rest}]\nactors: {{a: {{name: A}}}}\n"), |story| {
                occurs(story, EntityIx(0)).map(|line| lines(&[line])[0].clone()).unwrap_or_default()
            })
        };
        assert_eq!(occurs(""), "first 1985, last 1990");
        for (event, expected) in [
            (", {title: G, actors: [a]}", "perhaps first 1985, perhaps last 1990; 1 undated"),
            (
                ", {title: G, date: XXXX-10-22, actors: [a]}",
                "perhaps first 1985, perhaps last 1990; 1 undated",
            ),
            (
                ", {title: G, actors: [a]}, {title: H, actors: [a]}",
                "perhaps first 1985, perhaps last 1990; 2 undated",
            ),
        ] {
            assert_eq!(occurs(event), expected);
        }
    }

    #[test]
    fn a_relation_says_who_holds_it_to_be_so() {
        let relation =
            |keys: &str| facts_of(&format!("relations: [{{to: iran, kind: sponsored-by{keys}}}]"))[1].clone();
        assert_eq!(relation(", by: iran"), "sponsored by Iran, says Iran");
        assert_eq!(relation(", via: [log]"), "sponsored by Iran, via Log");
        assert_eq!(relation(", date: 2024"), "sponsored by Iran, unattributed, 2024");
    }

    #[test]
    fn a_description_says_who_gives_it_and_where() {
        let said = |keys: &str| facts_of(&format!("text: A body., {keys}"))[2].clone();
        assert_eq!(said("by: iran"), "from Iran");
        assert_eq!(said("via: [log]"), "via Log (1 report, 1 origin)");
        assert_eq!(said("by: iran, via: [wire]"), "from Iran, in its own voice");
        assert_eq!(said("by: iran, via: [log]"), "from Iran, via Log (1 report, 1 origin)");
        assert_eq!(
            said("by: iran, via: [wire, log]"),
            "from Iran, in its own voice, via Log (2 reports, 1 origin)"
        );
    }

    #[test]
    fn a_relation_in_the_own_voice_of_its_holder_says_so() {
        let relation =
            |keys: &str| facts_of(&format!("relations: [{{to: iran, kind: runs, {keys}}}]"))[1].clone();
        assert_eq!(relation("by: iran, via: [wire]"), "runs Iran, says Iran, in its own voice");
        assert_eq!(
            relation("by: iran, via: [wire, log]"),
            "runs Iran, says Iran, in its own voice, via Log (2 reports, 1 origin)"
        );
    }

    #[test]
    fn an_alias_says_who_uses_it_and_one_that_stands_twice_is_shown_once() {
        let also = |aliases: &str| facts_of(&format!("kind: group, aliases: [{aliases}]"))[1..].to_vec();
        assert_eq!(also("M, M, {name: M, by: iran}, M, N"), ["M; N", "Iran calls it M"]);
        assert_eq!(
            also("{name: M, by: iran, source: log, language: en}, {name: L, source: log}"),
            ["Iran calls it M (en), in Log", "in Log: L"]
        );
    }
}
