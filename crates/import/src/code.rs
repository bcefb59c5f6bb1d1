//! The kinds of things that an import has to tell, as a table. It must not know which format tells them.

/// Makes [`Code`] from one table of names and sentences.
macro_rules! codes {
    ($($variant:ident $name:literal $sentence:literal $more:literal)*) => {
        /// What kind of thing is to be told of an import; the names are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $sentence] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Gives the stable name in kebab case, such as `date-coarsened`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Explains in one sentence what the code means.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$variant => $sentence),* }
            }

            /// Says why that is told, and what can be done.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $more),* }
            }
        }
    };
}

codes! {
    NotImported "not-imported" "Something in the file has no place in a briefing, or was not asked for, and was left out."
        "The report counts what was left out, by kind. `--deny lost` makes a failure of it."
    DateCoarsened "date-coarsened" "A date was written coarser than in the file, because the format cannot say it as it stands."
        "The words of the file stay beside the date. Nothing is ever made finer."
    DateNotRead "date-not-read" "The words of a date could not be read."
        "They stand as the words of the date, which place it nowhere in time. Write an EDTF date beside them."
    DateOrderOpen "date-order-open" "Whether the day or the month comes first in a column of dates cannot be told."
        "No date of the column has a number above 12 that would tell it. `--date-order dmy` or `mdy` decides it; `open` writes both readings as one date of the two."
    YearMissing "year-missing" "A date has a day and a month, and no year."
        "It is written as XXXX-11-09. Where the year is known to you, `--year` says it."
    CenturyMissing "century-missing" "A year has two digits, and nothing tells the century."
        "`--years 1950-2049` says in which hundred years they lie."
    EncodingGuessed "encoding-guessed" "The file does not say its encoding, and is not in UTF-8."
        "The encoding was guessed from the bytes. `--encoding` decides it. The rows are those whose words depend on it."
    ColumnNotUsed "column-not-used" "A column of the table has no place in a briefing, or none that is known."
        "`--columns title=COLUMN` says what a column is. What stands in it is not brought along."
    RowWithoutTitle "row-without-title" "A row has no title."
        "Its title was taken from other words of the row, or the row was left out; the message says which."
    RowShifted "row-shifted" "A row has more or fewer cells than the heading, so that some may stand in a wrong column."
        "A delimiter within a cell that is not quoted does that. Mend the row in the table."
    RowTwice "row-twice" "Two rows agree in all that tells one from another."
        "Both are kept, with ids of their own. `--key` says which columns tell rows apart."
    ReferenceMissing "reference-missing" "Something refers to what is not in the file."
        "The reference is left out. Import the files that belong together in one command."
    StampsDisagree "stamps-disagree" "Two dates of one thing disagree."
        "The coarser one counts, and both are named."
    PersonalData "personal-data" "An e-mail address, a contact or the name of an account was left out."
        "Personal data is not brought along unless it is the matter itself."
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn every_code_has_a_name_in_kebab_case_and_sentences() {
        for code in Code::ALL {
            assert_eq!(format!("{code:?}").to_lowercase(), code.as_str().replace('-', ""));
            assert!(code.sentence().ends_with('.') && code.explanation().ends_with('.'), "{code:?}");
        }
    }
}
