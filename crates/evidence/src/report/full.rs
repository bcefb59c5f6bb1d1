//! The form for people: the sentence, the source line with carets below it, the help.
//!
//! The renderer prints what it is given, hostile bytes too, and takes time for every line it is given. So it gets one
//! line, cleaned, and of a very long line a window. Knows nothing of how many files there are.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::renderer::{DEFAULT_LINE_NUM_STYLE, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Patch, Renderer, Snippet};

use super::{Source, alike::groups};
use briefing_format::diagnostic::{Code, Diagnostic, Place, Replacement, Severity, Span};
use briefing_text::SafeText;

/// The most characters (Unicode scalar values) of a source line that are shown.
const SHOWN: usize = 120;

/// How many of them stand before the span where the line is cut.
const BEFORE: usize = 40;

/// Stands where a line was cut.
const ELLIPSIS: &str = "…";

/// Writes each diagnostic with its source line and its help, an empty line after each, in the order given.
///
/// Of a span over several lines the first is shown. Of many that are alike the first is written so, and the others
/// in a line each below it. With `color`, the terminal's own sixteen colors are used.
pub fn full(source: &Source, diagnostics: &[Diagnostic], color: bool) -> String {
    let (renderer, arrow) =
        if color { (Renderer::styled(), DEFAULT_LINE_NUM_STYLE) } else { (Renderer::plain(), Style::new()) };
    // The line is cut here, around the span; the renderer must not cut it once more.
    let renderer = renderer.term_width(10 * SHOWN);
    let places = source.starts(diagnostics);
    let mut out = String::new();
    for group in groups(diagnostics) {
        let [first, others @ ..] = group.as_slice() else { continue };
        let (diagnostic, place) = (&diagnostics[*first], places[*first]);
        block(&mut out, source, diagnostic, place, &renderer, arrow);
        let others: Vec<_> = others.iter().map(|index| (&diagnostics[*index], places[*index])).collect();
        list(&mut out, source, &others, arrow);
    }
    out
}

/// Writes diagnostics in a line each, the sentences in one column, as more of the kind of the block above.
fn list(out: &mut String, source: &Source, others: &[(&Diagnostic, Place)], arrow: Style) {
    if others.is_empty() {
        return;
    }
    let digits = |number: u32| number.to_string().len();
    let places = others.iter().map(|(_, Place { line, column })| digits(*line) + digits(*column));
    let widest = places.max().unwrap_or_default();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{} more, with the same help:", others.len());
    for (Diagnostic { message, .. }, Place { line, column }) in others {
        let gap = widest - digits(*line) - digits(*column);
        let name = source.name;
        let _ = writeln!(out, "  {arrow}-->{arrow:#} {name}:{line}:{column}{:gap$}  {message}", "");
    }
    out.push('\n');
}

/// Writes one diagnostic.
///
/// The renderer would name the column within the window that it is given, so the line with the place is ours.
fn block(
    out: &mut String,
    source: &Source,
    diagnostic: &Diagnostic,
    Place { line, column }: Place,
    renderer: &Renderer,
    arrow: Style,
) {
    let title = title(diagnostic.code, diagnostic.message.as_str(), renderer);

    let excerpt = Excerpt::new(source, diagnostic.span);
    let snippet = Snippet::source(excerpt.text())
        .line_start(line as usize)
        .annotation(AnnotationKind::Primary.span(excerpt.span()));
    // Where there is no text, as of a file that cannot be read, there is no line to show either.
    let snippet = (!source.text.is_empty()).then_some(snippet);
    let mut groups = vec![Group::with_level(level(diagnostic.code)).elements(snippet)];
    let help = diagnostic.help.as_ref().map(SafeText::as_str);
    if let Some(replacement) = &diagnostic.replacement {
        groups.push(mended(source, help, replacement));
    } else if let Some(help) = help {
        groups = groups.into_iter().map(|group| group.element(Level::HELP.message(help))).collect();
    }
    let lines = renderer.render(&groups);

    let name = source.name;
    let margin = " ".repeat(line.to_string().len());
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{title}\n{margin}{arrow}--> {arrow:#}{name}:{line}:{column}");
    if !lines.is_empty() {
        let _ = writeln!(out, "{lines}");
    }
    out.push('\n');
}

/// The line with which all begins that is said about a code: its severity, itself, a sentence.
pub(super) fn title(code: Code, sentence: &str, renderer: &Renderer) -> String {
    renderer.render(&[Group::with_title(level(code).primary_title(sentence).id(code.as_str()))])
}

fn level(code: Code) -> Level<'static> {
    match code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    }
}

/// The line before and after it is mended, below the help; what is over several lines is only told.
fn mended<'a>(source: &Source, help: Option<&'a str>, replacement: &'a Replacement) -> Group<'a> {
    let Replacement { span, text } = replacement;
    // A line that goes with its end is one line.
    let end = if text.is_empty() { span.end.saturating_sub(1).max(span.start) } else { span.end };
    let (first, last) = (source.index.line_at(span.start), source.index.line_at(end));
    if first < last || text.as_str().contains('\n') {
        let lines = format!("from line {} to line {}", first + 1, last + 1);
        let told = if text.is_empty() {
            format!("Take out what stands {lines}.")
        } else {
            format!("Write {lines}: {text}")
        };
        let told = help.map_or_else(|| told.clone(), |help| format!("{help} {told}"));
        return Group::with_level(Level::HELP).element(Level::HELP.message(told));
    }
    let excerpt = Excerpt::new(source, *span);
    let patch = Patch::new(excerpt.span(), text.as_str());
    let title = Level::HELP.secondary_title(help.unwrap_or("Write it so:"));
    Group::with_title(title).element(Snippet::source(excerpt.text()).line_start(first + 1).patch(patch))
}

/// The part of a source line that is shown, clean, in three pieces.
struct Excerpt {
    before: String,
    /// What the carets stand under; empty where the span points between two characters.
    marked: String,
    after: String,
}

impl Excerpt {
    /// Cuts and cleans; takes time for what is shown, not for what is left out.
    fn new(source: &Source, span: Span) -> Self {
        let line = source.index.line_at(span.start);
        let line = source.index.line_span(source.text, line).range();
        let offset = line.start;
        let line = source.text.get(line).unwrap_or_default();
        let start = boundary(line, (span.start as usize).saturating_sub(offset));
        let end = boundary(line, (span.end as usize).saturating_sub(offset));

        let window = window(line, start);
        let end = end.clamp(start, window.end);
        let mut before = clean(&line[window.start..start]);
        if window.start > 0 {
            before.insert_str(0, ELLIPSIS);
        }
        let mut marked = clean(&line[start..end]);
        if marked.is_empty() && start < end {
            // The diagnostic is about something that cleaning takes away: show that it is there.
            marked.push(char::REPLACEMENT_CHARACTER);
        }
        let mut after = clean(&line[end..window.end]);
        if window.end < line.len() {
            after.push_str(ELLIPSIS);
        }
        Self { before, marked, after }
    }

    fn text(&self) -> String {
        [self.before.as_str(), &self.marked, &self.after].concat()
    }

    fn span(&self) -> Range<usize> {
        self.before.len()..self.before.len() + self.marked.len()
    }
}

/// Chooses the bytes of a line to show, so that what begins at `start` can be seen.
fn window(line: &str, start: usize) -> Range<usize> {
    if line.char_indices().nth(SHOWN).is_none() {
        return 0..line.len();
    }
    let before = line[..start].char_indices().rev().take(BEFORE).last();
    let after = line[start..].char_indices().nth(SHOWN - BEFORE);
    before.map_or(start, |(at, _)| at)..after.map_or(line.len(), |(at, _)| start + at)
}

/// Moves an offset down to the start of its character.
fn boundary(line: &str, at: usize) -> usize {
    let mut at = at.min(line.len());
    while !line.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Cleans a piece of a line by itself, so that its length tells where the next piece begins.
fn clean(piece: &str) -> String {
    SafeText::line(piece).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Source, full};
    use briefing_format::diagnostic::{Code, Diagnostic, LineIndex, Span};
    use briefing_text::SafeText;

    /// Shows one diagnostic at the bytes `start..end` of `text`.
    fn shown(text: &str, start: usize, end: usize) -> String {
        let source = Source { name: &SafeText::line("a.yaml"), text, index: &LineIndex::new(text) };
        let diagnostic = Diagnostic::new(Code::BadValue, Span::new(start, end), SafeText::line("not this"));
        full(&source, &[diagnostic], false)
    }

    /// Shows one diagnostic at `what` in `text`: the source line and the line of carets, without the margin.
    #[track_caller]
    fn excerpt(text: &str, what: &str) -> (String, String) {
        let start = text.find(what).unwrap_or_else(|| panic!("{what:?} is not in {text:?}"));
        let shown = shown(text, start, start + what.len());
        let mut lines =
            shown.lines().skip(3).map(|line| line.split_once("| ").map_or(line, |(_, rest)| rest));
        (lines.next().unwrap_or_default().to_owned(), lines.next().unwrap_or_default().to_owned())
    }

    fn pair(line: &str, carets: &str) -> (String, String) {
        (line.to_owned(), carets.to_owned())
    }

    #[test]
    fn a_diagnostic_shows_its_line_and_its_help() {
        let text = "title: Fire\nevents:\n  - date: 2024\n    titel: Fire\n";
        let source = Source { name: &SafeText::line("fire.yaml"), text, index: &LineIndex::new(text) };
        let diagnostics = [
            Diagnostic::new(
                Code::UnknownKey,
                Span { start: 39, end: 44 },
                SafeText::line("unknown key `titel`"),
            )
            .with_help(SafeText::line("did you mean `title`?")),
            Diagnostic::new(Code::BadValue, Span { start: 7, end: 11 }, SafeText::line("not this")),
        ];
        assert_eq!(
            full(&source, &diagnostics, false),
            "\
warning[unknown-key]: unknown key `titel`
 --> fire.yaml:4:5
  |
4 |     titel: Fire
  |     ^^^^^
  |
  = help: did you mean `title`?

error[bad-value]: not this
 --> fire.yaml:1:8
  |
1 | title: Fire
  |        ^^^^

"
        );
    }

    #[test]
    fn of_many_that_are_alike_one_is_shown_and_the_others_are_listed() {
        let text = "a: 1\n\n\n\n\n\n\n\nb: 1\nc: 1\n";
        let source = Source { name: &SafeText::line("x.yaml"), text, index: &LineIndex::new(text) };
        let unused = |start, message| {
            Diagnostic::new(Code::UnusedId, Span::new(start, start + 1), SafeText::line(message))
                .with_help(SafeText::line("use it"))
        };
        let other = Diagnostic::new(Code::BadValue, Span::new(3, 4), SafeText::line("not this"));
        let diagnostics = [unused(0, "no a"), other, unused(12, "no b"), unused(17, "no c")];
        assert_eq!(
            full(&source, &diagnostics, false),
            "\
warning[unused-id]: no a
 --> x.yaml:1:1
  |
1 | a: 1
  | ^
  |
  = help: use it

2 more, with the same help:
  --> x.yaml:9:1   no b
  --> x.yaml:10:1  no c

error[bad-value]: not this
 --> x.yaml:1:4
  |
1 | a: 1
  |    ^

"
        );
    }

    #[test]
    fn an_empty_span_has_one_caret() {
        let expected = "error[bad-value]: not this\n --> a.yaml:1:3\n  |\n1 | a:\n  |   ^\n\n";
        assert_eq!(shown("a:\nb", 2, 2), expected);
        assert_eq!(shown("a:", 2, 2), expected);
        assert_eq!(shown("a:", 99, 99), expected);
    }

    #[test]
    fn of_what_cannot_be_read_there_is_no_line_to_show() {
        let source = Source { name: &SafeText::line("a.yaml"), text: "", index: &LineIndex::new("") };
        let bare = Diagnostic::new(Code::FileUnreadable, Span::default(), SafeText::line("no a.yaml"));
        let helped = bare.clone().with_help(SafeText::line("write one"));
        let top = "error[file-unreadable]: no a.yaml\n --> a.yaml:1:1\n";
        assert_eq!(full(&source, &[bare], false), format!("{top}\n"));
        assert_eq!(full(&source, &[helped], false), format!("{top} = help: write one\n\n"));
    }

    #[test]
    fn of_a_span_over_several_lines_the_first_is_shown() {
        assert_eq!(excerpt("a: [b,\r\n c]", "[b,\r\n c]"), pair("a: [b,", "   ^^^"));
    }

    #[test]
    fn carets_stand_under_wide_characters_and_after_tabs() {
        assert_eq!(excerpt("標題: 火災 x", "火災"), pair("標題: 火災 x", "      ^^^^"));
        assert_eq!(excerpt("標題:\t\tx: y", "x"), pair("標題:  x: y", "       ^"));
        assert_eq!(excerpt("e\u{301}e\u{301}: x", "x"), pair("e\u{301}e\u{301}: x", "    ^"));
    }

    #[test]
    fn a_hidden_character_is_shown_where_it_is_the_matter() {
        assert_eq!(excerpt("a\u{200b}b: \u{200b}c", "\u{200b}"), pair("a\u{fffd}b: c", " ^"));
        assert_eq!(excerpt("a\u{1b}\u{202e}b: x", "b"), pair("a\u{fffd}\u{fffd}b: x", "   ^"));
    }

    #[test]
    fn a_very_long_line_is_cut_around_the_span() {
        let text = format!("a: {}火災{}", "x".repeat(500_000), "y".repeat(500_000));
        let (line, carets) = excerpt(&text, "火災");
        assert_eq!(line, format!("…{}火災{}…", "x".repeat(40), "y".repeat(78)));
        assert_eq!(carets, format!("{}^^^^", " ".repeat(41)));
        assert!(shown(&text, 500_003, 500_009).contains(" --> a.yaml:1:500004\n"));
        // At the edges of the line nothing is cut on that side; a long span is cut itself.
        assert_eq!(excerpt(&text, "a: ").0, format!("a: {}…", "x".repeat(77)));
        assert_eq!(excerpt(&text, &text), pair(&format!("a: {}…", "x".repeat(77)), &"^".repeat(80)));
        let last = shown(&text, text.len() - 1, text.len());
        assert!(last.contains(&format!("| …{}\n", "y".repeat(41))), "{last}");
    }

    #[test]
    fn color_changes_no_word() {
        let source = Source { name: &SafeText::line("a.yaml"), text: "a: b", index: &LineIndex::new("a: b") };
        let diagnostic = [Diagnostic::new(Code::BadValue, Span { start: 3, end: 4 }, SafeText::line("no"))];
        let colored = full(&source, &diagnostic, true);
        assert!(colored.contains("\u{1b}[1m"), "{colored:?}");
        let mut plain = String::new();
        for (at, piece) in colored.split('\u{1b}').enumerate() {
            plain.push_str(if at == 0 {
                piece
            } else {
                piece.split_once('m').map_or("", |(_, words)| words)
            });
        }
        assert_eq!(plain, full(&source, &diagnostic, false));
    }

    /// Shows what mends the bytes `start..end`, from the help on.
    fn mended(text: &str, start: usize, end: usize, with: &str, help: Option<&str>) -> String {
        let source = Source { name: &SafeText::line("a.yaml"), text, index: &LineIndex::new(text) };
        let mut diagnostic = Diagnostic::new(Code::BadValue, Span::new(start, end), SafeText::line("no"))
            .with_replacement(Span::new(start, end), SafeText::line(with));
        diagnostic.help = help.map(SafeText::line);
        let shown = full(&source, &[diagnostic], false);
        shown.split_once("help: ").map_or("", |(_, rest)| rest).to_owned()
    }

    #[test]
    fn what_mends_it_is_shown_as_a_difference() {
        assert_eq!(
            mended("a: 1\nab: red\n", 9, 12, "blue", Some("Blue?")),
            "Blue?\n  |\n2 - ab: red\n2 + ab: blue\n  |\n\n"
        );
        assert_eq!(
            mended("ab: red x", 4, 8, "", None),
            "Write it so:\n  |\n1 - ab: red x\n1 + ab: x\n  |\n\n"
        );
        assert_eq!(
            mended("ab: red", 7, 7, " x", None),
            "Write it so:\n  |\n1 | ab: red x\n  |         +\n\n"
        );
        assert_eq!(
            mended("ab: \u{1b}\u{202e}red\nb: c", 8, 11, "x", Some("Or?")),
            "Or?\n  |\n1 - ab: \u{fffd}\u{fffd}red\n1 + ab: \u{fffd}\u{fffd}x\n  |\n\n"
        );
    }

    #[test]
    fn what_goes_over_several_lines_is_told() {
        assert_eq!(mended("a: 1\nb: 2\nc: 3\n", 5, 10, "", Some("Go.")), "Go.\n  |\n2 - b: 2\n  |\n\n");
        assert_eq!(
            mended("ab: red\nb: c", 4, 11, "x", Some("Or?")),
            "Or? Write from line 1 to line 2: x\n\n"
        );
        assert_eq!(
            mended("ab: red\nb: c", 4, 11, "", None),
            "Take out what stands from line 1 to line 2.\n\n"
        );
    }
}
