//! The formats that can be imported, a file each, behind one trait, and how a file is recognized. It must not know how any of
//! them is read.

mod argdown;
mod dated;
mod feed;
mod hidden;
mod links;
mod markwhen;
mod misp;
mod stix;
mod tables;
mod telling;
#[cfg(test)]
mod testing;
mod timelinejs;
mod timesketch;

use super::{Input, Made, Options, Stop, report::Place};
use briefing_text::{SafeText, safe_format};

/// A format that can be imported.
pub(crate) trait Importer: Sync {
    /// Whether a file looks like this format, by its content alone.
    fn recognizes(&self, input: &Input) -> bool;

    /// Makes a briefing of files that belong together.
    fn import(&self, files: &[Input], options: &Options) -> Result<Made, Stop>;
}

/// Makes [`Format`] from one table: the name for `--as`, what it is called, and the importer. The first that recognizes a file
/// has it, so what is told by less stands later.
macro_rules! formats {
    ($($variant:ident $name:literal $title:literal $importer:expr;)*) => {
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

            fn importer(self) -> &'static dyn Importer {
                match self { $(Self::$variant => $importer),* }
            }
        }
    };
}

formats! {
    Misp "misp" "a MISP event or galaxy" &misp::Misp;
    Stix "stix" "a bundle of STIX" &stix::Stix;
    Timesketch "timesketch" "a Timesketch log" &timesketch::Timesketch;
    TimelineJs "timelinejs" "a TimelineJS timeline" &timelinejs::TimelineJs;
    Feed "feed" "a feed" &feed::Feed;
    Markwhen "markwhen" "a markwhen file" &markwhen::Markwhen;
    Argdown "argdown" "an Argdown text" &argdown::Argdown;
    Table "csv" "a table" &tables::Tables;
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
