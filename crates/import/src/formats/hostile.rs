//! Files that were cut, doubled and mixed up: no importer of lists and timelines may panic at one, and what it makes of one is read
//! again without an error.

use briefing_format::{diagnostic::Severity, parse};
use briefing_text::SafeText;
use proptest::prelude::*;

use super::{
    Importer, argdown::Argdown, feed::Feed, markwhen::Markwhen, timelinejs::TimelineJs,
    timesketch::Timesketch,
};
use crate::{Input, Options, Stop};

const MARKWHEN: &str = "title: T\ndateFormat: d/M/y\n#a: red\nedit:\n - a@b.example\n\ngroup \"One\": #a #b\n1990 - now: x !id\nid: y\ntz: +5\nBy A [B](location) and [[c]] [d](https://e.example/f_(g))\n- [ ] to do\nafter !id.end + 5 months / 3 days, 2 hours: z\n10:30am-11: w\n2024-W05-3 every week x3: v #c\n5/9/09 1pm - 11/5/2009: u\n300–200 BC: t\nendGroup\n# H\n// c\n44 BC: s\nMarch 3rd, 2020, perhaps: r\n";
const ARGDOWN: &str = "===\ntitle: T\nauthor: [\"A\", B]\nmodel:\n    mode: strict\n===\n\n# H #tag {isGroup: true}\n\n[A]: b **c** _d_ @[E] [f](https://g.example) #(h i) {sources: [\"j\", k]}\n  +> <L>: m // n\n    >< [E]\n    <_ <O>\n  - p\n\n<L>\n\n(1) [A]\n(2) q {\nsource:\n - r\n}\n--\nModus ponens\n--\n(3) [E]: s\n    -> [A]\n\n* [T]\n1. u\n/* v\n*/ <!-- w -->\n";
const RSS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>T &amp; U</title><link>https://a.example</link><item><title>B</title><guid>c</guid><pubDate>Mon, 02 Jan 2006 15:04:05 GMT</pubDate><author>（d@e.example）</author><description><![CDATA[<p>f <a href=\"https://a.example\">g</a> [[h]]]]></description><dc:date>2006-01-02</dc:date><source url=\"https://i.example\">j</source></item></channel></rss>";
const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"xhtml\"><div>A<b>b</b></div></title><entry><id>urn:c</id><updated>2003-12-13T18:30:02Z</updated><author><name>d</name></author><link href=\"https://e.example\"/><content type=\"html\">&lt;p&gt;f</content></entry></feed>";
const JSON_FEED: &str = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"A\", \"items\": [{\"id\": \"b\", \"content_html\": \"<p>c\", \"date_published\": \"2020-01-02T03:04:05-05:00\", \"tags\": [\"d\"], \"authors\": [{\"name\": \"e\"}]}]}";
const TIMELINE: &str = "{\"title\": {\"text\": {\"headline\": \"A\", \"text\": \"<p>b\"}}, \"events\": [{\"start_date\": {\"year\": \"-44\", \"month\": 3, \"day\": \"15\", \"hour\": 7}, \"end_date\": {\"year\": 20}, \"display_date\": \"c. 44 BC\", \"text\": {\"headline\": \"D\", \"text\": \"<a href='https://e.example'>f</a> [[g]]\"}, \"media\": {\"url\": \"<blockquote>h <cite>I, j</cite></blockquote>\", \"caption\": \"k\"}, \"unique_id\": \"l\"}], \"eras\": [{\"start_date\": {\"year\": 9999999999}, \"text\": {\"headline\": \"m\"}}]}";
const OLD_TIMELINE: &str = "{\"timeline\": {\"headline\": \"A\", \"date\": [{\"startDate\": \"1943,10,14\", \"endDate\": \"15/10/1943\", \"headline\": \"B\", \"asset\": {\"media\": \"https://c.example/d.png\", \"credit\": \"e\"}}], \"era\": [{\"startDate\": \"1939\", \"headline\": \"f\"}]}}";
const SHEET: &str = "Year,Month,Day,Time,End Year,Display Date,Headline,Text,Media,Media Credit,Media Caption,Type,Group\n,,,,,,A,<p>b,,,,title,\n1943,10,14,10:30,1944,14. Oktober 1943,C,\"d, e\",https://f.example,g,h,,i\n";
const LOG: &str = "{\"message\": \"A\\nb\", \"datetime\": \"2021-03-04T10:00:00+00:00\", \"timestamp\": 1614852000123456, \"timestamp_desc\": \"c\", \"tag\": [\"d\"]}\n";
const TABLE: &str = "message,timestamp,datetime,timestamp_desc,tag\nA,1331698658276340,2012-03-14T04:17:38+00:00,b,\"['c']\"\n";

/// Pieces that mean something somewhere.
const PIECES: [&str; 34] = [
    "\n",
    "\n\n",
    "[",
    "]",
    "[[",
    "]]",
    "](",
    ")",
    "<",
    ">",
    "<!--",
    "/*",
    "{",
    "}",
    "\"",
    "'",
    ":",
    "/",
    "-",
    "--",
    "=",
    "#",
    "@",
    "!",
    "(1) ",
    "\u{200B}",
    "（",
    "\u{0}",
    "é",
    "\u{202E}",
    "99999999999",
    "now",
    "\\",
    "&amp;",
];

/// A file, and what is done to it: at a place, for a length, with a piece.
fn mixed(seed: &str, edits: &[(usize, usize, usize)]) -> String {
    let mut text: Vec<char> = seed.chars().collect();
    for (place, length, what) in edits {
        let at = place % (text.len() + 1);
        let end = (at + length % 40).min(text.len());
        match what % 4 {
            0 => drop(text.drain(at..end)),
            1 => {
                let again: Vec<char> = text[at..end].to_vec();
                drop(text.splice(at..at, again));
            }
            2 => text.truncate(text.len() - (end - at)),
            _ => drop(text.splice(at..end, PIECES[(what / 4) % PIECES.len()].chars())),
        }
    }
    text.into_iter().collect()
}

/// What an importer makes of a text is read again without an error, or it stops.
fn survives(importer: &dyn Importer, text: &str) -> Result<(), TestCaseError> {
    let files = [Input::new(SafeText::from_static("file"), text.as_bytes().to_vec())];
    importer.recognizes(&files[0]);
    let made = match importer.import(&files, &Options::default()) {
        Ok(made) => made,
        Err(Stop { message, .. }) => {
            prop_assert!(!message.is_empty());
            return Ok(());
        }
    };
    let yaml = made.document.to_string();
    let found = parse(&yaml, &mut |_| {}).diagnostics;
    let errors: Vec<_> = found.iter().filter(|found| found.severity() == Severity::Error).collect();
    prop_assert!(errors.is_empty(), "{text}\n{yaml}\n{errors:?}");
    Ok(())
}

fn edits() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0_usize..2_000, 0_usize..2_000, 0_usize..2_000), 0..8)
}

proptest! {
    #[test]
    fn markwhen_survives(edits in edits()) {
        survives(&Markwhen, &mixed(MARKWHEN, &edits))?;
    }

    #[test]
    fn argdown_survives(edits in edits()) {
        survives(&Argdown, &mixed(ARGDOWN, &edits))?;
    }

    #[test]
    fn feeds_survive(edits in edits(), seed in prop::sample::select(vec![RSS, ATOM, JSON_FEED])) {
        survives(&Feed, &mixed(seed, &edits))?;
    }

    #[test]
    fn timelines_survive(edits in edits(), seed in prop::sample::select(vec![TIMELINE, OLD_TIMELINE, SHEET])) {
        survives(&TimelineJs, &mixed(seed, &edits))?;
    }

    #[test]
    fn logs_survive(edits in edits(), seed in prop::sample::select(vec![LOG, TABLE])) {
        survives(&Timesketch, &mixed(seed, &edits))?;
    }

    #[test]
    fn any_text_is_survived_by_all(text in "\\PC{0,200}") {
        let all: [&dyn Importer; 5] = [&Markwhen, &Argdown, &Feed, &TimelineJs, &Timesketch];
        for importer in all {
            survives(importer, &text)?;
        }
    }
}
