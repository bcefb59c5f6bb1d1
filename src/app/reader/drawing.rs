//! Walking about in a drawing, and keeping it in step with the size. It must not know what is drawn.

use std::sync::Arc;

use super::Reader;
use crate::app::{
    drawing::{Around, Direction},
    flow::Spot,
    layout::Pane,
    view::{View, ViewPane},
};
use briefing_format::model::{EntityIx, Item, QuoteIx};

/// What entering a box of a drawing leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entered {
    /// The center is explained.
    Center(EntityIx),
    /// Another drawing.
    View(Around),
}

impl Reader {
    /// Fits the drawing of the full view to its pane, and keeps the focus on its node.
    pub(super) fn settle_view(&mut self) {
        let inside = self.layout().pane(Pane::View).unwrap_or_default().inside();
        let shown = Arc::clone(&self.seen.shown);
        let story = shown.story();
        let ascii = self.ascii;
        let focused = self.view.as_mut().and_then(|pane| pane.fit(story, usize::from(inside.width)));
        if let Some(node) = focused {
            self.focus_node(node);
        }
        self.settle_pane(Pane::View);
        self.focus_near_cursor();
        if let Some(pane) = &mut self.view {
            let rows = pane.foot_rows(inside.height);
            pane.settle_foot(story, usize::from(inside.width), usize::from(rows), ascii);
        }
    }

    fn focus_node(&mut self, node: usize) {
        let place = self.view.as_ref().and_then(|pane| pane.drawing.as_ref()?.place_of(node));
        if let Some((row, link)) = place {
            self.with_flow(Pane::View, |flow, content| flow.focus_link(row, link, content));
        }
    }

    /// Gives the focus to the box nearest to the cursor among those in view, where the cursor stands beside all.
    fn focus_near_cursor(&mut self) {
        let Some(pane) = self.view.as_ref().filter(|pane| pane.is_in_drawing() && pane.node().is_none())
        else {
            return;
        };
        let mut rows = pane.flow.visible().map(|(spot, _)| spot.block);
        let (Some(first), Some(drawing)) = (rows.next(), &pane.drawing) else { return };
        let last = rows.last().unwrap_or(first);
        let near = drawing.nearest(pane.flow.position().cursor.block, first..=last);
        if let Some(node) = near {
            self.focus_node(node);
            self.settle_pane(Pane::View);
        }
    }

    /// Moves the focus to the box that lies in a direction; false where there is none.
    pub(super) fn walk(&mut self, direction: Direction) -> bool {
        let next = self.view.as_ref().and_then(|pane| {
            let drawing = pane.drawing.as_ref()?;
            drawing.step(pane.node()?, direction)
        });
        if let Some(node) = next {
            self.focus_node(node);
        }
        next.is_some()
    }

    /// Moves up or down in a drawing, and out of it at its end; false where the cursor stands in none.
    pub(super) fn walk_by(&mut self, by: isize) -> bool {
        let Some(pane) = self.view.as_ref().filter(|pane| self.focus == Pane::View && pane.is_in_drawing())
        else {
            return false;
        };
        let rows = pane.drawing.as_ref().map_or(0, super::super::drawing::Drawing::rows);
        let direction = if by > 0 { Direction::Down } else { Direction::Up };
        for _ in 0..by.unsigned_abs().min(10_000) {
            if !self.walk(direction) {
                if direction == Direction::Down {
                    let spot = Spot { block: rows, line: 0 };
                    self.with_flow(Pane::View, |flow, content| flow.put_at(spot, content));
                }
                break;
            }
        }
        true
    }

    /// Whom the box that has the focus stands for first.
    pub(super) fn node_of_view(&self) -> Option<Item> {
        let pane = self.view.as_ref()?;
        pane.drawing.as_ref()?.first_in(pane.node()?).map(Item::Entity)
    }

    /// What Enter leads to from the box that has the focus; nothing where none has it.
    pub(crate) fn entered(&self) -> Option<Entered> {
        let pane = self.view.as_ref()?;
        let (View::Relations(around), node) = (pane.view, pane.node()?) else { return None };
        Some(match &pane.drawing.as_ref()?.neighborhood().nodes[node].members[..] {
            _ if node == 0 => Entered::Center(around.center),
            [center] => Entered::View(Around { center: *center, group: None, ..around }),
            _ => Entered::View(Around { group: Some(node as u32), ..self.steps_drawn(around) }),
        })
    }

    /// With the steps for which there was room.
    fn steps_drawn(&self, around: Around) -> Around {
        let is_reduced = |pane: &ViewPane| pane.drawing.as_ref().is_some_and(|drawing| drawing.is_reduced);
        let steps = if self.view.as_ref().is_some_and(is_reduced) { 1 } else { around.steps };
        Around { steps, ..around }
    }

    /// The entity whose relations are asked for where the cursor stands.
    pub(crate) fn entity_at_cursor(&self) -> Option<EntityIx> {
        let of = |item: Item| super::main_entity(self.story(), item);
        let link =
            self.link_at_cursor().and_then(|item| if let Item::Entity(ix) = item { Some(ix) } else { None });
        match self.focus {
            Pane::List | Pane::Entity => self.entity.entity(),
            Pane::Quotes => link.or_else(|| {
                let quote: Option<QuoteIx> = self.quotes.selected();
                quote.and_then(|quote| of(Item::Quote(quote)))
            }),
            Pane::View => link.or_else(|| self.at_cursor().and_then(of)),
        }
    }

    /// Draws one step where two were drawn, or two where one was; false where no relations are drawn.
    pub(crate) fn switch_steps(&mut self) -> bool {
        let Some(ViewPane { view: View::Relations(around), from, .. }) = &self.view else { return false };
        let steps = if around.group.is_some() { around.steps } else { 3 - around.steps };
        let (next, from) = (Around { steps, group: None, ..*around }, *from);
        let shown = Arc::clone(&self.seen.shown);
        self.view = ViewPane::new(View::Relations(next), &shown, (&self.seen.filter, None), from);
        true
    }
}
