//! Lines as cells: which sides of a cell a line leaves by, how heavy, and the character for that. It must not know
//! where lines run.

use super::JOINT;

/// How heavy the arms of a cell are: up, right, down, left; 0 is none, 1 light, 2 heavy.
pub type Weights = [u8; 4];

const UP: usize = 0;
const RIGHT: usize = 1;
const DOWN: usize = 2;
const LEFT: usize = 3;

/// The characters for all weights, the last arm counting fastest. Light corners are round.
const GLYPHS: [&str; 3] =
    [" ╴╸╷╮┑╻┒┓╶─╾╭┬┭┎┰┱╺╼━┍┮┯┏┲┳", "╵╯┙│┤┥╽┧┪╰┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈", "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"];

/// A cell and what runs through it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    arms: Weights,
    /// Whether any line in it is solid.
    is_solid: bool,
    trunk: usize,
}

const EMPTY: Cell = Cell { arms: [0; 4], is_solid: false, trunk: JOINT };

impl Cell {
    /// The character that shows it.
    pub(super) fn glyph(self) -> char {
        let [up, right, down, left] = self.arms;
        if !self.is_solid {
            match self.arms {
                [0, 1, 0, 1] => return '┄',
                [0, 2, 0, 2] => return '┅',
                [1, 0, 1, 0] => return '┆',
                [2, 0, 2, 0] => return '┇',
                _ => {}
            }
        }
        let at = usize::from(9 * right + 3 * down + left);
        GLYPHS[usize::from(up)].chars().nth(at).unwrap_or(' ')
    }

    const fn is_across(self) -> bool {
        self.arms[RIGHT] > 0 && self.arms[LEFT] > 0 && self.arms[UP] == 0 && self.arms[DOWN] == 0
    }

    const fn is_down(self) -> bool {
        self.arms[UP] > 0 && self.arms[DOWN] > 0 && self.arms[RIGHT] == 0 && self.arms[LEFT] == 0
    }

    /// Adds arms; of two trunks that only cross, the one down is kept and the one across is broken.
    fn add(&mut self, arms: Weights, trunk: usize, is_solid: bool) {
        let new = Self { arms, is_solid, trunk };
        if self.arms == [0; 4] {
            *self = new;
            return;
        }
        if self.trunk != trunk && self.trunk != JOINT && trunk != JOINT {
            if new.is_across() && self.arms[UP] > 0 && self.arms[DOWN] > 0 {
                return;
            }
            if new.is_down() && self.is_across() {
                *self = new;
                return;
            }
        }
        for (old, arm) in self.arms.iter_mut().zip(arms) {
            *old = (*old).max(arm);
        }
        self.is_solid |= is_solid;
        self.trunk = self.trunk.min(trunk);
    }
}

/// A rectangle of cells.
#[derive(Clone, Debug)]
pub(super) struct Cells {
    width: usize,
    cells: Vec<Cell>,
}

impl Cells {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, cells: vec![EMPTY; width * height] }
    }

    pub(super) fn row(&self, y: usize) -> Vec<Cell> {
        self.cells.get(y * self.width..(y + 1) * self.width).map(<[Cell]>::to_vec).unwrap_or_default()
    }

    /// Draws a line from corner to corner.
    pub(super) fn draw(&mut self, corners: &[(usize, usize)], trunk: usize, weight: u8, is_dashed: bool) {
        let width = self.width;
        each_cell(corners, weight, &mut |x, y, arms| {
            if let Some(cell) = self.cells.get_mut(y * width + x) {
                cell.add(arms, trunk, !is_dashed);
            }
        });
    }
}

/// Draws the part of a heavy line that lies in one row, over the light one that is there already.
pub(super) fn draw_in_row(row: &mut [Cell], y: usize, corners: &[(usize, usize)], trunk: usize) {
    for pair in corners.windows(2) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]];
        if y < y1.min(y2) || y > y1.max(y2) {
            continue;
        }
        if y1 == y2 {
            let (first, last) = (x1.min(x2), x1.max(x2));
            for (x, cell) in row.iter_mut().enumerate().take(last + 1).skip(first) {
                let is_broken =
                    cell.is_down() && cell.trunk != trunk && trunk != JOINT && cell.trunk != JOINT;
                if !is_broken {
                    cell.arms[LEFT] = if x > first { 2 } else { cell.arms[LEFT] };
                    cell.arms[RIGHT] = if x < last { 2 } else { cell.arms[RIGHT] };
                }
            }
        } else if let Some(cell) = row.get_mut(x1) {
            cell.arms[UP] = if y > y1.min(y2) { 2 } else { cell.arms[UP] };
            cell.arms[DOWN] = if y < y1.max(y2) { 2 } else { cell.arms[DOWN] };
        }
    }
}

/// Calls `visit` for every cell of a line with the arms that it has there.
fn each_cell(corners: &[(usize, usize)], weight: u8, visit: &mut dyn FnMut(usize, usize, Weights)) {
    let arm = |is_there: bool| if is_there { weight } else { 0 };
    for pair in corners.windows(2) {
        let [(x1, y1), (x2, y2)] = [pair[0], pair[1]];
        if y1 == y2 {
            let (first, last) = (x1.min(x2), x1.max(x2));
            (first..=last).for_each(|x| visit(x, y1, [0, arm(x < last), 0, arm(x > first)]));
        } else {
            let (first, last) = (y1.min(y2), y1.max(y2));
            (first..=last).for_each(|y| visit(x1, y, [arm(y > first), 0, arm(y < last), 0]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(cells: &Cells, height: usize) -> Vec<String> {
        (0..height).map(|y| cells.row(y).into_iter().map(Cell::glyph).collect()).collect()
    }

    #[test]
    fn lines_of_one_trunk_join_and_those_of_two_cross() {
        let mut cells = Cells::new(5, 3);
        cells.draw(&[(0, 1), (4, 1)], 1, 1, false);
        cells.draw(&[(2, 0), (2, 2)], 1, 1, false);
        assert_eq!(shown(&cells, 3), ["  ╷  ", "╶─┼─╴", "  ╵  "]);
        let mut cells = Cells::new(5, 3);
        cells.draw(&[(0, 1), (4, 1)], 1, 1, false);
        cells.draw(&[(2, 0), (2, 2)], 2, 1, true);
        assert_eq!(shown(&cells, 3), ["  ╷  ", "╶─┆─╴", "  ╵  "]);
    }

    #[test]
    fn a_heavy_line_meets_a_light_box() {
        let mut cells = Cells::new(4, 3);
        cells.draw(&[(1, 0), (3, 0), (3, 2), (1, 2), (1, 0)], JOINT, 1, false);
        cells.draw(&[(0, 1), (1, 1)], 3, 1, false);
        assert_eq!(shown(&cells, 3), [" ╭─╮", "╶┤ │", " ╰─╯"]);
        let mut row = cells.row(1);
        draw_in_row(&mut row, 1, &[(0, 1), (1, 1)], 3);
        assert_eq!(row.into_iter().map(Cell::glyph).collect::<String>(), "╺┥ │");
    }

    #[test]
    fn every_weight_has_a_character_of_its_own() {
        let all: std::collections::BTreeSet<char> = GLYPHS.iter().flat_map(|row| row.chars()).collect();
        assert_eq!(all.len(), 81);
        let cell = |arms| Cell { arms, is_solid: true, trunk: JOINT }.glyph();
        assert_eq!([cell([0, 1, 0, 1]), cell([2, 0, 2, 0]), cell([1, 1, 0, 0])], ['─', '┃', '╰']);
    }
}
