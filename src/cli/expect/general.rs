//! The assertions of `fiche.toml`, each about an article or a folder.

use std::{
    path::{Path, PathBuf},
    rc::Rc,
};

use fiche::{
    output::findings::{Checked, File, Found, State},
    source::Input,
};

use super::{
    super::{
        rules,
        session::{Session, relative},
    },
    Asked, found, repeated,
};

/// The assertions of `fiche.toml`.
pub struct General {
    /// The file they stand in.
    pub file: Rc<File>,
    folder: PathBuf,
}

impl General {
    /// Those in force.
    pub fn of(session: &Session) -> Self {
        let path = session.config_path.clone().unwrap_or_default();
        let file = File { path: relative(&path.to_string_lossy()), text: session.config.text.clone() };
        Self { file: Rc::new(file), folder: path.parent().unwrap_or(Path::new("")).to_owned() }
    }

    /// Where the article or folder of an assertion stands.
    fn place(&self, asked: &Asked) -> Option<PathBuf> {
        self.folder.join(asked.article.as_ref()?).canonicalize().ok()
    }

    /// The assertions about this article.
    pub fn about<'a>(&'a self, session: &'a Session, input: &Input) -> impl Iterator<Item = &'a Asked> {
        let path = if input.is_stdin() { None } else { input.path().canonicalize().ok() };
        let about = move |asked: &&Asked| {
            let place = self.place(asked);
            place.is_some_and(|place| path.as_ref().is_some_and(|path| path.starts_with(place)))
        };
        session.config.asked.iter().filter(about)
    }

    /// The assertions whose article is no more, and those written twice.
    pub fn stale(&self, session: &Session) -> Option<Checked> {
        let asked = &session.config.asked;
        let gone = asked.iter().filter(|asked| self.place(asked).is_none()).map(|asked| {
            let name = asked.article.as_deref().unwrap_or_default();
            let message = format!("there is no article or folder {name}; the assertion is about nothing");
            found(&self.file, "expect-stale", Some(asked.place.0), None, message)
        });
        let all = gone.chain(repeated(asked, &self.file));
        let findings: Vec<Found> = all.filter_map(|found| rules::judged(&session.config, found)).collect();
        if findings.is_empty() {
            return None;
        }
        let state = State::Evaluated { facts: 0, comparisons: 0, findings };
        Some(Checked { path: self.file.path.clone(), state })
    }
}
