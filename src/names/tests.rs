//! Examples: a text and exactly the names in it.

use crate::{
    lang::{Pack, fr::FRENCH},
    mentions::Mentions,
    sheet::{Mark, MarkKind},
    text::{Document, Span, Text},
};

fn read(source: &str) -> Mentions {
    let mut doc = Document::read(source, None);
    datelines(&mut doc);
    let text = Text::read(&doc, FRENCH.words());
    FRENCH.mentions(&doc, &text)
}

/// Marks datelines and credits as the document reader does, so that examples stand alone.
fn datelines(doc: &mut Document<'_>) {
    let patterns = [
        r"(?m)(?:^|\* [^*\n]*?)((?:[A-Z][\w -]{2,20}(?:, \d+ \w+)? )?\(Fil Éco\) *[-–—])",
        r"(?m)(PARIS, \d+ \w+ \(Fil Éco\) -)",
        r"(?m)^([A-Z ]{5,} - )",
        r"(?m)^(information fournie par.*|.*Copyright.*|\( ?Fil Éco.*|\(Version .*|Publié le.*)$",
    ];
    for pattern in patterns {
        let pattern = regex::Regex::new(pattern).unwrap();
        for found in pattern.captures_iter(doc.source) {
            let found = found.get(1).unwrap();
            let span = Span::new(found.start() as u32, found.end() as u32);
            doc.marks.push(Mark { kind: MarkKind::Dateline, span });
        }
    }
}

mod gold {
    use std::{collections::BTreeSet, fs, path::PathBuf};

    use crate::text::fold;

    /// Scores the gold entities as the contract's section 7 does and prints what is missed or extra.
    #[test]
    fn entities_of_the_gold_articles() {
        let shared = std::env::var_os("FICHE_SHARED")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
        let Ok(folder) = fs::read_dir(shared.join("gold")) else {
            eprintln!("SKIPPED: no gold articles at {}; set FICHE_SHARED", shared.display());
            return;
        };
        let mut files: Vec<_> =
            folder.flatten().map(|f| f.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
        files.sort();
        let (mut right, mut extra, mut missed) = (0, 0, 0);
        for file in files {
            let source = fs::read_to_string(file.with_extension("txt")).unwrap();
            let gold: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            let found = super::read(&source);
            let mut pool: Vec<_> = found
                .entities
                .iter()
                .enumerate()
                .map(|(at, entity)| {
                    let mut surfaces = BTreeSet::from([fold(&entity.name)]);
                    surfaces.extend(
                        found.names.iter().filter(|m| m.entity as usize == at).map(|m| fold(m.span.slice(&source))),
                    );
                    (serde_json::to_value(entity.kind).unwrap(), entity.name.clone(), surfaces)
                })
                .collect();
            let doc = file.file_stem().unwrap().to_string_lossy().into_owned();
            for entity in gold["entities"].as_array().unwrap() {
                let accepted: Vec<_> =
                    entity["names"].as_array().unwrap().iter().map(|n| fold(n.as_str().unwrap())).collect();
                let kinds = entity["kind"].as_str().unwrap();
                let hit = pool.iter().position(|(kind, _, surfaces)| {
                    kinds.split('|').any(|k| Some(k) == kind.as_str()) && accepted.iter().any(|a| surfaces.contains(a))
                });
                match hit {
                    Some(at) => {
                        pool.remove(at);
                        right += 1;
                    }
                    None => {
                        eprintln!("missed {doc}: {kinds} {}", entity["names"]);
                        missed += 1;
                    }
                }
            }
            for (kind, name, surfaces) in pool {
                eprintln!("extra  {doc}: {kind} {name} {surfaces:?}");
                extra += 1;
            }
        }
        let precision = f64::from(right) / f64::from(right + extra);
        let recall = f64::from(right) / f64::from(right + missed);
        let f1 = 2.0 * precision * recall / (precision + recall);
        eprintln!(
            "entities: P {precision:.3} R {recall:.3} F1 {f1:.3} ({right} right, {extra} extra, {missed} missed)"
        );
        assert!(f1 >= 0.85 && precision >= 0.85, "gold entities fell below F1 0.85 or precision 0.85");
    }
}
