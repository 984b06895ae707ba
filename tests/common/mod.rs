//! Running the command from outside.
#![allow(dead_code, reason = "each test file uses its part")]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// What a run gave.
pub struct Run {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// An empty folder of its own for one test.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // Nothing above it may configure the runs.
    fs::write(folder.join("fiche.toml"), "").unwrap();
    folder
}

/// Runs `fiche` in a folder.
pub fn fiche(folder: &Path, args: &[&str]) -> Run {
    fiche_with(folder, args, b"")
}

/// Runs `fiche` in a folder with bytes on standard input.
pub fn fiche_with(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    run(Command::new(env!("CARGO_BIN_EXE_fiche")).args(args).current_dir(folder).env_remove("NO_COLOR"), input)
}

/// Runs `fiche` in a folder with a cache folder of its own.
pub fn fiche_with_cache(folder: &Path, cache: &Path, args: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fiche"));
    run(command.args(args).current_dir(folder).env_remove("NO_COLOR").env("XDG_CACHE_HOME", cache), b"")
}

fn run(command: &mut Command, input: &[u8]) -> Run {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A run that fails early does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    let done = child.wait_with_output().unwrap();
    Run {
        status: done.status.code().unwrap_or(-1),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

/// The project's shared material, where it is at hand.
pub fn shared() -> Option<PathBuf> {
    let given = std::env::var_os("FICHE_SHARED").map(PathBuf::from);
    let folder = given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    folder.join("eval/score.py").is_file().then_some(folder)
}

/// An article in French, dated.
pub const ARTICLE: &str = " date 2025-10-24 Amaris relève son objectif de marge\n\n\
    Le groupe Amaris a annoncé jeudi une hausse de 4,5% de son chiffre d'affaires, à 1,2 milliard d'euros.\n";
