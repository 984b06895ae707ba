//! Whether the English gives each role its place: who acts before whom, the amount now before the one it is compared with.

use crate::{
    facts::ontology::{FactType, Says},
    sheet::{Fact, FactId},
    validate::{
        case::{Case, EnglishLine, Outcome},
        en::{English, Numeral},
        scan::{Kind, Stretch},
    },
};

/// Of two roles of a type, which one the English names first where none is told with `by`.
const ORDER: &[(FactType, &str, &str)] = &[
    (FactType::Acquisition, "acquirer", "target"),
    (FactType::AnalystRating, "broker", "subject"),
    (FactType::Appointment, "person", "predecessor"),
    (FactType::CapitalRaise, "issuer", "investors"),
    (FactType::Contract, "supplier", "customer"),
    (FactType::CreditRating, "agency", "subject"),
    (FactType::Ownership, "holder", "subject"),
];
/// Roles of an amount of another time.
const EARLIER: &[&str] = &["consensus", "previous", "previous_stake", "previous_target"];

/// Roles stand where their names put them.
pub(super) fn roles(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for line in &case.lines {
        let Some((id, fact)) = line.own.and_then(|id| Some((id, case.fact(id)?))) else { continue };
        parties(case, line, id, fact, &mut out);
        amounts(case, line, id, &mut out);
    }
    out
}

/// Who acts is named before who is acted upon.
fn parties(case: &Case<'_>, line: &EnglishLine<'_>, id: FactId, fact: &Fact, out: &mut Outcome) {
    let kind = fact.body.kind();
    for (_, first, second) in ORDER.iter().filter(|(of, _, _)| *of == kind) {
        let (Some((a, by_a)), Some((b, by_b))) = (place(case, line, fact, first), place(case, line, fact, second))
        else {
            continue;
        };
        // `Ardine expects Orgel to rate Ardine at buy`: whoever speaks comes before both.
        let speaks = |role: &str| match (&fact.attribution, fact.body.get(role).and_then(|slot| slot.entity())) {
            (Some(Says::Entity { entity }), Some(other)) => *entity == other,
            _ => false,
        };
        if speaks(second) && !speaks(first) && line.text.contains(" expects ") {
            continue;
        }
        // `X was bought by Y`, `the acquisition of X by Y`.
        // What an issuer announces is subscribed by others.
        let passive = (by_a || by_b) && kind != FactType::CapitalRaise;
        let holds = if passive { by_a } else { a <= b };
        out.want(holds, None, Some(id), || format!("the statement has {second} where {first} acts: {:?}", line.text));
    }
}

/// Roles of one type that nobody fills with himself.
const APART: &[(FactType, &str, &str)] = &[
    (FactType::Acquisition, "acquirer", "seller"),
    (FactType::Acquisition, "acquirer", "target"),
    (FactType::AnalystRating, "broker", "subject"),
    (FactType::Contract, "supplier", "customer"),
    (FactType::CreditRating, "agency", "subject"),
    (FactType::Ownership, "holder", "subject"),
];

/// Who acts is not who is acted upon.
pub(super) fn apart(case: &Case<'_>) -> Outcome {
    let mut out = Outcome::default();
    for (fact, at) in case.sheet.facts.iter().zip(0..) {
        let kind = fact.body.kind();
        for (_, first, second) in APART.iter().filter(|(of, _, _)| *of == kind) {
            let of = |role: &str| fact.body.get(role).and_then(|slot| slot.entity());
            let (Some(a), Some(b)) = (of(first), of(second)) else { continue };
            out.want(a != b, None, Some(FactId(at)), || format!("{a} is both {first} and {second}"));
        }
    }
    out
}

/// Where a role's entity is first named in the line, and whether `by` stands before it.
fn place(case: &Case<'_>, line: &EnglishLine<'_>, fact: &Fact, role: &str) -> Option<(usize, bool)> {
    let entity = fact.body.get(role)?.all().iter().find_map(|role| match &role.says {
        Says::Entity { entity } => case.entity(*entity),
        _ => None,
    })?;
    let names = std::iter::once(entity.name.as_str()).chain(entity.mentions.iter().map(|m| m.text.as_str()));
    let at = names.filter_map(|name| find(line.text, name)).min()?;
    let before = line.text.get(..at).unwrap_or("").trim_end().trim_end_matches("the").trim_end();
    Some((at, before.ends_with(" by")))
}

/// Where a name stands with no letter glued to it.
pub(super) fn find(text: &str, name: &str) -> Option<usize> {
    text.match_indices(name).map(|(at, _)| at).find(|at| {
        let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        edge(text.get(..*at).and_then(|t| t.chars().next_back()))
            && edge(text.get(at + name.len()..).and_then(|t| t.chars().next()))
    })
}

/// What stands after `from` is the earlier amount, and no other stands there.
fn amounts(case: &Case<'_>, line: &EnglishLine<'_>, id: FactId, out: &mut Outcome) {
    let Some(grounds) = case.grounds(id) else { return };
    let told: Vec<_> = grounds.figures().filter_map(|(role, figure)| Some((role, case.figure(figure)?))).collect();
    if !told.iter().any(|(role, _)| EARLIER.contains(role)) {
        return;
    }
    for numeral in &line.english.numerals {
        let said = |figure: &crate::sheet::Figure| {
            let value = figure.value.and_then(crate::value::Amount::decimal).map(crate::value::Decimal::abs);
            value.is_some_and(|v| numeral.prints(v)) || figure.max.is_some_and(|v| numeral.prints(v.abs()))
        };
        let mut roles = told.iter().filter(|(_, figure)| said(figure)).map(|(role, _)| *role);
        let Some(role) = roles.next() else { continue };
        // A line may be about the consensus itself.
        if role == "consensus" && line.text.contains("consensus") {
            continue;
        }
        // Two roles of one value tell nothing apart.
        if roles.any(|other| other != role) {
            continue;
        }
        let earlier = EARLIER.contains(&role);
        let beside = beside(&line.english, numeral);
        out.want(
            earlier == beside || !earlier && role != "value" && role != "target" && role != "level" && role != "stake",
            None,
            Some(id),
            || {
                let text = line.text.get(numeral.bytes.0 as usize..numeral.bytes.1 as usize).unwrap_or("");
                format!(
                    "the statement tells {text}, the {role}, as the {} amount: {:?}",
                    if beside { "earlier" } else { "new" },
                    line.text
                )
            },
        );
    }
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Whether the `of` at this piece ends `after a rise of` or `after a fall of`.
fn is_after(text: Stretch<'_>, of: usize) -> bool {
    let word = |back: usize| of.checked_sub(back).map_or("", |at| text.fold(at));
    matches!(word(1), "rise" | "fall") && word(2) == "a" && word(3) == "after"
}

/// Whether the words before a numeral bring in an amount of another time.
fn beside(english: &English<'_>, numeral: &Numeral) -> bool {
    let text = english.scan.all();
    // Back over a currency, a bound, a noun and the other end of a range, to the word that brings the amount in.
    let mut at = numeral.pieces.0;
    while let Some(before) = at.checked_sub(1) {
        match text.fold(before) {
            "from" | "previous" | "against" | "versus" | "compared" | "consensus" => return true,
            // `after a rise of 0.3%`
            "of" if is_after(text, before) => return true,
            "by" | "in" | "was" | "is" | "reached" => return false,
            // Of `to` only that of a range goes on.
            "to" | "and" => {
                // `for 2025 to a range of`: a year is no end of one.
                let range = before
                    .checked_sub(1)
                    .and_then(|i| Some((i, text.get(i)?)))
                    .is_some_and(|(i, p)| p.kind == Kind::Digits && !is_year(text.fold(i)))
                    || before > 0 && matches!(text.fold(before - 1), "%" | "million" | "billion" | "points");
                if !range {
                    return false;
                }
            }
            ";" | "(" => return false,
            "," if !text.is_digits(at) => return false,
            _ if numeral.pieces.0 - before > 12 => return false,
            _ => {}
        }
        at = before;
    }
    false
}
