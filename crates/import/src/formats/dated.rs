//! A date that was read, written at its key and told. It must not know which format has it.

use briefing_format::write::Map;
use briefing_text::SafeText;

use crate::{Made, Place, dates::Read};

/// Writes a date that was read at a key, and tells what is to be told of it.
pub(super) fn write(
    made: &mut Made,
    map: &mut Map,
    key: &'static str,
    read: Read,
    file: &SafeText,
    place: &Place,
) {
    let Some(value) = read.value() else { return };
    map.set(key, value);
    made.report.total("date", 1);
    if read.is_coarser() {
        made.report.dates_coarsened += 1;
    } else if read.edtf.is_some() {
        made.report.dates_kept += 1;
    } else {
        made.report.dates_in_words += 1;
    }
    for (code, message) in read.findings {
        made.tell("date", code, file, place.clone(), message);
    }
}
