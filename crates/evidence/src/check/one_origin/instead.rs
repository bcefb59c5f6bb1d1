//! What there is instead of two certain origins, in words. It must not know what wants them.

use crate::evidence::support::{Backing, Origin};
use briefing_format::{
    model::{Briefing, SourceIx},
    wording::quoted,
};

/// How many origins are named.
const NAMED: usize = 3;

/// What follows behind "is called confirmed", and the first half of what to do about it.
pub(super) struct Instead {
    pub(super) message: String,
    pub(super) help: String,
}

/// What something rests on.
pub(super) fn of(briefing: &Briefing, all: &Backing) -> Instead {
    let source = |ix: SourceIx| quoted(briefing[ix].id.as_str());
    let another = "Add a source of another origin".to_owned();
    let say_who = "Say in `by` or `via` where it was first said".to_owned();
    let origins = &all.origins;
    let (message, help) = match (origins.only(), origins.house()) {
        (Some(Origin::Source(ix)), _) => {
            let id = source(ix);
            let message = match all.reports.len() {
                1 => format!(" by one source, `{id}`"),
                count => {
                    let least = if all.reports.is_more { "at least " } else { "" };
                    format!(", but its {least}{count} reports go back to one origin, `{id}`")
                }
            };
            (message, format!("Add a source that does not go back to `{id}`"))
        }
        (Some(Origin::Actor(ix)), _) => {
            let id = quoted(briefing[ix].id.as_str());
            (format!(", but it is the word of one, `{id}`"), another)
        }
        (Some(Origin::Unnamed(_)), _) => {
            (", but it is the word of somebody without a name".to_owned(), another)
        }
        (Some(origin @ Origin::Open(_)), _) => {
            (format!(", but its origin is open: {}", described(briefing, origin)), say_who)
        }
        (Some(origin @ (Origin::Unknown(_) | Origin::Unread(_))), _) => {
            (format!(", but its origin is not known: it is {}", described(briefing, origin)), say_who)
        }
        (None, Some(house)) => {
            let id = quoted(briefing[house].id.as_str());
            let (count, all_of) = (origins.len(), if origins.len() == 2 { "both" } else { "all" });
            let message = format!(", but its {count} origins are {all_of} of `{id}`");
            (message, format!("Add a source that is not of `{id}`"))
        }
        (None, None) if origins.is_unknown() => (", but its origins are not known".to_owned(), say_who),
        (None, None) => {
            let named = origins.all.iter().take(NAMED).map(|origin| described(briefing, *origin));
            let mut named: Vec<String> = named.collect();
            if origins.len() > NAMED {
                named.push(format!("{} more", origins.len() - NAMED));
            }
            let named = named.join("; ");
            (format!(", but it is not certain to have two origins of two houses: {named}"), say_who)
        }
    };
    Instead { message, help }
}

/// An origin, and what else it may be.
fn described(briefing: &Briefing, origin: Origin) -> String {
    match origin {
        Origin::Source(ix) => format!("`{}`", quoted(briefing[ix].id.as_str())),
        Origin::Actor(ix) => format!("`{}`", quoted(briefing[ix].id.as_str())),
        Origin::Unnamed(_) => "somebody without a name".to_owned(),
        Origin::Open(ix) => {
            let id = quoted(briefing[ix].id.as_str());
            let is_citing = !briefing[ix].cites.of_file().is_empty();
            format!("`{id}`, or what it {}", if is_citing { "cites" } else { "is based on" })
        }
        Origin::Unknown(ix) => format!("what `{}` passes on", quoted(briefing[ix].id.as_str())),
        Origin::Unread(_) => "a name that could not be read".to_owned(),
    }
}
