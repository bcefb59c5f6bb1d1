//! Tries.
use briefing_import::*;
fn main() {
    let files: Vec<Input> = std::env::args()
        .skip(1)
        .map(|p| Input::new(briefing_text::SafeText::line(&p), std::fs::read(&p).unwrap()))
        .collect();
    match import(&files, None, &Options::default()) {
        Ok((f, made)) => {
            print!("{}", made.document);
            eprintln!(
                "{} {:?} kept {} coarse {}",
                f.as_str(),
                made.counts(),
                made.report.dates_kept,
                made.report.dates_coarsened
            );
            for (k, n) in made.report.lost() {
                eprintln!("  lost {n} {k}");
            }
            for f in made.report.findings() {
                eprintln!("  {} {:?} {}", f.code.as_str(), f.place, f.message.as_str());
            }
        }
        Err(stop) => {
            eprintln!("{stop:?}");
            std::process::exit(1)
        }
    }
}
