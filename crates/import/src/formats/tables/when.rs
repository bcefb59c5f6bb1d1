//! When the rows of a table were: how the dates of each column are to be read, decided once for all its rows, and the one date of
//! a row from all its columns. It must not know the format of a date.

use briefing_text::{SafeText, safe_format};

use super::{
    columns::{Columns, name},
    headings::Role,
};
use crate::{
    Code, DayOrder, Options, Place, Stop,
    dates::{self, How, Pairs, Proof, Read},
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
    pairs: SeenPairs,
}

/// What a column has of years with digits behind them, `2000-01`.
#[derive(Clone, Debug, Default)]
struct SeenPairs {
    /// The first that can be no month.
    range: Option<(usize, String)>,
    /// The first that can be no stretch of years, or a whole day.
    month: Option<(usize, String)>,
    /// The first that may be both.
    either: Option<String>,
    /// The first that may be both, but goes over more than two years.
    longer: Option<String>,
}

impl SeenPairs {
    fn see(&mut self, row: usize, cell: &str) {
        let Some(pair) = dates::pair(cell) else { return };
        if pair.is_month && pair.is_range {
            let slot = if pair.last == pair.first + 1 { &mut self.either } else { &mut self.longer };
            slot.get_or_insert_with(|| cell.to_owned());
        } else if pair.is_month || pair.is_range {
            let slot = if pair.is_month { &mut self.month } else { &mut self.range };
            slot.get_or_insert_with(|| (row, cell.to_owned()));
        }
    }

    /// What they are, decided once for the column, and what is to be told of that.
    fn decide(&self, heading: &str) -> (Pairs, Option<SafeText>) {
        let Some(either) = self.either.as_ref().or(self.longer.as_ref()) else {
            return (Pairs::Months, None);
        };
        let told = |what: &str, row: usize, cell: &str| {
            Some(safe_format!("In `{heading}`, `{either}` is {what}, as `{cell}` in row {row} proves."))
        };
        match (&self.range, &self.month) {
            (Some((row, cell)), None) => (Pairs::Years, told("a stretch of years", *row, cell)),
            (None, Some((row, cell))) => (Pairs::Months, told("a month", *row, cell)),
            (None, None) if self.longer.is_some() => {
                (Pairs::Months, Some(safe_format!("In `{heading}`, `{either}` is read as a month.")))
            }
            _ => (Pairs::Open, None),
        }
    }
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
        if let Some(year) = years.first() {
            let (pairs, note) = of_years.pairs.decide(&name(table, *year));
            when.how.pairs = pairs;
            when.notes.extend(note);
        }
        for ((role, column), profile) in found.into_iter().zip(profiles) {
            let midnight_is_day = profile.midnights > 0 && profile.midnights == profile.times;
            let order = profile.order(table, column, &how, &mut when)?;
            let heading = name(table, column);
            let (pairs, note) = profile.pairs.decide(&heading);
            when.notes.extend(note);
            let how = How { order, short_years, midnight_is_day, pairs, ..how.clone() };
            when.columns.push((role, column, heading, how));
        }
        Ok(when)
    }

    /// The date of a role alone.
    pub(super) fn one(&self, role: Role, row: Row<'_>) -> Read {
        self.columns
            .iter()
            .find(|(of, ..)| *of == role)
            .map_or_else(Read::default, |(_, column, _, how)| read(row.cell(*column), how))
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
        let mut read = read(&timed, how);
        if read.edtf.is_none() && timed != first {
            // The day is known, if not the time.
            let day = self::read(first, how);
            if day.edtf.is_some() {
                let message = safe_format!("The time of `{timed}` cannot be read.");
                read = Read { words: Some(timed.clone()), ..day };
                read.findings.push((Code::DateCoarsened, message));
            }
        }
        let read = match get(Role::End) {
            Some((_, end, _, end_how)) if !row.cell(*end).is_empty() => {
                let last = row.cell(*end);
                dates::of_two(read, self::read(last, end_how), first, last)
            }
            _ => read,
        };
        let Some((_, display, display_name, display_how)) = get(Role::Display) else { return (read, None) };
        let shown = row.cell(*display);
        if shown.is_empty() || read.edtf.is_none() {
            let words = self::read(shown, display_how);
            return (
                if words.is_empty() {
                    read
                } else {
                    dates::agreed((start_name, &read), (display_name, &words))
                },
                None,
            );
        }
        let words = self::read(shown, display_how);
        let is_sharper = |edtf: &str| !edtf.starts_with("XXXX");
        let agreed = if words.edtf.as_deref().is_some_and(is_sharper) {
            dates::agreed((start_name, &read), (display_name, &words))
        } else {
            let of_words = |words: &str| self::read(words, display_how);
            dates::with_shown((start_name, read.clone()), (display_name, shown), &of_words)
        };
        let is_less = |code: &Code| matches!(code, Code::StampsDisagree);
        let disagrees = agreed.findings.iter().any(|(code, _)| is_less(code)) && read.edtf != words.edtf;
        let finer = disagrees
            .then(|| if agreed.edtf == read.edtf { (display_name, shown) } else { (start_name, first) });
        (agreed, finer.map(|(name, words)| format!("{name}: {words}")))
    }

    /// A date whose parts stand in columns of their own.
    fn of_parts<'r>(&self, part: &dyn Fn(Role) -> &'r str) -> Read {
        let start = [Role::Year, Role::Month, Role::Day, Role::Time].map(part);
        let end = [Role::EndYear, Role::EndMonth, Role::EndDay].map(part);
        let words = dates::words_of_parts;
        // Of two digits, nobody knows the century.
        if start[0].len() <= 2 && !start[0].is_empty() && !self.how.short_years {
            let year = dates::read(start[0], &self.how);
            return match &year.edtf {
                Some(edtf) => dates::of_parts(edtf, start[1], start[2], start[3], &self.how),
                None => Read { words: Some(words(start)), ..year },
            };
        }
        let first = dates::of_parts(start[0], start[1], start[2], start[3], &self.how);
        let last = dates::of_parts(end[0], end[1], end[2], "", &self.how);
        dates::of_two(first, last, &words(start), &words([end[0], end[1], end[2], ""]))
    }
}

/// Reads a date. A midnight that says nothing stays in words: somebody may have meant it.
fn read(words: &str, how: &How) -> Read {
    let read = dates::read(words, how);
    let is_day = how.midnight_is_day && read.words.is_none() && dates::without_midnight(words).is_some();
    match &read.edtf {
        Some(edtf) if is_day => {
            let message =
                safe_format!("Every time of the column is midnight; `{words}` is written as {edtf}.");
            let mut read = Read { words: Some(words.to_owned()), ..read };
            read.findings.push((Code::DateCoarsened, message));
            read
        }
        _ => read,
    }
}

/// Whether the number that a cell begins with can be no month.
fn is_no_month(cell: &str) -> bool {
    let digits = cell.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    digits.parse::<u16>().is_ok_and(|number| number > 12)
}

impl Profile {
    fn see(&mut self, row: usize, cell: &str) {
        let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        // Most dates are whole and in the order of ISO 8601.
        if cell.is_empty() {
            return;
        }
        if cell.len() == 10 && cell.as_bytes()[4] == b'-' && is_digits(&cell[..4]) {
            self.pairs.month.get_or_insert_with(|| (row, cell.to_owned()));
            return;
        }
        self.pairs.see(row, cell);
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
            // An order that a row forbids is no answer.
            let orders = match (&self.month_first, &self.year_perhaps_first) {
                (None, Some((_, cell))) if is_no_month(cell) => "`--date-order dmy` or `ymd`",
                _ => "`--date-order dmy`, `mdy` or `ymd`",
            };
            let help = safe_format!(
                "Say it with {orders}, or write both readings as one date of the two with `--date-order open`."
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
