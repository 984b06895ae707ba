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
    FRENCH.mentions(&doc, &text, None)
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
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use crate::{
        lang::{Pack, fr::FRENCH},
        mentions::Mentions,
        names::{Gazetteer, Table},
        text::{Document, Interner, Text, fold},
    };

    /// Scores entities as the contract's section 7 does and prints what is missed or extra: precision, recall, F1.
    /// `None` where the folder holds no gold.
    fn score(label: &str, folder: &Path, read: impl Fn(&str) -> Mentions) -> Option<(f64, f64)> {
        let mut files: Vec<_> = fs::read_dir(folder)
            .ok()?
            .flatten()
            .map(|f| f.path())
            .filter(|p| p.extension().is_some_and(|e| e == "json"))
            .collect();
        files.retain(|file| !file.to_string_lossy().ends_with(".expect.json"));
        files.sort();
        let (mut right, mut extra, mut missed) = (0, 0, 0);
        for file in files {
            let source = fs::read_to_string(file.with_extension("txt")).unwrap();
            let gold: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            let found = read(&source);
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
                        eprintln!("{label}: missed {doc}: {kinds} {}", entity["names"]);
                        missed += 1;
                    }
                }
            }
            for (kind, name, surfaces) in pool {
                eprintln!("{label}: extra  {doc}: {kind} {name} {surfaces:?}");
                extra += 1;
            }
        }
        let precision = f64::from(right) / f64::from(right + extra);
        let recall = f64::from(right) / f64::from(right + missed);
        let f1 = 2.0 * precision * recall / (precision + recall);
        eprintln!("{label}: P {precision:.3} R {recall:.3} F1 {f1:.3} ({right} right, {extra} extra, {missed} missed)");
        Some((f1, precision))
    }

    /// What the rules alone do is known only with the tables of companies emptied.
    #[test]
    fn entities_with_and_without_the_tables_of_companies() {
        let mut words = Interner::default();
        let written = super::tables::written();
        let emptied = written.iter().map(|(_, tsv, kind)| {
            let header = tsv.split_inclusive('\n').next().unwrap();
            (if *kind == "company" { header } else { tsv.as_str() }, *kind)
        });
        let table = Table::make(emptied).unwrap();
        let gazetteer = Gazetteer { names: Box::leak(Box::new(table)), ..Gazetteer::build(&mut words) };
        let known = |source: &str| {
            let doc = Document::read(source, None);
            FRENCH.mentions(&doc, &Text::read(&doc, FRENCH.words()), None)
        };
        let rules = |source: &str| {
            let doc = Document::read(source, None);
            let (text, mut found) = (Text::read(&doc, &words), Mentions::default());
            found.owner.resize(text.tokens.len(), crate::mentions::Owner::Free);
            gazetteer.read(&text, None, &mut found);
            found
        };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shared = std::env::var_os("FICHE_SHARED").map_or_else(|| root.join("../shared"), PathBuf::from);
        for (label, folder, least) in [("corpus/fr", root.join("corpus/fr"), 0.8), ("gold", shared.join("gold"), 0.8)] {
            let Some((f1, precision)) = score(label, &folder, known) else {
                eprintln!("SKIPPED: no gold articles at {}; set FICHE_SHARED", folder.display());
                continue;
            };
            assert!(f1 >= 0.93 && precision >= 0.93, "{label}: entities fell below F1 0.93 or precision 0.93");
            let (f1, _) = score(&format!("{label}, companies emptied"), &folder, rules).unwrap();
            assert!(f1 >= least, "{label}: with the tables of companies emptied, entities fell below F1 {least}");
        }
    }
}

mod sentences {
    use crate::text::fold;

    /// Short texts, each with exactly the names in it as `kind:name`, the name as written.
    const SENTENCES: &str = include_str!("sentences.tsv");

    #[test]
    fn every_sentence_gives_its_names() {
        let mut wrong = Vec::new();
        for row in SENTENCES.lines().skip(1) {
            let (source, names) = row.split_once('\t').unwrap_or((row, ""));
            // A row that ends in `##` is a title.
            let title = source.strip_suffix(" ##");
            let text = match title {
                Some(title) => format!(" date 2025-10-24 {title}\n\nVoici le détail.\n"),
                None => format!(" date 2025-10-24 Marché du jour\n\n{source}\n"),
            };
            let found = super::read(&text);
            let mut wanted: Vec<(String, String)> = names
                .split(';')
                .filter_map(|n| n.split_once(':'))
                .map(|(kind, name)| (kind.to_owned(), fold(name)))
                .collect();
            for (at, entity) in found.entities.iter().enumerate() {
                let kind = serde_json::to_value(entity.kind).unwrap().as_str().unwrap().to_owned();
                let mut surfaces: Vec<_> =
                    found.names.iter().filter(|m| m.entity as usize == at).map(|m| fold(m.span.slice(&text))).collect();
                surfaces.push(fold(&entity.name));
                match wanted.iter().position(|(k, n)| *k == kind && surfaces.contains(n)) {
                    Some(hit) => {
                        wanted.remove(hit);
                    }
                    None => wrong.push(format!("extra  {kind}:{} in {source}", entity.name)),
                }
            }
            wrong.extend(wanted.iter().map(|(kind, name)| format!("missed {kind}:{name} in {source}")));
        }
        assert!(wrong.is_empty(), "sentences.tsv: {} names wrong\n{}", wrong.len(), wrong.join("\n"));
    }
}

mod tables {
    use std::{collections::HashMap, fs, path::Path};

    use crate::names::{
        cues::{CUES, Cue, FIRST_NAMES},
        tables::TABLES,
    };

    /// The tables of the program as they are written: file, text, kind.
    pub(super) fn written() -> Vec<(&'static str, String, &'static str)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/names");
        TABLES.iter().map(|(file, kind)| (*file, fs::read_to_string(folder.join(file)).unwrap(), *kind)).collect()
    }

    /// Rows are sorted and of one width; a form stands once in a table.
    #[test]
    fn tables_are_sorted_and_unique() {
        for (file, tsv, _) in written() {
            let rows: Vec<Vec<&str>> = tsv.lines().map(|l| l.split('\t').collect()).collect();
            let mut forms: HashMap<&str, &str> = HashMap::new();
            for pair in rows.get(1..).unwrap().windows(2) {
                assert!(
                    pair[0][0] < pair[1][0],
                    "{file}: {:?} stands before {:?}; sort the rows",
                    pair[0][0],
                    pair[1][0]
                );
            }
            for row in rows.iter().skip(1) {
                assert_eq!(row.len(), rows[0].len(), "{file}: {:?} has too few or too many cells", row[0]);
                for form in row[1].split(';').filter(|f| !f.is_empty()) {
                    let other = forms.insert(form, row[0]);
                    assert!(other.is_none(), "{file}: {form:?} stands at {other:?} and at {:?}", row[0]);
                }
            }
        }
        for (file, tsv) in [("cues.tsv", CUES), ("first_names.tsv", FIRST_NAMES)] {
            let keys: Vec<&str> = tsv.lines().skip(1).filter_map(|l| Some(l.split_once('\t')?.0)).collect();
            assert!(keys.is_sorted_by(|a, b| a < b), "{file}: sort the rows, one a key");
        }
        for row in CUES.lines().skip(1) {
            let (name, words) = row.split_once('\t').unwrap();
            assert!(Cue::ALL.iter().any(|(_, n)| *n == name), "cues.tsv: no cue {name:?}");
            let words: Vec<&str> = words.split(' ').collect();
            assert!(words.is_sorted_by(|a, b| a < b), "cues.tsv: sort the words of {name}, each once");
        }
    }
}

mod ready {
    use std::collections::HashMap;

    use crate::{
        names::{
            make::KINDS,
            table::{Form, Table},
        },
        sheet::EntityKind,
        text::ready::Key,
    };

    /// Every form of every table is found and names the row that names it first.
    #[test]
    fn every_form_names_its_row() {
        let mut first: HashMap<String, String> = HashMap::new();
        let (mut companies, mut forms, mut bytes) = (0, 0, 0);
        for (_, tsv, kind) in super::tables::written() {
            bytes += tsv.len();
            for row in tsv.lines().skip(1) {
                let mut cells = row.split('\t');
                let (name, aliases) = (cells.next().unwrap(), cells.next().unwrap());
                companies += usize::from(kind == "company");
                for form in std::iter::once(name).chain(aliases.split(';')).filter(|form| !form.is_empty()) {
                    forms += 1;
                    let named = first.entry(crate::text::pieces(form).join(" ")).or_insert_with(|| name.to_owned());
                    let slot = Table::built()
                        .slot(Key::of(form))
                        .and_then(Form::of)
                        .unwrap_or_else(|| panic!("{form:?} is lost"));
                    assert_eq!(Table::built().entry(slot.entry).unwrap().name, named, "{form:?}");
                }
            }
        }
        assert!(Table::built().slot(Key::of("Veltis")).is_none());
        eprintln!("{companies} companies, {forms} names and aliases in {bytes} bytes of tables");
        assert!(companies >= 2500 && forms >= 6000, "{companies} companies and {forms} names and aliases are too few");
        assert!(bytes < 2 << 20, "the tables of names hold {bytes} bytes; 2 MB is the most");
    }

    #[test]
    fn kinds_are_those_of_the_contract() {
        for kind in KINDS {
            let table = Table::make([("name\nVeltis\n", *kind)]).unwrap();
            let line = table.find(Key::of("veltis")).unwrap();
            let named: EntityKind = serde_json::from_value((*kind).into()).unwrap();
            assert_eq!(table.entry(line).unwrap().kind, named);
        }
    }
}
