//! The sources that a row names: by the name that a table gives them, by an address, or in words.

use briefing_format::model::Id;
use briefing_text::safe_format;

use super::{
    Set, Sheet,
    cells::{is_address, line},
    headings::Role,
    known::is_placeholder,
    pages::{Cited, is_copy_of},
    telling::of_row,
};
use crate::{
    Code, Place,
    formats::mails,
    said::is_said,
    table::{Row, folded},
};

impl Sheet<'_> {
    /// The sources that a row names, each once.
    pub(super) fn sources(&self, row: Row<'_>, foreign: &str, set: &mut Set<'_>) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        // Names with the page behind each, and pages behind other words.
        let (mut linked, mut behind): (Vec<(&str, &str)>, Vec<&str>) = (Vec::new(), Vec::new());
        for column in self.columns.all(Role::Source) {
            let is_id =
                folded(&self.table.headings[column]).split(' ').any(|word| matches!(word, "id" | "ids"));
            let values = self.splits.values(column, row.cell(column));
            let mut page = self.page(row, column);
            for value in &values {
                let value = *value;
                if let Some(id) = set.sources.get(value) {
                    found.push(id.clone());
                } else if !set.sources.has_table && is_placeholder(value) {
                    set.made.report.lose(format!("`{}` as a source", line(value)));
                } else if !is_said(&line(value)) {
                    set.made
                        .report
                        .lose_many("words of a source that say nothing", usize::from(!is_left_out(value)));
                } else if !is_id && !set.sources.has_table || is_address(value) {
                    // The page behind one name is that of the source.
                    match page.filter(|_| values.len() == 1 && !is_address(value)) {
                        Some(address) => {
                            linked.push((value, address));
                            page = None;
                        }
                        None => words.push(value),
                    }
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
            behind.extend(page);
        }
        let mut addresses: Vec<&str> = Vec::new();
        for column in self.columns.all(Role::Url) {
            let values = self.splits.values(column, row.cell(column));
            let page = self.page(row, column);
            match (&values[..], page) {
                // What a cell shows of a page behind it are words for it.
                ([words], Some(address)) if !is_address(words) => linked.push((words, address)),
                _ => behind.extend(page),
            }
            for value in values.into_iter().filter(|value| page.is_none() || is_address(value)) {
                if is_left_out(value) {
                    // A mailbox or a telephone, which is counted with the row.
                } else if is_placeholder(value) || !is_said(&line(value)) {
                    set.made.report.lose(format!("`{}` as an address", line(value)));
                } else {
                    addresses.push(value);
                }
            }
        }
        for role in [Role::Title, Role::Text, Role::Claim] {
            behind.extend(self.columns.all(role).filter_map(|column| self.page(row, column)));
        }
        if !found.is_empty() {
            // The names say which sources it has. An address beside them is of another page, or of none of them.
            let others = addresses
                .iter()
                .filter(|address| set.sources.get(address).is_none_or(|id| !found.contains(id)));
            let count = others.count();
            (0..count).for_each(|_| set.made.report.lose("address beside the name of a source"));
            addresses.clear();
            set.made.report.lose_many("link behind a cell", behind.len());
            behind.clear();
        }
        found.extend(named(words, addresses, set));
        for (title, address) in linked {
            found.push(set.sources.id(title, address, &mut set.made));
        }
        for address in behind {
            found.push(set.sources.id("", address, &mut set.made));
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

/// Whether nothing is left of words once what is personal is taken out.
fn is_left_out(words: &str) -> bool {
    !words.is_empty() && mails::removed(words).is_empty()
}

/// The sources of names and addresses, of which one of each is one source in two cells. A copy of a page is no other source.
fn named(words: Vec<&str>, addresses: Vec<&str>, set: &mut Set<'_>) -> Vec<Id> {
    if let ([title], [address]) = (&words[..], &addresses[..])
        && !is_address(title)
        && is_address(address)
    {
        return vec![set.sources.id(title, address, &mut set.made)];
    }
    let all: Vec<Cited<'_>> = words.into_iter().chain(addresses).map(Cited::of).collect();
    let mut found = Vec::with_capacity(all.len());
    for (at, cited) in all.iter().enumerate() {
        let is_copy = |(of, other): (usize, &Cited<'_>)| of != at && is_copy_of(cited.address, other.address);
        let is_copy = cited.title.is_empty() && all.iter().enumerate().any(is_copy);
        set.made.report.lose_many("further address of a source", cited.others + usize::from(is_copy));
        if !is_copy {
            found.push(set.sources.id(&cited.title, cited.address, &mut set.made));
        }
    }
    found
}
