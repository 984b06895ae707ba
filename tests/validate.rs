//! The checks: silent on what gold says, loud on what is bent.

#[path = "support/goldsheet.rs"]
mod goldsheet;

use fiche::{
    facts::ontology::{Says, Slot},
    sheet::{Severity, Sheet, Status, Validation},
    validate::{CHECKS, Limits, fr::FRENCH, validate, validate_within},
    value::{Amount, Bound, Decimal},
};
use serde_json::{Value, json};

fn check(sheet: &Sheet, source: &str) -> Validation {
    validate(sheet, source, &FRENCH)
}

fn lines(found: &Validation, least: Severity) -> Vec<String> {
    let place = |f: &fiche::sheet::Finding| f.fact.map_or_else(String::new, |f| format!(" ({f})"));
    found
        .findings
        .iter()
        .filter(|f| f.severity >= least)
        .map(|f| format!("{}{}: {}", f.check, place(f), f.message))
        .collect()
}

#[test]
fn gold_has_no_error() {
    let mut wrong = Vec::new();
    let mut warned = Vec::new();
    for (name, text, sheet) in goldsheet::all() {
        let found = check(&sheet, &text);
        assert!(found.checked > 50, "{name}: only {} comparisons", found.checked);
        wrong.extend(lines(&found, Severity::Error).into_iter().map(|l| format!("{name}: {l}")));
        warned.extend(lines(&found, Severity::Note).into_iter().map(|l| format!("{name}: {l}")));
    }
    println!("{}", warned.join("\n"));
    assert!(wrong.is_empty(), "false alarms:\n{}", wrong.join("\n"));
    assert!(warned.len() <= 3, "too many findings on gold:\n{}", warned.join("\n"));
}

const ARTICLE: &str = " date 2025-10-24 Veltis dépasse ses attentes\n\nVeltis a publié jeudi un chiffre d'affaires de 1,2 milliard \
d'euros au troisième trimestre, en hausse de 4% sur un an, contre 1,154 milliard. Le titre cédait plus de 3% à 25 euros. \
Selon Ardine, le groupe devrait dégager une marge opérationnelle de 12 à 13% en 2026. Orgel n'a pas racheté Veltis.\n";

fn slice(text: &str) -> Value {
    let start = ARTICLE.find(text).unwrap_or_else(|| panic!("not in the article: {text:?}"));
    json!({ "text": text, "span": { "start": start, "end": start + text.len() } })
}

fn with(mut base: Value, more: Value) -> Value {
    base.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    base
}

/// A whole and right sheet of the article.
fn right() -> Value {
    let figure = |id: &str, text: &str, kind: &str, value: &str, unit: &str, bound: &str| {
        with(
            slice(text),
            json!({ "id": id, "kind": kind, "value": value, "max": null, "unit": unit, "per": null, "bound": bound, "equivalent_to": null }),
        )
    };
    let date = |id: &str, text: &str, value: &str, grain: &str| {
        with(slice(text), json!({ "id": id, "value": value, "grain": grain, "mod": null, "bound": null }))
    };
    let entity = |id: &str, name: &str| json!({ "id": id, "kind": "company", "name": name, "identifiers": {}, "mentions": [slice(name)] });
    let fact = |id: &str, kind: &str, roles: Value, modality: &str, evidence: &str, statement: &str| {
        json!({ "id": id, "type": kind, "roles": roles, "modality": modality, "attribution": null, "time": null, "frame": "example",
            "evidence": [slice(evidence)], "statement": statement })
    };
    let mut margin = figure("n6", "12 à 13%", "percent", "12", "%", "exact");
    margin["max"] = json!("13");
    let mut expected = fact(
        "f3",
        "financial_result",
        json!({ "subject": {"entity": "e1"}, "metric": {"term": "operating_margin"}, "value": {"figure": "n6"}, "period": {"date": "d4"} }),
        "expected",
        "Selon Ardine, le groupe devrait dégager une marge opérationnelle de 12 à 13% en 2026",
        "Ardine expects Veltis to reach an operating margin of 12% to 13% in 2026.",
    );
    expected["attribution"] = json!({"entity": "e2"});
    json!({
        "schema": "fiche/1",
        "source": { "path": "veltis.txt", "sha256": "", "bytes": ARTICLE.len(), "encoding": "utf-8", "language": "fr",
            "language_confidence": 1.0, "published": "2025-10-24", "title": null, "publisher": null, "url": null },
        "headline": { "statement": "Veltis revenue rises 4%", "facts": ["f1"] },
        "summary": [{ "statement": "Veltis shares fell more than 3%.", "facts": ["f2"] }],
        "key_facts": [],
        "entities": [entity("e1", "Veltis"), entity("e2", "Ardine"), entity("e3", "Orgel")],
        "figures": [
            figure("n1", "1,2 milliard d'euros", "money", "1200000000", "EUR", "exact"),
            figure("n2", "4%", "percent", "4", "%", "exact"),
            figure("n3", "1,154 milliard", "money", "1154000000", "EUR", "exact"),
            figure("n4", "plus de 3%", "percent", "3", "%", "more_than"),
            figure("n5", "25 euros", "money", "25", "EUR", "exact"),
            margin,
        ],
        "dates": [
            date("d1", "jeudi", "2025-10-23", "day"),
            date("d2", "troisième trimestre", "2025-Q3", "quarter"),
            date("d3", "un an", "P1Y", "duration"),
            date("d4", "2026", "2026", "year"),
        ],
        "facts": [
            fact("f1", "financial_result", json!({ "subject": {"entity": "e1"}, "metric": {"term": "revenue"}, "value": {"figure": "n1"},
                "change": {"figure": "n2"}, "basis": {"term": "yoy"}, "direction": {"term": "up"}, "previous": {"figure": "n3"}, "period": {"date": "d2"} }),
                "asserted", "Veltis a publié jeudi un chiffre d'affaires de 1,2 milliard d'euros au troisième trimestre, en hausse de 4% sur un an, contre 1,154 milliard",
                "Veltis revenue rose 4% year on year to EUR 1.2 billion in the third quarter of 2025, from EUR 1.154 billion."),
            fact("f2", "price_move", json!({ "subject": {"entity": "e1"}, "change": {"figure": "n4"}, "direction": {"term": "down"}, "level": {"figure": "n5"} }),
                "asserted", "Le titre cédait plus de 3% à 25 euros", "Veltis shares fell more than 3% to EUR 25."),
            expected,
            fact("f4", "acquisition", json!({ "acquirer": {"entity": "e3"}, "target": {"entity": "e1"} }), "denied",
                "Orgel n'a pas racheté Veltis", "Orgel has not acquired Veltis."),
        ],
        "marks": [],
        "coverage": [
            { "item": "n1", "state": "used", "reason": null, "facts": ["f1"] }, { "item": "n2", "state": "used", "reason": null, "facts": ["f1"] },
            { "item": "n3", "state": "used", "reason": null, "facts": ["f1"] }, { "item": "n4", "state": "used", "reason": null, "facts": ["f2"] },
            { "item": "n5", "state": "used", "reason": null, "facts": ["f2"] }, { "item": "n6", "state": "used", "reason": null, "facts": ["f3"] },
            { "item": "d1", "state": "set_aside", "reason": "day of the telling", "facts": [] },
            { "item": "d2", "state": "used", "reason": null, "facts": ["f1"] },
            { "item": "d3", "state": "set_aside", "reason": "basis", "facts": [] },
            { "item": "d4", "state": "used", "reason": null, "facts": ["f3"] },
        ],
        "validation": { "status": "pass", "checked": 0, "findings": [] },
    })
}

fn sheet(value: &Value) -> Sheet {
    serde_json::from_value(value.clone()).unwrap()
}

/// One bend per check: the check, a pointer into the right sheet, and what to put there.
fn bent() -> Vec<(&'static str, Vec<(&'static str, Value)>)> {
    let say = |at: &'static str, what: &str| (at, json!(what));
    vec![
        ("slice-equals-quote", vec![("/figures/0/span/end", json!(97))]),
        ("ids-in-order", vec![say("/dates/1/id", "d1")]),
        ("references-resolve", vec![say("/facts/1/roles/level/figure", "n9")]),
        ("roles-fit-type", vec![say("/facts/1/roles/direction/term", "sideways")]),
        ("lines-have-facts", vec![("/summary/0/facts", json!([]))]),
        ("ledger-complete", vec![("/coverage/6/reason", json!(null))]),
        ("figure-unread", vec![say("/coverage/5/state", "unread")]),
        ("figure-value", vec![say("/figures/0/value", "1300000000")]),
        ("figure-sign", vec![say("/figures/1/value", "-4")]),
        ("figure-unit", vec![say("/figures/4/unit", "USD")]),
        ("figure-bound", vec![say("/figures/3/bound", "exact")]),
        ("figure-borrowed", vec![say("/figures/2/unit", "USD")]),
        ("figure-range", vec![("/figures/5/max", json!(null))]),
        ("figure-unreadable", vec![("/figures/1/text", json!("%"))]),
        ("date-value", vec![say("/dates/1/value", "2025-Q2")]),
        (
            "english-numeral",
            vec![say(
                "/facts/0/statement",
                "Veltis revenue rose 5% year on year to EUR 1.2 billion in the third quarter of 2025.",
            )],
        ),
        ("english-unit", vec![say("/facts/1/statement", "Veltis shares fell more than 3% to USD 25.")]),
        (
            "english-calendar",
            vec![say("/facts/0/statement", "Veltis revenue rose 4% year on year in the second quarter of 2025.")],
        ),
        ("english-name", vec![say("/facts/1/statement", "Orgel shares fell more than 3% to EUR 25.")]),
        ("english-bound", vec![say("/summary/0/statement", "Veltis shares fell 3%.")]),
        ("english-direction", vec![say("/headline/statement", "Veltis revenue falls 4%")]),
        (
            "english-modality",
            vec![say("/facts/2/statement", "Veltis has an operating margin of 12% to 13% in 2026, says Ardine.")],
        ),
        ("english-negation", vec![say("/facts/1/statement", "Veltis shares have not fallen more than 3% to EUR 25.")]),
        (
            "english-attribution",
            vec![say("/facts/2/statement", "Veltis should reach an operating margin of 12% to 13% in 2026.")],
        ),
        (
            "english-period",
            vec![say("/facts/2/statement", "Ardine expects Veltis to reach an operating margin of 12% to 13%.")],
        ),
        (
            "english-basis",
            vec![say("/facts/0/statement", "Veltis revenue rose 4% to EUR 1.2 billion in the third quarter of 2025.")],
        ),
        ("english-roles", vec![say("/facts/0/roles/value/figure", "n3"), say("/facts/0/roles/previous/figure", "n1")]),
        ("english-sign", vec![say("/facts/1/statement", "Veltis shares fell more than 3% to EUR -25.")]),
        (
            "english-quote",
            vec![
                ("/facts/3/type", json!("quote")),
                ("/facts/3/modality", json!("asserted")),
                (
                    "/facts/3/roles",
                    json!({ "speaker": {"entity": "e3"}, "text": {"phrase": slice("n'a pas racheté Veltis")} }),
                ),
                say("/facts/3/statement", "Orgel said: \"a racheté Veltis\"."),
            ],
        ),
        (
            "english-stance",
            vec![say("/facts/1/statement", "Veltis shares are expected to fall more than 3% to EUR 25.")],
        ),
        ("period-told", vec![say("/facts/2/roles/period/date", "d2")]),
        (
            "roles-told",
            vec![(
                "/facts/1/roles",
                json!({ "subject": {"entity": "e1"}, "change": {"figure": "n4"}, "direction": {"term": "down"},
                    "level": {"figure": "n5"}, "venue": {"entity": "e3"} }),
            )],
        ),
        ("subject-told", vec![say("/facts/1/statement", "The stock fell more than 3% to EUR 25.")]),
        ("roles-apart", vec![say("/facts/3/roles/acquirer/entity", "e1")]),
        (
            "consensus-expected",
            vec![(
                "/facts/0/roles",
                json!({ "subject": {"entity": "e1"}, "metric": {"term": "revenue"}, "value": {"figure": "n1"},
                    "consensus": {"figure": "n3"}, "previous": {"figure": "n6"}, "period": {"date": "d2"} }),
            )],
        ),
        ("evidence-direction", vec![say("/facts/0/roles/direction/term", "down")]),
        ("evidence-modality", vec![say("/facts/2/modality", "asserted")]),
        ("evidence-negation", vec![say("/facts/1/modality", "denied")]),
        ("evidence-holds-roles", vec![("/facts/2/evidence", json!([]))]),
        ("amounts-agree", vec![say("/figures/1/value", "40")]),
        (
            "facts-agree",
            vec![
                ("/facts/2/type", json!("financial_result")),
                ("/facts/2/modality", json!("asserted")),
                ("/facts/2/attribution", json!(null)),
                (
                    "/facts/2/roles",
                    json!({ "subject": {"entity": "e1"}, "metric": {"term": "revenue"}, "value": {"figure": "n5"}, "basis": {"term": "yoy"}, "period": {"date": "d2"} }),
                ),
            ],
        ),
    ]
}

#[test]
fn every_check_passes_the_right_sheet_and_finds_its_bend() {
    let found = check(&sheet(&right()), ARTICLE);
    assert_eq!(lines(&found, Severity::Note), Vec::<String>::new(), "the right sheet must have no finding");
    assert_eq!(found.status, Status::Pass);
    assert!(found.checked > 80, "{}", found.checked);
    let mut seen = Vec::new();
    for (id, bends) in bent() {
        let mut value = right();
        for (at, what) in bends {
            *value.pointer_mut(at).unwrap_or_else(|| panic!("{id}: no {at}")) = what;
        }
        let found = check(&sheet(&value), ARTICLE);
        let hit = found.findings.iter().find(|f| f.check == id);
        let severity =
            hit.unwrap_or_else(|| panic!("{id} missed its bend; found {:#?}", lines(&found, Severity::Note))).severity;
        let own = CHECKS.iter().find(|c| c.id == id).unwrap().severity;
        assert!(severity >= own, "{id}");
        seen.push(id);
    }
    // A share of figures is asked only where it is set.
    let all: Vec<&str> = CHECKS.iter().map(|c| c.id).filter(|id| *id != "coverage").collect();
    assert_eq!(seen, all, "every check needs one bend in `bent`, in the order of the list");
}

/// Further bends of checks that ask more than one thing.
#[test]
fn what_a_check_asks_besides_is_found_too() {
    let say = |at: &'static str, what: &str| (at, json!(what));
    let bends = [
        ("english-sign", say("/facts/1/statement", "Veltis shares fell -3% to EUR 25.")),
        ("english-attribution", say("/facts/2/statement", "An operating margin of 12% to 13% is expected in 2026.")),
        (
            "period-told",
            say(
                "/facts/0/statement",
                "Veltis revenue rose 4% year on year to EUR 1.2 billion in 2025, from EUR 1.154 billion.",
            ),
        ),
        (
            "period-told",
            say("/facts/2/statement", "Ardine expects Veltis to reach a margin of 12% to 13% in 2026/2026."),
        ),
        (
            "amounts-agree",
            (
                "/facts/0/roles",
                json!({ "subject": {"entity": "e1"}, "metric": {"term": "revenue"}, "value": {"figure": "n1"},
                    "direction": {"term": "down"}, "previous": {"figure": "n5"}, "period": {"date": "d2"} }),
            ),
        ),
        ("date-value", say("/dates/1/value", "2024/2026")),
        (
            "english-direction",
            (
                "/facts/1",
                json!({ "id": "f2", "type": "analyst_rating", "modality": "asserted", "attribution": null, "time": null,
                    "frame": "example", "evidence": [slice("Le titre cédait plus de 3% à 25 euros")],
                    "roles": { "broker": {"entity": "e2"}, "subject": {"entity": "e1"}, "rating": {"term": "buy"}, "action": {"term": "upgraded"} },
                    "statement": "Ardine downgraded Veltis to buy." }),
            ),
        ),
    ];
    for (id, (at, what)) in bends {
        let mut value = right();
        *value.pointer_mut(at).unwrap_or_else(|| panic!("{id}: no {at}")) = what;
        let found = check(&sheet(&value), ARTICLE);
        let hit = found.findings.iter().any(|f| f.check == id && f.severity == Severity::Error);
        assert!(hit, "{id} missed its bend; found {:#?}", lines(&found, Severity::Note));
    }
}

#[test]
fn a_share_of_figures_is_asked_where_it_is_set() {
    let mut value = right();
    *value.pointer_mut("/coverage/5/state").unwrap() = json!("unread");
    *value.pointer_mut("/coverage/5/facts").unwrap() = json!([]);
    let found = |least: f64| {
        let mut limits = Limits::default();
        assert!(limits.set("coverage", "at-least", least));
        let found = validate_within(&sheet(&value), ARTICLE, &FRENCH, &limits);
        found.findings.iter().any(|f| f.check == "coverage" && f.severity == Severity::Error)
    };
    assert!(found(0.9) && !found(0.8) && !found(0.0));
}

#[test]
fn checks_are_named_and_documented() {
    let mut ids: Vec<&str> = CHECKS.iter().map(|c| c.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), CHECKS.len(), "two checks share an id");
    for check in CHECKS {
        assert!(check.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{} is not kebab-case", check.id);
        assert!(check.doc.ends_with('.') && check.doc.len() < 120, "{}: one short sentence", check.id);
    }
}

#[test]
fn hostile_sheets_and_empty_sources_never_panic() {
    let mut value = right();
    for at in ["/figures/0/span", "/facts/0/evidence/0/span", "/dates/2/span"] {
        *value.pointer_mut(at).unwrap() = json!({ "start": 4_000_000_000u32, "end": 3u32 });
    }
    *value.pointer_mut("/figures/1/span").unwrap() = json!({ "start": 19, "end": 20 });
    *value.pointer_mut("/dates/0/value").unwrap() = json!("2025-é");
    *value.pointer_mut("/dates/1/value").unwrap() = json!("P");
    *value.pointer_mut("/facts/1/statement").unwrap() =
        json!("é€ 9999999999999999999999999999999999999 billion trillion 1,2,3.4.5:6:7 – 5–");
    for source in [ARTICLE, "", "é", "1,2 milliard"] {
        assert_eq!(check(&sheet(&value), source).status, Status::Fail);
    }
}

/// Bends every gold sheet in one way and counts how often anything is found that was not found before.
fn caught(what: &str, least: Severity, share: f64, bend: impl Fn(&mut Sheet, usize) -> bool) {
    let (mut hit, mut all, mut missed) = (0usize, 0usize, Vec::new());
    for (name, text, sheet) in goldsheet::all() {
        let before = lines(&check(&sheet, &text), least).len();
        let most = sheet.figures.len().max(sheet.dates.len()).max(sheet.facts.len());
        for at in 0..most {
            let mut bent = sheet.clone();
            if !bend(&mut bent, at) {
                continue;
            }
            all += 1;
            if lines(&check(&bent, &text), least).len() > before {
                hit += 1;
            } else {
                let of = |list: Option<String>| list.unwrap_or_default();
                missed.push(format!(
                    "{name} {at}: {} | {} | {}",
                    of(sheet.figures.get(at).map(|f| f.text.clone())),
                    of(sheet.dates.get(at).map(|d| d.text.clone())),
                    of(sheet.facts.get(at).map(|f| f.statement.clone()))
                ));
            }
        }
    }
    println!("{what}: {hit} of {all} caught");
    assert!(
        all == 0 || hit as f64 >= share * all as f64,
        "{what}: only {hit} of {all} caught; missed:\n{}",
        missed.join("\n")
    );
}

fn decimal(sheet: &Sheet, at: usize) -> Option<Decimal> {
    sheet.figures.get(at)?.value?.decimal()
}

#[test]
fn a_changed_digit_is_caught() {
    caught("digit", Severity::Error, 1.0, |sheet, at| {
        let Some(value) = decimal(sheet, at) else { return false };
        let text = value.to_string();
        let Some(place) = text.find(|c: char| ('1'..='8').contains(&c)) else { return false };
        let digit = text.as_bytes()[place] + 1;
        let bent = format!("{}{}{}", &text[..place], char::from(digit), &text[place + 1..]);
        sheet.figures[at].value = Some(Amount::Decimal(bent.parse().unwrap()));
        true
    });
}

#[test]
fn a_thousandfold_value_is_caught() {
    caught("magnitude", Severity::Warning, 1.0, |sheet, at| {
        let Some(value) = decimal(sheet, at).and_then(|v| v.scaled(3)).filter(|v| !v.is_zero()) else { return false };
        sheet.figures[at].value = Some(Amount::Decimal(value));
        true
    });
}

#[test]
fn a_swapped_currency_is_caught() {
    caught("currency", Severity::Warning, 1.0, |sheet, at| {
        let Some(figure) = sheet.figures.get_mut(at) else { return false };
        let other = match figure.unit.as_deref() {
            Some("EUR") => "USD",
            Some("USD" | "CHF" | "MAD" | "JPY") => "EUR",
            _ => return false,
        };
        figure.unit = Some(other.into());
        true
    });
}

#[test]
fn a_shifted_date_is_caught() {
    caught("date", Severity::Error, 0.8, |sheet, at| {
        let Some(value) = sheet.dates.get(at).and_then(|d| d.value.clone()) else { return false };
        // The last digit, one further.
        let Some(place) = value.rfind(|c: char| ('1'..='6').contains(&c)) else { return false };
        let digit = char::from(value.as_bytes()[place] + 1);
        let bent = format!("{}{digit}{}", &value[..place], &value[place + 1..]);
        sheet.dates[at].value = Some(bent);
        true
    });
}

#[test]
fn a_shifted_span_is_caught() {
    caught("span", Severity::Error, 1.0, |sheet, at| {
        let Some(figure) = sheet.figures.get_mut(at) else { return false };
        figure.span.start += 1;
        figure.span.end += 1;
        true
    });
}

#[test]
fn a_flipped_direction_is_caught() {
    caught("direction", Severity::Error, 0.97, |sheet, at| {
        let Some(slot) = sheet.facts.get_mut(at).and_then(|f| f.body.slot("direction")) else { return false };
        let Slot::One(role) = slot else { return false };
        let Says::Term { term, .. } = &mut role.says else { return false };
        *term = match &**term {
            "up" => "down".into(),
            "down" => "up".into(),
            _ => return false,
        };
        true
    });
}

#[test]
fn a_dropped_bound_is_caught() {
    const WORDS: [&str; 6] = ["about ", "nearly ", "more than ", "less than ", "at least ", "up to "];
    caught("bound in English", Severity::Error, 1.0, |sheet, at| {
        let Some(fact) = sheet.facts.get_mut(at) else { return false };
        let Some(word) = WORDS.iter().find(|w| fact.statement.contains(*w)) else { return false };
        fact.statement = fact.statement.replace(word, "");
        true
    });
    caught("bound of a figure", Severity::Error, 1.0, |sheet, at| {
        let Some(figure) = sheet.figures.get_mut(at).filter(|f| f.bound != Bound::Exact) else { return false };
        let told = figure.bound;
        figure.bound = Bound::Exact;
        // Bounds that a verb outside the text tells, or the scale word alone, leave no trace in the text.
        !matches!(told, Bound::Vague | Bound::AtMost) || figure.text.contains("jusqu") || figure.text.contains("plus")
    });
}

#[test]
fn a_numeral_that_is_not_of_the_facts_is_caught() {
    caught("English numeral", Severity::Error, 0.97, |sheet, at| {
        let Some(fact) = sheet.facts.get_mut(at) else { return false };
        let Some(place) = fact.statement.find(|c: char| ('1'..='8').contains(&c)) else { return false };
        if fact.statement[..place].chars().next_back().is_some_and(char::is_alphanumeric) {
            return false;
        }
        let digit = char::from(fact.statement.as_bytes()[place] + 1);
        fact.statement.replace_range(place..=place, &digit.to_string());
        true
    });
}

#[test]
fn a_modality_that_is_dropped_is_caught() {
    caught("modality in English", Severity::Error, 0.75, |sheet, at| {
        let Some(fact) = sheet.facts.get_mut(at) else { return false };
        let before = fact.statement.clone();
        for stance in ["is expected to", "could", "does not"] {
            fact.statement = fact.statement.replacen(stance, "did", 1);
        }
        before != fact.statement
    });
}
