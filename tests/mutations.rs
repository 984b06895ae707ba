//! Sheets and prose damaged in every way that a summary goes wrong: how often the checks alone find it.
//!
//! Nothing is extracted from a damaged sheet's source again; what an operator leaves as it was is passed over and counted.
//! The table is printed: `cargo test --test mutations -- --nocapture`.

#[path = "mutations/chance.rs"]
mod chance;
#[path = "mutations/fields.rs"]
mod fields;
#[path = "support/goldsheet.rs"]
mod goldsheet;
#[path = "mutations/words.rs"]
mod words;

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use chance::Chance;
use fiche::{
    Reader,
    facts::ontology::Says,
    sheet::{Fact, Severity, Sheet},
    source::Article,
};
use serde_json::Value;
use words::Beside;

/// What an operator does to what it is given.
pub enum Damage<T> {
    /// There is nothing that it could damage.
    None,
    /// It says what it said.
    Equivalent,
    /// It is damaged.
    Done(T),
}

macro_rules! operators {
    ($( $name:ident = $text:literal, )*) => {
        /// A way of damage.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Operator { $( $name ),* }

        const OPERATORS: &[(Operator, &str)] = &[$( (Operator::$name, $text) ),*];
    };
}

operators! {
    Digit = "digit changed",
    Magnitude = "magnitude ×10, ×1000",
    Sign = "sign",
    Currency = "currency",
    Points = "percent↔points",
    Bound = "bound dropped",
    Hedge = "hedge dropped",
    Negation = "negation flipped",
    Direction = "direction flipped",
    Date = "date shifted",
    Period = "period swapped",
    Entity = "entity swapped",
    Roles = "roles swapped",
    Number = "number from elsewhere",
    Attribution = "attribution dropped",
    Quote = "quote altered",
    Invented = "invented sentence",
}

/// One article with a sheet of it.
struct Case {
    name: String,
    article: Article,
    sheet: Sheet,
    /// Whether the program wrote it; else it was made from gold.
    own: bool,
}

fn reader() -> &'static Reader {
    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new().language("fr").unwrap());
    &READER
}

/// The sheets of corpus/fr and of the gold articles, our own and made from gold.
fn cases() -> Vec<Case> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/fr");
    let mut out = Vec::new();
    for folder in [Some(corpus), goldsheet::gold_dir()].into_iter().flatten() {
        let mut paths: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        for path in paths {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let article = Article::from_bytes(name.as_str(), std::fs::read(&path).unwrap()).unwrap();
            let sheet = reader().read(&article).unwrap();
            let gold: Value =
                serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
            let made = goldsheet::sheet(&article.text, &gold);
            out.push(Case { name: name.clone(), article: article.clone(), sheet, own: true });
            out.push(Case { name, article, sheet: made, own: false });
        }
    }
    out
}

fn errors(case: &Case, sheet: &Sheet) -> BTreeSet<String> {
    let found = reader().verify(&case.article, sheet).unwrap().findings;
    found
        .into_iter()
        .filter(|f| f.severity == Severity::Error)
        .map(|f| format!("{} {:?} {:?} {}", f.check, f.fact, f.span, f.message))
        .collect()
}

/// The errors of a sentence of prose.
fn prose_errors(case: &Case, text: &str) -> Vec<String> {
    let found = reader().verify_prose(&case.article, text).map(|c| c.claims).unwrap_or_default();
    found.into_iter().filter(|c| c.severity == Severity::Error).map(|c| format!("{}: {}", c.check, c.message)).collect()
}

/// What of the source the claims of a sentence are matched with: the lines around.
fn sources(case: &Case, text: &str) -> Vec<String> {
    let source = case.article.text.as_str();
    let line = |at: usize| {
        let start = source[..at].rfind('\n').map_or(0, |n| n + 1);
        source[start..].lines().next().unwrap_or("")
    };
    let found = reader().verify_prose(&case.article, text).map(|c| c.claims).unwrap_or_default();
    let of = |c: &fiche::validate::claims::Claim| c.source.map(|s| (s, line(s.start as usize)));
    let show = |(span, line): (fiche::text::Span, &str)| format!("«{}»: {line}", span.slice(source));
    found.iter().filter_map(of).map(show).collect()
}

fn beside<'s>(sheet: &'s Sheet, fact: &Fact) -> Beside<'s> {
    let kind = |at: usize| serde_json::to_value(sheet.entities[at].kind).unwrap().as_str().unwrap().to_owned();
    let mut own: Vec<usize> = Vec::new();
    for spec in fact.body.kind().roles() {
        for role in fact.body.get(spec.name).map_or(&[][..], |slot| slot.all()) {
            if let Says::Entity { entity } = &role.says {
                own.push(entity.index());
            }
        }
    }
    let speaker = match &fact.attribution {
        Some(Says::Entity { entity }) if !own.contains(&entity.index()) => {
            Some(sheet.entities[entity.index()].name.clone())
        }
        _ => None,
    };
    let name = |at: usize| (kind(at), sheet.entities[at].name.clone());
    let place = fact.evidence.first().map_or(0, |e| e.span.start);
    let far = |f: &&Fact| f.evidence.first().is_some_and(|e| e.span.start.abs_diff(place) > 100);
    let parties = matches!(
        fact.body.kind().name(),
        "acquisition" | "analyst_rating" | "ownership" | "credit_rating" | "contract"
    );
    Beside {
        others: (0..sheet.entities.len()).filter(|at| !own.contains(at)).map(name).collect(),
        own: own.iter().copied().map(name).collect(),
        elsewhere: sheet.facts.iter().filter(far).map(|f| f.statement.as_str()).collect(),
        parties,
        speaker,
    }
}

#[derive(Clone, Copy, Default)]
struct Count {
    hit: usize,
    all: usize,
    equivalent: usize,
}

impl Count {
    fn share(self) -> f64 {
        if self.all == 0 { 1.0 } else { self.hit as f64 / self.all as f64 }
    }

    fn add(&mut self, other: Self) {
        self.hit += other.hit;
        self.all += other.all;
        self.equivalent += other.equivalent;
    }

    fn cell(self) -> String {
        format!("{:>4} of {:<4} {:.3}", self.hit, self.all, self.share())
    }
}

/// Times that an operator is tried on one sheet.
const TRIES: usize = 1;

/// The fields of a sheet damaged.
fn fields(case: &Case, clean: &BTreeSet<String>, operator: Operator, missed: &mut Vec<String>) -> Count {
    let mut count = Count::default();
    let whole = serde_json::to_value(&case.sheet).unwrap();
    for attempt in 0..TRIES {
        let mut chance = Chance::of(&format!("{} {operator:?} {attempt} {}", case.name, case.own));
        let mut bent = whole.clone();
        match fields::damage(operator, &mut bent, &mut chance) {
            Damage::None => {}
            Damage::Equivalent => count.equivalent += 1,
            Damage::Done(()) => {
                let sheet: Sheet = serde_json::from_value(bent.clone()).unwrap();
                count.all += 1;
                if errors(case, &sheet).difference(clean).next().is_some() {
                    count.hit += 1;
                } else {
                    missed.push(format!("fields {operator:?} {} {}", case.name, difference(&whole, &bent)));
                }
            }
        }
    }
    count
}

/// The first fact, figure or date that differs.
fn difference(a: &Value, b: &Value) -> String {
    for key in ["facts", "figures", "dates", "key_facts"] {
        for (x, y) in a[key].as_array().unwrap().iter().zip(b[key].as_array().unwrap()) {
            if x != y {
                return format!("{x}\n      → {y}").chars().take(900).collect();
            }
        }
    }
    "a line added".to_owned()
}

/// The English of a sheet damaged: in its lines, and as prose of its own.
fn lines(case: &Case, clean: &BTreeSet<String>, operator: Operator, missed: &mut Vec<String>) -> (Count, Count) {
    let (mut of_lines, mut of_prose) = (Count::default(), Count::default());
    let mut chance = Chance::of(&format!("{} {operator:?} {}", case.name, case.own));
    let mut order: Vec<usize> = (0..case.sheet.facts.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, chance.below(at + 1));
    }
    for at in order {
        if of_lines.all >= TRIES {
            break;
        }
        let fact = &case.sheet.facts[at];
        let text = match words::damage(operator, &fact.statement, &beside(&case.sheet, fact), &mut chance) {
            Damage::None => continue,
            Damage::Equivalent => {
                of_lines.equivalent += 1;
                continue;
            }
            Damage::Done(text) => text,
        };
        let mut bent = case.sheet.clone();
        bent.facts[at].statement.clone_from(&text);
        of_lines.all += 1;
        if errors(case, &bent).difference(clean).next().is_some() {
            of_lines.hit += 1;
        } else {
            missed.push(format!("lines {operator:?} {}: {} → {text}", case.name, fact.statement));
        }
        // What is found wrong before it is damaged tells nothing.
        if !case.own || !prose_errors(case, &fact.statement).is_empty() {
            continue;
        }
        of_prose.all += 1;
        if prose_errors(case, &text).is_empty() {
            let told = sources(case, &text).join("\n        ");
            missed.push(format!("prose {operator:?} {}: {} → {text}\n        {told}", case.name, fact.statement));
        } else {
            of_prose.hit += 1;
        }
    }
    (of_lines, of_prose)
}

/// The least share of every operator's damage to sheets that is found.
const LEAST: f64 = 0.95;

#[test]
fn damage_is_found_and_nothing_else() {
    let cases = cases();
    let clean: Vec<BTreeSet<String>> = cases.iter().map(|case| errors(case, &case.sheet)).collect();
    let alarms: Vec<String> = cases
        .iter()
        .zip(&clean)
        .flat_map(|(case, found)| found.iter().map(|f| format!("{} (own: {}): {f}", case.name, case.own)))
        .collect();
    if std::env::var_os("FICHE_MISSED").is_some() {
        println!("{}", alarms.join("\n"));
    }
    let (mut sheets, mut prose, mut weak, mut missed) = (Count::default(), Count::default(), Vec::new(), Vec::new());
    println!("{:<22} {:<18} {:<18} {:<18} equivalent", "operator", "fields", "lines", "prose");
    for (operator, name) in OPERATORS {
        let (mut of_fields, mut of_lines, mut of_prose) = (Count::default(), Count::default(), Count::default());
        for (case, clean) in cases.iter().zip(&clean) {
            of_fields.add(fields(case, clean, *operator, &mut missed));
            let (lines, prose) = lines(case, clean, *operator, &mut missed);
            of_lines.add(lines);
            of_prose.add(prose);
        }
        println!(
            "{name:<22} {:<18} {:<18} {:<18} {}",
            of_fields.cell(),
            of_lines.cell(),
            of_prose.cell(),
            of_fields.equivalent + of_lines.equivalent
        );
        if std::env::var_os("FICHE_MISSED").is_some() {
            println!("{}", missed.join("\n"));
            missed.clear();
        }
        let mut both = of_fields;
        both.add(of_lines);
        if both.share() < LEAST {
            weak.push(format!("{name}: {}", both.cell()));
        }
        sheets.add(both);
        prose.add(of_prose);
    }
    let statements: Vec<(&Case, &str)> = cases
        .iter()
        .filter(|c| c.own)
        .flat_map(|c| c.sheet.facts.iter().map(move |f| (c, f.statement.as_str())))
        .collect();
    let flagged: Vec<String> = statements
        .iter()
        .filter(|(case, text)| !prose_errors(case, text).is_empty())
        .map(|(case, text)| format!("{}: {text}\n        {}", case.name, prose_errors(case, text).join("\n        ")))
        .collect();
    println!(
        "sheets {}, prose {}; {} of {} untouched statements are found wrong as prose",
        sheets.cell(),
        prose.cell(),
        flagged.len(),
        statements.len()
    );
    if std::env::var_os("FICHE_MISSED").is_some() {
        println!("{}", flagged.iter().map(|f| format!("flagged {f}")).collect::<Vec<_>>().join("\n"));
    }
    assert!(alarms.is_empty(), "false alarms on untouched sheets:\n{}", alarms.join("\n"));
    assert!(weak.is_empty(), "found too seldom in sheets:\n{}", weak.join("\n"));
    assert!(sheets.share() >= 0.98, "found too seldom in sheets: {}", sheets.cell());
    assert!(prose.share() >= 0.9, "found too seldom in prose: {}", prose.cell());
    assert!(
        flagged.len() * 18 <= statements.len(),
        "too many untouched statements found wrong:\n{}",
        flagged.join("\n")
    );
}
