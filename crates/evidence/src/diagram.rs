//! A picture of boxes around a center and the lines between them: widths in, cells out. It must not know what a box
//! stands for, nor any color.
//!
//! It is drawn in layers (after Sugiyama, Tagawa and Toda): the center in the middle, what points at it before, what it
//! points at after. Where there is room the layers stand side by side (`across`), else everything stands in one column
//! and the lines run along its left (`down`). Lines are straight, with right angles. The lines that fan out from one
//! box share a trunk; where lines of different trunks meet, the one down runs through and the one across is broken.
//!
//! ```text
//! ╭─────╮                ╭────────╮              ╭────────╮
//! │ MEK ├─ opposes ─╮ ╭─▸│ Center ├─┬─ hosts ───▸│ Ashraf │
//! ```

mod across;
mod cells;
mod down;
mod order;

pub use cells::Weights;

use cells::Cells;

/// What is to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The boxes, the center first.
    pub nodes: Vec<Node>,
    /// The lines.
    pub edges: Vec<Edge>,
}

/// A box to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// The cells of its name.
    pub width: usize,
    /// Its layer, from -2 to 2: 0 is the center's and no other's.
    pub layer: i8,
}

/// A line to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    /// The box nearer to the center; of two in one layer or at equal distance, any.
    pub inner: usize,
    /// The box further from it.
    pub outer: usize,
    /// The cells of its label.
    pub width: usize,
    /// Whether it has a tip at the outer end.
    pub points_out: bool,
    /// Whether it has a tip towards the inner end.
    pub points_in: bool,
    /// Whether it is dashed.
    pub is_dashed: bool,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its first column.
    pub x: usize,
    /// Its first row.
    pub y: usize,
    /// Its columns.
    pub width: usize,
    /// Its rows.
    pub height: usize,
}

/// A place for words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The first column.
    pub x: usize,
    /// The row.
    pub y: usize,
    /// The columns; fewer than asked for where there is no room, and never more.
    pub width: usize,
}

/// A way along which a line runs, from corner to corner.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wire {
    edge: usize,
    /// Wires of one trunk join where they meet.
    trunk: usize,
    /// Columns and rows.
    corners: Vec<(usize, usize)>,
}

/// The trunk of what joins whatever it meets: boxes, and the last cells before one.
const JOINT: usize = usize::MAX;

/// A picture of a graph.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// Its columns.
    pub width: usize,
    /// Its rows.
    pub height: usize,
    /// Whether the layers stand side by side; else all boxes stand in one column.
    pub is_across: bool,
    /// The box of each node.
    pub boxes: Vec<Area>,
    /// The place of each node's name, within its box.
    pub names: Vec<Place>,
    /// The place of each edge's label.
    pub labels: Vec<Place>,
    wires: Vec<Wire>,
    /// Tips and the edges that they belong to: column, row, and what is painted.
    tips: Vec<(usize, usize, char)>,
    cells: Cells,
}

impl Diagram {
    /// Lays a graph out in at most so many columns; nothing where there is no room for its lines.
    ///
    /// The same graph gives the same picture. The work follows the number of nodes and edges, times a logarithm, and
    /// the number of cells. At least 8 columns are needed for a center with neighbors.
    pub fn new(graph: &Graph, width: usize) -> Option<Self> {
        let order = order::Order::new(graph);
        let plan = across::plan(graph, &order, width).or_else(|| down::plan(graph, &order, width))?;
        Some(Self::paint(graph, plan))
    }

    fn paint(graph: &Graph, plan: Plan) -> Self {
        let Plan { width, height, is_across, boxes, names, labels, wires, tips } = plan;
        let mut cells = Cells::new(width, height);
        for wire in &wires {
            let is_dashed = graph.edges[wire.edge].is_dashed;
            cells.draw(&wire.corners, wire.trunk, 1, is_dashed);
        }
        for area in &boxes {
            cells.draw(&border(*area), JOINT, 1, false);
        }
        Self { width, height, is_across, boxes, names, labels, wires, tips, cells }
    }

    /// One row of the lines, a character for each column: box-drawing characters, tips and blanks, without names and
    /// labels. A node and edges are drawn heavy.
    pub fn row(&self, y: usize, heavy: &Heavy) -> Vec<char> {
        let mut row = self.cells.row(y);
        for wire in heavy.edges.iter().flat_map(|edge| self.wires_of(*edge)) {
            cells::draw_in_row(&mut row, y, &wire.corners, wire.trunk);
        }
        if let Some(area) = heavy.node.and_then(|node| self.boxes.get(node)) {
            cells::draw_in_row(&mut row, y, &border(*area), JOINT);
        }
        let mut glyphs: Vec<char> = row.into_iter().map(cells::Cell::glyph).collect();
        let first = self.tips.partition_point(|(_, row, _)| *row < y);
        for (x, _, tip) in self.tips[first..].iter().take_while(|(_, row, _)| *row == y) {
            glyphs[*x] = *tip;
        }
        glyphs
    }

    fn wires_of(&self, edge: usize) -> &[Wire] {
        let first = self.wires.partition_point(|wire| wire.edge < edge);
        let count = self.wires[first..].partition_point(|wire| wire.edge == edge);
        &self.wires[first..first + count]
    }
}

/// What stands out in a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heavy {
    /// A node.
    pub node: Option<usize>,
    /// Some edges.
    pub edges: Vec<usize>,
}

/// A layout before it is painted; its wires are sorted by their edges, its tips by their rows.
struct Plan {
    width: usize,
    height: usize,
    is_across: bool,
    boxes: Vec<Area>,
    names: Vec<Place>,
    labels: Vec<Place>,
    wires: Vec<Wire>,
    tips: Vec<(usize, usize, char)>,
}

/// The corners of a box, all the way round.
fn border(area: Area) -> [(usize, usize); 5] {
    let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
    [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom), (area.x, area.y)]
}

#[cfg(test)]
mod tests;
