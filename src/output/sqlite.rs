//! Sheets as one SQLite database, `fiche.sqlite`: the tables of the row model under one number for each article, with
//! indexes, a view for every fact type that has its roles side by side, and three views across them.
//!
//! Decimals are exact text, as in the contract, with a `REAL` beside them to compare and sum: `value`, `value_number`.
//! Days are ISO text, which SQLite's date functions read.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, types::ToSqlOutput};

use super::{
    Tables,
    rows::{ARTICLES, Cell, Kind, TABLES, Table},
};
use crate::{
    batch::atomic,
    facts::ontology::{FactType, Form},
    sheet::Sheet,
};

/// What a database is called in its folder.
pub const NAME: &str = "fiche.sqlite";

/// A table, its primary key, and the columns that point to other tables.
type Keys = (&'static str, &'static [&'static str], &'static [(&'static str, &'static str)]);

/// What identifies a row of each table within its article, and what it points to.
const KEYS: &[Keys] = &[
    ("entities", &["id"], &[]),
    ("mentions", &[], &[("entity", "entities")]),
    ("figures", &["id"], &[("equivalent_to", "figures")]),
    ("dates", &["id"], &[]),
    ("facts", &["id"], &[]),
    (
        "roles",
        &["fact", "role", "place"],
        &[("fact", "facts"), ("entity", "entities"), ("figure", "figures"), ("date", "dates")],
    ),
    ("evidences", &["fact", "place"], &[("fact", "facts")]),
    ("findings", &[], &[("fact", "facts")]),
];

/// What is searched by: table and columns.
const INDEXES: &[(&str, &[&str])] = &[
    ("articles", &["published_day"]),
    ("entities", &["name", "kind"]),
    ("mentions", &["article", "entity"]),
    ("figures", &["state"]),
    ("dates", &["state"]),
    ("facts", &["type", "day"]),
    ("roles", &["role", "value"]),
    ("roles", &["article", "entity"]),
    ("findings", &["article", "fact"]),
    ("findings", &["check"]),
];

const VIEWS: &str = r#"
CREATE VIEW price_target_changes AS
  SELECT day, broker, subject, action, previous_target, target, previous_target_value, target_value,
         previous_rating, rating, modality, statement, path, article, fact
  FROM analyst_rating
  WHERE action IN ('target_raised', 'target_cut') OR previous_target <> target;
CREATE VIEW entity_facts AS
  SELECT DISTINCT e.name, e.kind, f.type, coalesce(f.day, a.published_day) AS day, f.modality, f.statement, a.path,
         f.article, f.id AS fact
  FROM roles r
  JOIN entities e ON e.article = r.article AND e.id = r.entity
  JOIN facts f ON f.article = r.article AND f.id = r.fact
  JOIN articles a ON a.id = r.article;
CREATE VIEW unread AS
  SELECT a.path, 'figure' AS item, n.text, n.start, n."end", n.article, n.id FROM figures n JOIN articles a ON a.id = n.article
  WHERE n.state = 'unread'
  UNION ALL
  SELECT a.path, 'date' AS item, d.text, d.start, d."end", d.article, d.id FROM dates d JOIN articles a ON a.id = d.article
  WHERE d.state = 'unread';
"#;

/// A database being written.
#[derive(Debug)]
pub struct File {
    /// `None` once it is closed.
    database: Option<Connection>,
    inserts: Vec<String>,
    articles: i64,
    part: PathBuf,
    place: PathBuf,
}

impl File {
    /// Starts the database of a folder.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let place = folder.join(NAME);
        let part = atomic::part(&place);
        atomic::act();
        match fs::remove_file(&part) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let file = Self {
            database: Some(Connection::open(&part).map_err(told)?),
            inserts: TABLES.iter().map(|table| insert(table)).collect(),
            articles: 0,
            part,
            place,
        };
        // The file takes its place only when it is whole: until then nothing in it needs keeping.
        file.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN")?;
        TABLES.iter().try_for_each(|table| file.run(&create(table)))?;
        Ok(file)
    }

    fn database(&self) -> io::Result<&Connection> {
        self.database.as_ref().ok_or_else(|| io::Error::other("the database is closed"))
    }

    fn run(&self, sql: &str) -> io::Result<()> {
        self.database()?.execute_batch(sql).map_err(told)
    }
}

impl Tables for File {
    fn write(&mut self, sheet: &Sheet) -> io::Result<()> {
        self.articles += 1;
        let database = self.database()?;
        for (table, sql) in TABLES.iter().zip(&self.inserts) {
            let mut insert = database.prepare_cached(sql).map_err(told)?;
            table.rows(sheet, &mut |row| {
                let mut at = 1;
                let mut bind = |value: ToSqlOutput<'_>| {
                    at += 1;
                    insert.raw_bind_parameter(at - 1, value)
                };
                bind(self.articles.into()).map_err(told)?;
                // The number stands for the path, which only the table of articles tells.
                let cells = row.iter().skip(usize::from(table.name != ARTICLES.name));
                let kinds = table.columns.iter().skip(usize::from(table.name != ARTICLES.name));
                for (cell, column) in cells.zip(kinds) {
                    bind(value(cell)).map_err(told)?;
                    if column.kind == Kind::Decimal {
                        bind(number(cell)).map_err(told)?;
                    }
                }
                insert.raw_execute().map(|_| ()).map_err(told)
            })?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        for (at, (table, columns)) in INDEXES.iter().enumerate() {
            self.run(&format!("CREATE INDEX {table}_by_{} ON {table} ({})", at + 1, quoted(columns)))?;
        }
        FactType::ALL.iter().try_for_each(|kind| self.run(&view(*kind)))?;
        self.run(VIEWS)?;
        self.run("COMMIT")?;
        if let Some(database) = self.database.take() {
            database.close().map_err(|(_, error)| told(error))?;
        }
        atomic::settle(&self.part, &self.place)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(self.database.take());
        let _ = fs::remove_file(&self.part);
    }
}

fn told(error: rusqlite::Error) -> io::Error {
    io::Error::other(error)
}

fn value<'c>(cell: &'c Cell<'_>) -> ToSqlOutput<'c> {
    match cell {
        Cell::Null => rusqlite::types::Null.into(),
        Cell::Text(text) => text.as_ref().into(),
        Cell::Int(n) => (*n).into(),
        Cell::Real(x) => (*x).into(),
        Cell::Decimal(decimal) => decimal.to_string().into(),
        Cell::Day(day) => day.to_string().into(),
    }
}

fn number(cell: &Cell<'_>) -> ToSqlOutput<'static> {
    if let Cell::Decimal(decimal) = cell { decimal.to_f64().into() } else { rusqlite::types::Null.into() }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

/// The columns of a table: name and declared type.
fn columns(table: &Table) -> Vec<(String, &'static str)> {
    let own = table.name == ARTICLES.name;
    let first =
        if own { ("id", "INTEGER PRIMARY KEY") } else { ("article", "INTEGER NOT NULL REFERENCES articles (id)") };
    let mut columns = vec![(first.0.to_owned(), first.1)];
    for column in table.columns.iter().skip(usize::from(!own)) {
        let name = column.name.to_string();
        match column.kind {
            Kind::Text | Kind::Day => columns.push((name, "TEXT")),
            Kind::Int => columns.push((name, "INTEGER")),
            Kind::Real => columns.push((name, "REAL")),
            Kind::Decimal => columns.extend([(name.clone(), "TEXT"), (name + "_number", "REAL")]),
        }
    }
    columns
}

fn create(table: &Table) -> String {
    let mut parts: Vec<String> = columns(table).iter().map(|(name, kind)| format!("\"{name}\" {kind}")).collect();
    let (_, key, points) = KEYS.iter().find(|(name, ..)| *name == table.name).copied().unwrap_or_default();
    for (column, to) in points {
        parts.push(format!("FOREIGN KEY (\"article\", \"{column}\") REFERENCES {to} (\"article\", \"id\")"));
    }
    if !key.is_empty() {
        parts.push(format!("PRIMARY KEY (\"article\", {})", quoted(key)));
    }
    let rowid = if key.is_empty() { "" } else { " WITHOUT ROWID" };
    format!("CREATE TABLE {} (\n  {}\n){rowid}", table.name, parts.join(",\n  "))
}

fn insert(table: &Table) -> String {
    let marks = vec!["?"; columns(table).len()].join(", ");
    format!("INSERT INTO {} VALUES ({marks})", table.name)
}

/// A fact type as a view with its roles side by side.
fn view(kind: FactType) -> String {
    let mut sql = format!(
        "CREATE VIEW {} AS\n  SELECT f.article, f.id AS fact, a.path, a.published, \
         coalesce(f.day, a.published_day) AS day, f.time, f.modality, f.attribution",
        kind.name()
    );
    for spec in kind.roles() {
        let name = spec.name;
        let role = format!("FROM roles r WHERE r.article = f.article AND r.fact = f.id AND r.role = '{name}'");
        let _ = write!(sql, ",\n    (SELECT group_concat(r.value, '; ') {role}) AS \"{name}\"");
        if spec.forms.contains(&Form::Figure) {
            let _ = write!(sql, ",\n    (SELECT r.amount_number {role} AND r.place = 0) AS \"{name}_value\"");
        }
    }
    let _ = write!(
        sql,
        ",\n    f.statement\n  FROM facts f JOIN articles a ON a.id = f.article WHERE f.type = '{}'",
        kind.name()
    );
    sql
}
