//! What a catalog costs: `cost CACHE FOLDER [QUERY…]` refreshes it and asks each query, with times, steps and sizes.

#![expect(clippy::print_stdout, reason = "it is a command")]

use std::{error::Error, path::Path, time::Instant};

use briefing_catalog::{Catalog, Class, Kind, List, Met, Query, Scope, refresh};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (cache, folder) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default());
    let folder = std::fs::canonicalize(folder)?;
    let begun = Instant::now();
    let mut catalog = Catalog::open(Path::new(&cache))?;
    println!("open {:?} {:?}", begun.elapsed(), catalog.state());
    let begun = Instant::now();
    let outcome = refresh::refresh(&mut catalog, &folder, &mut |_| true)?;
    println!("refresh {:?} {outcome:?}", begun.elapsed());
    let begun = Instant::now();
    let rows = catalog.list(&List { most: 50, ..List::default() }, &Scope::default())?;
    println!("list {:?} {} of {}", begun.elapsed(), rows.len(), catalog.briefings(&Scope::default())?);
    let scope = Scope { folders: vec![folder], briefings: None };
    for words in arguments {
        let query = Query::parse(&words)?;
        let begun = Instant::now();
        let hits = catalog.search(&query, &scope, None, 50)?;
        let first = begun.elapsed();
        let begun = Instant::now();
        let count = catalog.count(&query, &scope, 1000)?;
        println!("{words}: {first:?}, {} hits; {count} counted {:?}", hits.len(), begun.elapsed());
        for hit in hits.iter().take(3) {
            println!("   {}:{}: {}: {}", hit.path.display(), hit.line, hit.kind.as_str(), hit.title);
        }
    }
    for class in Class::ALL {
        let begun = Instant::now();
        let names = catalog.most_given(class, 5)?;
        println!("most given {} {:?} {:?}", class.as_str(), begun.elapsed(), names.first());
        if let Some(first) = names.first() {
            for kind in [Kind::Event, Kind::Claim, Kind::Actor] {
                let begun = Instant::now();
                let met = catalog.met(Met { name: first.number, kind }, 0, 200)?;
                println!("   met {}: {} {:?}", kind.as_str(), met.len(), begun.elapsed());
            }
        }
    }
    Ok(())
}
