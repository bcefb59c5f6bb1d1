//! The keys worth showing where one is: on the last line and at the head of the help. Of those, only the ones that do something
//! there. It must not know how they are shown.

use super::{
    actions::Action::{self, self as A},
    commands::following,
    desk::{Desk, Front},
    flow::Flow,
    layout::Pane,
    lens::Lens,
    library::Library,
    reader::Reader,
    source_text::SourceText,
    view::ViewPane,
};
use briefing_library::Origin;

/// Actions that belong together, and what they do in a word.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Offer {
    /// The actions.
    pub(crate) actions: Vec<Action>,
    /// What they do.
    pub(crate) word: &'static str,
}

type Worth = (&'static [Action], &'static str);

/// Over the panes of a briefing.
const PANES: &[Worth] = &[
    (&[A::Down, A::Up], "move"),
    (&[A::PreviousLink, A::NextLink], "link"),
    (&[A::Follow], "open"),
    (&[A::ReadOn], "read on"),
    (&[A::Chain], "chain"),
    (&[A::NextChange, A::PreviousChange], "change"),
    (&[A::Help], "keys"),
    (&[A::Back], "back"),
    (&[A::NextPane], "pane"),
    (&[A::Find], "find"),
    (&[A::Hints], "hints"),
    (&[A::GoTo], "go to"),
    (&[A::Relations], "relations"),
    (&Lens::ACTIONS, "lists"),
    (&[A::Filter], "filter"),
    (&[A::Edit], "edit"),
    (&[A::Quit], "quit"),
];

/// In a full view.
const VIEW: &[Worth] = &[
    (&[A::Down, A::Up], "move"),
    (&[A::PreviousLink, A::NextLink], "link"),
    (&[A::Follow], "open"),
    (&[A::Quit], "close"),
    (&[A::Help], "keys"),
    (&[A::NextForm], "sort"),
    (&[A::Mute], "mute"),
    (&[A::Hints], "hints"),
    (&[A::Find], "find"),
    (&[A::Back], "back"),
];

/// Over the text of a source.
const TEXT: &[Worth] = &[
    (&[A::Down, A::Up], "move"),
    (&[A::FindNext, A::FindPrevious], "quote"),
    (&[A::Find], "find"),
    (&[A::Chain], "chain"),
    (&[A::Quit], "close"),
    (&[A::Help], "keys"),
    (&[A::PreviousLink, A::NextLink], "link"),
    (&[A::Back], "back"),
];

/// Over a drawing.
const DRAWING: &[Worth] = &[
    (&[A::PreviousLink, A::Down, A::Up, A::NextLink], "go"),
    (&[A::Follow], "center"),
    (&[A::Quit], "close"),
    (&[A::Relations], "steps"),
    (&[A::Back], "back"),
    (&[A::Help], "keys"),
    (&[A::Hints], "hints"),
    (&[A::Chain], "chain"),
];

/// Over the list of briefings.
const SHELF: &[Worth] =
    &[(&[A::Down, A::Up], "move"), (&[A::Follow], "open"), (&[A::Help], "keys"), (&[A::Quit], "quit")];

/// Over the library.
const LIBRARY: &[Worth] = &[
    (&[A::Down, A::Up], "move"),
    (&[A::Follow], "open"),
    (&[A::SearchAll], "search"),
    (&[A::NextForm], "order"),
    (&[A::Help], "keys"),
    (&[A::Quit], "quit"),
];

/// Where there is no briefing yet, or none to open.
const WAITING: &[Worth] = &[(&[A::Escape], "back"), (&[A::Help], "keys"), (&[A::Quit], "quit")];

/// The keys worth showing on what is in front, the most useful first.
pub(crate) fn offers(desk: &Desk) -> Vec<Offer> {
    let offered = |(actions, word): &Worth| {
        let actions: Vec<Action> =
            actions.iter().copied().filter(|action| is_of_use(*action, desk)).collect();
        (!actions.is_empty()).then_some(Offer { actions, word })
    };
    let worth = match desk.front() {
        Front::Session(session) => match &session.reader {
            reader if reader.text().is_some() => TEXT,
            reader if reader.view.as_ref().is_some_and(ViewPane::is_in_drawing) => DRAWING,
            reader if reader.focus == Pane::View => VIEW,
            _ => PANES,
        },
        Front::Shelf if desk.library.is_some() => LIBRARY,
        Front::Shelf => SHELF,
        Front::Loading { .. } | Front::Failed(_) => WAITING,
    };
    worth.iter().filter_map(offered).collect()
}

/// Whether an action does something now, and does not only say that there is nothing.
fn is_of_use(action: Action, desk: &Desk) -> bool {
    match (desk.front(), action) {
        (Front::Session(session), _) => is_of_use_in(action, &session.reader),
        (Front::Loading { .. } | Front::Failed(_), A::Escape) => desk.has_list(),
        (Front::Shelf, A::Down | A::Up) => count(desk) > 1,
        (Front::Shelf, A::Follow) => count(desk) > 0,
        (Front::Shelf, A::SearchAll) => desk.store.is_ok(),
        _ => true,
    }
}

/// How many briefings the list has.
fn count(desk: &Desk) -> usize {
    desk.library.as_ref().map_or(desk.shelf.entries.len(), Library::count)
}

fn is_of_use_in(action: Action, reader: &Reader) -> bool {
    match action {
        A::Down | A::Up => reader.can_move(),
        A::PreviousLink | A::NextLink => reader.has_other_link(),
        A::Follow => following::way(reader).is_some(),
        A::Chain => following::has_chain(reader),
        A::Relations => following::has_relations(reader),
        A::Back => reader.can_go_back(),
        A::NextPane => {
            let is_other = |pane: &Pane| *pane != reader.focus && reader.has_something(*pane);
            Pane::THREE.iter().any(is_other)
        }
        A::NextChange | A::PreviousChange => reader.count_changes() > 0,
        A::Edit => matches!(reader.document().origin, Origin::File(_)),
        A::Hints => reader.shows_link(),
        A::FindNext | A::FindPrevious => {
            reader.search.count() > 0 || reader.text().is_some_and(SourceText::has_quotes)
        }
        A::Filter => reader.can_be_filtered(),
        A::NextForm | A::Mute => {
            reader.view.as_ref().is_some_and(|pane| pane.entry().is_some() && pane.is_table())
        }
        _ => match Lens::ACTIONS.iter().position(|lens| *lens == action) {
            // The list that is shown need not be gone to.
            Some(lens) => reader.focus != Pane::List || Lens::ALL[lens] != reader.lens,
            None => true,
        },
    }
}

impl Reader {
    /// Whether the pane that has the keys has more than one place for the cursor, or more to show.
    fn can_move(&self) -> bool {
        let Some(flow) = self.flow(self.focus) else { return false };
        let (_, shown, all) = flow.extent();
        let places = match self.focus {
            Pane::List => self.list().map_or(0, |pane| pane.list.count()),
            Pane::Quotes => self.quotes.quotes.len(),
            Pane::Entity | Pane::View => flow.rows().take(2).count(),
        };
        shown < all || places > 1
    }

    /// Whether the focus can go to a link that has not got it yet.
    fn has_other_link(&self) -> bool {
        let is_drawn = self.view.as_ref().is_some_and(ViewPane::is_in_drawing);
        let moves_by_block = matches!(self.focus, Pane::List | Pane::Quotes);
        is_drawn || self.flow(self.focus).is_some_and(|flow| flow.has_other_link(moves_by_block))
    }

    /// Whether a link is on the screen.
    fn shows_link(&self) -> bool {
        let layout = self.layout();
        Pane::ALL.into_iter().filter(|pane| layout.pane(*pane).is_some()).any(|pane| {
            let lines = self.flow(pane).into_iter().flat_map(Flow::visible);
            lines.into_iter().any(|(_, line)| line.spans.iter().any(|span| span.link.is_some()))
        })
    }

    /// Whether there is a condition to filter by.
    fn can_be_filtered(&self) -> bool {
        let briefing = self.story().briefing;
        let has_marks =
            || briefing.events.iter().any(|event| event.status.is_some() || !event.tags.is_empty());
        !briefing.entities.is_empty() || !briefing.sources.is_empty() || has_marks()
    }
}
