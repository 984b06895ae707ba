//! Terms of the contract and names of the trade in English.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::table::Table;
use crate::sheet::EntityKind;

const METRICS: &str = include_str!("tables/metrics.tsv");
const RATINGS: &str = include_str!("tables/ratings.tsv");
const OFFICES: &str = include_str!("tables/offices.tsv");
const AREAS: &str = include_str!("tables/areas.tsv");

/// A metric or indicator.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// `operating margin`.
    pub noun: &'static str,
    /// Whether the noun is plural.
    pub plural: bool,
    /// `a`, `an` or nothing.
    pub article: &'static str,
    /// What it is called below nought: `net loss`; empty where the sign is printed.
    pub negative: &'static str,
    /// The article of `negative`.
    pub negative_article: &'static str,
}

/// The metric or indicator of this term.
pub(super) fn measure(term: &str) -> Option<Measure> {
    static TABLE: LazyLock<Table<5>> = LazyLock::new(|| Table::of(METRICS));
    let &[_, noun, form, negative, negative_article] = TABLE.find(term)?;
    let article = if matches!(form, "a" | "an") { form } else { "" };
    Some(Measure { noun, plural: form == "pl", article, negative, negative_article })
}

fn pairs(table: &'static str) -> FxHashMap<&'static str, &'static str> {
    table.lines().skip(1).filter_map(|row| row.split_once('\t')).collect()
}

/// The English of a broker's rating as the source words it (`surpondérer`: overweight).
pub(super) fn rating(text: &str) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| pairs(RATINGS));
    let text = text.trim_matches(['"', '\'', '«', '»', ' ', '\u{00A0}', '’', '‘']).to_lowercase();
    TABLE.get(text.as_str()).copied()
}

/// Words right behind a metric that make it another: `bénéfice par action ajusté`.
const QUALIFIERS: &[(&str, &str)] = &[
    ("ajust", "adjusted"),
    ("courant", "recurring"),
    ("normalis", "normalised"),
    ("retrait", "restated"),
    ("récurrent", "recurring"),
    ("sous-jacent", "underlying"),
];

/// The English of a qualifier in these words, where there is one: `marge d'Ebitda ajusté`: adjusted.
pub(super) fn qualifier(words: &str) -> Option<&'static str> {
    let words = words.to_lowercase();
    if words.ends_with("des activités") {
        return Some("business");
    }
    let found = |stem: &str| words.split(' ').any(|word| word.starts_with(stem));
    QUALIFIERS.iter().find(|(stem, _)| found(stem)).map(|(_, english)| *english)
}

/// The English of a qualifier that stands first in these words, which go on from a metric.
pub(super) fn qualifier_behind(words: &str) -> Option<&'static str> {
    if words.starts_with("des activités") {
        return Some("business");
    }
    words.split([' ', ',', '.']).next().and_then(qualifier)
}

/// The English of an office (`directeur financier`: chief financial officer).
pub(super) fn office(text: &str) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| pairs(OFFICES));
    let lower = text.to_lowercase();
    let lower = if lower.contains('\u{2019}') { lower.replace('\u{2019}', "'") } else { lower };
    TABLE.get(lower.as_str()).copied()
}

/// The adjective of a country or zone (`French`, `euro zone`).
pub(super) fn area(name: &str) -> Option<&'static str> {
    static TABLE: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| pairs(AREAS));
    TABLE.get(name).copied()
}

/// Words that make a name take `the`.
const HEADS: &[&str] = &[
    "Administration",
    "Agence",
    "Agency",
    "Association",
    "Authority",
    "Autorité",
    "Board",
    "Bureau",
    "Chamber",
    "Commission",
    "Committee",
    "Confederation",
    "Conseil",
    "Council",
    "Cour",
    "Court",
    "Department",
    "Fed",
    "Federation",
    "Fund",
    "Government",
    "House",
    "Institute",
    "Ministry",
    "Ministère",
    "Office",
    "Organisation",
    "Organization",
    "Parliament",
    "Parquet",
    "Reserve",
    "Senate",
    "Service",
    "State",
    "States",
    "Treasury",
    "Tribunal",
    "Union",
];

/// Names and initials that take `the` though no word in them says so.
const THE: &[&str] = &[
    "AMF",
    "African Development Bank",
    "Asian Development Bank",
    "BIS",
    "BRVM",
    "Bahamas",
    "Balkans",
    "BoE",
    "BoJ",
    "CFTC",
    "CMA",
    "CNIL",
    "Central African Republic",
    "Comoros",
    "Czech Republic",
    "Democratic Republic of the Congo",
    "DoJ",
    "Dominican Republic",
    "EBA",
    "ECB",
    "EIA",
    "EMA",
    "ESMA",
    "EU",
    "European Bank for Reconstruction and Development",
    "European Investment Bank",
    "European Investment Fund",
    "European Union",
    "FAA",
    "FCA",
    "FDA",
    "FTC",
    "Gambia",
    "Gulf",
    "IEA",
    "IMF",
    "International Finance Corporation",
    "International Monetary Fund",
    "Maldives",
    "Middle East",
    "Netherlands",
    "North Sea",
    "OECD",
    "Philippines",
    "SEC",
    "SNB",
    "Seychelles",
    "UAW",
    "UK",
    "UN",
    "US",
    "United Arab Emirates",
    "United Kingdom",
    "United Nations",
    "United States",
    "WTO",
    "West African Economic and Monetary Union",
    "World Bank",
    "euro zone",
    "eurozone",
];

/// Whether the name stands with `the`.
pub(super) fn takes_the(name: &str, kind: EntityKind) -> bool {
    if name.starts_with("the ") || name.starts_with("The ") {
        return false;
    }
    if THE.binary_search(&name).is_ok() {
        return true;
    }
    let word = |w: &str| HEADS.binary_search(&w.trim_end_matches('s')).is_ok() || HEADS.binary_search(&w).is_ok();
    match kind {
        EntityKind::Index => true,
        EntityKind::Exchange => name.contains("Exchange") || name.starts_with("Bourse"),
        EntityKind::Organisation => {
            name.contains("Central Bank")
                || name.contains("National Bank")
                || name.starts_with("Bank of ")
                || name.split(' ').any(word)
        }
        EntityKind::Company => name.ends_with(" Fund"),
        EntityKind::Place => name.contains(" Republic") || name.ends_with(" Sea"),
        _ => false,
    }
}

/// Whether a French name is that of an office told by its kind and place: `Cour d'appel de Versailles`.
pub(super) fn is_office(name: &str) -> bool {
    const KINDS: &[&str] = &["Chambre", "Cour", "Mairie", "Ministère", "Parquet", "Préfecture", "Tribunal"];
    name.split(' ').next().is_some_and(|kind| KINDS.contains(&kind))
}

/// How a thing quoted on a market is called when it moves.
pub(super) fn quoted_thing(name: &str, yields: bool) -> (String, bool) {
    const SINGLE: &[&str] = &[
        "dirham", "dollar", "euro", "franc", "forint", "koruna", "krona", "krone", "lira", "peso", "pound", "rand",
        "real", "rouble", "rupee", "won", "yen", "yuan", "zloty", "dinar", "sterling", "rate", "spread", "future",
    ];
    let lower = name.to_lowercase();
    let last = lower.split(' ').next_back().unwrap_or("");
    if name.contains("-year") || ["oat", "bund", "btp", "gilt", "t-bond", "treasury"].contains(&last) {
        return if yields { (glue!["the ", name, " yield"], false) } else { (glue!["the ", name], false) };
    }
    if matches!(name, "Brent" | "WTI") {
        return (glue![name, " crude"], false);
    }
    if matches!(name, "soybeans") {
        return (name.to_owned(), true);
    }
    if SINGLE.contains(&last) && !lower.starts_with("the ") {
        return (glue!["the ", name], false);
    }
    (name.to_owned(), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        english::table,
        facts::ontology::{INDICATORS, METRICS as TERMS},
    };

    #[test]
    fn the_tables_are_sorted_and_unique() {
        assert_eq!(table::faults(METRICS, 5), Vec::<String>::new());
        assert!(THE.is_sorted() && HEADS.is_sorted(), "names and heads are looked up by halves");
        for pairs in [RATINGS, OFFICES, AREAS] {
            assert_eq!(table::faults(pairs, 2), Vec::<String>::new());
        }
    }

    #[test]
    fn every_term_of_the_contract_has_its_noun() {
        for term in TERMS.iter().chain(INDICATORS).filter(|t| **t != "other") {
            assert!(measure(term).is_some(), "tables/metrics.tsv has no row for {term}");
        }
        let rows = METRICS.lines().skip(1).filter_map(|row| row.split('\t').next());
        for term in rows {
            assert!(TERMS.contains(&term) || INDICATORS.contains(&term), "{term} is no term of the contract");
        }
    }

    #[test]
    fn articles_of_names() {
        for (name, kind, want) in [
            ("European Central Bank", EntityKind::Organisation, true),
            ("INSEE", EntityKind::Organisation, false),
            ("Bank of England", EntityKind::Organisation, true),
            ("Bank of Ardine", EntityKind::Company, false),
            ("New York Stock Exchange", EntityKind::Exchange, true),
            ("Euronext Paris", EntityKind::Exchange, false),
            ("CAC 40", EntityKind::Index, true),
            ("United States", EntityKind::Place, true),
            ("France", EntityKind::Place, false),
        ] {
            assert_eq!(takes_the(name, kind), want, "{name}");
        }
    }
}
