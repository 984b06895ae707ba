//! Runs every example of every frame under the whole pack, as it stands and behind a non-ASCII prefix.

use super::FRAMES;
use crate::{
    Reader,
    facts::{frame::Example, line::line},
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
