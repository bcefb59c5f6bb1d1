//! Slow work, done on a thread of its own: loading, searching, ranking names. It must not touch the reader's state.

use std::{
    mem,
    path::PathBuf,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

mod keeping;
mod versions;

use super::{
    catalog::{Asked, Store},
    compared::Since,
    find::{Hits, Pattern},
    lens::Lens,
    msg::{Answer, Msg, Reply},
    picker,
    reader::search_order,
    request::{About, Request, Requests, Sort},
    source_text::{Hit, TextId, TextLines},
};
use briefing_evidence::{Story, describe::reading::Passage, support::weak_points};
use briefing_format::{
    files::Stamp,
    model::{Date, Item, QuoteIx, SourceIx},
};
use briefing_library::{Document, Origin, verify};
use briefing_memory::{Lines, Memory, Sync};
use briefing_watch::Watcher;

/// Work for a thread, and the request for it.
#[derive(Debug)]
pub struct Job {
    request: Request,
    task: Task,
}

/// Something in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spot {
    /// Where an item begins.
    Item(Item),
    /// A byte of it.
    Byte(u32),
}

/// What is to be done.
#[derive(Debug)]
pub(crate) enum Task {
    /// Load a briefing.
    Load {
        /// Which briefing.
        origin: Origin,
    },
    /// Collect the items that have some words.
    Search {
        /// The briefing.
        document: Arc<Document>,
        /// What is read as one text, where that comes first.
        read: Arc<[Passage]>,
        /// The lens whose items come next.
        lens: Lens,
        /// The words.
        pattern: Pattern,
        /// The item from which on the next hit is wanted.
        from: Option<Item>,
    },
    /// Look quotes up in the local copies of their sources.
    Verify {
        /// The whole briefing.
        document: Arc<Document>,
    },
    /// The same again for copies that are others by now.
    VerifyAgain {
        /// The whole briefing.
        document: Arc<Document>,
        /// The paths of the copies.
        files: Vec<Arc<str>>,
    },
    /// Read the local copy of a source.
    Read {
        /// The whole briefing.
        document: Arc<Document>,
        /// The source.
        source: SourceIx,
        /// The quote that is to be shown.
        quote: Option<QuoteIx>,
    },
    /// Look whether local copies of sources are still as they were.
    Compare {
        /// The briefing.
        document: Arc<Document>,
        /// The copies, each with what told its state then.
        copies: Vec<(Arc<str>, Option<Stamp>)>,
    },
    /// Collect the places of a text that have some words.
    SearchText {
        /// Which text.
        text: TextId,
        /// Its lines.
        lines: Arc<TextLines>,
        /// The words.
        pattern: Pattern,
        /// The line from which on the next hit is wanted.
        from: usize,
    },
    /// Make the briefing as it stood on a date.
    AsOf {
        /// The whole briefing.
        document: Arc<Document>,
        /// The date.
        date: Date,
    },
    /// Watch files, until nobody wants to know any more.
    Watch {
        /// What watches them.
        watcher: Watcher,
    },
    /// Read the file again, and find what it says differently.
    Reload {
        /// What is shown of it.
        document: Arc<Document>,
        /// The date as of which that is.
        as_of: Option<Date>,
    },
    /// Read what is kept of all briefings.
    Memory {
        /// The folder of the logs.
        folder: Arc<PathBuf>,
    },
    /// Keep something.
    Keep {
        /// The folder of the logs.
        folder: Arc<PathBuf>,
        /// What is to be kept.
        lines: Lines,
        /// Whether it must be on the disk.
        sync: Sync,
    },
    /// Let a while pass.
    Pause {
        /// How long.
        pause: Duration,
    },
    /// Find what is kept of a briefing, and what it says differently from the version that was read last.
    Recall {
        /// What is kept of all.
        memory: Box<Memory>,
        /// The folder of the logs.
        folder: Arc<PathBuf>,
        /// The briefing.
        document: Arc<Document>,
        /// Whether it was open already, in another version.
        is_open: bool,
        /// Whether its text is kept, whatever marking it has.
        keeps_all: bool,
    },
    /// Make a file for a note.
    Draft {
        /// The folder of the logs, beside which it is made.
        folder: Arc<PathBuf>,
        /// What the note says so far.
        text: String,
    },
    /// Read the file of a note, and take it away.
    TakeDraft {
        /// The file.
        path: PathBuf,
    },
    /// Find where something stands in the file as it is now.
    Locate {
        /// What is shown of the file.
        document: Arc<Document>,
        /// What is looked for.
        spot: Spot,
    },
    /// List the versions of the file that git has.
    Revisions {
        /// The file.
        document: Arc<Document>,
    },
    /// Find what the file says differently from another version of it.
    Changes {
        /// The file.
        document: Arc<Document>,
        /// The other version.
        since: Since,
        /// The date as of which it is looked at: what was known by another one is compared with that.
        as_of: Option<Date>,
        /// The folder of the logs, beside which texts are kept.
        folder: Option<Arc<PathBuf>>,
    },
    /// Find the single points of failure.
    Weigh {
        /// The briefing.
        document: Arc<Document>,
    },
    /// List the hits whose words fit some letters.
    ListHits {
        /// The briefing.
        document: Arc<Document>,
        /// The hits in it.
        hits: Arc<Hits>,
        /// What was looked for.
        pattern: Pattern,
        /// The letters.
        query: String,
    },
    /// The same in a text.
    ListTextHits {
        /// Which text.
        text: TextId,
        /// Its lines.
        lines: Arc<TextLines>,
        /// The hits in it.
        hits: Arc<[Hit]>,
        /// The letters.
        query: String,
    },
    /// Ask the catalog of all briefings.
    Catalog {
        /// The catalog.
        store: Arc<Store>,
        /// What is asked.
        asked: Asked,
    },
    /// Rank everything that has a name by how well it fits some letters.
    Rank {
        /// The briefing.
        document: Arc<Document>,
        /// The letters.
        query: String,
    },
}

impl Task {
    /// What sort of request asks for it, and what that is about.
    fn request(&self) -> (Sort, About) {
        match self {
            Self::Catalog { asked, .. } => (asked.sort(), About::Library),
            Self::Load { .. } => (Sort::Load, About::Opening),
            Self::Search { document, .. } => (Sort::Search, About::Items(document.scope())),
            Self::SearchText { text, .. } => (Sort::Search, About::Lines(*text)),
            Self::ListHits { document, .. } | Self::Rank { document, .. } => {
                (Sort::Rank, About::Items(document.scope()))
            }
            Self::ListTextHits { text, .. } => (Sort::Rank, About::Lines(*text)),
            Self::AsOf { document, date } => (Sort::AsOf, About::AsOf(document.fingerprint(), date.clone())),
            Self::Reload { .. } => (Sort::Reload, About::Session),
            Self::Watch { .. } => (Sort::Watch, About::Opening),
            Self::Memory { .. } => (Sort::Memory, About::Opening),
            Self::Keep { .. } => (Sort::Keep, About::Opening),
            Self::Pause { .. } => (Sort::Pause, About::Opening),
            Self::Recall { document, .. } => (Sort::Recall, About::File(document.fingerprint())),
            Self::Draft { .. } | Self::TakeDraft { .. } => (Sort::Draft, About::Session),
            Self::Locate { .. } => (Sort::Locate, About::Session),
            Self::Revisions { document } | Self::Changes { document, .. } => {
                (Sort::Changes, About::File(document.fingerprint()))
            }
            Self::Weigh { document } => (Sort::Weigh, About::Support(document.scope())),
            Self::Verify { document } => (Sort::Verify, About::File(document.fingerprint())),
            Self::VerifyAgain { document, .. } => (Sort::VerifyAgain, About::File(document.fingerprint())),
            Self::Compare { document, .. } => (Sort::Compare, About::File(document.fingerprint())),
            Self::Read { document, source, .. } => (Sort::Read, About::Copy(document.fingerprint(), *source)),
        }
    }
}

impl Job {
    /// Watches files as long as there is a handle.
    pub fn watching(watcher: Watcher) -> Self {
        Self::new(&Requests::default(), Task::Watch { watcher })
    }

    /// Asks for some work, in place of what was asked for before of its sort.
    pub(crate) fn new(requests: &Requests, task: Task) -> Self {
        let (sort, about) = task.request();
        Self { request: requests.begin(sort, about), task }
    }

    /// The request, which every answer gives back.
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Does the work and reports what it finds.
    pub fn perform(self, report: &mut dyn FnMut(Msg)) {
        let Self { request, task } = self;
        if let Task::Watch { watcher } = task {
            // What it sees is not asked for, and is of use to whoever is there then.
            return watcher.run(&mut |event| report(Msg::Seen(event)));
        }
        let is_stale = || request.is_stale();
        let report =
            &mut |answer| report(Msg::Reply(Reply { request: request.clone(), answer: Box::new(answer) }));
        match task {
            Task::Watch { .. } => {}
            Task::Catalog { store, asked } => {
                store.answer(asked, &is_stale, &mut |told| report(Answer::Catalog { told }));
            }
            Task::Load { origin } => load(origin, report),
            Task::Search { document, read, lens, pattern, from } => {
                let order = search_order(&document, &read, lens);
                if let Some(answer) = search(&is_stale, document.story(), order, &pattern, from) {
                    report(answer);
                }
            }
            Task::Verify { document } => {
                verify::all(&document, &is_stale, &mut |found| report(Answer::Verified { found }));
            }
            Task::VerifyAgain { document, files } => {
                verify::some(&document, &files, &is_stale, &mut |found| report(Answer::Verified { found }));
            }
            Task::Read { document, source, quote } => read(&is_stale, &document, source, quote, report),
            Task::Compare { document, copies } => report(compare(&document, copies)),
            Task::SearchText { lines, pattern, from, .. } => {
                if let Some(hits) = lines.find(&pattern, &is_stale) {
                    let next = hits.iter().position(|hit| hit.line >= from);
                    let has_wrapped = next.is_none() && !hits.is_empty();
                    report(Answer::FoundInText { at: next.or(has_wrapped.then_some(0)), hits, has_wrapped });
                }
            }
            Task::AsOf { document, date } => {
                report(Answer::AsOf { document: Arc::new(document.as_of(&date)) });
            }
            Task::Reload { document, as_of } => report(versions::reload(&document, as_of.as_ref())),
            Task::Memory { folder } => report(keeping::read(&folder)),
            Task::Keep { folder, lines, sync } => report(keeping::keep(&folder, &lines, sync)),
            Task::Pause { pause } => {
                thread::sleep(pause);
                report(Answer::Paused);
            }
            Task::Recall { memory, folder, document, is_open, keeps_all } => {
                let whether = (is_open, keeps_all);
                if let Some(answer) = keeping::recall(&memory, &folder, &document, whether) {
                    report(answer);
                }
            }
            Task::Draft { folder, text } => report(keeping::draft(&folder, &text)),
            Task::TakeDraft { path } => report(keeping::take_draft(&path)),
            Task::Locate { document, spot } => report(versions::locate(&document, spot)),
            Task::Revisions { document } => report(versions::revisions(&document)),
            Task::Changes { document, since, as_of, folder } => {
                let folder = folder.as_deref().map(PathBuf::as_path);
                report(versions::changes(&document, since, as_of.as_ref(), folder));
            }
            Task::Weigh { document } => {
                if let Some(points) = weak_points(document.story(), &is_stale) {
                    report(Answer::Weighed { points: points.into() });
                }
            }
            Task::ListHits { document, hits, pattern, query } => {
                let listed = picker::list_hits(document.story(), &hits, &pattern, &query, &is_stale);
                if let Some((entries, total)) = listed {
                    report(Answer::Ranked { entries, total });
                }
            }
            Task::ListTextHits { lines, hits, query, .. } => {
                if let Some((entries, total)) = picker::list_text_hits(&lines, &hits, &query, &is_stale) {
                    report(Answer::Ranked { entries, total });
                }
            }
            Task::Rank { document, query } => {
                if let Some((entries, total)) = picker::rank_names(document.story(), &query, &is_stale) {
                    report(Answer::Ranked { entries, total });
                }
            }
        }
    }
}

fn load(origin: Origin, report: &mut dyn FnMut(Answer)) {
    let mut last = 0;
    let loaded = Document::load(origin, &mut |progress| {
        // One message a hundredth is as much as a person sees.
        if progress.done.saturating_sub(last) * 100 > progress.total {
            last = progress.done;
            report(Answer::Progress { progress });
        }
    });
    report(Answer::Loaded { result: loaded.map(Arc::new) });
}

/// Reads a copy and reports it with where the quote stands that is waited for; then with all others, where the file is not
/// the one in which they were looked up.
fn read(
    is_stale: &dyn Fn() -> bool,
    document: &Document,
    source: SourceIx,
    quote: Option<QuoteIx>,
    report: &mut dyn FnMut(Answer),
) {
    let file = document.briefing[source].file.raw();
    let opened = verify::Opened::new(&document.origin.copies(), file);
    let found = |state| Some((Arc::from(file), state));
    let Ok(copy) = &opened.copy else {
        return report(Answer::Copy { lines: None, found: found(opened.state(document, &[])) });
    };
    let lines = Arc::new(TextLines::new(Arc::clone(copy)));
    let lines = || Some(Arc::clone(&lines));
    let known = document.evidence.verification.of_copy(file);
    if known.is_some_and(|known| known.is_known_in(Some(copy.stamp))) {
        return report(Answer::Copy { lines: lines(), found: None });
    }
    let (first, all): (Vec<QuoteIx>, _) = (quote.into_iter().collect(), verify::quotes_of(document, file));
    if first != all {
        let state = opened.state(document, &first).in_part();
        report(Answer::Copy { lines: lines(), found: found(state) });
    }
    if !is_stale() {
        report(Answer::Copy { lines: lines(), found: found(opened.state(document, &all)) });
    }
}

/// Looks which copies are in another state than the one that is known.
fn compare(document: &Document, mut copies: Vec<(Arc<str>, Option<Stamp>)>) -> Answer {
    let folder = document.origin.copies();
    let at = Instant::now();
    copies.retain_mut(|(file, stamp)| {
        let now = folder.stamp(file);
        mem::replace(stamp, now) != now
    });
    Answer::Compared { at, others: copies }
}

/// The hits in reading order, and the first of them from an item on; nothing where the request has become stale.
fn search(
    is_stale: &dyn Fn() -> bool,
    story: Story<'_>,
    order: impl Iterator<Item = Item>,
    pattern: &Pattern,
    from: Option<Item>,
) -> Option<Answer> {
    let mut hits = Hits::default();
    let mut next = None;
    let mut is_past = from.is_none();
    for (n, item) in order.enumerate() {
        if n % 256 == 0 && is_stale() {
            return None;
        }
        is_past |= from == Some(item);
        let before = hits.count();
        hits.push(item, pattern.count(story, item));
        if is_past && next.is_none() && hits.count() > before {
            next = Some(before);
        }
    }
    let has_wrapped = next.is_none() && hits.count() > 0;
    Some(Answer::Found { at: next.or(has_wrapped.then_some(0)), hits, has_wrapped })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::request::Subject;
    use briefing_format::model::EntityIx;
    use briefing_library::{LoadError, Sample};

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

    fn messages(requests: &Requests, task: Task) -> Vec<Msg> {
        let mut messages = Vec::new();
        Job::new(requests, task).perform(&mut |msg| messages.push(msg));
        messages
    }

    /// Ports in front of the reader, and what it asks for.
    fn asked() -> Result<(Requests, Task, Task), LoadError> {
        let (document, requests) = (ports()?, Requests::default());
        requests.expire(&Subject { scope: Some(document.scope()), ..Subject::default() });
        let rank = Task::Rank { document: Arc::clone(&document), query: "alborg".to_owned() };
        let pattern = Pattern::new("durrës").unwrap_or_else(|| unreachable!("there are words"));
        let search =
            Task::Search { document, read: Arc::default(), lens: Lens::Timeline, pattern, from: None };
        Ok((requests, rank, search))
    }

    #[test]
    fn an_answer_carries_its_request() -> Result<(), LoadError> {
        let (requests, rank, search) = asked()?;
        let found = messages(&requests, search);
        let [Msg::Reply(Reply { request, answer })] = &found[..] else { panic!("{found:?}") };
        let durres = Item::Entity(EntityIx(1));
        assert!(
            matches!(&**answer, Answer::Found { hits, at: Some(0), .. } if hits.items().eq([(durres, 0..1)])),
            "{answer:?}"
        );
        assert!(!request.is_stale());
        requests.forget(Sort::Search);
        assert!(request.is_stale());
        let ranked = messages(&requests, rank);
        let [Msg::Reply(Reply { answer, .. })] = &ranked[..] else { panic!("{ranked:?}") };
        assert!(matches!(**answer, Answer::Ranked { total: 2, .. }), "{answer:?}");
        Ok(())
    }

    #[test]
    fn work_whose_answer_nobody_waits_for_stops_without_one() -> Result<(), LoadError> {
        let (requests, rank, search) = asked()?;
        let jobs = [Job::new(&requests, rank), Job::new(&requests, search)];
        requests.expire(&Subject::default());
        for job in jobs {
            job.perform(&mut |msg| panic!("{msg:?}"));
        }
        Ok(())
    }
}
