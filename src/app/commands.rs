//! What actions do: a function each, in a file per subject, and what it is given to do it. It must not know which key
//! asked for it.

pub(super) mod changes;
pub(super) mod copies;
pub(super) mod editing;
pub(super) mod everywhere;
pub(super) mod finding;
pub(super) mod following;
pub(super) mod library;
pub(super) mod lists;
pub(super) mod moving;
pub(super) mod notes;
pub(super) mod recent;
pub(super) mod rest;
pub(super) mod shelf;
pub(super) mod time;
pub(super) mod what_if;

use super::{
    Effect, Job, Key, Look, Overlay, Status,
    actions::Action,
    config::Config,
    desk::{Desk, Front},
    job::Task,
    keeping::Keeping,
    request::Requests,
    session::Session,
};
use briefing_format::model::date::Day;
use briefing_terminal::{Browser, Editor, NoEditor};
use briefing_text::{SafeText, safe_format};
pub(crate) use moving::Rows;

/// What a command has beside what it works on: the state of the screen, the count before the key, and what it asks of the
/// outside world.
#[derive(Debug)]
pub(crate) struct Cx<'a> {
    /// The configuration in force.
    pub(crate) config: &'a Config,
    /// What the screen is like.
    pub(crate) look: Look,
    /// The size of the screen, in columns and rows.
    pub(crate) size: (u16, u16),
    /// Which day it is, if that was told.
    pub(crate) today: Option<Day>,
    /// What lies over the screen.
    pub(crate) overlay: &'a mut Overlay,
    /// The message on the last line.
    pub(crate) status: &'a mut Option<Status>,
    /// The key that meant nothing where it was pressed.
    pub(crate) unbound: &'a mut Option<Key>,
    /// Whether the mouse is listened to.
    pub(crate) mouse: &'a mut bool,
    /// By what web addresses are opened.
    pub(crate) browser: &'a Browser,
    /// The editor that somebody has chosen, or why there is none.
    pub(crate) editor: &'a Result<Editor, NoEditor>,
    /// The number that was typed before the key.
    pub(crate) count: Option<usize>,
    /// What is kept of briefings.
    pub(crate) keeping: &'a mut Keeping,
    /// What is asked of the outside world, in order.
    pub(crate) effects: Vec<Effect<Job>>,
    /// The action to which this one leads on.
    pub(crate) next: Option<Action>,
}

impl Cx<'_> {
    /// How often the action is to be done.
    pub(crate) fn times(&self) -> usize {
        self.count.unwrap_or(1).max(1)
    }

    /// Says something on the last line.
    pub(crate) fn say(&mut self, text: SafeText) {
        *self.status = Some(Status { text, is_error: false });
    }

    /// Says on the last line what went wrong.
    pub(crate) fn fail(&mut self, text: SafeText) {
        *self.status = Some(Status { text, is_error: true });
    }

    /// Has slow work done; what it finds reaches those whose requests these are.
    pub(crate) fn ask(&mut self, requests: &Requests, task: Task) {
        self.effects.push(Effect::Work(Job::new(requests, task)));
    }
}

impl<'a> Cx<'a> {
    /// The key that an action has, for sentences that name it.
    pub(crate) fn key(&self, action: Action) -> &'a SafeText {
        self.config.keymap.first(action)
    }
}

/// A command for what is on the desk.
type OnDesk = fn(&mut Desk, &mut Cx<'_>);
/// A command for the briefing in front.
type OnSession = fn(&mut Session, &mut Cx<'_>);
/// A command that moves among rows; it gets the count.
type OnRows = fn(&mut dyn Rows, Option<usize>);

/// What an action does, by where it is asked for. Where it has no command it means nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Commands {
    /// On every screen.
    pub(crate) anywhere: Option<OnDesk>,
    /// Over the list of briefings.
    pub(crate) shelf: Option<OnDesk>,
    /// Where a briefing is on its way or cannot be opened.
    pub(crate) waiting: Option<OnDesk>,
    /// Over a briefing.
    pub(crate) reader: Option<OnSession>,
    /// Over the list of briefings and over a briefing, both of which have rows. Pickers have rows, too, but keys of their own.
    pub(crate) rows: Option<OnRows>,
}

impl Commands {
    /// None; what the rows of the table begin with.
    pub(crate) const NONE: Self =
        Self { anywhere: None, shelf: None, waiting: None, reader: None, rows: None };
}

/// Carries an action out, and those to which it leads on.
pub(super) fn run(action: Action, desk: &mut Desk, cx: &mut Cx<'_>) {
    let mut next = Some(action);
    while let Some(action) = next {
        run_one(&action.info().commands, desk, cx);
        next = cx.next.take();
        // The count was for the action that was asked for.
        cx.count = None;
    }
}

fn run_one(commands: &Commands, desk: &mut Desk, cx: &mut Cx<'_>) {
    if let Some(command) = commands.anywhere {
        return command(desk, cx);
    }
    match desk.front_mut() {
        Front::Shelf => match (commands.rows, commands.shelf) {
            (Some(command), _) => command(desk.list_mut(), cx.count),
            (None, Some(command)) => command(desk, cx),
            (None, None) => {
                let open = cx.key(Action::Follow);
                cx.say(safe_format!("Open a briefing first: choose one and press {open}."));
            }
        },
        front @ (Front::Loading { .. } | Front::Failed(_)) => match commands.waiting {
            Some(command) => command(desk, cx),
            None if matches!(front, Front::Loading { .. }) => {
                cx.say(SafeText::from_static("Still reading the file."));
            }
            None => shelf::say_top(desk, cx),
        },
        Front::Session(session) => match (commands.rows, commands.reader) {
            (Some(command), _) => command(&mut session.reader, cx.count),
            (None, Some(command)) => command(session, cx),
            (None, None) => cx.say(SafeText::from_static("That is for the list of briefings.")),
        },
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use briefing_library::{Document, Origin, Sample};
    use briefing_terminal::NoBrowser;
    use std::sync::Arc;

    static ALONE: Sample =
        Sample { name: "alone.yaml", text: "briefing: 1\ntitle: Alone\nevents: [{title: One.}]\n" };

    fn session() -> Front {
        let document = Document::load(Origin::Sample(&ALONE), &mut |_| {}).unwrap();
        Front::Session(Box::new(Session::new(Arc::new(document))))
    }

    /// What is said where something is in front and an action has these commands.
    fn said(front: Front, commands: &Commands) -> String {
        said_after(front, |desk, cx| run_one(commands, desk, cx))
    }

    /// What the last line says once something was done with something in front.
    fn said_after(front: Front, act: impl FnOnce(&mut Desk, &mut Cx<'_>)) -> String {
        let mut desk = Desk::new(Vec::new());
        desk.put_in_front(front);
        let config = Config::default();
        let (mut overlay, mut status, mut unbound, mut mouse) = (Overlay::None, None, None, false);
        let mut cx = Cx {
            config: &config,
            look: Look::default(),
            size: (80, 24),
            today: None,
            overlay: &mut overlay,
            status: &mut status,
            unbound: &mut unbound,
            mouse: &mut mouse,
            browser: &Browser::None(NoBrowser::NoDisplay),
            editor: &Err(NoEditor::NotSet),
            count: None,
            keeping: &mut Keeping::default(),
            effects: Vec::new(),
            next: None,
        };
        act(&mut desk, &mut cx);
        status.map(|status| status.text.to_string()).unwrap_or_default()
    }

    #[test]
    fn where_an_action_has_no_command_the_reader_is_told_so() {
        let loading = || Front::Loading { name: SafeText::default(), progress: None };
        let failed = || {
            let nowhere = Origin::File("no/such/file.yaml".into());
            Front::Failed(Document::load(nowhere, &mut |_| {}).unwrap_err())
        };
        assert_eq!(said(Front::Shelf, &Commands::NONE), "Open a briefing first: choose one and press enter.");
        assert_eq!(said(loading(), &Commands::NONE), "Still reading the file.");
        assert_eq!(said(failed(), &Commands::NONE), "This is the top; q ends the program.");
        assert_eq!(said(session(), &Commands::NONE), "That is for the list of briefings.");
        // A command that is for elsewhere is none.
        let back = Commands { reader: Some(following::back), ..Commands::NONE };
        assert_eq!(said(loading(), &back), "Still reading the file.");
        assert_eq!(said(session(), &back), "There is nothing to go back to.");
    }

    #[test]
    fn an_action_may_lead_on_to_another_and_the_count_is_for_the_first() {
        let said = said_after(session(), |desk, cx| {
            cx.count = Some(3);
            run(Action::Escape, desk, cx);
            assert_eq!((cx.count, cx.next), (None, None));
        });
        // Up from the briefing is the list of briefings; there is none.
        assert_eq!(said, "This is the top; q ends the program.");
    }
}
