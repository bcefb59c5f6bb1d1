//! `unused-allow`: a comment allows a warning that is not given there, or something that cannot be allowed.
//!
//! `# briefing: allow date-order, unused-id` at the end of a line takes these warnings away from that line, alone on a
//! line from the next one that says something, and before the first key from the whole file. A value of several lines
//! counts as one. A reason may follow behind `:`, `;`, `(` or a dash. An error stays: it says that something was left out.
//!
//! A comment that allows nothing is a trap: whoever reads it believes that something was looked at and found right, and
//! the next real warning on that line is silenced unseen. Where the file has errors nothing is said of this, because what
//! a comment allows may be in an item that was left out. A `# briefing:` that is followed by other words is left alone.

use super::Findings;
use briefing_format::{
    Remark,
    diagnostic::{Code, Diagnostic, Severity, Span},
    suggest::suggest,
    wording::quoted,
};
use briefing_text::{SafeText, safe_format};

/// What follows the codes is a reason.
const REASON: [&str; 7] = [":", ";", "(", "—", "–", " - ", "--"];

/// One code of one comment.
struct Allow {
    code: Code,
    /// The code in the comment.
    span: Span,
    scope: Span,
    /// What to remove where it allows nothing: all of a comment that has no other code.
    comment: Option<Span>,
    is_used: bool,
}

/// Takes away what the file allows, and reports what it allows in vain; of the codes in `cut` not all is listed.
pub(super) fn settle(text: &str, remarks: &[Remark], cut: &[Code], diagnostics: &mut Vec<Diagnostic>) {
    if remarks.is_empty() {
        return;
    }
    let mut wrong = Findings::default();
    let allows: Vec<Allow> = remarks.iter().flat_map(|remark| read(text, remark, &mut wrong)).collect();
    let (mut of_file, mut of_lines): (Vec<_>, Vec<_>) =
        allows.into_iter().partition(|allow| allow.scope == Span::new(0, text.len()));
    of_lines.sort_by_key(|allow| (allow.code, allow.scope.start));
    diagnostics.retain(|found| {
        let at = found.span.start;
        let behind = of_lines.partition_point(|allow| (allow.code, allow.scope.start) <= (found.code, at));
        let line = behind.checked_sub(1).map(|last| &mut of_lines[last]);
        let line = line.filter(|allow| allow.code == found.code && at <= allow.scope.end);
        let allow = line.or_else(|| of_file.iter_mut().find(|allow| allow.code == found.code));
        allow.map(|allow| allow.is_used = true).is_none()
    });
    if diagnostics.iter().all(|found| found.severity() == Severity::Warning) {
        let unused =
            of_file.iter().chain(&of_lines).filter(|allow| !allow.is_used && !cut.contains(&allow.code));
        unused.for_each(|allow| wrong.add(Code::UnusedAllow, || report_unused(allow)));
    }
    diagnostics.extend(wrong.finish().0);
}

fn report_unused(allow: &Allow) -> Diagnostic {
    let message = safe_format!("`{}` is allowed here, but nothing here is warned of with it.", allow.code);
    let found = Diagnostic::new(Code::UnusedAllow, allow.span, message)
        .with_help(SafeText::from_static("Remove it, so that it hides nothing later on."));
    match allow.comment {
        Some(comment) => found.with_replacement(comment, SafeText::default()),
        None => found,
    }
}

/// The codes that a comment allows; what is no code, or cannot be allowed, goes to `wrong`.
fn read(text: &str, remark: &Remark, wrong: &mut Findings) -> Vec<Allow> {
    let place = |words: &str| {
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + words.len())
    };
    let Some((_, words)) = text[remark.span.range()].split_once("briefing:") else { return Vec::new() };
    let words = words.trim_start();
    let verb = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if verb != "allow" {
        if let Some(near) = suggest(verb, ["allow"]) {
            wrong.add(Code::UnusedAllow, || {
                let message = safe_format!("`{}` is nothing that can be said to `briefing`.", quoted(verb));
                Diagnostic::new(Code::UnusedAllow, place(verb), message)
                    .with_help(safe_format!("Did you mean `{}`?", near.word))
            });
        }
        return Vec::new();
    }
    let words = &words[verb.len()..];
    let end = REASON.iter().filter_map(|sign| words.find(sign)).min().unwrap_or(words.len());
    let names: Vec<&str> = words[..end].split(',').map(str::trim).collect();
    let comment = (names.len() == 1).then(|| with_its_line(text, remark.span));
    let mut allows = Vec::new();
    for name in names {
        match Code::ALL.iter().find(|code| code.as_str() == name) {
            Some(code) if code.severity() == Severity::Error || *code == Code::UnusedAllow => {
                let what = if *code == Code::UnusedAllow {
                    "it is about comments like this"
                } else {
                    "it is an error"
                };
                wrong.add(Code::UnusedAllow, || {
                    let message = safe_format!("`{name}` cannot be allowed: {what}.");
                    Diagnostic::new(Code::UnusedAllow, place(name), message)
                });
            }
            Some(code) => {
                let (span, scope) = (place(name), remark.scope);
                allows.push(Allow { code: *code, span, scope, comment, is_used: false });
            }
            None => wrong.add(Code::UnusedAllow, || report_unknown(name, place(name))),
        }
    }
    allows
}

fn report_unknown(name: &str, span: Span) -> Diagnostic {
    let code = Code::UnusedAllow;
    if name.is_empty() {
        let message = SafeText::from_static("This comment does not say what is allowed.");
        let help = SafeText::from_static("Write the code of a warning: `# briefing: allow unused-id`.");
        return Diagnostic::new(code, span, message).with_help(help);
    }
    let warnings = Code::ALL.iter().filter(|code| code.severity() == Severity::Warning);
    let found = Diagnostic::new(code, span, safe_format!("`{}` is no code of a warning.", quoted(name)));
    match suggest(name, warnings.map(|code| code.as_str())) {
        Some(near) if near.is_sure => found
            .with_help(safe_format!("Did you mean `{}`?", near.word))
            .with_replacement(span, SafeText::line(near.word)),
        Some(near) => found.with_help(safe_format!("Did you mean `{}`?", near.word)),
        None => found.with_help(SafeText::from_static(
            "Several codes are separated by commas, and a reason follows behind a dash.",
        )),
    }
}

/// A comment with the blanks before it, and with its line end where it stands alone.
fn with_its_line(text: &str, comment: Span) -> Span {
    let (before, after) = (&text[..comment.start as usize], &text[comment.end as usize..]);
    let start = before.trim_end_matches([' ', '\t']).len();
    if start > 0 && !before[..start].ends_with(['\n', '\r']) {
        return Span::new(start, comment.end as usize);
    }
    let line_end =
        ["\r\n", "\n", "\r"].iter().find(|end| after.starts_with(**end)).map_or(0, |end| end.len());
    Span::new(start, comment.end as usize + line_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{checked, found, mended};

    const CODES: &[Code] =
        &[Code::UnusedAllow, Code::UndatedSource, Code::UnsourcedEvent, Code::OffScaleEstimate];

    #[track_caller]
    fn none(body: &str) {
        assert_eq!(found(body, CODES), [""; 0], "{body}");
    }

    #[test]
    fn a_warning_is_allowed_at_the_end_of_its_line_or_above_it() {
        none("sources:\n  s: {title: S} # briefing: allow undated-source\n");
        none("sources:\n  s: # briefing: allow undated-source — it bears no date\n    title: S\n");
        none("sources:\n  # briefing: allow undated-source (no date)\n\n  # more\n  s: {title: S}\n");
        none("events:\n  # briefing: allow unsourced-event: we saw it\n  - title: E\n    date: 2001\n");
        let other_line = "sources:\n  s:\n    title: S # briefing: allow undated-source\n";
        assert_eq!(found(other_line, CODES).len(), 2);
    }

    #[test]
    fn what_reading_warns_of_is_allowed_like_the_rest() {
        let unknown = &[Code::UnknownKey, Code::UnusedAllow];
        assert_eq!(found("colour: red # briefing: allow unknown-key\n", unknown), [""; 0]);
        assert_eq!(found("colour: red\n", unknown).len(), 1);
    }

    #[test]
    fn a_value_of_several_lines_counts_as_one() {
        none("judgments:\n  - text: > # briefing: allow off-scale-estimate\n      It is\n      possible.\n");
        none("judgments:\n  # briefing: allow off-scale-estimate\n  - text: It is\n      possible.\n");
    }

    #[test]
    fn at_the_top_it_is_allowed_in_the_whole_file() {
        let text = "# A story.\n# briefing: allow unsourced-event, undated-source\nbriefing: 1\ntitle: T\nevents: [{title: E}, {title: F}]\nsources:\n  s: {title: S}\n";
        let codes: Vec<Code> = checked(text).iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::UnusedId]);
    }

    #[test]
    fn what_allows_nothing_is_reported_and_can_go() {
        let body = "# briefing: allow date-order\nsources:\n  s: {title: S, published: 2001} # briefing: allow undated-source\n";
        assert_eq!(
            found(body, CODES),
            [
                "1 date-order: `date-order` is allowed here, but nothing here is warned of with it.",
                "3 undated-source: `undated-source` is allowed here, but nothing here is warned of with it.",
            ]
        );
        assert_eq!(mended(body, Code::UnusedAllow), "sources:\n  s: {title: S, published: 2001}\n");
    }

    #[test]
    fn where_the_file_has_errors_nothing_is_said_of_what_allows_nothing() {
        none("# briefing: allow date-order\nevents:\n  - {date: 2001}\n");
    }

    #[test]
    fn an_error_and_what_is_no_code_cannot_be_allowed() {
        let body = "tags: [a] # briefing: allow unknown-id, date-oder, unused-allow, nonsense at all\n";
        assert_eq!(
            found(body, CODES),
            [
                "1 unknown-id: `unknown-id` cannot be allowed: it is an error.",
                "1 date-oder: `date-oder` is no code of a warning.",
                "1 unused-allow: `unused-allow` cannot be allowed: it is about comments like this.",
                "1 nonsense at all: `nonsense at all` is no code of a warning.",
            ]
        );
        assert_eq!(found("tags: [a] # briefing: alow date-order\n", CODES).len(), 1);
        assert_eq!(found("tags: [a] # briefing: allow\n", CODES).len(), 1);
        none("tags: [a] # briefing: as told on Monday\n");
    }
}
