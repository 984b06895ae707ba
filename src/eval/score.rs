//! One article scored: its sheet, as any JSON, against its gold.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Map, Value};

use super::{
    Tally,
    compare::{Malformed, alternatives, figure_key, fold, given, plain, same_date, same_key},
};

/// The most items one sheet may have.
const LIMIT: usize = 20_000;

pub(super) type Done<T = ()> = Result<T, Malformed>;

/// Counts of one article per layer, in the order they were first met, and the misses of each kind.
#[derive(Debug, Default)]
pub struct Scored {
    /// Counts per layer.
    pub tallies: Vec<(String, Tally)>,
    /// Misses per kind.
    pub misses: BTreeMap<String, Vec<String>>,
}

impl Scored {
    /// Adds to a layer.
    pub fn add(&mut self, layer: &str, right: usize, wrong: usize, missed: usize) {
        let at = self.tallies.iter().position(|(name, _)| name == layer).unwrap_or_else(|| {
            self.tallies.push((layer.to_owned(), Tally::default()));
            self.tallies.len() - 1
        });
        if let Some((_, tally)) = self.tallies.get_mut(at) {
            tally.add(right, wrong, missed);
        }
    }

    /// Notes a miss.
    pub fn miss(&mut self, kind: &str, line: String) {
        self.misses.entry(kind.to_owned()).or_default().push(line);
    }
}

/// A sheet with its ids resolved.
pub(super) struct Sheet<'a> {
    entities: Vec<&'a Value>,
    figures: Vec<&'a Value>,
    dates: Vec<&'a Value>,
    pub facts: Vec<&'a Value>,
    pub by_id: HashMap<&'a str, &'a Value>,
    figure_spans: Vec<(i64, i64)>,
    date_spans: Vec<(i64, i64)>,
}

impl<'a> Sheet<'a> {
    fn new(raw: &'a Value) -> Done<Self> {
        let map = raw.as_object().ok_or(Malformed("the sheet is no object"))?;
        let list = |name: &str| -> Done<Vec<&'a Value>> {
            match given(map.get(name)) {
                None => Ok(Vec::new()),
                Some(Value::Array(items)) => Ok(items.iter().collect()),
                Some(_) => Err(Malformed("a layer is no list")),
            }
        };
        let (entities, figures, dates, facts) = (list("entities")?, list("figures")?, list("dates")?, list("facts")?);
        if entities.len() + figures.len() + dates.len() + facts.len() > LIMIT {
            return Err(Malformed("over 20000 items"));
        }
        let spans = |items: &[&Value]| items.iter().map(|m| whole_span(m)).collect::<Done<Vec<_>>>();
        let (figure_spans, date_spans) = (spans(&figures)?, spans(&dates)?);
        let mut by_id = HashMap::new();
        for item in entities.iter().chain(&figures).chain(&dates) {
            let map = item.as_object().ok_or(Malformed("an item is no object"))?;
            if let Some(Value::String(id)) = map.get("id") {
                by_id.insert(id.as_str(), *item);
            }
        }
        if facts.iter().any(|f| !f.is_object()) {
            return Err(Malformed("a fact is no object"));
        }
        Ok(Self { entities, figures, dates, facts, by_id, figure_spans, date_spans })
    }
}

/// `span.start` and `span.end`, which must be whole numbers.
fn whole_span(item: &Value) -> Done<(i64, i64)> {
    let span = item.get("span").and_then(Value::as_object).ok_or(Malformed("a span is missing"))?;
    let end = |name: &str| match span.get(name) {
        Some(Value::Bool(b)) => Ok(i64::from(*b)),
        Some(Value::Number(n)) => n.as_i64().ok_or(Malformed("span is not two whole numbers")),
        _ => Err(Malformed("span is not two whole numbers")),
    };
    Ok((end("start")?, end("end")?))
}

/// Every quoted slice under `node` that is not the source's.
fn wrong_spans(node: &Value, body: &[u8], wrong: &mut Vec<String>) -> Done {
    match node {
        Value::Object(map) => {
            if let (Some(text), Some(Value::Object(span))) = (map.get("text"), map.get("span")) {
                let slice = cut(body, end_of(span, "start", 0)?, end_of(span, "end", body.len())?);
                if text.as_str() != Some(&String::from_utf8_lossy(slice)) {
                    wrong.push(format!("{:?} at {}", plain(text), Value::Object(span.clone())));
                }
            }
            map.values().try_for_each(|v| wrong_spans(v, body, wrong))
        }
        Value::Array(items) => items.iter().try_for_each(|v| wrong_spans(v, body, wrong)),
        _ => Ok(()),
    }
}

/// One end of a span as a slice bound: absent is nought, null is the text's own end.
fn end_of(span: &Map<String, Value>, name: &str, open: usize) -> Done<i64> {
    match span.get(name) {
        None => Ok(0),
        Some(Value::Null) => Ok(open as i64),
        Some(Value::Bool(b)) => Ok(i64::from(*b)),
        Some(Value::Number(n)) if n.is_i64() || n.is_u64() => Ok(n.as_i64().unwrap_or(i64::MAX)),
        Some(_) => Err(Malformed("a span is not whole numbers")),
    }
}

/// The slice from `start` to `end`; negative ends count from the back, far ones stop at the end.
fn cut(body: &[u8], start: i64, end: i64) -> &[u8] {
    let len = body.len() as i64;
    let place = |at: i64| usize::try_from(if at < 0 { (at + len).max(0) } else { at.min(len) }).unwrap_or(0);
    body.get(place(start)..place(end)).unwrap_or(&[])
}

pub(super) fn surfaces(entity: &Value) -> Done<HashSet<String>> {
    let map = entity.as_object().ok_or(Malformed("an entity is no object"))?;
    let mut names = HashSet::from([fold(&map.get("name").map(plain).unwrap_or_default())]);
    match given(map.get("mentions")) {
        None => {}
        Some(Value::Array(mentions)) => {
            for mention in mentions {
                let mention = mention.as_object().ok_or(Malformed("a mention is no object"))?;
                names.insert(fold(&mention.get("text").map(plain).unwrap_or_default()));
            }
        }
        Some(_) => return Err(Malformed("mentions are no list")),
    }
    Ok(names)
}

pub(super) fn text_of<'a>(map: &'a Value, name: &str) -> Option<&'a str> {
    map.get(name).and_then(Value::as_str)
}

pub(super) fn list_of<'a>(map: &'a Value, name: &str) -> &'a [Value] {
    map.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Byte span of each gold item, searched in reading order after the header's own date.
pub(super) fn locate(items: &[Value], text: &str) -> Result<Vec<(i64, i64)>, String> {
    let mut cursor = header_end(text);
    let mut spans = Vec::with_capacity(items.len());
    for item in items {
        let wanted = text_of(item, "text").unwrap_or("");
        let later = text.get(cursor..).and_then(|rest| rest.find(wanted)).map(|at| at + cursor);
        let Some(at) = later.or_else(|| text.find(wanted)) else {
            return Err(format!("gold text not in the article: {wanted:?}"));
        };
        cursor = at + wanted.len();
        spans.push((at as i64, cursor as i64));
    }
    Ok(spans)
}

/// Where ` date YYYY-MM-DD` at the start of a text ends; nought without it.
fn header_end(text: &str) -> usize {
    let rest = text.trim_start();
    let Some(rest) = rest.strip_prefix("date ") else { return 0 };
    let digits =
        |at: usize, n: usize| rest.as_bytes().get(at..at + n).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
    if !digits(0, 4) {
        return 0;
    }
    let mut end = 4;
    while end < 10 && rest.as_bytes().get(end) == Some(&b'-') && digits(end + 1, 2) {
        end += 3;
    }
    text.len() - rest.len() + end
}

/// What scoring one article needs besides the tallies.
pub(super) struct Case<'a> {
    pub doc: &'a str,
    pub sheet: Sheet<'a>,
    pub out: Scored,
}

/// Why an article could not be scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The sheet is none.
    Sheet(Malformed),
    /// The gold file does not fit its article.
    Gold(String),
}

impl From<Malformed> for Trouble {
    fn from(malformed: Malformed) -> Self {
        Self::Sheet(malformed)
    }
}

/// Scores one article.
///
/// # Errors
/// [`Trouble`] where the sheet is malformed or the gold does not fit the article.
pub fn score(gold: &Value, text: &str, raw: &Value, doc: &str) -> Result<Scored, Trouble> {
    let mut case = Case { doc, sheet: Sheet::new(raw)?, out: Scored::default() };
    let mut wrong = Vec::new();
    for layer in [&case.sheet.entities, &case.sheet.figures, &case.sheet.dates, &case.sheet.facts] {
        layer.iter().try_for_each(|item| wrong_spans(item, text.as_bytes(), &mut wrong))?;
    }
    wrong.into_iter().for_each(|line| case.out.miss("spans.wrong", format!("{doc}: {line}")));
    let (figures, dates) = (list_of(gold, "figures"), list_of(gold, "dates"));
    let spans = locate(figures, text).map_err(Trouble::Gold)?;
    let pred: Vec<_> = case.sheet.figures.iter().copied().zip(case.sheet.figure_spans.iter().copied()).collect();
    let same = |g: &Value, p: &Value| Ok(same_key(text_of(g, "key").unwrap_or(""), &figure_key(p)?, false));
    case.mentions(figures, &spans, &pred, same, "figures", &[("bound", "exact"), ("kind", "-")])?;
    let spans = locate(dates, text).map_err(Trouble::Gold)?;
    let pred: Vec<_> = case.sheet.dates.iter().copied().zip(case.sheet.date_spans.iter().copied()).collect();
    let same = |g: &Value, p: &Value| Ok(same_date(text_of(g, "value").unwrap_or(""), p.get("value")));
    case.mentions(dates, &spans, &pred, same, "dates", &[("bound", "-"), ("mod", "-")])?;
    case.entities(list_of(gold, "entities"))?;
    case.facts(gold)?;
    Ok(case.out)
}

impl Case<'_> {
    fn mentions(
        &mut self,
        gold: &[Value],
        spans: &[(i64, i64)],
        pred: &[(&Value, (i64, i64))],
        same: impl Fn(&Value, &Value) -> Done<bool>,
        layer: &str,
        traits: &[(&str, &str)],
    ) -> Done {
        let doc = self.doc;
        let (mut used, mut strict, mut found) = (HashSet::new(), 0, 0);
        for (g, (s, e)) in gold.iter().zip(spans) {
            let mut best: Option<(usize, &Value, bool)> = None;
            for (i, (p, (ps, pe))) in pred.iter().enumerate() {
                if used.contains(&i) || pe <= s || ps >= e || pe.saturating_sub(*ps) > 2 * (e - s) + 24 {
                    continue;
                }
                let ok = same(g, p)?;
                if best.is_none_or(|(_, _, before)| ok && !before) {
                    best = Some((i, p, ok));
                }
                if ok {
                    break;
                }
            }
            if let Some((i, ..)) = best {
                used.insert(i);
                found += 1;
            }
            if let Some((_, p, true)) = best {
                strict += 1;
                for (name, default) in traits {
                    let want = given(g.get(*name)).map_or_else(|| (*default).to_owned(), plain);
                    let want: Vec<&str> = alternatives(&want).collect();
                    let got = given(p.get(*name)).map_or_else(|| (*default).to_owned(), plain);
                    if want == ["-"] && got == "-" {
                        continue;
                    }
                    let layer = format!("{layer}.{name}");
                    if want.contains(&got.as_str()) {
                        self.out.add(&layer, 1, 0, 0);
                    } else {
                        self.out.add(&layer, 0, usize::from(got != "-"), usize::from(!want.contains(&"-")));
                    }
                }
            } else {
                let want = g.get("key").or(g.get("value")).map(plain).unwrap_or_default();
                let got = best.map(|(_, p, _)| format!(" got {} = {}", shown(p.get("text")), shown(p.get("value"))));
                let line = format!("{doc}: {} = {want}{}", shown(g.get("text")), got.unwrap_or_default());
                self.out.miss(&format!("{layer}.missed"), line);
            }
        }
        for (_, (p, _)) in pred.iter().enumerate().filter(|(i, _)| !used.contains(i)) {
            let unit = given(p.get("unit")).map(plain).unwrap_or_default();
            let line = format!("{doc}: {} = {} {unit}", shown(p.get("text")), shown(p.get("value")));
            self.out.miss(&format!("{layer}.extra"), line);
        }
        let (wanted, told) = (gold.len(), pred.len());
        self.out.add(&format!("{layer}.detected"), found, told - found, wanted - found);
        self.out.add(layer, strict, told - strict, wanted - strict);
        Ok(())
    }

    fn entities(&mut self, gold: &[Value]) -> Done {
        let doc = self.doc;
        for (layer, strict) in [("entities", true), ("entities.any_kind", false)] {
            let mut used = HashSet::new();
            for g in gold {
                let accepted: HashSet<String> = list_of(g, "names").iter().map(|n| fold(&plain(n))).collect();
                let kinds = text_of(g, "kind").unwrap_or("");
                let mut hit = None;
                for (i, p) in self.sheet.entities.iter().enumerate() {
                    if !used.contains(&i)
                        && !surfaces(p)?.is_disjoint(&accepted)
                        && (!strict || text_of(p, "kind").is_some_and(|kind| alternatives(kinds).any(|a| a == kind)))
                    {
                        hit = Some(i);
                        break;
                    }
                }
                if let Some(hit) = hit {
                    used.insert(hit);
                } else if strict {
                    let name = list_of(g, "names").first();
                    self.out.miss("entities.missed", format!("{doc}: {kinds} {}", shown(name)));
                }
            }
            for (_, p) in self.sheet.entities.iter().enumerate().filter(|(i, _)| strict && !used.contains(i)) {
                let line = format!("{doc}: {} {}", plain(p.get("kind").unwrap_or(&Value::Null)), shown(p.get("name")));
                self.out.misses.entry("entities.extra".to_owned()).or_default().push(line);
            }
            let (right, told) = (used.len(), self.sheet.entities.len());
            self.out.add(layer, right, told - right, gold.len() - right);
        }
        Ok(())
    }
}

/// A value as misses show it.
pub(super) fn shown(value: Option<&Value>) -> String {
    value.unwrap_or(&Value::Null).to_string()
}
