//! The forms for people: made from sheets that gold describes, and from one made by hand.

#[path = "support/goldsheet.rs"]
#[allow(dead_code, reason = "the checks' tests use the rest")]
mod goldsheet;

use fiche::{
    Reader,
    output::{markdown, text},
    sheet::{FactId, Line, Sheet},
    source::Article,
};

const SOURCE: &str = " date 2025-10-24 Veltis gagne 3%\n\nVeltis | gagne 3%, à 25 euros, vendredi à Paris.\n";

/// A sheet of [`SOURCE`] with English of its own.
fn by_hand() -> Sheet {
    let mut sheet = Reader::new().language("fr").unwrap().read(&Article::from_text(SOURCE)).unwrap();
    sheet.headline = Line { statement: "Veltis | rises 3% to EUR 25".into(), facts: vec![FactId(0)] };
    sheet.summary = vec![Line { statement: "Veltis *rose* 3%.".into(), facts: vec![FactId(0)] }];
    sheet.key_facts = sheet.summary.clone();
    sheet
}

#[test]
fn markdown_shows_text_as_it_is() {
    let shown = markdown::render(&by_hand(), SOURCE);
    assert!(
        shown.starts_with("# Veltis \\| rises 3% to EUR 25\n\ntext · « Veltis gagne 3% » · published 2025-10-24 · "),
        "{shown}"
    );
    assert!(shown.contains("\n## Summary\n\nVeltis \\*rose\\* 3%.\n"), "{shown}");
    assert!(shown.contains("\n## Key facts\n\n- Veltis \\*rose\\* 3%.\n"), "{shown}");
}

#[test]
fn text_is_painted_only_where_asked() {
    let sheet = by_hand();
    assert!(!text::render(&sheet, SOURCE, 80, false).contains('\x1b'));
    let painted = text::render(&sheet, SOURCE, 80, true);
    assert!(painted.starts_with("\x1b[1mVeltis | rises 3% to EUR 25\x1b[0m\n"), "{painted}");
}

#[test]
fn every_gold_sheet_is_shown_whole_and_fits() {
    for (name, source, sheet) in goldsheet::all() {
        for width in [60, 100] {
            let shown = text::render(&sheet, &source, width, false);
            assert_eq!(shown, text::render(&sheet, &source, width, false));
            let long = shown.lines().find(|line| line.chars().count() > width);
            assert_eq!(long, None, "{name} at {width} columns");
        }
        let shown = markdown::render(&sheet, &source);
        let mut columns = 0;
        for line in shown.lines() {
            let bars = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            if columns > 0 && bars > 0 {
                assert_eq!(bars, columns, "{name}: {line}");
            }
            columns = bars;
        }
        for entity in &sheet.entities {
            assert!(text::render(&sheet, &source, 400, false).contains(&entity.name), "{name}: {}", entity.name);
        }
        for section in ["Key facts", "Figures", "Who's who"] {
            assert!(shown.contains(&format!("\n## {section}\n")), "{name}: no {section}\n{shown}");
        }
    }
}
