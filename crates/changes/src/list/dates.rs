//! In what two dates differ: sharpened, widened, moved, or only marked. It must not know what they are dates of.

use briefing_format::model::Date;

/// What became of a date.
pub(super) fn change(old: &Date, new: &Date) -> &'static str {
    let bare = |date: &Date| date.edtf().replace(['~', '?', '%'], "");
    if old.edtf() == new.edtf() {
        return "in other words";
    }
    if bare(old) == bare(new) {
        return "only marked otherwise";
    }
    if old.is_in_words() || new.is_in_words() {
        return if old.is_in_words() { "now dated" } else { "now in words only" };
    }
    let bounds = |date: &Date| (date.earliest(), date.latest());
    let (before, after) = (bounds(old), bounds(new));
    let holds = |outer: (Option<_>, Option<_>), inner: (Option<_>, Option<_>)| {
        let starts = outer.0.is_none() || inner.0.is_some() && outer.0 <= inner.0;
        let ends = outer.1.is_none() || inner.1.is_some() && outer.1 >= inner.1;
        starts && ends
    };
    match (holds(before, after), holds(after, before)) {
        // Bounds are days: a time of day lies within them.
        (true, true) => match (old.edtf().contains('T'), new.edtf().contains('T')) {
            (true, true) if new.edtf().len() == old.edtf().len() => "moved within the day",
            (true, true) if new.edtf().starts_with(old.edtf()) => "sharpened",
            (true, true) if old.edtf().starts_with(new.edtf()) => "widened",
            (true, true) => "moved within the day",
            (false, true) => "sharpened",
            (true, false) => "widened",
            (false, false) => "in another form",
        },
        (true, false) => "sharpened",
        (false, true) => "widened",
        (false, false) => "moved",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_date_is_told() {
        let change = |old: &str, new: &str| match (Date::parse(old), Date::parse(new)) {
            (Ok(old), Ok(new)) => change(&old, &new),
            other => panic!("{other:?}"),
        };
        assert_eq!(change("2024", "2024-03-01"), "sharpened");
        assert_eq!(change("2024-03-01", "2024-03"), "widened");
        assert_eq!(change("2024-03-01", "2024-03-02"), "moved");
        assert_eq!(change("2024-03-01", "2024-03-01~"), "only marked otherwise");
        assert_eq!(change("2024-03-01", "2024-03-01T10:00"), "sharpened");
        assert_eq!(change("2024-03-01T09:00", "2024-03-01T10:00"), "moved within the day");
        assert_eq!(change("2022/..", "[2022..]"), "in another form");
        assert_eq!(change("2024-03-01T09", "2024-03-01T09:30"), "sharpened");
    }
}
