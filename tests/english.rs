//! The English of every gold fact: no empty line, nothing that the checks refute. `--nocapture` prints it all to read.

#[path = "support/goldsheet.rs"]
mod goldsheet;

use fiche::{
    facts::ontology::{Body, Says, Slot},
    sheet::{Severity, Sheet, Time},
    validate::{fr::FRENCH, validate},
    value::Modality,
};

/// Every gold sheet with its English written.
fn written() -> Vec<(String, String, Sheet)> {
    let dir = goldsheet::gold_dir();
    goldsheet::all()
        .into_iter()
        .map(|(name, text, mut sheet)| {
            // What the sheets made from gold leave out: the title, and modalities of single roles.
            let title =
                text.lines().next().unwrap_or("").trim().split_once(' ').and_then(|(_, rest)| rest.split_once(' '));
            sheet.source.title = title.map(|(_, title)| title.to_owned()).filter(|t| !t.is_empty());
            let gold = dir.as_ref().map(|d| std::fs::read_to_string(d.join(format!("{name}.json"))).unwrap());
            let gold: serde_json::Value = serde_json::from_str(&gold.unwrap_or_default()).unwrap_or_default();
            for (at, fact) in gold["facts"].as_array().into_iter().flatten().enumerate() {
                for (role, modality) in fact["role_modality"].as_object().into_iter().flatten() {
                    if let Some(Slot::One(role)) = sheet.facts[at].body.slot(role) {
                        role.modality = Some(serde_json::from_value::<Modality>(modality.clone()).unwrap());
                    }
                }
            }
            fiche::english::write(&mut sheet, &text);
            (name, text, sheet)
        })
        .collect()
}

#[test]
fn every_gold_fact_reads_well_and_stands_the_checks() {
    let mut faults = Vec::new();
    for (name, text, sheet) in written() {
        println!("\n## {name}\n# {}", sheet.headline.statement);
        for line in &sheet.summary {
            println!("  {} {:?}", line.statement, line.facts.iter().map(ToString::to_string).collect::<Vec<_>>());
        }
        for fact in &sheet.facts {
            println!("- {}", fact.statement);
            if fact.statement.len() < 8
                || !fact.statement.ends_with('.') && !fact.statement.ends_with('"') && !fact.statement.ends_with(')')
            {
                faults.push(format!("{name}: no sentence: {:?}", fact.statement));
            }
        }
        for finding in validate(&sheet, &text, &FRENCH).findings {
            if finding.severity == Severity::Error && finding.check.starts_with("english-") {
                faults.push(format!("{name}: {}: {}", finding.check, finding.message));
            }
        }
        let limits = (1..=5).contains(&sheet.summary.len()) && (1..=8).contains(&sheet.key_facts.len());
        if !limits || sheet.headline.statement.is_empty() {
            faults.push(format!("{name}: {} sentences, {} key facts", sheet.summary.len(), sheet.key_facts.len()));
        }
        let mut seen: Vec<_> = sheet.summary.iter().flat_map(|l| &l.facts).collect();
        let all = seen.len();
        seen.sort();
        seen.dedup();
        if seen.len() < all {
            faults.push(format!("{name}: the summary tells one fact twice"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_stance_of_every_gold_fact_stands_the_checks() {
    let mut faults = Vec::new();
    let sheets = written();
    for modality in [Modality::Asserted, Modality::Expected, Modality::Possible, Modality::Denied] {
        for speaker in [None, Some(0), Some(1)] {
            for (name, text, sheet) in &sheets {
                let mut sheet = sheet.clone();
                let entity = speaker.and_then(|at| sheet.entities.get(at)).map(|e| Says::Entity { entity: e.id });
                let day = sheet.dates.first().map(|d| Time { date: d.id });
                for fact in &mut sheet.facts {
                    // A target is never told as done.
                    let target = matches!(fact.body, Body::Guidance(_));
                    fact.modality =
                        if target && modality == Modality::Asserted { Modality::Expected } else { modality };
                    fact.attribution = entity.clone();
                    fact.time = day;
                }
                fiche::english::write(&mut sheet, text);
                for finding in validate(&sheet, text, &FRENCH).findings {
                    if finding.severity == Severity::Error && finding.check.starts_with("english-") {
                        faults.push(format!("{name} {modality:?} {speaker:?}: {}: {}", finding.check, finding.message));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn writing_is_deterministic_and_quick() {
    let sheets = written();
    if sheets.is_empty() {
        return;
    }
    let mut all: Vec<(Sheet, &String)> = sheets.iter().map(|(_, text, sheet)| (sheet.clone(), text)).collect();
    let start = std::time::Instant::now();
    for _ in 0..20 {
        for (sheet, text) in &mut all {
            fiche::english::write(sheet, text);
        }
    }
    println!("{:?} an article", start.elapsed() / (20 * sheets.len() as u32));
    for ((again, _), (name, _, first)) in all.iter().zip(&sheets) {
        assert_eq!(again, first, "{name}");
    }
}
