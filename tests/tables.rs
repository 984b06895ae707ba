//! CSV, Parquet and SQLite, read back by programs that share nothing with the writers.

mod common;
#[path = "common/tools.rs"]
mod tools;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use common::{fiche, folder};

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/fr");

/// A broker's note with what tables trip over: quotes, a leading sign, a formula.
const NOTE: &str = " date 2025-10-24 Veltis: HSBC relève son objectif de cours\n\n\
    HSBC a relevé vendredi son objectif de cours sur Veltis à 295 dollars contre 285 dollars et confirme sa recommandation \
    à l'achat. Le titre \"Veltis\" gagne +3,25% à 270,50 dollars.\n";

/// Some articles of the corpus, and the note.
fn articles(name: &str) -> PathBuf {
    let here = folder(name);
    fs::create_dir_all(here.join("in")).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(CORPUS).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    for path in paths.iter().take(8) {
        fs::copy(path, here.join("in").join(path.file_name().unwrap())).unwrap();
    }
    fs::write(here.join("in/note.txt"), NOTE).unwrap();
    here
}

fn write(here: &Path, format: &str, out: &str) {
    let run = fiche(here, &["extract", "in", "-o", out, "--format", format]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.err.contains(&format!("9 of 9 sheets written to {out}")), "{}", run.err);
}

/// Runs a script that finds the sheets in `sheets.jsonl`, and says what it finds wrong.
fn python(here: &Path, imports: &str, script: &str) {
    let Some(python) = tools::tool("FICHE_PYTHON", "python3", &["-c", imports]) else { return };
    write(here, "jsonl", "lines");
    let script = format!(
        "import json\nsheets = [json.loads(line) for line in open('lines/sheets.jsonl', encoding='utf-8')]\n\
         assert len(sheets) == 9\n{imports}\n{script}"
    );
    let done = Command::new(python).args(["-B", "-c", &script]).current_dir(here).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn same_bytes(here: &Path, format: &str, files: &[&str]) {
    let run = fiche(here, &["extract", "in", "-o", "again", "--format", format, "-j", "4", "-q"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for file in files {
        let bytes = |folder: &str| fs::read(here.join(folder).join(file)).unwrap();
        assert!(bytes("out") == bytes("again"), "{file} differs between two runs");
    }
}

#[test]
fn csv_is_read_by_pandas() {
    let here = articles("csv");
    write(&here, "csv", "out");
    same_bytes(&here, "csv", &["facts.csv", "figures.csv", "entities.csv"]);
    let facts = fiche(&here, &["extract", "in", "--format", "csv"]);
    assert_eq!(facts.out, fs::read_to_string(here.join("out/facts.csv")).unwrap());
    python(
        &here,
        "import pandas",
        r#"
read = lambda name: pandas.read_csv(f'out/{name}.csv', dtype=str, keep_default_na=False)
facts, figures, entities = read('facts'), read('figures'), read('entities')
told = lambda text: text[1:] if text.startswith("'") else text
want = [(s['source']['path'], f['id'], f['type'], f['modality'], f['statement']) for s in sheets for f in s['facts']]
assert want == list(zip(facts.path, facts.id, facts.type, facts.modality, map(told, facts.statement)))
want = [(s['source']['path'], n['id'], n['text'], n['unit'] or '') for s in sheets for n in s['figures']]
assert want == list(zip(figures.path, figures.id, map(told, figures.text), map(told, figures.unit)))
want = [n['value'] for s in sheets for n in s['figures'] if '/' not in (n['value'] or '')]
assert [v or '' for v in want] == [v for v, f in zip(figures.value, figures.fraction) if not f]
want = [(e['name'], e['kind'], len(e['mentions'])) for s in sheets for e in s['entities']]
assert want == list(zip(entities.name.map(told), entities.kind, entities.mentions.astype(int)))
note = facts[(facts.type == 'analyst_rating') & (facts.path == 'in/note.txt')].iloc[0]
assert (note.broker, note.target, note.target_value, note.previous_target) == ('HSBC', '295 USD', '295', '285 USD'), note
assert '\'+3,25%' in set(figures.text)
for table in (facts, figures, entities):
    for name in table.columns:
        cells = [c for c in table[name] if c[:1] in ('=', '+', '-', '@', '\t', '\r')]
        assert all(c.lstrip('-').replace('.', '', 1).isdigit() for c in cells), (name, cells)
"#,
    );
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_is_read_by_pyarrow_and_duckdb() {
    let here = articles("parquet");
    write(&here, "parquet", "out");
    let tables = ["articles", "entities", "mentions", "figures", "dates", "facts", "roles", "evidences", "findings"];
    same_bytes(&here, "parquet", &tables.map(|table| format!("{table}.parquet")).each_ref().map(String::as_str));
    python(
        &here,
        "import pyarrow.parquet, duckdb",
        r#"
from datetime import date
from decimal import Decimal
read = lambda name: pyarrow.parquet.read_table(f'out/{name}.parquet')
kinds = {f.name: str(f.type) for f in read('figures').schema}
assert (kinds['value'], kinds['start'], kinds['unit']) == ('decimal128(38, 10)', 'int64', 'string'), kinds
assert str(read('dates').schema.field('day').type) == 'date32[day]'
assert str(read('articles').schema.field('language_confidence').type) == 'double'
plain = lambda v: None if v is None or '/' in v else Decimal(v)
figures = read('figures').to_pylist()
want = [(s['source']['path'], n['id'], plain(n['value']), plain(n['max']), n['unit'], n['text']) for s in sheets for n in s['figures']]
assert want == [(n['path'], n['id'], n['value'], n['max'], n['unit'], n['text']) for n in figures]
days = lambda d: date.fromisoformat(d['value'][:10]) if d['grain'] in ('day', 'part', 'clock') else None
dates = read('dates').to_pylist()
want = [(d['value'], days(d), d['mod'], d['text'], d['span']['start']) for s in sheets for d in s['dates']]
assert want == [(d['value'], d['day'], d['mod'], d['text'], d['start']) for d in dates] and any(d['day'] for d in dates)
state = {(s['source']['path'], c['item']): (c['state'], c['reason']) for s in sheets for c in s['coverage']}
for row in figures + dates:
    assert state[row['path'], row['id']] == (row['state'], row['reason'])
facts = read('facts').to_pylist()
assert [f['statement'] for f in facts] == [f['statement'] for s in sheets for f in s['facts']]
roles = sum(len(r) if isinstance(r, list) else 1 for s in sheets for f in s['facts'] for r in f['roles'].values())
assert read('roles').num_rows == roles
assert read('mentions').num_rows == sum(len(e['mentions']) for s in sheets for e in s['entities'])
assert read('evidences').num_rows == sum(len(f['evidence']) for s in sheets for f in s['facts'])
assert read('findings').num_rows == sum(len(s['validation']['findings']) for s in sheets)
got = duckdb.sql("""SELECT f.broker, f.target_value, f.previous_target, r.amount, a.published_day
  FROM 'out/facts.parquet' f JOIN 'out/roles.parquet' r ON r.path = f.path AND r.fact = f.id AND r.role = 'target'
  JOIN 'out/articles.parquet' a ON a.path = f.path WHERE f.path = 'in/note.txt'""").fetchall()
assert got == [('HSBC', Decimal(295), '285 USD', Decimal(295), date(2025, 10, 24))], got
"#,
    );
}

#[cfg(feature = "sqlite")]
#[test]
fn a_database_is_read_by_sqlite() {
    let here = articles("sqlite");
    write(&here, "sqlite", "out");
    same_bytes(&here, "sqlite", &["fiche.sqlite"]);
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let query = readme.split("```sql\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the README's query");
    fs::write(here.join("query.sql"), query).unwrap();
    python(
        &here,
        "import sqlite3",
        r#"
base = sqlite3.connect('file:out/fiche.sqlite?mode=ro', uri=True)
rows = lambda sql, *told: base.execute(sql, told).fetchall()
assert rows('PRAGMA integrity_check') == [('ok',)] and rows('PRAGMA foreign_key_check') == []
assert rows('SELECT path, sha256, title FROM articles ORDER BY id') == [
    (s['source']['path'], s['source']['sha256'], s['source']['title']) for s in sheets]
got = rows('SELECT a.path, n.id, coalesce(n.value, n.fraction), n.text FROM figures n JOIN articles a ON a.id = n.article ORDER BY a.id, n.start, n."end"')
want = [(s['source']['path'], n['id'], n['value'], n['text']) for s in sheets for n in s['figures']]
assert sorted(got) == sorted(want)
assert rows("SELECT value, value_number FROM figures WHERE text = '+3,25%'") == [('3.25', 3.25)]
for table in ('entities', 'dates', 'facts'):
    assert rows(f'SELECT count(*) FROM {table}') == [(sum(len(s[table]) for s in sheets),)]
kinds = {f['type'] for s in sheets for f in s['facts']}
for kind in kinds:
    want = sorted(f['statement'] for s in sheets for f in s['facts'] if f['type'] == kind)
    assert sorted(s for s, in rows(f'SELECT statement FROM {kind}')) == want
got = rows("SELECT broker, subject, target, previous_target_value, day FROM analyst_rating WHERE path = 'in/note.txt'")
assert got == [('HSBC', 'Veltis', '295 USD', 285.0, '2025-10-24')], got
unread = sum(c['state'] == 'unread' for s in sheets for c in s['coverage'])
assert rows('SELECT count(*) FROM unread') == [(unread,)]
assert ('Veltis', 'analyst_rating') in rows('SELECT name, type FROM entity_facts')
got = rows(open('query.sql').read())
assert len(got) == 1 and 'Veltis' in got[0] and '295 USD' in got[0], got
plan = rows("EXPLAIN QUERY PLAN SELECT * FROM roles WHERE role = 'broker' AND value = 'HSBC'")
assert 'roles_by_' in str(plan), plan
"#,
    );
}

#[test]
fn tables_need_a_folder_and_stand_when_nothing_changes() {
    let here = articles("standing");
    #[cfg(feature = "sqlite")]
    {
        let run = fiche(&here, &["extract", "in", "--format", "sqlite"]);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        assert!(run.err.contains("name it with -o DIR"), "{}", run.err);
    }
    write(&here, "csv", "out");
    let again = fiche(&here, &["extract", "in", "-o", "out", "--format", "csv"]);
    assert_eq!((again.status, again.err.as_str()), (0, "fiche: out: nothing has changed; --force writes it anew\n"));
    let forced = fiche(&here, &["extract", "in", "-o", "out", "--format", "csv", "--force"]);
    assert!(forced.err.contains("9 of 9 sheets"), "{}", forced.err);
    fs::write(here.join("in/note.txt"), NOTE.replace("295", "300")).unwrap();
    let changed = fiche(&here, &["extract", "in", "-o", "out", "--format", "csv"]);
    assert!(changed.err.contains("9 of 9 sheets"), "{}", changed.err);
    assert!(fs::read_to_string(here.join("out/facts.csv")).unwrap().contains("300 USD"));
    assert!(
        fs::read_dir(here.join("out")).unwrap().all(|e| !e.unwrap().file_name().to_string_lossy().ends_with(".part"))
    );
}
