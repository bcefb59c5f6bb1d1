//! What is asked back about the columns of a table: all that is open of one table at once, with samples, and with the option that
//! answers it. It must not know how a column is recognized.

use briefing_text::{SafeText, safe_format};

use super::{
    columns::{short, stop, told_name},
    headings::Role,
};
use crate::{Stop, table::Table};

/// What nobody can tell of a table: which column is something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) role: Role,
    /// The columns that may each be it; none where no column surely is.
    pub(super) candidates: Vec<usize>,
}

impl Question {
    /// Whether no column is what every row needs, so that the table may be none of rows that can be brought in.
    pub(super) fn is_none(&self) -> bool {
        self.candidates.is_empty()
    }

    fn message(&self, table: &Table<'_>) -> SafeText {
        let names: Vec<String> =
            self.candidates.iter().map(|column| format!("`{}`", told_name(table, *column))).collect();
        match &names[..] {
            [] => safe_format!("No column is surely {}.", self.role.title()),
            _ => safe_format!("Several columns may be {}: {}.", self.role.title(), names.join(", ")),
        }
    }

    /// The options that answer it.
    fn answer(&self, table: &Table<'_>, is_needed: bool) -> SafeText {
        let role = self.role.name();
        let mut options: Vec<String> = self
            .candidates
            .iter()
            .map(|column| format!("`--columns {role}={}`", told_name(table, *column)))
            .collect();
        if options.is_empty() {
            return safe_format!("Say it with `--columns {role}=COLUMN`.");
        }
        if !is_needed {
            options.push(format!("`--columns {role}=` where none of them is"));
        }
        let last = options.pop().unwrap_or_default();
        safe_format!("Say it with {} or {last}.", options.join(", "))
    }
}

/// All that is open of a table, as one question; `needed` are the roles that a row cannot do without, and `more` is what is open
/// besides, such as the order of days and months.
pub(super) fn ask(table: &Table<'_>, open: &[Question], needed: &[Role], more: Option<&Stop>) -> Stop {
    let messages = open.iter().map(|question| question.message(table));
    let messages = messages.chain(more.map(|stop| stop.message.clone()));
    let answers = open.iter().map(|question| question.answer(table, needed.contains(&question.role)));
    let answers = answers.chain(more.map(|stop| stop.help.clone()));
    let is_listed = |column: &usize| {
        open.iter().any(|question| question.is_none() || question.candidates.contains(column))
    };
    let listed = (0..table.headings.len()).filter(is_listed).map(|column| {
        let samples: Vec<String> = table.samples(column).iter().map(|sample| short(sample)).collect();
        let samples = if samples.is_empty() { "empty".to_owned() } else { samples.join(" | ") };
        format!("`{}` ({samples})", told_name(table, column))
    });
    let is_data = |heading: &String| heading.starts_with(|c: char| c.is_ascii_digit());
    let hint = if table.headings.iter().any(is_data) {
        " Where the first row is no heading, say `--no-header`."
    } else {
        ""
    };
    let help =
        safe_format!("{} The columns are: {}.{hint}", joined(answers), listed.collect::<Vec<_>>().join("; "));
    stop(table, joined(messages), help)
}

fn joined(sentences: impl Iterator<Item = SafeText>) -> SafeText {
    SafeText::line(&sentences.map(|sentence| sentence.to_string()).collect::<Vec<_>>().join(" "))
}
