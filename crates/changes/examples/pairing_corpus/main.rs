//! How many items are found in other versions, and how many are taken for others, with ids taken away.
//!
//! `cargo run --release -p briefing-changes --example pairing_corpus -- DIR [KIND…]`: each `*.yaml` in the folder is edited by seeds; each
//! folder in it is a history, its files the versions in order of their names. Git gives one:
//!
//! ```sh
//! n=100; for c in $(git log --reverse --format=%h -- story.yaml); do n=$((n+1)); git show $c:story.yaml > DIR/story/$n.yaml; done
//! ```
//!
//! With `WRONG='pairing of two versions'` that way alone is tried, and each item that was lost or taken for another one stands on
//! standard error.

mod edits;
mod judge;
mod rows;

use std::{
    env,
    error::Error,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use briefing_format::{
    Section,
    model::{Briefing, Contents, ItemKind},
};
use edits::{Edit, edited};
use judge::{METHODS, Tally};
use rows::{Row, briefing, rows};

/// What is tried without ids, one after the other.
const KINDS: [(ItemKind, &[Section]); 7] = [
    (ItemKind::Event, &[Section::Events, Section::Background]),
    (ItemKind::Entity, &[Section::Actors, Section::Places]),
    (ItemKind::Quote, &[Section::Quotes]),
    (ItemKind::Claim, &[Section::Claims]),
    (ItemKind::Source, &[Section::Sources]),
    (ItemKind::Judgment, &[Section::Judgments]),
    (ItemKind::Question, &[Section::Questions]),
];

const SEEDS: [u64; 3] = [1, 2, 3];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).ok_or("name a folder of briefings and of histories")?;
    let (mut histories, mut steps, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    for path in entries(Path::new(&folder))? {
        if path.is_dir() {
            let versions: Vec<Vec<Row>> = entries(&path)?
                .iter()
                .map(|path| Ok(rows(&fs::read_to_string(path)?)))
                .collect::<io::Result<_>>()?;
            steps.extend(versions.windows(2).map(<[Vec<Row>]>::to_vec));
            histories.push(versions);
        } else {
            let mut rows = rows(&fs::read_to_string(&path)?);
            for (at, row) in rows.iter_mut().enumerate() {
                row.truth = format!("row-{at}");
            }
            texts.push(rows);
        }
    }
    report("real histories, from each version to the next", &steps)?;
    report("real histories, from the first version to the last", &histories)?;
    for (name, edit) in
        [("one light edit", Edit::Light), ("five light edits", Edit::Five), ("a heavy edit", Edit::Heavy)]
    {
        let pairs =
            texts.iter().flat_map(|rows| SEEDS.map(|seed| vec![rows.clone(), edited(rows, edit, seed)]));
        report(&format!("{name} of each item"), &pairs.collect::<Vec<_>>())?;
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}

/// What is to be tried: the kinds that are named behind the folder, or all.
fn kinds() -> impl Iterator<Item = (ItemKind, &'static [Section])> {
    let asked: Vec<String> = env::args().skip(2).collect();
    KINDS
        .into_iter()
        .filter(move |(kind, _)| asked.is_empty() || asked.iter().any(|asked| asked == kind.item(0).noun()))
}

/// Says of each way how many items it has found.
fn report(name: &str, histories: &[Vec<Vec<Row>>]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "\n{name}\n{:32} right marked   twin  wrong w.mark   lost   gone", "")?;
    let only = env::var("WRONG").ok();
    for (method, follow) in
        METHODS.into_iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name))
    {
        let mut tally = Tally::default();
        for history in histories {
            for (kind, without) in kinds() {
                let versions: Vec<Briefing> = history
                    .iter()
                    .enumerate()
                    .map(|(at, rows)| briefing(rows, without, &format!("v{at}")))
                    .collect();
                let versions: Vec<&Contents> = versions.iter().map(|briefing| &**briefing).collect();
                tally.add(&follow(&versions, kind));
            }
        }
        let Tally { right, marked, twin, wrong, wrong_marked, lost, gone } = tally;
        writeln!(
            out,
            "{method:32} {right:5} {marked:6} {twin:6} {wrong:6} {wrong_marked:6} {lost:6} {gone:6}"
        )?;
    }
    Ok(())
}
