//! The texts of briefings as they were last read, packed, by their hashes: for comparison where there is no git. It must not
//! know what they say.

use std::{
    fs::{self, DirBuilder, File},
    io::{self, Read, Write},
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use briefing_format::{
    files::{self, Existing, SaveError},
    model::Tlp,
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use super::key::Hash;

/// So many bytes all texts may have, packed; then the oldest go.
const MOST: u64 = 256 * 1024 * 1024;

/// What a save that was killed has left may be taken away when it is that old.
const STALE: Duration = Duration::from_secs(60 * 60);

/// The folder of texts.
#[derive(Clone, Debug)]
pub struct Texts {
    folder: PathBuf,
    most: u64,
}

/// Whether the text of a briefing may be kept, by the strictest label in it: of one that is for those alone to whom it was given,
/// or for one organization alone, nothing is.
pub const fn may_be_kept(strictest: Option<Tlp>) -> bool {
    !matches!(strictest, Some(Tlp::Red | Tlp::AmberStrict))
}

impl Texts {
    /// Those that lie beside the folder of the memory.
    pub fn beside(memory: &Path) -> Self {
        Self { folder: memory.with_file_name("texts"), most: MOST }
    }

    /// The same with room for so many bytes.
    #[must_use]
    pub fn with_room(self, most: u64) -> Self {
        Self { most, ..self }
    }

    /// Keeps a text, unless that is already there or has no room; then takes out the oldest. Whether it [may be
    /// kept](may_be_kept) the caller has asked.
    pub fn keep(&self, hash: Hash, text: &str) -> Result<(), SaveError> {
        let path = self.path(hash);
        // One that is read again is not the oldest.
        if File::open(&path).and_then(|file| file.set_modified(SystemTime::now())).is_ok() {
            return Ok(());
        }
        let packed = pack(text).map_err(|error| SaveError::Io { file: files::name(&path), error })?;
        if packed.len() as u64 > self.most {
            return Ok(());
        }
        // That it cannot be made is said by saving.
        let _ = DirBuilder::new().recursive(true).mode(0o700).create(&self.folder);
        files::save_private(&path, &packed, Existing::Replace)?;
        self.take_out_the_oldest();
        Ok(())
    }

    /// The text of a version, where it is kept and still what it was.
    pub fn read(&self, hash: Hash) -> Option<String> {
        let packed = files::read(&self.path(hash), self.most).ok()?;
        let mut text = String::new();
        GzDecoder::new(&*packed).take(files::DEFAULT_LIMIT).read_to_string(&mut text).ok()?;
        (Hash::of(&text) == hash).then_some(text)
    }

    fn path(&self, hash: Hash) -> PathBuf {
        self.folder.join(format!("{hash}.gz"))
    }

    /// Takes out what has no room. What cannot be taken out stays: no reader is stopped for it.
    fn take_out_the_oldest(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let mut texts: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in entries.flatten() {
            let Ok(metadata) = entry.metadata() else { continue };
            let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            let path = entry.path();
            if path.extension().is_some_and(|ending| ending == "gz") {
                texts.push((modified, metadata.len(), path));
            } else if entry.file_name().as_encoded_bytes().starts_with(b".briefing-")
                && modified.elapsed().is_ok_and(|age| age > STALE)
            {
                let _ = fs::remove_file(path);
            }
        }
        texts.sort();
        let mut all: u64 = texts.iter().map(|(_, size, _)| size).sum();
        for (_, size, path) in texts {
            if all <= self.most {
                break;
            }
            let _ = fs::remove_file(path);
            all -= size;
        }
    }
}

fn pack(text: &str) -> io::Result<Vec<u8>> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text.as_bytes())?;
    packed.finish()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    type Result = std::result::Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn a_text_is_kept_for_this_user_alone_and_read_by_its_hash() -> Result {
        let state = tempfile::tempdir()?;
        let texts = Texts::beside(&state.path().join("memory"));
        let text = "briefing: 1\ntitle: Fire\n";
        let hash = Hash::of(text);
        assert_eq!(texts.read(hash), None);
        texts.keep(hash, text)?;
        texts.keep(hash, text)?;
        assert_eq!(texts.read(hash).as_deref(), Some(text));
        let mode = |path: &Path| fs::metadata(path).map(|found| found.permissions().mode() & 0o777);
        assert_eq!(mode(&texts.path(hash))?, 0o600);
        assert_eq!(mode(&texts.folder)?, 0o700);
        // One that was changed is not what was read.
        fs::write(texts.path(hash), pack("briefing: 1\ntitle: Flood\n")?)?;
        assert_eq!(texts.read(hash), None);
        fs::write(texts.path(hash), "no archive")?;
        assert_eq!(texts.read(hash), None);
        Ok(())
    }

    #[test]
    fn the_oldest_go_first_and_one_that_is_read_again_is_not_the_oldest() -> Result {
        let state = tempfile::tempdir()?;
        let texts = Texts::beside(&state.path().join("memory"));
        let all: Vec<String> = (0..4).map(|n| format!("briefing: 1\ntitle: Fire {n}\n")).collect();
        let room = 3 * pack(&all[0])?.len() as u64;
        let texts = texts.with_room(room);
        for (n, text) in all.iter().enumerate() {
            texts.keep(Hash::of(text), text)?;
            let time = SystemTime::UNIX_EPOCH + Duration::from_secs(n as u64);
            File::open(texts.path(Hash::of(text)))?.set_modified(time)?;
            if n == 2 {
                texts.keep(Hash::of(&all[0]), &all[0])?;
            }
        }
        let is_kept: Vec<bool> = all.iter().map(|text| texts.read(Hash::of(text)).is_some()).collect();
        assert_eq!(is_kept, [true, false, true, true]);
        let long = (0..2000).map(|n: u32| (n * n).to_string()).collect::<Vec<_>>().concat();
        texts.keep(Hash::of(&long), &long)?;
        assert_eq!(texts.read(Hash::of(&long)), None);
        Ok(())
    }

    #[test]
    fn what_is_for_few_is_not_kept() {
        let kept = |tlp| may_be_kept(Some(tlp));
        assert_eq!([Tlp::Red, Tlp::AmberStrict].map(kept), [false, false]);
        assert_eq!([Tlp::Amber, Tlp::Green, Tlp::Clear].map(kept), [true, true, true]);
        assert!(may_be_kept(None));
    }
}
