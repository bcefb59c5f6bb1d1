//! What is to be told of a table, a row or a date. It must not know what is made of them.

use briefing_text::{SafeText, safe_format};

use super::{
    Identity, Set, Sheet,
    cells::{is_address, paragraphs},
    columns::{Kind, name, short},
    headings::Role,
};
use crate::{
    Code, Finding, Made, Options, Place,
    dates::Read,
    formats::{mails, phones},
    said::is_said,
    table::Row,
};

impl Sheet<'_> {
    /// Tells how the table was read, and which columns it has that are not used.
    pub(super) fn tell(&self, set: &mut Set<'_>) {
        let table = &self.table;
        let report = &mut set.made.report;
        report.note(safe_format!("{}: each row is one {}.", table.file, self.columns.kind.noun()));
        let notes = table
            .notes
            .iter()
            .cloned()
            .chain([self.columns.told(table)])
            .chain(self.when.notes.iter().cloned());
        notes.for_each(|note| report.note(safe_format!("  {note}")));
        for (column, note) in &self.columns.unused {
            self.tell_unused(*column, note.as_ref(), set);
        }
        self.tell_beside(set);
        self.decide(set.is_alone, &mut set.made.decided);
    }

    /// Tells of comments on cells, which are another voice than the cells, and of links from which no source is made.
    fn tell_beside(&self, set: &mut Set<'_>) {
        let file = &self.table.file;
        for row in &self.table.comments {
            let message = safe_format!("A comment on a cell of the row is left out.");
            set.made.tell("comment", Code::NotImported, file, Place::Row(*row), message);
            set.made.report.lose("comment on a cell");
        }
        for (row, column, target) in self.table.links() {
            let heading = name(&self.table, column);
            let (code, kind, message) = if target.starts_with("mailto:") {
                let message = safe_format!("An address of a mailbox behind `{heading}` is left out.");
                (Code::PersonalData, "e-mail address", message)
            } else if !is_address(target) {
                let message = safe_format!("The link behind `{heading}` leads to no page of the web.");
                (Code::NotImported, "link behind a cell", message)
            } else if !self.columns.leads(column) {
                let message = safe_format!("No source is made of the link behind `{heading}`.");
                (Code::NotImported, "link behind a cell", message)
            } else {
                continue;
            };
            set.made.tell("link", code, file, Place::Row(row), message);
            set.made.report.lose(kind);
        }
    }

    /// The page behind a cell.
    pub(super) fn page(&self, row: Row<'_>, column: usize) -> Option<&str> {
        self.table.link(row, column).filter(|target| is_address(target))
    }

    pub(super) fn tell_unused(&self, column: usize, note: Option<&SafeText>, set: &mut Set<'_>) {
        let samples = self.table.samples(column);
        if samples.is_empty() {
            return;
        }
        let heading = name(&self.table, column);
        let samples: Vec<String> = samples.iter().map(|sample| format!("“{}”", short(sample))).collect();
        let samples = samples.join(", ");
        let message = match note {
            Some(note) => safe_format!("The column `{heading}` is not brought along ({samples}). {note}"),
            None => safe_format!("The column `{heading}` is not brought along ({samples})."),
        };
        let help = match self.columns.kind {
            Kind::Claims => None,
            _ => Some(safe_format!("Where it has a place, say which, such as `--columns text={heading}`.")),
        };
        let finding = Finding {
            code: Code::ColumnNotUsed,
            file: self.table.file.clone(),
            place: Place::Row(1),
            message,
            help,
        };
        set.made.report.add("column", finding);
        set.made.report.lose(format!("column `{heading}`"));
    }

    /// What tells its rows apart; a column of names that does not is told.
    pub(super) fn identity(&self, set: &mut Set<'_>) -> Identity {
        let mut identity = Identity::of(&self.table, &self.columns, set.options);
        if let Some((column, note)) = identity.note.take() {
            self.tell_unused(column, Some(&note), set);
        }
        identity
    }

    /// Writes down what was decided, so that the next table of the kind comes in as this one does.
    fn decide(&self, is_alone: bool, decided: &mut Options) {
        for pair in self.columns.pairs(&self.table, is_alone) {
            if !decided.columns.contains(&pair) {
                decided.columns.push(pair);
            }
        }
        decided.date_order = decided.date_order.or(self.when.proved);
    }

    /// The first value of a column that has room for one; others are counted as what they are.
    pub(super) fn one_of<'r>(
        &self,
        role: Role,
        row: Row<'r>,
        others: &str,
        set: &mut Set<'_>,
    ) -> Option<&'r str> {
        let column = self.columns.get(role)?;
        let values = self.splits.values(column, row.cell(column));
        set.made.report.lose_many(others, values.len().saturating_sub(1));
        values.first().copied()
    }

    /// The paragraphs of all columns that have one of these roles.
    pub(super) fn joined(&self, row: Row<'_>, roles: &[Role]) -> String {
        let columns = roles.iter().flat_map(|role| self.columns.all(*role));
        let cells = columns.map(|column| row.cell(column)).filter(|cell| !cell.is_empty());
        cells.map(paragraphs).collect::<Vec<_>>().join("\n")
    }

    /// What is to be told of the row as a whole, before its cells are looked at.
    pub(super) fn tell_row(&self, row: Row<'_>, set: &mut Set<'_>) {
        let place = Place::Row(row.number);
        let (width, headings) = (row.width(), self.table.headings.len());
        let file = &self.table.file;
        // Rows with one claim are one item, which is made after all of them.
        if self.columns.kind != Kind::Claims {
            set.made.begin();
        }
        set.made.report.total("row", 1);
        if width > headings {
            let message = safe_format!(
                "The row has {width} cells below {headings} headings, so some may stand in a wrong column."
            );
            set.made.tell("row", Code::RowShifted, file, place.clone(), message);
            set.made.report.lose("cell without a heading");
        } else if row.is_short(headings) {
            let message = safe_format!(
                "The row has fewer cells than there are headings ({headings}), so some may stand in a wrong column."
            );
            set.made.tell("row", Code::RowShifted, file, place.clone(), message);
        }
        if let Some(encoding) = self.table.guessed.filter(|_| row.has_special()) {
            let message =
                safe_format!("Letters of the row rest on a guess: that the encoding is {encoding}.");
            set.made.tell("row", Code::EncodingGuessed, file, place.clone(), message);
        }
        if let Some(encoding) = self.table.broken.filter(|_| row.is_broken()) {
            let message = safe_format!("Bytes of the row are no letters of {encoding}; � stands for them.");
            set.made.tell("row", Code::EncodingGuessed, file, place.clone(), message);
            set.made.report.lose("row with bytes that are no letters");
        }
        let mails = self.columns.used().map(|column| mails::count(row.cell(column))).sum();
        if mails > 0 {
            let message = safe_format!("Addresses of mailboxes ({mails}) in the row are left out.");
            set.made.tell("row", Code::PersonalData, file, place.clone(), message);
            set.made.report.lose_many("e-mail address", mails);
        }
        let phones = self.columns.used().map(|column| phones::count(row.cell(column))).sum();
        if phones > 0 {
            let message = safe_format!("Telephone numbers ({phones}) in the row are left out.");
            set.made.tell("row", Code::PersonalData, file, place.clone(), message);
            set.made.report.lose_many(phones::WHAT, phones);
        }
        for column in self.columns.split() {
            let cell = row.cell(column);
            if is_said(cell) && self.splits.values(column, cell).is_empty() {
                set.made.report.lose(format!("`{}` in `{}`", short(cell), name(&self.table, column)));
            }
        }
        for column in self.columns.personal.iter().filter(|column| !row.cell(**column).is_empty()) {
            let heading = name(&self.table, *column);
            let message = safe_format!("What stands in `{heading}` names somebody and is left out.");
            set.made.tell("row", Code::PersonalData, file, place.clone(), message);
            set.made.report.lose(format!("cell of `{heading}`"));
        }
    }

    /// Tells what there is to say of a date, and counts it.
    pub(super) fn tell_date(&self, row: Row<'_>, foreign: &str, date: &Read, made: &mut Made) {
        if date.is_empty() {
            return;
        }
        made.report.total("date", 1);
        if date.edtf.is_some() {
            let counter = if date.is_coarser() {
                &mut made.report.dates_coarsened
            } else {
                &mut made.report.dates_kept
            };
            *counter += 1;
        } else {
            made.report.dates_in_words += 1;
        }
        for (code, message) in &date.findings {
            let message = safe_format!("{}{message}", of_row(foreign));
            made.tell("date", *code, &self.table.file, Place::Row(row.number), message);
        }
    }
}

/// What a table calls a row, before what is to be told of it.
pub(super) fn of_row(foreign: &str) -> SafeText {
    if foreign.is_empty() { SafeText::default() } else { safe_format!("{foreign}: ") }
}
