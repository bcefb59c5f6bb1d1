//! What was found in a catalog -> the item of the briefing as it is now. A file may have changed since it was taken in, and then
//! nothing is taken for what it is not.

use briefing_format::model::{Briefing, Item, ItemKind};
use briefing_text::SafeText;

use crate::{kind::Kind, making};

/// The item of a kind that a catalog knows by a number and a title: the one of that number where it is titled so, else the only
/// one of its kind that is. Nothing where there is none, or several.
pub fn item_of(briefing: &Briefing, kind: Kind, number: u32, title: &SafeText) -> Option<Item> {
    let of = match kind {
        Kind::Briefing => return Some(Item::Briefing),
        Kind::Event | Kind::Background => ItemKind::Event,
        Kind::Actor | Kind::Place => ItemKind::Entity,
        Kind::Quote => ItemKind::Quote,
        Kind::Claim => ItemKind::Claim,
        Kind::Source => ItemKind::Source,
        Kind::Judgment => ItemKind::Judgment,
        Kind::Question => ItemKind::Question,
    };
    let is_it = |item: &Item| {
        Kind::of(briefing, *item) == kind && SafeText::line(&making::title(briefing, *item)) == *title
    };
    let mut alike = briefing.items().filter(is_it);
    let by_number = of.item(number);
    let first = alike.next()?;
    let second = alike.next();
    if first == by_number || second == Some(by_number) || alike.any(|item| item == by_number) {
        return Some(by_number);
    }
    second.is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::parse;

    fn found(text: &str, kind: Kind, number: u32, title: &'static str) -> Option<u32> {
        let briefing = parse(text, &mut |_| {}).briefing;
        item_of(&briefing, kind, number, &SafeText::from_static(title)).map(Item::number)
    }

    #[test]
    fn an_item_is_found_by_its_number_where_it_still_says_that_and_by_its_title_alone_else() {
        let text =
            "briefing: 1\ntitle: A\nevents: [{title: One.}, {title: Two.}, {title: Two.}, {title: Four.}]\n";
        assert_eq!(found(text, Kind::Event, 2, "Two."), Some(2));
        assert_eq!(found(text, Kind::Event, 0, "Four."), Some(3));
        // Which of two is meant is not guessed.
        assert_eq!(found(text, Kind::Event, 0, "Two."), None);
        assert_eq!(found(text, Kind::Event, 0, "Gone."), None);
        assert_eq!(found(text, Kind::Background, 0, "One."), None);
        assert_eq!(found(text, Kind::Briefing, 0, "Another title"), Some(0));
    }
}
