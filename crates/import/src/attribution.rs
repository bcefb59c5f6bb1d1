//! Where a statement comes from, as the keys of the format. It must not know what the statement is.

use briefing_format::{
    model::Id,
    write::{Map, Value},
};

/// Says that a statement stands in some sources, and who makes it, where that is known. What it cites comes first, through the
/// first of these sources: whoever passes that on is not the one who says it.
pub(crate) fn attribute(map: &mut Map, cited: &[Id], holders: &[Id], by: Option<&Id>) {
    if cited.is_empty() {
        map.set("sources", holders.iter().map(Id::as_str).collect::<Vec<_>>());
        if let Some(by) = by {
            map.set("by", by.as_str());
        }
        return;
    }
    let through = holders.first().map(Id::as_str);
    let chain = |id: &Id| Value::from(std::iter::once(id.as_str()).chain(through).collect::<Vec<_>>());
    let mut chains: Vec<Value> = cited.iter().map(chain).collect();
    chains.extend(holders.iter().skip(1).map(|id| Value::from(vec![id.as_str()])));
    match chains.pop() {
        Some(only) if chains.is_empty() => map.set("via", only),
        Some(last) => {
            chains.push(last);
            map.set("via", Value::List(chains));
        }
        None => {}
    }
}

/// What something refers to, as a sentence with links: nothing says that it is told there.
pub(crate) fn references(to: &[Id]) -> String {
    let links: Vec<String> = to.iter().map(|id| format!("[[{id}]]")).collect();
    format!("References: {}.", links.join(", "))
}

/// Puts what a statement refers to behind its text.
pub(crate) fn refer(map: &mut Map, to: &[Id]) {
    if to.is_empty() {
        return;
    }
    let text = match map.get("text") {
        Some(Value::Text(text)) if !text.is_empty() => format!("{text}\n{}", references(to)),
        _ => references(to),
    };
    map.set("text", text);
}
