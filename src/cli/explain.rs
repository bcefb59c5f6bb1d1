//! `briefing explain`: what a code of `check` or of `import` means and why it matters. It must not say anything about a code
//! itself.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{
    WRONG_USE,
    arguments::When,
    output::{self, complain, stdout},
};
use briefing_evidence::report;
use briefing_format::{diagnostic::Code, suggest::suggest};
use briefing_import as import;

/// Prints what is said about a code, or without one the list of all.
pub(super) fn run(asked: Option<&str>, color: When) -> io::Result<ExitCode> {
    let color = output::stdout_has_color(color);
    let text = match asked {
        None => {
            let check = Code::ALL.iter().map(|code| report::sentence(*code, color));
            let import = import::Code::ALL
                .iter()
                .map(|code| report::warning_sentence(code.as_str(), code.sentence(), color));
            check.chain(import).collect()
        }
        Some(word) => match find(word) {
            Ok(Found::Check(code)) => report::explanation(code, color),
            Ok(Found::Import(code)) => {
                let head = report::warning_sentence(code.as_str(), code.sentence(), color);
                format!("{head}\n{}\n", code.explanation())
            }
            Err(complaint) => {
                complain(complaint);
                return Ok(ExitCode::from(WRONG_USE));
            }
        },
    };
    stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(ExitCode::SUCCESS)
}

/// A code of one of the commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Check(Code),
    Import(import::Code),
}

/// Finds a code by its name, which may have been copied with what stands around it: `error[unknown-id]`.
///
/// Errors: there is none; which is meant, where that can be told.
fn find(word: &str) -> Result<Found, String> {
    let name = word.trim_end_matches([':', ']']);
    let name = name.rsplit_once('[').map_or(name, |(_, name)| name).to_lowercase();
    let imports = import::Code::ALL;
    if let Some(code) = Code::ALL.iter().find(|code| code.as_str() == name) {
        return Ok(Found::Check(*code));
    }
    if let Some(code) = imports.iter().find(|code| code.as_str() == name) {
        return Ok(Found::Import(*code));
    }
    let names = Code::ALL.iter().map(|code| code.as_str()).chain(imports.iter().map(|code| code.as_str()));
    Err(match suggest(&name, names) {
        Some(near) => format!("there is no code `{word}`; did you mean `{}`?", near.word),
        None => format!("there is no code `{word}`; `briefing explain` lists all"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_as_check_prints_it() {
        for word in ["unknown-id", "error[unknown-id]", "error[unknown-id]:", "[unknown-id]", "Unknown-ID"] {
            assert_eq!(find(word), Ok(Found::Check(Code::UnknownId)), "{word}");
        }
    }

    #[test]
    fn codes_of_an_import_are_explained_too() {
        assert_eq!(find("warning[date-coarsened]"), Ok(Found::Import(import::Code::DateCoarsened)));
    }

    #[test]
    fn a_slip_is_pointed_out() {
        let complaint = |word| find(word).map_or_else(|complaint| complaint, |code| format!("{code:?}"));
        assert_eq!(complaint("unkown-id"), "there is no code `unkown-id`; did you mean `unknown-id`?");
        assert_eq!(
            complaint("responsibility"),
            "there is no code `responsibility`; `briefing explain` lists all"
        );
    }
}
