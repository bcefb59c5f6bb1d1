//! The web addresses to which cells lead, each stored once and known by a small number. It must not know where they stand.

use crate::address::WebAddress;

/// So many addresses there are at once: the number has the bits of a pen that nothing else needs.
pub(super) const MOST: usize = 31;
/// Terminals drop what is longer (VTE, iTerm2).
const LONGEST: usize = 2083;

/// A table in which a number keeps its meaning as long as a generation lasts.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// The addresses of the numbers from 1 on.
    addresses: Vec<Option<WebAddress>>,
    generation: u64,
    /// Whether cells lead nowhere.
    pub(super) are_off: bool,
}

impl Links {
    /// The number of an address that has one.
    pub(super) fn find(&self, address: &WebAddress) -> Option<u8> {
        let at = self.addresses.iter().position(|known| known.as_ref() == Some(address))?;
        Some(at as u8 + 1)
    }

    /// Gives an address a number; nothing where all are in use, or where no terminal would take it.
    ///
    /// `used` says which numbers cells have. Where all have been given out, those that no cell has are given anew, and a
    /// new generation begins.
    pub(super) fn add(&mut self, address: &WebAddress, used: impl FnOnce() -> u32) -> Option<u8> {
        if address.as_str().len() > LONGEST || self.are_off {
            return None;
        }
        if self.addresses.len() == MOST && self.addresses.iter().all(Option::is_some) {
            let used = used();
            for (n, known) in self.addresses.iter_mut().enumerate() {
                if used & (2 << n) == 0 {
                    *known = None;
                }
            }
            self.generation += 1;
        }
        let free = self.addresses.iter().position(Option::is_none);
        let at = free.or_else(|| {
            let is_room = self.addresses.len() < MOST;
            is_room.then(|| {
                self.addresses.push(None);
                self.addresses.len() - 1
            })
        })?;
        self.addresses[at] = Some(address.clone());
        Some(at as u8 + 1)
    }

    /// The address of a number; nothing for 0.
    pub(super) fn address(&self, number: u8) -> Option<&WebAddress> {
        self.addresses.get(usize::from(number).checked_sub(1)?)?.as_ref()
    }

    pub(super) fn generation(&self) -> u64 {
        self.generation
    }
}

#[cfg(test)]
mod tests {
    use briefing_text::safe_format;

    use super::*;

    fn address(n: usize) -> WebAddress {
        WebAddress::parse(&safe_format!("https://a.example/{n}")).unwrap_or_else(|error| panic!("{error:?}"))
    }

    #[test]
    fn numbers_are_given_anew_where_no_cell_has_them() {
        let mut links = Links::default();
        for n in 0..MOST {
            assert_eq!(links.add(&address(n), || panic!("there is room")), Some(n as u8 + 1));
        }
        assert_eq!(
            (links.find(&address(30)), links.find(&address(31)), links.generation()),
            (Some(31), None, 0)
        );
        // Cells have 1 and 31.
        assert_eq!(links.add(&address(31), || 1 << 1 | 1 << 31), Some(2));
        assert_eq!(links.generation(), 1);
        assert_eq!(links.add(&address(32), || panic!("there is room")), Some(3));
        assert_eq!(links.address(1), Some(&address(0)));
        assert_eq!(links.address(2), Some(&address(31)));
        assert_eq!((links.address(0), links.address(4)), (None, None));
    }

    #[test]
    fn where_all_are_in_use_there_is_none() {
        let mut links = Links::default();
        for n in 0..MOST {
            links.add(&address(n), || 0);
        }
        assert_eq!(links.add(&address(31), || u32::MAX), None);
    }

    #[test]
    fn an_address_that_no_terminal_takes_has_none() {
        let long = safe_format!("https://a.example/{}", "x".repeat(LONGEST));
        let long = WebAddress::parse(&long).unwrap_or_else(|error| panic!("{error:?}"));
        assert_eq!(Links::default().add(&long, || 0), None);
    }
}
