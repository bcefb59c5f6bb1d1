//! The elements of an Argdown text -> statements and arguments by their titles, and the arrows between them. It must not know
//! what becomes of them.

use std::collections::{BTreeSet, HashMap};

use super::{
    elements::{Arrow, Element, Lead},
    words::{Title, Words},
};

/// So many wordings of a statement are compared with a new one.
const COMPARED: usize = 100;

/// A statement or an argument: all that is said under one title, or once without.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) title: Option<Title>,
    /// The line where it is first met.
    pub(super) line: usize,
    /// What it says, in the words of each place, with its line.
    pub(super) texts: Vec<(usize, String)>,
    pub(super) data: String,
    /// Whether it has premises and a conclusion.
    pub(super) has_steps: bool,
}

impl Node {
    pub(super) fn is_argument(&self) -> bool {
        matches!(self.title, Some(Title::Argument(_)))
    }
}

/// What a text argues.
#[derive(Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    by_title: HashMap<Title, usize>,
    /// Each arrow once, from a node to a node.
    pub(super) arrows: BTreeSet<(usize, Arrow, usize)>,
    /// How many arrows lead to a step from premises to a conclusion.
    pub(super) at_inferences: usize,
    pub(super) inferences: usize,
    pub(super) tags: usize,
    pub(super) headings: Vec<(usize, String)>,
}

impl Graph {
    /// Makes a graph of elements.
    pub(super) fn new(elements: &[Element]) -> Self {
        let mut graph = Self::default();
        // What is above an element, by how far it is indented; an inference is no node.
        let mut above: Vec<(usize, Option<usize>)> = Vec::new();
        let mut block = usize::MAX;
        let mut argument: Option<(usize, usize)> = None;
        for element in elements {
            if element.block != block {
                block = element.block;
                above.clear();
                argument = argument.filter(|(_, of)| of + 1 == block || *of == block);
            }
            if element.lead == Lead::Heading {
                let words = Words::read(&element.text);
                graph.tags += words.tags;
                graph.headings.push((element.line, words.text));
                continue;
            }
            if element.lead == Lead::Inference {
                graph.inferences += 1;
                above = vec![(element.indent, None)];
                continue;
            }
            let Some(node) = graph.node(element) else { continue };
            match element.lead {
                Lead::Relation(arrow, leads) => {
                    while above.last().is_some_and(|(indent, _)| *indent >= element.indent) && above.len() > 1
                    {
                        above.pop();
                    }
                    match above.last() {
                        Some((_, Some(parent))) if leads => drop(graph.arrows.insert((*parent, arrow, node))),
                        Some((_, Some(parent))) => drop(graph.arrows.insert((node, arrow, *parent))),
                        _ => graph.at_inferences += 1,
                    }
                    above.push((element.indent, Some(node)));
                }
                Lead::Step => {
                    argument = argument.map(|(argument, _)| (argument, block));
                    if let Some((argument, _)) = argument {
                        graph.nodes[argument].has_steps = true;
                    }
                    above = vec![(element.indent, Some(node))];
                }
                _ => {
                    let is_argument = graph.nodes[node].is_argument();
                    argument = is_argument.then_some((node, block));
                    above = vec![(element.indent, Some(node))];
                }
            }
        }
        graph
    }

    /// The node of a title.
    pub(super) fn titled(&self, title: &Title) -> Option<usize> {
        self.by_title.get(title).copied()
    }

    fn node(&mut self, element: &Element) -> Option<usize> {
        let words = Words::read(&element.text);
        self.tags += words.tags;
        let text = Some(words.text).filter(|text| !text.is_empty());
        if words.title.is_none() && text.is_none() {
            return None;
        }
        let known = words.title.as_ref().and_then(|title| self.titled(title));
        let at = known.unwrap_or(self.nodes.len());
        if known.is_none() {
            if let Some(title) = &words.title {
                self.by_title.insert(title.clone(), at);
            }
            let line = element.line;
            let node =
                Node { title: words.title, line, texts: Vec::new(), data: String::new(), has_steps: false };
            self.nodes.push(node);
        }
        let node = &mut self.nodes[at];
        node.data.push_str(&element.data);
        if let Some(text) =
            text.filter(|text| node.texts.iter().rev().take(COMPARED).all(|(_, known)| known != text))
        {
            node.texts.push((element.line, text));
        }
        Some(at)
    }
}
