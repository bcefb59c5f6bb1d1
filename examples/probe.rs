//! probe
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let t = std::time::Instant::now();
    let parsed = briefing::format::parse(&text, &mut |_| {});
    eprintln!("{:?}", t.elapsed());
    let name = briefing::text::SafeText::line(&path);
    let index = briefing::diagnostic::LineIndex::new(&text);
    let source = briefing::report::Source { name: &name, text: &text, index: &index };
    print!(
        "{}",
        briefing::report::full(&source, &parsed.diagnostics[..parsed.diagnostics.len().min(20)], false)
    );
    let b = parsed.briefing;
    println!(
        "{} entities {} events {} quotes {} sources {} claims",
        b.entities.len(),
        b.events.len(),
        b.quotes.len(),
        b.sources.len(),
        b.claims.len()
    );
}
