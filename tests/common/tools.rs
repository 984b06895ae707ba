//! Programs from outside that some tests ask; without them the test says so and passes, where `FICHE_REQUIRE_TOOLS` is not
//! set.

use std::process::{Command, Stdio};

/// The program that the variable names, else the usual one, where it runs with these arguments.
pub fn tool(variable: &str, usual: &str, probe: &[&str]) -> Option<String> {
    let name = std::env::var(variable).unwrap_or_else(|_| usual.to_owned());
    let quiet = || Stdio::null();
    let runs = Command::new(&name).args(probe).stdin(quiet()).stdout(quiet()).stderr(quiet()).status();
    if runs.is_ok_and(|status| status.success()) {
        return Some(name);
    }
    assert!(
        std::env::var_os("FICHE_REQUIRE_TOOLS").is_none(),
        "{usual} {} does not run, and FICHE_REQUIRE_TOOLS wants it; set {variable} to one that does",
        probe.join(" ")
    );
    // Past the harness, which keeps the output of tests that pass.
    let _ = std::io::Write::write_all(
        &mut std::io::stderr(),
        format!("SKIPPED: {usual} {} does not run; set {variable} to one that does\n", probe.join(" ")).as_bytes(),
    );
    None
}
