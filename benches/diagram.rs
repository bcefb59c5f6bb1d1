//! How long it takes to lay relations out, beside painting a frame of the timeline.
//!
//! 200 relations should take at most ten times as long as a frame, in one column or side by side, with one step or two.

#[path = "support/reader.rs"]
mod reader;
#[path = "support/story.rs"]
mod story;

use std::cell::RefCell;

use briefing::{
    diagram::{Diagram, Edge, Graph, Node},
    grid::Grid,
    ui,
};
use divan::Bencher;
use reader::{SIZE, reader};

fn main() {
    divan::main();
}

/// A frame of the timeline, for comparison.
#[divan::bench(sample_size = 1, sample_count = 1000)]
fn frame(bencher: Bencher<'_, '_>) {
    let app = reader(1_000);
    let grid = RefCell::new(Grid::new(SIZE.0, SIZE.1));
    bencher
        .with_inputs(|| grid.borrow_mut().clear())
        .bench_local_values(|()| ui::draw(&app, &mut grid.borrow_mut()));
}

/// 200 neighbors, half of them on each side.
#[divan::bench(args = [80, 200], sample_count = 200)]
fn one_step(bencher: Bencher<'_, '_>, width: usize) {
    let graph = graph(200, 0);
    bencher.bench_local(|| Diagram::new(&graph, width));
}

/// 30 neighbors, and 170 relations of theirs to 100 others and to each other.
#[divan::bench(args = [80, 200], sample_count = 200)]
fn two_steps(bencher: Bencher<'_, '_>, width: usize) {
    let graph = graph(30, 170);
    bencher.bench_local(|| Diagram::new(&graph, width));
}

fn graph(near: usize, further: usize) -> Graph {
    let side = |n: usize| if n.is_multiple_of(2) { 1 } else { -1 };
    let far = further * 10 / 17;
    let mut nodes = vec![Node { width: 12, layer: 0 }];
    nodes.extend((0..near).map(|n| Node { width: 8 + n % 17, layer: side(n) }));
    nodes.extend((0..far).map(|n| Node { width: 8 + n % 13, layer: 2 * side(n) }));
    let edge = |inner: usize, outer: usize| Edge {
        inner,
        outer,
        width: 10 + outer % 11,
        points_out: outer.is_multiple_of(2),
        points_in: !outer.is_multiple_of(2),
        is_dashed: outer.is_multiple_of(7),
    };
    let to_center = (1..=near).map(|outer| edge(0, outer));
    // The first of them tie each of those two steps away to one on its own side.
    let others = (0..further).map(|n| {
        let inner = if n < far { 1 + (n * 2 + n % 2) % near } else { 1 + n * 7 % near };
        let outer = if n < far { 1 + near + n } else { 1 + near + n * 11 % far.max(1) };
        edge(inner, outer)
    });
    Graph { nodes, edges: to_center.chain(others).collect() }
}
