//! Runs every example of every frame under the whole pack, as it stands and behind a non-ASCII prefix.

use super::FRAMES;
use crate::{
    Reader,
    facts::{frame::Example, line::line, ontology::Says},
    sheet::Fact,
    source::Article,
    text::Published,
};

/// The facts that the whole pack reads in `text`, one line each, sorted.
fn facts(text: &str) -> Vec<String> {
    let mut article = Article::from_text(text);
    article.published = Some(Published::Day(jiff::civil::date(2025, 10, 24)));
    let reader = Reader::new().language("fr").expect("French is read");
    let sheet = reader.read(&article).expect("an example is no empty article");
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
    ("Fitch, qui note le Portugal 'A-', doit se prononcer le 12 septembre.", &["credit_rating - -"]),
    (
        "La BCE a ramené jeudi son taux de dépôt à 3,75%. \"C'est fini\", juge un économiste d'Orbane Gestion, qui attend un taux de dépôt à 3,25% à la fin de l'année.",
        &["policy_rate 2025-10-23 -", "policy_rate 2025 Orbane Gestion"],
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
        let mut article = Article::from_text(*text);
        article.published = Some(Published::Day(jiff::civil::date(2025, 10, 24)));
        let reader = Reader::new().language("fr").expect("French is read");
        let sheet = reader.read(&article).expect("an example is no empty article");
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
