//! From inputs to sheets, in parallel; what is told of each article comes in order.

use std::panic::{self, AssertUnwindSafe};

use fiche::{
    Reader,
    batch::{Counts, copies::Shape, manifest::Entry, ordered},
    sheet::Sheet,
    source::{Article, Input, Options, Trouble},
    text::Published,
};

use crate::cli::session::{self, Session};

/// What became of one article.
pub struct Told<T> {
    /// Its input's place among the inputs.
    pub input: usize,
    pub label: String,
    pub member: Option<String>,
    pub sha256: Option<String>,
    pub what: What<T>,
}

pub enum What<T> {
    /// What an earlier run made of it stands.
    Kept(Box<Entry>),
    /// Its sheet, made into something, and what may be worth knowing.
    Made { made: T, counts: Counts, shape: Option<Shape>, notes: Vec<String> },
    /// It is a file that nobody named, and no article.
    Passed { note: String },
    /// It gave no sheet.
    Failed { place: Option<(usize, usize)>, message: String },
}

/// How articles are read in a run.
pub struct Line<'l, T> {
    reader: Reader,
    options: Options,
    published: Option<Published>,
    pub inputs: &'l [Input],
    pub jobs: usize,
    /// Whether the shapes of articles are wanted.
    pub shapes: bool,
    /// What an earlier run made of an article, where that stands.
    pub kept: &'l (dyn Fn(&Input, &Article) -> Option<Entry> + Sync),
    /// Makes something of a sheet.
    pub make: &'l Make<'l, T>,
}

/// Makes something of the sheet of an article that an input gave.
pub type Make<'m, T> = dyn Fn(Sheet, &Article, &Input) -> T + Sync + 'm;

/// A thing to work on: few inputs are opened before, so that the articles of one file keep every thread busy.
enum Work<'l> {
    Input(usize, &'l Input),
    Article(usize, Box<Result<Article, Trouble>>),
}

impl<'l, T: Send> Line<'l, T> {
    pub fn new(session: &Session, inputs: &'l [Input], jobs: usize, make: &'l Make<'l, T>) -> Self {
        Self {
            reader: session.reader.clone(),
            options: session.options.clone(),
            published: session.published,
            inputs,
            jobs,
            shapes: false,
            kept: &|_, _| None,
            make,
        }
    }

    /// Reads every article; `sink` says `false` when no more is wanted.
    pub fn run(&self, sink: impl FnMut(Told<T>) -> bool) {
        let work = |work: Work<'_>, give: &mut dyn FnMut(Told<T>) -> bool| match work {
            Work::Article(at, opened) => {
                give(self.told(at, *opened, false));
            }
            Work::Input(at, input) => {
                input.open(&self.options).all(|opened| give(self.told(at, opened, false)));
            }
        };
        let inputs = self.inputs.iter().enumerate();
        if self.jobs > 1 && self.inputs.len() < 4 * self.jobs {
            let articles = inputs.flat_map(|(at, input)| {
                input.open(&self.options).map(move |opened| Work::Article(at, Box::new(opened)))
            });
            ordered(self.jobs, articles, work, sink);
        } else {
            ordered(self.jobs, inputs.map(|(at, input)| Work::Input(at, input)), work, sink);
        }
    }

    /// Reads one article anew, whatever stands of it.
    pub fn again(&self, at: usize, label: &str) -> Option<Told<T>> {
        let same = |opened: &Result<Article, Trouble>| match opened {
            Ok(article) => article.path == label,
            Err(trouble) => trouble.label == label,
        };
        let opened = self.inputs.get(at)?.open(&self.options).find(same)?;
        Some(self.told(at, opened, true))
    }

    fn told(&self, at: usize, opened: Result<Article, Trouble>, anew: bool) -> Told<T> {
        let mut article = match opened {
            Ok(article) => article,
            Err(trouble) => {
                let passed = trouble.is_note();
                let Trouble { label, error } = trouble;
                let (place, message) = (error.place(), error.to_string());
                let what = if passed { What::Passed { note: message } } else { What::Failed { place, message } };
                return Told { input: at, label, member: None, sha256: None, what };
            }
        };
        article.published = self.published;
        let what = match self.inputs.get(at) {
            Some(input) => match Some(input).filter(|_| !anew).and_then(|input| (self.kept)(input, &article)) {
                Some(entry) => What::Kept(Box::new(entry)),
                None => self.read(&article, input),
            },
            None => What::Failed { place: None, message: "it is of no input".to_owned() },
        };
        let Article { path: label, member, sha256, .. } = article;
        Told { input: at, label, member, sha256: Some(sha256), what }
    }

    fn read(&self, article: &Article, input: &Input) -> What<T> {
        // A fault of the rules costs one article, not the run.
        match panic::catch_unwind(AssertUnwindSafe(|| self.reader.read(article))) {
            Ok(Ok(sheet)) => What::Made {
                counts: Counts::of(&sheet),
                shape: self.shapes.then(|| Shape::of(&article.text, &sheet)),
                made: (self.make)(sheet, article, input),
                notes: session::notes(article),
            },
            Ok(Err(error)) => What::Failed { place: None, message: error.to_string() },
            Err(_) => {
                let message = "the program failed on it; please report the article".to_owned();
                What::Failed { place: None, message }
            }
        }
    }
}
