//! The `fiche` command; `fiche --help` tells what it does.
#![forbid(unsafe_code)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
