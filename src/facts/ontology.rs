//! The fact types: one typed struct each, with the roles of the contract's section 5.
//!
//! A role's name, key mark, forms and terms are said once, in the [`fact_types!`] list below; the struct, the JSON,
//! the schema and the generic access by name all come from that row.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use crate::{
    sheet::{DateId, EntityId, FigureId, Time},
    text::Span,
    value::Modality,
};

/// The forms a role may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Something named in the article.
    Entity,
    /// A figure of the article.
    Figure,
    /// A date of the article.
    Date,
    /// A term of the contract.
    Term,
    /// French words, with their English where it can be told.
    Phrase,
}

/// What the ontology says of one role of one fact type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleSpec {
    /// Its name in the JSON.
    pub name: &'static str,
    /// Whether it identifies a fact.
    pub key: bool,
    /// The forms it takes.
    pub forms: &'static [Form],
    /// The terms it takes, where it takes terms.
    pub terms: &'static [&'static str],
}

/// French words that stand for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Phrase {
    /// The slice of the source.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its English, where the lexicon can tell; the French is quoted otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
}

/// What one role says, in one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Says {
    /// An entity of the sheet.
    Entity {
        /// Its id.
        entity: EntityId,
    },
    /// A figure of the sheet.
    Figure {
        /// Its id.
        figure: FigureId,
    },
    /// A date of the sheet.
    Date {
        /// Its id.
        date: DateId,
    },
    /// A term of the contract, with the words it was read from.
    Term {
        /// The term.
        term: Cow<'static, str>,
        /// The slice it was read from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Where that slice stands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        span: Option<Span>,
    },
    /// French words.
    Phrase {
        /// The words.
        phrase: Phrase,
    },
}

/// The sign that words give an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// A loss, a deficit told as a balance, a surplus in `public_deficit`.
    Negative,
}

/// One role of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Role {
    /// What it says.
    #[serde(flatten)]
    pub says: Says,
    /// Its modality, where it differs from the fact's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modality: Option<Modality>,
    /// Who says it, where that differs from the fact's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<Says>,
    /// Set where words make the amount negative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// The period of a figure told beside another one (`previous`), where the text says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Time>,
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // By hand: `flatten` would send every field through another serializer.
        let mut out = serializer.serialize_map(None)?;
        match &self.says {
            Says::Entity { entity } => out.serialize_entry("entity", entity)?,
            Says::Figure { figure } => out.serialize_entry("figure", figure)?,
            Says::Date { date } => out.serialize_entry("date", date)?,
            Says::Term { term, text, span } => {
                out.serialize_entry("term", term)?;
                text.iter().try_for_each(|text| out.serialize_entry("text", text))?;
                span.iter().try_for_each(|span| out.serialize_entry("span", span))?;
            }
            Says::Phrase { phrase } => out.serialize_entry("phrase", phrase)?,
        }
        self.modality.iter().try_for_each(|modality| out.serialize_entry("modality", modality))?;
        self.attribution.iter().try_for_each(|says| out.serialize_entry("attribution", says))?;
        self.sign.iter().try_for_each(|sign| out.serialize_entry("sign", sign))?;
        self.period.iter().try_for_each(|period| out.serialize_entry("period", period))?;
        out.end()
    }
}

impl From<Says> for Role {
    fn from(says: Says) -> Self {
        Self { says, modality: None, attribution: None, sign: None, period: None }
    }
}

/// What fills a role: nothing, one thing, or a list where the contract says list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Slot {
    /// Not told.
    #[default]
    #[serde(skip)]
    Empty,
    /// One thing.
    One(Role),
    /// Several, in reading order.
    Many(Vec<Role>),
}

impl Slot {
    /// Whether nothing fills it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What fills it, in order.
    #[must_use]
    pub fn all(&self) -> &[Role] {
        match self {
            Self::Empty => &[],
            Self::One(role) => std::slice::from_ref(role),
            Self::Many(roles) => roles,
        }
    }

    /// The only or first filler.
    #[must_use]
    pub fn first(&self) -> Option<&Role> {
        self.all().first()
    }

    /// The entity of the first filler, where it is one.
    #[must_use]
    pub fn entity(&self) -> Option<EntityId> {
        match self.first()?.says {
            Says::Entity { entity } => Some(entity),
            _ => None,
        }
    }

    /// The figure of the first filler, where it is one.
    #[must_use]
    pub fn figure(&self) -> Option<FigureId> {
        match self.first()?.says {
            Says::Figure { figure } => Some(figure),
            _ => None,
        }
    }

    /// The date of the first filler, where it is one.
    #[must_use]
    pub fn date(&self) -> Option<DateId> {
        match self.first()?.says {
            Says::Date { date } => Some(date),
            _ => None,
        }
    }

    /// The term of the first filler, where it is one.
    #[must_use]
    pub fn term(&self) -> Option<&str> {
        match &self.first()?.says {
            Says::Term { term, .. } => Some(term),
            _ => None,
        }
    }

    /// The phrase of the first filler, where it is one.
    #[must_use]
    pub fn phrase(&self) -> Option<&Phrase> {
        match &self.first()?.says {
            Says::Phrase { phrase } => Some(phrase),
            _ => None,
        }
    }
}

macro_rules! forms {
    (entity) => {
        &[Form::Entity]
    };
    (figure) => {
        &[Form::Figure]
    };
    (date) => {
        &[Form::Date]
    };
    (term) => {
        &[Form::Term]
    };
    (phrase) => {
        &[Form::Phrase]
    };
    (named) => {
        &[Form::Entity, Form::Phrase]
    };
    (measure) => {
        &[Form::Term, Form::Phrase]
    };
}

macro_rules! key {
    (key) => {
        true
    };
    (also) => {
        false
    };
}

macro_rules! fact_types {
    ($( $(#[$doc:meta])* $ty:ident = $name:literal { $( $(#[$rdoc:meta])* $role:ident: $key:ident $form:ident $([$($term:literal),*])? ),* $(,)? } )*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
            #[serde(deny_unknown_fields)]
            pub struct $ty {
                $( $(#[$rdoc])* #[serde(default, skip_serializing_if = "Slot::is_empty")] pub $role: Slot, )*
            }
        )*

        /// The fact types of the contract.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum FactType { $( $(#[$doc])* $ty, )* }

        impl FactType {
            /// Every fact type, in the contract's order.
            pub const ALL: &'static [Self] = &[$( Self::$ty ),*];

            /// Its name in the JSON.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $( Self::$ty => $name ),* }
            }

            /// Its roles, in the contract's order.
            #[must_use]
            pub fn roles(self) -> &'static [RoleSpec] {
                match self { $( Self::$ty => &[$( RoleSpec {
                    name: stringify!($role), key: key!($key), forms: forms!($form), terms: &[$($($term),*)?],
                } ),*] ),* }
            }
        }

        /// A fact's type and its roles.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "type", content = "roles")]
        pub enum Body { $( $(#[$doc])* #[serde(rename = $name)] $ty($ty), )* }

        /// The roles of a fact as its JSON holds them, without its type.
        pub(crate) struct Roles<'a>(pub(crate) &'a Body);

        impl Serialize for Roles<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self.0 { $( Body::$ty(body) => body.serialize(serializer) ),* }
            }
        }

        impl Body {
            /// A fact of this type with no role filled.
            #[must_use]
            pub fn new(kind: FactType) -> Self {
                match kind { $( FactType::$ty => Self::$ty($ty::default()) ),* }
            }

            /// Its type.
            #[must_use]
            pub fn kind(&self) -> FactType {
                match self { $( Self::$ty(_) => FactType::$ty ),* }
            }

            /// What fills the named role; `None` where the type has no such role.
            #[must_use]
            pub fn get(&self, role: &str) -> Option<&Slot> {
                match self { $( Self::$ty(body) => match role { $( stringify!($role) => Some(&body.$role), )* _ => None } ),* }
            }

            /// Whether one of its slots, in the contract's order, is such a one.
            pub fn any(&self, mut such: impl FnMut(&Slot) -> bool) -> bool {
                match self { $( Self::$ty(body) => false $( || such(&body.$role) )* ),* }
            }

            /// Looks at each of its slots, in the contract's order.
            pub fn each(&self, mut look: impl FnMut(&Slot)) {
                match self { $( Self::$ty(body) => { $( look(&body.$role); )* } ),* }
            }

            /// The named role's slot, to fill; `None` where the type has no such role.
            pub fn slot(&mut self, role: &str) -> Option<&mut Slot> {
                match self { $( Self::$ty(body) => match role { $( stringify!($role) => Some(&mut body.$role), )* _ => None } ),* }
            }
        }
    };
}

fact_types! {
    /// A move of a share, index, instrument or market.
    PriceMove = "price_move" {
        /// What moved.
        subject: key entity,
        /// By how much: the percentage, else the absolute move.
        change: key figure,
        /// Which way.
        direction: key term ["up", "down", "flat"],
        /// The absolute move beside a percentage.
        change_abs: also figure,
        /// The level reached.
        level: also figure,
        /// The level before.
        previous: also figure,
        /// The market named for the security.
        venue: also entity,
        /// The stretch covered, where it is not the session.
        period: also date,
    }
    /// A broker's opinion of a share.
    AnalystRating = "analyst_rating" {
        /// Whose opinion.
        broker: key entity,
        /// The share.
        subject: key entity,
        /// The rating in force.
        rating: key term ["buy", "outperform", "hold", "underperform", "sell"],
        /// The price target in force.
        target: key figure,
        /// What the broker did.
        action: also term ["initiated", "upgraded", "downgraded", "reiterated", "target_raised", "target_cut"],
        /// The rating before.
        previous_rating: also term ["buy", "outperform", "hold", "underperform", "sell"],
        /// The target before.
        previous_target: also figure,
        /// The distance to the target.
        upside: also figure,
    }
    /// A figure of a company's accounts or activity.
    FinancialResult = "financial_result" {
        /// Whose.
        subject: key entity,
        /// Which (contract, section 6).
        metric: key term,
        /// The amount, or the rate where the metric is one.
        value: key figure,
        /// Growth or decline.
        change: key figure,
        /// Part of the company, or a second measure.
        segment: key named,
        /// What the change compares with.
        basis: key term ["yoy", "like_for_like", "constant_currency", "sequential"],
        /// Which way the metric moved.
        direction: also term ["up", "down", "flat"],
        /// The figure of the earlier period.
        previous: also figure,
        /// What was expected of it.
        consensus: also figure,
        /// The period it belongs to.
        period: also date,
    }
    /// A target or forecast that a company gives for itself.
    Guidance = "guidance" {
        /// Whose.
        subject: key entity,
        /// Which (contract, section 6), or in French words.
        metric: key measure,
        /// The amount or rate aimed at.
        value: key figure,
        /// Growth or decline aimed at.
        change: key figure,
        /// Part of the company.
        segment: key named,
        /// What was done to the target.
        action: key term ["set", "confirmed", "raised", "cut", "withdrawn"],
        /// Which way the metric is to move.
        direction: also term ["up", "down", "flat"],
        /// The earlier target, else the earlier period's figure.
        previous: also figure,
        /// The period aimed at.
        period: also date,
        /// What the change compares with.
        basis: also term ["yoy", "like_for_like", "constant_currency", "sequential"],
    }
    /// A figure of activity that section 6 does not name.
    OperatingMetric = "operating_metric" {
        /// Whose.
        subject: key entity,
        /// What is counted, in French.
        metric: key phrase,
        /// How many or how much.
        value: key figure,
        /// Growth or decline.
        change: key figure,
        /// Part of the subject.
        segment: key named,
        /// Which way it moved.
        direction: also term ["up", "down", "flat"],
        /// The figure of the earlier period.
        previous: also figure,
        /// The period it belongs to.
        period: also date,
        /// Where.
        place: also named,
    }
    /// A dividend.
    Dividend = "dividend" {
        /// Who pays.
        subject: key entity,
        /// Per share.
        amount: key figure,
        /// Which kind.
        kind: also term ["ordinary", "interim", "special"],
        /// The one before.
        previous: also figure,
        /// By how much it moved.
        change: also figure,
        /// The year it is paid for.
        period: also date,
        /// When the share trades without it.
        ex_date: also date,
        /// When it is paid.
        payment_date: also date,
    }
    /// A company buying its own shares.
    ShareBuyback = "share_buyback" {
        /// Who buys.
        subject: key entity,
        /// For how much.
        amount: key figure,
        /// How many shares.
        shares: key figure,
        /// At what price.
        price_per_share: also figure,
        /// From whom.
        seller: also entity,
        /// What share of the capital.
        stake: also figure,
        /// Over which period.
        period: also date,
    }
    /// An order, contract or licence.
    Contract = "contract" {
        /// Who delivers.
        supplier: key entity,
        /// Who buys.
        customer: key named,
        /// For how much.
        value: key figure,
        /// How many.
        quantity: key figure,
        /// What.
        object: also phrase,
        /// When or for how long.
        period: also date,
        /// Where.
        place: also named,
    }
    /// A partnership, alliance or joint venture.
    Partnership = "partnership" {
        /// Who (a list).
        parties: key entity,
        /// What for.
        object: also phrase,
        /// When or for how long.
        period: also date,
    }
    /// A purchase or sale of a company, unit or stake.
    Acquisition = "acquisition" {
        /// Who buys.
        acquirer: key named,
        /// Who sells.
        seller: key named,
        /// What is bought.
        target: key named,
        /// How much of it.
        stake: also figure,
        /// For how much.
        value: also figure,
        /// At what price a share.
        price_per_share: also figure,
        /// Over which price.
        premium: also figure,
        /// Expected closing.
        period: also date,
        /// How far it has come.
        status: also term ["considered", "announced", "agreed", "completed", "rejected", "abandoned"],
    }
    /// Who holds what of whom.
    Ownership = "ownership" {
        /// Who holds.
        holder: key entity,
        /// What is held.
        subject: key entity,
        /// How much of it.
        stake: key figure,
        /// How it stands or moved.
        action: key term ["holds", "raised", "lowered", "crossed_up", "crossed_down", "parent"],
        /// How much before.
        previous_stake: also figure,
        /// Of what.
        basis: also term ["capital", "voting_rights"],
    }
    /// Money raised from investors or lenders.
    CapitalRaise = "capital_raise" {
        /// Who raises.
        issuer: key entity,
        /// How much.
        amount: key figure,
        /// By what.
        instrument: key term ["shares", "bond", "convertible", "loan", "funding_round", "ipo"],
        /// From whom (a list).
        investors: also named,
        /// The yearly rate paid.
        coupon: also figure,
        /// When it is repaid.
        maturity: also date,
        /// At what price.
        price: also figure,
        /// What the issuer is then worth.
        valuation: also figure,
    }
    /// What a company is worth.
    Valuation = "valuation" {
        /// Which company.
        subject: key entity,
        /// An amount or a multiple.
        value: key figure,
        /// The one before.
        previous: also figure,
        /// How it is measured.
        metric: also term ["market_cap", "enterprise_value", "valuation", "earnings_multiple"],
    }
    /// Money put into something.
    Investment = "investment" {
        /// Who puts it.
        investor: key entity,
        /// How much.
        amount: key figure,
        /// Into what.
        object: also phrase,
        /// Where.
        place: also named,
        /// When or for how long.
        period: also date,
    }
    /// A person taking or leaving an office.
    Appointment = "appointment" {
        /// Who.
        person: key entity,
        /// Where.
        organisation: key entity,
        /// What happened.
        action: key term ["appointed", "departs", "reappointed"],
        /// The office.
        role: also phrase,
        /// Who held it before.
        predecessor: also entity,
    }
    /// Jobs cut, created or counted.
    Workforce = "workforce" {
        /// Whose.
        organisation: key entity,
        /// How many.
        count: key figure,
        /// What happened.
        action: key term ["cuts", "hires", "employs", "furlough", "strike"],
        /// Where.
        place: also named,
        /// When.
        period: also date,
    }
    /// A ruling, fine, inquiry or clearance.
    Legal = "legal" {
        /// Whom it concerns.
        subject: key entity,
        /// What happened.
        action: key term ["fined", "investigated", "sued", "settled", "cleared", "approved", "blocked", "convicted"],
        /// For how much.
        amount: key figure,
        /// By whom.
        authority: also named,
        /// Over what.
        object: also phrase,
    }
    /// A figure of an economy.
    MacroIndicator = "macro_indicator" {
        /// Of which country or zone.
        area: key entity,
        /// Which (contract, section 6).
        indicator: key term,
        /// The rate or level.
        value: key figure,
        /// Growth or decline of a level.
        change: key figure,
        /// Component, population, or the indicator's own name.
        segment: key phrase,
        /// What the rate compares with.
        basis: key term ["yoy", "mom", "qoq"],
        /// Which way it moved.
        direction: also term ["up", "down", "flat"],
        /// The figure before.
        previous: also figure,
        /// What was expected.
        consensus: also figure,
        /// The period it belongs to.
        period: also date,
    }
    /// A central bank's decision on a key rate.
    PolicyRate = "policy_rate" {
        /// Who decides.
        authority: key entity,
        /// What was decided.
        action: key term ["raised", "cut", "held"],
        /// The rate in force.
        level: key figure,
        /// Which rate, in French.
        instrument: also phrase,
        /// By how much.
        change: also figure,
        /// The rate before.
        previous: also figure,
    }
    /// A credit agency's note.
    CreditRating = "credit_rating" {
        /// Whose note.
        agency: key entity,
        /// Of whom.
        subject: key entity,
        /// The note in force.
        rating: key term,
        /// What was done.
        action: key term ["upgraded", "downgraded", "affirmed", "outlook_changed"],
        /// The note before.
        previous_rating: also term,
        /// The outlook.
        outlook: also term,
    }
    /// A product launched, approved, withdrawn or delayed.
    ProductEvent = "product_event" {
        /// Whose.
        organisation: key entity,
        /// Which.
        product: key named,
        /// What happened.
        action: key term ["launched", "approved", "withdrawn", "delayed"],
    }
    /// A company under protection or in liquidation.
    Insolvency = "insolvency" {
        /// Which company.
        organisation: key entity,
        /// What happened.
        action: key term ["receivership", "liquidation", "safeguard", "chapter_11"],
    }
    /// Something on the calendar.
    ScheduledEvent = "scheduled_event" {
        /// Whose.
        subject: key entity,
        /// What.
        event: key term ["results", "agm", "ex_dividend", "meeting", "launch", "other"],
        /// When.
        date: key date,
    }
    /// Words quoted from somebody.
    Quote = "quote" {
        /// Who said it.
        speaker: key entity,
        /// The quoted French.
        text: key phrase,
    }
}

/// The company metrics of the contract's section 6.
pub const METRICS: &[&str] = &[
    "revenue",
    "gross_profit",
    "gross_margin",
    "ebitda",
    "ebitda_margin",
    "ebita",
    "ebita_margin",
    "operating_income",
    "recurring_operating_income",
    "operating_margin",
    "net_income",
    "recurring_net_income",
    "gross_operating_income",
    "eps",
    "net_banking_income",
    "cost_income_ratio",
    "cet1_ratio",
    "cost_of_risk",
    "net_debt",
    "gross_debt",
    "leverage",
    "free_cash_flow",
    "cash",
    "capex",
    "order_intake",
    "order_backlog",
    "assets_under_management",
    "net_inflows",
    "combined_ratio",
    "solvency_ratio",
    "same_store_sales",
    "production",
    "deliveries",
    "fleet",
    "occupancy_rate",
    "traffic",
];

/// The macro indicators of the contract's section 6.
pub const INDICATORS: &[&str] = &[
    "gdp",
    "inflation",
    "core_inflation",
    "unemployment_rate",
    "employment",
    "pmi_manufacturing",
    "pmi_services",
    "pmi_composite",
    "industrial_production",
    "retail_sales",
    "consumer_confidence",
    "business_confidence",
    "trade_balance",
    "current_account",
    "public_deficit",
    "public_debt",
    "housing_starts",
    "home_sales",
    "house_prices",
    "wages",
    "ppi",
    "jobless_claims",
    "crude_inventories",
    "money_supply",
    "other",
];
