//! Sentences of economies: indicators, key rates, credit notes.

use super::{
    measure::{self, Roles, Thing},
    numbers::Style,
    phrases, table,
    teller::{BE, Subject, Teller, Verb, Will, inner, is_negative, verb},
    terms::{self, Measure},
};
use crate::{
    facts::ontology::{CreditRating, MacroIndicator, PolicyRate, Slot},
    value::Modality,
};

const RAISE: Verb = verb("raise", "raises", "raised");
const CUT: Verb = verb("cut", "cuts", "cut");
const KEEP: Verb = verb("keep", "keeps", "kept");
const UPGRADE: Verb = verb("upgrade", "upgrades", "upgraded");
const DOWNGRADE: Verb = verb("downgrade", "downgrades", "downgraded");
const AFFIRM: Verb = verb("affirm", "affirms", "affirmed");
const CHANGE: Verb = verb("change", "changes", "changed");

static NONE: Slot = Slot::Empty;

/// `French inflation fell to 2.2% year on year in November 2025, from 2.4%, against 2.3% expected.`
pub(super) fn macro_indicator(t: &Teller<'_>, b: &MacroIndicator) -> String {
    let area = b.area.entity().map(|id| t.plain(id));
    let adjective = area.as_deref().and_then(terms::area);
    let term = b.indicator.term().unwrap_or("other");
    let known = terms::measure(term);
    let phrase = b.segment.phrase();
    let np = phrase.and_then(|p| t.translate(p));
    let mut measure =
        known.unwrap_or(Measure { noun: "", plural: false, article: "", negative: "", negative_article: "" });
    let mut before = String::new();
    let mut segment = String::new();
    let quoted = phrase.map(|p| inner(&p.text));
    match (known.is_some(), &np, quoted) {
        (_, None, None) if known.is_none() => before.push_str("indicator"),
        (_, None, None) => {}
        // The indicator's own name.
        (false, Some(np), _) => {
            before.push_str(&np.text);
            measure.plural = np.plural == Some(true);
        }
        (false, None, Some(french)) => before.push_str(&glue!["indicator \"", french, "\""]),
        // `full-time employment` names the indicator itself.
        (true, Some(np), _) if np.text.ends_with(measure.noun) => {
            before.push_str(np.text.strip_suffix(measure.noun).unwrap_or(""));
        }
        (true, Some(np), _) => {
            // `service price inflation`
            let text = np.text.strip_suffix("prices").map_or_else(|| np.text.clone(), |what| glue![what, "price"]);
            before.push_str(&glue![text, " "]);
        }
        (true, None, Some(french)) => segment = glue![" for \"", french, "\""],
    }
    let place = match (&area, adjective) {
        (None, _) => String::new(),
        (Some(_), Some(adjective)) => glue![adjective, " "],
        (Some(_), None) => b.area.entity().map_or_else(String::new, |id| glue![t.owner(id), " "]),
    };
    // `The French unemployment rate`, but `French inflation`.
    let named = np
        .as_ref()
        .is_some_and(|np| np.plural == Some(false) || np.text.ends_with("rate") || np.text.ends_with("index"));
    let single = known.map_or(named || np.is_none(), |m| !m.article.is_empty());
    let the = if single && (adjective.is_some() || area.is_none()) { "the " } else { "" };
    let mut before = glue![the, place, before];
    // What moves from month to month, or falls, is prices: inflation is the rate at which they rise.
    let prices = term == "inflation"
        && b.change.is_empty()
        && (b.basis.term() == Some("mom") || is_below(t, &b.value))
        && (np.is_some() || phrase.is_none());
    if prices {
        let what = np.as_ref().map_or("consumer", |np| np.text.trim_end_matches("prices").trim_end());
        before = glue![the, place, what, " "];
        measure = Measure { noun: "prices", plural: true, article: "", negative: "", negative_article: "" };
    }
    // Prices that fall less than they did.
    if prices
        && b.direction.term() == Some("up")
        && is_below(t, &b.previous)
        && let Some(now) = t.amount_in(&b.value, Style { unsigned: true, ..Style::default() })
        && let Some(was) = t.amount_in(&b.previous, Style { unsigned: true, ..Style::default() })
    {
        let subject = Subject::new(glue!["the fall in ", before.trim_start_matches("the "), "prices"], false);
        let compared =
            if t.is_headline() { String::new() } else { glue![", from ", was, t.earlier(&b.previous, &b.period)] };
        let rest = glue!["to ", now, measure::basis(&b.basis), t.period(&b.period), compared];
        return t.clause(&subject, "", verb("ease", "eases", "eased"), Will::Expect, &rest);
    }
    let share = if matches!(term, "public_debt" | "public_deficit") { " of GDP" } else { "" };
    let roles = Roles {
        value: if prices { &NONE } else { &b.value },
        change: if prices { &b.value } else { &b.change },
        direction: match (prices, is_below(t, &b.value)) {
            (true, true) => None,
            (true, false) => Some("up"),
            (false, _) => b.direction.term(),
        },
        basis: &b.basis,
        previous: &b.previous,
        consensus: &b.consensus,
        period: &b.period,
        place: &NONE,
    };
    measure::tell(t, &Thing { owner: None, before: &before, measure, segment, reports: false, share }, &roles)
}

fn is_below(t: &Teller<'_>, slot: &Slot) -> bool {
    t.figure(slot).is_some_and(|f| is_negative(f, slot.first()))
}

/// `The European Central Bank cut its deposit rate by 25 basis points to 2% from 2.25%.`
pub(super) fn policy_rate(t: &Teller<'_>, b: &PolicyRate) -> String {
    let authority = match b.authority.entity() {
        Some(id) => t.actor(id),
        None => Subject::new("the central bank", false),
    };
    let rate =
        match b.instrument.phrase() {
            Some(p) => match t.translate(p) {
                Some(np) if np.text.contains("rate") || np.text.contains("facility") => {
                    if np.text.ends_with("facility") { glue![np.text, " rate"] } else { np.text }
                }
                Some(np) => np.text,
                None => glue!["rate (\"", inner(&p.text), "\")"],
            },
            None => "key rate".to_owned(),
        };
    let level = t.level(&b.level);
    let previous = t.amount(&b.previous).filter(|_| !t.is_headline());
    let change = t.amount_in(&b.change, Style { unsigned: true, ..Style::default() });
    let mut tail = t.time();
    if t.modality() == Modality::Expected {
        tail = tail.replacen(" at the end of ", " by the end of ", 1);
    }
    if tail.starts_with(" from ") {
        tail = glue![", with effect", tail];
    }
    let its = if t.is_headline() { "" } else { "its " };
    match b.action.term() {
        Some("held") => {
            let at = level.map_or_else(String::new, |l| glue![" at ", l]);
            t.clause(&authority, "", KEEP, Will::Expect, &glue![its, rate, " unchanged", at, tail])
        }
        action => {
            let by = change.map_or_else(String::new, |c| glue![" by ", c]);
            let to = level.map_or_else(String::new, |l| glue![" to ", l]);
            let from = previous.map_or_else(String::new, |p| glue![" from ", p]);
            let verb = match action {
                Some("raised") => RAISE,
                Some("cut") => CUT,
                // Only the rate is told.
                _ => {
                    let subject = t.owned(authority.entity, &rate, false);
                    let at = to.replacen(" to ", "at ", 1);
                    return t.clause(&subject, "", verb("stand", "stands", "stood"), Will::Expect, &glue![at, tail]);
                }
            };
            t.clause(&authority, "", verb, Will::Expect, &glue![its, rate, by, to, from, tail])
        }
    }
}

/// `Ardine Ratings upgraded Portugal's credit rating to A+ from A, with a stable outlook.`
pub(super) fn credit_rating(t: &Teller<'_>, b: &CreditRating) -> String {
    let agency = match b.agency.entity() {
        Some(id) => t.actor(id),
        None => Subject::new("a rating agency", false),
    };
    let whose = b.subject.entity().map_or_else(|| "the issuer's".to_owned(), |id| t.owner(id));
    let note = b.rating.term().map(str::to_owned);
    let before = b.previous_rating.term().filter(|_| !t.is_headline());
    let outlook = b.outlook.term().filter(|_| !t.is_headline()).map(table::spaced);
    let with = outlook.as_ref().map_or_else(String::new, |o| glue![", with ", phrases::article(o), " ", o, " outlook"]);
    let tail = glue![t.time(), with];
    match b.action.term() {
        Some(action @ ("upgraded" | "downgraded")) => {
            let to = note.map_or_else(String::new, |n| glue![" to ", n]);
            let from = before.map_or_else(String::new, |n| glue![" from ", n]);
            let verb = if action == "upgraded" { UPGRADE } else { DOWNGRADE };
            t.clause(&agency, "", verb, Will::Expect, &glue![whose, " credit rating", to, from, tail])
        }
        Some("affirmed") => {
            let at = note.map_or_else(String::new, |n| glue![" at ", n]);
            t.clause(&agency, "", AFFIRM, Will::Expect, &glue![whose, " credit rating", at, tail])
        }
        Some("outlook_changed") => {
            let to = outlook.map_or_else(String::new, |o| glue![" to ", o]);
            let on = note.map_or_else(|| glue![whose, " credit rating"], |n| glue![whose, " ", n, " credit rating"]);
            t.clause(&agency, "", CHANGE, Will::Expect, &glue!["the outlook on ", on, to, t.time()])
        }
        _ => {
            let at = note.map_or_else(String::new, |n| glue![" at ", n]);
            let was = before.map_or_else(String::new, |n| glue![", after ", n]);
            let rate = if t.modality() == Modality::Asserted {
                verb("rate", "rates", "rates")
            } else {
                verb("rate", "rates", "rated")
            };
            let whom = b.subject.entity().map_or_else(|| "the issuer".to_owned(), |id| t.name(id));
            if b.rating.is_empty() {
                return t.clause(&agency, "", BE, Will::Expect, &glue!["rating ", whom, was, tail]);
            }
            t.clause(&agency, "", rate, Will::Expect, &glue![whom, at, was, tail])
        }
    }
}
