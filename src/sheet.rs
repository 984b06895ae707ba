//! The fact sheet: the contract's JSON as Rust types (`"schema": "fiche/1"`).

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeStruct};

use crate::{
    facts::ontology::{Body, Roles, Says},
    text::Span,
    value::{Amount, Bound, DateBound, DateMod, Decimal, Digits, FigureKind, Grain, Modality},
};

/// The name of the contract that a sheet follows.
pub const SCHEMA: &str = "fiche/1";

macro_rules! ids {
    ($( $(#[$doc:meta])* $id:ident = $letter:literal )*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $id(
            /// Zero-based place in its list.
            pub u32,
        );

        impl $id {
            /// The place in its list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }

            fn text(self) -> Digits {
                let mut text = Digits::number(u64::from(self.0) + 1);
                $letter.bytes().for_each(|letter| text.put(letter));
                text
            }
        }

        impl fmt::Display for $id {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.text().as_str())
            }
        }

        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.text().as_str())
            }
        }

        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Cow::<str>::deserialize(deserializer)?;
                text.strip_prefix($letter)
                    .and_then(|n| n.parse::<u32>().ok())
                    .filter(|n| *n > 0)
                    .map(|n| Self(n - 1))
                    .ok_or_else(|| serde::de::Error::custom(format!("not an id like {}1: {text:?}", $letter)))
            }
        }

        impl JsonSchema for $id {
            fn schema_name() -> Cow<'static, str> {
                stringify!($id).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": concat!("^", $letter, "[1-9][0-9]*$") })
            }
        }
    )* };
}

ids! {
    /// The id of an entity (`e1`).
    EntityId = "e"
    /// The id of a figure (`n1`).
    FigureId = "n"
    /// The id of a date (`d1`).
    DateId = "d"
    /// The id of a fact (`f1`).
    FactId = "f"
}

/// One article's fact sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sheet {
    /// Always `fiche/1`.
    pub schema: Cow<'static, str>,
    /// Where the article came from.
    pub source: Source,
    /// The news in one line.
    pub headline: Line,
    /// The news in three to five sentences.
    pub summary: Vec<Line>,
    /// The facts that matter most, by importance.
    pub key_facts: Vec<Line>,
    /// Everything named.
    pub entities: Vec<Entity>,
    /// Every amount.
    pub figures: Vec<Figure>,
    /// Every temporal expression.
    pub dates: Vec<Date>,
    /// The typed facts.
    pub facts: Vec<Fact>,
    /// Stretches that are no news: boilerplate, quotations.
    pub marks: Vec<Mark>,
    /// What became of every figure and date.
    pub coverage: Vec<Coverage>,
    /// What the checks found.
    pub validation: Validation,
}

/// Where an article came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Path as given, relative, `/`-separated; `-` for standard input.
    pub path: String,
    /// SHA-256 of the bytes read, in lower-case hexadecimal.
    pub sha256: String,
    /// Count of bytes read.
    pub bytes: u64,
    /// Encoding the bytes were read as.
    pub encoding: Cow<'static, str>,
    /// ISO 639-1 code of the language.
    pub language: Cow<'static, str>,
    /// Confidence of the identification, 0 to 1; 1 where the language was given.
    pub language_confidence: f64,
    /// Publication day or month, where told.
    pub published: Option<String>,
    /// The title, where there is one.
    pub title: Option<String>,
    /// The publisher, where told.
    pub publisher: Option<String>,
    /// The address, where told.
    pub url: Option<String>,
    /// The decoded text that spans are offsets into, where it was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// An English line and the facts it follows from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// The English.
    pub statement: String,
    /// The facts.
    pub facts: Vec<FactId>,
}

/// A slice of the source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Slice {
    /// Exactly the source's text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Slice {
    /// The slice of `source` at `span`.
    #[must_use]
    pub fn cut(source: &str, span: Span) -> Self {
        Self { text: span.slice(source).to_owned(), span }
    }
}

/// The kind of a named thing (contract, section 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// Companies, banks, brokers, funds, named units.
    Company,
    /// Central banks, governments, regulators, media, unions.
    Organisation,
    /// Stock exchanges and trading venues.
    Exchange,
    /// Market indices.
    Index,
    /// Commodities, currencies, rates, bonds, crypto-assets.
    Instrument,
    /// Natural persons.
    Person,
    /// Countries, regions, cities.
    Place,
    /// Named products, brands, programmes, projects.
    Product,
}

/// Confirmed identifiers of an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Identifiers {
    /// ISO 6166.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isin: Option<String>,
    /// The exchange's symbol.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticker: Option<String>,
    /// ISO 10383 market.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mic: Option<String>,
    /// ISO 17442.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lei: Option<String>,
    /// ISO 3166-1 alpha-2 of a country, ISO 4217 of a currency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
}

/// One thing in the world that the article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// The name English readers know.
    pub name: String,
    /// Confirmed identifiers.
    pub identifiers: Identifiers,
    /// Every mention that names it, in reading order.
    pub mentions: Vec<Slice>,
}

/// One amount of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// Its id.
    pub id: FigureId,
    /// What kind of amount.
    pub kind: FigureKind,
    /// The amount, or the lower end of a range; null where it cannot be told.
    pub value: Option<Amount>,
    /// The upper end of a range.
    pub max: Option<Decimal>,
    /// Currency code, unit, or the counted noun.
    pub unit: Option<Cow<'static, str>>,
    /// What the amount is for each of.
    pub per: Option<Cow<'static, str>>,
    /// How exactly it is told.
    pub bound: Bound,
    /// The figure that this one converts or restates.
    pub equivalent_to: Option<FigureId>,
    /// Why something of it could not be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<Cow<'static, str>>,
    /// Exactly the source's text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One temporal expression of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// Its id.
    pub id: DateId,
    /// The resolved value; null where it cannot be told.
    pub value: Option<String>,
    /// Its grain; null where the value cannot be told.
    pub grain: Option<Grain>,
    /// Which part of the period.
    #[serde(rename = "mod")]
    pub modifier: Option<DateMod>,
    /// How it limits.
    pub bound: Option<DateBound>,
    /// Why the value could not be told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unresolved: Option<Cow<'static, str>>,
    /// Exactly the source's text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The date that a fact happens or holds at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// Its id.
    pub date: DateId,
}

/// One typed fact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// Its type and roles.
    #[serde(flatten)]
    pub body: Body,
    /// How it is meant.
    pub modality: Modality,
    /// Who says so, where the text says.
    pub attribution: Option<Says>,
    /// When it happens or holds.
    pub time: Option<Time>,
    /// The frame that read it.
    pub frame: Cow<'static, str>,
    /// The slices it was read from.
    pub evidence: Vec<Slice>,
    /// One English sentence.
    pub statement: String,
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // By hand: `flatten` would send every field through a map.
        let mut out = serializer.serialize_struct("Fact", 9)?;
        out.serialize_field("id", &self.id)?;
        out.serialize_field("type", self.body.kind().name())?;
        out.serialize_field("roles", &Roles(&self.body))?;
        out.serialize_field("modality", &self.modality)?;
        out.serialize_field("attribution", &self.attribution)?;
        out.serialize_field("time", &self.time)?;
        out.serialize_field("frame", &self.frame)?;
        out.serialize_field("evidence", &self.evidence)?;
        out.serialize_field("statement", &self.statement)?;
        out.end()
    }
}

/// What a mark covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// The header line's date.
    Header,
    /// Place and day of a dispatch.
    Dateline,
    /// A news agency's stamp.
    Agency,
    /// Who wrote it.
    Byline,
    /// When it was published or changed.
    Timestamp,
    /// Links and strips beside the article.
    Sidebar,
    /// A company's description of itself at the end: names and figures are listed, but give no facts.
    Profile,
    /// Copyright, disclaimers, service text.
    Disclaimer,
    /// Quoted words.
    Quotation,
    /// A character that was decoded twice on its way here (`Ã©` for `é`); it is read as it stands.
    Mojibake,
}

/// A stretch of the source that is no news of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where it stands.
    pub span: Span,
}

/// What became of a figure or date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// A fact uses it.
    Used,
    /// No fact should use it, for the reason given.
    SetAside,
    /// No fact uses it.
    Unread,
}

/// The ledger's line for one figure or date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// The id of the figure (`n1`) or date (`d1`).
    pub item: String,
    /// What became of it.
    pub state: CoverageState,
    /// Why it is set aside.
    pub reason: Option<Cow<'static, str>>,
    /// The facts that use it.
    pub facts: Vec<FactId>,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// The sheet says what the source does not.
    Error,
}

/// What the checks say of the sheet as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing above a note.
    Pass,
    /// A warning.
    Warn,
    /// An error.
    Fail,
}

impl Status {
    /// What findings come to, by the gravest of them.
    #[must_use]
    pub fn of(worst: Option<Severity>) -> Self {
        match worst {
            Some(Severity::Error) => Self::Fail,
            Some(Severity::Warning) => Self::Warn,
            Some(Severity::Note) | None => Self::Pass,
        }
    }
}

/// One finding of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The check's id.
    pub check: Cow<'static, str>,
    /// How grave.
    pub severity: Severity,
    /// What is wrong and what to do.
    pub message: String,
    /// Where in the source.
    pub span: Option<Span>,
    /// In which fact.
    pub fact: Option<FactId>,
}

/// What the checks found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Validation {
    /// The gravest finding's verdict.
    pub status: Status,
    /// Count of single comparisons made.
    pub checked: u32,
    /// The findings, in reading order.
    pub findings: Vec<Finding>,
}
