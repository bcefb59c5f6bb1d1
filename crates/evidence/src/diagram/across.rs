//! Layers side by side, the first at the left. It must not choose the order within a layer.
//!
//! Between two layers lies a channel: beside the inner layer the trunks, then the labels, each on the row of its outer
//! box. Every inner box has one trunk in it. Where others than the center have one, lines leave inner boxes in even rows
//! and reach outer ones in odd rows, so that no two lines can lie on each other.

use super::{
    Area, Graph, Place, Plan, Wire,
    order::{Link, Order},
};

/// The fewest cells that a long name is cut to; where there is no room for these, layers do not stand side by side.
const LEAST: usize = 18;
/// The fewest cells that a long label is cut to.
const LEAST_LABEL: usize = 12;
/// The cells of a box beside its name.
const SIDES: usize = 4;
/// The cells of a label's row beside it: a line and a blank before and after.
const AROUND: usize = 4;

/// Where a spot stands.
#[derive(Clone, Copy, Debug, Default)]
struct Stand {
    /// Its first row, and that of its box.
    y: usize,
    /// The rows that are its own.
    rows: usize,
    /// The rows of its box.
    height: usize,
}

/// What shares a trunk in a channel.
#[derive(Debug, Default)]
struct Net {
    /// The inner spots and the rows in which they are left.
    inner: Vec<(usize, usize)>,
    /// The links and the rows of their outer spots.
    links: Vec<(Link, usize)>,
    track: usize,
}

impl Net {
    fn rows(&self) -> impl Iterator<Item = usize> {
        self.inner.iter().map(|(_, row)| *row).chain(self.links.iter().map(|(_, row)| *row))
    }

    fn first(&self) -> usize {
        self.rows().min().unwrap_or(0)
    }

    fn last(&self) -> usize {
        self.rows().max().unwrap_or(0)
    }
}

/// What stands between a layer and the next.
#[derive(Debug, Default)]
struct Channel {
    nets: Vec<Net>,
    tracks: usize,
    /// The cells of its labels.
    label: usize,
}

pub(super) fn plan(graph: &Graph, order: &Order, width: usize) -> Option<Plan> {
    let is_star = graph.edges.iter().all(|edge| edge.inner == 0);
    let unit = if is_star { 1 } else { 2 };
    let stands = stand(order, unit);
    let mut channels: Vec<Channel> =
        (1..order.layers.len()).map(|right| channel(graph, order, &stands, unit, right)).collect();
    let mut names: Vec<usize> = order.layers.iter().map(|layer| name_width(graph, order, layer)).collect();
    fit(order, &mut names, &mut channels, width)?;
    let box_width = |layer: usize| match (names[layer], order.layers[layer].is_empty()) {
        (0, true) => 0,
        (0, false) => 1,
        (name, _) => name + SIDES,
    };
    let mut columns = vec![0];
    for (layer, channel) in channels.iter().enumerate() {
        columns.push(columns[layer] + box_width(layer) + channel.width());
    }
    let last = order.layers.len() - 1;
    let total = columns[last] + box_width(last);
    let height = stands.iter().map(|stand| stand.y + stand.rows.max(stand.height)).max().unwrap_or(0);
    let area = |node: usize| {
        let (stand, layer) = (stands[node], order.spots[node].layer);
        Area { x: columns[layer], y: stand.y, width: box_width(layer), height: stand.height }
    };
    let boxes: Vec<Area> = (0..graph.nodes.len()).map(area).collect();
    let place = |(node, area): (usize, &Area)| Place {
        x: area.x + 2,
        y: area.y + (area.height - 1) / 2,
        width: graph.nodes[node].width.min(area.width - SIDES),
    };
    let mut plan = Plan {
        width: total,
        height,
        is_across: true,
        names: boxes.iter().enumerate().map(place).collect(),
        boxes,
        labels: vec![Place::default(); graph.edges.len()],
        wires: Vec::new(),
        tips: Vec::new(),
    };
    let mut trunk = 0;
    for (left, channel) in channels.iter().enumerate() {
        let start = columns[left] + box_width(left);
        let sides = Sides { start, end: columns[left + 1], is_right: left >= order.center };
        for net in &channel.nets {
            run(graph, order, channel, net, sides, trunk, &mut plan);
            trunk += 1;
        }
    }
    let mut passed = vec![false; order.spots.len()];
    for link in order.links.iter().filter(|link| order.spots[link.inner].node.is_none()) {
        // Of a place in the layer of the center, both links are outer ones.
        if std::mem::replace(&mut passed[link.inner], true) {
            continue;
        }
        pass(order, link, &stands, &columns, &box_width, trunk, &mut plan);
        trunk += 1;
    }
    plan.wires.sort_by_key(|wire| wire.edge);
    plan.tips.sort_unstable_by_key(|(x, y, _)| (*y, *x));
    Some(plan)
}

impl Channel {
    fn width(&self) -> usize {
        if self.nets.is_empty() { 0 } else { 1 + self.tracks + self.label + AROUND }
    }
}

fn name_width(graph: &Graph, order: &Order, layer: &[usize]) -> usize {
    let nodes = layer.iter().filter_map(|spot| order.spots[*spot].node);
    // A box without a name still has a place for one.
    nodes.map(|node| graph.nodes[node].width.max(1)).max().unwrap_or(0)
}

/// Cuts the longest names and labels, all to the same length, until all fits; where that would be too short, labels more
/// than names; nothing where that does not do.
fn fit(order: &Order, names: &mut [usize], channels: &mut [Channel], width: usize) -> Option<()> {
    let layers = names.iter().zip(&order.layers);
    let sides: usize =
        layers.map(|(name, layer)| if *name > 0 { SIDES } else { usize::from(!layer.is_empty()) }).sum();
    let around: usize =
        channels.iter().map(|channel| channel.width() - channel.label.min(channel.width())).sum();
    let room = width.checked_sub(sides + around)?;
    let labels = channels.iter().map(|channel| channel.label);
    let longest = share(room, names.iter().copied().chain(labels.clone()).collect());
    let (name, label) = if longest < LEAST {
        let left = room.checked_sub(labels.map(|label| label.min(LEAST_LABEL)).sum())?;
        (share(left, names.to_vec()), LEAST_LABEL)
    } else {
        (longest, longest)
    };
    if name < LEAST {
        return None;
    }
    for wish in names {
        *wish = (*wish).min(name);
    }
    for channel in channels {
        channel.label = channel.label.min(label);
    }
    Some(())
}

/// The length to which the longest are cut so that all have room.
fn share(room: usize, mut wishes: Vec<usize>) -> usize {
    wishes.sort_unstable();
    let mut left = room;
    for (n, wish) in wishes.iter().enumerate() {
        let share = left / (wishes.len() - n);
        if *wish > share {
            return share;
        }
        left -= wish;
    }
    usize::MAX
}

/// How many trunks and lines of its own leave a spot for the layer at one side.
fn inner_ports(order: &Order, counts: &mut [[usize; 2]]) {
    let mut has_trunk = vec![[false; 2]; counts.len()];
    for link in &order.links {
        let side = usize::from(order.spots[link.outer].layer > order.spots[link.inner].layer);
        if let Some(back) = link.back_to {
            counts[link.inner][side] += 1;
            counts[back][side] += 1;
        } else if !std::mem::replace(&mut has_trunk[link.inner][side], true) {
            counts[link.inner][side] += 1;
        }
    }
}

/// Places every spot: the layer with the most rows as it is, the others beside what they are linked to.
fn stand(order: &Order, unit: usize) -> Vec<Stand> {
    let mut inner = vec![[0; 2]; order.spots.len()];
    inner_ports(order, &mut inner);
    let mut outer = vec![0; order.spots.len()];
    order.links.iter().for_each(|link| outer[link.outer] += 1);
    let mut stands: Vec<Stand> = order
        .spots
        .iter()
        .enumerate()
        .map(|(n, spot)| {
            let inner = inner[n][0].max(inner[n][1]);
            let height = match spot.node {
                None => 0,
                Some(_) if spot.layer == order.center => (unit * inner + 1).max(3),
                Some(_) if inner == 0 => (unit * outer[n] + 1).max(3),
                Some(_) => (unit * outer[n] + 1).max(unit * inner + unit).max(3),
            };
            let above = if spot.node.is_some() && spot.layer == order.center { unit - 1 } else { 0 };
            Stand { y: 0, rows: (height + above).max(1).next_multiple_of(unit), height }
        })
        .collect();
    let rows = |layer: &Vec<usize>| layer.iter().map(|spot| stands[*spot].rows).sum::<usize>();
    let tallest = (0..order.layers.len()).max_by_key(|layer| rows(&order.layers[*layer])).unwrap_or(0);
    let mut next = 0;
    for spot in &order.layers[tallest] {
        stands[*spot].y = next;
        next += stands[*spot].rows;
    }
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); order.spots.len()];
    for link in &order.links {
        for one in std::iter::once(link.inner).chain(link.back_to) {
            near[one].push(link.outer);
            near[link.outer].push(one);
        }
    }
    for layer in (0..tallest).rev() {
        place(order, layer, layer + 1, &near, unit, &mut stands);
    }
    for layer in tallest + 1..order.layers.len() {
        place(order, layer, layer - 1, &near, unit, &mut stands);
    }
    for (spot, stand) in order.spots.iter().zip(&mut stands) {
        if spot.node.is_some() && spot.layer == order.center {
            stand.y += unit - 1;
        }
    }
    stands
}

/// Places the spots of a layer as near as can be to the middle of what they are linked to in the layer beside it: those
/// that would stand on each other stand together around the middle of all (pool adjacent violators).
fn place(order: &Order, layer: usize, beside: usize, near: &[Vec<usize>], unit: usize, stands: &mut [Stand]) {
    let spots = &order.layers[layer];
    let middle = |stand: Stand| (2 * stand.y + stand.rows) as i64;
    let mut pools: Vec<(i64, i64, usize)> = Vec::new();
    let mut above = 0;
    let mut wished_last = 0;
    for spot in spots {
        let linked = near[*spot].iter().filter(|other| order.spots[**other].layer == beside);
        let (sum, count) =
            linked.fold((0, 0), |(sum, count), other| (sum + middle(stands[*other]), count + 1));
        let rows = stands[*spot].rows as i64;
        let wished = if count > 0 { (sum / count - rows) / 2 } else { wished_last };
        wished_last = wished + rows;
        pools.push((wished - above, 1, 1));
        above += rows;
        while let [.., (sum, count, spots), (next, more, others)] = pools[..]
            && sum * more > next * count
        {
            pools.truncate(pools.len() - 2);
            pools.push((sum + next, count + more, spots + others));
        }
    }
    let mut spots = spots.iter();
    let mut above = 0;
    for (sum, count, many) in pools {
        let shift = (sum / count).max(0) as usize / unit * unit;
        for spot in spots.by_ref().take(many) {
            stands[*spot].y = shift + above;
            above += stands[*spot].rows;
        }
    }
}

/// The trunks between a layer and the one left of it.
fn channel(graph: &Graph, order: &Order, stands: &[Stand], unit: usize, right: usize) -> Channel {
    let is_here = |link: &&Link| order.spots[link.inner].layer.max(order.spots[link.outer].layer) == right;
    let mut channel = Channel::default();
    let mut trunk_of = vec![None; order.spots.len()];
    let mut inner_ports = vec![0; order.spots.len()];
    let mut outer_ports = vec![0; order.spots.len()];
    let mut inner_row = |spot: usize| {
        let port = inner_ports[spot];
        inner_ports[spot] += 1;
        let (Stand { y, .. }, is_box) = (stands[spot], order.spots[spot].node.is_some());
        match (is_box, order.spots[spot].layer == order.center) {
            (false, _) => y,
            (true, true) => y + 1 + unit * port,
            (true, false) => y + unit * (port + 1),
        }
    };
    // The ports are given out from the top, so lines that go up are given theirs first.
    let mut links: Vec<&Link> = order.links.iter().filter(is_here).collect();
    links.sort_by_key(|link| stands[link.inner].y);
    for link in links {
        let label = if link.is_labeled { graph.edges[link.edge].width } else { 0 };
        channel.label = channel.label.max(label);
        let is_box = order.spots[link.outer].node.is_some();
        let row = stands[link.outer].y + if is_box { 1 + unit * outer_ports[link.outer] } else { unit - 1 };
        outer_ports[link.outer] += 1;
        if let Some(back) = link.back_to {
            let inner = vec![(link.inner, inner_row(link.inner)), (back, inner_row(back))];
            channel.nets.push(Net { inner, links: vec![(*link, row)], track: 0 });
            continue;
        }
        let at = *trunk_of[link.inner].get_or_insert_with(|| {
            let inner = vec![(link.inner, inner_row(link.inner))];
            channel.nets.push(Net { inner, ..Net::default() });
            channel.nets.len() - 1
        });
        channel.nets[at].links.push((*link, row));
    }
    // Trunks that do not reach as far as each other share a column.
    channel.nets.sort_by_key(Net::first);
    let mut ends: Vec<usize> = Vec::new();
    for net in &mut channel.nets {
        let free = ends.iter().position(|end| *end < net.first());
        net.track = free.unwrap_or(ends.len());
        if net.track == ends.len() {
            ends.push(0);
        }
        ends[net.track] = net.last();
    }
    channel.tracks = ends.len();
    channel
}

/// The columns of a channel, without those of the boxes beside it.
#[derive(Clone, Copy)]
struct Sides {
    start: usize,
    end: usize,
    /// Whether its outer layer is the right one.
    is_right: bool,
}

impl Sides {
    /// The column that is so many cells away from the inner layer.
    const fn beside_inner(self, cells: usize) -> usize {
        if self.is_right { self.start + cells } else { self.end - 1 - cells }
    }

    const fn tip(self, points_out: bool) -> char {
        if self.is_right == points_out { '▸' } else { '◂' }
    }

    /// The borders of the inner and the outer layer.
    const fn borders(self) -> [usize; 2] {
        let (left, right) = (self.start.saturating_sub(1), self.end);
        if self.is_right { [left, right] } else { [right, left] }
    }
}

/// Runs the lines of a trunk.
fn run(
    graph: &Graph,
    order: &Order,
    channel: &Channel,
    net: &Net,
    sides: Sides,
    trunk: usize,
    plan: &mut Plan,
) {
    let track = sides.beside_inner(1 + net.track);
    let [inner_border, outer_border] = sides.borders();
    let points_in = |link: &Link| graph.edges[link.edge].points_in && !graph.edges[link.edge].points_out;
    let is_inward = net.links.iter().all(|(link, _)| points_in(link) && link.is_labeled)
        && net.inner.iter().all(|(spot, _)| order.spots[*spot].node.is_some());
    if is_inward && net.inner.len() == 1 {
        plan.tips.push((sides.beside_inner(0), net.inner[0].1, sides.tip(false)));
    }
    let first = sides.beside_inner(1 + channel.tracks);
    let last = sides.beside_inner(channel.tracks + channel.label + AROUND);
    for (link, row) in &net.links {
        let edge = &graph.edges[link.edge];
        let label = if link.is_labeled { edge.width.min(channel.label) } else { 0 };
        let x = first.min(last) + 2;
        if label > 0 {
            plan.labels[link.edge] = Place { x, y: *row, width: label };
        }
        let mut wire =
            |corners: Vec<(usize, usize)>| plan.wires.push(Wire { edge: link.edge, trunk, corners });
        if link.back_to.is_some() {
            let end = if sides.is_right { x - 2 } else { (x + label + 1).min(first) };
            for (_, port) in &net.inner {
                wire(vec![(inner_border, *port), (track, *port), (track, *row), (end, *row)]);
            }
            for ((_, port), points) in net.inner.iter().zip([edge.points_in, edge.points_out]) {
                if points {
                    plan.tips.push((sides.beside_inner(0), *port, sides.tip(false)));
                }
            }
            continue;
        }
        for (_, port) in &net.inner {
            wire(vec![(inner_border, *port), (track, *port), (track, *row), (outer_border, *row)]);
        }
        if link.is_labeled && edge.points_out {
            plan.tips.push((last, *row, sides.tip(true)));
        }
        if link.is_labeled && edge.points_in && !is_inward {
            plan.tips.push((first, *row, sides.tip(false)));
        }
    }
}

/// Runs a line through the layer of its place, from its outer side to its inner side.
fn pass(
    order: &Order,
    link: &Link,
    stands: &[Stand],
    columns: &[usize],
    box_width: &dyn Fn(usize) -> usize,
    trunk: usize,
    plan: &mut Plan,
) {
    let layer = order.spots[link.inner].layer;
    let (left, right) = (columns[layer], columns[layer] + box_width(layer).max(1) - 1);
    let y = stands[link.inner].y;
    // In the layer of the center both sides are inner ones.
    let inward = if layer == order.center { y } else { y + 1 };
    let outer_is_right = order.spots[link.outer].layer > layer;
    let rows = if outer_is_right { [inward, y] } else { [y, inward] };
    let middle = usize::midpoint(left, right);
    let corners = vec![(left, rows[0]), (middle, rows[0]), (middle, rows[1]), (right, rows[1])];
    plan.wires.push(Wire { edge: link.edge, trunk, corners });
}
