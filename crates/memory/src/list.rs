//! Marks and notes as text, a file a form: for people as Markdown, for programs as JSON, a line each for grep. It must not know
//! where they are kept.

mod concise;
mod json;
mod markdown;

use std::{fs, path::Path};

use briefing_changes::{Anchor, Standing};
use briefing_format::model::{Contents, Item, date::Day};
use briefing_text::SafeText;

use super::{key::NoteId, memory::Briefing, state::Kept};

/// How marks and notes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Markdown,
    /// An object on a line each, for programs.
    Json,
    /// A line each.
    Concise,
}

/// The marks and notes of one briefing, to be listed.
#[derive(Clone, Debug)]
pub struct Listed {
    title: SafeText,
    path: SafeText,
    /// What is to be said of the briefing itself.
    remark: Option<SafeText>,
    lines: Vec<Line>,
}

/// A mark or note, to be listed.
#[derive(Clone, Debug)]
struct Line {
    kept: Kept,
    /// The item as it is by now; nothing where it is gone.
    item: Option<Anchor>,
    /// The key of the item.
    key: String,
}

impl Listed {
    /// Those of a briefing at a path, with what is to be said of it.
    pub fn new(contents: &Contents, path: &str, remark: Option<SafeText>, kept: Vec<Kept>) -> Self {
        let line = |kept: Kept| {
            let item = kept.standing.item();
            let key = item.map(|item| contents.key(item).to_string()).unwrap_or_default();
            Line { item: item.map(|_| kept.anchor.clone()), key, kept }
        };
        let mut lines: Vec<Line> = kept.into_iter().map(line).collect();
        // In the order in which one reads them; what is gone comes last.
        lines.sort_by_key(|line| (line.kept.standing.item().is_none(), line.kept.standing.item()));
        Self { title: contents.title.clone(), path: SafeText::line(path), remark, lines }
    }

    /// Those of a briefing whose file is gone, or is another one by now.
    pub fn gone(briefing: Briefing, kept: Vec<Kept>) -> Self {
        let line = |kept: Kept| Line { item: None, key: String::new(), kept };
        let remark = Some(SafeText::from_static("this briefing is no longer there"));
        let lines = kept.into_iter().map(line).collect();
        Self { title: briefing.title, path: SafeText::line(&briefing.path), remark, lines }
    }

    /// Whether a mark or note is among them.
    pub fn has(&self, id: NoteId) -> bool {
        self.lines.iter().any(|line| line.kept.id == id)
    }
}

/// Writes the marks and notes of some briefings; nothing of those that have none.
pub fn list(briefings: &[Listed], form: Form) -> String {
    let mut out = String::new();
    for briefing in briefings.iter().filter(|briefing| !briefing.lines.is_empty()) {
        match form {
            Form::Markdown => markdown::write(briefing, &mut out),
            Form::Json => json::write(briefing, &mut out),
            Form::Concise => concise::write(briefing, &mut out),
        }
    }
    out
}

/// The place of a file as a briefing is remembered by it: absolute and without links, where it is there; empty where it is no
/// file.
pub fn place_of(path: Option<&Path>) -> String {
    let Some(path) = path else { return String::new() };
    let place = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    place.map(|place| place.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Line {
    /// What it says; nothing where it is a mark.
    fn words(&self) -> Option<&SafeText> {
        self.kept.text.as_ref()
    }

    fn is_changed(&self) -> bool {
        matches!(self.kept.standing, Standing::Changed(_))
    }

    /// The day on which it was written, as the clock of that device had it, where one reads.
    fn day(&self) -> String {
        Day::of_seconds(self.kept.time).map(|day| day.to_string()).unwrap_or_default()
    }
}

/// An item as a line names it: `event 2024-03-01 “Fire”`.
fn name(anchor: &Anchor) -> SafeText {
    if anchor.kind == Item::Briefing.noun() {
        return SafeText::from_static("the whole briefing");
    }
    let date = if anchor.date.is_empty() { &anchor.date_words } else { &anchor.date };
    let parts = [&anchor.kind, date].into_iter().filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.map(String::as_str).collect();
    SafeText::line(&format!("{} “{}”", parts.join(" "), anchor.title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::Stamp;

    fn kept(id: u64, text: Option<&str>, standing: Standing, written: &str, now: &str) -> Kept {
        let anchor = |title: &str| Anchor {
            kind: "event".to_owned(),
            title: title.to_owned(),
            date: "2024-03-01".to_owned(),
            ..Anchor::default()
        };
        Kept {
            id: NoteId::of(&id.to_string()),
            text: text.map(SafeText::prose),
            time: 1_699_963_200,
            stamp: Stamp { n: id, device: String::new() },
            written: anchor(written),
            anchor: anchor(now),
            standing,
            changed: false,
        }
    }

    fn listed() -> Vec<Listed> {
        let text = "briefing: 1\ntitle: Harbor fire\nevents: [{id: fire, title: Fire}, {title: Flood}]\n";
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let items: Vec<Item> = briefing.items().collect();
        let kept = vec![
            kept(1, Some("Gone\u{1b}[2J"), Standing::Orphan, "Alarm", "Alarm"),
            kept(2, Some("Ask *the* port.\n\nAnd the guard."), Standing::Changed(items[1]), "Water", "Flood"),
            kept(3, None, Standing::Certain(items[0]), "Fire", "Fire"),
        ];
        let none = Listed::new(&briefing, "/none.yaml", None, Vec::new());
        vec![none, Listed::new(&briefing, "/a.yaml", Some(SafeText::line("moved here from /b.yaml")), kept)]
    }

    #[test]
    fn people_get_markdown_with_orphans_last() {
        assert_eq!(
            list(&listed(), Form::Markdown),
            "# Harbor fire\n\n/a.yaml: moved here from /b.yaml\n\n\
             * **event 2024-03-01 “Fire”**, marked 2023-11-14\n\n\
             * **event 2024-03-01 “Flood”**, noted 2023-11-14; it has changed since, it was: event 2024-03-01 “Water”\n\n  \
             Ask \\*the\\* port.\n\n  And the guard.\n\n\
             ## Orphans: their items are no longer there\n\n\
             * **event 2024-03-01 “Alarm”**, noted 2023-11-14\n\n  Gone\u{fffd}\\[2J\n\n"
        );
    }

    #[test]
    fn grep_gets_a_line_each() {
        assert_eq!(
            list(&listed(), Form::Concise),
            "/a.yaml: event 2024-03-01 “Fire”: mark\n\
             /a.yaml: event 2024-03-01 “Flood”, changed since: Ask *the* port. And the guard.\n\
             /a.yaml: orphan, event 2024-03-01 “Alarm”: Gone\u{fffd}[2J\n"
        );
    }

    #[test]
    fn programs_get_an_object_each() -> serde_json::Result<()> {
        let text = list(&listed(), Form::Json);
        let objects: Vec<serde_json::Value> =
            text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        let standings: Vec<&str> = objects.iter().filter_map(|one| one["standing"].as_str()).collect();
        assert_eq!(standings, ["certain", "changed", "orphan"]);
        assert_eq!(
            (&objects[0]["item"], &objects[0]["what"]),
            (&serde_json::json!("fire"), &serde_json::json!("mark"))
        );
        assert_eq!(objects[1]["text"], "Ask *the* port.\nAnd the guard.");
        assert_eq!(objects[2]["written"]["title"], "Alarm");
        Ok(())
    }
}
