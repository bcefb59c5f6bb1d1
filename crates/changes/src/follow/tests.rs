//! Items of one version, and what became of them in another.

use briefing_format::{
    model::{Briefing, Contents, Item},
    parse,
};

use super::{Anchor, Standing, follow};

fn read(body: &str) -> Briefing {
    parse(&format!("briefing: 1\ntitle: T\n{body}"), &mut |_| {}).briefing
}

fn events(events: &[&str]) -> String {
    let events: Vec<String> = events.iter().map(|event| format!("  - {{{event}}}\n")).collect();
    format!("actors:\n  port: {{name: Port}}\n  crew: {{name: Crew}}\nevents:\n{}", events.concat())
}

/// What became of each event of the old version: its title in the new one, with `?` where it has changed.
#[track_caller]
fn becomes(old: &[&str], new: &[&str], expected: &[&str]) {
    let (old, new) = (read(&events(old)), read(&events(new)));
    let anchors: Vec<Anchor> = all_events(&old).map(|item| Anchor::of(&old, item, "old")).collect();
    let found = follow(&anchors, &new, "new");
    let told: Vec<String> = found.iter().map(|standing| told(*standing, &new)).collect();
    assert_eq!(told, expected);
}

fn all_events(contents: &Contents) -> impl Iterator<Item = Item> + '_ {
    contents.items().filter(|item| matches!(item, Item::Event(_)))
}

fn told(standing: Standing, contents: &Contents) -> String {
    let title = |item: Item| match item {
        Item::Event(ix) => {
            let date = contents[ix].date.as_ref().map_or("", |date| date.edtf());
            format!("{} {date}", contents[ix].title).trim_end().to_owned()
        }
        other => format!("{other:?}"),
    };
    match standing {
        Standing::Certain(item) => title(item),
        Standing::Changed(item) => format!("{}?", title(item)),
        Standing::Orphan => "gone".to_owned(),
    }
}

#[test]
fn an_item_that_says_the_same_is_found_wherever_it_stands() {
    becomes(
        &["title: A fire, date: 2024", "title: A flood"],
        &["title: New", "title: A flood, id: flood", "title: A fire, date: 2024"],
        &["A fire 2024", "A flood"],
    );
}

#[test]
fn an_id_is_followed_through_an_edit() {
    becomes(
        &["id: e, title: The booking system fails, date: 2026-03-06"],
        &["title: The booking system fails again", "id: e, title: Bookings fail, date: 2026-03-06"],
        &["Bookings fail 2026-03-06"],
    );
}

#[test]
fn an_id_of_something_else_is_no_certain_sign() {
    becomes(
        &["id: e, title: A fire in hall 7"],
        &["id: e, title: The council meets"],
        &["The council meets?"],
    );
    // Where ids are numbers that count, another event takes each when one is put before them.
    becomes(
        &["id: e1, title: A fire in hall 7", "id: e2, title: The council meets"],
        &[
            "id: e1, title: Smoke is seen",
            "id: e2, title: A fire in hall 7",
            "id: e3, title: The council meets",
        ],
        &["A fire in hall 7", "The council meets"],
    );
}

#[test]
fn of_those_that_say_the_same_references_and_neighbors_tell_which() {
    let meeting = "title: A meeting, date: 2024";
    let of = |actor: &str| format!("{meeting}, actors: [{actor}]");
    let (port, crew) = (of("port"), of("crew"));
    let found = |old: &[&str], new: &[&str]| {
        let (old, new) = (read(&events(old)), read(&events(new)));
        let anchors: Vec<Anchor> = all_events(&old).map(|item| Anchor::of(&old, item, "old")).collect();
        follow(&anchors, &new, "new")
    };
    let at = |n: u32| Item::Event(briefing_format::model::EventIx(n));
    assert_eq!(found(&[&port, &crew], &[&crew, &port]), [Standing::Certain(at(1)), Standing::Certain(at(0))]);
    let (fire, flood) = ("title: A fire", "title: A flood");
    assert_eq!(
        found(&[fire, meeting, flood, meeting], &[flood, meeting, fire, meeting, "title: New"])[1],
        Standing::Certain(at(3))
    );
    // Nothing tells: it is said that somebody has to look.
    assert_eq!(found(&[meeting], &[meeting, meeting])[0], Standing::Changed(at(0)));
}

#[test]
fn in_its_own_version_even_twins_are_told_apart() {
    let old = read(&events(&["title: A meeting", "title: A meeting", "title: A meeting"]));
    let items: Vec<Item> = all_events(&old).collect();
    let anchors: Vec<Anchor> = items.iter().map(|item| Anchor::of(&old, *item, "v1")).collect();
    let found = follow(&anchors, &old, "v1");
    assert_eq!(found, items.iter().map(|item| Standing::Certain(*item)).collect::<Vec<_>>());
}

#[test]
fn a_light_edit_is_followed_silently_a_heavy_one_with_a_mark_and_what_is_gone_is_gone() {
    let old = [
        "title: The booking system of the ferries fails, date: 2026-03-06",
        "title: A backup is found, date: 2026-03-08",
    ];
    becomes(
        &old,
        &[
            "title: The booking system of the ferry company fails, date: 2026-03-06~",
            "title: A witness is heard",
        ],
        &["The booking system of the ferry company fails 2026-03-06~", "gone"],
    );
    becomes(
        &old[..1],
        &["title: The system for booking ferries is down, date: 2026-03-06"],
        &["The system for booking ferries is down 2026-03-06?"],
    );
}

#[test]
fn what_was_another_item_then_is_not_what_is_gone_now() {
    // Without hall 7 in the memory, hall 8 would be taken for it.
    becomes(
        &[
            "title: A fire breaks out in hall 7 of the port, date: 2024-03-01",
            "title: A fire breaks out in hall 8 of the port, date: 2024-03-02",
        ],
        &["title: A fire breaks out in hall 8 of the port, date: 2024-03-02"],
        &["gone", "A fire breaks out in hall 8 of the port 2024-03-02"],
    );
    let old = read(&events(&[
        "title: A fire breaks out in hall 7 of the port",
        "title: A fire breaks out in hall 8 of the port",
    ]));
    let new = read(&events(&["title: A fire breaks out in hall 8 of the port"]));
    let first = all_events(&old).next().map(|item| Anchor::of(&old, item, "old"));
    assert_eq!(follow(first.as_slice(), &new, "new"), [Standing::Orphan]);
}

#[test]
fn where_two_are_as_like_nobody_is_certain() {
    becomes(
        &["title: A fire breaks out in one hall of the port"],
        &["title: A fire breaks out in hall 7 of the port", "title: A fire breaks out in hall 8 of the port"],
        &["A fire breaks out in hall 7 of the port?"],
    );
}

#[test]
fn two_that_were_two_do_not_become_one() {
    becomes(
        &["title: The guard calls the police at night", "title: The guard calls the police at noon"],
        &["title: The guard calls the police in the night", "title: Something else"],
        &["The guard calls the police in the night", "gone"],
    );
}

#[test]
fn several_notes_on_one_item_stay_on_one_item() {
    let old = read(&events(&["title: The guard calls the police at night"]));
    let new = read(&events(&[
        "title: The guard calls the police in the night",
        "title: The guard calls nobody at night",
    ]));
    let item = all_events(&old).next();
    let anchors: Vec<Anchor> =
        item.into_iter().cycle().take(3).map(|item| Anchor::of(&old, item, "old")).collect();
    let found = follow(&anchors, &new, "new");
    assert!(found.len() == 3 && found.iter().all(|one| *one == found[0]), "{found:?}");
}

#[test]
fn the_head_and_every_kind_are_followed_and_none_becomes_another_kind() {
    let old = read(
        "actors: {port: {name: Port of Hamburg}}\nplaces: {hall: {name: Hall seven}}\nsources: {log: {title: Log of the harbor}}\nclaims: {c: {text: It was arson.}}\nquestions: [Who was it?]\njudgments: [{text: It was nobody.}]\nquotes: {q: {text: We saw smoke.}}\n",
    );
    let new = read(
        "actors: {port-of-hamburg: {name: Port of Hamburg}, hall: {name: Hall seven}}\nsources: {the-log: {title: Log of the harbor office}}\nclaims: {arson: {text: It was arson.}}\nquestions: [Who was it then?]\njudgments: [{text: It was nobody.}]\nquotes: {smoke: {text: We saw some smoke.}}\n",
    );
    let items: Vec<Item> = [Item::Briefing].into_iter().chain(old.items()).collect();
    let anchors: Vec<Anchor> = items.iter().map(|item| Anchor::of(&old, *item, "old")).collect();
    for ((item, anchor), found) in items.iter().zip(&anchors).zip(follow(&anchors, &new, "new")) {
        if anchor.kind == "place" {
            assert_eq!(found, Standing::Orphan);
        } else {
            assert_eq!(found.item().map(Item::kind), Some(item.kind()), "{anchor:?}");
        }
    }
}

#[test]
fn an_anchor_is_small_and_reads_back() -> serde_json::Result<()> {
    let old = read(&events(&["title: A fire, date: 2024-03~, text: 'One\n\n two.', actors: [port]"]));
    let anchor = Anchor::of(&old, Item::Event(briefing_format::model::EventIx(0)), "v1");
    let text = serde_json::to_string(&anchor)?;
    assert!(text.len() < 250, "{text}");
    assert_eq!(serde_json::from_str::<Anchor>(&text)?, anchor);
    Ok(())
}
