//! One briefing, loaded: the file read and decoded, parsed, and everything that follows computed. It must not know what waits for it.

use std::{path::PathBuf, sync::Arc};

use super::{
    embedded::{NOTES, Sample},
    scope::{Fingerprint, Scope},
};
use briefing_evidence as evidence;
use briefing_evidence::{
    Clock, Evidence, Story, Verification, WeakPoints,
    check::{self, Tally},
    perspective::Perspective,
    timeline,
};
use briefing_format as format;
use briefing_format::{
    diagnostic::{Diagnostic, LineIndex, Place, Severity, Span},
    files::{self, Copies},
    model::{Briefing, Date, EventIx, Item},
};
use briefing_text::SafeText;
use briefing_watch::Stamp;

/// Where a briefing comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A sample inside the program.
    Sample(&'static Sample),
}

impl Origin {
    /// How the briefing is called where only its place is known.
    pub fn name(&self) -> SafeText {
        match self {
            Self::File(path) => files::name(path),
            Self::Stdin => SafeText::from_static("standard input"),
            Self::Sample(sample) => SafeText::from_static(sample.name),
        }
    }

    /// Its file, where it is one.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Stdin | Self::Sample(_) => None,
        }
    }

    /// Where the local copies of its sources are.
    pub fn copies(&self) -> Copies {
        match self {
            Self::File(path) => path.parent().map_or(Copies::Nowhere, Copies::below),
            Self::Sample(_) => Copies::Inside(NOTES),
            Self::Stdin => Copies::Nowhere,
        }
    }
}

/// A diagnostic and where it stands in the file.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// Line and column.
    pub place: Place,
}

/// A briefing and all that is known about it; cheap to clone.
#[derive(Clone, Debug)]
pub struct Document {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is called.
    pub name: SafeText,
    /// Which file it is of, as it was read.
    fingerprint: Fingerprint,
    /// The state of the file before it was read.
    state: Option<Stamp>,
    /// The date as of which it is; nothing where it is the whole file.
    date: Option<Date>,
    /// What the file says.
    pub briefing: Briefing,
    /// What follows from that.
    pub evidence: Evidence,
    /// The events in the order of each clock: when they happened, when they became known.
    orders: Arc<[timeline::Order; 2]>,
    /// What is wrong with the file.
    pub problems: Arc<[Problem]>,
    /// How many of these are errors.
    errors: usize,
}

/// Why there is nothing to open.
#[derive(Clone, Debug)]
pub struct LoadError {
    /// The file.
    pub name: SafeText,
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// The text around it, with which the place can be shown; empty where nothing could be read.
    pub text: String,
}

/// How far loading is, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes done.
    pub done: usize,
    /// Bytes in all.
    pub total: usize,
}

/// The text of a briefing, read and decoded.
#[derive(Debug)]
pub struct SourceText {
    /// What it is called.
    pub name: SafeText,
    /// The text.
    pub text: String,
}

impl SourceText {
    /// Reads and decodes a briefing within [`files::DEFAULT_LIMIT`].
    pub fn read(origin: &Origin) -> Result<Self, LoadError> {
        let name = origin.name();
        let bytes = match origin {
            Origin::Sample(sample) => return Ok(Self { name, text: sample.text.to_owned() }),
            Origin::File(path) => files::read(path, files::DEFAULT_LIMIT),
            Origin::Stdin => files::read_stdin(files::DEFAULT_LIMIT),
        };
        let failed = |diagnostic, text| LoadError { name: name.clone(), diagnostic, text };
        let bytes = bytes.map_err(|error| failed(error.diagnostic(Span::default()), String::new()))?;
        let text = files::decode(bytes).map_err(|error| failed(error.diagnostic(), error.text.clone()))?;
        Ok(Self { name, text })
    }

    /// Parses the text and checks it, except against the copies of its sources: for whoever waits to read it.
    pub(crate) fn parse(&self, origin: &Origin, progress: &mut dyn FnMut(usize)) -> Checked {
        let mut parsed = format::parse(&self.text, progress);
        let evidence = Evidence::new(&parsed.briefing);
        check::run(&mut parsed, &self.text, &evidence, &origin.copies());
        Checked { briefing: parsed.briefing, diagnostics: parsed.diagnostics, evidence }
    }

    /// Parses the text and checks all there is to check: all of its diagnostics, and what there was to check.
    pub fn check(&self, origin: &Origin) -> (Vec<Diagnostic>, Tally) {
        let mut parsed = format::parse(&self.text, &mut |_| {});
        let evidence = Evidence::new(&parsed.briefing);
        let tally = check::run_with_copies(&mut parsed, &self.text, &evidence, &origin.copies());
        (parsed.diagnostics, tally)
    }
}

/// A briefing that was parsed and checked.
#[derive(Debug)]
pub(crate) struct Checked {
    /// What the file says.
    pub briefing: Briefing,
    /// All that is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// What follows from it.
    pub evidence: Evidence,
}

impl Checked {
    /// The error that has left nothing to read: neither a title nor a summary nor an item.
    fn takes_all_away(&mut self) -> Option<Diagnostic> {
        let briefing = &self.briefing;
        let is_empty =
            briefing.title.is_empty() && briefing.summary().is_none() && briefing.items().next().is_none();
        let is_error = |found: &Diagnostic| found.severity() == Severity::Error;
        let first = self.diagnostics.iter().position(is_error).filter(|_| is_empty)?;
        Some(self.diagnostics.swap_remove(first))
    }
}

impl Document {
    /// Loads a briefing; `report` hears how far it is.
    ///
    /// Errors: there is no text, or nothing of it could be read as a briefing.
    pub fn load(origin: Origin, report: &mut dyn FnMut(Progress)) -> Result<Self, LoadError> {
        // What is saved from here on is another state.
        let state = if let Origin::File(path) = &origin { Stamp::of(path) } else { None };
        let source = SourceText::read(&origin)?;
        let total = source.text.len();
        let mut checked = source.parse(&origin, &mut |done| report(Progress { done, total }));
        if let Some(diagnostic) = checked.takes_all_away() {
            return Err(LoadError { name: source.name, diagnostic, text: source.text });
        }
        let problems = problems(&source.text, checked.diagnostics);
        let fingerprint = Fingerprint::of(&origin, &source.text);
        let name = source.name;
        drop(source.text);
        let document = Self::new(origin, name, fingerprint, checked.briefing, checked.evidence, problems);
        Ok(Self { state, ..document })
    }

    /// A briefing that was read, and what follows from it.
    pub(crate) fn new(
        origin: Origin,
        name: SafeText,
        fingerprint: Fingerprint,
        briefing: Briefing,
        evidence: Evidence,
        problems: impl Into<Arc<[Problem]>>,
    ) -> Self {
        let problems = problems.into();
        let story = Story { briefing: &briefing, evidence: &evidence };
        let is_known = |n: &u32| briefing.is_known(Item::Event(EventIx(*n)));
        let events = || (0..briefing.events.len() as u32).filter(is_known);
        let orders = [Clock::Happened, Clock::Reported]
            .map(|clock| timeline::Order::new(events().map(|n| (n, story.when(EventIx(n), clock)))));
        let is_error = |problem: &&Problem| problem.diagnostic.severity() == Severity::Error;
        let errors = problems.iter().filter(is_error).count();
        Self {
            origin,
            name,
            fingerprint,
            state: None,
            date: None,
            briefing,
            evidence,
            orders: Arc::new(orders),
            problems,
            errors,
        }
    }

    /// What is seen of it from a perspective: what was known by its date, with its muted sources and actors looked at as if
    /// they had said nothing. Its filter hides items of that and changes none.
    #[must_use]
    pub(crate) fn seen_from(&self, perspective: &Perspective) -> Self {
        let known = perspective.as_of.as_ref().map_or_else(|| self.clone(), |date| self.as_of(date));
        known.muting(&perspective.muted)
    }

    /// The same with some sources and actors muted in place of others: what is supported by them alone is marked.
    #[must_use]
    pub fn muting(&self, muted: &[Item]) -> Self {
        if self.evidence.retraction.muted() == muted {
            return self.clone();
        }
        Self { evidence: self.evidence.muting(&self.briefing, muted), ..self.clone() }
    }

    /// The same without what is wrong with the file, for whoever compares what two versions say.
    #[must_use]
    pub fn without_problems(self) -> Self {
        Self { problems: Arc::from([]), errors: 0, ..self }
    }

    /// The same with its single points of failure, as far as they are known.
    #[must_use]
    pub fn with_weak_points(&self, weak_points: Option<WeakPoints>) -> Self {
        Self { evidence: self.evidence.with_weak_points(weak_points), ..self.clone() }
    }

    /// The briefing as it stood on a date: without what provably became known later. Every index means the same.
    #[must_use]
    pub fn as_of(&self, date: &Date) -> Self {
        let briefing = evidence::known::as_of(self.story(), date);
        let evidence = self.evidence.known_by(&briefing);
        let (origin, name, fingerprint) = (self.origin.clone(), self.name.clone(), self.fingerprint);
        let document = Self::new(origin, name, fingerprint, briefing, evidence, Arc::clone(&self.problems));
        Self { date: Some(date.clone()), state: self.state, ..document }
    }

    /// The same with what is known of the local copies of its sources.
    #[must_use]
    pub fn with_verification(&self, verification: Verification) -> Self {
        let mut document = self.clone();
        document.evidence.verification = verification;
        document
    }

    /// Which file it is of, as it was read: every index means the same in all documents of one file.
    pub const fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// The state of the file before it was read, from which on it is watched; nothing where it is no file.
    pub const fn state(&self) -> Option<Stamp> {
        self.state
    }

    /// The date as of which it is; nothing where it is the whole file.
    pub const fn date(&self) -> Option<&Date> {
        self.date.as_ref()
    }

    /// What of the file it is, for what is worked out for it.
    pub fn scope(&self) -> Scope {
        let muted = self.evidence.retraction.muted().to_vec();
        Scope { file: self.fingerprint, as_of: self.date.clone(), muted }
    }

    /// The events in the order of a clock.
    pub fn order(&self, clock: Clock) -> &timeline::Order {
        &self.orders[clock as usize]
    }

    /// The briefing together with what follows from it.
    pub fn story(&self) -> Story<'_> {
        Story { briefing: &self.briefing, evidence: &self.evidence }
    }

    /// How many errors the file has.
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// What the briefing is titled, or what its file is called.
    pub fn title(&self) -> &SafeText {
        if self.briefing.title.is_empty() { &self.name } else { &self.briefing.title }
    }
}

fn problems(text: &str, diagnostics: Vec<Diagnostic>) -> Vec<Problem> {
    if diagnostics.is_empty() {
        return Vec::new();
    }
    let offsets: Vec<u32> = diagnostics.iter().map(|diagnostic| diagnostic.span.start).collect();
    let places = LineIndex::new(text).places(text, &offsets);
    diagnostics.into_iter().zip(places).map(|(diagnostic, place)| Problem { diagnostic, place }).collect()
}
