//! The relations around an entity in words: the names of boxes, the labels of lines, and every relation in full. It must
//! not know how they are drawn.

use std::collections::{HashMap, HashSet};

use super::{
    Block,
    entity::{self, Disputes, verb},
    name,
    paragraph::{Paragraph, Tone, count},
};
use crate::evidence::{
    Story,
    relations::{self, Edge, Held, Neighborhood},
};
use briefing_format::model::{EntityIx, Item};
use briefing_text::{SafeText, safe_format};

/// The most kinds, and the most names for each, that a box or a line says; the list below the drawing has them all.
const NAMED: usize = 6;

/// The relations that others have to an entity, an entry each: whose it is, what, who says so.
pub fn incoming(story: Story<'_>, ix: EntityIx) -> Vec<Paragraph> {
    let mut disputes = Disputes::default();
    let held = relations::incoming(story, ix);
    held.map(|(_, held)| {
        let said = held.relation(story);
        full(story, Paragraph::entry(), held, &mut disputes).fallen_if(story.is_fallen(said))
    })
    .collect()
}

/// What stands in the box of a node: a name, or how many are related in which way.
pub fn node(story: Story<'_>, around: &Neighborhood, node: usize) -> SafeText {
    match &around.nodes[node].members[..] {
        [one] => name(story, Item::Entity(*one)),
        members if around.nodes[node].is_mixed => safe_format!("{} in other ways", members.len()),
        members => match around.edges.iter().find(|edge| edge.outer == node) {
            Some(edge) => safe_format!("{} × {}", members.len(), kinds(story, edge)),
            None => count(members.len(), "entity", "entities"),
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
    let named = parts.iter().take(NAMED).map(|(kind, held)| format!("{kind}{}", holders(story, held)));
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
    joined(parts.into_iter().take(NAMED).map(|(kind, _)| kind).collect(), all, "; ")
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
    let mut known: HashSet<&str> = HashSet::new();
    let mut names: Vec<String> = Vec::new();
    for by in all.iter().filter_map(|held| held.relation(story).by) {
        let name = story.get(by).name.as_str();
        if known.insert(name) && names.len() < NAMED {
            names.push(name.to_owned());
        }
    }
    let nobody = |held: &Held| {
        held.relation(story).by.is_none() && story.briefing.known(&held.relation(story).via).is_empty()
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
        let words = safe_format!(", related to {}", count(neighbors, "other", "others"));
        return around.nodes[0]
            .members
            .iter()
            .fold(Paragraph::plain(), |line, ix| line.link(story, Item::Entity(*ix)))
            .tone(Tone::Text, words);
    }
    let members = &around.nodes[node].members;
    if members.len() > 1 {
        let words = safe_format!("{}: ", self::node(story, around, node));
        let names = members.iter().map(|ix| Item::Entity(*ix));
        return Paragraph::plain().tone(Tone::Text, words).links(story, names);
    }
    let is_nearer =
        |edge: &&Edge| around.nodes[edge.inner].layer.abs() < around.nodes[edge.outer].layer.abs();
    let edges = around.edges.iter().filter(|edge| edge.outer == node).filter(is_nearer);
    let mut disputes = Disputes::default();
    let mut line = Paragraph::plain();
    for (n, held) in edges.flat_map(|edge| &edge.held).enumerate() {
        if n > 0 {
            line = line.words(". ");
        }
        line = full(story, line, *held, &mut disputes);
    }
    line
}

fn full(story: Story<'_>, line: Paragraph, held: Held, disputes: &mut Disputes) -> Paragraph {
    let item = Item::Entity(held.of);
    let (from, said) = (line.runs.len(), held.relation(story));
    let dispute = disputes.about(story, held.of, said);
    entity::relation(story, line.link(story, item).words(" "), said, item, dispute)
        .fallen_from(from, story.is_fallen(said))
}

/// Every relation around an entity in full, an entry each below a heading.
pub fn list(story: Story<'_>, around: &Neighborhood) -> Vec<Block> {
    let mut disputes = Disputes::default();
    let held = around.edges.iter().flat_map(|edge| &edge.held);
    let entries: Vec<Block> =
        held.map(|held| Block::Words(vec![full(story, Paragraph::entry(), *held, &mut disputes)])).collect();
    let heading = Paragraph::heading(safe_format!("Relations ({})", entries.len()));
    std::iter::once(Block::Words(vec![heading])).chain(entries).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    /// The label of the only line around the first actor, who has these relations to the second.
    fn label_of(relations: &[String], others: &str) -> String {
        let relations = relations.join(", ");
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors:\n  a: {{name: A, relations: [{relations}]}}\n  b: {{name: B}}\n{others}"
        );
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let around = Neighborhood::new(story, EntityIx(0), 1);
        label(story, &around, &around.edges[0]).as_str().to_owned()
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
