//! The sources that a row names: by the name that a table gives them, by an address, or in words.

use briefing_format::model::Id;
use briefing_text::safe_format;

use super::{Set, Sheet, cells::is_address, headings::Role, known::with_address, telling::of_row};
use crate::{
    Code, Place,
    table::{Row, folded},
};

impl Sheet<'_> {
    /// The sources that a row names, each once.
    pub(super) fn sources(&self, row: Row<'_>, foreign: &str, set: &mut Set<'_>) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for column in self.columns.all(Role::Source) {
            let is_id =
                folded(&self.table.headings[column]).split(' ').any(|word| matches!(word, "id" | "ids"));
            for value in self.splits.values(column, row.cell(column)) {
                if let Some(id) = set.sources.get(value) {
                    found.push(id.clone());
                } else if !is_id && !set.sources.has_table || is_address(value) {
                    words.push(value);
                } else {
                    let message = safe_format!(
                        "{}`{value}` is no source of the tables, so none is made of it.",
                        of_row(foreign)
                    );
                    set.made.tell(
                        "row",
                        Code::ReferenceMissing,
                        &self.table.file,
                        Place::Row(row.number),
                        message,
                    );
                    set.made.report.lose("reference to a source");
                }
            }
        }
        let mut addresses: Vec<&str> = Vec::new();
        for column in self.columns.all(Role::Url) {
            addresses.extend(self.splits.values(column, row.cell(column)));
        }
        if !found.is_empty() {
            // The names say which sources it has. An address beside them is of another page, or of none of them.
            let others = addresses
                .iter()
                .filter(|address| set.sources.get(address).is_none_or(|id| !found.contains(id)));
            let count = others.count();
            (0..count).for_each(|_| set.made.report.lose("address beside the name of a source"));
            addresses.clear();
        }
        if let ([title], [address]) = (&words[..], &addresses[..])
            && !is_address(title)
            && is_address(address)
        {
            // One source in two cells.
            found.push(set.sources.id(title, address, &mut set.made));
        } else {
            for value in words.into_iter().chain(addresses) {
                let (title, address) = with_address(value);
                found.push(set.sources.id(&title, address, &mut set.made));
            }
        }
        let mut once = Vec::with_capacity(found.len());
        for id in found {
            if !once.contains(&id) {
                once.push(id);
            }
        }
        once
    }
}
