//! Where a reader is, as it is kept from one run to the next: the perspective, the list, what is selected. It must not know how
//! it is kept.

use serde::{Deserialize, Serialize};

use super::{layout::Pane, lens::Lens, reader::Reader, view::View};
use briefing_changes::{Anchor, Standing, follow};
use briefing_evidence::perspective::{Perspective, Saved};
use briefing_format::model::Item;

/// Where a reader is. What another version of the program wrote and this one does not know is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct SavedPlace {
    perspective: Saved,
    /// The list, by what it is called.
    list: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    selected: Option<Anchor>,
    /// Whether the whole briefing is read as one text.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    is_reading: bool,
    /// Where that stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<Anchor>,
}

impl SavedPlace {
    /// Where a reader is in a version of a briefing.
    pub(crate) fn of(reader: &Reader, version: &str) -> Self {
        let briefing = &reader.document().briefing;
        let anchor = |item: Item| Anchor::passing(briefing, item, version);
        Self {
            perspective: Saved::new(reader.perspective(), briefing),
            list: reader.lens.name().to_owned(),
            selected: reader.selected().map(anchor),
            is_reading: reader.view.as_ref().is_some_and(|pane| pane.view == View::Reading),
            stopped: reader.stopped_at().map(anchor),
        }
    }

    /// Stands a reader there, as far as the briefing still has it; whether that is elsewhere than before.
    pub(crate) fn stand(&self, reader: &mut Reader, version: &str) -> bool {
        let document = reader.document().clone();
        let find = |anchor: &Option<Anchor>| {
            let anchor = anchor.clone()?;
            follow(&[anchor], &document.briefing, version).first().copied().and_then(Standing::item)
        };
        let before = reader.place();
        let perspective = self.perspective.perspective(&document.briefing);
        let lens = Lens::ALL.into_iter().find(|lens| lens.name() == self.list).unwrap_or(reader.lens);
        let selected = find(&self.selected);
        let is_elsewhere = lens != reader.lens
            || selected.is_some_and(|item| reader.selected() != Some(item))
            || perspective != *reader.perspective()
            || self.is_reading;
        if !is_elsewhere {
            return false;
        }
        reader.return_to(
            before,
            Returned {
                perspective,
                lens,
                selected,
                stopped: find(&self.stopped),
                is_reading: self.is_reading,
            },
        );
        true
    }
}

/// A place as a reader can be stood there.
#[derive(Debug)]
pub(crate) struct Returned {
    /// From where it is looked at.
    pub(crate) perspective: Perspective,
    /// The list.
    pub(crate) lens: Lens,
    /// What is selected in it.
    pub(crate) selected: Option<Item>,
    /// Where reading the whole briefing stopped.
    pub(crate) stopped: Option<Item>,
    /// Whether it is read so.
    pub(crate) is_reading: bool,
}

impl Reader {
    /// What has the cursor rests there: what is read is told by it.
    pub(crate) fn read_now(&self) -> Vec<Item> {
        match (&self.view, self.focus) {
            (Some(pane), Pane::View) if pane.reading.is_some() => {
                let shown = pane.flow.visible().map(|(spot, _)| spot.block);
                let mut items: Vec<Item> =
                    shown.filter_map(|block| pane.reading.as_ref()?.item(block)).collect();
                items.dedup();
                items
            }
            _ => self.at_cursor().into_iter().collect(),
        }
    }
}
