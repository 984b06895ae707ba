//! Expectations from outside: approved facts, assertions by hand, and what is wrong with either.

mod common;

use std::{
    fs,
    path::{Path, PathBuf},
};

use common::{Run, fiche, folder};

const RATING: &str = " date 2025-10-24 Orgel relève son objectif de cours sur Veltis\n\n\
    HSBC a relevé son objectif de cours sur Veltis de 285 à 295 dollars, à l'achat.\n\n\
    Veltis versera un dividende de 2 euros par action.\n";

fn here(name: &str) -> PathBuf {
    let here = folder(name);
    fs::write(here.join("a.txt"), RATING).unwrap();
    here
}

fn check(here: &Path) -> Run {
    fiche(here, &["check", ".", "--format", "brief"])
}

fn expects(run: &Run) -> Vec<&str> {
    run.out.lines().filter(|line| line.contains(" expect-")).collect()
}

#[test]
fn approved_facts_are_compared_fact_by_fact() {
    let here = here("approved");
    assert_eq!(fiche(&here, &["check", ".", "--bless"]).status, 0);
    let path = here.join("a.expect.json");
    let approved = fs::read_to_string(&path).unwrap();
    assert!(
        approved.contains("\"target\":\"295 USD\"") && approved.contains("\"amount\":\"2 EUR/share\""),
        "{approved}"
    );
    assert_eq!((check(&here).status, expects(&check(&here)).len()), (0, 0));

    fs::write(&path, approved.replace("\"target\":\"295 USD\"", "\"target\":\"290 USD\"")).unwrap();
    let run = check(&here);
    assert_eq!(run.status, 1);
    let found = expects(&run);
    assert_eq!(found.len(), 1, "{}", run.out);
    assert!(
        found[0].contains(": error expect-changed: target 290 → 295 USD (analyst_rating: broker HSBC"),
        "{}",
        found[0]
    );

    let facts: Vec<&str> = approved.lines().filter(|line| line.starts_with("{\"type\"")).collect();
    let dividend = facts.iter().find(|line| line.contains("dividend")).unwrap().trim_end_matches(',');
    let quote = r#"{"type":"quote","roles":{"speaker":"Nobody","text":"rien"}}"#;
    fs::write(&path, approved.replace(dividend, quote)).unwrap();
    let run = check(&here);
    let found = expects(&run);
    assert_eq!(found.len(), 2, "{}", run.out);
    assert!(found[0].contains("a.txt:5:1: error expect-new: dividend: "), "{}", found[0]);
    let line = 2 + facts.iter().position(|line| line.contains("dividend")).unwrap();
    let lost = format!("a.expect.json:{line}:1: error expect-lost: quote: speaker Nobody, text rien; ");
    assert!(found[1].starts_with(&lost), "{}", found[1]);
}

#[test]
fn assertions_hold_or_are_findings() {
    let here = here("asserted");
    let found = |toml: &str| {
        fs::write(here.join("a.expect.toml"), toml).unwrap();
        let run = check(&here);
        assert_eq!(run.status, i32::from(run.out.contains(" error ")), "{}{}", run.out, run.err);
        expects(&run).iter().map(|line| (*line).to_owned()).collect::<Vec<_>>()
    };
    for holds in [
        "[[expect]]\ntype = \"analyst_rating\"\nbroker = \"HSBC\"\ntarget = \"295.00 USD\"\n",
        "[[expect]]\ntype = \"analyst_rating\"\nbroker = \"hsbc\"\nmodality = \"asserted\"\ncount = 1\n",
        "[[expect]]\ntype = \"dividend\"\namount = \"2 EUR/share|3 EUR/share\"\n[[expect]]\ntype = \"quote\"\nabsent = true\n",
        "[[expect]]\nstatus = \"warn\"\ncoverage = 0.1\n",
    ] {
        assert_eq!(found(holds), Vec::<String>::new(), "{holds}");
    }
    for (toml, message) in [
        (
            "[[expect]]\ntype = \"analyst_rating\"\ntarget = \"290 USD\"\n",
            "a.expect.toml:2:1: error expect-unmet: not read: analyst_rating: target 290 USD; nearest is analyst_rating: ",
        ),
        (
            "\n[[expect]]\ntype = \"dividend\"\nabsent = true\n",
            ":3:1: error expect-unmet: must be absent, but is read: dividend: ",
        ),
        (
            "[[expect]]\ntype = \"dividend\"\ncount = 2\n",
            "expect-unmet: 1 such facts are read, 2 asked for: dividend: ",
        ),
        ("[[expect]]\ntype = \"quote\"\nspeaker = \"Veltis\"\n", "expect-unmet: not read: quote: speaker Veltis"),
        ("", "a.expect.toml: error expect-stale: asks for nothing"),
        (
            "[[expect]]\ntype = \"dividend\"\n[[expect]]\ntype = \"dividend\"\n",
            "a.expect.toml:4:1: error expect-stale: asks what line 2 asks",
        ),
    ] {
        let found = found(toml);
        assert_eq!(found.len(), 1, "{toml}{found:?}");
        assert!(found[0].contains(message), "{message}\n{found:?}");
    }
    fs::write(here.join("a.txt"), RATING.to_owned() + "\nÀ l'étage: 17,5% du reste, été comme hiver.\n").unwrap();
    let coverage = found("[[expect]]\ncoverage = 1\n");
    assert!(coverage[0].contains("a.expect.toml:2:1: error expect-unmet: coverage 0."), "{coverage:?}");
    fs::write(here.join("fiche.toml"), "[checks]\nfigure-unread = \"warning\"\n").unwrap();
    let status = found("[[expect]]\nstatus = \"pass\"\n");
    assert!(status[0].contains("expect-unmet: validation status is warn, at worst pass is asked for"), "{status:?}");
}

#[test]
fn the_configuration_asserts_of_articles_and_folders() {
    let here = here("general");
    fs::create_dir_all(here.join("in")).unwrap();
    fs::write(here.join("in/b.txt"), RATING).unwrap();
    let row = |article: &str, rest: &str| format!("[[expect]]\narticle = \"{article}\"\n{rest}\n");
    fs::write(here.join("fiche.toml"), row("in", "type = \"dividend\"") + &row("a.txt", "type = \"quote\"")).unwrap();
    let run = check(&here);
    assert_eq!(run.status, 1);
    assert_eq!(expects(&run), ["fiche.toml:5:1: error expect-unmet: not read: quote: "], "{}", run.out);
    assert_eq!(fiche(&here, &["check", "in/b.txt"]).status, 0, "what is about others does not count");
    let above = fiche(&here.join("in"), &["check", "b.txt"]);
    assert_eq!(above.status, 0, "an article is named from where the file stands: {}", above.out);
    fs::write(here.join("fiche.toml"), row("gone.txt", "type = \"dividend\"")).unwrap();
    let stale = fiche(&here, &["check", "in", "--format", "brief"]);
    let wanted = "fiche.toml:2:1: error expect-stale: there is no article or folder gone.txt";
    assert_eq!((stale.status, stale.out.contains(wanted)), (1, true), "{}", stale.out);
}

#[test]
fn expectations_without_an_article_are_stale() {
    let here = here("orphans");
    fs::write(here.join("b.expect.toml"), "").unwrap();
    fs::write(here.join("c.expect.json"), "").unwrap();
    let run = check(&here);
    assert_eq!(run.status, 1);
    let found = expects(&run);
    assert_eq!(found.len(), 2, "{}", run.out);
    assert!(found[0].starts_with("b.expect.toml: error expect-stale: no article stands beside"), "{}", found[0]);
    let off = "[checks]\nexpect-stale = \"off\"\n";
    fs::write(here.join("fiche.toml"), off).unwrap();
    assert_eq!(check(&here).status, 0);
}

#[test]
fn mistakes_are_placed_and_are_no_silence() {
    let here = here("mistakes");
    for (name, text, message) in [
        ("a.expect.json", "{\"schema\":\"fiche-expect/1\",\n\"facts\":[}\n", "./a.expect.json:2:10: expected value"),
        (
            "a.expect.json",
            "{\"schema\":\"fiche-expect/2\",\"facts\":[]}",
            "./a.expect.json:1:1: these are no approved facts",
        ),
        (
            "a.expect.json",
            "{\"schema\":\"fiche-expect/1\",\"facts\":[\n{\"type\":\"divident\",\"roles\":{}}\n]}",
            "./a.expect.json:2:",
        ),
        (
            "a.expect.json",
            "{\"schema\":\"fiche-expect/1\",\"facts\":[\n{\"type\":\"dividend\",\"roles\":{\"payer\":\"V\"}}\n]}",
            "dividend has no role `payer`, its roles are subject, amount",
        ),
        ("a.expect.toml", "[[expect]\n", "./a.expect.toml:1:"),
        (
            "a.expect.toml",
            "[[expect]]\ntype = \"divident\"\n",
            "./a.expect.toml:2:8: unknown fact type `divident`, expected one of",
        ),
        (
            "a.expect.toml",
            "[[expect]]\ntype = \"dividend\"\npayer = \"V\"\n",
            "./a.expect.toml:3:1: dividend has no role `payer`",
        ),
        ("a.expect.toml", "[[expect]]\nbroker = \"V\"\n", "./a.expect.toml:2:1: unknown key `broker`"),
        ("a.expect.toml", "[[expect]]\ncoverage = 2\n", "./a.expect.toml:2:12: expected a share"),
        ("a.expect.toml", "[[expect]]\nstatus = \"good\"\n", "./a.expect.toml:2:10: expected \"pass\""),
        (
            "a.expect.toml",
            "[[expect]]\ntype = \"dividend\"\ncount = 0\n",
            "./a.expect.toml:3:9: expected 1 or more, or absent = true",
        ),
        (
            "a.expect.toml",
            "[[expect]]\ntype = \"dividend\"\ncount = 1\nabsent = true\n",
            "./a.expect.toml:3:9: expected 1 or more, or absent = true",
        ),
        ("a.expect.toml", "[[expect]]\ntype = \"dividend\"\namount = 2\n", "./a.expect.toml:3:10: expected a text"),
        ("a.expect.toml", "[[expects]]\n", "./a.expect.toml:1:3: unknown field `expects`"),
    ] {
        fs::write(here.join(name), text).unwrap();
        let run = check(&here);
        assert_eq!((run.status, run.err.contains(message)), (2, true), "{message}\n{}", run.err);
        let json = fiche(&here, &["check", ".", "--format", "jsonl", "-q"]);
        assert!(json.out.contains("{\"kind\":\"failed\",\"path\":\"a.expect."), "{}", json.out);
        fs::remove_file(here.join(name)).unwrap();
    }
}
