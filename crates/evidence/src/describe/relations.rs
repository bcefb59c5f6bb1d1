//! The relations around an entity in words: the names of boxes, the labels of lines, and every relation in full. It must
//! not know how they are drawn.

use std::collections::{HashMap, HashSet};

use super::{
    Block, attribution,
    limits::NAMES_PER_LABEL,
    lost, name,
    paragraph::{Paragraph, Tone, count, headed},
    prose::inline,
    weight::weight,
};
use crate::evidence::{
    Story,
    relations::{Edge, Held, Neighborhood},
    support::Node,
};
use briefing_format::model::{ClaimIx, EntityIx, Item, Relation, Statement};
use briefing_format::wording::colon;
use briefing_text::{SafeText, safe_format};

/// The claims that make relations disputed, by the ends of the relations; each two are asked for once.
#[derive(Debug, Default)]
pub(super) struct Disputes(HashMap<(EntityIx, EntityIx), Option<ClaimIx>>);

impl Disputes {
    /// The claim that a relation answers to; where none between the two says which, the one that is about both, where it is
    /// disputed or denied.
    fn about(&mut self, story: Story<'_>, of: EntityIx, relation: &Relation) -> Option<ClaimIx> {
        if let Some(claim) = story.briefing.known_one(relation.claim) {
            return Some(claim);
        }
        let to = relation.to?;
        *self.0.entry((of, to)).or_insert_with(|| story.dispute_between(of, to))
    }
}

/// Adds a relation, given by whose it is and its number there, and who holds it to be so. Without a holder or a source it
/// is the writer's own word, and no fact. The claim that it answers to is named with it; where the file names none, a disputed
/// one that is about both of its ends, for it may be about this relation.
pub(super) fn tell(
    story: Story<'_>,
    line: Paragraph,
    (of, n): (EntityIx, u32),
    disputes: &mut Disputes,
) -> Paragraph {
    let from = line.runs.len();
    let relation = story.briefing.relation(of, n);
    let telling = story.briefing.telling_of_relation(relation);
    let hops = attribution::hop_count(telling);
    let part = Some(Statement::Relation(of, n));
    let own = attribution::own_voice(story, Node::Relation(of, n));
    let mut line = line.words(safe_format!("{} ", verb(relation)));
    line = if let Some(to) = relation.to {
        line.link(story, Item::Entity(to))
    } else {
        let name = lost::add(story, Paragraph::plain(), (Item::Entity(of), part), ("to", "entity")).runs;
        let is_lost = !name.is_empty();
        if is_lost { line.runs(name) } else { line.tone(Tone::Warning, "something the file does not define") }
    };
    if let Some(by) = relation.attribution.voice() {
        line = attribution::teller(story, line.words(", says "), by);
        line = attribution::voice(story, line, by.actor(), own);
    } else if !telling.attribution.has_chains() && telling.voice.is_none() {
        line = line.tone(Tone::Muted, ", unattributed");
    }
    if let Some(likelihood) = relation.likelihood {
        let (low, high) = likelihood.percent();
        line = line.words(safe_format!(", {} ({low}–{high} %)", likelihood.as_str()));
    }
    if let Some(date) = &relation.date {
        line = line.words(", ").date(date);
    }
    line = attribution::via(story, line, (Tone::Text, ", via "), telling, (own, hops));
    if hops > 1 {
        let support = story.support_of_relations([(of, n)]);
        // What is muted stands in brackets itself.
        line = match support.retracted_reports() + support.retracted_origins() + support.all.hidden {
            0 => line.words(" (").run(weight(story, &support)).words(")"),
            _ => line.words(", ").run(weight(story, &support)),
        };
    }
    if let Some(claim) = disputes.about(story, of, relation) {
        // Its name says how it stands.
        line = line.words("; ").link(story, Item::Claim(claim));
    }
    line = lost::add(story, line, (Item::Entity(of), part), ("claim", "claim"));
    if !relation.text.is_empty() {
        let remark = inline(story, &relation.text, Item::Entity(of));
        line = line.words(". The briefing notes: ").own(|line| line.runs(remark));
    }
    line.fallen_from(from, story.evidence.retraction.contains_relation(of, n))
}

/// The same behind the name of whose relation it is.
pub(super) fn tell_whose(
    story: Story<'_>,
    line: Paragraph,
    held: (EntityIx, u32),
    disputes: &mut Disputes,
) -> Paragraph {
    let from = line.runs.len();
    let line = tell(story, line.link(story, Item::Entity(held.0)).words(" "), held, disputes);
    line.fallen_from(from, story.evidence.retraction.contains_relation(held.0, held.1)).told_elsewhere()
}

/// The verb phrase of a relation, in words: `attributed to`.
fn verb(relation: &Relation) -> SafeText {
    SafeText::line(&relation.kind.as_str().replace('-', " "))
}

/// What stands in the box of a node: a name, or how many are related in which way.
pub fn node(story: Story<'_>, around: &Neighborhood, node: usize) -> SafeText {
    match &around.nodes[node].members[..] {
        [one] => name(story, Item::Entity(*one)),
        members if around.nodes[node].is_mixed => safe_format!("{} in other ways", members.len()),
        members => match around.edges.iter().find(|edge| edge.outer == node) {
            Some(edge) => safe_format!("{} × {}", members.len(), kinds(story, edge)),
            None => count(members.len(), "actor or place", "actors and places"),
        },
    }
}

/// What stands on a line: what relates its ends, and who says so: `opposes, says Iran`. Where both point at each other,
/// arrows say which way each relation goes.
pub fn label(story: Story<'_>, around: &Neighborhood, edge: &Edge) -> SafeText {
    let is_group = around.nodes[edge.outer].members.len() > 1;
    if is_group {
        // The box says the kinds, or that they differ.
        return SafeText::line(holders(story, &edge.held).trim_start_matches(", "));
    }
    let parts = by_kind(story, edge);
    let named =
        parts.iter().take(NAMES_PER_LABEL).map(|(kind, held)| format!("{kind}{}", holders(story, held)));
    SafeText::line(&joined(named.collect(), parts.len(), "; "))
}

/// The first of so many, and how many more there are.
fn joined(mut first: Vec<String>, all: usize, separator: &str) -> String {
    if all > first.len() {
        first.push(format!("and {} more", all - first.len()));
    }
    first.join(separator)
}

/// The kinds of an edge, each once, with an arrow where the edge goes both ways.
fn kinds(story: Story<'_>, edge: &Edge) -> String {
    let parts = by_kind(story, edge);
    let all = parts.len();
    joined(parts.into_iter().take(NAMES_PER_LABEL).map(|(kind, _)| kind).collect(), all, "; ")
}

fn by_kind(story: Story<'_>, edge: &Edge) -> Vec<(String, Vec<Held>)> {
    let goes_both_ways = edge.held.iter().any(|held| held.is_outward != edge.held[0].is_outward);
    let mut parts: Vec<(String, Vec<Held>)> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for held in &edge.held {
        let arrow = match (goes_both_ways, held.is_outward) {
            (false, _) => "",
            (true, true) => "→ ",
            (true, false) => "← ",
        };
        let kind = format!("{arrow}{}", verb(held.relation(story)));
        let number = *numbers.entry(kind).or_insert_with_key(|kind| {
            parts.push((kind.clone(), Vec::new()));
            parts.len() - 1
        });
        parts[number].1.push(*held);
    }
    parts
}

/// `, says Iran, Albania`
fn holders(story: Story<'_>, all: &[Held]) -> String {
    let mut known: HashSet<String> = HashSet::new();
    let mut names: Vec<String> = Vec::new();
    for by in all.iter().filter_map(|held| held.relation(story).attribution.voice()) {
        let name = attribution::teller_words(story, by).to_string();
        if known.insert(name.clone()) && names.len() < NAMES_PER_LABEL {
            names.push(name);
        }
    }
    let nobody = |held: &Held| {
        let telling = story.briefing.telling_of_relation(held.relation(story));
        telling.voice.is_none() && !telling.attribution.has_chains()
    };
    match (names.is_empty(), all.iter().any(nobody)) {
        (true, true) => ", unattributed".to_owned(),
        (true, false) => String::new(),
        (false, _) => format!(", says {}", joined(names, known.len(), ", ")),
    }
}

/// What a node has to do with those nearer to the center, in full; of the center, how many it is related to.
pub fn sentence(story: Story<'_>, around: &Neighborhood, node: usize) -> Paragraph {
    if node == 0 {
        let neighbors: usize =
            around.nodes.iter().filter(|node| node.layer.abs() == 1).map(|node| node.members.len()).sum();
        let center = around.nodes[0].members.iter();
        let names = center.fold(Paragraph::plain(), |line, ix| line.link(story, Item::Entity(*ix)));
        return names.words(safe_format!(", related to {}", count(neighbors, "other", "others")));
    }
    let members = &around.nodes[node].members;
    if members.len() > 1 {
        let node = self::node(story, around, node);
        let words = safe_format!("{node}{} ", colon(node.as_str()));
        let names = members.iter().map(|ix| Item::Entity(*ix));
        return Paragraph::plain().words(words).links(story, names);
    }
    let is_nearer =
        |edge: &&Edge| around.nodes[edge.inner].layer.abs() < around.nodes[edge.outer].layer.abs();
    let edges = around.edges.iter().filter(|edge| edge.outer == node).filter(is_nearer);
    let mut disputes = Disputes::default();
    let mut line = Paragraph::plain();
    for (n, held) in edges.flat_map(|edge| &edge.held).enumerate() {
        line = line.words(if n > 0 { ". " } else { "" });
        line = tell_whose(story, line, (held.of, held.number), &mut disputes);
    }
    line
}

/// Every relation around an entity in full, an entry each below a heading.
pub fn list(story: Story<'_>, around: &Neighborhood) -> Vec<Block> {
    let mut disputes = Disputes::default();
    let held = around.edges.iter().flat_map(|edge| &edge.held);
    let entry = |held: &Held| tell_whose(story, Paragraph::entry(), (held.of, held.number), &mut disputes);
    let entries: Vec<Paragraph> = held.map(entry).collect();
    headed("Relations", entries.len(), entries).into_iter().map(|line| Block::Words(vec![line])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::with;

    /// The label of the only line around the first actor, who has these relations to the second.
    fn label_of(relations: &[String], others: &str) -> String {
        let relations = relations.join(", ");
        let actors =
            format!("actors:\n  a: {{name: A, relations: [{relations}]}}\n  b: {{name: B}}\n{others}");
        with(&actors, |story| {
            let around = Neighborhood::new(story, EntityIx(0), 1);
            label(story, &around, &around.edges[0]).as_str().to_owned()
        })
    }

    #[test]
    fn of_many_kinds_a_line_says_the_first_and_how_many_more() {
        let kinds = |n: usize| (0..n).map(|n| format!("{{to: b, kind: k{n}, by: b}}")).collect::<Vec<_>>();
        let six = "k0, says B; k1, says B; k2, says B; k3, says B; k4, says B; k5, says B";
        assert_eq!(label_of(&kinds(6), ""), six);
        assert_eq!(label_of(&[kinds(9), kinds(9)].concat(), ""), format!("{six}; and 3 more"));
    }

    #[test]
    fn of_many_who_say_so_a_line_names_the_first_and_how_many_more() {
        let by: Vec<String> = (0..8).map(|n| format!("{{to: b, kind: k, by: p{n}}}")).collect();
        let people: Vec<String> = (0..8).map(|n| format!("  p{n}: {{name: P{n}}}\n")).collect();
        let label = label_of(&[by.clone(), by].concat(), &people.concat());
        assert_eq!(label, "k, says P0, P1, P2, P3, P4, P5, and 2 more");
    }
}
