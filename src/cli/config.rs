//! `fiche.toml`: the options of the command line under the same names.

use std::{
    collections::BTreeMap,
    env, fs,
    path::{Path, PathBuf},
};

use fiche::{
    source::{Encoding, Fields, Limits, encoding},
    text::Published,
    validate::Limits as Numbers,
};
use serde::{Deserialize, Deserializer, de::Error as _};
use toml::Spanned;

use super::{
    Color, FailOn, Offsets,
    expect::{self, Asked},
    extract::Format,
    mistake::Mistake,
    rules::{self, Setting},
};

/// Options that `fiche.toml` may set; the command line wins.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    pub lang: Option<String>,
    #[serde(default, deserialize_with = "published")]
    pub published: Option<Published>,
    pub names: Option<PathBuf>,
    pub format: Option<Format>,
    pub offsets: Option<Offsets>,
    pub fail_on: Option<FailOn>,
    pub color: Option<Color>,
    pub jobs: Option<std::num::NonZeroU16>,
    #[serde(default, deserialize_with = "encoded")]
    pub encoding: Option<&'static Encoding>,
    /// What the fields of structured files are called.
    #[serde(default)]
    pub fields: Fields,
    /// How much one input may ask for.
    #[serde(default)]
    pub limits: Limits,
    /// How grave the findings of a check are, by its id.
    #[serde(default)]
    pub checks: BTreeMap<Spanned<String>, Setting>,
    /// The numbers of the checks.
    #[serde(skip)]
    pub numbers: Numbers,
    #[serde(default)]
    expect: Vec<expect::Row>,
    /// The assertions of the file, read from its rows.
    #[serde(skip)]
    pub asked: Vec<Asked>,
    /// The file's text, for findings in it.
    #[serde(skip)]
    pub text: String,
}

/// `"2025-10"`, `"2025-10-24"`, or TOML's own day.
fn published<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Published>, D::Error> {
    let text = match toml::Value::deserialize(deserializer)? {
        toml::Value::String(text) => text,
        toml::Value::Datetime(day) => day.to_string(),
        other => {
            return Err(D::Error::custom(format!("expected a date like \"2025-10-24\", found {}", other.type_str())));
        }
    };
    text.parse().map(Some).map_err(D::Error::custom)
}

/// The name of an encoding.
fn encoded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'static Encoding>, D::Error> {
    encoding(&String::deserialize(deserializer)?).map(Some).map_err(D::Error::custom)
}

/// The configuration and the file it came from.
pub fn load(given: Option<&Path>) -> Result<(Config, Option<PathBuf>), String> {
    let Some(path) = given.map(Path::to_owned).or_else(nearest) else { return Ok((Config::default(), None)) };
    let name = path.display();
    let text = fs::read_to_string(&path).map_err(|e| format!("{name}: the configuration cannot be read: {e}"))?;
    let told = |mistake: Mistake| mistake.told(&name.to_string());
    match toml::from_str::<Config>(&text) {
        Ok(mut config) => {
            // A path in the file is relative to the file.
            let folder = path.parent().unwrap_or(Path::new(""));
            config.names = config.names.map(|names| folder.join(names));
            if let Some(id) = config.checks.keys().find(|id| !rules::known(id.get_ref())) {
                let message = format!("unknown check `{}`; fiche check --list-checks lists them", id.get_ref());
                return Err(told(Mistake::at(&text, id.span().start, message)));
            }
            let settings = config.checks.iter().map(|(id, setting)| (id.get_ref().as_str(), setting));
            config.numbers = rules::limits(settings).map_err(|(check, message)| {
                let place = config.checks.keys().find(|id| id.get_ref() == check).map_or(0, |id| id.span().start);
                told(Mistake::at(&text, place, message))
            })?;
            config.asked = expect::rows(&text, &config.expect, true).map_err(told)?;
            config.text = text;
            Ok((config, Some(path)))
        }
        Err(error) => Err(told(Mistake::toml(&text, &error))),
    }
}

/// A path in the folder or in one above it, as it is told from the folder: `fiche.toml`, `../../fiche.toml`.
fn below(folder: &Path, path: &Path) -> Option<PathBuf> {
    folder.ancestors().enumerate().find_map(|(up, above)| {
        let rest = path.strip_prefix(above).ok()?;
        Some((0..up).map(|_| "..").collect::<PathBuf>().join(rest))
    })
}

/// The nearest `fiche.toml` in the current folder or above.
fn nearest() -> Option<PathBuf> {
    let folder = env::current_dir().ok()?;
    let found = folder.ancestors().map(|up| up.join("fiche.toml")).find(|path| path.is_file())?;
    // Messages are the same wherever the project stands, as far as they can be.
    Some(below(&folder, &found).unwrap_or(found))
}
