//! Edits as writers make them, drawn from a seed: the same on every run. It must not know how items are followed.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value, is_reference},
};

use super::rows::Row;

/// How much a version is edited.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Edit {
    /// One small thing in each item.
    Light,
    /// Five small things in each item.
    Five,
    /// Half of the words, the date and half of the references of each item.
    Heavy,
}

/// Numbers of a seed (a linear congruential generator, Knuth's MMIX).
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        let mut draw = Self(seed);
        draw.below(2);
        draw
    }

    /// One of the numbers below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The rows after edits: each is edited, one in ten is gone, one in ten is new, and all stand in another order.
pub(crate) fn edited(rows: &[Row], edit: Edit, seed: u64) -> Vec<Row> {
    let mut draw = Draw::new(seed);
    let titles: Vec<String> = rows.iter().map(title).collect();
    let vocabulary: Vec<String> = titles.iter().flat_map(|title| words(title)).map(str::to_owned).collect();
    let mut new: Vec<Row> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if draw.below(10) == 0 {
            continue;
        }
        let mut row = row.clone();
        match edit {
            Edit::Light => light(&mut row, &vocabulary, &mut draw),
            Edit::Five => (0..5).for_each(|_| light(&mut row, &vocabulary, &mut draw)),
            Edit::Heavy => heavy(&mut row, &vocabulary, &mut draw),
        }
        new.push(row);
        if draw.below(10) == 0 {
            new.push(added(at, rows, &vocabulary, &mut draw));
        }
    }
    for at in (1..new.len()).rev() {
        new.swap(at, draw.below(at + 1));
    }
    new
}

fn key(section: Section) -> &'static str {
    match section {
        Section::Events | Section::Background | Section::Sources => "title",
        Section::Actors | Section::Places => "name",
        _ => "text",
    }
}

pub(crate) fn title(row: &Row) -> String {
    match row.map.get(key(row.section)) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// One small thing.
fn light(row: &mut Row, vocabulary: &[String], draw: &mut Draw) {
    let key = key(row.section);
    match draw.below(6) {
        0..=2 => {
            let title = title(row);
            let mut words: Vec<String> = words(&title).into_iter().map(str::to_owned).collect();
            let at = draw.below(words.len());
            let other = vocabulary.get(draw.below(vocabulary.len())).cloned().unwrap_or_default();
            match draw.below(3) {
                0 if words.len() > 2 => drop(words.remove(at)),
                1 if !words.is_empty() => words[at] = other,
                _ => words.insert(at, other),
            }
            row.map.set(key, words.join(" "));
        }
        3 => edit_date(&mut row.map, draw),
        4 => drop_reference(&mut row.map, draw),
        _ if key != "text" => {
            let before = match row.map.get("text") {
                Some(Value::Text(text)) => text.clone(),
                _ => String::new(),
            };
            let more: Vec<String> = (0..8)
                .map(|_| vocabulary.get(draw.below(vocabulary.len())).cloned().unwrap_or_default())
                .collect();
            row.map.set("text", format!("{before} {}.", more.join(" ")).trim().to_owned());
        }
        _ => {}
    }
}

/// Half of all.
fn heavy(row: &mut Row, vocabulary: &[String], draw: &mut Draw) {
    for key in [key(row.section), "text"] {
        let Some(Value::Text(text)) = row.map.get(key) else { continue };
        let mut words: Vec<String> = words(text).into_iter().map(str::to_owned).collect();
        for word in &mut words {
            if draw.below(2) == 0 {
                *word = vocabulary.get(draw.below(vocabulary.len())).cloned().unwrap_or_default();
            }
        }
        row.map.set(key, words.join(" "));
        if key == "text" {
            break;
        }
    }
    edit_date(&mut row.map, draw);
    drop_reference(&mut row.map, draw);
}

/// A date is marked, widened, or moved by some days.
fn edit_date(map: &mut Map, draw: &mut Draw) {
    let key = if map.get("date").is_some() { "date" } else { "published" };
    let Some(Value::Text(date)) = map.get(key) else { return };
    let day = date.get(8..10).and_then(|day| day.parse::<usize>().ok()).filter(|_| date.len() == 10);
    let new = match (draw.below(3), day) {
        (0, _) if !date.contains(['~', '/', '[', '{', 'T']) => format!("{date}~"),
        (1, Some(_)) => date[..7].to_owned(),
        (_, Some(day)) => format!("{}{:02}", &date[..8], 1 + (day + draw.below(5)) % 28),
        _ => return,
    };
    map.set(key, new);
}

/// One reference goes.
fn drop_reference(map: &mut Map, draw: &mut Draw) {
    let lists: Vec<String> = map
        .entries()
        .filter(|(key, value)| is_reference(key) && matches!(value, Value::List(list) if !list.is_empty()))
        .map(|(key, _)| key.to_owned())
        .collect();
    if let Some(key) = lists.get(draw.below(lists.len()))
        && let Some(Value::List(list)) = map.get(key)
    {
        let mut list = list.clone();
        list.remove(draw.below(list.len()));
        map.set(key.clone(), Value::List(list));
    }
}

/// A new item that has a title of six words and half of what another one refers to.
fn added(at: usize, rows: &[Row], vocabulary: &[String], draw: &mut Draw) -> Row {
    let mut row = rows[draw.below(rows.len())].clone();
    let title: Vec<String> =
        (0..6).map(|_| vocabulary.get(draw.below(vocabulary.len())).cloned().unwrap_or_default()).collect();
    row.map.set(key(row.section), title.join(" "));
    if key(row.section) != "text" {
        row.map.set("text", "");
    }
    drop_reference(&mut row.map, draw);
    row.truth = format!("new-{at}");
    row.id = row.id.and_then(|_| Id::parse(&row.truth));
    row
}
