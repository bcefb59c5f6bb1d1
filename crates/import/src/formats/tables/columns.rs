//! Which column of a table is what: what somebody has told, else what its heading says, else a question. It must not know what
//! is made of a column.

use briefing_text::{SafeText, safe_format};

use super::headings::{ACTOR_IDS, PLACE_IDS, Role, SOURCE_IDS, is_personal, likeness};
use crate::{
    Code, Options, Place, Stop,
    table::{Table, folded},
};

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Events,
    Sources,
    Claims,
    Actors,
    Places,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Events, Self::Sources, Self::Claims, Self::Actors, Self::Places];

    /// What a row is called.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Events => "event",
            Self::Sources => "source",
            Self::Claims => "claim",
            Self::Actors => "actor",
            Self::Places => "place",
        }
    }

    /// What its columns may be.
    const fn roles(self) -> &'static [Role] {
        use Role::{
            About, Actors, Aliases, Author, By, Claim, ClaimId, Date, Display, End, Id, Kind, Language, Name,
            Note, Place, Published, Publisher, Reported, Retrieved, Source, Stance, Tags, Text, Time, Title,
            Url,
        };
        match self {
            Self::Events => {
                &[Id, Date, End, Display, Reported, Title, Text, Actors, Place, Source, Url, Tags, Time]
            }
            Self::Sources => {
                &[Id, Title, Url, Publisher, Author, Published, Retrieved, Kind, Language, Text, Note]
            }
            Self::Claims => &[Id, ClaimId, Claim, Source, Url, About, By, Stance],
            Self::Actors | Self::Places => &[Id, Name, Kind, Aliases, Text, Url],
        }
    }

    /// The role without which no item can be made, if the heading of a column does not say it.
    const fn required(self) -> &'static [Role] {
        match self {
            Self::Events => &[Role::Date, Role::Title],
            Self::Sources | Self::Actors | Self::Places => &[],
            Self::Claims => &[Role::Claim],
        }
    }
}

/// What stands in for a date that is parted into columns.
const PARTS: [Role; 7] =
    [Role::Year, Role::Month, Role::Day, Role::Time, Role::EndYear, Role::EndMonth, Role::EndDay];

/// Roles that several columns may have.
const MANY: [Role; 4] = [Role::Actors, Role::Source, Role::Url, Role::Tags];

/// Roles that several columns may have where somebody says so.
const MANY_IF_TOLD: [Role; 6] = [Role::Actors, Role::Source, Role::Url, Role::Tags, Role::Text, Role::Title];

/// What the columns of a table are.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) kind: Kind,
    roles: Vec<(Role, usize)>,
    /// Those that name a person or an account.
    pub(super) personal: Vec<usize>,
    /// Those that are not used, with what may be said of the reason.
    pub(super) unused: Vec<(usize, Option<SafeText>)>,
}

impl Columns {
    /// The column that has a role.
    pub(super) fn get(&self, role: Role) -> Option<usize> {
        self.all(role).next()
    }

    /// The columns that have a role.
    pub(super) fn all(&self, role: Role) -> impl Iterator<Item = usize> {
        self.roles.iter().filter(move |(of, _)| *of == role).map(|(_, column)| *column)
    }

    /// Which column is what, in the order of the columns.
    pub(super) fn told(&self, table: &Table<'_>) -> SafeText {
        let mut roles = self.roles.clone();
        roles.sort_by_key(|(_, column)| *column);
        let told = roles.iter().map(|(role, column)| format!("{}={}", role.name(), name(table, *column)));
        safe_format!("Columns: {}.", told.collect::<Vec<_>>().join(", "))
    }

    /// The same as pairs, for a file of decisions; beside tables of other kinds, the pairs say of which kind they are.
    pub(super) fn pairs<'c>(
        &'c self,
        table: &'c Table<'_>,
        is_alone: bool,
    ) -> impl Iterator<Item = (String, String)> + 'c {
        let kind = self.kind.noun();
        self.roles.iter().map(move |(role, column)| {
            let role = if is_alone { role.name().to_owned() } else { format!("{kind}.{}", role.name()) };
            (role, name(table, *column))
        })
    }
}

/// The heading of a column, or its number where it has none.
pub(super) fn name(table: &Table<'_>, column: usize) -> String {
    match table.headings.get(column).map(String::as_str) {
        None | Some("") => (column + 1).to_string(),
        Some(heading) => heading.to_owned(),
    }
}

/// What the rows of a table are, by its headings and by what somebody has told.
pub(super) fn kind(table: &Table<'_>, options: &Options) -> Kind {
    let has = |words: &[&str]| table.headings.iter().any(|heading| words.contains(&folded(heading).as_str()));
    let is_told = |wanted: Role| {
        let told = options.columns.iter().filter(|(_, column)| table.column(column).is_some());
        told.filter_map(|(name, _)| role(name)).any(|(_, role)| role == wanted)
    };
    let best =
        |role: Role| table.headings.iter().map(|heading| likeness(heading, role)).max().unwrap_or_default();
    let is_event = is_told(Role::Date)
        || best(Role::Date) >= 3
        || best(Role::Year) > 0
        || has(&["event", "ereignis", "evenement", "evento"]);
    let own_id = table.headings.iter().any(|heading| likeness(heading, Role::Id) == 6);
    let is_published = best(Role::Publisher) == 6 || best(Role::Author) == 6;
    match () {
        () if is_told(Role::Claim) || best(Role::Claim) > 0 && !is_told(Role::Title) => Kind::Claims,
        () if is_told(Role::Date) && is_told(Role::Title) => Kind::Events,
        () if has(SOURCE_IDS) && !own_id && (is_published || !is_event) => Kind::Sources,
        () if has(ACTOR_IDS) && !own_id && !is_event => Kind::Actors,
        () if has(PLACE_IDS) && !own_id && !is_event => Kind::Places,
        () => Kind::Events,
    }
}

/// Which column is what. Errors: two may be the same, or none what is needed.
pub(super) fn find(table: &Table<'_>, kind: Kind, options: &Options) -> Result<Columns, Stop> {
    let mut columns = Columns { kind, roles: Vec::new(), personal: Vec::new(), unused: Vec::new() };
    told(table, kind, options, &mut columns)?;
    let roles = considered(table, kind, &columns);
    let is_taken = |columns: &Columns, column: usize| columns.roles.iter().any(|(_, of)| *of == column);
    let free: Vec<usize> = (0..table.headings.len()).filter(|column| !is_taken(&columns, *column)).collect();
    // What may hold for each column, the likeliest first.
    let best: Vec<(usize, Role, u8)> =
        free.iter().filter_map(|column| of_heading(table, *column, kind, &roles)).collect();
    let mut notes: Vec<(usize, SafeText)> = Vec::new();
    let open: Vec<Role> = roles.iter().copied().filter(|role| columns.get(*role).is_none()).collect();
    for role in open {
        let of_role: Vec<(usize, u8)> = best
            .iter()
            .filter(|(_, of, _)| *of == role)
            .map(|(column, _, likeness)| (*column, *likeness))
            .collect();
        let top = of_role.iter().map(|(_, likeness)| *likeness).max().unwrap_or_default();
        let first: Vec<usize> =
            of_role.iter().filter(|(_, likeness)| *likeness == top).map(|(column, _)| *column).collect();
        match first[..] {
            [] => {}
            [column] => columns.roles.push((role, column)),
            _ if MANY.contains(&role) && top == 6 => {
                columns.roles.extend(first.iter().map(|column| (role, *column)));
            }
            _ if kind.required().contains(&role) => return Err(question(table, role, &first)),
            _ => {
                let names: Vec<String> =
                    first.iter().map(|column| format!("`{}`", name(table, *column))).collect();
                let note = safe_format!(
                    "{} may each be {}; none of them is used.",
                    names.join(" and "),
                    role.title()
                );
                notes.extend(first.iter().map(|column| (*column, note.clone())));
            }
        }
    }
    for column in free.iter().filter(|column| is_personal(&table.headings[**column])) {
        columns.personal.push(*column);
    }
    text_for_title(&mut columns);
    for role in kind.required() {
        let is_there =
            columns.get(*role).is_some() || *role == Role::Date && columns.get(Role::Year).is_some();
        if !is_there {
            return Err(question(table, *role, &[]));
        }
    }
    for column in (0..table.headings.len())
        .filter(|column| !is_taken(&columns, *column) && !columns.personal.contains(column))
        .collect::<Vec<_>>()
    {
        let note = notes.iter().find(|(of, _)| *of == column).map(|(_, note)| note.clone());
        columns.unused.push((column, note));
    }
    Ok(columns)
}

/// A table with a date and a text has its title in the text.
fn text_for_title(columns: &mut Columns) {
    if columns.kind == Kind::Events && columns.get(Role::Title).is_none() {
        columns
            .roles
            .iter_mut()
            .filter(|(role, _)| *role == Role::Text)
            .for_each(|(role, _)| *role = Role::Title);
    }
}

/// The columns that somebody has told: `date=Datum`, or of one kind of table alone, `source.title=Titel`.
fn told(table: &Table<'_>, kind: Kind, options: &Options, columns: &mut Columns) -> Result<(), Stop> {
    for (role_name, column_name) in &options.columns {
        let Some((of, role)) = role(role_name) else {
            let names: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
            let message = safe_format!("`{role_name}` is nothing that a column can be.");
            return Err(stop(table, message, safe_format!("A column can be: {}.", names.join(", "))));
        };
        let Some(column) = table.column(column_name).filter(|_| of.is_none_or(|of| of == kind)) else {
            continue;
        };
        if let Some(other) =
            columns.get(role).filter(|other| *other != column && !MANY_IF_TOLD.contains(&role))
        {
            let names = [other, column].map(|column| format!("`{}`", name(table, column))).join(" and ");
            let message = safe_format!("Both {names} are told to be {}.", role.title());
            return Err(stop(table, message, SafeText::from_static("Name one of them.")));
        }
        columns.roles.retain(|(_, of)| *of != column);
        columns.roles.push((role, column));
    }
    Ok(())
}

/// The role of a name, and the only kind of table for which it is told.
fn role(name: &str) -> Option<(Option<Kind>, Role)> {
    let (kind, role) = match name.split_once('.') {
        Some((kind, role)) => (Some(Kind::ALL.into_iter().find(|known| known.noun() == kind)?), role),
        None => (None, name),
    };
    Some((kind, Role::ALL.iter().copied().find(|known| known.name() == role)?))
}

/// The roles that the columns of this table may have: a date is in one column, or in several.
fn considered(table: &Table<'_>, kind: Kind, columns: &Columns) -> Vec<Role> {
    let mut roles = kind.roles().to_vec();
    let best =
        |role: Role| table.headings.iter().map(|heading| likeness(heading, role)).max().unwrap_or_default();
    let is_parted = kind == Kind::Events
        && columns.get(Role::Date).is_none()
        && (columns.get(Role::Year).is_some() || best(Role::Year) > 0 && best(Role::Date) < 5);
    if is_parted {
        roles.retain(|role| !matches!(role, Role::Date | Role::End));
        roles.extend(PARTS);
    }
    roles
}

/// What a heading most likely means. One that names a person means nothing else.
fn of_heading(table: &Table<'_>, column: usize, kind: Kind, roles: &[Role]) -> Option<(usize, Role, u8)> {
    let heading = &table.headings[column];
    if is_personal(heading) {
        return None;
    }
    let folded = folded(heading);
    let own_ids = match kind {
        Kind::Sources => SOURCE_IDS,
        Kind::Actors => ACTOR_IDS,
        Kind::Places => PLACE_IDS,
        Kind::Events | Kind::Claims => &[],
    };
    if own_ids.contains(&folded.as_str()) {
        return Some((column, Role::Id, 7));
    }
    let found = roles.iter().map(|role| (column, *role, likeness(heading, *role)));
    // Of two that are equally likely, the first.
    found.rev().max_by_key(|(_, _, likeness)| *likeness).filter(|(_, _, likeness)| *likeness > 0)
}

fn question(table: &Table<'_>, role: Role, candidates: &[usize]) -> Stop {
    let names: Vec<String> = candidates.iter().map(|column| format!("`{}`", name(table, *column))).collect();
    let message = if names.is_empty() {
        safe_format!("No column is surely {}.", role.title())
    } else {
        safe_format!("Several columns may be {}: {}.", role.title(), names.join(", "))
    };
    let listed = (0..table.headings.len()).map(|column| {
        let samples: Vec<String> = table.samples(column).iter().map(|sample| short(sample)).collect();
        format!(
            "`{}` ({})",
            name(table, column),
            if samples.is_empty() { "empty".to_owned() } else { samples.join(" | ") }
        )
    });
    let is_data = |heading: &String| heading.starts_with(|c: char| c.is_ascii_digit());
    let hint = if table.headings.iter().any(is_data) {
        " Where the first row is no heading, say `--no-header`."
    } else {
        ""
    };
    let help = safe_format!(
        "Say it with `--columns {}=COLUMN`. The columns are: {}.{hint}",
        role.name(),
        listed.collect::<Vec<_>>().join("; ")
    );
    stop(table, message, help)
}

fn stop(table: &Table<'_>, message: SafeText, help: SafeText) -> Stop {
    Stop { file: table.file.clone(), place: Place::File, code: Some(Code::ColumnNotUsed), message, help }
}

/// The start of a cell, for a list of samples.
pub(super) fn short(cell: &str) -> String {
    const LONGEST: usize = 30;
    let line = SafeText::line(cell).to_string();
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// Whether every column that somebody has told stands in one of the tables. Errors: one does not.
pub(super) fn all_are_there(tables: &[Table<'_>], options: &Options) -> Result<(), Stop> {
    let columns = options.columns.iter().map(|(_, column)| column);
    let named = columns.chain(&options.key).chain(options.split.iter().map(|(column, _)| column));
    for column in named {
        if let Some(first) =
            tables.first().filter(|_| !tables.iter().any(|table| table.column(column).is_some()))
        {
            let headings =
                tables.iter().flat_map(|table| (0..table.headings.len()).map(move |at| name(table, at)));
            let help = safe_format!("The columns are: {}.", headings.collect::<Vec<_>>().join(", "));
            return Err(stop(first, safe_format!("No column is called `{column}`."), help));
        }
    }
    Ok(())
}
