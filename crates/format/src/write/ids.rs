//! Ids for what is written: kebab case from its words, each once. It must not know what they name.

use std::collections::{HashMap, HashSet};

use crate::model::Id;

/// The most letters of an id, before a number that tells it from another.
const LONGEST: usize = 40;

/// The most words of an id.
const WORDS: usize = 6;

/// The ids that are taken.
///
/// They are known by their hashes, so that a hundred thousand of them take a megabyte or two. Two of one hash are two that
/// clash: the later one gets another id, as it would if they were the same.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    taken: HashSet<u64>,
    /// The number that the next id with these words may get.
    next: HashMap<u64, usize>,
    /// The words that more than one item has.
    clashed: HashSet<u64>,
    /// The words that stand in no id without a hash.
    hashed: HashSet<u64>,
}

impl Ids {
    /// Takes an id made of the first `most` words, or `otherwise` where they have no letter that an id can have. A number
    /// tells it from one that is taken.
    pub fn numbered(&mut self, words: &str, most: usize, otherwise: &str) -> Id {
        let base = base(words, most, otherwise);
        if let Some(id) = self.free(&base) {
            return id;
        }
        loop {
            let number = self.next.entry(hash(&base)).or_insert(2);
            let id = format!("{base}-{number}");
            *number += 1;
            if let Some(id) = self.free(&id) {
                return id;
            }
        }
    }

    /// Takes an id made of the first words, or `otherwise` where they have no letter that an id can have. A short hash of
    /// `identity`, which is all that tells the item from others of the same words, tells it from one that is taken: it stays
    /// the same when other items come and go.
    pub fn stable(&mut self, words: &str, identity: &str, otherwise: &str) -> Id {
        let base = base(words, WORDS, otherwise);
        let key = hash(&base);
        if !self.hashed.contains(&key) {
            if let Some(id) = self.free(&base) {
                return id;
            }
            self.clashed.insert(key);
        }
        self.with_hash(&base, identity)
    }

    /// Ids to give the same items anew, where [`stable`](Self::stable) has met words twice: each item with these words gets a hash
    /// then, whichever comes first.
    pub fn again(&self) -> Option<Self> {
        (!self.clashed.is_empty()).then(|| Self { hashed: self.clashed.clone(), ..Self::default() })
    }

    /// Takes an id made of the first words, or `otherwise`, and in any case of a short hash of `identity`: it depends on nothing
    /// else in the file, so it stays whatever comes before or after it.
    pub fn hashed(&mut self, words: &str, identity: &str, otherwise: &str) -> Id {
        let base = base(words, WORDS, otherwise);
        self.with_hash(&base, identity)
    }

    /// Takes an id made of words where all of them fit into it, else of the first ones and a short hash of them all.
    pub fn of_words(&mut self, words: &str, otherwise: &str) -> Id {
        // One word more than fits tells whether any is cut.
        let whole = slug(words, WORDS + 1, usize::MAX);
        let fits = !whole.is_empty() && whole == slug(words, WORDS, LONGEST);
        if fits { self.stable(words, words, otherwise) } else { self.hashed(words, words, otherwise) }
    }

    fn with_hash(&mut self, base: &str, identity: &str) -> Id {
        let mut again = 0;
        loop {
            // Two items may have the same words throughout; of these the later ones differ by how many came before.
            let text = if again == 0 { identity.to_owned() } else { format!("{identity}\n{again}") };
            if let Some(id) = self.free(&format!("{base}-{:06x}", hash(&text) & 0xFF_FFFF)) {
                return id;
            }
            again += 1;
        }
    }

    /// Whether an item has the id.
    pub fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(&hash(id))
    }

    /// Takes an id as it is, unless it is none or is taken.
    pub fn free(&mut self, id: &str) -> Option<Id> {
        Id::parse(id).filter(|_| self.taken.insert(hash(id)))
    }
}

fn hash(text: &str) -> u64 {
    twox_hash::XxHash3_64::oneshot(text.as_bytes())
}

fn base(words: &str, most: usize, otherwise: &str) -> String {
    let slug = slug(words, most, LONGEST);
    if slug.is_empty() { otherwise.to_owned() } else { slug }
}

fn slug(words: &str, most: usize, longest: usize) -> String {
    let mut slug = String::new();
    let parts = words.split(|c: char| !is_part(c)).map(folded).filter(|word| !word.is_empty());
    for word in parts.take(most) {
        let length = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if length > longest {
            if slug.is_empty() {
                slug.push_str(&word[..longest]);
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
}

/// An apostrophe and an accent of its own part no word.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c.is_alphanumeric() || matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}')
}

fn folded(word: &str) -> String {
    if !word.is_ascii() {
        return word.chars().map(ascii).collect();
    }
    // Long imports make an id of every row.
    let mut folded = String::with_capacity(word.len());
    let letters = word.bytes().filter(u8::is_ascii_alphanumeric);
    letters.for_each(|letter| folded.push(char::from(letter.to_ascii_lowercase())));
    folded
}

/// The letters that stand for a letter of the Latin script; none for one of another script.
fn ascii(c: char) -> &'static str {
    const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    let at = match c.to_ascii_lowercase() {
        letter @ 'a'..='z' => Some(letter as usize - 'a' as usize),
        digit @ '0'..='9' => Some(26 + digit as usize - '0' as usize),
        _ => None,
    };
    if let Some(at) = at {
        return &ALPHABET[at..=at];
    }
    match c.to_lowercase().next().unwrap_or(c) {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Id, Ids};

    #[track_caller]
    fn ids(words: &[&str], expected: &[&str]) {
        let mut ids = Ids::default();
        let taken: Vec<String> =
            words.iter().map(|words| ids.numbered(words, 4, "name").to_string()).collect();
        assert_eq!(taken, expected);
    }

    #[test]
    fn an_id_is_made_of_the_first_words() {
        ids(
            &["Homeland Justice", "“We warned you to expel them”"],
            &["homeland-justice", "we-warned-you-to"],
        );
        ids(
            &["Saddam Hussein’s", "3,000 men", "Société Générale"],
            &["saddam-husseins", "3-000-men", "societe-generale"],
        );
        ids(&["Łódź", "Straße", "Cafe\u{301}"], &["lodz", "strasse", "cafe"]);
    }

    #[test]
    fn no_two_ids_are_the_same() {
        ids(&["a", "a", "a-2", "a", "A 3"], &["a", "a-2", "a-2-2", "a-3", "a-3-2"]);
        ids(&["你好", "", "—"], &["name", "name-2", "name-3"]);
    }

    #[test]
    fn a_clash_is_told_apart_by_what_the_item_is_and_not_by_its_place() {
        let mut ids = Ids::default();
        assert_eq!(ids.stable("Book Signing", "Huckabee, 25-Jan", "event").as_str(), "book-signing");
        let second = ids.stable("Book Signing", "Huckabee, 26-Jan", "event");
        let third = ids.stable("Book Signing", "Huckabee, 26-Jan", "event");
        let mut others = Ids::default();
        others.stable("Book signing", "Perry, 2-Feb", "event");
        others.stable("Book signing", "Perry, 3-Feb", "event");
        assert_eq!(others.stable("Book Signing", "Huckabee, 26-Jan", "event"), second);
        assert_ne!(third, second);
    }

    #[test]
    fn given_again_all_that_clash_have_a_hash() {
        let items = ["2017", "2021", "2023"];
        let name = |ids: &mut Ids, order: &[usize]| {
            let named = order.iter().map(|at| (*at, ids.stable("Low Tide", items[*at], "event").to_string()));
            let mut named: Vec<(usize, String)> = named.collect();
            named.sort();
            named
        };
        let mut ids = Ids::default();
        assert!(ids.again().is_none());
        name(&mut ids, &[0, 1, 2]);
        let again = ids.again().unwrap_or_default();
        let named = name(&mut again.clone(), &[0, 1, 2]);
        assert!(named.iter().all(|(_, id)| id.starts_with("low-tide-")), "{named:?}");
        assert_eq!(name(&mut again.clone(), &[2, 0, 1]), named);
        assert_eq!(again.clone().stable("High Tide", "", "event").as_str(), "high-tide");
    }

    #[test]
    fn an_id_with_a_hash_depends_on_its_item_alone() {
        let mut ids = Ids::default();
        let first = ids.hashed("Book Signing", "Huckabee, 25-Jan", "event");
        let mut others = Ids::default();
        others.hashed("Book Signing", "Perry, 2-Feb", "event");
        assert_eq!(others.hashed("Book Signing", "Huckabee, 25-Jan", "event"), first);
        assert_eq!(ids.of_words("Ann Lind", "actor").as_str(), "ann-lind");
        let long = "https://example.org/a/very/long/address/of/which/only/the/start/fits";
        assert!(ids.of_words(long, "source").as_str().starts_with("https-example-org-a-very-long-"));
    }

    proptest! {
        #[test]
        fn any_words_give_ids_of_the_format(words in proptest::collection::vec("[aB -]{0,4}|.{0,60}", 0..12)) {
            let mut ids = Ids::default();
            let numbered: Vec<Id> = words.iter().map(|words| ids.numbered(words, 5, "name")).collect();
            let stable: Vec<Id> = words.iter().map(|words| ids.stable(words, words, "name")).collect();
            let whole: Vec<Id> = words.iter().map(|words| ids.of_words(words, "name")).collect();
            let taken: Vec<&str> = numbered.iter().chain(&stable).chain(&whole).map(Id::as_str).collect();
            let unique: std::collections::HashSet<&&str> = taken.iter().collect();
            prop_assert_eq!(unique.len(), taken.len());
        }
    }
}
