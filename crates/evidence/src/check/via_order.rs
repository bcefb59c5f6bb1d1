//! `via-order`: a chain in `via` names its sources in another order than what they tell can have taken.
//!
//! A chain goes from the first source, nearest to the speaker or to what happened, to the last, which we read. A source that
//! is based on another, directly or over others, had what it says from there; where it stands before that one in a chain,
//! one of the two is wrong. A reader would take the wrong source for the origin of the words. Each chain of each statement
//! is looked at by itself, that of `default` among them.
//!
//! Nothing is found on a "maybe": sources of which nothing says that one is based on the other may stand in any order, and a
//! source that a chain names twice is not judged. Nothing is found where a source of the `via` could not be read, nor where
//! the sources go back to one another in a circle. In a file with tens of thousands of sources in one chain the search ends
//! before all of them are looked for.

mod backward;

use super::{
    Findings, Subject,
    statements::{Of, item},
    way::shown,
};
use crate::evidence::support::Node;
use backward::Backward;
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Replacement},
    model::SourceIx,
    wording::quoted,
};
use briefing_text::safe_format;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    for backward in backward::all(subject.briefing) {
        found.add(Code::ViaOrder, || of_chain(subject, &backward));
    }
}

fn of_chain(subject: &Subject<'_>, backward: &Backward) -> Diagnostic {
    let (briefing, of) = (subject.briefing, backward.of);
    let id = |ix: SourceIx| quoted(briefing[ix].id.as_str());
    let (earlier, later) = (id(backward.earlier), id(backward.later));
    let why = match backward.chain.as_slice() {
        [_, _] => format!("is based on `{later}`"),
        chain => format!("goes back to `{later}`: {}", shown(briefing, chain, backward.later)),
    };
    let message = safe_format!(
        "The `via` of {} names `{earlier}` before `{later}`, but `{earlier}` {why}.",
        of.name(subject)
    );
    let nearest = match of {
        Of::Statement(Node::Event(_)) | Of::Default => "nearest to what happened",
        Of::Statement(_) => "nearest to the speaker",
    };
    let help = safe_format!(
        "Write the sources from the first, {nearest}, to the last, which we read: `{later}` before `{earlier}`. Or mend `based_on`."
    );
    let found = Diagnostic::new(Code::ViaOrder, of.place(subject), message).with_help(help);
    match turned_around(subject, backward) {
        Some(Replacement { span, text }) => found.with_replacement(span, text),
        None => found,
    }
}

/// The two sources of a `via` in the other order, where it is a list of these two in brackets.
fn turned_around(subject: &Subject<'_>, backward: &Backward) -> Option<Replacement> {
    let Of::Statement(node) = backward.of else { return None };
    let place = subject.places.get(item(node), Part::Via)?;
    let inside = subject.text.get(place.range())?.strip_prefix('[')?.strip_suffix(']')?;
    let (first, second) = inside.split_once(',')?;
    let (first, second) = (first.trim_matches(' '), second.trim_matches(' '));
    let id = |ix: SourceIx| subject.briefing[ix].id.as_str();
    let is_sure = first == id(backward.earlier) && second == id(backward.later);
    is_sure.then(|| Replacement { span: place, text: safe_format!("[{second}, {first}]") })
}

#[cfg(test)]
mod tests;
