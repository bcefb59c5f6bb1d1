//! The lines of a markwhen file -> its header, groups and events, each with the lines that belong to it. It must not know what
//! becomes of them.

use super::{
    header::Header,
    tags,
    when::{self, Head},
};
use crate::DayOrder;

/// A group or section of events.
#[derive(Debug)]
pub(super) struct Group<'t> {
    pub(super) title: String,
    pub(super) tags: Vec<&'t str>,
    pub(super) line: usize,
    /// The time zone that holds in it.
    pub(super) zone: Option<&'t str>,
    level: Level,
}

/// What ends a group: a line that says so, or a heading that is not below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Word,
    Heading(usize),
}

/// An event with its lines.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    pub(super) line: usize,
    pub(super) head: Head<'t>,
    pub(super) id: Option<&'t str>,
    pub(super) zone: Option<&'t str>,
    /// The groups that it is in, by their place in the outline, the outermost first.
    pub(super) groups: Vec<usize>,
    /// The lines below the first, with their numbers.
    pub(super) body: Vec<(usize, &'t str)>,
    /// The comments before it or in it.
    pub(super) comments: Vec<&'t str>,
}

/// A file as its lines have it.
#[derive(Debug, Default)]
pub(super) struct Outline<'t> {
    pub(super) header: Header<'t>,
    pub(super) groups: Vec<Group<'t>>,
    pub(super) entries: Vec<Entry<'t>>,
    /// Lines with words that belong to no event.
    pub(super) strays: Vec<(usize, &'t str)>,
    /// Comments after the last event.
    pub(super) comments: Vec<&'t str>,
    pub(super) page_breaks: usize,
}

/// Keys below the first line of an event or group that are read; others are lines of its text.
const KEYS: [&str; 4] = ["id", "timezone", "tz", "style"];

/// Reads a file; `order` is that of the digits of a day, where somebody has decided it.
pub(super) fn read(text: &str, order: Option<DayOrder>) -> Outline<'_> {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches('\r')).collect();
    let (header, start) = Header::read(&lines, |line, at| starts(line, &lines, at));
    let order = order.unwrap_or(header.order());
    let comments = header.comments.clone();
    let mut outline = Outline { header, comments, ..Outline::default() };
    let mut open: Vec<usize> = Vec::new();
    let mut is_in_event = false;
    let mut at = start;
    while at < lines.len() {
        let (line, number) = (lines[at], at + 1);
        at += 1;
        if let Some((level, title)) = group(line, &lines, at - 1) {
            close(&mut open, &outline.groups, level);
            open.push(outline.groups.len());
            let mut group =
                Group { title: name(title), tags: tags::tags(title), line: number, zone: None, level };
            while let Some((key, value)) = lines.get(at).and_then(|line| property(line)) {
                at += 1;
                if matches!(key, "tz" | "timezone") {
                    group.zone = zone(value, &lines, &mut at);
                }
            }
            outline.groups.push(group);
            is_in_event = false;
        } else if is_group_end(line) {
            let word = open.iter().rposition(|group| outline.groups[*group].level == Level::Word);
            open.truncate(word.unwrap_or(open.len()));
            is_in_event = false;
        } else if line.trim_start().starts_with("_-_-_break") {
            outline.page_breaks += 1;
            open.clear();
            is_in_event = false;
        } else if let Some(comment) = line.trim_start().strip_prefix("//") {
            outline.comments.push(comment.trim());
        } else if let Some(head) = when::head(line, order) {
            let comments = std::mem::take(&mut outline.comments);
            let groups = open.clone();
            let mut entry =
                Entry { line: number, head, id: None, zone: None, groups, body: Vec::new(), comments };
            while let Some((key, value)) = lines.get(at).and_then(|line| property(line)) {
                at += 1;
                match key {
                    "id" => entry.id = Some(value),
                    "tz" | "timezone" => entry.zone = zone(value, &lines, &mut at),
                    _ => {}
                }
            }
            outline.entries.push(entry);
            is_in_event = true;
        } else if let Some(entry) = outline.entries.last_mut().filter(|_| is_in_event) {
            entry.body.push((number, line));
        } else if !line.trim().is_empty() {
            outline.strays.push((number, line));
        }
    }
    outline
}

/// Whether a line begins the part behind the header.
fn starts(line: &str, lines: &[&str], at: usize) -> bool {
    when::head(line, DayOrder::Mdy).is_some() || group(line, lines, at).is_some()
}

/// A key below the first line of an event or group, with its value.
fn property(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().split_once(':')?;
    let is_key = KEYS.contains(&key) && (value.is_empty() || value.starts_with(char::is_whitespace));
    is_key.then(|| (key, value.trim().trim_matches(['"', '\''])))
}

/// The zone of a key, or those of the start and the end on the lines below it. Where these are two, they are none that is known.
fn zone<'t>(value: &'t str, lines: &[&'t str], at: &mut usize) -> Option<&'t str> {
    let mut found = Some(value).filter(|value| !value.is_empty());
    while let Some(line) = lines.get(*at).filter(|line| line.starts_with(char::is_whitespace)) {
        let below = line.trim().split_once(':').filter(|(key, _)| matches!(*key, "from" | "to"));
        let Some((_, value)) = below else { break };
        let value = value.trim();
        found = if found.is_some_and(|known| known != value) { Some("two zones") } else { Some(value) };
        *at += 1;
    }
    found
}

/// The first line of a group: a heading, or `group` or `section` after a line that ends what is before.
fn group<'t>(line: &'t str, lines: &[&str], at: usize) -> Option<(Level, &'t str)> {
    let line = line.trim();
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with(char::is_whitespace) {
        return Some((Level::Heading(hashes), &line[hashes..]));
    }
    let before = at.checked_sub(1).and_then(|before| lines.get(before)).map_or("", |line| line.trim());
    let is_set_off =
        before.is_empty() || before.starts_with("//") || is_group_end(before) || word(before).is_some();
    word(line).filter(|_| is_set_off).map(|title| (Level::Word, title))
}

/// What stands behind `group` or `section`.
fn word(line: &str) -> Option<&str> {
    let line = line.trim();
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let is_word = ["group", "section"].iter().any(|word| line[..end].eq_ignore_ascii_case(word));
    is_word.then(|| &line[end..])
}

fn is_group_end(line: &str) -> bool {
    let line: String = line.trim().to_ascii_lowercase().split_whitespace().collect();
    line == "endgroup" || line == "endsection"
}

/// The name of a group, without its tags, a colon before these, and quotation marks.
fn name(title: &str) -> String {
    let name = tags::without_last(title).trim_end_matches(':').trim();
    name.trim_matches('"').trim().to_owned()
}

fn close(open: &mut Vec<usize>, groups: &[Group<'_>], level: Level) {
    let Level::Heading(level) = level else { return };
    while let Some(Level::Heading(last)) = open.last().map(|group| groups[*group].level) {
        if last < level {
            break;
        }
        open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_belong_to_the_event_above_them() {
        let text = "title: T\n\n// first\ngroup \"One\": #a #b\n1990: x\nid: start\nNote: text\n\ngroup hug\nsection\n1991-now:y\nendGroup\n# H\n## I\n2000: z\n# J\n2001: w\nstray no more";
        let outline = read(text, None);
        let entries: Vec<(usize, &str, Vec<&str>, usize)> = (outline.entries.iter())
            .map(|entry| {
                let groups = entry.groups.iter().map(|at| outline.groups[*at].title.as_str()).collect();
                (entry.line, entry.head.title, groups, entry.body.len())
            })
            .collect();
        let expected = [
            (5, "x", vec!["One"], 2),
            (11, "y", vec!["One", "hug", ""], 0),
            (15, "z", vec!["One", "hug", "H", "I"], 0),
            (17, "w", vec!["One", "hug", "J"], 1),
        ];
        assert_eq!(entries, expected);
        assert_eq!(outline.entries[0].id, Some("start"));
        assert_eq!(outline.entries[0].comments, ["first"]);
        assert_eq!(outline.groups[0].tags, ["a", "b"]);
    }

    #[test]
    fn a_word_within_a_text_begins_no_group() {
        let outline = read("1990: x\nsection 5 of the law\n\nSection: B\n2000: y", None);
        assert_eq!(outline.groups.len(), 0);
        assert_eq!(outline.entries[0].body.len(), 3);
    }
}
