//! Made-up briefings of any size, the same each time. It must not know what is measured with them.
//!
//! Per 100 events: 12 actors, 4 places, 60 quotes, 30 sources, 10 claims; 8 of the events are background. Half of the
//! dates are vague, every ninth quote is in another script, every fourth event has a written link.

use std::array;

const WORDS: &str = "the ferry company said on monday that its booking system had been out of order since friday \
    while passengers waited at three terminals and a union spoke of a ransom note that nobody outside the board has \
    seen the regulator asked for records of the maintenance contract an engineer who left in spring told a newspaper \
    about a warning in february which the company neither confirmed nor denied";

const FOREIGN: [&str; 5] = [
    "Kompania tha se sistemi i rezervimeve do të rikthehet së shpejti",
    "Компания не подтвердила и не опровергла сообщения о требовании выкупа",
    "شرکت کشتیرانی می‌گوید داده‌های مسافران در امان است",
    "船公司表示乘客数据没有泄露，调查仍在进行",
    "Η εταιρεία αρνήθηκε να σχολιάσει τα δημοσιεύματα",
];

const NAMES: [&str; 8] = [
    "Ferry Company",
    "Dock Workers' Union",
    "Grey Heron",
    "Τηλεόραση Λιμάνι",
    "Harbor Regulator",
    "Порт Север",
    "خبرگزاری ساحل",
    "M. Përmeti",
];

const KINDS: [&str; 5] = ["person", "group", "persona", "company", "media"];
const STATUSES: [&str; 5] = ["claimed", "reported", "confirmed", "disputed", "denied"];
const STANCES: [&str; 4] = ["asserts", "doubts", "denies", "declines-comment"];

/// Writes the briefing with so many events.
pub(crate) fn story(events: usize) -> String {
    let share = |hundredths: usize| (events * hundredths / 100).max(2);
    let mut story = Story {
        chance: Chance(0x5EED),
        actors: share(12),
        places: share(4),
        quotes: share(60),
        sources: share(30),
        lines: Vec::new(),
    };
    let summary = story.chance.prose(40, 80);
    story.lines.extend([
        "briefing: 1".to_owned(),
        format!("title: A made-up story of {events} events"),
        "as_of: 2026".to_owned(),
        "tlp: CLEAR".to_owned(),
        format!("summary: {summary}"),
    ]);
    story.entities();
    story.write_sources();
    story.write_quotes();
    story.claims(share(10));
    let background = events * 8 / 100;
    story.lines.push("events:".to_owned());
    (0..events - background).for_each(|n| story.event(n));
    if background > 0 {
        story.lines.push("background:".to_owned());
        (events - background..events).for_each(|n| story.event(n));
    }
    story.lines.push(String::new());
    story.lines.join("\n")
}

/// A story being written, and how many of each there are.
struct Story {
    chance: Chance,
    actors: usize,
    places: usize,
    quotes: usize,
    sources: usize,
    lines: Vec<String>,
}

impl Story {
    fn entities(&mut self) {
        self.lines.push("actors:".to_owned());
        for n in 0..self.actors {
            let (kind, text) = (self.chance.of(&KINDS), self.chance.prose(12, 50));
            let [other, by] = array::from_fn(|_| self.chance.below(self.actors));
            self.lines.extend([
                format!("  actor-{n}:"),
                format!("    name: {} {n}", NAMES[n % NAMES.len()]),
                format!("    kind: {kind}"),
                format!("    aliases: [also {n}, {{name: Heron-{n}, by: actor-{by}}}]"),
                format!("    text: {text}"),
            ]);
            if n.is_multiple_of(3) {
                let relation = format!("{{to: actor-{other}, kind: part-of, by: actor-{by}}}");
                self.lines.push(format!("    relations: [{relation}]"));
            }
        }
        self.lines.push("places:".to_owned());
        self.lines.extend((0..self.places).map(|n| format!("  place-{n}: {{name: Terminal {n}}}")));
    }

    fn write_sources(&mut self) {
        self.lines.push("sources:".to_owned());
        for n in 0..self.sources {
            let (title, date) = (self.chance.prose(4, 9), self.chance.date());
            let publisher = self.chance.below(self.actors);
            self.lines.extend([
                format!("  source-{n}:"),
                format!("    title: {title}"),
                format!("    publisher: actor-{publisher}"),
                format!("    published: {date}"),
                format!("    url: https://example.org/{n}"),
            ]);
            if n % 2 == 1 {
                let base = self.chance.below(n);
                self.lines.push(format!("    based_on: [source-{base}]"));
            }
        }
    }

    fn write_quotes(&mut self) {
        self.lines.push("quotes:".to_owned());
        for n in 0..self.quotes {
            let text = if n.is_multiple_of(9) {
                self.chance.of(&FOREIGN).to_owned()
            } else {
                self.chance.prose(8, 40)
            };
            let (speaker, date) = (self.chance.below(self.actors), self.chance.date());
            let first = self.chance.below(self.sources - 1);
            self.lines.extend([
                format!("  quote-{n}:"),
                format!("    text: {text}"),
                format!("    speaker: actor-{speaker}"),
                format!("    date: {date}"),
                format!("    via: [source-{first}, source-{}]", first + 1),
            ]);
        }
    }

    fn claims(&mut self, claims: usize) {
        self.lines.push("claims:".to_owned());
        for n in 0..claims {
            let text = self.chance.prose(8, 20);
            self.lines.extend([
                format!("  claim-{n}:"),
                format!("    text: {text}"),
                "    positions:".to_owned(),
            ]);
            for _ in 0..=self.chance.below(4) {
                let (by, stance) = (self.chance.below(self.actors), self.chance.of(&STANCES));
                let quote = self.chance.below(self.quotes);
                self.lines
                    .push(format!("      - {{by: actor-{by}, stance: {stance}, quote: quote-{quote}}}"));
            }
        }
    }

    fn event(&mut self, n: usize) {
        let (date, title, text) = (self.chance.date(), self.chance.prose(4, 10), self.chance.prose(15, 60));
        let [actor, target] = array::from_fn(|_| self.chance.below(self.actors));
        let link = if n.is_multiple_of(4) { format!(" See [[actor-{target}]].") } else { String::new() };
        let (place, status) = (self.chance.below(self.places), self.chance.of(&STATUSES));
        let (quote, source) = (self.chance.below(self.quotes), self.chance.below(self.sources));
        self.lines.extend([
            format!("  - id: event-{n}"),
            format!("    date: {date}"),
            format!("    title: {title}"),
            format!("    text: >\n      {text}{link}"),
            format!("    actors: [actor-{actor}, {{actor: actor-{target}, role: target}}]"),
            format!("    place: place-{place}"),
            format!("    status: {status}"),
            format!("    quotes: [quote-{quote}]"),
            format!("    sources: [source-{source}]"),
            "    tags: [ferry, ransom]".to_owned(),
        ]);
    }
}

/// Numbers that look like chance and are the same each time (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to and without the end.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn prose(&mut self, fewest: usize, most: usize) -> String {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let length = fewest + self.below(most - fewest + 1);
        let prose: Vec<&str> = (0..length).map(|_| self.of(&words)).collect();
        format!("{}.", prose.join(" "))
    }

    /// A date in quotes, half of them vague.
    fn date(&mut self) -> String {
        let (year, month, day) = (1960 + self.below(66), 1 + self.below(12), 1 + self.below(28));
        let date = match self.below(20) {
            0..10 => format!("{year}-{month:02}-{day:02}"),
            10..13 => format!("{year}-{month:02}"),
            13..15 => format!("{year}"),
            15 => format!("{year}-{month:02}~"),
            16 => format!("{}X", year / 10),
            17 => format!("{year}?"),
            18 => format!("{year}/{}", year + 1 + self.below(8)),
            _ => format!("{year}-{month:02}-{day:02}~"),
        };
        format!("\"{date}\"")
    }
}
