//! An actor or place in words: who it is, its names, its relations and who holds them, what points at it. It must not sort by importance.

use std::collections::{HashMap, HashSet};

use super::{
    Block, claim, mention,
    paragraph::{Paragraph, Run, Tone, count, link_tone, tags_field, text_field},
    prose::{inline, prose},
    references,
    row::kind,
    teller,
    weight::weight,
};
use crate::evidence::{
    Story,
    chain::Way,
    occurrences::{End, date},
};
use briefing_format::model::{ActorKind, Alias, ClaimIx, Entity, EntityIx, EntityKind, Item, Relation};
use briefing_text::{SafeText, safe_format};

/// The claims that make relations disputed, by the ends of the relations; each two are asked for once.
#[derive(Debug, Default)]
pub(super) struct Disputes(HashMap<(EntityIx, EntityIx), Option<ClaimIx>>);

impl Disputes {
    /// The claim that is about both ends of a relation, where it is disputed or denied.
    pub(super) fn about(&mut self, story: Story<'_>, of: EntityIx, relation: &Relation) -> Option<ClaimIx> {
        let to = relation.to?;
        *self.0.entry((of, to)).or_insert_with(|| story.dispute_between(of, to))
    }
}

/// What opens below an entity in a list; all the rest stands in its pane.
pub fn detail(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    description(story, ix)
}

/// Everything about an entity: its facts, then what points at it.
pub fn blocks(story: Story<'_>, ix: EntityIx) -> Vec<Block> {
    let mut blocks = vec![Block::Words(facts(story, ix))];
    blocks.extend(references::blocks(story, Item::Entity(ix)));
    blocks
}

/// What the file says of an entity where it defines it, and where it occurs.
pub fn facts(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    told(story, ix, occurs(story, ix).into_iter().chain(mention::first(story, ix)))
}

/// What the file says of an entity where it defines it.
pub fn brief(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    told(story, ix, [])
}

/// What the file says of an entity, with what was found out about it between its names and its relations.
fn told(story: Story<'_>, ix: EntityIx, found: impl IntoIterator<Item = Paragraph>) -> Vec<Paragraph> {
    let entity = story.get(ix);
    let item = Item::Entity(ix);
    let shared = shared(story, story.briefing.known(&entity.relations));
    let mut disputes = Disputes::default();
    let relations = story.briefing.known(&entity.relations).iter().enumerate().flat_map(|(n, entry)| {
        let dispute = disputes.about(story, ix, entry);
        let line = relation(story, Paragraph::entry(), entry, item, dispute);
        let line = line.fallen_if(story.evidence.fall.takes_relation(ix, n));
        std::iter::once(line).chain(shared.get(&n).cloned())
    });
    let links = entity.links.iter().map(|link| Paragraph::field("link").text(link));
    std::iter::once(summary(story, ix))
        .chain(description(story, ix))
        .chain(aliases(story, entity))
        .chain(text_field("country", &entity.country))
        .chain(found)
        .chain(relations)
        .chain(links)
        .chain(tags_field(story, &entity.tags))
        .collect()
}

/// What an entity is said to be, and by whom and where.
fn description(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    let entity = story.get(ix);
    let has_fallen = story.evidence.fall.takes_description(ix);
    let text = prose(story, &entity.text, Item::Entity(ix));
    let mut paragraphs: Vec<Paragraph> = text.into_iter().map(|line| line.fallen_if(has_fallen)).collect();
    let mut line = Paragraph::close();
    let way = Way::of_description(story.briefing, entity);
    if let Some(by) = entity.by {
        line = line.words("from ").link(story, Item::Entity(by));
        line = teller::voice(story, line, entity.by, way.own_origin());
    }
    let passed_on = way.besides_own();
    if !passed_on.is_empty() {
        let weighed = story.weighed_description(ix);
        line = line.words(if entity.by.is_some() { ", via " } else { "via " });
        line = line.sources(story, passed_on, " → ").words(" (").runs(vec![weight(&weighed)]).words(")");
    }
    if !line.runs.is_empty() {
        paragraphs.push(line);
    }
    paragraphs
}

/// Where several hold the same relation to be so: what they rest on together, by the number of the last of them.
fn shared<'a>(story: Story<'a>, relations: &'a [Relation]) -> HashMap<usize, Paragraph> {
    let mut same: HashMap<(Option<EntityIx>, &str), Vec<usize>> = HashMap::new();
    for (n, relation) in
        relations.iter().enumerate().filter(|(_, relation)| !story.briefing.known(&relation.via).is_empty())
    {
        same.entry((relation.to, relation.kind.as_str())).or_default().push(n);
    }
    let several = same.into_values().filter(|numbers| numbers.len() > 1);
    let line = |numbers: Vec<usize>| {
        let weighed = story.weighed_relations(numbers.iter().map(|n| &relations[*n]));
        let words = safe_format!("said {} times, on ", numbers.len());
        let line = Paragraph::nested(1).tone(Tone::Text, words).runs(vec![weight(&weighed)]);
        Some((*numbers.last()?, line))
    };
    several.filter_map(line).collect()
}

/// `persona · in 4 events · 5 quotes · 2 claims · 14 links · named in 9 texts`; before it, where a claim about it is
/// disputed, that it is.
fn summary(story: Story<'_>, ix: EntityIx) -> Paragraph {
    let (entity, item) = (story.get(ix), Item::Entity(ix));
    let mut kind = kind(&entity.kind);
    if kind.is_empty() || entity.kind == EntityKind::Actor(ActorKind::Other) {
        kind = SafeText::from_static(entity.class.as_str());
    }
    let mut line = Paragraph::plain();
    if let Some(claims) = claim::count_contested(story, item) {
        line = claims.tone(Tone::Muted, SafeText::from_static(" · "));
    }
    let line = line.tone(Tone::Muted, kind);
    let line = match references::summary(story, item) {
        Some(counts) => line.tone(Tone::Muted, safe_format!(" · {counts}")),
        None => line,
    };
    match story.evidence.occurrences.naming(ix).len() {
        0 => line,
        n => line.tone(Tone::Muted, safe_format!(" · named in {}", count(n, "text", "texts"))),
    }
}

/// Its other names: those that the file gives as they are, and those that somebody or some source uses, a line each.
fn aliases(story: Story<'_>, entity: &Entity) -> Vec<Paragraph> {
    let source = |alias: &Alias| story.briefing.known_one(alias.source);
    let mut seen = HashSet::new();
    let once: Vec<&Alias> = entity
        .aliases
        .iter()
        .filter(|alias| seen.insert((alias.name.as_str(), alias.language.as_str(), alias.by, source(alias))))
        .collect();
    let (used, plain): (Vec<&Alias>, Vec<&Alias>) =
        once.into_iter().partition(|alias| alias.by.is_some() || source(alias).is_some());
    let mut also = Paragraph::field("also");
    for (n, alias) in plain.into_iter().enumerate() {
        also = spelled(if n > 0 { also.words("; ") } else { also }, alias);
    }
    let also = (!also.runs.is_empty()).then_some(also);
    also.into_iter().chain(used.into_iter().map(|alias| in_use(story, alias, entity))).collect()
}

/// `Microsoft calls it Storm-0842, in Threat report`
/// A name that somebody or some source uses.
pub(super) fn in_use(story: Story<'_>, alias: &Alias, entity: &Entity) -> Paragraph {
    let calls =
        if entity.kind == EntityKind::Actor(ActorKind::Person) { " calls them " } else { " calls it " };
    match (alias.by, story.briefing.known_one(alias.source)) {
        (Some(by), source) => {
            let line = spelled(Paragraph::entry().link(story, Item::Entity(by)).words(calls), alias);
            match source {
                Some(source) => line.words(", in ").link(story, Item::Source(source)),
                None => line,
            }
        }
        (None, Some(source)) => {
            spelled(Paragraph::entry().words("in ").link(story, Item::Source(source)).words(": "), alias)
        }
        (None, None) => spelled(Paragraph::entry(), alias),
    }
}

fn spelled(line: Paragraph, alias: &Alias) -> Paragraph {
    let line = line.text(&alias.name);
    if alias.language.is_empty() {
        return line;
    }
    line.tone(Tone::Text, safe_format!(" ({})", alias.language))
}

/// `first 1965, last c. Jun 2025`, each leading to the event or quote; where the dates do not prove that none lies
/// beyond, it is said.
fn occurs(story: Story<'_>, ix: EntityIx) -> Option<Paragraph> {
    let occurrence = story.evidence.occurrences.of(ix);
    let (first, last) = (occurrence.first?, occurrence.last?);
    let date = |end: End| {
        let words =
            date(story.briefing, end.item).map(|date| SafeText::line(&date.label())).unwrap_or_default();
        vec![Run { text: words, tone: link_tone(story, end.item), link: Some(end.item) }]
    };
    let field = Paragraph::field("occurs");
    if first.item == last.item {
        return Some(field.words("dated once: ").runs(date(first)));
    }
    let words =
        |end: End, sure: &'static str, unsure: &'static str| if end.is_proven { sure } else { unsure };
    let field = field.words(words(first, "first ", "perhaps first ")).runs(date(first));
    Some(field.words(words(last, ", last ", ", perhaps last ")).runs(date(last)))
}

/// One relation and who holds it to be so. Without a holder or a source it is the writer's own word, and no fact.
/// A claim that is about both of its ends and is disputed is named with it, for it may be about this relation.
pub(super) fn relation(
    story: Story<'_>,
    line: Paragraph,
    relation: &Relation,
    subject: Item,
    dispute: Option<ClaimIx>,
) -> Paragraph {
    let way = Way::of_relation(story.briefing, relation);
    let mut line = line.tone(Tone::Text, safe_format!("{} ", verb(relation)));
    line = match relation.to {
        Some(to) => line.link(story, Item::Entity(to)),
        None => line.tone(Tone::Warning, SafeText::from_static("something the file does not define")),
    };
    if let Some(by) = relation.by {
        line = line.words(", says ").link(story, Item::Entity(by));
        line = teller::voice(story, line, relation.by, way.own_origin());
    } else if story.briefing.known(&relation.via).is_empty() {
        line = line.tone(Tone::Muted, SafeText::from_static(", unattributed"));
    }
    if let Some(likelihood) = relation.likelihood {
        let (low, high) = likelihood.percent();
        line = line.tone(Tone::Text, safe_format!(", {} ({low}–{high} %)", likelihood.as_str()));
    }
    if let Some(date) = &relation.date {
        line = line.words(", ").date(date);
    }
    let passed_on = way.besides_own();
    if !passed_on.is_empty() {
        line = line.words(", via ");
        line = line.sources(story, passed_on, " → ");
    }
    if story.briefing.known(&relation.via).len() > 1 {
        let weighed = story.weighed_relations([relation]);
        let weight = vec![weight(&weighed)];
        // What is muted stands in brackets itself.
        line = match weighed.taken() {
            (0, 0) => line.words(" (").runs(weight).words(")"),
            _ => line.words(", ").runs(weight),
        };
    }
    if let Some(claim) = dispute {
        // Its name says how it stands.
        line = line.words("; ").link(story, Item::Claim(claim));
    }
    if !relation.text.is_empty() {
        line = line.words(". The briefing notes: ").runs(inline(story, &relation.text, subject));
    }
    line
}

/// The verb phrase of a relation, in words: `attributed to`.
pub(super) fn verb(relation: &Relation) -> SafeText {
    SafeText::line(&relation.kind.as_str().replace('-', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    /// The facts about the first actor of a file, a line each.
    fn facts_of(actor: &str) -> Vec<String> {
        let yaml = format!(
            "briefing: 1\ntitle: T\nsources:\n  log: {{title: Log}}\n  wire: {{title: Wire, publisher: iran, based_on: [log]}}\nactors:\n  a: {{name: A, {actor}}}\n  iran: {{name: Iran}}\n"
        );
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let line = |paragraph: &Paragraph| paragraph.runs.iter().map(|run| run.text.as_str()).collect();
        facts(story, EntityIx(0)).iter().map(line).collect()
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
