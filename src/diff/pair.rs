//! Which facts of two lists are the same, and what changed in them.

use std::{
    cmp::Reverse,
    collections::{HashMap, VecDeque},
    fmt,
};

use serde::Serialize;

use super::told::{Class, Field, Told};
use crate::facts::ontology::FactType;

/// What changed between two lists of facts, by their places in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Count of facts that stand in both.
    pub same: usize,
    /// Facts of the old list that are no more.
    pub removed: Vec<usize>,
    /// Facts that only the new list has.
    pub added: Vec<usize>,
    /// Facts told otherwise.
    pub changed: Vec<Changed>,
}

impl Difference {
    /// Whether both lists say the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty() && self.changed.is_empty()
    }
}

/// One fact told otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its place in the old list.
    pub old: usize,
    /// Its place in the new list.
    pub new: usize,
    /// What differs.
    pub roles: Vec<Change>,
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roles: Vec<String> = self.roles.iter().map(ToString::to_string).collect();
        f.write_str(&roles.join(", "))
    }
}

/// One role that says something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The role, or `modality`, `attribution`, `time`.
    pub role: String,
    /// What it said.
    pub old: Option<String>,
    /// What it says.
    pub new: Option<String>,
}

impl fmt::Display for Change {
    /// `target 295 → 290 USD`: a unit that both share is told once.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let none = || "(none)".to_owned();
        let (old, new) = (self.old.clone().unwrap_or_else(none), self.new.clone().unwrap_or_else(none));
        let old = match (old.rsplit_once(' '), new.rsplit_once(' ')) {
            (Some((value, unit)), Some((_, same))) if unit == same && value.ends_with(|c: char| c.is_ascii_digit()) => {
                value
            }
            _ => old.as_str(),
        };
        write!(f, "{} {old} → {new}", self.role)
    }
}

/// What changed from `old` to `new`.
///
/// ```
/// use fiche::diff::{Told, compare};
/// let told = |target: &str| -> Told {
///     let fact = r#"{"type":"analyst_rating","roles":{"broker":"Orgel","subject":"Veltis","target":"TARGET"}}"#;
///     serde_json::from_str(&fact.replace("TARGET", target)).unwrap()
/// };
/// let found = compare(&[told("295 USD")], &[told("290 USD"), told("3 EUR")]);
/// assert_eq!(found.changed[0].to_string(), "target 295 → 290 USD");
/// assert_eq!((found.same, found.removed.len(), found.added), (0, 0, vec![1]));
/// ```
#[must_use]
pub fn compare(old: &[Told], new: &[Told]) -> Difference {
    let mut found = Difference::default();
    let (old_fields, new_fields) = (fields(old), fields(new));
    // Equal facts told twice are two: each takes one partner.
    let mut equal: HashMap<&(FactType, Vec<Field>), VecDeque<usize>> = HashMap::new();
    for (at, fact) in new_fields.iter().enumerate() {
        equal.entry(fact).or_default().push_back(at);
    }
    let mut old_left = Vec::new();
    for (at, fact) in old_fields.iter().enumerate() {
        match equal.get_mut(fact).and_then(VecDeque::pop_front) {
            Some(_) => found.same += 1,
            None => old_left.push(at),
        }
    }
    let mut new_left: Vec<usize> = equal.into_values().flatten().collect();
    new_left.sort_unstable();

    let mut pairs = Vec::new();
    for &o in &old_left {
        for &n in &new_left {
            let (Some(before), Some(after)) = (old_fields.get(o), new_fields.get(n)) else { continue };
            if let Some((tier, alike)) = likeness(before, after) {
                pairs.push((tier, Reverse(alike), o, n));
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, o, n) in pairs {
        let (Ok(old_at), Ok(new_at)) = (old_left.binary_search(&o), new_left.binary_search(&n)) else { continue };
        old_left.remove(old_at);
        new_left.remove(new_at);
        if let (Some((_, before)), Some((_, after))) = (old_fields.get(o), new_fields.get(n)) {
            found.changed.push(Changed { old: o, new: n, roles: changes(before, after) });
        }
    }
    found.changed.sort_by_key(|changed| (changed.new, changed.old));
    found.removed = old_left;
    found.added = new_left;
    found
}

fn fields(facts: &[Told]) -> Vec<(FactType, Vec<Field>)> {
    facts.iter().map(|fact| (fact.kind, fact.fields())).collect()
}

/// How near two facts are: the tier (the less, the nearer) and the count of equal fields; `None` for two facts.
fn likeness(old: &(FactType, Vec<Field>), new: &(FactType, Vec<Field>)) -> Option<(u8, usize)> {
    if old.0 != new.0 {
        return None;
    }
    let alike: Vec<Class> = old.1.iter().filter(|field| new.1.contains(field)).map(|field| field.class).collect();
    let alike_of = |class: Class| alike.iter().filter(|c| **c == class).count();
    let unlike = |keep: fn(Class) -> bool| {
        let names = |fields: &[Field], others: &[Field]| -> Vec<String> {
            let other = fields.iter().filter(|field| keep(field.class) && !others.contains(field));
            other.map(|field| field.name.clone()).collect()
        };
        let (mut gone, came) = (names(&old.1, &new.1), names(&new.1, &old.1));
        gone.extend(came.into_iter().filter(|name| !gone.contains(name)).collect::<Vec<_>>());
        gone.len()
    };
    let keys = unlike(|class| class != Class::Also);
    let tier = if keys == 0 {
        0
    } else if unlike(|class| class == Class::Names) == 0 && alike_of(Class::Names) > 0 {
        1
    } else if keys == 1 && alike_of(Class::Measures) > 0 {
        2
    } else {
        return None;
    };
    Some((tier, alike.len()))
}

/// Role by role, in the contract's order.
fn changes(old: &[Field], new: &[Field]) -> Vec<Change> {
    let text = |fields: &[Field], name: &str| fields.iter().find(|f| f.name == name).map(|f| f.text.clone());
    let came = new.iter().filter(|field| text(old, &field.name).is_none());
    old.iter()
        .chain(came)
        .map(|field| Change { role: field.name.clone(), old: text(old, &field.name), new: text(new, &field.name) })
        .filter(|change| change.old != change.new)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(lines: &[&str]) -> Vec<Told> {
        lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    const REVENUE: &str = r#"{"type":"financial_result","roles":{"subject":"Veltis","metric":"revenue","value":"10 EUR","period":"2025"}}"#;
    const HALVED: &str = r#"{"type":"financial_result","roles":{"subject":"Veltis","metric":"revenue","value":"5 EUR","period":"2025"}}"#;
    const ARDINE: &str = r#"{"type":"financial_result","roles":{"subject":"Ardine","metric":"revenue","value":"10 EUR","period":"2025"}}"#;
    const INCOME: &str =
        r#"{"type":"financial_result","roles":{"subject":"Veltis","metric":"net_income","value":"1 EUR"}}"#;
    const MAYBE: &str = r#"{"type":"financial_result","roles":{"subject":"Veltis","metric":"net_income","value":"1 EUR"},"modality":"expected"}"#;

    #[test]
    fn order_does_not_count_and_twice_is_two() {
        let found = compare(&told(&[REVENUE, INCOME, INCOME]), &told(&[INCOME, REVENUE]));
        assert_eq!(found, Difference { same: 2, removed: vec![2], ..Difference::default() });
    }

    #[test]
    fn the_nearest_partner_is_taken() {
        let found = compare(&told(&[REVENUE, INCOME]), &told(&[ARDINE, HALVED, MAYBE]));
        let shown: Vec<String> = found.changed.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["value 10 → 5 EUR", "modality asserted → expected"]);
        assert_eq!((found.removed, found.added), (vec![], vec![0]));
        let other = compare(&told(&[REVENUE]), &told(&[ARDINE]));
        assert_eq!(other.changed[0].to_string(), "subject Veltis → Ardine");
    }

    #[test]
    fn another_metric_is_another_fact() {
        let found = compare(&told(&[REVENUE]), &told(&[INCOME]));
        assert_eq!((found.removed, found.added, found.changed), (vec![0], vec![0], vec![]));
    }

    #[test]
    fn facts_go_through_json_as_they_are() {
        for line in [REVENUE, MAYBE] {
            assert_eq!(serde_json::to_string(&told(&[line])[0]).unwrap(), line);
        }
        let bad = |line: &str| serde_json::from_str::<Told>(line).unwrap_err().to_string();
        assert!(
            bad(r#"{"type":"dividends","roles":{}}"#).starts_with("unknown fact type `dividends`, expected one of ")
        );
        assert!(
            bad(r#"{"type":"dividend","roles":{"payer":"V"}}"#)
                .starts_with("dividend has no role `payer`, its roles are ")
        );
    }
}
