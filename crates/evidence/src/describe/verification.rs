//! Whether quotes stand in the local copies of their sources, in words. It must not look them up.

use super::{
    limits::{ENTRIES_IN_PLACE, PATH_CELLS, VERDICT_SOURCE_CELLS},
    name::{shortened, source_name},
    paragraph::{Paragraph, Tone, Words, limited},
};
use crate::evidence::{CopyState, Known, Story, Verdict, passage::MOST_PLACES};
use briefing_format::model::{Item, QuoteIx, SourceIx};
use briefing_text::{SafeText, safe_format, width};

/// What is known of a quote in each local copy on its way, a line each. Where there are several, each names its source.
pub(crate) fn lines(story: Story<'_>, quote: QuoteIx) -> Vec<Paragraph> {
    let known: Vec<(SourceIx, Known<'_>)> = story.verdicts(quote).collect();
    let file = |source| match known.len() {
        1 => path(story, source),
        _ => safe_format!(
            "{} ({})",
            path(story, source),
            shortened(&source_name(story, source), VERDICT_SOURCE_CELLS)
        ),
    };
    let lines: Vec<Paragraph> =
        known.iter().map(|(source, known)| said(story, *source, *known, &file(*source))).collect();
    if lines.is_empty() { vec![muted("no local copy")] } else { lines }
}

/// What is said of each copy in which a quote was found not to stand.
pub(super) fn missing(story: Story<'_>, quote: QuoteIx) -> Vec<String> {
    let is_missing =
        |known: &Known<'_>| matches!(known, Known::LookedUp(verdict, _) if !verdict.is_verified());
    let known = story.verdicts(quote).filter(|(_, known)| is_missing(known));
    known.map(|(source, known)| line(story, source, known).plain_words()).collect()
}

/// What is known of a quote in the copy of one of its sources, where it is plain which source that is.
pub fn line(story: Story<'_>, source: SourceIx, known: Known<'_>) -> Paragraph {
    said(story, source, known, &path(story, source))
}

/// Where a quote was looked up: the file itself, for that it is a copy of the source is only what the briefing says.
fn path(story: Story<'_>, source: SourceIx) -> SafeText {
    let file = &story.get(source).file;
    if width(file.as_safe()) <= PATH_CELLS {
        return file.clone();
    }
    let name = file.as_str().rsplit('/').next().unwrap_or_default();
    shortened(&safe_format!("…/{name}"), PATH_CELLS)
}

fn said(story: Story<'_>, source: SourceIx, known: Known<'_>, file: &SafeText) -> Paragraph {
    let of = shortened(&source_name(story, source), VERDICT_SOURCE_CELLS);
    match known {
        Known::NotYet => muted(safe_format!("being looked up in {file}")),
        Known::Unreadable(why, false) => muted(safe_format!("no local copy of {of}: {why}")),
        Known::Unreadable(why, true) => Paragraph::close()
            .tone(Tone::Warning, "no local copy any more")
            .tone(Tone::Muted, safe_format!(" of {of}: {why}")),
        Known::LookedUp(verdict, has_changed) => {
            let line = verdict_line(file, verdict);
            if has_changed {
                line.tone(Tone::Warning, "; the file has changed since it was first looked at")
            } else {
                line
            }
        }
    }
}

/// What is said above the text of a source: whose copy it is, how its quotes fare, and which of them stand elsewhere.
pub fn of_copy(
    story: Story<'_>,
    source: SourceIx,
    selected: Option<QuoteIx>,
    is_reading: bool,
) -> Vec<Paragraph> {
    let file = &story.get(source).file;
    let known = story.evidence.verification.of_copy(file.raw());
    let named = Paragraph::plain().words("The file that the briefing names as the local copy of ");
    let mut paragraphs = vec![named.link(story, Item::Source(source)).words(".")];
    if is_reading {
        paragraphs.push(muted("Reading the file …"));
        return paragraphs;
    }
    let Some(CopyState { quotes, has_changed, .. }) = known else { return paragraphs };
    let quotes = match quotes {
        Err(why) => {
            paragraphs.push(line(story, source, Known::Unreadable(why, *has_changed)));
            return paragraphs;
        }
        Ok(quotes) => quotes,
    };
    if *has_changed {
        let words = "It has changed since it was first looked at; its quotes were looked up anew.";
        paragraphs.push(Paragraph::close().tone(Tone::Warning, words));
    }
    // The one that is asked for comes first, however many there are.
    let first = selected.and_then(|quote| quotes.get_key_value(&quote));
    let others = quotes.iter().filter(|(quote, _)| Some(**quote) != selected);
    let missing = first
        .into_iter()
        .chain(others)
        .filter(|(quote, verdict)| !verdict.is_verified() && story.is_known(Item::Quote(**quote)));
    let entry = |(quote, verdict): (&QuoteIx, &Verdict)| {
        let entry = Paragraph::entry().link(story, Item::Quote(*quote)).words(": ");
        entry.runs(verdict_line(&path(story, source), verdict).runs)
    };
    paragraphs.extend(limited(missing, ENTRIES_IN_PLACE, entry));
    paragraphs
}

fn verdict_line(file: &SafeText, verdict: &Verdict) -> Paragraph {
    let missing = || {
        Paragraph::close()
            .tone(Tone::Warning, "not in the source")
            .tone(Tone::Muted, safe_format!(" as {file} has it: "))
    };
    let verified = || Paragraph::close().tone(Tone::Supports, "verified");
    match verdict {
        Verdict::Verified { line: 0, .. } => verified().tone(Tone::Muted, safe_format!(" in {file}")),
        Verdict::Verified { line, .. } => {
            verified().tone(Tone::Muted, safe_format!(" in {file}, line {line}"))
        }
        Verdict::Ambiguous { lines, .. } => verified()
            .tone(Tone::Warning, ", but more than once")
            .tone(Tone::Muted, safe_format!(" in {file}: {}", in_lines(lines))),
        Verdict::OutOfContext { lines, .. } => {
            let lines = in_lines(lines);
            missing().words(safe_format!("the words are in {lines}, but not between prefix and suffix"))
        }
        Verdict::Near { line, theirs, ours, .. } => {
            let line = missing().words(safe_format!("line {line} has “"));
            let line = marked(line, theirs).words("”, the quote “");
            marked(line, ours).words("”")
        }
        Verdict::Apart => {
            missing().words("each of its parts stands there, but not in this order, or too far apart")
        }
        Verdict::Unlike => missing().words("nothing there is like it"),
    }
}

/// Adds an excerpt in which the words that differ stand between `**`, to be seen without color.
fn marked(mut line: Paragraph, excerpt: &crate::evidence::verdict::Excerpt) -> Paragraph {
    for (words, differs) in &excerpt.pieces {
        line = if *differs {
            line.tone(Tone::Warning, safe_format!("**{words}**"))
        } else {
            line.tone(Tone::Quote, SafeText::line(words))
        };
    }
    line
}

fn muted(words: impl Words) -> Paragraph {
    Paragraph::close().tone(Tone::Muted, words)
}

/// The lines in which a quote was found, such as `lines 3, 17 and 40`; as many as are named may be more.
pub(crate) fn in_lines(lines: &[usize]) -> String {
    let mut named: Vec<String> = lines.iter().map(ToString::to_string).collect();
    named.dedup();
    if lines.len() == MOST_PLACES {
        named.push("more".to_owned());
    }
    match named.as_slice() {
        [line] => format!("line {line}"),
        [first @ .., last] => format!("lines {} and {last}", first.join(", ")),
        [] => String::new(),
    }
}
