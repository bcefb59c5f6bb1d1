//! Times of day, to the hour, the minute or the second. EDTF has them to the second only; the shorter forms are those
//! of ISO 8601-1:2019, 5.3.1.3, and a mark after any of them is our own. It must not know how dates compare.

use edtf_core::{Edtf, Qualifier, TimeShift};

use super::BadDate;

/// The last part of a time of day that is written, the vaguest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Minute,
    Second,
}

impl Unit {
    /// How long it is.
    pub(super) const fn seconds(self) -> i32 {
        match self {
            Self::Hour => 3_600,
            Self::Minute => 60,
            Self::Second => 1,
        }
    }
}

/// When a time of day begins, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    /// Seconds from the start of the written day, as written; 86,400 is a leap second.
    pub(super) second: i32,
    /// Minutes that the clock is ahead of UTC.
    ahead: i16,
    pub(super) unit: Unit,
    /// Whether the file gives a zone.
    pub(super) zoned: bool,
}

impl Clock {
    /// Seconds from the start of the written day, in UTC where the file gives a zone, else as written.
    pub(super) fn start(self) -> i32 {
        self.second - i32::from(self.ahead) * 60
    }
}

/// A date as it was read.
pub(super) struct Written {
    /// The date; what is not written of a time of day is zero.
    pub(super) edtf: Edtf,
    /// What is written of a time of day.
    pub(super) unit: Unit,
    /// The mark after a time of day.
    pub(super) mark: Qualifier,
}

impl Written {
    /// The time of day, where the file gives one.
    pub(super) fn clock(&self) -> Option<Clock> {
        let Edtf::DateTime(at) = &self.edtf else { return None };
        let time = at.time;
        let second = (i32::from(time.hour) * 60 + i32::from(time.minute)) * 60 + i32::from(time.second);
        let (ahead, zoned) = match time.shift {
            None => (0, false),
            Some(TimeShift::Utc) => (0, true),
            Some(TimeShift::Offset { minutes, .. }) => (minutes, true),
        };
        Some(Clock { second, ahead, unit: self.unit, zoned })
    }
}

/// Reads EDTF, or a time of day that EDTF has not: `1666-09-02T01`, `1666-09-02T01:30Z`, `1666-09-02T01~`.
pub(super) fn read(text: &str) -> Result<Written, BadDate> {
    let Some((day, time)) = text.split_once('T').filter(|_| !text.contains(['/', '[', '{'])) else {
        let edtf = Edtf::parse(text).map_err(|error| bad(text, error.message, error.offset))?;
        return Ok(Written { edtf, unit: Unit::Second, mark: Qualifier::default() });
    };
    let mark = Qualifier { uncertain: time.ends_with(['?', '%']), approximate: time.ends_with(['~', '%']) };
    let time = time.strip_suffix(['?', '~', '%']).unwrap_or(time);
    let (clock, zone) = time.split_at(time.find(['Z', '+', '-']).unwrap_or(time.len()));
    let (unit, zeros) = match clock.len() {
        2 => (Unit::Hour, ":00:00"),
        5 => (Unit::Minute, ":00"),
        _ => (Unit::Second, ""),
    };
    // The library knows whole times, and so is asked for one.
    match Edtf::parse(&format!("{day}T{clock}{zeros}{zone}")) {
        Ok(edtf) => Ok(Written { edtf, unit, mark }),
        Err(error) => {
            let (start, end) = (day.len() + 1, day.len() + 1 + clock.len());
            let message = match error.message {
                "time must be hh:mm:ss" => "a time is hh, hh:mm or hh:mm:ss",
                message => message,
            };
            let at = if error.offset < end {
                error.offset
            } else {
                end.max(error.offset.saturating_sub(zeros.len()))
            };
            let is_form = message != error.message;
            Err(bad(text, message, if is_form { start } else { at }))
        }
    }
}

fn bad(text: &str, message: &str, at: usize) -> BadDate {
    BadDate {
        message: format!("not an EDTF date: {message}"),
        at: Some(at).filter(|&at| text.is_char_boundary(at)),
    }
}
