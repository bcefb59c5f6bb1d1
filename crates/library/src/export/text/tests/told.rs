//! What a file says, and what is told of it: lines that must stand there, and words that must not, for nothing of the file
//! says them.

use super::*;
use briefing_format::model::Date;

const ACTORS: &str = "actors: {ann: {name: Ann}, bob: {name: Bob}, dp: {name: Daily Planet, kind: media}}\n";

/// Whether a file is told with these lines and without these words; as it stood on a day, where one is given.
#[track_caller]
fn told_on(day: &str, body: &str, lines: &[&str], never: &[&str]) {
    let yaml = format!("briefing: 1\ntitle: T\nas_of: 2000\n{body}");
    let whole = from_yaml(&yaml);
    let document = Date::parse(day).map_or(whole.clone(), |day| whole.as_of(&day));
    let text = shown(&document, 0);
    for line in lines {
        assert!(
            text.lines().any(|shown| shown.trim_start_matches([' ', '-', '*']) == *line),
            "{line:?} in\n{text}"
        );
    }
    for words in never {
        assert!(!text.contains(words), "{words:?} in\n{text}");
    }
}

#[track_caller]
fn told(body: &str, lines: &[&str], never: &[&str]) {
    told_on("", &format!("{ACTORS}{body}"), lines, never);
}

const NO_SOURCE: &str = "no source is given";

#[test]
fn a_source_that_could_not_be_read_is_named_and_never_said_to_be_missing() {
    let lost = "a source the file does not define: “nope”";
    let evidence = &format!("evidence: {lost}");
    told("events: [{title: E, by: {unnamed: an aide}, sources: [nope]}]", &[evidence], &[NO_SOURCE]);
    told("events: [{title: E, by: ann, via: [nope]}]", &[evidence], &[NO_SOURCE]);
    let quote = "events: [{title: E, quotes: [q]}]\nquotes: {q: {text: Hi., speaker: ann, via: [nope]}}";
    let came = &format!("came through: Ann, channel not told, {lost}");
    told(quote, &[evidence, came, &format!("goes back to: {lost}")], &[NO_SOURCE, "→ ,"]);
    let position = "claims: {c: {text: C., positions: [{by: ann, stance: asserts, via: [nope]}]}}";
    told(position, &[&format!("for: 1 actor · {lost}"), &format!("asserted by Ann, {lost}")], &[NO_SOURCE]);
    let described = "places: {p: {name: P, text: A town., by: bob, sources: [nope]}}";
    told(described, &[&format!("from Bob, {lost}")], &[NO_SOURCE]);
}

#[test]
fn a_name_that_was_lost_beside_others_stands_with_them() {
    let sources =
        "sources: {own: {title: Own, author: ann, published: 2024}, log: {title: Log, published: 2024}}\n";
    let lost = "a source the file does not define: “nope”";
    let two = format!("{sources}events: [{{title: E, by: ann, sources: [own, nope]}}]");
    told(&two, &["evidence: 1 report, 1 or 2 origins", lost], &[]);
    let apart = format!("{sources}events: [{{title: E, sources: [log, nope]}}]");
    told(&apart, &[&format!("reports: Log, {lost}")], &[]);
    let chain = format!("{sources}events: [{{title: E, by: ann, via: [log, nope]}}]");
    told(&chain, &[&format!("via: Log, {lost}")], &[]);
    let voice = format!("{sources}events: [{{title: E, by: nobody, via: [log, nope]}}]");
    let teller = "“nobody”, whom the file does not define";
    told(&voice, &[&format!("origins: {teller}")], &[&format!("origins: {lost}")]);
}

#[test]
fn what_else_is_named_and_not_defined_keeps_its_place() {
    let sources = "sources: {s: {title: S, published: 2024}}\n";
    let with = |body: &str| format!("{sources}{body}");
    let quote = "a quote the file does not define: “typo”";
    told(&with("events: [{title: E, quotes: [typo]}]"), &[&format!("evidence: {quote}")], &[NO_SOURCE]);
    let position = "claims: {c: {text: C., positions: [{by: bob, stance: denies, quote: typo}]}}";
    told(&with(position), &[&format!("denied by Bob, {quote}")], &[NO_SOURCE]);
    let judgment = "judgments: [{text: J., basis: [typo]}]";
    told(&with(judgment), &["Basis (1):", "an item the file does not define: “typo”"], &[]);
    let event = "events: [{title: E, actors: [ann, typo], place: nowhere, sources: [s]}]";
    let actors = "actors: Ann, an actor the file does not define: “typo”";
    told(&with(event), &[actors, "place: a place the file does not define: “nowhere”"], &[]);
    let source = "sources: {s: {title: S, publisher: typo}}";
    told(source, &["publisher: an actor the file does not define: “typo”"], &[]);
    let alias = "places: {p: {name: P, aliases: [{name: Foxy, by: gov}, {name: Red, source: tims}]}}";
    let names = [
        "“gov”, whom the file does not define, calls it Foxy",
        "Red, a source the file does not define: “tims”",
    ];
    told(alias, &names, &["does not say who uses these names"]);
    let relation = "places: {p: {name: P, relations: [{to: ann, kind: hosts, claim: nope}]}}\n\
        claims: {c: {text: C., about: [p, ann], positions: [{by: bob, stance: denies, via: [s]}]}}";
    let hosts = "hosts Ann, unattributed, a claim the file does not define: “nope”";
    told(&with(relation), &[hosts], &["hosts Ann, unattributed; denied claim"]);
}

#[test]
fn whose_a_source_is_that_could_not_be_read_confirms_nothing() {
    let sources = "sources: {a: {title: A, publisher: dp}, b: {title: B, publisher: dpp}}\n";
    for names in ["[a, b]", "[b, a]"] {
        let body = format!("{sources}events: [{{title: E, status: confirmed, sources: {names}}}]");
        told(&body, &["status: confirmed, origins uncertain"], &["status: confirmed\n"]);
    }
    let read = sources.replace("dpp", "ann");
    let body = format!("{read}events: [{{title: E, status: confirmed, sources: [a, b]}}]");
    told(&body, &["status: confirmed"], &["uncertain"]);
}

#[test]
fn what_a_source_passes_on_beside_what_is_not_known_is_not_known() {
    let passing = |keys: &str| {
        format!(
            "sources: {{wire: {{title: Wire}}, a: {{title: A, {keys}}}}}\nevents: [{{title: E, sources: [a]}}]"
        )
    };
    for keys in
        ["cites: [wire], based_on: unknown", "cites: [wire, wirre]", "based_on: [wirre], cites: [wire]"]
    {
        told(&passing(keys), &["evidence: 1 report, origin not known"], &["origin open"]);
    }
    let one = "origins: A, or what it cites (1 source)";
    told(&passing("cites: [wire], based_on: [wire]"), &[one], &[]);
}

#[test]
fn those_without_a_name_are_counted_between_bounds() {
    let claim = |positions: &str| {
        format!("sources: {{s: {{title: S}}}}\nclaims: {{c: {{text: C., positions: [{positions}]}}}}")
    };
    let clerk = "{by: {unnamed: a clerk}, stance: asserts, via: [s]}";
    let nurse = "{by: {unnamed: a nurse}, stance: asserts, via: [s]}";
    let ann = "{by: ann, stance: asserts, via: [s]}";
    let stands = |positions: &[&str], words: &str| {
        told(&claim(&positions.join(", ")), &[&format!("standing: asserted · {words}")], &[]);
    };
    stands(&[clerk], "1 actor for");
    stands(&[clerk, nurse], "1 or 2 actors for");
    stands(&[clerk, nurse, ann], "1 to 3 actors for");
    stands(&[ann, ann], "1 actor for");
}

#[test]
fn a_position_of_nobody_stands_in_its_source_whose_author_is_told_as_the_file_has_it() {
    let claim = |source: &str| {
        format!(
            "sources: {{r: {{title: Report, published: 2019{source}}}}}\n\
            claims: {{c: {{text: C., positions: [{{stance: asserts, via: [r]}}]}}}}"
        )
    };
    let never = ["somebody who is not named"];
    told(&claim(""), &["asserted in Report (2019); its author is not named"], &never);
    told(&claim(", author: ann"), &["asserted in Report (2019); its author is Ann"], &never);
    let two = "sources: {r: {title: Report, published: 2019}, s: {title: Post, published: 2020}}\n\
        claims: {c: {text: C., positions: [{stance: asserts, KEYS}]}}";
    for keys in ["sources: [r, s]", "via: [[r], [s]]"] {
        let told_in = "asserted in Report (2019), and in Post (2020); their authors are not named";
        let counted = "for: 1 or 2 actors, 1 position · 2 reports, 2 origins: Report, Post";
        told(&two.replace("KEYS", keys), &[told_in, counted], &[", via"]);
    }
    told(
        &two.replace("KEYS", "via: [r, s]"),
        &["asserted in Report → Post; its author is not named"],
        &never,
    );
    let default = format!("default: {{sources: [r, s]}}\n{}", two.replace(", KEYS", ""));
    told(&default, &["asserted in Report (2019), and in Post (2020); their authors are not named"], &never);
    told(&claim(", author: J. Roe"), &["asserted in Report (2019); its author is J. Roe"], &never);
}

#[test]
fn several_origins_of_one_house_or_publisher_are_told_as_that() {
    let sources = "sources:\n  a: {title: A, publisher: dp, author: ann}\n  b: {title: B, publisher: dp, author: bob}\n  \
        c: {title: C, publisher: dp}\n  d: {title: D, publisher: dp}\n  e: {title: E, publisher: ann}\n";
    let event = |names: &str| format!("{sources}events: [{{title: X, sources: [{names}]}}]");
    let counted = |names: &str, words: &str| told(&event(names), &[&format!("evidence: {words}")], &[]);
    counted("c, d", "2 reports, 2 origins, both of Daily Planet");
    counted("a, b", "2 reports, 2 origins, both published by Daily Planet");
    counted("a, c", "2 reports, 2 origins, both published by Daily Planet");
    counted("c, d, e", "3 reports, 3 origins, 2 of them of Daily Planet");
    counted("c, e", "2 reports, 2 origins");
}

#[test]
fn what_a_copy_is_based_on_was_told_when_that_was_published() {
    let sources = |wire: &str| {
        format!(
            "sources: {{wire: {{title: Wire{wire}}}, copy: {{title: Copy, published: 2024-04-10, based_on: [wire]}}}}\n"
        )
    };
    let event = "events: [{title: E, date: 2024-01-02, sources: [copy]}]\n";
    let denial = "claims: {c: {text: C., positions: [{by: ann, stance: denies, via: [copy]}]}}\n";
    let early = format!("{}{event}{denial}", sources(", published: 2024-01-03"));
    told(&early, &["reported: 3 Jan 2024, 1 day later (its first source)"], &[]);
    let hidden =
        &["TIMELINE (1)", "evidence: 1 report, 1 origin (hidden: 1 report)", "denied by Ann, via Wire"];
    told_on("2024-02-01", &format!("{ACTORS}{early}"), &hidden[..2], &["10 Apr"]);
    told_on("2023", &format!("{ACTORS}{early}"), &["TIMELINE (0, 1 hidden)"], &["denied by Ann"]);
    let undated = format!("{}{event}", sources(""));
    told(&undated, &["reported: 10 Apr 2024 or earlier (of its sources, the first that is dated)"], &[]);
    told_on("2024-02-01", &undated, &["TIMELINE (1)"], &["10 Apr"]);
}

#[test]
fn what_is_hidden_is_called_hidden_and_never_missing() {
    let late = "sources: {late: {title: Late, published: 2024-04-10}}\n";
    let hidden = "evidence: no report known yet (hidden: 1 report)";
    let known = "date: 2024-01-02, reported: 2024-01-05";
    let quote = format!(
        "{late}events: [{{title: E, {known}, quotes: [q]}}]\nquotes: {{q: {{text: Q., speaker: bob, via: [late]}}}}"
    );
    told_on("2024-02-01", &format!("{ACTORS}{quote}"), &[hidden], &[NO_SOURCE]);
    let source = format!("{late}events: [{{title: E, {known}, sources: [late]}}]");
    told_on("2024-02-01", &source, &[hidden], &[NO_SOURCE, "10 Apr"]);
    let lost = format!("{late}events: [{{title: E, {known}, sources: [late, lost]}}]");
    let both = "evidence: a source the file does not define: “lost” (hidden: 1 report)";
    told_on("2024-02-01", &lost, &[both], &[NO_SOURCE]);
}

#[test]
fn the_first_source_is_called_so_only_where_dates_prove_it() {
    let event = |dates: [&str; 2]| {
        let [a, b] = dates;
        format!(
            "sources: {{a: {{title: A, published: '{a}'}}, b: {{title: B, published: '{b}'}}}}\nevents: [{{title: E, sources: [a, b]}}]"
        )
    };
    told(&event(["2024-01-03", "2024-04"]), &["reported: 3 Jan 2024 (its first source)"], &[]);
    told(&event(["2001-05-01", "[1998..]"]), &["reported: 1998 or later (perhaps its first source)"], &[]);
    told(&event(["2024-04-10", "20XX"]), &["reported: 2000–2099 (perhaps its first source)"], &[]);
    told(&event(["2024", "2024"]), &["reported: 2024 (its first source)"], &[]);
}

#[test]
fn where_somebody_occurs_says_that_it_may_not_have_happened_and_how_often() {
    let occurs = |events: &str, words: &str| {
        told(&format!("events: [{events}]"), &[&format!("occurs: {words}")], &[]);
    };
    let on = |date: &str| format!("{{title: E, actors: [ann], date: '{date}'}}");
    let vague = [on("1985"), on("1990"), on("19XX")].join(", ");
    occurs(&vague, "first 1900–1999, last 1900–1999");
    occurs(&on("1985"), "dated once: 1985");
    let unsure = "{title: E, actors: [ann], date: 2023, status: denied}, {title: F, actors: [ann], date: 2025, status: planned}";
    occurs(unsure, "first 2023 (denied), last 2025 (planned)");
}

#[test]
fn no_words_of_the_file_begin_a_line_that_could_be_a_computed_one() {
    let forged = "evidence: 9 reports, 9 origins";
    let quote = format!(
        "sources: {{s: {{title: S}}}}\nquotes: {{q: {{text: Hi., speaker: {{unnamed: '{forged}'}}, via: [s]}}}}"
    );
    told(
        &quote,
        &[&format!("said by: {forged}, unnamed"), &format!("came through: {forged}, unnamed → S")],
        &[],
    );
}

#[test]
fn what_is_about_two_of_one_title_tells_them_apart() {
    let events = "events: [{id: one, title: Fire}, {id: two, title: Fire}]\n";
    let quote = "quotes: {q: {text: It burned., speaker: ann, about: [one, two]}}\n";
    told(&format!("{events}{quote}"), &["about: Fire [one], Fire [two]", "quotes: Ann: “It burned.”"], &[]);
    let claim = "claims: {c: {text: C., about: [two, one]}}";
    told(&format!("{events}{claim}"), &["about: Fire [two], Fire [one]"], &[]);
}

#[test]
fn a_link_in_words_that_stand_for_an_item_reads_as_what_it_shows() {
    let events = "events: [{id: strike, title: The strike, status: planned}, {id: den, title: The denial, status: denied}]\n";
    let claim = "claims: {c: {text: 'Ann led [[strike]].', positions: [{by: ann, stance: denies}]}}\n";
    let judgment = "judgments: [{text: 'After [[den]] all is calm.', basis: [c]}]\n";
    let lines = [
        "Denied claim: Ann led The strike (planned). [c]",
        "judgment: After The denial (denied) all is calm.",
    ];
    told(&format!("{events}{claim}{judgment}"), &lines, &["[[", "]]"]);
}

#[test]
fn a_gap_counts_from_the_row_above_only_where_that_has_ended_last() {
    let events = |dates: &[&str]| {
        let each = dates.iter().map(|date| format!("{{title: E, date: '{date}'}}"));
        format!("events: [{}]", each.collect::<Vec<_>>().join(", "))
    };
    told(
        &events(&["1914/1918", "1915", "1939/1945"]),
        &["(nothing dated for c. 21 years)"],
        &["years later"],
    );
    told(&events(&["1985/1990", "1985-06", "1995"]), &["(nothing dated for c. 5 years)"], &["years later"]);
    told(&events(&["1915", "1939"]), &["(c. 24 years later)"], &["nothing dated"]);
}

#[test]
fn a_position_that_could_not_be_read_is_counted_where_the_claim_stands() {
    let sources = "sources: {s: {title: S}}\n";
    let stands = |positions: &str, words: &str| {
        let body = format!("{sources}claims: {{c: {{text: C., positions: [{positions}]}}}}");
        told(&body, &[&format!("standing: {words}")], &[]);
    };
    let denial = "{by: bob, stance: denies, via: [s]}";
    stands(
        &format!("{{by: ann, stance: assert}}, {denial}"),
        "denied · 1 actor against · 1 position not read",
    );
    stands(
        &format!("{{stance: asserts}}, {{}}, {denial}"),
        "denied · 1 actor against · 2 positions not read",
    );
    let nobody = "{stance: has-not-commented, via: [s]}";
    stands(&format!("{nobody}, {denial}"), "denied · 1 actor against · 1 position not read");
    stands(denial, "denied · 1 actor against");
}

#[test]
fn history_is_not_said_to_have_become_known_with_who_tells_it() {
    let sources = "sources: {s: {title: S, published: 2022-04-15}}\n";
    let of_1979 = |section: &str| format!("{sources}{section}: [{{title: E, date: 1979, sources: [s]}}]");
    told(&of_1979("background"), &["reported: 15 Apr 2022 (its first source)"], &["later"]);
    told(&of_1979("events"), &["reported: 15 Apr 2022, c. 43 years later (its first source)"], &[]);
}

#[test]
fn a_conflict_without_a_denial_flags_its_event_and_is_told_there_once() {
    let claim = |id: &str, against: &str, by: &str| {
        format!(
            "  {id}: {{text: {id} were hit., about: [e], contradicts: [{against}], positions: [{{by: {by}, stance: asserts, via: [s]}}]}}\n"
        )
    };
    let body = format!(
        "events: [{{id: e, title: E, sources: [s]}}]\nsources: {{s: {{title: S, published: 2024}}}}\nclaims:\n{}{}",
        claim("two", "three", "ann"),
        claim("three", "", "bob")
    );
    let told_once = "claim: two were hit. – asserted by Ann; in conflict with 1 claim";
    told(&body, &["E (a claim about it is contested) [e]", told_once], &["Disputed claims about it"]);
    told(&body.replace("contradicts: [three], ", ""), &["E [e]"], &["contested"]);
}

#[test]
fn a_link_to_what_was_not_known_yet_tells_nothing_of_it() {
    let file = "events:\n  - {date: 2020-01-01, title: One, text: 'See [[late]] and [[j]].', sources: [s]}\n  \
        - {id: late, date: 2020-02-01, title: The mayor resigns, sources: [t]}\n\
        sources: {s: {title: S, published: 2020-01-02}, t: {title: T, published: 2020-02-02}}\n\
        claims: {c: {text: 'It led to [[late]].', positions: [{by: {unnamed: x}, stance: asserts, via: [s]}]}}\n\
        judgments: [{id: j, text: The mayor will return., basis: [late]}]\n";
    let never = ["The mayor"];
    told_on("2020-01-15", file, &["| See late and j.", "Claim: It led to late. [c]"], &never);
    told_on("", file, &["Claim: It led to The mayor resigns. [c]"], &[]);
}

#[test]
fn what_somebody_says_in_their_own_source_is_known_with_that() {
    let body = "sources: {s1: {title: S1, publisher: bob, published: 2020-01-02}, s2: {title: S2, publisher: ann, published: 2020-02-02, based_on: [s1]}}\n\
        events: [{title: E, by: ann, via: [s2]}]\nquotes: {q: {text: Hi., speaker: ann, via: [s2]}}\n";
    let hidden = &["TIMELINE (0, 1 hidden)", "QUOTES (0, 1 hidden)"];
    told_on("2020-01-15", &format!("{ACTORS}{body}"), hidden, &["Hi."]);
    // Of what nobody in particular tells, the copy and its base tell the same.
    let told = body.replace("by: ann, ", "");
    told_on("2020-01-15", &format!("{ACTORS}{told}"), &["TIMELINE (1)"], &["Hi."]);
}

#[test]
fn what_a_lost_base_told_may_have_been_earlier() {
    let sources = "sources: {copy: {title: Copy, published: 2020-03-01, based_on: [lost]}}\n";
    let event = "events: [{date: 2020-01-01, title: E, sources: [copy]}]\n";
    let body = format!("{sources}{event}");
    told(
        &body,
        &["reported: 1 Mar 2020 or earlier (of its sources, the first that is dated)"],
        &["months later"],
    );
    told_on("2020-01-15", &body, &["TIMELINE (1)"], &[]);
}
