//! What is retracted on small files, with the answers beside them.

use super::*;

/// A post that a station and an agency pass on; a paper that knows by itself, and a gazette that has both.
const HARBOR: &str = "
actors:
  ada: {name: Ada, relations: [{to: bob, kind: sued, by: ada}, {to: bob, kind: knew, by: bob, via: [post, agency]}, {to: bob, kind: met}]}
  bob: {name: Bob}
  wire: {name: Wire}
events:
  - {id: told, title: Told, sources: [station, agency], quotes: [arson]}
  - {id: both, title: Both, sources: [paper, agency]}
  - {id: bare, title: Bare}
quotes:
  arson: {text: Q, speaker: ada, via: [post, station, agency]}
  other: {text: R, speaker: bob, via: [gazette]}
claims:
  set: {text: C, positions: [{by: ada, stance: asserts, quote: arson}, {by: bob, stance: denies, via: [paper]}]}
  nobody: {text: D, positions: [{by: bob, stance: denies, via: [paper]}]}
sources:
  post: {title: Post, publisher: ada}
  station: {title: Station, based_on: [post]}
  agency: {title: Agency, based_on: [station], publisher: wire}
  paper: {title: Paper}
  gazette: {title: Gazette, cites: [agency, paper]}
  digest: {title: Digest, based_on: [agency, paper]}
judgments:
  - {id: j, text: J, basis: [told, set]}
  - {id: k, text: K, basis: [told, both]}
  - {id: l, text: L, basis: [told, ada]}
";

/// What is retracted with the items of these ids, by id, in order.
#[track_caller]
fn lost(muted: &[&str]) -> Vec<String> {
    lost_in(HARBOR, muted)
}

#[track_caller]
fn lost_in(body: &str, muted: &[&str]) -> Vec<String> {
    with_muted(body, muted, |story| {
        let of = |item: Item| story.briefing.id(item).map(ToString::to_string).unwrap_or_default();
        let nodes = story.evidence.retraction.nodes();
        let mut ids: Vec<String> = nodes
            .map(|node| match node {
                Node::Position(ix, n) => format!("{} {n}", of(Item::Claim(ix))),
                Node::Relation(ix, n) => format!("{} {n}", of(Item::Entity(ix))),
                Node::Alias(ix, n) => format!("name {n} of {}", of(Item::Entity(ix))),
                Node::Description(ix) => format!("who {} is", of(Item::Entity(ix))),
                node => node.item().map(of).unwrap_or_default(),
            })
            .collect();
        ids.sort();
        ids
    })
}

/// Whether an event that says this is retracted with these.
#[track_caller]
fn is_lost(event: &str, muted: &[&str]) -> bool {
    let body = HARBOR.replace("{id: bare, title: Bare}", &format!("{{id: bare, title: Bare, {event}}}"));
    lost_in(&body, muted).iter().any(|id| id == "bare")
}

#[test]
fn an_origin_takes_away_what_only_passes_it_on() {
    // Of the digest nobody knows what it has from whom, and the quote of Bob is his own word.
    assert_eq!(lost(&["post"]), ["ada 1", "agency", "arson", "j", "post", "set", "set 0", "station", "told"]);
}

#[test]
fn a_hop_breaks_the_chain_though_others_stand() {
    assert_eq!(lost(&["agency"]), ["ada 1", "agency", "arson", "set", "set 0"]);
}

#[test]
fn an_event_is_lost_with_every_chain_that_it_has() {
    assert!(is_lost("via: [paper, gazette]", &["gazette"]));
    assert!(is_lost("via: [paper, gazette]", &["paper"]));
    assert!(is_lost("via: [station, gazette]", &["post"]));
    // What a later hop is based on has nothing to do with it.
    assert!(!is_lost("via: [paper, station]", &["post"]));
    // Another source holds it up, and so does another chain; a quote does not.
    assert!(!is_lost("via: [paper, gazette], sources: [post]", &["paper"]));
    assert!(!is_lost("via: [[paper, gazette], [post]]", &["paper"]));
    assert!(is_lost("via: [[paper, gazette], [post]]", &["paper", "post"]));
    assert!(is_lost("sources: [paper], quotes: [other]", &["paper"]));
    // What passes things on from several, or tells things itself besides, is not lost with one of them.
    for keys in ["sources: [gazette]", "sources: [digest]"] {
        assert!(!is_lost(keys, &["paper"]), "{keys}");
    }
    assert!(is_lost("sources: [digest]", &["paper", "post"]));
    assert!(!is_lost("sources: [gazette]", &["paper", "agency"]));
}

#[test]
fn what_somebody_says_is_lost_with_them_and_with_the_way_to_their_own_words() {
    assert!(is_lost("sources: [agency]", &["post"]));
    // The agency is the wire's: what it passes on has nothing to do with what the wire says.
    assert!(!is_lost("by: wire, sources: [agency]", &["post"]));
    assert!(is_lost("by: wire, sources: [agency]", &["agency"]));
    assert!(is_lost("by: wire, sources: [agency]", &["wire"]));
    // Ada's words go back to her post, by the station.
    assert!(is_lost("by: ada, sources: [agency]", &["post"]));
    assert!(is_lost("by: ada, sources: [agency]", &["station"]));
    // How Bob's came to the agency is not told.
    assert!(!is_lost("by: bob, sources: [agency]", &["post"]));
    assert!(is_lost("by: bob, sources: [agency]", &["bob"]));
    // Beyond the wire's own memo, what that is based on does not matter.
    let memo = HARBOR.replace(
        "  paper: {title: Paper}",
        "  paper: {title: Paper}\n  copy: {title: Copy, based_on: [agency]}\n  copy2: {title: Copy, based_on: [copy]}",
    );
    let with = |muted: &str| {
        let body = memo.replace("{id: bare, title: Bare}", "{id: bare, title: Bare, by: wire, via: [copy2]}");
        lost_in(&body, &[muted]).iter().any(|id| id == "bare")
    };
    assert_eq!(["copy2", "copy", "agency", "station", "post"].map(with), [true, true, true, false, false]);
}

#[test]
fn a_description_is_lost_with_its_chain_and_with_whoever_gives_it() {
    let with = |keys: &str, muted: &str| {
        let body = HARBOR.replace("bob: {name: Bob}", &format!("bob: {{name: Bob, text: B., {keys}}}"));
        lost_in(&body, &[muted]).iter().any(|id| id == "who bob is")
    };
    assert!(with("via: [agency]", "post"));
    assert!(!with("via: [paper, agency]", "post"));
    assert!(with("via: [paper, agency]", "agency"));
    assert!(!with("by: wire, via: [agency]", "post"));
    assert!(with("by: wire, via: [agency]", "agency"));
    assert!(with("by: wire, via: [agency]", "wire"));
    assert!(with("by: wire", "wire"));
    assert!(!with("sources: [agency, paper]", "agency"));
}

#[test]
fn what_stands_on_several_is_lost_with_all_of_them() {
    assert_eq!(lost(&["paper"]), ["nobody", "nobody 0", "paper", "set 1"]);
    let with_both = lost(&["paper", "post"]);
    for id in ["both", "digest", "k"] {
        assert!(with_both.iter().any(|lost| lost == id), "{id}");
    }
    // Actors stand, and so does what rests on one; what rested on nothing is not lost.
    assert!(!with_both.iter().any(|lost| lost == "l" || lost == "bare"));
}

#[test]
fn an_actor_takes_away_what_it_published_wrote_said_and_holds() {
    assert_eq!(
        lost(&["ada"]),
        ["ada 0", "ada 1", "agency", "arson", "j", "post", "set", "set 0", "station", "told"]
    );
    assert_eq!(lost(&["wire"]), lost(&["agency"]));
    assert_eq!(lost(&["bob"]), ["ada 1", "nobody", "nobody 0", "other", "set 1"]);
    let written = HARBOR
        .replace("post: {title: Post, publisher: ada}", "post: {title: Post, publisher: bob, author: ada}");
    for muted in ["ada", "bob"] {
        assert!(lost_in(&written, &[muted]).iter().any(|id| id == "told"), "{muted}");
    }
}

#[test]
fn judgments_that_rest_on_one_another_hold_nobody_up() {
    let judgments = |first: &str, second: &str| {
        format!(
            "sources: {{s: {{title: S}}, t: {{title: S}}}}\njudgments:\n  - {{id: j, text: J, basis: [k{first}]}}\n  - {{id: k, text: K, basis: [j{second}]}}\n  - {{id: l, text: L, basis: [j, t]}}\n"
        )
    };
    assert_eq!(lost_in(&judgments(", s", ""), &["s"]), ["j", "k", "s"]);
    assert_eq!(lost_in(&judgments(", s", ", t"), &["s"]), ["s"]);
    // Those that had nothing else before have nothing to lose, and hold up nothing.
    assert_eq!(lost_in(&judgments("", ""), &["t"]), ["l", "t"]);
}

#[test]
fn nothing_is_lost_where_nothing_is_muted() {
    assert_eq!(lost(&[]), [""; 0]);
    assert_eq!(lost(&["told"]), [""; 0]);
}

#[test]
fn the_weakest_point_takes_most_away() {
    let points = with(HARBOR, |story| {
        let points = weak_points(story, &|| false).unwrap_or_default().into_iter();
        points
            .map(|point| (story.get(point.source).id.to_string(), point.tally.events, point.tally.claims))
            .collect::<Vec<_>>()
    });
    let expected = [("post", 1, 1), ("station", 1, 1), ("agency", 0, 1), ("paper", 0, 1), ("gazette", 0, 0)];
    assert_eq!(points, expected.map(|(id, events, claims)| (id.to_owned(), events, claims)));
}

#[test]
fn of_an_open_origin_it_is_told_that_it_may_be_what_is_muted() {
    let body = "events: [{title: E, sources: [paper]}]\nsources:\n  paper: {title: Paper, cites: [wire, log]}\n  wire: {title: Wire}\n  log: {title: Log}\n";
    assert_eq!(
        event_without(body, &["wire"]),
        "1 report, origin open: Paper, or what it cites (2 sources), so that it may rest on Wire, which is muted"
    );
}
