//! Where what is written leads to (OSC 8). It must not know what is written.

use super::write_number;
use crate::address::WebAddress;

/// Writes that what follows leads to an address, or that it leads nowhere.
///
/// A terminal takes what has the same number and the same address for one link, on however many lines it stands.
pub(super) fn write(number: u8, address: Option<&WebAddress>, bytes: &mut Vec<u8>) {
    bytes.extend_from_slice(b"\x1b]8;");
    if let Some(address) = address {
        bytes.extend_from_slice(b"id=");
        write_number(u16::from(number), bytes);
        bytes.push(b';');
        bytes.extend_from_slice(address.as_str().as_bytes());
    } else {
        bytes.push(b';');
    }
    bytes.extend_from_slice(b"\x1b\\");
}

#[cfg(test)]
mod tests {
    use briefing_text::SafeText;
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    use crate::address::WebAddress;
    use crate::encoder::{BEGIN, Encoder};
    use crate::grid::Grid;

    const COLUMNS: u16 = 24;
    const ROWS: u16 = 3;

    fn address(n: usize) -> WebAddress {
        WebAddress::parse(&SafeText::line(&format!("https://a.example/{n}")))
            .unwrap_or_else(|error| panic!("{error:?}"))
    }

    /// A terminal of which only that is looked at: what leads where.
    #[derive(Default)]
    struct Links {
        cells: Vec<Option<String>>,
        cursor: usize,
        link: Option<String>,
    }

    impl Links {
        fn new() -> Links {
            Links { cells: vec![None; usize::from(COLUMNS * ROWS)], ..Links::default() }
        }

        fn take(&mut self, bytes: &[u8]) {
            let mut rest = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{error}"));
            while let Some(first) = rest.chars().next() {
                if let Some(osc) = rest.strip_prefix("\x1b]8;") {
                    let (link, after) = osc.split_once("\x1b\\").unwrap_or_else(|| panic!("it ends"));
                    let (_, address) = link.split_once(';').unwrap_or_else(|| panic!("it has parameters"));
                    self.link = (!address.is_empty()).then(|| link.to_owned());
                    rest = after;
                } else if let Some(csi) = rest.strip_prefix("\x1b[") {
                    let end =
                        csi.find(|c: char| c.is_ascii_alphabetic()).unwrap_or_else(|| panic!("it ends"));
                    self.control(&csi[..end], &csi[end..=end]);
                    rest = &csi[end + 1..];
                } else {
                    self.cells[self.cursor] = self.link.clone();
                    self.cursor = (self.cursor + 1).min(self.cells.len() - 1);
                    rest = &rest[first.len_utf8()..];
                }
            }
        }

        /// What erases takes the link in force, as it does in some terminals.
        fn control(&mut self, parameters: &str, last: &str) {
            let mut numbers = parameters.split(';').map(|number| number.parse().unwrap_or(1));
            let mut number = || numbers.next().unwrap_or(1);
            let columns = usize::from(COLUMNS);
            let erased = match last {
                "H" => {
                    self.cursor = (number() - 1) * columns + number() - 1;
                    return;
                }
                "X" => self.cursor..self.cursor + number(),
                "K" => self.cursor..(self.cursor / columns + 1) * columns,
                "J" => 0..self.cells.len(),
                _ => return,
            };
            self.cells[erased].fill(self.link.clone());
        }
    }

    /// Something painted over a frame: words that lead somewhere or nowhere, or nothing at all.
    #[derive(Clone, Debug)]
    struct Change {
        at: (u16, u16),
        width: usize,
        is_blank: bool,
        style: Style,
        leads_to: Option<usize>,
    }

    fn changes() -> impl Strategy<Value = Vec<Change>> {
        let styles = prop::sample::select(vec![
            Style::new(),
            Style::new().add_modifier(Modifier::BOLD),
            Style::new().add_modifier(Modifier::UNDERLINED),
        ]);
        let change = (
            (0..COLUMNS, 0..ROWS),
            1..COLUMNS as usize,
            any::<bool>(),
            styles,
            prop::option::of(0..40_usize),
        );
        let change = change.prop_map(|(at, width, is_blank, style, leads_to)| Change {
            at,
            width,
            is_blank,
            style,
            leads_to,
        });
        prop::collection::vec(change, 0..6)
    }

    proptest! {
        /// Whatever stood there before, a cell that is painted as leading somewhere does, and no other.
        #[test]
        fn cells_lead_where_they_are_painted_to_lead(frames in prop::collection::vec(changes(), 1..12)) {
            let mut grid = Grid::new(COLUMNS, ROWS);
            let mut encoder = Encoder::default();
            let mut shown = Links::new();
            for changes in frames {
                for Change { at: (x, y), width, is_blank, style, leads_to } in changes {
                    if is_blank {
                        grid.erase(Rect { x, y, width: width as u16, height: 1 });
                    } else {
                        grid.put_ascii(x, y, &"w w".repeat(width)[..width], style.into());
                    }
                    if let Some(n) = leads_to {
                        grid.link(x, y, width as u16, &address(n));
                    }
                }
                shown.take(encoder.encode(&grid, None));
                grid.leave_untouched();
                let mut cells = shown.cells.iter();
                for cell in (0..ROWS).flat_map(|y| grid.row(y)) {
                    let is = cells.next().and_then(|link| link.as_ref()?.split_once(';')).map(|(_, link)| link);
                    let is_to_be = grid.address(cell.pen).map(WebAddress::as_str);
                    prop_assert_eq!(is, is_to_be);
                }
            }
        }
    }

    #[test]
    fn an_address_on_two_lines_is_one_link() {
        let mut grid = Grid::new(8, 2);
        for (y, words) in (0..).zip(["https://", "a.b/"]) {
            grid.put_ascii(0, y, words, Style::new().into());
            grid.link(0, y, words.len() as u16, &address(1));
        }
        let mut encoder = Encoder::default();
        let bytes = String::from_utf8_lossy(encoder.encode(&grid, None)).into_owned();
        let link = "\x1b]8;id=1;https://a.example/1\x1b\\";
        assert_eq!(bytes.matches(link).count(), 1, "{bytes:?}");
        assert!(bytes.contains(&format!("{link}https://\x1b[2;1Ha.b/\x1b]8;;\x1b\\")), "{bytes:?}");
        // Written again in a frame of its own, a line has the same number.
        grid.leave_untouched();
        grid.put_ascii(0, 1, "a.c/", Style::new().into());
        grid.link(0, 1, 4, &address(1));
        let bytes = String::from_utf8_lossy(encoder.encode(&grid, None)).into_owned();
        assert_eq!(bytes.matches(link).count(), 1, "{bytes:?}");
    }

    #[test]
    fn what_is_painted_over_an_address_leads_nowhere() {
        let mut grid = Grid::new(8, 1);
        grid.put_ascii(0, 0, "https://", Style::new().into());
        grid.link(0, 0, 8, &address(1));
        grid.put_ascii(0, 0, "words", Style::new().into());
        let mut encoder = Encoder::default();
        let bytes = String::from_utf8_lossy(encoder.encode(&grid, None)).into_owned();
        assert!(bytes.contains("words\x1b]8;id=1;"), "{bytes:?}");
        assert!(bytes.starts_with(std::str::from_utf8(BEGIN).unwrap_or_else(|error| panic!("{error}"))));
    }

    #[test]
    fn where_hyperlinks_are_off_none_is_written() {
        let mut grid = Grid::new(8, 1);
        grid.switch_links_off();
        grid.put_ascii(0, 0, "https://", Style::new().into());
        grid.link(0, 0, 8, &address(1));
        let mut encoder = Encoder::default();
        assert!(!String::from_utf8_lossy(encoder.encode(&grid, None)).contains("\x1b]8"));
    }
}
