//! The days that an EDTF string names, whichever of its sides are open. It must not know what the bounds are used for.

use edtf_core::{Date, Edtf, IntervalEndpoint, SetElement};

use super::{Day, day_of};

/// The first and the last day of all units that the string names: for `[..1979]`, those of 1979. `None` where they are
/// beyond counting.
pub(super) fn named(edtf: &Edtf) -> (Option<Day>, Option<Day>) {
    match edtf {
        Edtf::Date(date) => both(date),
        Edtf::DateTime(at) => both(&at.date),
        Edtf::Interval(interval) => span([&interval.start, &interval.end].into_iter().filter_map(endpoint)),
        Edtf::Set(set) => span(set.elements.iter().map(element)),
    }
}

/// The same of the unit in which the string begins: of an interval, that of its start, or else that of its end.
pub(super) fn start(edtf: &Edtf) -> Ends {
    match edtf {
        Edtf::Interval(interval) => {
            endpoint(&interval.start).or_else(|| endpoint(&interval.end)).unwrap_or_default()
        }
        Edtf::Date(_) | Edtf::DateTime(_) | Edtf::Set(_) => named(edtf),
    }
}

type Ends = (Option<Day>, Option<Day>);

fn both(date: &Date) -> Ends {
    let bounds = Edtf::Date(*date).bounds();
    (day_of(bounds.earliest), day_of(bounds.latest))
}

fn endpoint(endpoint: &IntervalEndpoint) -> Option<Ends> {
    match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(both(date)),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn element(element: &SetElement) -> Ends {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => both(date),
        SetElement::Range(from, to) => (both(from).0, both(to).1),
    }
}

fn span(ends: impl Iterator<Item = Ends>) -> Ends {
    ends.fold((None, None), |(first, last), (from, to)| {
        (first.into_iter().chain(from).min(), last.into_iter().chain(to).max())
    })
}
