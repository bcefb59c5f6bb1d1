//! A long text that is only added to: all but its end is packed. It must not know what the text is.

use std::{
    fmt,
    io::{Read, Write},
};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};

/// So much is packed at once.
const BLOCK: usize = 256 * 1024;

/// A text, most of it packed.
#[derive(Clone, Debug, Default)]
pub(super) struct Packed {
    blocks: Vec<Block>,
    end: String,
}

/// A part of the text.
#[derive(Clone, Debug)]
enum Block {
    Packed(Vec<u8>),
    Plain(String),
}

impl Packed {
    /// The end of the text, to add to.
    pub(super) fn end(&mut self) -> &mut String {
        if self.end.len() >= BLOCK {
            let block = match pack(&self.end) {
                Some(packed) => Block::Packed(packed),
                None => Block::Plain(self.end.clone()),
            };
            self.blocks.push(block);
            self.end.clear();
        }
        &mut self.end
    }

    /// Writes the whole text, a part at a time.
    pub(super) fn write(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for block in &self.blocks {
            match block {
                Block::Plain(text) => out.write_str(text)?,
                Block::Packed(packed) => {
                    text.clear();
                    // What was packed here can be unpacked.
                    ZlibDecoder::new(&packed[..]).read_to_string(&mut text).map_err(|_| fmt::Error)?;
                    out.write_str(&text)?;
                }
            }
        }
        out.write_str(&self.end)
    }
}

fn pack(text: &str) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(text.len() / 4), Compression::fast());
    encoder.write_all(text.as_bytes()).ok()?;
    let mut packed = encoder.finish().ok()?;
    packed.shrink_to_fit();
    Some(packed)
}

#[cfg(test)]
mod tests {
    use std::fmt;

    use super::{BLOCK, Packed};

    impl fmt::Display for Packed {
        fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.write(out)
        }
    }

    #[test]
    fn what_is_packed_comes_out_as_it_went_in() {
        let (mut packed, mut plain) = (Packed::default(), String::new());
        for number in 0..BLOCK {
            let words = format!("{number} é\n");
            packed.end().push_str(&words);
            plain.push_str(&words);
        }
        assert!(packed.blocks.len() > 2);
        assert_eq!(packed.to_string(), plain);
    }
}
