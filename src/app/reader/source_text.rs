//! The text of a source in the reader: opening it, taking it in, going from quote to quote and from hit to hit in it.
//! It must not read it.

use std::sync::Arc;

use super::Reader;
use crate::app::{
    flow::{Content, Spot},
    layout::Pane,
    source_text::{Hit, SourceText, State, TextContent, TextId, TextLines},
    view::View,
};
use briefing_format::model::{QuoteIx, SourceIx};

/// Of the lines of the view, the part above a quote that was gone to: a third.
const ABOVE: usize = 3;

impl Reader {
    /// The text that is open.
    pub(crate) fn text(&self) -> Option<&SourceText> {
        self.view.as_ref().and_then(|pane| pane.text.as_ref())
    }

    fn text_mut(&mut self) -> Option<&mut SourceText> {
        self.view.as_mut().and_then(|pane| pane.text.as_mut())
    }

    /// The text that is to be read now: whose it is, and the quote to show.
    pub(crate) fn begins_reading(&mut self) -> Option<(SourceIx, Option<QuoteIx>)> {
        let text = self.text_mut().filter(|text| matches!(text.state, State::Wanted))?;
        text.state = State::Reading;
        Some((text.source, text.quote))
    }

    /// Brings the text that is open in step with what is known of its quotes.
    pub(super) fn update_text(&mut self) {
        let shown = Arc::clone(&self.seen.shown);
        if let Some(text) = self.text_mut() {
            text.update(shown.story());
        }
        if let Some(pane) = &mut self.view {
            pane.flow.invalidate();
        }
    }

    /// Takes in the text that was read, and goes to its quote, or to where the reader was in it before; says whether it is
    /// another one than before.
    pub(crate) fn take_lines(&mut self, lines: Option<Arc<TextLines>>) -> bool {
        let Some(text) = self.text_mut() else { return false };
        let was_read = text.lines().is_some();
        let is_same = lines.as_ref().zip(text.lines()).is_some_and(|(new, old)| Arc::ptr_eq(new, old));
        text.state = lines.map_or(State::Unreadable, State::Read);
        let resume = text.resume.take();
        self.update_text();
        match (resume, &mut self.view) {
            (Some(position), Some(pane)) => pane.flow.restore(position),
            _ if !was_read => self.go_to_quote(),
            _ => {}
        }
        !is_same
    }

    /// Has the text read again that is open, and keeps the reader's place in it.
    pub(super) fn want_copy_again(&mut self) {
        if let Some(pane) = &mut self.view
            && let Some(text) = &mut pane.text
        {
            if text.lines().is_some() {
                text.resume = Some(pane.flow.position());
            }
            text.state = State::Wanted;
        }
        self.update_text();
    }

    /// Puts the cursor where the selected quote begins, with some lines above it.
    fn go_to_quote(&mut self) {
        let Some(start) = self.text().and_then(SourceText::start) else { return };
        let row = usize::from(self.rows_area(Pane::View).height) / ABOVE;
        let stood = self.put_in_text(|content, width| content.spot_of_byte(start, width), Some(row));
        if let Some(text) = self.text_mut() {
            text.stood = stood;
        }
    }

    /// Puts the cursor of the text somewhere, on a row of the screen if that matters.
    fn put_in_text(
        &mut self,
        spot: impl FnOnce(&TextContent<'_>, usize) -> Spot,
        row: Option<usize>,
    ) -> Option<Spot> {
        let width = usize::from(self.rows_area(Pane::View).width);
        let shown = Arc::clone(&self.seen.shown);
        let (pattern, current) = (self.search.pattern.as_ref(), self.search.text_hit());
        let pane = self.view.as_mut()?;
        let content = TextContent { story: shown.story(), text: pane.text.as_ref()?, pattern, current };
        if content.is_empty() {
            return None;
        }
        let spot = spot(&content, width);
        pane.flow.put_at(spot, &content);
        if let Some(row) = row {
            pane.flow.hold(row, &content);
        }
        Some(spot)
    }

    /// Goes to the next quote in the text, or to the one before; false where no quote has a place in it.
    pub(crate) fn step_quote(&mut self, forward: bool, times: usize) -> bool {
        let Some(pane) = &mut self.view else { return false };
        let cursor = pane.flow.position().cursor;
        let Some(text) = &mut pane.text else { return false };
        let Some(quote) = text.next(forward, times, cursor) else { return false };
        text.quote = Some(quote);
        pane.view = View::Text(text.source, text.quote);
        self.update_text();
        self.go_to_quote();
        true
    }

    /// Looks for the present words in the text that is open.
    pub(crate) fn search_in_text(&mut self) {
        self.search.text_hits = Some(Arc::default());
        self.search.is_running = true;
    }

    /// Which text is open, once it is read.
    pub(crate) fn text_id(&self) -> Option<TextId> {
        let text = self.text()?;
        let (file, source) = (self.document().fingerprint(), text.source);
        Some(TextId { file, source, stamp: text.lines()?.stamp() })
    }

    /// The text to search, and the line from which on the next hit is wanted.
    pub(crate) fn text_to_search(&self) -> Option<(Arc<TextLines>, usize)> {
        let lines = self.text()?.lines()?;
        let cursor = self.search_began_in_text().or(self.view.as_ref().map(|pane| pane.flow.position()))?;
        Some((Arc::clone(lines), cursor.cursor.block.saturating_sub(1)))
    }

    /// Takes the hits in the text and goes to the one that comes first from the cursor on; false where there is none.
    pub(crate) fn set_text_hits(&mut self, hits: Vec<Hit>, at: Option<usize>, has_wrapped: bool) -> bool {
        self.search.is_running = false;
        self.search.text_hits = Some(hits.into());
        self.search.at = at;
        self.search.has_wrapped = has_wrapped;
        if self.search.has_stayed() {
            return true;
        }
        if at.is_none() {
            self.stand_where_search_began();
        }
        self.go_to_text_hit();
        at.is_some()
    }

    /// Goes to the next hit in the text, or to the one before, around the ends.
    pub(super) fn next_text_hit(&mut self, forward: bool, times: usize) -> bool {
        let all = self.search.count();
        let Some(at) = self.search.at.filter(|_| all > 0) else { return false };
        let steps = times % all;
        self.search.at = Some(if forward { at + steps } else { at + all - steps } % all);
        self.search.has_wrapped = if forward { at + times >= all } else { at < times };
        self.go_to_text_hit();
        true
    }

    pub(super) fn go_to_text_hit(&mut self) {
        self.invalidate();
        if let Some(hit) = self.search.text_hit() {
            self.put_in_text(|content, width| content.spot(hit.line, hit.at, width), None);
        }
    }
}
