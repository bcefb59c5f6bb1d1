//! A perspective as it is written down: ids, names and dates in place of what only means something in one reading of a
//! file. It must not write or read any file.
//!
//! Stretches of time are those of ISO 8601: `1980-01-01/P10Y` for a decade, `1666-06-01/1666-08-31` between two days.

use serde::{Deserialize, Serialize};

use super::{Facet, Form, Perspective, Sections};
use crate::{
    evidence::Clock,
    timeline::{Head, Stretch, Unit},
};
use briefing_format::model::{Briefing, Date, EntityIx, Item, Stance, Status, TagIx, date::Day};

/// A perspective as it is written down. What is missing is as it is where nobody has chosen anything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// A date in EDTF.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    /// Ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    muted: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facets: Vec<SavedFacet>,
    clock: SavedClock,
    form: SavedForm,
    /// A duration, or `none`; missing where they fit the dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    sections: Option<String>,
    /// Stretches of time, `no-day` or `undated`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    folds: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SavedFacet {
    Entity(String),
    Source(String),
    Status(String),
    Tag(String),
    Stance { by: String, stance: String },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SavedClock {
    #[default]
    Happened,
    Reported,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SavedForm {
    #[default]
    List,
    Bars,
    Lanes,
}

/// How no sections are written.
const WITHOUT: &str = "none";

impl Saved {
    /// Writes a perspective on a briefing down.
    pub fn new(perspective: &Perspective, briefing: &Briefing) -> Self {
        Self {
            as_of: perspective.as_of.as_ref().map(|date| date.edtf().to_owned()),
            muted: perspective.muted.iter().filter_map(|item| key(briefing, *item)).collect(),
            facets: perspective.facets.iter().filter_map(|facet| saved_facet(briefing, *facet)).collect(),
            clock: match perspective.clock {
                Clock::Happened => SavedClock::Happened,
                Clock::Reported => SavedClock::Reported,
            },
            form: match perspective.form {
                Form::List => SavedForm::List,
                Form::Bars => SavedForm::Bars,
                Form::Lanes => SavedForm::Lanes,
            },
            sections: match perspective.sections {
                Sections::Fitting => None,
                Sections::Chosen(unit) => Some(unit.map_or_else(|| WITHOUT.to_owned(), duration)),
            },
            folds: perspective.folds.iter().copied().map(saved_head).collect(),
        }
    }

    /// The perspective on a briefing. What this briefing has not, or what says nothing, is left out.
    pub fn perspective(&self, briefing: &Briefing) -> Perspective {
        Perspective {
            as_of: self.as_of.as_deref().and_then(|edtf| Date::parse(edtf).ok()),
            muted: self.muted.iter().filter_map(|id| item(briefing, id)).collect(),
            facets: self.facets.iter().filter_map(|saved| facet(briefing, saved)).collect(),
            clock: match self.clock {
                SavedClock::Happened => Clock::Happened,
                SavedClock::Reported => Clock::Reported,
            },
            form: match self.form {
                SavedForm::List => Form::List,
                SavedForm::Bars => Form::Bars,
                SavedForm::Lanes => Form::Lanes,
            },
            sections: match self.sections.as_deref() {
                None => Sections::Fitting,
                Some(WITHOUT) => Sections::Chosen(None),
                Some(written) => unit(written).map_or(Sections::Fitting, |unit| Sections::Chosen(Some(unit))),
            },
            folds: self.folds.iter().filter_map(|written| head(written)).collect(),
        }
    }
}

/// What an item is called in any reading of a file.
fn key(briefing: &Briefing, item: Item) -> Option<String> {
    briefing.id(item).map(|id| id.as_str().to_owned())
}

/// The item that is called so.
fn item(briefing: &Briefing, key: &str) -> Option<Item> {
    briefing.find(key)
}

fn entity(briefing: &Briefing, key: &str) -> Option<EntityIx> {
    if let Item::Entity(ix) = item(briefing, key)? { Some(ix) } else { None }
}

fn saved_facet(briefing: &Briefing, facet: Facet) -> Option<SavedFacet> {
    Some(match facet {
        Facet::Entity(ix) => SavedFacet::Entity(key(briefing, Item::Entity(ix))?),
        Facet::Source(ix) => SavedFacet::Source(key(briefing, Item::Source(ix))?),
        Facet::Status(status) => SavedFacet::Status(status.as_str().to_owned()),
        Facet::Tag(tag) => SavedFacet::Tag(briefing[tag].as_str().to_owned()),
        Facet::Stance(by, stance) => {
            SavedFacet::Stance { by: key(briefing, Item::Entity(by))?, stance: stance.as_str().to_owned() }
        }
    })
}

fn facet(briefing: &Briefing, saved: &SavedFacet) -> Option<Facet> {
    match saved {
        SavedFacet::Entity(id) => entity(briefing, id).map(Facet::Entity),
        SavedFacet::Source(id) => match item(briefing, id)? {
            Item::Source(ix) => Some(Facet::Source(ix)),
            _ => None,
        },
        SavedFacet::Status(word) => Status::parse(word).map(Facet::Status),
        SavedFacet::Tag(name) => tag(briefing, name).map(Facet::Tag),
        SavedFacet::Stance { by, stance } => {
            Some(Facet::Stance(entity(briefing, by)?, Stance::parse(stance)?))
        }
    }
}

/// The tag of this name.
pub(super) fn tag(briefing: &Briefing, name: &str) -> Option<TagIx> {
    let at = briefing.tag_names.iter().position(|tag| tag.as_str() == name)?;
    Some(TagIx(at as u32))
}

fn duration(unit: Unit) -> String {
    match unit {
        Unit::Day => "P1D".to_owned(),
        Unit::Month => "P1M".to_owned(),
        Unit::Years(years) => format!("P{years}Y"),
    }
}

fn unit(duration: &str) -> Option<Unit> {
    match duration {
        "P1D" => Some(Unit::Day),
        "P1M" => Some(Unit::Month),
        years => {
            let years = years.strip_prefix('P')?.strip_suffix('Y')?.parse().ok()?;
            Unit::of_years(years)
        }
    }
}

fn saved_head(head: Head) -> String {
    match head {
        Head::Undated => "undated".to_owned(),
        Head::NoDay => "no-day".to_owned(),
        Head::Stretch(stretch) => {
            let (first, last) = stretch.days();
            stretch
                .unit()
                .map_or_else(|| format!("{first}/{last}"), |unit| format!("{first}/{}", duration(unit)))
        }
    }
}

fn head(written: &str) -> Option<Head> {
    match written {
        "undated" => return Some(Head::Undated),
        "no-day" => return Some(Head::NoDay),
        _ => {}
    }
    let (first, end) = written.split_once('/')?;
    let first = day(first)?;
    Some(Head::Stretch(match unit(end) {
        Some(unit) => Stretch::around(first, unit),
        None => Stretch::between(first, day(end)?),
    }))
}

/// A day as [`Day`] is shown, of any year.
fn day(written: &str) -> Option<Day> {
    let mut parts = written.rsplitn(3, '-');
    let (day, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Day::new(parts.next()?.parse().ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    const TEXT: &str = "briefing: 1
title: T
actors: {ada: {name: Ada}, bob: {name: Bob, tags: [ports]}}
sources: {post: {title: Post}, paper: {title: Paper}}
events: [{title: E., tags: [fire, 'two words']}]
";

    fn briefing(text: &str) -> Briefing {
        briefing_format::parse(text, &mut |_| {}).briefing
    }

    fn heads() -> impl Strategy<Value = Head> {
        let day = || {
            let year =
                prop_oneof![-20_000_i64..20_000, Just(-13_800_000_000), Just(i64::MIN), Just(i64::MAX)];
            (year, 1_u8..=12, 1_u8..=28)
                .prop_filter_map("a day", |(year, month, day)| Day::new(year, month, day))
        };
        let units =
            select(vec![Unit::Day, Unit::Month, Unit::Years(1), Unit::Years(10), Unit::Years(1_000_000_000)]);
        prop_oneof![
            Just(Head::Undated),
            Just(Head::NoDay),
            (day(), units).prop_map(|(day, unit)| Head::Stretch(Stretch::around(day, unit))),
            (day(), day()).prop_map(|(first, last)| Head::Stretch(Stretch::between(first, last))),
        ]
    }

    fn perspectives() -> impl Strategy<Value = Perspective> {
        let briefing = briefing(TEXT);
        let facets: Vec<Facet> = ["ada", "bob"]
            .iter()
            .filter_map(|id| entity(&briefing, id))
            .flat_map(|ix| [Facet::Entity(ix), Facet::Stance(ix, Stance::ClaimsResponsibility)])
            .chain(
                (0..briefing.sources.len() as u32)
                    .map(|n| Facet::Source(briefing_format::model::SourceIx(n))),
            )
            .chain((0..briefing.tag_names.len() as u32).map(|n| Facet::Tag(TagIx(n))))
            .chain(Status::ALL.iter().copied().map(Facet::Status))
            .collect();
        let muted: Vec<Item> = ["post", "paper", "ada"].iter().filter_map(|id| item(&briefing, id)).collect();
        let dates =
            select(vec![None, Some("1666-09-02"), Some("198X"), Some("2022-07?"), Some("1666-09-02T22~")]);
        let sections = select(vec![
            Sections::Fitting,
            Sections::Chosen(None),
            Sections::Chosen(Some(Unit::Month)),
            Sections::Chosen(Some(Unit::Years(100))),
        ]);
        (
            dates,
            vec(select(muted), 0..3),
            vec(select(facets), 0..4),
            select(vec![Clock::Happened, Clock::Reported]),
            select(vec![Form::List, Form::Bars, Form::Lanes]),
            sections,
            vec(heads(), 0..4),
        )
            .prop_map(|(as_of, muted, facets, clock, form, sections, folds)| Perspective {
                as_of: as_of.and_then(|edtf| Date::parse(edtf).ok()),
                muted,
                facets,
                clock,
                form,
                sections,
                folds: folds.into_iter().collect(),
            })
    }

    proptest! {
        /// What is written down and read again is what it was.
        #[test]
        fn a_perspective_comes_back_from_what_is_written_down(perspective in perspectives()) {
            let briefing = briefing(TEXT);
            let written = serde_json::to_string(&Saved::new(&perspective, &briefing));
            let written = written.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let saved: Saved =
                serde_json::from_str(&written).map_err(|error| TestCaseError::fail(format!("{written}: {error}")))?;
            prop_assert_eq!(saved.perspective(&briefing), perspective, "{}", written);
        }
    }

    #[test]
    fn it_is_written_in_words_that_mean_the_same_in_another_reading_of_the_file() {
        let text = r#"{"as_of":"198X","muted":["paper","gone"],"facets":[{"entity":"bob"},{"tag":"fire"},{"stance":{"by":"ada","stance":"denies"}}],"clock":"reported","form":"lanes","sections":"P10Y","folds":["1980-01-01/P10Y","undated"]}"#;
        let saved: Saved = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}"));
        let reordered = briefing(
            "briefing: 1\ntitle: T\nactors: {bob: {name: Bob}, ada: {name: Ada}}\nsources: {paper: {title: P}}\nevents: [{title: E., tags: [fire]}]\n",
        );
        let perspective = saved.perspective(&reordered);
        let names = |item: &Item| reordered.id(*item).map(ToString::to_string);
        assert_eq!(perspective.muted.iter().map(names).collect::<Vec<_>>(), [Some("paper".to_owned())]);
        let folds: Vec<String> = perspective.folds.iter().map(Head::to_string).collect();
        assert_eq!(folds, ["1980s", "Undated"]);
        assert_eq!(perspective.facets.len(), 3);
        let again = Saved::new(&perspective, &reordered);
        assert_eq!(serde_json::to_string(&again).unwrap_or_default(), text.replace(r#","gone""#, ""));
        assert_eq!(Saved::default().perspective(&reordered), Perspective::default());
    }
}
