//! Pictures of small graphs, and what holds for every graph.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;

/// A graph of boxes with names and lines with labels.
struct Drawn {
    names: Vec<String>,
    labels: Vec<String>,
    graph: Graph,
}

/// Reads boxes as `name layer` and lines as `inner outer label`, where `<` before the label is a tip at the inner end,
/// `>` one at the outer end, and `?` dashes it.
fn read(nodes: &str, edges: &str) -> Drawn {
    let nodes: Vec<(&str, i8)> = nodes
        .split(", ")
        .filter_map(|node| node.rsplit_once(' '))
        .map(|(name, layer)| (name, layer.parse().unwrap_or(0)))
        .collect();
    let number = |name: &str| nodes.iter().position(|(other, _)| *other == name).unwrap_or(usize::MAX);
    let mut drawn = Drawn { names: Vec::new(), labels: Vec::new(), graph: Graph::default() };
    for edge in edges.split(", ").filter(|edge| !edge.is_empty()) {
        let parts: Vec<&str> = edge.splitn(3, ' ').collect();
        let label = parts[2].trim_start_matches(['<', '>', '?']);
        drawn.labels.push(label.to_owned());
        drawn.graph.edges.push(Edge {
            inner: number(parts[0]),
            outer: number(parts[1]),
            width: label.len(),
            points_out: parts[2].contains('>'),
            points_in: parts[2].contains('<'),
            is_dashed: parts[2].contains('?'),
        });
    }
    drawn.graph.nodes = nodes.iter().map(|(name, layer)| Node { width: name.len(), layer: *layer }).collect();
    drawn.names = nodes.iter().map(|(name, _)| (*name).to_owned()).collect();
    drawn
}

impl Drawn {
    /// The picture with names and labels, cut where they are.
    fn picture(&self, width: usize, heavy: &Heavy) -> Vec<String> {
        let Some(diagram) = Diagram::new(&self.graph, width) else { return Vec::new() };
        let mut rows: Vec<Vec<char>> = (0..diagram.height).map(|y| diagram.row(y, heavy)).collect();
        let names = diagram.names.iter().zip(&self.names);
        let labels = diagram.labels.iter().zip(&self.labels);
        for ((place, words), around) in names
            .map(|name| (name, 0))
            .chain(labels.map(|label| (label, 1)))
            .filter(|((place, _), _)| place.width > 0)
        {
            for x in place.x - around..(place.x + place.width + around).min(rows[place.y].len()) {
                rows[place.y][x] = ' ';
            }
            for (n, c) in words.chars().take(place.width).enumerate() {
                rows[place.y][place.x + n] = c;
            }
        }
        rows.into_iter().map(|row| row.into_iter().collect::<String>().trim_end().to_owned()).collect()
    }
}

#[track_caller]
fn draws(drawn: &Drawn, width: usize, expected: &str) {
    let picture = drawn.picture(width, &Heavy::default()).join("\n");
    assert_eq!(picture, expected.trim_matches('\n'), "\n{picture}\n");
}

#[test]
fn a_center_stands_between_what_points_at_it_and_what_it_points_at() {
    let around = read(
        "Center 0, Anna 1, Bob 1, Cyberattack -1, Dora -1, Emil -1",
        "Center Anna >hosts, Center Bob ?>opposes, Center Cyberattack <attributed to, Center Dora <?pays, Center Emil <knows",
    );
    draws(
        &around,
        80,
        "
╭─────────────╮
│ Cyberattack ├─ attributed to ─╮                        ╭──────╮
╰─────────────╯                 │            ╭─ hosts ──▸┤ Anna │
╭─────────────╮                 │ ╭────────╮ │           ╰──────╯
│ Dora        ├┄ pays ┄┄┄┄┄┄┄┄┄┄┼▸┤ Center ├─┤           ╭──────╮
╰─────────────╯                 │ ╰────────╯ ╰┄ opposes ▸┤ Bob  │
╭─────────────╮                 │                        ╰──────╯
│ Emil        ├─ knows ─────────╯
╰─────────────╯
",
    );
    draws(
        &around,
        24,
        "
   ╭─────────────╮
   │ Cyberattack │
   ╰┬────────────╯
╭─◂─╯ attributed to
│  ╭──────╮
│  │ Dora │
│  ╰┬─────╯
├┄◂┄╯ pays
│  ╭──────╮
│  │ Emil │
│  ╰┬─────╯
├─◂─╯ knows
│  ╭────────╮
├──┤ Center │
│  ╰────────╯
├──▸╮ hosts
┆  ╭┴─────╮
┆  │ Anna │
┆  ╰──────╯
╰┄┄▸╮ opposes
   ╭┴────╮
   │ Bob │
   ╰─────╯
",
    );
}

#[test]
fn what_stands_out_is_heavy_from_the_center_to_its_box() {
    let around = read("Center 0, Anna 1, Bob 1", "Center Anna >hosts, Center Bob >?opposes");
    let picture = around.picture(60, &Heavy { node: Some(2), edges: vec![1] }).join("\n");
    let expected = "
                       ╭──────╮
╭────────╮ ╭─ hosts ──▸┤ Anna │
│ Center ┝━┪           ╰──────╯
╰────────╯ ┇           ┏━━━━━━┓
           ┗┅ opposes ▸┫ Bob  ┃
                       ┗━━━━━━┛";
    assert_eq!(picture, expected.trim_start_matches('\n'), "\n{picture}");
}

#[test]
fn with_two_steps_lines_cross_where_they_must_and_run_back_where_both_ends_stand_in_one_layer() {
    let around = read(
        "Center 0, Anna 1, Bob 1, Cyril -1, Dora -2, Emil 2",
        "Center Anna >hosts, Center Bob ?>opposes, Center Cyril <blames, Cyril Dora <pays, Bob Emil <knows, Anna Emil >knows, Anna Bob >befriends, Cyril Anna >haunts",
    );
    draws(
        &around,
        140,
        "
╭──────╮          ╭───────╮                                   ╭──────╮                ╭──────╮
│ Dora ├─ pays ─╮ │       ├──────────╮            ╭─ haunts ─▸┤      │ ╭── knows ────▸┤      │
╰──────╯        ╰▸┤ Cyril │          ╰────────────╯           │ Anna ├─╯              │ Emil │
                  │       ├─ blames ─╮            ╭─ hosts ──▸┤      │ ╭── knows ─────┤      │
                  ╰───────╯          │            │           │      ├─│╮             ╰──────╯
                                     │ ╭────────╮ │           ╰──────╯ ││
                                     ╰▸┤ Center ├─┤           ╭──────╮ ││
                                       ╰────────╯ ╰┄ opposes ▸┤      │ │├╴ befriends
                                                              │ Bob  ├◂│╯
                                                              │      │ │
                                                              │      ├◂╯
                                                              ╰──────╯
",
    );
}

#[test]
fn long_names_and_labels_are_cut_to_one_length_and_where_that_is_too_short_boxes_stand_in_one_column() {
    let around = read(
        "Organization-of-the-harbor 0, Administration-of-it 1, Ada -1",
        "Organization-of-the-harbor Administration-of-it >is supervised by, Organization-of-the-harbor Ada <leads",
    );
    draws(
        &around,
        90,
        "
╭─────╮           ╭────────────────────────╮                      ╭──────────────────────╮
│ Ada ├─ leads ──▸┤ Organization-of-the-ha ├─── is supervised by ▸┤ Administration-of-it │
╰─────╯           ╰────────────────────────╯                      ╰──────────────────────╯
",
    );
    draws(
        &around,
        30,
        "
   ╭─────╮
   │ Ada │
   ╰┬────╯
╭─◂─╯ leads
│  ╭─────────────────────────╮
├──┤ Organization-of-the-har │
│  ╰─────────────────────────╯
╰──▸╮ is supervised by
   ╭┴─────────────────────╮
   │ Administration-of-it │
   ╰──────────────────────╯
",
    );
}

proptest! {
    /// No box or label lies on another, nor a line on either; no row is wider than it may be, and every node is there.
    #[test]
    fn nothing_lies_on_anything_else(graph in graphs(), width in 20..160_usize) {
        let Some(diagram) = Diagram::new(&graph, width) else { return Ok(()) };
        prop_assert!(diagram.width <= width);
        prop_assert_eq!(diagram.boxes.len(), graph.nodes.len());
        let mut taken = vec![0_usize; diagram.width * diagram.height];
        let mut take = |area: Area| -> Result<(), TestCaseError> {
            for y in area.y..area.y + area.height {
                for x in area.x..area.x + area.width {
                    prop_assert!(x < diagram.width && y < diagram.height);
                    taken[y * diagram.width + x] += 1;
                }
            }
            Ok(())
        };
        for area in &diagram.boxes {
            take(*area)?;
        }
        for (place, edge) in diagram.labels.iter().zip(&graph.edges) {
            prop_assert!(place.width <= edge.width && (place.width > 0) == (edge.width > 0));
            take(Area { x: place.x, y: place.y, width: place.width, height: 1 })?;
        }
        prop_assert!(taken.iter().all(|times| *times <= 1));
        for (place, area) in diagram.names.iter().zip(&diagram.boxes) {
            prop_assert!(place.x > area.x + 1 && place.x + place.width < area.x + area.width);
            prop_assert!(place.y > area.y && place.y < area.y + area.height - 1);
        }
        // Lines touch no box but on its border, and pass no label but the one that lies on them.
        for wire in &diagram.wires {
            for (x, y) in cells_of(wire) {
                let inside = |area: &Area| x > area.x && x + 1 < area.x + area.width && y > area.y && y + 1 < area.y + area.height;
                prop_assert!(!diagram.boxes.iter().any(inside));
                for (edge, place) in diagram.labels.iter().enumerate() {
                    let on = place.y == y && (place.x..place.x + place.width).contains(&x);
                    prop_assert!(!on || edge == wire.edge);
                }
            }
        }
    }

    /// From the border of one box to the border of the other, along the line's own wires.
    #[test]
    fn every_line_reaches_both_of_its_boxes(graph in graphs(), width in 20..160_usize) {
        let Some(diagram) = Diagram::new(&graph, width) else { return Ok(()) };
        for (n, edge) in graph.edges.iter().enumerate() {
            let cells: Vec<(usize, usize)> = diagram.wires_of(n).iter().flat_map(cells_of).collect();
            let is_on = |node: usize, (x, y): (usize, usize)| {
                let area = diagram.boxes[node];
                (area.x..area.x + area.width).contains(&x) && (area.y..area.y + area.height).contains(&y)
            };
            let mut reached: Vec<(usize, usize)> = cells.iter().copied().filter(|cell| is_on(edge.inner, *cell)).collect();
            prop_assert!(!reached.is_empty());
            let mut at = 0;
            while at < reached.len() {
                let (x, y) = reached[at];
                let near = |cell: &&(usize, usize)| cell.0.abs_diff(x) + cell.1.abs_diff(y) <= 1;
                let new: Vec<_> = cells.iter().filter(near).filter(|cell| !reached.contains(cell)).copied().collect();
                reached.extend(new);
                at += 1;
            }
            prop_assert!(reached.iter().any(|cell| is_on(edge.outer, *cell)));
        }
    }

    /// Lines of two trunks lie on each other nowhere: where they share a cell, one goes down and the other across.
    #[test]
    fn lines_of_different_trunks_only_cross(graph in graphs(), width in 20..160_usize) {
        let Some(diagram) = Diagram::new(&graph, width) else { return Ok(()) };
        let mut runs: BTreeMap<(usize, usize, bool), usize> = BTreeMap::new();
        for wire in diagram.wires.iter().filter(|wire| wire.trunk != JOINT) {
            for pair in wire.corners.windows(2).filter(|pair| pair[0] != pair[1]) {
                let is_down = pair[0].0 == pair[1].0;
                // The ends of a straight piece are corners, where pieces of a line that goes through a layer meet.
                let cells = cells_of(&Wire { edge: 0, trunk: 0, corners: pair.to_vec() });
                for (x, y) in cells.into_iter().filter(|cell| !pair.contains(cell)) {
                    let trunk = *runs.entry((x, y, is_down)).or_insert(wire.trunk);
                    prop_assert_eq!(trunk, wire.trunk);
                }
            }
        }
    }

    #[test]
    fn the_same_graph_gives_the_same_picture(graph in graphs(), width in 20..160_usize) {
        let rows = || Diagram::new(&graph, width).map(|diagram| {
            (0..diagram.height).map(|y| diagram.row(y, &Heavy::default())).collect::<Vec<_>>()
        });
        prop_assert_eq!(rows(), rows());
    }

    /// One step always has room for its lines.
    #[test]
    fn a_single_step_is_drawn_at_any_width(graph in graphs(), width in 12..160_usize) {
        let mut graph = graph;
        graph.nodes.iter_mut().for_each(|node| node.layer = node.layer.signum());
        graph.edges = (1..graph.nodes.len()).map(|outer| Edge { inner: 0, outer, width: 9, points_out: true, points_in: false, is_dashed: false }).collect();
        prop_assert!(Diagram::new(&graph, width).is_some());
    }
}

/// The cells of a line.
fn cells_of(wire: &Wire) -> Vec<(usize, usize)> {
    let mut cells = Vec::new();
    for pair in wire.corners.windows(2) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]];
        for y in y1.min(y2)..=y1.max(y2) {
            cells.extend((x1.min(x2)..=x1.max(x2)).map(|x| (x, y)));
        }
    }
    cells
}

/// Graphs as neighborhoods are: every box after the center has a line to one nearer to it, and the others have an end
/// one step away.
pub(super) fn graphs() -> impl Strategy<Value = Graph> {
    let node = (0..30_usize, prop::sample::select(vec![-2_i8, -1, 1, 2]));
    let nodes = prop::collection::vec(node, 0..14);
    let pairs = prop::collection::vec((0..14_usize, 0..14_usize), 0..12);
    let look = prop::collection::vec((0..30_usize, any::<[bool; 3]>()), 30);
    (1..30_usize, nodes, pairs, look).prop_map(|(center, nodes, pairs, look)| {
        let mut graph = Graph { nodes: vec![Node { width: center, layer: 0 }], edges: Vec::new() };
        let mut steps: Vec<(usize, i8)> = nodes;
        // Nobody is two steps away on a side where nobody is one step away.
        for side in [-1, 1] {
            if !steps.iter().any(|(_, layer)| *layer == side) {
                steps.iter_mut().filter(|(_, layer)| *layer == 2 * side).for_each(|(_, layer)| *layer = side);
            }
        }
        steps.sort_by_key(|(_, layer)| layer.abs());
        graph.nodes.extend(steps.iter().map(|(width, layer)| Node { width: *width, layer: *layer }));
        let mut ends: BTreeSet<(usize, usize)> = BTreeSet::new();
        let near: Vec<usize> = (1..graph.nodes.len()).filter(|n| graph.nodes[*n].layer.abs() == 1).collect();
        for (n, node) in graph.nodes.iter().enumerate().skip(1) {
            let inner = match node.layer.abs() {
                1 => Some(0),
                _ => near
                    .iter()
                    .copied()
                    .find(|other| graph.nodes[*other].layer.signum() == node.layer.signum()),
            };
            if let Some(inner) = inner {
                ends.insert((inner, n));
            }
        }
        for (one, other) in pairs {
            let (inner, outer) = (one.min(other), one.max(other));
            if near.contains(&inner) && outer < graph.nodes.len() && inner != outer {
                ends.insert((inner, outer));
            }
        }
        graph.edges = ends
            .into_iter()
            .zip(look.into_iter().cycle())
            .map(|((inner, outer), (width, [points_out, points_in, is_dashed]))| Edge {
                inner,
                outer,
                width,
                points_out,
                points_in,
                is_dashed,
            })
            .collect();
        graph
    })
}
