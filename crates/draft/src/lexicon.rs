//! The words by which names, speakers, sources and dates are told, a table a language. It must not know how they are used.

mod albanian;
mod english;
mod french;
mod german;
mod houses;
mod other;
mod rivals;
mod spanish;

use std::{collections::HashMap, sync::LazyLock};

use briefing_format::model::SourceKind;

pub(super) use houses::{house, is_body, network, plain_name};

/// What a word may be. A word may be several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Begins a sentence with a capital letter without being a name.
    Common,
    /// What a person is called by before the name.
    Title,
    /// With this after it, a title belongs to the name of a body: General Assembly.
    BodyName,
    /// A body that an adjective or nothing tells apart: the Albanian government, police.
    Body,
    /// Of a country or belief.
    Adjective,
    /// What a place is, beside its name.
    PlaceKind,
    /// Stands before a place: in, at, near.
    Locating,
    /// Says something.
    Says,
    /// Says something to somebody, who stands right after.
    Tells,
    /// Rather passes words on than says them.
    Relays,
    /// Says what is to be done; the words are no claim.
    Wants,
    /// Speaks of something; only what follows "that" is a claim: condemned, described.
    Remarks,
    Denies,
    Doubts,
    Accuses,
    Blames,
    /// Claims, where "responsibility" follows.
    Takes,
    /// Cites somebody, who stands right after: citing.
    Cites,
    /// Leads to whoever says it: according to, laut, selon.
    Leads,
    /// May stand between a subject and its verb.
    Auxiliary,
    /// A form of "be", with which a verb of saying says it of somebody.
    Passive,
    /// A small word inside a name.
    Connector,
    /// With this before "for", it belongs to the name.
    ForBody,
    /// Begins a group of words for something known.
    Definite,
    /// Begins a group of words for something that is not told.
    Indefinite,
    /// Stands for somebody named before.
    Pronoun,
    /// Joins a part to a noun: of, for.
    Joins,
    /// Ends a group of words on its left.
    Breaks,
    /// Those who speak without a name: officials, witnesses.
    Unnamed,
    /// What media are: newspaper, agency, television.
    Media,
    /// A word in the name of a house of media: News, Times.
    MediaName,
    /// Says that something is still to come.
    Future,
    /// Says that something has been.
    Past,
    /// After this a full stop ends no sentence.
    Abbreviation,
    /// Capital letters that name nobody.
    NoName,
    /// Stands for what was said before: this, it.
    Anaphor,
    /// What is held against somebody: accusations, involvement.
    Charge,
    /// That: begins what is said.
    That,
    /// Who, which.
    Relative,
    Not,
    /// In a picture: pictured, photo.
    Picture,
    /// Begins a line that is no part of the story.
    Furniture,
    /// A talk: interview, comments.
    Talk,
    /// With: joins a talk to whom it was with.
    With,
    /// Begins the place of a document: in, on.
    Within,
    /// And, or.
    And,
    /// "he was quoted as saying".
    Quoted,
    /// Clock: hours, local.
    Local,
    /// Counts or measures; what follows is no name.
    Measure,
    /// Told of whoever did not answer: comment, answer.
    Comment,
    /// Refuses: declined, refused.
    Declines,
    /// Answers, which "not" makes a silence: commented, responded.
    Answers,
    /// A field of government, which stands between an office and its holder: Interior.
    Field,
    /// With "nach" before it, leads to whoever says it: nach Angaben.
    Account,
    /// Frequent words, by which the language is told.
    Frequent,
}

/// The words of a language.
pub(super) struct Tables {
    pub(super) tag: &'static str,
    /// The lists, words parted by a blank, in small letters.
    pub(super) roles: &'static [(Role, &'static str)],
    /// From January; several names of one are parted by a blank.
    pub(super) months: [&'static str; 12],
    /// From Monday.
    pub(super) days: [&'static str; 7],
    /// What somebody writes or shows, with the kind of source that it is.
    pub(super) documents: &'static [(SourceKind, &'static str)],
    /// Words for a time that is counted from the day of publication.
    pub(super) times: &'static [(Time, &'static str)],
    pub(super) grammar: Grammar,
}

/// How sentences are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grammar {
    /// Names can be told from other words.
    pub(super) has_names: bool,
    /// All nouns have a capital letter.
    pub(super) capital_nouns: bool,
    /// The subject may follow its verb anywhere.
    pub(super) inverts: bool,
}

/// A time that is counted from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// So many days later.
    Day(i32),
    /// So many months later.
    Month(i32),
    /// So many years later.
    Year(i32),
    /// Not to be told exactly.
    Words,
}

/// The tables of a language, made ready.
pub(super) struct Lexicon {
    roles: HashMap<&'static str, u64>,
    months: HashMap<&'static str, usize>,
    days: HashMap<&'static str, u32>,
    documents: HashMap<&'static str, SourceKind>,
    /// Each as its words; longer ones first.
    pub(super) times: Vec<(Vec<&'static str>, Time)>,
    pub(super) tag: &'static str,
    pub(super) grammar: Grammar,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.tag)
    }
}

impl Lexicon {
    fn new(tables: &Tables) -> Self {
        let mut roles: HashMap<&'static str, u64> = HashMap::new();
        for (role, words) in tables.roles {
            for word in words.split_whitespace() {
                *roles.entry(word).or_default() |= 1 << (*role as u64);
            }
        }
        let months =
            (1..).zip(tables.months).flat_map(|(n, names)| names.split(' ').map(move |name| (name, n)));
        let days = (0..).zip(tables.days).flat_map(|(n, names)| names.split(' ').map(move |name| (name, n)));
        let documents =
            tables.documents.iter().flat_map(|(kind, words)| words.split(' ').map(move |word| (word, *kind)));
        let times = tables.times.iter().flat_map(|(time, words)| {
            words.split('|').map(move |words| (words.split_whitespace().collect::<Vec<_>>(), *time))
        });
        let mut times: Vec<_> = times.collect();
        times.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        Self {
            roles,
            months: months.filter(|(name, _)| !name.is_empty()).collect(),
            days: days.filter(|(name, _)| !name.is_empty()).collect(),
            documents: documents.collect(),
            times,
            tag: tables.tag,
            grammar: tables.grammar,
        }
    }

    /// Whether a word may be this.
    pub(super) fn is(&self, role: Role, word: &str) -> bool {
        self.roles_of(word) & (1 << (role as u64)) != 0
    }

    /// Whether a word may be one of these.
    pub(super) fn is_any(&self, roles: &[Role], word: &str) -> bool {
        let of_word = self.roles_of(word);
        roles.iter().any(|role| of_word & (1 << (*role as u64)) != 0)
    }

    fn roles_of(&self, word: &str) -> u64 {
        if word.len() > LONGEST {
            return 0;
        }
        let small = small(word);
        let found = self.roles.get(small.as_str()).copied();
        // "Umweltministerin", "Vorstandschef": what a compound ends with says what it is.
        let ending = || {
            let offices =
                OFFICES.split(' ').filter(|_| self.tag == "de" && word.starts_with(char::is_uppercase));
            let mut ends = offices.filter(|office| small.ends_with(office));
            ends.next().and_then(|office| self.roles.get(office).copied())
        };
        found.or_else(ending).unwrap_or_default()
    }

    /// Whether a word stands in any list.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.roles_of(word) != 0 || self.times.iter().any(|(words, _)| words[..] == [small(word).as_str()])
    }

    /// The number of a month, from 1.
    pub(super) fn month(&self, word: &str) -> Option<usize> {
        let found = self.months.get(small(word).as_str()).copied()?;
        // May and mars are words, too, where months have capital letters.
        let has_capitals = matches!(self.tag, "en" | "de");
        (!has_capitals || word.starts_with(char::is_uppercase)).then_some(found)
    }

    /// The number of a day of the week, from 0 for Monday.
    pub(super) fn day(&self, word: &str) -> Option<u32> {
        let found = self.days.get(small(word).as_str()).copied()?;
        let has_capitals = matches!(self.tag, "en" | "de");
        (!has_capitals || word.starts_with(char::is_uppercase)).then_some(found)
    }

    /// The kind of source that a word names.
    pub(super) fn document(&self, word: &str) -> Option<SourceKind> {
        if word.len() > LONGEST { None } else { self.documents.get(small(word).as_str()).copied() }
    }

    /// Whether a word is common, also with an ending behind an apostrophe: it's, we've.
    pub(super) fn is_common(&self, word: &str) -> bool {
        let straight = word.replace('’', "'");
        let stem = straight.split('\'').next().unwrap_or_default();
        self.is(Role::Common, &straight) || self.is(Role::Common, stem) || self.is(Role::NoName, word)
    }

    pub(super) fn is_abbreviation(&self, word: &str) -> bool {
        self.is(Role::Abbreviation, word)
            || word.starts_with(char::is_alphabetic) && word.chars().nth(1).is_none_or(|c| c == '.')
    }

    pub(super) fn is_adjective(&self, word: &str) -> bool {
        if self.is(Role::Adjective, word) {
            return true;
        }
        // Brian and Ian are people: such a word has a stem before its ending.
        let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
        let endings = ["ian", "ians", "ish", "ese", "ist", "ists", "ans"];
        self.tag == "en" && endings.iter().any(|ending| ends(ending))
            || self.tag == "de" && ["ische", "ischen", "ischer", "isches"].iter().any(|ending| ends(ending))
    }

    /// Whether a word is a verb with which somebody says something.
    pub(super) fn is_speech(&self, word: &str) -> bool {
        self.is_any(SPEECH, word)
    }
}

/// All that verbs of saying are.
pub(super) const SPEECH: &[Role] = &[
    Role::Says,
    Role::Tells,
    Role::Relays,
    Role::Wants,
    Role::Remarks,
    Role::Denies,
    Role::Doubts,
    Role::Accuses,
    Role::Blames,
    Role::Takes,
];

/// Offices with which German words for them end.
const OFFICES: &str = "minister ministerin präsident präsidentin staatsanwalt staatsanwältin sprecher sprecherin vorstand vorständin \
                       direktor direktorin";

/// The most bytes of a word in the lists.
const LONGEST: usize = 32;

fn small(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

static ALL: LazyLock<[Lexicon; 6]> = LazyLock::new(|| {
    [&english::TABLES, &german::TABLES, &french::TABLES, &spanish::TABLES, &albanian::TABLES, &other::TABLES]
        .map(Lexicon::new)
});

/// The words of any other language.
pub(super) fn other() -> &'static Lexicon {
    &ALL[ALL.len() - 1]
}

/// The words of a language by its tag, such as en or en-GB; nothing for one that has no tables.
pub(super) fn by_tag(tag: &str) -> Option<&'static Lexicon> {
    let primary = tag.split(['-', '_']).next()?.to_lowercase();
    ALL[..ALL.len() - 1].iter().find(|lexicon| lexicon.tag == primary)
}

/// The most words that are looked at to tell a language.
const LOOKED_AT: usize = 2_000;

/// One word in so many is a frequent one, at least.
const ONE_IN: usize = 9;

/// In a text of at most so many words, all words of the tables count.
const SHORT: usize = 40;

/// A frequent word counts so many times as much as another.
const FREQUENT: usize = 2;

/// The fewest points that tell the language of a short text.
const FEWEST: usize = 3;

/// The language that a text is in, as far as its frequent words tell; and how surely.
pub(super) fn detect(text: &str) -> Option<(&'static Lexicon, usize)> {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .filter(|word| word.starts_with(char::is_alphabetic))
        .take(LOOKED_AT)
        .collect();
    let is_short = words.len() <= SHORT;
    let points = |lexicon: &Lexicon| -> usize {
        let of = |word: &&str| {
            let is_known = is_short && lexicon.knows(word);
            if lexicon.is(Role::Frequent, word) { FREQUENT } else { usize::from(is_known) }
        };
        words.iter().map(of).sum()
    };
    let mut counted: Vec<(&Lexicon, usize)> =
        ALL[..ALL.len() - 1].iter().map(|lexicon| (lexicon, points(lexicon))).collect();
    counted.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    let (best, most) = counted[0];
    let enough = if is_short { most >= FEWEST } else { most * ONE_IN >= words.len() * FREQUENT };
    // A text of another language has some of these words, too.
    let frequent = |list: &dyn Fn(&str) -> bool| words.iter().filter(|word| list(&small(word))).count();
    let is_rival =
        |list: &&&str| frequent(&|word| list.split_whitespace().any(|known| known == word)) * FREQUENT > most;
    let is_clear = most > counted[1].1 && !rivals::RIVALS.iter().any(|list| is_rival(&list));
    (enough && is_clear).then_some((best, most / FREQUENT))
}

/// Whether a list of words with blanks between them has a word, in whatever case and with whatever apostrophe.
pub(crate) fn has(list: &str, word: &str) -> bool {
    let small = word.to_lowercase().replace('’', "'");
    list.split_whitespace().any(|known| known == small)
}

#[cfg(test)]
mod tests {
    use super::{ALL, LONGEST, by_tag, detect};

    #[test]
    fn no_word_of_a_table_is_too_long_to_be_found() {
        for lexicon in ALL.iter() {
            for word in lexicon.roles.keys().chain(lexicon.documents.keys()) {
                assert!(word.len() <= LONGEST && !word.is_empty(), "{word:?}");
                assert_eq!(&word.to_lowercase(), word, "{}", lexicon.tag);
            }
        }
    }

    #[test]
    fn a_language_is_told_by_its_frequent_words() {
        let tag = |text: &str| detect(text).map(|(lexicon, _)| lexicon.tag);
        assert_eq!(tag("On Saturday, the mayor said that two people were hurt."), Some("en"));
        assert_eq!(tag("Er kam am 14. Dezember mit einer Wunde nach Hause."), Some("de"));
        assert_eq!(tag("Le groupe a frappé dans la nuit du 18 au 19 juin."), Some("fr"));
        assert_eq!(tag("El alcalde dijo que dos personas fueron heridas en el puerto."), Some("es"));
        assert_eq!(tag("Kryeministri tha se dy persona janë plagosur në port."), Some("sq"));
        assert_eq!(
            tag("Il sindaco ha detto che due persone sono rimaste ferite nel porto e che il ponte è chiuso."),
            None
        );
        assert_eq!(tag("Premijer je rekao da su dvije osobe ozlijeđene u luci i da je most zatvoren."), None);
        assert_eq!(tag("Он сказал, что никто не пострадал."), None);
        assert_eq!(tag("nothing"), None);
        assert!(by_tag("de-AT").is_some() && by_tag("nl").is_none());
    }
}
