//! A fact as one readable line: `price_move subject=Airbus; change=3 %; direction=up`.
//!
//! Examples beside the frames and approved facts of the corpus are written in this form.

use std::fmt::Write as _;

use super::ontology::{Role, Says, Sign};
use crate::{
    sheet::{Fact, Figure, Sheet},
    value::{FigureKind, Modality},
};

/// The line of `fact`: its type, its roles in the contract's order, its modality where it is not asserted.
#[must_use]
pub fn line(sheet: &Sheet, fact: &Fact) -> String {
    let mut out = fact.body.kind().name().to_owned();
    let mut mark = ' ';
    for spec in fact.body.kind().roles() {
        let Some(slot) = fact.body.get(spec.name).filter(|s| !s.is_empty()) else { continue };
        let said: Vec<String> = slot.all().iter().map(|r| role(sheet, r)).collect();
        let _ = write!(out, "{mark}{}{}={}", if mark == ';' { " " } else { "" }, spec.name, said.join(" + "));
        mark = ';';
    }
    if fact.modality != Modality::Asserted {
        let _ = write!(out, "; {}", modality(fact.modality));
    }
    out
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Expected => "expected",
        Modality::Possible => "possible",
        Modality::Denied => "denied",
    }
}

fn role(sheet: &Sheet, role: &Role) -> String {
    let mut out = match &role.says {
        Says::Entity { entity } => sheet.entities.get(entity.index()).map_or_else(String::new, |e| e.name.clone()),
        Says::Figure { figure } => sheet.figures.get(figure.index()).map_or_else(String::new, key),
        Says::Date { date } => {
            sheet.dates.get(date.index()).and_then(|d| d.value.clone()).unwrap_or_else(|| "?".to_owned())
        }
        Says::Term { term, .. } => term.to_string(),
        Says::Phrase { phrase } => phrase.text.clone(),
    };
    if role.sign == Some(Sign::Negative) {
        out.insert(0, '-');
    }
    if let Some(own) = role.modality {
        let _ = write!(out, " ({})", modality(own));
    }
    out
}

/// The comparison key of a figure (contract, section 2): `1200000000 EUR`, `4.5..5 %`.
#[must_use]
pub fn key(figure: &Figure) -> String {
    let Some(value) = figure.value else { return "?".to_owned() };
    let plain = |d: crate::value::Decimal| d.normalized().to_string();
    let mut out = value.decimal().map_or_else(|| value.to_string(), plain);
    if let Some(max) = figure.max {
        let _ = write!(out, "..{}", plain(max));
    }
    let unit = match figure.kind {
        FigureKind::Percent => "%",
        FigureKind::PercentagePoints => "pp",
        FigureKind::BasisPoints => "bp",
        FigureKind::Points => "pt",
        FigureKind::Multiple => "x",
        FigureKind::Count | FigureKind::Fraction => "",
        FigureKind::Money | FigureKind::Quantity => figure.unit.as_deref().unwrap_or(""),
    };
    if !unit.is_empty() {
        let _ = write!(out, " {unit}");
    }
    if let Some(per) = figure.per.as_deref().filter(|_| matches!(figure.kind, FigureKind::Money | FigureKind::Quantity))
    {
        let _ = write!(out, "/{per}");
    }
    out
}
