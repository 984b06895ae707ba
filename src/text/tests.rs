//! Examples for tokens and sentences.

use super::{Document, Interner, Text};

fn pieces(source: &str) -> Vec<String> {
    let words = Interner::default();
    let doc = Document::read(source, None);
    let text = Text::read(&doc, &words);
    (0..text.tokens.len()).map(|at| text.slice(at).to_owned()).collect()
}

fn sentences(source: &str) -> Vec<String> {
    let words = Interner::default();
    let doc = Document::read(source, None);
    let text = Text::read(&doc, &words);
    text.sentences.iter().map(|s| text.span(s.range().start, s.range().end).slice(source).to_owned()).collect()
}

#[test]
fn tokens_cut_elisions_and_keep_numbers() {
    assert_eq!(pieces("l'action d'Hermès"), ["l'", "action", "d'", "Hermès"]);
    assert_eq!(pieces("qu'aujourd'hui"), ["qu'", "aujourd'hui"]);
    assert_eq!(pieces("jusqu’à 4'870 francs"), ["jusqu’", "à", "4'870", "francs"]);
    assert_eq!(pieces("1,46 Md€ (+11,6%)"), ["1,46", "Md", "€", "(", "+", "11,6", "%", ")"]);
    assert_eq!(pieces("auparavant.Cette"), ["auparavant", ".", "Cette"]);
    assert_eq!(pieces("Airbus: vers 10h15"), ["Airbus", ":", "vers", "10h15"]);
    assert_eq!(pieces("8\u{202f}122,03 points"), ["8", "122,03", "points"]);
}

#[test]
fn sentences_end_where_they_should() {
    assert_eq!(sentences("Un repli. Le groupe monte."), ["Un repli.", "Le groupe monte."]);
    assert_eq!(sentences("M. Dupont a dit oui. Non."), ["M. Dupont a dit oui.", "Non."]);
    assert_eq!(sentences("un repli.Hier, le groupe"), ["un repli.", "Hier, le groupe"]);
    assert_eq!(sentences(" date 2025-10-24 Titre sans point\n\nCorps."), ["Titre sans point", "Corps."]);
}
