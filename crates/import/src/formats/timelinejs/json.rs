//! The JSON of TimelineJS, of version 3 and of the older 2 -> slides. It must not know what becomes of them.

use briefing_text::SafeText;
use serde_json::{Map, Value};

use super::slide::{Kind, Media, Slide, Stamp};
use crate::Place;

/// Keys of a slide that are read.
const READ: [&str; 12] = [
    "start_date",
    "end_date",
    "display_date",
    "text",
    "media",
    "group",
    "background",
    "unique_id",
    "autolink",
    "type",
    "headline",
    "scale",
];

/// Reads a file; what it has besides slides goes to `lost`.
pub(super) fn read(file: &Map<String, Value>, lost: &mut Vec<String>) -> Vec<Slide> {
    if let Some(timeline) = file.get("timeline").and_then(Value::as_object) {
        return old::read(timeline, lost);
    }
    let mut slides = Vec::new();
    if let Some(title) = file.get("title").and_then(Value::as_object) {
        slides.push(slide(title, Kind::Title, "title"));
    }
    for (key, kind) in [("events", Kind::Event), ("eras", Kind::Era)] {
        let entries = file.get(key).and_then(Value::as_array).into_iter().flatten();
        for (at, entry) in entries.enumerate() {
            match entry.as_object() {
                Some(entry) => slides.push(slide(entry, kind, &format!("{key}[{at}]"))),
                None => lost.push(format!("entry of `{key}` that is no object")),
            }
        }
    }
    let known = ["title", "events", "eras", "scale", "errors", "warnings"];
    lost.extend(file.keys().filter(|key| !known.contains(&key.as_str())).map(|key| format!("key `{key}`")));
    slides
}

fn slide(value: &Map<String, Value>, kind: Kind, name: &str) -> Slide {
    let part = |key: &str, part: &str| value.get(key).map(|of| text_in(of, part)).unwrap_or_default();
    let mut slide = Slide::new(Place::Object(SafeText::line(name)), kind);
    slide.start = value.get("start_date").map(stamp).unwrap_or_default();
    slide.end = value.get("end_date").map(stamp).unwrap_or_default();
    slide.shown = text_in(&Value::Object(value.clone()), "display_date");
    slide.headline = part("text", "headline");
    slide.text = part("text", "text");
    slide.media = Media {
        address: part("media", "url"),
        caption: part("media", "caption"),
        credit: part("media", "credit"),
        title: Some(part("media", "title"))
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| part("media", "alt")),
        link: part("media", "link"),
    };
    slide.group = value.get("group").map(text).unwrap_or_default();
    slide.id = value.get("unique_id").map(text).unwrap_or_default();
    if !part("media", "thumbnail").is_empty() {
        slide.lost.push("thumbnail".to_owned());
    }
    if value
        .get("background")
        .is_some_and(|background| ["url", "color"].iter().any(|key| !text_in(background, key).is_empty()))
    {
        slide.lost.push("background of a slide".to_owned());
    }
    let unread = value.keys().filter(|key| !READ.contains(&key.as_str()));
    slide.lost.extend(unread.map(|key| format!("key `{key}` of a slide")));
    slide
}

/// A text or number as text; nothing for all else.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned(),
        _ => String::new(),
    }
}

fn text_in(value: &Value, key: &str) -> String {
    value.get(key).map(text).unwrap_or_default()
}

fn stamp(value: &Value) -> Stamp {
    if value.is_string() {
        return Stamp { words: text(value), ..Stamp::default() };
    }
    let part = |key| text_in(value, key);
    let mut time = String::new();
    for (key, before) in [("hour", ""), ("minute", ":"), ("second", ":"), ("millisecond", ".")] {
        let part = part(key);
        let is_number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || key == "millisecond" && part.trim_matches('0').is_empty() {
            break;
        }
        let width = if key == "millisecond" { 3 } else { 2 };
        time = format!("{time}{before}{part:0>width$}");
    }
    let (year, month, day, shown) = (part("year"), part("month"), part("day"), part("display_date"));
    Stamp { year, month, day, time, shown, words: String::new() }
}

/// Version 2, where a date is one text and what stands beside a slide is its asset.
mod old {
    use super::{Kind, Map, Media, Place, SafeText, Slide, Stamp, Value, text_in};

    pub(super) fn read(timeline: &Map<String, Value>, lost: &mut Vec<String>) -> Vec<Slide> {
        let mut slides = vec![slide(&Value::Object(timeline.clone()), Kind::Title, "timeline")];
        // The first slide has a date that says where the timeline opens.
        if let Some(title) = slides.first_mut() {
            (title.start, title.end) = (Stamp::default(), Stamp::default());
        }
        for (key, kind) in [("date", Kind::Event), ("era", Kind::Era)] {
            let entries = timeline.get(key).and_then(Value::as_array).into_iter().flatten().enumerate();
            slides.extend(entries.map(|(at, entry)| slide(entry, kind, &format!("{key}[{at}]"))));
        }
        if timeline.contains_key("chart") {
            lost.push("chart".to_owned());
        }
        slides
    }

    fn slide(of: &Value, kind: Kind, name: &str) -> Slide {
        let part = |key| text_in(of, key);
        let asset = |key| of.get("asset").map(|asset| text_in(asset, key)).unwrap_or_default();
        let mut slide = Slide::new(Place::Object(SafeText::line(name)), kind);
        slide.start = Stamp { words: part("startDate"), ..Stamp::default() };
        slide.end = Stamp { words: part("endDate"), ..Stamp::default() };
        (slide.headline, slide.text, slide.group) = (part("headline"), part("text"), part("tag"));
        slide.media = Media {
            address: asset("media"),
            caption: asset("caption"),
            credit: asset("credit"),
            ..Media::default()
        };
        slide.lost.extend((!part("classname").is_empty()).then(|| "class of a slide".to_owned()));
        slide.lost.extend((!asset("thumbnail").is_empty()).then(|| "thumbnail".to_owned()));
        slide
    }
}
