//! Hashes of runs of tokens, each in constant time however long the run is. It must not know what is looked up with them.
//!
//! A token is a run of letters and digits, or one other character. A run of tokens is a number whose digits are the hashes
//! of its tokens, modulo a prime (Rabin and Karp 1987), so that the hash of a run in the middle of a text follows from two
//! that begin at its start. Base and digits are secret, so that nobody can write a file in which runs share their hashes.

use std::hash::{BuildHasher, RandomState};

/// The Mersenne prime 2^61 − 1, because a remainder by it needs no division.
const PRIME: u64 = (1 << 61) - 1;

/// The secret that hashes are made with.
#[derive(Clone, Debug, Default)]
pub(super) struct Secret(RandomState);

impl Secret {
    fn base(&self) -> u64 {
        self.0.hash_one(PRIME) % PRIME
    }

    fn digit(&self, token: &str) -> u64 {
        self.0.hash_one(token) % PRIME
    }

    /// The hashes of all runs at the beginning of a text, each with its end.
    pub(super) fn beginnings<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, u64)> + 't {
        let (base, mut end, mut hash) = (self.base(), 0, 0);
        std::iter::from_fn(move || {
            let start = end;
            end = token_end(text, start)?;
            hash = add(multiply(hash, base), self.digit(&text[start..end]));
            Some((end, hash))
        })
    }
}

/// The end of the token that begins at a byte, if the text does not end there.
pub(super) fn token_end(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let first = rest.chars().next()?;
    if !first.is_alphanumeric() {
        return Some(start + first.len_utf8());
    }
    Some(rest.find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |length| start + length))
}

/// The part of a text whose runs were asked for.
pub(super) struct Runs<'t> {
    text: &'t str,
    secret: &'t Secret,
    base: u64,
    /// The start of the first token, and the end of each.
    bounds: Vec<usize>,
    /// The hash of the tokens before each of these bounds.
    sums: Vec<u64>,
    /// The powers of the base.
    powers: Vec<u64>,
}

impl<'t> Runs<'t> {
    pub(super) fn new(text: &'t str, secret: &'t Secret) -> Self {
        Self { text, secret, base: secret.base(), bounds: vec![0], sums: vec![0], powers: vec![1] }
    }

    /// The number of the token that begins at a byte. The bytes of one call after the other must not fall.
    pub(super) fn token_at(&mut self, start: usize) -> usize {
        self.bounds.binary_search(&start).unwrap_or_else(|_| {
            // Nobody asks for what lies before it again.
            (self.bounds, self.sums) = (vec![start], vec![0]);
            0
        })
    }

    /// The end and the hash of so many tokens, if the text has so many.
    pub(super) fn run(&mut self, token: usize, count: usize) -> Option<(usize, u64)> {
        while self.bounds.len() <= token + count {
            let (start, sum) = (*self.bounds.last()?, *self.sums.last()?);
            let end = token_end(self.text, start)?;
            self.bounds.push(end);
            self.sums.push(add(multiply(sum, self.base), self.secret.digit(&self.text[start..end])));
        }
        while self.powers.len() <= count {
            self.powers.push(multiply(*self.powers.last()?, self.base));
        }
        let before = multiply(self.sums[token], self.powers[count]);
        Some((self.bounds[token + count], add(self.sums[token + count], PRIME - before)))
    }
}

/// The sum of two numbers up to the prime, one of them below it.
fn add(a: u64, b: u64) -> u64 {
    let sum = a + b;
    if sum < PRIME { sum } else { sum - PRIME }
}

fn multiply(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    // 2^61 is 1 by this prime, so the upper half counts as it is.
    add((product as u64) & PRIME, (product >> 61) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_in_a_text_has_the_hash_of_the_same_tokens_alone() {
        let secret = Secret::default();
        let text = "Port  Häfen-2, 火 Port";
        let mut starts = vec![0];
        starts.extend(secret.beginnings(text).map(|(end, _)| end));
        let tokens: Vec<&str> = starts.windows(2).map(|ends| &text[ends[0]..ends[1]]).collect();
        assert_eq!(tokens, ["Port", " ", " ", "Häfen", "-", "2", ",", " ", "火", " ", "Port"]);
        let mut runs = Runs::new(text, &secret);
        for (n, start) in starts.iter().enumerate() {
            for (count, end) in starts[n..].iter().enumerate().skip(1) {
                let token = runs.token_at(*start);
                let alone = secret.beginnings(&text[*start..*end]).last();
                let run = runs.run(token, count);
                assert_eq!(run.map(|(end, hash)| (end - start, hash)), alone, "{:?}", &text[*start..*end]);
            }
            let token = runs.token_at(*start);
            assert_eq!(runs.run(token, starts.len() - n), None, "the text ends before");
        }
    }

    #[test]
    fn numbers_are_multiplied_by_the_prime() {
        for (a, b) in [(0, 5), (PRIME - 1, PRIME - 1), (1 << 60, 1 << 60), (PRIME - 1, 1), (12_345, 1 << 59)]
        {
            let product = u128::from(a) * u128::from(b) % u128::from(PRIME);
            assert_eq!(u128::from(multiply(a, b)), product);
            assert_eq!(add(a, PRIME - b), (a + PRIME - b) % PRIME);
        }
    }
}
