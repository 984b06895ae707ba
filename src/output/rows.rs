//! Sheets as rows of tables: one model for CSV, Parquet and SQLite. Columns bear the contract's names.

use std::{borrow::Cow, fmt, io, sync::LazyLock};

use jiff::civil::Date as Day;
use serde::Serialize;

use crate::{
    facts::{
        line,
        ontology::{FactType, Form, Role, Says, Sign},
    },
    sheet::{Coverage, Date, DateId, Fact, Figure, FigureId, Sheet},
    text::Span,
    value::{Decimal, Grain},
};

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, terms, ids.
    Text,
    /// Counts and offsets.
    Int,
    /// A confidence.
    Real,
    /// An exact decimal.
    Decimal,
    /// A civil day.
    Day,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, the contract's where the contract has one.
    pub name: Cow<'static, str>,
    /// What its cells are.
    pub kind: Kind,
}

/// One cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'s> {
    /// Not told.
    Null,
    /// Words, terms, ids.
    Text(Cow<'s, str>),
    /// A count or an offset.
    Int(i64),
    /// A confidence.
    Real(f64),
    /// An exact decimal.
    Decimal(Decimal),
    /// A civil day.
    Day(Day),
}

/// Takes the rows of a table one by one.
pub type Sink<'f> = &'f mut dyn FnMut(&[Cell<'_>]) -> io::Result<()>;

/// A table: its columns and how a sheet fills them. The first column of each is `path`, the path of the article.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: Cow<'static, [Column]>,
    rows: fn(&Sheet, Sink<'_>) -> io::Result<()>,
}

impl Table {
    /// Gives the rows of one sheet, in the sheet's order.
    ///
    /// ```
    /// use fiche::{Reader, output::rows::{Cell, FIGURES}, source::Article};
    /// let article = Article::from_text("Veltis gagne 3% à 25 euros à la Bourse de Paris.");
    /// let sheet = Reader::new().language("fr")?.read(&article)?;
    /// let (unit, mut units) = (FIGURES.column("unit").unwrap(), Vec::new());
    /// FIGURES.rows(&sheet, &mut |row| {
    ///     if let Cell::Text(text) = &row[unit] { units.push(text.to_string()) }
    ///     Ok(())
    /// })?;
    /// assert_eq!(units, ["%", "EUR"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Those of the sink.
    pub fn rows(&self, sheet: &Sheet, sink: Sink<'_>) -> io::Result<()> {
        (self.rows)(sheet, sink)
    }

    /// Where the column of this name stands.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// A table whose rows say, side by side: name of the column, what its cells are, the cell of one item.
macro_rules! table {
    ($(#[$doc:meta])* $table:ident = $name:literal of |$sheet:ident, $item:pat_param| $items:expr;
     $($column:literal $kind:ident = $cell:expr;)*) => {
        $(#[$doc])*
        pub static $table: Table = Table {
            name: $name,
            columns: Cow::Borrowed(&[
                Column { name: Cow::Borrowed("path"), kind: Kind::Text },
                $(Column { name: Cow::Borrowed($column), kind: Kind::$kind }),*
            ]),
            rows: |$sheet, sink| {
                for $item in $items {
                    sink(&[text(&$sheet.source.path), $($cell),*])?;
                }
                Ok(())
            },
        };
    };
}

table! {
    /// One row an article.
    ARTICLES = "articles" of |sheet, source| [&sheet.source];
    "sha256" Text = text(&source.sha256);
    "bytes" Int = Cell::Int(i64::try_from(source.bytes).unwrap_or(i64::MAX));
    "encoding" Text = text(&source.encoding);
    "language" Text = text(&source.language);
    "language_confidence" Real = Cell::Real(source.language_confidence);
    "published" Text = perhaps(source.published.as_deref());
    "published_day" Day = day(source.published.as_deref());
    "title" Text = perhaps(source.title.as_deref());
    "publisher" Text = perhaps(source.publisher.as_deref());
    "url" Text = perhaps(source.url.as_deref());
    "headline" Text = text(&sheet.headline.statement);
    "summary" Text = Cell::Text(joined(sheet.summary.iter().map(|line| line.statement.as_str()), " "));
    "status" Text = named(&sheet.validation.status);
    "checked" Int = Cell::Int(sheet.validation.checked.into());
}

table! {
    /// One row an entity.
    ENTITIES = "entities" of |sheet, entity| &sheet.entities;
    "id" Text = shown(entity.id);
    "kind" Text = named(&entity.kind);
    "name" Text = text(&entity.name);
    "isin" Text = perhaps(entity.identifiers.isin.as_deref());
    "ticker" Text = perhaps(entity.identifiers.ticker.as_deref());
    "mic" Text = perhaps(entity.identifiers.mic.as_deref());
    "lei" Text = perhaps(entity.identifiers.lei.as_deref());
    "iso" Text = perhaps(entity.identifiers.iso.as_deref());
    "mentions" Int = count(entity.mentions.len());
}

table! {
    /// One row a mention of an entity.
    MENTIONS = "mentions" of |sheet, (entity, mention)|
        sheet.entities.iter().flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)));
    "entity" Text = shown(entity.id);
    "text" Text = text(&mention.text);
    "start" Int = start(Some(mention.span));
    "end" Int = end(Some(mention.span));
}

table! {
    /// One row a figure, with what became of it.
    FIGURES = "figures" of |sheet, (figure, became)| with_coverage(sheet, &sheet.figures);
    "id" Text = shown(figure.id);
    "kind" Text = named(&figure.kind);
    "value" Decimal = value(figure);
    "max" Decimal = figure.max.map_or(Cell::Null, Cell::Decimal);
    "fraction" Text = figure.value.filter(|v| v.decimal().is_none()).map_or(Cell::Null, shown);
    "unit" Text = perhaps(figure.unit.as_deref());
    "per" Text = perhaps(figure.per.as_deref());
    "bound" Text = named(&figure.bound);
    "equivalent_to" Text = figure.equivalent_to.map_or(Cell::Null, shown);
    "unresolved" Text = perhaps(figure.unresolved.as_deref());
    "text" Text = text(&figure.text);
    "start" Int = start(Some(figure.span));
    "end" Int = end(Some(figure.span));
    "state" Text = became.map_or(Cell::Null, |c| named(&c.state));
    "reason" Text = perhaps(became.and_then(|c| c.reason.as_deref()));
}

table! {
    /// One row a date, with what became of it; `day` where its grain is a day or finer.
    DATES = "dates" of |sheet, (date, became)| with_coverage(sheet, &sheet.dates);
    "id" Text = shown(date.id);
    "value" Text = perhaps(date.value.as_deref());
    "day" Day = its_day(date);
    "grain" Text = date.grain.as_ref().map_or(Cell::Null, named);
    "mod" Text = date.modifier.as_ref().map_or(Cell::Null, named);
    "bound" Text = date.bound.as_ref().map_or(Cell::Null, named);
    "unresolved" Text = perhaps(date.unresolved.as_deref());
    "text" Text = text(&date.text);
    "start" Int = start(Some(date.span));
    "end" Int = end(Some(date.span));
    "state" Text = became.map_or(Cell::Null, |c| named(&c.state));
    "reason" Text = perhaps(became.and_then(|c| c.reason.as_deref()));
}

table! {
    /// One row a fact; its roles are rows of [`ROLES`].
    FACTS = "facts" of |sheet, fact| &sheet.facts;
    "id" Text = shown(fact.id);
    "type" Text = text(fact.body.kind().name());
    "modality" Text = named(&fact.modality);
    "attribution" Text = fact.attribution.as_ref().map_or(Cell::Null, |says| told(sheet, says));
    "time" Text = its_time(sheet, fact).map_or(Cell::Null, |date| perhaps(date.value.as_deref()));
    "day" Day = its_time(sheet, fact).map_or(Cell::Null, its_day);
    "frame" Text = text(&fact.frame);
    "statement" Text = text(&fact.statement);
}

table! {
    /// One row for each thing that fills a role: readable in `value`, typed in `amount`, `unit` and `day`.
    ROLES = "roles" of |sheet, (fact, name, place, role)| roles(sheet);
    "fact" Text = shown(fact.id);
    "role" Text = text(name);
    "place" Int = count(place);
    "value" Text = Cell::Text(readable(sheet, role));
    "amount" Decimal = amount(sheet, role);
    "unit" Text = figure_of(sheet, role).map_or(Cell::Null, |figure| perhaps(figure.unit.as_deref()));
    "day" Day = date_of(sheet, &role.says).map_or(Cell::Null, its_day);
    "entity" Text = if let Says::Entity { entity } = &role.says { shown(entity) } else { Cell::Null };
    "figure" Text = if let Says::Figure { figure } = &role.says { shown(figure) } else { Cell::Null };
    "date" Text = if let Says::Date { date } = &role.says { shown(date) } else { Cell::Null };
    "term" Text = if let Says::Term { term, .. } = &role.says { text(term) } else { Cell::Null };
    "phrase" Text = if let Says::Phrase { phrase } = &role.says { text(&phrase.text) } else { Cell::Null };
    "english" Text = if let Says::Phrase { phrase } = &role.says { perhaps(phrase.english.as_deref()) } else { Cell::Null };
    "text" Text = if let Says::Term { text, .. } = &role.says { perhaps(text.as_deref()) } else { Cell::Null };
    "start" Int = start(span(&role.says));
    "end" Int = end(span(&role.says));
    "modality" Text = role.modality.as_ref().map_or(Cell::Null, named);
    "attribution" Text = role.attribution.as_ref().map_or(Cell::Null, |says| told(sheet, says));
    "sign" Text = role.sign.as_ref().map_or(Cell::Null, named);
    "period" Text = role.period.map_or(Cell::Null, |period| shown(period.date));
}

table! {
    /// One row a slice that a fact was read from.
    EVIDENCES = "evidences" of |sheet, (fact, place, slice)|
        sheet.facts.iter().flat_map(|fact| fact.evidence.iter().enumerate().map(move |(at, slice)| (fact, at, slice)));
    "fact" Text = shown(fact.id);
    "place" Int = count(place);
    "text" Text = text(&slice.text);
    "start" Int = start(Some(slice.span));
    "end" Int = end(Some(slice.span));
}

table! {
    /// One row a finding of the checks.
    FINDINGS = "findings" of |sheet, finding| &sheet.validation.findings;
    "check" Text = text(&finding.check);
    "severity" Text = named(&finding.severity);
    "message" Text = text(&finding.message);
    "start" Int = start(finding.span);
    "end" Int = end(finding.span);
    "fact" Text = finding.fact.map_or(Cell::Null, shown);
}

/// Every table, in the order that a database is filled in.
pub static TABLES: [&Table; 9] =
    [&ARTICLES, &ENTITIES, &MENTIONS, &FIGURES, &DATES, &FACTS, &ROLES, &EVIDENCES, &FINDINGS];

/// Facts with their roles side by side: the columns of [`FACTS`], the day the article was published, the evidence, then
/// a column for every role there is, in words; one that takes figures has its decimal beside it (`target`: `295 USD`,
/// `target_value`: 295).
pub static WIDE: LazyLock<Table> = LazyLock::new(|| {
    let column = |name: &str, kind| Column { name: Cow::Owned(name.to_owned()), kind };
    let mut columns = FACTS.columns.to_vec();
    columns.extend([column("published", Kind::Text), column("evidence", Kind::Text)]);
    for (name, figures) in role_columns() {
        columns.push(column(name, Kind::Text));
        if *figures {
            columns.push(column(&format!("{name}_value"), Kind::Decimal));
        }
    }
    Table { name: "facts", columns: Cow::Owned(columns), rows: wide }
});

/// Every role of the contract, in its order, and whether some fact type fills it with figures.
pub fn role_columns() -> &'static [(&'static str, bool)] {
    static ROLES: LazyLock<Vec<(&str, bool)>> = LazyLock::new(|| {
        let mut roles: Vec<(&str, bool)> = Vec::new();
        for spec in FactType::ALL.iter().flat_map(|kind| kind.roles()) {
            let figures = spec.forms.contains(&Form::Figure);
            match roles.iter_mut().find(|(name, _)| *name == spec.name) {
                Some((_, any)) => *any |= figures,
                None => roles.push((spec.name, figures)),
            }
        }
        roles
    });
    &ROLES
}

fn wide(sheet: &Sheet, sink: Sink<'_>) -> io::Result<()> {
    let mut facts = sheet.facts.iter();
    FACTS.rows(sheet, &mut |base| {
        let Some(fact) = facts.next() else { return Ok(()) };
        let mut row = base.to_vec();
        row.push(perhaps(sheet.source.published.as_deref()));
        row.push(Cell::Text(joined(fact.evidence.iter().map(|slice| slice.text.as_str()), " … ")));
        for (name, figures) in role_columns() {
            let fillers = fact.body.get(name).map_or(&[][..], |slot| slot.all());
            let words = fillers.iter().map(|role| readable(sheet, role));
            row.push(if fillers.is_empty() {
                Cell::Null
            } else {
                Cell::Text(words.collect::<Vec<_>>().join("; ").into())
            });
            if *figures {
                row.push(fillers.first().map_or(Cell::Null, |role| amount(sheet, role)));
            }
        }
        sink(&row)
    })
}

/// What fills the roles of a sheet's facts: the fact, the role's name, the place in its list, the filler.
fn roles(sheet: &Sheet) -> impl Iterator<Item = (&Fact, &'static str, usize, &Role)> {
    sheet.facts.iter().flat_map(|fact| {
        fact.body.kind().roles().iter().flat_map(move |spec| {
            let fillers = fact.body.get(spec.name).map_or(&[][..], |slot| slot.all());
            fillers.iter().enumerate().map(move |(at, role)| (fact, spec.name, at, role))
        })
    })
}

/// Items with the ledger's line about each.
fn with_coverage<'s, T: Item>(sheet: &'s Sheet, items: &'s [T]) -> impl Iterator<Item = (&'s T, Option<&'s Coverage>)> {
    // The ledger goes by reading order, mixing the two kinds; each kind keeps its own order in it.
    let mut rest = sheet.coverage.iter().filter(|line| line.item.starts_with(T::LETTER)).peekable();
    items.iter().map(move |item| (item, rest.next_if(|line| line.item == item.name())))
}

trait Item {
    const LETTER: char;
    fn name(&self) -> String;
}

impl Item for Figure {
    const LETTER: char = 'n';
    fn name(&self) -> String {
        self.id.to_string()
    }
}

impl Item for Date {
    const LETTER: char = 'd';
    fn name(&self) -> String {
        self.id.to_string()
    }
}

/// What a role says in the words of gold: a name, a figure's key with its sign, a date's value, a term, a phrase.
fn readable<'s>(sheet: &'s Sheet, role: &'s Role) -> Cow<'s, str> {
    let said = say(sheet, &role.says);
    let minus = role.sign == Some(Sign::Negative) && !said.starts_with('-');
    if minus { format!("-{said}").into() } else { said }
}

fn say<'s>(sheet: &'s Sheet, says: &'s Says) -> Cow<'s, str> {
    match says {
        Says::Entity { entity } => sheet.entities.get(entity.index()).map_or("".into(), |e| e.name.as_str().into()),
        Says::Figure { figure } => found(sheet, *figure).map_or("".into(), |figure| line::key(figure).into()),
        Says::Date { date } => match dated(sheet, *date) {
            Some(date) => date.value.as_deref().unwrap_or(&date.text).into(),
            None => "".into(),
        },
        Says::Term { term, .. } => term.as_ref().into(),
        Says::Phrase { phrase } => phrase.text.as_str().into(),
    }
}

fn told<'s>(sheet: &'s Sheet, says: &'s Says) -> Cell<'s> {
    Cell::Text(say(sheet, says))
}

fn found(sheet: &Sheet, id: FigureId) -> Option<&Figure> {
    sheet.figures.get(id.index())
}

fn dated(sheet: &Sheet, id: DateId) -> Option<&Date> {
    sheet.dates.get(id.index())
}

fn figure_of<'s>(sheet: &'s Sheet, role: &Role) -> Option<&'s Figure> {
    if let Says::Figure { figure } = &role.says { found(sheet, *figure) } else { None }
}

fn date_of<'s>(sheet: &'s Sheet, says: &Says) -> Option<&'s Date> {
    if let Says::Date { date } = says { dated(sheet, *date) } else { None }
}

/// Where the words of a term or phrase stand.
fn span(says: &Says) -> Option<Span> {
    match says {
        Says::Term { span, .. } => *span,
        Says::Phrase { phrase } => Some(phrase.span),
        _ => None,
    }
}

fn its_time<'s>(sheet: &'s Sheet, fact: &Fact) -> Option<&'s Date> {
    dated(sheet, fact.time?.date)
}

/// The decimal of a role with the sign that words give it.
fn amount(sheet: &Sheet, role: &Role) -> Cell<'static> {
    let Some(decimal) = figure_of(sheet, role).and_then(|figure| figure.value?.decimal()) else { return Cell::Null };
    let minus = role.sign == Some(Sign::Negative) && !decimal.is_negative();
    Cell::Decimal(if minus { decimal.negated() } else { decimal })
}

fn value(figure: &Figure) -> Cell<'static> {
    figure.value.and_then(|value| value.decimal()).map_or(Cell::Null, Cell::Decimal)
}

/// The day of a date whose grain is a day or finer.
fn its_day(date: &Date) -> Cell<'static> {
    match date.grain {
        Some(Grain::Day | Grain::Part | Grain::Clock) => day(date.value.as_deref()),
        _ => Cell::Null,
    }
}

/// The day that a value starts with, where it names one.
fn day(value: Option<&str>) -> Cell<'static> {
    value.and_then(|value| value.get(..10)?.parse().ok()).map_or(Cell::Null, Cell::Day)
}

fn text(text: &str) -> Cell<'_> {
    Cell::Text(Cow::Borrowed(text))
}

fn perhaps(told: Option<&str>) -> Cell<'_> {
    told.map_or(Cell::Null, text)
}

fn shown(item: impl fmt::Display) -> Cell<'static> {
    Cell::Text(Cow::Owned(item.to_string()))
}

fn count(count: usize) -> Cell<'static> {
    Cell::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

fn start(span: Option<Span>) -> Cell<'static> {
    span.map_or(Cell::Null, |span| Cell::Int(span.start.into()))
}

fn end(span: Option<Span>) -> Cell<'static> {
    span.map_or(Cell::Null, |span| Cell::Int(span.end.into()))
}

/// A term of the contract by its JSON name.
fn named(term: &impl Serialize) -> Cell<'static> {
    struct Name<'t, T>(&'t T);
    impl<T: Serialize> fmt::Display for Name<'_, T> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    shown(Name(term))
}

fn joined<'s>(mut parts: impl Iterator<Item = &'s str>, between: &str) -> Cow<'s, str> {
    let first = parts.next().unwrap_or_default();
    parts.fold(Cow::Borrowed(first), |joined, part| Cow::Owned(joined.into_owned() + between + part))
}
