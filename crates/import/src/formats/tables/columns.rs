//! Which column of a table is what: what somebody has told, else what its heading says, else a question. It must not know what
//! is made of a column.

use briefing_text::{SafeText, safe_format};

use super::{
    entities,
    headings::{
        ACTOR_IDS, PLACE_IDS, Role, SOURCE_IDS, is_country, is_end_of, is_personal, is_region, is_start,
        likeness, stance,
    },
    questions::Question,
};
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

    /// What its columns may be where somebody says so.
    fn takes(self, role: Role) -> bool {
        let of_events = [Role::Status, Role::Quote, Role::Speaker, Role::By];
        self.roles().contains(&role)
            || self == Self::Events && (PARTS.contains(&role) || of_events.contains(&role))
    }

    /// The role without which no item can be made, if the heading of a column does not say it.
    pub(super) const fn required(self) -> &'static [Role] {
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
    /// Those that name whoever holds something of a claim, with what that is.
    pub(super) held: Vec<(usize, &'static str)>,
    /// Those that say in which region and in which country the place lies.
    pub(super) around: Vec<usize>,
    /// The one that says in which country.
    pub(super) country: Option<usize>,
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

    /// Whether the page behind a cell of a column is a source, or is that of the item.
    pub(super) fn leads(&self, column: usize) -> bool {
        let leading: &[Role] = match self.kind {
            Kind::Events => &[Role::Title, Role::Text, Role::Source, Role::Url],
            Kind::Claims => &[Role::Claim, Role::Source, Role::Url],
            Kind::Sources => &[Role::Title, Role::Url],
            Kind::Actors | Kind::Places => &[Role::Name, Role::Url],
        };
        self.roles.iter().any(|(role, of)| *of == column && leading.contains(role))
    }

    /// The columns that have any role.
    pub(super) fn used(&self) -> impl Iterator<Item = usize> {
        let held = self.held.iter().map(|(column, _)| *column);
        self.roles.iter().map(|(_, column)| *column).chain(held).chain(self.around.iter().copied())
    }

    /// The columns whose cells hold several values.
    pub(super) fn split(&self) -> impl Iterator<Item = usize> {
        let is_split =
            |role: &Role| MANY.contains(role) || matches!(role, Role::Place | Role::By | Role::Aliases);
        let split = self.roles.iter().filter(move |(role, _)| is_split(role)).map(|(_, column)| *column);
        split.chain(self.held.iter().map(|(column, _)| *column))
    }

    /// Which column is what, in the order of the columns.
    pub(super) fn told(&self, table: &Table<'_>) -> SafeText {
        let mut roles = self.roles.clone();
        roles.sort_by_key(|(_, column)| *column);
        let told = roles.iter().map(|(role, column)| format!("{}={}", role.name(), name(table, *column)));
        let held = self.held.iter().map(|(column, stance)| format!("{stance}={}", name(table, *column)));
        let around = self.around.iter().map(|column| format!("around the place={}", name(table, *column)));
        safe_format!("Columns: {}.", told.chain(held).chain(around).collect::<Vec<_>>().join(", "))
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
            (role, told_name(table, *column))
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

/// What a column is called where somebody names it: its heading, or its number where another one has the same.
pub(super) fn told_name(table: &Table<'_>, column: usize) -> String {
    let name = name(table, column);
    if table.column(&name) == Some(column) { name } else { (column + 1).to_string() }
}

/// What the rows of a table are, by its headings and by what somebody has told.
pub(super) fn kind(table: &Table<'_>, options: &Options) -> Kind {
    let has = |words: &[&str]| table.headings.iter().any(|heading| words.contains(&folded(heading).as_str()));
    let is_there = |pair: &&(String, String)| !pair.1.is_empty() && table.column(&pair.1).is_some();
    let is_told = |wanted: Role| {
        let told = options.columns.iter().filter(is_there);
        told.filter_map(|(name, _)| role(name)).any(|(_, role)| role == wanted)
    };
    let is_named = |kind: Kind| {
        let told = options.columns.iter().filter(is_there);
        told.filter_map(|(name, _)| role(name)).any(|told| told == (Some(kind), Role::Name))
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
        () if is_named(Kind::Places) => Kind::Places,
        () if is_told(Role::Name) || !is_event && is_of_actors(table) => Kind::Actors,
        () => Kind::Events,
    }
}

/// Whether a table has names with other names or with kinds of actors beside them, and no date.
fn is_of_actors(table: &Table<'_>) -> bool {
    let column =
        |role: Role, least: u8| table.headings.iter().position(|heading| likeness(heading, role) >= least);
    let is_kind = |column: usize| {
        let kinds = table.samples(column);
        !kinds.is_empty() && kinds.iter().all(|kind| entities::KINDS.contains(&&*kind.to_lowercase()))
    };
    column(Role::Name, 6).is_some()
        && column(Role::Date, 1).is_none()
        && (column(Role::Aliases, 6).is_some() || column(Role::Kind, 6).is_some_and(is_kind))
}

/// Which column is what, and what nobody can tell without asking. Errors: what somebody has told is wrong.
pub(super) fn find(
    table: &Table<'_>,
    kind: Kind,
    options: &Options,
) -> Result<(Columns, Vec<Question>), Stop> {
    let mut columns = Columns {
        kind,
        roles: Vec::new(),
        held: Vec::new(),
        around: Vec::new(),
        country: None,
        personal: Vec::new(),
        unused: Vec::new(),
    };
    let mut notes: Vec<(usize, SafeText)> = told(table, kind, options, &mut columns)?;
    let mut questions: Vec<Question> = Vec::new();
    let refused = told_none(kind, options);
    let mut roles = considered(table, kind, &columns);
    roles.retain(|role| !refused.contains(role));
    let is_taken = |columns: &Columns, column: usize| columns.roles.iter().any(|(_, of)| *of == column);
    let free: Vec<usize> = (0..table.headings.len()).filter(|column| !is_taken(&columns, *column)).collect();
    // What may hold for each column, the likeliest first.
    let best: Vec<(usize, Role, u8)> =
        free.iter().filter_map(|column| of_heading(table, *column, kind, &roles)).collect();
    let open: Vec<Role> =
        roles.iter().copied().filter(|role| *role == Role::Text || columns.get(*role).is_none()).collect();
    for role in open {
        let of_role: Vec<(usize, u8)> = best
            .iter()
            .filter(|(_, of, _)| *of == role)
            .map(|(column, _, likeness)| (*column, *likeness))
            .collect();
        let top = of_role.iter().map(|(_, likeness)| *likeness).max().unwrap_or_default();
        let mut first: Vec<usize> =
            of_role.iter().filter(|(_, likeness)| *likeness == top).map(|(column, _)| *column).collect();
        if role == Role::End && first.len() > 1 {
            // Of several ends, those of something else are none.
            first.retain(|column| !is_of_another(table, *column, &columns));
        }
        match first[..] {
            [] => {}
            // A column that is told to be text comes behind the text that is there.
            [column] => columns.roles.insert(0, (role, column)),
            _ if role == Role::Text || MANY.contains(&role) && top == 6 => {
                let many = first.iter().map(|column| (role, *column));
                columns.roles.splice(0..0, many);
            }
            _ => questions.push(Question { role, candidates: first }),
        }
    }
    end_of_another(table, &free, &mut columns, &mut notes);
    for column in free.iter().filter(|column| is_personal(&table.headings[**column])) {
        columns.personal.push(*column);
    }
    if !questions.iter().any(|question| question.role == Role::Title) {
        text_for_title(&mut columns);
    }
    for role in kind.required() {
        let is_there =
            columns.get(*role).is_some() || *role == Role::Date && columns.get(Role::Year).is_some();
        if !is_there && !questions.iter().any(|question| question.role == *role) {
            questions.push(Question { role: *role, candidates: Vec::new() });
        }
    }
    if kind == Kind::Claims {
        let held = free.iter().filter(|column| !is_taken(&columns, **column));
        columns.held = held.filter_map(|column| Some((*column, stance(&table.headings[*column])?))).collect();
    }
    if kind == Kind::Events && columns.get(Role::Place).is_some() {
        let left = || free.iter().copied().filter(|column| !is_taken(&columns, *column));
        let of = |is: fn(&str) -> bool| left().filter(move |column| is(&table.headings[*column]));
        let country = of(is_country).next();
        columns.around = of(is_region).chain(country).collect();
        columns.country = country;
    }
    let is_held = |columns: &Columns, column: usize| {
        columns.held.iter().any(|(of, _)| *of == column) || columns.around.contains(&column)
    };
    for column in (0..table.headings.len())
        .filter(|column| !is_taken(&columns, *column) && !is_held(&columns, *column))
        .filter(|column| !columns.personal.contains(column))
        .collect::<Vec<_>>()
    {
        let note = notes.iter().find(|(of, _)| *of == column).map(|(_, note)| note.clone());
        columns.unused.push((column, note));
    }
    Ok((columns, questions))
}

/// The roles of which somebody has told that no column has them: `place=`.
fn told_none(kind: Kind, options: &Options) -> Vec<Role> {
    let none = options.columns.iter().filter(|(_, column)| column.is_empty());
    let none = none.filter_map(|(name, _)| role(name)).filter(|(of, _)| of.is_none_or(|of| of == kind));
    none.map(|(_, role)| role).collect()
}

/// An end belongs to the date whose end it says it is; by itself it makes no stretch with the date of something else.
fn end_of_another(
    table: &Table<'_>,
    free: &[usize],
    columns: &mut Columns,
    notes: &mut Vec<(usize, SafeText)>,
) {
    let (Some(date), Some(end)) = (columns.get(Role::Date), columns.get(Role::End)) else { return };
    if !free.contains(&end) || !is_of_another(table, end, columns) {
        return;
    }
    columns.roles.retain(|(role, _)| *role != Role::End);
    let (end_name, date_name) = (name(table, end), name(table, date));
    let note = safe_format!(
        "It may be the end of something else than `{date_name}`; `--columns end={end_name}` says that it is not."
    );
    notes.push((end, note));
}

/// Whether a column is the end of something else than the date is of.
fn is_of_another(table: &Table<'_>, end: usize, columns: &Columns) -> bool {
    let headings = &table.headings;
    columns.get(Role::Date).is_some_and(|date| {
        let begins =
            |column: usize| is_start(&headings[column]) && is_end_of(&headings[end], &headings[column]);
        let has_own_start =
            || !begins(date) && (0..headings.len()).any(|column| column != date && begins(column));
        !is_end_of(&headings[end], &headings[date]) || has_own_start()
    })
}

/// A table with a date and a text has its title in the text; of several texts, in the first.
fn text_for_title(columns: &mut Columns) {
    if columns.kind == Kind::Events && columns.get(Role::Title).is_none() {
        let texts = columns.roles.iter_mut().filter(|(role, _)| *role == Role::Text);
        if let Some((role, _)) = texts.min_by_key(|(_, column)| *column) {
            *role = Role::Title;
        }
    }
}

/// The columns that somebody has told: `date=Datum`, or of one kind of table alone, `source.title=Titel`.
/// What is told and makes no difference to a table of this kind is noted.
fn told(
    table: &Table<'_>,
    kind: Kind,
    options: &Options,
    columns: &mut Columns,
) -> Result<Vec<(usize, SafeText)>, Stop> {
    let mut notes = Vec::new();
    for (role_name, column_name) in &options.columns {
        let Some((of, role)) = role(role_name) else { continue };
        let found = table.column(column_name).filter(|_| !column_name.is_empty());
        let Some(column) = found.filter(|_| of.is_none_or(|of| of == kind)) else {
            continue;
        };
        if !kind.takes(role) {
            let noun = kind.noun();
            notes.push((column, safe_format!("Nothing of the {noun} of a row is made of {}.", role.title())));
            continue;
        }
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
    Ok(notes)
}

/// Whether a column can be what a name says. Errors: what it can be, as a sentence.
pub(crate) fn is_role(name: &str) -> Result<(), SafeText> {
    let names = Role::ALL.iter().map(|role| role.name());
    match role(name) {
        Some(_) => Ok(()),
        None => Err(safe_format!("A column can be: {}.", names.collect::<Vec<_>>().join(", "))),
    }
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
        roles.retain(|role| !matches!(role, Role::Date | Role::End | Role::Time));
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

pub(super) fn stop(table: &Table<'_>, message: SafeText, help: SafeText) -> Stop {
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
    let unknown = options.columns.iter().find_map(|(name, _)| is_role(name).err().map(|help| (name, help)));
    if let (Some((name, help)), Some(first)) = (unknown, tables.first()) {
        return Err(stop(first, safe_format!("`{name}` is nothing that a column can be."), help));
    }
    let columns = options.columns.iter().map(|(_, column)| column);
    let named = columns.chain(&options.key).chain(options.split.iter().map(|(column, _)| column));
    for column in named.filter(|column| !column.is_empty()) {
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
