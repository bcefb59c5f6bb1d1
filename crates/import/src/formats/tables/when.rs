//! When the rows of a table were: how the dates of each column are to be read, decided once for all its rows, and the one date of
//! a row from all its columns. It must not know the format of a date.

use briefing_text::{SafeText, safe_format};

use super::{
    columns::{Columns, name},
    headings::Role,
};
use crate::{
    Code, DayOrder, Options, Place, Stop,
    dates::{self, How, Proof, Read},
    table::{Row, Table},
};

/// How the dates of a table are read.
#[derive(Debug, Default)]
pub(super) struct When {
    /// The columns of dates, each with how it is read.
    columns: Vec<(Role, usize, String, How)>,
    /// The columns of the parts of a date.
    parts: Vec<(Role, usize)>,
    how: How,
    /// What was decided, to be told.
    pub(super) notes: Vec<SafeText>,
    /// The order that the dates themselves prove.
    pub(super) proved: Option<DayOrder>,
}

/// The roles of columns that have a whole date.
const WHOLE: [Role; 6] =
    [Role::Date, Role::End, Role::Display, Role::Reported, Role::Published, Role::Retrieved];

/// The roles of columns that have a part of one.
const PARTS: [Role; 7] =
    [Role::Year, Role::Month, Role::Day, Role::Time, Role::EndYear, Role::EndMonth, Role::EndDay];

/// What all dates of a column say together.
#[derive(Clone, Debug, Default)]
struct Profile {
    day_first: Option<(usize, String)>,
    month_first: Option<(usize, String)>,
    either: Option<(usize, String)>,
    year_perhaps_first: Option<(usize, String)>,
    /// How many have points between their numbers, where either may be the day.
    points: usize,
    eithers: usize,
    has_old_years: bool,
    midnights: usize,
    times: usize,
}

impl When {
    /// How the dates of a table are read. Errors: two of a column contradict each other, or nothing tells their order.
    pub(super) fn of(table: &Table<'_>, columns: &Columns, options: &Options) -> Result<Self, Stop> {
        let how = How::from(options);
        let found = WHOLE.iter().flat_map(|role| columns.all(*role).map(|column| (*role, column)));
        let found: Vec<(Role, usize)> = found.collect();
        let years = [Role::Year, Role::EndYear].into_iter().filter_map(|role| columns.get(role));
        let years: Vec<usize> = years.collect();
        let parts = PARTS.iter().filter_map(|role| Some((*role, columns.get(*role)?))).collect();
        let mut when = Self { parts, how: how.clone(), ..Self::default() };
        let mut profiles = vec![Profile::default(); found.len()];
        let mut of_years = Profile::default();
        let mut rows = table.rows();
        while let Some(row) = rows.next() {
            for column in &years {
                of_years.see(row.number, row.cell(*column));
            }
            for ((_, column), profile) in found.iter().zip(&mut profiles) {
                profile.see(row.number, row.cell(*column));
            }
        }
        let short_years = profiles.iter().chain([&of_years]).any(|profile| profile.has_old_years);
        when.how.short_years = short_years;
        for ((role, column), profile) in found.into_iter().zip(profiles) {
            let midnight_is_day = profile.midnights > 0 && profile.midnights == profile.times;
            let order = profile.order(table, column, &how, &mut when)?;
            let how = How { order, short_years, midnight_is_day, ..how.clone() };
            when.columns.push((role, column, name(table, column), how));
        }
        Ok(when)
    }

    /// The date of a role alone.
    pub(super) fn one(&self, role: Role, row: Row<'_>) -> Read {
        self.columns
            .iter()
            .find(|(of, ..)| *of == role)
            .map_or_else(Read::default, |(_, column, _, how)| dates::read(row.cell(*column), how))
    }

    /// When something happened, from all columns that say so; where two of them disagree, what else was said.
    pub(super) fn happened(&self, row: Row<'_>) -> (Read, Option<String>) {
        let get = |role: Role| self.columns.iter().find(|(of, ..)| *of == role);
        let part = |role: Role| {
            self.parts.iter().find(|(of, _)| *of == role).map_or("", |(_, column)| row.cell(*column))
        };
        let Some((_, start, start_name, how)) = get(Role::Date) else {
            return (self.of_parts(&part), None);
        };
        let first = row.cell(*start);
        let time = part(Role::Time);
        let timed =
            if time.is_empty() || first.is_empty() { first.to_owned() } else { format!("{first} {time}") };
        let mut read = dates::read(&timed, how);
        if read.edtf.is_none() && timed != first {
            // The day is known, if not the time.
            let day = dates::read(first, how);
            if day.edtf.is_some() {
                let message = safe_format!("The time of `{timed}` cannot be read.");
                read = Read { words: Some(timed.clone()), ..day };
                read.findings.push((Code::DateCoarsened, message));
            }
        }
        let read = match get(Role::End) {
            Some((_, end, _, end_how)) if !row.cell(*end).is_empty() => {
                let last = row.cell(*end);
                dates::of_two(read, dates::read(last, end_how), first, last)
            }
            _ => read,
        };
        let Some((_, display, display_name, display_how)) = get(Role::Display) else { return (read, None) };
        let words = dates::read(row.cell(*display), display_how);
        let agreed = dates::agreed((start_name, &read), (display_name, &words));
        let disagrees =
            agreed.findings.iter().any(|(code, _)| *code == Code::StampsDisagree) && read.edtf != words.edtf;
        let finer = disagrees.then(|| {
            if agreed.edtf == read.edtf { (display_name, row.cell(*display)) } else { (start_name, first) }
        });
        (agreed, finer.map(|(name, words)| format!("{name}: {words}")))
    }

    /// A date whose parts stand in columns of their own.
    fn of_parts<'r>(&self, part: &dyn Fn(Role) -> &'r str) -> Read {
        let start = [Role::Year, Role::Month, Role::Day, Role::Time].map(part);
        let end = [Role::EndYear, Role::EndMonth, Role::EndDay].map(part);
        let words = |parts: &[&str]| {
            parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
        };
        // Of two digits, nobody knows the century.
        if start[0].len() <= 2 && !start[0].is_empty() && !self.how.short_years {
            let year = dates::read(start[0], &self.how);
            return match &year.edtf {
                Some(edtf) => dates::of_parts(edtf, start[1], start[2], start[3], &self.how),
                None => Read { words: Some(words(&start)), ..year },
            };
        }
        let first = dates::of_parts(start[0], start[1], start[2], start[3], &self.how);
        let last = dates::of_parts(end[0], end[1], end[2], "", &self.how);
        dates::of_two(first, last, &words(&start), &words(&end))
    }
}

impl Profile {
    fn see(&mut self, row: usize, cell: &str) {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // Most dates are whole and in the order of ISO 8601.
        if cell.is_empty() || cell.len() == 10 && cell.as_bytes()[4] == b'-' && is_digits(&cell[..4]) {
            return;
        }
        let slot = match dates::proves(cell) {
            Some(Proof::DayFirst) => Some(&mut self.day_first),
            Some(Proof::MonthFirst) => Some(&mut self.month_first),
            Some(Proof::Either { has_points }) => {
                self.eithers += 1;
                self.points += usize::from(has_points);
                Some(&mut self.either)
            }
            Some(Proof::YearPerhapsFirst) => Some(&mut self.year_perhaps_first),
            None => None,
        };
        if let Some(slot) = slot {
            slot.get_or_insert_with(|| (row, cell.to_owned()));
        }
        let is_short = |part: &str| part.len() == 3 && is_digits(part);
        let upper = cell.to_ascii_uppercase().replace('.', "");
        let is_before_christ = upper.ends_with(" BC") || upper.ends_with(" BCE");
        self.has_old_years |=
            is_before_christ || cell.split([' ', '-', '–']).any(is_short) && !cell.contains(['/', ':']);
        if cell.contains(':') {
            self.times += 1;
            self.midnights += usize::from(dates::without_midnight(cell).is_some());
        }
    }

    /// The order of the column.
    fn order(
        &self,
        table: &Table<'_>,
        column: usize,
        how: &How,
        when: &mut When,
    ) -> Result<Option<DayOrder>, Stop> {
        if how.order.is_some() {
            return Ok(how.order);
        }
        let heading = name(table, column);
        let stop = |row: usize, message: SafeText| {
            let help = SafeText::from_static(
                "Say it with `--date-order dmy`, `mdy` or `ymd`, or write both readings as one date of the two with `--date-order open`.",
            );
            Stop {
                file: table.file.clone(),
                place: Place::Row(row),
                code: Some(Code::DateOrderOpen),
                message,
                help,
            }
        };
        let proved = |order: DayOrder, words: &str, (row, cell): &(usize, String)| {
            (order, safe_format!("In `{heading}` the {words} comes first, as `{cell}` in row {row} proves."))
        };
        let (order, note) = match (&self.day_first, &self.month_first, &self.either, &self.year_perhaps_first)
        {
            (Some((row, cell)), Some((other_row, other_cell)), ..) => {
                let message = safe_format!(
                    "In `{heading}`, the day comes first in row {row} (`{cell}`) and the month in row {other_row} (`{other_cell}`)."
                );
                return Err(stop(*row.max(other_row), message));
            }
            (Some(proof), None, ..) => proved(DayOrder::Dmy, "day", proof),
            (None, Some(proof), ..) => proved(DayOrder::Mdy, "month", proof),
            (None, None, Some(_), None) if self.points == self.eithers => (
                DayOrder::Dmy,
                safe_format!("In `{heading}` the day comes first, because points stand between the numbers."),
            ),
            (None, None, Some((row, cell)), _) | (None, None, None, Some((row, cell))) => {
                let message = match dates::readings(cell) {
                    Some([one, other]) => safe_format!(
                        "Nothing in `{heading}` tells whether the day or the month comes first: `{cell}` may be {one} or {other}."
                    ),
                    None => safe_format!("Nothing in `{heading}` tells which number of `{cell}` is the day."),
                };
                return Err(stop(*row, message));
            }
            (None, None, None, None) => return Ok(None),
        };
        when.notes.push(note);
        when.proved = Some(order);
        Ok(Some(order))
    }
}
