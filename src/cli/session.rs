//! What every command that reads articles does alike: options, articles one by one, messages.

use std::{
    env,
    io::IsTerminal,
    path::{Path, PathBuf},
};

use fiche::{
    Reader,
    names::{Origin, Table, TableError, cache_folder},
    output::json,
    source::{self, Article, Input, Options, collect},
    text::{Document, Published},
};

use super::{Color, Common, Outcome, Stop, config, config::Config};

/// The options in force.
pub struct Session {
    /// Reads articles.
    pub reader: Reader,
    /// What the configuration file says.
    pub config: Config,
    /// The configuration file, where there is one.
    pub config_path: Option<PathBuf>,
    /// How inputs are read.
    pub options: Options,
    /// Unit of spans in JSON.
    pub offsets: json::Offsets,
    /// When articles were published that do not say it.
    pub published: Option<Published>,
    color: Color,
    /// Whether only errors are told.
    pub quiet: bool,
    /// Whether everything is told.
    pub verbose: bool,
    /// Whether sheets carry their text.
    pub emit_text: bool,
    /// The language that is given, where one is.
    pub lang: Option<String>,
    /// The file of names, where there is one.
    pub names: Option<PathBuf>,
    /// What the articles so far amount to.
    pub outcome: Outcome,
    /// What kept inputs from being done, in the order it was met.
    pub troubles: Vec<Trouble>,
}

/// What keeps one input from being done.
pub struct Trouble {
    /// The input.
    pub label: String,
    /// Line and column, where it has a place.
    pub place: Option<(usize, usize)>,
    /// Why, and what to do.
    pub message: String,
}

impl Session {
    pub fn new(common: &Common) -> Result<Self, Stop> {
        let (config, path) = config::load(common.config.as_deref()).map_err(Stop::Because)?;
        let mut reader = Reader::new().limits(config.limits).keep_text(common.emit_text);
        let lang = common.lang.clone().or_else(|| config.lang.clone());
        if let Some(code) = &lang {
            reader = reader.language(code).map_err(|e| Stop::Because(e.to_string()))?;
        }
        let mut session = Self {
            reader: reader.numbers(config.numbers.clone()),
            options: options(common, &config)?,
            offsets: common.offsets.or(config.offsets).map(Into::into).unwrap_or_default(),
            published: common.published.or(config.published),
            color: common.color.or(config.color).unwrap_or(Color::Auto),
            quiet: common.quiet,
            verbose: common.verbose,
            emit_text: common.emit_text,
            lang,
            names: None,
            outcome: Outcome::Clean,
            troubles: Vec::new(),
            config,
            config_path: path,
        };
        if let Some(path) = &session.config_path {
            session.tell(&format!("configuration: {}", path.display()));
        }
        if let Some(names) = common.names.clone().or_else(|| session.config.names.take()) {
            session.know(&names)?;
            session.names = Some(names);
        }
        Ok(session)
    }

    /// Reads with the names of a file besides those of the program.
    fn know(&mut self, path: &Path) -> Result<(), Stop> {
        let name = path.display();
        let (table, origin) = Table::open(path, cache_folder().as_deref()).map_err(|error| {
            Stop::Because(match &error {
                TableError::Fault(fault) => format!("{name}:{}:{}: {error}", fault.line, fault.column),
                _ => format!("{name}: {error}"),
            })
        })?;
        match origin {
            Origin::Ready => self.tell(&format!("names: {name} (ready)")),
            Origin::Made => self.tell(&format!("names: {name} (made)")),
            Origin::Unkept(why) => self.note(&format!(
                "names: {name} was made ready for this run only, nothing can be kept ({why}); \
                 set XDG_CACHE_HOME to a folder that can be written"
            )),
        }
        self.reader = std::mem::take(&mut self.reader).names(table);
        Ok(())
    }

    /// The articles of `paths`; what cannot be found is reported and counts as trouble.
    pub fn inputs(&mut self, paths: &[PathBuf]) -> Vec<Input> {
        self.inputs_or(paths, false)
    }

    /// The articles of `paths`, where folders may be empty or not.
    pub fn inputs_or(&mut self, paths: &[PathBuf], allow_empty: bool) -> Vec<Input> {
        let mut inputs = Vec::new();
        for found in collect(paths) {
            match found.map_err(|why| *why) {
                Ok(input) => inputs.push(input),
                Err((_, source::Error::NoArticles)) if allow_empty => {}
                Err((label, error @ source::Error::LeftOut(_))) => self.note(&format!("{label}: {error}")),
                Err((label, error)) => self.trouble(&label, &error.to_string()),
            }
        }
        inputs
    }

    /// Reads the articles of `input` one by one and hands what is made of each to `then`; what fails is reported under
    /// its name, and the others go on.
    pub fn each<T>(
        &mut self,
        input: &Input,
        make: impl Fn(&Reader, &Article) -> Result<T, fiche::Error>,
        mut then: impl FnMut(&mut Self, Article, T) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        for opened in input.open(&self.options) {
            match opened {
                Ok(mut article) => {
                    article.published = self.published;
                    if let Some(made) = self.made(&article, &make) {
                        then(self, article, made)?;
                    }
                }
                Err(trouble) if trouble.is_note() => self.note(&format!("{}: {}", trouble.label, trouble.error)),
                Err(source::Trouble { label, error }) => self.trouble_at(&label, error.place(), &error.to_string()),
            }
        }
        Ok(())
    }

    /// Makes something of one article.
    fn made<T>(&mut self, article: &Article, make: impl Fn(&Reader, &Article) -> Result<T, fiche::Error>) -> Option<T> {
        match make(&self.reader, article) {
            Ok(made) => {
                notes(article).iter().for_each(|note| self.note(&format!("{}: {note}", article.path)));
                Some(made)
            }
            Err(error) => {
                self.trouble(&article.path, &error.to_string());
                None
            }
        }
    }

    /// Reports what keeps one input from being done.
    pub fn trouble(&mut self, label: &str, message: &str) {
        self.trouble_at(label, None, message);
    }

    /// Reports it with its line and column.
    pub fn trouble_at(&mut self, label: &str, place: Option<(usize, usize)>, message: &str) {
        let at = place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        complain(&format!("{label}{at}: {message}"));
        self.troubles.push(Trouble { label: label.to_owned(), place, message: message.to_owned() });
        self.outcome = Outcome::Trouble;
    }

    /// Tells that the run was ended before its end.
    pub fn interrupt(&mut self, message: &str) {
        complain(&format!("interrupted: {message}"));
        self.outcome = Outcome::Interrupted;
    }

    /// Something worth knowing.
    pub fn note(&self, message: &str) {
        if !self.quiet {
            say("note", message);
        }
    }

    /// A closing line.
    pub fn summary(&self, message: &str) {
        if !self.quiet {
            say("", message);
        }
    }

    /// Something only `-v` tells.
    pub fn tell(&self, message: &str) {
        if self.verbose {
            say("", message);
        }
    }

    /// Whether standard output takes colours.
    pub fn colour(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
        }
    }

    /// Columns of the terminal, else 100.
    pub fn width(&self) -> usize {
        terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0).max(40))
    }
}

/// How inputs are read, the command line before the configuration.
fn options(common: &Common, config: &Config) -> Result<Options, Stop> {
    let mut fields = config.fields.clone();
    for field in &common.field {
        fields.set(field).map_err(|why| Stop::Because(format!("--field {field}: {why}")))?;
    }
    Ok(Options {
        limits: config.limits,
        format: common.input_format,
        encoding: common.encoding.or(config.encoding),
        fields,
    })
}

/// What somebody may want to know of how an article was read.
pub fn notes(article: &Article) -> Vec<String> {
    let mut notes = article.notes.clone();
    let dated = article.published.or(article.told.published).is_some();
    if !dated && !Document::tells_date(&article.text) {
        notes.push(
            "no publication date, relative dates stay unresolved; \
             start the text with \"date YYYY-MM-DD Title\" or pass --published YYYY-MM-DD"
                .to_owned(),
        );
    }
    notes
}

/// An error message on standard error.
pub fn complain(message: &str) {
    say("error", message);
}

fn say(kind: &str, message: &str) {
    use std::io::Write;
    let colon = if kind.is_empty() { "" } else { ": " };
    // Nowhere is left to report that standard error is closed.
    let _ = writeln!(std::io::stderr(), "fiche: {kind}{colon}{message}");
}

/// The path of a companion of an article: `X.txt` → `X.expect.json`.
pub fn companion(article: &Path, ending: &str) -> PathBuf {
    let mut name = article.file_stem().unwrap_or_default().to_owned();
    name.push(ending);
    article.with_file_name(name)
}

/// A path as findings tell it: relative to the current folder where it stands below it, `/`-separated.
pub fn relative(label: &str) -> String {
    let here = env::current_dir().ok();
    let below = here.as_deref().and_then(|here| Path::new(label).strip_prefix(here).ok());
    let path = below.map_or_else(|| label.to_owned(), |path| path.to_string_lossy().into_owned());
    let path = if std::path::MAIN_SEPARATOR == '/' { path } else { path.replace(std::path::MAIN_SEPARATOR, "/") };
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}
