//! Runs every example of every frame under the whole pack, as it stands and behind a non-ASCII prefix.

use super::FRAMES;
use crate::{
    Reader,
    facts::{frame::Example, line::line, ontology::Says},
    sheet::{Fact, Sheet},
    source::Article,
    text::Published,
    value::Modality,
};

/// What the whole pack makes of `text`, published on 24 October 2025.
fn read(text: &str) -> Sheet {
    let mut article = Article::from_text(text);
    article.published = Some(Published::Day(jiff::civil::date(2025, 10, 24)));
    let reader = Reader::new().language("fr").expect("French is read");
    reader.read(&article).expect("an example is no empty article")
}

/// The facts that the whole pack reads in `text`, one line each, sorted.
fn facts(text: &str) -> Vec<String> {
    let sheet = read(text);
    let mut lines: Vec<String> = sheet.facts.iter().map(|f| line(&sheet, f)).collect();
    lines.sort();
    lines
}

#[test]
fn every_example_gives_exactly_its_facts() {
    let mut wrong = Vec::new();
    for frame in FRAMES {
        for example in frame.examples {
            let mut wanted: Vec<String> = example.facts.iter().map(ToString::to_string).collect();
            wanted.sort();
            for (prefix, where_) in [("", "as it stands"), ("Ô cœur.\n\n", "behind a prefix")] {
                let got = facts(&format!("{prefix}{}", example.text));
                if got != wanted {
                    wrong.push(format!(
                        "{} ({where_})\n  {}\n  wanted {wanted:#?}\n  got {got:#?}",
                        frame.id, example.text
                    ));
                    break;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// Types that the wires tell most.
const FREQUENT: &[&str] = &[
    "price_move",
    "analyst_rating",
    "financial_result",
    "guidance",
    "macro_indicator",
    "acquisition",
    "contract",
    "capital_raise",
];

#[test]
fn every_frame_has_examples_and_near_misses() {
    let known = |id: &str| FRAMES.iter().any(|frame| frame.id == id);
    assert!(FREQUENT.iter().all(|id| known(id)), "a frequent type has no frame");
    assert!(FRAMES.len() <= 32, "the words that set frames off number them in 32 bits: widen `Marks`");
    for frame in FRAMES {
        // A near miss may well tell a fact of another type.
        let own = |e: &&Example| e.facts.iter().any(|f| f.split(' ').next() == Some(frame.id));
        let misses = frame.examples.len() - frame.examples.iter().filter(own).count();
        let (readings, near) = if FREQUENT.contains(&frame.id) { (12, 8) } else { (6, 4) };
        assert!(frame.examples.len() - misses >= readings, "{}: at least {readings} readings wanted", frame.id);
        assert!(misses >= near, "{}: at least {near} near misses wanted, not {misses}", frame.id);
    }
}

/// Texts and the days, months and voices of their facts: type, time, attribution.
const TIMES: &[(&str, &[&str])] = &[
    ("L'or, qui avait inscrit jeudi un record, retombait de 1,5%.", &["price_move - -"]),
    ("L'or retombait jeudi de 1,5%, après un record.", &["price_move 2025-10-23 -"]),
    ("Le rendement du Bund à 10 ans s'est détendu à 2,15%, contre 2,20% la veille.", &["price_move - -"]),
    ("Moody's a confirmé en mai la note A3 du Portugal.", &["credit_rating 2025-05 -"]),
    ("Danone a confirmé en avril viser une marge opérationnelle de 12% en 2025.", &["guidance 2025-04 -"]),
    ("Fin février, Danone avait dit viser pour 2025 une marge de 12%.", &[]),
    ("Fin février, Danone avait dit viser pour 2025 une marge opérationnelle de 12%.", &["guidance 2025-02 -"]),
    ("Danone avait fait état fin août d'un carnet de commandes gonflé de 14%.", &["financial_result 2025-08 -"]),
    ("Danone a enregistré en avril un chiffre d'affaires de 3 milliards d'euros.", &["financial_result - -"]),
    ("Danone a annoncé en 2024 un bénéfice net de 3 milliards d'euros.", &["financial_result - -"]),
    ("Au début du mois, Alstom a décroché un contrat de 760 millions d'euros.", &["contract 2025-10 -"]),
    ("Fitch, qui note le Portugal 'A-', doit se prononcer le 12 septembre.", &["credit_rating - -"]),
    (
        "La BCE a ramené jeudi son taux de dépôt à 3,75%. \"C'est fini\", juge un économiste de Veltis Gestion, qui attend un taux de dépôt à 3,25% à la fin de l'année.",
        &["policy_rate 2025-10-23 -", "policy_rate 2025 Veltis Gestion"],
    ),
    (
        "A en croire 'Reuters', Danone envisagerait la vente de sa filiale Ardine Holding SA.",
        &["acquisition - Reuters", "ownership - -"],
    ),
    ("S&P a relevé la note du Portugal, de 'A-' à 'A', fin février.", &["credit_rating 2025-02 -"]),
];

#[test]
fn a_date_belongs_to_its_clause() {
    for (text, wanted) in TIMES {
        let sheet = read(text);
        let time = |f: &Fact| f.time.as_ref().and_then(|t| sheet.dates.get(t.date.index())?.value.clone());
        let voice = |f: &Fact| match f.attribution.as_ref()? {
            Says::Entity { entity } => sheet.entities.get(entity.index()).map(|e| e.name.clone()),
            _ => None,
        };
        let or_none = |told: Option<String>| told.unwrap_or_else(|| "-".to_owned());
        let told = |f: &Fact| format!("{} {} {}", f.body.kind().name(), or_none(time(f)), or_none(voice(f)));
        let got: Vec<String> = sheet.facts.iter().map(told).filter(|l| !l.starts_with("scheduled")).collect();
        assert_eq!(got, *wanted, "{text}");
    }
}

/// The period of the earlier figure, and whether that was a forecast.
const EARLIER: &[(&str, &str)] = &[
    ("Le chiffre d'affaires de Danone a atteint 7 milliards d'euros en 2024, contre 6 milliards en 2021.", "2021"),
    (
        "Le chiffre d'affaires de Danone a atteint 7 milliards d'euros en 2024, contre 6 milliards un an plus tôt.",
        "2023",
    ),
    ("Danone affiche un bénéfice net de 231 millions d'euros en 2024 (2023: 219 millions).", "2023"),
    ("La dette publique de la France est tombée de 134% du PIB en 2020 à 95% en 2024.", "2020"),
    (
        "La BCE table sur une inflation dans la zone euro de 2,5% en 2026, contre 2,3% prévus en mars.",
        "2025-03 forecast",
    ),
    (
        "La BCE table sur une inflation dans la zone euro de 2,5% en 2026, contre 2,3% attendus pour 2025.",
        "2025 forecast",
    ),
    ("La BCE table sur une inflation dans la zone euro de 2,5% en 2026, contre 2,3%.", "-"),
    (
        "Le chiffre d'affaires de Danone est ressorti à 7 milliards d'euros, contre 6 milliards, au premier semestre.",
        "-",
    ),
];

#[test]
fn an_earlier_figure_has_its_period() {
    for (text, wanted) in EARLIER {
        let sheet = read(text);
        let role = sheet.facts.iter().find_map(|f| f.body.get("previous")?.first());
        let role = role.unwrap_or_else(|| panic!("no earlier figure in {text}"));
        let date = role.period.and_then(|p| sheet.dates.get(p.date.index())?.value.clone());
        let forecast = if role.modality == Some(Modality::Expected) { " forecast" } else { "" };
        assert_eq!(date.unwrap_or_else(|| "-".to_owned()) + forecast, *wanted, "{text}");
    }
}
