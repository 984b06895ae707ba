//! What other programs run: the hooks of pre-commit, the action's script, the snippets of the README.

mod common;
#[path = "common/tools.rs"]
mod tools;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use common::{ARTICLE, folder};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const STRICT: &str = "[checks]\nfigure-unread = \"error\"\n";
const UNREAD: &str = "\nÀ l'étage: 17,5% du reste, été comme hiver.\n";

/// The path with the fiche under test before all others.
fn path() -> String {
    let own = Path::new(env!("CARGO_BIN_EXE_fiche")).parent().unwrap().display().to_string();
    format!("{own}:{}", env::var("PATH").unwrap_or_default())
}

fn run(folder: &Path, program: &str, args: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder).env("PATH", path()).envs(variables.iter().copied());
    command.output().unwrap_or_else(|e| panic!("{program}: {e}"))
}

fn git(folder: &Path, args: &[&str]) -> String {
    let own = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"];
    let done = run(folder, "git", &[&own[..], args].concat(), &[("GIT_CONFIG_GLOBAL", "/dev/null")]);
    assert!(done.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap().trim().to_owned()
}

/// The text of an indented block that a line opens, without its indentation.
fn block(text: &str, opens: &str) -> String {
    let mut lines = text.lines().skip_while(|line| line.trim() != opens);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let outer = indent(lines.next().unwrap_or_else(|| panic!("no line {opens:?}")));
    let body: Vec<&str> = lines.take_while(|line| line.trim().is_empty() || indent(line) > outer).collect();
    let inner = body.first().map_or(0, |line| indent(line));
    body.iter().map(|line| format!("{}\n", line.get(inner..).unwrap_or(""))).collect()
}

#[test]
fn pre_commit_runs_the_hook() {
    let Some(pre_commit) = tools::tool("FICHE_PRE_COMMIT", "pre-commit", &["--version"]) else { return };
    let here = folder("pre-commit");
    let hooks = here.join("hooks");
    fs::create_dir_all(&hooks).unwrap();
    fs::copy(Path::new(ROOT).join(".pre-commit-hooks.yaml"), hooks.join(".pre-commit-hooks.yaml")).unwrap();
    git(&hooks, &["init", "-q"]);
    git(&hooks, &["add", "."]);
    git(&hooks, &["commit", "-qm", "hooks"]);
    let rev = git(&hooks, &["rev-parse", "HEAD"]);
    let user = here.join("user");
    fs::create_dir_all(user.join("articles")).unwrap();
    git(&user, &["init", "-q"]);
    let config = format!(
        "repos:\n- repo: {}\n  rev: {rev}\n  hooks:\n  - id: fiche-check-system\n    files: ^articles/\n",
        hooks.display()
    );
    fs::write(user.join(".pre-commit-config.yaml"), config).unwrap();
    fs::write(user.join("fiche.toml"), STRICT).unwrap();
    fs::write(user.join("articles/a.txt"), ARTICLE).unwrap();
    fs::write(user.join("README.md"), "Not an article.\n").unwrap();
    git(&user, &["add", "."]);
    let home = here.join("home").to_string_lossy().into_owned();
    let variables = [("PRE_COMMIT_HOME", home.as_str()), ("GIT_CONFIG_GLOBAL", "/dev/null")];
    let valid = run(ROOT.as_ref(), &pre_commit, &["validate-manifest", ".pre-commit-hooks.yaml"], &variables);
    assert!(valid.status.success(), "{}", String::from_utf8_lossy(&valid.stdout));
    let hook = || {
        let done = run(&user, &pre_commit, &["run", "--all-files", "--verbose", "--color", "never"], &variables);
        (done.status.code(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let (status, out) = hook();
    assert_eq!((status, out.contains("Passed")), (Some(0), true), "{out}");
    assert!(out.contains("1 of 1 articles checked"), "{out}");
    fs::write(user.join("articles/a.txt"), ARTICLE.to_owned() + UNREAD).unwrap();
    git(&user, &["add", "."]);
    let (status, out) = hook();
    assert_eq!((status, out.contains("articles/a.txt:5:12: error figure-unread: ")), (Some(1), true), "{out}");
}

#[test]
fn the_script_of_the_action_runs_as_it_stands() {
    let action = fs::read_to_string(Path::new(ROOT).join("action.yml")).unwrap();
    let script = block(&action, "run: |");
    let here = folder("action");
    let in_place = |name: &str| here.join(name).to_string_lossy().into_owned();
    fs::write(here.join("script.sh"), &script).unwrap();
    fs::write(here.join("fiche.toml"), STRICT).unwrap();
    fs::create_dir_all(here.join("my articles")).unwrap();
    let output = in_place("output");
    let act = |paths: &str, fail_on: &str, baseline: &str| {
        let variables = [
            ("FICHE_PATHS", paths),
            ("FICHE_FAIL_ON", fail_on),
            ("FICHE_BASELINE", baseline),
            ("FICHE_SARIF", "fiche.sarif"),
            ("GITHUB_OUTPUT", &output),
        ];
        // Every variable of the script is one of the action.
        assert!(variables.iter().take(4).all(|(name, _)| action.contains(&format!("        {name}: ${{{{ inputs."))));
        let _ = fs::remove_file(&output);
        let done = run(&here, "bash", &["--noprofile", "--norc", "-eo", "pipefail", "script.sh"], &variables);
        let sarif: serde_json::Value = serde_json::from_slice(&fs::read(here.join("fiche.sarif")).unwrap()).unwrap();
        let status = done.status.code().unwrap();
        assert_eq!(sarif["runs"][0]["invocations"][0]["exitCode"], status);
        assert_eq!(fs::read_to_string(&output).unwrap(), format!("status={status}\n"));
        (status, String::from_utf8(done.stdout).unwrap())
    };
    fs::write(here.join("my articles/a.txt"), ARTICLE).unwrap();
    assert_eq!(act("my articles\n", "error", ""), (0, String::new()));
    fs::write(here.join("b.txt"), ARTICLE.to_owned() + UNREAD).unwrap();
    let (status, out) = act("my articles\n\nb.txt\n", "error", "");
    assert_eq!((status, out.starts_with("::error file=b.txt,line=5,endLine=5,col=12,")), (1, true), "{out}");
    let baseline = in_place("known.json");
    let write = ["check", "b.txt", "--baseline", &baseline, "--write-baseline", "-q"];
    assert_eq!(run(&here, env!("CARGO_BIN_EXE_fiche"), &write, &[]).status.code(), Some(0));
    assert_eq!(act("b.txt\n", "note", &baseline).0, 0);
    assert_eq!(act("gone.txt\n", "error", "").0, 2);
}

#[test]
fn the_snippet_for_gitlab_runs() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let script = block(&readme, "script:");
    let check = script.lines().find_map(|line| line.strip_prefix("- fiche check ")).expect("the check of the snippet");
    let here: PathBuf = folder("gitlab");
    fs::create_dir_all(here.join("articles")).unwrap();
    fs::write(here.join("articles/a.txt"), ARTICLE).unwrap();
    let done = run(&here, "bash", &["-c", &format!("fiche check {check}")], &[]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let report =
        readme.lines().find_map(|line| line.trim().strip_prefix("junit: ")).expect("the report of the snippet");
    assert!(fs::read_to_string(here.join(report)).unwrap().contains("<testsuites name=\"fiche\""));
}
