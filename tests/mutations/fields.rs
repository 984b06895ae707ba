//! Damage to the fields of a sheet: figures, dates, roles, stance, lines.

use serde_json::{Value, json};

use super::{Damage, Operator, chance::Chance};

/// The places of every object `key` in the roles and attribution of the facts: pointers.
fn roles(sheet: &Value, form: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, fact) in list(sheet, "facts").iter().enumerate() {
        for (role, said) in fact["roles"].as_object().into_iter().flatten() {
            match said {
                Value::Array(many) => out.extend(
                    (0..many.len())
                        .filter(|i| !many[*i][form].is_null())
                        .map(|i| format!("/facts/{at}/roles/{role}/{i}/{form}")),
                ),
                one if !one[form].is_null() => out.push(format!("/facts/{at}/roles/{role}/{form}")),
                _ => {}
            }
        }
    }
    out
}

fn list<'v>(sheet: &'v Value, key: &str) -> &'v [Value] {
    sheet[key].as_array().map_or(&[], Vec::as_slice)
}

fn item<'v>(sheet: &'v Value, key: &str, id: &Value) -> Option<&'v Value> {
    list(sheet, key).iter().find(|item| &item["id"] == id)
}

fn set(sheet: &mut Value, place: &str, value: Value) {
    *sheet.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = value;
}

/// A field of a figure changed by `change`; nothing where no figure takes it.
fn figure(
    sheet: &mut Value,
    chance: &mut Chance,
    takes: impl Fn(&Value) -> bool,
    change: impl Fn(&mut Value, &mut Chance),
) -> Damage<()> {
    let able: Vec<usize> = (0..list(sheet, "figures").len()).filter(|at| takes(&sheet["figures"][*at])).collect();
    let Some(at) = chance.pick(&able) else { return Damage::None };
    let before = sheet["figures"][*at].clone();
    change(&mut sheet["figures"][*at], chance);
    if sheet["figures"][*at] == before { Damage::Equivalent } else { Damage::Done(()) }
}

/// The same for a fact.
fn fact(
    sheet: &mut Value,
    chance: &mut Chance,
    takes: impl Fn(&Value) -> bool,
    change: impl Fn(&mut Value),
) -> Damage<()> {
    let able: Vec<usize> = (0..list(sheet, "facts").len()).filter(|at| takes(&sheet["facts"][*at])).collect();
    let Some(at) = chance.pick(&able) else { return Damage::None };
    change(&mut sheet["facts"][*at]);
    Damage::Done(())
}

fn whole(value: &Value) -> bool {
    value["value"].as_str().is_some_and(|v| !v.contains('/') && v.parse::<f64>().is_ok_and(|n| n != 0.0))
}

fn scaled(value: &str, power: i32) -> Value {
    let value: fiche::value::Decimal = value.parse().unwrap();
    json!(value.scaled(power).unwrap().to_string())
}

/// The sheet damaged in one way.
pub fn damage(operator: Operator, sheet: &mut Value, chance: &mut Chance) -> Damage<()> {
    match operator {
        Operator::Digit => figure(sheet, chance, whole, |figure, chance| {
            let mut value = figure["value"].as_str().unwrap().to_owned();
            let significant = value.trim_end_matches('0').len().max(1);
            let places: Vec<usize> = value
                .char_indices()
                .filter(|(at, c)| c.is_ascii_digit() && *at < significant)
                .map(|(at, _)| at)
                .collect();
            let at = places[chance.below(places.len())];
            let old = value.as_bytes()[at] - b'0';
            let new = (old + 1 + chance.below(9) as u8) % 10;
            value.replace_range(at..=at, &new.to_string());
            figure["value"] = json!(value);
        }),
        Operator::Magnitude => figure(sheet, chance, whole, |figure, chance| {
            let power = [1, 3, -1, -3][chance.below(4)];
            let value = figure["value"].as_str().unwrap().to_owned();
            figure["value"] = scaled(&value, power);
        }),
        Operator::Sign => figure(sheet, chance, whole, |figure, _| {
            let value = figure["value"].as_str().unwrap();
            figure["value"] = json!(value.strip_prefix('-').map_or_else(|| format!("-{value}"), str::to_owned));
        }),
        Operator::Currency => figure(
            sheet,
            chance,
            |f| f["kind"] == "money" && f["unit"].is_string(),
            |figure, _| {
                figure["unit"] = json!(if figure["unit"] == "EUR" { "USD" } else { "EUR" });
            },
        ),
        Operator::Points => figure(
            sheet,
            chance,
            |f| f["kind"] == "percent" || f["kind"] == "percentage_points",
            |figure, _| {
                let percent = figure["kind"] == "percent";
                figure["kind"] = json!(if percent { "percentage_points" } else { "percent" });
                figure["unit"] = json!(if percent { "pp" } else { "%" });
            },
        ),
        Operator::Bound => {
            figure(sheet, chance, |f| f["bound"] != "exact", |figure, _| figure["bound"] = json!("exact"))
        }
        Operator::Hedge => fact(
            sheet,
            chance,
            |f| f["modality"] == "expected" || f["modality"] == "possible",
            |f| f["modality"] = json!("asserted"),
        ),
        Operator::Negation => fact(
            sheet,
            chance,
            |_| true,
            |f| {
                f["modality"] = json!(if f["modality"] == "denied" { "asserted" } else { "denied" });
            },
        ),
        Operator::Direction => fact(
            sheet,
            chance,
            |f| f["roles"]["direction"]["term"] == "up" || f["roles"]["direction"]["term"] == "down",
            |f| {
                let up = f["roles"]["direction"]["term"] == "up";
                f["roles"]["direction"]["term"] = json!(if up { "down" } else { "up" });
            },
        ),
        Operator::Date => {
            let able: Vec<usize> =
                (0..list(sheet, "dates").len()).filter(|at| sheet["dates"][*at]["value"].is_string()).collect();
            let Some(at) = chance.pick(&able) else { return Damage::None };
            let value = sheet["dates"][*at]["value"].as_str().unwrap().to_owned();
            let Some(new) = shifted(&value, chance) else { return Damage::Equivalent };
            set(sheet, &format!("/dates/{at}/value"), json!(new));
            Damage::Done(())
        }
        Operator::Period => {
            let places: Vec<String> = roles(sheet, "date").into_iter().filter(|p| p.contains("/period/")).collect();
            let Some(place) = chance.pick(&places) else { return Damage::None };
            let old = sheet.pointer(place).cloned().unwrap();
            let value = |id: &Value| item(sheet, "dates", id).map(|d| d["value"].clone());
            let others: Vec<Value> = list(sheet, "dates")
                .iter()
                .filter(|d| d["value"].is_string() && Some(d["value"].clone()) != value(&old))
                .map(|d| d["id"].clone())
                .collect();
            let Some(new) = chance.pick(&others).cloned() else { return Damage::Equivalent };
            set(sheet, place, new);
            Damage::Done(())
        }
        Operator::Entity => {
            let places = roles(sheet, "entity");
            let Some(place) = chance.pick(&places) else { return Damage::None };
            let old = sheet.pointer(place).cloned().unwrap();
            let kind = item(sheet, "entities", &old).map(|e| e["kind"].clone());
            let others: Vec<Value> = list(sheet, "entities")
                .iter()
                .filter(|e| e["id"] != old && Some(e["kind"].clone()) == kind)
                .map(|e| e["id"].clone())
                .collect();
            let Some(new) = chance.pick(&others).cloned() else { return Damage::Equivalent };
            set(sheet, place, new);
            Damage::Done(())
        }
        Operator::Roles => swapped(sheet, chance),
        Operator::Number => {
            let places = roles(sheet, "figure");
            let Some(place) = chance.pick(&places) else { return Damage::None };
            let old = sheet.pointer(place).cloned().unwrap();
            let Some(own) = item(sheet, "figures", &old) else { return Damage::None };
            let key = |f: &Value| (f["value"].clone(), f["unit"].clone(), f["max"].clone());
            let far =
                |f: &Value| f["span"]["start"].as_u64().unwrap().abs_diff(own["span"]["start"].as_u64().unwrap()) > 100;
            let others: Vec<Value> = list(sheet, "figures")
                .iter()
                .filter(|f| f["kind"] == own["kind"] && key(f) != key(own) && far(f))
                .map(|f| f["id"].clone())
                .collect();
            let Some(new) = chance.pick(&others).cloned() else { return Damage::Equivalent };
            set(sheet, place, new);
            Damage::Done(())
        }
        Operator::Attribution => {
            // Where a role names the speaker too, the sheet still says whose word it is.
            let any = list(sheet, "facts").iter().any(|f| !f["attribution"].is_null());
            let told = |f: &Value| f["roles"].to_string().contains(&f["attribution"].to_string());
            let takes = |f: &Value| !f["attribution"].is_null() && !told(f);
            let damaged = fact(sheet, chance, takes, |f| f["attribution"] = Value::Null);
            if matches!(damaged, Damage::None) && any { Damage::Equivalent } else { damaged }
        }
        Operator::Quote => fact(
            sheet,
            chance,
            |f| f["type"] == "quote" && f["roles"]["text"]["phrase"]["text"].is_string(),
            |f| {
                let text = f["roles"]["text"]["phrase"]["text"].as_str().unwrap().to_owned();
                let mut words: Vec<&str> = text.split(' ').collect();
                let middle = words.len() / 2;
                words[middle] = "jamais";
                f["roles"]["text"]["phrase"]["text"] = json!(words.join(" "));
            },
        ),
        Operator::Invented => {
            let Some(line) = list(sheet, "key_facts").first().cloned() else { return Damage::None };
            let company = list(sheet, "entities")
                .iter()
                .find(|e| e["kind"] == "company")
                .map(|e| e["name"].as_str().unwrap().to_owned());
            let name = company.unwrap_or_else(|| "The company".to_owned());
            let Some(sentence) = chance.pick(super::words::INVENTED).map(|s| s.replace("{}", &name)) else {
                return Damage::None;
            };
            let lines = sheet["key_facts"].as_array_mut().unwrap();
            lines.push(json!({ "statement": sentence, "facts": line["facts"] }));
            Damage::Done(())
        }
    }
}

/// Two roles of one fact that take the same form, changed about.
fn swapped(sheet: &mut Value, chance: &mut Chance) -> Damage<()> {
    let mut pairs = Vec::new();
    for form in ["entity", "figure"] {
        let places = roles(sheet, form);
        for (at, a) in places.iter().enumerate() {
            for b in &places[at + 1..] {
                let fact = |p: &str| p.split('/').nth(2).unwrap().to_owned();
                let role = |p: &str| p.split('/').nth(4).unwrap().to_owned();
                let kind = |p: &str| {
                    let id = sheet.pointer(p).unwrap();
                    item(sheet, if form == "entity" { "entities" } else { "figures" }, id).map(|i| i["kind"].clone())
                };
                // `previous` and `value` and the like; a list's members are alike.
                if fact(a) == fact(b)
                    && role(a) != role(b)
                    && kind(a) == kind(b)
                    && sheet.pointer(a) != sheet.pointer(b)
                {
                    pairs.push((a.clone(), b.clone()));
                }
            }
        }
    }
    let Some((a, b)) = chance.pick(&pairs).cloned() else { return Damage::None };
    let (x, y) = (sheet.pointer(&a).cloned().unwrap(), sheet.pointer(&b).cloned().unwrap());
    set(sheet, &a, y);
    set(sheet, &b, x);
    Damage::Done(())
}

/// A date value another one: one unit of its grain away.
fn shifted(value: &str, chance: &mut Chance) -> Option<String> {
    let up = chance.below(2) == 0;
    let (head, last, tail) = if let Some(length) = value.strip_prefix('P') {
        ("P".to_owned(), length.get(..length.len() - 1)?, length.get(length.len() - 1..)?.to_owned())
    } else {
        let core = value.find('T').map_or(value, |t| &value[..t]);
        let from = core.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        (core[..from].to_owned(), &core[from..], value[core.len()..].to_owned())
    };
    let number: u32 = last.parse().ok()?;
    let most = match last.len() {
        1 if head.ends_with('H') => 2,
        1 => 4,
        2 if head.len() == 5 => 12,
        2 => 28,
        _ => 9999,
    };
    let new = if up && number < most || number <= 1 { number + 1 } else { number - 1 };
    let width = last.len();
    (new <= most || value.starts_with('P')).then(|| format!("{head}{new:0width$}{tail}"))
}
