//! What each fault gives: a message that names it, the right exit status, and everything else done.

mod common;

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use common::{ARTICLE, Run, fiche, folder};

/// A folder with two good articles in `in`, between which faults stand.
fn between(name: &str) -> PathBuf {
    let here = folder(name);
    fs::create_dir_all(here.join("in")).unwrap();
    for name in ["a.txt", "z.txt"] {
        fs::write(here.join("in").join(name), ARTICLE).unwrap();
    }
    here
}

fn extract(here: &Path) -> Run {
    fiche(here, &["extract", "in", "-o", "out"])
}

/// The two good articles are done whatever stands between them.
fn others_are_done(here: &Path, run: &Run) {
    for name in ["a.json", "z.json"] {
        assert!(here.join("out").join(name).is_file(), "{name}: {}", run.err);
    }
}

fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}

/// Whether the tests run as root, whom no permission stops.
#[cfg(unix)]
fn root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n")
}

#[test]
fn bytes_that_are_no_article_are_named() {
    let here = between("fault-bytes");
    fs::write(here.join("in/empty.txt"), "").unwrap();
    fs::write(here.join("in/latin.txt"), b"Le titre c\xe8de 3%.").unwrap();
    // A gigabyte without a line end, which takes no room on the disk.
    File::create(here.join("in/line.txt")).unwrap().set_len(1 << 30).unwrap();
    let run = extract(&here);
    others_are_done(&here, &run);
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("in/empty.txt: the article is empty"), "{}", run.err);
    assert!(run.err.contains("in/line.txt: ") && run.err.contains("article-bytes"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_or_written_is_named() {
    use std::os::unix::fs::PermissionsExt;
    if root() {
        skipped("permissions do not stop root; run the tests as another user");
        return;
    }
    let here = between("fault-permission");
    fs::write(here.join("in/m.txt"), ARTICLE).unwrap();
    fs::set_permissions(here.join("in/m.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    let run = extract(&here);
    others_are_done(&here, &run);
    assert_eq!((run.status, run.err.contains("in/m.txt: cannot be read")), (2, true), "{}", run.err);
    fs::create_dir_all(here.join("closed")).unwrap();
    fs::set_permissions(here.join("closed"), fs::Permissions::from_mode(0o555)).unwrap();
    let run = fiche(&here, &["extract", "in", "-o", "closed/out"]);
    assert_eq!((run.status, run.err.contains("cannot be written")), (2, true), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_in_a_circle_end() {
    use std::os::unix::fs::symlink;
    let here = between("fault-links");
    symlink(".", here.join("in/circle")).unwrap();
    symlink("gone.txt", here.join("in/b.txt")).unwrap();
    symlink("loop.txt", here.join("in/loop.txt")).unwrap();
    symlink("a.txt", here.join("in/same.txt")).unwrap();
    let run = extract(&here);
    others_are_done(&here, &run);
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("in/b.txt: no such file") && run.err.contains("in/loop.txt: "), "{}", run.err);
    assert!(run.err.contains("2 of 4 sheets"), "a file is read once, whatever leads to it: {}", run.err);
}

#[test]
fn names_that_meet_are_kept_apart_or_refused() {
    let here = between("fault-names");
    fs::write(here.join("in/a.md"), ARTICLE).unwrap();
    let run = extract(&here);
    assert_eq!(run.status, 0, "{}", run.err);
    for name in ["a.md.json", "a.txt.json", "z.json"] {
        assert!(here.join("out").join(name).is_file(), "{name}");
    }
    fs::create_dir_all(here.join("more")).unwrap();
    fs::write(here.join("more/z.txt"), ARTICLE).unwrap();
    let both = fiche(&here, &["extract", "in", "more", "-o", "both"]);
    assert_eq!((both.status, both.err.contains("both in/z.txt and more/z.txt")), (2, true), "{}", both.err);
    assert!(!here.join("both").exists(), "nothing is written where two would meet");
}

#[test]
fn a_place_that_is_taken_is_named() {
    let here = between("fault-place");
    fs::write(here.join("in/m.txt"), ARTICLE).unwrap();
    fs::create_dir_all(here.join("out/m.json")).unwrap();
    let run = extract(&here);
    others_are_done(&here, &run);
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.err.contains("out/m.json cannot be written"), "{}", run.err);
    fs::remove_dir(here.join("out/m.json")).unwrap();
    let mended = extract(&here);
    assert!(mended.err.contains("1 of 3 sheets written to out, 2 stood already"), "{}", mended.err);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_ends_the_run_and_the_next_goes_on() {
    let here = between("fault-full");
    for n in 0..40 {
        fs::write(here.join(format!("in/m{n:02}.txt")), ARTICLE).unwrap();
    }
    let disk = here.join("disk");
    fs::create_dir_all(&disk).unwrap();
    let mount = |options: &str| {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&disk);
        mount.output().is_ok_and(|done| done.status.success())
    };
    if !mount("size=96k") {
        skipped("a small disk cannot be mounted here; run the tests as root to fill one");
        return;
    }
    let _away = Unmount(disk.clone());
    if fs::write(disk.join("probe"), vec![0; 1 << 20]).is_ok() {
        skipped("a small disk does not stay small here");
        return;
    }
    fs::remove_file(disk.join("probe")).unwrap();
    for (format, size) in [("json", "remount,size=96k"), ("csv", "remount,size=24k")] {
        assert!(mount(size));
        let run = fiche(&here, &["extract", "in", "-o", "disk/out", "--format", format]);
        assert_eq!(run.status, 2, "{}", run.err);
        assert!(run.err.contains("No space left"), "{}", run.err);
        if format == "csv" {
            assert!(!disk.join("out/facts.csv").exists(), "a table is whole or not there");
        }
        assert!(mount("remount,size=8m"));
        let rest = fiche(&here, &["extract", "in", "-o", "disk/out", "--format", format]);
        assert_eq!(rest.status, 0, "{}", rest.err);
        fiche(&here, &["extract", "in", "-o", format, "--format", format, "-q"]);
        for entry in fs::read_dir(here.join(format)).unwrap() {
            let name = entry.unwrap().file_name();
            let read = |folder: PathBuf| fs::read(folder.join(&name)).unwrap();
            assert!(read(here.join(format)) == read(disk.join("out")), "{name:?} differs");
        }
        fs::remove_dir_all(disk.join("out")).unwrap();
    }
}

/// Takes a disk away at the end of a test.
#[cfg(target_os = "linux")]
struct Unmount(PathBuf);

#[cfg(target_os = "linux")]
impl Drop for Unmount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
