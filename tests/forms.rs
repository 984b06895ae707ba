//! The forms that French finance writes, one a row: the tables of `tests/forms`, each read exactly.
//!
//! A table's name says what its rows hold: `figures*.tsv` or `dates*.tsv`. A row is `section⇥text⇥expected`, published on
//! Friday 2025-10-24 unless the text brings its own ` date …` line; `#` starts a comment. `\n` in the text is a line
//! break, `\u{202F}` the character of that number. Expected is every figure (or date) in reading order, parted by ` | `,
//! or `none`:
//!
//! - a figure: `text → key · kind`, then as far as they apply `· bound`, `· = n` (converts the n-th figure of the row),
//!   `· unresolved`; the key is that of the contract's section 7;
//! - a date: `text → value`, then as far as they apply `· mod` and `· bound`; `text → unresolved` without a value.

use std::{fmt::Write as _, fs, path::Path};

use fiche::{
    Reader,
    sheet::{Date, Figure, Sheet},
    source::Article,
    value::{Amount, Bound, Decimal, FigureKind},
};

const FOLDER: &str = "tests/forms";

/// One row of a table.
struct Row {
    section: String,
    text: String,
    expected: String,
}

/// The rows of a table, with their line numbers.
fn rows(path: &Path) -> Vec<(usize, Row)> {
    let table = fs::read_to_string(path).unwrap();
    let mut out = Vec::new();
    for (line, row) in table.lines().enumerate().map(|(at, row)| (at + 1, row)) {
        if row.is_empty() || row.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = row.split('\t').collect();
        let [section, text, expected] = cells.as_slice() else {
            panic!("{}:{line}: three cells wanted, section⇥text⇥expected: {row:?}", path.display());
        };
        out.push((line, Row { section: (*section).into(), text: unescape(text), expected: unescape(expected) }));
    }
    assert!(!out.is_empty(), "{}: no rows", path.display());
    out
}

/// The text that a cell stands for: `\n` and `\u{202F}` are characters.
fn unescape(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('n') {
            out.push('\n');
            rest = after;
        } else {
            let code = rest.strip_prefix("u{").and_then(|r| r.split_once('}'));
            let (code, after) = code.unwrap_or_else(|| panic!("after a backslash, n or u{{…}} is wanted: {cell:?}"));
            out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character's number"));
            rest = after;
        }
    }
    out + rest
}

/// The article that a row's text makes.
fn article(text: &str) -> Article {
    let own_header = text.starts_with(" date ");
    let source = if own_header { format!("{text}\n") } else { format!(" date 2025-10-24 \n\n{text}\n") };
    Article::from_text(source)
}

fn plain(number: Decimal) -> String {
    let number = number.normalized();
    if number.is_zero() { "0".into() } else { number.to_string() }
}

/// A word of the contract (`more_than`).
fn word<T: serde::Serialize>(value: T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// The comparison key of the contract's section 7.
fn key(figure: &Figure) -> String {
    let mut out = match figure.value {
        Some(Amount::Decimal(number)) => plain(number),
        Some(share) => share.to_string(),
        None => "?".into(),
    };
    if let Some(max) = figure.max {
        let _ = write!(out, "..{}", plain(max));
    }
    if !matches!(figure.kind, FigureKind::Count | FigureKind::Fraction) {
        let _ = write!(out, " {}", figure.unit.as_deref().unwrap_or("?"));
    }
    if let (FigureKind::Money | FigureKind::Quantity, Some(per)) = (figure.kind, &figure.per) {
        let _ = write!(out, "/{per}");
    }
    out
}

fn figure(sheet: &Sheet, figure: &Figure) -> String {
    let mut out = format!("{} → {} · {}", figure.text, key(figure), word(figure.kind));
    if figure.bound != Bound::Exact {
        let _ = write!(out, " · {}", word(figure.bound));
    }
    if let Some(at) = figure.equivalent_to.and_then(|id| sheet.figures.iter().position(|f| f.id == id)) {
        let _ = write!(out, " · = {}", at + 1);
    }
    if figure.unresolved.as_ref().is_some_and(|why| !why.is_empty()) {
        out.push_str(" · unresolved");
    }
    out
}

fn date(date: &Date) -> String {
    let mut out = format!("{} → {}", date.text, date.value.as_deref().unwrap_or("unresolved"));
    assert_eq!(date.value.is_none(), date.unresolved.is_some(), "a date without value says why: {out}");
    if let Some(modifier) = date.modifier {
        let _ = write!(out, " · {}", word(modifier));
    }
    if let Some(bound) = date.bound {
        let _ = write!(out, " · {}", word(bound));
    }
    out
}

/// What a sheet holds, as a table's `expected` cell.
fn told(sheet: &Sheet, figures: bool) -> String {
    let items: Vec<String> = if figures {
        sheet.figures.iter().map(|f| figure(sheet, f)).collect()
    } else {
        sheet.dates.iter().map(date).collect()
    };
    if items.is_empty() { "none".into() } else { items.join(" | ") }
}

/// Reads every row of the tables whose names start so, and reports all that are read otherwise.
fn check(kind: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let reader = Reader::new().language("fr").unwrap();
    let (mut read, mut wrong) = (0, Vec::new());
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy();
        assert!(
            (name.starts_with("figures") || name.starts_with("dates")) && name.ends_with(".tsv"),
            "{FOLDER}/{name}: a table is named figures*.tsv or dates*.tsv"
        );
        if !name.starts_with(kind) {
            continue;
        }
        for (line, row) in rows(path) {
            read += 1;
            let sheet = reader.read(&article(&row.text)).unwrap_or_else(|e| panic!("{name}:{line}: {e}"));
            let found = told(&sheet, kind == "figures");
            if found != row.expected {
                let (section, text, wanted) = (row.section, row.text, row.expected);
                wrong.push(format!("{name}:{line} ({section}) {text:?}\n    wanted {wanted}\n    found  {found}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {read} rows of {FOLDER}/{kind}*.tsv are read otherwise; the contract decides which side to mend:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn figures_are_read_as_the_tables_say() {
    check("figures");
}

#[test]
fn dates_are_read_as_the_tables_say() {
    check("dates");
}
