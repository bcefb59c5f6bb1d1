//! The sample briefings, carried in the program so that it can be tried anywhere. It must not know where it runs.

/// A briefing inside the program.
#[derive(Debug, PartialEq, Eq)]
pub struct Sample {
    /// Its file name.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// All samples, in the order in which they are offered.
pub const SAMPLES: &[Sample] = &[
    Sample { name: "tour.yaml", text: include_str!("../../../briefings/tour.yaml") },
    Sample { name: "homeland-justice.yaml", text: include_str!("../../../briefings/homeland-justice.yaml") },
    Sample {
        name: "great-fire-of-london.yaml",
        text: include_str!("../../../briefings/great-fire-of-london.yaml"),
    },
];

/// The sample that teaches the keys.
pub const fn tour() -> &'static Sample {
    &SAMPLES[0]
}

/// The notes that the samples name as the local copies of their sources: paths below their folder, and texts.
pub const NOTES: &[(&str, &str)] = &[
    ("notes/tour.txt", include_str!("../../../briefings/notes/tour.txt")),
    ("notes/homeland-justice.txt", include_str!("../../../briefings/notes/homeland-justice.txt")),
    ("notes/pepys.txt", include_str!("../../../briefings/notes/pepys.txt")),
    ("notes/evelyn.txt", include_str!("../../../briefings/notes/evelyn.txt")),
    ("notes/fire-documents.txt", include_str!("../../../briefings/notes/fire-documents.txt")),
];
