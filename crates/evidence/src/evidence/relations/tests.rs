//! Who stands around an entity and what relates them, in words. It must not test how that is drawn.

use super::*;
use crate::evidence::Evidence;

/// Reads actors with their relations, each written as `a b kind, c kind` after a colon, and claims.
fn read(actors: &str, claims: &str) -> briefing_format::model::Briefing {
    let actor = |actor: &str| {
        let (id, relations) = actor.trim().split_once(':').unwrap_or((actor.trim(), ""));
        let relations = relations.split(',').filter_map(|one| one.trim().split_once(' '));
        let relations: Vec<String> =
            relations.map(|(to, kind)| format!("{{to: {to}, kind: {kind}}}")).collect();
        format!("  {id}: {{name: {id}, relations: [{}]}}\n", relations.join(", "))
    };
    let actors = actors.split(';').map(actor).collect::<Vec<_>>().concat();
    let yaml = format!("briefing: 1\ntitle: T\nactors:\n{actors}claims:\n{claims}");
    briefing_format::parse(&yaml, &mut |_| {}).briefing
}

/// The neighborhood in words: each node with its layer, each edge with its kinds, both in order.
fn around(briefing: &briefing_format::model::Briefing, steps: u8) -> (Vec<String>, Vec<String>) {
    let evidence = Evidence::new(briefing);
    let story = Story { briefing, evidence: &evidence };
    words(story, &Neighborhood::new(story, EntityIx(0), steps).grouped(story))
}

fn words(story: Story<'_>, found: &Neighborhood) -> (Vec<String>, Vec<String>) {
    let name = |node: &Node| {
        let names: Vec<&str> = node.members.iter().map(|ix| story.get(*ix).name.as_str()).collect();
        names.join("+")
    };
    let nodes = found.nodes.iter().map(|node| format!("{} {}", name(node), node.layer));
    let edges = found.edges.iter().map(|edge| {
        let kinds = edge.held.iter().map(|held| {
            let arrow = if held.is_outward { ">" } else { "<" };
            format!("{arrow}{}", held.relation(story).kind)
        });
        let mark = if edge.is_disputed { "?" } else { "" };
        let (inner, outer) = (&found.nodes[edge.inner], &found.nodes[edge.outer]);
        format!("{} {}{mark} {}", name(inner), kinds.collect::<Vec<_>>().join(" "), name(outer))
    });
    (nodes.collect(), edges.collect())
}

#[test]
fn who_points_at_the_center_stands_before_it_and_whom_it_points_at_after_it() {
    let briefing = read("a: b hosts; b: c knows; c: a opposes, a attacked", "");
    let (nodes, edges) = around(&briefing, 1);
    assert_eq!(nodes, ["a 0", "b 1", "c -1"]);
    assert_eq!(edges, ["a >hosts b", "a <opposes <attacked c"]);
}

#[test]
fn an_edge_is_disputed_as_the_claim_that_a_relation_answers_to_and_by_a_guess_only_where_none_names_one() {
    let edge = |relations: &str| {
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors:\n  a: {{name: a, relations: [{relations}]}}\n  b: {{name: b}}
claims:
  other: {{text: O, about: [a, b], positions: [{{by: b, stance: denies}}]}}
  held: {{text: H, positions: [{{by: b, stance: asserts}}]}}
  denied: {{text: D, positions: [{{by: b, stance: denies}}]}}
"
        );
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        around(&briefing, 1).1
    };
    assert_eq!(edge("{to: b, kind: runs}"), ["a >runs? b"]);
    assert_eq!(edge("{to: b, kind: runs, claim: held}"), ["a >runs b"]);
    assert_eq!(edge("{to: b, kind: runs, claim: denied}"), ["a >runs? b"]);
    assert_eq!(edge("{to: b, kind: runs, claim: held}, {to: b, kind: owns}"), ["a >runs >owns b"]);
    assert_eq!(
        edge("{to: b, kind: runs, claim: held}, {to: b, kind: owns, claim: denied}"),
        ["a >runs >owns? b"]
    );
}

#[test]
fn two_that_point_at_each_other_have_one_edge_and_the_other_stands_after() {
    let (nodes, edges) = around(&read("a: b hosts; b: a opposes", ""), 1);
    assert_eq!(nodes, ["a 0", "b 1"]);
    assert_eq!(edges, ["a >hosts <opposes b"]);
}

#[test]
fn the_second_step_adds_who_is_around_the_neighbors_once_and_what_relates_neighbors() {
    let briefing = read("a: b hosts, c hosts; b: c knows, d pays; c: d pays; d: e pays; e", "");
    let (nodes, edges) = around(&briefing, 2);
    assert_eq!(nodes, ["a 0", "b 1", "c 1", "d 2"]);
    assert_eq!(edges, ["a >hosts b", "a >hosts c", "b >knows c", "b >pays d", "c >pays d"]);
}

#[test]
fn an_entity_is_no_neighbor_of_itself_and_what_is_not_defined_is_none() {
    let (nodes, edges) = around(&read("a: a admires, nobody hosts", ""), 2);
    assert_eq!((nodes, edges), (vec!["a 0".to_owned()], Vec::new()));
}

#[test]
fn an_edge_is_disputed_where_a_disputed_or_denied_claim_is_about_both_of_its_ends() {
    let claim = |id: &str, about: &str, stances: &str| {
        let positions: Vec<String> =
            stances.split(' ').map(|stance| format!("{{by: b, stance: {stance}}}")).collect();
        format!("  {id}: {{text: {id}, about: [{about}], positions: [{}]}}\n", positions.join(", "))
    };
    let claims = claim("disputed", "a, b", "asserts denies")
        + &claim("denied", "c, a", "denies")
        + &claim("held", "a, d", "asserts")
        + &claim("elsewhere", "d", "asserts denies");
    let briefing = read("a: b hosts, c hosts, d hosts; b; c; d", &claims);
    let (_, edges) = around(&briefing, 1);
    assert_eq!(edges, ["a >hosts? b", "a >hosts? c", "a >hosts d"]);
}

#[test]
fn over_thirty_neighbors_those_related_alike_stand_together_and_nobody_is_lost() {
    let ids: Vec<String> = (0..31).map(|n| format!("n{n}")).collect();
    let own: Vec<String> = ids
        .iter()
        .enumerate()
        .map(|(n, id)| format!("{id} {}", if n < 2 { "funds" } else { "hosts" }))
        .collect();
    let text = format!("a: {}; x: n0 pays; {}", own.join(", "), ids.join("; "));
    let (nodes, edges) = around(&read(&text, ""), 1);
    assert_eq!(nodes.len(), 3);
    assert_eq!(nodes[1], "n0+n1 1");
    assert_eq!(nodes[2].split('+').count(), 29);
    assert_eq!(edges[0], "a >funds >funds n0+n1");
    let (nodes, edges) = around(&read(&text, ""), 2);
    assert_eq!(nodes[3], "x 2");
    assert_eq!(edges[2], "n0+n1 <pays x");
}

#[test]
fn of_many_ways_to_be_related_the_rarest_and_last_stand_together_on_each_side() {
    let ids: Vec<String> = (0..40).map(|n| format!("n{n}")).collect();
    // The last two are related alike, so theirs is the largest group, and is drawn.
    let own: Vec<String> = ids.iter().enumerate().map(|(n, id)| format!("{id} k{}", n.min(38))).collect();
    let to: Vec<String> = (0..31).map(|n| format!("m{n}: a j{n}")).collect();
    let briefing = read(&format!("a: {}; {}; {}", own.join(", "), ids.join("; "), to.join("; ")), "");
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let found = Neighborhood::new(story, EntityIx(0), 1).grouped(story);
    let (nodes, _) = words(story, &found);
    let of_layer = |layer: i8| found.nodes.iter().filter(|node| node.layer == layer).count();
    assert_eq!((of_layer(1), of_layer(-1)), (MOST, MOST));
    assert!(nodes.contains(&"n38+n39 1".to_owned()) && nodes.contains(&"n27 1".to_owned()));
    let mixed: Vec<String> =
        found.nodes.iter().zip(nodes).filter(|(node, _)| node.is_mixed).map(|(_, name)| name).collect();
    assert_eq!(mixed, ["m29+m30 -1", "n28+n29+n30+n31+n32+n33+n34+n35+n36+n37 1"]);
    let members: usize = found.nodes.iter().map(|node| node.members.len()).sum();
    assert_eq!(members, 1 + 40 + 31);
}

#[test]
fn of_too_many_the_first_are_kept_with_what_relates_them() {
    let briefing = read("a: b hosts, c hosts, d hosts; b: c knows; c: d knows; d", "");
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let (kept, left_out) = Neighborhood::new(story, EntityIx(0), 2).first(3);
    assert_eq!(left_out, 1);
    assert_eq!(words(story, &kept).1, ["a >hosts b", "a >hosts c", "b >knows c"]);
}

#[test]
fn a_group_opens_to_its_members() {
    let briefing = read("a: b hosts, c hosts, d hosts; b; c; d", "");
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let opened = Neighborhood::new(story, EntityIx(0), 1).only(&[EntityIx(1), EntityIx(3)]);
    let (nodes, edges) = words(story, &opened);
    assert_eq!(nodes, ["a 0", "b 1", "d 1"]);
    assert_eq!(edges, ["a >hosts b", "a >hosts d"]);
}
