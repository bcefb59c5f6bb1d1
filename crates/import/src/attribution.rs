//! Where a statement comes from, as the keys of the format. It must not know what the statement is.

use briefing_format::{
    model::Id,
    write::{Map, Value},
};

/// Says that a statement stands in some sources, and who makes it, where that is known. What it cites comes first, through each
/// of these sources, which pass on the same: whoever does that is not the one who says it.
pub(crate) fn attribute(map: &mut Map, cited: &[Id], holders: &[Id], by: Option<&Id>) {
    if cited.is_empty() {
        map.set("sources", holders.iter().map(Id::as_str).collect::<Vec<_>>());
        if let Some(by) = by {
            map.set("by", by.as_str());
        }
        return;
    }
    let chain = |id: &Id, holder: Option<&Id>| {
        Value::from(std::iter::once(id).chain(holder).map(Id::as_str).collect::<Vec<_>>())
    };
    let mut chains: Vec<Value> = if holders.is_empty() {
        cited.iter().map(|id| chain(id, None)).collect()
    } else {
        holders.iter().flat_map(|holder| cited.iter().map(move |id| chain(id, Some(holder)))).collect()
    };
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
