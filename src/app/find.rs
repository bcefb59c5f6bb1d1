//! Search patterns and where they are found: plain words, or a regular expression, both with smart case. It must not know
//! what happens with a hit.

use std::ops::Range;

use memchr::memmem::Finder;
use regex::{Regex, RegexBuilder};
use regex_syntax::ast::{self, Ast, ClassSetItem, Visitor};

use briefing_evidence::{Story, describe::own_words};
use briefing_format::model::Item;
use briefing_text::{Fold, Folded, SafeText, safe_format};

/// The most bytes that a regular expression takes once it is compiled, and twice that while it searches: `\w{9}{9}{9}` would
/// take gigabytes.
const LARGEST: usize = 1 << 20;
/// How deep the groups of one may stand in one another.
const DEEPEST: u32 = 64;

/// What to look for. Accents and how letters are composed do not count, and case only where there is a capital letter
/// (smart case).
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    fold: Fold,
    matcher: Matcher,
}

#[derive(Clone, Debug)]
enum Matcher {
    Words(Box<Finder<'static>>),
    Regex(Regex),
}

impl Pattern {
    /// Makes a pattern of plain words; nothing where there are none.
    pub(crate) fn new(words: &str) -> Option<Self> {
        let fold = Fold::smart(words);
        let folded = Folded::new(words, fold);
        let finder = Finder::new(folded.text.as_bytes()).into_owned();
        let matcher = Matcher::Words(Box::new(finder));
        (!folded.text.is_empty()).then_some(Self { fold, matcher })
    }

    /// Makes a pattern of a regular expression; nothing where it is empty. Errors: what is wrong with it.
    pub(crate) fn regex(expression: &str) -> Result<Option<Self>, SafeText> {
        if expression.is_empty() {
            return Ok(None);
        }
        // The text is looked at without accents, so the letters of the expression have none either.
        let folded = Folded::new(expression, Fold::Accents).text;
        let ast = ast::parse::ParserBuilder::new().nest_limit(DEEPEST).build().parse(&folded);
        let ast = ast.map_err(|error| safe_format!("{}", error.kind()))?;
        let ignores_case = ast::visit(&ast, HasCapital(false)).is_ok_and(|has_capital| !has_capital);
        let regex = RegexBuilder::new(&folded)
            .case_insensitive(ignores_case)
            .size_limit(LARGEST)
            .dfa_size_limit(2 * LARGEST)
            .nest_limit(DEEPEST)
            .build();
        let regex = regex.map_err(|error| match error {
            regex::Error::CompiledTooBig(_) => SafeText::from_static("it is too large"),
            error => {
                let words = error.to_string();
                let last = words.lines().last().unwrap_or_default();
                safe_format!("{}", last.trim_start_matches("error: "))
            }
        })?;
        Ok(Some(Self { fold: Fold::Accents, matcher: Matcher::Regex(regex) }))
    }

    /// Every place in a text where it stands, none overlapping.
    pub(crate) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::new(text, self.fold);
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let mut add = |range: Range<usize>| {
            let raw = folded.raw_range(range);
            // Two hits may be in one letter: that is one place.
            if !raw.is_empty() && ranges.last().is_none_or(|last| last.end <= raw.start) {
                ranges.push(raw);
            }
        };
        match &self.matcher {
            Matcher::Words(finder) => {
                let length = finder.needle().len();
                finder.find_iter(folded.text.as_bytes()).for_each(|at| add(at..at + length));
            }
            Matcher::Regex(regex) => regex.find_iter(&folded.text).for_each(|hit| add(hit.range())),
        }
        ranges
    }

    /// How often it stands in an item's own words.
    pub(crate) fn count(&self, story: Story<'_>, item: Item) -> usize {
        let mut count = 0;
        own_words(story, item, &mut |words| count += self.ranges(words).len());
        count
    }

    /// The places in an item's own words, in the order in which they are shown; `visit` gets the words of each, too.
    pub(crate) fn each(&self, story: Story<'_>, item: Item, visit: &mut dyn FnMut(Stop, &str)) {
        let mut part = 0;
        own_words(story, item, &mut |words| {
            for range in self.ranges(words) {
                visit(Stop { item, part, range }, words);
            }
            part += 1;
        });
    }

    /// One of these places, counted from 0.
    pub(crate) fn nth(&self, story: Story<'_>, item: Item, n: usize) -> Option<Stop> {
        let (mut left, mut found) = (n, None);
        self.each(story, item, &mut |stop, _| match left.checked_sub(1) {
            Some(less) => left = less,
            None => {
                found.get_or_insert(stop);
            }
        });
        found
    }
}

/// Where a hit stands in an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stop {
    /// The item.
    pub(crate) item: Item,
    /// Which stretch of its own words.
    pub(crate) part: usize,
    /// The bytes of these words.
    pub(crate) range: Range<usize>,
}

impl Stop {
    /// Whether it is in what the item is called by. A quote is called by its words.
    pub(crate) const fn is_in_title(&self) -> bool {
        self.part == 0 && !matches!(self.item, Item::Quote(_))
    }

    /// How to find it while paragraphs are gone through that begin with the title.
    pub(crate) fn seek(&self) -> Seek {
        Seek(Some((self.part, self.range.clone())))
    }

    /// The same where the title stands elsewhere.
    pub(crate) fn seek_below_title(&self) -> Seek {
        Seek(self.part.checked_sub(1).map(|part| (part, self.range.clone())))
    }
}

/// A place to be found while paragraphs are gone through: how many stretches of own words come before it, and its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seek(Option<(usize, Range<usize>)>);

impl Seek {
    /// The place where it is looked for, or nowhere.
    pub(crate) fn of(stop: Option<&Stop>) -> Self {
        stop.map(Stop::seek).unwrap_or_default()
    }

    /// A place in the first stretch of own words.
    pub(crate) const fn in_first(range: Range<usize>) -> Self {
        Self(Some((0, range)))
    }

    /// Goes through the next paragraph, of which these are the item's own words; gives the place if it is there.
    pub(crate) fn pass(&mut self, own: &[Range<usize>]) -> Option<Range<usize>> {
        let (before, range) = self.0.as_mut()?;
        let Some(words) = own.get(*before) else {
            *before -= own.len();
            return None;
        };
        let place = words.start + range.start..(words.start + range.end).min(words.end);
        self.0 = None;
        Some(place)
    }
}

/// How many hits each item has, in the order in which they are visited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The items that have any, each with the number of hits before it.
    items: Vec<(Item, usize)>,
    count: usize,
}

impl Hits {
    /// Adds the hits of the next item.
    pub(crate) fn push(&mut self, item: Item, hits: usize) {
        if hits > 0 {
            self.items.push((item, self.count));
            self.count += hits;
        }
    }

    /// How many there are in all.
    pub(crate) const fn count(&self) -> usize {
        self.count
    }

    /// The items, each with the numbers of its hits.
    pub(crate) fn items(&self) -> impl DoubleEndedIterator<Item = (Item, Range<usize>)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(n, (item, first))| {
            (*item, *first..self.items.get(n + 1).map_or(self.count, |(_, next)| *next))
        })
    }

    /// The item of a hit, and which of its hits it is.
    pub(crate) fn at(&self, hit: usize) -> Option<(Item, usize)> {
        let next = self.items.partition_point(|(_, first)| *first <= hit);
        let (item, first) = self.items.get(next.checked_sub(1)?).filter(|_| hit < self.count)?;
        Some((*item, hit - first))
    }
}

/// Whether an expression has a capital letter that is meant as one: `\S` and `\p{L}` have none.
struct HasCapital(bool);

impl Visitor for HasCapital {
    type Output = bool;
    type Err = ();

    fn finish(self) -> Result<bool, ()> {
        Ok(self.0)
    }

    fn visit_pre(&mut self, ast: &Ast) -> Result<(), ()> {
        if let Ast::Literal(literal) = ast {
            self.0 |= literal.c.is_uppercase();
        }
        Ok(())
    }

    fn visit_class_set_item_pre(&mut self, item: &ClassSetItem) -> Result<(), ()> {
        self.0 |= match item {
            ClassSetItem::Literal(literal) => literal.c.is_uppercase(),
            ClassSetItem::Range(range) => range.start.c.is_uppercase() || range.end.c.is_uppercase(),
            _ => false,
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(pattern: Option<Pattern>, text: &'t str) -> Vec<&'t str> {
        pattern.map(|pattern| pattern.ranges(text)).into_iter().flatten().map(|range| &text[range]).collect()
    }

    fn words<'t>(words: &str, text: &'t str) -> Vec<&'t str> {
        found(Pattern::new(words), text)
    }

    fn regex<'t>(expression: &str, text: &'t str) -> Vec<&'t str> {
        found(Pattern::regex(expression).unwrap_or_else(|wrong| panic!("{wrong}")), text)
    }

    #[test]
    fn lower_case_finds_any_case_and_a_capital_only_itself() {
        assert_eq!(words("iran", "Iran, IRAN, iran"), ["Iran", "IRAN", "iran"]);
        assert_eq!(words("Iran", "Iran, IRAN, iran"), ["Iran"]);
        assert_eq!(words("çështja", "ÇËSHTJA"), ["ÇËSHTJA"]);
    }

    #[test]
    fn words_are_plain_words() {
        assert_eq!(words("a.c", "abc a.c"), ["a.c"]);
        assert_eq!(words("", "abc"), [""; 0]);
        assert_eq!(words("\u{301}", "abc"), [""; 0]);
    }

    #[test]
    fn accents_and_how_letters_are_composed_do_not_count() {
        for (typed, text, hits) in [
            ("tirane", "In Tiranë.", &["Tiranë"][..]),
            ("café", "Ein cafe\u{301}, ein CAFÉ", &["cafe\u{301}", "CAFÉ"]),
            ("cafe\u{301}", "Ein café", &["café"]),
            ("istanbul", "İstanbul'da, ISTANBUL", &["İstanbul", "ISTANBUL"]),
            ("İstanbul", "istanbul, İstanbul, Istanbul", &["İstanbul", "Istanbul"]),
            ("strasse", "Straße", &["Straße"]),
            ("straße", "STRASSE", &["STRASSE"]),
            ("s", "Maß", &["ß"]),
            ("иран", "ИРАН", &["ИРАН"]),
            ("οδυσσευς", "Ὀδυσσεύς", &["Ὀδυσσεύς"]),
        ] {
            assert_eq!(words(typed, text), hits, "{typed}");
        }
    }

    #[test]
    fn a_regular_expression_has_the_same_smart_case_and_no_accents() {
        assert_eq!(regex(r"\bir(an|aq)\b", "Iran, IRAQ, irate"), ["Iran", "IRAQ"]);
        assert_eq!(regex(r"Ir\S+", "Iran, iran"), ["Iran,"]);
        assert_eq!(regex(r"\S\p{L}", "aB"), ["aB"]);
        assert_eq!(regex(r"[T]iran.", "Tiranë tiranë"), ["Tiranë"]);
        assert_eq!(regex(r"caf[é]s?", "Cafe\u{301}s, café"), ["Cafe\u{301}s", "café"]);
        assert_eq!(regex("x*", "axxb"), ["xx"], "nothing is nowhere");
    }

    #[test]
    fn what_is_wrong_with_an_expression_is_said_and_what_would_take_too_much_is_refused() {
        let wrong = |expression: &str| Pattern::regex(expression).err().unwrap_or_default().to_string();
        assert_eq!(wrong("a(b"), "unclosed group");
        assert_eq!(wrong(r"\p{Nothing}"), "Unicode property not found");
        assert_eq!(wrong(r"\w{99}{99}{99}"), "it is too large");
        assert_eq!(
            wrong(&format!("{}a{}", "(".repeat(99), ")".repeat(99))),
            "exceed the maximum number of nested parentheses/brackets (64)"
        );
        assert!(Pattern::regex("").is_ok_and(|none| none.is_none()));
        // What takes others ages takes this one a moment.
        assert_eq!(regex("(a+)+$", &format!("{}b", "a".repeat(100_000))), [""; 0]);
    }

    #[test]
    fn a_place_is_found_among_the_own_words_of_paragraphs() {
        let stop = Stop { item: Item::Briefing, part: 2, range: 1..3 };
        let mut seek = stop.seek();
        assert_eq!(
            [seek.pass(&[0..9]), seek.pass(&[]), seek.pass(&[0..4, 10..14, 20..22])],
            [None, None, Some(11..13)]
        );
        assert_eq!(seek.pass(&[0..9]), None, "it stands once");
        assert_eq!(stop.seek_below_title().pass(&[0..1, 5..7]), Some(6..7));
    }

    #[test]
    fn hits_are_counted_through_all_items() {
        use briefing_format::model::{EventIx, QuoteIx};
        let [event, quote] = [Item::Event(EventIx(0)), Item::Quote(QuoteIx(0))];
        let mut hits = Hits::default();
        for (item, count) in [(event, 2), (Item::Briefing, 0), (quote, 3)] {
            hits.push(item, count);
        }
        assert_eq!(hits.count(), 5);
        assert_eq!(
            [0, 1, 2, 4, 5].map(|n| hits.at(n)),
            [Some((event, 0)), Some((event, 1)), Some((quote, 0)), Some((quote, 2)), None]
        );
        assert_eq!(hits.items().collect::<Vec<_>>(), [(event, 0..2), (quote, 2..5)]);
        assert_eq!(Hits::default().at(0), None);
    }
}
