//! Small timelines of each spelling, and what comes of them.

use super::*;
use crate::formats::testing::{import, inputs, lost};

const THREE: &str = r##"{
 "title": {"text": {"headline": "Women <b>in</b> computing", "text": "<p>From the start.</p>"}, "background": {"color": "#fff"}},
 "events": [
  {"start_date": {"year": "1815", "month": 12, "day": "10"}, "end_date": {"year": "1852"}, "unique_id": "ada",
   "text": {"headline": "Ada", "text": "<p>She wrote <a href=\"https://w.example/notes\">notes</a>.</p><p>Twice.</p>"},
   "media": {"url": "https://p.example/ada.jpg", "credit": "<a href='https://m.example'>Museum</a>", "caption": "A portrait", "thumbnail": "t"},
   "group": "Pioneers"},
  {"start_date": {"year": 1948, "month": 3, "day": 14}, "display_date": "1948", "text": {"headline": "Edith"},
   "media": {"url": "<blockquote>There is no demand. <cite>Edith Clarke, an engineer</cite></blockquote>"}},
  {"start_date": {"year": "-44"}, "text": {"text": "No headline here"}, "media": {"url": "img/a.png", "caption": "Hidden\u200b one"}}
 ],
 "eras": [{"start_date": {"year": "1939"}, "end_date": {"year": "1945"}, "text": {"headline": "War"}}],
 "font": "x"
}"##;

#[test]
fn version_3_comes_in_whole() {
    let (yaml, made) = import(&TimelineJs, &[("a.json", THREE)]);
    for part in [
        "title: Women in computing\nsummary: From the start.\ndefault: {sources: [women-in-computing]}\n",
        "  - id: ada\n    date: 1815-12-10/1852\n    title: Ada\n",
        "      She wrote [[w-example-notes|notes]].\n\n      Twice.\n\n      [[p-example-ada-jpg|A portrait]]\n",
        "    tags: [Pioneers]\n    ids: timelinejs:ada\n",
        "date: {edtf: 1948, text: \"1948\"}\n    title: Edith\n    quotes: [there-is-no-demand]\n",
        "date: -0043\n    title: No headline here\n    text: Hidden one\n",
        "background:\n  - id: war-",
        "    date: 1939/1945\n    title: War\n",
        "  there-is-no-demand: {text: There is no demand., speaker: edith-clarke-",
        ": {name: Edith Clarke, text: an engineer}\n",
        "    author: Museum\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains("    sources:"), "a page that a text leads to reports nothing: {yaml}");
    assert_eq!(
        lost(&made),
        [
            "1 background of a slide",
            "1 hidden character",
            "1 key `font`",
            "1 media without a web address",
            "1 thumbnail",
        ]
    );
    assert_eq!((made.report.count(Code::StampsDisagree), made.report.count(Code::RowWithoutTitle)), (1, 1));
}

#[test]
fn a_slide_that_comes_first_changes_no_id() {
    let ids = |slides: &str| -> Vec<String> {
        let text = format!("{{\"events\": [{slides}]}}");
        let (yaml, _) = import(&TimelineJs, &[("a.json", &text)]);
        let is_id = |line: &&str| line.contains("id: ") || line.contains("quotes: [");
        yaml.lines().filter(is_id).map(str::to_owned).collect()
    };
    let slide = |day: u8| {
        format!(
            "{{\"start_date\": {{\"year\": 1990, \"month\": 1, \"day\": {day}}}, \"text\": {{\"headline\": \"Meeting\"}}, \"media\": {{\"url\": \"<blockquote>No one knows what it is that is {day}<cite>Ann</cite>\"}}}}"
        )
    };
    let (before, after) = (ids(&slide(2)), ids(&format!("{}, {}", slide(1), slide(2))));
    assert_eq!(before.len(), 2);
    assert_eq!(after[2..], before);
}

#[test]
fn words_between_angles_that_are_no_tags_stay() {
    let slide = |text: &str| {
        format!(
            "{{\"events\": [{{\"start_date\": {{\"year\": 1990}}, \"text\": {{\"headline\": \"A\", \"text\": \"{text}\"}}}}]}}"
        )
    };
    for (text, shown, left_out) in [
        ("Dear <Name>, hi", "Dear <Name>, hi", vec![]),
        ("5 < 6 & <b>so</b> <Name>", "5 < 6 & so <Name>", vec![]),
        ("By Joe <joe@x.example> now", "By Joe now", vec!["1 e-mail address"]),
        ("<o:p></o:p><x-y class='z'>in</x-y>", "in", vec!["4 tag that HTML does not have"]),
    ] {
        let (yaml, made) = import(&TimelineJs, &[("a.json", &slide(text))]);
        assert!(yaml.contains(&format!("text: {shown}\n")), "{shown}\n{yaml}");
        assert!(!yaml.contains('@'), "{yaml}");
        assert_eq!(lost(&made), left_out, "{text}");
    }
}

#[test]
fn the_address_of_whoever_is_credited_is_left_out() {
    let text = r#"{"events": [{"start_date": {"year": 1990}, "text": {"headline": "A"}, "media": {"url": "https://a.example/b.png", "caption": "C", "credit": "Jane Roe <a href='mailto:jane@x.example'>jane@x.example</a> (https://x.example)"}}]}"#;
    let (yaml, made) = import(&TimelineJs, &[("a.json", text)]);
    assert!(yaml.contains("author: Jane Roe") && !yaml.contains('@'), "{yaml}");
    assert_eq!(lost(&made), ["1 e-mail address"]);
}

#[test]
fn a_link_in_a_headline_leads_there_from_the_text() {
    let text = r#"{"title": {"text": {"headline": "T"}}, "events": [{"start_date": {"year": 1990}, "text": {"headline": "See <a href='https://a.example/b'>the b</a>", "text": "c [[1, 2]]"}}]}"#;
    let (yaml, _) = import(&TimelineJs, &[("a.json", text)]);
    assert!(yaml.contains("title: See the b\n"), "{yaml}");
    assert!(yaml.contains("[[a-example-b|the b]]"), "{yaml}");
}

#[test]
fn version_2_comes_in_whole() {
    let text = r#"{"timeline": {"headline": "Old", "type": "default", "startDate": "1888", "text": "Intro",
 "date": [{"startDate": "1943,10,14", "endDate": "", "headline": "H", "text": "<p>T</p>", "tag": "g", "classname": "c",
   "asset": {"media": "https://v.example/1", "credit": "C", "caption": ""}}],
 "era": [{"startDate": "1939", "endDate": "1945", "headline": "War"}]}}"#;
    let (yaml, made) = import(&TimelineJs, &[("a.json", text)]);
    for part in
        ["title: Old\nsummary: Intro\n", "date: 1943-10-14\n", "tags: [g]\n", "date: 1939/1945", "author: C"]
    {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(lost(&made), ["1 class of a slide"]);
}

const SHEET: &str = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background,Notes
,,,,,,,,,Harbor,\"<p>What happened</p>\",,,,,title,,,
1943,10,14,10:30,,,,,14. Oktober 1943,Fire,It burned,,,,,,west,,mine
1939,,,,1945,,,,,War,,,,,,era,,,
";

#[test]
fn a_sheet_comes_in_whole() {
    let (yaml, made) = import(&TimelineJs, &[("a.csv", SHEET)]);
    for part in [
        "title: Harbor\nsummary: What happened\n",
        "date: {edtf: 1943-10-14, text: 14. Oktober 1943}\n    title: Fire\n    text: It burned\n    tags: [west]\n",
        "background:\n  - id: war-",
        "    date: 1939/1945\n    title: War\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(lost(&made), ["1 column `Notes`"]);
    let (yaml, _) = import(
        &TimelineJs,
        &[("b.csv", "Start Date,End Date,Headline,Text,Media,Type,Tag\n14.10.1943,,Feuer,Es brannte,,,\n")],
    );
    assert!(yaml.contains("date: 1943-10-14\n"), "{yaml}");
}

#[test]
fn a_broken_file_stops_with_its_place() {
    let files = inputs(&[("a.json", "{\"events\": [{\"start_date\": {\"year\": 1}, \"media\":\n}")]);
    assert!(TimelineJs.recognizes(&files[0]));
    let stop = TimelineJs.import(&files, &Options::default()).map(|_| ());
    assert_eq!(stop.map_err(|stop| stop.place), Err(Place::Line(2, Some(1))));
}

#[test]
fn a_part_of_a_date_that_says_nothing_is_told() {
    let text = r#"{"events": [
        {"start_date": {"year": 2020, "month": 5, "hour": 10}, "text": {"headline": "A"}},
        {"start_date": {"year": 2020, "month": 5, "hour": 0}, "text": {"headline": "B"}},
        {"start_date": {"year": 999999999999999}, "text": {"headline": "C"}},
        {"start_date": {"year": "twenty"}, "text": {"headline": "D"}}]}"#;
    let (yaml, made) = import(&TimelineJs, &[("a.json", text)]);
    assert!(
        yaml.contains("{edtf: 2020-05, text: \"2020 5 10\"}") && yaml.contains("date: 2020-05\n"),
        "{yaml}"
    );
    assert!(yaml.contains("999999999999999"), "{yaml}");
    let report = &made.report;
    assert_eq!((report.dates_kept, report.dates_coarsened + report.dates_in_words), (2, 2), "{yaml}");
}

#[test]
fn a_group_of_nothing_but_markup_is_no_tag() {
    let text = r#"{"events": [
        {"start_date": {"year": 2020}, "group": "<p ", "text": {"headline": "A"}},
        {"start_date": {"year": 2021}, "group": "Ask ann@example.org", "text": {"headline": "B"}}]}"#;
    let (yaml, made) = import(&TimelineJs, &[("a.json", text)]);
    assert!(yaml.contains("Ask […]"), "{yaml}");
    assert_eq!(yaml.matches("tags").count(), 1, "{yaml}");
    assert_eq!(lost(&made), ["1 e-mail address"]);
}

#[test]
fn of_two_texts_in_place_of_a_date_neither_is_lost() {
    let date = |slide: &str| {
        let file =
            format!("{{\"events\": [{{{slide}, \"text\": {{\"headline\": \"A\"}}}}]}}").replace('\'', "\"");
        import(&TimelineJs, &[("a.json", &file)]).0
    };
    let start = |shown: &str| {
        format!("'start_date': {{'year': 2020, 'month': 5, 'day': 6, 'display_date': '{shown}'}}")
    };
    let end = |shown: &str| {
        format!("'end_date': {{'year': 2021, 'month': 5, 'day': 6, 'display_date': '{shown}'}}")
    };
    for (slide, expected) in [
        (
            start("Spring 2020") + ", 'display_date': '6 May'",
            "date: {edtf: 2020-21, text: 6 May; Spring 2020}",
        ),
        (start("sometime") + ", 'display_date': '6 May'", "date: {text: 6 May; sometime}"),
        (
            start("May 2020") + ", " + &end(""),
            "date: {edtf: 2020-05/2021-05-06, text: May 2020 – 2021-05-06}",
        ),
        (
            start("") + ", " + &end("about 6 May"),
            "date: {edtf: 2020-05-06/2021-05-06~, text: 2020-05-06 – about 6 May}",
        ),
        (
            start("May 2020") + ", " + &end("May 2021"),
            "date: {edtf: 2020-05/2021-05, text: May 2020 – May 2021}",
        ),
    ] {
        let yaml = date(&slide);
        assert!(yaml.contains(expected), "{expected}\n{yaml}");
    }
}

#[test]
fn what_is_said_of_an_embedded_post_stays() {
    let file = r#"{"events": [
      {"start_date": {"year": 2020}, "text": {"headline": "Post"}, "media": {"url": "<blockquote cite='https://q.example' class='twitter-tweet'>We did it</blockquote>", "credit": "Ann Lee", "caption": "Said at noon"}},
      {"start_date": {"year": 2021}, "text": {"headline": "Said", "text": "Ann said:<blockquote>We lied.<cite>Tom Hill</cite></blockquote>then left"}},
      {"start_date": {"year": 2022}, "text": {"headline": "Gone"}, "media": {"url": "img/a.png", "credit": "Bo"}}]}"#;
    let (yaml, _) = import(&TimelineJs, &[("a.json", file)]);
    for part in [
        "“We did it”\n\n      Said at noon\n\n      Ann Lee\n\n      [[q-example|q.example]]",
        "Ann said:\n\n      > We lied.\n\n      > Tom Hill\n\n      then left",
        "quotes: [we-lied]",
        "we-lied: {text: We lied., speaker: tom-hill}",
        "text: Bo\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
}
