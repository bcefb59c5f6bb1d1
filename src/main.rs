//! The program: arguments to `cli`, and its exit status back. It must not know what the commands do.

fn main() {}
