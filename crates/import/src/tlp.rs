//! The labels of the Traffic Light Protocol, in its own order. It must not know how a format says them.

/// A label of TLP 2.0, from the laxest to the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Tlp {
    /// Everybody.
    Clear,
    /// The recipient's community.
    Green,
    /// The recipient's organization and its clients.
    Amber,
    /// The recipient's organization alone.
    AmberStrict,
    /// Those to whom it was given.
    Red,
}

impl Tlp {
    /// The label of some words, such as `TLP:AMBER+STRICT` or `white`, which TLP 2.0 calls CLEAR.
    pub(crate) fn parse(words: &str) -> Option<Self> {
        let words = words.trim().to_ascii_lowercase();
        match words.strip_prefix("tlp:").unwrap_or(&words).trim() {
            "clear" | "white" => Some(Self::Clear),
            "green" => Some(Self::Green),
            "amber" => Some(Self::Amber),
            "amber+strict" | "amber-strict" | "amber strict" => Some(Self::AmberStrict),
            "red" => Some(Self::Red),
            _ => None,
        }
    }

    /// The word of the format.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Clear => "CLEAR",
            Self::Green => "GREEN",
            Self::Amber => "AMBER",
            Self::AmberStrict => "AMBER+STRICT",
            Self::Red => "RED",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tlp;

    #[test]
    fn labels_of_both_versions_are_read() {
        assert_eq!(Tlp::parse("TLP:WHITE"), Some(Tlp::Clear));
        assert_eq!(Tlp::parse(" tlp:amber+strict "), Some(Tlp::AmberStrict));
        assert_eq!(Tlp::parse("tlp:unclear"), None);
        assert!(Tlp::Red > Tlp::AmberStrict && Tlp::AmberStrict > Tlp::Amber);
    }
}
