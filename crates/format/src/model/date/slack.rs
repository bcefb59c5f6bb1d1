//! How far a date that is marked approximate or uncertain may lie outside its bounds. The standard leaves it open
//! (ISO 8601-2, 8.4.2), so this is a rule of our own; it must not be used for anything but order and gaps.

use edtf_core::{Date, DateField, Edtf, IntervalEndpoint, Qualifier, SetElement};

use super::day_of;

/// The slack of an expression is that of its most doubtful part.
pub(super) fn slack(edtf: &Edtf) -> u32 {
    match edtf {
        Edtf::Date(date) => date_slack(date),
        Edtf::DateTime(_) => 0,
        Edtf::Interval(interval) => endpoint_slack(&interval.start).max(endpoint_slack(&interval.end)),
        Edtf::Set(set) => set.elements.iter().map(element_slack).max().unwrap_or(0),
    }
}

fn endpoint_slack(endpoint: &IntervalEndpoint) -> u32 {
    match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => date_slack(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => 0,
    }
}

fn element_slack(element: &SetElement) -> u32 {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            date_slack(date)
        }
        SetElement::Range(from, to) => date_slack(from).max(date_slack(to)),
    }
}

/// How far a date may lie outside its bounds, in days: the shortest length of the unit that is marked.
fn date_slack(date: &Date) -> u32 {
    let year = Some(date.year.qualifier);
    let month = date.month.map(|month| month.qualifier);
    let day = date.day.map(|day| day.qualifier);
    // A mark at the end of a group holds for all to its left, so the unit is the finest part of an unbroken run.
    let ends = |part: Option<Qualifier>, finer: Option<Qualifier>| {
        part.is_some_and(|part| {
            part.uncertain && !finer.is_some_and(|finer| finer.uncertain)
                || part.approximate && !finer.is_some_and(|finer| finer.approximate)
        })
    };
    let whole = if date.month.is_none() { ends(year, None) } else { ends(day.or(month), None) };
    let mut slack = if whole { width(date) } else { 0 };
    if date.month.is_some() && ends(year, month) {
        slack = slack.max(width(&Date { month: None, day: None, ..*date }));
    }
    if date.day.is_some() && ends(month, day) {
        slack = slack.max(width(&Date { day: None, ..*date }));
    }
    let anywhere = date.month.and_then(DateField::value).is_some_and(|code| (21..=24).contains(&code));
    if anywhere { slack.max(HALF_A_YEAR) } else { slack }
}

/// The days between a northern season and the southern one of the same name.
const HALF_A_YEAR: u32 = 184;

/// The days from the first to the last that a date may mean, less three from a month on: February and common years
/// are shorter than others, and one clear unit of any length shall do.
fn width(date: &Date) -> u32 {
    let bounds = Edtf::Date(*date).bounds();
    let (Some(first), Some(last)) = (day_of(bounds.earliest), day_of(bounds.latest)) else {
        return u32::MAX;
    };
    let days = last.number() - first.number() + 1;
    u32::try_from(if days < 28 { days } else { days - 3 }).unwrap_or(u32::MAX)
}
