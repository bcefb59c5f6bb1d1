//! Small feeds of each kind, and what comes of them.

use super::*;
use crate::{
    Code,
    formats::testing::{import, inputs, lost},
};

const RSS: &str = "<?xml version=\"1.0\"?>
<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">
<channel>
 <title>Harbor News</title><link>https://harbor.example/</link><description>All of the harbor</description>
 <language>en-gb</language><webMaster>web@harbor.example</webMaster>
 <item>
  <title>Ferries stand still &amp; nobody knows why</title>
  <link>https://harbor.example/2026/ferries</link>
  <description>&lt;p&gt;The system is down. &lt;a href=\"https://harbor.example/2026/ferries\"&gt;Read on&lt;/a&gt;&lt;/p&gt;</description>
  <content:encoded><![CDATA[<p>All of it</p>]]></content:encoded>
  <pubDate>Mon, 09 Mar 2026 15:04:00 +0100</pubDate>
  <author>ann@harbor.example (Ann Lee)</author><dc:creator>Bo</dc:creator>
  <category>ferries</category><guid isPermaLink=\"false\">tag:17</guid>
  <source url=\"https://wire.example/rss\">The Wire</source>
  <enclosure url=\"https://harbor.example/a.mp3\" length=\"1\" type=\"audio/mpeg\"/>
 </item>
 <item><description>No title, and a text that goes on for so long that it cannot be the title as a whole, I think.</description><guid>https://harbor.example/x</guid></item>
 <item><pubDate>yesterday</pubDate></item>
</channel></rss>";

#[test]
fn an_item_is_a_source_and_what_it_tells_has_no_date() {
    let (yaml, made) = import(&Feed, &[("a.xml", RSS)]);
    for part in [
        "title: Harbor News\nlanguage: en-gb\n",
        "    title: Ferries stand still & nobody knows why\n",
        "[[harbor-example-2026-ferries|Read on]]",
        "    sources: [harbor-example-2026-ferries]\n    tags: [ferries]\n",
        "    publisher: harbor-news\n",
        "    author: Ann Lee, Bo\n",
        "    published: 2026-03-09T15:04:00+01:00\n",
        "    cites: [wire-example-rss]\n",
        "tag:17",
        "No title, and a text that goes on for so long that it cannot be the title as a …",
        "name: {name: Harbor News, link: false}",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains("    date:"), "{yaml}");
    assert!(!yaml.contains("ann@") && !yaml.contains("web@"), "{yaml}");
    assert_eq!(
        lost(&made),
        [
            "1 contact of the feed",
            "1 e-mail address",
            "1 element `enclosure`",
            "1 full text of an item with a summary",
            "1 item without words",
        ]
    );
}

#[test]
fn atom_tells_updates_and_several_authors() {
    let text = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Blog</title><link rel=\"self\" href=\"https://b.example/atom\"/><link href=\"https://b.example/\"/>
<entry><title type=\"html\">A &lt;b&gt;bold&lt;/b&gt; word</title><id>urn:1</id><updated>2003-12-13T18:30:02Z</updated><author><name>Ann</name><email>ann@b.example</email></author><author><name>Bo</name></author><link href=\"https://b.example/1\"/><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>One</p><p>Two</p></div></content></entry>
<entry><title>B</title><id>urn:1</id><published>2003-12-13</published><updated>2003-12-14</updated></entry></feed>";
    let (yaml, made) = import(&Feed, &[("a.atom", text)]);
    for part in [
        "title: A bold word\n",
        "      One\n\n      Two\n",
        "author: Ann, Bo",
        "published: \"[..2003-12-13]\"",
        "published: 2003-12-13\n",
        "language: de\n",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(lost(&made), ["1 e-mail address", "1 stamp of a change"]);
    assert_eq!(made.report.count(Code::RowTwice), 1);
}

#[test]
fn rss_1_and_json_feed_come_in_as_well() {
    let rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Old</title></channel><item rdf:about=\"https://o.example/1\"><title>First</title><link>https://o.example/1</link><dc:date>2001-05-06T07:08+00:00</dc:date></item></rdf:RDF>";
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"New\", \"authors\": [{\"name\": \"Ann\"}], \"items\": [{\"id\": 7, \"url\": \"https://n.example/7\", \"external_url\": \"https://o.example/1\", \"content_text\": \"Look at this\", \"date_published\": \"2020-01-02T03:04:05-05:00\", \"image\": \"x\"}]}";
    let (yaml, made) = import(&Feed, &[("o.rdf", rdf), ("n.json", json)]);
    for part in [
        "published: 2001-05-06T07:08+00:00",
        "publisher: old\n",
        "title: Look at this\n",
        "author: Ann\n",
        "cites: [o-example-1-",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(lost(&made), ["1 key `image`"]);
}

#[test]
fn a_feed_says_what_it_is_no_later_than_it_was_built() {
    let rss = |stamps: &str| {
        format!(
            "<rss version='2.0'><channel><title>Old</title><link>https://o.example/</link><description>All of it</description>{stamps}<item><title>First</title></item></channel></rss>"
        )
    };
    for (stamps, published) in [
        ("<lastBuildDate>Mon, 09 Mar 2026 15:04:00 GMT</lastBuildDate>", "published: \"[..2026-03-09]\""),
        (
            "<lastBuildDate>Mon, 09 Mar 2026 15:04:00 GMT</lastBuildDate><pubDate>Mon, 02 Mar 2026 15:04:00 GMT</pubDate>",
            "published: \"[..2026-03-09]\"",
        ),
        ("<pubDate>Mon, 02 Mar 2026 15:04:00 GMT</pubDate>", "published: \"[..2026-03-02]\""),
        ("<lastBuildDate>yesterday</lastBuildDate>", "published: {text: yesterday}"),
    ] {
        let (yaml, _) = import(&Feed, &[("a.xml", &rss(stamps))]);
        assert!(yaml.contains(published), "{published}\n{yaml}");
    }
}

#[test]
fn an_item_that_comes_first_changes_no_id() {
    let feed = |items: &str| format!("<rss version='2.0'><channel><title>Old</title>{items}</channel></rss>");
    let item = |at: u8| {
        format!("<item><title>Update</title><link>https://o.example/a/long/address/of/{at}</link></item>")
    };
    let ids = |items: &str| -> Vec<String> {
        let (yaml, _) = import(&Feed, &[("a.xml", &feed(items))]);
        yaml.lines()
            .filter(|line| line.contains("id: ") || line.contains("sources: ["))
            .map(str::to_owned)
            .collect()
    };
    let (before, after) = (ids(&item(1)), ids(&format!("{}{}", item(2), item(1))));
    assert_eq!(after[2..], before);
}

#[test]
fn what_a_feed_has_besides_is_counted() {
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><title>Blog</title><id>urn:feed</id><link rel=\"self\" href=\"https://b.example/atom\"/><link rel=\"hub\" href=\"https://h.example/\"/><generator>g</generator><itunes:owner><itunes:email>o@b.example</itunes:email></itunes:owner><author><name>Ann</name><email>ann@b.example</email><uri>https://ann.example</uri></author>
<entry><title>A</title><id>urn:1</id><author><name>Bo</name><uri>https://bo.example</uri></author><link href=\"javascript:alert(1)\"/><link rel=\"via\" title=\"The Wire\" href=\"https://wire.example/1\"/><link rel=\"via\" href=\"javascript:x\"/><link rel=\"related\" href=\"https://r.example/\"/><link rel=\"enclosure\" href=\"https://b.example/a.mp3\"/><content type=\"html\">&lt;a href=\"javascript:alert(2)\"&gt;Press&lt;/a&gt; here</content></entry></feed>";
    let (yaml, made) = import(&Feed, &[("a.atom", atom)]);
    for part in [
        "cites: [wire-example-1]\n",
        "{title: The Wire, kind: web, url: https://wire.example/1}",
        "Press here",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains("javascript") && !yaml.contains("@b.example"), "{yaml}");
    assert_eq!(
        lost(&made),
        [
            "1 address of a feed besides its page",
            "2 address of an author",
            "3 address that is none of the web",
            "1 contact of the feed",
            "1 e-mail address",
            "1 element `generator` of the feed",
            "1 link `enclosure`",
            "1 link `related`",
        ]
    );
    let json = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"New\", \"user_comment\": \"c\", \"feed_url\": \"https://n.example/f\", \"authors\": [{\"name\": \"Ann\", \"url\": \"mailto:a@n.example\"}], \"items\": [{\"id\": 7, \"url\": \"javascript:x\", \"content_text\": \"Look\", \"authors\": [{\"name\": \"Bo <bo@n.example>\", \"avatar\": \"x\"}]}]}";
    let (yaml, made) = import(&Feed, &[("n.json", json)]);
    assert!(!yaml.contains("@n.example"), "{yaml}");
    assert_eq!(
        lost(&made),
        [
            "1 address of a feed besides its page",
            "1 address that is none of the web",
            "2 e-mail address",
            "1 key `user_comment` of the feed",
            "1 picture",
        ]
    );
}

#[test]
fn a_broken_feed_stops_with_its_line() {
    for (text, place) in [
        ("<rss version='2.0'>\n<channel>\n<item></channel></rss>", Place::Line(3, None)),
        ("<rss>\n</rss>", Place::File),
        ("{\"version\": \"https://jsonfeed.org/version/1\",\n\"items\": [", Place::Line(2, Some(10))),
    ] {
        let files = inputs(&[("a", text)]);
        assert!(Feed.recognizes(&files[0]), "{text}");
        let stop = Feed.import(&files, &Options::default()).map(|_| ());
        assert_eq!(stop.map_err(|stop| stop.place), Err(place), "{text}");
    }
}

#[test]
fn the_first_line_of_a_feed_tells_its_encoding() {
    let mut bytes = b"<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><title>Caf\xE9</title><item><title>\xC4rger</title></item></channel></rss>".to_vec();
    let made = |bytes: &[u8]| {
        Feed.import(&[Input::new(SafeText::from_static("a"), bytes.to_vec())], &Options::default())
    };
    let yaml = |bytes: &[u8]| made(bytes).map(|made| made.document.to_string()).unwrap_or_default();
    assert!(yaml(&bytes).contains("title: Café\n") && yaml(&bytes).contains("title: Ärger\n"));
    bytes.truncate(120);
    assert!(made(&bytes).is_err());
}

#[test]
fn pictures_of_a_text_are_counted() {
    let text = "<rss version=\"2.0\"><channel><title>N</title><item><title>A</title><description>&lt;p&gt;x&lt;/p&gt;&lt;img src=\"y\"&gt;</description></item></channel></rss>";
    let (yaml, made) = import(&Feed, &[("a.xml", text)]);
    assert!(yaml.contains("text: x"), "{yaml}");
    assert_eq!(lost(&made), ["1 picture"]);
}

#[test]
fn a_mailbox_is_neither_the_name_nor_the_address_of_a_feed() {
    let feed = "<rss version=\"2.0\"><channel><title>ann@x.example</title><link>https://a.example/?mail=ann@x.example</link><item><title>T</title><link>https://a.example/p?mail=ann@x.example</link><guid>ann@x.example</guid><category>ann@x.example</category></item></channel></rss>";
    let (yaml, made) = import(&Feed, &[("a.xml", feed)]);
    for part in
        ["title: a.xml\n", "links: [https://a.example/]", "url: https://a.example/p}", "publisher: a-xml"]
    {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert!(!yaml.contains("x.example") && !yaml.contains("x-example"), "{yaml}");
    assert_eq!(lost(&made), ["5 e-mail address"]);
}

#[test]
fn an_item_with_the_scheme_of_an_address_alone_has_a_title_or_is_none() {
    let feed = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"N\", \"items\": [{\"id\": \"1\", \"url\": \"http://\"}, {\"id\": \"2\", \"url\": \"http://\", \"content_text\": \"Hello\"}]}";
    let (yaml, made) = import(&Feed, &[("a.json", feed)]);
    assert!(yaml.contains("{title: Hello, publisher: \"n\", kind: web, ids: \"2\"}"), "{yaml}");
    assert_eq!(made.counts(), [("actors", 1), ("events", 1), ("sources", 1)]);
    assert_eq!(lost(&made), ["2 address that is none of the web", "1 item without words"]);
}
