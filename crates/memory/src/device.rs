//! The name of this device: made once, and kept where no folder that is shared with other devices has it. It must not know
//! what is kept under it.

use std::{
    fmt,
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use briefing_format::files;

use super::key::random;

/// So many hexadecimal digits name a device.
const DIGITS: usize = 16;

/// A device, by a name that no other has.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device(String);

impl Device {
    /// This device. Its name stands in the file `device` beside the folder of the memory, not in it: whoever shares the folder
    /// with another device must not share the name. Where none can be kept, it is of this process alone.
    pub fn beside(memory: &Path) -> Self {
        let Some(state) = memory.parent() else { return Self::unkept() };
        let path = state.join("device");
        Self::kept(&path).or_else(|| Self::make(&path).ok()).unwrap_or_else(Self::unkept)
    }

    fn kept(path: &Path) -> Option<Self> {
        let bytes = files::head(path, DIGITS + 2).ok()?;
        let name = str::from_utf8(&bytes).ok()?.trim();
        let is_name = name.len() == DIGITS && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_name.then(|| Self(name.to_ascii_lowercase()))
    }

    /// Makes a name, or gives that which another process has made meanwhile.
    fn make(path: &Path) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        }
        let made = Self::unkept();
        // A link to a file that is whole appears at once or not at all.
        let own = path.with_file_name(format!(".device-{made}"));
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&own)?;
        let linked = file
            .write_all(format!("{made}\n").as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::hard_link(&own, path));
        let removed = fs::remove_file(&own);
        match linked {
            Ok(()) => removed.map(|()| made),
            // Somebody was faster, or what is there is no name.
            Err(_) => Self::kept(path).ok_or_else(|| io::ErrorKind::Other.into()),
        }
    }

    fn unkept() -> Self {
        Self(format!("{:016x}", random()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_once_and_is_no_part_of_the_folder_that_is_shared() -> io::Result<()> {
        let state = tempfile::tempdir()?;
        let memory = state.path().join("deep/briefing/memory");
        let device = Device::beside(&memory);
        assert_eq!(Device::beside(&memory), device);
        assert!(!memory.exists());
        let listed: Vec<_> = fs::read_dir(state.path().join("deep/briefing"))?.collect::<Result<_, _>>()?;
        assert_eq!(listed.len(), 1, "{listed:?}");
        Ok(())
    }

    #[test]
    fn two_processes_at_once_agree() -> io::Result<()> {
        let state = tempfile::tempdir()?;
        let memory = state.path().join("memory");
        let names: Vec<Device> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..8).map(|_| scope.spawn(|| Device::beside(&memory))).collect();
            all.into_iter().filter_map(|thread| thread.join().ok()).collect()
        });
        assert!(names.iter().all(|name| *name == names[0]) && names.len() == 8, "{names:?}");
        Ok(())
    }

    #[test]
    fn where_none_can_be_kept_there_is_one_all_the_same() {
        assert_eq!(Device::beside(Path::new("/dev/null/memory")).as_str().len(), DIGITS);
    }
}
