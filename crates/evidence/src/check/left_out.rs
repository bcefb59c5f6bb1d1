//! What reading left out for an error, asked of one item. It must not know what a rule makes of that.
//!
//! Where a reference could not be read, nobody can say that something is missing: it may have been that. An error anywhere
//! else is no reason to be silent.

use std::collections::HashSet;

use super::Subject;
use briefing_format::{
    diagnostic::{Code, Diagnostic, Severity, Span},
    model::{Attribution, Briefing, Item, Position, Voice},
    places,
};

/// The errors for which something was left out.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    /// Where they begin, in order.
    starts: Vec<u32>,
    /// Those of them that may have to do with who tells something, and how it came.
    of_evidence: Vec<u32>,
    /// The same of words that a key does not know: a position without a stance is left out.
    values: Vec<u32>,
    /// Whether there are more of them than are listed.
    is_cut: bool,
    /// Whether the head says who tells what says nothing, and that could not be read.
    is_default: bool,
    /// What the ids that there are not may have been meant for.
    meant: HashSet<String>,
}

impl LeftOut {
    /// Of all that is wrong with a text.
    pub(super) fn new(text: &str, briefing: &Briefing, diagnostics: &[Diagnostic]) -> Self {
        let mut left_out = Self::default();
        for found in diagnostics.iter().filter(|found| found.severity() == Severity::Error) {
            match found.code {
                // All that they take away is the value.
                Code::UnsupportedVersion | Code::BadDate | Code::PathOutside => {}
                Code::BadValue => {
                    if key_of(found).is_none_or(|key| key == "stance") {
                        left_out.values.push(found.span.start);
                    }
                }
                _ => left_out.starts.push(found.span.start),
            }
            // What could not be found is kept as a name, where it matters.
            let is_kept = matches!(found.code, Code::UnknownId | Code::BadValue);
            if !is_kept && key_of(found).is_none_or(|key| EVIDENCE.contains(&key)) {
                left_out.of_evidence.push(found.span.start);
            }
            if found.code == Code::UnknownId {
                let help = found.help.as_ref().map_or("", |help| help.as_str());
                left_out.meant.extend(help.split('`').skip(1).step_by(2).map(str::to_owned));
            }
            left_out.is_cut |= found.code == Code::YamlLimit && found.span.start as usize == text.len();
        }
        left_out.starts.sort_unstable();
        left_out.of_evidence.sort_unstable();
        left_out.values.sort_unstable();
        left_out.is_default = briefing.default.is_none()
            && !left_out.starts.is_empty()
            && (text.starts_with("default:") || text.contains("\ndefault:"));
        left_out
    }

    /// Whether nothing was.
    pub(super) const fn is_nothing(&self) -> bool {
        self.starts.is_empty() && self.values.is_empty()
    }

    /// Whether an id that there is not may have been meant for this one.
    pub(super) fn may_mean(&self, id: &str) -> bool {
        self.meant.contains(id)
    }

    fn is_in(&self, starts: &[u32], span: Span) -> bool {
        self.is_cut || begins_in(starts, span)
    }
}

/// The keys that say who tells something, and how it came.
const EVIDENCE: [&str; 15] = [
    "by",
    "via",
    "sources",
    "speaker",
    "quotes",
    "quote",
    "positions",
    "relations",
    "based_on",
    "cites",
    "publisher",
    "author",
    "default",
    "origins",
    "status",
];

/// The key of which an error says that its value could not be read: the first word that it names, or behind a value the last.
fn key_of(found: &Diagnostic) -> Option<&str> {
    let mut named = found.message.as_str().split('`').skip(1).step_by(2);
    match found.code {
        Code::WrongType | Code::DuplicateKey => named.next(),
        Code::BadValue => named.last(),
        _ => None,
    }
}

fn begins_in(starts: &[u32], span: Span) -> bool {
    let next = starts.partition_point(|start| *start < span.start);
    starts.get(next).is_some_and(|start| *start < span.end)
}

impl Subject<'_> {
    /// Whether something that an item says was left out for an error, or something that it refers to.
    pub(super) fn lacks(&self, item: Item) -> bool {
        let span = places::span(self.briefing, item);
        !self.left_out.is_nothing()
            && (self.lacks_evidence(item)
                || !self.briefing.lost(item).is_empty()
                || self.left_out.is_in(&self.left_out.starts, span))
    }

    /// Whether something was left out that may say who tells what an item says, and how it came.
    pub(super) fn lacks_evidence(&self, item: Item) -> bool {
        let (briefing, left_out) = (self.briefing, self.left_out);
        if left_out.is_nothing() {
            return false;
        }
        let span = places::span(briefing, item);
        let is_lost = briefing.lost(item).iter().any(|lost| EVIDENCE.contains(&lost.key));
        let is_unread = match item {
            Item::Event(ix) => self.is_unread(&briefing[ix].attribution, false),
            Item::Quote(ix) => self.is_unread(&briefing[ix].attribution, true),
            Item::Claim(ix) => {
                let mut positions = briefing[ix].positions.of_file().iter();
                begins_in(&left_out.values, span)
                    || positions.any(|position: &Position| self.is_unread(&position.attribution, false))
            }
            Item::Entity(ix) => briefing[ix].relations.of_file().iter().any(|relation| relation.to.is_none()),
            Item::Source(ix) => !briefing[ix].unread.is_empty() || !briefing[ix].circles.of_file().is_empty(),
            Item::Briefing | Item::Judgment(_) | Item::Question(_) => false,
        };
        is_unread || is_lost || left_out.is_in(&left_out.of_evidence, span)
    }

    /// Whether a name of who tells a statement, or of its sources, could not be read; of one that says nothing of its own
    /// the same of the default. A quote may have a voice and the chains of the default.
    fn is_unread(&self, own: &Attribution, has_own_voice: bool) -> bool {
        let has_name =
            |told: &Attribution| !told.unread().is_empty() || matches!(told.voice(), Some(Voice::Unread(_)));
        let is_silent = if has_own_voice { !own.has_chains() } else { own.is_silent() };
        let default = self.briefing.default.as_ref();
        has_name(own) || (is_silent && default.map_or(self.left_out.is_default, has_name))
    }

    /// Whether an item has a key whose value may have been left out with what it refers to.
    pub(super) fn may_have(&self, item: Item, key: &str) -> bool {
        if self.left_out.is_nothing() {
            return false;
        }
        let written = self.text.get(places::span(self.briefing, item).range()).unwrap_or_default();
        written.match_indices(key).any(|(at, _)| {
            let before = written[..at].chars().next_back();
            let after = written[at + key.len()..].trim_start_matches(['"', '\'']);
            !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) && after.starts_with(':')
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;
    use briefing_format::model::{EventIx, SourceIx};

    /// Whether the first event of a briefing lacks something.
    fn lacks(body: &str) -> bool {
        let text = format!("briefing: 1\ntitle: T\n{body}");
        let parsed = briefing_format::parse(&text, &mut |_| {});
        testing::with_subject(&text, &parsed, |subject| subject.lacks_evidence(Item::Event(EventIx(0))))
    }

    #[test]
    fn an_item_lacks_what_was_left_out_of_it() {
        assert!(lacks("events: [{title: E, sources: [nobody]}]\n"));
        assert!(lacks("events: [{title: E, sources: 7}]\n"));
        assert!(lacks("events: [{title: E, quotes: [nobody]}]\n"));
        assert!(lacks("events: [{title: E, by: nobody}]\n"));
        assert!(lacks("events: [{title: E, sources: [lost]}]\nsources: {lost: {url: x}}\n"));
        assert!(lacks("default: {sources: [nobody]}\nevents: [{title: E}]\n"));
        assert!(lacks("default: 7\nevents: [{title: E}]\n"));
    }

    #[test]
    fn an_item_lacks_nothing_for_an_error_elsewhere() {
        assert!(!lacks("events: [{title: E}]\n"));
        // What has nothing to do with it silences nothing.
        for other in ["actors: [nobody]", "place: nowhere", "tags: {a: b}", "tlp: PINK", "place: [a]"] {
            assert!(!lacks(&format!("events: [{{title: E, {other}}}]\n")), "{other}");
        }
        assert!(!lacks("events: [{title: E}, {title: F, sources: [nobody]}, {date: 2001}]\n"));
        assert!(!lacks("events: [{title: E, date: some day, status: whatever}]\n"));
        assert!(!lacks(
            "default: {sources: [nobody]}\nevents: [{title: E, sources: [s]}]\nsources: {s: {title: S}}\n"
        ));
        assert!(!lacks("events: [{title: E, sources: [s]}]\nsources: {s: {title: S, based_on: [s]}}\n"));
    }

    #[test]
    fn a_source_in_a_circle_lacks_what_was_cut() {
        let text = "briefing: 1\ntitle: T\nsources:\n  s: {title: S, based_on: [t]}\n  t: {title: T, based_on: [s]}\n  u: {title: U, based_on: [s]}\n";
        let parsed = briefing_format::parse(text, &mut |_| {});
        let lacks = testing::with_subject(text, &parsed, |subject| {
            [0, 1, 2].map(|n| subject.lacks(Item::Source(SourceIx(n))))
        });
        assert_eq!(lacks, [false, true, false]);
    }

    #[test]
    fn a_key_is_one_where_a_colon_follows() {
        let may_have = |event: &str| {
            let text = format!("briefing: 1\ntitle: T\ntags: 7\nevents: [{{title: E, {event}}}]\n");
            let parsed = briefing_format::parse(&text, &mut |_| {});
            testing::with_subject(&text, &parsed, |subject| {
                subject.may_have(Item::Event(EventIx(0)), "quotes")
            })
        };
        assert!(may_have("quotes: []"));
        assert!(may_have("\"quotes\": []"));
        assert!(!may_have("text: the quotes"));
        assert!(!may_have("text: 'misquotes: none'"));
    }
}
