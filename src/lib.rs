//! `briefing`: a terminal reader for briefings, tangled stories told as data.
//!
//! The modules stand in reading order, and imports only point up this list:
//! `tests/architecture.rs` holds them to it. `ARCHITECTURE.md` tells the way of the data.

pub mod text;

pub mod diagnostic;

pub mod files;

pub mod model;

pub mod format;

pub mod evidence;

pub mod describe;

pub mod check;

pub mod report;

pub mod timeline;

pub mod diagram;

pub mod library;

pub mod export;

pub mod draft;

pub mod app;

pub mod grid;

pub mod ui;

pub mod terminal;

pub mod cli;
