//! Slow work, done on a thread of its own: loading, searching, ranking names. It must not touch the reader's state.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use super::{find::Pattern, lens::Lens, msg::Msg, picker, reader::search_order, source_text::TextLines};
use crate::{
    evidence::weights::weak_points,
    files::Stamp,
    library::{Document, Origin, verify},
    model::{Date, Item, QuoteIx, SourceIx},
};

/// The number of a request and of the newest one, so that work whose answer nobody waits for can stop.
#[derive(Clone, Debug)]
pub struct Request {
    number: u64,
    newest: Arc<AtomicU64>,
}

/// Where requests get their numbers.
#[derive(Clone, Debug, Default)]
pub struct Requests {
    newest: Arc<AtomicU64>,
}

impl Requests {
    /// A new request; those before it are stale from now on.
    pub fn begin(&self) -> Request {
        let number = self.newest.fetch_add(1, Ordering::Relaxed) + 1;
        Request { number, newest: Arc::clone(&self.newest) }
    }

    /// Whether the answer to a request is still waited for.
    pub fn is_newest(&self, number: u64) -> bool {
        self.newest.load(Ordering::Relaxed) == number
    }
}

impl Request {
    /// Its number, which its answer carries.
    pub const fn number(&self) -> u64 {
        self.number
    }

    fn is_stale(&self) -> bool {
        self.newest.load(Ordering::Relaxed) != self.number
    }
}

/// Work for a thread.
#[derive(Debug)]
pub enum Job {
    /// Load a briefing.
    Load {
        /// The request.
        request: Request,
        /// Which briefing.
        origin: Origin,
    },
    /// Collect the items that have some words.
    Search {
        /// The request.
        request: Request,
        /// The briefing.
        document: Arc<Document>,
        /// The lens whose items come first.
        lens: Lens,
        /// The words.
        pattern: Pattern,
        /// The item from which on the next hit is wanted.
        from: Option<Item>,
    },
    /// Look quotes up in the local copies of their sources.
    Verify {
        /// The request.
        request: Request,
        /// The whole briefing.
        document: Arc<Document>,
    },
    /// Read the local copy of a source.
    Read {
        /// The request.
        request: Request,
        /// The whole briefing.
        document: Arc<Document>,
        /// The source.
        source: SourceIx,
        /// The quote that is to be shown.
        quote: Option<QuoteIx>,
    },
    /// Look whether the local copy of a source is still as it was read.
    Recheck {
        /// The request.
        request: Request,
        /// The briefing.
        document: Arc<Document>,
        /// The source.
        source: SourceIx,
        /// What told the state of the copy when it was read.
        stamp: Stamp,
    },
    /// Collect the places of a text that have some words.
    SearchText {
        /// The request.
        request: Request,
        /// The text.
        lines: Arc<TextLines>,
        /// The words.
        pattern: Pattern,
        /// The line from which on the next hit is wanted.
        from: usize,
    },
    /// Make the briefing as it stood on a date.
    AsOf {
        /// The request.
        request: Request,
        /// The whole briefing.
        document: Arc<Document>,
        /// The date.
        date: Date,
    },
    /// Find the single points of failure.
    Weigh {
        /// The request.
        request: Request,
        /// The briefing.
        document: Arc<Document>,
    },
    /// Rank everything that has a name by how well it fits some letters.
    Rank {
        /// The request.
        request: Request,
        /// The briefing.
        document: Arc<Document>,
        /// The letters.
        query: String,
    },
}

impl Job {
    /// Does the work and reports what it finds.
    pub fn perform(self, report: &mut dyn FnMut(Msg)) {
        match self {
            Self::Load { request, origin } => load(&request, origin, report),
            Self::Search { request, document, lens, pattern, from } => {
                if let Some((hits, at)) = search(&request, &document, lens, &pattern, from) {
                    report(Msg::Found { request: request.number, hits, at });
                }
            }
            Self::Verify { request, document } => {
                verify::all(&document, &|| request.is_stale(), &mut |found| {
                    report(Msg::Verified { request: request.number, found });
                });
            }
            Self::Read { request, document, source, quote } => {
                read(&request, &document, source, quote, report);
            }
            Self::Recheck { request, document, source, stamp } => {
                let file = document.briefing[source].file.raw();
                if document.origin.copies().stamp(file) != Some(stamp) {
                    report(Msg::CopyChanged { request: request.number });
                }
            }
            Self::SearchText { request, lines, pattern, from } => {
                if let Some(hits) = lines.find(&pattern, &|| request.is_stale()) {
                    let first = if hits.is_empty() { None } else { Some(0) };
                    let at = hits.iter().position(|hit| hit.line >= from).or(first);
                    report(Msg::FoundInText { request: request.number, hits, at });
                }
            }
            Self::AsOf { request, document, date } => {
                let document = Arc::new(document.as_of(&date));
                report(Msg::AsOf { request: request.number, date, document });
            }
            Self::Weigh { request, document } => {
                if let Some(points) = weak_points(document.story(), &|| request.is_stale()) {
                    report(Msg::Weighed { request: request.number, points: points.into() });
                }
            }
            Self::Rank { request, document, query } => {
                let ranking = picker::rank_names(document.story(), &query, &|| request.is_stale());
                if let Some((entries, total)) = ranking {
                    report(Msg::Ranked { request: request.number, entries, total });
                }
            }
        }
    }
}

fn load(request: &Request, origin: Origin, report: &mut dyn FnMut(Msg)) {
    let mut last = 0;
    let loaded = Document::load(origin, &mut |progress| {
        // One message a hundredth is as much as a person sees.
        if progress.done.saturating_sub(last) * 100 > progress.total {
            last = progress.done;
            report(Msg::Progress { request: request.number, progress });
        }
    });
    report(Msg::Loaded { request: request.number, result: Box::new(loaded.map(Arc::new)) });
}

/// Reads a copy and reports it with where the quote stands that is waited for; then with all others, where the file is not
/// the one in which they were looked up.
fn read(
    request: &Request,
    document: &Document,
    source: SourceIx,
    quote: Option<QuoteIx>,
    report: &mut dyn FnMut(Msg),
) {
    let number = request.number;
    let file = document.briefing[source].file.raw();
    let copy = match document.origin.copies().read(file) {
        Ok(copy) => copy,
        Err(error) => {
            let found = Some((Arc::from(file), verify::state(document, Err(&error), &[])));
            return report(Msg::Copy { request: number, lines: None, found });
        }
    };
    let known = document.evidence.verification.of_copy(file);
    let is_known = known.is_some_and(|known| known.stamp == Some(copy.stamp));
    let first: Vec<QuoteIx> = quote.into_iter().collect();
    let found = (!is_known).then(|| (Arc::from(file), verify::state(document, Ok(&copy), &first)));
    let lines = Arc::new(TextLines::new(copy));
    report(Msg::Copy { request: number, lines: Some(Arc::clone(&lines)), found });
    let all = verify::quotes_of(document, file);
    if !is_known && all != first && !request.is_stale() {
        let found = Some((Arc::from(file), verify::state(document, Ok(lines.copy()), &all)));
        report(Msg::Copy { request: number, lines: Some(lines), found });
    }
}

/// The hits in reading order, and the first of them from an item on; nothing where the request has become stale.
fn search(
    request: &Request,
    document: &Document,
    lens: Lens,
    pattern: &Pattern,
    from: Option<Item>,
) -> Option<(Vec<Item>, Option<usize>)> {
    let story = document.story();
    let mut hits = Vec::new();
    let mut at = None;
    let mut is_past = from.is_none();
    for (n, item) in search_order(document, lens).enumerate() {
        if n % 256 == 0 && request.is_stale() {
            return None;
        }
        is_past |= from == Some(item);
        if pattern.matches(story, item) {
            if is_past && at.is_none() {
                at = Some(hits.len());
            }
            hits.push(item);
        }
    }
    let first = if hits.is_empty() { None } else { Some(0) };
    Some((hits, at.or(first)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        library::{LoadError, Sample},
        model::EntityIx,
    };

    static PORTS: Sample = Sample {
        name: "ports.yaml",
        text: "\
briefing: 1
title: Two ports
places:
  aalborg: { name: Aalborg, aliases: [Ålborg] }
  durres: { name: Durrës }
",
    };

    fn ports() -> Result<Arc<Document>, LoadError> {
        Document::load(Origin::Sample(&PORTS), &mut |_| {}).map(Arc::new)
    }

    fn messages(job: Job) -> Vec<Msg> {
        let mut messages = Vec::new();
        job.perform(&mut |msg| messages.push(msg));
        messages
    }

    fn rank(request: Request, query: &str) -> Result<Vec<Msg>, LoadError> {
        Ok(messages(Job::Rank { request, document: ports()?, query: query.to_owned() }))
    }

    fn search(request: Request, words: &str) -> Result<Vec<Msg>, LoadError> {
        let Some(pattern) = Pattern::new(words) else { return Ok(Vec::new()) };
        let lens = Lens::Timeline;
        Ok(messages(Job::Search { request, document: ports()?, lens, pattern, from: None }))
    }

    #[test]
    fn an_answer_carries_the_number_of_its_request() -> Result<(), LoadError> {
        let requests = Requests::default();
        requests.begin();
        let found = search(requests.begin(), "durrës")?;
        let durres = Item::Entity(EntityIx(1));
        assert!(
            matches!(&found[..], [Msg::Found { request: 2, hits, at: Some(0) }] if hits[..] == [durres]),
            "{found:?}"
        );
        let ranked = rank(requests.begin(), "alborg")?;
        assert!(matches!(&ranked[..], [Msg::Ranked { request: 3, total: 2, .. }]), "{ranked:?}");
        Ok(())
    }

    #[test]
    fn work_whose_answer_nobody_waits_for_stops_without_one() -> Result<(), LoadError> {
        let requests = Requests::default();
        let (first, second) = (requests.begin(), requests.begin());
        requests.begin();
        assert!(rank(first, "alborg")?.is_empty());
        assert!(search(second, "durrës")?.is_empty());
        Ok(())
    }
}
