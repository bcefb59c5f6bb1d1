//! Saves as editors do them, on real files: none is missed, and none is seen half. No test asserts how fast.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::{Event, Stamp, Watch, Watcher, Why, watch, watch_by_looking};

/// Guards against hanging only.
const DEADLINE: Duration = Duration::from_secs(120);
const FILES: usize = 10;
const ROUNDS: usize = 10;

/// A watcher on a thread of its own, and what it reports.
struct Watched {
    watch: Option<Watch>,
    events: Receiver<(Event, String)>,
    thread: Option<JoinHandle<()>>,
}

impl Watched {
    fn start((watch, watcher): (Watch, Watcher), paths: &[PathBuf]) -> Watched {
        watch.files(paths.iter().map(|path| (path.clone(), Stamp::of(path))).collect());
        let (sender, events) = channel();
        let thread = thread::Builder::new().name("watcher".to_owned()).spawn(move || {
            watcher.run(&mut |event| {
                // What the reader would read now.
                let text = match &event {
                    Event::Changed(path) | Event::Back(path) => fs::read_to_string(path).unwrap_or_default(),
                    _ => String::new(),
                };
                let _ = sender.send((event, text));
            });
        });
        Watched { watch: Some(watch), events, thread: Some(thread.unwrap()) }
    }

    fn on(paths: &[PathBuf]) -> Watched {
        Watched::start(watch().unwrap(), paths)
    }

    #[track_caller]
    fn next(&self) -> (Event, String) {
        self.events.recv_timeout(DEADLINE).unwrap()
    }

    /// Waits until this text was seen in a file, and holds that no half of one was.
    #[track_caller]
    fn wait_for(&self, path: &Path, wanted: &str) {
        loop {
            let (event, text) = self.next();
            match &event {
                Event::Changed(changed) | Event::Back(changed) => {
                    assert!(is_whole(&text), "half of {}: {} bytes", changed.display(), text.len());
                    if changed == path && text == wanted {
                        return;
                    }
                }
                _ => panic!("{event:?} while waiting for {}", path.display()),
            }
        }
    }

    #[track_caller]
    fn wait_for_event(&self, wanted: &Event) {
        while self.next().0 != *wanted {}
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.watch = None;
        if let Some(thread) = self.thread.take() {
            assert!(thread.join().is_ok() || thread::panicking(), "the watcher has panicked");
        }
    }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A text of which each half is told from the whole.
fn text(version: usize) -> String {
    format!("begin\n{}end {version}\n", "a line of a briefing\n".repeat(3_000 + version))
}

fn is_whole(text: &str) -> bool {
    text.starts_with("begin\n") && text.lines().next_back().is_some_and(|line| line.starts_with("end "))
}

/// Writes a text in pieces, as buffered writers do.
fn pour(mut file: File, text: &str) {
    for piece in text.as_bytes().chunks(8192) {
        file.write_all(piece).unwrap();
    }
    file.sync_all().unwrap();
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

/// vim with `backupcopy=no`: a trial file, the old one moved aside, the new one written, the old one deleted.
fn vim(path: &Path, text: &str) {
    let trial = path.with_file_name("4913");
    drop(File::create(&trial).unwrap());
    fs::remove_file(&trial).unwrap();
    let backup = beside(path, "~");
    fs::rename(path, &backup).unwrap();
    let file = OpenOptions::new().write(true).create_new(true).open(path).unwrap();
    pour(file, text);
    fs::set_permissions(path, fs::metadata(&backup).unwrap().permissions()).unwrap();
    fs::remove_file(&backup).unwrap();
}

/// vim with `backupcopy=yes`: a copy put aside, then written in place.
fn vim_in_place(path: &Path, text: &str) {
    let backup = beside(path, "~");
    fs::copy(path, &backup).unwrap();
    code(path, text);
    fs::remove_file(&backup).unwrap();
}

/// VS Code, nano, and `>`: emptied and written in place.
fn code(path: &Path, text: &str) {
    let file = OpenOptions::new().write(true).truncate(true).open(path).unwrap();
    pour(file, text);
}

/// Written over what was there, and cut to its length at the end.
fn over(path: &Path, text: &str) {
    let file = OpenOptions::new().write(true).open(path).unwrap();
    pour(file.try_clone().unwrap(), text);
    file.set_len(text.len() as u64).unwrap();
}

/// helix, emacs and our own: a file beside it is put in its place.
fn helix(path: &Path, text: &str) {
    let new = beside(path, ".tmp");
    pour(File::create(&new).unwrap(), text);
    fs::rename(&new, path).unwrap();
}

/// Deleted and written anew, as `git checkout` does by itself.
fn anew(path: &Path, text: &str) {
    fs::remove_file(path).unwrap();
    pour(OpenOptions::new().write(true).create_new(true).open(path).unwrap(), text);
}

/// Saves each of ten files ten times, by `save`, and holds that each text is seen.
#[track_caller]
fn check(folder: &Path, paths: &[PathBuf], save: impl Fn(&Path, &str)) {
    let watched = Watched::on(paths);
    for round in 1..=ROUNDS {
        for path in paths {
            save(path, &text(round));
        }
        let mut left: Vec<&PathBuf> = paths.iter().collect();
        while !left.is_empty() {
            let (event, read) = watched.next();
            let Event::Changed(path) = event else { panic!("{event:?} in {}", folder.display()) };
            assert!(is_whole(&read), "half of {}: {} bytes", path.display(), read.len());
            if read == text(round) {
                left.retain(|other| **other != path);
            }
        }
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let paths: Vec<PathBuf> = (0..FILES).map(|number| folder.join(format!("{number}.yaml"))).collect();
    for path in &paths {
        fs::write(path, text(0)).unwrap();
    }
    paths
}

#[track_caller]
fn check_in_folder(save: impl Fn(&Path, &str)) {
    let folder = folder();
    check(folder.path(), &files_in(folder.path()), save);
}

#[test]
fn a_hundred_saves_of_vim() {
    check_in_folder(vim);
}

#[test]
fn a_hundred_saves_of_vim_in_place() {
    check_in_folder(vim_in_place);
}

#[test]
fn a_hundred_saves_of_vs_code() {
    check_in_folder(code);
}

#[test]
fn a_hundred_saves_over_what_was_there() {
    check_in_folder(over);
}

#[test]
fn a_hundred_saves_of_helix() {
    check_in_folder(helix);
}

#[test]
fn a_hundred_files_written_anew() {
    check_in_folder(anew);
}

/// Elsewhere `-i` takes a word.
#[cfg(target_os = "linux")]
#[test]
fn a_hundred_saves_of_sed() {
    check_in_folder(|path, text| {
        let version = text.trim_end().rsplit(' ').next().unwrap().parse::<usize>().unwrap();
        let line = "a line of a briefing";
        let script = format!("s/^end .*/end {version}/; 2s/^.*$/{line}\\n{line}/");
        let done = Command::new("sed").arg("-i").arg(&script).arg(path).status().unwrap();
        assert!(done.success());
    });
}

/// The program itself, where it is installed, as it saves by moving the old file aside and in place.
#[test]
fn saves_of_the_vim_that_is_there() {
    if Command::new("vim").arg("--version").output().is_err() {
        return;
    }
    for copying in ["no", "yes"] {
        let folder = folder();
        let paths = files_in(folder.path());
        check(folder.path(), &paths[..2], |path, text| {
            let version = text.trim_end().rsplit(' ').next().unwrap();
            let setting = format!("set backupcopy={copying}");
            let last = format!("$s/.*/end {version}/");
            let mut vim = Command::new("vim");
            vim.args(["-N", "-u", "NONE", "-i", "NONE", "-es", "-c", &setting, "-c", "2t2", "-c", &last]);
            assert!(vim.arg("-cwq").arg(path).status().unwrap().success());
        });
    }
}

#[test]
fn a_hundred_checkouts_of_git() {
    let folder = folder();
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command
            .current_dir(folder.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null");
        let identity = ["-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "gc.auto=0"];
        let done = command.args(identity).args(arguments).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    let paths = files_in(folder.path());
    git(&["init", "--quiet"]);
    for version in 0..=ROUNDS {
        for path in &paths {
            fs::write(path, text(version)).unwrap();
        }
        git(&["add", "."]);
        git(&["commit", "--quiet", "-m", "version"]);
        git(&["tag", &format!("v{version}")]);
    }
    git(&["checkout", "--quiet", "v0"]);
    let watched = Watched::on(&paths);
    for version in 1..=ROUNDS {
        git(&["checkout", "--quiet", &format!("v{version}")]);
        let mut left: Vec<&PathBuf> = paths.iter().collect();
        while !left.is_empty() {
            let (event, read) = watched.next();
            let Event::Changed(path) = event else { panic!("{event:?}") };
            assert!(is_whole(&read), "half of {}: {} bytes", path.display(), read.len());
            if read == text(version) {
                left.retain(|other| **other != path);
            }
        }
    }
}

#[test]
fn a_hundred_saves_behind_links() {
    let folder = folder();
    let targets = folder.path().join("targets");
    fs::create_dir(&targets).unwrap();
    let paths = files_in(&targets);
    symlink("targets", folder.path().join("middle")).unwrap();
    let links: Vec<PathBuf> = paths
        .iter()
        .map(|path| {
            let name = path.file_name().unwrap();
            symlink(Path::new("middle").join(name), folder.path().join(name)).unwrap();
            symlink(folder.path().join(name), beside(&folder.path().join(name), ".link")).unwrap();
            beside(&folder.path().join(name), ".link")
        })
        .collect();
    check(folder.path(), &links, |link, text| vim(&fs::canonicalize(link).unwrap(), text));
}

#[test]
fn a_link_that_is_turned_is_a_change_wherever_it_is_on_the_way() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    for release in ["1", "2", "3"] {
        fs::create_dir(at(release)).unwrap();
        fs::write(at(release).join("a.yaml"), text(release.parse().unwrap())).unwrap();
    }
    let turn = |name: &str, target: &str| {
        symlink(target, at("new")).unwrap();
        fs::rename(at("new"), at(name)).unwrap();
    };
    turn("current", "1");
    turn("b", "current/a.yaml");
    turn("a", "b");
    let watched = Watched::on(&[at("a")]);
    turn("current", "2");
    watched.wait_for(&at("a"), &text(2));
    turn("b", "3/a.yaml");
    watched.wait_for(&at("a"), &text(3));
    vim(&at("3/a.yaml"), &text(4));
    watched.wait_for(&at("a"), &text(4));
    turn("a", "current/a.yaml");
    watched.wait_for(&at("a"), &text(2));
    code(&at("2/a.yaml"), &text(5));
    watched.wait_for(&at("a"), &text(5));
}

#[test]
fn a_folder_may_be_moved_and_made_again() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("x/y")).unwrap();
    let path = at("x/y/a.yaml");
    fs::write(&path, text(0)).unwrap();
    let watched = Watched::on(std::slice::from_ref(&path));
    for version in (1..30).step_by(3) {
        // Another folder in its place.
        fs::create_dir(at("x/new")).unwrap();
        fs::write(at("x/new/a.yaml"), text(version)).unwrap();
        fs::rename(at("x/y"), at("x/old")).unwrap();
        fs::rename(at("x/new"), at("x/y")).unwrap();
        watched.wait_for(&path, &text(version));
        // Deleted and made again, while somebody stands in it.
        let held = File::open(at("x/y")).unwrap();
        fs::remove_dir_all(at("x")).unwrap();
        fs::create_dir_all(at("x/y")).unwrap();
        fs::write(&path, text(version + 1)).unwrap();
        watched.wait_for(&path, &text(version + 1));
        drop(held);
        helix(&path, &text(version + 2));
        watched.wait_for(&path, &text(version + 2));
    }
}

#[test]
fn a_file_is_gone_after_a_time_and_comes_back() {
    let folder = folder();
    let path = folder.path().join("x/a.yaml");
    fs::create_dir(folder.path().join("x")).unwrap();
    fs::write(&path, text(0)).unwrap();
    let watched = Watched::on(std::slice::from_ref(&path));
    for version in 1..3 {
        fs::rename(folder.path().join("x"), folder.path().join("y")).unwrap();
        assert_eq!(watched.next().0, Event::Gone(path.clone()));
        fs::write(folder.path().join("y/a.yaml"), text(version)).unwrap();
        fs::rename(folder.path().join("y"), folder.path().join("x")).unwrap();
        assert_eq!(watched.next(), (Event::Back(path.clone()), text(version)));
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(watched.next().0, Event::Gone(path.clone()));
    pour(File::create(&path).unwrap(), &text(5));
    assert_eq!(watched.next(), (Event::Back(path.clone()), text(5)));
}

#[test]
fn what_changed_between_reading_and_watching_is_reported() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    fs::write(&path, text(0)).unwrap();
    let stamp = Stamp::of(&path);
    helix(&path, &text(1));
    let both = watch().unwrap();
    both.0.files(vec![(path.clone(), stamp)]);
    // To say the same files again changes nothing.
    let watched = Watched::start(both, std::slice::from_ref(&path));
    watched.wait_for(&path, &text(1));
}

#[test]
fn another_set_is_watched_from_then_on() {
    let folder = folder();
    let paths = files_in(folder.path());
    let watched = Watched::on(&paths[..1]);
    code(&paths[0], &text(1));
    watched.wait_for(&paths[0], &text(1));
    let watch = watched.watch.clone().unwrap();
    watch.files(vec![(paths[1].clone(), Stamp::of(&paths[1]))]);
    code(&paths[1], &text(2));
    watched.wait_for(&paths[1], &text(2));
    watch.files(Vec::new());
    watch.files(vec![(paths[2].clone(), None), (paths[2].clone(), None)]);
    drop(watch);
}

#[test]
fn where_nothing_is_told_files_are_looked_at_and_that_is_said() {
    let folder = folder();
    let paths = files_in(folder.path());
    let watched = Watched::start(watch_by_looking(Why::Limit).unwrap(), &paths);
    assert_eq!(watched.next().0, Event::Polling(Why::Limit));
    for version in 1..3 {
        vim(&paths[0], &text(version));
        code(&paths[1], &text(version));
        let (mut first, mut second) = (false, false);
        while !first || !second {
            let (event, read) = watched.next();
            assert!(is_whole(&read));
            let is_new = read == text(version);
            first |= is_new && event == Event::Changed(paths[0].clone());
            second |= is_new && event == Event::Changed(paths[1].clone());
        }
    }
    fs::remove_file(&paths[0]).unwrap();
    watched.wait_for_event(&Event::Gone(paths[0].clone()));
}

/// A writer that pauses with the file open is waited for.
#[test]
fn half_a_file_is_not_reported_while_somebody_writes_it() {
    let folder = folder();
    let path = folder.path().join("a.yaml");
    fs::write(&path, text(0)).unwrap();
    let watched = Watched::on(std::slice::from_ref(&path));
    // From here on it is known to listen.
    helix(&path, &text(2));
    watched.wait_for(&path, &text(2));
    let whole = text(1);
    let (half, rest) = whole.split_at(whole.len() / 2);
    let mut file = OpenOptions::new().write(true).truncate(true).open(&path).unwrap();
    file.write_all(half.as_bytes()).unwrap();
    thread::sleep(Duration::from_millis(300));
    file.write_all(rest.as_bytes()).unwrap();
    drop(file);
    watched.wait_for(&path, &whole);
}

#[cfg(target_os = "linux")]
mod told {
    use super::*;

    /// More happens than the system remembers, before anybody listens.
    #[test]
    fn what_was_forgotten_is_looked_for_and_that_is_said() {
        let folder = folder();
        let paths = files_in(folder.path());
        let limit = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events").unwrap();
        let limit: usize = limit.trim().parse().unwrap();
        if limit > 100_000 {
            return;
        }
        let (watch, watcher) = watch().unwrap();
        let (sender, events) = channel();
        let (entered, go_on) = channel();
        let first = paths[0].clone();
        watch.files(paths.iter().map(|path| (path.clone(), Stamp::of(path))).collect());
        let thread = thread::spawn(move || {
            let mut is_first = true;
            watcher.run(&mut |event| {
                let _ = sender.send(event);
                // It does not listen until enough has happened.
                if std::mem::take(&mut is_first) {
                    go_on.recv().unwrap();
                }
            });
        });
        code(&first, &text(1));
        assert_eq!(events.recv_timeout(DEADLINE).unwrap(), Event::Changed(first));
        for number in 0..=limit / 2 {
            let path = folder.path().join(format!("other {}", number % 2));
            drop(File::create(&path).unwrap());
            fs::remove_file(&path).unwrap();
        }
        helix(&paths[1], &text(1));
        entered.send(()).unwrap();
        let mut seen = Vec::new();
        while !seen.contains(&Event::Notified) {
            seen.push(events.recv_timeout(DEADLINE).unwrap());
        }
        assert_eq!(seen[0], Event::Polling(Why::Overflow));
        assert!(seen.contains(&Event::Changed(paths[1].clone())), "{seen:?}");
        drop(watch);
        thread.join().unwrap();
    }

    /// How often the watcher went to sleep so far.
    fn wakes(tid: &Path) -> String {
        let status = fs::read_to_string(tid.join("status")).unwrap();
        status.lines().find(|line| line.starts_with("voluntary_ctxt")).unwrap().to_owned()
    }

    /// Also where a file is gone, and while others in the same folder are not touched.
    #[test]
    fn while_nothing_happens_it_does_not_wake() {
        let folder = folder();
        let path = folder.path().join("x/a.yaml");
        fs::create_dir(folder.path().join("x")).unwrap();
        fs::write(&path, text(0)).unwrap();
        let (watch, watcher) = watch().unwrap();
        watch.files(vec![(path.clone(), Stamp::of(&path)), (folder.path().join("never"), None)]);
        let (sender, events) = channel();
        let (tell, told) = channel();
        let thread = thread::spawn(move || {
            tell.send(fs::read_link("/proc/thread-self").unwrap()).unwrap();
            watcher.run(&mut |event| drop(sender.send(event)));
        });
        let tid = Path::new("/proc").join(told.recv().unwrap());
        let rests = || {
            let mut before = wakes(&tid);
            loop {
                thread::sleep(Duration::from_millis(2500));
                let now = wakes(&tid);
                if now == before {
                    return;
                }
                before = now;
            }
        };
        rests();
        fs::remove_dir_all(folder.path().join("x")).unwrap();
        assert_eq!(events.recv_timeout(DEADLINE).unwrap(), Event::Gone(path));
        rests();
        drop(watch);
        thread.join().unwrap();
    }
}
