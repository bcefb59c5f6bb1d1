//! Which quotes bear on an item. It must not know the pane that shows them.

use super::{Role, Story};
use briefing_format::model::{Item, QuoteIx};

impl Story<'_> {
    /// The quotes of an item, each once: those an event names or that are said to be about it, those an actor said, those that came through a
    /// source, those in which positions on a claim were taken, those a judgment rests on; of the briefing, all.
    pub fn quotes_of(self, item: Item) -> Vec<QuoteIx> {
        let briefing = self.briefing;
        match item {
            Item::Briefing => (0..briefing.quotes.len() as u32)
                .map(QuoteIx)
                .filter(|quote| self.is_known(Item::Quote(*quote)))
                .collect(),
            Item::Event(ix) => {
                let about = self.pointing_quotes(item, Role::About);
                unique(briefing.known(&briefing[ix].quotes).chain(about))
            }
            Item::Entity(_) => self.pointing_quotes(item, Role::Speaker),
            Item::Source(_) => self.pointing_quotes(item, Role::Via),
            Item::Quote(ix) => vec![ix],
            Item::Claim(ix) => {
                unique(briefing.positions(ix).filter_map(|(_, position)| briefing.known_one(position.quote)))
            }
            Item::Judgment(ix) => self.behind(briefing.known(&briefing[ix].basis)),
            Item::Question(ix) => self.behind(briefing.known(&briefing[ix].about)),
        }
    }

    fn pointing_quotes(self, item: Item, role: Role) -> Vec<QuoteIx> {
        let from = self.referrers(item, role);
        from.filter_map(|from| if let Item::Quote(ix) = from { Some(ix) } else { None }).collect()
    }

    fn behind(self, items: impl Iterator<Item = Item>) -> Vec<QuoteIx> {
        // A judgment on another judgment is not followed: its own quotes are one key away.
        let direct = items.filter(|item| !matches!(item, Item::Judgment(_) | Item::Question(_)));
        unique(direct.flat_map(|item| self.quotes_of(item)))
    }
}

fn unique(quotes: impl Iterator<Item = QuoteIx>) -> Vec<QuoteIx> {
    let mut seen = std::collections::HashSet::new();
    quotes.filter(|quote| seen.insert(*quote)).collect()
}
