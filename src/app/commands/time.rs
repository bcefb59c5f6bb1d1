//! How the timeline is looked at, and going about in it by dates. It must not lay it out.

use super::Cx;
use crate::app::{
    Key, Overlay,
    actions::Action,
    date_field::{DateField, Purpose},
    lens::Lens,
    overlays::{self, Control},
    picker,
    reader::{Reader, Rescaled},
    session::Session,
};
use briefing_evidence::perspective::Form;
use briefing_format::model::{Date, date::Untyped};
use briefing_text::{SafeText, safe_format};

/// How many columns of the strip a count goes on by, at most: each step needs the column of the one before.
const STRIP_STEPS: usize = 1_000;

/// Shows the timeline in its next form.
pub(in crate::app) fn next_form(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    let form = reader.next_form();
    if form == Form::Lanes && reader.list().is_some_and(|pane| pane.list.lanes.count() == 0) {
        cx.say(SafeText::from_static("No event here names an actor to give a lane to."));
        return;
    }
    if form != Form::List && !reader.has_chart() {
        let (zoom, layout) = (cx.key(Action::Zoom), reader.layout());
        let gains = layout.list.is_some_and(|area| area.width < layout.screen.width);
        cx.say(if gains {
            safe_format!("The list is too narrow for it; {zoom} gives it the whole screen.")
        } else {
            SafeText::from_static("The list is too narrow for it.")
        });
        return;
    }
    cx.say(match form {
        Form::List => SafeText::from_static("As a list."),
        Form::Bars => SafeText::from_static(
            "With bars on an axis for what is on screen; their look says how sure a date is.",
        ),
        Form::Lanes => {
            let (left, right) = (cx.key(Action::LanesLeft), cx.key(Action::LanesRight));
            safe_format!("In lanes for the actors, those most involved first; {left} {right} go sideways.")
        }
    });
}

pub(in crate::app) fn lanes_right(session: &mut Session, cx: &mut Cx<'_>) {
    shift_lanes(&mut session.reader, true, cx);
}

pub(in crate::app) fn lanes_left(session: &mut Session, cx: &mut Cx<'_>) {
    shift_lanes(&mut session.reader, false, cx);
}

fn shift_lanes(reader: &mut Reader, right: bool, cx: &mut Cx<'_>) {
    if reader.shift_lanes(right) {
        return;
    }
    if reader.perspective().form == Form::Lanes && reader.lens == Lens::Timeline {
        cx.say(SafeText::from_static("There are no more lanes on that side."));
    } else {
        let key = cx.key(Action::NextForm);
        cx.say(safe_format!("Nothing is shown in lanes; {key} changes the form of the timeline."));
    }
}

pub(in crate::app) fn shorter_sections(session: &mut Session, cx: &mut Cx<'_>) {
    rescale(&mut session.reader, true, cx);
}

pub(in crate::app) fn longer_sections(session: &mut Session, cx: &mut Cx<'_>) {
    rescale(&mut session.reader, false, cx);
}

fn rescale(reader: &mut Reader, shorter: bool, cx: &mut Cx<'_>) {
    if reader.lens != Lens::Timeline {
        cx.say(SafeText::from_static("Only the timeline has sections of time."));
        return;
    }
    cx.say(match reader.rescale(shorter) {
        Rescaled::By(unit) => safe_format!("In sections by the {}.", unit.name()),
        Rescaled::Without => SafeText::from_static("Without sections."),
        Rescaled::AsBefore if shorter => {
            SafeText::from_static("There are no shorter sections that two events share.")
        }
        Rescaled::AsBefore => SafeText::from_static("There are no longer sections."),
    });
}

/// Folds or unfolds the section of the selection.
pub(in crate::app) fn fold(session: &mut Session, cx: &mut Cx<'_>) {
    if session.reader.fold().is_none() {
        let key = cx.key(Action::ShorterSections);
        cx.say(safe_format!("There are no sections here; {key} makes some of the timeline."));
    }
}

pub(in crate::app) fn next_in_strip(session: &mut Session, cx: &mut Cx<'_>) {
    step_strip(&mut session.reader, true, cx);
}

pub(in crate::app) fn previous_in_strip(session: &mut Session, cx: &mut Cx<'_>) {
    step_strip(&mut session.reader, false, cx);
}

fn step_strip(reader: &mut Reader, forward: bool, cx: &mut Cx<'_>) {
    if reader.lens != Lens::Timeline {
        reader.set_lens(Lens::Timeline);
        return;
    }
    let mut stepped = false;
    for _ in 0..cx.times().min(STRIP_STEPS) {
        if !reader.step_strip(forward) {
            break;
        }
        stepped = true;
        reader.settle_strip();
    }
    if !stepped {
        let (shown, side) = (shown(reader), if forward { "later" } else { "earlier" });
        cx.say(safe_format!("No event{shown} is {side} on the strip."));
    }
}

pub(in crate::app) fn next_of_entity(session: &mut Session, cx: &mut Cx<'_>) {
    step_along(&mut session.reader, true, cx);
}

pub(in crate::app) fn previous_of_entity(session: &mut Session, cx: &mut Cx<'_>) {
    step_along(&mut session.reader, false, cx);
}

fn step_along(reader: &mut Reader, forward: bool, cx: &mut Cx<'_>) {
    let Some(entity) = reader.entity.entity() else {
        cx.say(SafeText::from_static("No actor or place is explained here."));
        return;
    };
    let name = reader.story().get(entity).name.clone();
    if !reader.step_along(entity, forward, cx.times()) {
        let (shown, side) = (shown(reader), if forward { "after" } else { "before" });
        cx.say(safe_format!("{name} takes part in no event{shown} {side} this one."));
    }
}

pub(in crate::app) fn jump_to_date(_: &mut Session, cx: &mut Cx<'_>) {
    *cx.overlay = Overlay::Date(DateField::new(Purpose::Jump, cx.today));
}

/// Asks for a date to look back to; where one is looked back to, goes on to the next change.
pub(in crate::app) fn as_of(session: &mut Session, cx: &mut Cx<'_>) {
    let Some(date) = &session.reader.perspective().as_of else {
        *cx.overlay = Overlay::Date(DateField::new(Purpose::AsOf, cx.today));
        return;
    };
    if let Some(next) = session.reader.document().story().next_change(date) {
        look_back(&mut session.reader, next, cx);
    } else {
        let clear = cx.key(Action::ClearFilter);
        cx.say(safe_format!("Nothing became known later; {clear} shows everything."));
    }
}

/// Takes a key while a date is typed.
pub(in crate::app) fn press(mut typed: DateField, key: Key, session: &mut Session, cx: &mut Cx<'_>) {
    match (overlays::control(key), typed.date()) {
        (Some(Control::Close), _) => return,
        (Some(Control::Accept), Ok(date)) => return take(typed.purpose, date, session, cx),
        (Some(Control::Accept), Err(Untyped::Either(both))) => {
            return overlays::open_picker(picker::Purpose::Date, picker::dates(typed.purpose, *both), cx);
        }
        // What is wrong with it stands beside it.
        (Some(Control::Accept), Err(_)) => {}
        (Some(Control::Step(_) | Control::Page(_) | Control::Complete) | None, _) => {
            if !typed.field.press(key) {
                *cx.unbound = Some(key);
            }
        }
    }
    *cx.overlay = Overlay::Date(typed);
}

/// Does with a date what it was asked for.
pub(in crate::app) fn take(purpose: Purpose, date: Date, session: &mut Session, cx: &mut Cx<'_>) {
    match purpose {
        Purpose::Jump => jump(&mut session.reader, &date, cx),
        Purpose::AsOf => look_back(&mut session.reader, date, cx),
    }
}

fn jump(reader: &mut Reader, date: &Date, cx: &mut Cx<'_>) {
    if !reader.jump(date) {
        let shown = shown(reader);
        cx.say(safe_format!("No event{shown} is dated {} or later.", date.label()));
    }
}

/// Shows the briefing as it stood on a date, once that is at hand.
fn look_back(reader: &mut Reader, date: Date, cx: &mut Cx<'_>) {
    if reader.look_back(date) {
        say_what_is_hidden(reader, cx);
    }
}

/// Says how much of a briefing is hidden because it became known later.
pub(in crate::app) fn say_what_is_hidden(reader: &Reader, cx: &mut Cx<'_>) {
    let Some(date) = reader.perspective().as_of.as_ref().map(Date::label) else { return };
    let later = reader.story().briefing.later();
    let whole = if later.untold().is_any() { " So is what the briefing says as a whole." } else { "" };
    cx.say(match later.count() {
        0 if later.untold().is_any() => {
            safe_format!("As known by {date}: what the briefing says as a whole is hidden.")
        }
        0 => safe_format!("Nothing is known to have become known after {date}."),
        1 => safe_format!("As known by {date}: 1 item that became known later is hidden.{whole}"),
        hidden => {
            safe_format!("As known by {date}: {hidden} items that became known later are hidden.{whole}")
        }
    });
}

/// What a sentence about all events adds where not all of them are shown.
fn shown(reader: &Reader) -> &'static str {
    let perspective = reader.perspective();
    if perspective.facets.is_empty() && perspective.as_of.is_none() { "" } else { " that is shown" }
}
