//! Another version of the file in place of the one that is read: the reader stays where it is, item by item. It must not know by
//! what items of two versions are told to be one.

use std::{iter, mem, sync::Arc};

use super::{ListPane, Place, Reader, looking::Seen, navigation::follow_along};
use crate::app::{
    compared::Compared,
    lens::Lens,
    panes::{EntityPane, QuotesPane},
    source_text::State,
    view::{View, ViewPane},
};
use briefing_evidence::perspective::{Perspective, Saved};
use briefing_format::model::{Date, Item};
use briefing_library::Document;

/// A version of the file, and how to get there from the one before.
#[derive(Clone, Debug)]
pub struct Version {
    /// The whole file.
    pub(crate) document: Arc<Document>,
    /// What was known of it by the date that is looked at, where there is one.
    pub(crate) known: Option<Arc<Document>>,
    /// It beside the version before: which items are one, and what it says differently.
    pub(crate) compared: Arc<Compared>,
}

/// Where the cursor of a list stood.
struct Stood {
    /// What it is to stand on.
    item: Option<Item>,
    /// Whether that is what was selected, and not a neighbor.
    is_there: bool,
}

impl Reader {
    /// Shows another version of the file. Whatever is selected, followed, open, muted, looked for or to be gone back to is what
    /// it was, as long as that is still there; in place of what is gone stands its nearest neighbor in the list.
    pub(crate) fn renew(&mut self, version: &Version) {
        let old = Arc::clone(&self.seen.document);
        let new = &version.document;
        let follow = |item: Item| version.compared.comparison.pairing.new_of(item).map(|pair| pair.item);
        let moved = |perspective: &Perspective| perspective.in_version(&old.briefing, &new.briefing, &follow);
        let stood = Lens::ALL.map(|lens| self.lists[lens as usize].as_ref().map(|pane| stood(pane, &follow)));
        let quote = self.quotes.selected().map(Item::Quote).and_then(follow);
        let (entity, quotes) = (self.entity.flow.position(), self.quotes.flow.position());

        let mut perspective = moved(&self.perspective);
        self.bring_back(&mut perspective, &old, new, &follow);
        self.seen = Seen::new(Arc::clone(new));
        if let Some(known) = version.known.clone().filter(|known| known.date() == perspective.as_of.as_ref())
        {
            self.seen.keep(known);
        } else if let Some(date) = perspective.as_of.take() {
            self.await_date(date);
        }
        self.seen.look_from(&perspective);
        self.perspective = Arc::new(perspective);
        self.count_items();
        self.forget_strips();
        self.axis = None;
        (self.is_verifying, self.awaits_weak_points) = (false, false);

        self.followed = self.followed.and_then(follow);
        self.along = self.along.and_then(|along| follow_along(along, &follow));
        self.unfiltered.iter_mut().flatten().for_each(|known| known.follow(&follow));
        self.stopped = self.stopped.and_then(|stopped| stopped.followed(&follow));
        self.search.follow(&follow, |place| place.follow(&follow, &moved));
        self.history.each(|place| place.follow(&follow, &moved));
        for (lens, stood) in iter::zip(Lens::ALL, stood) {
            if let Some(stood) = stood {
                self.list_in_place(lens, &stood);
            }
        }
        self.beneath = mem::take(&mut self.beneath)
            .into_iter()
            .filter_map(|(view, from, position)| Some((view.followed(&follow)?, from, position)))
            .collect();
        self.view_in_place(&follow);

        (self.entity, self.quotes) = (EntityPane::default(), QuotesPane::default());
        self.explain();
        self.entity.flow.restore(entity);
        self.quotes.flow.restore(quotes);
        let at = |quote: Item| self.quotes.quotes.iter().position(|other| Item::Quote(*other) == quote);
        if let Some(at) = quote.and_then(at) {
            self.quotes.flow.select(at);
        }
    }

    /// Lists a lens of the new version, with its cursor on the item and the row of the screen on which it stood.
    fn list_in_place(&mut self, lens: Lens, stood: &Stood) {
        let list = self.new_list(lens);
        let Some(mut pane) = self.lists[lens as usize].take() else { return };
        pane.list = list;
        pane.flow.invalidate();
        let before = pane.flow.position().cursor.block;
        if let Some(row) = stood.item.and_then(|item| pane.list.row_holding(item)) {
            if stood.is_there {
                // With the same lines around it on the screen, scrolled or not.
                pane.flow.follow(before, row);
            } else {
                pane.flow.select(row);
            }
        }
        self.lists[lens as usize] = Some(pane);
    }

    /// Shows what the full view that is open is of as the new version has it; where that is gone, the view is, too.
    fn view_in_place(&mut self, follow: &dyn Fn(Item) -> Option<Item>) {
        let Some(before) = self.view.take() else { return };
        let (from, position) = (before.from, before.flow.position());
        let shown = Arc::clone(&self.seen.shown);
        let beside = (&self.seen.filter, self.margin.compared.as_deref());
        let now = before.view.followed(follow).and_then(|view| ViewPane::new(view, &shown, beside, from));
        let Some(mut pane) = now else {
            self.beneath.clear();
            self.focus = from;
            return self.end_search_in_text();
        };
        if let Some(drawing) = &mut pane.drawing {
            drawing.fit(shown.story(), position.width());
        }
        if let Some(text) = &mut pane.text {
            let was_read = before.text.is_some_and(|text| matches!(text.state, State::Read(_)));
            text.resume = was_read.then_some(position);
        }
        pane.flow.restore(match (&pane.reading, self.stopped) {
            (Some(reading), Some(stopped)) => reading.resumed(stopped),
            _ => position,
        });
        self.view = Some(pane);
    }

    /// Remembers what is muted or looked for and is gone in this version, and takes back what is there again: half a file may
    /// have been saved.
    fn bring_back(
        &mut self,
        perspective: &mut Perspective,
        old: &Document,
        new: &Document,
        follow: &dyn Fn(Item) -> Option<Item>,
    ) {
        let gone = Perspective {
            muted: self.perspective.muted.iter().copied().filter(|item| follow(*item).is_none()).collect(),
            facets: self
                .perspective
                .facets
                .iter()
                .copied()
                .filter(|facet| facet.of().is_some_and(|of| follow(of).is_none()))
                .collect(),
            ..Perspective::default()
        };
        for saved in mem::take(&mut self.absent) {
            let back = saved.perspective(&new.briefing);
            if back.is_whole() {
                self.absent.push(saved);
                continue;
            }
            perspective.muted.extend(
                back.muted.into_iter().filter(|item| !perspective.muted.contains(item)).collect::<Vec<_>>(),
            );
            perspective.facets.extend(
                back.facets
                    .into_iter()
                    .filter(|facet| !perspective.facets.contains(facet))
                    .collect::<Vec<_>>(),
            );
        }
        if !gone.is_whole() {
            self.absent.push(Saved::new(&gone, &old.briefing));
        }
    }

    /// Waits for what was known by a date, and shows all until then.
    fn await_date(&mut self, date: Date) {
        self.awaited.get_or_insert(super::looking::Awaited::for_date(date));
    }
}

/// Where a list stands, in terms of the new version: on what is selected, or on what follows it, or else on what is before it.
fn stood(pane: &ListPane, follow: &dyn Fn(Item) -> Option<Item>) -> Stood {
    let at = pane.flow.position().cursor.block;
    if let Some(item) = pane.list.item(at).and_then(follow) {
        return Stood { item: Some(item), is_there: true };
    }
    let after = (at..pane.list.row_count()).filter_map(|row| pane.list.item(row));
    let before = (0..at).rev().filter_map(|row| pane.list.item(row));
    Stood { item: after.chain(before).find_map(follow), is_there: false }
}

impl Place {
    /// The place in the new version. What is gone is selected no more.
    fn follow(&mut self, follow: &dyn Fn(Item) -> Option<Item>, moved: &dyn Fn(&Perspective) -> Perspective) {
        self.perspective = Arc::new(moved(&self.perspective));
        self.follow_items(follow);
    }
}

impl View {
    /// What the view is of in the new version; nothing where that is gone.
    pub(super) fn followed(self, follow: &dyn Fn(Item) -> Option<Item>) -> Option<Self> {
        Some(match self {
            Self::Chain(item) => Self::Chain(follow(item)?),
            Self::Scale(item) => Self::Scale(follow(item)?),
            Self::Dispute(ix) => match follow(Item::Claim(ix))? {
                Item::Claim(ix) => Self::Dispute(ix),
                _ => return None,
            },
            Self::Text(source, quote) => {
                let Item::Source(source) = follow(Item::Source(source))? else { return None };
                let quote = quote.and_then(|quote| match follow(Item::Quote(quote))? {
                    Item::Quote(quote) => Some(quote),
                    _ => None,
                });
                Self::Text(source, quote)
            }
            Self::Relations(around) => match follow(Item::Entity(around.center))? {
                // Who stands together in one box may be others by now.
                Item::Entity(center) => {
                    Self::Relations(crate::app::drawing::Around { center, group: None, ..around })
                }
                _ => return None,
            },
            Self::WeakPoints(_) | Self::Reading | Self::Changes => self,
        })
    }
}
