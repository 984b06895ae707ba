//! The index of a folder of sheets, for the forms that have one.

use std::{io, path::Path};

use fiche::batch::manifest::Entry;
#[cfg(feature = "report")]
use fiche::{
    batch::{atomic, manifest::Status},
    output::html,
};

/// The index while articles are added to it, in the order of the run.
pub enum Index {
    /// The form has none.
    None,
    #[cfg(feature = "report")]
    Html(html::Index),
}

impl Index {
    /// Its name in the folder.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Self::None => None,
            #[cfg(feature = "report")]
            Self::Html(_) => Some(html::NAME),
        }
    }

    /// Adds what the manifest tells of an article.
    pub fn add(&mut self, entry: &Entry) {
        match self {
            Self::None => {
                let _ = entry;
            }
            #[cfg(feature = "report")]
            Self::Html(index) => match (entry.status, &entry.output, &entry.row) {
                (Status::Done, Some((place, _)), Some(row)) => index.add(place, &entry.path, row),
                (Status::Failed, ..) => index.fail(&entry.path, entry.reason.as_deref().unwrap_or_default()),
                _ => {}
            },
        }
    }

    /// Writes it into the folder.
    pub fn write(self, folder: &Path) -> io::Result<()> {
        match self {
            Self::None => {
                let _ = folder;
                Ok(())
            }
            #[cfg(feature = "report")]
            Self::Html(index) => atomic::write(&folder.join(html::NAME), index.render().as_bytes()),
        }
    }
}
