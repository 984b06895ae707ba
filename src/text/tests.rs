//! Examples for tokens and sentences.

use super::{Document, Interner, Text, fold, pieces as phrase};

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
fn phrases_are_cut_like_running_text() {
    for written in [
        "chiffre d'affaires",
        "Société d’Économie",
        "aujourd'hui",
        "etats-unis",
        "l'A320neo--SP95-E10",
        "presqu'-ile",
        " - ",
        "Moody's Investors Service",
        "M6 à la mi-séance",
        "l'd'or",
        "E.Leclerc",
        "S&P 500",
        "Yahoo!",
        "qu'en-dit-on",
        "ﬁn",
    ] {
        let doc = Document { source: written, published: None, title: None, start: 0, marks: Vec::new() };
        let text = Text::read(&doc, &Interner::default());
        let running: Vec<_> = (0..text.tokens.len()).map(|at| fold(text.slice(at))).collect();
        assert_eq!(phrase(written), running, "{written}");
    }
    assert_eq!(phrase("plus d'"), ["plus", "d'"]);
}

#[test]
fn words_have_one_number_each() {
    let mut words = Interner::default();
    let ids: Vec<_> = (0..1000).map(|n| words.intern(&format!("w{n}"))).collect();
    assert!(
        (0..1000).all(|n| words.get(&format!("w{n}")) == ids[n] && words.intern_written(&format!("W{n}")) == ids[n])
    );
    assert_eq!((words.len(), words.get("w1000").0), (1000, 0));
    let mut keys = Vec::new();
    words.intern_phrase("Éco d'ici", &mut keys);
    assert_eq!(keys, [words.get("eco"), words.get("d'"), words.get("ici")]);
}

#[test]
fn sentences_end_where_they_should() {
    assert_eq!(sentences("Un repli. Le groupe monte."), ["Un repli.", "Le groupe monte."]);
    assert_eq!(sentences("M. Dupont a dit oui. Non."), ["M. Dupont a dit oui.", "Non."]);
    assert_eq!(sentences("un repli.Hier, le groupe"), ["un repli.", "Hier, le groupe"]);
    assert_eq!(sentences(" date 2025-10-24 Titre sans point\n\nCorps."), ["Titre sans point", "Corps."]);
}

/// Table phrases are cut without the tokenizer, at build time too.
#[test]
fn table_phrases_are_cut_as_running_text() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/names");
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "tsv") {
            continue;
        }
        for text in std::fs::read_to_string(&file).unwrap().lines().skip(1).flat_map(|row| row.split(['\t', ';'])) {
            // An elided word is cut off only before another.
            let running = format!("{text}{}", if text.ends_with('\'') && text.len() < 4 { "x" } else { "" });
            let (mut tokens, mut folds) = (Vec::new(), String::new());
            super::token::tokenize(&running, 0, &Interner::default(), &mut tokens, &mut folds);
            let mut cut: Vec<_> = tokens.iter().map(|token| token.fold(&folds)).collect();
            cut.truncate(cut.len() - (running.len() - text.len()));
            assert_eq!(phrase(text), cut, "{}: {text:?}", file.display());
        }
    }
}
