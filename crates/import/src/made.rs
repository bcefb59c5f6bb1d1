//! The briefing that an import makes, with the ids that it has given and the report. It must not know any format.

use briefing_format::{Section, model::Id};

use super::{
    Code, Finding, Ids, Options, Place, Report,
    only::{Only, Outline},
    report::Stop,
    whole::Refused,
};
use briefing_text::SafeText;

/// What is made of a set of files.
#[derive(Debug)]
pub struct Made {
    /// The briefing.
    pub document: Outline,
    /// The ids that are taken.
    pub ids: Ids,
    /// What is to be told.
    pub report: Report,
    /// What was decided, by whoever imports or by what the files prove: the same again for the next files of the kind.
    pub decided: Options,
    /// What was told before the item that is being made, where not all of them are wanted.
    before: Option<Report>,
}

/// How a briefing begins that is to be made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    /// What of it is written.
    pub(crate) only: Only,
    /// Which words have a hash in any case.
    pub(crate) ids: Ids,
    /// The name of the file, or of all of them.
    pub(crate) file: SafeText,
    /// Which items say nothing, and are left out.
    pub(crate) refused: Refused,
}

impl Made {
    /// A briefing of this title, with nothing in it yet. It says that it does not know what its sources pass on.
    pub(crate) fn new(title: &str, start: &Start) -> Self {
        let mut document = Outline::new(title, start);
        document.head().set("origins", "unknown");
        Self {
            document,
            ids: start.ids.clone(),
            report: Report::default(),
            decided: Options::default(),
            before: None,
        }
    }

    /// The same with what is told before anything is made.
    #[must_use]
    pub(crate) fn with(self, report: Report) -> Self {
        Self { report, ..self }
    }

    /// What is told from here on is of the next item alone: where that is not wanted, nobody is told.
    pub(crate) fn begin(&mut self) {
        if self.document.is_part() {
            self.end();
            self.before = Some(std::mem::take(&mut self.report));
        }
    }

    /// The same, of the item of an id.
    pub(crate) fn begin_of(&mut self, id: &Id) {
        self.begin();
        self.document.is_of(id);
    }

    /// What is told from here on is of no item.
    pub(crate) fn end(&mut self) {
        let Some(before) = self.before.take() else { return };
        let of_items = std::mem::replace(&mut self.report, before);
        if self.document.was_taken() {
            self.report.add_all(of_items);
        }
    }

    /// Makes a briefing, and once more where two items have the same words: each of them gets a hash in its id then, so that ids do
    /// not depend on the order of the file.
    pub(crate) fn settled(make: impl Fn(Start) -> Result<Self, Stop>, start: Start) -> Result<Self, Stop> {
        let first = make(start.clone())?;
        let Some(ids) = first.ids.again() else { return Ok(first) };
        // What was made first goes before it is made again.
        drop(first);
        make(Start { ids, ..start })
    }

    /// Tells something of one of a kind of things, such as a `row`.
    pub fn tell(
        &mut self,
        about: &'static str,
        code: Code,
        file: &SafeText,
        place: Place,
        message: SafeText,
    ) {
        let finding = Finding { code, file: file.clone(), place, message, help: None };
        self.report.add(about, finding);
    }

    /// How many items each section has, without those that have none.
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let counts = Section::ALL.iter().map(|(name, section)| (*name, self.document.count(*section)));
        counts.filter(|(_, count)| *count > 0).collect()
    }
}

/// A file that cannot be read at all.
pub(crate) fn broken(file: &SafeText, place: Place, message: SafeText, help: SafeText) -> Stop {
    Stop { file: file.clone(), place, code: None, message, help }
}
