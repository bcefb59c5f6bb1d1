//! Whether quotes stand in the local copies of their sources, in words. It must not look them up.

use super::{
    limits::{ENTRIES_IN_PLACE, PATH_CELLS, VERDICT_SOURCE_CELLS},
    name::{shortened, source_name},
    paragraph::{Paragraph, Tone, Words, limited},
};
use crate::evidence::{
    Known, Story, Validity, Verdict,
    passage::MOST_PLACES,
    verdict::{Extent, Omission},
};
use briefing_format::model::{Item, QuoteIx, SourceIx};
use briefing_format::wording::colon;
use briefing_text::{SafeText, safe_format, width};

/// Of the places at which a quote leaves words out, so many are told.
const MOST_OMISSIONS: usize = 4;

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

/// What is said of each copy on the way of a quote in which there is something to beware of: whatever the screen warns of,
/// and that only the translation was found.
pub(super) fn caveats(story: Story<'_>, quote: QuoteIx) -> Vec<String> {
    let caveat = |(source, known): (SourceIx, Known<'_>)| {
        let line = line(story, source, known);
        let is_translation = matches!(known, Known::LookedUp(verdict, _) if verdict.is_translation());
        let warns = line.runs.iter().any(|run| run.tone == Tone::Warning);
        (is_translation || warns).then(|| line.plain_words())
    };
    story.verdicts(quote).filter_map(caveat).collect()
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
        Known::Outdated => muted(safe_format!("being looked up again in {file}, which has changed")),
        Known::Unreadable(why, false) => {
            muted(safe_format!("no local copy of {of}{} {why}", colon(of.as_str())))
        }
        Known::Unreadable(why, true) => Paragraph::close()
            .tone(Tone::Warning, "no local copy any more")
            .tone(Tone::Muted, safe_format!(" of {of}{} {why}", colon(of.as_str()))),
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
    if known.is_some_and(|copy| copy.validity == Validity::Outdated) {
        paragraphs.push(Paragraph::close().tone(Tone::Warning, "The file has changed: reading it again …"));
        return paragraphs;
    }
    if is_reading {
        paragraphs.push(muted("Reading the file …"));
        return paragraphs;
    }
    let Some(copy) = known else { return paragraphs };
    let quotes = match &copy.quotes {
        Err(why) => {
            paragraphs.push(line(story, source, Known::Unreadable(why, copy.has_changed())));
            return paragraphs;
        }
        Ok(quotes) => quotes,
    };
    if copy.has_changed() {
        let words = match copy.validity {
            Validity::InPart => {
                "It has changed since it was first looked at; its quotes are looked up anew …"
            }
            _ => "It has changed since it was first looked at; its quotes were looked up anew.",
        };
        paragraphs.push(Paragraph::close().tone(Tone::Warning, words));
    }
    // The one that is asked for comes first, however many there are.
    let first = selected.and_then(|quote| quotes.get_key_value(&quote));
    let others = quotes.iter().filter(|(quote, _)| Some(**quote) != selected);
    let missing = first
        .into_iter()
        .chain(others)
        .filter(|(quote, verdict)| !verdict.is_found() && story.is_known(Item::Quote(**quote)));
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
    match verdict {
        Verdict::Found { line, extent, .. } => {
            found(extent, file, &safe_format!("line {line}"), &SafeText::default())
        }
        Verdict::Ambiguous { lines, extent, .. } => {
            let many = SafeText::from_static(", but more than once");
            found(extent, file, &SafeText::line(&in_lines(lines)), &many)
        }
        Verdict::OutOfContext { lines, .. } => {
            let lines = in_lines(lines);
            missing().words(safe_format!("the words are in {lines}, but not between prefix and suffix"))
        }
        Verdict::Near { line, theirs, ours, is_translation, .. } => {
            let line = missing().words(safe_format!("line {line} has “"));
            let whose = if *is_translation { "”, its translation “" } else { "”, the quote “" };
            marked(marked(line, theirs).words(whose), ours).words("”")
        }
        Verdict::Apart => {
            missing().words("each of its parts stands there, but not in this order, or too far apart")
        }
        Verdict::Unlike => missing().words("nothing there is like it"),
        Verdict::NoWords => Paragraph::close()
            .tone(Tone::Warning, "not looked up")
            .tone(Tone::Muted, safe_format!(" in {file}: it has no words of its own to look up")),
    }
}

/// What was found of a quote, where, and what there is of it beside that; `but` is what is to be said of the places.
fn found(extent: &Extent, file: &SafeText, lines: &SafeText, but: &SafeText) -> Paragraph {
    let mut line = Paragraph::close();
    line = match (&extent.only, extent.is_translation) {
        (Some(only), false) => line.tone(Tone::Warning, safe_format!("only “{only}” stands")),
        (Some(only), true) => {
            line.tone(Tone::Warning, safe_format!("only “{only}” of its translation stands"))
        }
        (None, true) => line.tone(Tone::Supports, "its translation stands"),
        (None, false) => line.tone(Tone::Supports, "found"),
    };
    if extent.is_cut_short {
        line = line.tone(Tone::Warning, " no further than its first parts");
    }
    if extent.left_out() > 0 {
        line = line.tone(Tone::Warning, ", with words left out");
    } else if extent.has_insertions && extent.only.is_none() {
        line = line.tone(Tone::Warning, ", but for words in brackets");
    }
    if !but.is_empty() {
        line = line.tone(Tone::Warning, but.clone());
    }
    // The words that were left out follow behind a colon.
    let is_plain = extent.left_out() == 0 && !extent.has_insertions;
    let comma = if !but.is_empty() && is_plain { ": " } else { ", " };
    line = line.tone(Tone::Muted, safe_format!(" in {file}{comma}{lines}"));
    if extent.only.is_some() {
        line = line.tone(Tone::Muted, "; the rest stands in brackets");
    }
    if extent.only.is_some() && extent.left_out() == 0 { line } else { left_out(line, extent) }
}

/// Adds the words of the source that a quote leaves out, where they are few; else how many, and which of them change it.
fn left_out(line: Paragraph, extent: &Extent) -> Paragraph {
    let told = extent.omissions.iter().take(MOST_OMISSIONS).map(|omission| {
        let Omission { words, count, inserted, lost, put_in } = omission;
        let told = match (words.is_empty(), *count) {
            (false, _) => safe_format!("“{words}”"),
            (true, 0) => SafeText::default(),
            (true, count) => safe_format!("{count} words"),
        };
        let hidden = lost.iter().any(|word| !words.contains(word.as_str()));
        let told = if hidden && !told.is_empty() {
            let lost = lost.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ");
            safe_format!("{told}, among them {lost}")
        } else {
            told
        };
        match (told.is_empty(), put_in.is_empty(), inserted.is_empty()) {
            (true, ..) => safe_format!("[{inserted}] put in"),
            (false, _, true) => told,
            (false, false, false) => safe_format!("[{inserted}] put in for {told}"),
            (false, true, false) => safe_format!("{told} for [{inserted}]"),
        }
    });
    let told: Vec<String> = told.map(|told| told.to_string()).collect();
    if told.is_empty() {
        return line;
    }
    let more = extent.omissions.len().saturating_sub(MOST_OMISSIONS);
    let more = if more > 0 { format!("; {more} more") } else { String::new() };
    let tone = if extent.is_changing() { Tone::Warning } else { Tone::Muted };
    line.tone(Tone::Muted, ": ").tone(tone, safe_format!("{}{more}", told.join("; ")))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{describe::tests::with, evidence::verdict::look_up};

    /// What is said of a quote that was looked up in a text.
    #[track_caller]
    fn said(quote: &str, text: &str, expected: &str) {
        let file = format!(
            "actors: {{a: {{name: A}}}}\nsources:\n  s: {{title: S, file: log.txt}}\nquotes:\n  q: {{{quote}, speaker: a, via: [s]}}\n"
        );
        with(&file, |story| {
            let verdicts = look_up(story.briefing, text, &[QuoteIx(0)]);
            let shown = line(story, SourceIx(0), Known::LookedUp(&verdicts[&QuoteIx(0)], false));
            assert_eq!(shown.plain_words(), expected, "{quote} in {text:?}");
        });
    }

    #[test]
    fn nothing_is_verified_that_was_not_looked_up() {
        for text in ["…", "[all in brackets]", "[all in brackets].", "“…”"] {
            let quote = format!("text: '{text}'");
            said(&quote, "All.", "not looked up in log.txt: it has no words of its own to look up");
        }
        for (text, copy) in [
            ("[They did not order the] attack", "An attack."),
            ("attack [was ordered]", "An attack."),
            ("[an] attack", "The attack."),
        ] {
            let expected = "only “attack” stands in log.txt, line 1; the rest stands in brackets";
            said(&format!("text: '{text}'"), copy, expected);
        }
        let translated = "text: Goditën kampin, translation: {language: en, text: They struck the camp}";
        said(translated, "They struck the camp.", "its translation stands in log.txt, line 1");
        said(translated, "Goditën kampin.", "found in log.txt, line 1");
        said(
            "text: …, translation: {language: en, text: They struck}",
            "They struck.",
            "its translation stands in log.txt, line 1",
        );
        said(
            translated,
            "They struck the big camp.",
            "not in the source as log.txt has it: line 1 has “They struck the **big** camp.”, its translation “They struck the **camp**”",
        );
    }

    #[test]
    fn words_left_out_are_said() {
        said(
            "text: 'We did … order it'",
            "\nWe did not order it.",
            "found, with words left out in log.txt, line 2: “not”",
        );
        said(
            "text: 'We [did] order it'",
            "We did not order it.",
            "found, with words left out in log.txt, line 1: “did not” for [did]",
        );
        said(
            "text: 'They may attack [the camp] with missiles'",
            "They may attack it with missiles",
            "found, with words left out in log.txt, line 1: “it” for [the camp]",
        );
        said("text: '[T]hey may attack'", "They may attack", "found in log.txt, line 1");
        said("text: 'They may … attack'", "They may attack", "found in log.txt, line 1");
        said(
            "text: 'They may attack [sic] it'",
            "They may attack it",
            "found, but for words in brackets in log.txt, line 1",
        );
        said(
            "text: 'They may [never] attack it'",
            "They may attack it",
            "found, but for words in brackets in log.txt, line 1: [never] put in",
        );
        said(
            "text: 'We ordered [no] strike'",
            "We ordered a strike",
            "found, with words left out in log.txt, line 1: [no] put in for “a”",
        );
        said(
            "text: 'They can[not] fight'",
            "They can fight",
            "found, but for words in brackets in log.txt, line 1: [not] put in",
        );
        said(
            "text: '… order it'",
            "We did not ever, under any circumstances, order it",
            "found, with words left out in log.txt, line 1: “not ever, under any circumstances”",
        );
        said(
            "text: 'They shot and killed [40 people]'",
            "They shot and killed 45.",
            "found, with words left out in log.txt, line 1: “45” for [40 people]",
        );
        said(
            "text: '[35] men died there'",
            "Some thirty-six men died there",
            "found, with words left out in log.txt, line 1: “thirty-six” for [35]",
        );
        let many = format!("They {}did not attack", "xyz ".repeat(20));
        said(
            "text: They … attack",
            &many,
            "found, with words left out in log.txt, line 1: 22 words, among them “not”",
        );
        said(
            "text: 我们…下令",
            &format!("我们{}没有下令", "说".repeat(100)),
            &format!(
                "found, with words left out in log.txt, line 1: “{} …”, among them “没有”",
                "说".repeat(80)
            ),
        );
        said(
            "text: We … it",
            "We did it. We did not do it.",
            "found, with words left out, but more than once in log.txt, line 1: “did not do”",
        );
    }
}
