//! A second source language costs a pack, a reader for the checks, and one line: here a handful of Italian words.

#[path = "seam/italian.rs"]
mod italian;
#[path = "seam/reader.rs"]
mod reader;

use fiche::{
    Error, Reader,
    facts::ontology::{FactType, Says},
    sheet::{EntityKind, Status},
    source::Article,
    text::Span,
};

const ARTICLE: &str = "Il titolo Veltis guadagna il 3,5% a Milano. Gli operatori restano prudenti.";

#[test]
fn a_second_language_reads_a_figure_a_name_and_a_fact() {
    let readers = Reader::new().pack(&italian::ITALIAN, &reader::ITALIAN);
    let sheet = readers.clone().language("it").unwrap().read(&Article::from_text(ARTICLE)).unwrap();
    assert_eq!(sheet.source.language, "it");
    let [veltis] = sheet.entities.as_slice() else { panic!("{:?}", sheet.entities) };
    assert_eq!(
        (veltis.kind, veltis.name.as_str(), veltis.mentions[0].span),
        (EntityKind::Company, "Veltis", Span::new(10, 16))
    );
    let [rise] = sheet.figures.as_slice() else { panic!("{:?}", sheet.figures) };
    assert_eq!((rise.value.map(|v| v.to_string()).as_deref(), rise.text.as_str()), (Some("3.5"), "3,5%"));
    let [fact] = sheet.facts.as_slice() else { panic!("{:?}", sheet.facts) };
    assert_eq!((fact.body.kind(), fact.frame.as_ref()), (FactType::PriceMove, "price_move.verb_percent"));
    let role = |name: &str| fact.body.get(name).and_then(|slot| slot.first()).map(|role| &role.says);
    assert_eq!(role("subject"), Some(&Says::Entity { entity: veltis.id }));
    assert_eq!(role("change"), Some(&Says::Figure { figure: rise.id }));
    assert!(matches!(role("direction"), Some(Says::Term { term, .. }) if term == "up"));
    // Nothing of the source is told otherwise; the English of a fact is not this test's matter.
    let found = &sheet.validation.findings;
    assert!(found.iter().all(|f| f.check.starts_with("english") || f.check.starts_with("lines")), "{found:?}");
    assert!(sheet.validation.checked > 0 && (sheet.validation.status == Status::Pass || fact.statement.is_empty()));
}

#[test]
fn the_language_is_told_from_the_text() {
    let readers = Reader::new().pack(&italian::ITALIAN, &reader::ITALIAN);
    let long = format!(
        "{ARTICLE} La società ha detto che i ricavi del trimestre saranno in linea con le attese degli analisti."
    );
    assert_eq!(readers.read(&Article::from_text(long.as_str())).unwrap().source.language, "it");
    let french = "Le titre Veltis gagne 3,5% à Paris, a indiqué la société dans un communiqué publié vendredi matin.";
    assert_eq!(readers.read(&Article::from_text(french)).unwrap().source.language, "fr");
    assert!(
        matches!(Reader::new().read(&Article::from_text(long)), Err(Error::Language { found, .. }) if found == "Italian")
    );
}
