//! The formats that can be imported, a file each, behind one trait, and how a file is recognized. It must not know how any of
//! them is read.

mod argdown;
mod dated;
mod feed;
mod ftm;
mod hidden;
#[cfg(test)]
mod hostile;
pub(crate) mod links;
pub(crate) mod mails;
mod markwhen;
mod misp;
#[cfg(test)]
mod odd;
pub(crate) mod phones;
#[cfg(test)]
mod settled;
mod stamps;
mod stix;
mod tables;
mod telling;
#[cfg(test)]
pub(crate) mod testing;
mod timelinejs;
mod timesketch;

use super::{
    Input, Made, Options, Stop,
    made::Start,
    only::{self, Only},
    report::Place,
    whole::Refused,
};
use briefing_text::{SafeText, safe_format};

/// Whether a column of a table can be what a name says, such as `date`. Errors: what it can be, as a sentence.
pub fn is_column(name: &str) -> Result<(), SafeText> {
    tables::is_role(name)
}

/// A format that can be imported.
pub(crate) trait Importer: Sync {
    /// Whether a file looks like this format, by its content alone.
    fn recognizes(&self, input: &Input) -> bool;

    /// Makes a briefing of files that belong together, from such a start.
    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop>;

    /// Makes a briefing of files that belong together: of all of them, or of what is asked for.
    fn import(&self, files: &[Input], options: &Options) -> Result<Made, Stop> {
        let mut refused = Refused::default();
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let file = SafeText::line(&names.join(", "));
        // What refers to an item that says nothing may stand before it, and say nothing itself without it.
        let mut make = |only: Only| loop {
            let start = Start {
                only: only.clone(),
                refused: refused.clone(),
                file: file.clone(),
                ..Start::default()
            };
            let mut made = Made::settled(|start| self.make(files, options, &start), start)?;
            if let Some(more) = made.document.refused() {
                refused = more;
                continue;
            }
            made.end();
            made.document.finish(&mut made.report);
            return Ok(made);
        };
        if options.only.is_empty() {
            return make(Only::All);
        }
        let chosen = make(Only::look(&options.only))?.document.chosen();
        let mut made = make(chosen.map_err(|missing| only::unknown(&missing, files))?)?;
        made.document.tell_left(&mut made.report);
        Ok(made)
    }
}

/// Makes [`Format`] from one table: the name for `--as`, what it is called, and the importer. The first that recognizes a file
/// has it, so what is told by less stands later.
macro_rules! formats {
    ($($variant:ident $name:literal $title:literal $importer:expr, $takes:expr;)*) => {
        /// A format of another program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $(#[doc = $title] $variant,)*
        }

        impl Format {
            /// Every format, in the order in which they are tried.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name for `--as`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it is called in a sentence.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            /// The decisions that say something of it, by the names of their options.
            const fn takes(self) -> &'static [&'static str] {
                match self { $(Self::$variant => $takes),* }
            }

            fn importer(self) -> &'static dyn Importer {
                match self { $(Self::$variant => $importer),* }
            }
        }
    };
}

/// Those about files that say everything else themselves.
const OBJECTS: &[&str] = &["only"];

/// The decisions about dates.
const DATES: &[&str] = &["only", "date-order", "year", "years", "date-means"];

/// Those about the words of dates alone.
const WORDS: &[&str] = &["only", "date-order", "year", "years"];

/// Those about dates, and about how a table is read whose columns are known.
const SHEETS: &[&str] =
    &["only", "date-order", "year", "years", "date-means", "encoding", "delimiter", "sheet"];

/// Those about tables.
const TABLES: &[&str] = &[
    "only",
    "columns",
    "date-order",
    "year",
    "years",
    "date-means",
    "encoding",
    "delimiter",
    "no-header",
    "sheet",
    "key",
    "split",
];

formats! {
    FollowTheMoney "ftm" "entities of FollowTheMoney" &ftm::FollowTheMoney, DATES;
    Misp "misp" "a MISP event or galaxy" &misp::Misp, DATES;
    Stix "stix" "a bundle of STIX" &stix::Stix, OBJECTS;
    Timesketch "timesketch" "a Timesketch log" &timesketch::Timesketch, SHEETS;
    TimelineJs "timelinejs" "a TimelineJS timeline" &timelinejs::TimelineJs, SHEETS;
    Feed "feed" "a feed" &feed::Feed, WORDS;
    Markwhen "markwhen" "a markwhen file" &markwhen::Markwhen, DATES;
    Argdown "argdown" "an Argdown text" &argdown::Argdown, WORDS;
    Table "csv" "a table" &tables::Tables, TABLES;
}

/// The format of a file, by its content alone; nothing where none fits.
pub fn recognize(input: &Input) -> Option<Format> {
    Format::ALL.iter().copied().find(|format| format.importer().recognizes(input))
}

/// Makes a briefing of files that belong together; without a format, they must be recognized as of one.
///
/// Errors: a file is broken, or a question is open; then nothing is made.
pub fn import(files: &[Input], format: Option<Format>, options: &Options) -> Result<(Format, Made), Stop> {
    let mut chosen = format;
    for file in files.iter().filter(|_| format.is_none()) {
        let found = recognize(file);
        if found.is_none() || chosen.is_some_and(|chosen| found != Some(chosen)) {
            return Err(unclear(file, found, chosen));
        }
        chosen = found;
    }
    let Some(format) = chosen else {
        let message = SafeText::from_static("There is no file to import.");
        let help = SafeText::from_static("Name one.");
        return Err(Stop { file: SafeText::default(), place: Place::File, code: None, message, help });
    };
    if let Some(option) = options.given().into_iter().find(|option| !format.takes().contains(option)) {
        let file = files.first().map(|file| file.name.clone()).unwrap_or_default();
        let message = safe_format!("`--{option}` decides nothing for {}.", format.title());
        let help = SafeText::from_static("Leave it out, or say with `--as` what the file is.");
        return Err(Stop { file, place: Place::File, code: None, message, help });
    }
    Ok((format, format.importer().import(files, options)?))
}

fn unclear(file: &Input, found: Option<Format>, chosen: Option<Format>) -> Stop {
    let message = match (found, chosen) {
        (Some(found), Some(chosen)) => {
            safe_format!("It looks like {}, and a file before it like {}.", found.title(), chosen.title())
        }
        _ => SafeText::from_static("Nothing in it tells which format it has."),
    };
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
    let help = match found {
        Some(_) => SafeText::from_static("Import them one by one, or say with `--as` what they are."),
        None => safe_format!("Say it with `--as`: {}.", names.join(", ")),
    };
    Stop { file: file.name.clone(), place: Place::File, code: None, message, help }
}
