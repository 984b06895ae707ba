//! English from facts alone.
//!
//! Every line is built from typed facts: one function per fact type, numbers printed in [`numbers`](self), dates in one
//! place, names of the trade in tables beside this room. The source's words enter only through roles: a phrase is put
//! into English by a table and a small grammar, or quoted as it stands.

/// Texts put together as one, as `format!` prints them, without its machinery.
macro_rules! glue {
    ($($part:expr),* $(,)?) => {
        [$(AsRef::<str>::as_ref(&$part)),*].concat()
    };
}

mod accounts;
mod calendar;
mod deals;
mod economy;
mod grammar;
mod lexicon;
#[allow(dead_code, reason = "the build script makes the tables")]
mod make;
mod market;
mod measure;
mod numbers;
mod people;
mod phrases;
mod summary;
mod table;
mod teller;
mod terms;
#[cfg(test)]
mod tests;

use self::{
    phrases::Book,
    teller::{Teller, Voice},
};
use crate::{
    facts::ontology::{Body, Says, Slot},
    sheet::{Date, Figure, Sheet},
};

/// Writes every statement, the headline, the summary and the key facts of `sheet`.
pub fn write(sheet: &mut Sheet, _source: &str) {
    let book = translate(sheet);
    let clauses: Vec<String> =
        sheet.facts.iter().map(|fact| tell(&Teller::new(sheet, &book, fact, Voice::Statement))).collect();
    for (fact, clause) in sheet.facts.iter_mut().zip(&clauses) {
        fact.statement = teller::sentence(clause);
    }
    let (headline, summary, key_facts) = summary::lines(&summary::Told { sheet, book: &book, clauses: &clauses });
    sheet.headline = headline;
    sheet.summary = summary;
    sheet.key_facts = key_facts;
}

/// A figure as English prints it, bound, currency and unit with it.
#[must_use]
pub fn figure(figure: &Figure) -> String {
    numbers::amount(figure, numbers::Style::default())
}

/// A date as English prints it, without a preposition. One that could not be resolved is quoted.
#[must_use]
pub fn date(date: &Date) -> String {
    calendar::noun(date)
}

/// A term of the contract in words: `EBITDA`, `year on year`, `price target raised`.
#[must_use]
pub fn term(role: &str, term: &str) -> String {
    let told = match role {
        "metric" | "indicator" => terms::measure(term).map(|measure| measure.noun),
        "basis" => Some(measure::basis_words(term).trim_start()).filter(|words| !words.is_empty()),
        _ => None,
    };
    told.map_or_else(|| table::spaced(term), str::to_owned)
}

/// A rating in the broker's own words, as English prints them.
#[must_use]
pub fn rating(slot: &Slot) -> Option<String> {
    teller::rating(slot)
}

/// The fact as a clause, without capital and full stop.
fn tell(t: &Teller<'_>) -> String {
    match &t.fact.body {
        Body::PriceMove(b) => market::price_move(t, b),
        Body::AnalystRating(b) => market::analyst_rating(t, b),
        Body::FinancialResult(b) => accounts::financial_result(t, b),
        Body::Guidance(b) => accounts::guidance(t, b),
        Body::OperatingMetric(b) => accounts::operating_metric(t, b),
        Body::Dividend(b) => accounts::dividend(t, b),
        Body::ShareBuyback(b) => accounts::share_buyback(t, b),
        Body::Contract(b) => deals::contract(t, b),
        Body::Partnership(b) => deals::partnership(t, b),
        Body::Acquisition(b) => deals::acquisition(t, b),
        Body::Ownership(b) => market::ownership(t, b),
        Body::CapitalRaise(b) => deals::capital_raise(t, b),
        Body::Valuation(b) => market::valuation(t, b),
        Body::Investment(b) => deals::investment(t, b),
        Body::Appointment(b) => people::appointment(t, b),
        Body::Workforce(b) => people::workforce(t, b),
        Body::Legal(b) => people::legal(t, b),
        Body::MacroIndicator(b) => economy::macro_indicator(t, b),
        Body::PolicyRate(b) => economy::policy_rate(t, b),
        Body::CreditRating(b) => economy::credit_rating(t, b),
        Body::ProductEvent(b) => people::product_event(t, b),
        Body::Insolvency(b) => people::insolvency(t, b),
        Body::ScheduledEvent(b) => people::scheduled_event(t, b),
        Body::Quote(b) => people::quote(t, b),
    }
}

/// Sets the English of every phrase that can be told, and keeps it; the words of a quotation stay as they are.
fn translate(sheet: &mut Sheet) -> Book {
    let mut book = Book::default();
    let mut facts = std::mem::take(&mut sheet.facts);
    for fact in &mut facts {
        if matches!(fact.body, Body::Quote(_)) {
            continue;
        }
        for spec in fact.body.kind().roles() {
            let says = match fact.body.slot(spec.name) {
                None | Some(Slot::Empty) => continue,
                Some(Slot::One(role)) => std::slice::from_mut(role),
                Some(Slot::Many(roles)) => roles,
            };
            for role in says {
                if let Says::Phrase { phrase } = &mut role.says {
                    let told = book.read(phrase, sheet).map(|np| np.text.clone());
                    phrase.english = terms::office(&phrase.text).map(str::to_owned).or(told);
                }
            }
        }
        if let Some(Says::Phrase { phrase }) = &mut fact.attribution {
            phrase.english = book.read(phrase, sheet).map(|np| np.text.clone());
        }
    }
    sheet.facts = facts;
    book
}
