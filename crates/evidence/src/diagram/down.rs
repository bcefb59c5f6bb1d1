//! All boxes in one column, the lines along its left, the label of a line beside its outer box: for narrow screens. It
//! must not choose the order of boxes that stand in one layer.

use super::{Area, Graph, JOINT, Place, Plan, Wire, order::Order};

/// The cells of a box beside its name.
const SIDES: usize = 4;

/// The lines of an inner box: one trunk, from the first row to the last.
#[derive(Clone, Copy, Debug)]
struct Trunk {
    node: usize,
    first: usize,
    last: usize,
    track: usize,
}

pub(super) fn plan(graph: &Graph, order: &Order, width: usize) -> Option<Plan> {
    let sequence = sequence(graph, order);
    let mut labels_of: Vec<Vec<usize>> = vec![Vec::new(); graph.nodes.len()];
    for (n, edge) in graph.edges.iter().enumerate() {
        labels_of[edge.outer].push(n);
    }
    // The rows: before the center a box and then its labels, after it the labels and then the box.
    let mut tops = vec![0; graph.nodes.len()];
    let mut label_rows = vec![0; graph.edges.len()];
    let mut next = 0;
    for node in &sequence {
        let labels = &labels_of[*node];
        let is_before = graph.nodes[*node].layer < 0;
        tops[*node] = if is_before { next } else { next + labels.len() };
        let first = if is_before { next + 3 } else { next };
        for (n, edge) in labels.iter().enumerate() {
            label_rows[*edge] = first + n;
        }
        next += 3 + labels.len();
    }
    let mut trunks: Vec<Option<Trunk>> = vec![None; graph.nodes.len()];
    for (edge, row) in graph.edges.iter().zip(&label_rows) {
        let port = tops[edge.inner] + 1;
        let new = Trunk { node: edge.inner, first: port, last: port, track: 0 };
        let trunk = trunks[edge.inner].get_or_insert(new);
        (trunk.first, trunk.last) = (trunk.first.min(*row), trunk.last.max(*row));
    }
    let (tracks, count) = tracks(trunks.into_iter().flatten().collect(), graph.nodes.len());
    let spacing = if 2 * count <= width / 4 { 2 } else { 1 };
    let left = if count > 0 { spacing * count + 2 - (spacing - 1) } else { 0 };
    // The lines leave at least half of the columns to names.
    if left > width / 2 || left + SIDES >= width {
        return None;
    }
    let boxes: Vec<Area> = graph
        .nodes
        .iter()
        .zip(&tops)
        .map(|(node, top)| {
            let name = node.width.clamp(1, width - left - SIDES);
            Area { x: left, y: *top, width: name + SIDES, height: 3 }
        })
        .collect();
    let name = |(node, area): (&super::Node, &Area)| Place {
        x: area.x + 2,
        y: area.y + 1,
        width: node.width.min(area.width - SIDES),
    };
    let mut plan = Plan {
        width,
        height: next,
        is_across: false,
        names: graph.nodes.iter().zip(&boxes).map(name).collect(),
        labels: Vec::new(),
        boxes,
        wires: Vec::new(),
        tips: Vec::new(),
    };
    for (n, (edge, row)) in graph.edges.iter().zip(&label_rows).enumerate() {
        let track = spacing * tracks[edge.inner];
        let port = tops[edge.inner] + 1;
        let stub = left + 1;
        let is_before = graph.nodes[edge.outer].layer < 0;
        let border = if is_before { tops[edge.outer] + 2 } else { tops[edge.outer] };
        let corners = vec![(left, port), (track, port), (track, *row), (stub, *row)];
        plan.wires.push(Wire { edge: n, trunk: edge.inner, corners });
        plan.wires.push(Wire { edge: n, trunk: JOINT, corners: vec![(stub, *row), (stub, border)] });
        let room = width.saturating_sub(stub + 2);
        plan.labels.push(Place { x: stub + 2, y: *row, width: edge.width.min(room) });
        if edge.points_out {
            plan.tips.push((left, *row, '▸'));
        }
        if edge.points_in {
            plan.tips.push((left - 1, *row, '◂'));
        }
    }
    plan.tips.sort_unstable_by_key(|(x, y, _)| (*y, *x));
    Some(plan)
}

/// The nodes from top to bottom: what stands two steps away stands beside the first of those that it is related to.
fn sequence(graph: &Graph, order: &Order) -> Vec<usize> {
    let places = order.places();
    let mut anchors: Vec<usize> = (0..graph.nodes.len()).collect();
    for edge in graph.edges.iter().rev() {
        let is_near = graph.nodes[edge.inner].layer.signum() == graph.nodes[edge.outer].layer.signum();
        if is_near && graph.nodes[edge.outer].layer.abs() == 2 && graph.nodes[edge.inner].layer.abs() == 1 {
            anchors[edge.outer] = edge.inner;
        }
    }
    let mut sequence: Vec<usize> = (0..graph.nodes.len()).collect();
    sequence.sort_by_key(|node| {
        let layer = graph.nodes[*node].layer;
        // A box two steps away that has no one beside it stands outermost.
        let anchor = anchors[*node];
        let place = if layer.abs() == 2 && anchor == *node { usize::MAX } else { places[anchor] };
        let place = if layer < 0 { place.wrapping_add(1) } else { place };
        let within = if layer < 0 { layer + 2 } else { layer };
        (layer.signum(), place, anchor, within, places[*node])
    });
    sequence
}

/// A column for each trunk, those that reach furthest leftmost; trunks that do not reach as far as each other share one.
fn tracks(mut trunks: Vec<Trunk>, nodes: usize) -> (Vec<usize>, usize) {
    trunks.sort_by_key(|trunk| (std::cmp::Reverse(trunk.last - trunk.first), trunk.node));
    let mut columns: Vec<Vec<Trunk>> = Vec::new();
    let mut track_of = vec![0; nodes];
    for mut trunk in trunks {
        // The trunks of a column stand in order and do not overlap.
        let at = |column: &[Trunk]| column.partition_point(|other| other.last < trunk.first);
        let is_free =
            |column: &Vec<Trunk>| column.get(at(column)).is_none_or(|other| other.first > trunk.last);
        trunk.track = columns.iter().position(is_free).unwrap_or(columns.len());
        if trunk.track == columns.len() {
            columns.push(Vec::new());
        }
        let column = &mut columns[trunk.track];
        let at = column.partition_point(|other| other.last < trunk.first);
        column.insert(at, trunk);
        track_of[trunk.node] = trunk.track;
    }
    (track_of, columns.len())
}
