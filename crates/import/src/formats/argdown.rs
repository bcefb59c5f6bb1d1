//! Argdown: statements and arguments of a debate, and which of them support, attack or undercut which.
//!
//! A statement becomes a claim, and so does an argument that is described: both are sentences that can be true or false. A
//! claim has a position only where braces name a source that says it; Argdown does not tell who holds a statement, and the
//! text as a whole holds neither side. `><` between statements says that they cannot be true together, and so does an attack
//! between statements where the text is in strict mode: this is `contradicts`. In loose mode an attack is none, it goes one way.
//! Support, attack and undercut have no place in a briefing and are counted; an argument is `about` what its arrows lead to. An
//! inference would be a judgment if anybody were said to conclude it; nobody is.

mod comments;
mod elements;
mod front;
mod graph;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use briefing_format::{
    Section,
    model::Id,
    write::{Comment, Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{Importer, dated, links::Links, mails, phones, telling};
use crate::{
    Code, Input, Made, Options, Place, Stop,
    dates::{self, How},
    made::Start,
};
use elements::Arrow;
use front::Front;
use graph::Graph;
use words::{Target, Title};

#[derive(Debug)]
pub(super) struct Argdown;

impl Importer for Argdown {
    /// Two lines that define something by its title, or one with an arrow or a step below.
    fn recognizes(&self, input: &Input) -> bool {
        let Some(text) = input.text() else { return false };
        let start = text.trim_start();
        if ["{", "<?", "<!D", "<!d", "<html", "<rss", "<feed", "<rdf"]
            .iter()
            .any(|other| start.starts_with(other))
        {
            return false;
        }
        let (mut definitions, mut signs) = (0, usize::from(start.starts_with("===")));
        for line in text.lines().take(2_000) {
            let words = line.trim_start_matches([' ', '\t', '+', '-', '>', '*']);
            let is_indented = line.starts_with([' ', '\t']);
            let is_definition =
                ['[', '<'].iter().any(|open| words.starts_with(*open)) && is_definition(words);
            definitions += usize::from(is_definition);
            let arrows = ["+ ", "- ", "+>", "->", "<+", "<-", "_>", "<_", "><"];
            signs +=
                usize::from(is_indented && arrows.iter().any(|arrow| line.trim_start().starts_with(arrow)));
            signs += usize::from(line.starts_with("(1) "));
        }
        definitions >= 2 || definitions == 1 && signs > 0
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let texts = files.iter().map(|file| telling::text(file)).collect::<Result<Vec<_>, _>>()?;
        let mut made = Made::new("", start);
        let mut links = Links::default();
        for (at, (file, words)) in files.iter().zip(texts).enumerate() {
            Reader::new(file, words, &mut made, &mut links).read(at == 0, &How::from(options));
        }
        links.write(&mut made.document);
        Ok(made)
    }
}

/// A title with words behind it; a bare address behind it is a reference of Markdown.
fn is_definition(line: &str) -> bool {
    let words = words::Words::read(line);
    words.title.is_some()
        && !words.text.is_empty()
        && !super::links::is_web(words.text.trim_matches(['<', '>']))
}

/// One file on its way into a briefing.
struct Reader<'r> {
    file: &'r Input,
    made: &'r mut Made,
    links: &'r mut Links,
    front: Front,
    graph: Graph,
    comments: Vec<(usize, String)>,
    /// The claim of each node that becomes one.
    ids: Vec<Option<Id>>,
}

impl<'r> Reader<'r> {
    fn new(file: &'r Input, text: &str, made: &'r mut Made, links: &'r mut Links) -> Self {
        let front = Front::read(&text.lines().collect::<Vec<_>>());
        // Beside the names of authors they are told with these.
        for (at, line) in text.lines().enumerate().skip(front.lines) {
            let mails = mails::count(line);
            if mails > 0 {
                made.report.lose_many("e-mail address", mails);
                let message = safe_format!("An e-mail address is left out.");
                made.tell("line", Code::PersonalData, &file.name, Place::Line(at + 1, None), message);
            }
        }
        for (at, line) in text.lines().enumerate() {
            let phones = phones::count(line);
            if phones > 0 {
                made.report.lose_many(phones::WHAT, phones);
                let message = safe_format!("A telephone number is left out.");
                made.tell("line", Code::PersonalData, &file.name, Place::Line(at + 1, None), message);
            }
        }
        let text = mails::removed(text);
        let bare = comments::without(&text.replace("\r\n", "\n"));
        let graph = Graph::new(&elements::read(&bare, front.lines));
        Self { file, made, links, front, graph, comments: bare.comments, ids: Vec::new() }
    }

    fn read(mut self, is_first: bool, how: &How) {
        self.head(is_first, how);
        self.name();
        let contradicts = self.arrows();
        let about = self.about();
        let mut headings = std::mem::take(&mut self.graph.headings).into_iter().peekable();
        let mut comments = std::mem::take(&mut self.comments).into_iter().peekable();
        for at in 0..self.graph.nodes.len() {
            let Some(id) = self.ids[at].clone() else { continue };
            self.made.begin();
            let mut claim = self.claim(at, &contradicts, &about);
            let line = self.graph.nodes[at].line;
            while let Some((_, heading)) = headings.next_if(|(above, _)| *above < line) {
                self.made.report.lose("heading");
                claim.comment(Comment::Cited(format!("# {heading}")));
            }
            while let Some((_, comment)) = comments.next_if(|(above, _)| *above < line) {
                claim.comment(Comment::Cited(comment));
            }
            self.made.document.keyed(Section::Claims, &id, &claim);
        }
        self.made.end();
        headings.for_each(|_| self.made.report.lose("heading"));
        for (_, comment) in comments {
            self.made.document.comment(Section::Claims, Comment::Cited(comment));
        }
    }

    fn tell(&mut self, about: &'static str, code: Code, line: usize, message: SafeText) {
        self.made.tell(about, code, &self.file.name, Place::Line(line, None), message);
    }

    fn head(&mut self, is_first: bool, how: &How) {
        let heading = self.graph.headings.first().map(|(_, heading)| heading.clone());
        let titles = [&self.front.title, &heading].into_iter().flatten().map(String::as_str);
        let title = telling::first_said(titles, self.file.name.as_str()).to_owned();
        let head = self.made.document.head();
        if is_first {
            head.set("title", title);
            let mut date = Map::new();
            if let Some(read) = self.front.date.as_deref().map(|date| dates::read(date, how)) {
                dated::write(self.made, &mut date, "published", read, &self.file.name, &Place::File);
            }
            if let Some(date) = date.get("published").cloned() {
                self.made.document.head().set("published", date);
            }
        } else {
            let (has_title, has_date) = (self.front.title.is_some(), self.front.date.is_some());
            self.made.report.lose_many("title of a further file", usize::from(has_title));
            self.made.report.lose_many("date of a further file", usize::from(has_date));
        }
        for author in std::mem::take(&mut self.front.authors) {
            let author = self.named(&author);
            if has_name(&author) {
                self.made.document.head().push("authors", author);
            }
        }
        for key in &self.front.others {
            self.made.report.lose(format!("setting `{key}`"));
        }
        (0..self.graph.tags).for_each(|_| self.made.report.lose("tag"));
        (0..self.graph.inferences).for_each(|_| self.made.report.lose("inference"));
        (0..self.graph.at_inferences).for_each(|_| self.made.report.lose("arrow at an inference"));
    }

    /// A name without an e-mail address, which is counted.
    fn named(&mut self, name: &str) -> String {
        let (name, has_mail) = mails::beside_name(name);
        if has_mail {
            self.made.report.lose("e-mail address");
            let message = safe_format!("The e-mail address beside a name is left out.");
            self.made.tell("name", Code::PersonalData, &self.file.name, Place::File, message);
        }
        name
    }

    /// Gives each node that becomes a claim its id.
    fn name(&mut self) {
        for at in 0..self.graph.nodes.len() {
            let node = &self.graph.nodes[at];
            let is_told = !node.texts.is_empty() || !node.is_argument();
            let text = node.texts.first().map_or("", |(_, text)| text);
            let name = match &node.title {
                Some(Title::Statement(title) | Title::Argument(title)) => title.as_str(),
                None => text,
            };
            let has_twin = match &node.title {
                Some(Title::Argument(title)) => self.graph.titled(&Title::Statement(title.clone())).is_some(),
                _ => false,
            };
            let line = node.line;
            let missing = node.texts.is_empty().then(|| {
                if is_told {
                    safe_format!("`[{name}]` is never stated; its title stands for it.")
                } else {
                    safe_format!("`<{name}>` has no words of its own and is left out.")
                }
            });
            let ids = &mut self.made.ids;
            let id = is_told.then(|| match &node.title {
                Some(_) if !has_twin => ids.of_words(name, "claim"),
                Some(_) => ids.hashed(name, &format!("<{name}>"), "claim"),
                None => ids.hashed(text, text, "claim"),
            });
            self.ids.push(id);
            self.made.report.total("title", 1);
            if let Some(message) = missing {
                let code = if is_told { Code::ReferenceMissing } else { Code::NotImported };
                if !is_told {
                    self.made.report.lose("argument without words");
                }
                self.tell("title", code, line, message);
            }
        }
    }

    /// Which claims contradict which; the arrows that have no place are counted.
    fn arrows(&mut self) -> BTreeMap<usize, Vec<usize>> {
        let mut contradicts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (from, arrow, to) in std::mem::take(&mut self.graph.arrows) {
            let is_statement = |at: usize| self.graph.nodes.get(at).is_some_and(|node| !node.is_argument());
            let are_statements = is_statement(from) && is_statement(to) && from != to;
            let excludes = arrow == Arrow::Contradiction || arrow == Arrow::Attack && self.front.is_strict;
            if excludes && are_statements {
                let known = contradicts.get(&to).is_some_and(|others| others.contains(&from));
                let others = contradicts.entry(from).or_default();
                if !known && !others.contains(&to) {
                    others.push(to);
                }
                continue;
            }
            self.made.report.lose(match arrow {
                Arrow::Support => "arrow of support",
                Arrow::Attack => "arrow of attack",
                Arrow::Undercut => "arrow of undercut",
                Arrow::Contradiction => "contradiction with an argument",
            });
            self.graph.arrows.insert((from, arrow, to));
        }
        contradicts
    }

    /// What each argument is about: what its arrows lead to.
    fn about(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut about: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (from, _, to) in &self.graph.arrows {
            if self.graph.nodes[*from].is_argument() && from != to {
                about.entry(*from).or_default().push(*to);
            }
        }
        about
    }

    fn claim(
        &mut self,
        at: usize,
        contradicts: &BTreeMap<usize, Vec<usize>>,
        about: &BTreeMap<usize, Vec<usize>>,
    ) -> Map {
        let node = &self.graph.nodes[at];
        let line_of_others: Vec<usize> = node.texts.iter().skip(1).map(|(line, _)| *line).collect();
        let (sources, keys) = front::sources(&node.data);
        let (title, name) = match &node.title {
            Some(Title::Statement(title)) => (Some(format!("argdown:[{title}]")), title.clone()),
            Some(Title::Argument(title)) => (Some(format!("argdown:<{title}>")), title.clone()),
            None => (None, String::new()),
        };
        let text = node.texts.first().map_or(name, |(_, text)| text.clone());
        for line in line_of_others {
            self.made.report.lose("other wording of a statement");
            self.tell(
                "title",
                Code::NotImported,
                line,
                safe_format!("These other words for `{text}` are left out."),
            );
        }
        (0..keys).for_each(|_| self.made.report.lose("key in braces"));
        let (ids, graph, links) = (&self.ids, &self.graph, &mut *self.links);
        let taken = &mut self.made.ids;
        let titled = |title: Title| graph.titled(&title).and_then(|at| ids[at].clone());
        let prose = words::prose(&text, &mut |target| match target {
            Target::Statement(title) => titled(Title::Statement(title.to_owned())),
            Target::Argument(title) => titled(Title::Argument(title.to_owned())),
            Target::Address(address, words) => links.source(taken, address, words),
        });
        // Words that are nothing but signs stay as they are.
        let prose = if telling::is_said(&prose) { prose } else { crate::markup::guarded(&text).into_owned() };
        let items = |of: &BTreeMap<usize, Vec<usize>>| -> Vec<Value> {
            let found = of.get(&at).into_iter().flatten().filter_map(|other| ids[*other].as_ref());
            found.map(|id| id.as_str().into()).collect()
        };
        let (contradicts, about) = (items(contradicts), items(about));
        let positions: Vec<Value> = sources.iter().filter_map(|source| self.position(source)).collect();
        Map::new()
            .with("text", prose)
            .with("about", about)
            .with("contradicts", contradicts)
            .with("positions", positions)
            .with_some("ids", title)
    }

    /// What a source says that stands in braces behind a statement.
    fn position(&mut self, name: &str) -> Option<Value> {
        let name = self.named(name);
        if !has_name(&name) {
            // An address of a mailbox, which is counted.
            return None;
        }
        let source = self.links.named(&mut self.made.ids, &name);
        Some(Map::new().with("stance", "asserts").with("sources", vec![source.as_str()]).into())
    }
}

/// Whether a name is left where an address of a mailbox was taken out.
fn has_name(name: &str) -> bool {
    name.chars().any(char::is_alphanumeric)
}
