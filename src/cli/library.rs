//! `briefing library` and `briefing search`: what a catalog has, on standard output. They must not know how it is kept.

use std::{
    io::{self, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{
    WRONG_USE,
    arguments::{LIMIT, Listing, Look},
    output::{complain, stdout},
    settings,
};
use briefing_catalog::{Catalog, Error, Hit, List, Progress, Query, Row, Scope, State, refresh::refresh};
use briefing_format::{
    files,
    model::{Tlp, date::Day},
};
use briefing_text::{SafeText, safe_format};

/// Where hits are put in order of their days, so many of the newest are looked at.
const LOOKED_AT: usize = 10_000;

/// So many rows are asked for at once.
const PAGE: usize = 1_000;

/// How often it is told how far something is.
const TELL: Duration = Duration::from_millis(200);

/// Lists the briefings of folders.
pub(super) fn list(paths: &[PathBuf], listing: Listing) -> io::Result<ExitCode> {
    let Some((catalog, scope)) = open(paths, listing) else { return Ok(ExitCode::from(WRONG_USE)) };
    let here = std::env::current_dir().unwrap_or_default();
    stdout(|out| {
        let mut offset = 0;
        loop {
            let rows = match catalog.list(&List { offset, most: PAGE, ..List::default() }, &scope) {
                Ok(rows) => rows,
                Err(error) => return Ok(trouble(&error)),
            };
            for row in &rows {
                let line =
                    if listing.json { of_row(row).to_string() } else { in_words(row, &here).to_string() };
                writeln!(out, "{line}")?;
            }
            offset += rows.len();
            if rows.len() < PAGE {
                return Ok(ExitCode::SUCCESS);
            }
        }
    })
}

/// Finds what a query asks for.
pub(super) fn search(typed: &str, paths: &[PathBuf], listing: Listing) -> io::Result<ExitCode> {
    let query = match understood(typed) {
        Ok(query) => query,
        Err(message) => {
            complain(message);
            return Ok(ExitCode::from(WRONG_USE));
        }
    };
    let Some((catalog, scope)) = open(paths, listing) else { return Ok(ExitCode::from(WRONG_USE)) };
    if listing.count {
        return match catalog.count(&query, &scope, i64::MAX as usize) {
            Ok(count) => stdout(|out| {
                writeln!(out, "{count}")?;
                Ok(if count > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
            }),
            Err(error) => Ok(trouble(&error)),
        };
    }
    let limit = listing.limit.unwrap_or(LIMIT);
    let hits = match found(&catalog, &query, &scope, limit, listing.timeline) {
        Ok(hits) => hits,
        Err(error) => return Ok(trouble(&error)),
    };
    let here = std::env::current_dir().unwrap_or_default();
    stdout(|out| {
        for hit in &hits {
            if listing.json {
                writeln!(out, "{}", of_hit(hit))?;
                continue;
            }
            let when = if listing.timeline {
                safe_format!("{}  ", SafeText::line(&days(hit.days)))
            } else {
                SafeText::default()
            };
            let place = files::name(near(&hit.path, &here));
            writeln!(out, "{when}{place}:{}: {}: {}", hit.line, hit.kind.as_str(), hit.title)?;
        }
        Ok(if hits.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    })
}

/// Errors: what is wrong with the query.
fn understood(typed: &str) -> Result<Query, SafeText> {
    let query = Query::parse(typed).map_err(|bad| bad.message().clone())?;
    if query.is_empty() {
        return Err(SafeText::from_static("the query has no word and no filter"));
    }
    let of_reader = |state: &State| *state != State::Disputed;
    if query.states.iter().chain(&query.not_states).any(of_reader) {
        return Err(SafeText::from_static(
            "is:unread, changed, noted and marked are known to the reader alone",
        ));
    }
    Ok(query)
}

fn found(
    catalog: &Catalog,
    query: &Query,
    scope: &Scope,
    limit: usize,
    is_timeline: bool,
) -> Result<Vec<Hit>, Error> {
    if !is_timeline {
        return catalog.search(query, scope, None, limit);
    }
    let mut hits = catalog.search(query, scope, None, LOOKED_AT)?;
    if hits.len() == LOOKED_AT {
        complain(format_args!("of the hits the {LOOKED_AT} newest are in order; ask for less to see all"));
    }
    hits.retain(|hit| hit.days.is_some());
    hits.sort_by_key(|hit| hit.days);
    hits.truncate(limit);
    Ok(hits)
}

/// The catalog of some folders, which is made or brought up to date first where that is wanted or needed. Nothing, once that has
/// been said, where there is none.
fn open(paths: &[PathBuf], listing: Listing) -> Option<(Catalog, Scope)> {
    let Some(folder) = settings::caches() else {
        complain("nothing can be kept without a home folder; set HOME or XDG_CACHE_HOME");
        return None;
    };
    let said = |error: &Error| complain(error.message());
    let here = [PathBuf::from(if Path::new("briefings").is_dir() { "briefings" } else { "." })];
    let mut folders = Vec::new();
    for path in if paths.is_empty() { &here[..] } else { paths } {
        match path.canonicalize() {
            Ok(folder) if folder.is_dir() => folders.push(folder),
            Ok(_) => {
                complain(format_args!(
                    "{} is no folder; `briefing show` and `check` take files",
                    files::name(path)
                ));
                return None;
            }
            Err(error) => {
                complain(format_args!("{} cannot be opened: {error}", files::name(path)));
                return None;
            }
        }
    }
    let opened = if listing.look == Look::Rebuild { Catalog::anew(&folder) } else { Catalog::open(&folder) };
    let mut catalog = opened.inspect_err(said).ok()?;
    if let Some(notice) = &catalog.state().notice {
        complain(notice);
    }
    for folder in &folders {
        let is_known = catalog.knows(folder).inspect_err(said).ok()?;
        if listing.look == Look::Refresh || !is_known {
            look(&mut catalog, folder).inspect_err(said).ok()?;
        }
    }
    Some((catalog, Scope { folders, briefings: None }))
}

/// Brings the catalog up to date, and tells how far that is where somebody watches.
fn look(catalog: &mut Catalog, folder: &Path) -> Result<(), Error> {
    let watched = io::stderr().is_terminal();
    let mut told = Instant::now();
    let outcome = refresh(catalog, folder, &mut |Progress { looked_at, read, left }| {
        if watched && told.elapsed() >= TELL {
            told = Instant::now();
            // Nobody else is told if nobody listens.
            let _ = write!(io::stderr(), "\r{looked_at} looked at, {read} read, {left} left ");
        }
        true
    })?;
    if watched {
        let _ = write!(io::stderr(), "\r{:60}\r", "");
    }
    outcome.unlisted.iter().for_each(complain);
    Ok(())
}

fn trouble(error: &Error) -> ExitCode {
    complain(error.message());
    ExitCode::from(WRONG_USE)
}

/// A path as it is told from here.
fn near<'p>(path: &'p Path, here: &Path) -> &'p Path {
    path.strip_prefix(here).unwrap_or(path)
}

fn in_words(row: &Row, here: &Path) -> SafeText {
    let mut notes = Vec::new();
    if !row.as_of.is_empty() {
        notes.push(safe_format!("as of {}", row.as_of));
    }
    if let Some(tlp) = row.tlp {
        notes.push(safe_format!("TLP:{}", SafeText::from_static(tlp.as_str())));
    }
    for (count, one) in [(row.disputes, "disputed"), (row.errors, "errors"), (row.warnings, "warnings")] {
        if count > 0 {
            notes.push(safe_format!("{count} {}", SafeText::from_static(one)));
        }
    }
    notes.extend(row.fault.clone());
    let notes = notes.iter().map(SafeText::as_str).collect::<Vec<_>>().join("; ");
    let notes = if notes.is_empty() { String::new() } else { format!(" ({notes})") };
    safe_format!("{}: {}{}", files::name(near(&row.path, here)), row.title, SafeText::line(&notes))
}

fn of_row(row: &Row) -> Value {
    json!({
        "path": row.path.to_string_lossy(),
        "title": row.title.as_str(),
        "as_of": row.as_of.as_str(),
        "tlp": row.tlp.map(Tlp::as_str),
        "tags": row.tags.iter().map(SafeText::as_str).collect::<Vec<_>>(),
        "disputes": row.disputes,
        "errors": row.errors,
        "warnings": row.warnings,
        "fault": row.fault.as_ref().map(SafeText::as_str),
        "arrived": row.arrived,
        "changed": row.is_changed,
    })
}

fn of_hit(hit: &Hit) -> Value {
    let day = |day: i64| Day::from_number(day.into()).map(|day| day.to_string());
    let (first, last) = hit.days.unzip();
    json!({
        "path": hit.path.to_string_lossy(),
        "line": hit.line,
        "kind": hit.kind.as_str(),
        "title": hit.title.as_str(),
        "briefing": hit.briefing.as_str(),
        "earliest": first.and_then(day),
        "latest": last.and_then(day),
    })
}

/// The days that something may be of, as an interval of EDTF.
fn days(days: Option<(i64, i64)>) -> String {
    let Some((first, last)) = days else { return String::new() };
    let day = |day: i64| Day::from_number(day.into()).map_or_else(|| "..".to_owned(), |day| day.to_string());
    if first == last { day(first) } else { format!("{}/{}", day(first), day(last)) }
}
