//! `briefing new`: a skeleton, or a first draft from an article, in a file of its own. It must not know what is found.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{WRONG_USE, arguments::New, output};
use briefing_draft as draft;
use briefing_draft::{About, Count, Found};
use briefing_evidence::check::PLACEHOLDER;
use briefing_format::{
    diagnostic::{LineIndex, Place},
    files::{self, Existing},
    model::Date,
    write::Ids,
};
use briefing_memory::NoteId;
use briefing_text::{SafeText, safe_format};

/// The most bytes of an article: many times what anybody would read as one.
const LONGEST_ARTICLE: u64 = 4 * 1024 * 1024;

/// How many places of marks without a partner are named.
const NAMED_PLACES: usize = 5;

/// Writes a new briefing, from an article where one is named.
pub(super) fn run(asked: &New) -> io::Result<ExitCode> {
    let path = asked.path.as_path();
    if path.as_os_str() == "-" {
        output::complain("a new briefing needs a file; name one, for example story.yaml");
        return Ok(ExitCode::from(WRONG_USE));
    }
    let made = match &asked.article {
        Some(article) => from_article(asked, article),
        None => skeleton(path, asked.existing),
    };
    match made {
        Ok(words) => {
            output::stdout(|out| out.write_all(words.as_bytes()))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(sentence) => {
            output::complain(sentence);
            Ok(ExitCode::FAILURE)
        }
    }
}

fn skeleton(path: &Path, existing: Existing) -> Result<String, SafeText> {
    files::save(path, draft::skeleton(&own_id(path)).as_bytes(), existing)
        .map_err(|error| error.message())?;
    let name = files::name(path);
    Ok(format!("{name} is a small briefing to change into yours.\n\nNext:\n{}", commands(path)))
}

/// An id that no other briefing has: the name of the file, and digits.
fn own_id(path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    Ids::default().hashed(&name, &NoteId::random().to_string(), "briefing").to_string()
}

fn from_article(asked: &New, article: &Path) -> Result<String, SafeText> {
    let (path, existing) = (asked.path.as_path(), asked.existing);
    let is_article = |path: &Path| {
        let there = |path: &Path| fs::canonicalize(path).ok();
        there(path).is_some_and(|path| there(article) == Some(path))
    };
    let copy_name = copy_name(path)?;
    let copy = path.with_file_name(&copy_name);
    if is_article(path) {
        return Err(safe_format!("{} is the article itself; choose another name", files::name(path)));
    }
    // An article that has the name of its copy is the copy.
    let is_copied = !is_article(&copy);
    files::check_free(path, existing).map_err(|error| error.message())?;
    if is_copied {
        files::check_free(&copy, existing).map_err(|error| error.message())?;
    }
    let (bytes, text) = read(article)?;
    let id = own_id(path);
    let about = About {
        file: &copy_name,
        id: Some(&id),
        publisher: asked.publisher.as_deref(),
        published: asked.published.as_ref().map(Date::edtf),
        url: asked.url.as_deref(),
        language: asked.language.as_deref(),
    };
    let draft = draft::from_article(&text, &about);
    if is_copied {
        files::save(&copy, &bytes, existing).map_err(|error| error.message())?;
    }
    if let Err(error) = files::save(path, draft.text.as_bytes(), existing) {
        // Half a draft helps nobody. What was replaced is gone in any case.
        if is_copied && existing == Existing::Keep {
            let _ = fs::remove_file(&copy);
        }
        return Err(error.message());
    }
    Ok(told(asked, &copy, &draft.found))
}

/// The name of the copy: that of the briefing, with another ending.
fn copy_name(path: &Path) -> Result<String, SafeText> {
    let name = files::name(path);
    let Some(stem) = path.file_stem() else { return Err(safe_format!("{name} is no name for a file")) };
    let Some(stem) = stem.to_str() else {
        return Err(safe_format!(
            "{name} is not UTF-8, so nothing in a briefing could name it; choose another name"
        ));
    };
    // In a briefing, white space at the ends of a name goes.
    Ok(format!("{}.article.txt", stem.trim()).trim().to_owned())
}

/// The article as it is, and as text.
fn read(article: &Path) -> Result<(Vec<u8>, String), SafeText> {
    let (name, bytes) = if article.as_os_str() == "-" {
        (SafeText::from_static("standard input"), files::read_stdin(LONGEST_ARTICLE))
    } else {
        (files::name(article), files::read(article, LONGEST_ARTICLE))
    };
    let bytes = bytes.map_err(|error| SafeText::line(&error.to_string()))?;
    match files::decode(bytes.clone()) {
        Ok(text) => Ok((bytes, text)),
        Err(error) => {
            let Place { line, .. } = LineIndex::new(&error.text).place(&error.text, error.offset as u32);
            Err(safe_format!("{name} is no text, see line {line}: {error}"))
        }
    }
}

/// What was found, and what is to be done.
fn told(asked: &New, copy: &Path, found: &Found) -> String {
    let path = asked.path.as_path();
    let (name, copy) = (files::name(path), files::name(copy));
    let found_lines = findings(found).into_iter().map(|line| format!("  {line}\n"));
    let step_lines = steps(asked, found).into_iter().map(|step| format!("  - {step}\n"));
    let head =
        format!("{name} is a first draft, {copy} the copy of the article in which quotes are looked up.\n");
    let parts: Vec<String> = [head, "\nFound in the article:\n".to_owned()]
        .into_iter()
        .chain(found_lines)
        .chain(["\nNext, in the draft:\n".to_owned()])
        .chain(step_lines)
        .chain(["\nAs often as you like:\n".to_owned(), commands(path)])
        .collect();
    parts.concat()
}

fn findings(found: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    let quotations = counted(found.quotations, "quotation");
    lines.push(match (found.quotations.drafted, found.suggested) {
        (0, _) => quotations,
        (_, 0) => format!("{quotations}; the text suggests no speakers"),
        (_, suggested) => format!("{quotations}; the text suggests a speaker for {suggested}"),
    });
    if found.nested > 0 {
        let nested = plural(found.nested, "short quotation");
        lines.push(format!("{nested} within others, not taken out of them"));
    }
    if found.quoted_names > 0 {
        let quoted = plural(found.quoted_names, "pair");
        lines.push(format!(
            "{quoted} of quotation marks around a name only: no quotation, but among the names"
        ));
    }
    lines.push(format!("{} that the article passes on", plural(found.relays, "source")));
    lines.push(format!("{} that somebody holds or denies", counted(found.claims, "thing")));
    lines.push(match (found.dates, found.in_words) {
        (dates, 0) => plural(dates, "date"),
        (dates, in_words) => {
            format!("{}, {in_words} of them in words that nothing places in time", plural(dates, "date"))
        }
    });
    lines.push(format!("{}, for the paragraphs with a date or a quotation", counted(found.events, "event")));
    let names = counted(found.names, "actor or place");
    lines.push(match found.only_named {
        0 => names,
        more => format!("{names}; {} in a comment only", plural(more, "name")),
    });
    lines.extend(passed_over(found));
    if !found.unpaired.is_empty() {
        let marks = plural(found.unpaired.len(), "quotation mark");
        let places = found.unpaired.iter().take(NAMED_PLACES).map(|at| format!("{}:{}", at.line, at.column));
        let more = if found.unpaired.len() > NAMED_PLACES { " …" } else { "" };
        let places = places.collect::<Vec<_>>().join(", ");
        lines.push(format!(
            "{marks} without a partner, in the article at {places}{more}: look there for quotations"
        ));
    }
    lines
}

/// What was not read.
fn passed_over(found: &Found) -> Vec<String> {
    let mut lines = Vec::new();
    if found.captions > 0 {
        lines.push(format!("{}, of which only dates are read", plural(found.captions, "caption")));
    }
    if found.page > 0 {
        lines.push(format!("{} and headings, left out", plural(found.page, "line of the page")));
    }
    if found.glued > 0 {
        lines.push(format!("{} of an agency glued to other words, taken off", plural(found.glued, "name")));
    }
    if found.language.is_none() {
        lines.push(
            "a language without tables here: speakers, names and positions are not looked for".to_owned(),
        );
    }
    lines
}

fn steps(asked: &New, found: &Found) -> Vec<String> {
    let mut steps = vec![format!(
        "write what is missing in place of each `{PLACEHOLDER}`, short for \"to come\"; `briefing check` finds them all"
    )];
    let missing: Vec<&str> = [
        (asked.publisher.is_none(), "--publisher"),
        (asked.published.is_none(), "--published"),
        (asked.url.is_none(), "--url"),
    ]
    .into_iter()
    .filter_map(|(is_missing, option)| is_missing.then_some(option))
    .collect();
    if !missing.is_empty() {
        steps.push(format!(
            "in `sources`, say what you know of the article; the options {} say it at once",
            missing.join(", ")
        ));
    }
    steps.push("in `events`, say in your own words what happened, or delete it".to_owned());
    if found.claims.drafted > 0 {
        steps.push("in `claims`, make each a sentence that can be true or false, or delete it".to_owned());
    }
    if found.quotations.drafted > 0 {
        steps.push("in `quotes`, compare each speaker with the article".to_owned());
    }
    steps
}

fn counted(count: Count, noun: &str) -> String {
    let drafted = plural(count.drafted, noun);
    if count.left_out == 0 {
        drafted
    } else {
        format!("{drafted}, and {} more that are left out", count.left_out)
    }
}

fn plural(count: usize, noun: &str) -> String {
    match count {
        0 => format!("no {}", of_many(noun)),
        1 => format!("1 {noun}"),
        _ => format!("{count} {}", of_many(noun)),
    }
}

/// The plural of a noun with what it is of: lines of the page.
fn of_many(noun: &str) -> String {
    match noun {
        "actor or place" => "actors and places".to_owned(),
        _ => match noun.split_once(" of ") {
            Some((first, rest)) => format!("{first}s of {rest}"),
            None => format!("{noun}s"),
        },
    }
}

/// What to call next, as it can be pasted into a shell.
fn commands(path: &Path) -> String {
    let path = shell_word(path);
    format!(
        "  briefing check {path}   says what is wrong with it\n  briefing {path}         opens it in the reader\n"
    )
}

/// A path as one word of a shell.
fn shell_word(path: &Path) -> String {
    let path = if path.as_os_str().to_string_lossy().starts_with('-') {
        Path::new(".").join(path)
    } else {
        PathBuf::from(path)
    };
    let name = files::name(&path).to_string();
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_' | '+' | ',' | ':' | '@' | '%');
    if name.chars().all(is_plain) { name } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_can_be_pasted_into_a_shell() {
        assert_eq!(shell_word(Path::new("a/b-1.yaml")), "a/b-1.yaml");
        assert_eq!(shell_word(Path::new("my story's.yaml")), "'my story'\\''s.yaml'");
        assert_eq!(shell_word(Path::new("-x.yaml")), "./-x.yaml");
        assert_eq!(shell_word(Path::new("a\u{1b}[2J.yaml")), "'a\u{fffd}[2J.yaml'");
    }

    #[test]
    fn the_copy_is_called_like_the_briefing() {
        let name = |path: &str| copy_name(Path::new(path)).map_err(|error| error.to_string());
        assert_eq!(name("a/my-story.yaml").as_deref(), Ok("my-story.article.txt"));
        assert_eq!(name("story").as_deref(), Ok("story.article.txt"));
        assert_eq!(name(" a b .yaml").as_deref(), Ok("a b.article.txt"));
        assert_eq!(name(".."), Err(".. is no name for a file".to_owned()));
    }

    #[test]
    fn what_was_found_is_said_in_numbers() {
        let found = Found {
            language: Some("en"),
            quotations: Count { drafted: 3, left_out: 0 },
            suggested: 2,
            nested: 1,
            names: Count { drafted: 100, left_out: 0 },
            only_named: 7,
            quoted_names: 4,
            dates: 2,
            in_words: 1,
            events: Count { drafted: 5, left_out: 2 },
            claims: Count { drafted: 1, left_out: 0 },
            relays: 1,
            captions: 1,
            page: 2,
            glued: 1,
            unpaired: vec![Place { line: 3, column: 9 }],
        };
        assert_eq!(
            findings(&found),
            [
                "3 quotations; the text suggests a speaker for 2",
                "1 short quotation within others, not taken out of them",
                "4 pairs of quotation marks around a name only: no quotation, but among the names",
                "1 source that the article passes on",
                "1 thing that somebody holds or denies",
                "2 dates, 1 of them in words that nothing places in time",
                "5 events, and 2 more that are left out, for the paragraphs with a date or a quotation",
                "100 actors and places; 7 names in a comment only",
                "1 caption, of which only dates are read",
                "2 lines of the page and headings, left out",
                "1 name of an agency glued to other words, taken off",
                "1 quotation mark without a partner, in the article at 3:9: look there for quotations",
            ]
        );
    }
}
