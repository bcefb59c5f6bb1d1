//! How much stands behind a statement: reports, the origins behind them, and the chains it came through; and how much of
//! that is left while something is muted. It must not count.

use std::collections::HashSet;

use super::{
    attribution::{not_read, teller_or_nobody, via},
    limits::SOURCES_PER_LINE,
    name::name,
    paragraph::{Paragraph, Run, Tone, bounds, count},
};
use crate::evidence::{
    Story, Support,
    support::{Backing, Origin, OriginSet, Reports, Shared, Unread},
};
use briefing_format::model::{EventIx, Item, SourceIx, Status, Telling};
use briefing_text::{SafeText, safe_format};

/// What is said where the file names no source.
pub(super) const NO_SOURCE: &str = "no source is given";

/// How many reports there are, and how many origins behind them: `3 reports, 1 origin`. Where some of them do not stand
/// any more, how many do: `1 report, 1 origin (muted: 2 reports)`.
pub(super) fn weight(story: Story<'_>, support: &Support) -> Run {
    let warning = |text| Run { text, tone: Tone::Warning, link: None };
    if support.all.reports.is_empty() {
        return warning(nothing_read(&support.all));
    }
    let retracted = match (support.retracted_reports(), support.retracted_origins()) {
        (0, 0) => SafeText::default(),
        (0, origins) => count(origins, "origin", "origins"),
        (reports, _) => count(reports, "report", "reports"),
    };
    let standing = support.standing();
    let is_left = !standing.reports.is_empty();
    let stands = is_left.then(|| {
        let reports = reports_count(&standing.reports);
        safe_format!("{reports}, {}", origins_count(story, &standing.origins))
    });
    let stands = stands.unwrap_or(SafeText::from_static("no report left"));
    let tone = if is_left { Tone::Strong } else { Tone::Warning };
    Run { text: hidden(without(stands, &retracted), support.all.hidden), tone, link: None }
}

/// Why there is no report: the file names none, or none that was known or could be read.
fn nothing_read(all: &Backing) -> SafeText {
    let words = match (unread_names(&all.unread), all.hidden) {
        (Some(names), _) => names,
        (None, 0) => SafeText::from_static(NO_SOURCE),
        (None, _) => SafeText::from_static("no report known yet"),
    };
    hidden(words, all.hidden)
}

/// The sources and quotes that could not be read, by their names.
fn unread_names(unread: &Unread) -> Option<SafeText> {
    let sources = (!unread.sources.is_empty()).then(|| not_read("source", &unread.sources));
    let quotes = (!unread.quotes.is_empty()).then(|| not_read("quote", &unread.quotes));
    match (sources, quotes) {
        (Some(sources), Some(quotes)) => Some(safe_format!("{sources}, and {quotes}")),
        (sources, quotes) => sources.or(quotes),
    }
}

/// Adds how many sources became known only after the day that is looked at.
fn hidden(words: SafeText, n: usize) -> SafeText {
    if n == 0 { words } else { safe_format!("{words} (hidden: {})", count(n, "report", "reports")) }
}

/// How many origins there are, and how many do not stand any more: `1 origin (muted: 1 origin)`.
pub(super) fn origins(story: Story<'_>, support: &Support) -> SafeText {
    let stands = match &support.standing().origins {
        none if none.is_empty() => SafeText::from_static("no origin left"),
        set => origins_count(story, set),
    };
    let retracted = match support.retracted_origins() {
        0 => SafeText::default(),
        n => count(n, "origin", "origins"),
    };
    without(stands, &retracted)
}

fn reports_count(reports: &Reports) -> SafeText {
    let count = count(reports.len(), "report", "reports");
    if reports.is_more { safe_format!("at least {count}") } else { count }
}

/// How many origins there are, within what bounds: `2 origins, both of Daily Planet`, `1 or 2 origins`, `origin open`.
fn origins_count(story: Story<'_>, set: &OriginSet) -> SafeText {
    match (set.low, set.len()) {
        _ if set.is_unknown() && set.len() == 1 => SafeText::from_static("origin not known"),
        _ if set.is_unknown() => SafeText::from_static("origins not known"),
        (_, 1) if matches!(set.only(), Some(Origin::Open(_))) => SafeText::from_static("origin open"),
        (_, high) => {
            let count =
                safe_format!("{} {}", bounds(set.low, high), if high == 1 { "origin" } else { "origins" });
            match set.shared.filter(|_| set.low == high) {
                Some(shared) => safe_format!("{count}, {}", shared_by(story, shared, high)),
                None => count,
            }
        }
    }
}

/// How many of some origins are one's, so that nobody takes them for several houses: `both of Daily Planet`.
fn shared_by(story: Story<'_>, shared: Shared, all: usize) -> SafeText {
    let many = match shared.count {
        2 if all == 2 => "both".to_owned(),
        n if n == all => "all".to_owned(),
        n => format!("{n} of them"),
    };
    let how = if shared.is_owner { "of" } else { "published by" };
    safe_format!("{many} {how} {}", name(story, Item::Entity(shared.by)))
}

/// What still stands, and what has lost its weight with what is muted; only the first where nothing has.
pub(super) fn without(stands: SafeText, retracted: &SafeText) -> SafeText {
    if retracted.is_empty() { stands } else { safe_format!("{stands} (muted: {retracted})") }
}

/// Why it is not certain how many origins there are.
pub(super) fn why(support: &Support) -> Option<&'static str> {
    let origins = &support.standing().origins;
    (origins.low < origins.len())
        .then_some("Nothing in the file proves that all of these differ: some may be the same.")
}

/// Adds the reports behind something, so many at most; struck through where they are not among those that are left.
pub(super) fn reports_of(line: Paragraph, story: Story<'_>, support: &Support, most: usize) -> Paragraph {
    let from = line.runs.len();
    let all = &support.all.reports;
    let named = &all.sources[..all.len().min(most)];
    let mut line = line.sources(story, named, ", ");
    let standing: HashSet<Item> =
        support.standing().reports.sources.iter().copied().map(Item::Source).collect();
    for run in line.runs.iter_mut().skip(from) {
        if run.link.is_some_and(|source| !standing.contains(&source)) {
            run.tone = Tone::Fallen;
        }
    }
    rest(line, all.len() - named.len(), all.is_more)
}

/// Adds the origins behind something, so many at most; struck through where they are not among those that are left.
pub(super) fn origins_of(line: Paragraph, story: Story<'_>, support: &Support, most: usize) -> Paragraph {
    let all = &support.all.origins.all;
    let standing: HashSet<Origin> = support.standing().origins.all.iter().copied().collect();
    let is_plain = all.iter().all(|origin| matches!(origin, Origin::Source(_)));
    let between = if is_plain { ", " } else { "; " };
    let mut line = line;
    for (n, origin) in all.iter().take(most).enumerate() {
        line = line.words(if n > 0 { between } else { "" });
        let from = line.runs.len();
        line = self::origin(story, line, *origin).fallen_from(from, !standing.contains(origin));
    }
    rest(line, all.len().saturating_sub(most), false)
}

/// Adds an origin: a source, or who said it, or of what it is not known which it is.
pub(super) fn origin(story: Story<'_>, line: Paragraph, origin: Origin) -> Paragraph {
    match origin {
        Origin::Source(ix) => line.sources(story, &[ix], ""),
        Origin::Actor(_) | Origin::Unnamed(_) | Origin::Unread(_) => said(story, line, origin),
        Origin::Open(ix) | Origin::Unknown(ix) => beyond(story, line.sources(story, &[ix], ""), ix, origin),
    }
}

/// Adds who said it, where that is where it comes from.
pub(super) fn said(story: Story<'_>, line: Paragraph, origin: Origin) -> Paragraph {
    let telling = story.telling_of(origin);
    match origin {
        Origin::Actor(ix) => line.link(story, Item::Entity(ix)).tone(Tone::Muted, ", channel not told"),
        Origin::Unread(_) => match telling {
            // Who tells it is what is not known, whatever else could not be read.
            Some(Telling { voice: None, attribution, .. }) if !attribution.unread().is_empty() => {
                line.tone(Tone::Warning, not_read("source", attribution.unread()))
            }
            _ => teller_or_nobody(story, line, telling.and_then(|telling| telling.voice)),
        },
        _ => teller_or_nobody(story, line, telling.and_then(|telling| telling.voice)),
    }
}

/// Adds behind a source what else it may be that it goes back to: `, or what it cites (5 sources)`; and which of that is
/// muted.
pub(super) fn beyond(story: Story<'_>, line: Paragraph, ix: SourceIx, origin: Origin) -> Paragraph {
    let source = story.get(ix);
    let (based_on, cites) = (source.based_on.of_file(), source.cites.of_file());
    let line = match origin {
        Origin::Open(_) => {
            let others: HashSet<&SourceIx> =
                based_on.iter().chain(cites).filter(|other| **other != ix).collect();
            let n = others.len();
            let what = match (based_on, cites) {
                (_, []) => "or rather one of what it is based on",
                ([], _) => "or what it cites",
                _ if others.iter().all(|other| cites.contains(other)) => "or what it cites",
                _ => "or what it cites or is based on",
            };
            line.tone(Tone::Muted, safe_format!(", {what} ({})", count(n, "source", "sources")))
        }
        _ if !source.unread.is_empty() => {
            line.tone(Tone::Warning, safe_format!(", which passes on {}", not_read("source", &source.unread)))
        }
        _ if !source.circles.of_file().is_empty() => line.tone(Tone::Warning, ", where a circle is cut"),
        _ => line.tone(Tone::Muted, ", which does not tell where it has that from"),
    };
    match &story.doubtful(origin)[..] {
        [] => line,
        muted => {
            let line = line.tone(Tone::Warning, ", so that it may rest on ");
            let most = muted.len().min(SOURCES_PER_LINE);
            let is_one = muted.len() == 1;
            let from = line.runs.len();
            let mut line = line.sources(story, &muted[..most], ", ").more(", ", muted.len() - most);
            line.runs[from..].iter_mut().for_each(|run| run.tone = Tone::Warning);
            line.tone(Tone::Warning, if is_one { ", which is muted" } else { ", which are muted" })
        }
    }
}

/// On how much something rests, and to which origins that goes back, as a field.
pub(super) fn origins_field(story: Story<'_>, label: &'static str, support: &Support) -> Paragraph {
    let field = Paragraph::field(label).run(weight(story, support));
    if support.all.origins.is_empty() || support.all.reports.is_empty() {
        return field;
    }
    origins_of(field.words(": "), story, support, SOURCES_PER_LINE)
}

/// Adds how many sources there are beside those that are named.
fn rest(line: Paragraph, more: usize, is_more: bool) -> Paragraph {
    match (more, is_more) {
        (0, false) => line,
        (0, true) => line.tone(Tone::Muted, " and perhaps more"),
        (more, false) => line.tone(Tone::Muted, safe_format!(" and {more} more")),
        (more, true) => line.tone(Tone::Muted, safe_format!(" and at least {more} more")),
    }
}

/// How little there is behind an event that is called confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Confirmed {
    /// One origin.
    One,
    /// Several, all of one house.
    OneHouse,
    /// Several, of which no two are certain to be of two houses.
    Uncertain,
    /// No two certain origins of two houses were known by the day that is looked at.
    OneKnown,
    /// No two certain origins of two houses, since something is muted.
    OneLeft,
    /// No origin is left.
    NoneLeft,
}

impl Confirmed {
    /// The status with that.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::One => "confirmed by one origin",
            Self::OneHouse => "confirmed by one house",
            Self::Uncertain => "confirmed, origins uncertain",
            Self::OneKnown => "confirmed, by what was not known yet",
            Self::OneLeft => "confirmed, one origin left",
            Self::NoneLeft => "confirmed, no origin left",
        }
    }
}

/// Whether an event is called confirmed and has no two certain origins of two houses that stand.
pub(super) fn confirmed(story: Story<'_>, ix: EventIx) -> Option<Confirmed> {
    let is_by_one = story.is_confirmed_by_one(ix);
    let is_muting = !story.evidence.retraction.is_empty();
    if !is_by_one && (!is_muting || story.get(ix).status != Some(Status::Confirmed)) {
        return None;
    }
    let support = story.support_of_event(ix);
    let standing = &support.standing().origins;
    match standing.len() {
        0 if !support.all.origins.is_empty() => Some(Confirmed::NoneLeft),
        _ if is_by_one && support.all.hidden > 0 => Some(Confirmed::OneKnown),
        1 if is_by_one && standing.all[0].house(story.briefing).is_some() => Some(Confirmed::One),
        _ if is_by_one && standing.house().is_some() => Some(Confirmed::OneHouse),
        _ if is_by_one => Some(Confirmed::Uncertain),
        _ if standing.is_of_two_houses(story.briefing) || standing.is_empty() => None,
        _ => Some(Confirmed::OneLeft),
    }
}

/// The sources that a statement came through, as arrows from the first to the one we read, each chain by itself.
pub(super) fn chain(story: Story<'_>, telling: Telling<'_>) -> Paragraph {
    let told = Telling { is_default: false, ..telling };
    let line = via(story, Paragraph::close(), (Tone::Muted, "via "), told, (None, 0));
    line.unless_empty().unwrap_or_else(|| Paragraph::close().tone(Tone::Warning, NO_SOURCE))
}
