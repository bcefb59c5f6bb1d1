//! Looking at the briefing from another perspective: everything that depends on what changes is brought in step, and
//! nothing else is made anew. It must not decide what to look at.

use std::{mem, sync::Arc};

use super::{ListPane, Reader, Travel};
use crate::app::{
    flow::Position,
    layout::Pane,
    lens::{Lens, List},
    panes::{EntityPane, QuotesPane},
    reading::Reading,
};
use briefing_evidence::{
    Story, Verification, WeakPoint, WeakPoints,
    perspective::{Filter, Perspective},
};
use briefing_format::model::{Date, Item};
use briefing_library::{Document, Scope};

/// As of how many dates what was known is kept, so that going back there takes no time.
const DATES: usize = 2;
/// For how many scopes the single points of failure are kept.
const POINTS: usize = 8;

/// A document from a perspective: what was made of the two, and what may be of use for another perspective.
#[derive(Debug)]
pub(super) struct Seen {
    /// The whole file.
    pub(super) document: Arc<Document>,
    /// What was known of it by the date of the perspective, with nothing muted.
    pub(super) known: Arc<Document>,
    /// The same with what is muted.
    pub(super) shown: Arc<Document>,
    /// What the filter shows.
    pub(super) filter: Filter,
    /// What was known by the dates looked at last, the newest last.
    dated: Vec<Arc<Document>>,
    /// The single points of failure as they were found, the newest last.
    points: Vec<(Scope, Arc<[WeakPoint]>)>,
}

impl Seen {
    /// A document from the default perspective.
    pub(super) fn new(document: Arc<Document>) -> Self {
        Self {
            known: Arc::clone(&document),
            shown: Arc::clone(&document),
            document,
            filter: Filter::default(),
            dated: Vec::new(),
            points: Vec::new(),
        }
    }

    /// What was known by a date, where that is at hand; the whole file without one.
    fn known_by(&self, date: Option<&Date>) -> Option<&Arc<Document>> {
        match date {
            None => Some(&self.document),
            Some(date) => self.dated.iter().find(|document| document.date() == Some(date)),
        }
    }

    /// Keeps what was known by the date of a document.
    pub(super) fn keep(&mut self, document: Arc<Document>) {
        self.dated.retain(|other| other.date() != document.date());
        self.dated.push(document);
        self.dated.drain(..self.dated.len().saturating_sub(DATES));
    }

    /// Looks at what was known by a date that is at hand.
    fn look_by(&mut self, date: Option<&Date>) {
        let Some(known) = self.known_by(date).cloned() else { return };
        // The copies may have been looked at since it was made.
        let verification = self.document.evidence.verification.clone();
        self.known = if date.is_some() { Arc::new(known.with_verification(verification)) } else { known };
        if date.is_some() {
            self.keep(Arc::clone(&self.known));
        }
    }

    /// Looks from a perspective whose date is at hand.
    pub(super) fn look_from(&mut self, perspective: &Perspective) {
        self.look_by(perspective.as_of.as_ref());
        self.mute(&perspective.muted);
        self.filter = Filter::new(self.known.story(), &perspective.facets);
    }

    /// Mutes what a perspective mutes, and nothing else.
    fn mute(&mut self, muted: &[Item]) {
        let muted = self.known.muting(muted);
        let scope = muted.scope();
        let found = self.points.iter().find(|(other, _)| *other == scope).map(|(_, points)| points);
        let found =
            found.map(|points| WeakPoints { muted: scope.muted[..].into(), points: Arc::clone(points) });
        // Until they are found anew, those from before are shown as such.
        let is_of_date = self.shown.date() == self.known.date();
        let before = self.shown.evidence.weak_points.clone().filter(|_| is_of_date);
        self.shown = Arc::new(muted.with_weak_points(found.or(before)));
    }

    fn keep_points(&mut self, points: Arc<[WeakPoint]>) {
        let scope = self.shown.scope();
        let known = WeakPoints { muted: scope.muted[..].into(), points: Arc::clone(&points) };
        self.shown = Arc::new(self.shown.with_weak_points(Some(known)));
        self.points.retain(|(other, _)| *other != scope);
        self.points.push((scope, points));
        self.points.drain(..self.points.len().saturating_sub(POINTS));
    }

    fn verify(&mut self, verification: &Verification) {
        for document in
            [&mut self.document, &mut self.known, &mut self.shown].into_iter().chain(&mut self.dated)
        {
            *document = Arc::new(document.with_verification(verification.clone()));
        }
    }
}

/// What the reader waits for.
#[derive(Clone, Debug)]
pub(super) struct Awaited {
    /// What was known by this date.
    date: Date,
    /// The way back or forward that leads to it; none where the date alone is changed.
    travel: Option<Travel>,
}

impl Awaited {
    /// A date that is looked for.
    pub(super) const fn for_date(date: Date) -> Self {
        Self { date, travel: None }
    }

    /// Whether it is waited for on the way to another place.
    pub(super) const fn is_travel(&self) -> bool {
        self.travel.is_some()
    }
}

/// Where a list was before a filter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unfiltered {
    /// What was selected.
    item: Option<Item>,
    /// How the list stood, where it was whole.
    position: Option<Position>,
    /// What the filter selected instead, or left selected.
    put: Option<Item>,
}

impl Unfiltered {
    /// The same in another version of the file. How the list stood is of no use there.
    pub(super) fn follow(&mut self, follow: &dyn Fn(Item) -> Option<Item>) {
        self.item = self.item.and_then(follow);
        self.put = self.put.and_then(follow);
        self.position = None;
    }
}

impl Reader {
    /// The whole file.
    pub(crate) fn document(&self) -> &Arc<Document> {
        &self.seen.document
    }

    /// What is seen of the file: what was known by the date, with what is muted.
    pub(crate) fn shown(&self) -> &Arc<Document> {
        &self.seen.shown
    }

    /// What is seen, and what follows from it.
    pub(crate) fn story(&self) -> Story<'_> {
        self.seen.shown.story()
    }

    /// The dates by which what was known is at hand.
    pub(crate) fn dates(&self) -> impl Iterator<Item = &Date> {
        self.seen.dated.iter().filter_map(|document| document.date())
    }

    /// From where it is looked at.
    pub(crate) fn perspective(&self) -> &Perspective {
        &self.perspective
    }

    /// What of the file slow work is to be done for.
    pub(crate) fn scope(&self) -> Scope {
        Scope::new(self.seen.document.fingerprint(), &self.perspective)
    }

    /// Looks at the briefing from another perspective, and remembers this place. What was known by a date that is not at hand
    /// is waited for first.
    pub(crate) fn look(&mut self, perspective: Perspective) {
        if perspective != *self.perspective {
            let place = self.place();
            self.look_on(place, perspective, None);
        }
    }

    /// The same from a place that was left already, with an item of the timeline selected.
    pub(super) fn look_on(&mut self, place: super::Place, perspective: Perspective, selected: Option<Item>) {
        if self.seen.known_by(perspective.as_of.as_ref()).is_none() {
            self.awaited = perspective.as_of.map(Awaited::for_date);
            return;
        }
        if perspective.as_of != self.perspective.as_of {
            self.awaited = None;
        }
        self.leave(place);
        self.show(Arc::new(perspective), selected);
    }

    /// The date as of which the briefing is waited for.
    pub(crate) fn awaited_date(&self) -> Option<&Date> {
        self.awaited.as_ref().map(|awaited| &awaited.date)
    }

    /// Whether what was known by the date of a place is at hand; if not, it is waited for.
    pub(super) fn awaits(&mut self, date: Option<Date>, travel: Travel) -> bool {
        self.awaited = date
            .filter(|date| self.seen.known_by(Some(date)).is_none())
            .map(|date| Awaited { date, travel: Some(travel) });
        self.awaited.is_some()
    }

    /// Takes what was known by a date, and does what waits for it; true where the date has been looked for, false where it
    /// was met on the way to another place.
    pub(crate) fn as_of_loaded(&mut self, document: Arc<Document>) -> bool {
        let Some(Awaited { date, travel }) = self.awaited.take() else { return false };
        self.seen.keep(document);
        if let Some(Travel { direction, steps }) = travel {
            self.travel(direction, steps);
            return false;
        }
        self.look((*self.perspective).clone().known_by(date));
        true
    }

    /// Looks from another perspective whose date is at hand, with an item of the timeline selected where it has to be listed
    /// anew, and brings everything in step.
    pub(super) fn show(&mut self, perspective: Arc<Perspective>, selected: Option<Item>) {
        let before = mem::replace(&mut self.perspective, perspective);
        let now = Arc::clone(&self.perspective);
        let is_other_date = before.as_of != now.as_of;
        let is_other_filter = is_other_date || before.facets != now.facets;
        let is_other_order = before.clock != now.clock;
        if is_other_date {
            self.seen.look_by(now.as_of.as_ref());
            self.count_items();
        }
        if is_other_date || before.muted != now.muted {
            self.seen.mute(&now.muted);
        }
        if is_other_filter {
            self.seen.filter = Filter::new(self.seen.known.story(), &now.facets);
            self.forget_strips();
            self.read_filtered();
        } else if is_other_order {
            let (strip, width) = &mut self.other_strip;
            mem::swap(&mut self.strip, strip);
            mem::swap(&mut self.strip_width, width);
        }
        if is_other_date {
            self.forget_what_is_explained();
        } else if before.muted != now.muted {
            self.say_anew();
        }
        if before.form != now.form {
            self.first_lane = 0;
        }
        if is_other_date {
            self.unfiltered = Default::default();
            self.list_all_anew(|_, before, pane| {
                if let Some(row) = before.selected().and_then(|item| pane.list.row_holding(item)) {
                    pane.flow.select(row);
                }
            });
        } else if is_other_filter {
            self.list_filtered(before.facets.is_empty());
        } else if is_other_order || before.sections != now.sections || before.folds != now.folds {
            let selected = selected.or_else(|| self.selected_event());
            self.list_timeline_anew(selected);
        } else if before.form != now.form
            && let Some(pane) = &mut self.lists[Lens::Timeline as usize]
        {
            pane.list.set_form(now.form, self.seen.known.story());
            // No form moves a row: each has a line, and only the title of the open one has more.
            pane.flow.lay_out_in_place();
        }
    }

    /// Takes in what is known of the copies now.
    pub(super) fn show_verified(&mut self, verification: &Verification) {
        self.seen.verify(verification);
        self.say_anew();
    }

    /// Keeps the single points of failure, and lists them anew where they are shown.
    pub(crate) fn keep_weak_points(&mut self, points: Arc<[WeakPoint]>) {
        self.seen.keep_points(points);
        self.renew_view();
    }

    /// Says everything anew, and leaves the cursors where they are.
    fn say_anew(&mut self) {
        self.invalidate();
        let shown = Arc::clone(&self.seen.shown);
        self.entity.renew(shown.story());
        self.renew_view();
    }

    /// Forgets what was explained of items that may not be known any more.
    fn forget_what_is_explained(&mut self) {
        self.clear_search();
        self.followed = None;
        self.entity = EntityPane::default();
        self.quotes = QuotesPane::default();
        self.close_view();
    }

    /// Lists what a lens shows.
    pub(super) fn new_list(&self, lens: Lens) -> List {
        List::new(&self.seen.known, lens, &self.seen.filter, &self.perspective)
    }

    /// Makes every list anew that there is; `stand` is told the list as it was and moves the new one to its place.
    fn list_all_anew(&mut self, mut stand: impl FnMut(Lens, &ListPane, &mut ListPane)) {
        let present = self.lens;
        for lens in Lens::ALL {
            let Some(before) = self.lists[lens as usize].take() else { continue };
            self.lens = lens;
            self.ensure_list();
            stand(lens, &before, self.list_mut());
        }
        self.lens = present;
        self.ensure_list();
    }

    /// Reads what another filter shows, from where the reader is.
    fn read_filtered(&mut self) {
        let Some(pane) = self.view.as_mut().filter(|pane| pane.reading.is_some()) else { return };
        let reading = Reading::new(&self.seen.shown, &self.seen.filter);
        if let Some(stopped) = self.stopped {
            pane.flow.restore(reading.resumed(stopped));
        }
        pane.reading = Some(reading);
        pane.flow.invalidate();
    }

    /// Lists everything under another filter; the selection stays where it can.
    ///
    /// What a filter has hidden is selected again once it is shown again, unless the reader has gone elsewhere since.
    fn list_filtered(&mut self, was_empty: bool) {
        let is_empty = self.perspective.facets.is_empty();
        let mut unfiltered = mem::take(&mut self.unfiltered);
        self.list_all_anew(|lens, before, pane| {
            let known = &mut unfiltered[lens as usize];
            let here = before.selected();
            let position = was_empty.then(|| before.flow.position());
            let wanted = known.take().filter(|known| known.put == here).unwrap_or(Unfiltered {
                item: here,
                position,
                put: None,
            });
            let row = |item: Option<Item>| item.and_then(|item| pane.list.row_holding(item));
            match (row(wanted.item), wanted.position) {
                // Where the rows are no longer those that they were then, the position is of no use.
                (Some(row), Some(position)) if is_empty && row == position.cursor.block => {
                    pane.flow.restore(position);
                }
                (found, _) => {
                    if let Some(row) = found.or_else(|| row(here)) {
                        pane.flow.select(row);
                    }
                }
            }
            *known = (!is_empty).then_some(Unfiltered { put: pane.selected(), ..wanted });
        });
        self.unfiltered = unfiltered;
    }

    /// Lists the timeline anew with an item selected, and keeps the cursor on its row of the screen.
    fn list_timeline_anew(&mut self, selected: Option<Item>) {
        if self.lists[Lens::Timeline as usize].is_none() {
            return;
        }
        let list = self.new_list(Lens::Timeline);
        let Some(pane) = &mut self.lists[Lens::Timeline as usize] else { return };
        let on_screen = pane.flow.cursor_row();
        pane.flow.invalidate();
        let is_full = pane.flow.is_full();
        pane.list = list;
        if let Some(row) = selected.and_then(|item| pane.list.row_holding(item)) {
            pane.flow.select(row);
            pane.flow.set_full(is_full);
        }
        if let (Some(row), Lens::Timeline) = (on_screen, self.lens) {
            self.with_flow(Pane::List, |flow, content| flow.hold(row, content));
        }
    }

    pub(super) fn selected_event(&self) -> Option<Item> {
        self.lists[Lens::Timeline as usize].as_ref().and_then(ListPane::selected)
    }

    /// Forgets what no longer fits the filter or the briefing.
    pub(super) fn forget_strips(&mut self) {
        self.strip_width = 0;
        self.other_strip = (None, 0);
    }
}
