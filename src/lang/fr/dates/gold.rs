//! Scores the reader on the gold articles, where they are at hand.

use std::path::PathBuf;

use super::Calendar;
use crate::{
    mentions::{Mentions, Owner},
    text::{Document, Interner, Span, Text},
};

fn folder() -> PathBuf {
    let shared = std::env::var_os("FICHE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    shared.join("gold")
}

fn name(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

#[test]
fn gold_dates() {
    let folder = folder();
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("SKIPPED: no gold articles in {}; set FICHE_SHARED to the folder that holds gold/", folder.display());
        return;
    };
    let mut files: Vec<_> =
        entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect();
    files.sort();
    let mut words = Interner::default();
    let calendar = Calendar::build(&mut words);
    let (mut right, mut told, mut wanted, mut marks_right, mut seed_right) = (0, 0, 0, 0, false);
    let mut misses = Vec::new();
    for file in &files {
        let doc_name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        let source = std::fs::read_to_string(file.with_extension("txt")).unwrap();
        let doc = Document::read(&source, None);
        let text = Text::read(&doc, &words);
        let mut found = Mentions { owner: vec![Owner::Free; text.tokens.len()], ..Mentions::default() };
        calendar.read(&text, doc.published, &mut found);
        let before = misses.len();
        let mut taken = vec![false; found.dates.len()];
        let mut cursor = doc.title.map_or(0, |t| t.start as usize);
        for date in gold["dates"].as_array().unwrap() {
            wanted += 1;
            let (slice, value) = (date["text"].as_str().unwrap(), date["value"].as_str().unwrap_or(""));
            let at = source[cursor..].find(slice).map_or_else(|| source.find(slice).unwrap(), |n| cursor + n);
            cursor = at + slice.len();
            let span = Span::new(at as u32, cursor as u32);
            let here = |n: usize| found.dates[n].span.overlaps(span);
            let hit = (0..taken.len()).find(|n| {
                !taken[*n]
                    && here(*n)
                    && found.dates[*n].value.as_ref().is_some_and(|v| value.split('|').any(|a| a == v.to_string()))
            });
            let Some(hit) = hit else {
                let near: Vec<_> = (0..taken.len())
                    .filter(|n| here(*n))
                    .map(|n| {
                        format!(
                            "{:?}={:?}",
                            found.dates[n].span.slice(&source),
                            found.dates[n].value.as_ref().map(ToString::to_string)
                        )
                    })
                    .collect();
                misses.push(format!("{doc_name}: missed {slice:?}={value} (read {})", near.join(", ")));
                continue;
            };
            taken[hit] = true;
            right += 1;
            let (modifier, bound) = (found.dates[hit].modifier.map(name), found.dates[hit].bound.map(name));
            if modifier.as_deref() == date["mod"].as_str() && bound.as_deref() == date["bound"].as_str() {
                marks_right += 1;
            } else {
                misses.push(format!("{doc_name}: {slice:?} has mod and bound {modifier:?} {bound:?}"));
            }
        }
        told += taken.len();
        for (n, _) in taken.iter().enumerate().filter(|(_, t)| !**t) {
            let date = &found.dates[n];
            misses.push(format!(
                "{doc_name}: extra {:?}={:?}",
                date.span.slice(&source),
                date.value.as_ref().map(ToString::to_string)
            ));
        }
        seed_right |= doc_name == "seed" && misses.len() == before;
    }
    let (p, r) = (f64::from(right) / told as f64, f64::from(right) / f64::from(wanted));
    let f1 = 2.0 * p * r / (p + r);
    println!("dates: P {p:.3} R {r:.3} F1 {f1:.3}; mod and bound {marks_right} of {right}\n{}", misses.join("\n"));
    assert!(seed_right, "the dates of seed must be read exactly:\n{}", misses.join("\n"));
    assert!(f1 >= 0.99, "F1 {f1:.3} on gold dates:\n{}", misses.join("\n"));
}
