//! How far a run is: a bar on a terminal, a line now and then elsewhere.

use std::{
    fmt,
    io::{self, IsTerminal},
    time::Instant,
};

use fiche::batch::Tally;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::cli::session::Session;

/// Inputs from which on a bar is worth drawing.
const MANY: usize = 20;
/// Articles between two lines where there is no terminal.
const LINE: u64 = 10_000;

pub struct Progress {
    bar: Option<ProgressBar>,
    quiet: bool,
    started: Instant,
}

impl Progress {
    /// Over so many inputs; `alone` where nothing else is written to the terminal.
    pub fn new(session: &Session, inputs: usize, alone: bool) -> Self {
        let drawn = !session.quiet && alone && inputs >= MANY && io::stderr().is_terminal();
        let bar = drawn.then(|| {
            let bar = ProgressBar::with_draw_target(Some(inputs as u64), ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} · {rate}/s · {eta} left · {msg}");
            let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
                let _ = write!(out, "{:.0}", state.per_sec());
            };
            style.map(|style| bar.with_style(style.with_key("rate", rate)))
        });
        Self { bar: bar.and_then(Result::ok), quiet: session.quiet || !alone, started: Instant::now() }
    }

    /// After an article of the input at this place.
    pub fn step(&self, session: &Session, input: usize, tally: &Tally) {
        match &self.bar {
            Some(bar) => {
                bar.set_position(input as u64 + 1);
                bar.set_message(match tally.failures() {
                    1 => "1 error".to_owned(),
                    n => format!("{n} errors"),
                });
            }
            None if !self.quiet && tally.articles().is_multiple_of(LINE) => {
                session.summary(&format!("{} articles, {} errors", tally.articles(), tally.failures()));
            }
            None => {}
        }
    }

    /// Does something that may write to the terminal, the bar out of the way.
    pub fn aside<T>(&self, act: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(act),
            None => act(),
        }
    }

    /// Takes the bar away; gives the seconds since the start.
    pub fn end(&self) -> f64 {
        self.bar.iter().for_each(ProgressBar::finish_and_clear);
        self.started.elapsed().as_secs_f64()
    }
}
