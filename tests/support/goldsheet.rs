//! Fact sheets made from gold files, to try the checks on what is right: gold says values and roles, this module finds
//! their slices and writes plain English of its own.

use std::path::PathBuf;

use fiche::{
    facts::ontology::{FactType, Form, METRICS, RoleSpec},
    sheet::Sheet,
};
use serde_json::{Value, json};

/// The folder of gold files; says loudly where it is missing.
pub fn gold_dir() -> Option<PathBuf> {
    let shared = std::env::var_os("FICHE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let dir = shared.join("gold");
    if dir.is_dir() {
        return Some(dir);
    }
    eprintln!("SKIPPED: no gold files in {}; set FICHE_SHARED to the folder that holds gold/", dir.display());
    None
}

/// Every gold article: name, text, sheet.
#[allow(dead_code, reason = "each test file uses its part")]
pub fn all() -> Vec<(String, String, Sheet)> {
    let Some(dir) = gold_dir() else { return Vec::new() };
    let mut names: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    names.retain(|p| p.extension().is_some_and(|e| e == "json") && p.with_extension("txt").exists());
    names.sort();
    names
        .iter()
        .map(|path| {
            let text = std::fs::read_to_string(path.with_extension("txt")).unwrap();
            let gold: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            let sheet = sheet(&text, &gold);
            (path.file_stem().unwrap().to_string_lossy().into_owned(), text, sheet)
        })
        .collect()
}

fn first(value: &Value) -> &str {
    value.as_str().unwrap_or("").split('|').next().unwrap_or("").trim()
}

/// The first of several readings; `-` is none.
fn choice(value: &Value) -> Value {
    Some(first(value)).filter(|text| !text.is_empty() && *text != "-").map_or(Value::Null, |text| json!(text))
}

fn list<'g>(gold: &'g Value, key: &str) -> &'g [Value] {
    gold[key].as_array().map_or(&[], Vec::as_slice)
}

fn locate(items: &[Value], text: &str) -> Vec<(usize, usize)> {
    let mut cursor = text.trim_start().find(char::is_whitespace).unwrap_or(0) + "date 2025-10-24".len().min(text.len());
    items
        .iter()
        .map(|item| {
            let want = item["text"].as_str().unwrap();
            let at = text.get(cursor..).and_then(|rest| rest.find(want)).map(|at| at + cursor);
            let at = at.or_else(|| text.find(want)).unwrap_or_else(|| panic!("not in the article: {want:?}"));
            cursor = at + want.len();
            (at, cursor)
        })
        .collect()
}

fn slice(text: &str, (start, end): (usize, usize)) -> Value {
    json!({ "text": &text[start..end], "span": { "start": start, "end": end } })
}

/// `6255000000..6375000000 EUR/share` as value, max, unit, per.
fn split_key(key: &str, kind: &str) -> (String, Option<String>, Option<String>, Option<String>) {
    let (amount, unit) = key.split_once(' ').unwrap_or((key, ""));
    let (low, high) = amount.split_once("..").map_or((amount, None), |(a, b)| (a, Some(b.to_owned())));
    let (unit, per) = match (kind, unit.split_once('/')) {
        ("money", Some((unit, per))) => (unit, Some(per.to_owned())),
        _ => (unit, None),
    };
    (low.to_owned(), high, (!unit.is_empty()).then(|| unit.to_owned()), per)
}

fn grain(value: &str) -> &'static str {
    match value {
        v if v.starts_with('P') => "duration",
        v if v.contains('T') && v.contains(':') => "clock",
        v if v.contains('T') => "part",
        v if v.get(..9).is_some_and(|v| v.get(4..5) == Some("/")) => "fiscal",
        v if v.contains('/') => "span",
        v if v.contains('W') => "week",
        v if v.contains('Q') => "quarter",
        v if v.contains('H') => "half",
        v => match v.len() {
            4 => "year",
            7 => "month",
            _ => "day",
        },
    }
}

/// The sheet that gold describes.
pub fn sheet(text: &str, gold: &Value) -> Sheet {
    let published = text.trim_start().strip_prefix("date ").and_then(|rest| rest.split_whitespace().next());
    let figures: Vec<Value> = list(gold, "figures")
        .iter()
        .zip(locate(list(gold, "figures"), text))
        .enumerate()
        .map(|(at, (figure, place))| {
            let kind = first(&figure["kind"]);
            let (value, max, unit, per) = split_key(first(&figure["key"]), kind);
            let mut out = slice(text, place);
            let more = json!({ "id": format!("n{}", at + 1), "kind": kind, "value": value, "max": max, "unit": unit, "per": per,
                "bound": if figure["bound"].is_null() { "exact" } else { first(&figure["bound"]) }, "equivalent_to": null });
            out.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            out
        })
        .collect();
    let dates: Vec<Value> = list(gold, "dates")
        .iter()
        .zip(locate(list(gold, "dates"), text))
        .enumerate()
        .map(|(at, (date, place))| {
            let value = first(&date["value"]);
            let mut out = slice(text, place);
            let more = json!({ "id": format!("d{}", at + 1), "value": value, "grain": grain(value), "mod": choice(&date["mod"]), "bound": choice(&date["bound"]) });
            out.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            out
        })
        .collect();
    let entities: Vec<Value> = list(gold, "entities")
        .iter()
        .enumerate()
        .map(|(at, entity)| {
            let names: Vec<&str> = entity["names"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let mut places: Vec<(usize, usize)> =
                names.iter().flat_map(|n| text.match_indices(n).map(|(at, n)| (at, at + n.len())).collect::<Vec<_>>()).collect();
            places.sort_unstable();
            places.dedup_by_key(|(start, _)| *start);
            let mentions: Vec<Value> = places.iter().map(|p| slice(text, *p)).collect();
            json!({ "id": format!("e{}", at + 1), "kind": first(&entity["kind"]), "name": names[0], "identifiers": {}, "mentions": mentions })
        })
        .collect();
    let mut maker = Maker { text, gold, figures: &figures, dates: &dates, entities: &entities, used: Vec::new() };
    let facts: Vec<Value> = list(gold, "facts").iter().enumerate().map(|(at, fact)| maker.fact(at, fact)).collect();
    let uses = |form: &str, id: &str| -> Vec<&str> {
        let needle = format!("\"{form}\":\"{id}\"");
        facts.iter().filter(|f| f.to_string().contains(&needle)).filter_map(|f| f["id"].as_str()).collect()
    };
    let coverage: Vec<Value> = figures
        .iter()
        .map(|f| ("figure", f))
        .chain(dates.iter().map(|d| ("date", d)))
        .map(|(form, item)| {
            let users = uses(form, item["id"].as_str().unwrap());
            let state = if users.is_empty() { "set_aside" } else { "used" };
            json!({ "item": item["id"], "state": state, "reason": users.is_empty().then_some("no fact of gold uses it"), "facts": users })
        })
        .collect();
    let line = |f: &Value| json!({ "statement": f["statement"], "facts": [f["id"]] });
    let whole = json!({
        "schema": "fiche/1",
        "source": { "path": "gold.txt", "sha256": "", "bytes": text.len(), "encoding": "utf-8", "language": "fr",
            "language_confidence": 1.0, "published": published, "title": null, "publisher": null, "url": null },
        "headline": facts.first().map_or(json!({ "statement": "", "facts": [] }), line),
        "summary": facts.iter().take(3).map(line).collect::<Vec<_>>(),
        "key_facts": facts.iter().map(line).collect::<Vec<_>>(),
        "entities": entities, "figures": figures, "dates": dates, "facts": facts, "marks": [], "coverage": coverage,
        "validation": { "status": "pass", "checked": 0, "findings": [] },
    });
    serde_json::from_value(whole).unwrap_or_else(|e| panic!("{}: {e}", gold["doc"]))
}

struct Maker<'a> {
    text: &'a str,
    gold: &'a Value,
    figures: &'a [Value],
    dates: &'a [Value],
    entities: &'a [Value],
    used: Vec<String>,
}

impl Maker<'_> {
    fn fact(&mut self, at: usize, fact: &Value) -> Value {
        let kind = first(&fact["type"]);
        let kind = *FactType::ALL.iter().find(|k| k.name() == kind).unwrap();
        // The figure with the fewest homonyms fixes where the fact is told.
        let wanted: Vec<Vec<usize>> = kind
            .roles()
            .iter()
            .filter(|s| s.forms == [Form::Figure] && fact["roles"][s.name].is_string())
            .map(|s| self.candidates(fact["roles"][s.name].as_str().unwrap()))
            .filter(|c| !c.is_empty())
            .collect();
        let place = |i: &usize| self.figures[*i]["span"]["start"].as_u64().unwrap();
        let spread = |anchor: u64| -> u64 {
            wanted.iter().map(|c| c.iter().map(|i| place(i).abs_diff(anchor)).min().unwrap_or(0)).sum()
        };
        let taken = |i: &usize| self.used.contains(&format!("{} {i}", kind.name()));
        let anchor = wanted
            .iter()
            .min_by_key(|c| c.len())
            .and_then(|c| c.iter().min_by_key(|i| (taken(i), spread(place(i)))))
            .map_or_else(|| self.subject_place(kind, fact), place);
        let mut roles = serde_json::Map::new();
        for spec in kind.roles() {
            let value = &fact["roles"][spec.name];
            if value.is_null() {
                continue;
            }
            let said: Vec<Value> = match value.as_array() {
                Some(many) => many.iter().filter_map(|v| self.says(kind, spec, v, anchor)).collect(),
                None => self.says(kind, spec, value, anchor).into_iter().collect(),
            };
            match said.as_slice() {
                [] => {}
                [one] if !value.is_array() => {
                    roles.insert(spec.name.to_owned(), one.clone());
                }
                many => {
                    roles.insert(spec.name.to_owned(), json!(many));
                }
            }
        }
        let mut spans: Vec<(usize, usize)> = vec![self.sentence(anchor as usize)];
        for role in roles.values() {
            if let Some(id) = role["figure"].as_str() {
                let figure = self.figures.iter().find(|f| f["id"] == id).unwrap();
                self.used.push(format!("{} {}", kind.name(), id[1..].parse::<usize>().unwrap() - 1));
                spans.push(self.sentence(figure["span"]["start"].as_u64().unwrap() as usize));
            }
        }
        spans.sort_unstable();
        spans.dedup();
        let modality = if fact["modality"].is_null() { "asserted" } else { first(&fact["modality"]) };
        let statement = self.statement(kind, &roles, modality);
        json!({ "id": format!("f{}", at + 1), "type": kind.name(), "roles": roles, "modality": modality, "attribution": null, "time": null,
            "frame": "gold", "evidence": spans.iter().map(|s| slice(self.text, *s)).collect::<Vec<_>>(), "statement": statement })
    }

    fn candidates(&self, key: &str) -> Vec<usize> {
        let keys: Vec<&str> = key.split('|').map(str::trim).flat_map(|k| [k, k.trim_start_matches('-')]).collect();
        let gold = list(self.gold, "figures");
        (0..gold.len())
            .filter(|i| {
                gold[*i]["key"]
                    .as_str()
                    .unwrap()
                    .split('|')
                    .any(|k| keys.contains(&k.trim().trim_start_matches('-')) || keys.contains(&k.trim()))
            })
            .collect()
    }

    fn subject_place(&self, kind: FactType, fact: &Value) -> u64 {
        kind.roles()
            .iter()
            .filter_map(|s| fact["roles"][s.name].as_str().or_else(|| fact["roles"][s.name][0].as_str()))
            .find_map(|name| self.entity(name))
            .and_then(|e| {
                e["mentions"].as_array().and_then(|m| m.get(m.len() / 2)).and_then(|m| m["span"]["start"].as_u64())
            })
            .unwrap_or(0)
    }

    fn entity(&self, name: &str) -> Option<&Value> {
        let gold = list(self.gold, "entities");
        let at = name
            .split('|')
            .find_map(|n| gold.iter().position(|e| e["names"].as_array().unwrap().iter().any(|m| m == n.trim())))?;
        self.entities.get(at)
    }

    fn says(&self, kind: FactType, spec: &RoleSpec, value: &Value, anchor: u64) -> Option<Value> {
        let text = value.as_str()?;
        let nearest = |list: &[Value], ids: Vec<usize>| {
            ids.into_iter()
                .min_by_key(|i| list[*i]["span"]["start"].as_u64().unwrap().abs_diff(anchor))
                .map(|i| list[i].clone())
        };
        if spec.forms.contains(&Form::Figure) {
            let figure = nearest(self.figures, self.candidates(text))?;
            let mut out = json!({ "figure": figure["id"] });
            if first(value).starts_with('-') && !figure["value"].as_str().unwrap().starts_with('-') {
                out["sign"] = json!("negative");
            }
            return Some(out);
        }
        if spec.forms.contains(&Form::Date) {
            let gold = list(self.gold, "dates");
            let same = |d: &Value| d["value"].as_str().unwrap().split('|').any(|v| text.split('|').any(|t| t == v));
            let ids = (0..gold.len()).filter(|i| same(&gold[*i])).collect();
            return nearest(self.dates, ids).map(|d| json!({ "date": d["id"] }));
        }
        if spec.forms.contains(&Form::Entity)
            && let Some(entity) = self.entity(text)
        {
            return Some(json!({ "entity": entity["id"] }));
        }
        let term = first(value);
        let is_term = match kind {
            FactType::Guidance if spec.name == "metric" => METRICS.contains(&term),
            _ => spec.forms == [Form::Term],
        };
        if is_term {
            return Some(json!({ "term": term }));
        }
        if spec.forms.contains(&Form::Phrase) {
            let at = text.split('|').find_map(|t| self.text.find(t.trim()).map(|at| (at, at + t.trim().len())))?;
            return Some(json!({ "phrase": slice(self.text, at) }));
        }
        None
    }

    fn sentence(&self, at: usize) -> (usize, usize) {
        let stop = |i: usize| self.text[i..].starts_with('\n') || self.text[i..].starts_with(". ");
        let bounds = || self.text.char_indices().map(|(i, _)| i);
        let start = bounds().take_while(|i| *i < at).filter(|i| stop(*i)).last().map_or(0, |i| i + 1);
        let end = bounds().skip_while(|i| *i < at).find(|i| stop(*i)).unwrap_or(self.text.len());
        let lead = self.text[start..end].len() - self.text[start..end].trim_start().len();
        (start + lead, end)
    }

    fn statement(&self, kind: FactType, roles: &serde_json::Map<String, Value>, modality: &str) -> String {
        let mut words: Vec<String> = Vec::new();
        let by_id = |list: &[Value], id: &Value| list.iter().find(|x| x["id"] == *id).cloned().unwrap();
        for spec in kind.roles() {
            let Some(role) = roles.get(spec.name) else { continue };
            for role in role.as_array().map_or_else(|| vec![role.clone()], Clone::clone) {
                words.push(if !role["entity"].is_null() {
                    by_id(self.entities, &role["entity"])["name"].as_str().unwrap().to_owned()
                } else if !role["figure"].is_null() {
                    format!("({} {})", spec.name.replace('_', " "), print_figure(&by_id(self.figures, &role["figure"])))
                } else if !role["date"].is_null() {
                    format!("in {}", print_date(by_id(self.dates, &role["date"])["value"].as_str().unwrap()))
                } else if !role["phrase"].is_null() {
                    format!("«{}»", role["phrase"]["text"].as_str().unwrap())
                } else {
                    print_term(role["term"].as_str().unwrap())
                });
            }
        }
        let stance = match modality {
            "expected" => "is expected to",
            "possible" => "could",
            "denied" => "does not",
            _ => "did",
        };
        words.insert(1.min(words.len()), stance.to_owned());
        words.join(" ") + "."
    }
}

fn print_term(term: &str) -> String {
    match term {
        "up" => "rose",
        "down" => "fell",
        "flat" => "unchanged",
        "yoy" => "from a year earlier",
        "mom" => "from the previous month",
        "qoq" | "sequential" => "from the previous quarter",
        other => return other.replace('_', " "),
    }
    .to_owned()
}

/// `about EUR 1.2 billion`.
pub fn print_figure(figure: &Value) -> String {
    let bound = match figure["bound"].as_str().unwrap() {
        "about" => "about ",
        "nearly" => "nearly ",
        "more_than" => "more than ",
        "less_than" => "less than ",
        "at_least" => "at least ",
        "at_most" => "up to ",
        "vague" => "several times ",
        _ => "",
    };
    let scaled = |value: &str| -> String {
        let digits = value.trim_start_matches('-');
        for (zeros, word) in [(9, "billion"), (6, "million")] {
            if digits.len() > zeros
                && !digits.contains('.')
                && digits.bytes().rev().take_while(|b| *b == b'0').count() >= zeros - 3
            {
                let (head, tail) = digits.split_at(digits.len() - zeros);
                let tail = tail.trim_end_matches('0');
                return if tail.is_empty() { format!("{head} {word}") } else { format!("{head}.{tail} {word}") };
            }
        }
        value.to_owned()
    };
    let unit = figure["unit"].as_str().unwrap_or("");
    let mut out = bound.to_owned();
    if figure["kind"] == "money" {
        out += &format!("{unit} ");
    }
    out += &scaled(figure["value"].as_str().unwrap());
    if let Some(max) = figure["max"].as_str() {
        out += &format!(" to {}", scaled(max));
    }
    match figure["kind"].as_str().unwrap() {
        "percent" => out += "%",
        "percentage_points" => out += " percentage points",
        "basis_points" => out += " basis points",
        "points" => out += " points",
        "multiple" => out += " times",
        _ => {}
    }
    out
}

/// The months as English sheets print them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn print_date(value: &str) -> String {
    match grain(value) {
        "month" => format!("{} {}", MONTHS[value[5..].parse::<usize>().unwrap() - 1], &value[..4]),
        "day" | "part" | "clock" => {
            format!("{} {} {}", &value[8..10], MONTHS[value[5..7].parse::<usize>().unwrap() - 1], &value[..4])
        }
        "quarter" => format!(
            "the {} quarter of {}",
            ["first", "second", "third", "fourth"][value[6..].parse::<usize>().unwrap() - 1],
            &value[..4]
        ),
        "half" => {
            format!("the {} half of {}", ["first", "second"][value[6..].parse::<usize>().unwrap() - 1], &value[..4])
        }
        "duration" => "the period of years".to_owned(),
        "span" => format!(
            "{} to {}",
            print_date(value.split('/').next().unwrap()),
            print_date(value.split('/').nth(1).unwrap())
        ),
        _ => value.to_owned(),
    }
}
