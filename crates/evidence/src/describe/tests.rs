//! What holds for all descriptions, and what the tests of the kinds share.

use super::*;
use crate::evidence::Evidence;

/// Looks at the story of a file with these sections.
pub(super) fn with<T>(sections: &str, look: impl FnOnce(Story<'_>) -> T) -> T {
    let yaml = format!("briefing: 1\ntitle: T\n{sections}");
    let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    look(Story { briefing: &briefing, evidence: &evidence })
}

/// The words of paragraphs, a line each.
pub(super) fn lines(paragraphs: &[Paragraph]) -> Vec<String> {
    paragraphs.iter().map(Paragraph::plain_words).collect()
}

#[test]
fn what_any_form_shows_the_linear_text_shows_too() {
    let forms = [Form::Brief, Form::Full, Form::Beside, Form::Pane];
    with("", |story| {
        for kind in ItemKind::ALL {
            let parts = |form| Description::for_form(story, kind.item(0), form).parts();
            let shown = parts(Form::Linear);
            for part in forms.iter().flat_map(|form| parts(*form)) {
                // The line about an event says shortly what its fields say.
                let is_short = kind == ItemKind::Event && *part == Part::Summary;
                assert!(is_short || shown.contains(part), "{kind:?}: {part:?}");
            }
            let mut once = shown.to_vec();
            once.dedup();
            assert_eq!(once, shown, "{kind:?}");
        }
    });
}

/// Events of every status that things of every kind name in every way.
const PLANS: &str = "summary: See [[planned]], [[denied]] and [[disputed]].
events:
  - {id: planned, title: Trial of Ada opens, status: planned, date: 2024-05, actors: [ada], place: port, quotes: [q], sources: [log], by: ada}
  - {id: claimed, title: Crew took the ship, status: claimed, actors: [ada], quotes: [q], sources: [log], tags: [sea]}
  - {id: denied, title: Bob set the fire, status: denied, date: 2024-03, actors: [ada], quotes: [q], via: [log], text: 'Before [[planned]], after [[claimed]].'}
  - {id: disputed, title: Ship was sold, status: disputed, actors: [ada], place: port, quotes: [q], sources: [log]}
  - {id: told, title: Fire burned, status: reported, actors: [ada], sources: [log], text: 'Then [[denied]].'}
  - {id: sure, title: Port closed, status: confirmed, actors: [ada], sources: [log]}
  - {id: bare, title: Rain fell, actors: [ada], sources: [log]}
actors:
  ada: {name: Ada, text: 'Known from [[claimed]].'}
  crew: {name: Crew}
places: {port: {name: Harbor}}
quotes: {q: {text: 'I was at [[sea]].', speaker: ada, via: [log]}}
sources: {log: {title: Log, text: 'On [[disputed]].'}}
claims:
  c:
    text: Ada did it.
    about: [planned, claimed, denied, disputed, told, sure, bare]
    positions: [{by: ada, stance: denies, via: [log], text: 'At [[planned]].'}]
  held: {text: It rained., about: [planned, claimed, denied, disputed, told], positions: [{by: ada, stance: asserts}]}
judgments: [{id: j, text: 'So [[denied]] is open.', basis: [planned, claimed, denied, disputed, told, sure, bare]}]
questions: [{id: why, text: 'Why [[claimed]]?', about: [planned, claimed, denied, disputed, told]}]
";

/// The events of [`PLANS`] that may not have happened, and what must stand behind the title of each.
const CAVEATS: [(&str, &str); 4] = [
    ("Trial of Ada opens", " (planned"),
    ("Crew took the ship", " (claimed"),
    ("Bob set the fire", " (denied"),
    ("Ship was sold", " (disputed"),
];

/// Everything that is said of an item anywhere, a line each.
fn everywhere(story: Story<'_>, item: Item) -> Vec<String> {
    let mut blocks = chain::blocks(story, item);
    for form in [Form::Brief, Form::Full, Form::Beside, Form::Pane, Form::Linear] {
        let description = Description::for_form(story, item, form);
        blocks.extend(description.blocks());
        blocks.push(Block::Words(description.told()));
        blocks.push(Block::Words(vec![description.title()]));
    }
    match item {
        Item::Claim(ix) => blocks.extend(dispute(story, ix)),
        Item::Entity(ix) => {
            let around = crate::evidence::relations::Neighborhood::new(story, ix, 2);
            blocks.extend(relations::list(story, &around));
        }
        _ => {}
    }
    let row = |row: Row| format!("{} {}", row.name, row.caveat.unwrap_or_default());
    let mut said = Vec::new();
    for block in blocks {
        match block {
            Block::Words(words) => said.extend(lines(&words)),
            Block::Item(item) => said.push(row(row::mixed(story, item))),
            Block::Row(row) => said.extend(lines(&[row.cells, row.body].concat())),
        }
    }
    said.extend([row(self::row(story, item)), row(row::mixed(story, item))]);
    said.extend(if let Item::Event(ix) = item { vec![row(row::reported(story, ix))] } else { Vec::new() });
    let texts = [name(story, item), row::mention(story, item), row::heading(story, item)];
    said.extend(
        texts
            .into_iter()
            .chain(copies(story, item).into_iter().map(|copy| copy.text))
            .map(|text| text.to_string()),
    );
    said
}

#[test]
fn no_view_names_an_event_that_may_not_have_happened_without_saying_so() {
    with(PLANS, |story| {
        let mut named = [0; CAVEATS.len()];
        for item in story.briefing.items().chain([Item::Briefing]) {
            for line in everywhere(story, item) {
                for ((title, caveat), named) in CAVEATS.iter().zip(&mut named) {
                    for (at, _) in line.match_indices(title) {
                        let behind = &line[at + title.len()..];
                        assert!(behind.starts_with(caveat), "{item:?}: {line}");
                        *named += 1;
                    }
                }
                for title in ["Fire burned", "Port closed", "Rain fell"] {
                    let is_marked =
                        CAVEATS.iter().any(|(_, caveat)| line.contains(&format!("{title}{caveat}")));
                    assert!(!is_marked, "{item:?}: {line}");
                }
            }
        }
        assert!(named.iter().all(|named| *named > 40), "{named:?}");
    });
}

#[test]
fn what_may_be_cut_begins_with_the_caveat_and_no_color_alone_tells_it() {
    with(PLANS, |story| {
        let of = |id: &str| story.briefing.find(id).map(|item| name::name_to_cut(story, item).to_string());
        assert_eq!(of("planned").as_deref(), Some("planned event: Trial of Ada opens"));
        assert_eq!(of("denied").as_deref(), Some("denied event: Bob set the fire"));
        assert_eq!(of("told").as_deref(), Some("Fire burned"));
        assert_eq!(of("c").as_deref(), Some("denied claim: Ada did it."));
    });
}
