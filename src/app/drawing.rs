//! The relations of an entity as boxes and lines, with the names in them, and which box lies where. It must not know
//! keys, nor what a box leads to beyond whom it stands for.

use super::{
    find::Pattern,
    lines::{
        Laid, Line,
        drawing::{Inset, row},
    },
};
use briefing_evidence::{
    Story,
    describe::{self, Tone, relations},
    diagram::{self, Diagram, Heavy, Place},
    relations::{MOST_DRAWN, Neighborhood},
};
use briefing_format::model::{EntityIx, Item};
use briefing_text::{SafeText, safe_format, width};

/// The columns before a drawing: the mark of the cursor, and a blank.
const MARGIN: usize = 2;

/// Where the cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// Whom a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Around {
    /// The center.
    pub(crate) center: EntityIx,
    /// How many steps away, 1 or 2.
    pub(crate) steps: u8,
    /// The one box of several that is shown, with all its members apart.
    pub(crate) group: Option<u32>,
}

impl Around {
    /// The entities that it is about; of those of an opened group, more than are drawn.
    pub(crate) fn neighborhood(self, story: Story<'_>) -> Neighborhood {
        let all = Neighborhood::new(story, self.center, self.steps);
        let Some(group) = self.group else { return all.grouped(story) };
        let members = all.clone().grouped(story).nodes.get(group as usize).map(|node| node.members.clone());
        all.only(&members.unwrap_or_default())
    }

    /// What the one box that is shown says.
    pub(crate) fn group_name(self, story: Story<'_>) -> Option<SafeText> {
        let group = self.group? as usize;
        let all = Neighborhood::new(story, self.center, self.steps).grouped(story);
        (group < all.nodes.len()).then(|| relations::node(story, &all, group))
    }
}

/// A picture of a neighborhood.
#[derive(Debug)]
pub(crate) struct Drawing {
    around: Around,
    shown: Neighborhood,
    names: Vec<SafeText>,
    labels: Vec<SafeText>,
    /// How many there is no box for.
    left_out: usize,
    /// The picture and the columns that it was made for.
    laid: Option<(usize, Option<Diagram>)>,
    /// Whether two steps were asked for and there was room for the lines of one.
    pub(crate) is_reduced: bool,
}

impl Drawing {
    /// Draws whom an entity is related to; nothing where nobody is.
    pub(crate) fn new(around: Around, story: Story<'_>) -> Option<Self> {
        let shown = around.neighborhood(story);
        if shown.edges.is_empty() {
            return None;
        }
        let mut drawing = Self {
            around,
            shown: Neighborhood::default(),
            names: Vec::new(),
            labels: Vec::new(),
            left_out: 0,
            laid: None,
            is_reduced: false,
        };
        drawing.show(story, shown);
        Some(drawing)
    }

    fn show(&mut self, story: Story<'_>, all: Neighborhood) {
        let (shown, left_out) = all.first(MOST_DRAWN);
        self.left_out = left_out;
        self.names = (0..shown.nodes.len()).map(|node| relations::node(story, &shown, node)).collect();
        self.labels = shown.edges.iter().map(|edge| relations::label(story, &shown, edge)).collect();
        self.shown = shown;
    }

    /// Whom it shows.
    pub(crate) const fn neighborhood(&self) -> &Neighborhood {
        &self.shown
    }

    /// Whether the picture was fitted to any width.
    pub(crate) const fn is_fitted(&self) -> bool {
        self.laid.is_some()
    }

    /// Who stands in the box of a node, the first where there are several.
    pub(crate) fn first_in(&self, node: usize) -> Option<EntityIx> {
        self.shown.nodes.get(node)?.members.first().copied()
    }

    /// The node in whose box an entity stands.
    pub(crate) fn node_of(&self, entity: EntityIx) -> Option<usize> {
        self.shown.nodes.iter().position(|node| node.members.contains(&entity))
    }

    /// Fits the picture to a width; false where it is fitted already.
    pub(crate) fn fit(&mut self, story: Story<'_>, columns: usize) -> bool {
        if self.laid.as_ref().is_some_and(|(fitted, _)| *fitted == columns) {
            return false;
        }
        if self.is_reduced {
            self.is_reduced = false;
            self.show(story, self.around.neighborhood(story));
        }
        let room = columns.saturating_sub(MARGIN);
        let mut diagram = Diagram::new(&self.graph(), room);
        if diagram.is_none() && self.around.steps > 1 && self.around.group.is_none() {
            self.is_reduced = true;
            self.show(story, Around { steps: 1, ..self.around }.neighborhood(story));
            diagram = Diagram::new(&self.graph(), room);
        }
        self.laid = Some((columns, diagram));
        true
    }

    fn graph(&self) -> diagram::Graph {
        let nodes = self.shown.nodes.iter().zip(&self.names);
        let edges = self.shown.edges.iter().zip(&self.labels);
        diagram::Graph {
            nodes: nodes
                .map(|(node, name)| diagram::Node { width: width(name.as_safe()), layer: node.layer })
                .collect(),
            edges: edges
                .map(|(edge, label)| diagram::Edge {
                    inner: edge.inner,
                    outer: edge.outer,
                    width: width(label.as_safe()),
                    points_out: edge.held.iter().any(|held| held.is_outward),
                    points_in: edge.held.iter().any(|held| !held.is_outward),
                    is_dashed: edge.is_disputed,
                })
                .collect(),
        }
    }

    fn diagram(&self) -> Option<&Diagram> {
        self.laid.as_ref()?.1.as_ref()
    }

    /// How many rows it has, an empty one at the end among them; none before it is fitted.
    pub(crate) fn rows(&self) -> usize {
        self.diagram().map_or(0, |diagram| diagram.height + 1)
    }

    /// The nodes whose names stand in a row, from left to right.
    fn nodes_in(&self, y: usize) -> Vec<usize> {
        let Some(diagram) = self.diagram() else { return Vec::new() };
        let mut nodes: Vec<usize> =
            (0..diagram.names.len()).filter(|node| diagram.names[*node].y == y).collect();
        nodes.sort_by_key(|node| diagram.names[*node].x);
        nodes
    }

    /// The node of a link in a row.
    pub(crate) fn node_at(&self, y: usize, link: usize) -> Option<usize> {
        self.nodes_in(y).get(link).copied()
    }

    /// The row of a node, and its link there.
    pub(crate) fn place_of(&self, node: usize) -> Option<(usize, usize)> {
        let y = self.diagram()?.names.get(node)?.y;
        Some((y, self.nodes_in(y).iter().position(|other| *other == node)?))
    }

    /// The node whose name stands nearest to a row, among those in some rows.
    pub(crate) fn nearest(&self, y: usize, rows: std::ops::RangeInclusive<usize>) -> Option<usize> {
        let names = &self.diagram()?.names;
        let shown = (0..names.len()).filter(|node| rows.contains(&names[*node].y));
        shown.min_by_key(|node| (names[*node].y.abs_diff(y), names[*node].x))
    }

    /// The node that lies in a direction from another.
    ///
    /// Where layers stand side by side, left and right lead to the nearest box there, one that a line leads to before
    /// others; up and down within the layer, and past its end to the next box in any. In one column, left leads along the line towards the center, right along
    /// the first line away from it.
    pub(crate) fn step(&self, from: usize, direction: Direction) -> Option<usize> {
        let diagram = self.diagram()?;
        let boxes = &diagram.boxes;
        let here = boxes.get(from)?;
        let others = (0..boxes.len()).filter(|node| *node != from);
        let is_vertical = matches!(direction, Direction::Up | Direction::Down);
        if is_vertical || diagram.is_across {
            let middle = |node: usize| 2 * boxes[node].y + boxes[node].height;
            let is_there = |node: &usize| {
                let there = &boxes[*node];
                match direction {
                    Direction::Up => middle(*node) < middle(from),
                    Direction::Down => middle(*node) > middle(from),
                    Direction::Left => there.x < here.x,
                    Direction::Right => there.x > here.x,
                }
            };
            let is_tied = |node: usize| {
                self.shown.edges.iter().any(|edge| {
                    (edge.inner, edge.outer) == (from, node) || (edge.inner, edge.outer) == (node, from)
                })
            };
            return others.filter(is_there).min_by_key(|node| {
                let columns = boxes[*node].x.abs_diff(here.x);
                let rows = middle(*node).abs_diff(middle(from));
                if is_vertical {
                    (usize::from(columns > 0), false, rows)
                } else {
                    (columns, !is_tied(*node), rows)
                }
            });
        }
        let mut edges = self.shown.edges.iter();
        if direction == Direction::Left {
            let way = self.shown.way_in(from);
            way.first().map(|edge| self.shown.edges[*edge].inner)
        } else {
            edges.find(|edge| edge.inner == from).map(|edge| edge.outer)
        }
    }

    /// A row, where this node has the focus.
    pub(crate) fn lay_out(&self, y: usize, focus: Option<usize>, pattern: Option<&Pattern>) -> Laid {
        let Some(diagram) = self.diagram().filter(|diagram| y < diagram.height) else {
            return Laid { lines: vec![Line::default()], links: Vec::new() };
        };
        let edges = focus.map(|node| self.shown.way_in(node)).unwrap_or_default();
        let mut glyphs = diagram.row(y, &Heavy { node: focus, edges });
        let nodes = self.nodes_in(y);
        let mut insets: Vec<Inset<'_>> = nodes
            .iter()
            .enumerate()
            .map(|(link, node)| {
                let tone = if *node == 0 { Tone::Strong } else { Tone::Link };
                inset(diagram.names[*node], &self.names[*node], tone, Some(link))
            })
            .collect();
        let labels =
            diagram.labels.iter().zip(&self.labels).filter(|(place, _)| place.width > 0 && place.y == y);
        for (place, words) in labels {
            let around = [place.x.checked_sub(1), Some(place.x + place.width)];
            for x in around.into_iter().flatten() {
                if let Some(glyph) = glyphs.get_mut(x) {
                    *glyph = ' ';
                }
            }
            insets.push(inset(*place, words, Tone::Text, None));
        }
        insets.sort_by_key(|inset| inset.x);
        let end = glyphs.iter().rposition(|glyph| *glyph != ' ').map_or(0, |last| last + 1);
        let end = insets.last().map_or(end, |last| end.max(last.x + last.width));
        glyphs.truncate(end);
        let mut line = row(&glyphs, &insets, pattern);
        line.indent = MARGIN;
        let item = |node: &usize| self.shown.nodes[*node].members.first().map(|ix| Item::Entity(*ix));
        Laid { lines: vec![line], links: nodes.iter().filter_map(item).collect() }
    }

    /// What is said at the foot of a node that has the focus.
    pub(crate) fn foot(&self, story: Story<'_>, focus: usize) -> describe::Paragraph {
        let mut words = relations::sentence(story, &self.shown, focus);
        if self.is_reduced {
            words = words.words(". There is no room here to draw two steps.");
        }
        if focus == 0 && self.left_out > 0 {
            words = words
                .words(". ")
                .tone(Tone::Text, safe_format!("{} more are not drawn, but listed below.", self.left_out));
        }
        for run in &mut words.runs {
            (run.link, run.tone) = (None, if run.tone == Tone::Link { Tone::Text } else { run.tone });
        }
        words
    }
}

const fn inset(place: Place, words: &SafeText, tone: Tone, link: Option<usize>) -> Inset<'_> {
    Inset { x: place.x, width: place.width, words, tone, link }
}
