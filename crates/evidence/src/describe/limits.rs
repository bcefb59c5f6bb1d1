//! How much is said at most, each limit with its unit. Whatever is left out is counted where it is left out.

/// Entries of one list that open in place, so that an item to which a whole file points opens at once.
pub const ENTRIES_IN_PLACE: usize = 30;
/// Sources that a line names beside those that the file names there itself.
pub(super) const SOURCES_PER_LINE: usize = 50;
/// Origins that the heading of a side of a dispute names; the chain has all.
pub(super) const ORIGINS_PER_SIDE: usize = 12;
/// Positions of a side that are told where a claim is told beside an event; the claim has all.
pub(super) const POSITIONS_PER_SIDE: usize = 6;
/// Actors that the summary of an event names.
pub(super) const ACTORS_PER_SUMMARY: usize = 6;
/// Kinds, and names for each kind, on a line or in a box of a drawing; the list below the drawing has them all.
pub(super) const NAMES_PER_LABEL: usize = 6;
/// Sources that are listed as single points of failure.
pub(super) const WEAK_POINTS: usize = 200;
/// Lines of one tree, of all statements with their hops, and of one list in a chain.
pub const LINES_PER_CHAIN: usize = 500;

/// Cells of a quote, claim or question that stand for the whole where it is only named.
pub(super) const EXCERPT_CELLS: usize = 72;
/// Cells of a quote or claim that is told beside others.
pub(super) const PASSAGE_CELLS: usize = 200;
/// Cells of a source's name in a chain on one line.
pub(super) const HOP_CELLS: usize = 28;
/// Cells of a source's name beside a verdict.
pub(super) const VERDICT_SOURCE_CELLS: usize = 26;
/// Cells of the path of a file: all of most, and room for the line on a screen of 50 columns.
pub(super) const PATH_CELLS: usize = 30;
/// Cells of the names of what is muted in a sentence.
pub(super) const MUTED_CELLS: usize = 40;
