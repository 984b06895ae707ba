//! Examples of figures, and the score on gold articles.

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf};

use crate::{
    lang::{Pack as _, fr::FRENCH},
    mentions::FigureMention,
    text::{Document, Text},
    value::{Amount, Bound, Decimal, FigureKind},
};

fn read(source: &str) -> Vec<FigureMention> {
    let doc = Document::read(source, None);
    let text = Text::read(&doc, FRENCH.words());
    FRENCH.mentions(&doc, &text, None).figures
}

fn plain(number: Decimal) -> String {
    let number = number.normalized();
    if number.is_zero() { "0".into() } else { number.to_string() }
}

/// The comparison key of the contract's section 7.
fn key(figure: &FigureMention) -> String {
    let value = &figure.value;
    let mut out = match value.value {
        Some(Amount::Decimal(number)) => plain(number),
        Some(share) => share.to_string(),
        None => "?".into(),
    };
    if let Some(max) = value.max {
        let _ = write!(out, "..{}", plain(max));
    }
    match value.kind {
        FigureKind::Count | FigureKind::Fraction => {}
        _ => {
            let _ = write!(out, " {}", value.unit.as_deref().unwrap_or("?"));
        }
    }
    if let (FigureKind::Money | FigureKind::Quantity, Some(per)) = (value.kind, &value.per) {
        let _ = write!(out, "/{per}");
    }
    out
}

fn name<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

fn told(source: &str) -> Vec<String> {
    read(source)
        .iter()
        .map(|f| {
            let bound = if f.value.bound == Bound::Exact { String::new() } else { format!(" {}", name(f.value.bound)) };
            format!("{}={}{bound}", f.span.slice(source), key(f))
        })
        .collect()
}

fn gold_dir() -> Option<PathBuf> {
    let root = std::env::var_os("FICHE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let gold = root.join("gold");
    gold.is_dir().then_some(gold)
}

#[derive(serde::Deserialize)]
struct Gold {
    figures: Vec<GoldFigure>,
}

#[derive(serde::Deserialize)]
struct GoldFigure {
    text: String,
    key: String,
    kind: String,
    bound: Option<String>,
}

#[derive(Default)]
struct Score {
    hits: usize,
    extra: usize,
    missed: usize,
    kinds: usize,
    bounds: usize,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.hits as f64 / (2 * self.hits + self.extra + self.missed).max(1) as f64
    }
}

fn same_key(gold: &str, figure: &FigureMention) -> bool {
    let tidy = |key: &str| {
        let (number, unit) = key.split_once(' ').unwrap_or((key, ""));
        let ends: Vec<_> = number.split("..").map(|n| n.parse().map_or_else(|_| n.to_owned(), plain)).collect();
        format!("{} {unit}", ends.join("..")).trim().to_owned()
    };
    gold.split('|').any(|alternative| tidy(alternative.trim()) == key(figure))
}

/// Scores one article, printing what is wrong.
fn score(path: &std::path::Path, total: &mut Score) -> usize {
    let source = std::fs::read_to_string(path.with_extension("txt")).unwrap();
    let gold: Gold = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let doc = path.file_stem().unwrap().to_string_lossy().into_owned();
    let found = read(&source);
    let mut used = vec![false; found.len()];
    let mut cursor = source.find("date ").map_or(0, |at| at + 15).min(source.len());
    let mut wrong = 0;
    for figure in &gold.figures {
        let at = source.get(cursor..).and_then(|s| s.find(&figure.text)).map(|at| at + cursor);
        let at = at.or_else(|| source.find(&figure.text)).unwrap();
        let end = at + figure.text.len();
        cursor = end;
        let overlaps = |f: &FigureMention| (f.span.start as usize) < end && (f.span.end as usize) > at;
        let hit = found.iter().enumerate().find(|(i, f)| !used[*i] && overlaps(f) && same_key(&figure.key, f));
        let Some((i, hit)) = hit else {
            total.missed += 1;
            wrong += 1;
            println!("{doc}: missed {} = {}", figure.text, figure.key);
            continue;
        };
        used[i] = true;
        total.hits += 1;
        let bound = figure.bound.as_deref().unwrap_or("exact");
        if figure.kind.split('|').any(|k| k == name(hit.value.kind)) {
            total.kinds += 1;
        } else {
            println!("{doc}: {} is {}, not {:?}", figure.text, figure.kind, hit.value.kind);
        }
        if bound.split('|').any(|b| b == name(hit.value.bound)) {
            total.bounds += 1;
        } else {
            println!("{doc}: {} is {bound}, not {:?}", figure.text, hit.value.bound);
        }
    }
    for (_, figure) in found.iter().enumerate().filter(|(i, _)| !used[*i]) {
        total.extra += 1;
        wrong += 1;
        let from = (figure.span.start as usize).saturating_sub(25);
        let from = (from..=figure.span.start as usize).find(|i| source.is_char_boundary(*i)).unwrap();
        let context = &source[from..figure.span.start as usize];
        println!("{doc}: extra {context}[{}] = {}", figure.span.slice(&source), key(figure));
    }
    wrong
}

fn score_folder(dir: &std::path::Path) -> (Score, BTreeMap<String, usize>) {
    let mut paths: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    let (mut total, mut wrong) = (Score::default(), BTreeMap::new());
    for path in
        paths.iter().filter(|p| p.extension().is_some_and(|e| e == "json") && !p.to_string_lossy().contains(".expect."))
    {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        wrong.insert(name, score(path, &mut total));
    }
    let (hits, extra, missed) = (total.hits, total.extra, total.missed);
    let (kinds, bounds) = (total.kinds, total.bounds);
    println!(
        "figures: {hits} right, {extra} extra, {missed} missed, F1 {:.4}; kinds {kinds}, bounds {bounds}",
        total.f1()
    );
    (total, wrong)
}

#[test]
fn gold_articles() {
    let Some(gold) = gold_dir() else {
        println!("SKIPPED: no gold articles; set FICHE_SHARED to the folder that holds gold/");
        return;
    };
    let (total, wrong) = score_folder(&gold);
    assert_eq!(wrong.get("seed"), Some(&0), "every figure of the seed article is read");
    assert!(total.f1() >= 0.9, "F1 fell to {:.4}", total.f1());
}

#[test]
fn corpus_articles() {
    let (total, _) = score_folder(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpus/fr"));
    assert!(total.f1() >= 0.9, "F1 fell to {:.4}", total.f1());
}

/// Runs rows of `text => figures`.
fn check(rows: &str) {
    let mut wrong = Vec::new();
    for row in rows.lines().map(str::trim).filter(|r| !r.is_empty()) {
        let (text, wanted) = row.split_once("=>").expect("a row is `text => figures`");
        let read = told(&text.trim().replace('|', "\n\n")).join("; ");
        if read != wanted.trim() {
            wrong.push(format!("{}\n   wanted {}\n   read   {read}", text.trim(), wanted.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn changes_are_two_and_ranges_one() {
    check(
        "
        La valeur est passée de 1,2 milliard à 2 milliards de FCFA => 1,2 milliard=1200000000 XOF; 2 milliards de FCFA=2000000000 XOF
        Ardine a haussé son cours cible de 34 euros à 38 euros => 34 euros=34 EUR; 38 euros=38 EUR
        Ardine ajuste sa cible de 110 à 112 euros => 110=110 EUR; 112 euros=112 EUR
        Veltis hausse son dividende de 2 à 3 euros => 2=2 EUR/share; 3 euros=3 EUR/share
        une fourchette de 20 à 21 euros => 20 à 21 euros=20..21 EUR
        Veltis vise un Ebitda ajusté de 65 à 70 millions d'euros => 65 à 70 millions d'euros=65000000..70000000 EUR
        Veltis prévoit une hausse de 3 à 5% => 3 à 5%=3..5 %
        ",
    );
}

#[test]
fn what_is_left_out() {
    check(
        "
        Le groupe a pris 6 milliards d'euros de commandes, le marché n'en espérait que 5,1 => 6 milliards d'euros=6000000000 EUR; 5,1=5100000000 EUR
        Ardine déboursera 18 millions d'euros et en investira 25 de plus => 18 millions d'euros=18000000 EUR; 25=25000000 EUR
        L'indice PMI est remonté à 51,2 points, contre 50,7 le mois précédent et 50,9 anticipé => 51,2 points=51.2 pt; 50,7=50.7 pt; 50,9=50.9 pt
        Sur les 870 salariés, 230 perdront leur emploi => 870=870; 230=230
        Le titre gagne 3%, et en mars 25 il perdait => 3%=3 %
        Bourse: le Bel 20 avance de 1%.|Veltis (15,92) a bondi de 6%, Ardine (+2,50) aussi. => 1%=1 %; 15,92=15.92 EUR; 6%=6 %
        Bourse: le CAC 40 avance de 1%.|Veltis (15,92) a bondi de 6%. => 1%=1 %; 6%=6 %
        Sillon (TSX:SLN) achète Trail pour 145 M$ US au Canada.|Le dividende passe à 22 cents par action. => 145 M$ US=145000000 USD; 22 cents par action=0.22 CAD/share
        ",
    );
}
