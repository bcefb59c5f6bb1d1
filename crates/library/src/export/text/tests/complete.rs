//! Whatever a list, a pane or a full view can say of a briefing stands in its linear text.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use briefing_evidence::{
    describe::{Run, TableRow, chain, dispute, relations, row, scale},
    relations::Neighborhood,
};

/// The linear text of a briefing, to be looked up in.
struct Text<'a> {
    story: Story<'a>,
    all: String,
    lowercase: String,
    lines: HashSet<String>,
}

impl<'a> Text<'a> {
    fn of(document: &'a Document) -> Self {
        let all = shown(document, 0);
        let lines = all.lines().map(|line| line.trim_start().to_owned()).collect();
        let lowercase = all.to_lowercase();
        Self { story: document.story(), all, lowercase, lines }
    }

    #[track_caller]
    fn says(&self, words: &str, of: impl std::fmt::Debug) {
        assert!(self.all.contains(words), "{of:?}: {words}\n{}", self.all);
    }

    /// A paragraph stands in one line: as it is, or its runs in their order behind its label.
    #[track_caller]
    fn says_paragraph(&self, paragraph: &Paragraph, of: impl std::fmt::Debug) {
        let whole = line(self.story, paragraph);
        if self.lines.contains(whole.as_str().trim_start()) || is_left_out(whole.as_str()) {
            return;
        }
        let label =
            if let Shape::Field(label) = paragraph.shape { format!("{label}: ") } else { String::new() };
        let stands = |line: &String| {
            let mut rest = line.strip_prefix(&label)?;
            for run in &paragraph.runs {
                let words = SafeText::line(run.text.as_str());
                rest = &rest[rest.find(words.as_str())? + words.as_str().len()..];
            }
            Some(())
        };
        assert!(self.lines.iter().any(|line| stands(line).is_some()), "{of:?}: {whole}\n{}", self.all);
    }

    /// What lists and panes show.
    fn says_description(&self, item: Item) {
        let story = self.story;
        for form in [Form::Brief, Form::Full, Form::Beside, Form::Pane] {
            let description = Description::for_form(story, item, form);
            for block in description.blocks() {
                match block {
                    Block::Words(words) if form == Form::Brief && matches!(item, Item::Event(_)) => {
                        for line in &words {
                            self.says_shortly(line);
                        }
                    }
                    Block::Words(words) => {
                        for line in &words {
                            self.says_paragraph(line, item);
                        }
                    }
                    Block::Item(from) => self.says(&format!("- {}", row::mention(story, from)), item),
                    Block::Row(row) => panic!("{row:?}"),
                }
            }
            // A quote that is open has only its first words above the whole of them.
            if !matches!(item, Item::Quote(_)) {
                self.says_paragraph(&description.title(), item);
            }
        }
        self.says_rows(item);
    }

    /// The line about an event counts what the text lists, and says "reported" before how much later that was.
    fn says_shortly(&self, paragraph: &Paragraph) {
        let counts =
            |words: &str| words.starts_with("⚑ ") || words.ends_with("quote") || words.ends_with("quotes");
        let counts = |words: &str| counts(words) || words.ends_with("claim") || words.ends_with("claims");
        for words in paragraph.runs.iter().map(|run| SafeText::line(run.text.as_str())) {
            let words = words.as_str().trim_start_matches("told by ").trim_start_matches("reported ");
            if !counts(words) {
                self.says(words.trim(), paragraph);
            }
        }
    }

    fn says_rows(&self, item: Item) {
        // The words of a row may be the beginning of those below it.
        let rows = [row::row(self.story, item), row::mixed(self.story, item)];
        let name = rows[0].name.as_str().trim_matches(['“', '”']).trim_end_matches('…');
        self.says(name, item);
        for row in &rows {
            let trail = row.trail.as_str();
            for words in trail.trim_end_matches([' ', '⚑']).split(", ") {
                // The text names the copy itself.
                match item {
                    Item::Source(ix) if words == "copy" => self.says(self.story.get(ix).file.as_str(), item),
                    _ => self.says(words, item),
                }
            }
            let is_flagged = trail.contains('⚑') && !matches!(item, Item::Entity(_));
            // The flag is for the status or a claim: where it is the status, its word stands behind the title.
            let word = row.caveat.filter(|caveat| matches!(*caveat, "(disputed)" | "(denied)"));
            let word = word.map_or("contested", |caveat| caveat.trim_matches(['(', ')']));
            self.says(if is_flagged { word } else { "" }, item);
            if let Some(caveat) = row.caveat {
                self.says(&format!("{name} {}", caveat.trim_end_matches(')')), item);
            }
            if item != Item::Briefing {
                let date = row.date.first().map_or("", SafeText::as_str);
                for lead in [row.lead.as_str(), date].map(str::to_lowercase) {
                    assert!(self.lowercase.contains(&lead), "{item:?}: {lead}");
                }
            }
        }
    }

    /// The full views of an item; what stands over them and between hops is their own.
    fn says_views(&self, item: Item) {
        let story = self.story;
        for block in chain::blocks(story, item) {
            if let Block::Words(words) = block {
                for line in &words {
                    self.says_link_of_chain(line, item);
                }
            }
        }
        if let Item::Claim(ix) = item {
            for block in dispute(story, ix) {
                match block {
                    Block::Words(words) => {
                        for line in &words {
                            self.says_side(line, item);
                        }
                    }
                    Block::Row(row) => self.says_position(&row, item),
                    Block::Item(_) => panic!("{block:?}"),
                }
            }
        }
        if let Item::Entity(ix) = item {
            let around = Neighborhood::new(story, ix, 2);
            let listed = relations::list(story, &around);
            for block in listed.iter().skip(1) {
                if let Block::Words(words) = block {
                    for line in words {
                        self.says_paragraph(line, item);
                    }
                }
            }
        }
        for block in scale::blocks(story, item) {
            let Block::Words(words) = block else { panic!("{block:?}") };
            for words in words.iter().map(Paragraph::plain_words) {
                let Some(words) = words.strip_suffix(" ← here") else { continue };
                let is_axis = |word: &str| word.starts_with(['-', '#']);
                for word in words.split_whitespace().filter(|word| !is_axis(word)) {
                    self.says(word.trim_end_matches(':'), item);
                }
            }
        }
    }

    /// A line of a chain: what is said of a hop stands with its source, in fields.
    fn says_link_of_chain(&self, paragraph: &Paragraph, of: Item) {
        let whole = paragraph.plain_words();
        if is_left_out(&whole) || is_of_the_view(&whole) {
            return;
        }
        for run in &paragraph.runs {
            for words in SafeText::line(run.text.as_str()).as_str().split(" · ") {
                let words = words.trim_start_matches([',', ':', ' ']).trim_end_matches([':', ' ', '.']);
                let words = words.trim_end_matches('…').trim_end_matches(['”', '…']);
                let is_number = words.parse::<usize>().is_ok();
                let is_rating = words.len() == 2 && words.starts_with(['A', 'B', 'C', 'D', 'E', 'F', '-']);
                let is_language = words.starts_with("in ") && !words.ends_with("own voice");
                let is_count = words.starts_with('⚑');
                let is_told = is_count || (run.link.is_none() && (is_number || is_rating || is_language));
                if !is_told && !is_of_the_view(words) {
                    let words = words.to_lowercase();
                    assert!(self.lowercase.contains(&words), "{of:?}: {words} in {whole}\n{}", self.all);
                }
            }
        }
    }

    /// The head of a dispute, or the heading of a side of it, which is a field in the text.
    fn says_side(&self, paragraph: &Paragraph, of: Item) {
        let is_side = |run: &Run| run.text.as_str().ends_with(": ");
        if paragraph.shape != Shape::Heading || !paragraph.runs.first().is_some_and(is_side) {
            return self.says_paragraph(paragraph, of);
        }
        let mut runs = paragraph.runs.clone();
        let side = runs.remove(0).text.as_str().trim().to_lowercase();
        let line = line(self.story, &Paragraph { shape: Shape::Close, runs, ..Paragraph::default() });
        let text = format!("{side} {line}");
        assert!(self.lines.contains(&text), "{of:?}: {text}\n{}", self.all);
    }

    /// A row of a dispute; the text says "denied by" for "denies".
    fn says_position(&self, row: &TableRow, of: Item) {
        let cells = [&row.cells[0], &row.cells[2]].into_iter().chain(&row.body);
        for run in cells.flat_map(|cell| &cell.runs) {
            let words = SafeText::line(run.text.as_str());
            self.says(words.as_str().trim_matches(['“', '”']).trim_end_matches('…'), of);
        }
    }
}

/// How much a list leaves out, which the text has all of.
fn is_left_out(words: &str) -> bool {
    words.ends_with("all in `briefing show`") || words.ends_with("of its positions")
}

/// What a chain says of itself: headings, and how its lines hang together.
fn is_of_the_view(words: &str) -> bool {
    const OWN: [&str; 27] = [
        "Nothing in the file proves that all of these differ: some may be the same.",
        "Told in the briefing's own words; what follows is where that comes from.",
        "The summary names nothing. This is what all sources go back to.",
        "Quotes that bear on it, and do not report it",
        "Cites, and tells other things itself",
        "and by another chain",
        "it tells some of it itself, and cites",
        "an origin",
        "How it came to us",
        "Quotes",
        "Sources",
        "Other sources",
        "Based on",
        "Rests on",
        "About",
        "What the summary names",
        "Who says what",
        "What it is said to be",
        "How it relates",
        "How others relate to it",
        "What it is called",
        "Where it occurs",
        "based on",
        "as above",
        "origin",
        "a judgment by",
        "origins, perhaps the same",
    ];
    let is_own = OWN.contains(&words) || words == "origins" || words == "where a circle is cut";
    is_own || words.starts_with("Other claims about it (")
}

fn says_all(document: &Document) {
    let text = Text::of(document);
    for item in document.briefing.items().chain([Item::Briefing]) {
        text.says_description(item);
        text.says_views(item);
    }
}

#[test]
fn whatever_can_be_shown_of_the_samples_is_there() {
    for sample in SAMPLES {
        says_all(&super::sample(sample.name));
    }
}

/// Some of so many ids, in any order, the same one perhaps twice.
fn ids(prefix: &'static str, most: usize) -> impl Strategy<Value = String> {
    let numbers = prop::collection::vec(0..3_usize, 0..=most);
    numbers.prop_map(move |numbers| {
        numbers.iter().map(|n| format!("{prefix}{n}")).collect::<Vec<_>>().join(", ")
    })
}

fn word(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

fn position() -> impl Strategy<Value = String> {
    let stance = word(&[
        "asserts",
        "denies",
        "doubts",
        "endorses",
        "claims-responsibility",
        "declines-comment",
        "has-not-commented",
    ]);
    (0..3_usize, stance, ids("s", 2), word(&["", ", quote: q0", ", date: 2001"]))
        .prop_map(|(by, stance, via, more)| format!("{{by: a{by}, stance: {stance}, via: [{via}]{more}}}"))
}

fn relation() -> impl Strategy<Value = String> {
    let more = word(&["", ", likelihood: likely", ", claim: c0", ", text: Seen.", ", date: 1999"]);
    (0..3_usize, word(&["", ", by: a1", ", by: a2"]), ids("s", 2), more)
        .prop_map(|(to, by, via, more)| format!("{{to: a{to}, kind: works-for{by}, via: [{via}]{more}}}"))
}

fn actor() -> impl Strategy<Value = String> {
    let relations = prop::collection::vec(relation(), 0..3);
    let more =
        word(&["", ", aliases: [Other]", ", aliases: [{name: Used, by: a0, source: s1}]", ", kind: person"]);
    (word(&["", ", text: Known for it.", ", text: Met Name0., by: a1"]), ids("s", 2), relations, more)
        .prop_map(|(text, via, relations, more)| {
            format!("via: [{via}], relations: [{}]{text}{more}", relations.join(", "))
        })
}

fn source() -> impl Strategy<Value = String> {
    let more =
        word(&["", ", publisher: a0", ", publisher: a1, language: de", ", reliability: B, credibility: 2"]);
    let rest = word(&["", ", published: 2020-05, kind: post", ", text: Late., url: 'https://example.org'"]);
    (ids("s", 2), more, rest).prop_map(|(based_on, more, rest)| format!("based_on: [{based_on}]{more}{rest}"))
}

fn event() -> impl Strategy<Value = String> {
    let more = word(&[
        "",
        ", status: confirmed",
        ", status: denied, text: 'It [[c0]] happened.'",
        ", by: a1",
        ", status: planned",
    ]);
    let date = word(&["", ", date: 2001-02", ", date: 2000, reported: 2004", ", background: true"]);
    (ids("a", 2), ids("q", 2), ids("s", 2), ids("s", 2), more, date).prop_map(
        |(actors, quotes, via, sources, more, date)| {
            format!("actors: [{actors}], quotes: [{quotes}], via: [{via}], sources: [{sources}]{more}{date}")
        },
    )
}

/// A small file in which anything may point at anything.
fn briefing() -> impl Strategy<Value = String> {
    let claims =
        prop::collection::vec((prop::collection::vec(position(), 0..4), ids("e", 2), ids("a", 2)), 3);
    let quotes =
        prop::collection::vec((0..3_usize, ids("s", 3), word(&["", ", language: en, prefix: so"])), 3);
    let estimates =
        (ids("e", 2), ids("c", 2), word(&["", ", by: a0, likelihood: likely", ", confidence: low"]));
    let (actors, sources) = (prop::collection::vec(actor(), 3), prop::collection::vec(source(), 3));
    let events = prop::collection::vec(event(), 3);
    (actors, sources, events, quotes, claims, estimates).prop_map(
        |(actors, sources, events, quotes, claims, (about, basis, more))| {
            let mut yaml = "briefing: 1\ntitle: T\nsummary: See [[e0]] and Name1.\ntlp: GREEN\n".to_owned();
            let mut section =
                |name: &str, items: Vec<String>| yaml += &[name, ":\n", &items.concat()].concat();
            let keyed = |(n, words): (usize, String), id: &str| format!("  {id}{n}: {{{words}}}\n");
            let named =
                |n: usize, key: &str, word: &str, rest: &str| (n, format!("{key}: {word}{n}, {rest}"));
            let each = |all: Vec<String>, id: &str, key: &str, word: &str| {
                let all = all.iter().enumerate().map(|(n, rest)| keyed(named(n, key, word, rest), id));
                all.collect::<Vec<String>>()
            };
            section("actors", each(actors, "a", "name", "Name"));
            section("sources", each(sources, "s", "title", "Paper"));
            let listed = |(n, rest): (usize, &String)| format!("  - {{id: e{n}, title: Event{n}, {rest}}}\n");
            section("events", events.iter().enumerate().map(listed).collect());
            let said = |(by, via, more): (usize, String, &str)| format!("speaker: a{by}, via: [{via}]{more}");
            section("quotes", each(quotes.into_iter().map(said).collect(), "q", "text", "Words"));
            let held = |(positions, events, actors): (Vec<String>, String, String)| {
                let about = [events, actors].into_iter().filter(|ids| !ids.is_empty()).collect::<Vec<_>>();
                format!("about: [{}], positions: [{}]", about.join(", "), positions.join(", "))
            };
            section("claims", each(claims.into_iter().map(held).collect(), "c", "text", "Claim"));
            section("judgments", vec![format!("  - {{text: J, basis: [{basis}]{more}}}\n")]);
            section("questions", vec![format!("  - {{text: Why?, about: [{about}]}}\n")]);
            yaml
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 2))]

    #[test]
    fn whatever_can_be_shown_of_any_briefing_is_there(yaml in briefing()) {
        says_all(&from_yaml(&yaml));
    }
}
