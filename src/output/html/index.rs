//! The index of a batch: a list to sort and to filter, totals, and two pictures.
//!
//! All rows stand in it packed, for the script; the first ones also as HTML, which is seen at once and without script.

use std::{collections::BTreeMap, io::Write as _};

use askama::Template;
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::DeflateEncoder};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    INDEX, Kit,
    charts::{Charts, Move, Rated},
    days, escape, page, printed,
};
use crate::{
    facts::ontology::FactType,
    output::view::words,
    sheet::{CoverageState, EntityKind, Fact, Sheet, Status},
};

/// The name of the index in its folder.
pub const NAME: &str = "index.html";

/// Rows that stand as HTML.
const FIRST: usize = 100;
/// Companies told of an article at most.
const NAMES: usize = 12;
/// Failed articles listed at most.
const FAILED: usize = 200;

/// What the index knows of an article.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Row {
    headline: String,
    title: Option<String>,
    day: Option<String>,
    status: Status,
    /// Figures and dates, and those unread.
    items: u32,
    unread: u32,
    /// Facts by type.
    facts: BTreeMap<String, u32>,
    names: Vec<String>,
    text: String,
    /// Who moved, by how many percent.
    moves: Vec<(String, String)>,
    /// Whose rating changed: upwards or not, the target alone or not.
    ratings: Vec<(String, bool, bool)>,
}

/// What the index keeps of a sheet: a JSON object that [`Index::add`] reads.
#[must_use]
pub fn row(sheet: &Sheet) -> Value {
    let mut facts = BTreeMap::new();
    for fact in &sheet.facts {
        *facts.entry(fact.body.kind().name().to_owned()).or_default() += 1;
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let companies = sheet.entities.iter().filter(|entity| entity.kind == EntityKind::Company);
    let text = match sheet.key_facts.as_slice() {
        [] => sheet.facts.iter().map(|fact| fact.statement.as_str()).collect::<Vec<_>>(),
        lines => lines.iter().map(|line| line.statement.as_str()).collect(),
    };
    let row = Row {
        headline: sheet.headline.statement.clone(),
        title: sheet.source.title.clone(),
        day: sheet.source.published.clone(),
        status: sheet.validation.status,
        items: count(sheet.coverage.len()),
        unread: count(sheet.coverage.iter().filter(|line| line.state == CoverageState::Unread).count()),
        facts,
        names: companies.map(|entity| entity.name.clone()).take(NAMES).collect(),
        text: text.join(" "),
        moves: sheet.facts.iter().filter_map(|fact| moved(sheet, fact)).collect(),
        ratings: sheet.facts.iter().filter_map(|fact| rated(sheet, fact)).collect(),
    };
    serde_json::to_value(row).unwrap_or_default()
}

/// Who fills a role of a fact.
fn named(sheet: &Sheet, fact: &Fact, role: &str) -> Option<String> {
    let entity = fact.body.get(role)?.entity()?;
    Some(sheet.entities.get(entity.index())?.name.clone())
}

fn term<'f>(fact: &'f Fact, role: &str) -> Option<&'f str> {
    fact.body.get(role)?.term()
}

/// A price move in percent, with the sign that the words give it.
fn moved(sheet: &Sheet, fact: &Fact) -> Option<(String, String)> {
    if fact.body.kind() != FactType::PriceMove {
        return None;
    }
    let figure = sheet.figures.get(fact.body.get("change")?.figure()?.index())?;
    let change = figure.value?.decimal().filter(|_| figure.unit.as_deref() == Some("%"))?.to_string();
    let size = change.trim_start_matches('-');
    let signed = match term(fact, "direction") {
        Some("down") => format!("-{size}"),
        Some(_) => size.to_owned(),
        None => change,
    };
    Some((named(sheet, fact, "subject")?, signed))
}

fn rated(sheet: &Sheet, fact: &Fact) -> Option<(String, bool, bool)> {
    if fact.body.kind() != FactType::AnalystRating {
        return None;
    }
    let (up, target) = match term(fact, "action")? {
        "upgraded" => (true, false),
        "downgraded" => (false, false),
        "target_raised" => (true, true),
        "target_cut" => (false, true),
        _ => return None,
    };
    Some((named(sheet, fact, "subject")?, up, target))
}

/// The index while articles are added to it.
#[derive(Debug, Default)]
pub struct Index {
    rows: Vec<Listed>,
    failed: Vec<(String, String)>,
}

#[derive(Debug)]
struct Listed {
    place: String,
    path: String,
    row: Row,
}

impl Listed {
    fn headline(&self) -> &str {
        let told = [self.row.headline.as_str(), self.row.title.as_deref().unwrap_or_default(), &self.path];
        told.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The title, where the headline is another.
    fn title(&self) -> Option<&str> {
        self.row.title.as_deref().filter(|title| *title != self.headline())
    }

    fn status(&self) -> (&'static str, &'static str) {
        page::status(self.row.status)
    }

    fn facts(&self) -> u32 {
        self.row.facts.values().sum()
    }

    fn names(&self) -> String {
        let more = if self.row.names.len() > 4 { ", …" } else { "" };
        format!("{}{more}", self.row.names.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", "))
    }
}

#[derive(Template)]
#[template(path = "index.html", config = "src/output/html/askama.toml")]
struct Page<'i> {
    kit: &'static Kit,
    rows: &'i [Listed],
    first: &'i [Listed],
    facts: u64,
    items: (u64, u64),
    failing: usize,
    days: Option<(&'i str, &'i str)>,
    totals: Vec<(&'i str, String, u64, u64)>,
    charts: Option<Charts>,
    failed: &'i [(String, String)],
    failures: usize,
    data: String,
}

impl Page<'_> {
    /// A count with its thousands apart.
    fn grouped(&self, count: impl std::fmt::Display) -> String {
        let digits = count.to_string();
        let first = digits.len() % 3;
        let mut out = String::with_capacity(digits.len() * 4 / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && at % 3 == first {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }
}

impl Index {
    /// Adds an article: where its page stands in the folder (`/`-separated), its path, and what [`row`] gave for it. A row
    /// that is of another version is passed over.
    pub fn add(&mut self, place: &str, path: &str, row: &Value) {
        if let Ok(row) = Row::deserialize(row) {
            self.rows.push(Listed { place: place.to_owned(), path: path.to_owned(), row });
        }
    }

    /// Adds an article that gave no page.
    pub fn fail(&mut self, path: &str, reason: &str) {
        self.failed.push((path.to_owned(), reason.to_owned()));
    }

    /// The page, the newest articles first.
    ///
    /// ```
    /// use fiche::{Reader, output::html::{Index, row}, source::Article};
    /// let article = Article::from_text("Veltis gagne 3% à 25 euros à la Bourse de Paris.");
    /// let sheet = Reader::new().language("fr")?.read(&article)?;
    /// let mut index = Index::default();
    /// index.add("wires/a.html", "wires/a.txt", &row(&sheet));
    /// assert!(index.render().contains(r#"href="./wires/a.html""#));
    /// # Ok::<(), fiche::Error>(())
    /// ```
    #[must_use]
    pub fn render(mut self) -> String {
        self.rows.sort_by(|a, b| b.row.day.cmp(&a.row.day));
        let rows = &self.rows;
        let mut types: BTreeMap<&str, u64> = BTreeMap::new();
        for (name, count) in rows.iter().flat_map(|listed| &listed.row.facts) {
            *types.entry(name).or_default() += u64::from(*count);
        }
        let mut totals: Vec<_> = types.iter().map(|(name, count)| (*name, *count)).collect();
        totals.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        let most = totals.first().map_or(1, |(_, count)| *count).max(1);
        let days = || rows.iter().filter_map(|listed| listed.row.day.as_deref());
        let sum = |of: fn(&Row) -> u32| rows.iter().map(|listed| u64::from(of(&listed.row))).sum::<u64>();
        let page = Page {
            kit: &INDEX,
            rows,
            first: rows.get(..rows.len().min(FIRST)).unwrap_or_default(),
            facts: totals.iter().map(|(_, count)| count).sum(),
            items: (sum(|row| row.items), sum(|row| row.unread)),
            failing: rows.iter().filter(|listed| listed.row.status == Status::Fail).count(),
            days: days().min().zip(days().max()),
            totals: totals.iter().map(|(name, n)| (*name, words(name), *n, (n * 100).div_ceil(most))).collect(),
            charts: charts(rows),
            failed: self.failed.get(..self.failed.len().min(FAILED)).unwrap_or_default(),
            failures: self.failed.len(),
            data: packed(rows, &types),
        };
        printed(&page, 1 << 20)
    }
}

fn charts(rows: &[Listed]) -> Option<Charts> {
    let day = |listed: &Listed| listed.row.day.as_deref().and_then(|day| day.parse().ok());
    let (mut moves, mut ratings) = (Vec::new(), Vec::new());
    for listed in rows {
        let Some(day) = day(listed) else { continue };
        let day = days::number(day);
        let told = listed.row.moves.iter();
        moves.extend(told.filter_map(|(name, change)| {
            let change = change.parse::<f64>().ok().filter(|change| change.is_finite())?;
            Some(Move { day, change, name })
        }));
        let told = listed.row.ratings.iter();
        ratings.extend(told.map(|(_, up, target)| Rated { day, up: *up, target: *target }));
    }
    let range = rows.iter().filter_map(day);
    let (first, last) = (range.clone().min()?, range.max()?);
    Charts::of(first, last, &moves, &ratings)
}

/// The rows for the script: deflated JSON in base64, names and types by their number.
fn packed(rows: &[Listed], types: &BTreeMap<&str, u64>) -> String {
    let (mut names, mut numbers) = (Vec::new(), FxHashMap::default());
    let kinds: FxHashMap<&str, usize> = types.keys().enumerate().map(|(at, name)| (*name, at)).collect();
    let mut out = DeflateEncoder::new(Vec::new(), Compression::best());
    let mut write = |text: &str| {
        // Writing to memory does not fail.
        let _ = out.write_all(text.as_bytes());
    };
    write("{\"rows\":[");
    for (at, Listed { place, path, row }) in rows.iter().enumerate() {
        let named: Vec<usize> = row
            .names
            .iter()
            .map(|name| {
                *numbers.entry(name.as_str()).or_insert_with(|| {
                    names.push(escape::visible(name));
                    names.len() - 1
                })
            })
            .collect();
        let facts: Vec<usize> = row
            .facts
            .iter()
            .flat_map(|(name, count)| [kinds.get(name.as_str()).copied().unwrap_or_default(), *count as usize])
            .collect();
        let shown = |text: &str| escape::visible(text);
        let title = row.title.as_deref().map(shown);
        let row = json!([
            place,
            shown(&row.headline),
            title,
            row.day.as_deref().unwrap_or_default(),
            row.status as u8,
            row.unread,
            row.items,
            named,
            facts,
            shown(&row.text),
            shown(path),
        ]);
        write(if at > 0 { "," } else { "" });
        write(&row.to_string());
    }
    let rest = json!({ "names": names, "types": types.keys().collect::<Vec<_>>() }).to_string();
    write(&format!("],{}", rest.strip_prefix('{').unwrap_or("}")));
    BASE64_STANDARD.encode(out.finish().unwrap_or_default())
}
