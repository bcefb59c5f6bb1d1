//! Whether quotes stand in the local copies of their sources, in words. It must not look them up.

use super::{
    name::source_name,
    paragraph::{Paragraph, Tone},
};
use crate::{
    evidence::{Known, Story, Verdict, passage::MOST_PLACES},
    model::{QuoteIx, SourceIx},
    safe_format,
    text::SafeText,
};

/// What is known of a quote in each local copy on its way, a line each.
pub fn lines(story: Story<'_>, quote: QuoteIx) -> Vec<Paragraph> {
    let lines: Vec<Paragraph> =
        story.verdicts(quote).map(|(source, known)| line(story, source, known)).collect();
    if lines.is_empty() { vec![muted(SafeText::from_static("no local copy"))] } else { lines }
}

/// What is known of a quote in the copy of one of its sources.
pub fn line(story: Story<'_>, source: SourceIx, known: Known<'_>) -> Paragraph {
    let of = source_name(story, source);
    match known {
        Known::NotYet => muted(safe_format!("being looked up in the copy of {of}")),
        Known::Unreadable(why, false) => muted(safe_format!("no local copy of {of}: {why}")),
        Known::Unreadable(why, true) => Paragraph::close()
            .tone(Tone::Warning, SafeText::from_static("no local copy any more"))
            .tone(Tone::Muted, safe_format!(" of {of}: {why}")),
        Known::LookedUp(verdict, has_changed) => {
            let line = verdict_line(&of, verdict);
            if has_changed {
                line.tone(
                    Tone::Warning,
                    SafeText::from_static("; the copy has changed since it was first looked at"),
                )
            } else {
                line
            }
        }
    }
}

fn verdict_line(of: &SafeText, verdict: &Verdict) -> Paragraph {
    let missing = || {
        Paragraph::close()
            .tone(Tone::Warning, SafeText::from_static("not in the source"))
            .tone(Tone::Muted, safe_format!(", as the copy of {of} has it: "))
    };
    let verified = || Paragraph::close().tone(Tone::Supports, SafeText::from_static("verified"));
    match verdict {
        Verdict::Verified { line: 0, .. } => {
            verified().tone(Tone::Muted, safe_format!(" in the copy of {of}"))
        }
        Verdict::Verified { line, .. } => {
            verified().tone(Tone::Muted, safe_format!(" in the copy of {of}, line {line}"))
        }
        Verdict::Ambiguous { lines, .. } => verified()
            .tone(Tone::Warning, SafeText::from_static(", but more than once"))
            .tone(Tone::Muted, safe_format!(" in the copy of {of}: {}", in_lines(lines))),
        Verdict::OutOfContext { lines, .. } => missing().tone(
            Tone::Text,
            safe_format!("the words are in {}, but not between prefix and suffix", in_lines(lines)),
        ),
        Verdict::Near { line, theirs, ours, .. } => {
            let line = missing().tone(Tone::Text, safe_format!("line {line} has “"));
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

fn muted(words: SafeText) -> Paragraph {
    Paragraph::close().tone(Tone::Muted, words)
}

/// The lines in which a quote was found, such as `lines 3, 17 and 40`; as many as are named may be more.
pub fn in_lines(lines: &[usize]) -> String {
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
