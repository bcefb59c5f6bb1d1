//! `unclear-origin`: `based_on` is written where it cannot be that all of a source comes from there.
//!
//! `based_on` says that a source tells nothing of its own: a wire copy, a reprint, a translation. Whoever only means that
//! an article passes some things on makes strangers the origin of all that it says. So a source is found that is based on
//! several others, because nobody can say which of them a statement in it comes from; and one that is based on one, where
//! somebody else is said to have told something through it first: what is named as that statement's first source is then
//! neither that actor's own, nor does all of it come from one that is.
//!
//! It is not found whether one source really comes from another. Nothing is found of a single statement without a voice, or
//! told by somebody without a name, nor where what a source goes back to could not be read, nor for a chain that names its
//! sources in the wrong order. Each source is found once.

use super::{
    Findings, Subject,
    houses::is_cut,
    statements::{self, Of},
};
use crate::evidence::support::{Node, Origin};
use briefing_format::{
    diagnostic::{Code, Diagnostic},
    model::{Briefing, EntityIx, Item, SourceIx, Telling, Voice},
    wording::quoted,
};
use briefing_text::{SafeText, safe_format};

const CITES: &str = "Write `cites` for what it only passes some things on from; `based_on` says that all of it comes from there.";

/// How many of the sources that one comes from are looked for in a chain that begins with it.
const BASES: usize = 16;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let others = said_by_others(subject);
    for (ix, source) in (0..).map(SourceIx).zip(&briefing.sources) {
        match (source.based_on.of_file(), &others[ix.0 as usize]) {
            ([] | [_], None) => {}
            ([base], Some((actor, node))) => {
                found.add(Code::UnclearOrigin, || of_another(subject, ix, *base, (*actor, *node)));
            }
            (bases, _) => found.add(Code::UnclearOrigin, || of_several(subject, ix, bases.len())),
        }
    }
}

fn of_several(subject: &Subject<'_>, ix: SourceIx, count: usize) -> Diagnostic {
    let item = Item::Source(ix);
    let message = safe_format!(
        "{} is based on {count} others, and nothing says which of them a statement in it comes from.",
        subject.name_first(item)
    );
    Diagnostic::new(Code::UnclearOrigin, subject.head(item), message).with_help(SafeText::from_static(CITES))
}

fn of_another(subject: &Subject<'_>, ix: SourceIx, base: SourceIx, said: (EntityIx, Node)) -> Diagnostic {
    let item = Item::Source(ix);
    let (actor, statement) = (quoted(subject.briefing[said.0].id.as_str()), Of::Statement(said.1));
    let base = quoted(subject.briefing[base].id.as_str());
    let message = safe_format!(
        "All of {} is said to come from `{base}`, but {} comes through it first and is told by `{actor}`.",
        subject.name(item),
        statement.name(subject)
    );
    let help = safe_format!("{CITES} Or begin that `via` with `{base}`, if `{actor}` tells it there.");
    Diagnostic::new(Code::UnclearOrigin, subject.head(item), message).with_help(help)
}

/// For each source that is based on one, the first statement of somebody else that came through it first, and whose it is.
fn said_by_others(subject: &Subject<'_>) -> Vec<Option<(EntityIx, Node)>> {
    let briefing = subject.briefing;
    let mut said: Vec<Option<(EntityIx, Node)>> = vec![None; briefing.sources.len()];
    statements::each(briefing, &mut |node, telling| {
        let Some(Voice::Actor(actor)) = telling.voice else { return };
        let is_open =
            |first: SourceIx| said[first.0 as usize].is_none() && is_of_another(briefing, first, *actor);
        if !firsts(telling).any(is_open) {
            return;
        }
        let story = subject.story();
        for chain in story.chain_origins(node) {
            let Some(first) = chain.hops.first().copied().filter(|_| chain.origin == Origin::Actor(*actor))
            else {
                continue;
            };
            // What could not be read may be what leads to one of the actor's own.
            let is_sure = match story.trees().origin(briefing, first) {
                Origin::Open(ix) | Origin::Unknown(ix) => !is_cut(briefing, ix),
                Origin::Source(_) | Origin::Actor(_) | Origin::Unnamed(_) | Origin::Unread(_) => true,
            };
            // Where a later source is what the first comes from, it is their order that is wrong.
            let mut bases = story.trees().down_from(first).skip(1).take(BASES);
            let is_turned = bases.any(|base| chain.hops[1..].contains(&base));
            let said = &mut said[first.0 as usize];
            if is_sure && !is_turned && said.is_none() && is_of_another(briefing, first, *actor) {
                *said = Some((*actor, node));
            }
        }
    });
    said
}

/// The first source of each chain that could be read from its beginning.
fn firsts(telling: Telling<'_>) -> impl Iterator<Item = SourceIx> + '_ {
    telling.chains().filter(|chain| !chain.lacks_first).filter_map(|chain| chain.hops.first().copied())
}

/// Whether a source is based on one other, and not an actor's own.
fn is_of_another(briefing: &Briefing, ix: SourceIx, actor: EntityIx) -> bool {
    briefing[ix].based_on.of_file().len() == 1 && briefing[ix].owner() != Some(actor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    const SOURCES: &str = "actors:
  ann: {name: Ann}
  ben: {name: Ben}
sources:
  wire: {title: W}
  post: {title: P, publisher: ann}
  copy: {title: C, publisher: ben, based_on: [wire]}
  reprint: {title: R, based_on: [post]}
  late: {title: L, based_on: [reprint]}
  cut: {title: X, based_on: [lost]}
  over: {title: O, based_on: [cut]}
";

    #[track_caller]
    fn found(rest: &str) -> Vec<String> {
        testing::found(&format!("{SOURCES}{rest}\n"), &[Code::UnclearOrigin])
    }

    fn quote(keys: &str) -> Vec<String> {
        found(&format!("quotes:\n  q: {{text: Q, {keys}}}"))
    }

    #[test]
    fn a_source_that_is_based_on_several_is_found() {
        let body = "sources:\n  a: {title: A}\n  b: {title: B}\n  c: {title: C, based_on: [a, b]}\n";
        assert_eq!(
            testing::found(body, &[Code::UnclearOrigin]),
            [
                "4 c: The source `c` is based on 2 others, and nothing says which of them a statement in it comes from."
            ]
        );
        for fine in
            ["based_on: [a]", "cites: [a, b]", "based_on: unknown", "based_on: [a, a]", "based_on: []"]
        {
            let body = body.replace("based_on: [a, b]", fine);
            assert_eq!(testing::found(&body, &[Code::UnclearOrigin]), [""; 0], "{fine}");
        }
    }

    #[test]
    fn what_is_told_by_others_through_it_first_does_not_come_from_what_it_is_based_on() {
        assert_eq!(
            quote("speaker: ann, via: [copy]"),
            [
                "7 copy: All of the source `copy` is said to come from `wire`, but the quote `q` comes through it first and is told by `ann`."
            ]
        );
        assert_eq!(found("events: [{title: E, by: ann, sources: [copy]}]").len(), 1);
        assert_eq!(found("events: [{title: E, by: ann, via: [[post], [copy, post]]}]").len(), 1);
        assert_eq!(
            found("claims: {c: {text: C, positions: [{by: ann, stance: denies, sources: [copy]}]}}").len(),
            1
        );
        assert_eq!(found("places: {p: {name: P, text: T, by: ann, via: [copy]}}").len(), 1);
        assert_eq!(found("default: {by: ann, via: [copy]}\nevents: [{title: E}]").len(), 1);
        assert_eq!(quote("speaker: ben, via: [reprint]").len(), 1);
    }

    #[test]
    fn what_leads_to_a_source_of_whoever_tells_it_comes_from_there() {
        for keys in ["via: [post]", "via: [reprint]", "via: [late, wire]", "sources: [post, reprint, late]"] {
            assert_eq!(quote(&format!("speaker: ann, {keys}")), [""; 0], "{keys}");
        }
        // It is the actor's own, or stands behind another, or is based on nothing.
        assert_eq!(quote("speaker: ben, via: [copy]"), [""; 0]);
        assert_eq!(quote("speaker: ann, via: [wire, copy]"), [""; 0]);
        assert_eq!(quote("speaker: ben, via: [post, reprint]"), [""; 0]);
        // That the order is wrong is said already.
        assert_eq!(quote("speaker: ben, via: [late, post]"), [""; 0]);
    }

    #[test]
    fn without_a_name_nothing_is_sure() {
        assert_eq!(quote("speaker: {unnamed: an official}, via: [copy]"), [""; 0]);
        assert_eq!(found("events: [{title: E, sources: [copy]}]"), [""; 0]);
        assert_eq!(quote("speaker: nobody, via: [copy]"), [""; 0]);
    }

    #[test]
    fn what_could_not_be_read_may_lead_to_whoever_tells_it() {
        assert_eq!(quote("speaker: ann, via: [cut]"), [""; 0]);
        assert_eq!(quote("speaker: ann, via: [over]"), [""; 0]);
        assert_eq!(quote("speaker: ann, via: [nobody, copy]"), [""; 0]);
        // An error elsewhere is no reason to be silent.
        assert_eq!(quote("speaker: ann, via: [copy, nobody]").len(), 1);
    }

    #[test]
    fn a_source_is_found_once() {
        let all = "quotes:\n  q: {text: Q, speaker: ann, via: [copy]}\n  r: {text: R, speaker: ann, via: [copy]}\nevents: [{title: E, by: ann, via: [copy]}]";
        assert_eq!(found(all).len(), 1);
    }
}
