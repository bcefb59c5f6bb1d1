//! Property tests draw the same cases on every run of `cargo test`: a test that fails here fails everywhere, and one that
//! passes does not fail on another day. New cases are for `.ci/explore`.

use proptest::{prelude::ProptestConfig, test_runner::RngSeed};

/// All property tests take this configuration, or a part of its number of cases.
#[test]
fn every_run_draws_the_same_cases_and_leaves_no_files() {
    let config = ProptestConfig::default();
    let seed = config.rng_seed;
    assert!(matches!(seed, RngSeed::Fixed(_)), "cargo reads the seed from `.cargo/config.toml` in the root");
    assert!(config.failure_persistence.is_none());
}
