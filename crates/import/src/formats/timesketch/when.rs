//! The two stamps of an entry as one date. It must not know what else an entry has.

use briefing_format::model::Date;
use briefing_text::safe_format;

use crate::{
    Code,
    dates::{How, Read},
    formats::stamps,
};

/// When an entry was: `datetime`, with which `timestamp` agrees as far as both go.
pub(super) fn read(datetime: &str, timestamp: &str, how: &How) -> Read {
    let number = stamps::number(timestamp);
    if datetime.is_empty() {
        return Read { edtf: number, ..Read::default() };
    }
    let read = stamps::read(datetime, how);
    let (Some(edtf), Some(number)) = (&read.edtf, number) else { return read };
    let (Ok(date), Ok(other)) = (Date::parse(edtf), Date::parse(&number)) else { return read };
    if agree(&date, &other) {
        return read;
    }
    let day = |edtf: &str| edtf.split('T').next().unwrap_or_default().to_owned();
    let (one, two) = (day(edtf).min(day(&number)), day(edtf).max(day(&number)));
    let edtf = if one == two { one } else { format!("[{one},{two}]") };
    let message =
        safe_format!("`datetime` says {datetime}, `timestamp` {number}; what both leave open is written.");
    let words = format!("{datetime}, or {number}");
    let edtf = Some(edtf).filter(|edtf| Date::parse(edtf).is_ok());
    Read { edtf, words: Some(words), findings: vec![(Code::StampsDisagree, message)] }
}

/// Whether a number of seconds lies within what a date names. A date without a zone may be of any.
fn agree(date: &Date, number: &Date) -> bool {
    let (Some((from, to)), Some((start, end))) = (date.named_seconds(), number.named_seconds()) else {
        return true;
    };
    let zone = if date.has_zone() == Some(true) { 0 } else { 14 * 3_600 };
    from - zone <= start && end <= to + zone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finer_number_agrees_and_another_does_not() {
        for (datetime, timestamp, edtf, code) in [
            ("2012-03-14T04:17:38+00:00", "1331698658276340", "2012-03-14T04:17:38+00:00", None),
            ("2012-03-14T05:17:38+01:00", "1331698658", "2012-03-14T05:17:38+01:00", None),
            ("2012-03-14T05:17:38", "1331698658", "2012-03-14T05:17:38", None),
            ("2012-03-14", "1331698658", "2012-03-14", None),
            ("", "1331698658276340", "2012-03-14T04:17:38.276340Z", None),
            ("2012-03-14T09:17:38Z", "1331698658", "2012-03-14", Some(Code::StampsDisagree)),
            (
                "2015-07-24T19:01:01+00:00",
                "1331698658276340",
                "[2012-03-14,2015-07-24]",
                Some(Code::StampsDisagree),
            ),
            ("2015-07-24T19:01:01+00:00", "0", "2015-07-24T19:01:01+00:00", None),
        ] {
            let read = read(datetime, timestamp, &How::default());
            let found = (read.edtf.unwrap_or_default(), read.findings.first().map(|it| it.0));
            assert_eq!(found, (edtf.to_owned(), code), "{datetime} {timestamp}");
        }
    }
}
